status-completed = Completed
status-accepted = Completed and accepted
status-target-met = Target met
status-ahead = Ahead of plan
status-on-track = On track
status-behind = Slightly behind
status-well-behind = Well behind
status-awaiting = Deadline passed, final figure awaited
status-overdue = Past its deadline
status-worse = Worse than at the start
status-early = Too early to judge
status-not-started = Not started
status-no-data = No figures published
status-unrated = Cannot be judged yet
status-ongoing = Continuing
status-paused = Paused
status-cancelled = Ended, not completed

token-done = Completed or target met
token-ontrack = On track
token-risk = Slightly behind or awaited
token-late = Well behind or overdue
token-none = Early or not started
token-nodata = No data or not judged
token-stopped = Paused or ended

stage-planned = planned
stage-under-way = under way
stage-completed = completed
stage-accepted = completed and accepted
stage-ongoing = continuing
stage-paused = paused
stage-cancelled = ended

kept-on-time = Kept on time
kept-late = Kept late
kept-awaiting = Result awaited
kept-missed = Missed
kept-changed = Promise changed

milestone-met = Met
milestone-met-late = Met late
milestone-due = To come
milestone-awaiting = Due, report awaited
milestone-overdue = Overdue

reason-stage = { $since }: { $stage }.
reason-stage-why = { $since }: { $stage }. { $why }
reason-target-met = { $actual } by { $date }: the target is reached.
reason-awaiting = Due on { $due }; the final figure is awaited until { $until }.
reason-overdue = Due on { $due }; last reported { $actual }, below the target.
reason-overdue-no-figure = Due on { $due }; no figure was ever published.
reason-not-started = Starts on { $date }.
reason-no-data = No figure has been published so far.
reason-worse = { $actual } on { $date }, further from the target than { $start } at the start.
reason-ongoing = Continues without an end; no target is set.
reason-plan-behind = Plan for { $date }: { $planned }; reported { $actual }: about { $days ->
    [one] { $days } day
   *[other] { $days } days
 } behind. Up to { $allowed ->
    [one] { $allowed } day counts
   *[other] { $allowed } days count
 } as on track.
reason-plan-ahead = Plan for { $date }: { $planned }; reported { $actual }: about { $days ->
    [one] { $days } day
   *[other] { $days } days
 } ahead. Up to { $allowed ->
    [one] { $allowed } day counts
   *[other] { $allowed } days count
 } as on track.
reason-plan-even = Plan for { $date }: { $planned }; reported { $actual }: as planned.
reason-early = No plan was published and { $elapsed } of the time has passed; judged after half time.
reason-pace-late = { $actual } on { $date }; at the average pace so far it would finish about { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late. Up to { $allowed ->
    [one] { $allowed } day counts
   *[other] { $allowed } days count
 } as on track.
reason-pace-fine = { $actual } on { $date }; at the average pace so far it would finish in time.
reason-pace-still = { $actual } on { $date }: no movement so far.
reason-limit-kept = { $actual } on { $date }, within the limit.
reason-limit-nearer = { $actual } on { $date }: outside the limit, nearer than before.
reason-limit-broken = { $actual } on { $date }: outside the limit and no nearer.
reason-silent = No figure since { $date }; before that: { $last }.
reason-milestone = Milestone “{ $name }” was due on { $due } and is not reported as met.
reason-milestones = { $met } of { $of } milestones met.
cause-closed = This indicator is closed.
cause-words = Reported in words, without a number.
cause-no-target = No target is set; only the actual figure is published.
cause-no-dates = Start or due date was not published.
cause-no-baseline = The value at the start was not published.
cause-too-soon = The first figure is not later than the start.
cause-bound = Only a bound was published, which does not decide.
cause-one-figure = One figure cannot tell whether the limit is approached.

meaning-completed = Declared complete by its department, with evidence.
meaning-accepted = Passed its acceptance, with evidence.
meaning-target-met = The figures reach the target; limits and ranges count on their due day only.
meaning-ahead = Ahead of the plan by more than counts as on track.
meaning-on-track = Within what counts as on track.
meaning-behind = Behind the plan by no more than { $behind } of its time.
meaning-well-behind = Behind the plan by more than { $behind } of its time.
meaning-awaiting = The due day has passed and the last figure is not yet due.
meaning-overdue = The due day has passed and the figures do not reach the target.
meaning-worse = The figures are further from the target than at the start.
meaning-early = No plan was published and less than half of the time has passed.
meaning-not-started = The start lies ahead.
meaning-no-data = Nothing was published since the start.
meaning-unrated = Something needed for judging is unknown, or there was long silence.
meaning-ongoing = Without an end and a target; the actual figure is published.
meaning-paused = Halted, with the reason.
meaning-cancelled = Given up, with the reason.
