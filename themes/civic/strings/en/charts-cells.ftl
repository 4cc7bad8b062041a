chart-cells-none = No { -projects } yet
chart-heat-title = { $date }: { $best } highest with { $a }, { $worst } lowest with { $b }
chart-heat-title-fewer = { $date }: { $best } lowest with { $a }, { $worst } highest with { $b }
chart-heat-title-one = { $date }: { $best } with { $a }
chart-heat-title-same = { $date }: { $n ->
    [2] both have
   *[other] all { $n } have
 } { $a }
chart-heat-tied = { $name } and { $n ->
    [one] { $n } other
   *[other] { $n } others
 }
chart-heat-none = No figures by { $by } published yet
chart-heat-subtitle = { $name } by { $by }, { $unit }, { $from } to { $to }
chart-heat-subtitle-bare = { $name } by { $by }, { $from } to { $to }
chart-heat-subtitle-none = { $name } by { $by }
chart-heat-alt = Heat map: { $title }. { $n ->
    [one] { $n } figure
   *[other] { $n } figures
 } missing.
chart-heat-missing = Not published
chart-heat-coming = Not yet due
chart-heat-whole = All
chart-heat-note-rows = { $n ->
    [one] { $n } more row is
   *[other] { $n } more rows are
 } in the table only.
chart-heat-note-days = { $n ->
    [one] { $n } earlier date is
   *[other] { $n } earlier dates are
 } in the table only.
chart-calendar-title = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } behind; in { $month } it was { $before }
chart-calendar-title-same = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } behind, as many as in { $month }
chart-calendar-title-alone = { $n ->
    [one] { $n } { -project } is
   *[other] { $n } { -projects } are
 } behind
chart-calendar-subtitle = Status of every { -project } at the end of each month, as of { $date }
chart-calendar-alt = Status calendar: { $title }.
chart-calendar-month = { $month }: { $n } behind
chart-calendar-note-left = { $n ->
    [one] { $n } more { -project } is
   *[other] { $n } more { -projects } are
 } in the table only.
chart-calendar-behind = Number of { -projects } behind
chart-calendar-declared-behind = Number of { -projects } declared at risk or worse
chart-tiles-title = { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }: { $done } completed or met, { $fine } on track, { $behind } behind
chart-tiles-subtitle = One square for each { -project } with its number
chart-tiles-alt = Grid of squares: { $title }.
chart-tiles-kind = Counted as
chart-tiles-done = Completed or met
chart-tiles-fine = On track
chart-tiles-other = Others
chart-tiles-declared = As declared
chart-declared-behind = { $title }; { $n } declared at risk or worse
chart-untold = { $title }; { $n ->
    [one] one has
   *[other] { $n } have
 } no published figure
chart-matrix-title = { $part } highest in { $k } of { $m } { -indicators }
chart-matrix-title-missing = { $part } highest in { $k } of { $m } { -indicators }; { $missing ->
    [one] { $missing } figure is
   *[other] { $missing } figures are
 } missing
chart-matrix-title-none = No figures by part published yet
chart-matrix-subtitle = { $name } by { $by }, the latest figures of each { -indicator }
chart-matrix-alt = Heat map: { $title }.
chart-matrix-note = Each column has five classes of its own, a stronger colour for larger values; colours do not compare between columns. Dotted: not published.
chart-matrix-note-left = The others are in the table only.
chart-matrix-title-crossed = { $part } · { $other } highest with { $value }
chart-matrix-subtitle-crossed = { $name } by { $by } and { $other }, { $date }
chart-matrix-note-crossed = Five classes for all cells, a stronger colour for larger values. Dotted: not published.
