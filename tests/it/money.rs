//! The page of money: what is added up, of whom, and what is not.

use crate::support::{Files, built_from, check_said, text, words_of};

const SITE: &str = "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nas_of: 2021-12-31\n\
                    focuses: {a: Alpha, b: Beta}\ndepartments: {d: Works, e: Parks}\n";

/// A site with projects by id, focus, department, which may be empty, and money.
fn site(settings: &str, projects: &[(&str, &str, &str, &str)]) -> Files {
    let project = |(id, focus, department, money): &(&str, &str, &str, &str)| {
        let led = match *department {
            "" => String::new(),
            department => format!("departments: {{lead: {department}}}\n"),
        };
        let body = format!(
            "---\ntitle: Title {id}\nfocus: {focus}\nstart: 2021-01-01\ndue: 2022-12-31\n\
             {led}target: 10 homes\n{money}---\n"
        );
        (format!("content/projects/{id}.md"), body)
    };
    let config = ("content/site.yaml".to_owned(), format!("{SITE}{settings}"));
    built_from([config].into_iter().chain(projects.iter().map(project)))
}

fn check_page(files: &Files, page: &str, says: &[&str], never: &[&str]) {
    check_said(page, &words_of(text(files, page)), says, never);
}

const FIRST: &str = "money: {budget: 100, spent: {2021-03-31: 10, 2021-06-30: 25.5}, \
                     source: Treasury}\n";
const SECOND: &str = "money: {budget: 40, committed: {2021-09-30: 30}, spent: {2021-12-31: 5}}\n";

#[test]
fn a_total_says_of_which_projects_it_is_in_its_own_line() {
    let files = site(
        "currency: EUR\n",
        &[
            ("p1", "a", "d", FIRST),
            ("p2", "b", "d", SECOND),
            ("p3", "b", "e", ""),
        ],
    );
    let says = [
        "2 of 3 projects publish money",
        "Budget: 140 EUR, published by 2 of 3 projects; one is not in it",
        "Spent: 30.5 EUR (30 June 2021 to 31 December 2021), published by 2 of 3",
        "Committed: 30 EUR (30 September 2021), published by 1 of 3 projects; 2 are not in it",
        "Beta 1 of 2 projects",
        "Works 2 of 2 projects",
        "30 EUR 30 September 2021 of 1 of 2",
        "Title p1 Source of the money: Treasury",
    ];
    check_page(&files, "money/index.html", &says, &["Parks", "Title p3"]);
    let says = [
        "3个项目中，2个公布了资金",
        "预算合计140EUR，由3个项目中的2个公布，其余1个未计入",
    ];
    check_page(&files, "zh-Hans/money/index.html", &says, &[]);
}

#[test]
fn amounts_in_two_currencies_or_units_are_never_added() {
    let of = |what: &str, amount: u32| format!("money: {{{what}, budget: {amount}}}\n");
    let [euro, yuan, ten] = [
        of("currency: EUR", 100),
        of("currency: CNY", 20),
        of("currency: CNY, unit: 万元", 3),
    ];
    let files = site(
        "currency: EUR\n",
        &[
            ("p1", "a", "d", &euro),
            ("p2", "a", "d", &yuan),
            ("p3", "b", "d", &ten),
            ("p4", "b", "d", &of("source: S", 7)),
        ],
    );
    let says = [
        "Amounts in EUR",
        "Amounts in CNY",
        "Amounts in 万元 (CNY)",
        "Budget: 107 EUR",
        "Budget: 20 CNY",
        "Budget: 3 万元",
    ];
    check_page(&files, "money/index.html", &says, &["130", "23 ", "127"]);
}

#[test]
fn a_site_without_money_has_no_page_of_it_and_one_with_it_leads_there() {
    let files = site("", &[("p1", "a", "d", "")]);
    assert!(!files.contains_key("money/index.html"));
    assert!(!text(&files, "index.html").contains("money/"));
    let files = site("menu: [projects, money]\n", &[("p1", "a", "d", FIRST)]);
    for (page, href) in [
        ("index.html", "href=\"money/index.html\""),
        ("projects/p1/index.html", "href=\"../../money/index.html\""),
    ] {
        assert!(text(&files, page).contains(href), "{page}");
    }
    // Nothing is left out, so nothing is said to be.
    let says = ["Budget: 100, of the one project", "Amounts without a unit"];
    check_page(&files, "money/index.html", &says, &["not in it"]);
}

#[test]
fn the_currency_of_the_site_comes_first_and_one_currency_is_one_however_it_is_written() {
    let of = |what: &str, amount: u32| format!("money: {{{what}, budget: {amount}}}\n");
    let [euro, code, word, unit] = [
        of("currency: EUR", 100),
        of("currency: CNY", 20),
        of("currency: RMB", 3),
        of("unit: {en: 元, zh-Hans: 元}", 4),
    ];
    let files = site(
        "currency: CNY\n",
        &[
            ("p1", "a", "d", &euro),
            ("p2", "a", "d", &code),
            ("p3", "b", "d", &word),
            ("p4", "b", "d", &unit),
        ],
    );
    let page = words_of(text(&files, "money/index.html"));
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("no {words}: {page}"))
    };
    assert!(at("Amounts in CNY") < at("Amounts in EUR"), "{page}");
    check_page(
        &files,
        "money/index.html",
        &["Budget: 27 CNY"],
        &["Amounts in 元"],
    );
}

#[test]
fn what_is_above_its_budget_is_said_in_words_on_both_pages() {
    let over = "money: {budget: 100, committed: {2021-06-30: 130}, spent: {2021-09-30: 120.5}}\n";
    let files = site(
        "currency: EUR\n",
        &[("p1", "a", "d", over), ("p2", "b", "d", SECOND)],
    );
    let says = [
        "Spent: 1 project is above its budget",
        "Committed: 1 project is above its budget",
        "20.5 EUR above the budget",
        "30 EUR above the budget",
        "1 project above its budget",
    ];
    check_page(&files, "money/index.html", &says, &[]);
    let says = [
        "Spent: 20.5 EUR above the budget.",
        "Committed: 30 EUR above the budget.",
    ];
    check_page(&files, "projects/p1/index.html", &says, &[]);
    check_page(&files, "projects/p2/index.html", &[], &["above the budget"]);
    check_page(
        &files,
        "zh-Hans/projects/p1/index.html",
        &["已支出：超出预算20.5EUR。"],
        &[],
    );
}

#[test]
fn sums_of_different_projects_have_no_bar_and_a_sentence_and_what_nobody_leads_has_a_row() {
    let only_budget = "money: {budget: 1000}\n";
    let only_spent = "money: {spent: {2021-06-30: 900}}\n";
    let files = site(
        "currency: EUR\n",
        &[
            ("p1", "a", "d", only_budget),
            ("p2", "a", "d", only_spent),
            ("p3", "b", "", FIRST),
        ],
    );
    let says = [
        "These totals cover different projects and cannot be compared: none of them is a part of another.",
        "No responsible department 1 of 1 project",
    ];
    check_page(&files, "money/index.html", &says, &[]);
    let html = text(&files, "money/index.html");
    let works = html.find("Works").expect("a row of the department");
    let row = &html[works..works + html[works..].find("</tr>").expect("its end")];
    assert!(!row.contains("<svg"), "{row}");
    // Where each sum is of all, the bar compares them.
    let alike = site(
        "currency: EUR\n",
        &[("p1", "a", "d", FIRST), ("p2", "b", "d", FIRST)],
    );
    check_page(
        &alike,
        "money/index.html",
        &[],
        &["These totals cover different projects"],
    );
    assert!(text(&alike, "money/index.html").contains("pr-bar-actual"));
}
