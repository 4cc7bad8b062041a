quarters-description = { $site }：各{ -period }的展示，截至{ $date }。
quarters-lead = 每个{ -period }一页。{ -period-end }的数字封存后不再改动，后来的更正另外标明。
quarters-all = 全部{ -period }
quarters-running = { -this-period }进行中
quarters-showcase = 看展示
quarters-edition = { $date }的全站存档
quarter-kicker = 展示
quarter-title = { $quarter }展示
quarter-months = { $quarter }（{ $from }至{ $to }）
quarter-foot = { $site }，{ $quarter }，截至{ $date }
quarter-as-of = 数据截至
quarter-featured = { -this-period }重点
quarter-running = { -this-period }{ $last }结束，以下是到目前为止的数字。
quarter-open = { -period-end }数字还可补报到{ $until }，之后封存。
quarter-frozen = { $days ->
    [0] { -period-end }{ $last }的数字，当天封存，不再改动。
   *[other] { -period-end }{ $last }的数字，含此后{ $days }天内补报的，{ $until }封存，不再改动。
 }
quarter-versus = 与{ -last-period }比较
quarter-verdict = 结论
quarter-tiles-hint = 粗框：{ -this-period }状态有变。
quarter-due = { -this-period }到期
quarter-moves = 前进、不动、后退
quarter-guidance = 指导意见和问题
quarter-focuses = 分{ -focus }
next-said = { -next-period }到期{ $n }项，最早的在{ $date }：{ $project }。
quarter-next = { -next-period }到期
quarter-method = 口径与责任
quarter-how = 怎样算
quarter-how-text = “基本完成”：主要{ -indicator }达到目标的95%，或已完成、已验收。“进度过半”：达到50%。“落后”：比允许的天数还晚，或到期没有达标。没有数字就写“未公布数据”，不当作零。
quarter-who = 谁负责
quarter-who-alone = { $publisher }汇总。
quarter-who-text = { $publisher }汇总，各牵头{ -department }填报。
showcase-dates = 现场展示
showcase-host = 主持
showcase-stops = 站点
showcase-comments = 现场意见
number-complete = 基本完成
number-complete-before = 基本完成，{ -last-period }{ $n }
number-complete-on = 基本完成，{ $date }为{ $n }
number-half = 进度过半
number-half-before = 进度过半，{ -last-period }{ $n }
number-half-on = 进度过半，{ $date }为{ $n }
number-behind = 落后
number-behind-before = 落后，{ -last-period }{ $n }
number-behind-on = 落后，{ $date }为{ $n }
number-declared-complete = 被评为已实现
number-declared-complete-before = 被评为已实现，{ -last-period }{ $n }
number-declared-complete-on = 被评为已实现，{ $date }为{ $n }
number-declared-behind = 被评为有风险或更差
number-declared-behind-before = 被评为有风险或更差，{ -last-period }{ $n }
number-declared-behind-on = 被评为有风险或更差，{ $date }为{ $n }
number-moved = { -this-period }有进展
number-due = { -this-period }到期事项，{ $known ->
    [all] 如期兑现
   *[some] 确知如期兑现
 }
tiles-changed = { $first ->
    [0] {""}
   *[other] 新列入{ $first }项（{ $firstreached }项已完成，{ $firstbehind }项落后），
 }{ $done }项新完成，{ $behind }项新落后，{ $back }项不再落后{ $stopped ->
    [0] {""}
   *[other] （另有{ $stopped }项落后的已终止或暂停）
 }，{ $worse ->
    [0] 没有{ -project }
   *[other] { $worse }项
 }落得更远{ $better ->
    [0] {""}
   *[other] ，{ $better }项落后减轻
 }。
tiles-changed-declared = 按评定结果：{ $first ->
    [0] {""}
   *[other] { $first }项首次评定（{ $firstreached }项已实现，{ $firstbehind }项有风险或更差），
 }{ $reached }项新实现，{ $behind }项新出现风险或更差，{ $back }项不再有风险{ $stopped ->
    [0] {""}
   *[other] （另有{ $stopped }项有风险的已终止或暂停）
 }，{ $worse }项原有风险又下调{ $better ->
    [0] {""}
   *[other] ，{ $better }项上调但仍有风险
 }。
tile-changed = { -this-period }状态有变
due-summary = { -this-period }到期{ $n }项承诺和{ -milestone }，{ $kept }项{ $known ->
    [all] 如期兑现。
   *[some] 确知如期兑现。
 }
due-rest = { $failed ->
    [yes] 未按时兑现{ $unknown ->
        [yes] 、不知是否按时
       *[no] {""}
     }{ $open ->
        [yes] 、尚未到期
       *[no] {""}
     }
   *[no] { $unknown ->
        [yes] 不知是否按时兑现{ $open ->
            [yes] 、尚未到期
           *[no] {""}
         }
       *[no] 尚未到期
     }
 }
kept-open = 尚未到期
due-what = 事项
due-on = 原定
due-outcome = 结果
due-kept = 如期兑现：
due-target = { $name }{ $target }
due-aim = 目标{ $target }
due-late = 晚{ $span }
due-declared = { $date }评定
due-expected = { $past ->
    [yes] 原预计
   *[no] 预计
 }{ $date }
due-moved = 期限改为{ $date }
due-target-moved = 目标改为{ $target }
late-cause = 原因
late-action = 措施、责任和日期
late-what = 措施
late-past = { $span }
late-past-untold = { $span }，没有公布结果
late-action-overdue = 已超期{ $span }
late-no-cause = 没有公布原因
late-no-action = 没有公开的措施
late-days = 约{ $span }
stop-title = 站点：{ $place }
stop-figure = { $unit }，{ $name }
moves-summary = { $forward }项前进{ $done ->
    [0] {""}
   *[other] ，另有{ $done }项此前已完成
 }，{ $back ->
    [0] 没有{ -project }后退
   *[other] { $back }项后退
 }，{ $still ->
    [0] 没有{ -project }连续{ -two-periods }不动
   *[other] { $still }项连续{ -two-periods }不动
 }{ $silent ->
    [0] {""}
   *[other] ，{ $silent }项连续{ -two-periods }没有新数据
 }{ $kept ->
    [0] {""}
   *[other] ，{ $kept }项照旧守住限值
 }{ $blank ->
    [0] {""}
   *[other] ，{ $blank }项没有公布数据
 }{ $rest ->
    [0] 。
   *[other] ，其余{ $rest }项没有变化。
 }
moves-largest = { $back ->
    [0] 前进最多的{ $n }项
   *[other] 前进和后退最多的{ $n }项
 }
moves-back = 后退
moves-still = 连续{ -two-periods }不动：
moves-silent = 连续{ -two-periods }没有新数据：
guidance-summary = { -this-period }在办{ $n }条，其中新提{ $raised }条；{ $closed }条办结，{ $open }条办理中。
guidance-raised = 提出
guidance-text = 意见
guidance-owner = 责任
guidance-state = 结果
guidance-due = 办理中，{ $date }前
guidance-overdue = 办理中，期限{ $date }已过
guidance-notes = 指导记录：
guidance-note = { $title }（{ $date }）
guidance-public = 公开版只列已公开的意见。
record-said = { -this-period }{ $changes ->
    [0] 没有改动承诺
   *[other] { $changes }处改动承诺或终止
 }{ $corrections ->
    [0] {""}
   *[other] ，{ $corrections }处更正或修订
 }。
record-later = 封存后的更正（不计入上面的数字）
next-more = 另有{ $n }项。
versus-title = { $now }与{ $before }比较
versus-turned = 状态有变的{ -project }
versus-matrix = 状态变化
versus-matrix-hint = 行是{ $from }的状态，列是{ $to }的状态；每个{ -project }在一格里。
versus-lists = 值得注意的
versus-new = 新列入的{ -project }
versus-ended = 终止或暂停
versus-retargeted = 改过目标或期限
versus-still = 连续{ -two-periods }不动
versus-silent = 连续{ -two-periods }没有新数据
versus-waits = 没有{ -milestone }达成，也没有{ -milestone }到期
versus-none = 没有：
versus-first = 首次公布数字
versus-rows = 逐个{ -project }
versus-points = 变化
versus-notes = 说明
earlier-title = { $quarter }存档
earlier-text = 本页是截至{ $date }、{ $by }前公布的数字，已有更新的版本取代。标题、简介和正文是现在的写法。
earlier-newest = 看最新版
rebuilt-text = 按{ $date }的情况重建：数字、状态和{ -report }都是当天以前公布的；标题、简介和正文是现在的写法。
data-quarters = 各{ -period-ends }每个{ -project }的情况
data-changes = 改动与更正
column-quarter = { -period }
column-period = { -period }
column-as-of = 数字截至的日期
column-published-by = 计入的最晚公布日期（含宽限期）
column-status-before = { -last-period }末的状态
column-class-before = { -last-period }末的类别
column-value-before = { -last-period }末的数字
column-value-change = { -this-period }的变化
column-progress-change = 进度的变化（占从起点到目标的比例）
column-retargeted = { -this-period }是否改过目标或期限
column-still = 数据是否连续{ -two-periods }不动
column-silent = 是否连续{ -two-periods }没有新数据
column-field = 改的是什么
column-from = 原来
column-to = 现在；空白为撤回
column-reason = 原因
column-decided-by = 谁决定的
