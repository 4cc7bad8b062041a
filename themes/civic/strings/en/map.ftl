chart-map-title = { $n ->
    [0] { $of ->
        [one] { $by ->
            [declared] No { -project } of the only { -place } is declared at risk or worse
           *[figures] No { -project } of the only { -place } is behind
        }
       *[other] { $by ->
            [declared] In none of { $of } { -places } is { -a-project } declared at risk or worse
           *[figures] In none of { $of } { -places } is { -a-project } behind
        }
    }
   *[other] { $by ->
        [declared] { -Projects } are declared at risk or worse in { $n } of { $of } { -places }
       *[figures] { -Projects } are behind in { $n } of { $of } { -places }
    }
 }
chart-map-subtitle = { $by ->
    [declared] Share of the rated { -projects } of each { -place } that are declared at risk or worse{ $at ->
        [names] ; on the map, how many of how many judged
       *[numbers] {""}
    }
   *[figures] Share of the judged { -projects } of each { -place } that are behind{ $at ->
        [names] ; on the map, how many of how many judged
       *[numbers] {""}
    }
 }
chart-map-alt = Map: { $title }.
chart-map-none = None
chart-map-to = Up to { $share }
chart-map-over = Over { $share }
chart-map-nothing = Nothing to judge
chart-map-projects = { -Projects }
chart-map-behind = Behind
chart-map-behind-declared = Declared at risk or worse
chart-map-empty = No { -project }
chart-map-number = Number on the map
chart-map-judged = Judged
chart-map-numbered = Numbers stand for names that do not fit; the data table lists them.
chart-map-unnamed = Not every { -place } name fits here; the data table has all of them.
chart-map-apart = Points that would overlap are drawn side by side.
chart-map-place = { $name }: { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }, { $by ->
    [declared] { $behind } declared at risk or worse
   *[figures] { $behind } behind
 }
map-counted = { -A-project } in several { -places } counts in each: by its figures there if they are published, otherwise by its figures as a whole.
map-absent = Not on the map: { $places }.
map-source = Map: { $source }.
map-licence = Licence: { $licence }.
map-reviewed = Review number: { $number }.
map-unreviewed = No review number: { $why }.
map-form = Borders are simplified; distances are accurate in the middle of the map.
map-behind = { $n } behind
map-behind-declared = { $n } declared at risk or worse
map-here = { $n ->
    [1] On the map
   *[other] On the map: { $n } { -places }
 }
data-map = Borders of the { -places } (GeoJSON, { $licence })
map-between = {" "}
