//! Tiny sites with expected output; `CASE=name` runs one, `UPDATE=1` writes what came out.

use crate::support::{Files, build, built_from, check_expected, repository, site_of, unpacked};
use milepost::base::{Code, Span};
use milepost::source::Source;
use milepost::{Options, Outcome, Stopped};
use std::fs;

const SITES: &str = "tests/sites";

fn cases() -> Vec<String> {
    let names = fs::read_dir(repository(SITES))
        .expect("the folder of sites")
        .map(|e| {
            e.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        });
    let mut names: Vec<String> = names
        .filter(|name| std::env::var("CASE").map_or(true, |case| case == *name))
        .collect();
    names.sort();
    names
}

/// Runs a site; what it says and what it makes.
fn tried(case: &str) -> (Outcome, String, Files) {
    let source = site_of(&format!("{SITES}/{case}"));
    let (outcome, files) = build(&source, &Options::default());
    let said = said(&outcome, &source);
    (outcome, said, files)
}

fn said(outcome: &Outcome, source: &dyn Source) -> String {
    let mut lines = String::new();
    for d in &outcome.diagnostics {
        let place = d
            .span
            .map_or_else(|| "-".to_owned(), |span| place(span, source));
        // How many messages the theme has changes with every sentence that is new.
        let message = match d.code {
            Code::Untranslated => d.message.replace(|c: char| c.is_ascii_digit(), "#"),
            _ => d.message.clone(),
        };
        lines.push_str(&format!(
            "{} {place} {message}\n    {}\n",
            d.code.id(),
            d.hint.replace('\n', "\n    ")
        ));
        if let Some((span, words)) = &d.other {
            lines.push_str(&format!("    {} {words}\n", self::place(*span, source)));
        }
    }
    match &outcome.stopped {
        Some(Stopped::Theme(e)) => {
            let code = if e.strings {
                Code::StringsError
            } else {
                Code::TemplateError
            };
            lines.push_str(&format!(
                "{} {}:{}:{} {} page {:?}\n",
                code.id(),
                e.file,
                e.line,
                e.column,
                e.message,
                e.page
            ));
        }
        Some(Stopped::Unsafe(page, findings)) => lines.push_str(&format!(
            "{} {page} {}\n",
            Code::UnsafeOutput.id(),
            findings.join(", ")
        )),
        Some(other) => lines.push_str(&format!("stopped: {other:?}\n")),
        None => {}
    }
    lines
}

fn place(span: Span, source: &dyn Source) -> String {
    let bytes = source.read(span.file).expect("a file that was read before");
    if milepost::discover::is_workbook(source.path(span.file)) {
        return cell_of(span, &bytes, source.path(span.file));
    }
    let is_table = milepost::discover::is_text_table(source.path(span.file));
    let bytes = match is_table {
        true => milepost::table::delimited::shown(bytes).into_bytes(),
        false => bytes,
    };
    let before = &bytes[..(span.start as usize).min(bytes.len())];
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |n| n + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    format!("{}:{line}:{column}", source.path(span.file))
}

/// A place in a workbook, as messages have it.
pub fn cell_of(span: Span, bytes: &[u8], path: &str) -> String {
    let sheets = milepost::table::book::sheets(bytes, span.file).unwrap_or_default();
    let names: Vec<_> = sheets.into_iter().map(|sheet| sheet.name).collect();
    match milepost::table::book::place(&names, span) {
        Some((sheet, cell)) => format!("{path}, sheet {sheet}, cell {cell}"),
        None => path.to_owned(),
    }
}

#[test]
fn every_tiny_site_says_and_makes_what_is_expected() {
    for case in cases() {
        let site = format!("{SITES}/{case}");
        let (outcome, said, files) = tried(&case);
        check_expected(&site, "diagnostics.txt", &said);
        if outcome.made.is_some() {
            let list = files.keys().filter(|path| !is_of_an_index(path));
            let list: String = list.map(|path| format!("{path}\n")).collect();
            check_expected(&site, "files.txt", &list);
        }
    }
}

/// Whether a file is a piece of the index of the search, which is named by what is in it.
fn is_of_an_index(path: &str) -> bool {
    path.contains("search/pagefind/") && !path.ends_with("/pagefind-entry.json")
}

#[test]
fn every_code_has_a_site_and_an_explanation() {
    for code in Code::ALL {
        let case = format!("err-{}", code.id().to_lowercase());
        let expected = fs::read_to_string(
            repository(SITES)
                .join(&case)
                .join("expected/diagnostics.txt"),
        )
        .unwrap_or_default();
        assert!(
            expected
                .lines()
                .any(|line| line.starts_with(&format!("{} ", code.id()))),
            "{case} does not show {}",
            code.id()
        );
        let text = code.explanation();
        assert!(
            text.contains("Wrong:") && text.contains("Right:") && 100 < text.len(),
            "{} has no full explanation",
            code.id()
        );
    }
}

#[test]
fn a_site_that_fails_says_so_with_its_exit_code() {
    for case in cases()
        .into_iter()
        .filter(|c| c.starts_with("err-e") || c.starts_with("err-a"))
    {
        let (outcome, ..) = tried(&case);
        assert!(outcome.made.is_none(), "{case} must not be built");
    }
}

#[test]
fn nothing_hidden_is_published_anywhere() {
    let (outcome, said, files) = tried("hidden");
    let made = outcome.made.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(
        (
            made.left_out.drafts,
            made.left_out.embargoed,
            made.left_out.internal
        ),
        (1, 1, 2)
    );
    let charts = String::from_utf8_lossy(&files["charts/index.html"]);
    assert!(
        charts.contains("c-body-1-"),
        "the chart of the open project is drawn\n{charts}"
    );
    for hidden in 2..=13 {
        assert!(
            !charts.contains(&format!("c-body-{hidden}-")),
            "block {hidden} is about a hidden project\n{charts}"
        );
    }
    assert!(
        !charts.contains("mp-inline-chart"),
        "a row of a hidden project\n{charts}"
    );
    for (path, bytes) in files {
        assert!(!path.to_lowercase().contains("canary"), "{path}");
        assert!(
            !String::from_utf8_lossy(&bytes).contains("CANARY"),
            "{path} shows what is hidden"
        );
        // Words of the index are in small letters.
        let read = String::from_utf8_lossy(&unpacked(&bytes)).to_lowercase();
        assert!(
            !read.contains("canary"),
            "what is hidden is found by {path}"
        );
        for hidden in ["projects/draft", "projects/later", "projects/inside"] {
            assert!(
                !path.contains(hidden) && !String::from_utf8_lossy(&bytes).contains(hidden),
                "{path} names {hidden}"
            );
        }
    }
}

#[test]
fn numbers_in_groups_and_in_full_width_are_read_as_they_are_meant() {
    let (_, said, files) = tried("numbers");
    let facts = String::from_utf8_lossy(
        files
            .get("data/facts.csv")
            .unwrap_or_else(|| panic!("{said}")),
    );
    let values: Vec<&str> = facts
        .lines()
        .filter(|line| line.contains(",2021-"))
        .collect();
    for number in [
        "1000", "2000", "3000", "4000", "5000", "6000", "12000", "120", "80", "123456", "1234567",
    ] {
        let written = |line: &&str| line.split(',').any(|cell| cell == number);
        assert!(
            values.iter().copied().any(|line| written(&line))
                || facts.contains(&format!(",{number},")),
            "{number}\n{facts}"
        );
    }
    for number in ["4.108", "78.398", "2345", "3456", "1234567"] {
        let read = facts.contains(&format!(",{number},"));
        assert!(read, "{number}, as the numbers beside it tell\n{facts}");
    }
    assert!(
        !facts.contains("000 homes"),
        "a group of digits is no unit\n{facts}"
    );
}

#[test]
fn a_file_from_windows_gives_the_same_bytes() {
    let (_, _, plain) = tried("smallest");
    let (_, said, windows) = tried("smallest-from-windows");
    assert!(plain == windows, "BOM and CR LF changed the output\n{said}");
}

#[test]
fn a_renamed_focus_is_renamed_in_words_and_addresses() {
    let (_, said, files) = tried("renamed-terms");
    let page = files
        .get("themes/care/index.html")
        .unwrap_or_else(|| panic!("{said} {:?}", files.keys()));
    assert!(String::from_utf8_lossy(page).contains("Theme"));
    assert!(String::from_utf8_lossy(&files["index.html"]).contains(">Undertakings</a>"));
}

/// A site in which every text of an author is the same hostile one.
fn hostile(text: &str) -> Files {
    let t = serde_json::to_string(text).expect("a text is JSON, and JSON is YAML");
    let config = format!(
        "title: {t}\npublisher: {t}\nlanguages: [en]\nas_of: 2021-12-31\nnotice: {t}\ncontact: {t}\nfocuses: {{f: {{name: {t}, description: {t}}}}}\npeople: {{p: {{name: {t}, role: {t}, body: {t}}}}}\ndepartments: {{d: {t}}}\nplaces: {{o: {t}}}\nterms: {{focus: {t}, lead: {t}}}\ndeclared_totals: [{{label: {t}, value: 4}}]\nconsultations: [{{channel: {t}, from: 2020-11-01}}]\n"
    );
    let project = format!(
        "---\ntitle: {t}\nsummary: {t}\npromise: {{text: {t}, source: {t}}}\norigin: {t}\nfocus: f\nlead: p\ndepartments: d\nplaces: [o]\npartners: [{t}]\ncontact: {t}\nstart: 2021-01-01\ndue: 2021-12-31\n\
         indicators: {{i: {{name: {t}, unit: {t}, definition: {t}, target: 10, by: place, observations: {{2021-06-30: {{value: 4, by: {{o: 4}}, note: {t}, evidence: [e]}}}}}}, j: {{name: {t}, unit: {t}, target: 10}}}}\n\
         milestones: {{m: {{name: {t}, due: 2021-05-01}}}}\nevidence: {{e: {{title: {t}, kind: document, publisher: {t}, locator: {t}}}}}\nevents: [{{date: 2021-02-01, text: {t}}}]\n\
         actions: {{a: {{text: {t}, from: audit, raised: 2021-03-01, owner: {t}, visibility: public}}}}\nfeedback: [{{channel: {t}, summary: {t}, response: {t}}}]\nfacts: {{{t}: {t}}}\n\
         changes: [{{published: 2021-06-01, field: due, from: 2021-11-30, to: 2021-12-31, kind: due, reason: {t}, decided_by: {t}}}]\nmoney: {{unit: {t}, budget: 4, source: {t}}}\n---\n{text}\n\n## {text}\n"
    );
    let report =
        format!("---\nkind: progress\ntitle: {t}\nnext: {t}\nblocker: {t}\nby: {t}\n---\n{text}\n");
    let page = format!("---\ntitle: {t}\nsummary: {t}\nmenu: true\n---\n{text}\n");
    let files = [
        ("content/site.yaml", config),
        ("content/projects/p/index.md", project),
        ("content/projects/p/2021-06-30.md", report),
        ("content/pages/about.md", page),
    ];
    built_from(files)
}

#[test]
fn hostile_words_in_every_field_stay_words() {
    for text in [
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "{{ 7919 * 7907 }}{% raw %}",
        "=cmd|' /C calc'!A0",
        "</title></svg><script>",
        "]]>&#x3c;script>",
        "javascript:alert(1)",
    ] {
        for (path, bytes) in hostile(text) {
            let made = String::from_utf8_lossy(&bytes);
            if path.ends_with(".html") {
                let found = milepost::emit::safety::findings(
                    &bytes,
                    &milepost::emit::safety::Allowed {
                        scripts: &["list.js", "search.js"],
                        linked_data: true,
                    },
                );
                assert!(found.is_empty(), "{text} in {path}: {found:?}");
                assert!(!made.contains("62615533"), "a template ran in {path}");
            }
            if path.ends_with(".csv") {
                assert!(
                    !made
                        .lines()
                        .any(|line| line.starts_with('=') || line.contains(",=")),
                    "{path} holds a formula"
                );
            }
            if path.ends_with(".json") {
                serde_json::from_slice::<serde_json::Value>(&bytes)
                    .unwrap_or_else(|e| panic!("{path}: {e}"));
            }
        }
    }
}

#[test]
fn an_id_is_a_file_name_on_every_system() {
    for name in ["con", "nul", "com1", "lpt9"] {
        assert!(!milepost::config::is_id(name), "{name}");
    }
    assert!(milepost::config::is_id("console-1"));
}
