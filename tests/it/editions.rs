//! The public edition, the internal one, and what an editor is told.

use milepost::base::Code;
use milepost::check::Audience;
use milepost::io::{FolderSource, MemorySink, MemorySource};
use milepost::{Options, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/cadence-public")
}

fn built(audience: Audience) -> BTreeMap<String, String> {
    let source = FolderSource::open(&case()).expect("a site that can be listed");
    let sink = MemorySink::default();
    let options = Options {
        audience,
        ..Options::default()
    };
    let outcome = run(&source, &options, Some(&sink), &|_, _| {});
    assert!(
        outcome.made.is_some(),
        "{:?} {:?}",
        outcome.diagnostics,
        outcome.stopped
    );
    sink.into_files()
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

fn milepost(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command
        .args(args)
        .arg("--root")
        .arg(root)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program starts")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A copy of the site in a folder of its own.
fn copy() -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("a folder");
    let mut waiting = vec![PathBuf::from("content")];
    while let Some(folder) = waiting.pop() {
        fs::create_dir_all(to.path().join(&folder)).expect("a folder");
        for entry in fs::read_dir(case().join(&folder)).expect("a folder") {
            let path = folder.join(entry.expect("an entry").file_name());
            if case().join(&path).is_dir() {
                waiting.push(path);
            } else {
                fs::copy(case().join(&path), to.path().join(&path)).expect("a copy");
            }
        }
    }
    to
}

const CANARIES: &[&str] = &[
    "CANARY-ACTION",
    "CANARY-OWNER",
    "CANARY-LETTER",
    "CANARY-APOLOGY",
    "CANARY-TITLE",
    "CANARY-NOTE",
    "CANARY-PROJECT",
    "CANARY-UNIT",
    "CANARY-BODY",
];

#[test]
fn nothing_internal_is_in_the_public_edition_and_all_of_it_in_the_internal_one() {
    let (public, internal) = (built(Audience::Public), built(Audience::Internal));
    for (path, text) in &public {
        assert!(
            !text.contains("CANARY") && !text.contains("projects/inside"),
            "{path} shows what is internal"
        );
        assert!(
            !text.contains("data-mark=\"") && !text.contains("noindex, nofollow"),
            "{path} looks internal"
        );
    }
    for canary in CANARIES {
        assert!(
            internal.values().any(|text| text.contains(canary)),
            "{canary} is nowhere in the internal edition"
        );
    }
    assert!(internal.values().all(|text| !text.contains("CANARY-DRAFT")));
}

#[test]
fn each_page_of_the_internal_edition_is_marked_and_kept_from_search_engines() {
    let files = built(Audience::Internal);
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mark = if path.starts_with("zh-Hans/") {
            "data-mark=\"内部资料\""
        } else {
            "data-mark=\"Internal\""
        };
        assert!(text.contains(mark), "{path} has no mark");
        assert!(
            text.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"),
            "{path} may be indexed"
        );
    }
    assert!(files["style.css"].contains("body[data-mark]::after"));
    assert_eq!(files["robots.txt"], "User-agent: *\nDisallow: /\n");
}

#[test]
fn the_public_edition_says_which_kinds_of_things_it_does_not_hold() {
    let public = built(Audience::Public);
    let sentence = "Some things stand in the internal edition only: notes of guidance, actions on problems and projects.";
    for page in ["method/index.html", "projects/lifts/index.html"] {
        assert!(public[page].contains(sentence), "{page}");
    }
    assert!(!built(Audience::Internal)["method/index.html"].contains("internal edition only"));
}

#[test]
fn the_board_counts_what_the_edition_shows() {
    let line = |files: &BTreeMap<String, String>, words: &str| {
        files["cadence/index.html"].contains(&format!("<span>{words}</span>"))
    };
    let (public, internal) = (built(Audience::Public), built(Audience::Internal));
    // Twenty weeks and the days that are left of the last one, of which the holidays of May are not
    // due.
    assert!(
        line(&public, "3 of 18 in time, 1 late, 14 missed"),
        "{}",
        public["cadence/index.html"]
    );
    assert!(line(&public, "1 of 4 with a released note"));
    assert!(line(&internal, "2 of 4 in time, 2 missed"));
    assert!(line(&internal, "nothing due so far"));
}

#[test]
fn the_board_is_internal_unless_the_site_says_otherwise() {
    let site = |cadence: &str| {
        let config =
            format!("title: T\npublisher: P\nlanguages: [en]\nfocuses: {{f: F}}\n{cadence}");
        let project = "---\ntitle: P\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 9 homes\ndone: {2021-02-28: 1}\n---\n";
        let report = "---\nkind: progress\n---\nx\n";
        let files = [
            ("content/site.yaml", config.as_str()),
            ("content/projects/p/index.md", project),
            ("content/projects/p/2021-02-28.md", report),
        ];
        let sink = MemorySink::default();
        let outcome = run(
            &MemorySource::new(files),
            &Options::default(),
            Some(&sink),
            &|_, _| {},
        );
        (outcome.diagnostics, sink.into_files())
    };
    let (_, files) = site("");
    assert!(!files.contains_key("cadence/index.html"));
    assert!(
        !String::from_utf8_lossy(&files["method/index.html"]).contains("internal edition"),
        "nothing is promised"
    );
    let (_, files) = site("cadence: {progress: weekly}");
    assert!(!files.contains_key("cadence/index.html"));
    assert!(
        String::from_utf8_lossy(&files["method/index.html"])
            .contains("only: the board of the cadence.")
    );
    let (_, files) = site("cadence: {progress: weekly, visibility: public}");
    assert!(files.contains_key("cadence/index.html"));
    assert!(!String::from_utf8_lossy(&files["method/index.html"]).contains("internal edition"));
    let (diagnostics, files) = site("cadence: {visibility: pubic}");
    assert_eq!((diagnostics[0].code, files.len()), (Code::BadWord, 0));
    assert!(
        diagnostics[0].hint.contains("`public`"),
        "{:?}",
        diagnostics[0]
    );
}

#[test]
fn problems_are_followed_from_raised_to_closed_with_evidence() {
    let page = &built(Audience::Internal)["projects/lifts/index.html"];
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("`{words}` is missing"))
    };
    assert!(at("51 days past its date") < at("Move the pipes"));
    assert!(
        at("Move the pipes") < at("CANARY-ACTION")
            && at("CANARY-ACTION") < at("Measure the shafts")
    );
    assert!(page.contains(
        "2 days late · <a href=\"https://record.example/1\">Record of the inspection</a>"
    ));
    let note = &built(Audience::Public)["projects/lifts/2021-03-10-guidance/index.html"];
    assert!(
        note.contains("Asked for, and what was done")
            && note.contains("Move the pipes")
            && note.contains("Measure the shafts")
    );
}

#[test]
fn an_internal_build_never_lands_where_the_public_one_stands() {
    let site = copy();
    let (root, output) = (site.path(), site.path().join("output"));
    assert!(milepost(root, &["build", "--quiet"]).status.success());
    let before = fs::read(output.join(".milepost-manifest")).expect("a list");
    // Without a folder it has its own.
    assert!(
        milepost(root, &["build", "--quiet", "--audience", "internal"])
            .status
            .success()
    );
    assert!(root.join("output-internal/cadence/index.html").exists());
    let to = |folder: &str, audience: &str| {
        let folder = root.join(folder);
        milepost(
            root,
            &[
                "build",
                "--quiet",
                "--audience",
                audience,
                "--output",
                &folder.to_string_lossy(),
            ],
        )
    };
    let refused = to("output", "internal");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        told(&refused).contains("it holds the public edition")
            && told(&refused).contains("output-internal/"),
        "{}",
        told(&refused)
    );
    assert_eq!(
        fs::read(output.join(".milepost-manifest")).expect("a list"),
        before
    );
    let refused = to("output-internal", "public");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        told(&refused).contains("it holds the internal edition"),
        "{}",
        told(&refused)
    );
    // Again each into its own.
    assert!(
        to("output", "public").status.success()
            && to("output-internal", "internal").status.success()
    );
}

#[test]
fn an_editor_is_told_what_to_do() {
    let expected = |file: &str, found: &str| {
        let path = case().join("expected").join(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, found).expect("writable");
        }
        assert_eq!(
            found,
            fs::read_to_string(&path).unwrap_or_default(),
            "{file} differs; UPDATE=1 writes it"
        );
    };
    for (file, args) in [
        ("status.txt", &["status"][..]),
        ("status-health.txt", &["status", "--department", "health"]),
        (
            "status-zhou.json",
            &["status", "--lead", "zhou", "--format", "json"],
        ),
    ] {
        let output = milepost(&case(), &[args, &["--as-of", "2021-06-20"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        expected(file, &String::from_utf8_lossy(&output.stdout));
    }
    let wrong = milepost(&case(), &["status", "--department", "housng"]);
    assert_eq!(
        (
            wrong.status.code(),
            told(&wrong).contains("did you mean `housing`?")
        ),
        (Some(2), true),
        "{}",
        told(&wrong)
    );
}

#[test]
fn what_needs_doing_is_measured_against_today() {
    let told_on = |clock: &str, args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command
            .arg("status")
            .args(args)
            .arg("--root")
            .arg(case())
            .env("SOURCE_DATE_EPOCH", clock);
        String::from_utf8_lossy(&command.output().expect("the program starts").stdout).into_owned()
    };
    // The site is of 20 June 2021; the clock is stopped on 26 June.
    let (on, before) = ("1624665600", ["--as-of", "2021-06-20"]);
    assert!(
        told_on(on, &[]).starts_with("As of 2021-06-26, 3 projects\n"),
        "{}",
        told_on(on, &[])
    );
    assert!(
        told_on(on, &[]).contains("57 days past 2021-04-30: Move the pipes"),
        "{}",
        told_on(on, &[])
    );
    assert!(told_on(on, &before).contains("51 days past 2021-04-30: Move the pipes"));
    let clock = String::from_utf8_lossy(&milepost(&case(), &["status"]).stdout).into_owned();
    assert!(
        clock.starts_with("As of 2") && !clock.starts_with("As of 2021"),
        "{clock}"
    );
}

#[test]
fn a_site_with_mistakes_has_no_status() {
    let site = copy();
    fs::write(
        site.path().join("content/projects/wrong.md"),
        "---\ntitle: W\nfocus: nowhere\n---\n",
    )
    .expect("a file");
    let output = milepost(site.path(), &["status"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("nowhere") && output.stdout.is_empty(),
        "{}",
        told(&output)
    );
}
