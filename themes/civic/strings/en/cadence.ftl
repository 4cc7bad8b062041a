menu-cadence = Cadence
cadence-description = { $site }: whether what was promised again and again came in time, as of { $date }.
cadence-lead = What came in time, from { $from } to { $to }. In the order of the lists, without ranks.
cadence-duties = What is owed
cadence-rule-progress = { $every }, or as often as the headline { -indicator } says: { -a-report } of progress, or a new figure.
cadence-rule-guidance = { $every }: a note of guidance.
cadence-rule-showcase = { $every }: something to show soon after its end: a figure about it, { -a-milestone } met, a showcase { -report } or a stop of the showcase on the spot.
cadence-states = What the cells mean
cadence-state-kept = In time
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
cadence-meaning-missed = The period is over and nothing came.
cadence-state-open = Open
cadence-meaning-open = The period is running{ $shows ->
    [yes] , or a showcase may still come.
   *[no] .
 }
cadence-state-closed = Not due
cadence-meaning-closed = All its working days are holidays, or the { -project } is paused.
cadence-state-shares = Several { -projects }
cadence-meaning-shares = As high as the share in time; the narrow part above it was late; what is free was missed.
cadence-from = A duty begins with the first whole period of { -a-project } and ends when its stage says so.
cadence-holidays = Holidays: { $days }.
cadence-released = Guidance counts here only where its note was released; an empty cell does not tell whether there was any.
cadence-programme = All { -projects }
cadence-departments = By responsible { -department }
cadence-projects = By { -project }
cadence-on-the-spot = Showcase on the spot
cadence-nothing-due = nothing due so far
cadence-count = { $kept } of { $due } in time
cadence-count-late = { $n } late
cadence-count-missed = { $n } missed
cadence-count-released = { $kept } of { $due } with a released note
cadence-comma = ,{" "}

withheld-title = What is not in this edition
withheld = Some things stand in the internal edition only: { $kinds }.
withheld-guidance = notes of guidance
withheld-actions = actions on problems
withheld-board = the board of the cadence
withheld-reports = { -reports }
withheld-projects = { -projects }

action-overdue-by = Open, { $span } past its date
action-step-raised = Raised
action-step-owner = With
action-step-due = Due
action-step-closed = Closed
action-closed-late = { $span } late
action-not-closed = not yet
action-no-owner = not named
report-actions = Asked for, and what was done
report-actions-progress = Decided, and how it stands
