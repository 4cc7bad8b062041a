//! Corrections and changes that the program writes into an author's file.

mod command;
mod everywhere;
mod plan;
mod refused;

use crate::support;
use milepost::amend::{self, Amendment, Correct, Refused, Retarget, Why};
use milepost::base::Date;
use milepost::io::MemorySource;
use milepost::model::vocabulary::CorrectionKind;
use milepost::source::Source;
use milepost::{Options, computed, stated};
use proptest::prelude::*;

const SITE: &str = "title: T\npublisher: P\nlanguages: [zh-Hans, en]\nas_of: 2021-12-31\nfocuses: {f: F}\nbatches: {first: {name: First, announced: 2021-01-01, start: 2021-01-01, due: 2021-12-31}}\n";

/// A project with one indicator and this text between its head and its figures.
fn page(middle: &str) -> String {
    format!(
        "---\n# about homes\ntitle: Homes\nfocus: f   # of one\nbatch: first\n{middle}target: 2300 户  # promised\ndone: {{2021-03-31: 100, 2021-06-30: 820}}\nevidence: {{count: {{title: Count, kind: dataset}}}}\n---\nBody.\n\n---\nmore\n"
    )
}

fn source(text: &str) -> MemorySource {
    MemorySource::new([
        ("content/site.yaml", SITE),
        ("content/projects/homes.md", text),
    ])
}

fn errors(text: &str) -> Vec<String> {
    let outcome = computed(&source(text), &Options::default());
    assert!(outcome.stopped.is_none());
    support::errors(&outcome)
}

fn why<'a>(published: &str, reason: &'a str, evidence: &'a [String]) -> Why<'a> {
    Why {
        published: Date::parse(published).expect("a day"),
        reason: Some(reason),
        evidence,
    }
}

fn amended(
    text: &str,
    made: impl Fn(&milepost::model::Project) -> Result<Amendment, Refused>,
) -> Result<String, Refused> {
    let source = source(text);
    let site = stated(&source, &Options::default())
        .made
        .expect("a site.yaml");
    let amendment = made(amend::project(&site, "homes")?)?;
    let after = stated(&self::source(&amendment.after), &Options::default())
        .made
        .expect("a site.yaml");
    assert_eq!(source.path(amendment.file), "content/projects/homes.md");
    assert!(
        amendment.is_kept_by(after.project("homes").expect("still there")),
        "{}",
        amendment.after
    );
    Ok(amendment.after)
}

fn corrected(
    text: &str,
    date: &str,
    value: &str,
    published: &str,
    reason: &str,
) -> Result<String, Refused> {
    let why = why(published, reason, &[]);
    let ask = Correct {
        part: &[],
        begins: 1,
        indicator: None,
        date,
        value,
        kind: CorrectionKind::Correction,
        why,
    };
    amended(text, |project| amend::correction(project, text, &ask))
}

fn retargeted(text: &str, words: &[&str], due: Option<&str>) -> Result<String, Refused> {
    let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
    let ask = Retarget {
        words: &words,
        plan: &[],
        begins: 1,
        due,
        decided_by: None,
        why: why("2021-10-15", "r", &[]),
    };
    amended(text, |project| amend::retarget(project, text, &ask))
}

/// One table for both line ends, with and without a byte-order mark.
fn check(before: &str, after: &str, made: impl Fn(&str) -> Result<String, Refused>) {
    for (mark, line_end) in [
        ("", "\n"),
        ("\u{feff}", "\n"),
        ("", "\r\n"),
        ("\u{feff}", "\r\n"),
    ] {
        let form = |text: &str| format!("{mark}{}", text.replace('\n', line_end));
        assert_eq!(errors(&form(before)), [""; 0], "{before}");
        assert_eq!(made(&form(before)), Ok(form(after)));
        assert_eq!(errors(&form(after)), [""; 0], "{after}");
    }
}

const NEW: &str = "{published: 2021-10-15, indicator: main, date: 2021-06-30, from: 820, to: 802, kind: correction, reason: \"r\"}";
const OLD: &str = "{published: 2021-05-01, indicator: main, date: 2021-03-31, from: 100, to: 90, kind: revision, reason: o}";

fn check_correct(before: &str, after: &str) {
    check(&page(before), &page(after), |text| {
        corrected(text, "2021-06", "802", "2021-10-15", "r")
    });
}

#[test]
fn a_correction_is_added_to_a_list_of_any_layout() {
    let after_last = |list: &str| page(list);
    let end = page("").replace(
        "\n---\nBody",
        &format!("\ncorrections:\n  - {NEW}\n---\nBody"),
    );
    check(&after_last(""), &end, |text| {
        corrected(text, "2021-06-30", "802", "2021-10-15", "r")
    });
    check_correct("corrections:\n", &format!("corrections:\n  - {NEW}\n"));
    check_correct(
        "corrections: []  # none\n",
        &format!("corrections: [{NEW}]  # none\n"),
    );
    check_correct("corrections: ~\n", &format!("corrections: [{NEW}]\n"));
    check_correct(
        &format!("corrections: [{OLD}]\n"),
        &format!("corrections: [{OLD}, {NEW}]\n"),
    );
    check_correct(
        &format!("corrections: [\n  {OLD}  # first\n]\n"),
        &format!("corrections: [\n  {OLD},  # first\n  {NEW}\n]\n"),
    );
    check_correct(
        &format!("corrections:\n- {OLD}\n"),
        &format!("corrections:\n- {OLD}\n- {NEW}\n"),
    );
    check_correct(
        &format!("corrections:\n    - {OLD} # one\n      # two\n    # three\n\n# four\n"),
        &format!(
            "corrections:\n    - {OLD} # one\n      # two\n    - {NEW}\n    # three\n\n# four\n"
        ),
    );
    let block = |item: &str| {
        item.trim_matches(['{', '}'])
            .split(", ")
            .collect::<Vec<_>>()
            .join("\n    ")
    };
    let (old, new) = (block(OLD), block(NEW));
    check_correct(
        &format!("corrections:\n  - {old}\n\n"),
        &format!("corrections:\n  - {old}\n  - {new}\n\n"),
    );
    let long = old.replace("reason: o", "reason: |\n      two\n      lines");
    check_correct(
        &format!("corrections:\n  - {long}\n\n"),
        &format!("corrections:\n  - {long}\n  - {new}\n\n"),
    );
}

#[test]
fn a_front_matter_in_braces_stays_in_braces() {
    let before =
        "---\n{title: T, focus: f, batch: first, target: 9 lifts, done: {2021-03-31: 5}}\n---\n";
    let entry = NEW
        .replace("06-30", "03-31")
        .replace("820", "5")
        .replace("802", "4");
    let after = before.replace("5}}", &format!("5}}, corrections: [{entry}]}}"));
    check(before, &after, |text| {
        corrected(text, "2021-03-31", "4", "2021-10-15", "r")
    });
}

#[test]
fn a_correction_begins_where_the_last_one_ended() {
    let once = corrected(&page(""), "2021-06-30", "802", "2021-10-15", "r").expect("written");
    let twice = corrected(
        &once,
        "2021-06-30",
        "withdrawn",
        "2021-10-15",
        "never counted",
    )
    .expect("written");
    assert!(
        twice.contains("from: 802, to: withdrawn, kind: correction, reason: \"never counted\""),
        "{twice}"
    );
    assert_eq!(errors(&twice), [""; 0]);
    let message = corrected(&twice, "2021-06-30", "5", "2021-11-01", "r")
        .expect_err("gone")
        .message;
    assert_eq!(
        message,
        "the figure for 2021-06-30 was withdrawn on 2021-10-15"
    );
    assert!(
        corrected(&twice, "2021-06-30", "withdrawn", "2021-11-01", "r")
            .expect_err("gone")
            .needless
    );
}

#[test]
fn a_figure_of_a_report_or_a_table_stays_there_and_is_corrected_in_the_projects_file() {
    let project = "---\ntitle: Homes\nfocus: f\nbatch: first\nindicators:\n  homes: {name: Homes, unit: h, target: 50, observations: homes.csv}\n  yards: {name: Yards, unit: y, target: 50}\n---\n";
    let source = MemorySource::new([
        ("content/site.yaml", SITE),
        (
            "content/data/all.csv",
            "project,indicator,date,value\nhomes,yards,2021-02-28,7\n",
        ),
        ("content/projects/homes/index.md", project),
        (
            "content/projects/homes/homes.csv",
            "date,value\n2021-02-28,7\n",
        ),
        (
            "content/projects/homes/2021-03-31.md",
            "---\nkind: progress\nobservations: {homes: 9}\n---\n",
        ),
    ]);
    let outcome = stated(&source, &Options::default());
    let site = outcome.made.expect("a site.yaml");
    assert_eq!(outcome.diagnostics, []);
    for (indicator, date) in [
        ("homes", "2021-02-28"),
        ("homes", "2021-03-31"),
        ("yards", "2021-02-28"),
    ] {
        let why = why("2021-10-15", "r", &[]);
        let ask = Correct {
            part: &[],
            begins: 1,
            indicator: Some(indicator),
            date,
            value: "8",
            kind: CorrectionKind::Revision,
            why,
        };
        let made = amend::correction(site.project("homes").expect("there"), project, &ask)
            .expect("written");
        assert_eq!(source.path(made.file), "content/projects/homes/index.md");
        assert!(
            made.after
                .contains(&format!("indicator: {indicator}, date: {date}, from: ")),
            "{}",
            made.after
        );
    }
}

#[test]
fn a_target_moves_where_it_stands_and_the_entry_says_what_it_was() {
    let entry = |field: &str, from: &str, to: &str, kind: &str| {
        let head = format!("published: 2021-10-15, field: {field}");
        let pairs = [
            head.replace(", ", "\n")
                .lines()
                .map(str::to_owned)
                .collect(),
            vec![
                format!("from: {from}"),
                format!("to: {to}"),
                format!("kind: {kind}"),
                "reason: \"r\"".to_owned(),
            ],
        ]
        .concat();
        let line = format!("  - {{{}}}\n", pairs.join(", "));
        if line.chars().count() <= 121 {
            line
        } else {
            format!("  - {}\n", pairs.join("\n    "))
        }
    };
    let at_end = |text: &str, entries: &str| {
        text.replace("\n---\nBody", &format!("\nchanges:\n{entries}---\nBody"))
    };
    let short = |words: &'static [&'static str]| move |text: &str| retargeted(text, words, None);
    let after =
        at_end(&page(""), &entry("target", "2300", "1500", "target")).replace("2300 户", "1500 户");
    check(&page(""), &after, short(&["1500"]));
    check(&page(""), &after, short(&["main", "1500"]));
    let quoted = page("").replace("2300 户", "\"2300 户\"");
    check(
        &quoted,
        &after.replace("1500 户", "\"1500 户\""),
        short(&["1500"]),
    );

    let long = |target: &str| {
        page(&format!(
            "indicators:\n  homes:\n    name: H\n    unit: 户\n    target: {target} # t\n    observations: {{2021-03-31: 100}}\n"
        ))
        .replace("target: 2300 户  # promised\ndone: {2021-03-31: 100, 2021-06-30: 820}\n", "")
    };
    let field = "indicators.homes.target";
    check(
        &long("2300"),
        &at_end(&long("1500.5"), &entry(field, "2300", "1500.5", "target")),
        short(&["homes", "1500.5"]),
    );
    let value = |n: u32, date: &str| format!("{{source: s, value: {n}, date: {date}}}");
    let dated = |n: u32, date: &str| format!("{{value: {n}, date: {date}}}");
    let (a, b) = ("2021-11-30", "2021-12-15");
    let after = |n: u32, date: &str, kind: &str| {
        at_end(
            &long(&value(n, date)),
            &entry(field, &dated(2300, a), &dated(n, date), kind),
        )
    };
    check(
        &long(&value(2300, a)),
        &after(1500, a, "target"),
        short(&["homes", "1500"]),
    );
    check(&long(&value(2300, a)), &after(2300, b, "due"), |text| {
        retargeted(text, &["homes"], Some(b))
    });
    check(&long(&value(2300, a)), &after(1500, b, "target"), |text| {
        retargeted(text, &["homes", "1500"], Some(b))
    });
    let block = "\n      value: 2300\n      source: s\n     ";
    let range = |low: &str, high: &str| {
        long(&format!("{{low: {low}, high: {high}}}"))
            .replace("    name: H", "    name: H\n    direction: range")
    };
    check(
        &long(block),
        &at_end(
            &long(&block.replace("2300", "1500")),
            &entry(field, "2300", "1500", "target"),
        ),
        short(&["1500"]),
    );
    check(
        &range("3", "9"),
        &at_end(
            &range("4", "9"),
            &entry(field, "{low: 3, high: 9}", "{low: 4, high: 9}", "target"),
        ),
        short(&["4..9"]),
    );
}

#[test]
fn a_due_date_moves_and_one_from_the_batch_is_written_out() {
    let change = "changes:\n  - {published: 2021-10-15, field: due, from: 2021-12-31, to: 2022-03, kind: due, reason: \"r\"}\n";
    let at_end =
        |middle: &str| page(middle).replace("\n---\nBody", &format!("\n{change}---\nBody"));
    let due = |text: &str| retargeted(text, &[], Some("2022-03"));
    check(
        &page("due: 2021-12-31 # d\n"),
        &at_end("due: 2022-03 # d\n"),
        due,
    );
    check(
        &page("due: '2021-12-31'\n"),
        &at_end("due: '2022-03'\n"),
        due,
    );
    check(&page(""), &at_end("due: 2022-03\n"), due);
    check(&page("due:\n"), &at_end("due: 2022-03\n"), due);
    check(
        &page("start: 2021-01-02 # s\nlead: []\n"),
        &at_end("start: 2021-01-02 # s\ndue: 2022-03\nlead: []\n"),
        due,
    );
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
    let text = page("").replace(
        "target: 2300 户  # promised",
        "unit: 户\ntarget: {value: 2300, date: 2021-11-30}",
    );
    let once = retargeted(&text, &["main", "1500"], None).expect("written");
    let twice = retargeted(&once, &["main"], Some("2021-12-15")).expect("written");
    let site = stated(&source(&twice), &Options::default())
        .made
        .expect("a site.yaml");
    let first = milepost::derive::known::first_published(site.project("homes").expect("there"));
    let of_text = stated(&source(&text), &Options::default())
        .made
        .expect("a site.yaml");
    assert_eq!(
        first.indicators[0].target,
        of_text.project("homes").expect("there").indicators[0].target
    );
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
        format!(
            "corrections:\n  - {}\n# after\n",
            OLD.trim_matches(['{', '}']).replace(", ", "\n    ")
        ),
    ]);
    let around = prop::sample::select(vec![
        "",
        "# a comment\n",
        "\n",
        "summary: >-\n  two\n  lines\n\n",
        "tags: [a,\n  b]\n",
    ]);
    (
        list,
        around.clone(),
        around,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(list, one, two, last, windows, mark)| {
            let two = if two == one && two.contains(':') {
                ""
            } else {
                two
            };
            let text = if last {
                page(one).replace("\n---\nBody", &format!("\n{two}{list}---\nBody"))
            } else {
                page(&format!("{one}{list}{two}"))
            };
            let text = if windows {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            if mark {
                format!("\u{feff}{text}")
            } else {
                text
            }
        })
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
