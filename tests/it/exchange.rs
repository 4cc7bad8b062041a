//! `export` and `import`: what an office is given, and what it gives back.

use crate::support::{Ran, Site, repository};
use milepost::base::FileId;
use milepost::io::MemorySource;
use milepost::source::Source;
use milepost::{Options, stated};
use std::fs;
use std::io::Read;

const CONFIG: &str = "title: Town\npublisher: P\nlanguages: [en]\nas_of: 2021-09-30\n\
    focuses: {f: F}\ncadence: {progress: monthly}\n\
    departments: {works: 'Works: all/new', care: Care}\nplaces: {east: East, west: West}\n\
    batches: {first: {name: First, announced: 2021-01-01, start: 2021-01-01, due: 2021-12-31}}\n";

const HOMES: &str = "content/projects/homes.md";
const TOWN: &str = "content/projects/town.md";

const ONE: &str = "---\ntitle: Homes\nno: 7\nfocus: f\nbatch: first\ndepartments: works\n\
    by: place\ntarget: 2300 homes\ndone:\n  \
    2021-03-31: {value: 100, by: {east: 60, west: 40}}   # counted\n  2021-06: 820\n\
    corrections:\n  - {published: 2021-08-01, indicator: main, date: 2021-06-30, from: 820, \
    to: 802, kind: correction, reason: r}\n---\n";

const SEVERAL: &str = "---\ntitle: Total\nfocus: f\nbatch: first\ndepartments: care\nindicators:\n  \
    share: {name: Share, kind: percent, target: 90, observations: \
    {2021-03: {numerator: 1, denominator: 8}, 2021-06: 0.5}}\n  \
    open: {name: Open, kind: yes-no, observations: {2021-06-30: no}}\n  \
    views: {name: Views, kind: qualitative, observations: {2021-06-30: \"glad, mostly\"}}\n  \
    visits: {name: Views, unit: visits, accumulation: per-period, target: 900, observations: \
    {2021-01: 20.50, 2021-Q2: 40, 2021-07: {flag: missing, note: lost}}}\n---\n";

fn site() -> Site {
    Site::with(&[("content/site.yaml", CONFIG), (HOMES, ONE), (TOWN, SEVERAL)])
}

fn bytes(site: &Site, file: &str) -> Vec<u8> {
    fs::read(site.at(file)).expect(file)
}

/// The figures that stand in a file of a site: project, indicator, part, date and value.
fn figures(site: &Site, table: &str) -> Vec<String> {
    let files = crate::support::below(&site.at("content")).into_iter();
    let mut files: Vec<(String, Vec<u8>)> = files
        .map(|(path, at)| (format!("content/{path}"), fs::read(at).expect("there")))
        .collect();
    let name = format!("content/data/{table}");
    files.push((name.clone(), bytes(site, table)));
    let source = MemorySource::new(files);
    let file: Option<FileId> = source.find(&name);
    let told = stated(&source, &Options::default());
    for told in &told.diagnostics {
        let code = told.code.id();
        assert!(
            ["E019", "N001"].contains(&code) || !code.starts_with('E'),
            "{told:?}"
        );
    }
    let site = told.made.expect("a site");
    let mut all = Vec::new();
    for project in &site.projects {
        for indicator in &project.indicators {
            let figures = indicator.all_figures();
            let own = figures.filter(|(_, figure)| Some(figure.place.0.file) == file);
            all.extend(own.map(|(slice, figure)| {
                let value = figure
                    .value
                    .as_ref()
                    .map_or("-".to_owned(), ToString::to_string);
                let (id, part, when) = (&indicator.id, slice.to_string(), figure.about());
                format!("{} {id} [{part}] {when}: {value}", project.id)
            }));
        }
    }
    all.sort();
    all
}

const ALL: [&str; 10] = [
    "homes main [] 2021-03-31: 100",
    "homes main [] 2021-06: 802",
    "homes main [place=east] 2021-03-31: 60",
    "homes main [place=west] 2021-03-31: 40",
    "town open [] 2021-06-30: 0",
    "town share [] 2021-03: -",
    "town share [] 2021-06: 0.5",
    "town views [] 2021-06-30: -",
    "town visits [] 2021-01: 20.5",
    "town visits [] 2021-Q2: 40",
];

#[test]
fn an_exported_workbook_and_its_csv_are_read_again_as_the_same_figures() {
    let site = site();
    site.fine(&["export", "a.xlsx"]);
    site.fine(&["export", "--fill", "b.xlsx"]);
    site.fine(&["export", "--csv", "c.csv"]);
    for table in ["a.xlsx", "b.xlsx", "c.csv"] {
        let found = figures(&site, table);
        let plain: Vec<String> = found
            .iter()
            .map(|line| line.replace("20.50", "20.5"))
            .collect();
        assert_eq!(plain, ALL, "{table}");
        let again = site.run(&["import", table]);
        let said = "nothing new: 10 figures are there already";
        assert_eq!(
            (again.code, again.err.contains(said)),
            (0, true),
            "{}",
            again.err
        );
    }
    assert!(bytes(&site, "c.csv").starts_with(b"\xef\xbb\xbfproject,indicator,date,value,"));
    assert_eq!(
        (site.text(HOMES), site.text(TOWN)),
        (ONE.into(), SEVERAL.into())
    );
}

#[test]
fn the_figures_of_the_demonstration_come_back_without_a_difference() {
    let site = Site::copy_of(".");
    for words in [&["export", "a.xlsx"][..], &["export", "--csv", "a.csv"]] {
        site.fine(words);
        let again = site.run(&["import", words[words.len() - 1]]);
        assert_eq!(again.code, 0, "{}", again.err);
        assert!(
            again.err.contains("warning: nothing new: 536 figures"),
            "{}",
            again.err
        );
    }
}

/// A part of a workbook, as text.
fn part_of(site: &Site, file: &str, part: &str) -> String {
    let file = fs::File::open(site.at(file)).expect(file);
    let mut archive = zip::ZipArchive::new(file).expect("a workbook");
    let mut text = String::new();
    let read = archive.by_name(part).expect(part).read_to_string(&mut text);
    read.expect("text");
    text
}

#[test]
fn what_is_published_is_protected_and_what_is_asked_for_takes_only_what_it_may_be() {
    let site = site();
    site.fine(&["export", "--fill", "a.xlsx"]);
    let works = part_of(&site, "a.xlsx", "xl/worksheets/sheet1.xml");
    for part in [
        "<sheetProtection sheet=\"1\"",
        "<pane xSplit=\"3\" ySplit=\"2\"",
        "type=\"decimal\"",
        "<formula1>0</formula1>",
        "type=\"list\"",
    ] {
        assert!(works.contains(part), "{part}: {works}");
    }
    let care = part_of(&site, "a.xlsx", "xl/worksheets/sheet2.xml");
    for part in ["<formula2>1</formula2>", "<formula1>\"yes,no\"</formula1>"] {
        assert!(care.contains(part), "{part}: {care}");
    }
    let words = part_of(&site, "a.xlsx", "xl/sharedStrings.xml");
    for head in ["2021-10-31", "2021-10<", "Works allnew"] {
        let all = words.clone() + &part_of(&site, "a.xlsx", "xl/workbook.xml");
        assert!(all.contains(head), "{head}: {all}");
    }
}

#[test]
fn the_same_content_makes_the_same_workbook_and_another_is_not_written_over() {
    let site = site();
    site.fine(&["export", "a.xlsx"]);
    site.fine(&["export", "-o", "b.xlsx"]);
    assert_eq!(bytes(&site, "a.xlsx"), bytes(&site, "b.xlsx"));
    // The clock of the computer would make others tomorrow.
    let made = part_of(&site, "a.xlsx", "docProps/core.xml");
    assert!(
        made.contains(">2021-09-30T00:00:00Z</dcterms:created>"),
        "{made}"
    );
    site.fine(&["export", "a.xlsx"]);
    let ran = site.run(&["export", "a.xlsx", "--department", "care"]);
    assert!(
        ran.code != 0 && ran.err.contains("it exists already"),
        "{}",
        ran.err
    );
    site.fine(&["export", "a.xlsx", "--department", "care", "--force"]);
    assert_eq!(figures(&site, "a.xlsx"), figures(&site, "b.xlsx")[4..]);
    let ran = site.run(&["export", "--department", "caer"]);
    assert!(ran.err.contains("did you mean `care`?"), "{}", ran.err);
}

#[test]
fn what_is_new_in_a_table_goes_into_the_files_of_the_projects_and_is_taken_back_as_a_whole() {
    let site = site();
    let table = "project,indicator,date,value,note,published,place\n\
        7,,2021-08-31,1000,,,\n7,,2021-08-31,600,,,east\n7,,2021-08-31,400,,,west\n\
        homes,,2021-06-30,802,,,\ntown,visits,2021-08,30,by hand,2021-09-02,\n\
        town,Open,2021-09-30,yes,,,\n";
    site.write("new.csv", table);
    let dry = site.run(&["import", "new.csv", "--dry-run"]);
    assert_eq!((dry.code, site.text(HOMES)), (0, ONE.into()), "{}", dry.err);
    let ran = site.run(&["import", "new.csv"]);
    assert_eq!((ran.code, &ran.out), (0, &dry.out), "{}", ran.err);
    let line = "  2021-08-31: {value: 1000, published: 2021-09-30, by: {east: 600, west: 400}}\n";
    assert!(
        site.text(HOMES)
            .contains(&format!("2021-06: 820\n{line}corr")),
        "{}",
        site.text(HOMES)
    );
    let town = site.text(TOWN);
    let visits = "note: lost}, 2021-08: {value: 30, note: \"by hand\", published: 2021-09-02}}}";
    assert!(town.contains(visits), "{town}");
    assert!(town.contains("{2021-06-30: no, 2021-09-30: yes}"), "{town}");
    for said in [
        "5 new figures\n",
        "1 figure is there already\n",
        "milepost undo",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(
        site.run(&["import", "new.csv"])
            .err
            .contains("nothing new: 6 figures")
    );
    site.fine(&["undo"]);
    assert_eq!(
        (site.text(HOMES), site.text(TOWN)),
        (ONE.into(), SEVERAL.into())
    );
}

fn check_refused(ran: &Ran, words: &[&str]) {
    assert_ne!(ran.code, 0, "{}", ran.err);
    words
        .iter()
        .for_each(|words| assert!(ran.err.contains(words), "{words}: {}", ran.err));
}

#[test]
fn a_figure_that_differs_is_refused_or_corrected_with_a_reason() {
    let site = site();
    site.write(
        "new.csv",
        "project,date,value,place\nhomes,2021-06-30,810,\nhomes,2021-03-31,61,east\n",
    );
    let ran = site.run(&["import", "new.csv"]);
    let lines = [
        "main for 2021-06-30: 802 here, 810 in",
        "main (place=east) for 2021-03-31: 60 here",
    ];
    check_refused(&ran, &lines);
    assert_eq!(site.text(HOMES), ONE);
    site.fine(&["import", "new.csv", "--reason", "counted again"]);
    let text = site.text(HOMES);
    for entry in [
        "date: 2021-06-30, from: 802, to: 810, kind: correction, reason: \"counted again\"",
        "by: {place: east}",
    ] {
        assert!(text.contains(entry), "{text}");
    }
    assert!(text.contains("2021-06: 820\n"), "{text}");
    assert!(site.run(&["import", "new.csv"]).err.contains("nothing new"));
}

#[test]
fn a_table_with_a_mistake_or_of_an_unknown_project_changes_nothing() {
    let site = site();
    for (text, said) in [
        (
            "project,date,value\nhomes,2021-13-01,5\n",
            "`2021-13-01` is not a",
        ),
        (
            "project,date,value\nhome,2021-08-31,5\n",
            "there is no project `home`",
        ),
        (
            "project,date,value\nhomes,2021-08-31,5\n",
            "`main` falls from 802",
        ),
    ] {
        site.write("new.csv", text);
        check_refused(&site.run(&["import", "new.csv"]), &[said]);
        assert_eq!(site.text(HOMES), ONE);
    }
    check_refused(
        &site.run(&["import", "new.doc"]),
        &["no table that can be read"],
    );
    let read = repository("content/data/care.csv");
    site.write(
        "content/data/care.csv",
        &fs::read_to_string(read).expect("there"),
    );
    let ran = site.run(&["import", "content/data/care.csv"]);
    assert!(ran.err.contains("is read as it stands"), "{}", ran.err);
}

#[test]
fn a_project_that_only_the_table_has_gets_a_file_with_what_its_row_says() {
    let site = site();
    let table = "project,no,focus,department,target,unit,due,2021-07-31,2021-08-31\n\
        Street lamps,9,F,Care,50,lamps,2021-12-01,3,7\nHomes,7,,,,,,,900\n";
    site.write("new.csv", table);
    let ran = site.run(&["import", "new.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("1 new project: 9\n3 new figures\n"),
        "{}",
        ran.err
    );
    let text = site.text("content/projects/9.md");
    for line in [
        "title: \"Street lamps\"\n",
        "no: 9\n",
        "focus: f\n",
        "start: unknown\n",
        "done:\n  2021-07-31: {value: 3, published: 2021-09-30}\n  2021-08-31: ",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    site.fine(&["check"]);
    assert!(
        site.run(&["import", "new.csv"])
            .err
            .contains("nothing new: 3 figures")
    );
    site.fine(&["undo"]);
    assert!(!site.at("content/projects/9.md").exists());
    assert_eq!(site.text(HOMES), ONE);
}

#[test]
fn a_site_with_a_mistake_imports_nothing_since_a_project_may_be_left_out() {
    let site = site();
    site.write("new.csv", "project,date,value\nhomes,2021-08-31,900\n");
    let wrong = ONE.replace("focus: f", "focus: none-such");
    site.write(HOMES, &wrong);
    let ran = site.run(&["import", "new.csv"]);
    check_refused(&ran, &["there is no focus `none-such`", HOMES]);
    assert_eq!(site.text(HOMES), wrong);
}

#[test]
fn a_figure_that_stands_twice_in_a_table_is_told_with_both_rows() {
    let site = site();
    for second in ["900", "901"] {
        let table =
            format!("project,date,value\nhomes,2021-08-31,900\nhomes,2021-08-31,{second}\n");
        site.write("new.csv", &table);
        let ran = site.run(&["import", "new.csv"]);
        let said = [
            "has two figures for 2021-08-31",
            "new.csv:3",
            "the other figure",
        ];
        check_refused(&ran, &said);
        assert_eq!(site.text(HOMES), ONE);
    }
}

#[test]
fn what_a_table_says_beside_figures_that_are_there_is_told_and_not_taken() {
    let site = site();
    let of_columns = "the columns `target`, `due` are passed over";
    for (table, said) in [
        (
            "project,target,due,date,value\nhomes,500,2025-01-01,2021-06-30,802\n",
            of_columns,
        ),
        (
            "project,target,2021-06-30\nHomes,500,802\n",
            "`milepost retarget` moves a target",
        ),
    ] {
        site.write("new.csv", table);
        let ran = site.run(&["import", "new.csv"]);
        for said in [said, "nothing new: 1 figure is there already"] {
            assert!(ran.err.contains(said), "{}", ran.err);
        }
    }
    let table = "project,date,value,note\nhomes,2021-06-30,802,by hand\nhomes,2021-08-31,900,\n";
    site.write("new.csv", table);
    for _ in 0..2 {
        let ran = site.run(&["import", "new.csv"]);
        let said = "homes main for 2021-06-30: note `by hand` is not taken";
        assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn what_was_published_before_a_correction_is_told_and_comes_back_with_a_reason_alone() {
    let site = site();
    site.write("new.csv", "project,date,value\nhomes,2021-06-30,820\n");
    let ran = site.run(&["import", "new.csv"]);
    let said = "homes main for 2021-06-30: 820 in the table is from before its correction";
    assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    assert_eq!(site.text(HOMES), ONE);
    site.fine(&["import", "new.csv", "--reason", "820 was right"]);
    let entry = "from: 802, to: 820, kind: correction, reason: \"820 was right\"";
    assert!(site.text(HOMES).contains(entry), "{}", site.text(HOMES));
}

#[test]
fn figures_that_are_missing_or_withdrawn_are_refused_all_at_once_and_locked_in_a_workbook() {
    let site = site();
    site.write(HOMES, &ONE.replace("to: 802", "to: withdrawn"));
    let table = "project,indicator,date,value\nhomes,,2021-06-30,700\ntown,visits,2021-07,45\n";
    site.write("new.csv", table);
    let ran = site.run(&["import", "new.csv", "--reason", "r"]);
    let said = [
        "2 figures of the table are missing or withdrawn here",
        "`2021-07: {value: 45, published: 2021-09-30}`",
        "homes main for 2021-06-30: withdrawn here, 700 in the table",
        "town visits for 2021-07: missing here, 45 in the table",
    ];
    check_refused(&ran, &said);
    let other = "---\ntitle: Other\nfocus: f\nbatch: first\ndepartments: works\ntarget: 9 homes\n\
        done: {2021-06: 3}\n---\n";
    site.write("content/projects/other.md", other);
    site.fine(&["export", "a.xlsx"]);
    let works = part_of(&site, "a.xlsx", "xl/worksheets/sheet1.xml");
    let style = |place: &str| {
        let (_, from) = works
            .split_once(&format!("<c r=\"{place}\" s=\""))
            .expect(place);
        from.split_once('"').expect("a style").0.to_owned()
    };
    // What was withdrawn is not as open as what nobody has published.
    assert_ne!(style("H3"), style("G4"), "{works}");
}

#[test]
fn a_programme_is_told_of_writing_only_when_it_is_done() {
    let site = site();
    let table = "project,no,focus,department,target,unit,due,2021-07-31\n\
        Street lamps,9,F,Care,50,lamps,2021-12-01,3\n";
    site.write("new.csv", table);
    let words = ["--format", "json", "import", "new.csv"];
    // Nothing can be written where a folder has the name of the new file.
    let folder = site.at("content/projects/9.md");
    fs::create_dir(&folder).expect("a folder");
    let ran = site.run(&words);
    assert!(
        ran.code != 0 && !ran.out.contains("\"written\""),
        "{}",
        ran.out
    );
    fs::remove_dir(&folder).expect("an empty folder");
    let ran = site.run(&words);
    assert!(
        ran.code == 0 && ran.out.contains("\"result\":\"written\""),
        "{}",
        ran.out
    );
}

#[test]
fn the_next_column_is_as_long_as_the_last_period_of_an_indicator() {
    let site = site();
    let quarters = "---\ntitle: Rides\nfocus: f\nbatch: first\ndepartments: works\nindicators:\n  \
        rides: {name: Rides, unit: rides, accumulation: per-period, target: 90, observations: \
        {2021-Q1: 20, 2021-Q2: 30}}\n---\n";
    site.write("content/projects/rides.md", quarters);
    site.fine(&["export", "--fill", "a.xlsx"]);
    let words = part_of(&site, "a.xlsx", "xl/sharedStrings.xml");
    assert!(
        words.contains(">2021-Q4<") && words.contains(">2021-10<"),
        "{words}"
    );
    site.write("content/site.yaml", &CONFIG.replace("monthly", "quarterly"));
    site.write(
        "content/projects/rides.md",
        &quarters.replace("2021-Q1: 20, 2021-Q2: 30", ""),
    );
    site.fine(&["export", "--fill", "--department", "works", "b.xlsx"]);
    let words = part_of(&site, "b.xlsx", "xl/sharedStrings.xml");
    assert!(
        words.contains(">2021-Q4<") && !words.contains(">2021-12<"),
        "{words}"
    );
}

#[test]
fn a_workbook_of_more_dates_than_columns_is_read_again_as_the_same_figures() {
    let site = site();
    let day = |n: i32| {
        milepost::base::Date::parse("2021-01-01")
            .expect("a day")
            .plus(n)
    };
    let done: String = (0..300).map(|n| format!("  {}: {n}\n", day(n))).collect();
    let many = format!(
        "---\ntitle: Many\nfocus: f\nbatch: first\ndepartments: works\ntarget: 900 homes\n\
         done:\n{done}---\n"
    );
    site.write(
        "content/site.yaml",
        &CONFIG.replace("as_of: 2021-09-30", "as_of: 2021-12-30"),
    );
    site.write("content/projects/many.md", &many);
    site.fine(&["export", "--fill", "a.xlsx"]);
    let again = site.run(&["import", "a.xlsx"]);
    assert!(
        again.err.contains("nothing new: 310 figures are there"),
        "{}",
        again.err
    );
}

#[test]
fn words_that_look_like_a_formula_come_back_from_a_csv_as_they_were() {
    let site = site();
    let words = SEVERAL.replace("\"glad, mostly\"", "\"=glad, mostly\"");
    site.write(TOWN, &words.replace("title: Total", "title: \"@Town\""));
    site.fine(&["export", "a.csv"]);
    assert!(String::from_utf8_lossy(&bytes(&site, "a.csv")).contains("'@Town"));
    let again = site.run(&["import", "a.csv"]);
    assert!(
        again.err.contains("nothing new: 10 figures"),
        "{}",
        again.err
    );
}

#[test]
fn an_export_says_what_it_does_not_leave_out_and_stays_out_of_the_content() {
    let site = site();
    site.write(HOMES, &ONE.replace("no: 7\n", "no: 7\ndraft: true\n"));
    let ran = site.run(&["export", "a.csv"]);
    let said = "1 project of the site is a draft, internal or under embargo";
    assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    assert!(bytes(&site, "a.csv").starts_with(b"\xef\xbb\xbfproject,"));
    check_refused(
        &site.run(&["export", "--fill", "b.csv"]),
        &["no cells to fill in"],
    );
    let inside = site.run(&["export", "content/figures.xlsx"]);
    check_refused(&inside, &["would be read as a part of the site"]);
    let long = SEVERAL.replace("unit: visits", &format!("unit: {}", "v".repeat(300)));
    site.write(TOWN, &long);
    site.fine(&["export", "--fill", "c.xlsx"]);
}
