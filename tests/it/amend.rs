//! Corrections and changes that the program writes into an author's file.

use crate::scratch::Site;
use milepost::amend::{self, Amendment, Correct, Refused, Retarget, Why};
use milepost::base::{Date, PartialDate, Severity};
use milepost::io::MemorySource;
use milepost::model::words::CorrectionKind;
use milepost::source::Source;
use milepost::{Options, ready, stated};
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;

const SITE: &str = "title: T\npublisher: P\nlanguages: [zh-Hans, en]\nas_of: 2021-12-31\nfocuses: {f: F}\nbatches: {first: {name: First, announced: 2021-01-01, start: 2021-01-01, due: 2021-12-31}}\n";

/// A project with one indicator and this text between its head and its figures.
fn page(middle: &str) -> String {
    format!(
        "---\n# about homes\ntitle: Homes\nfocus: f   # of one\nbatch: first\n{middle}target: 2300 户  # promised\ndone: {{2021-03-31: 100, 2021-06-30: 820}}\nevidence: {{count: {{title: Count, kind: dataset}}}}\n---\nBody.\n\n---\nmore\n"
    )
}

fn source(text: &str) -> MemorySource {
    MemorySource::new([("content/site.yaml", SITE), ("content/projects/homes.md", text)])
}

fn errors(text: &str) -> Vec<String> {
    let outcome = ready(&source(text), &Options::default());
    assert!(outcome.stopped.is_none());
    let errors = outcome.diagnostics.iter().filter(|d| d.code.severity() == Severity::Error);
    errors.map(|d| format!("{} {}", d.code.id(), d.message)).collect()
}

fn why<'a>(published: &str, reason: &'a str, evidence: &'a [String]) -> Why<'a> {
    Why { published: Date::parse(published).expect("a day"), reason: Some(reason), evidence }
}

fn amended(text: &str, made: impl Fn(&milepost::model::Project) -> Result<Amendment, Refused>) -> Result<String, Refused> {
    let source = source(text);
    let site = stated(&source, &Options::default()).made.expect("a site.yaml");
    let amendment = made(amend::project(&site, "homes")?)?;
    let after = stated(&self::source(&amendment.after), &Options::default()).made.expect("a site.yaml");
    assert_eq!(source.path(amendment.file), "content/projects/homes.md");
    assert!(amendment.is_kept_by(after.project("homes").expect("still there")), "{}", amendment.after);
    Ok(amendment.after)
}

fn corrected(text: &str, date: &str, value: &str, published: &str, reason: &str) -> Result<String, Refused> {
    let why = why(published, reason, &[]);
    let ask = Correct { indicator: None, date, value, kind: CorrectionKind::Correction, why };
    amended(text, |project| amend::correction(project, text, &ask))
}

fn retargeted(text: &str, words: &[&str], due: Option<&str>) -> Result<String, Refused> {
    let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    let due = due.and_then(PartialDate::parse);
    let ask = Retarget { words: &words, due, decided_by: None, why: why("2021-10-15", "r", &[]) };
    amended(text, |project| amend::retarget(project, text, &ask))
}

/// One table for both line ends, with and without a byte-order mark.
fn check(before: &str, after: &str, made: impl Fn(&str) -> Result<String, Refused>) {
    for (mark, line_end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let form = |text: &str| format!("{mark}{}", text.replace('\n', line_end));
        assert_eq!(errors(&form(before)), [""; 0], "{before}");
        assert_eq!(made(&form(before)), Ok(form(after)));
        assert_eq!(errors(&form(after)), [""; 0], "{after}");
    }
}

const NEW: &str =
    "{published: 2021-10-15, indicator: main, date: 2021-06-30, from: 820, to: 802, kind: correction, reason: \"r\"}";
const OLD: &str = "{published: 2021-05-01, indicator: main, date: 2021-03-31, from: 100, to: 90, kind: revision, reason: o}";

fn check_correct(before: &str, after: &str) {
    check(&page(before), &page(after), |text| corrected(text, "2021-06", "802", "2021-10-15", "r"));
}

#[test]
fn a_correction_is_added_to_a_list_of_any_layout() {
    let after_last = |list: &str| page(list);
    let end = page("").replace("\n---\nBody", &format!("\ncorrections:\n  - {NEW}\n---\nBody"));
    check(&after_last(""), &end, |text| corrected(text, "2021-06-30", "802", "2021-10-15", "r"));
    check_correct("corrections:\n", &format!("corrections:\n  - {NEW}\n"));
    check_correct("corrections: []  # none\n", &format!("corrections: [{NEW}]  # none\n"));
    check_correct("corrections: ~\n", &format!("corrections: [{NEW}]\n"));
    check_correct(&format!("corrections: [{OLD}]\n"), &format!("corrections: [{OLD}, {NEW}]\n"));
    check_correct(&format!("corrections: [\n  {OLD}  # first\n]\n"), &format!("corrections: [\n  {OLD},  # first\n  {NEW}\n]\n"));
    check_correct(&format!("corrections:\n- {OLD}\n"), &format!("corrections:\n- {OLD}\n- {NEW}\n"));
    check_correct(
        &format!("corrections:\n    - {OLD} # one\n      # two\n    # three\n\n# four\n"),
        &format!("corrections:\n    - {OLD} # one\n      # two\n    - {NEW}\n    # three\n\n# four\n"),
    );
    let block = |item: &str| item.trim_matches(['{', '}']).split(", ").collect::<Vec<_>>().join("\n    ");
    let (old, new) = (block(OLD), block(NEW));
    check_correct(&format!("corrections:\n  - {old}\n\n"), &format!("corrections:\n  - {old}\n  - {new}\n\n"));
    let long = old.replace("reason: o", "reason: |\n      two\n      lines");
    check_correct(&format!("corrections:\n  - {long}\n\n"), &format!("corrections:\n  - {long}\n  - {new}\n\n"));
}

#[test]
fn a_front_matter_in_braces_stays_in_braces() {
    let before = "---\n{title: T, focus: f, batch: first, target: 9 lifts, done: {2021-03-31: 5}}\n---\n";
    let entry = NEW.replace("06-30", "03-31").replace("820", "5").replace("802", "4");
    let after = before.replace("5}}", &format!("5}}, corrections: [{entry}]}}"));
    check(before, &after, |text| corrected(text, "2021-03-31", "4", "2021-10-15", "r"));
}

#[test]
fn a_correction_begins_where_the_last_one_ended() {
    let once = corrected(&page(""), "2021-06-30", "802", "2021-10-15", "r").expect("written");
    let twice = corrected(&once, "2021-06-30", "withdrawn", "2021-10-15", "never counted").expect("written");
    assert!(twice.contains("from: 802, to: withdrawn, kind: correction, reason: \"never counted\""), "{twice}");
    assert_eq!(errors(&twice), [""; 0]);
    let message = corrected(&twice, "2021-06-30", "5", "2021-11-01", "r").expect_err("gone").message;
    assert_eq!(message, "the figure for 2021-06-30 was withdrawn on 2021-10-15");
    assert!(corrected(&twice, "2021-06-30", "withdrawn", "2021-11-01", "r").expect_err("gone").needless);
}

#[test]
fn a_figure_of_a_report_or_a_table_stays_there_and_is_corrected_in_the_projects_file() {
    let project = "---\ntitle: Homes\nfocus: f\nbatch: first\nindicators:\n  homes: {name: Homes, unit: h, target: 50, observations: homes.csv}\n  yards: {name: Yards, unit: y, target: 50}\n---\n";
    let source = MemorySource::new([
        ("content/site.yaml", SITE),
        ("content/data/all.csv", "project,indicator,date,value\nhomes,yards,2021-02-28,7\n"),
        ("content/projects/homes/index.md", project),
        ("content/projects/homes/homes.csv", "date,value\n2021-02-28,7\n"),
        ("content/projects/homes/2021-03-31.md", "---\nkind: progress\nobservations: {homes: 9}\n---\n"),
    ]);
    let outcome = stated(&source, &Options::default());
    let site = outcome.made.expect("a site.yaml");
    assert_eq!(outcome.diagnostics, []);
    for (indicator, date) in [("homes", "2021-02-28"), ("homes", "2021-03-31"), ("yards", "2021-02-28")] {
        let why = why("2021-10-15", "r", &[]);
        let ask = Correct { indicator: Some(indicator), date, value: "8", kind: CorrectionKind::Revision, why };
        let made = amend::correction(site.project("homes").expect("there"), project, &ask).expect("written");
        assert_eq!(source.path(made.file), "content/projects/homes/index.md");
        assert!(made.after.contains(&format!("indicator: {indicator}, date: {date}, from: ")), "{}", made.after);
    }
}

#[test]
fn a_target_moves_where_it_stands_and_the_entry_says_what_it_was() {
    let entry = |field: &str, from: &str, to: &str, kind: &str| {
        let head = format!("published: 2021-10-15, field: {field}");
        let pairs = [
            head.replace(", ", "\n").lines().map(str::to_owned).collect(),
            vec![format!("from: {from}"), format!("to: {to}"), format!("kind: {kind}"), "reason: \"r\"".to_owned()],
        ]
        .concat();
        let line = format!("  - {{{}}}\n", pairs.join(", "));
        if line.chars().count() <= 121 { line } else { format!("  - {}\n", pairs.join("\n    ")) }
    };
    let at_end = |text: &str, entries: &str| text.replace("\n---\nBody", &format!("\nchanges:\n{entries}---\nBody"));
    let short = |words: &'static [&'static str]| move |text: &str| retargeted(text, words, None);
    let after = at_end(&page(""), &entry("target", "2300", "1500", "target")).replace("2300 户", "1500 户");
    check(&page(""), &after, short(&["1500"]));
    check(&page(""), &after, short(&["main", "1500"]));
    let quoted = page("").replace("2300 户", "\"2300 户\"");
    check(&quoted, &after.replace("1500 户", "\"1500 户\""), short(&["1500"]));

    let long = |target: &str| {
        page(&format!(
            "indicators:\n  homes:\n    name: H\n    unit: 户\n    target: {target} # t\n    observations: {{2021-03-31: 100}}\n"
        ))
        .replace("target: 2300 户  # promised\ndone: {2021-03-31: 100, 2021-06-30: 820}\n", "")
    };
    let field = "indicators.homes.target";
    check(&long("2300"), &at_end(&long("1500.5"), &entry(field, "2300", "1500.5", "target")), short(&["homes", "1500.5"]));
    let value = |n: u32, date: &str| format!("{{source: s, value: {n}, date: {date}}}");
    let dated = |n: u32, date: &str| format!("{{value: {n}, date: {date}}}");
    let (a, b) = ("2021-11-30", "2021-12-15");
    let after =
        |n: u32, date: &str, kind: &str| at_end(&long(&value(n, date)), &entry(field, &dated(2300, a), &dated(n, date), kind));
    check(&long(&value(2300, a)), &after(1500, a, "target"), short(&["homes", "1500"]));
    check(&long(&value(2300, a)), &after(2300, b, "due"), |text| retargeted(text, &["homes"], Some(b)));
    check(&long(&value(2300, a)), &after(1500, b, "target"), |text| retargeted(text, &["homes", "1500"], Some(b)));
    let block = "\n      value: 2300\n      source: s\n     ";
    let range = |low: &str, high: &str| {
        long(&format!("{{low: {low}, high: {high}}}")).replace("    name: H", "    name: H\n    direction: range")
    };
    check(
        &long(block),
        &at_end(&long(&block.replace("2300", "1500")), &entry(field, "2300", "1500", "target")),
        short(&["1500"]),
    );
    check(
        &range("3", "9"),
        &at_end(&range("4", "9"), &entry(field, "{low: 3, high: 9}", "{low: 4, high: 9}", "target")),
        short(&["4..9"]),
    );
}

#[test]
fn a_due_date_moves_and_one_from_the_batch_is_written_out() {
    let change = "changes:\n  - {published: 2021-10-15, field: due, from: 2021-12-31, to: 2022-03, kind: due, reason: \"r\"}\n";
    let at_end = |middle: &str| page(middle).replace("\n---\nBody", &format!("\n{change}---\nBody"));
    let due = |text: &str| retargeted(text, &[], Some("2022-03"));
    check(&page("due: 2021-12-31 # d\n"), &at_end("due: 2022-03 # d\n"), due);
    check(&page("due: '2021-12-31'\n"), &at_end("due: '2022-03'\n"), due);
    check(&page(""), &at_end("due: 2022-03\n"), due);
    check(&page("due:\n"), &at_end("due: 2022-03\n"), due);
    check(&page("start: 2021-01-02 # s\nlead: []\n"), &at_end("start: 2021-01-02 # s\ndue: 2022-03\nlead: []\n"), due);
    let both = retargeted(&page("changes: []\n"), &["1500"], Some("2022-03")).expect("written");
    assert_eq!(errors(&both), [""; 0]);
    assert!(
        both.contains("changes: [{published: 2021-10-15, field: target,")
            && both.contains("}, {published: 2021-10-15, field: due,"),
        "{both}"
    );
}

#[test]
fn a_promise_that_moved_twice_still_leads_back_to_the_first() {
    let text = page("").replace("target: 2300 户  # promised", "unit: 户\ntarget: {value: 2300, date: 2021-11-30}");
    let once = retargeted(&text, &["main", "1500"], None).expect("written");
    let twice = retargeted(&once, &["main"], Some("2021-12-15")).expect("written");
    let site = stated(&source(&twice), &Options::default()).made.expect("a site.yaml");
    let first = milepost::derive::known::first_published(site.project("homes").expect("there"));
    let of_text = stated(&source(&text), &Options::default()).made.expect("a site.yaml");
    assert_eq!(first.indicators[0].target, of_text.project("homes").expect("there").indicators[0].target);
}

fn check_refused(made: Result<String, Refused>, message: &str, hint: &str) {
    let refused = made.expect_err(message);
    assert_eq!((refused.message.as_str(), refused.hint.as_str()), (message, hint));
}

#[test]
fn what_cannot_be_corrected_is_said_with_what_to_do() {
    let correct = |date, value, published, reason| corrected(&page(""), date, value, published, reason);
    let day = "2021-10-15";
    check_refused(correct("2021-06-30", "820.0", day, "r"), "nothing to correct: the figure for 2021-06-30 is 820", "");
    check_refused(
        correct("2021-05-31", "8", day, "r"),
        "`main` has no figure for 2021-05-31",
        "the nearest figures are for `2021-03-31` or `2021-06-30`",
    );
    check_refused(
        correct("2021-06-31", "8", day, "r"),
        "`2021-06-31` is not a calendar day",
        "that month goes from 2021-06-01 to 2021-06-30",
    );
    check_refused(correct("june", "8", day, "r"), "`june` is not a calendar day", "write it as YYYY-MM-DD");
    check_refused(
        correct("unknown", "8", day, "r"),
        "a figure without a date cannot be found",
        "write the day it is about as YYYY-MM-DD",
    );
    check_refused(
        correct("2021-06-30", "1,234", day, "r"),
        "`1,234` is not a plain number",
        "write it as `1234`, without separators",
    );
    check_refused(
        correct("2021-06-30", "many", day, "r"),
        "`many` is not a plain number",
        "use digits and at most one `.`, such as `1380` or `15.1`",
    );
    check_refused(
        correct("2021-06-30", "8", day, " \n"),
        "`--reason` is missing: readers see it beside the figure, so that they know why it moved",
        "add `--reason \"…\"` with what happened, in one sentence",
    );
    check_refused(correct("2021-06-30", "8", day, "a\u{7}b"), "the reason holds a control character", "retype it without");
    check_refused(
        correct("2021-06-30", "8", "2021-06-29", "r"),
        "the figure for 2021-06-30 was published on 2021-06-30, after 2021-06-29",
        "give the day of this one, such as `--published 2021-06-30`",
    );
    let later = page(&format!("corrections: [{OLD}]\n"));
    check_refused(
        corrected(&later, "2021-03-31", "8", "2021-04-30", "r"),
        "an earlier correction of the figure for 2021-03-31 was published on 2021-05-01, after 2021-04-30",
        "give the day of this one, such as `--published 2021-05-01`",
    );
    let words = page("").replace("820", "{note: many}");
    check_refused(
        corrected(&words, "2021-06-30", "8", day, "r"),
        "the figure for 2021-06-30 has no number that could be corrected",
        "a figure in words, or a missing one, is completed where it stands",
    );
    let periods = page("accumulation: per-period\n").replace("-31: 100, 2021-06-30: 820", ": 100");
    check_refused(
        corrected(&periods, "2021-03-31", "8", day, "r"),
        "`2021-03-31` is no period, and `main` counts per period",
        "write `2021-06`, `2021-Q2` or `2021`",
    );
    assert!(corrected(&periods, "2021-03", "8", day, "r").expect("written").contains("date: 2021-03, from: 100"));
}

#[test]
fn names_that_nothing_has_are_answered_with_the_nearest() {
    let evidence = ["cuont".to_owned()];
    let ask = |indicator, evidence| Correct {
        indicator,
        date: "2021-06-30",
        value: "8",
        kind: CorrectionKind::Correction,
        why: why("2021-10-15", "r", evidence),
    };
    let correct = |ask: Correct<'_>| amended(&page(""), |project| amend::correction(project, &page(""), &ask));
    check_refused(correct(ask(Some("mian"), &[])), "there is no indicator `mian`", "did you mean `main`?");
    check_refused(correct(ask(None, &evidence)), "there is no evidence `cuont`", "did you mean `count`?");
    let site = stated(&source(&page("")), &Options::default()).made.expect("a site.yaml");
    let refused = amend::project(&site, "home").expect_err("no such project");
    assert_eq!((refused.message.as_str(), refused.hint.as_str()), ("there is no project `home`", "did you mean `homes`?"));
}

#[test]
fn what_cannot_be_retargeted_is_said_with_what_to_do() {
    let text = page("");
    let two = page("indicators:\n  homes: {name: H, unit: h, target: 50}\n  yards: {name: Y, unit: y, no_target: later}\n")
        .replace("target: 2300 户  # promised\ndone: {2021-03-31: 100, 2021-06-30: 820}\n", "");
    let value = "add the new target, such as `1500`, or the new due date as `--due 2022-03-31`";
    check_refused(retargeted(&text, &[], None), "no new value is given", value);
    check_refused(retargeted(&text, &["main"], None), "no new value is given", value);
    check_refused(retargeted(&text, &["2300"], None), "nothing to change: the target of `main` is 2300", "");
    check_refused(retargeted(&text, &[], Some("2021-12-31")), "nothing to change: `homes` is due 2021-12-31", "");
    check_refused(
        retargeted(&text, &["5,x"], None),
        "`5,x` is not a plain number",
        "use digits and at most one `.`, such as `1380` or `15.1`",
    );
    check_refused(retargeted(&two, &["40"], None), "`homes` has several indicators", "say which: `homes` or `yards`");
    check_refused(retargeted(&two, &["hoems"], None), "there is no indicator `hoems`", "did you mean `homes`?");
    check_refused(
        retargeted(&two, &["yards", "40"], None),
        "`yards` has no target that could move",
        "write a first target into the file; it needs no entry under `changes`",
    );
    let moved = retargeted(&text, &["2000"], None).expect("written");
    let early = Retarget { words: &["1500".to_owned()], due: None, decided_by: None, why: why("2021-10-14", "r", &[]) };
    check_refused(
        amended(&moved, |project| amend::retarget(project, &moved, &early)),
        "an earlier change of `target` was published on 2021-10-15, after 2021-10-14",
        "give the day of this one, such as `--published 2021-10-15`",
    );
    let refused =
        retargeted(&page("due: !!x\n").replace("!!x", "\"2021-12-31\\x20\"").replace("\\x20", ""), &[], Some("2022-01-31"));
    assert!(refused.is_ok());
    let refused = retargeted(&page("due: \"2021-12-\\x331\"\n"), &[], Some("2022-01-31")).expect_err("escapes");
    assert_eq!(refused.message, "`due` is laid out in a way that milepost does not edit");
}

/// A project file of many layouts: the list and where it stands, comments, line ends.
fn layouts() -> impl Strategy<Value = String> {
    let list = prop::sample::select(vec![
        String::new(),
        "corrections:\n".to_owned(),
        "corrections: # none yet\n# newest last\n".to_owned(),
        "corrections: []\n".to_owned(),
        "corrections: ~ # none\n".to_owned(),
        format!("corrections: [{OLD}] # one\n"),
        format!("corrections: [{OLD},\n\n]\n"),
        format!("corrections:\n- {OLD}\n"),
        format!("corrections:\n  - {OLD}\n    # by hand\n\n"),
        format!("corrections:\n  - {}\n# after\n", OLD.trim_matches(['{', '}']).replace(", ", "\n    ")),
    ]);
    let around = prop::sample::select(vec!["", "# a comment\n", "\n", "summary: >-\n  two\n  lines\n\n", "tags: [a,\n  b]\n"]);
    (list, around.clone(), around, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(list, one, two, last, windows, mark)| {
            let two = if two == one && two.contains(':') { "" } else { two };
            let text = if last {
                page(one).replace("\n---\nBody", &format!("\n{two}{list}---\nBody"))
            } else {
                page(&format!("{one}{list}{two}"))
            };
            let text = if windows { text.replace('\n', "\r\n") } else { text };
            if mark { format!("\u{feff}{text}") } else { text }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_correction_adds_one_stretch_of_text_and_changes_nothing_else(
        before in layouts(),
        reason in "[\\-?:,\\[\\]{}#&*!|>'\"%@`\\\\\n\t a-z0-9字。😀]{1,60}",
        value in 100u32..900,
    ) {
        prop_assume!(!reason.trim().is_empty() && value != 820);
        prop_assert_eq!(errors(&before), [""; 0]);
        let after = corrected(&before, "2021-06-30", &value.to_string(), "2021-10-15", &reason).expect("written");
        let head = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        // Spelled as bytes: the stretch may begin inside a character that both texts share in part.
        let tail = before.len() - head;
        if !before.contains("corrections: ~") {
            prop_assert!(after.as_bytes().ends_with(&before.as_bytes()[head..]) && head + tail == before.len(), "{}", after);
        }
        prop_assert_eq!(after.matches("\r\n").count() > 0, before.contains("\r\n"));
        prop_assert!(!before.contains("\r\n") || after.matches('\n').count() == after.matches("\r\n").count());
        prop_assert_eq!(errors(&after), [""; 0]);
        let site = stated(&source(&after), &Options::default()).made.expect("a site.yaml");
        let last = site.project("homes").expect("there").corrections.last().expect("one");
        prop_assert_eq!(last.reason.get(milepost::base::Lang::DEFAULT), reason.trim());
        prop_assert_eq!(last.to.as_ref().map(|v| v.value()), Some(f64::from(value)));
        let again = corrected(&after, "2021-06-30", "withdrawn", "2021-10-15", &reason).expect("written once more");
        prop_assert_eq!(errors(&again), [""; 0]);
    }
}

struct Ran {
    code: Option<i32>,
    out: String,
    said: String,
}

fn milepost(root: &Path, args: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_milepost")).args(args).arg("-C").arg(root).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: ran.status.code(), out: text(ran.stdout), said: text(ran.stderr) }
}

fn site(text: &str) -> Site {
    let site = Site::new();
    site.write("content/site.yaml", SITE);
    site.write("content/projects/homes.md", text);
    site
}

const FILE: &str = "content/projects/homes.md";

#[test]
fn the_command_writes_the_entry_and_says_where_and_how_to_undo_it() {
    let site = site(&page(""));
    let args = ["correct", "homes", "2021-06-30", "802", "--reason", "r", "--evidence", "count", "--kind", "revision"];
    let dry = milepost(site.root(), &[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.code, site.text(FILE)), (Some(0), page("")), "{}", dry.said);
    let ran = milepost(site.root(), &args);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert_eq!(ran.out, dry.out);
    assert!(ran.out.starts_with("--- a/content/projects/homes.md\n+++ b/content/projects/homes.md\n@@ -"), "{}", ran.out);
    assert!(ran.out.contains("+    kind: revision\n+    reason: \"r\"\n+    evidence: [count]\n"), "{}", ran.out);
    assert!(
        ran.said.contains("Wrote content/projects/homes.md:9, published 2021-12-31 (the as-of date in site.yaml)"),
        "{}",
        ran.said
    );
    assert!(ran.said.contains("git checkout -- 'content/projects/homes.md'"), "{}", ran.said);
    assert!(site.text(FILE).contains("published: 2021-12-31"));
    let negative = milepost(site.root(), &["retarget", "homes", "-5", "--reason", "r"]);
    assert!(negative.said.contains("E022") && negative.code == Some(1), "{}", negative.said);
}

#[test]
fn the_day_of_publication_is_as_of_or_the_newest_fact_and_never_today() {
    let day = |site: &Site, more: &[&str]| {
        let ran = milepost(site.root(), &[&["correct", "homes", "2021-06-30", "802", "--reason", "r"][..], more].concat());
        ran.said.lines().find_map(|line| line.split_once("published ")).map(|(_, day)| day.to_owned()).unwrap_or(ran.said)
    };
    assert_eq!(day(&site(&page("")), &["--published", "2021-07-01"]), "2021-07-01 (as given)");
    assert_eq!(day(&site(&page("")), &["--as-of", "2021-11-30"]), "2021-11-30 (the day of --as-of)");
    let free = site(&page(""));
    free.write("content/site.yaml", &SITE.replace("as_of: 2021-12-31\n", ""));
    assert_eq!(day(&free, &[]), "2021-06-30 (the day of the newest public fact)");
    let later = site(&page(""));
    let ran = milepost(later.root(), &["correct", "homes", "2021-06-30", "802", "--reason", "r", "--published", "2022-01-31"]);
    assert!(ran.said.contains("the site stands at 2021-12-31; it shows this from 2022-01-31 on"), "{}", ran.said);
}

#[test]
fn an_edit_that_would_break_the_site_is_shown_and_not_written() {
    let site = site(&page(""));
    let before = site.text(FILE);
    let ran = milepost(site.root(), &["correct", "homes", "2021-06-30", "20", "--reason", "r"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.said.contains("error[E026]") && ran.said.contains("1 error; nothing was written"), "{}", ran.said);
    assert_eq!((ran.out.as_str(), site.text(FILE)), ("", before));
}

#[test]
fn a_mistake_elsewhere_or_the_one_being_corrected_does_not_stop_a_correction() {
    let falling = page("").replace("100,", "900,");
    let site = site(&falling);
    site.write("content/projects/other.md", "---\ntitel: x\n---\n");
    assert_eq!(milepost(site.root(), &["check"]).code, Some(1));
    let ran = milepost(site.root(), &["correct", "homes", "2021-03-31", "90", "--reason", "a digit too many"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(!milepost(site.root(), &["check"]).said.contains("E026"));
    let ran = milepost(site.root(), &["correct", "missing", "2021-03-31", "90", "--reason", "r"]);
    assert!(ran.code == Some(2) && ran.said.contains("files with mistakes were left out"), "{}", ran.said);
}

#[test]
fn the_command_line_answers_what_it_cannot_take() {
    let site = site(&page(""));
    let before = site.text(FILE);
    let check = |args: &[&str], code: i32, words: &[&str]| {
        let ran = milepost(site.root(), args);
        assert_eq!(ran.code, Some(code), "{args:?} {}", ran.said);
        for word in words {
            assert!(ran.said.contains(word), "{args:?}: {word}\n{}", ran.said);
        }
        assert_eq!(site.text(FILE), before);
    };
    check(
        &["correct", "homes", "2021-06-30", "802"],
        2,
        &["error: `--reason` is missing: readers see it", "hint: add `--reason"],
    );
    check(&["correct", "homes", "2021-06-30"], 2, &["milepost correct PROJECT [INDICATOR] DATE VALUE --reason"]);
    check(&["correct", "home", "2021-06-30", "8", "--reason", "r"], 2, &["there is no project `home`", "did you mean `homes`?"]);
    check(&["correct", "homes", "2021-06-30", "820", "--reason", "r"], 0, &["warning: nothing to correct"]);
    check(&["correct", "homes", "2021-06-30", "8", "--reason", "r", "--published", "soon"], 2, &["YYYY-MM-DD"]);
    check(&["correct", "homes", "2021-06-30", "8", "--reason", "r", "--kind", "revison"], 2, &["'revision'"]);
    check(&["retarget", "homes", "--reason", "r"], 2, &["no new value is given"]);
    check(&["retarget", "homes", "--due", "2022-02-30", "--reason", "r"], 2, &["that month goes from 2022-02-01 to 2022-02-28"]);
    check(&["retarget", "homes", "1500"], 2, &["`--reason` is missing"]);
}

#[test]
fn a_link_in_the_place_of_a_projects_file_is_not_written_through() {
    let site = site(&page(""));
    std::fs::rename(site.at(FILE), site.at("elsewhere.md")).expect("ours");
    std::os::unix::fs::symlink("../../elsewhere.md", site.at(FILE)).expect("a link");
    let ran = milepost(site.root(), &["correct", "homes", "2021-06-30", "802", "--reason", "r"]);
    assert_eq!(ran.code, Some(2), "{}", ran.said);
    assert_eq!(site.text("elsewhere.md"), page(""));
}

#[test]
fn the_demo_takes_a_correction_and_shows_the_new_figure() {
    let work = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copied = Command::new("cp").arg("-r").arg(root.join("content")).arg(work.path()).status().expect("cp");
    assert!(copied.success());
    let file = work.path().join("content/projects/care-beds/index.md");
    let before = std::fs::read_to_string(&file).expect("there");
    let table = std::fs::read(work.path().join("content/projects/care-beds/beds.csv")).expect("there");
    let ran = milepost(work.path(), &["correct", "care-beds", "2021-09-30", "511", "--reason", "一张床位重复计算"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let after = std::fs::read_to_string(&file).expect("there");
    let added: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert_eq!(after.replace(&format!("{}\n", added.join("\n")), ""), before);
    assert_eq!(std::fs::read(work.path().join("content/projects/care-beds/beds.csv")).expect("there"), table);
    let built = milepost(work.path(), &["build", "-q"]);
    assert_eq!(built.code, Some(0), "{}", built.said);
    let page = std::fs::read_to_string(work.path().join("output/projects/care-beds/index.html")).expect("a page");
    assert!(page.contains("511") && page.contains("一张床位重复计算"));
    let data = std::fs::read_to_string(work.path().join("output/data/observations.csv")).expect("data");
    let row = data.lines().find(|line| line.contains("care-beds") && line.contains("2021-09-30")).expect("a row");
    assert!(row.contains("511"), "{row}");
}
