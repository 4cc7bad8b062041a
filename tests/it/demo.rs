//! The demonstration site, and what every build of it must keep.

use crate::support::{
    Ran, Site, built, built_from, check_links, demo, milepost, ran, repository, site_of, text,
};
use milepost::Options;
use milepost::base::Date;
use milepost::io::MemorySource;

#[test]
fn each_project_of_the_demo_has_a_page_with_what_is_known_as_a_chart_and_as_data() {
    let files = demo();
    let pages: Vec<_> = files
        .keys()
        .filter(|p| {
            p.starts_with("projects/") && p.ends_with("/index.html") && p.matches('/').count() == 2
        })
        .collect();
    assert_eq!(pages.len(), 42);
    let html = |page: &str| text(files, page);
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
        if undrawn.contains(&page.as_str()) {
            assert!(
                html.contains("class=\"mp-coming\"") && !html.contains("class=\"pr-figure\""),
                "{page} says what will come, and has no empty figure"
            );
            continue;
        }
        assert!(
            html.contains("class=\"pr-figure\""),
            "{page} does not say what is known"
        );
        assert!(
            html.contains("class=\"mp-table"),
            "{page} has no data table"
        );
        assert!(
            !html.contains("style=\"") && !html.contains("<style"),
            "{page} is not plain"
        );
        // What a page says of itself in a script is data, which no browser runs.
        let scripts = html.matches("<script").count();
        let data = html
            .matches("<script type=\"application/ld+json\">")
            .count();
        assert_eq!((scripts, data), (1, 1), "{page} runs a script");
        // A link to each file beside the page is tested with all others.
        assert!(html.contains(".csv\" download"), "{page} offers no data");
    }
}

#[test]
fn every_local_link_of_the_demo_leads_to_a_file() {
    check_links(demo());
}

#[test]
fn what_was_seen_at_a_stop_is_published_on_the_day_of_the_showcase_and_not_before() {
    let picture = std::fs::read(repository("content/projects/lifts/lifts.png")).expect("a picture");
    let seen = |day: &str| {
        let site = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\n";
        let project = "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\ndone: {2021-02-28: 2}\n---\n";
        let stop = "{project: lifts, place: Elm Road, photos: [{file: after.png, alt: A lift}], words: I ride}";
        let words = format!(
            "---\nshowcase: {{dates: [2021-03-29], host: H, stops: [{stop}]}}\n---\nWords.\n"
        );
        let files = built(
            &MemorySource::new([
                ("content/site.yaml", site.as_bytes()),
                ("content/projects/lifts/index.md", project.as_bytes()),
                ("content/projects/lifts/after.png", &picture),
                ("content/quarters/2021-Q1.md", words.as_bytes()),
            ]),
            &as_of(day),
        );
        let page = text(&files, "quarters/2021-q1/index.html");
        assert!(page.contains("Elm Road"), "the plan is public");
        [
            files.contains_key("projects/lifts/after.png"),
            page.contains("after.png"),
            page.contains("I ride"),
        ]
    };
    assert_eq!(seen("2021-03-28"), [false; 3]);
    assert_eq!(seen("2021-03-29"), [true; 3]);
}

#[test]
fn the_same_content_gives_the_same_bytes_everywhere() {
    let site = Site::with(&[]);
    let mut sums = Vec::new();
    for (threads, zone, locale) in [
        ("1", "UTC", "C"),
        ("8", "Pacific/Kiritimati", "tr_TR.UTF-8"),
    ] {
        let (root, out) = (repository("."), site.at(threads));
        let said = ran(milepost(&[
            "build",
            "-q",
            "-C",
            &root.to_string_lossy(),
            "-o",
            &out.to_string_lossy(),
        ])
        .env("RAYON_NUM_THREADS", threads)
        .env("TZ", zone)
        .env("LC_ALL", locale)
        .current_dir(site.root()));
        assert_eq!(said.code, 0, "{}", said.err);
        sums.push(site.text(&format!("{threads}/checksums.txt")));
    }
    assert_eq!(sums[0], sums[1]);
}

fn as_of(day: &str) -> Options {
    Options {
        as_of: Date::parse(day),
        ..Options::default()
    }
}

#[test]
fn an_earlier_day_shows_other_figures() {
    let (now, then) = (demo(), built(&site_of("."), &as_of("2021-09-30")));
    assert_ne!(now["data/projects.json"], then["data/projects.json"]);
    assert!(text(&then, "index.html").contains("2021年9月30日"));
}

#[test]
fn a_failed_build_leaves_the_earlier_site_as_it_was() {
    let site = Site::with(&[]);
    site.fine(&["init", "."]);
    site.fine(&["build"]);
    let before = site.text("output/checksums.txt");
    site.write("content/projects/lifts.md", "---\ntitel: x\n");
    let Ran { code, err, .. } = site.run(&["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("E001"));
    assert_eq!(site.text("output/checksums.txt"), before);
}

#[test]
fn the_command_line_suggests_the_right_word_and_names_its_exit_code() {
    let site = Site::with(&[]);
    let said = |words: &[&str]| {
        let Ran { code, err, .. } = site.run(words);
        (code, err)
    };
    let (code, text) = said(&["biuld"]);
    assert!(code == 2 && text.contains("build"), "{text}");
    let (code, text) = said(&["build", "--as-of", "2021-02-30"]);
    assert!(code == 2 && text.contains("not a calendar day"), "{text}");
    let (code, text) = said(&["build"]);
    assert!(code == 2 && text.contains("milepost init"), "{text}");
    let (code, text) = said(&["explain", "E0004"]);
    assert!(code == 2 && text.contains("E004"), "{text}");
}

#[test]
fn five_hundred_mistakes_are_all_told_at_once() {
    let config = "title: T\npublisher: P\nfocuses: {f: F}\n";
    let site = Site::with(&[("content/site.yaml", config)]);
    let project = "---\ntitle: T\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntitel: x\n---\n";
    for n in 0..500 {
        site.write(&format!("content/projects/p{n}.md"), project);
    }
    let Ran { code, err, .. } = site.run(&["build"]);
    assert_eq!(code, 1);
    assert_eq!(err.matches("error[E004]").count(), 500);
    assert!(err.contains("500 errors"), "{err}");
}

#[test]
fn a_site_changes_one_block_without_copying_the_theme() {
    let files = built_from([
        (
            "content/site.yaml",
            "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {f: F}\ntheme: own\n",
        ),
        (
            "content/projects/lifts.md",
            "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\n---\n",
        ),
        (
            "themes/own/project.html",
            "{% extends \"civic/project.html\" %}{% block rail %}OWN WORDS{{ super() }}{% endblock rail %}",
        ),
        (
            "themes/own/strings/en/own.ftl",
            "menu-projects = Every project\n",
        ),
    ]);
    let page = text(&files, "projects/lifts/index.html");
    assert!(
        page.contains("OWN WORDS") && page.contains("mp-rail") && page.contains("Every project"),
        "{page}"
    );
    assert!(!text(&files, "index.html").contains("OWN WORDS"));
}

#[test]
fn under_strict_a_warning_fails_the_build() {
    let check = |words: &[&str]| ran(milepost(words).current_dir(repository(".")));
    assert_eq!(check(&["check"]).code, 0);
    assert_eq!(check(&["check", "--strict"]).code, 1);
    let json = check(&["check", "--format", "json"]).out;
    let line = json.lines().next().expect("one message a line");
    let message: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(
        (message["code"].as_str(), message["line"].as_u64()),
        (Some("W106"), Some(1))
    );
}
