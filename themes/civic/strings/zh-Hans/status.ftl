status-completed = 已完成
status-accepted = 已验收
status-target-met = 已达标
status-ahead = 快于计划
status-on-track = 进度正常
status-behind = 略慢于计划
status-well-behind = 明显滞后
status-awaiting = 已到期，待报结果
status-overdue = 期限已过
status-worse = 不如起点
status-early = 刚起步，暂不评判
status-not-started = 尚未开始
status-no-data = 未公布数据
status-not-rated = 尚未评定
status-unrated = 暂无法评判
status-ongoing = 长期实施
status-paused = 已暂停
status-cancelled = 已终止
status-closed = 已结束

token-done = 已完成、已达标
token-ontrack = 进度正常
token-risk = 略慢或待报
token-late = 明显滞后或期限已过
token-none = 刚起步或未开始
token-nodata = 无数据或无法评判
token-stopped = 已暂停或终止
token-declared-done = 已实现（评定）
token-declared-ontrack = 正常（评定）
token-declared-risk = 有风险（评定）
token-declared-late = 形势严重或已失败（评定）
token-declared-none = 未开始（评定）
token-declared-nodata = 未能评判（评定）
token-declared-stopped = 已暂停或终止（评定）

grade-rag-green = 绿
grade-rag-amber = 黄
grade-rag-red = 红
grade-rag5-green = 绿
grade-rag5-amber-green = 黄绿
grade-rag5-amber = 黄
grade-rag5-amber-red = 黄红
grade-rag5-red = 红
grade-promise-kept = 已兑现
grade-promise-in-the-works = 进行中
grade-promise-partly-kept = 部分兑现
grade-promise-stalled = 停滞
grade-promise-broken = 未兑现
grade-promise-not-yet-rated = 尚未评定
grade-confidence-high = 高
grade-confidence-medium = 中
grade-confidence-low = 低

stage-planned = 计划中
stage-under-way = 实施中
stage-completed = 已完成
stage-accepted = 已验收
stage-ongoing = 长期实施
stage-paused = 已暂停
stage-cancelled = 已终止
stage-closed = 已结束

kept-on-time = 按时兑现
kept-late = 逾期后兑现
kept-as-declared = 评定为已兑现
kept-partly = 评定为部分兑现
kept-awaiting = 待报结果
kept-untold = 没有公布结果
kept-missed = 未兑现
kept-broken = 评定为未兑现
kept-changed = 改过承诺

milestone-met = 已完成
milestone-met-late = 已完成，晚于原定
milestone-due = 未到期
milestone-awaiting = 已到期，待报结果
milestone-left = 未达成
milestone-overdue = 逾期

reason-stage = { $since }起{ $stage }。
reason-stage-why = { $since }起{ $stage }：{ $why }
reason-target-met = 截至{ $date }为{ $actual }，达到目标。
reason-target-met-late = 截至{ $date }为{ $actual }，达到目标，比期限晚{ $span }。
reason-answer-met = { $date }答复为“{ $actual }”，兑现承诺。
reason-answer-met-late = { $date }答复为“{ $actual }”，比期限晚{ $span }。
reason-answer-overdue = { $due }到期，答复仍为“{ $actual }”。
reason-awaiting = { $due }到期，最终数据等到{ $until }。
reason-awaiting-first = { $due }到期，目标{ $target }，至今没有公布过数据，等到{ $until }。
reason-awaiting-first-bare = { $due }到期，至今没有公布过数据，等到{ $until }。
reason-overdue = { $due }到期，最后公布{ $actual }，未达目标。
reason-overdue-untold = { $due }到期，此后没有公布结果；最后公布{ $actual }，未达目标。
reason-overdue-limit = { $due }到期，没有那时的数据表明没有突破限值。最后公布：{ $actual }。
reason-overdue-limit-day = { $due }到期，当天为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }。
reason-overdue-limit-broken = { $due }到期，{ $then }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }。
reason-overdue-bound = { $due }到期，最后公布{ $actual }，还不能说明达到了目标。
reason-overdue-no-figure = { $due }到期，没有公布过数据。
reason-overdue-no-figure-of = { $due }到期，目标{ $target }，没有公布过数据。
reason-overdue-parts-only = { $due }到期，没有公布过总数，只公布了各部分的数据。
reason-not-started = { $date }开始。
reason-not-rated = 至今没有公布过评定。
reason-no-data = 至今没有公布过数据。
reason-worse = { $date }为{ $actual }，比起点{ $start }离目标更远。
reason-ongoing = 长期实施，不设目标。
reason-planned = { $date }计划{ $planned }
reason-planned-between = 按计划前后两个时点推算，{ $date }约为{ $planned }
reason-beside-plan-behind = { $plan }，实际{ $actual }，慢约{ $span }{ $allowed ->
    [0] 。
   *[other] ；{ $allowed }天以内算正常。
 }
reason-beside-plan-ahead = { $plan }，实际{ $actual }，快约{ $span }{ $allowed ->
    [0] 。
   *[other] ；{ $allowed }天以内算正常。
 }
reason-beside-plan-even = { $plan }，实际{ $actual }，与计划相符。
reason-beside-plan-short = { $plan }，实际{ $actual }，比计划{ $direction ->
    [more] 多
   *[other] 少
 }，相差不到一天{ $allowed ->
    [0] 。
   *[other] ；{ $allowed }天以内算正常。
 }
reason-beside-plan-over = { $plan }，实际{ $actual }，比计划{ $direction ->
    [more] 多
   *[other] 少
 }。
reason-beside-plan-bound-behind = { $plan }，实际{ $actual }，不论确数是多少，都慢于计划。
reason-beside-plan-bound-fine = { $plan }，实际{ $actual }，不论确数是多少，都已足够。
reason-plan-since = { $reason }计划于{ $since }调整，在这个数据之后。
reason-nothing-due = 计划到{ $first }才要求{ $asked }，此前没有要求；{ $date }实际{ $actual }。
reason-early = 没有公布计划，时间过去{ $elapsed }，过半后再评判。
reason-pace-late = { $date }为{ $actual }；按至今的平均速度，约晚{ $span }完成{ $allowed ->
    [0] 。
   *[other] ，{ $allowed }天以内算正常。
 }
reason-pace-fine-slowing = { $date }为{ $actual }；按至今的平均速度能按期完成，按最近的速度则不能。
reason-pace-fine = { $date }为{ $actual }；按至今的平均速度，能按期完成。
reason-pace-still = { $date }为{ $actual }，至今没有进展。
reason-pace-away = { $date }为{ $actual }，至今离目标越来越远。
reason-pace-bound-late = { $date }{ $actual }，不论确数是多少，都要逾期。
reason-pace-bound-fine = { $date }{ $actual }，不论确数是多少，都能按期完成。
reason-limit-kept = { $date }为{ $actual }，在限值以内。
reason-limit-lost = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，起点时没有突破。
reason-limit-crossed = { $date }为{ $actual }，超出区间，与起点分在两边。
reason-limit-nearer = { $date }为{ $actual }，还没到限值，比上次更近，时间过半后再评判。
reason-limit-broken = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，没有比上次更近。
reason-limit-still = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，没有比起点更近。
reason-limit-slow = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，靠近得太慢。
reason-limit-late = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }；按至今的平均速度，约晚{ $span }才能{ $side ->
    [below] 达到
   *[above] 降到限值
 }{ $allowed ->
    [0] 。
   *[other] ，{ $allowed }天以内算正常。
 }
reason-limit-late-no-nearer = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，没有比上次更近；按至今的平均速度，约晚{ $span }才能{ $side ->
    [below] 达到
   *[above] 降到限值
 }{ $allowed ->
    [0] 。
   *[other] ，{ $allowed }天以内算正常。
 }
reason-limit-in-time = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }；按至今的平均速度，能按期{ $side ->
    [below] 达到
   *[above] 降到限值
 }。
reason-limit-in-time-no-nearer = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }，没有比上次更近。
reason-aside-closed = “{ $name }”已停用，不再评判；{ $when }最后公布{ $actual }。
reason-aside-closed-none = “{ $name }”已停用，不再评判；没有公布过数据。
reason-aside-input = 只公布投入，投入不参与评判：“{ $name }”{ $when }为{ $actual }。
reason-aside-input-none = 只有投入{ -indicator }，投入不参与评判：“{ $name }”还没有公布过数据。
reason-silent = { $date }以后没有新数据；此前为“{ $last }”。
reason-on-day = { $date }
reason-by-end = { $date }底前
reason-milestone = { -milestone }“{ $name }”应于{ $due }完成，尚未报完成。
reason-milestone-expected = { -milestone }“{ $name }”应于{ $due }完成，预计{ $expected }完成。
reason-milestones = { $of ->
    [1] { -milestone }{ $met ->
        [0] 还没有完成
       *[other] 已完成
     }
   *[other] { $of }个{ -milestone }完成{ $met }个
 }。
reason-milestones-all = { $of ->
    [1] { -milestone }已完成
   *[other] { $of }个{ -milestone }全部完成
 }。
reason-milestones-all-late = { $of ->
    [1] { -milestone }已完成，比期限晚{ $span }
   *[other] { $of }个{ -milestone }全部完成，最晚的比期限晚{ $span }
 }。
reason-milestones-none = { $of ->
    [1] { -milestone }“{ $next }”{ $past ->
        [yes] 应于{ $at }完成，还没有完成
        [expected] 预计{ $at }完成
        [later] 预计{ $at }完成，晚于原定的{ $first }；原定日期还没有到，暂不算落后
       *[no] { $at }到期
     }
   *[other] { $of }个{ -milestone }都还没有完成；最近的是“{ $next }”，{ $past ->
        [yes] 应于{ $at }完成
        [expected] 预计{ $at }完成
        [later] 预计{ $at }完成，晚于原定的{ $first }；原定日期还没有到，暂不算落后
       *[no] { $at }到期
     }
 }。
reason-milestones-next = { $of }个{ -milestone }完成{ $met }个；下一个是“{ $next }”，{ $past ->
    [yes] 应于{ $date }完成
    [expected] 预计{ $at }完成
    [later] 预计{ $at }完成，晚于原定的{ $first }；原定日期还没有到，暂不算落后
   *[no] { $at }到期
 }。
reason-money-spent = 只公布资金，资金不参与评判：{ $when }已支出{ $amount }。
reason-money-committed = 只公布资金，资金不参与评判：{ $when }已落实{ $amount }。
cause-closed = 这项{ -indicator }已停用。
reason-words = { $date }：{ $note }。只有文字说明，没有数字。
cause-words = 只有文字说明，没有数字。
cause-no-target = 没有设定目标，只公布实际数。
cause-parts-only = 没有公布总数，只公布了各部分的数据。
cause-no-dates = 没有公布起止日期。
cause-no-start = 没有公布开始日期。
cause-no-due = 没有公布期限。
cause-no-due-limit = { $date }为{ $actual }，{ $side ->
    [below] 未达到下限
   *[above] 超出上限
 }；没有公布期限。
cause-no-milestone-dates = 没有公布余下事项的日期。
cause-no-baseline = 没有公布起点数值。
cause-too-soon = 首个数据不晚于开始日期。
cause-bound = 只公布了上限或下限，不足以评判。
cause-answer = 目前还是“否”；期限以前，是与否谈不上快慢。
cause-at-target = 开始时已经达到或超过目标，没有路程可以衡量。
cause-anew = 统计口径变了，此后的数据还看不出速度。
cause-one-figure = 只有一个数据，看不出是否靠近限值。

meaning-completed = { -department }宣布完成，并附有证据。
meaning-accepted = 已通过验收，并附有证据。
meaning-target-met = 数据达到目标；限值和区间要到期限时才算。
meaning-ahead = 比公布的计划快，超出正常范围。
meaning-on-track = 相差在正常范围以内，或限值守住了。
meaning-behind = 慢得超出正常范围，但不超过工期的{ $behind }；或守住过的限值被突破，或没有靠近限值。
meaning-well-behind = 慢得超过工期的{ $behind }，或没有朝目标前进。
meaning-awaiting = 期限已过，最后一次数据还在等。
meaning-overdue = 期限已过，数据没有表明达到目标。
meaning-worse = 数据比起点离目标更远。
meaning-early = 没有可比的计划，时间还没过半；或计划还没有提出要求。
meaning-not-started = 还没到开始日期。
meaning-not-rated = 用等级评定，还没有公布过评定。
meaning-no-data = 开始以后没有公布过任何数据。
meaning-unrated = 缺少评判所需的数据，公布的上限或下限不足以评判，或很久没有更新。
meaning-ongoing = 没有终点和目标，只公布实际数。
meaning-paused = 暂停实施，注明原因。
meaning-closed = 已经结束，不论进展如何，不再报送。
meaning-cancelled = 不再实施，注明原因。
