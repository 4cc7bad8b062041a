answers-none = Nothing published yet
answers-said = Published
answers-title = { $date }: { $said }
answers-title-notes = { $n ->
    [one] One note, of { $date }
   *[other] { $n } notes since { $first }, the latest of { $date }
 }
answers-alt = Strip of what was published: { $name }. { $title }.
answers-note-earlier = { $n ->
    [one] One earlier note is
   *[other] { $n } earlier notes are
 } in the table only.
answers-due = Due
answers-target = Target: { $target }
chart-no-figures = No figures published yet
chart-no-figures-target = No figures published yet; target { $target }
chart-title-value = { $actual } { $when }
chart-title-paused = Paused: { $actual } { $when }, target { $target }
chart-title-cancelled = Ended: { $actual } { $when } of { $target } once promised
chart-title-untold = Last reported { $actual } { $when }, short of the target of { $target }; no result since the deadline
chart-title-overdue = Past its deadline: { $actual }, short of the target of { $target }
chart-title-awaiting = Deadline passed, last figure awaited: { $actual } so far, target { $target }
chart-title-worse = { $actual }, further from the target of { $target } than at the start
chart-title-beyond = { $actual }, beyond the target of { $target }
chart-title-beyond-down = Down to { $actual }, below the target of { $target }
chart-title-reached = { $actual }: the target is reached
chart-title-share = { $actual }, { $percent } of the target of { $target }
chart-title-way = { $actual }, { $percent } of the way to { $target }
chart-title-against = { $actual } { $when }; target { $target }
chart-title-kept-most = { $actual }, within the limit of { $target }
chart-title-broken-most = { $actual }, above the limit of { $target }
chart-title-kept-least = { $actual }, at least { $target } as promised
chart-title-broken-least = { $actual }, below the promised { $target }
chart-title-kept-range = { $actual }, within { $target }
chart-title-below-range = { $actual }, below the range of { $target }
chart-title-above-range = { $actual }, above the range of { $target }
chart-title-on-plan = As planned: { $actual }
chart-title-nothing-due = { $actual }; the plan asks for nothing yet
chart-title-behind-days = About { $span } behind the plan
chart-title-ahead-days = About { $span } ahead of the plan
chart-start = Baseline
chart-title-gap = { $gap } { $direction ->
    [more] above
   *[other] below
 } the plan
chart-title-ahead = { $gap } { $direction ->
    [more] above
   *[other] below
 } the plan, about { $span } ahead
chart-title-behind = { $gap } { $direction ->
    [more] above
   *[other] below
 } the plan, about { $span } behind
chart-title-bound = { $actual } { $when }; target { $target }
chart-beyond = { $value }, beyond it
chart-points = { $n } { $many ->
    [one] point
   *[other] points
 }
when-on = on { $date }
when-in = in { $date }
chart-provisional = { $value } (provisional)
chart-estimated = { $value } (estimated)
chart-about = about { $value }
chart-dated = { $date }: { $value }
chart-subtitle = { $name }, { $unit }, { $from } to { $to }
chart-subtitle-bare = { $name }, { $from } to { $to }
unit-percent = percent
unit-points = points
chart-alt-line = Line chart: { $name }. { $title }.
chart-alt-line-value = Line chart: { $name }. { $title }. { $value }.
chart-actual = Actual
chart-plan = Plan
chart-plan-about = Plan about
chart-plan-between = Plan, between two planned dates, about
chart-even = Even pace
chart-target = Target
chart-at-most = At most
chart-at-least = At least
chart-target-dated = { $target }, { $date }
chart-former-target = Earlier target
chart-former-due = Earlier date
chart-forecast = At this pace { $date }
chart-gap-more = { $gap } above
chart-gap-less = { $gap } below
chart-gap-fewer = { $gap } below
chart-target-row = Target { $date }
chart-start-row = Baseline { $date }
chart-difference = Against the plan
chart-difference-even = Against the even pace
chart-own = In the period
chart-numerator = Numerator
chart-denominator = Denominator
chart-remark = Remark
chart-date = Date
chart-unit = {" "}({ $unit })
chart-as-of = as of { $date }
chart-note-zero = The axis does not start at zero.
chart-note-break = Vertical dotted line: counted differently from here on; not comparable.
chart-note-missing = The line breaks where figures are missing.
chart-note-sum = The line adds up the periods.
chart-note-forecast = Thin line: at the average pace of the last 90 days it would be finished about { $central }; at the fastest 30 days seen, { $fast }; at the slowest, { $slow }. This is not a promise.
chart-note-forecast-mean = Thin line: at the average pace of the last 90 days it would be finished about { $central }. This is not a promise.
chart-note-forecast-since = Thin line: at the pace since { $since } it would be finished about { $central }. This is not a promise.
chart-note-forecast-open = Thin line: at the average pace of the last 90 days it would be finished about { $central }; at the fastest 30 days seen, { $fast }; at the slowest 30 days seen it would not be finished. This is not a promise.
chart-note-brief = At the present pace finished about { $central }; at best { $fast }, at worst { $slow }.
chart-note-brief-mean = At the present pace finished about { $central }.
chart-note-brief-since = At the pace since { $since } finished about { $central }.
chart-note-brief-open = At the present pace finished about { $central }; at best { $fast }, at worst not at all.
remark-missing = not published
remark-before = mostly before the start, not counted
remark-provisional = provisional
remark-estimated = estimated
remark-about = approximate
remark-break = counted differently
remark-corrected = corrected

chart-timeline-title = { $of ->
    [one] The { -milestone } is met, no later than first planned
   *[other] { $met } of { $of } { -milestones } met, none postponed
 }
chart-timeline-title-none = { $of ->
    [one] The { -milestone } is still to come
    [2] Both { -milestones } are still to come, none postponed
   *[other] All { $of } { -milestones } are still to come, none postponed
 }
chart-timeline-title-slipped = { $of ->
    [one] The { -milestone } is { $met ->
        [0] not met and later than first planned
       *[other] met, later than first planned
     }
   *[other] { $met ->
        [0] None of { $of } { -milestones } is met
       *[other] { $met } of { $of } { -milestones } met
     }, { $slipped } later than first planned
 }
chart-timeline-title-overdue = { $of ->
    [one] The { -milestone } is overdue
   *[other] { $met ->
        [0] None of { $of } { -milestones } is met
       *[other] { $met } of { $of } { -milestones } met
     }, { $overdue } overdue
 }
chart-timeline-title-both = { $of ->
    [one] The { -milestone } is overdue and later than first planned
   *[other] { $met ->
        [0] None of { $of } { -milestones } is met
       *[other] { $met } of { $of } { -milestones } met
     }, { $slipped } later than first planned, { $overdue } overdue
 }
chart-timeline-subtitle = Hollow diamond: first date; disc: met; circle: expected now; red line: more than 15 days later
chart-timeline-undated = No dates published
chart-timeline-alt = Timeline: { $title }.
chart-timeline-note-left = { $n ->
    [one] { $n } more { -milestone } is
   *[other] { $n } more { -milestones } are
 } in the table only.
chart-timeline-note-undated = { $n ->
    [one] { $n } { -milestone } without a published date is
   *[other] { $n } { -milestones } without a published date are
 } in the table only.
chart-milestone = { -Milestone }
chart-due-first = First date
chart-due-now = Now
chart-state = State
chart-state-met = met
chart-state-late = overdue
chart-state-open = to come
chart-later = Later than first planned
chart-slip = Moved
answer-yes = yes
answer-no = no
chart-slip-none = on time
chart-slip-expected-none = expected on time
chart-slip-late = { $span } overdue
chart-slip-open = to come
chart-slip-passed = expected { $span } ago
chart-slip-later-days = { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
chart-slip-later-months = { $n } months later
chart-slip-later-years = { $n ->
    [one] { $n } year later
   *[other] { $n } years later
 }
chart-slip-earlier-days = { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
chart-slip-earlier-months = { $n } months earlier
chart-slip-earlier-years = { $n ->
    [one] { $n } year earlier
   *[other] { $n } years earlier
 }
chart-slip-expected-later-days = expected { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
chart-slip-expected-later-months = expected { $n } months later
chart-slip-expected-later-years = expected { $n ->
    [one] { $n } year later
   *[other] { $n } years later
 }
chart-slip-expected-earlier-days = expected { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
chart-slip-expected-earlier-months = expected { $n } months earlier
chart-slip-expected-earlier-years = expected { $n ->
    [one] { $n } year earlier
   *[other] { $n } years earlier
 }

chart-status-title = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } behind, the most in “{ $area }”: { $m }
chart-status-title-tied = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } behind
chart-status-title-most = “{ $area }” has the most { -projects } behind: { $m }
chart-status-title-none = No { -project } is behind
chart-status-title-none-judged = None of those that can be judged is behind
chart-status-title-declared = { $n } of { $of } declared at risk or worse
chart-status-title-otherwise = { $n ->
    [one] The figures of one { -project } say that it is
   *[other] The figures of { $n } { -projects } say that they are
 } behind, though declared to be otherwise
chart-status-title-unjudged = No { -project } can be judged
chart-status-subtitle = Status of { -projects } by { $by }, number of { -projects }
chart-status-note-overlap = { -A-project } may count in several rows, so that they add up to more than all { -projects }.
chart-status-alt = Stacked bar chart: { $title }.
chart-behind = Behind
chart-total = Total
