use super::super::label::Area;
use super::super::tests::{Speech, check_drawing, check_figure};
use super::names::Name;
use super::*;
use crate::model::Position;
use proptest::prelude::*;

/// The places of a chessboard of so many columns and rows, each a square of a side in degrees.
fn board(columns: usize, rows: usize, side: f64) -> Vec<MapPlace> {
    let place = |at: usize| {
        let corner = |dx: usize, dy: usize| -> Position {
            let (x, y) = ((at % columns + dx) as f64, (at / columns + dy) as f64);
            [10.0 + x * side, 1.0 + y * side]
        };
        MapPlace {
            id: format!("p{at}").into(),
            rings: vec![vec![corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]],
            points: Vec::new(),
        }
    };
    (0..columns * rows).map(place).collect()
}

fn map<'m>(at: &'m [MapPlace], names: &[&str]) -> PlacesMap<'m> {
    let place = |(no, at): (usize, &'m MapPlace)| Place {
        name: names[no % names.len()].to_owned(),
        href: Some(format!("places/{}/", at.id)),
        at,
        projects: no + 1,
        judged: no,
        behind: no.saturating_sub(1).min(3),
    };
    PlacesMap {
        places: at.iter().enumerate().map(place).collect(),
        outlines: Vec::new(),
        declared: false,
        notes: Vec::new(),
    }
}

/// Names where they stand, with what each covers.
fn covered(names: &[Option<Name>], size: f64) -> Vec<Area> {
    let block = |name: &Name| {
        let widths = name.lines.iter().map(|line| text::width(line, size));
        let wide = widths.fold(0.0, f64::max) / 2.0;
        let high = name.lines.len() as f64 * size * LINE / 2.0;
        Area {
            left: name.middle.0 - wide,
            top: name.middle.1 - high,
            right: name.middle.0 + wide,
            bottom: name.middle.1 + high,
        }
    };
    names.iter().flatten().map(block).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn names_stand_on_no_other_name_and_within_the_drawing(
        (columns, rows) in (1usize..7, 1usize..6),
        side in 0.01f64..0.2,
        is_point in any::<bool>(),
    ) {
        let speech = Speech::of("en");
        let words = speech.words();
        let mut places = board(columns, rows, side);
        if is_point {
            for place in &mut places {
                place.points = vec![place.rings.remove(0)[0]];
            }
        }
        let chart = map(&places, &["East Lake", "A rather long name of a place", "Ij"]);
        let extent = Extent::of(&places).expect("places");
        let area = |right: f64, bottom: f64| Area { left: 0.0, top: 0.0, right, bottom };
        let whole = area(320.0, 420.0);
        let laid = chart.laid(&extent, (whole, area(320.0, 340.0)), (13.0, &words), Labels::Names);
        let blocks = covered(&laid.names, 13.0);
        for (at, block) in blocks.iter().enumerate() {
            prop_assert!(whole.grown(0.1).holds(block), "{block:?}");
            prop_assert!(!blocks[..at].iter().any(|other| other.meets(block)));
        }
        for (name, shape) in laid.names.iter().zip(&laid.shapes) {
            let Some(name) = name.as_ref().filter(|name| name.is_inside) else { continue };
            prop_assert!(shape.holds(name.middle));
        }
    }
}

#[test]
fn every_place_leads_to_its_page_and_a_file_leads_nowhere() {
    let places = board(3, 2, 0.1);
    for tag in ["zh-Hans", "en", "ar"] {
        let speech = Speech::of(tag);
        let figure = map(&places, &["东湖区", "<East>"]).draw(&speech.words());
        check_figure(&figure);
        let drawing = figure.drawing.as_ref().expect("drawn");
        for canvas in [Some(&drawing.wide), drawing.narrow.as_ref()]
            .into_iter()
            .flatten()
        {
            let marks = canvas.marks();
            check_drawing(&marks);
            assert_eq!(marks.matches("<a href=\"places/p").count(), 6, "{tag}");
            assert_eq!(marks.matches("tabindex=\"-1\"").count(), 6, "{tag}");
        }
        let file = figure.file(&speech.words(), "x").expect("drawn");
        let file = String::from_utf8(file).expect("UTF-8");
        assert!(!file.contains("<a ") && !file.contains("</a>"), "{file}");
        assert!(file.contains("&lt;East&gt;"), "{file}");
    }
}

#[test]
fn a_shade_goes_with_the_share_that_is_behind_and_its_counts_are_written() {
    let places = board(1, 1, 0.1);
    let speech = Speech::of("en");
    let shade = |behind: usize, judged: usize| {
        let mut chart = map(&places, &["East"]);
        (chart.places[0].behind, chart.places[0].judged) = (behind, judged);
        let figure = chart.draw(&speech.words());
        let marks = figure.drawing.expect("drawn").wide.marks();
        let counts = if judged == 0 {
            "–".to_owned()
        } else {
            format!("{behind}/{judged}")
        };
        assert!(marks.contains(&format!(">{counts}</text>")), "{marks}");
        chart.places[0].class()
    };
    let told = [
        (0, 0),
        (0, 9),
        (1, 10),
        (2, 10),
        (3, 10),
        (5, 10),
        (6, 10),
        (9, 9),
    ];
    let expected = [
        None,
        Some(0),
        Some(1),
        Some(2),
        Some(3),
        Some(3),
        Some(4),
        Some(4),
    ];
    assert_eq!(told.map(|(behind, judged)| shade(behind, judged)), expected);
}

#[test]
fn the_earth_is_not_mirrored_where_a_page_is_read_from_the_right() {
    let places = board(2, 1, 0.1);
    // Where the second place begins, which lies in the east.
    let east = |tag: &str| {
        let speech = Speech::of(tag);
        let figure = map(&places, &["A"]).draw(&speech.words());
        let marks = figure.drawing.expect("drawn").wide.marks();
        let link = marks
            .split("<a href=\"places/p1/\"")
            .nth(1)
            .expect("its link");
        let path = link.split("d=\"M").nth(1).expect("its path");
        path.split(' ')
            .next()
            .and_then(|x| x.parse::<f64>().ok())
            .expect("a number")
    };
    assert!(
        (east("en") - east("ar")).abs() < 0.2,
        "{} {}",
        east("en"),
        east("ar")
    );
}

#[test]
fn a_small_map_marks_what_it_is_about() {
    let places = board(3, 1, 0.1);
    let all: Vec<&MapPlace> = places.iter().collect();
    let drawn = small(&all, &[&places[1].id]).expect("on the map");
    assert_eq!(drawn.matches("pr-map-here").count(), 1);
    assert!(drawn.contains("aria-hidden=\"true\""));
    assert_eq!(small(&all, &[&"elsewhere".into()]), None);
}

#[test]
fn every_place_of_a_crowd_has_a_number_that_the_table_explains() {
    let mut places = board(6, 6, 0.001);
    for place in &mut places {
        place.points = vec![place.rings.remove(0)[0]];
    }
    // Far enough from the others that those lie on each other.
    places[35].points = vec![[11.0, 2.0]];
    let speech = Speech::of("en");
    let figure = map(&places, &["East Lake", "A rather long name"]).draw(&speech.words());
    check_figure(&figure);
    let drawing = figure.drawing.as_ref().expect("drawn");
    for canvas in [Some(&drawing.wide), drawing.narrow.as_ref()]
        .into_iter()
        .flatten()
    {
        let marks = canvas.marks();
        check_drawing(&marks);
        for number in 1..=36 {
            assert_eq!(
                marks.matches(&format!(">{number}</text>")).count(),
                1,
                "{number}"
            );
        }
    }
    assert_eq!(figure.table.head[1].name, "Number on the map");
    assert_eq!(figure.table.rows[35][1], Cell::count(36));
    assert!(figure.description.contains("36 A rather long name 3/35"));
    assert!(
        figure.notes[0].contains("Numbers stand for names"),
        "{:?}",
        figure.notes
    );
    assert!(
        figure.notes[1].contains("side by side"),
        "{:?}",
        figure.notes
    );
}

#[test]
fn an_area_without_projects_is_an_outline_without_name_and_link() {
    let places = board(2, 1, 0.1);
    let mut chart = map(&places[..1], &["East"]);
    chart.outlines = vec![&places[1]];
    let speech = Speech::of("en");
    let figure = chart.draw(&speech.words());
    let marks = figure.drawing.expect("drawn").wide.marks();
    assert_eq!(marks.matches("<a ").count(), 1, "{marks}");
    // In the key, and on the map.
    assert_eq!(marks.matches("pr-map-other").count(), 2, "{marks}");
    assert!(
        marks.contains("No project") && !marks.contains("p1"),
        "{marks}"
    );
    assert_eq!(figure.table.rows.len(), 1);
}

#[test]
fn a_name_is_never_cut_within_a_word() {
    let places = board(1, 1, 0.1);
    let lines = |name: &str, tag: &str| {
        let chart = map(&places, &[name]);
        let [_, bare] = chart.places[0].variants(&Speech::of(tag).words(), 13.0);
        bare.last().expect("its name").join("|")
    };
    assert_eq!(lines("Thornbury", "en"), "Thornbury");
    assert_eq!(lines("Quarry II", "zh-Hans"), "Quarry II");
    assert_eq!(lines("Hollow Way", "en"), "Hollow|Way");
}
