language-name = 中文
skip = 跳到正文
menu-open = 菜单
menu-label = 主要栏目
menu-projects = 全部{ -project }
menu-updates = 动态
menu-milestones = { -milestone }
menu-quarters = 各{ -period }
menu-data = 数据
menu-focuses = { -focus }
menu-batches = { -batch }
menu-departments = { -department }
menu-leads = { -lead }
menu-places = { -place }
menu-method = 方法
language-label = 语言
breadcrumb = 位置
home = 首页
as-of = 截至{ $date }
internal-mark = 内部资料
untranslated = 本页正文暂无{ $page }版本，以下为{ $language }。
list-colon = ：
list-comma = 、
list-and = 、
# 数与量词之间。
number-space = {""}
percent-space = {""}
day-of-month = { $day }
# 大数的单位，从大到小：从哪个数起使用、一个等于多少、名称。
number-scales = 100000000 100000000 亿, 100000 10000 万
quarter-of-year = { $year }年第{ $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[other] 四
 }季度
half-of-year = { $year }年{ $half ->
    [1] 上
   *[2] 下
 }半年
# 跨两个日历年的年度，如2024/25。
year-split = { $year }年度
years-between = { $from }至{ $to }
list-stop = ；
# From what was to what is; a language from right to left has ← of itself.
arrow = →
sentence-gap = {""}
unchanged = 不变
unknown-date = 未公布
not-published = 未公布
limit-at-least = 不低于{ $value }
limit-at-most = 不高于{ $value }
days = { $n }天
years = { $n }年
per-day = 每天{ $amount }
per-week = 每周{ $amount }
per-month = 每月{ $amount }
per-quarter = 每季{ $amount }
per-half-year = 每半年{ $amount }
per-year = 每年{ $amount }
amount-by = { $amount }（截至{ $date }）
withdrawn = 撤回
stale-badge = 数据停在{ $date }
project-no = 第{ $no }项
updated = 最新数据：{ $date }
illustrative = 示意数据

# What the site calls its things: one and several, within a sentence and at its beginning. No other message names
# them, so that `terms` in site.yaml renames them everywhere.
-project = 项目
-a-project = 项目
-A-project = 项目
-projects = 项目
-Project = 项目
-Projects = 项目
-focus = 领域
-a-focus = 领域
-A-focus = 领域
-focuses = 领域
-Focus = 领域
-Focuses = 领域
-batch = 批次
-a-batch = 批次
-A-batch = 批次
-batches = 批次
-Batch = 批次
-Batches = 批次
-department = 部门
-a-department = 部门
-A-department = 部门
-departments = 部门
-Department = 部门
-Departments = 部门
-milestone = 节点
-a-milestone = 节点
-A-milestone = 节点
-milestones = 节点
-Milestone = 节点
-Milestones = 节点
-lead = 牵头领导
-a-lead = 牵头领导
-A-lead = 牵头领导
-leads = 牵头领导
-Lead = 牵头领导
-Leads = 牵头领导
-place = 地区
-a-place = 地区
-A-place = 地区
-places = 地区
-Place = 地区
-Places = 地区
-report = 报告
-a-report = 报告
-A-report = 报告
-reports = 报告
-Report = 报告
-Reports = 报告
-indicator = 指标
-a-indicator = 指标
-A-indicator = 指标
-indicators = 指标
-Indicator = 指标
-Indicators = 指标
-book = 报告
-a-book = 报告
-A-book = 报告
-books = 报告
-Book = 报告
-Books = 报告

term-focus = { -focus }
term-batch = { -batch }
term-department = { -department }
term-lead = { -lead }
term-place = { -place }
term-project = { -project }
term-quarter = { -period }
term-report = { -report }
term-milestone = { -milestone }
term-indicator = { -indicator }
term-book = { -book }
terms-focus = { -focuses }
terms-batch = { -batches }
terms-department = { -departments }
terms-lead = { -leads }
terms-place = { -places }
focus-unknown = { -focus }未公布

verdict-total = 个{ -project }
verdict-announced = 个{ -project }，这里列出
verdict-listed = 个
verdict-colon = ：
verdict-comma = ，
verdict-end = 。
verdict-basically-complete = 个基本完成
verdict-more-than-half = 个进度过半
verdict-under-half = 个不到一半
verdict-no-percentage = 个无法计算百分比
verdict-not-rated = 个尚未评定
verdict-rated = 个按评定结果
verdict-grades = （{ $grades }）
verdict-grades-some = （其中{ $grades }）
verdict-ended = 个已终止或暂停
verdict-apart = ；
verdict-of-which = 其中
verdict-behind = 个落后
verdict-at-risk = 个被评为有风险或更差
group-trouble = { $total }个{ -project }，{ $n }个落后
place-verdict-here = 有本地数字的，{ $counts }
place-verdict-untargeted = 个有本地数字，目标只有各个{ -place }合计的
place-verdict-together = 只有各个{ -place }合计数字的，{ $counts }
place-verdict-and = ；

home-description = { $verdict }截至{ $date }。
home-rests-on = 依据{ $figures }
figures-counted = { $all }条数据{ $k ->
    [0] {""}
   *[other] （其中{ $parts }条为分项数据）
 }
since-title = { $date }以来
since-complete = 新完成
since-half = 新过半
since-behind = 新落后
since-back = 不再落后
since-declared-first = 首次评定{ $reached ->
    [0] {""}
   *[other] ，{ $reached }项已实现
 }{ $behind ->
    [0] {""}
   *[other] ，{ $behind }项有风险或更差
 }
since-declared-complete = 新被评为已实现
since-declared-behind = 新被评为有风险或更差
since-declared-further = 原已有风险，评定再下调
since-changed = 改动承诺
tiles-title = 全部{ $n }个{ -project }
tiles-hint = 数字是{ -project }编号，点开可看详情。
tiles-count = { $n }项
tiles-behind = { $n }项落后
tiles-declared-behind = { $n }项被评为有风险或更差
key-status = 状态
key-declared = 评定结果
key-count = { -project }
key-change = 较{ $date }
key-total = 合计
key-caption = { $n }个{ -project }的状态
worst-title = 落后：
worst-title-declared = 有风险或更差：
worst-title-both = 落后或有风险：
behind-said = { $n }个落后，其中{ $late }个明显滞后或期限已过{ $known ->
    [yes] ；慢得最多的是“{ $name }”，{ $span }
   *[no] {""}
 }。
behind-title = 落后的，为什么
behind-title-declared = 有风险或更差的，为什么
behind-title-both = 落后或有风险的，为什么
behind-none = 能评判的{ -project }中，没有落后的。
behind-none-declared = 没有被评为有风险或更差的{ -project }。
behind-otherwise = { $n }个{ -project }的数据显示落后，评定结果却不是落后。
behind-declared = { $n }个{ -project }自评或被评为有风险或更差，但没有数据显示这一点。
behind-unjudged = 另有{ $n }个{ -project }没有公布数据或无法评判，不知道是否落后。
behind-not-rated = { $n }个{ -project }尚未评定，是否有风险不得而知。
behind-more = 还有{ $n }个落后的{ -project }
behind-more-declared = 还有{ $n }个被评为有风险或更差的{ -project }
behind-next = 下个{ -milestone }或期限：{ $date }
behind-overdue = 措施{ $late }：{ $text }
behind-step = 下一步，{ $date }前：{ $text }
behind-blocker = 困难：{ $text }
moved-title = { -this-period }进展最大
moved-change = { $before } { arrow } { $now }
moved-back = 后退最多：
focuses-said = 落后的{ $n }个{ $of ->
    [1] 都在“{ $name }”
   *[other] 分布在{ $of }个{ -focus }{ $most ->
        [0] {""}
       *[other] ，“{ $name }”最多，{ $most }个
     }
 }。
focuses-title = 各{ -focus }
focus-figure = { $title }：{ $value }，目标{ $target }
focus-figure-target = { $title }：{ $value }，目标{ $target }
promises-title = 到期的承诺
promises-list = 按状态查看清单
promises-line = { $total }项承诺中，{ $due }项已到期或提前有了结果
places-title = 你所在的{ -place }
soon-title = 30天内到期
soon-due = 整个{ -project }到期
soon-end = { -project }结束
soon-some = { $of }项{ -indicator }中的{ $n }项
soon-first = 原定{ $date }
soon-overdue = 逾期{ $span }
soon-awaited = { $span }前到期，待报结果
soon-late-title = 已过日期，未报完成
soon-more = 这段时间还有{ $n }项。
soon-late-more = 另有{ $n }项已过日期。
soon-all = 全部{ -milestone }
soon-showcase = { $quarter }展示
trust-title = 这些数字可信吗
trust-documents = { $open }的{ $of ->
    [figures] 数据
   *[facts] 事实（数据、完成的{ -milestone }、评定）
 }所依据的文件可以查阅，{ $named }注明了文件。
trust-stale = { $n ->
    [0] 没有{ -project }的数据过期。
   *[other] { $n }个{ -project }的数据过期未更新。
 }
trust-stale-grades = { $n ->
    [0] 没有{ -project }的评定过期。
   *[other] { $n }个{ -project }的评定过期未更新。
 }
trust-stale-both = { $n ->
    [0] 没有{ -project }的数据或评定过期。
   *[other] { $n }个{ -project }的数据或评定过期未更新。
 }
trust-corrections = { $n ->
    [0] 没有更正过数据。
   *[other] 更正或修订过{ $n }个数据。
 }
trust-changes = { $n ->
    [0] 没有改过承诺。
   *[other] 改过{ $n }次承诺，原来的写在旁边。
 }
trust-method = 计算方法
trust-data = 下载数据
steps-title = 怎么做的
step-first = 起初
step-asked = 通过{ $channels }征集意见
step-asked-n = 通过{ $channels }征集意见{ $n }条
step-adopted = 采纳{ $n }条
step-span = { $from }至{ $to }
step-batch = { $name }公布，{ $n }个{ -project }
step-always = 从那时起
step-loop = 承诺{ $rounds }
loop-progress = { $every }报进展
loop-guidance = { $every }作指导
loop-showcase = { $every }展示
total-several = 若干
total-at-least = { $n }以上
total-at-most = 不超过{ $n }
total-about = 约{ $n }
declared-title = 公布单位的说法

projects-description = { $site }：全部{ -project }的进度、目标和期限，截至{ $date }。
projects-search = 在全部{ -projects }中搜索，不论在列表的哪一页
projects-lead = 按编号排列；点{ -project }名看详情。
projects-lead-unnumbered = 点{ -project }名看详情。
projects-by-status = 按状态
finder-label = 在本列表中查找
finder-words = 列表中的字词
finder-all = { $name }：全部
finder-count = 显示 { $n } 项，共 { $all } 项
finder-none = 没有符合条件的内容，请放宽条件。
finder-choose = 筛选与排序
finder-clear = 全部显示
finder-sort = 默认顺序
finder-new = 新增
finder-forward = 有进展
finder-back = 有倒退
finder-status = 状态有变化
finder-promise = 承诺有变更
finder-still = 没有进展
col-no = 编号
col-project = { -project }
col-status = 状态
col-progress = 进度
col-value = 现在
col-target = 目标
col-due = 期限
col-indicator = { -indicator }
col-date = 日期
col-milestone = { -milestone }
col-moved = 变动
table-projects = { -project }表，可左右滚动

declared = { $date }的评定：{ $word }。
declared-by = { $by }（{ $date }）：{ $word }。
declared-why = { $word }（{ $why }）
declared-about = { $date }，{ $about }
declared-confidence = { $date }评定的达标把握：{ $word }。
declared-confidence-by = 达标把握，{ $by }（{ $date }）：{ $word }。
declared-beside-figures = 数据显示：{ $word }。
declared-beside-milestones = { -milestone }显示：{ $word }。
declared-beside-stage = 所处阶段：{ $word }。
declared-beside-nothing = 没有数据可以评判。
declared-beside-unrated = 数据还不足以评判。
promise-source = { $document }，{ $date }公布
moved-once = 承诺改过
original-progress = 按现在的目标完成{ $now }，按最初的承诺是{ $first }。
headline-done = 已完成{ $percent }
headline-plan = 竖线：计划{ $percent }
headline-plan-here = 计划{ $percent }
bar-key-done = 已完成
bar-key-plan = 计划
bar-key-end = 目标
headline-milestones = { $of }个{ -milestone }
headline-next = 下一个：{ $name }
headline-expected = { $past ->
    [yes] 应于{ $date }完成
   *[no] 预计{ $date }
 }
headline-milestones-all = { $of ->
    [1] 已完成
   *[other] { $of }个全部完成
 }
headline-of-budget = 预算的{ $percent }
headline-by = 截至{ $date }
milestone-alone = { -milestone }{ $met ->
    [0] 未完成
   *[other] 已完成
 }
coming-title = 接下来
coming-start = 开始
coming-figure = 首次公布数据：{ $name }
coming-figure-late = 首次公布数据：{ $name }；至今没有公布
coming-undated = 日期未公布
fact-days-left = 离期限
fact-left = 还差
fact-required = 按期完成需要
fact-required-from = { $rate }（从{ $date }算起）
fact-pace = 开始以来平均
fact-pace-recent = 近90天平均
fact-finish = 照此速度完成
fact-finish-day = { $late ->
    [yes] { $date }，晚{ $span }
   *[no] { $date }
 }
fact-finish-sentence = { $late ->
    [yes] 照近来的速度，约{ $date }完成，比期限晚{ $span }。
   *[no] 照近来的速度，约{ $date }完成。
 }
fact-pace-since = { $date }以来平均
fact-announced = 公布
fact-document = 文件
fact-role = 职务
fact-lead-department = 牵头{ -department }
fact-support = 配合{ -department }
fact-partners = 参与单位
fact-start = 开始
fact-due = 期限
fact-origin = 来自哪条意见
fact-tags = 关键词
evidence-archived = 存档副本
fact-contact = 联系
project-facts = { -project }资料
project-apply = 怎样申请
project-ahead = 接下来的日期
section-progress = 进度
section-indicators = 其他{ -indicator }
section-breakdown = 分项数据
breakdown-title = { $name }，{ $date }
breakdown-title-by = { $name }，按{ $by }，{ $date }
section-milestones = { -milestone }
section-money = 资金
money-budget = 预算
money-named = { $name }{ $amount }
money-committed = 已落实
money-spent = 已支出
money-source = 金额来源：{ $source }
section-body = 说明
section-events = 大事
section-actions = 问题与办理
action-open = 办理中
action-overdue = 超期未办结
action-closed = { $date }办结
action-raised = { $from }，{ $date }提出
action-due = { $date }前
action-guidance = 指导意见
action-resident = 居民
action-showcase = 展示
action-audit = 审计
section-reports = 最近的{ -report }
reports-older = 更早的{ $n }篇
report-progress = 进展
report-guidance = 指导
report-showcase = 展示
report-title = { $project }：{ $date }{ $title }
report-asked = 要求：{ $text }
report-next = 下一步：{ $text }
report-blocker = 困难：{ $text }
report-by = 报送：{ $text }
report-now = { -project }现状，截至{ $date }
report-earlier = 上一篇
report-later = 下一篇
report-story = 第{ $no }篇，共{ $of }篇
report-met = “{ $name }”已完成
report-figure-day = { $date }的数字
report-total = 累计{ $before } { arrow } { $now }
report-total-first = 累计{ $now }
report-past = 已过日期：{ $date }，{ $text }，{ $late }
report-upcoming = { -project }下个{ -milestone }或期限：{ $date }，{ $text }
section-photos = 图片
photo-before = 改造前
photo-after = 改造后
section-feedback = 你问我答
feedback-received = { $channel }，{ $date }
feedback-no-answer = 尚未答复。
menu-evidence = 证据
documents-description = { $site }：数据所依据的全部文件，含发布单位、日期和查阅处，截至{ $date }。
documents-summary = 共{ $n }份文件，{ $open ->
    [0] 均无法在线查阅
   *[other] 其中{ $open }份可在线查阅
}。
documents-licence = 许可：{ $licence }
documents-cover = { $of }条事实中有{ $open }条所依据的文件可以查阅（{ $percent }），{ $named }条注明了文件（{ $share }）。
documents-figures = { $n }条数据
documents-milestones = { $n }个{ -milestone }
documents-ratings = { $n }次评定
documents-others = { $n }条其他事实
documents-nothing = 尚无数据引用
documents-nowhere = 无在线文本
documents-inside = 由办公室留存，未公开
documents-opens = 能否查阅
documents-yes = 可以查阅
documents-no = 无法查阅
col-kind = 种类
col-document = 文件
col-published = 发布
col-rests = 依据它的内容
section-evidence = 证据
evidence-document = 文件
evidence-dataset = 数据
evidence-photo = 照片
evidence-news = 新闻
evidence-inspection = 检查记录
evidence-audit = 审计意见
section-changes = 改动与更正
correction-line = { $indicator }，{ $about }
correction-revision = 修订
correction-correction = 更正
decided-by = 决定：{ $text }
field-due = 期限
field-start = 开始日期
field-indicator = { $name }的{ $part }
field-target = 目标
field-baseline = 起点
field-plan = 计划
field-shape = 计划形状
field-direction = 方向
field-accumulation = 累计方式
field-every = 更新频率
field-definition = 定义
section-data = 数据与固定地址
permanent = 固定地址
figure-source = 来源：{ $source }。截至{ $date }。
figure-published = 发布：{ $publisher }。截至{ $date }。
figure-invented = 示意数据，不是真实数据。{ $source }
figure-table = 数据表
figure-elsewhere = 图见“{ $section }”
toc-title = 本页内容
related-title = 相关{ -project }
previous-project = 上一项
next-project = 下一项

group-title = { $kind }：{ $name }
group-within = “{ $name }”之内
group-others = 其他{ $kinds }
group-others-one = 其他{ $kind }
local-figure = { $whose ->
    [office] 本{ -department }
   *[spot] 本地
 }{ $value }
local-dated = { $whose ->
    [office] 本{ -department }
   *[spot] 本地
 }{ $value }（{ $date }）
local-title = { $whose ->
    [office] 牵头的{ -project }：整个{ -project }的数字
   *[spot] 涉及这里的{ -project }：整个{ -project }的数字
 }
local-scope = { $whose ->
    [office] 数字、进度、目标、期限和状态都是整个{ -project }的，包括参与的各个{ -department }；下面写明“本{ -department }”的，才是本{ -department }承担的部分。
   *[spot] 数字、进度、目标、期限和状态都是整个{ -project }的，包括它的各个{ -place }；下面写明“本地”的，才是本地的数字。
 }
here-title = { $name }{ $whose ->
    [office] 承担的部分
   *[spot] 本地
 }
here-summary = { $of }个{ -project }中有{ $n }个公布了{ $name }{ $whose ->
    [office] 承担部分
   *[spot] 本地
 }的数字，{ $targets ->
    [0] 都没有单独的目标
   *[other] 其中{ $targets }个有单独的目标，按同样的规则评判
 }。
here-reports = 来自{ $name }
group-count = { $n }项

updates-description = { $site }：各{ -project }的进展{ -report }，截至{ $date }。
milestones-description = { $site }：各{ -project }的{ -milestone }，截至{ $date }。
milestones-open = 未完成
milestones-met = 已完成
milestones-left = 未完成，{ -project }已结束
milestones-expected = 现在预计
milestones-done = 完成日期
milestones-due = 原定
milestones-said = { $of }个{ -milestone }，{ $met }个已完成{ $late ->
    [0] 。
   *[other] ，其中{ $late }个晚于原定。
 }
milestones-said-overdue = { $n }个已过期，还没有完成。
milestones-said-next = 下一个是{ $date }的“{ $name }”（{ $project }）。
milestones-said-expected = { $n }个预计晚于原定。
method-description = { $site }的每个数字怎样算出来，截至{ $date }。
data-description = 下载{ $site }的全部数据，截至{ $date }。
not-found-title = 没有这个网页
not-found-description = { $site }没有这个网页。
not-found-text = 地址可能写错了，或者网页已经移走。
not-found-projects = 看全部{ -project }

search-title = 搜索
search-description = 在{ $site }的文字中搜索，截至{ $date }。
search-off = 搜索需要 JavaScript，它已关闭或没有加载成功。
search-file = 搜索需要网络服务器，这个网页是作为文件打开的。
search-list = 看全部{ -project }
search-label = 要搜索的词
search-hint = 多个词用空格隔开，每个词都要出现。连在一起的汉字按原样查找。
search-button = 搜索
search-busy = 正在搜索……
search-count = 共找到{ $n }条
search-none = 没有找到“{ $query }”。
search-try = 可以减少几个字，或者换一种说法。
search-more = 显示更多
search-failed = 搜索没有加载成功。请重试，或者查看列表。
search-page = 网页

body-table = 表格，可左右滚动
body-notes = 注释
body-back = 回到正文
body-task-done = 已完成
body-task-open = 未完成
toc = 本页内容

groups-description = { $site }：按{ $kind }查看全部{ -project }，截至{ $date }。
groups-lead = 名称后面是{ -project }数。
list-by = 分类查看
pager-label = 分页
pager-at = 第 { $at } 页，共 { $of } 页
pager-rows = 第 { $from } 至 { $to } 项，共 { $total } 项
pager-first = 第一页
pager-previous = 上一页
pager-next = 下一页
pager-last = 最后一页

grades-status = 评定结果
grade-about = 针对{ $date }
grade-carried = 无新评定
grades-confidence = 达标把握
grade-better = 评定上调
grade-worse = 评定下调
grade-decided = 已下结论
grade-other = 重新评定
grade-line = 评定：
changes-grades = 评定变动
changes-grades-what = 评定结果的每次变动，注明评定单位和理由。
grades-matrix = 各期评定结果

follow-label = 订阅
follow-atom = 用阅读器看新消息（Atom）
follow-json = 同样内容（JSON Feed）
follow-subscribe = 在日历中订阅日期
follow-calendar = 日期文件（iCalendar）
calendar-add = 把这些日期加入日历
calendar-due = { $project }：{ $what }
calendar-done = 已完成 · { $project }：{ $what }
calendar-overdue = 逾期 · { $project }：{ $what }
calendar-due-whole = “{ $project }”到期
calendar-done-whole = 已完成 · “{ $project }”
calendar-overdue-whole = 逾期 · “{ $project }”
calendar-by = { $text }（{ $period }底前）
news-status = 状态 · { $project }：{ $before } { arrow } { $now }
news-status-line = { $quarter }末：{ $before } { arrow } { $now }
news-statuses = 状态 · { $quarter }：{ $n }个{ -project }有变化
news-statuses-line = { $project }：{ $before } { arrow } { $now }
news-statuses-more = 另有{ $n }个
updates-said = 共{ $n }篇{ -report }，最近一篇在{ $date }。
updates-months = 月份
updates-kind = 类别
