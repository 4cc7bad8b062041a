menu-changes = 改动与更正
menu-targets = 改过的目标
changes-description = { $site }：改过的承诺、更正和修订过的数字，截至{ $date }。
changes-lead = 承诺改了、数字错了，都写在这里，原来的不删除。
changes-feed = 订阅改动（Atom）
changes-promises = 改过的承诺
changes-promises-none = 没有改过承诺。
changes-rules = 改过的全站规则
changes-handovers = 换过的{ -lead }和{ -department }
changes-corrections = 更正
changes-corrections-what = 原来的数字有错。
changes-corrections-none = 没有更正过数字。
changes-revisions = 修订
changes-revisions-what = 有了更好的数据，例如初步数变为最终数。
changes-revisions-none = 没有修订过数字。
changes-ended = 终止和暂停
change-target = 改目标
change-baseline = 改起点
change-due = 改期
change-start = 改开始日期
change-plan = 改计划
change-direction = 改方向
change-definition = 改口径
change-method = 改方法
change-record = 改记录
change-budget = 新的预算
changes-site = 全站
field-headline = 是否决定状态
field-level = 层次
field-closed = 停止统计日期
field-tolerance = 容许偏差
field-provenance = 事实是否真实
field-share = 权重
field-evidence = 依据
field-flag = 数字的状态
field-owner = 责任人
field-budget = 预算
field-committed = 已承诺资金
field-spent = 已支出资金
rule-tolerances = 容许偏差
rule-calendar-closed = 休假日
rule-calendar-grace = { -period-end }后补报数字的天数
rule-calendar-period = 展示周期
rule-calendar-quarter-starts = 各{ -period }的起始月份
rule-cadence-progress = 进展{ -report }的间隔
rule-cadence-guidance = 指导的间隔
rule-cadence-showcase = 展示的间隔
moved-yes = 是
moved-no = 否
moved-as-site = 与全站相同
moved-tolerance = { $days }天或工期的{ $share }；超过{ $behind }算明显滞后
level-input = 投入
level-output = 产出
level-outcome = 成效
provenance-stated = 发布单位公布
provenance-illustrative = 举例虚构
flag-normal = 最终数
flag-provisional = 初步数
flag-estimated = 估计数
flag-break = 新序列的起点
flag-missing = 缺
indicator-closed = 不再统计
shape-none = 没有计划形状
shape-even = 匀速
shape-late-start = 先慢后快
shape-step = 分步
shape-by-milestones = 按{ -milestone }
direction-increase = 越高越好
direction-decrease = 越低越好
direction-at-least = 不低于
direction-at-most = 不高于
direction-range = 在范围内
accumulation-cumulative = 累计
accumulation-per-period = 每期
accumulation-snapshot = 时点
mark-corrected = 这个数字于{ $date }更正过
mark-corrected-word = 更正
mark-revised = 这个数字于{ $date }修订过
mark-revised-word = 修订
mark-later = 这个数字后来于{ $date }改过
mark-later-word = 后改
mark-to = { $mark }：{ $value }
mark-moved = 这项承诺于{ $date }改过
mark-moved-word = 改过
targets-description = { $site }：按最初的承诺和按现在的承诺各完成多少，截至{ $date }。
targets-summary = { $n ->
    [0] {""}
   *[other] { $n }项{ -indicator }的目标、期限或起点改过，
 }{ $bare ->
    [0] {""}
   *[other] { $bare }个没有{ -indicator }的{ -project }的期限改过，
 }其中{ $later }项推迟{ $withdrawn ->
    [0] {""}
   *[other] ，{ $withdrawn }项撤回期限
 }。
changes-said = { $promises }处改动承诺，{ $corrections }处更正，{ $revisions }处修订{ $ended ->
    [0] {""}
   *[other] ，{ $ended }处终止或暂停
 }。
plan-before = 原来
plan-now = 现在
targets-what = { -project }与{ -indicator }
targets-progress = 进度：按最初 → 按现在
targets-start = 起点{ $first }改为{ $now }
targets-later = 推迟{ $n }天
targets-earlier = 提前{ $n }天
targets-set = 新定
targets-changed = 有改动
targets-more = 高{ $n }个百分点
targets-less = 低{ $n }个百分点
