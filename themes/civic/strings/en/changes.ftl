menu-changes = Changes and corrections
menu-targets = Moved targets
changes-description = { $site }: promises that changed and figures that were corrected or revised, as of { $date }.
changes-lead = Every promise that changed and every figure that was wrong is recorded here. What was published before is never deleted.
changes-feed = Subscribe to changes (Atom)
changes-promises = Promises that changed
changes-promises-none = No promise has changed.
changes-rules = Rules of the whole site that changed
changes-handovers = Who took over
changes-corrections = Corrections
changes-corrections-what = The figure published before was wrong.
changes-corrections-none = No figure was corrected.
changes-revisions = Revisions
changes-revisions-what = Better data came in, such as a final figure for a provisional one.
changes-revisions-none = No figure was revised.
changes-ended = Ended and paused
change-target = New target
change-baseline = New baseline
change-due = New due date
change-start = New start
change-plan = New plan
change-direction = New direction
change-definition = New definition
change-method = New method
change-record = Changed record
change-budget = New budget
changes-site = The whole site
field-headline = whether it decides the status
field-level = level
field-closed = closed from
field-tolerance = tolerance
field-provenance = whether its facts are real
field-share = weight
field-evidence = evidence
field-flag = state of the figure
field-owner = who is responsible
field-budget = Budget
field-committed = money committed
field-spent = money spent
rule-tolerances = Tolerance
rule-calendar-closed = Closed days
rule-calendar-grace = Days for late figures after a { -period }
rule-calendar-period = Period of the showcases
rule-calendar-quarter-starts = Months in which { -periods } begin
rule-cadence-progress = Interval of progress { -reports }
rule-cadence-guidance = Interval of guidance
rule-cadence-showcase = Interval of showcases
moved-yes = yes
moved-no = no
moved-as-site = as for the whole site
moved-tolerance = { $days ->
    [one] one day
   *[other] { $days } days
 } or { $share } of the time; well behind above { $behind }
level-input = input
level-output = output
level-outcome = outcome
provenance-stated = stated by the publisher
provenance-illustrative = invented as an example
flag-normal = final
flag-provisional = provisional
flag-estimated = estimated
flag-break = start of a new series
flag-missing = missing
indicator-closed = No longer counted
shape-none = no shape of the plan
shape-even = even
shape-late-start = slow at first
shape-step = in steps
shape-by-milestones = by { -milestones }
direction-increase = higher is better
direction-decrease = lower is better
direction-at-least = at least
direction-at-most = at most
direction-range = within a range
accumulation-cumulative = running total
accumulation-per-period = for each period
accumulation-snapshot = on the day
mark-corrected = This figure was corrected on { $date }
mark-corrected-word = corrected
mark-revised = This figure was revised on { $date }
mark-revised-word = revised
mark-later = This figure was changed later, on { $date }
mark-later-word = changed later
mark-to = { $mark }: { $value }
mark-moved = This promise was changed on { $date }
mark-moved-word = moved
targets-description = { $site }: progress against the original promises and against the present ones, as of { $date }.
targets-summary = { $n ->
    [0] {""}
    [one] The target, due date or baseline of { $n } { -indicator } was moved
   *[other] The targets, due dates or baselines of { $n } { -indicators } were moved
 }{ $n ->
    [0] { $bare ->
        [one] The due date of { $bare } { -project } without { -indicators } was moved
       *[other] The due dates of { $bare } { -projects } without { -indicators } were moved
     }
   *[other] { $bare ->
        [0] {""}
        [one] , and the due date of { $bare } { -project } without { -indicators }
       *[other] , and the due dates of { $bare } { -projects } without { -indicators }
     }
 }; { $later ->
    [0] none of them to a later day
    [one] one of them to a later day
   *[other] { $later } of them to a later day
 }{ $withdrawn ->
    [0] .
    [one] , one due date was withdrawn.
   *[other] , { $withdrawn } due dates were withdrawn.
 }
changes-said = { $promises ->
    [one] One promise changed
   *[other] { $promises } promises changed
 }, { $corrections ->
    [one] one figure corrected
   *[other] { $corrections } figures corrected
 }, { $revisions ->
    [one] one revised
   *[other] { $revisions } revised
 }{ $ended ->
    [0] {""}
    [one] , one ended or paused
   *[other] , { $ended } ended or paused
 }.
plan-before = before
plan-now = now
targets-what = { -Project } and { -indicator }
targets-progress = Progress: first promise → present
targets-start = baseline { $now } instead of { $first }
targets-later = { $n ->
    [one] one day later
   *[other] { $n } days later
 }
targets-earlier = { $n ->
    [one] one day earlier
   *[other] { $n } days earlier
 }
targets-set = newly set
targets-changed = changed
targets-more = { $n } { $n ->
    [one] point
   *[other] points
 } higher
targets-less = { $n } { $n ->
    [one] point
   *[other] points
 } lower
