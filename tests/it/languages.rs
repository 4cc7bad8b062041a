//! What a site is in the languages that it speaks, and in those that it does not speak yet.

use crate::support::{Files, built_from, check_said, text};

/// A site of one project in some languages.
fn site(languages: &str) -> Files {
    let config = format!(
        "title: Our promises\npublisher: The office\nlanguages: [{languages}]\nfocuses: {{f: Care}}\n"
    );
    let project = "---\ntitle: Benches\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\n\
        target: 10 benches\ndone: {2021-06-30: 4}\n---\nThe text.\n";
    built_from([
        ("content/site.yaml", config.as_str()),
        ("content/projects/benches.md", project),
    ])
}

fn check(languages: &str, page: &str, says: &[&str]) {
    let files = site(languages);
    check_said(
        &format!("{page} of [{languages}]"),
        text(&files, page),
        says,
        &[],
    );
}

#[test]
fn the_switch_names_each_language_in_its_own_words() {
    check(
        "en, zh-Hans, fr-CA, ar, pt-BR",
        "index.html",
        &[
            "hreflang=\"zh-Hans\">中文</a>",
            "hreflang=\"fr-CA\">français</a>",
            "hreflang=\"ar\">العربية</a>",
            "hreflang=\"pt-BR\">português (Brasil)</a>",
        ],
    );
}

#[test]
fn a_page_from_right_to_left_says_so_on_the_screen_and_on_paper() {
    let begins = ["<html lang=\"ar\" dir=\"rtl\""];
    check("en, ar", "ar/index.html", &begins);
    check("en, ar", "ar/projects/benches/index.html", &begins);
    check("en, ar", "ar/print/projects/benches/index.html", &begins);
    check("en, ar", "index.html", &["<html lang=\"en\" dir=\"ltr\""]);
}
