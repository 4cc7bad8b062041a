quarters-description = { $site }: the showcase of every { -period }, as of { $date }.
quarters-lead = One page for each { -period }. The figures at its end are closed and never change; later corrections are marked separately.
quarters-all = All { -periods }
quarters-running = under way
quarters-showcase = Showcase
quarters-edition = The whole site as of { $date }
quarter-kicker = Showcase
quarter-title = Showcase of { $quarter }
quarter-months = { $quarter } ({ $from } to { $to })
quarter-foot = { $site }, { $quarter }, as of { $date }
quarter-as-of = Figures as of
quarter-featured = Featured
quarter-running = The { -period } ends on { $last }; these are the figures so far.
quarter-open = Figures of the { -period } may still come in until { $until }; then they are closed.
quarter-frozen = { $days ->
    [0] Figures of { $last }, closed on that day; they no longer change.
    [one] Figures of { $last }, with what came in on the day after; closed on { $until }, they no longer change.
   *[other] Figures of { $last }, with what came in within { $days } days; closed on { $until }, they no longer change.
 }
quarter-versus = Compared with { -last-period }
quarter-verdict = In short
quarter-tiles-hint = Thick frame: the status changed { -this-period }.
quarter-due = Due { -this-period }
quarter-moves = What moved, what did not
quarter-guidance = Guidance and problems
quarter-focuses = By { -focus }
next-said = { $n ->
    [one] One thing is
   *[other] { $n } things are
 } due { -next-period }, the first on { $date }: { $project }.
quarter-next = Due { -next-period }
quarter-method = Method and responsibility
quarter-how = How it is calculated
quarter-how-text = Basically complete: every headline { -indicator } at 95% of its target, or the { -project } completed or accepted. At least half done: at 50%. Behind: late by more than the days allowed, or past the deadline without reaching the target. A missing figure is shown as such, never as zero.
quarter-who = Who is responsible
quarter-who-alone = Compiled by: { $publisher }.
quarter-who-text = Compiled by: { $publisher }. Each responsible { -department } supplies its own figures.
showcase-dates = On-site showcase
showcase-host = Host
showcase-stops = Stops
showcase-comments = Comments on site
number-complete = basically complete
number-complete-before = basically complete ({ $n } { -last-period })
number-complete-on = basically complete ({ $n } on { $date })
number-half = at least half done
number-half-before = at least half done ({ $n } { -last-period })
number-half-on = at least half done ({ $n } on { $date })
number-behind = behind
number-behind-before = behind ({ $n } { -last-period })
number-behind-on = behind ({ $n } on { $date })
number-declared-complete = declared as reached
number-declared-complete-before = declared as reached ({ $n } { -last-period })
number-declared-complete-on = declared as reached ({ $n } on { $date })
number-declared-behind = declared at risk or worse
number-declared-behind-before = declared at risk or worse ({ $n } { -last-period })
number-declared-behind-on = declared at risk or worse ({ $n } on { $date })
number-moved = moved forward { -this-period }
number-due = due { -this-period }, { $known ->
    [all] kept on time
   *[some] known to be kept on time
 }
tiles-changed = { $first ->
    [0] {""}
   *[other] { $first } new ({ $firstreached } complete, { $firstbehind } behind),{" "}
 }{ $done } newly complete, { $behind } newly behind, { $back } no longer behind{ $stopped ->
    [0] {""}
    [one] , 1 that was behind has ended or paused
   *[other] , { $stopped } that were behind have ended or paused
 }, { $worse ->
    [0] none
   *[other] { $worse }
 } further behind{ $better ->
    [0] {""}
   *[other] , { $better } less far behind
 }.
tiles-changed-declared = By declaration: { $first ->
    [0] {""}
   *[other] { $first } rated for the first time ({ $firstreached } reached, { $firstbehind } at risk or worse),{" "}
 }{ $reached } newly reached, { $behind } newly at risk or worse, { $back } no longer at risk{ $stopped ->
    [0] {""}
    [one] , 1 that was at risk has ended or paused
   *[other] , { $stopped } that were at risk have ended or paused
 }, { $worse ->
    [0] none
   *[other] { $worse }
 } at risk before and worse now{ $better ->
    [0] {""}
   *[other] , { $better } better but still at risk
 }.
tile-changed = changed { -this-period }
due-summary = { $n ->
    [one] One promise or { -milestone } falls due { -this-period },
   *[other] { $n } promises and { -milestones } fall due { -this-period },
 } { $kept } { $known ->
    [all] kept on time.
   *[some] known to be kept on time.
 }
due-rest = { $failed ->
    [yes] Not kept on time{ $unknown ->
        [yes] , or not known to be
       *[no] {""}
     }{ $open ->
        [yes] , or still to come
       *[no] {""}
     }
   *[no] { $unknown ->
        [yes] Not known to be kept on time{ $open ->
            [yes] , or still to come
           *[no] {""}
         }
       *[no] Still to come
     }
 }
kept-open = Still to come
due-what = What
due-on = First due
due-outcome = Outcome
due-kept = Kept on time:{" "}
due-target = { $name } { $target }
due-aim = target of { $target }
due-late = { $span } late
due-declared = declared on { $date }
due-expected = { $past ->
    [yes] was expected
   *[no] expected
 } { $date }
due-moved = moved to { $date }
due-target-moved = target now { $target }
late-cause = Cause
late-action = Action, owner and date
late-what = Action
late-past = { $span }
late-past-untold = { $span }, no result published
late-action-overdue = { $span } overdue
late-no-cause = No cause published
late-no-action = No action published
late-days = about { $span }
stop-title = Stop: { $place }
stop-figure = { $unit }, { $name }
moves-summary = { $forward } moved forward{ $done ->
    [0] {""}
    [one] , one other was complete before
   *[other] , { $done } others were complete before
 }, { $back ->
    [0] none went back
    [one] one went back
   *[other] { $back } went back
 }, { $still ->
    [0] none stood still for { -two-periods }
    [one] one stood still for { -two-periods }
   *[other] { $still } stood still for { -two-periods }
 }{ $silent ->
    [0] {""}
    [one] , one has no new figure for { -two-periods }
   *[other] , { $silent } have no new figure for { -two-periods }
 }{ $kept ->
    [0] {""}
    [one] , one keeps its limit as before
   *[other] , { $kept } keep their limits as before
 }{ $blank ->
    [0] {""}
    [one] , one has published no figures
   *[other] , { $blank } have published no figures
 }{ $rest ->
    [0] .
    [one] , the other one did not change.
   *[other] , the other { $rest } did not change.
 }
moves-largest = { $back ->
    [0] The { $n } largest steps forward
   *[other] The { $n } largest steps forward and back
 }
moves-back = back
moves-still = Without movement in { -two-periods }:{" "}
moves-silent = No new figure for { -two-periods }:{" "}
guidance-summary = { $n ->
    [one] One matter in hand,
   *[other] { $n } matters in hand,
 } { $raised } of them new; { $closed } closed, { $open } open.
guidance-raised = Raised
guidance-text = What was asked
guidance-owner = Owner
guidance-state = Outcome
guidance-due = Open, due { $date }
guidance-overdue = Open, was due { $date }
guidance-notes = Guidance notes:{" "}
guidance-note = { $title } ({ $date })
guidance-public = The public edition lists what is released.
record-said = { $changes ->
    [0] No promise changed
    [one] One promise changed or ended
   *[other] { $changes } promises changed or ended
 } { -this-period }{ $corrections ->
    [0] {""}
    [one] , one figure was corrected or revised
   *[other] , { $corrections } figures were corrected or revised
 }.
record-later = Corrected since the figures were closed (not in the figures above)
next-more = { $n ->
    [one] and one more.
   *[other] and { $n } more.
 }
versus-title = { $now } compared with { $before }
versus-turned = { -Projects } whose status changed
versus-matrix = How statuses changed
versus-matrix-hint = Rows: status on { $from }. Columns: status on { $to }. Every { -project } is in one cell.
versus-lists = Also
versus-new = newly announced
versus-ended = ended or paused
versus-retargeted = target or date moved
versus-still = no movement in { -two-periods }
versus-silent = no new figure for { -two-periods }
versus-waits = no { -milestone } met and none due
versus-none = None:
versus-first = first figure
versus-rows = { -Project } by { -project }
versus-points = Change
versus-notes = Notes
earlier-title = Edition of { $quarter }
earlier-text = This page shows the figures as of { $date }, published by { $by }; a newer edition replaces it. Titles, summaries and texts are the current ones.
earlier-newest = See the newest
rebuilt-text = Rebuilt as of { $date }: figures, statuses and { -reports } are those published by then; titles, summaries and texts are the current ones.
data-quarters = Every { -project } at { -period-ends }
data-changes = Changes and corrections
column-quarter = the { -period }
column-period = the { -period }
column-as-of = the day up to which figures are
column-published-by = the last day of publication that counts, days of grace included
column-status-before = status at the end of the { -period } before
column-class-before = class at the end of the { -period } before
column-value-before = figure at the end of the { -period } before
column-value-change = change over the { -period }
column-progress-change = change in progress, as a share of the way from baseline to target
column-retargeted = whether a target or due date changed in the { -period }
column-still = whether its figures did not move in { -two-periods }
column-silent = whether no figure is about any day of { -two-periods }
column-field = what changed
column-from = what it was
column-to = what it became; empty when withdrawn
column-reason = why
column-decided-by = who decided it
