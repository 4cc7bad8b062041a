//! Photographs of authors: in several widths, upright, told about, and with nothing but what they
//! show.

use crate::support::{Files, build, built, check_said, errors, text};
use milepost::base::{Hash, SafePath};
use milepost::emit::part::Part;
use milepost::emit::sink::{Pieces, Sink};
use milepost::io::{MemorySink, MemorySource};
use milepost::media::{cleaned, photo};
use milepost::{Options, run};
use std::io;

/// A photograph of 24 × 16 pixels with a place, a name and a device in it.
const PHOTO: &[u8] = include_bytes!("../media/photo.jpg");

const SITE: &str = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {care: Care}\n";
const HEAD: &str = "title: Yard\nfocus: care\nstart: unknown\ndue: unknown\n";

/// A photograph of this many pixels.
fn sized(width: usize, height: usize) -> Vec<u8> {
    let mut made = photo::renditions(PHOTO, &[(width, height)], 90).expect("a photograph");
    made.pop().expect("one size")
}

/// A site with one project, which has this front matter, text and files, and with lines more in
/// `site.yaml`.
fn site(settings: &str, front: &str, body: &str, files: &[(&str, &[u8])]) -> MemorySource {
    let project = format!("---\n{HEAD}{front}---\n{body}\n");
    let mut all: Vec<(String, Vec<u8>)> = vec![
        (
            "content/site.yaml".into(),
            format!("{SITE}{settings}").into(),
        ),
        ("content/projects/yard/index.md".into(), project.into()),
    ];
    let beside = files.iter().map(|(name, bytes)| {
        let path = format!("content/projects/yard/{name}");
        (path, bytes.to_vec())
    });
    all.extend(beside);
    MemorySource::new(all)
}

/// The paths of pictures among the files of a project.
fn pictures(files: &Files) -> Vec<&str> {
    let paths = files.keys().map(String::as_str);
    paths.filter(|path| path.ends_with(".jpg")).collect()
}

const WIDTHS: &str = "photos: {widths: [200, 400, 600]}\n";

fn made(source: &MemorySource) -> Files {
    built(source, &Options::default())
}

#[test]
fn a_photograph_goes_out_in_several_widths_and_not_as_it_was() {
    let large = sized(700, 525);
    let front = "photos: [{file: a.jpg, alt: The yard}, {file: b.jpg, alt: The gate}]\n";
    let files = made(&site(
        WIDTHS,
        front,
        "",
        &[("a.jpg", &large), ("b.jpg", &large)],
    ));
    let found = pictures(&files);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(!found.contains(&"projects/yard/a.jpg"), "{found:?}");
    for path in found {
        let bytes = &files[path];
        assert!(cleaned(bytes).expect(path).cut.is_empty(), "{path}");
    }
    let page = text(&files, "projects/yard/index.html");
    let images: Vec<&str> = page.split("<img ").skip(1).collect();
    assert_eq!(images.len(), 2, "{page}");
    for (at, image) in images.iter().enumerate() {
        let tag = image.split_once('>').expect("a tag ends").0;
        let says = ["-200.jpg 200w, ", "-400.jpg 400w, ", "-600.jpg 600w\""];
        check_said("the image", tag, &says, &[]);
        let says = [
            "width=\"600\" height=\"450\"",
            "decoding=\"async\"",
            " sizes=\"",
            " alt=\"The ",
        ];
        check_said("the image", tag, &says, &[]);
        assert_eq!(tag.contains("loading=\"lazy\""), at == 1, "{tag}");
    }
}

#[test]
fn what_a_link_names_keeps_its_address() {
    let large = sized(700, 525);
    let shown = made(&site(
        WIDTHS,
        "",
        "![The yard](a.jpg)",
        &[("a.jpg", &large)],
    ));
    assert_eq!(pictures(&shown).len(), 3);
    let page = text(&shown, "projects/yard/index.html");
    check_said(
        "the text",
        page,
        &["-600.jpg 600w\"", "width=\"600\""],
        &["a.jpg\""],
    );
    let both = "![The yard](a.jpg)\n\n[The yard](a.jpg)";
    let both = made(&site(WIDTHS, "", both, &[("a.jpg", &large)]));
    assert_eq!(pictures(&both).len(), 4);
    assert_eq!(
        both["projects/yard/a.jpg"],
        cleaned(&large).expect("a picture").bytes
    );
}

#[test]
fn small_photographs_and_those_of_a_site_that_wants_so_stay_as_they_are() {
    let (large, small) = (sized(700, 525), sized(200, 150));
    let front = "photos: [{file: a.jpg, alt: The yard}]\n";
    let files = made(&site(WIDTHS, front, "", &[("a.jpg", &small)]));
    assert_eq!(pictures(&files), ["projects/yard/a.jpg"]);
    let files = made(&site("photos: original\n", front, "", &[("a.jpg", &large)]));
    assert_eq!(pictures(&files), ["projects/yard/a.jpg"]);
    let page = text(&files, "projects/yard/index.html");
    check_said(
        "the page",
        page,
        &["width=\"700\" height=\"525\""],
        &["srcset"],
    );
}

#[test]
fn paper_has_the_largest_alone() {
    let large = sized(700, 525);
    let front = "photos: [{file: a.jpg, alt: The yard}]\n";
    let files = made(&site(WIDTHS, front, "", &[("a.jpg", &large)]));
    let sheet = text(&files, "print/projects/yard/index.html");
    check_said("the sheet", sheet, &["-600.jpg\""], &["srcset", "-400.jpg"]);
}

/// An output that has every photograph of the build before.
struct Second(MemorySink);

impl Sink for Second {
    fn put(&self, path: &SafePath, bytes: &[u8], hash: Hash) -> io::Result<()> {
        self.0.put(path, bytes, hash)
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        self.0.pieces(path, write)
    }

    fn earlier(&self, path: &SafePath) -> Option<Vec<u8>> {
        Some(format!("{path} of before").into_bytes())
    }
}

#[test]
fn what_a_build_before_made_of_a_photograph_is_taken_over() {
    let large = sized(700, 525);
    let front = "photos: [{file: a.jpg, alt: The yard}]\n";
    let second = Second(MemorySink::new());
    let source = site(WIDTHS, front, "", &[("a.jpg", &large)]);
    let outcome = run(&source, &Options::default(), Some(&second), &|_, _| {});
    assert!(outcome.made.is_some(), "{:?}", errors(&outcome));
    let files = second.0.into_files();
    let found = pictures(&files);
    assert_eq!(found.len(), 3);
    for path in found {
        assert_eq!(files[path], format!("{path} of before").into_bytes());
    }
}

#[test]
fn a_photograph_that_cannot_be_decoded_is_named_with_what_to_do() {
    let mut broken = sized(700, 525);
    // Without the tables of its codes.
    while let Some(at) = broken.windows(2).position(|two| two == [0xff, 0xdb]) {
        broken[at + 1] = 0xfe;
    }
    let front = "photos: [{file: a.jpg, alt: The yard}]\n";
    let source = site(WIDTHS, front, "", &[("a.jpg", &broken)]);
    let (outcome, _) = build(&source, &Options::default());
    let found = errors(&outcome);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("the photograph cannot be decoded: "),
        "{found:?}"
    );
    let checked = run(&source, &Options::default(), None, &|_, _| {});
    assert_eq!(errors(&checked), found, "a check says the same");
}

#[test]
fn the_parts_of_a_site_have_each_photograph_once() {
    let large = sized(700, 525);
    let front = "photos: [{file: a.jpg, alt: The yard}, {file: b.jpg, alt: The gate}]\n";
    let source = site(WIDTHS, front, "", &[("a.jpg", &large), ("b.jpg", &large)]);
    let whole = made(&source);
    let parts = ["1/3", "2/3", "3/3"].map(|part| {
        let part = Part::parse(part);
        built(
            &source,
            &Options {
                part,
                ..Options::default()
            },
        )
    });
    let mut found: Vec<_> = parts.iter().flat_map(pictures).collect();
    found.sort_unstable();
    assert_eq!(found, pictures(&whole));
}

#[test]
fn the_gallery_of_a_project_has_its_photographs_and_those_of_its_reports_the_newest_first() {
    let small = sized(60, 45);
    let report = |alt: &str| {
        let front = format!("photos: [{{file: {alt}.jpg, alt: {alt}, caption: Of {alt}}}]");
        format!("---\nkind: progress\n{front}\n---\nWords.\n")
    };
    let (march, june) = (report("march"), report("june"));
    let front =
        "photos: [{file: own.jpg, alt: own}, {file: may.jpg, alt: may, date: 2021-05-01}]\n";
    let files = [
        ("own.jpg", &*small),
        ("may.jpg", &small),
        ("march.jpg", &small),
        ("june.jpg", &small),
        ("2021-03-01.md", march.as_bytes()),
        ("2021-06-01.md", june.as_bytes()),
    ];
    let files = made(&site("", front, "", &files));
    let page = text(&files, "projects/yard/index.html");
    let alts = page.split(" alt=\"").skip(1);
    let alts: Vec<&str> = alts
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert_eq!(alts, ["june", "may", "march", "own"]);
    check_said(
        "the gallery",
        page,
        &["Of june", "2021-06-01/index.html\"><time"],
        &[],
    );
}

#[test]
fn the_same_view_before_stands_beside_and_says_what_it_shows() {
    let large = sized(700, 525);
    let before = "before: {file: old.jpg, alt: Cars, date: 2021-03-01}";
    let front = format!("photos: [{{file: new.jpg, alt: Benches, {before}}}]\n");
    let photos = [("old.jpg", &*large), ("new.jpg", &large)];
    let files = made(&site(WIDTHS, &front, "", &photos));
    assert_eq!(pictures(&files).len(), 6);
    let page = text(&files, "projects/yard/index.html");
    let (old, new) = (page.find("alt=\"Cars\""), page.find("alt=\"Benches\""));
    assert!(old.is_some() && old < new, "{page}");
    check_said(
        "the pair",
        page,
        &["mp-pair", "<b>Before</b>", "<b>After</b>"],
        &[],
    );
    for (front, message) in [
        (
            "photos: [{file: new.jpg, alt: \"  \"}]\n",
            "a photo has an empty `alt`",
        ),
        (
            "photos: [{file: new.jpg, alt: B, before: {file: old.jpg}}]\n",
            "alt",
        ),
    ] {
        let (outcome, _) = build(&site("", front, "", &photos), &Options::default());
        let found = errors(&outcome);
        assert!(
            found.len() == 1 && found[0].contains(message),
            "{front} {found:?}"
        );
    }
}

/// Photographs need no other sizes to be looked at.
const ON_PAPER: &str = "as_of: 2021-12-31\nphotos: original\n";

/// What a page for paper shows of photographs, by their words for those who cannot see them.
fn check_paper(front: &str, photos: &[(&str, &[u8])], page: &str, expected: &[&str]) {
    let files = made(&site(ON_PAPER, front, "", photos));
    let html = text(&files, &format!("print/projects/yard/{page}index.html"));
    let alts = html.split(" alt=\"").skip(1);
    let alts: Vec<&str> = alts
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert_eq!(alts, expected, "{page} of {front}");
}

#[test]
fn paper_has_the_newest_pair_else_the_newest_photograph_where_it_has_pixels_enough() {
    let (large, small) = (sized(1200, 800), sized(300, 200));
    let photos = [
        ("new.jpg", &*large),
        ("old.jpg", &large),
        ("tiny.jpg", &small),
    ];
    let pair = "photos: [{file: tiny.jpg, alt: Tiny, date: 2021-08-01}, {file: new.jpg, \
                alt: Benches, date: 2021-06-01, before: {file: old.jpg, alt: Cars}}]\n";
    check_paper(pair, &photos, "board/", &["Cars", "Benches"]);
    check_paper(pair, &photos, "poster/", &["Benches"]);
    check_paper(pair, &photos, "", &["Tiny", "Cars", "Benches"]);
    let alone = "photos: [{file: new.jpg, alt: Benches}]\n";
    check_paper(alone, &photos, "board/", &["Benches"]);
    check_paper(alone, &photos, "poster/", &["Benches"]);
    let tiny = "photos: [{file: tiny.jpg, alt: Tiny}]\n";
    check_paper(tiny, &photos, "board/", &[]);
    check_paper(tiny, &photos, "poster/", &[]);
    check_paper(tiny, &photos, "", &["Tiny"]);
    check_paper("", &photos, "board/", &[]);
}

#[test]
fn a_photograph_stays_in_its_report_where_a_sheet_has_no_text_of_its_project() {
    let report = "---\nkind: progress\nphotos: [{file: new.jpg, alt: Benches}]\n---\nDone.\n";
    let photo = sized(1200, 800);
    let beside = [("new.jpg", &*photo), ("2021-12-03.md", report.as_bytes())];
    let settings = format!("{ON_PAPER}print: {{texts: {{write-up: none}}}}\n");
    let files = made(&site(&settings, "", "", &beside));
    let sheet = text(&files, "print/projects/yard/index.html");
    check_said("the sheet", sheet, &["Done.", "alt=\"Benches\""], &[]);
}

#[test]
fn the_book_of_a_period_shows_where_its_showcase_went() {
    let large = sized(1200, 800);
    let front = "indicators: {main: {name: N, unit: u, target: {value: 2}, headline: true, \
                 observations: {2021-09-01: 1}}}\n";
    let mut files = vec![
        (
            "content/site.yaml".to_owned(),
            format!("{SITE}as_of: 2021-10-20\n").into_bytes(),
        ),
        (
            "content/projects/yard/index.md".to_owned(),
            format!("---\n{HEAD}{front}---\nText.\n").into_bytes(),
        ),
        ("content/projects/yard/seen.jpg".to_owned(), large),
    ];
    let words = "---\nshowcase:\n  dates: [2021-09-28]\n  stops:\n    - project: yard\n      \
                 place: The old gate\n      note: Children played.\n      photos: [{file: seen.jpg, \
                 alt: Children}]\n---\n";
    files.push(("content/quarters/2021-Q3.md".to_owned(), words.into()));
    let built = made(&MemorySource::new(files));
    let book = text(&built, "print/quarters/2021-q3/index.html");
    let says = [
        "On site",
        "The old gate",
        "Children played.",
        "alt=\"Children\"",
    ];
    check_said("the book", book, &says, &[]);
}

#[test]
fn a_page_is_passed_on_with_its_newest_photograph_and_a_report_with_its_own() {
    let report = "---\nkind: progress\n\
                  photos: [{file: new.jpg, alt: The new gate}]\n---\nDone.\n";
    let photo = sized(700, 525);
    let front = "photos: [{file: old.jpg, alt: The yard}]\n\
                 indicators: {main: {name: N, unit: u, target: {value: 2}, headline: true}}\n";
    let files = made(&site(
        &format!("{WIDTHS}base_url: https://city.example/\nas_of: 2026-04-01\n"),
        front,
        "",
        &[
            ("old.jpg", &photo),
            ("new.jpg", &photo),
            ("2026-03-01.md", report.as_bytes()),
        ],
    ));
    let page = text(&files, "projects/yard/index.html");
    let told = "<meta property=\"og:image:alt\" content=\"The new gate\">";
    assert!(page.contains(told), "{page}");
    let (_, rest) = page
        .split_once("<meta property=\"og:image\" content=\"https://city.example/")
        .expect("an address");
    let (path, _) = rest.split_once('"').expect("it ends");
    assert!(files.contains_key(path), "{path} is no file");
    assert!(page.contains("content=\"summary_large_image\""), "{page}");
    let report = text(&files, "projects/yard/2026-03-01/index.html");
    assert!(report.contains(told), "{report}");
    assert!(
        report.contains("\"datePublished\":\"2026-03-01\""),
        "{report}"
    );
    let home = text(&files, "index.html");
    assert!(
        home.contains("content=\"summary\"") && !home.contains("og:image"),
        "{home}"
    );
}
