//! The map of the places: what it says, to whom it leads, and what of the author's file goes out.

use crate::support::{Files, built_from, check_said, text, words_of};

const PROJECT: &str = "focus: care\nstart: 2021-01-01\ndue: 2021-12-31\n";

/// Two neighbours and an island, with a property that is nobody's business.
const BORDERS: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "east", "properties": {"phone": "5550100"}, "geometry":
 {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]}},
{"type": "Feature", "properties": {"place": "west"}, "geometry":
 {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]],
  [[[-1, 0], [-0.8, 0], [-0.9, 0.1], [-1, 0]]]]}}]}"#;

/// A site with places and some more settings; one project in both is behind in the east.
fn site(settings: &str, more: &[(&str, &str)]) -> Files {
    let parts = "indicators: {m: {name: M, unit: homes, by: place, target: {value: 10, by: \
                 {place: {east: 5, west: 5}}}, shape: even, observations: {2021-09-30: \
                 {value: 6, by: {east: 1, west: 5}}}}}\n";
    let both = format!("---\ntitle: Both\nplaces: [east, west]\n{PROJECT}{parts}---\n");
    let west = format!("---\ntitle: Only west\nplaces: [west]\n{PROJECT}target: 5 homes\n---\n");
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nas_of: 2021-09-30\n\
         focuses: {{care: Care}}\nlists: {{groups: true}}\n{settings}"
    );
    let mut files: Vec<(String, String)> = vec![
        ("content/site.yaml".to_owned(), config),
        ("content/projects/both.md".to_owned(), both),
        ("content/projects/west.md".to_owned(), west),
    ];
    files.extend(
        more.iter()
            .map(|(path, body)| ((*path).to_owned(), (*body).to_owned())),
    );
    built_from(files)
}

const PLACES: &str = "places: {east: {name: {en: East, zh-Hans: 东区}}, west: West}\n";

fn bordered(settings: &str) -> Files {
    let settings = format!("{PLACES}{settings}");
    site(&settings, &[("content/places.geojson", BORDERS)])
}

fn check_page(files: &Files, page: &str, says: &[&str], never: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, never);
}

#[test]
fn a_map_says_how_many_are_behind_in_each_place_and_whose_it_is() {
    let files = bordered(
        "map: {source: Survey, licence: CC0, review_number: {none: {en: it is invented, \
         zh-Hans: 纯属虚构}}}\n",
    );
    let says = [
        "Projects are behind in 1 of 2 places",
        "East 1/1",
        "West 0/1",
        "Map: Survey. Licence: CC0. No review number: it is invented.",
    ];
    check_page(&files, "index.html", &says, &[]);
    check_page(&files, "places/index.html", &says, &[]);
    let says = [
        "2个地区中，1个有项目偏慢或滞后",
        "东区 1/1",
        "没有审图号：纯属虚构。",
    ];
    check_page(&files, "zh-Hans/index.html", &says, &[]);
    let numbered = bordered("map: {source: Survey, review_number: 浙S(2021)12号}\n");
    check_page(
        &numbered,
        "index.html",
        &["Review number: 浙S(2021)12号."],
        &["Licence:"],
    );
}

#[test]
fn every_place_of_a_map_leads_to_its_page() {
    let files = bordered("map: {source: Survey}\n");
    for (page, href) in [
        ("index.html", "places/east/index.html"),
        ("places/index.html", "east/index.html"),
        ("zh-Hans/index.html", "places/west/index.html"),
    ] {
        let link = format!("<a href=\"{href}\" tabindex=\"-1\">");
        assert!(text(&files, page).contains(&link), "{page} has no {link}");
    }
}

#[test]
fn pages_of_places_and_projects_show_where_they_are() {
    let files = bordered("map: {source: Survey}\n");
    let marked = |page: &str| {
        let html = text(&files, page);
        let group = html
            .split("class=\"pr-map-here\"")
            .nth(1)
            .unwrap_or_default();
        group
            .split("</g>")
            .next()
            .map_or(0, |group| group.matches('M').count())
    };
    assert_eq!(marked("places/east/index.html"), 1);
    // The mainland and the island.
    assert_eq!(marked("places/west/index.html"), 2);
    assert_eq!(marked("projects/both/index.html"), 3);
    check_page(
        &files,
        "projects/both/index.html",
        &["On the map: 2 places"],
        &[],
    );
}

#[test]
fn borders_go_out_only_under_a_licence_and_without_what_is_nobodys_business() {
    let without = bordered("map: {source: Survey}\n");
    assert!(!without.contains_key("data/places.geojson"));
    let files = bordered("map: {source: Survey, licence: CC0}\n");
    let map = text(&files, "data/places.geojson");
    assert!(
        !map.contains("5550100") && map.contains("\"place\":\"east\""),
        "{map}"
    );
    assert!(map.contains("\"licence\":\"CC0\""), "{map}");
    check_page(&files, "data/index.html", &["(GeoJSON, CC0)"], &[]);
}

#[test]
fn points_alone_are_a_map_and_grades_are_not_called_figures() {
    let points =
        "places: {east: {name: East, at: [1.5, 0.5]}, west: {name: West, at: [0.5, 0.5]}}\n";
    let files = site(points, &[]);
    check_page(
        &files,
        "index.html",
        &["1/1", "0/1"],
        &["Borders are simplified"],
    );
    let graded = |place: &str, grade: &str| {
        format!(
            "---\ntitle: X {place}\nplaces: [{place}]\n{PROJECT}declared: [{{published: \
             2021-06-01, status: {grade}, by: Board, reason: R}}]\n---\n"
        )
    };
    let (both, west) = (graded("east", "red"), graded("west", "green"));
    let files = built_from([
        (
            "content/site.yaml",
            format!(
                "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-09-30\nscale: rag\n\
                 focuses: {{care: Care}}\n{points}"
            ),
        ),
        ("content/projects/both.md", both),
        ("content/projects/west.md", west),
    ]);
    let says = ["Projects are declared at risk or worse in 1 of 2 places"];
    check_page(&files, "index.html", &says, &["Projects are behind in"]);
}

/// A third area, and a point, of places where only a draft works.
fn with_a_draft() -> Files {
    let third = r#", {"type": "Feature", "id": "xanadu", "geometry": {"type": "Polygon",
"coordinates": [[[0, 1], [2, 1], [2, 2], [0, 2], [0, 1]]]}}]}"#;
    let borders = BORDERS.replace("}}]}", &format!("}}}}{third}"));
    let settings = "places: {east: East, west: West, xanadu: Xanadu, \
                    xebec: {name: Xebec, at: [0.123457, 1.654321]}}\n\
                    map: {source: Survey, licence: CC0}\n";
    let draft = format!(
        "---\ntitle: Draft\ndraft: true\nplaces: [xanadu, xebec]\n{PROJECT}target: 5 homes\n---\n"
    );
    let whole = format!(
        "---\ntitle: As a whole\nplaces: [east, west]\n{PROJECT}indicators: {{m: {{name: M, unit: \
         homes, target: 10, shape: even, observations: {{2021-09-30: 1}}}}}}\n---\n"
    );
    site(
        settings,
        &[
            ("content/places.geojson", &borders),
            ("content/projects/draft.md", &draft),
            ("content/projects/whole.md", &whole),
        ],
    )
}

#[test]
fn a_place_where_only_a_draft_works_is_named_nowhere() {
    let files = with_a_draft();
    for (path, bytes) in &files {
        let said = String::from_utf8_lossy(bytes).to_lowercase();
        for place in ["xanadu", "xebec", "1.6543"] {
            assert!(!said.contains(place), "{path} tells {place}");
        }
    }
    // What lies around the others is seen all the same.
    let says = ["No project", "Projects are behind in 2 of 2 places"];
    check_page(&files, "index.html", &says, &[]);
}

#[test]
fn a_place_is_told_the_same_on_the_map_and_on_its_own_page() {
    let files = with_a_draft();
    let says = [
        "East 2/2",
        "West 1/2",
        "Place Projects Judged Behind East 2 2 2 West 3 2 1",
    ];
    check_page(&files, "places/index.html", &says, &[]);
    let page = words_of(text(&files, "places/east/index.html"));
    assert!(page.contains("Well behind or overdue 2"), "{page}");
    let page = words_of(text(&files, "places/west/index.html"));
    assert!(page.contains("Well behind or overdue 1"), "{page}");
    assert!(page.contains("No data or not judged 1"), "{page}");
}
