//! Programmes that report by another period than the quarter: their pages, addresses and words.

use crate::support::{Files, Texts, build, text};
use crate::words::{check_page, site};
use milepost::Options;
use milepost::base::Severity;
use milepost::io::MemorySource;

/// A project with a figure now and then from April 2023 to August 2025.
const FRONT: &str = "start: 2023-04-01\ndue: 2027-03-31\npublished: 2023-04-15\ntarget: 100 benches\n\
    done: {2023-09-30: 10, 2024-03-31: 20, 2025-03-31: 40, 2025-06-30: 50, 2025-08-15: 55}";

/// Its pages where the programme has a calendar, as plain text by path.
fn by(calendar: &str) -> Texts {
    site(
        &format!("as_of: 2025-08-31\ncalendar: {calendar}"),
        FRONT,
        &[],
    )
}

/// A site of the same project, or of another front matter, with other files below `content/`: its
/// mistakes with their hints, and what it makes.
fn files(calendar: &str, front: &str, more: &[(&str, &str)]) -> (Vec<String>, Files) {
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en]\nfocuses: {{f: F}}\nas_of: 2025-08-31\n\
         calendar: {calendar}\n"
    );
    let project = format!("---\ntitle: Benches\nfocus: f\n{front}\n---\n");
    let own = [("site.yaml", &*config), ("projects/benches.md", &*project)];
    let all = own.iter().chain(more);
    let all = all.map(|(path, text)| (format!("content/{path}"), text.as_bytes().to_vec()));
    let (outcome, files) = build(&MemorySource::new(all), &Options::default());
    let mistakes = outcome.diagnostics.iter();
    let mistakes = mistakes.filter(|d| d.code.severity() == Severity::Error);
    let said = mistakes.map(|d| format!("{} {}; {}", d.code.id(), d.message, d.hint));
    (said.collect(), files)
}

/// The names of the pages in a folder, without that of the folder itself.
fn names(pages: &Texts, folder: &str) -> Vec<String> {
    let below = pages.keys().filter_map(|path| path.strip_prefix(folder));
    below
        .filter_map(|path| path.strip_suffix("/index.html"))
        .filter(|name| !name.contains('/'))
        .map(str::to_owned)
        .collect()
}

/// Where showcases are, what the showcase of the last ended period is called, and what every page
/// of the site must not say.
fn check_kind(
    calendar: &str,
    folder: &str,
    expected: &[&str],
    (last, en, zh): (&str, &[&str], &[&str]),
) {
    let pages = by(calendar);
    assert_eq!(names(&pages, &format!("{folder}/")), expected, "{calendar}");
    check_page(&pages, &format!("{folder}/{last}/index.html"), en, &[]);
    check_page(
        &pages,
        &format!("zh-Hans/{folder}/{last}/index.html"),
        zh,
        &[],
    );
    assert_eq!(
        names(&pages, &format!("print/{folder}/")),
        expected,
        "books of {calendar}"
    );
    for (path, text) in &pages {
        // The dictionary says that a date may be a quarter.
        let is_dictionary = path.ends_with("data/index.html");
        let says = ["quarter", "Quarter", "季"]
            .iter()
            .find(|word| text.contains(**word));
        assert!(
            is_dictionary || says.is_none(),
            "{path} of {calendar} says {says:?}:\n{text}"
        );
    }
    let data = &files(calendar, FRONT, &[]).1;
    let table = text(data, &format!("data/{folder}.csv"));
    assert!(table.starts_with("period,as_of,"), "{table}");
    assert!(!data.contains_key("data/quarters.csv"));
}

#[test]
fn a_programme_that_reports_by_the_year_says_year_everywhere() {
    check_kind(
        "{period: year}",
        "years",
        &["2023", "2024", "2025"],
        (
            "2024",
            &[
                "Showcase of 2024",
                "Compared with last year",
                "(0 last year)",
                "moved forward this year",
            ],
            &["2024年展示", "与上年度比较", "本年度有进展", "全部年度"],
        ),
    );
}

#[test]
fn a_year_from_april_to_march_has_the_name_of_both_calendar_years() {
    check_kind(
        "{period: year, starts: 4}",
        "years",
        &["2023-24", "2024-25", "2025-26"],
        (
            "2024-25",
            &["Showcase of 2024/25", "2023/24", "31 March 2025"],
            &["2024/25年度展示", "年末2025年3月31日的数字"],
        ),
    );
    let pages = by("{period: year, starts: 4}");
    let versus = "years/2024-25/vs/2023-24/index.html";
    check_page(&pages, versus, &["2024/25 compared with 2023/24"], &[]);
}

#[test]
fn a_programme_that_reports_by_the_half_year_says_half_year_everywhere() {
    check_kind(
        "{period: half-year}",
        "half-years",
        &[
            "2023-h1", "2023-h2", "2024-h1", "2024-h2", "2025-h1", "2025-h2",
        ],
        (
            "2025-h1",
            &[
                "Showcase of H1 2025",
                "Compared with last half-year",
                "Print the report of the half-year",
            ],
            &["2025年上半年展示", "与上个半年比较", "打印本半年报告"],
        ),
    );
    let split = by("{period: half-year, starts: 7}");
    let name = "half-years/2024-25-h2/index.html";
    check_page(
        &split,
        name,
        &["H2 2024/25 (January 2025 to June 2025)"],
        &[],
    );
}

#[test]
fn a_programme_that_reports_by_the_month_says_month_everywhere() {
    check_kind(
        "{period: month}",
        "months",
        &[
            "2023-04", "2023-09", "2023-10", "2023-11", "2024-01", "2024-02", "2024-03", "2024-04",
            "2024-05", "2024-07", "2024-08", "2024-09", "2025-03", "2025-04", "2025-05", "2025-06",
            "2025-07", "2025-08",
        ],
        (
            "2025-06",
            &[
                "Showcase of June 2025",
                "Compared with last month",
                "changed this month",
            ],
            &["2025年6月展示", "与上月比较", "连续两个月不动"],
        ),
    );
}

#[test]
fn a_programme_that_reports_by_no_period_has_no_page_link_or_book_of_one() {
    let pages = by("{period: none}");
    for (path, text) in &pages {
        let of_period = ["quarters/", "years/", "months/"]
            .iter()
            .any(|folder| path.contains(folder));
        assert!(!of_period, "{path} is there");
        let says = [
            "this year",
            "this quarter",
            "Showcase",
            "Compared with",
            "Print the report",
        ];
        let says = says.iter().find(|words| text.contains(**words));
        assert!(says.is_none(), "{path} says {says:?}:\n{text}");
    }
    check_page(
        &pages,
        "index.html",
        &["All projects", "Data", "Method"],
        &["Years", "Quarters"],
    );
    let (errors, made) = files("{period: none}", FRONT, &[]);
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        !made
            .keys()
            .any(|path| path.starts_with("data/quarters") || path.starts_with("data/years"))
    );
    assert!(
        text(&made, "data/dictionary.csv")
            .lines()
            .all(|row| !row.starts_with("quarters,"))
    );
}

#[test]
fn the_older_key_means_what_it_meant_and_stands_alone() {
    let older = by("{quarter_starts: [4, 7, 10, 1]}");
    let newer = by("{period: quarter, starts: 4}");
    assert_eq!(older, newer, "one calendar, written in two ways");
    assert!(
        older.contains_key("quarters/2024-q4/index.html"),
        "{:?}",
        older.keys()
    );
    check_page(
        &older,
        "quarters/2024-q4/index.html",
        &["Q4 2024/25 (January 2025 to March 2025)"],
        &[],
    );
    for calendar in [
        "{quarter_starts: [1, 4, 7, 10], starts: 4}",
        "{quarter_starts: [4, 7, 10, 1], period: year}",
    ] {
        let (errors, _) = files(calendar, FRONT, &[]);
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(
            errors[0].contains("E039") && errors[0].contains("drop `quarter_starts`"),
            "{errors:?}"
        );
    }
}

#[test]
fn a_number_of_the_calendar_outside_its_range_is_told_with_the_range() {
    for (calendar, message, hint) in [
        (
            "{starts: 13}",
            "`13` is not a whole number from 1 to 12",
            "write 12 or less",
        ),
        (
            "{starts: 0}",
            "`0` is not a whole number from 1 to 12",
            "write 1 or more",
        ),
        (
            "{grace: -1}",
            "`-1` is not a whole number from 0 to 60",
            "write 0 or more",
        ),
        (
            "{grace: ten}",
            "`ten` is not a whole number from 0 to 60",
            "write digits only",
        ),
    ] {
        let (errors, _) = files(calendar, FRONT, &[]);
        assert_eq!(errors, [format!("E007 {message}; {hint}")], "{calendar}");
    }
}

#[test]
fn words_for_a_period_lie_in_the_folder_of_its_kind() {
    let words = |title: &str| format!("---\ntitle: {title}\n---\nA good year.\n");
    let title = words("Our year");
    let (errors, made) = files(
        "{period: year, starts: 4}",
        FRONT,
        &[("years/2024-25.md", &title)],
    );
    assert!(errors.is_empty(), "{errors:?}");
    assert!(text(&made, "years/2024-25/index.html").contains("A good year."));
    for (calendar, path, hint) in [
        (
            "{period: year, starts: 4}",
            "years/2024-26.md",
            "name it as `2021-22.md`",
        ),
        (
            "{period: year}",
            "quarters/2024-Q1.md",
            "move it to content/years/",
        ),
        (
            "{period: month}",
            "months/2024-Q1.md",
            "name it as `2021-06.md`",
        ),
        (
            "{period: none}",
            "half-years/2024-H1.md",
            "`calendar: {period: half-year}`",
        ),
    ] {
        let (errors, _) = files(calendar, FRONT, &[(path, &title)]);
        assert_eq!(errors.len(), 1, "{path} with {calendar}: {errors:?}");
        assert!(
            errors[0].contains("E048") && errors[0].contains(hint),
            "{errors:?}"
        );
    }
}

#[test]
fn a_batch_from_long_ago_makes_no_page_for_a_time_without_news() {
    let front = "start: 2000-01-01\ndue: 2025-12-31\npublished: 2000-01-02\nevery: yearly\n\
        target: 100 benches\ndone: {2024: 20}";
    let pages = site("as_of: 2025-06-30", front, &[]);
    assert_eq!(
        names(&pages, "quarters/"),
        ["2000-q1", "2024-q4", "2025-q1", "2025-q2"]
    );
    check_page(&pages, "quarters/2025-q2/index.html", &["Q1 2025"], &[]);
    check_page(
        &pages,
        "quarters/2024-q4/index.html",
        &["Q1 2000", "Q1 2025"],
        &[],
    );
}

#[test]
fn a_figure_may_be_of_a_year_that_begins_in_april_or_of_several_years() {
    let front = "start: 2019-04-01\ndue: 2026-03-31\npublished: 2019-04-01\n\
        indicators: {rate: {name: Rate, unit: points, target: 90, baseline: {value: 10, date: 2018/19}, \
        observations: {2020/21: 20, 2021-22: 30, 2022-23/2024-25: 40}}}";
    let pages = site(
        "as_of: 2025-08-31\ncalendar: {period: year, starts: 4}",
        front,
        &[],
    );
    let page = "projects/benches/index.html";
    check_page(
        &pages,
        page,
        &["2020/21", "2021/22", "2022/23 to 2024/25", "2018/19"],
        &[],
    );
    let zh = "zh-Hans/projects/benches/index.html";
    check_page(
        &pages,
        zh,
        &["2020/21年度", "2022/23年度至2024/25年度"],
        &[],
    );
    let figures = front
        .replace("2021-22", "2011-12")
        .replace("2022-23/2024-25", "2024/26");
    let (errors, _) = files("{period: year, starts: 4}", &figures, &[]);
    assert!(
        errors
            .iter()
            .any(|e| e.contains("`2024/26` is not a calendar day")),
        "{errors:?}"
    );
    let figures = front.replace("2021-22", "2011-12");
    let (errors, _) = files("{period: year, starts: 4}", &figures, &[]);
    assert!(
        errors.iter().any(|e| e.contains("write `2011/12`")),
        "{errors:?}"
    );
    let (errors, _) = files("{period: year}", front, &[]);
    let asked = ["2018/19", "2020/21", "2021-22", "2022-23/2024-25"].map(|date| {
        format!(
            "E009 `{date}` is not a calendar day; a year that begins in another month than \
             January needs the month in site.yaml, as in `calendar: {{starts: 4}}`"
        )
    });
    assert_eq!(errors, asked);
}
