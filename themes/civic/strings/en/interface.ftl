language-name = English
skip = Skip to the text
menu-open = Menu
menu-label = Main menu
menu-projects = All { -projects }
menu-updates = Updates
menu-milestones = { -Milestones }
menu-quarters = { -Periods }
menu-data = Data
menu-focuses = { -Focuses }
menu-batches = { -Batches }
menu-departments = { -Departments }
menu-leads = { -Leads }
menu-places = { -Places }
menu-method = Method
language-label = Language
breadcrumb = You are here
home = Home
as-of = As of { $date }
internal-mark = Internal
untranslated = The text of this page is not translated into { $page } yet; it follows in { $language }.
list-colon = :{" "}
list-comma = ,{" "}
list-and = {" and "}
# Between a number and its word.
number-space = {" "}
# Between a number and its percent sign.
percent-space = {""}
# The day of a month within a date in words; a language may write the first as “1er”.
day-of-month = { $day }
# Words of large numbers, the largest first: from which number on, how many one is, its word.
number-scales = 1000000000 1000000000 billion, 1000000 1000000 million
quarter-of-year = Q{ $quarter } { $year }
half-of-year = H{ $half } { $year }
# A year that begins in one calendar year and ends in the next, such as 2024/25.
year-split = { $year }
years-between = { $from } to { $to }
list-stop = {"; "}
# From what was to what is; a language from right to left has ← of itself.
arrow = →
sentence-gap = {" "}
unchanged = same
unknown-date = not published
not-published = not published
limit-at-least = at least { $value }
limit-at-most = at most { $value }
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }
per-day = { $amount } a day
per-week = { $amount } a week
per-month = { $amount } a month
per-quarter = { $amount } a quarter
per-half-year = { $amount } a half-year
per-year = { $amount } a year
amount-by = { $amount } (by { $date })
withdrawn = withdrawn
stale-badge = Not updated since { $date }
project-no = No. { $no }
updated = Latest figures: { $date }
illustrative = Illustrative data

# What the site calls its things: one and several, within a sentence and at its beginning. No other message names
# them, so that `terms` in site.yaml renames them everywhere.
-project = project
-a-project = a project
-A-project = A project
-projects = projects
-Project = Project
-Projects = Projects
-focus = focus
-a-focus = a focus
-A-focus = A focus
-focuses = focuses
-Focus = Focus
-Focuses = Focuses
-batch = batch
-a-batch = a batch
-A-batch = A batch
-batches = batches
-Batch = Batch
-Batches = Batches
-department = department
-a-department = a department
-A-department = A department
-departments = departments
-Department = Department
-Departments = Departments
-milestone = milestone
-a-milestone = a milestone
-A-milestone = A milestone
-milestones = milestones
-Milestone = Milestone
-Milestones = Milestones
-lead = lead
-a-lead = a lead
-A-lead = A lead
-leads = leads
-Lead = Lead
-Leads = Leads
-place = place
-a-place = a place
-A-place = A place
-places = places
-Place = Place
-Places = Places
-report = report
-a-report = a report
-A-report = A report
-reports = reports
-Report = Report
-Reports = Reports
-indicator = indicator
-a-indicator = an indicator
-A-indicator = An indicator
-indicators = indicators
-Indicator = Indicator
-Indicators = Indicators
-book = report
-a-book = a report
-A-book = A report
-books = reports
-Book = Report
-Books = Reports

term-focus = { -Focus }
term-batch = { -Batch }
term-department = { -Department }
term-lead = { -Lead }
term-place = { -Place }
term-project = { -Project }
term-quarter = { -Period }
term-report = { -Report }
term-milestone = { -Milestone }
term-indicator = { -Indicator }
term-book = { -Book }
terms-focus = { -focuses }
terms-batch = { -batches }
terms-department = { -departments }
terms-lead = { -leads }
terms-place = { -places }
focus-unknown = { -Focus } not published

verdict-total = {" "}{ $n ->
    [one] { -project }
   *[other] { -projects }
 }
verdict-announced = {" "}{ $n ->
    [one] { -project }
   *[other] { -projects }
 },{" "}
verdict-listed = {" "}of them listed here
verdict-colon = :{" "}
verdict-comma = ,{" "}
verdict-end = .
verdict-basically-complete = {" "}basically complete
verdict-more-than-half = {" "}at least half done
verdict-under-half = {" "}under half
verdict-no-percentage = {" "}without a percentage
verdict-not-rated = {" "}not yet rated
verdict-rated = {" "}rated by declaration
verdict-grades = {" "}({ $grades })
verdict-grades-some = {" "}(among them { $grades })
verdict-ended = {" "}ended or paused
verdict-apart = ;{" "}
verdict-of-which = {""}
verdict-behind = {" "}of them behind
verdict-at-risk = {" "}of them declared at risk or worse
group-trouble = { $total ->
    [one] The only { -project } is behind
   *[other] { $n } of { $total } { -projects } { $n ->
        [one] is
       *[other] are
    } behind
 }
place-verdict-here = with figures here, { $counts }
place-verdict-untargeted = {" "}with a figure here, but a target only for all { $n ->
    [one] its
   *[other] their
 } { -places } together
place-verdict-together = with figures only for all their { -places } together, { $counts }
place-verdict-and = ;{" "}

home-description = { $verdict } As of { $date }.
home-rests-on = from { $figures }
figures-counted = { $n ->
    [one] { $all } published figure
   *[other] { $all } published figures
 }{ $k ->
    [0] {""}
   *[other] {" "}({ $parts } from breakdowns)
 }
since-title = Since { $date }
since-complete = newly complete
since-half = newly past half
since-behind = newly behind
since-back = no longer behind
since-declared-first = rated for the first time{ $reached ->
    [0] {""}
   *[other] , { $reached } as reached
 }{ $behind ->
    [0] {""}
   *[other] , { $behind } at risk or worse
 }
since-declared-complete = newly declared as reached
since-declared-behind = newly declared at risk or worse
since-declared-further = at risk before, and declared worse now
since-changed = promises changed
tiles-title = { $n ->
    [one] The one { -project }
    [2] Both { -projects }
   *[other] All { $n } { -projects }
 }
tiles-hint = Select { -a-project }’s number to see its details.
tiles-count = { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }
tiles-behind = { $n } behind
tiles-declared-behind = { $n } declared at risk or worse
key-status = Status
key-declared = As declared
key-count = { -Projects }
key-change = vs { $date }
key-total = Total
key-caption = Status of { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }
worst-title = Behind:
worst-title-declared = At risk or worse:
worst-title-both = Behind or at risk:
behind-said = { $n } behind, { $late } of them well behind or past their deadline{ $known ->
    [yes] ; furthest behind is “{ $name }”, { $span }
   *[no] {""}
 }.
behind-title = Behind, and why
behind-title-declared = At risk or worse, and why
behind-title-both = Behind or at risk, and why
behind-none = None of those that can be judged is behind.
behind-none-declared = None is declared at risk or worse.
behind-otherwise = { $n ->
    [one] The figures of one { -project } say that it is
   *[other] The figures of { $n } { -projects } say that they are
 } behind, though declared to be otherwise.
behind-declared = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } declared at risk or worse without a figure that shows it.
behind-unjudged = { $n ->
    [one] { $n } { -project } has no figures or cannot be judged; whether it is behind is not known.
   *[other] { $n } { -projects } have no figures or cannot be judged; whether they are behind is not known.
 }
behind-not-rated = { $n ->
    [one] { $n } { -project } is not yet rated; whether it is at risk is not known.
   *[other] { $n } { -projects } are not yet rated; whether they are at risk is not known.
 }
behind-more = { $n ->
    [one] one more is behind
   *[other] { $n } more are behind
 }
behind-more-declared = { $n ->
    [one] one more is declared at risk or worse
   *[other] { $n } more are declared at risk or worse
 }
behind-next = Next { -milestone } or deadline: { $date }
behind-overdue = Action { $late }: { $text }
behind-step = Next step, by { $date }: { $text }
behind-blocker = Obstacle: { $text }
moved-title = Moved most { -this-period }
moved-change = { $before } { arrow } { $now }
moved-back = Went back most:{" "}
focuses-said = The { $n } behind { $of ->
    [one] are all in “{ $name }”
   *[other] are in { $of } { -focuses }{ $most ->
        [0] {""}
       *[other] , most of them, { $most }, in “{ $name }”
     }
 }.
focuses-title = By { -focus }
focus-figure = { $title }: { $value } of { $target }
focus-figure-target = { $title }: { $value }, target { $target }
promises-title = Promises due so far
promises-list = The list by status
promises-line = { $due } of { $total } { $total ->
    [one] promise is due, or was settled early
   *[other] promises are due, or were settled early
 }
places-title = Where you live
soon-title = Due in the next 30 days
soon-due = the whole { -project }
soon-end = end of the { -project }
soon-some = { $n } of { $of } { -indicators }
soon-first = first due { $date }
soon-overdue = overdue by { $span }
soon-awaited = due { $span } ago, result awaited
soon-late-title = Past the date, not reported as done
soon-more = { $n ->
    [one] One more date within these days.
   *[other] { $n } more dates within these days.
 }
soon-late-more = { $n ->
    [one] One more is past its date.
   *[other] { $n } more are past their dates.
 }
soon-all = All { -milestones } by date
soon-showcase = Showcase of { $quarter }
trust-title = Can you trust this?
trust-documents = { $open } of the { $of ->
    [figures] figures
   *[facts] facts (figures, { -milestones } met, ratings)
 } rest on a document that you can open, { $named } name one.
trust-stale = { $n ->
    [0] No { -project }’s figures are out of date.
    [one] { $n } { -project }’s figures are out of date.
   *[other] { $n } { -projects }’ figures are out of date.
 }
trust-stale-grades = { $n ->
    [0] No { -project }’s rating is out of date.
    [one] { $n } { -project }’s rating is out of date.
   *[other] { $n } { -projects }’ ratings are out of date.
 }
trust-stale-both = { $n ->
    [0] No { -project }’s figures or rating are out of date.
    [one] { $n } { -project }’s figures or rating are out of date.
   *[other] { $n } { -projects }’ figures or ratings are out of date.
 }
trust-corrections = { $n ->
    [0] No figure was corrected.
    [one] { $n } figure was corrected or revised.
   *[other] { $n } figures were corrected or revised.
 }
trust-changes = { $n ->
    [0] No promise was changed.
    [one] A promise was changed once; the earlier promise is shown next to it.
   *[other] Promises were changed { $n } times; the earlier promise is shown next to the new one.
 }
trust-method = How it is calculated
trust-data = Download the data
steps-title = How it works
step-first = At first
step-asked = Opinions gathered: { $channels }
step-asked-n = { $n } opinions gathered: { $channels }
step-batch = { $name } announced, { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }
step-adopted = { $n } of them adopted
step-span = { $from } to { $to }
step-always = Since then
step-loop = Promised: { $rounds }
loop-progress = progress { $every }
loop-guidance = guidance { $every }
loop-showcase = a showcase { $every }
total-several = several
total-at-least = { $n } or more
total-at-most = at most { $n }
total-about = about { $n }
declared-title = What the publisher states

projects-description = { $site }: progress, target and due date of every { -project }, as of { $date }.
projects-search = Search all { -projects }, on every page of the list
projects-lead = In number order; select { -a-project } for the details.
projects-lead-unnumbered = Select { -a-project } for the details.
projects-by-status = By status
finder-label = Find in this list
finder-words = Search this list
finder-all = { $name }: all
finder-count = { $n } of { $all } shown
finder-none = No match. Use fewer filters.
finder-choose = Filter and sort
finder-clear = Show all
finder-sort = List order
finder-new = new
finder-forward = moved forward
finder-back = went back
finder-status = status changed
finder-promise = promise changed
finder-still = no movement
col-no = No.
col-project = { -Project }
col-status = Status
col-progress = Progress
col-value = Now
col-target = Target
col-due = Due
col-indicator = { -Indicator }
col-date = Date
col-milestone = { -Milestone }
col-moved = Moved
table-projects = Table of { -projects }, can be scrolled sideways

declared = Declared on { $date }: { $word }.
declared-by = { $by }, { $date }: { $word }.
declared-about = { $date }, { $about }
declared-why = { $word } ({ $why })
declared-confidence = Confidence of reaching the target, declared on { $date }: { $word }.
declared-confidence-by = Confidence of reaching the target, { $by } ({ $date }): { $word }.
declared-beside-figures = The figures say: { $word }.
declared-beside-milestones = The { -milestones } say: { $word }.
declared-beside-stage = Its stage says: { $word }.
declared-beside-nothing = There is no figure to judge it by.
declared-beside-unrated = The figures cannot be judged yet.
promise-source = { $document }, published { $date }
moved-once = Promise changed
original-progress = { $now } of the current target, { $first } of the target first promised.
headline-done = { $percent } done
headline-plan = Tick: plan { $percent }
headline-plan-here = Plan { $percent }
bar-key-done = Done
bar-key-plan = Plan
bar-key-end = Target
headline-milestones = { $of ->
    [one] { $of } { -milestone }
   *[other] { $of } { -milestones }
 }
headline-next = Next: { $name }
headline-expected = { $past ->
    [yes] should have been met by
   *[no] expected by
 } { $date }
headline-milestones-all = { $of ->
    [one] met
    [2] both met
   *[other] all { $of } met
 }
headline-of-budget = { $percent } of the budget
headline-by = by { $date }
milestone-alone = { -milestone } { $met ->
    [0] not met yet
   *[other] met
 }
coming-title = What comes next
coming-start = Start
coming-figure = First figure: { $name }
coming-figure-late = First figure: { $name }; not published so far
coming-undated = No date published
fact-days-left = Time left
fact-left = Left to do
fact-required = Needed to be on time
fact-required-from = { $rate }, counted from { $date }
fact-pace = Average since the start
fact-pace-recent = Last 90 days
fact-finish = Done at this pace
fact-finish-day = { $late ->
    [yes] { $date }, { $span } late
   *[no] { $date }
 }
fact-finish-sentence = { $late ->
    [yes] At the recent pace it will be done about { $date }, { $span } after the due date.
   *[no] At the recent pace it will be done about { $date }.
 }
fact-pace-since = Average since { $date }
fact-announced = Announced
fact-document = Document
fact-role = Role
fact-lead-department = Responsible { -department }
fact-support = Supporting
fact-partners = Partners
fact-start = Start
fact-due = Due
fact-origin = Original request
fact-tags = Key words
evidence-archived = archived copy
fact-contact = Contact
project-facts = { -Project } facts
project-apply = How to get it
project-ahead = Next dates
section-progress = Progress
section-indicators = Other { -indicators }
section-breakdown = Breakdown
breakdown-title = { $name }, { $date }
breakdown-title-by = { $name } by { $by }, { $date }
section-milestones = { -Milestones }
section-money = Money
money-budget = Budget
money-named = { $name }: { $amount }
money-committed = Committed
money-spent = Spent
money-source = Source of the money: { $source }
section-body = About the { -project }
section-events = Events
section-actions = Problems and actions
action-open = Open
action-overdue = Open, overdue
action-closed = Closed { $date }
action-raised = { $from }, raised { $date }
action-due = by { $date }
action-guidance = Guidance
action-resident = Residents
action-showcase = Showcase
action-audit = Audit
section-reports = Latest { -reports }
reports-older = { $n ->
    [one] One earlier { -report }
   *[other] { $n } earlier { -reports }
 }
report-progress = Progress
report-guidance = Guidance
report-showcase = Showcase
report-title = { $project }: { $title }, { $date }
report-asked = Asked: { $text }
report-next = Next: { $text }
report-blocker = Obstacle: { $text }
report-by = Reported by { $text }
report-now = The { -project } as of { $date }
report-earlier = Earlier
report-later = Later
report-story = { -Report } { $no } of { $of }
report-met = “{ $name }” is met
report-figure-day = for { $date }
report-total = total { $before } { arrow } { $now }
report-total-first = total { $now }
report-past = Past its date: { $date }, { $text }, { $late }
report-upcoming = Next { -milestone } or deadline of the { -project }: { $date }, { $text }
section-photos = Pictures
photo-before = Before
photo-after = After
section-feedback = You asked, we did
feedback-received = { $channel }, { $date }
feedback-no-answer = Not answered yet.
section-evidence = Evidence
menu-evidence = Evidence
documents-description = { $site }: every document that its figures rest on, with publisher, date and where to read it, as of { $date }.
documents-summary = { $n ->
    [one] One document{ $open ->
        [0] , which cannot be opened
       *[other] , which can be opened
    }
   *[other] { $n } documents, { $open ->
        [0] none of which can be opened
        [one] one of which can be opened
       *[other] { $open } of which can be opened
    }
}.
documents-licence = Licence: { $licence }
documents-cover = { $open } of { $of } facts rest on a document that can be opened ({ $percent }); { $named } name one ({ $share }).
documents-figures = { $n ->
    [one] one figure
   *[other] { $n } figures
}
documents-milestones = { $n ->
    [one] one { -milestone }
   *[other] { $n } { -milestones }
}
documents-ratings = { $n ->
    [one] one rating
   *[other] { $n } ratings
}
documents-others = { $n ->
    [one] one other fact
   *[other] { $n } other facts
}
documents-nothing = no figure yet
documents-nowhere = no copy online
documents-inside = kept by the office, not public
documents-opens = To open
documents-yes = can be opened
documents-no = cannot be opened
col-kind = Kind
col-document = Document
col-published = Published
col-rests = Used for
evidence-document = Document
evidence-dataset = Data
evidence-photo = Photograph
evidence-news = News
evidence-inspection = Inspection record
evidence-audit = Audit
section-changes = Changes and corrections
correction-line = { $indicator }, { $about }
correction-revision = Revision
correction-correction = Correction
decided-by = Decided by { $text }
field-due = Due date
field-start = Start
field-indicator = { $part } of “{ $name }”
field-target = Target
field-baseline = Baseline
field-plan = Plan
field-shape = Shape of the plan
field-direction = Direction
field-accumulation = Accumulation
field-every = Update interval
field-definition = Definition
section-data = Data and permanent address
permanent = Permanent address
figure-source = Source: { $source }. As of { $date }.
figure-published = Published by { $publisher }. As of { $date }.
figure-invented = Illustrative figures, not real ones. { $source }
figure-table = Data table
figure-elsewhere = See the chart under “{ $section }”
toc-title = On this page
related-title = Related { -projects }
previous-project = Previous
next-project = Next

group-title = { $kind }: { $name }
group-within = Within “{ $name }”
group-others = Other { $kinds }
group-others-one = Others: { $kind }
local-figure = { $value } { $whose ->
    [office] of this { -department }
   *[spot] here
 }
local-dated = { $value } { $whose ->
    [office] of this { -department }
   *[spot] here
 } ({ $date })
local-title = { $whose ->
    [office] Its { -projects }: whole-{ -project } figures
   *[spot] { -Projects } here: whole-{ -project } figures
 }
local-scope = { $whose ->
    [office] Figure, progress, target, due date and status are those of the whole { -project }, with all its { -departments }; only what is marked “of this { -department }” below is this { -department }’s own part.
   *[spot] Figure, progress, target, due date and status are those of the whole { -project }, in all its { -places }; only what is marked “here” below is for this { -place } alone.
 }
here-title = { $whose ->
    [office] Figures for { $name } alone
   *[spot] Figures for { $name } alone
 }
here-summary = { $n ->
    [one] { $n } of { $of } { $of ->
        [one] { -project }
       *[other] { -projects }
     } publishes figures for { $name } alone
   *[other] { $n } of { $of } { -projects } publish figures for { $name } alone
 }; { $targets ->
    [0] none has a target { $whose ->
        [office] for it
       *[spot] here
     }
    [one] { $targets } has a target { $whose ->
        [office] for it
       *[spot] here
     }, judged by the same rules as the whole
   *[other] { $targets } have a target { $whose ->
        [office] for it
       *[spot] here
     }, judged by the same rules as the whole
 }.
here-reports = From { $name }
group-count = { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }

updates-description = { $site }: progress { -reports } of all { -projects }, as of { $date }.
milestones-description = { $site }: { -milestones } of all { -projects }, as of { $date }.
milestones-open = Open
milestones-met = Met
milestones-left = Not met, of { -projects } that are over
milestones-expected = expected
milestones-done = met
milestones-due = first due
milestones-said = { $of ->
    [one] One { -milestone }
   *[other] { $of } { -milestones }
 }, { $met } met{ $late ->
    [0] .
   *[other] , { $late } of them late.
 }
milestones-said-overdue = { $n } past the date and not met.
milestones-said-next = Next: “{ $name }” on { $date } ({ $project }).
milestones-said-expected = { $n } expected late.
method-description = How every number of { $site } is calculated, as of { $date }.
data-description = All data of { $site } for download, as of { $date }.
not-found-title = This page does not exist
not-found-description = { $site } has no such page.
not-found-text = The address may be mistyped, or the page has moved.
not-found-projects = See all { -projects }

search-title = Search
search-description = Search in the texts of { $site }, as of { $date }.
search-off = The search needs JavaScript, which is off here or could not be loaded.
search-file = The search needs a web server, and this page was opened as a file.
search-list = See all { -projects }
search-label = Words to search for
search-hint = Results contain every word. Put a phrase in quotation marks to find it exactly as written.
search-button = Search
search-busy = Searching …
search-count = Results: { $n }
search-none = Nothing found for “{ $query }”.
search-try = Try fewer or shorter words, or another spelling.
search-more = Show more
search-failed = The search could not be loaded. Try again, or look through the list.
search-page = Page

body-table = Table, can be scrolled sideways
body-notes = Notes
body-back = Back to the text
body-task-done = done
body-task-open = open
toc = On this page

groups-description = { $site }: all { -projects } by { $kind }, as of { $date }.
groups-lead = Each with its number of { -projects }.
list-by = { -Projects } by
pager-label = Pages
pager-at = Page { $at } of { $of }
pager-rows = { $from } to { $to } of { $total }
pager-first = First
pager-previous = Previous
pager-next = Next
pager-last = Last

grades-status = Status as declared
grade-about = as of { $date }
grade-carried = no new grade
grades-confidence = Confidence in the target
grade-better = Rated better
grade-worse = Rated worse
grade-decided = Decided
grade-other = Rated again
grade-line = Declared status:
changes-grades = Ratings that changed
changes-grades-what = Each change of a declared status, with who declared it and why.
grades-matrix = Declared ratings by period

follow-label = Follow
follow-atom = News in a feed reader (Atom)
follow-json = The same as JSON Feed
follow-subscribe = Subscribe to the dates in your calendar
follow-calendar = The dates as a file (iCalendar)
calendar-add = Add these dates to your calendar
calendar-due = { $project }: { $what }
calendar-done = Done: { $project }, { $what }
calendar-overdue = Overdue: { $project }, { $what }
calendar-due-whole = “{ $project }” is due
calendar-done-whole = Done: “{ $project }”
calendar-overdue-whole = Overdue: “{ $project }”
calendar-by = { $text } (by the end of { $period })
news-status = Status · { $project }: { $before } { arrow } { $now }
news-status-line = At the end of { $quarter }: { $before } { arrow } { $now }
news-statuses = { $n ->
    [one] Status · { $quarter }: one { -project } changed
   *[other] Status · { $quarter }: { $n } { -projects } changed
}
news-statuses-line = { $project }: { $before } { arrow } { $now }
news-statuses-more = and { $n } more
updates-said = { $n ->
    [one] One { -report }, of { $date }.
   *[other] { $n } { -reports }, the newest of { $date }.
 }
updates-months = Months
updates-kind = Kind
