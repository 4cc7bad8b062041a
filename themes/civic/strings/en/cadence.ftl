menu-cadence = Cadence
cadence-description = { $site }: whether what was promised regularly came on time, as of { $date }.
cadence-lead = What came on time, from { $from } to { $to }. In list order, not ranked.
cadence-duties = What is due
cadence-rule-progress = { $every }, or as often as the headline { -indicator } says: { -a-report } of progress, or a new figure.
cadence-rule-guidance = { $every }: a note of guidance.
cadence-rule-showcase = { $every }: something to show soon after its end: a figure about it, { -a-milestone } met, a showcase { -report } or a stop of the on-site showcase.
cadence-states = What the cells mean
cadence-state-kept = On time
cadence-meaning-kept = It was published in its period{ $shows ->
    [yes] ; a showcase up to { $grace ->
        [0] its end
        [one] one day later
       *[other] { $grace } days later
     }.
   *[no] .
 }
cadence-state-late = Late
cadence-meaning-late = It is about the period and was published after it.
cadence-state-missed = Missed
cadence-meaning-missed = The period is over and nothing was published.
cadence-state-open = Open
cadence-meaning-open = The period is running{ $shows ->
    [yes] , or a showcase may still come.
   *[no] .
 }
cadence-state-closed = Not due
cadence-meaning-closed = All its working days are holidays, or the { -project } is paused.
cadence-state-shares = Several { -projects }
cadence-meaning-shares = The height shows the share on time; the narrow part above it was late; the empty part was missed.
cadence-from = A duty begins with the first whole period of { -a-project } and ends when its stage says that it has ended.
cadence-holidays = Holidays: { $days }.
cadence-released = Guidance counts here only if its note was released; an empty cell does not show whether any was given.
cadence-programme = All { -projects }
cadence-departments = By responsible { -department }
cadence-projects = By { -project }
cadence-on-the-spot = On-site showcase
cadence-nothing-due = nothing due so far
cadence-count = { $kept } of { $due } on time
cadence-count-late = { $n } late
cadence-count-missed = { $n } missed
cadence-count-released = { $kept } of { $due } with a released note
cadence-comma = ,{" "}

withheld-title = What is not in this edition
withheld = Some of the following is in the internal edition only: { $kinds }.
withheld-guidance = guidance notes
withheld-actions = actions on problems
withheld-board = the cadence board
withheld-reports = { -reports }
withheld-projects = { -projects }

action-overdue-by = Open, { $span } overdue
action-step-raised = Raised
action-step-owner = Owner
action-step-due = Due
action-step-closed = Closed
action-closed-late = { $span } late
action-not-closed = not yet
action-no-owner = not named
report-actions = Requests and what was done
report-actions-progress = Actions and their state
