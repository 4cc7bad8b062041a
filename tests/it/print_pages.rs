//! Pages for paper as HTML: what is on them, before any browser prints them.

use crate::support::{Files, build, built_from, demo, demo_with_editions, errors, text};
use milepost::Options;
use milepost::io::MemorySource;

/// A site of two projects; `settings` is added to its configuration.
fn small(settings: &str) -> Files {
    let site = format!(
        "title: Our \"promises\" </style>\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {{f: F, g: G}}\n{settings}"
    );
    let project = |title: &str, focus: &str| {
        format!(
            "---\ntitle: {title}\nfocus: {focus}\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\n\
             done: {{2021-06-30: 3, 2021-11-30: 6}}\n---\nSee [the other](parks.md).\n"
        )
    };
    built_from([
        ("content/site.yaml", site),
        ("content/projects/lifts.md", project("Lifts", "f")),
        ("content/projects/parks.md", project("Parks", "g")),
    ])
}

/// The values of an attribute in the order of the page.
fn values<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    html.split(&format!(" {name}=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or(""))
        .collect()
}

fn paper(files: &Files) -> Vec<(&str, &str)> {
    let print =
        |path: &str| path.split('/').any(|part| part == "print") && path.ends_with("index.html");
    files
        .keys()
        .filter(|path| print(path))
        .map(|path| (path.as_str(), text(files, path)))
        .collect()
}

#[test]
fn each_project_has_a_sheet_a_poster_and_a_board_and_each_quarter_and_year_a_book() {
    let files = demo();
    for lang in ["", "en/"] {
        let below = |folder: &str, depth: usize| {
            let start = format!("{lang}print/{folder}/");
            files
                .keys()
                .filter(|p| {
                    p.starts_with(&start)
                        && p.ends_with("/index.html")
                        && p[start.len()..].matches('/').count() == depth
                })
                .count()
        };
        assert_eq!(
            (
                below("projects", 1),
                below("projects", 2),
                below("projects", 3)
            ),
            (42, 84, 42),
            "{lang}"
        );
        assert_eq!(
            (
                below("quarters", 1),
                below("years", 1),
                below("books", 1),
                below("boards", 1)
            ),
            (4, 1, 1, 2),
            "{lang}"
        );
    }
    for (path, html) in paper(files) {
        assert!(
            html.contains("content=\"noindex\"")
                && !html.contains("style=\"")
                && !html.contains("<style"),
            "{path}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{path} has one title");
        assert!(
            !html.contains("<details") && !html.contains("<nav"),
            "{path} has parts that paper cannot use"
        );
    }
    let map = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    assert!(
        !map.contains("/print/"),
        "no search engine is led to pages for paper"
    );
}

#[test]
fn pages_for_paper_can_be_reached_from_the_pages_that_they_are_about() {
    let files = demo();
    let check = |from: &str, to: &str| {
        assert!(
            values(text(files, from), "href").contains(&to),
            "{from} leads to {to}"
        )
    };
    check(
        "projects/lifts/index.html",
        "../../print/projects/lifts/index.html",
    );
    check(
        "projects/lifts/index.html",
        "../../print/projects/lifts/poster/index.html",
    );
    check(
        "projects/lifts/index.html",
        "../../print/projects/lifts/board/index.html",
    );
    check(
        "quarters/2021-q3/index.html",
        "../../print/quarters/2021-q3/index.html",
    );
    check(
        "quarters/index.html",
        "../print/quarters/2021-q1/index.html",
    );
    for to in [
        "print/years/2021/index.html",
        "print/books/care/index.html",
        "print/boards/programme/index.html",
        "print/boards/wall/index.html",
    ] {
        check("index.html", to);
    }
}

#[test]
fn a_link_of_a_page_for_paper_is_absolute_or_stays_on_the_page() {
    for (files, base) in [
        (demo(), Some("https://results.yunhu.example/")),
        (&small(""), None),
    ] {
        let mut seen = 0;
        for (path, html) in paper(files) {
            for tag in html.split("<a ").skip(1) {
                seen += 1;
                let href = values(&format!(" {}", tag.split('>').next().unwrap_or("")), "href")
                    .first()
                    .copied()
                    .unwrap_or("")
                    .to_owned();
                let own = base.is_some_and(|base| href.starts_with(base));
                let marked = tag
                    .split('>')
                    .next()
                    .is_some_and(|t| t.contains("rel=\"external\""));
                assert!(
                    href.starts_with('#') || own || (href.starts_with("https://") && marked),
                    "{path} links to `{href}`"
                );
            }
        }
        assert!(0 < seen, "no page for paper of {base:?} has a link");
    }
}

#[test]
fn every_entry_of_a_list_with_page_numbers_names_one_place_of_the_page() {
    let files = demo();
    let books = paper(files).into_iter().filter(|(path, _)| {
        ["quarters", "years", "books"]
            .iter()
            .any(|b| path.contains(&format!("print/{b}/")))
    });
    let mut seen = 0;
    for (path, html) in books {
        let ids = values(html, "id");
        for id in values(html, "data-page-for") {
            assert_eq!(
                ids.iter().filter(|own| **own == id).count(),
                1,
                "{path}: `{id}`"
            );
            assert!(
                id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "{path}: `{id}` needs no encoding"
            );
            assert!(
                html.contains(&format!("<a href=\"#{id}\">")),
                "{path}: the entry of `{id}` is a link"
            );
            seen += 1;
        }
        for href in values(html, "href")
            .into_iter()
            .filter(|href| href.starts_with('#'))
        {
            assert!(ids.contains(&&href[1..]), "{path}: `{href}` leads nowhere");
        }
        assert!(
            html.contains("data-page-for=\"s-summary\"></span>"),
            "{path}: numbers are empty on the web"
        );
    }
    assert!(1000 < seen);
}

#[test]
fn figures_and_tables_of_a_book_are_numbered_without_gaps_and_all_are_listed() {
    let files = demo();
    for path in [
        "print/quarters/2021-q4/index.html",
        "print/years/2021/index.html",
        "print/books/care/index.html",
    ] {
        let html = text(files, path);
        for (start, word, least) in [("f-", "图", 9), ("t-", "表", 8)] {
            let ids = values(html, "id");
            let found: Vec<&str> = ids
                .iter()
                .filter_map(|id| id.strip_prefix(start))
                .filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
                .collect();
            let expected: Vec<String> = (1..=found.len()).map(|n| n.to_string()).collect();
            assert_eq!(found, expected, "{path}: {start} in the order of the page");
            assert!(least <= found.len(), "{path}: {}", found.len());
            for n in found {
                assert!(
                    html.contains(&format!("<b>{word}{n}</b>")),
                    "{path}: {word}{n} has its number in its caption"
                );
                assert!(
                    html.contains(&format!("data-page-for=\"{start}{n}\"")),
                    "{path}: {word}{n} is listed"
                );
            }
        }
        // Tables, images and tasks in the texts of authors are theirs.
        let captions = html.matches("<caption").count();
        assert_eq!(
            captions,
            html.matches("<table class=\"mp-p-table").count(),
            "{path}: each table has a caption"
        );
        let tasks = html.matches("class=\"mp-task\" role=\"img\"").count();
        assert_eq!(
            html.matches("<figure class=\"mp-p-figure").count(),
            html.matches("role=\"img\"").count() - tasks,
            "{path}: each figure says what it shows"
        );
        assert_eq!(
            html.matches("<img ").count(),
            html.matches(" alt=\"").count(),
            "{path}: each photograph says what it shows"
        );
    }
}

#[test]
fn a_book_has_its_sections_in_order_and_one_sheet_a_project() {
    let files = demo();
    let html = text(files, "print/quarters/2021-q3/index.html");
    let order = [
        "summary",
        "contents",
        "projects",
        "note",
        "overall",
        "focuses",
        "problems",
        "next",
        "sheets",
        "method",
        "record",
        "lists",
        "indicators",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|key| {
            html.find(&format!("id=\"s-{key}\""))
                .unwrap_or_else(|| panic!("no {key}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(html.matches("class=\"mp-sheet\"").count(), 42);
    assert!(
        html.contains("截至2021年9月30日") && html.contains("不再改动"),
        "the figures of the end of the quarter, and how they were closed"
    );
    let care = text(files, "print/books/care/index.html");
    assert_eq!(
        care.matches("class=\"mp-sheet\"").count(),
        8,
        "the projects of one focus"
    );
    assert!(care.contains("<b>8</b>个项目"), "counted by themselves");
}

#[test]
fn sections_that_run_on_share_pages_of_one_name_with_its_title_at_their_head() {
    let files = small("");
    let css = text(&files, "print/quarters/2021-q4/page-files/pages.css");
    assert!(
        css.contains("@page mp-r-summary{@top-right{content:\"Summary\"}}")
            && css.contains("@page mp-r-overview{@top-right{content:\"The whole programme\"}}")
            && css.contains(".mp-r-summary{page:mp-r-summary}"),
        "{css}"
    );
    assert!(
        css.contains("@page mp-r-indicators{size:A4 landscape;"),
        "the wide annex lies across: {css}"
    );
    assert!(
        css.contains("\"Page \" counter(page) \" of \" counter(pages)"),
        "{css}"
    );
    assert!(
        css.contains("Our \\22 promises\\22  \\3c /style\\3e ") && !css.contains("</style>"),
        "a title cannot end its string: {css}"
    );
    let page = text(&files, "print/quarters/2021-q4/index.html");
    for class in values(page, "class")
        .into_iter()
        .filter_map(|c| c.split(' ').find(|c| c.starts_with("mp-r-")))
    {
        assert!(
            css.contains(&format!(".{class}{{page:{class}}}")),
            "{class} has no pages"
        );
    }
}

#[test]
fn the_layout_of_public_documents_is_a_choice() {
    let files = small("print: {layout: gbt9704}\n");
    let css = text(&files, "print/years/2021/page-files/pages.css");
    assert!(
        css.contains("@page{size:A4;margin:37mm 26mm 35mm 28mm}")
            && css.contains("@page :left{@bottom-left{"),
        "{css}"
    );
    assert!(text(&files, "print/years/2021/index.html").contains("mp-set-gbt9704"));
    assert!(text(&small(""), "print/years/2021/index.html").contains("mp-set-plain"));
}

#[test]
fn a_book_of_the_sites_own_choice_holds_what_it_names() {
    let sheets = |books: &str| {
        let files = small(&format!("books: {{own: {{title: Own, {books}}}}}\n"));
        let page = text(&files, "print/books/own/index.html").to_owned();
        ["lifts", "parks"]
            .iter()
            .filter(|id| page.contains(&format!("id=\"p-{id}\"")))
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(sheets("focuses: [f]"), "lifts");
    assert_eq!(sheets("projects: [parks]"), "parks");
    assert_eq!(sheets("focuses: [f], projects: [parks]"), "lifts parks");
    assert_eq!(sheets("focuses: [f, g]"), "lifts parks");
    let site = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {f: F}\nbooks: {own: {title: T, focuses: [g], projects: [none]}}\n";
    let project =
        "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\n---\n";
    for (what, site) in [
        ("focus `g`", site.to_owned()),
        ("project `none`", site.replace("focuses: [g], ", "")),
    ] {
        let source = MemorySource::new([
            ("content/site.yaml", site.as_str()),
            ("content/projects/lifts.md", project),
        ]);
        let said = errors(&build(&source, &Options::default()).0);
        assert!(
            said.contains(&format!("E010 there is no {what}")),
            "{said:?}"
        );
    }
}

/// The visible words of the main part without the list of projects: Latin words, and Chinese
/// characters two to a word.
fn words(html: &str) -> usize {
    let main = html.split("<main").nth(1).unwrap_or("");
    let mut text = String::new();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let hidden = [
            "svg ",
            "span class=\"mp-hidden\"",
            "span class=\"mp-p-name",
            "b aria-hidden",
        ]
        .iter()
        .find(|tag| after.starts_with(**tag));
        let end = match hidden {
            Some(tag) if tag.starts_with("svg") => "</svg>",
            Some(tag) if tag.starts_with('b') => "</b>",
            Some(_) => "</span>",
            None => ">",
        };
        rest = after.split_once(end).map_or("", |(_, after)| after);
        text.push(' ');
    }
    let han = text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .count();
    let latin = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| w.chars().any(|c| c.is_ascii_alphabetic()))
        .count();
    latin + han / 2
}

#[test]
fn a_board_has_at_most_150_words_one_chart_and_a_code() {
    let files = demo();
    let boards = paper(files)
        .into_iter()
        .filter(|(path, _)| path.contains("/board") || path.contains("/poster/"));
    let mut seen = 0;
    for (path, html) in boards {
        // The programme also names all who are behind, and why, which is read from near by.
        let most = if path.contains("print/boards/") {
            240
        } else {
            150
        };
        assert!(words(html) <= most, "{path} has {} words", words(html));
        assert!(
            html.matches("class=\"pr-chart\"").count() <= 1,
            "{path} has one chart"
        );
        assert!(html.contains("class=\"pr-qr\""), "{path} has a code");
        seen += 1;
    }
    assert_eq!(seen, 2 * (84 + 42 + 2));
}

/// A site whose projects are spread over focuses in turn; `title` makes the title of each from its
/// number.
fn crowded(projects: usize, focuses: usize, title: &dyn Fn(usize) -> String) -> Files {
    let names: Vec<String> = (0..focuses).map(|n| format!("f{n}: 领域{n}")).collect();
    let site = format!(
        "title: 城市\npublisher: P\nlanguages: [zh-Hans]\nas_of: 2021-12-31\nbase_url: https://a.example/\nfocuses: {{{}}}\n",
        names.join(", ")
    );
    let project = |n: usize| {
        let words = format!(
            "---\ntitle: {}\nno: {n}\nfocus: f{}\nstart: 2021-01-01\ndue: 2022-12-31\ntarget: 10 个\ndone: {{2021-11-30: 6}}\n---\n",
            title(n),
            n % focuses
        );
        (format!("content/projects/p{n}.md"), words)
    };
    let config = ("content/site.yaml".to_owned(), site);
    built_from((1..=projects).map(project).chain([config]))
}

#[test]
fn a_full_board_sets_names_closer_cuts_them_then_gives_up_focuses_and_names_last() {
    let long = |n: usize| format!("{}{n}", "很长的名称".repeat(12));
    let check = |files: &Files, expected: [&str; 2]| {
        for (board, expected) in ["programme", "wall"].into_iter().zip(expected) {
            let page = text(files, &format!("print/boards/{board}/index.html"));
            let class = page
                .split("class=\"mp-p-tiles ")
                .nth(1)
                .map_or("no names", |rest| rest.split('"').next().unwrap_or(""));
            assert_eq!(class, expected, "{board}");
            assert_eq!(
                page.matches("class=\"mp-tile ").count(),
                page.matches("#pr-t-").count()
            );
        }
    };
    check(
        &crowded(20, 4, &|n| format!("项目{n}")),
        ["mp-p-cells mp-wide", "mp-p-cells mp-roomy"],
    );
    check(
        &crowded(60, 24, &|n| format!("项目{n}")),
        ["mp-p-cells mp-wide mp-flat"; 2],
    );
    check(&crowded(40, 4, &long), ["mp-p-cells mp-close"; 2]);
    // Those behind have their room before the names of all, which are smaller for it.
    let board = text(demo(), "en/print/boards/programme/index.html");
    assert!(board.contains("mp-p-cells mp-lined mp-flat") && board.contains("mp-board-behind"));
}

#[test]
fn a_promise_that_is_too_long_for_its_paper_is_cut_and_says_so() {
    let site = "title: T\npublisher: P\nlanguages: [zh-Hans]\nas_of: 2021-12-31\nbase_url: https://a.example/\nfocuses: {f: F}\n";
    let promise = |sentences: usize| {
        let promise = "改造老旧小区的管线和道路，增加停车位。".repeat(sentences);
        let project = format!(
            "---\ntitle: 小区\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 个\ndone: {{2021-11-30: 6}}\npromise: {promise}\n---\n"
        );
        built_from([
            ("content/site.yaml", site),
            ("content/projects/p.md", &project),
        ])
    };
    let (short, long) = (promise(3), promise(40));
    for page in ["", "poster/", "poster/a3/", "board/"] {
        let path = format!("print/projects/p/{page}index.html");
        let is_cut = |files| text(files, &path).contains("……（全文见网页）");
        assert_eq!((is_cut(&short), is_cut(&long)), (false, true), "{path}");
    }
}

#[test]
fn a_sheet_with_too_much_says_what_it_left_out() {
    let site = "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {f: F}\nbase_url: https://a.example/\n";
    let steps = |count: usize| -> String {
        let step = |n: &usize| {
            format!(
                "  m{n}: {{name: Step number {n}, due: 2021-{:02}-01}}\n",
                n % 11 + 1
            )
        };
        (0..count).map(|n| step(&n)).collect()
    };
    let sheet = |count: usize| {
        let project = format!(
            "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\n\
             done: {{2021-06-30: 3, 2021-11-30: 6}}\nmilestones:\n{}---\n",
            steps(count)
        );
        let files = built_from([
            ("content/site.yaml", site),
            ("content/projects/lifts.md", &project),
        ]);
        text(&files, "print/projects/lifts/index.html").to_owned()
    };
    let (short, long) = (sheet(4), sheet(40));
    let rows = |page: &str| page.matches("<th scope=\"row\">Step number").count();
    assert!(
        rows(&short) == 4 && !short.contains("More online"),
        "{short}"
    );
    let shown = rows(&long);
    assert!((5..20).contains(&shown), "{shown}");
    assert!(
        long.contains(&format!("More online: {} milestones", 40 - shown)),
        "{long}"
    );
    assert!(
        long.contains("https://a.example/projects/lifts/"),
        "the sheet says where the rest is"
    );
}

#[test]
fn an_edition_has_no_pages_for_paper_and_its_book_leads_to_it() {
    let files = demo_with_editions();
    assert!(files.keys().any(|p| p.starts_with("editions/2021-q3/")));
    assert!(
        !files
            .keys()
            .any(|p| p.starts_with("editions/") && p.contains("/print/"))
    );
    let book = text(files, "print/quarters/2021-q3/index.html");
    assert!(
        book.contains("https://results.yunhu.example/editions/2021-q3/projects/lifts/"),
        "codes lead to the permanent edition"
    );
    assert!(
        text(files, "print/projects/lifts/index.html")
            .contains("https://results.yunhu.example/projects/lifts/")
    );
}

#[test]
fn a_book_of_very_many_projects_leaves_their_sheets_to_themselves() {
    let site = "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {f: F}\n";
    let project = "---\ntitle: Lifts\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 10 lifts\ndone: {2021-11-30: 6}\n---\n";
    let mut files = vec![("content/site.yaml".to_owned(), site)];
    files.extend((0..301).map(|n| (format!("content/projects/p{n}.md"), project)));
    let made = built_from(files);
    let book = text(&made, "print/quarters/2021-q4/index.html");
    assert!(
        !book.contains("class=\"mp-sheet\"")
            && !book.contains("href=\"#p-")
            && book.contains("no page for each")
    );
    assert!(made.contains_key("print/projects/p300/index.html"));
}

/// A project with a write-up and a report of a table, on paper; `settings` is added to the
/// configuration.
fn written(settings: &str) -> Files {
    let site = format!(
        "title: T\npublisher: P\nlanguages: [en]\nas_of: 2025-06-30\nfocuses: {{f: F}}\n{settings}"
    );
    let front = "title: Benches\nfocus: f\nstart: 2025-01-01\ndue: 2025-12-31\ntarget: 10 benches\n\
                 done: {2025-05-31: 4}\n";
    let rest: String = (1..40)
        .map(|n| format!("Sentence {n} of it.\n\n"))
        .collect();
    built_from([
        ("content/site.yaml", site),
        (
            "content/projects/benches/index.md",
            format!("---\n{front}---\nThe write-up[^a].\n\n# A heading\n\n{rest}\n[^a]: A note.\n"),
        ),
        (
            "content/projects/benches/2025-06-10.md",
            "---\nkind: progress\n---\n| Street | Done |\n|---|---|\n| North | 4 |\n\nTold.\n"
                .to_owned(),
        ),
    ])
}

const SHEET: &str = "print/projects/benches/index.html";
const BOOK: &str = "print/quarters/2025-q2/index.html";

#[test]
fn texts_stand_on_a_sheet_as_far_as_they_fit_and_what_is_left_out_is_said() {
    let files = written("");
    for path in [SHEET, BOOK] {
        let html = text(&files, path);
        for there in ["<td>North</td><td>4</td>", "<p>Told.</p>"] {
            assert!(html.contains(there), "{path} without {there}");
        }
        assert!(!html.contains("StreetDone"), "{path}: cells run together");
        assert!(
            html.contains("the description"),
            "{path}: something is left out"
        );
        // A note of which the text is cut would be a link to nowhere, a heading would head nothing.
        assert!(
            !html.contains("fn-") && !html.contains("A heading"),
            "{path}"
        );
    }
}

#[test]
fn a_site_says_which_texts_its_paper_has() {
    let none = written("print: {texts: none}\n");
    for path in [SHEET, BOOK] {
        let html = text(&none, path);
        for gone in ["Told.", "write-up", "the description"] {
            assert!(!html.contains(gone), "{path} has {gone}");
        }
    }
    let settings =
        "print: {texts: {write-up: full}}\nbooks: {own: {title: Own, texts: {reports: full}}}\n";
    let full = written(settings);
    let book = text(&full, BOOK);
    for there in [
        "id=\"s-texts\"",
        "id=\"x-benches\"",
        "Sentence 39 of it.",
        "A note.",
    ] {
        assert!(book.contains(there), "the book without {there}");
    }
    assert_eq!(book.matches("data-page-for=\"x-benches\"").count(), 2);
    // A sheet is one page whatever a book has.
    let sheet = text(&full, SHEET);
    assert!(
        !sheet.contains("Sentence 39") && sheet.contains("Told."),
        "{sheet}"
    );
    // What a book does not say is as everywhere on paper.
    let own = text(&full, "print/books/own/index.html");
    assert!(
        own.contains("Sentence 39") && own.contains("<p>Told.</p>"),
        "{own}"
    );
}

#[test]
fn invented_figures_say_so_once_wherever_nothing_around_them_does() {
    const SAID: &str = "Illustrative figures, not real ones.";
    let site = |whole: &str, one: &str| {
        let config = format!(
            "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-12-31\nfocuses: {{f: F}}\n{whole}"
        );
        let project = |more: &str| {
            format!(
                "---\ntitle: A\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\nindicators: \
                 {{m: {{name: M, unit: lifts, target: 10, {more}observations: \
                 {{2021-06-30: 3, 2021-11-30: 6}}}}}}\n---\nText.\n"
            )
        };
        built_from([
            ("content/site.yaml", config),
            ("content/projects/one.md", project(one)),
            ("content/projects/two.md", project("")),
        ])
    };
    let counts = |files: &Files| {
        let pages = [
            "projects/one/index.html",
            "projects/two/index.html",
            "print/projects/one/index.html",
            "print/quarters/2021-q4/index.html",
        ];
        pages.map(|page| text(files, page).matches(SAID).count())
    };
    assert_eq!(counts(&site("", "")), [0, 0, 0, 0]);
    // One indicator among real ones is told of at its own figure.
    assert_eq!(
        counts(&site("", "provenance: illustrative, ")),
        [1, 0, 1, 1]
    );
    // Where all are, the page's head and the foot of the book's pages say so; a sheet, which may
    // lie alone, says it again.
    assert_eq!(
        counts(&site("provenance: illustrative\n", "")),
        [0, 0, 1, 0]
    );
}
