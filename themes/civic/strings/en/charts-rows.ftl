ladder-since = Since
ladder-due = Due
ladder-reason = Reason for the change
ladder-first = At first
ladder-no-target = no target published
ladder-no-due = no due date published
ladder-by = by { $date }
ladder-moved = { $due } ({ $drift })
ladder-more = { $target } (up { $by })
ladder-less = { $target } (down { $by })
ladder-rung-first = At first: { $target }, { $due }
ladder-rung-first-since = First, { $when }: { $target }, { $due }
ladder-rung = Since { $since }: { $target }, { $due }
ladder-done = { $value } { $when }
ladder-later-days = { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
ladder-later-months = { $n ->
    [one] { $n } month later
   *[other] { $n } months later
 }
ladder-later-years = { $n ->
    [one] { $n } year later
   *[other] { $n } years later
 }
ladder-earlier-days = { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
ladder-earlier-months = { $n ->
    [one] { $n } month earlier
   *[other] { $n } months earlier
 }
ladder-earlier-years = { $n ->
    [one] { $n } year earlier
   *[other] { $n } years earlier
 }
ladder-title-none = No target and no due date published
ladder-title-same = The promise has not changed: { $target } by { $date }
ladder-title-same-undated = The promise has not changed: { $target }, no due date published
ladder-title-same-date = The promise has not changed: by { $date }
ladder-title-back = Changed { $n ->
    [one] once
    [2] twice
   *[other] { $n } times
 }, the promise is what it was at first: { $target } by { $date }
ladder-title-date = Target still { $target }, but due { $to } instead of { $from }, { $drift }
ladder-title-date-known = Target still { $target }; due date changed from { $from } to { $to }
ladder-title-date-gone = Target still { $target }; the due date of { $from } was withdrawn
ladder-title-date-gone-bare = The due date of { $from } was withdrawn
ladder-title-date-bare = Due { $to } instead of { $from }, { $drift }
ladder-title-date-known-bare = Due date changed from { $from } to { $to }
ladder-title-returned = The target changed and is { $to } again
ladder-title-raised = Target raised from { $from } to { $to }
ladder-title-lowered = Target lowered from { $from } to { $to }
ladder-title-changed = Target changed from { $from } to { $to }
ladder-title-also-date = { $moved }, due { $drift }
ladder-title-shares = { $moved }: { $then } done of the first target, { $now } of the present one
ladder-subtitle = { $name }; hollow bar: earlier target; filled bar: present target; all from zero
ladder-subtitle-done = { $name }; hollow bar: earlier target; filled bar: present target; all from zero; upright line: { $done }
ladder-subtitle-dates = { $name }; hollow bar: up to an earlier due date; filled bar: up to the present one
ladder-alt = Bar chart: { $title }.
ladder-note-left = { $n ->
    [one] { $n } more change in between is
   *[other] { $n } more changes in between are
 } in the table only.

rows-indicator = { -Indicator }
rows-actual = Actual
rows-target = Target
rows-share = Done
rows-planned = Planned by now
rows-unit = Unit
rows-status = Status
rows-latest = Latest
rows-first = First published
rows-before = Before
rows-now = Now
rows-day = Date
rows-change = Since last
rows-change-first = Since first
rows-on = { $name } ({ $date })
rows-only = first published
rows-anew = counted differently, not comparable
rows-same = no change
rows-bullet-subtitle = Bar: share done; upright tick: share planned by now; thin line: 100%
rows-bullet-subtitle-bare = Bar: share done; thin line: 100%
rows-bullet-note-over = Bar with a slanted cut: over 125%.
rows-bullet-note-below = Bar left of zero: worse than at the start.
rows-bullet-note-unknown = Dotted line: no figures published.
rows-bullet-note-none = No bar where there is no target, or where it is a limit or a range: these have no share done.
rows-bullet-note-outline = White bar: too early, halted, or not judged.
rows-bullet-title-none = No { -indicators }
rows-bullet-title-fine = { $n ->
    [one] One { -indicator } is not behind
   *[other] None of { $n } { -indicators } is behind
 }
rows-bullet-title-behind = { $m } of { $n } { $n ->
    [one] { -indicator }
   *[other] { -indicators }
 } { $m ->
    [one] is
   *[other] are
 } behind
rows-bullet-title-worst = { $m } of { $n } { $n ->
    [one] { -indicator }
   *[other] { -indicators }
 } { $m ->
    [one] is
   *[other] are
 } behind, “{ $name }” furthest from its plan
rows-bullet-title-silent = No figures published yet for any of { $n } { -indicators }
rows-bullet-title-one = { $name }, { $percent } done: { $status }
rows-bullet-title-value = { $name }, { $actual }: { $status }
rows-bullet-title-status = { $name }: { $status }
rows-spark-subtitle = Line: from the first figure to the latest, each row on a scale of its own; dot: latest; dash at the right: target; breaks where figures are missing
rows-spark-subtitle-bare = Line: from the first figure to the latest, each row on a scale of its own; dot: latest; breaks where figures are missing
rows-spark-title = { $n } { -indicators }: { $more } higher than when first published, { $less } lower
rows-spark-title-more = { $n } { -indicators }: { $more } higher than when first published, none lower
rows-spark-title-less = { $n } { -indicators }: { $less } lower than when first published, none higher
rows-spark-title-same = { $n } { -indicators }: none differs from when it was first published
rows-spark-title-from = { $name }: from { $first } to { $latest }
rows-spark-title-level = { $name }: { $latest } all the time
rows-spark-title-equal = { $name }: { $latest }, as when first published
rows-spark-title-once = { $name }: published once, { $latest }
rows-spark-title-silent = { $name }: no figures published yet
rows-change-subtitle = Hollow dot: before; filled dot: now; arrow: from before to now; grey line: from the start to the target
rows-change-note-outside = Wedge: worse than at the start, or beyond the target.
rows-change-note-none = Not drawn without a baseline or a target, or with one figure only.
rows-change-title = { $n } { -indicators }: { $on } moved forward since the previous figure, { $back } moved back
rows-change-title-on = { $n } { -indicators }: { $on } moved forward since the previous figure, none moved back
rows-change-title-back = { $n } { -indicators }: { $back } moved back since the previous figure, none moved forward
rows-change-title-same = { $n } { -indicators }: none is known to have moved since the previous figure
rows-change-title-more = { $name }: up { $by } since the previous figure, now { $now }
rows-change-title-less = { $name }: down { $by } since the previous figure, now { $now }
rows-change-title-still = { $name }: still { $now }
rows-change-title-only = { $name }: first published, { $now }
rows-change-title-anew = { $name }: { $now }, counted differently from before
rows-change-title-open = { $name }: now { $now }
