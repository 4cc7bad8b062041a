//! What the tables of data say of themselves: a meaning, a unit and when it is empty, for each
//! column and no other.

use crate::support::{Texts, built, site_of, texts};
use milepost::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The columns that each table had at first: they keep their names and their places.
const FIRST: &[(&str, &str)] = &[
    (
        "projects",
        "id,no,title,focus,batch,lead,lead_department,start,due,stage,status,status_indicator,progress,class,stale,promise,url,provenance",
    ),
    (
        "indicators",
        "project,indicator,name,unit,kind,direction,accumulation,level,headline,baseline,baseline_date,target,target_low,target_high,target_date,latest_value,latest_qualifier,latest_date,progress,progress_bound,elapsed,planned_value,planned_progress,sv,spi,es_days,svt_days,spit,tolerance_days,required_per_day,forecast_central,forecast_fastest,forecast_slowest,status,status_reason,provenance",
    ),
    (
        "observations",
        "project,indicator,date,value,qualifier,flag,published,numerator,denominator,group,evidence,note,corrected,provenance",
    ),
    (
        "milestones",
        "project,milestone,name,due,forecast,met,slip_days,state,provenance",
    ),
    (
        "evidence",
        "project,evidence,title,kind,publisher,date,url,archived_url,file,sha256",
    ),
    ("facts", "project,fact,value,published"),
    (
        "quarters",
        "quarter,as_of,published_by,project,status,class,indicator,value,progress,status_before,class_before,value_before,value_change,progress_change,retargeted,still",
    ),
    (
        "changes",
        "id,published,kind,project,field,date,from,to,reason,decided_by",
    ),
];

/// The files below `data/`.
static BUILT: LazyLock<Texts> = LazyLock::new(|| {
    let mut files = texts(built(
        &site_of("tests/sites/data-names"),
        &Options::default(),
    ));
    files.retain(|path, _| path.starts_with("data/"));
    files
});

/// The rows of a simple table: no cell of these holds a comma in quotes but the last ones.
fn entries(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<String>> {
    let mut entries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in files["data/dictionary.csv"].lines().skip(1) {
        let mut cells = line.split(',');
        let (table, column) = (
            cells.next().expect("a table"),
            cells.next().expect("a column"),
        );
        assert!(
            !line.contains(",,") && !line.ends_with(','),
            "nothing is left unsaid: {line}"
        );
        assert!(
            !line.contains("column-") && !line.contains(",in-") && !line.contains(",empty-"),
            "a key: {line}"
        );
        entries
            .entry(table.to_owned())
            .or_default()
            .push(column.to_owned());
    }
    entries
}

#[test]
fn each_column_has_an_entry_in_the_dictionary_and_each_entry_a_column() {
    let files = &*BUILT;
    let entries = entries(files);
    let head = files["data/dictionary.csv"]
        .lines()
        .next()
        .expect("a heading");
    assert_eq!(
        head,
        "table,column,meaning_en,unit_en,empty_en,meaning_zh-Hans,unit_zh-Hans,empty_zh-Hans"
    );
    let mut tables: Vec<&str> = Vec::new();
    for (path, text) in files
        .iter()
        .filter(|(path, _)| path.ends_with(".csv") && !path.ends_with("dictionary.csv"))
    {
        let name = path.trim_start_matches("data/").trim_end_matches(".csv");
        let columns: Vec<&str> = text.lines().next().expect("a heading").split(',').collect();
        assert_eq!(
            entries
                .get(name)
                .map(|c| c.iter().map(String::as_str).collect()),
            Some(columns),
            "{path}"
        );
        tables.push(name);
    }
    let fields = ["*.json", "projects.json"];
    assert_eq!(
        entries.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        tables.into_iter().chain(fields).collect()
    );
}

#[test]
fn each_field_of_json_has_an_entry_too() {
    let files = &*BUILT;
    let entries = entries(files);
    let mut seen = BTreeSet::new();
    for (path, text) in files.iter().filter(|(path, _)| {
        // The description of the tables is none.
        path.ends_with(".json") && *path != "data/datapackage.json"
    }) {
        let name = path.trim_start_matches("data/").trim_end_matches(".json");
        let json: serde_json::Value = serde_json::from_str(text).expect("JSON");
        for (key, value) in json.as_object().expect("a map") {
            let all = |file: &str, field: &str| {
                entries
                    .get(file)
                    .is_some_and(|c| c.iter().any(|c| c == field))
            };
            if key == name {
                for field in value
                    .as_array()
                    .expect("rows")
                    .iter()
                    .flat_map(|row| row.as_object().expect("a row").keys())
                {
                    let known = all(name, field)
                        || all(&format!("{name}.json"), &format!("{name}.{field}"));
                    assert!(known, "{path}: {field}");
                }
            } else if let (Some(parts), "programme") = (value.as_object(), key.as_str()) {
                for part in parts.keys() {
                    assert!(
                        all("projects.json", &format!("programme.{part}")),
                        "{path}: programme.{part}"
                    );
                    seen.insert(format!("programme.{part}"));
                }
            } else {
                assert!(
                    all("*.json", key) || all("projects.json", key),
                    "{path}: {key}"
                );
                seen.insert(key.clone());
            }
        }
    }
    seen.insert("projects.departments".to_owned());
    let stated: BTreeSet<String> = entries["*.json"]
        .iter()
        .chain(&entries["projects.json"])
        .cloned()
        .collect();
    assert_eq!(seen, stated);
}

#[test]
fn the_columns_of_yesterday_keep_their_names_and_places() {
    let files = &*BUILT;
    for (table, columns) in FIRST {
        let now = files[&format!("data/{table}.csv")]
            .lines()
            .next()
            .unwrap_or_default();
        assert!(
            now == *columns || now.starts_with(&format!("{columns},")),
            "{table}: {now}"
        );
    }
}

#[test]
fn beside_an_id_stands_its_name_and_a_quarter_says_its_days() {
    let files = &*BUILT;
    let row = |path: &str, words: &[&str]| {
        let text = &files[path];
        let found = text.lines().any(|line| {
            words
                .iter()
                .all(|w| format!(",{line},").contains(&format!(",{w},")))
        });
        assert!(found, "{words:?} in {path}\n{text}");
    };
    row(
        "data/projects.csv",
        &[
            "homes",
            "Care",
            "First batch",
            "Housing office",
            "Homes handed over",
            "east;west",
            "East side;West side",
        ],
    );
    row(
        "data/projects.csv",
        &[
            "homes",
            "CNY",
            "10000 yuan",
            "1200",
            "700",
            "2021-03-31",
            "350.5",
            "2021-06-30",
            "Finance office",
        ],
    );
    row(
        "data/quarters.csv",
        &[
            "2021-q1",
            "2021/22",
            "2021-04-01",
            "2021-06-30",
            "New homes",
            "Homes handed over",
        ],
    );
    row(
        "data/observations.csv",
        &[
            "homes",
            "2021-06-30",
            "4",
            "New homes",
            "Homes handed over",
            "flats",
        ],
    );
    row("data/milestones.csv", &["survey", "New homes"]);
    row("data/evidence.csv", &["minutes", "New homes"]);
    row("data/indicators.csv", &["homes", "New homes"]);
    row(
        "data/changes.csv",
        &["due", "2021-12-31", "2022-01-31", "New homes"],
    );
    row(
        "data/changes.csv",
        &[
            "mp-change-site-2021-07-01-tolerances",
            "tolerances",
            "days 10; share 0.05; behind 0.15",
        ],
    );
}
