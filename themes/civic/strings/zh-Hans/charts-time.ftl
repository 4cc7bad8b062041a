chart-money-name = 经费：{ $project }
chart-money-over = 超出{ $over }
chart-money-beyond = 超出预算
chart-money-title-over = 已支出{ $spent }，超过{ $budget }的预算，多{ $over }
chart-money-title-committed-over = 已支出{ $spent }；已落实{ $committed }，超过{ $budget }的预算
chart-money-title-all = 预算{ $budget }已全部支出
chart-money-title-share = 已支出{ $spent }，占预算{ $budget }的{ $percent }
chart-money-title-against = 已支出{ $spent }，预算{ $budget }
chart-money-title-spent = 已支出{ $spent }，未公布预算
chart-money-title-only-committed-over = 已落实{ $committed }，超过{ $budget }的预算，尚未公布支出
chart-money-title-committed-share = 已落实{ $committed }，占预算{ $budget }的{ $percent }，尚未公布支出
chart-money-title-committed = 已落实{ $committed }，尚未公布支出
chart-money-title-budget = 预算{ $budget }，尚未公布支出
chart-money-title-nothing = 尚未公布经费

chart-burn-title = { $standing }；{ $moved }
chart-burn-left = 离目标{ $target }还差{ $left }
chart-burn-paused = 已暂停：{ $standing }
chart-burn-cancelled = 已终止：{ $standing }
chart-burn-overdue = 期限已过：{ $standing }
chart-burn-same = 目标没有变过
chart-burn-moved = 目标从{ $first }{ $step ->
    [up] 升到
   *[other] 降到
 }{ $last }
chart-burn-moved-twice = 目标从{ $first }{ $step ->
    [up] 升到
   *[other] 降到
 }{ $middle }，再{ $then ->
    [up] 升到
   *[other] 降到
 }{ $last }
chart-burn-moved-often = 目标改过{ $n }次，从{ $first }改到{ $last }
chart-burn-less = 还差{ $left }
chart-burn-more = 已超额{ $left }
chart-burn-until = { $date }以前的目标是{ $target }
chart-burn-scope = 当时的目标
chart-burn-missing = 与目标之差

chart-multiples-none = 没有{ -indicator }
chart-multiples-unknown = { $of }项{ -indicator }都尚未公布数据
chart-multiples-fine = { $of }项{ -indicator }都不落后
chart-multiples-title = { $of }项{ -indicator }中{ $n }项落后，离计划最远的是“{ $name }”
chart-multiples-title-target = { $of }项{ -indicator }中{ $n }项落后，离目标最远的是“{ $name }”
chart-multiples-title-bare = { $of }项{ -indicator }中{ $n }项落后
chart-multiples-subtitle = { $name }：各项{ -indicator }的实际（粗线）、计划（虚线）和目标（点线），落后最多的在前
chart-multiples-subtitle-unit = { $name }：各项{ -indicator }的实际（粗线）、计划（虚线）和目标（点线），单位：{ $unit }，落后最多的在前
chart-multiples-subtitle-target = { $name }：各项{ -indicator }的实际（粗线）和目标（点线），落后的在前，离目标最远的最先
chart-multiples-subtitle-target-unit = { $name }：各项{ -indicator }的实际（粗线）和目标（点线），单位：{ $unit }，落后的在前，离目标最远的最先
chart-multiples-note-shared = 各小图的纵轴相同，可以互相比较。
chart-multiples-note-own = 各小图的纵轴各自标度，高低不能互相比较。
chart-multiples-note-even = 灰色点线：没有公布计划，按匀速画出，供参考。
chart-multiples-note-open = 空心点：最新的数据待确认、是估计或约数。
chart-multiples-note-zero = 有的小图纵轴不从零开始。
chart-multiples-note-left = 另有{ $n }项{ -indicator }只列在表里。
chart-multiples-alt = 小图组：{ $name }。{ $title }。
chart-multiples-one = { $name }：{ $value }
chart-multiples-indicator = { -indicator }
chart-multiples-unit = 单位
chart-multiples-unknown-parts = 有目标的{ $of }个部分都尚未公布数据
chart-multiples-fine-parts = 有目标的{ $of }个部分都不落后
chart-multiples-title-parts = 有目标的{ $of }个部分中{ $n }个落后，离计划最远的是“{ $name }”
chart-multiples-title-target-parts = 有目标的{ $of }个部分中{ $n }个落后，离目标最远的是“{ $name }”
chart-multiples-title-bare-parts = 有目标的{ $of }个部分中{ $n }个落后
chart-multiples-subtitle-parts = { $name }：各部分的实际（粗线）、计划（虚线）和目标（点线），落后最多的在前
chart-multiples-subtitle-unit-parts = { $name }：各部分的实际（粗线）、计划（虚线）和目标（点线），单位：{ $unit }，落后最多的在前
chart-multiples-subtitle-target-parts = { $name }：各部分的实际（粗线）和目标（点线），落后的在前，离目标最远的最先
chart-multiples-subtitle-target-unit-parts = { $name }：各部分的实际（粗线）和目标（点线），单位：{ $unit }，落后的在前，离目标最远的最先
chart-multiples-note-left-parts = 另有{ $n }个部分只列在表里。
