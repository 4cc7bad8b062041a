//! One fault in a good page, printed by the real browser, is caught by the right rule and no other.

use super::{bytes_of, printed, sample};
use milepost::base::Date;
use milepost::pdf::{Document, finished};
use milepost::print::{Finding, Page, findings};

fn found(html: &str) -> (Document, Vec<Finding>) {
    let document = printed(html);
    let found = findings(&document, Some(&Page::read(html)));
    (document, found)
}

/// Edits the sample, prints it, and compares what is found, line by line.
fn check_fault(edits: &[(&str, &str)], expected: &[&str]) {
    let html = edits.iter().fold(sample(), |html, (from, to)| {
        assert!(html.contains(from), "the sample has no {from}");
        html.replacen(from, to, 1)
    });
    let lines: Vec<String> = found(&html)
        .1
        .iter()
        .map(|f| format!("[{}] {}", f.rule, f.line()))
        .collect();
    assert_eq!(lines, expected);
}

/// A rule of style at the end of the head, after which the second section may stand on another
/// page.
fn check_style(css: &str, second: usize, expected: &[&str]) {
    let style = format!("<style>{css}</style></head>");
    let number = format!("\"two words\">{second}<");
    check_fault(
        &[("</head>", &style), ("\"two words\">4<", &number)],
        expected,
    );
}

#[test]
fn a_good_page_has_no_finding() {
    let (document, found) = found(&sample());
    assert_eq!((found, document.pages.len()), (Vec::new(), 4));
    let titles: Vec<(usize, &str)> = document
        .outline
        .iter()
        .map(|b| (b.depth, b.title.as_str()))
        .collect();
    assert_eq!(
        titles,
        [
            (1, "样书"),
            (2, "目录"),
            (2, "一、总体进展"),
            (2, "二、项目进展"),
            (3, "甲项目")
        ]
    );
    assert_eq!(
        (document.places["总体"], document.places["two words"]),
        (3, 4)
    );
    assert!(
        !document.pages[2].links.is_empty()
            && document.pages[2]
                .links
                .iter()
                .all(|link| link == "https://example.org/data")
    );
    assert_eq!(document.pages[3].loose, "第 4 页 共 4 页");
    let headings: Vec<String> = document
        .elements()
        .into_iter()
        .filter(|e| e.level().is_some())
        .map(|e| document.words(e))
        .collect();
    assert_eq!(
        headings,
        ["样书", "目录", "一、总体进展", "二、项目进展", "甲项目"]
    );
}

#[test]
fn a_page_with_nothing_but_the_rest_of_a_background_is_blank() {
    let css = "@page cover{margin:20mm}.cover{height:259mm;background:#dde;overflow:visible}";
    check_fault(
        &[
            ("</head>", &format!("<style>{css}</style></head>")),
            ("\"总体\">3<", "\"总体\">4<"),
            ("\"two words\">4<", "\"two words\">5<"),
        ],
        &["[blank-page] page 2: the page is blank"],
    );
}

#[test]
fn a_wrong_or_missing_number_in_the_contents_is_found() {
    check_fault(
        &[("\"two words\">4<", "\"two words\">5<")],
        &["[contents] the contents say page 5 for `two words`, which is on page 4"],
    );
    check_fault(
        &[("\"two words\">4<", "\"two words\"><")],
        &["[contents] the contents have no number for `two words`, which is on page 4"],
    );
}

#[test]
fn a_figure_without_an_alternative_text_is_found() {
    check_fault(
        &[("<figure aria-labelledby=\"cap\">", "<figure>")],
        &["[alternative] page 3: a figure has no alternative text"],
    );
}

#[test]
fn a_heading_that_is_last_on_its_page_is_found() {
    check_fault(
        &[
            (
                "</head>",
                "<style>h3{break-after:auto}h3+div{break-before:page}</style></head>",
            ),
            (
                "<h3>甲项目</h3><p>末段。</p>",
                "<p>前段。</p><h3>甲项目</h3><div><p>末段。</p></div>",
            ),
        ],
        &["[stranded-heading] page 4: heading 「甲项目」 is last on its page"],
    );
}

#[test]
fn a_figure_on_two_pages_is_found() {
    let css = "figure{break-inside:auto}svg{max-height:none;width:150mm;height:400mm}";
    check_fault(
        &[
            ("</head>", &format!("<style>{css}</style></head>")),
            (
                "viewBox=\"0 0 100 40\"",
                "viewBox=\"0 0 100 40\" preserveAspectRatio=\"none\"",
            ),
            ("\"two words\">4<", "\"two words\">6<"),
        ],
        &[
            "[margin] page 4: words leave the sheet at the lower edge",
            "[split-figure] page 4: figure 「图 1 两点之间」 is split over pages 4 and 5",
            "[margin] page 5: words run into the upper margin, 7 mm from the edge; 8 mm are needed",
        ],
    );
}

#[test]
fn a_row_on_two_pages_is_found() {
    let cell = format!("<td>{}</td>", "<p>7</p>".repeat(30));
    check_fault(
        &[
            ("</head>", "<style>tr{break-inside:auto}</style></head>"),
            ("<td>7</td>", &cell),
            ("\"two words\">4<", "\"two words\">5<"),
        ],
        &[
            "[split-row] page 3: the row 「电梯7777777777777777777777777777…」 is split over pages 3 and 4",
        ],
    );
}

#[test]
fn a_head_of_a_table_without_a_row_is_found() {
    check_style(
        "thead{break-after:auto}tbody tr:first-child{break-before:page}",
        5,
        &["[lone-head] page 3: the head of table 「表 1 指标」 stands there without a row"],
    );
}

#[test]
fn letters_too_small_to_read_are_told_by_their_size_on_the_paper() {
    check_fault(
        &[("font-size=\"8\"", "font-size=\"1\"")],
        &["[small-letters] page 3: letters of 3.0 points are hard to read"],
    );
    // On a large sheet they must be larger, because it is read from farther away.
    let css = "@page{size:A3;margin:30mm}@page cover{margin:0}p{font-size:6.5pt}";
    check_style(
        css,
        4,
        &["[small-letters] page 1: letters of 6.5 points are hard to read (pages 1, 3 and 4)"],
    );
}

#[test]
fn a_document_that_the_browser_shrank_is_found() {
    check_style(
        "table{width:200mm}",
        4,
        &["[shrunk] the browser set everything at 85.1 % of its size"],
    );
}

#[test]
fn words_in_a_margin_are_found_at_every_side() {
    for (place, side) in [
        ("left:2mm;top:40mm", "left"),
        ("right:2mm;top:40mm", "right"),
        ("left:40mm;top:2mm", "upper"),
    ] {
        let html = sample().replacen(
            "</h1>",
            &format!("</h1><p style=\"position:absolute;{place};margin:0\">am Rand</p>"),
            1,
        );
        let lines: Vec<String> = found(&html).1.iter().map(Finding::line).collect();
        let begins = format!("page 1: words run into the {side} margin, ");
        assert!(
            lines.iter().any(|line| line.starts_with(&begins)),
            "{side}: {lines:?}"
        );
    }
}

#[test]
fn a_poster_of_two_sheets_is_found() {
    check_fault(
        &[("<body>", "<body class=\"mp-print-poster\">")],
        &["[one-sheet] page 1: it should be one sheet and takes 4 pages"],
    );
}

#[test]
fn bookmarks_from_right_to_left_are_put_in_the_order_of_their_headings() {
    let html = sample()
        .replacen("lang=\"zh-Hans\"", "lang=\"ar\" dir=\"rtl\"", 1)
        .replacen("<h3>甲项目</h3>", "<h3>وعود المدينة</h3>", 1);
    let page = Page::read(&html);
    let day = Date::parse("2021-12-31").expect("a day");
    let raw = bytes_of(&html);
    let lines = |bytes: &[u8]| -> Vec<String> {
        let document = Document::read(bytes.to_vec().into()).expect("a PDF");
        let found = findings(&document, Some(&page));
        found.iter().map(|f| f.line()).collect()
    };
    // As the browser writes them they stand in the order in which they are seen.
    assert_eq!(lines(&raw).len(), 1, "{:?}", lines(&raw));
    let document = Document::read(raw.clone().into()).expect("a PDF");
    let ordered = finished(raw, document, &page.about(day)).expect("a PDF of objects");
    assert_eq!(lines(&ordered), Vec::<String>::new());
}

#[test]
fn a_caption_on_another_page_than_its_figure_is_found() {
    check_style(
        "figure{break-inside:auto}figcaption{break-before:page}",
        5,
        &[
            "[caption-apart] page 4: caption 「图 1 两点之间」 is on page 4, its figure begins on page 3",
        ],
    );
}

#[test]
fn a_link_that_leads_to_this_computer_is_found() {
    let (_, found) = found(&sample().replacen("https://example.org/data", "data.csv", 1));
    let [finding] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        finding.message.starts_with("a link leads to `file:///") && finding.page == Some(3),
        "{finding:?}"
    );
    check_fault(
        &[("https://example.org/data", "http://localhost:1821/")],
        &["[links] page 3: a link leads to `http://localhost:1821/`, on this computer only"],
    );
}

#[test]
fn a_link_to_no_place_on_the_page_is_found() {
    check_fault(
        &[("https://example.org/data", "#nowhere")],
        &["[links] a link leads to `#nowhere`, and nothing on the page has that id"],
    );
}

#[test]
fn an_address_that_paper_does_not_show_is_found() {
    check_style(
        "a[href^=http]::after{content:none}",
        4,
        &[
            "[links] page 3: the address `https://example.org/data` is not printed, so nobody can follow it on paper",
        ],
    );
}

#[test]
fn another_paper_than_an_a_size_is_found() {
    check_style(
        "@page{size:letter}",
        4,
        &["[paper] page 1: the sheet is 216 × 279 mm, which is no A size (pages 1–4)"],
    );
}

#[test]
fn a_page_that_names_its_paper_is_held_to_it() {
    check_fault(
        &[("<body>", "<body data-paper=\"A3\">")],
        &["[paper] page 1: the sheet is 210 × 297 mm, not A3 (pages 1–4)"],
    );
}

#[test]
fn a_page_without_language_or_title_is_found_although_the_browser_makes_both_up() {
    check_fault(
        &[(" lang=\"zh-Hans\"", "")],
        &["[language] the web page names no language, and the browser made one up"],
    );
    check_fault(
        &[("<title>样书</title>", "")],
        &["[title] the web page has no title, so the PDF is called by the name of its file"],
    );
}

#[test]
fn a_heading_without_a_bookmark_is_found() {
    check_style(
        "h3{display:none}",
        4,
        &["[outline] heading 「甲项目」 has no bookmark"],
    );
}

#[test]
fn letters_that_are_drawings_are_told_with_their_font() {
    let (_, found) =
        found(&sample().replacen("</head>", "<style>p{font-weight:700}</style></head>", 1));
    let [finding] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        finding.is_note && finding.message.contains("WenQuanYiMicroHei"),
        "{finding:?}"
    );
}

#[test]
fn letters_without_a_font_are_counted() {
    check_fault(
        &[("末段", "末\u{e000}段\u{e001}")],
        &["[letters] page 4: 2 letters have no shape in any font and print as a box"],
    );
}
