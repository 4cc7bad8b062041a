//! The public edition, the internal one, and what an editor is told.

use crate::support::{
    Ran, Site, Texts, build, built, check_expected, milepost, ran, repository, site_of, text, texts,
};
use milepost::Options;
use milepost::base::Code;
use milepost::check::Audience;
use milepost::io::MemorySource;
use std::sync::LazyLock;

const CASE: &str = "tests/sites/cadence-public";

static PUBLIC: LazyLock<Texts> = LazyLock::new(|| edition(Audience::Public));
static INTERNAL: LazyLock<Texts> = LazyLock::new(|| edition(Audience::Internal));

fn edition(audience: Audience) -> Texts {
    let options = Options {
        audience,
        ..Options::default()
    };
    texts(built(&site_of(CASE), &options))
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
    let (public, internal) = (&PUBLIC, &INTERNAL);
    for (path, text) in public.iter() {
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
    let files = &INTERNAL;
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
    let public = &PUBLIC;
    let sentence = "Some of the following is in the internal edition only: guidance notes, actions on problems and projects.";
    for page in ["method/index.html", "projects/lifts/index.html"] {
        assert!(public[page].contains(sentence), "{page}");
    }
    assert!(!INTERNAL["method/index.html"].contains("internal edition only"));
}

#[test]
fn the_board_counts_what_the_edition_shows() {
    let line = |files: &Texts, words: &str| {
        files["cadence/index.html"].contains(&format!("<span>{words}</span>"))
    };
    let (public, internal) = (&PUBLIC, &INTERNAL);
    // Twenty weeks and the days that are left of the last one, of which the holidays of May are not
    // due.
    assert!(
        line(public, "3 of 18 on time, 1 late, 14 missed"),
        "{}",
        public["cadence/index.html"]
    );
    assert!(line(public, "1 of 4 with a released note"));
    assert!(line(internal, "2 of 4 on time, 2 missed"));
    assert!(line(internal, "nothing due so far"));
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
        let (outcome, files) = build(&MemorySource::new(files), &Options::default());
        (outcome.diagnostics, files)
    };
    let (_, files) = site("");
    assert!(!files.contains_key("cadence/index.html"));
    assert!(
        !text(&files, "method/index.html").contains("internal edition"),
        "nothing is promised"
    );
    let (_, files) = site("cadence: {progress: weekly}");
    assert!(!files.contains_key("cadence/index.html"));
    assert!(text(&files, "method/index.html").contains("only: the cadence board."));
    let (_, files) = site("cadence: {progress: weekly, visibility: public}");
    assert!(files.contains_key("cadence/index.html"));
    assert!(!text(&files, "method/index.html").contains("internal edition"));
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
    // The dates beside the project name them as well.
    let page = INTERNAL["projects/lifts/index.html"].split_once("id=\"mp-actions\"");
    let (_, page) = page.expect("the project has problems");
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("`{words}` is missing"))
    };
    assert!(at("51 days overdue") < at("Move the pipes"));
    assert!(
        at("Move the pipes") < at("CANARY-ACTION")
            && at("CANARY-ACTION") < at("Measure the shafts")
    );
    assert!(page.contains(
        "2 days late · <a href=\"https://record.example/1\">Record of the inspection</a>"
    ));
    let note = &PUBLIC["projects/lifts/2021-03-10-guidance/index.html"];
    assert!(
        note.contains("Requests and what was done")
            && note.contains("Move the pipes")
            && note.contains("Measure the shafts")
    );
}

#[test]
fn an_internal_build_never_lands_where_the_public_one_stands() {
    let site = Site::copy_of(CASE);
    site.fine(&["build", "--quiet"]);
    let before = site.text("output/.milepost-manifest");
    // Without `--output` the internal edition goes to a folder of its own.
    site.fine(&["build", "--quiet", "--audience", "internal"]);
    assert!(site.at("output-internal/cadence/index.html").exists());
    let to = |folder: &str, audience: &str| {
        site.run(&[
            "build",
            "--quiet",
            "--audience",
            audience,
            "--output",
            folder,
        ])
    };
    let Ran { code, err, .. } = to("output", "internal");
    assert_eq!(code, 2);
    assert!(
        err.contains("it holds the public edition") && err.contains("output-internal/"),
        "{err}"
    );
    assert_eq!(site.text("output/.milepost-manifest"), before);
    let Ran { code, err, .. } = to("output-internal", "public");
    assert_eq!(code, 2);
    assert!(err.contains("it holds the internal edition"), "{err}");
    // After both refusals each edition can still be built into its own folder.
    for (folder, audience) in [("output", "public"), ("output-internal", "internal")] {
        assert_eq!(to(folder, audience).code, 0);
    }
}

#[test]
fn an_editor_is_told_what_to_do() {
    for (file, args) in [
        ("status.txt", &["status"][..]),
        ("status-health.txt", &["status", "--department", "health"]),
        (
            "status-zhou.json",
            &["status", "--lead", "zhou", "--format", "json"],
        ),
    ] {
        let Ran { code, out, err } = status(&[args, &["--as-of", "2021-06-20"]].concat());
        assert_eq!(code, 0, "{err}");
        check_expected(CASE, file, &out);
    }
    let Ran { code, err, .. } = status(&["status", "--department", "housng"]);
    assert_eq!(
        (code, err.contains("did you mean `housing`?")),
        (2, true),
        "{err}"
    );
}

/// Runs a command where the site lies.
fn status(words: &[&str]) -> Ran {
    ran(milepost(words).current_dir(repository(CASE)))
}

#[test]
fn what_needs_doing_is_measured_against_today() {
    let told_on = |clock: &str, words: &[&str]| {
        let mut command = milepost(&[&["status"], words].concat());
        ran(command
            .current_dir(repository(CASE))
            .env("SOURCE_DATE_EPOCH", clock))
        .out
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
    let clock = status(&["status"]).out;
    assert!(
        clock.starts_with("As of 2") && !clock.starts_with("As of 2021"),
        "{clock}"
    );
}

#[test]
fn a_site_with_mistakes_has_no_status() {
    let site = Site::copy_of(CASE);
    site.write(
        "content/projects/wrong.md",
        "---\ntitle: W\nfocus: nowhere\n---\n",
    );
    let Ran { code, out, err } = site.run(&["status"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("nowhere"), "{err}");
}
