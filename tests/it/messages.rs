//! The messages of `check` and `build`: errors first, all of them, and each thing once.

use crate::support::{Ran, Site};

/// Exit code, standard output and standard error of a command on a site.
const CONFIG: &str =
    "title: Our promises\npublisher: Office\nlanguages: [en]\nfocuses: {f: A focus}\n";

fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::new();
    site.write("content/site.yaml", CONFIG);
    files.iter().for_each(|(path, text)| site.write(path, text));
    site
}

/// A project whose title is misspelt: two errors.
const WRONG: &str = "---\ntitel: Z\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\n---\nText.\n";

/// A project of eight lines with figures; `body` is its text.
fn project(name: &str, body: &str) -> String {
    format!(
        "---\ntitle: {name}\nfocus: f\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 100 homes\ndone: {{2021-03-31: 12}}\n---\n{body}\n"
    )
}

/// Eighty warnings, and two errors in the file that comes last.
fn walled() -> Site {
    let site = site(&[("content/projects/zz.md", WRONG)]);
    for n in 1..=40 {
        site.write(
            &format!("content/projects/p{n:02}.md"),
            &project("P", "a <br> b <br>"),
        );
    }
    site
}

#[test]
fn eighty_warnings_hide_no_error_in_any_format() {
    let site = walled();
    for command in ["check", "build"] {
        let Ran { code, out, err } = site.run(&[command]);
        assert_eq!((code, out.as_str()), (1, ""));
        let at = |words: &str| {
            err.find(words)
                .unwrap_or_else(|| panic!("{command}: no `{words}` in {err}"))
        };
        assert!(
            at("error[E004]: unknown key `titel`") < at("error[E006]: the project has no `title`"),
            "{err}"
        );
        assert!(
            at("error[E006]")
                < at(
                    "warning[W111]: 80 pieces of HTML are shown as text (`milepost check -v` lists them)"
                )
        );
        assert!(
            err.ends_with("2 errors, 80 warnings; nothing was written\n")
                && err.matches("warning[").count() == 1,
            "{err}"
        );
        for (format, error, warning) in [
            ("json", "\"severity\":\"error\"", "\"severity\":\"warning\""),
            ("github", "::error ", "::warning "),
        ] {
            let Ran { code, out, .. } = site.run(&[command, "--format", format]);
            let of = |what: &str| out.lines().filter(|line| line.contains(what)).count();
            assert_eq!(
                (code, of(error), of(warning)),
                (1, 2, 80),
                "{command} {format}: {out}"
            );
            assert!(
                out.lines().take(2).all(|line| line.contains(error)),
                "{command} {format}: {out}"
            );
        }
    }
}

#[test]
fn said_at_length_every_warning_is_there_and_quietly_none() {
    let site = walled();
    let err = site.run(&["check", "-v"]).err;
    assert_eq!(
        (
            err.matches("error[").count(),
            err.matches("warning[W111]").count()
        ),
        (2, 80),
        "{err}"
    );
    let Ran { code, err, .. } = site.run(&["check", "-q"]);
    assert_eq!(
        (
            code,
            err.matches("error[").count(),
            err.matches("warning").count()
        ),
        (1, 2, 0),
        "{err}"
    );
}

#[test]
fn more_errors_than_a_page_holds_are_all_there() {
    let site = site(&[]);
    for n in 1..=70 {
        site.write(&format!("content/projects/p{n:02}.md"), WRONG);
    }
    let err = site.run(&["check"]).err;
    assert_eq!(err.matches("error[E004]").count(), 70, "{err}");
}

#[test]
fn every_kind_of_warning_and_note_can_be_told_in_one_line() {
    use milepost::base::{Code, Severity};
    for code in Code::ALL {
        assert_eq!(
            code.several().is_some(),
            code.severity() != Severity::Error,
            "{}",
            code.id()
        );
    }
}

/// What `check` and `build` say about a site with these files besides one good project: the same,
/// and no fault.
fn refused(files: &[(&str, &str)], code: i32, words: &[&str]) {
    let site = site(&[("content/projects/p.md", &project("P", "Text."))]);
    files.iter().for_each(|(path, text)| site.write(path, text));
    for command in ["check", "build"] {
        let Ran {
            code: ended, err, ..
        } = site.run(&[command]);
        assert_eq!(ended, code, "{command}: {err}");
        for word in words {
            assert!(err.contains(word), "{command}: no `{word}` in {err}");
        }
        assert!(!site.at("output").exists());
    }
}

/// The configuration with more lines.
fn config(lines: &str) -> String {
    format!("{CONFIG}{lines}\n")
}

#[test]
fn check_finds_what_build_would_refuse() {
    let site = "content/site.yaml";
    let theme = config("theme: mine");
    refused(
        &[(site, &config("theme: nosuch"))],
        1,
        &[
            "error[E036]: there is no folder `themes/nosuch`",
            "site.yaml:5:8",
            "write `theme: civic`",
        ],
    );
    refused(
        &[
            (site, &theme),
            (
                "themes/mine/project.html",
                "{% extends \"civic/project.html\" %}\n{% block head %}{{ view.titel }}{% endblock head %}\n",
            ),
        ],
        2,
        &[
            "error[E060]: Field `titel` is not defined",
            "--> themes/mine/project.html:2:",
        ],
    );
    refused(
        &[
            (site, &theme),
            (
                "themes/mine/strings/en/own.ftl",
                "# Ours\nskip = Over { $where }\n",
            ),
        ],
        2,
        &[
            "error[E061]: `skip` has no variable `$where`",
            "--> themes/mine/strings/en/own.ftl:2:1",
            "2 | skip = Over { $where }",
        ],
    );
    refused(
        &[
            (site, &theme),
            ("themes/mine/strings/en/own.ftl", "skip = Over {\n"),
        ],
        2,
        &[
            "error[E061]: Expected an inline expression",
            "--> themes/mine/strings/en/own.ftl:2:1",
        ],
    );
    refused(
        &[(site, &theme), ("themes/mine/404.html", "<form></form>\n")],
        2,
        &["error[E062]: `404.html` has active content that no theme declared: element `form`"],
    );
    refused(
        &[(site, &theme), ("themes/mine/what?.png", "x")],
        1,
        &[
            "error[E048]: `what?.png` has a character that file systems refuse",
            "--> themes/mine/what?.png:1:1",
        ],
    );
    refused(
        &[(site, &theme), ("themes/mine/checksums.txt", "x")],
        1,
        &["error[E018]: milepost writes `checksums.txt` itself"],
    );
}

#[test]
fn names_that_the_program_needs_are_not_free() {
    // A style is of a kind that never goes out, which is said first.
    let style = [
        ("content/site.yaml", &*config("static: [style.css]")),
        ("content/style.css", "x"),
    ];
    refused(
        &style,
        1,
        &["error[E058]: `style.css` is of a kind that is not published"],
    );
    for name in ["checksums.txt", "robots.txt"] {
        let said = format!("error[E018]: milepost writes `{name}` itself");
        let place = format!("--> content/{name}:1:1");
        let file = format!("content/{name}");
        refused(
            &[
                ("content/site.yaml", &config(&format!("static: [{name}]"))),
                (&file, "x"),
            ],
            1,
            &[&said, &place],
        );
    }
}

#[test]
fn a_site_has_a_title_a_publisher_and_an_address_of_the_web() {
    for empty in ["\"\"", "\" \"", "{en: \"\"}", "\"\\t\""] {
        for key in ["title", "publisher"] {
            let text = CONFIG.lines().map(|l| {
                if l.starts_with(key) {
                    format!("{key}: {empty}\n")
                } else {
                    format!("{l}\n")
                }
            });
            let said = format!("error[E006]: the site has an empty `{key}`");
            refused(
                &[("content/site.yaml", &text.collect::<String>())],
                2,
                &[&said],
            );
        }
        refused(
            &[("content/projects/p.md", &project(empty, ""))],
            1,
            &["error[E006]: the project has an empty `title`"],
        );
    }
    let said = "error[E049]: `ftp://a.example/` is not the address of a site";
    refused(
        &[("content/site.yaml", &config("base_url: ftp://a.example/"))],
        2,
        &[said, "https://results.example/"],
    );
    let site = site(&[]);
    for command in ["check", "build", "diff"] {
        let Ran { code, err, .. } = site.run(&[command, "--base-url", "results.example"]);
        assert!(
            code == 2 && err.contains("write it as `https://results.example/`"),
            "{command}: {err}"
        );
    }
}

#[test]
fn every_output_is_served_whole_by_github_pages() {
    let site = site(&[("content/projects/p.md", &project("P", "Text."))]);
    let Ran { code, err, .. } = site.run(&["build"]);
    assert_eq!(code, 0, "{err}");
    let files = site.output();
    assert_eq!(files.get(".nojekyll").map(String::as_str), Some(""));
    for path in files.keys() {
        assert!(
            path == ".nojekyll" || !path.split('/').any(|part| part.starts_with(['_', '.'])),
            "{path}"
        );
    }
    assert!(
        files.keys().any(|path| path.contains("/page-files/")),
        "{:?}",
        files.keys()
    );
}
