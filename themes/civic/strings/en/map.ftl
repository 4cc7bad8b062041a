chart-map-title = { $n ->
    [0] { $by ->
        [declared] In none of { $of } { -places } is { -a-project } declared at risk or worse
       *[figures] In none of { $of } { -places } is { -a-project } behind
    }
   *[other] { $by ->
        [declared] { -Projects } are declared at risk or worse in { $n } of { $of } { -places }
       *[figures] { -Projects } are behind in { $n } of { $of } { -places }
    }
 }
chart-map-subtitle = { $by ->
    [declared] Share of the { -projects } of each { -place } that are declared at risk or worse; on the map, how many of how many
   *[figures] Share of the { -projects } of each { -place } that are behind; on the map, how many of how many
 }
chart-map-alt = Map: { $title }.
chart-map-none = None
chart-map-to = Up to { $share }
chart-map-over = Over { $share }
chart-map-nothing = Nothing to judge
chart-map-projects = { -Projects }
chart-map-behind = Behind
chart-map-behind-declared = Declared at risk or worse
chart-map-place = { $name }: { $n ->
    [one] { $n } { -project }
   *[other] { $n } { -projects }
 }, { $by ->
    [declared] { $behind } declared at risk or worse
   *[figures] { $behind } behind
 }
map-counted = { -A-project } in several { -places } counts in each: by its figures there where those are published, else by its figures as a whole.
map-absent = Not on the map: { $places }.
map-source = Map: { $source }.
map-licence = Licence: { $licence }.
map-reviewed = Review number: { $number }.
map-unreviewed = No review number: { $why }.
map-form = Borders are simplified; distances are true in the middle of the map.
map-behind = { $n } behind
map-behind-declared = { $n } declared at risk or worse
map-here = { $n ->
    [1] On the map
   *[other] On the map: { $n } { -places }
 }
data-map = Borders of the { -places } (GeoJSON, { $licence })
map-between = {" "}
