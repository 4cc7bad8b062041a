//! What a site does not ask for is not made, and nothing leads to it.

use crate::support::{Files, build, built, check_links, errors, files_of};
use milepost::Options;
use milepost::io::MemorySource;
use milepost::model::Family;

/// A site that has something of every family, with these outputs.
fn site(outputs: &str) -> MemorySource {
    let mut files = files_of("tests/sites/every-part");
    let settings = files.get_mut("content/site.yaml").expect("its settings");
    settings.extend(format!("outputs: {outputs}\n").bytes());
    MemorySource::new(files)
}

fn made(outputs: &str) -> Files {
    let files = built(&site(outputs), &Options::default());
    check_links(&files);
    files
}

/// The family that a file of that site belongs to.
fn family(path: &str) -> Family {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    match path.split('/').next() {
        _ if path.contains("page-files/") && matches!(end, "svg" | "csv") => Family::Charts,
        Some("quarters") => Family::Quarters,
        Some("print") => Family::Print,
        Some("data") => Family::Data,
        _ if ["/feed.xml", "/feed.json", "/calendar.ics"]
            .iter()
            .any(|end| path.ends_with(end)) =>
        {
            Family::Feeds
        }
        Some("search" | "search.js") => Family::Search,
        _ => Family::Pages,
    }
}

#[test]
fn what_a_site_does_not_ask_for_is_not_made_and_nothing_leads_to_it() {
    let all = made("[pages, quarters, editions, print, charts, data, feeds, search]");
    assert_eq!(
        all,
        built(
            &MemorySource::new(files_of("tests/sites/every-part")),
            &Options::default()
        )
    );
    for asked in Family::ALL {
        let outputs = format!("[pages, {}]", asked.word()).replace("pages, pages", "pages");
        let files = made(&outputs);
        let wanted = all.keys().filter(|path| {
            let of = family(path);
            // A chart of a page that is not made has no files either.
            let of_page = path.starts_with("quarters/").then_some(Family::Quarters);
            [Family::Pages, *asked].contains(&of)
                && (of != Family::Charts || of_page.is_none_or(|page| page == *asked))
        });
        // What is in an index depends on the pages that are there, and names its pieces.
        let is_listed = |path: &&String| {
            !path.contains("search/pagefind/") || path.ends_with("/pagefind-entry.json")
        };
        assert_eq!(
            files.keys().filter(is_listed).collect::<Vec<_>>(),
            wanted.filter(is_listed).collect::<Vec<_>>(),
            "{outputs}"
        );
    }
}

#[test]
fn paper_that_is_asked_for_and_not_published_is_there_and_nothing_leads_to_it() {
    for outputs in ["[pages]", "[data]"] {
        let asked = Options {
            paper: true,
            ..Options::default()
        };
        let mut files = built(&site(outputs), &asked);
        check_links(&files);
        assert!(
            files.contains_key("print/projects/homes/index.html"),
            "{outputs}"
        );
        assert!(
            files.contains_key("print/quarters/2021-q1/index.html"),
            "{outputs}"
        );
        if outputs == "[pages]" {
            files.retain(|path, _| !path.starts_with("print/"));
            files.remove("checksums.txt");
            let mut published = made(outputs);
            published.remove("checksums.txt");
            assert!(
                files == published,
                "a page that is published is another one"
            );
        }
    }
}

#[test]
fn data_need_no_pages_and_are_the_same_without_them() {
    let all = made("[pages, data]");
    let alone = made("[data]");
    for (path, bytes) in &alone {
        if path.starts_with("data/") {
            assert_eq!(all.get(path), Some(bytes), "{path}");
        } else {
            assert!(["checksums.txt", ".nojekyll"].contains(&&**path), "{path}");
        }
    }
    assert!(alone.contains_key("data/facts.csv"), "{:?}", alone.keys());
}

#[test]
fn what_is_seen_from_pages_alone_is_refused_without_them() {
    for (outputs, message) in [
        ("[charts]", "E011 `charts` is nothing without `pages`"),
        ("[data, print]", "E011 `print` is nothing without `pages`"),
        ("[]", "E011 a site without outputs is no site"),
        ("[pages, chart]", "E011 `chart` is not one of the choices"),
    ] {
        let (outcome, files) = build(&site(outputs), &Options::default());
        assert_eq!(errors(&outcome), [message], "{outputs}");
        assert!(files.is_empty(), "{outputs}");
    }
}
