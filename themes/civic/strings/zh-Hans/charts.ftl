chart-no-figures = 尚未公布数据
chart-title-value = { $date }为{ $actual }
chart-title-worse = { $actual }，比起点离目标{ $target }更远
chart-title-beyond = 已有{ $actual }，超过目标{ $target }
chart-title-reached = 已有{ $actual }，达到目标
chart-title-share = 已有{ $actual }，占目标{ $target }的{ $percent }
chart-title-against = { $date }为{ $actual }，目标{ $target }
chart-title-on-plan = 与计划相符
chart-title-ahead = 比计划{ $direction ->
    [more] 多
   *[other] 少
 }{ $gap }，快约{ $days }天
chart-title-behind = 比计划{ $direction ->
    [more] 多
   *[other] 少
 }{ $gap }，慢约{ $days }天
chart-subtitle = { $name }，单位：{ $unit }，{ $from }至{ $to }
chart-subtitle-bare = { $name }，{ $from }至{ $to }
chart-alt-line = 折线图：{ $name }。{ $title }。
chart-actual = 实际
chart-plan = 计划
chart-even = 匀速参考
chart-target = 目标
chart-target-row = 目标 { $date }
chart-difference = 差
chart-date = 日期
chart-as-of = 截至{ $date }
chart-timeline-title = { $of }个节点，完成{ $met }个，没有推迟
chart-timeline-title-slipped = { $of }个节点，完成{ $met }个，{ $slipped }个晚于原定
chart-timeline-subtitle = 空心菱形：原定日期；实心圆：完成；空心圆：现在预计
chart-timeline-alt = 时间线：{ $title }。
chart-milestone = 节点
chart-due-first = 原定
chart-due-now = 现在
chart-met = 完成
chart-slip = 变动
chart-slip-none = 按期
chart-slip-late = 未报完成
chart-slip-open = 未到期
chart-slip-later-days = 晚{ $n }天
chart-slip-later-weeks = 晚约{ $n }周
chart-slip-later-months = 晚约{ $n }个月
chart-slip-earlier-days = 早{ $n }天
chart-slip-earlier-weeks = 早约{ $n }周
chart-slip-earlier-months = 早约{ $n }个月
chart-status-title = { $n }个项目落后，“{ $area }”最多
chart-status-title-none = 没有项目落后
chart-status-subtitle = 各领域项目的状态，单位：个
chart-status-alt = 堆叠条形图：{ $title }。
chart-area = 领域
chart-total = 合计
