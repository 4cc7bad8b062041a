print-folio = Page { $page } of { $pages }
print-figure-no = Figure { $n }
print-table-no = Table { $n }
print-year = { $year }
print-heading-quarter = Progress { -book }, { $quarter }
print-heading-year = Progress { -book } for the year { $year }
print-book-title = { $site }: { $heading }
print-sheet-title = { -Project } sheet: { $title }
print-board-title = Board: { $title }
print-poster-title = Notice: { $title }
print-large-poster-title = Notice (A3): { $title }
print-programme-title = { $site }: display board
print-wall-title = { $site }: wall board
print-sheet = { -Project } sheet
print-board = Board
print-poster = Notice
print-wall = Wall board
print-title = Print
print-hint = This page is for paper: press Ctrl+P (Command+P on a Mac) to print it or to save it as PDF.
print-back = Back to the site
print-link-sheet = { -Project } sheet (one A4 page)
print-link-poster = Notice (A4)
print-link-large-poster = Notice (A3)
print-link-board = Display board (A1)
print-link-book = Print the { -book } of the { -period }
print-link-year = { -Book } for { $year }
print-link-programme = Display board (A1)
print-link-wall = Wall board (A3)
print-cover-by = Published by
print-cover-address = On the web, with all data
print-run-overview = The whole programme
print-run-annex = Annex
print-section-note = About this { -book }
print-section-contents = Contents
print-section-lists = Figures and tables
print-section-summary = Summary
print-section-projects = All { -projects }
print-section-overall = Overall progress
print-section-stops = On site
print-section-focuses = Progress by { -focus }
print-section-sheets = { -Project } by { -project }
print-section-texts = Write-ups and { -reports }
print-in-full = Write-up and { -reports } in full: page
print-section-problems = Problems and risks
print-section-next = The next { -period }
print-section-indicators = Annex: all { -indicators }
print-section-method = Annex: definitions and method
print-section-record = Annex: changes and corrections
print-sub-status = Status by { -focus }
print-sub-moves = What moved most
print-sub-grades = Ratings by period
print-sub-due = Promises and { -milestones } due
print-sub-guidance = Guidance and what was done
print-sub-statuses = What the statuses mean
print-sub-definitions = What each { -indicator } counts
print-list-figures = Figures
print-list-tables = Tables
print-note-figures = The figures are those of { $date }; they rest on { $n ->
    [0] { $ratings ->
        [one] { $ratings } published rating
       *[other] { $ratings } published ratings
     }
   *[other] { $figures }{ $ratings ->
        [0] {""}
        [one] {" "}and { $ratings } published rating
       *[other] {" "}and { $ratings } published ratings
     }
 }. Compiled by: { $publisher }. Where there is no figure, the { -book } says so; that is never counted as zero.
print-table-behind = { -Projects } behind: causes and actions
print-table-behind-declared = { -Projects } at risk or worse: causes and actions
print-table-behind-both = { -Projects } behind or at risk: causes and actions
print-focus-behind = Behind
print-focus-behind-declared = At risk or worse
print-focus-behind-both = Behind or at risk
print-note-reading-declared = Each status is a grade as somebody declared it, quoted with who and when. It is shown by a word and a symbol, so it can also be read in black and white.
print-note-reading-both = Each status follows from the published figures by one set of rules, or is a grade as somebody declared it, drawn as an outline and quoted with who and when. It is shown by a word and a symbol, so it can also be read in black and white.
print-note-reading = Each status follows from the published figures by one set of rules. It is shown by a word and a symbol, so it can also be read in black and white.
print-note-order = Begin with the summary and the table of all { -projects }; each { -project } then has a page of its own. All { -indicators } and their definitions are in the annex.
print-note-later = Corrections after the figures were closed are listed in the annex on changes and corrections; they are not in the figures of this { -book }.
print-note-charts = A bar shows how much is done, the vertical line on it the plan. In a chart the thick line is what was published and the dashed line is the plan; the thin line continues at the average pace of the last 90 days, “at best” and “at worst” at the fastest and slowest 30 days seen. None of them is a promise. The annex on definitions and method says how many days behind still count as on track.
print-figure-source = Source: { $source }.
print-table-projects = All { -projects }: target, result and status
print-table-moves = What moved most, then and now
print-table-grades = Declared ratings, and what the figures say
print-col-computed = What the figures say
print-table-guidance = What was asked, of whom, and the outcome
print-table-next = Due in the next { -period }
print-table-indicators = All { -indicators }
print-table-statuses = Each status and when it is given
print-milestones = { -Milestones } of { $title }
print-milestones-alone = { -Milestones }
print-col-lead = { -Lead }
print-col-department = Responsible { -department }
print-col-since = Since { $date }
print-col-unit = Unit
print-col-baseline = Baseline
print-col-on = Data as of
print-col-original = First due
print-col-now = Met or expected
print-col-slip = Slip
print-col-before = { $date }
print-col-cause = Cause
print-col-action = Action
print-col-owner = Who and when
print-number-moved = Moved in the period
print-number-kept = Promises due, kept on time
print-note-projects = Note: the result is the latest figure published by { $date }; "–" means none was. Targets and dates that moved are in the annex.
print-note-indicators = Note: progress is (now − baseline) ÷ (target − baseline); limits have no percentage.
print-progress = This period
print-problems = Problems and actions
print-next = Next
print-next-action = { $text } { $state }
print-others = Other { -indicators }
print-promise = The promise
print-about = What it covers
print-grades = Earlier ratings
print-moved = { $what } was
print-moved-to = , changed on { $date } to
print-since = Since { $date }: { $before } { arrow } { $now }
print-since-first = First figure in this period: { $now }
print-since-still = No change since { $date }: { $now }
print-since-silent = No new figure since { $date }; the last one is of { $last }: { $now }
print-of-target = { $value } / { $target }
print-new = new
print-first-figure = first figure
print-left-out = More online: { $list }.
print-left-milestones = { $n ->
    [one] 1 { -milestone }
   *[other] { $n } { -milestones }
 }
print-left-parts = { $n ->
    [one] 1 breakdown
   *[other] { $n } breakdowns
 }
print-left-reports = { $n ->
    [one] 1 { -report }
   *[other] { $n } { -reports }
 }
print-left-actions = { $n ->
    [one] 1 action
   *[other] { $n } actions
 }
print-left-grades = { $n ->
    [one] 1 earlier grade
   *[other] { $n } earlier grades
 }
print-left-indicators = { $n ->
    [one] 1 { -indicator }
   *[other] { $n } { -indicators }
 }
print-left-rests = the rest of { $n ->
    [one] 1 { -report }
   *[other] { $n } { -reports }
 }
print-left-text = the description
print-left-rest = the rest of the description
print-scan = Scan for all data, evidence and corrections
print-target = Target
print-contact = Contact
print-record-none = Nothing was changed or corrected in the period.
print-record-changes = Changes
print-record-corrections = Corrections and revisions
print-figure-of = { $name }: { $title }
print-note-no-sheets = With so many { -projects } this { -book } has no page for each; every { -project } has a sheet of its own on its web page.
print-cut = … (full text on the web)
print-left-rows = { $n ->
    [one] one more row of the breakdown
   *[other] { $n } more rows of the breakdown
}
print-sub-scales = What the declared grades mean
print-lead-worst = What is worst, and why
print-lead-asks = To decide or to follow up
print-lead-more = { $n ->
    [one] One more is due; see “The next { -period }”.
   *[other] { $n } more are due; see “The next { -period }”.
 }
print-promised = Promised: { $list }.
print-promised-by = { $n ->
    [one] { $n } { -project } by { $date }
   *[other] { $n } { -projects } by { $date }
 }
print-promised-between = Promised: { $n } { -projects }, the first by { $first }, the last by { $last }.
print-ask-overdue = Action past its date:
print-ask-no-action = Behind, no action published:
print-ask-no-cause = Behind, no cause published:
print-ask-no-data = Never published a figure:
print-and-more = { $list } and { $n } more
print-focus-worst = The worst is { $title }: { $status }.
print-focus-worst-days = The worst is { $title }: { $status }, { $days }.
print-focus-step = { $title }: { $before } { arrow } { $now }
print-focus-action = Action: { $action }
print-focus-money = Money
print-focus-sum = { $name } { $amount } in all ({ $n } of { $of } { -projects })
print-sub-year = The year
print-table-year = How it stood at the end of each period
print-col-period = Period
print-col-story = What changed
print-year-moved = { $list } moved most.
