menu-cadence = 节奏
cadence-description = { $site }：承诺定期做的事是否按时，截至{ $date }。
cadence-lead = { $from }至{ $to }，承诺定期做的事是否按时。按名单顺序排列，不排名。
cadence-duties = 该做什么
cadence-rule-progress = { $every }一次，主要{ -indicator }另定间隔的按{ -indicator }：一篇进展{ -report }，或一个新数据。
cadence-rule-guidance = { $every }一次：一篇指导记录。
cadence-rule-showcase = { $every }一次，期末后不久要有东西可看：本期的数据、完成的{ -milestone }、展示{ -report }，或现场展示的一站。
cadence-states = 格子的意思
cadence-state-kept = 按时
cadence-meaning-kept = 在当期内发布{ $shows ->
    [yes] ；展示可在期末后{ $grace }天内。
   *[no] 。
 }
cadence-state-late = 补报
cadence-meaning-late = 说的是当期，发布在期满以后。
cadence-state-missed = 缺
cadence-meaning-missed = 期满没有发布。
cadence-state-open = 未到期
cadence-meaning-open = 当期还没有结束{ $shows ->
    [yes] ，或展示还来得及。
   *[no] 。
 }
cadence-state-closed = 不计
cadence-meaning-closed = 工作日全部是假期，或{ -project }暂停。
cadence-state-shares = 多个{ -project }
cadence-meaning-shares = 下段是按时的比例，上面窄的一段是补报的比例，空着的是缺的。
cadence-from = 从{ -project }的第一个完整周期算起，到{ -project }阶段写明结束为止。
cadence-holidays = 假期：{ $days }。
cadence-released = 指导只计已公开的记录；空格不说明有没有指导过。
cadence-programme = 全部{ -project }
cadence-departments = 按牵头{ -department }
cadence-projects = 按{ -project }
cadence-on-the-spot = 现场展示
cadence-nothing-due = 还没有到期的
cadence-count = 应{ $due }次，按时{ $kept }次
cadence-count-late = 补报{ $n }次
cadence-count-missed = 缺{ $n }次
cadence-count-released = { $due }次中公开{ $kept }次
cadence-comma = ，

withheld-title = 本版没有的内容
withheld = 以下内容有一部分只在内部版：{ $kinds }。
withheld-guidance = 指导记录
withheld-actions = 问题与办理
withheld-board = 节奏表
withheld-reports = { -report }
withheld-projects = { -project }

action-overdue-by = 超期{ $span }未办结
action-step-raised = 提出
action-step-owner = 承办
action-step-due = 期限
action-step-closed = 办结
action-closed-late = 晚{ $span }
action-not-closed = 尚未
action-no-owner = 未写明
report-actions = 要求与办理
report-actions-progress = 措施与办理
