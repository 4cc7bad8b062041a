//! `record` and `undo` as they are typed: what they write, print and refuse.

use crate::support::{Ran, Site};
use std::fs;

const CONFIG: &str = "title: T\npublisher: P\nas_of: 2021-09-30\nfocuses: {f: F}\n\
    batches: {first: {name: First, announced: 2021-01-01, start: 2021-01-01, due: 2021-12-31}}\n";

const HOMES: &str = "content/projects/homes.md";
const TOWN: &str = "content/projects/town/index.md";

const ONE: &str = "---\n# about homes\ntitle: Homes\nfocus: f   # of one\nbatch: first\n\
    target: 2300 homes  # promised\ndone: {2021-03-31: 100, 2021-06-30: 820}\n---\nBody.\n";

const SEVERAL: &str = "---\ntitle: Town\nfocus: f\nbatch: first\nindicators:\n  \
    lamps: {name: Lamps, unit: lamps, target: 50, observations: lamps.csv}\n  \
    share: {name: Share, kind: percent, target: 90}\n  \
    open: {name: Open, kind: yes-no}\n  \
    views: {name: Views, kind: qualitative}\n  \
    visits:\n    name: Visits\n    unit: {one: visit, other: visits}\n    \
    accumulation: per-period\n    target: 900\n    observations:\n      \
    2021-01: 20   # the first\n      2021-03: 40\n\
    milestones:\n  survey: {name: Survey, due: 2021-05-15}\n  \
    move:\n    name: Moved in\n    due: 2021-12-01   # at last\n\
    evidence:\n  count: {title: Count, kind: dataset}\n---\n";

fn site() -> Site {
    Site::with(&[
        ("content/site.yaml", CONFIG),
        (HOMES, ONE),
        (TOWN, SEVERAL),
        (
            "content/projects/town/lamps.csv",
            "date,value,published,note\r\n2021-03-31,5,,\"a, b\"\r\n",
        ),
    ])
}

/// What a record leaves of a file: the text before and after a line that came.
fn check_line(words: &[&str], file: &str, before: &str, line: &str, after: &str) {
    let site = site();
    let old = site.text(file);
    site.fine(&[&["record"], words].concat());
    let expected = old.replacen(
        &format!("{before}{after}"),
        &format!("{before}{line}{after}"),
        1,
    );
    assert_ne!(old, expected, "{before}{after} is in {file}");
    assert_eq!(site.text(file), expected, "{words:?}");
    site.fine(&["check"]);
    site.fine(&["undo"]);
    assert_eq!(site.text(file), old, "{words:?}");
}

#[test]
fn a_figure_is_put_where_those_of_its_indicator_stand_and_the_rest_stays_as_it_was() {
    let homes = |words: &[&str], before: &str, line: &str, after: &str| {
        check_line(&[&["homes"], words].concat(), HOMES, before, line, after);
    };
    homes(&["1000"], "06-30: 820", ", 2021-09-30: 1000", "}\n---");
    let july = ", 2021-07: {value: 1000, published: 2021-09-30}";
    homes(&["main=1000", "--date", "2021-07"], "820", july, "}");
    let april = ", 2021-04-30: {value: 120, published: 2021-05-02}";
    let words = ["120", "--date", "2021-04-30", "--published", "2021-05-02"];
    homes(&words, "03-31: 100", april, ", 2021-06");
    let town = |words: &[&str], before: &str, line: &str, after: &str| {
        check_line(&[&["town"], words].concat(), TOWN, before, line, after);
    };
    let visits = "      2021-02: {value: 30, published: 2021-09-30}\n";
    let words = ["visits=30", "--date", "2021-02"];
    town(&words, "# the first\n", visits, "      2021-03");
    town(
        &["share=80%"],
        "target: 90",
        ", observations: {2021-09-30: 80}",
        "}",
    );
    let csv = "content/projects/town/lamps.csv";
    let row = "2021-08-31,12,2021-09-30,\r\n";
    let words = ["town", "lamps=12", "--date", "2021-08"];
    check_line(&words, csv, "\"a, b\"\r\n", &row.replace("-31", ""), "");
}

#[test]
fn a_figure_of_a_project_that_stands_in_a_common_table_goes_into_its_file() {
    let site = site();
    site.edit(HOMES, "done: {2021-03-31: 100, 2021-06-30: 820}\n", "");
    let table = "project,date,value\nhomes,2021-06-30,820\n";
    site.write("content/data/all.csv", table);
    site.fine(&["record", "homes", "1000"]);
    let text = site.text(HOMES);
    assert!(
        text.contains("# promised\ndone: {2021-09-30: 1000}\n---"),
        "{text}"
    );
    assert_eq!(site.text("content/data/all.csv"), table);
    let twice = site.run(&["record", "homes", "900", "--date", "2021-06-30"]);
    check_refused(&twice, "the figure of `main` for 2021-06-30 is 820 already");
}

#[test]
fn a_workbook_beside_a_project_is_never_written() {
    let site = site();
    site.edit(TOWN, "lamps.csv", "lamps.xlsx");
    site.write("content/projects/town/lamps.xlsx", "no matter what");
    let refused = site.run(&["record", "town", "lamps=12"]);
    check_refused(&refused, "lamps.xlsx, and a workbook is never written");
}

fn check_refused(ran: &Ran, message: &str) {
    assert_ne!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(message), "{}", ran.err);
}

fn check_value(typed: &str, written: &str) {
    let site = site();
    let ran = site.run(&["record", "town", typed]);
    assert_eq!(ran.code, 0, "{typed}: {}", ran.err);
    assert!(ran.out.contains(written), "{typed}: {}", ran.out);
}

#[test]
fn a_value_is_read_as_it_is_typed() {
    check_value("share=80%", "2021-09-30: 80}");
    check_value(
        "share=30 of 40",
        "2021-09-30: {numerator: 30, denominator: 40}",
    );
    check_value("open=reached", "2021-09-30: yes}");
    check_value("open=no", "2021-09-30: no}");
    check_value(
        "views=most are glad: \"yes\"",
        "2021-09-30: \"most are glad: \\\"yes\\\"\"}",
    );
    check_value("lamps=12 lamps", "+2021-09-30,12,");
    check_value("lamps=12 of 50", "+2021-09-30,12,");
    check_value("share = 80", "2021-09-30: 80}");
    check_value("survey=reached", "due: 2021-05-15, met: 2021-09-30}");
    check_value("move=2021-09-12", "# at last\n+    met: 2021-09-12\n");
}

#[test]
fn what_cannot_be_recorded_is_refused_with_what_to_type() {
    for (words, message, hint) in [
        (
            &["town", "5"][..],
            "`town` has several indicators",
            "`lamps`, `share`",
        ),
        (
            &["town", "lamp=5"],
            "no indicator or milestone `lamp`",
            "did you mean `lamps`?",
        ),
        (
            &["town", "lamps=5 cars"],
            "counted in lamps, not in `cars`",
            "without or with",
        ),
        (
            &["town", "lamps=5 of 60"],
            "is 50, not 60",
            "milepost retarget",
        ),
        (&["town", "visits=5"], "counts per period", "--date 2021-06"),
        (
            &["town", "survey=soon"],
            "`soon` is no day",
            "survey=reached",
        ),
        (&["town"], "there is nothing to record", "--note"),
        (
            &["homes", "1", "--date", "2021-10"],
            "2021-10-31 is still to come",
            "or say so with `--published 2021-10-31`",
        ),
        (
            &[
                "homes",
                "1",
                "--date",
                "2021-Q4",
                "--published",
                "2021-10-05",
            ],
            "2021-12-31 is still to come on 2021-10-05",
            "such as `--date 2021-10-05`",
        ),
        (
            &["town", "survey=2035-01-01"],
            "2035-01-01 is still to come on 2021-09-30",
            "--published 2035-01-01",
        ),
        (
            &["town", "survey=reached", "--date", "2021"],
            "2021-12-31 is still to come",
            "--published",
        ),
        (
            &["town", "share=12 of 10"],
            "is between 0 % and 100 %, and 12 of 10 is not",
            "`30 of 40`",
        ),
        (
            &["town", "share=3 of 0"],
            "and 3 of 0 is not",
            "more than 0",
        ),
        (
            &["town", "open=2"],
            "`open` is yes or no, not `2`",
            "`open=yes`",
        ),
        (
            &["town", "--note", "  "],
            "there is nothing to record",
            "--note",
        ),
        (&["homes", "1", "main=2"], "`main` is given twice", "once"),
        (
            &["homes", "802", "--date", "2021-06-30"],
            "the figure of `main` for 2021-06-30 is 820 already",
            "milepost correct homes main 2021-06-30 802 --reason",
        ),
        (
            &["home", "1"],
            "there is no project `home`",
            "did you mean `homes`?",
        ),
    ] {
        let site = site();
        let ran = site.run(&[&["record"], words].concat());
        check_refused(&ran, message);
        assert!(ran.err.contains(hint), "{}", ran.err);
        assert_eq!(
            (site.text(HOMES), site.text(TOWN)),
            (ONE.into(), SEVERAL.into())
        );
    }
    let same = site().run(&["record", "homes", "820", "--date", "2021-06"]);
    assert_eq!(
        (same.code, same.err.contains("warning: ")),
        (0, true),
        "{}",
        same.err
    );
}

#[test]
fn nothing_is_written_where_the_site_would_not_be_in_order_with_it() {
    let site = site();
    let ran = site.run(&["record", "homes", "700"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    check_refused(
        &ran,
        "`main` falls from 820 on 2021-06-30 to 700 on 2021-09-30",
    );
    assert_eq!(site.text(HOMES), ONE);
    site.fine(&["undo"]);
    assert_eq!(site.text(HOMES), ONE);
    let dry = site.run(&["record", "homes", "900", "-n"]);
    assert_eq!((dry.code, site.text(HOMES)), (0, ONE.into()), "{}", dry.err);
    assert!(
        dry.out
            .contains("+done: {2021-03-31: 100, 2021-06-30: 820, 2021-09-30: 900}\n")
    );
}

#[test]
fn it_says_what_the_figure_and_the_status_were_and_are() {
    let ran = site().run(&["record", "homes", "2300"]);
    for line in [
        "Homes (homes)\n",
        "main: 820 for 2021-06-30 → 2300 for 2021-09-30\n",
        "status: well-behind, 36 % → target-met, 100 %\n",
        "Wrote content/projects/homes.md, published 2021-09-30 (the as-of date in site.yaml)\n",
        "To take it back: milepost undo\n",
    ] {
        assert!(ran.err.contains(line), "{}", ran.err);
    }
    let json = site().run(&["record", "homes", "2300", "--format", "json"]);
    assert!(json.out.contains("\"result\":\"written\""), "{}", json.out);
    let name = "\"name\":\"main\",\"from\":\"820 for 2021-06-30\",\"to\":\"2300 for 2021-09-30\"";
    assert!(json.out.contains(name), "{}", json.out);
}

#[test]
fn words_and_photographs_make_a_dated_report_with_the_figures_in_it() {
    let site = site();
    fs::copy(
        crate::support::repository("content/projects/lifts/lifts.png"),
        site.at("Yard 1.PNG"),
    )
    .expect("a copy");
    site.fine(&[
        "record",
        "town",
        "lamps=12",
        "share=30 of 40",
        "--date",
        "2021-08",
        "--note",
        "Six streets.\n\nMore soon.",
        "--next",
        "The seventh: soon",
        "--blocker",
        "Rain",
        "--photo",
        "Yard 1.PNG",
        "--alt",
        "A \"yard\"",
    ]);
    let report = "---\nkind: progress\nfor: 2021-08\n\
        observations: {lamps: 12, share: {numerator: 30, denominator: 40}}\n\
        next: \"The seventh: soon\"\nblocker: \"Rain\"\nphotos:\n  \
        - {file: yard-1.png, alt: \"A \\\"yard\\\"\"}\n---\nSix streets.\n\nMore soon.\n";
    assert_eq!(site.text("content/projects/town/2021-09-30.md"), report);
    assert!(site.at("content/projects/town/yard-1.png").exists());
    site.fine(&["check"]);
    site.fine(&["record", "town", "--note", "Later that day."]);
    let second = site.text("content/projects/town/2021-09-30-2.md");
    assert_eq!(second, "---\nkind: progress\n---\nLater that day.\n");
    let august = ["record", "town", "--note", "August.", "--date", "2021-08"];
    site.fine(&[&august[..], &["--next", " "]].concat());
    let third = site.text("content/projects/town/2021-09-30-3.md");
    assert_eq!(third, "---\nkind: progress\nfor: 2021-08\n---\nAugust.\n");
    site.fine(&["check"]);
    site.fine(&["undo"]);
    site.fine(&["undo"]);
    site.fine(&["undo"]);
    let left: Vec<String> = crate::support::below(&site.at("content/projects/town"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(left, ["index.md", "lamps.csv"]);
}

#[test]
fn a_project_of_one_file_gets_a_folder_for_its_first_report_and_undo_gives_the_file_back() {
    let site = site();
    let ran = site.run(&["record", "homes", "1000", "--note", "Six streets."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("homes.md is now content/projects/homes/index.md"),
        "{}",
        ran.err
    );
    assert_eq!(site.text("content/projects/homes/index.md"), ONE);
    let report = site.text("content/projects/homes/2021-09-30.md");
    assert_eq!(
        report,
        "---\nkind: progress\ndone: 1000\n---\nSix streets.\n"
    );
    assert!(!site.at(HOMES).exists());
    site.fine(&["undo"]);
    assert_eq!(site.text(HOMES), ONE);
    assert!(!site.at("content/projects/homes").exists());
}

#[test]
fn evidence_is_copied_and_listed_and_a_kind_that_is_not_published_is_refused() {
    let site = site();
    site.write("Record of June.pdf", "%PDF-1.4\n");
    site.write("run.exe", "MZ");
    site.write("no.pdf", "text");
    let words = ["record", "homes", "1000", "--evidence"];
    let refused = site.run(&[&words[..], &["run.exe"]].concat());
    check_refused(&refused, "`run.exe` is of a kind that is not published");
    let refused = site.run(&[&words[..], &["no.pdf"]].concat());
    check_refused(&refused, "`no.pdf` is no PDF, whatever its name says");
    let unknown = site.run(&["record", "town", "lamps=9", "--evidence", "counts"]);
    check_refused(&unknown, "there is no evidence `counts`");
    site.fine(
        &[
            &words[..],
            &["Record of June.pdf", "--title", "June: the record"],
        ]
        .concat(),
    );
    let text = site.text("content/projects/homes/index.md");
    let figure = "2021-09-30: {value: 1000, evidence: [record-of-june]}}";
    assert!(text.contains(figure), "{text}");
    let listed = "evidence:\n  record-of-june: {title: \"June: the record\", kind: document, \
        date: 2021-09-30, file: record-of-june.pdf}\n---\n";
    assert!(text.contains(listed), "{text}");
    let file = "content/projects/homes/record-of-june.pdf";
    assert!(site.at(file).exists() && !site.at(HOMES).exists());
    // A report needs the folder, which it has by now.
    site.fine(&["record", "homes", "--note", "Six streets."]);
    site.fine(&["undo"]);
    site.fine(&["undo"]);
    assert_eq!(site.text(HOMES), ONE);
    site.fine(&["record", "town", "survey=reached", "--evidence", "count"]);
    let met = "due: 2021-05-15, met: 2021-09-30, evidence: [count]}";
    assert!(site.text(TOWN).contains(met), "{}", site.text(TOWN));
}

#[test]
fn edits_are_taken_back_one_after_the_other_and_none_of_a_file_that_changed_since() {
    let site = site();
    let nothing = site.run(&["undo"]);
    assert_eq!(
        (nothing.code, nothing.err.contains("nothing to take back")),
        (0, true)
    );
    site.fine(&["record", "homes", "1000"]);
    let once = site.text(HOMES);
    site.fine(&["correct", "homes", "2021-06-30", "802", "--reason", "r"]);
    site.fine(&["new", "project", "lamps", "--title", "Lamps"]);
    assert!(site.at("content/projects/lamps.md").exists());
    let dry = site.run(&["undo", "--dry-run"]);
    assert!(
        dry.err
            .contains("Would take back: milepost new project lamps"),
        "{}",
        dry.err
    );
    site.fine(&["undo"]);
    assert!(!site.at("content/projects/lamps.md").exists());
    site.edit(HOMES, "Body.", "Body, by hand.");
    let changed = site.run(&["undo"]);
    check_refused(&changed, "content/projects/homes.md was changed since");
    assert!(changed.err.contains("+Body, by hand."), "{}", changed.err);
    site.edit(HOMES, "Body, by hand.", "Body.");
    let back = site.run(&["undo"]);
    assert!(
        back.out.contains("-  - {published: 2021-09-30"),
        "{}",
        back.out
    );
    assert_eq!(site.text(HOMES), once);
    site.fine(&["undo"]);
    assert_eq!(site.text(HOMES), ONE);
    assert!(site.fine(&["undo"]).contains("nothing to take back"));
}

#[test]
fn what_was_sealed_is_not_taken_back() {
    let site = site();
    site.fine(&["record", "homes", "1000"]);
    site.fine(&["seal"]);
    let (text, ledger) = (site.text(HOMES), site.text("content/ledger.csv"));
    let ran = site.run(&["undo"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("2021-09-30"), "{}", ran.err);
    assert_eq!(
        (site.text(HOMES), site.text("content/ledger.csv")),
        (text, ledger)
    );
}

#[test]
fn a_project_that_a_table_lists_gets_a_file_of_its_own_once_something_is_recorded() {
    let site = Site::copy_of("tests/sites/listed");
    let table = site.text("content/data/list.csv");
    site.fine(&["record", "meals", "indicator-2=11", "--date", "2021-08-15"]);
    let meals = "content/projects/meals.md";
    let first = "---\ntitle: \"老年食堂\"\nindicators:\n  indicator-2: {observations: \
        {2021-08-15: {value: 11, published: 2021-08-31}}}\n---\n";
    assert_eq!(site.text(meals), first);
    site.fine(&["record", "meals", "main=8", "--date", "2021-08-15"]);
    let second = "}}}\n  main: {observations: {2021-08-15: {value: 8, ";
    assert!(site.text(meals).contains(second), "{}", site.text(meals));
    site.fine(&["correct", "7", "2021-07-31", "80", "--reason", "r"]);
    let own = site.text("content/projects/7/index.md");
    assert!(
        own.starts_with("---\ntitle: 满意度\ncorrections:\n  - {published: 2021-08-31,"),
        "{own}"
    );
    site.fine(&["record", "1", "130", "--date", "2021-08-15"]);
    let own = site.text("content/projects/1.md");
    let done = "\ndone: {2021-08-15: {value: 130, published: 2021-08-31}}\n";
    assert!(own.contains(done), "{own}");
    site.fine(&["check"]);
    (0..4).for_each(|_| drop(site.fine(&["undo"])));
    assert!(!site.at(meals).exists());
    assert_eq!(
        site.text("content/projects/7/index.md"),
        "---\ntitle: 满意度\n---\n"
    );
    assert_eq!(site.text("content/data/list.csv"), table);
}

#[test]
fn what_ended_half_way_can_be_taken_back_and_so_can_half_of_that() {
    let site = site();
    site.fine(&["record", "homes", "--note", "Six streets."]);
    let index = site.text("content/projects/homes/index.md");
    // As it stands where the record ended before its last step, and `undo` before its second.
    site.write(HOMES, ONE);
    site.fine(&["undo", "--dry-run"]);
    std::fs::remove_file(site.at("content/projects/homes/2021-09-30.md")).expect("made before");
    site.fine(&["undo"]);
    assert_eq!((site.text(HOMES), index), (ONE.into(), ONE.into()));
    assert!(!site.at("content/projects/homes").exists());
    assert!(site.fine(&["undo"]).contains("nothing to take back"));
}

#[test]
fn a_list_of_edits_that_names_other_files_than_the_content_takes_nothing_back() {
    let site = site();
    site.fine(&["record", "homes", "1000"]);
    let kept = site.text(".milepost/edits");
    let gone = "{\"path\":\"new/../evil\",\"before\":\"x\",\"text\":null,\"after\":null}";
    site.write(
        ".milepost/edits",
        &kept.replace("\"files\":[", &format!("\"files\":[{gone},")),
    );
    let ran = site.run(&["undo"]);
    check_refused(&ran, "it is not the site's content");
    assert!(!site.at("evil").exists() && !site.at("new").exists());
}

#[test]
fn evidence_of_a_milestone_joins_what_it_has_already() {
    let check = |written: &str, expected: &str| {
        let site = site();
        let old = "survey: {name: Survey, due: 2021-05-15";
        site.edit(TOWN, old, &format!("{old}, evidence: {written}"));
        site.write("minutes.pdf", "%PDF-1.4\n");
        site.edit(
            TOWN,
            "  count: {title",
            "  other: {title: Other, kind: dataset}\n  count: {title",
        );
        let proof = ["--evidence", "count", "--evidence", "minutes.pdf"];
        site.fine(&[&["record", "town", "survey=reached"], &proof[..]].concat());
        let text = site.text(TOWN);
        let line = format!("met: 2021-09-30, evidence: {expected}}}\n");
        assert!(text.contains(&line), "{text}");
        site.fine(&["check"]);
    };
    check("[other]", "[other, count, minutes]");
    check("other", "[other, count, minutes]");
    check("[count, other]", "[count, other, minutes]");
}

#[test]
fn json_says_written_only_once_it_is_and_what_failed_is_nothing_to_take_back() {
    let site = site();
    let words = ["record", "homes", "--note", "n", "--format", "json"];
    // A file where the folder is to stand, so that it cannot be made.
    site.write("content/projects/homes", "no folder");
    let ran = site.run(&words);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(!ran.out.contains("written"), "{}", ran.out);
    assert_eq!(site.text(HOMES), ONE);
    assert!(site.fine(&["undo"]).contains("nothing to take back"));
    let dry = site.run(&["record", "homes", "1000", "-n", "--format", "json"]);
    assert!(
        dry.out.contains("\"result\":\"not written\""),
        "{}",
        dry.out
    );
}
