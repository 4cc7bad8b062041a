quarters-description = { $site }：各季度的展示，截至{ $date }。
quarters-lead = 每季度一次展示。季末的数字封存后不再改动，后来的更正另外标明。
quarters-all = 全部季度
quarters-running = 本季进行中
quarters-showcase = 看展示
quarters-edition = { $date }的全站存档
quarter-kicker = 季度展示
quarter-title = { $quarter }展示
quarter-months = { $quarter }（{ $from }至{ $to }）
quarter-foot = { $site }，{ $quarter }，截至{ $date }
quarter-as-of = 数据截至
quarter-running = 本季{ $last }结束，以下是到目前为止的数字。
quarter-open = 季末数字还可补报到{ $until }，之后封存。
quarter-frozen = 季末{ $last }的数字，含此后{ $days }天内补报的，{ $until }封存，不再改动。
quarter-versus = 与上季比较
quarter-verdict = 结论
quarter-tiles = 上季到本季
quarter-tiles-first = 全部项目
quarter-tiles-hint = 粗框：本季状态有变。
quarter-due = 本季到期
quarter-moves = 前进、不动、后退
quarter-guidance = 指导意见和问题
quarter-focuses = 分领域
quarter-next = 下季到期
quarter-method = 口径与责任
quarter-how = 怎样算
quarter-how-text = “基本完成”：主要指标达到目标的95%，或已完成、已验收。“进度过半”：达到50%。“落后”：比计划慢到超出允许范围。没有数字就写“未公布数据”，不当作零。
quarter-who = 谁负责
quarter-who-text = { $publisher }汇总，各牵头部门填报并附凭证。
quarter-cover = { $of }条事实中{ $with }条有凭证（{ $percent }）。
showcase-dates = 现场展示
showcase-host = 主持
showcase-stops = 站点
showcase-comments = 现场意见
number-complete = 基本完成
number-complete-before = 基本完成，上季{ $n }
number-half = 进度过半
number-half-before = 进度过半，上季{ $n }
number-behind = 落后
number-behind-before = 落后，上季{ $n }
number-moved = 本季有进展
number-due = 本季到期事项，如期兑现
tiles-changed = { $done }项新完成，{ $behind }项新落后，{ $back }项不再落后，{ $worse }项落得更远。
tile-changed = 本季状态有变
due-summary = 本季到期{ $n }项承诺和节点，{ $kept }项如期兑现。
due-not-kept = 没有如期的
due-what = 事项
due-on = 原定
due-outcome = 结果
due-kept = 如期兑现：
due-target = { $name }{ $target }
due-late = 晚{ $n }天
due-expected = 预计{ $date }
due-moved = 改为{ $date }
late-cause = 原因
late-action = 措施、责任和日期
late-no-cause = 部门没有说明
late-no-action = 没有公开的措施
late-days = 约{ $n }天
stop-title = 站点：{ $place }
stop-figure = { $unit }，{ $name }
moves-summary = { $forward }项前进，{ $done }项此前已完成，{ $back ->
    [0] 没有项目后退
   *[other] { $back }项后退
 }，{ $still ->
    [0] 没有项目连续两季不动
   *[other] { $still }项连续两季不动
 }{ $blank ->
    [0] 。
   *[other] ，{ $blank }项没有公布数据。
 }
moves-back = 后退
moves-still = 连续两季不动：
guidance-summary = 本季在办{ $n }条，其中新提{ $raised }条；{ $closed }条办结，{ $open }条办理中。
guidance-raised = 提出
guidance-text = 意见
guidance-owner = 责任
guidance-state = 结果
guidance-due = 办理中，{ $date }前
guidance-overdue = 超过期限{ $date }
guidance-notes = 指导记录：
guidance-note = { $title }（{ $date }）
guidance-public = 公开版只列已公开的意见。
record-later = 封存后的更正（不计入上面的数字）
next-more = 另有{ $n }项。
versus-title = { $now }与{ $before }比较
versus-matrix = 状态变化
versus-matrix-hint = 行是{ $from }的状态，列是{ $to }的状态；每个项目在一格里。
versus-lists = 值得注意的
versus-new = 新公布
versus-ended = 终止或暂停
versus-retargeted = 改过目标或期限
versus-still = 连续两季不动
versus-none = 没有
versus-rows = 逐个项目
versus-points = 百分点
versus-notes = 说明
