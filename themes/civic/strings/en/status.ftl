status-completed = Completed
status-accepted = Completed and accepted
status-target-met = Target met
status-ahead = Ahead of plan
status-on-track = On track
status-behind = Slightly behind
status-well-behind = Well behind
status-awaiting = Deadline passed, result awaited
status-overdue = Past its deadline
status-worse = Worse than at the start
status-early = Too early to judge
status-not-started = Not started
status-no-data = No figures published
status-not-rated = Not yet rated
status-unrated = Cannot be judged yet
status-ongoing = Continuing
status-paused = Paused
status-cancelled = Ended, not completed
status-closed = Closed

token-done = Completed or target met
token-ontrack = On track
token-risk = Slightly behind or awaited
token-late = Well behind or overdue
token-none = Early or not started
token-nodata = No data or not judged
token-stopped = Paused or ended
token-declared-done = Reached, as declared
token-declared-ontrack = On course, as declared
token-declared-risk = At risk, as declared
token-declared-late = In trouble or failed, as declared
token-declared-none = Not begun, as declared
token-declared-nodata = Not judged, as declared
token-declared-stopped = Halted or ended, as declared

grade-rag-green = Green
grade-rag-amber = Amber
grade-rag-red = Red
grade-rag5-green = Green
grade-rag5-amber-green = Amber/Green
grade-rag5-amber = Amber
grade-rag5-amber-red = Amber/Red
grade-rag5-red = Red
grade-promise-kept = Kept
grade-promise-in-the-works = In the works
grade-promise-partly-kept = Partly kept
grade-promise-stalled = Stalled
grade-promise-broken = Broken
grade-promise-not-yet-rated = Not yet rated
grade-confidence-high = high
grade-confidence-medium = medium
grade-confidence-low = low

stage-planned = planned
stage-under-way = under way
stage-completed = completed
stage-accepted = completed and accepted
stage-ongoing = continuing
stage-paused = paused
stage-cancelled = ended
stage-closed = closed

kept-on-time = Kept on time
kept-late = Kept late
kept-as-declared = Kept, as declared
kept-partly = Kept in part, as declared
kept-awaiting = Result awaited
kept-untold = No result published
kept-missed = Missed
kept-broken = Not kept, as declared
kept-changed = Promise changed

milestone-met = Met
milestone-met-late = Met late
milestone-due = To come
milestone-awaiting = Due, { -report } awaited
milestone-left = Not met
milestone-overdue = Overdue

reason-stage = { $since }: { $stage }.
reason-stage-why = { $since }: { $stage }. { $why }
reason-target-met = { $actual } by { $date }: the target is reached.
reason-target-met-late = { $actual } by { $date }: the target is reached, { $span } after its date.
reason-answer-met = { $date }: the answer is { $actual }, as promised.
reason-answer-met-late = { $date }: the answer is { $actual }, { $span } after its date.
reason-answer-overdue = Due { $when }; the answer is still { $actual }.
reason-awaiting = Due { $when }; the final figure is awaited until { $until }.
reason-awaiting-first = Due { $when }: { $target }; nothing has been published of it so far. A figure is awaited until { $until }.
reason-awaiting-first-bare = Due { $when }; nothing has been published of it so far. A figure is awaited until { $until }.
reason-overdue = Due { $when }; last reported { $actual }, short of the target.
reason-overdue-untold = Due { $when }; no result was published since. Last reported { $actual }, short of the target.
reason-overdue-limit = Due { $when }; no figure from that time shows that the limit was kept. Last reported: { $actual }.
reason-overdue-limit-day = Due { $when }, with { $actual } on that day: { $side ->
    [below] below
   *[above] above
 } the limit.
reason-overdue-limit-broken = Due { $when }; { $actual } { $then }, { $side ->
    [below] below
   *[above] above
 } the limit.
reason-overdue-bound = Due { $when }; last reported { $actual }, which does not show that the target is reached.
reason-overdue-no-figure = Due { $when }; no figure was ever published.
reason-overdue-no-figure-of = Due { $when }: { $target }; no figure was ever published.
reason-overdue-parts-only = Due { $when }; no figure of the whole was ever published, only of its parts.
reason-not-started = Starts on { $date }.
reason-not-rated = No rating has been published so far.
reason-no-data = No figure has been published so far.
reason-worse = { $actual } { $when }, further from the target than { $start } at the start.
reason-ongoing = Continues with no end date; no target is set.
reason-planned = Plan for { $date }: { $planned }
reason-planned-between = Plan for { $date }: about { $planned } (between two planned dates)
reason-beside-plan-behind = { $plan }; reported { $actual }, about { $span } behind.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-beside-plan-ahead = { $plan }; reported { $actual }, about { $span } ahead.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-beside-plan-even = { $plan }; reported { $actual }, as planned.
reason-beside-plan-short = { $plan }; reported { $actual }, { $direction ->
    [more] more
   *[other] less
 } than planned, by less than a day.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-beside-plan-over = { $plan }; reported { $actual }, { $direction ->
    [more] more
   *[other] less
 } than planned.
reason-beside-plan-bound-behind = { $plan }; reported { $actual }, which is behind whatever the exact figure is.
reason-beside-plan-bound-fine = { $plan }; reported { $actual }, which is enough whatever the exact figure is.
reason-plan-since = { $reason } The plan was changed on { $since }, after that figure.
reason-nothing-due = The plan asks for { $asked } by { $first } and nothing before that; reported { $actual } { $when }.
reason-early = No plan was published. { $elapsed } of the time has passed; it is judged once half has passed.
reason-pace-late = { $actual } { $when }; at the average pace so far it would finish about { $span } late.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-pace-fine-slowing = { $actual } { $when }; at the average pace so far it would finish on time, but not at its latest pace.
reason-pace-fine = { $actual } { $when }; at the average pace so far it would finish on time.
reason-pace-still = { $actual } { $when }: no movement so far.
reason-pace-away = { $actual } { $when }: moving away from the target so far.
reason-pace-bound-late = { $actual } { $when }: late, whatever the exact figure is.
reason-pace-bound-fine = { $actual } { $when }: enough to finish on time, whatever the exact figure is.
reason-limit-kept = { $actual } { $when }, within the limit.
reason-limit-lost = { $actual } { $when }: outside the limit, which was kept at the start.
reason-limit-crossed = { $actual } { $when }: outside the range, on the opposite side from the start.
reason-limit-nearer = { $actual } { $when }: outside the limit but nearer than before; judged once half of the time has passed.
reason-limit-broken = { $actual } { $when }: outside the limit and no nearer than before.
reason-limit-still = { $actual } { $when }: outside the limit and no nearer than at the start.
reason-limit-slow = { $actual } { $when }: outside the limit and getting nearer too slowly.
reason-limit-late = { $actual } { $when }: outside the limit; at the average pace so far it would be kept about { $span } late.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-limit-late-no-nearer = { $actual } { $when }: outside the limit and no nearer than before; at the average pace so far it would be kept about { $span } late.{ $allowed ->
    [0] {""}
    [one] {" "}Up to { $allowed } day counts as on track.
   *[other] {" "}Up to { $allowed } days counts as on track.
 }
reason-limit-in-time = { $actual } { $when }: outside the limit; at the average pace so far it would be kept on time.
reason-limit-in-time-no-nearer = { $actual } { $when }: outside the limit and no nearer than before.
reason-aside-closed = “{ $name }” is closed and no longer judged; last reported { $actual } { $when }.
reason-aside-closed-none = “{ $name }” is closed and no longer judged; no figure was published.
reason-aside-input = Only an input is published, and inputs are not judged: “{ $name }”, { $actual } { $when }.
reason-aside-input-none = There is only an input, and inputs are not judged: “{ $name }”, no figure so far.
reason-silent = No figure since { $date }; before that: { $last }.
reason-on-day = on { $date }
reason-by-end = by the end of { $date }
reason-milestone = { -Milestone } “{ $name }” was due { $due } and is not reported as met.
reason-milestone-expected = { -Milestone } “{ $name }” was due { $due } and is expected { $expected }.
reason-milestones = { $of ->
    [one] Its { -milestone } is { $met ->
        [0] not met yet
       *[other] met
     }
   *[other] { $met } of { $of } { -milestones } met
 }.
reason-milestones-all = { $of ->
    [one] Its { -milestone } is met.
    [2] Both { -milestones } are met.
   *[other] All { $of } { -milestones } are met.
 }
reason-milestones-all-late = { $of ->
    [one] Its { -milestone } is met, { $span } after its date.
   *[other] All { $of } { -milestones } are met, the latest { $span } after its date.
 }
reason-milestones-none = { $of ->
    [one] Its { -milestone }, “{ $next }”, { $past ->
        [yes] was due
        [expected] is expected
        [later] is expected
       *[no] is due
     } { $at }{ $past ->
        [later] , later than first due ({ $first }); the first date is still to come, so it does not count as behind
       *[other] {""}
     }.
   *[other] None of { $of } { -milestones } is met yet; the first, “{ $next }”, { $past ->
        [yes] was due
        [expected] is expected
        [later] is expected
       *[no] is due
     } { $at }{ $past ->
        [later] , later than first due ({ $first }); the first date is still to come, so it does not count as behind
       *[other] {""}
     }.
 }
reason-milestones-next = { $met } of { $of } { -milestones } met; next: “{ $next }”, { $past ->
    [yes] due since { $date }
    [expected] expected { $at }
    [later] expected { $at }, later than first due ({ $first }); the first date is still to come, so it does not count as behind
   *[no] due { $at }
 }.
reason-money-spent = Only money is published, and money is not judged: { $amount } spent { $when }.
reason-money-committed = Only money is published, and money is not judged: { $amount } committed { $when }.
cause-closed = This { -indicator } is closed.
reason-words = { $date }: { $note }. Reported in words, without a number.
cause-words = Reported in words, without a number.
cause-no-target = No target is set; only the actual figure is published.
cause-parts-only = No figure of the whole is published, only of its parts.
cause-no-dates = Neither start nor due date was published.
cause-no-start = Its start was not published.
cause-no-due = Its due date was not published.
cause-no-due-limit = { $actual } { $when }, { $side ->
    [below] below
   *[above] above
 } the limit; no due date was published.
cause-no-milestone-dates = No date was published for what is left to do.
cause-no-baseline = The value at the start was not published.
cause-too-soon = The first figure is not dated after the start.
cause-bound = Only a lower or upper bound was published, which is not enough to judge.
cause-answer = The answer is still no; before its due date a yes-or-no answer cannot be ahead or behind.
cause-at-target = It was at or beyond the target at the start, so there is no distance to measure.
cause-anew = Counted differently since the last break; the figures since then do not show a pace yet.
cause-one-figure = A single figure cannot show whether it is nearing the limit.

meaning-completed = Declared complete by its { -department }, with evidence.
meaning-accepted = Passed acceptance, with evidence.
meaning-target-met = The figures reach the target; limits and ranges count only at their deadline.
meaning-ahead = Ahead of a published plan by more than counts as on track.
meaning-on-track = Within the days that count as on track, or the limit is kept.
meaning-behind = Behind by more than counts as on track, but by no more than { $behind } of its total time; or a limit that was kept is broken, or gets no nearer.
meaning-well-behind = Behind by more than { $behind } of its total time, or no movement toward the target.
meaning-awaiting = The due date has passed and the final figure is still awaited.
meaning-overdue = The due date has passed and the figures do not show that the target is reached.
meaning-worse = The figures are further from the target than at the start.
meaning-early = There is no plan to measure by and less than half of the time has passed, or the plan asks for nothing yet.
meaning-not-started = The start date is still to come.
meaning-not-rated = It is rated by grades, and no rating has been published yet.
meaning-no-data = No figure has been published since the start.
meaning-unrated = Something needed to judge it is not known, a published bound is not enough, or there was no update for a long time.
meaning-ongoing = No end date and no target; only the actual figure is published.
meaning-paused = Stopped for now; the reason is given.
meaning-closed = Over, however far it got; nothing more is reported.
meaning-cancelled = Given up; the reason is given.
