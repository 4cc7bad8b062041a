chart-money-name = Money: { $project }
chart-money-over = { $over } over budget
chart-money-beyond = Over budget
chart-money-title-over = { $spent } spent, { $over } above the budget of { $budget }
chart-money-title-committed-over = { $spent } spent; { $committed } committed, above the budget of { $budget }
chart-money-title-all = The budget of { $budget } is all spent
chart-money-title-share = { $spent } spent, { $percent } of the budget of { $budget }
chart-money-title-against = { $spent } spent; budget { $budget }
chart-money-title-spent = { $spent } spent; no budget published
chart-money-title-only-committed-over = { $committed } committed, above the budget of { $budget }; no spending published yet
chart-money-title-committed-share = { $committed } committed, { $percent } of the budget of { $budget }; no spending published yet
chart-money-title-committed = { $committed } committed; no spending published yet
chart-money-title-budget = Budget { $budget }; no spending published yet
chart-money-title-nothing = No money published yet

chart-burn-title = { $standing }; { $moved }
chart-burn-left = { $left } to go to the target of { $target }
chart-burn-paused = Paused: { $standing }
chart-burn-cancelled = Ended: { $standing }
chart-burn-overdue = Past its deadline: { $standing }
chart-burn-same = target unchanged
chart-burn-moved = the target went { $step ->
    [up] up
   *[other] down
 } from { $first-bare } to { $last }
chart-burn-moved-twice = the target went { $step ->
    [up] up
   *[other] down
 } from { $first-bare } to { $middle-bare }, then { $then ->
    [up] up
   *[other] down
 } to { $last }
chart-burn-moved-often = the target changed { $n } times, from { $first-bare } to { $last }
chart-burn-less = { $left } to go
chart-burn-more = { $left } beyond
chart-burn-until = Until { $date } the target was { $target }
chart-burn-scope = Target at the time
chart-burn-missing = From the target

chart-multiples-none = No { -indicators }
chart-multiples-unknown = None of the { $of } { -indicators } has published figures
chart-multiples-fine = { $of ->
    [one] One { -indicator } is not behind
   *[other] None of the { $of } { -indicators } is behind
 }
chart-multiples-title = { $n } of { $of } { $of ->
    [one] { -indicator }
   *[other] { -indicators }
 } { $n ->
    [one] is
   *[other] are
 } behind; furthest from its plan: “{ $name }”
chart-multiples-title-target = { $n } of { $of } { $of ->
    [one] { -indicator }
   *[other] { -indicators }
 } { $n ->
    [one] is
   *[other] are
 } behind; furthest from its target: “{ $name }”
chart-multiples-title-bare = { $n } of { $of } { $of ->
    [one] { -indicator }
   *[other] { -indicators }
 } { $n ->
    [one] is
   *[other] are
 } behind
chart-multiples-subtitle = { $name }: each { -indicator }’s figures (thick), plan (dashed) and target (dotted), furthest behind first
chart-multiples-subtitle-unit = { $name }: each { -indicator }’s figures (thick), plan (dashed) and target (dotted), { $unit }, furthest behind first
chart-multiples-subtitle-target = { $name }: each { -indicator }’s figures (thick) and target (dotted), those behind first, furthest from the target first
chart-multiples-subtitle-target-unit = { $name }: each { -indicator }’s figures (thick) and target (dotted), { $unit }, those behind first, furthest from the target first
chart-multiples-note-shared = All panels have the same value axis and can be compared.
chart-multiples-note-own = Each panel has a value axis of its own; heights cannot be compared.
chart-multiples-note-even = Grey dotted: an even pace for reference, where no plan was published.
chart-multiples-note-open = Hollow dot: the latest figure is provisional, estimated or approximate.
chart-multiples-note-zero = In some panels the axis does not start at zero.
chart-multiples-note-left = { $n ->
    [one] { $n } more { -indicator } is
   *[other] { $n } more { -indicators } are
 } in the table only.
chart-multiples-alt = Small multiples: { $name }. { $title }.
chart-multiples-one = { $name }: { $value }
chart-multiples-indicator = { -Indicator }
chart-multiples-unit = Unit
chart-multiples-unknown-parts = None of the { $of } parts with a target has published figures
chart-multiples-fine-parts = { $of ->
    [one] One part with a target is not behind
   *[other] None of the { $of } parts with a target is behind
 }
chart-multiples-title-parts = { $n } of { $of } { $of ->
    [one] part
   *[other] parts
 } with a target { $n ->
    [one] is
   *[other] are
 } behind; furthest from its plan: “{ $name }”
chart-multiples-title-target-parts = { $n } of { $of } { $of ->
    [one] part
   *[other] parts
 } with a target { $n ->
    [one] is
   *[other] are
 } behind; furthest from its target: “{ $name }”
chart-multiples-title-bare-parts = { $n } of { $of } { $of ->
    [one] part
   *[other] parts
 } with a target { $n ->
    [one] is
   *[other] are
 } behind
chart-multiples-subtitle-parts = { $name }: each part’s figures (thick), plan (dashed) and target (dotted), furthest behind first
chart-multiples-subtitle-unit-parts = { $name }: each part’s figures (thick), plan (dashed) and target (dotted), { $unit }, furthest behind first
chart-multiples-subtitle-target-parts = { $name }: each part’s figures (thick) and target (dotted), those behind first, furthest from the target first
chart-multiples-subtitle-target-unit-parts = { $name }: each part’s figures (thick) and target (dotted), { $unit }, those behind first, furthest from the target first
chart-multiples-note-left-parts = { $n ->
    [one] { $n } more part is
   *[other] { $n } more parts are
 } in the table only.
