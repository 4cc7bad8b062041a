chart-no-figures = No figures published yet
chart-title-value = { $actual } on { $date }
chart-title-worse = { $actual }, further from the target of { $target } than at the start
chart-title-beyond = { $actual }, beyond the target of { $target }
chart-title-reached = { $actual }: the target is reached
chart-title-share = { $actual }, { $percent } of the way to { $target }
chart-title-against = { $actual } on { $date }; target { $target }
chart-title-on-plan = As planned
chart-title-ahead = { $gap } { $direction ->
    [more] more
   *[other] less
 } than planned, about { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ahead
chart-title-behind = { $gap } { $direction ->
    [more] more
   *[other] less
 } than planned, about { $days ->
    [one] { $days } day
   *[other] { $days } days
 } behind
chart-subtitle = { $name }, { $unit }, { $from } to { $to }
chart-subtitle-bare = { $name }, { $from } to { $to }
chart-alt-line = Line chart: { $name }. { $title }.
chart-actual = Actual
chart-plan = Plan
chart-even = Even pace
chart-target = Target
chart-target-row = Target { $date }
chart-difference = Difference
chart-date = Date
chart-as-of = as of { $date }
chart-timeline-title = { $met } of { $of } milestones met, none moved back
chart-timeline-title-slipped = { $met } of { $of } milestones met, { $slipped } later than first planned
chart-timeline-subtitle = Hollow diamond: first date; disc: met; circle: expected now
chart-timeline-alt = Timeline: { $title }.
chart-milestone = Milestone
chart-due-first = First date
chart-due-now = Now
chart-met = Met
chart-slip = Moved
chart-slip-none = on time
chart-slip-late = not reported
chart-slip-open = to come
chart-slip-later-days = { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
chart-slip-later-weeks = { $n } weeks later
chart-slip-later-months = { $n } months later
chart-slip-earlier-days = { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
chart-slip-earlier-weeks = { $n } weeks earlier
chart-slip-earlier-months = { $n } months earlier
chart-status-title = { $n ->
    [one] { $n } project is
   *[other] { $n } projects are
 } behind, most of them in “{ $area }”
chart-status-title-none = No project is behind
chart-status-subtitle = Status of the projects of each area, number of projects
chart-status-alt = Stacked bar chart: { $title }.
chart-area = Area
chart-total = Total
