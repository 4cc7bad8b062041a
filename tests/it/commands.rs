//! The help of each command, and what `init` and `new` make.

use crate::support::{Ran, Site};

/// The long names of the options that the help of a command lists.
fn options(command: &[&str]) -> Vec<String> {
    let Ran {
        code, out: help, ..
    } = Site::new().run(&[command, &["-h"]].concat());
    assert_eq!(code, 0, "{command:?}");
    let names = help
        .lines()
        .filter(|line| line.trim_start().starts_with('-'))
        .filter_map(|line| line.split_once("--"));
    names
        .map(|(_, rest)| rest.split([' ', ',']).next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn the_help_of_a_command_lists_the_options_that_act_there() {
    assert_eq!(
        options(&["init"]),
        ["sample", "lang", "root", "help", "version"]
    );
    assert_eq!(
        options(&["new", "project"]),
        [
            "title", "root", "as-of", "quiet", "verbose", "format", "help", "version"
        ]
    );
    assert_eq!(
        options(&["explain"]),
        ["all", "man", "lang", "help", "version"]
    );
    let all = [
        "root", "output", "base-url", "as-of", "audience", "drafts", "strict", "quiet", "verbose",
        "format", "help", "version",
    ];
    assert_eq!(options(&[]), all);
    assert_eq!(
        options(&["build"]),
        [&["editions", "part", "force"], &all[..]].concat()
    );
    assert_eq!(options(&["check"]), [&all[..1], &all[2..]].concat());
    assert_eq!(
        options(&["seal"]),
        [
            "dry-run", "root", "as-of", "quiet", "verbose", "format", "help", "version"
        ]
    );
    // What is not listed is taken all the same, so that a script may give every command the same.
    let site = Site::new();
    let words = ["init", "s", "--strict", "--drafts", "--format", "json"];
    let Ran { code, err, .. } = site.run(&words);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_new_project_has_its_title_and_the_dates_of_its_batch_and_builds() {
    let site = Site::new();
    site.run(&["init", "s"]);
    let Ran { code, err, .. } = site.run(&["-C", "s", "new", "project", "night-buses"]);
    assert_eq!(code, 0, "{err}");
    let text = site.text("s/content/projects/night-buses.md");
    assert!(
        text.contains("title: \"Night buses\"\n")
            && text.contains("batch: first  # First batch, with its dates\n"),
        "{text}"
    );
    assert!(!text.contains("start:") && !text.contains("due:"), "{text}");
    let title = "Buses: \"all\" night";
    site.run(&["-C", "s", "new", "project", "b", "--title", title]);
    assert!(
        site.text("s/content/projects/b.md")
            .contains("title: \"Buses: \\\"all\\\" night\"\n")
    );
    let Ran { code, err, .. } = site.run(&["-C", "s", "check", "--strict"]);
    assert_eq!((code, err.contains("warning")), (0, false), "{err}");
    let Ran { code, err, .. } = site.run(&["-C", "s", "new", "project", "b"]);
    assert!(code != 0 && err.contains("it exists already"), "{err}");
}

#[test]
fn a_new_project_of_a_site_without_batches_has_dates_of_its_own() {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F, g: G}\n",
    );
    site.run(&["new", "project", "x"]);
    let text = site.text("content/projects/x.md");
    assert!(
        text.contains("focus: f  # or g\nstart: 20")
            && text.contains("\ndue: 20")
            && !text.contains("batch"),
        "{text}"
    );
    let Ran { code, err, .. } = site.run(&["check", "--strict"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_book_without_figures_says_nothing_of_evidence() {
    let site = Site::new();
    site.write(
        "content/site.yaml",
        "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-06-30\nfocuses: {f: F}\n",
    );
    let head = "---\ntitle: X\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\n";
    let book = |lines: &str| {
        site.write(
            "content/projects/x.md",
            &format!("{head}{lines}---\nText.\n"),
        );
        let Ran { code, err, .. } = site.run(&["build"]);
        assert_eq!(code, 0, "{err}");
        site.text("output/print/quarters/2021-q2/index.html")
    };
    let empty = book("target: 100 homes\n");
    assert!(
        empty.contains("that is never counted as zero.</p>")
            && !empty.contains("facts rest on a document"),
        "{empty}"
    );
    let full = book("target: 100 homes\ndone: {2021-03-31: 12}\n");
    assert!(
        full.contains(
            "that is never counted as zero. 0 of 1 facts rest on a document that can be opened (0%)"
        ),
        "{full}"
    );
}

#[test]
fn a_new_site_inside_an_output_is_refused_with_a_folder_outside() {
    let site = Site::new();
    site.run(&["init", "s"]);
    assert_eq!(site.run(&["-C", "s", "build", "-q"]).code, 0);
    for (folder, outside) in [
        ("s/output/new", "s/new"),
        ("s/output/a/b", "s/b"),
        ("s/output", "s/site"),
    ] {
        let Ran { code, err, .. } = site.run(&["init", folder]);
        assert_eq!(code, 2, "{err}");
        assert!(
            err.contains("which the next build replaces") && err.contains(&format!("{outside}`")),
            "{err}"
        );
    }
    assert!(!site.at("s/output/new").exists());
    assert_eq!(site.run(&["init", "s/output/../beside"]).code, 0);
}

/// Every sample that `init` lists with its languages.
const SAMPLES: &[&str] = &[
    "city",
    "promises",
    "portfolio",
    "indicators",
    "okr",
    "minimal",
];

#[test]
fn each_sample_builds_without_a_warning_and_shows_a_year_of_its_kind() {
    let site = Site::new();
    for sample in SAMPLES {
        let mut figures = Vec::new();
        for lang in ["en", "zh-Hans"] {
            let dir = format!("{sample}-{lang}");
            site.fine(&["init", &dir, "--sample", sample, "--lang", lang]);
            site.fine(&["-C", &dir, "build", "--strict", "-q"]);
            let config = site.text(&format!("{dir}/content/site.yaml"));
            let notice = config.lines().find(|line| line.starts_with("notice: "));
            let is_said = |notice: &str| {
                let words = ["does not exist", "invented", "虚构"];
                words.iter().any(|word| notice.contains(word))
            };
            assert!(
                notice.is_some_and(is_said),
                "{dir} does not say that it is invented"
            );
            let programme = site.text(&format!("{dir}/output/data/projects.json"));
            let json: serde_json::Value = serde_json::from_str(&programme).expect("JSON");
            let promises = &json["programme"]["promises"];
            let total = json["programme"]["total"].as_u64().unwrap_or(0);
            let count = |of: &str| promises[of].as_u64().unwrap_or(0);
            let unkept = count("missed") + count("broken");
            assert!(12 <= total && 1 <= unkept, "{dir}: {json}");
            let periods = if *sample == "indicators" {
                ["years/2021", "years/2022", "years/2023", "years/2024"]
            } else {
                [
                    "quarters/2025-q1",
                    "quarters/2025-q2",
                    "quarters/2025-q3",
                    "quarters/2025-q4",
                ]
            };
            for period in periods {
                let page = site.at(&format!("{dir}/output/{period}/index.html"));
                assert!(page.exists(), "{dir} has no {period}");
            }
            let changes = site.text(&format!("{dir}/output/changes/index.html"));
            for kind in ["mp-correction-", "mp-change-"] {
                assert!(changes.contains(kind), "{dir} has no {kind}");
            }
            figures.push(site.text(&format!("{dir}/output/data/observations.csv")));
        }
        // Behind the numbers stand words, which are another language's.
        let numbers = |csv: &str| -> Vec<String> {
            let row = |line: &str| line.splitn(9, ',').take(8).collect::<Vec<_>>().join(",");
            csv.lines().map(row).collect()
        };
        assert_eq!(
            numbers(&figures[0]),
            numbers(&figures[1]),
            "{sample} in each language"
        );
    }
}

#[test]
fn a_wrong_name_of_a_sample_or_language_is_told_what_there_is() {
    let site = Site::new();
    for (words, told) in [
        (
            &["--sample", "town"][..],
            "possible values: city, promises, portfolio, indicators, okr, minimal",
        ),
        (
            &["--sample", "city", "--lang", "xx"],
            "possible values: en, zh-Hans",
        ),
    ] {
        let Ran { code, err, .. } = site.run(&[&["init", "s"], words].concat());
        assert!(code == 2 && err.contains(told), "{err}");
    }
    assert!(!site.at("s").exists());
    // Chinese is known by its short name as well.
    site.fine(&["init", "s", "--lang", "zh"]);
    assert!(
        site.text("s/content/site.yaml")
            .contains("languages: [zh-Hans]")
    );
}

#[test]
fn a_file_under_translation_keeps_every_word_and_gets_what_is_new() {
    let site = Site::new();
    site.fine(&["init", "s"]);
    let strings = || {
        let ran = site.run(&["-C", "s", "theme", "strings", "fr"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err
    };
    let file = "s/themes/civic/strings/fr/untranslated.ftl";
    assert!(strings().starts_with("Made s/themes/civic/strings/fr/untranslated.ftl with "));
    let whole = site.text(file);
    let line = "#illustrative = ";
    let (_, rest) = whole
        .split_once(line)
        .unwrap_or_else(|| panic!("no {line}"));
    let illustrative = format!("{line}{}\n", rest.lines().next().unwrap_or_default());
    site.edit(file, "#skip = ", "skip = Aller au texte\n#");
    site.edit(file, &illustrative, "");
    let under_way = site.text(file);
    let said = strings();
    assert!(said.contains("Added 1 message at the end of "), "{said}");
    assert!(said.contains("`fr` has words for 1 of "), "{said}");
    let after = site.text(file);
    let added = after.strip_prefix(&*under_way).expect("every word stays");
    assert!(added.ends_with(&illustrative), "{added}");
    let said = strings();
    assert!(said.contains("has them all"), "{said}");
    assert_eq!(site.text(file), after);
}
