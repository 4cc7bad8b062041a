answers-none = 尚未公布
answers-said = 公布的内容
answers-title = { $date }：{ $said }
answers-title-notes = { $n ->
    [one] { $date }有一条说明
   *[other] { $first }以来有{ $n }条说明，最近一条为{ $date }
 }
answers-alt = 已公布的说明：{ $name }。{ $title }。
answers-note-earlier = 另有更早的{ $n }条，见数据表。
answers-due = 到期
answers-target = 目标：{ $target }
chart-no-figures = 尚未公布数据
chart-no-figures-target = 尚未公布数据；目标{ $target }
chart-title-value = { $date }为{ $actual }
chart-title-paused = 已暂停：{ $date }为{ $actual }，目标{ $target }
chart-title-cancelled = 已终止：{ $date }为{ $actual }，原定{ $target }
chart-title-untold = 最后公布：{ $date }为{ $actual }，未达到{ $target }的目标；到期后没有公布结果
chart-title-overdue = 期限已过：{ $actual }，未达到{ $target }的目标
chart-title-awaiting = 期限已到，等最后的数据：现有{ $actual }，目标{ $target }
chart-title-worse = { $actual }，比起点离目标{ $target }更远
chart-title-beyond = 已有{ $actual }，超过{ $target }的目标
chart-title-beyond-down = 已降到{ $actual }，比目标{ $target }更低
chart-title-reached = 已有{ $actual }，达到目标
chart-title-share = 已有{ $actual }，占目标{ $target }的{ $percent }
chart-title-way = 现为{ $actual }，走完到目标{ $target }的{ $percent }
chart-title-against = { $date }为{ $actual }，目标{ $target }
chart-title-kept-most = { $actual }，在{ $target }的上限以内
chart-title-broken-most = { $actual }，超过{ $target }的上限
chart-title-kept-least = { $actual }，不低于{ $target }的下限
chart-title-broken-least = { $actual }，低于{ $target }的下限
chart-title-kept-range = { $actual }，在{ $target }之间
chart-title-below-range = { $actual }，低于{ $target }的区间
chart-title-above-range = { $actual }，高于{ $target }的区间
chart-title-on-plan = 与计划相符：{ $actual }
chart-title-nothing-due = { $actual }，计划还没有提出要求
chart-title-behind-days = 比计划慢约{ $span }
chart-title-ahead-days = 比计划快约{ $span }
chart-start = 起点数
chart-title-gap = 比计划{ $direction ->
    [more] 多
   *[other] 少
 }{ $gap }
chart-title-ahead = 比计划{ $direction ->
    [more] 多
   *[other] 少
 }{ $gap }，快约{ $span }
chart-title-behind = 比计划{ $direction ->
    [more] 多
   *[other] 少
 }{ $gap }，慢约{ $span }
chart-title-bound = { $date }{ $actual }，目标{ $target }
chart-beyond = { $value }，超额
chart-points = { $n }个百分点
when-on = { $date }
when-in = { $date }
chart-provisional = { $value }（待确认）
chart-estimated = { $value }（估计）
chart-about = 约{ $value }
chart-dated = { $date }{ $value }
chart-subtitle = { $name }，单位：{ $unit }，{ $from }至{ $to }
chart-subtitle-bare = { $name }，{ $from }至{ $to }
unit-percent = 百分比
unit-points = 百分点
chart-alt-line = 折线图：{ $name }。{ $title }。
chart-alt-line-value = 折线图：{ $name }。{ $title }。{ $value }。
chart-actual = 实际
chart-plan = 计划
chart-plan-about = 计划约
chart-plan-between = 按计划前后两个时点推算约
chart-even = 匀速参考
chart-target = 目标
chart-at-most = 上限
chart-at-least = 下限
chart-target-dated = { $target }，{ $date }
chart-former-target = 原目标
chart-former-due = 原期限
chart-forecast = 照此速度 { $date }
chart-gap-more = 多{ $gap }
chart-gap-fewer = 少{ $gap }
chart-gap-less = 少{ $gap }
chart-target-row = 目标 { $date }
chart-start-row = 起点数 { $date }
chart-difference = 与计划之差
chart-difference-even = 与匀速之差
chart-own = 当期
chart-numerator = 分子
chart-denominator = 分母
chart-remark = 说明
chart-date = 日期
chart-unit = （{ $unit }）
chart-as-of = 截至{ $date }
chart-note-zero = 纵轴不从零开始。
chart-note-break = 竖点线：口径从此改变，前后不可比。
chart-note-missing = 缺数据的时段，线断开。
chart-note-sum = 图上是各期相加的总数。
chart-note-forecast = 细线：按近90天的平均速度，约{ $central }完成；按出现过的最快30天，{ $fast }；按最慢的，{ $slow }。这不是承诺。
chart-note-forecast-mean = 细线：按近90天的平均速度，约{ $central }完成。这不是承诺。
chart-note-forecast-since = 细线：按{ $since }以来的速度，约{ $central }完成。这不是承诺。
chart-note-forecast-open = 细线：按近90天的平均速度，约{ $central }完成；按出现过的最快30天，{ $fast }；按最慢的30天，完不成。这不是承诺。
chart-note-brief = 按现在的速度，约{ $central }完成；最快{ $fast }，最慢{ $slow }。
chart-note-brief-mean = 按现在的速度，约{ $central }完成。
chart-note-brief-since = 按{ $since }以来的速度，约{ $central }完成。
chart-note-brief-open = 按现在的速度，约{ $central }完成；最快{ $fast }，按最慢的完不成。
remark-missing = 未公布
remark-before = 大部分在开始以前，不计入
remark-provisional = 待确认
remark-estimated = 估计
remark-about = 约数
remark-break = 口径改变
remark-corrected = 已更正

chart-timeline-title = { $of ->
    [1] { -milestone }已完成，没有推迟
   *[other] { $of }个{ -milestone }，完成{ $met }个，没有推迟
 }
chart-timeline-title-none = { $of ->
    [1] { -milestone }未到期，没有推迟
   *[other] { $of }个{ -milestone }都未到期，没有推迟
 }
chart-timeline-title-slipped = { $of ->
    [1] { -milestone }{ $met ->
        [0] 未完成
       *[other] 已完成
     }，晚于原定日期
   *[other] { $of }个{ -milestone }，{ $met ->
        [0] 都未完成
       *[other] 完成{ $met }个
     }，{ $slipped }个晚于原定日期
 }
chart-timeline-title-overdue = { $of ->
    [1] { -milestone }过期未报
   *[other] { $of }个{ -milestone }，{ $met ->
        [0] 都未完成
       *[other] 完成{ $met }个
     }，{ $overdue }个过期未报
 }
chart-timeline-title-both = { $of ->
    [1] { -milestone }过期未报，晚于原定日期
   *[other] { $of }个{ -milestone }，{ $met ->
        [0] 都未完成
       *[other] 完成{ $met }个
     }，{ $slipped }个晚于原定日期，{ $overdue }个过期未报
 }
chart-timeline-subtitle = 空心菱形：原定日期；实心圆：实际完成；空心圆：现在的预计；红线：晚15天以上
chart-timeline-undated = 日期都未公布
chart-timeline-alt = 时间线：{ $title }。
chart-timeline-note-left = 另有{ $n }个{ -milestone }只列在表里。
chart-timeline-note-undated = 另有{ $n }个{ -milestone }没有公布日期，只列在表里。
chart-milestone = { -milestone }
chart-due-first = 原定
chart-due-now = 现在
chart-state = 状态
chart-state-met = 已完成
chart-state-late = 过期未报
chart-state-open = 未到期
chart-later = 晚于原定
chart-slip = 变动
answer-yes = 是
answer-no = 否
chart-slip-none = 按期
chart-slip-expected-none = 预计按期
chart-slip-late = 过期{ $span }未报
chart-slip-open = 未到期
chart-slip-passed = 预计日期已过{ $span }
chart-slip-later-days = 晚{ $n }天
chart-slip-later-months = 晚约{ $n }个月
chart-slip-later-years = 晚约{ $n }年
chart-slip-earlier-days = 早{ $n }天
chart-slip-earlier-months = 早约{ $n }个月
chart-slip-earlier-years = 早约{ $n }年
chart-slip-expected-later-days = 预计晚{ $n }天
chart-slip-expected-later-months = 预计晚约{ $n }个月
chart-slip-expected-later-years = 预计晚约{ $n }年
chart-slip-expected-earlier-days = 预计早{ $n }天
chart-slip-expected-earlier-months = 预计早约{ $n }个月
chart-slip-expected-earlier-years = 预计早约{ $n }年

chart-status-title = { $n }个{ -project }偏慢或滞后，其中“{ $area }”最多，有{ $m }个
chart-status-title-tied = { $n }个{ -project }偏慢或滞后
chart-status-title-most = 偏慢或滞后的{ -project }，“{ $area }”最多，有{ $m }个
chart-status-title-none = 没有{ -project }落后
chart-status-title-none-judged = 能评判的{ -project }中，没有落后的
chart-status-title-declared = { $of }个中{ $n }个被评为有风险或更差
chart-status-title-otherwise = { $n }个{ -project }的数据显示落后，评定结果却不是落后
chart-status-title-unjudged = 没有能评判的{ -project }
chart-status-subtitle = 各{ $by }的{ -project }状态，单位：个
chart-status-note-overlap = 一个{ -project }可以算在几行里，各行相加大于{ -project }总数。
chart-status-alt = 堆叠条形图：{ $title }。
chart-behind = 偏慢或滞后
chart-total = 合计
