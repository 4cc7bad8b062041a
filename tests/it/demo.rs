//! The demonstration site, and what every build of it must keep.

use milepost::base::Date;
use milepost::io::{FolderSource, MemorySink};
use milepost::{Options, run};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

fn demo(as_of: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let source =
        FolderSource::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the demo can be listed");
    let sink = MemorySink::default();
    let options = Options {
        as_of: as_of.and_then(Date::parse),
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
}

fn milepost(args: &[&str], change: impl FnOnce(&mut Command)) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command.args(args);
    change(&mut command);
    command.output().expect("the program starts")
}

#[test]
fn each_project_of_the_demo_has_a_page_with_what_is_known_as_a_chart_and_as_data() {
    let files = demo(None);
    let pages: Vec<_> = files
        .keys()
        .filter(|p| {
            p.starts_with("projects/") && p.ends_with("/index.html") && p.matches('/').count() == 2
        })
        .collect();
    assert_eq!(pages.len(), 42);
    let html = |page: &str| String::from_utf8_lossy(&files[page]).into_owned();
    let undrawn: Vec<&str> = pages
        .iter()
        .map(|page| page.as_str())
        .filter(|page| !html(page).contains("class=\"pr-chart\""))
        .collect();
    assert_eq!(
        undrawn,
        ["projects/village-renewal/index.html"],
        "only what has no figure has no drawing"
    );
    for page in pages {
        let html = html(page);
        assert!(
            html.contains("class=\"pr-figure\""),
            "{page} does not say what is known"
        );
        if undrawn.contains(&page.as_str()) {
            continue;
        }
        assert!(
            html.contains("class=\"mp-table"),
            "{page} has no data table"
        );
        assert!(
            !html.contains("style=\"") && !html.contains("<script") && !html.contains("<style"),
            "{page} is not plain"
        );
        // A link to each file beside the page is tested with all others.
        assert!(html.contains(".csv\" download"), "{page} offers no data");
    }
}

#[test]
fn every_local_link_of_the_demo_leads_to_a_file() {
    let files = demo(None);
    for (path, bytes) in files.iter().filter(|(path, _)| {
        path.ends_with(".html") && *path != "404.html" && !path.ends_with("/404.html")
    }) {
        let html = String::from_utf8_lossy(bytes);
        for part in html
            .split(" href=\"")
            .skip(1)
            .chain(html.split(" src=\"").skip(1))
        {
            let href = part.split('"').next().unwrap_or("");
            if href.starts_with('#') || href.contains(':') || href.is_empty() {
                continue;
            }
            let mut folder: Vec<&str> = path.split('/').collect();
            folder.pop();
            for step in href.split('#').next().unwrap_or("").split('/') {
                match step {
                    ".." => drop(
                        folder
                            .pop()
                            .unwrap_or_else(|| panic!("{path}: {href} leaves the site")),
                    ),
                    name => folder.push(name),
                }
            }
            let target = folder.join("/");
            assert!(
                files.contains_key(&target),
                "{path} links to {href}, which does not exist ({target})"
            );
        }
    }
}

#[test]
fn what_was_seen_at_a_stop_is_published_on_the_day_of_the_showcase_and_not_before() {
    let text = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    let picture = std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("content/projects/lifts/lifts.png"),
    )
    .expect("a picture");
    let built = |day: &str| {
        let site = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\n";
        let project = "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\ndone: {2021-02-28: 2}\n---\n";
        let stop = "{project: lifts, place: Elm Road, photos: [{file: after.png, alt: A lift}], words: I ride}";
        let words = format!(
            "---\nshowcase: {{dates: [2021-03-29], host: H, stops: [{stop}]}}\n---\nWords.\n"
        );
        let source = milepost::io::MemorySource::new([
            text("content/site.yaml", site),
            text("content/projects/lifts/index.md", project),
            (
                "content/projects/lifts/after.png".to_owned(),
                picture.clone(),
            ),
            text("content/quarters/2021-Q1.md", &words),
        ]);
        let sink = MemorySink::default();
        let outcome = run(
            &source,
            &Options {
                as_of: Date::parse(day),
                ..Options::default()
            },
            Some(&sink),
            &|_, _| {},
        );
        assert!(
            outcome.made.is_some(),
            "{:?} {:?}",
            outcome.diagnostics,
            outcome.stopped
        );
        let files = sink.into_files();
        let page = String::from_utf8_lossy(&files["quarters/2021-q1/index.html"]).into_owned();
        assert!(page.contains("Elm Road"), "the plan is public");
        [
            files.contains_key("projects/lifts/after.png"),
            page.contains("after.png"),
            page.contains("I ride"),
        ]
    };
    assert_eq!(built("2021-03-28"), [false; 3]);
    assert_eq!(built("2021-03-29"), [true; 3]);
}

#[test]
fn the_same_content_gives_the_same_bytes_everywhere() {
    let work = tempfile::tempdir().expect("a folder");
    let root = env!("CARGO_MANIFEST_DIR");
    let mut sums = Vec::new();
    for (at, (threads, zone, locale)) in [
        ("1", "UTC", "C"),
        ("8", "Pacific/Kiritimati", "tr_TR.UTF-8"),
    ]
    .iter()
    .enumerate()
    {
        let out = work.path().join(format!("out-{at}"));
        let ran = milepost(
            &["build", "-q", "-C", root, "-o", &out.to_string_lossy()],
            |c| {
                c.env("RAYON_NUM_THREADS", threads)
                    .env("TZ", zone)
                    .env("LC_ALL", locale)
                    .current_dir(work.path());
            },
        );
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        sums.push(std::fs::read_to_string(out.join("checksums.txt")).expect("written"));
    }
    assert_eq!(sums[0], sums[1]);
}

#[test]
fn an_earlier_day_shows_other_figures() {
    let (now, then) = (demo(None), demo(Some("2021-09-30")));
    assert_ne!(now["data/projects.json"], then["data/projects.json"]);
    assert!(String::from_utf8_lossy(&then["index.html"]).contains("2021年9月30日"));
}

#[test]
fn a_failed_build_leaves_the_earlier_site_as_it_was() {
    let work = tempfile::tempdir().expect("a folder");
    let site = work.path().to_string_lossy().into_owned();
    assert!(milepost(&["init", &site], |_| {}).status.success());
    assert!(milepost(&["build", "-C", &site], |_| {}).status.success());
    let before = std::fs::read(work.path().join("output/checksums.txt")).expect("written");
    std::fs::write(
        work.path().join("content/projects/lifts.md"),
        "---\ntitel: x\n",
    )
    .expect("writable");
    let failed = milepost(&["build", "-C", &site], |_| {});
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("E001"));
    assert_eq!(
        std::fs::read(work.path().join("output/checksums.txt")).expect("still there"),
        before
    );
}

#[test]
fn the_command_line_suggests_the_right_word_and_names_its_exit_code() {
    let said = |args: &[&str]| {
        let ran = milepost(args, |_| {});
        (
            ran.status.code(),
            String::from_utf8_lossy(&ran.stderr).into_owned(),
        )
    };
    let (code, text) = said(&["biuld"]);
    assert!(code == Some(2) && text.contains("build"), "{text}");
    let (code, text) = said(&["build", "--as-of", "2021-02-30"]);
    assert!(
        code == Some(2) && text.contains("not a calendar day"),
        "{text}"
    );
    let empty = tempfile::tempdir().expect("a folder");
    let (code, text) = said(&["build", "-C", &empty.path().to_string_lossy()]);
    assert!(code == Some(2) && text.contains("milepost init"), "{text}");
    let (code, text) = said(&["explain", "E0004"]);
    assert!(code == Some(2) && text.contains("E004"), "{text}");
}

#[test]
fn five_hundred_mistakes_are_all_told_at_once() {
    let work = tempfile::tempdir().expect("a folder");
    let projects = work.path().join("content/projects");
    std::fs::create_dir_all(&projects).expect("writable");
    std::fs::write(
        work.path().join("content/site.yaml"),
        "title: T\npublisher: P\nfocuses: {f: F}\n",
    )
    .expect("writable");
    for n in 0..500 {
        std::fs::write(
            projects.join(format!("p{n}.md")),
            "---\ntitle: T\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntitel: x\n---\n",
        )
        .expect("writable");
    }
    let ran = milepost(&["build", "-C", &work.path().to_string_lossy()], |_| {});
    let text = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(text.matches("error[E004]").count(), 500);
    assert!(text.contains("500 errors"), "{text}");
}

#[test]
fn a_site_changes_one_block_without_copying_the_theme() {
    let text = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    let site =
        "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {f: F}\ntheme: own\n";
    let project =
        "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\n---\n";
    let block = "{% extends \"civic/project.html\" %}{% block rail %}OWN WORDS{{ super() }}{% endblock rail %}";
    let source = milepost::io::MemorySource::new([
        text("content/site.yaml", site),
        text("content/projects/lifts.md", project),
        text("themes/own/project.html", block),
        text(
            "themes/own/strings/en/own.ftl",
            "menu-projects = Every project\n",
        ),
    ]);
    let sink = MemorySink::default();
    let outcome = run(&source, &Options::default(), Some(&sink), &|_, _| {});
    assert!(
        outcome.made.is_some(),
        "{:?} {:?}",
        outcome.diagnostics,
        outcome.stopped
    );
    let files = sink.into_files();
    let page = String::from_utf8_lossy(&files["projects/lifts/index.html"]).into_owned();
    assert!(
        page.contains("OWN WORDS") && page.contains("mp-rail") && page.contains("Every project"),
        "{page}"
    );
    assert!(!String::from_utf8_lossy(&files["index.html"]).contains("OWN WORDS"));
}

#[test]
fn under_strict_a_warning_fails_the_build() {
    let root = env!("CARGO_MANIFEST_DIR");
    assert_eq!(
        milepost(&["check", "-C", root], |_| {}).status.code(),
        Some(0)
    );
    assert_eq!(
        milepost(&["check", "--strict", "-C", root], |_| {})
            .status
            .code(),
        Some(1)
    );
    let json = milepost(&["check", "--format", "json", "-C", root], |_| {});
    let line = String::from_utf8_lossy(&json.stdout)
        .lines()
        .next()
        .map(str::to_owned)
        .expect("one message a line");
    let message: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(
        (message["code"].as_str(), message["line"].as_u64()),
        (Some("W106"), Some(1))
    );
}
