//! `milepost print` without a real browser: what is asked for, and everything that can go wrong.

use crate::support::{Site, repository};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Runs `milepost print` in a folder of its own, with nothing in the path but what the test puts
/// there.
struct Press {
    site: Site,
}

impl Press {
    fn new() -> Press {
        let site = Site::new();
        let from = repository("tests/print/site");
        for file in [
            "content/site.yaml",
            "content/projects/lifts.md",
            "themes/civic/method.html",
            "themes/civic/css/99-sheet.css",
        ] {
            site.write(
                &format!("s/{file}"),
                &fs::read_to_string(from.join(file)).expect(file),
            );
        }
        fs::create_dir_all(site.at("bin")).expect("a folder");
        fs::create_dir_all(site.at("tmp")).expect("a folder");
        Press { site }
    }

    /// A program that is called like a browser.
    fn with_browser(self, name: &str, script: &str) -> Press {
        let path = self.site.at("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
        self
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command
            .env_clear()
            .env("PATH", self.site.at("bin"))
            .env("TMPDIR", self.site.at("tmp"))
            .env("HOME", self.site.root());
        command
            .current_dir(self.site.root())
            .args(["-C", "s", "print"])
            .args(arguments)
            .output()
            .expect("it runs")
    }

    /// Exit code and words; a failed print leaves neither a file nor a folder of its own.
    fn fails(&self, arguments: &[&str], code: i32, words: &[&str]) {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{arguments:?}: no `{word}` in {said}");
        }
        assert_eq!(
            fs::read_dir(self.site.at("tmp")).expect("readable").count(),
            0,
            "the scratch folder is gone"
        );
        let left: Vec<_> = fs::read_dir(self.site.root())
            .expect("readable")
            .flatten()
            .map(|e| e.file_name())
            .collect();
        assert!(
            !left
                .iter()
                .any(|name| name.to_string_lossy().contains("pdf")),
            "{left:?}"
        );
    }
}

#[test]
fn without_a_browser_it_says_what_to_install_and_which_page_to_print_by_hand() {
    let words = [
        "cannot find `a browser`: neither Chromium, Chrome nor Edge is installed",
        "sudo apt install chromium",
        "sudo dnf install chromium",
        "brew install",
        "Edge is there already",
        "https://example.org/s/method/ in any browser and press Ctrl+P",
    ];
    Press::new().fails(&["method/"], 3, &words);
}

#[test]
fn a_browser_that_was_named_and_is_not_there_is_not_replaced_by_another() {
    let press = Press::new().with_browser("chromium", "exit 0");
    press.fails(
        &["method/", "--browser", "/no/such"],
        3,
        &["/no/such is no program"],
    );
    press.fails(
        &["method/", "--browser", "lynx"],
        3,
        &["there is no program `lynx`"],
    );
}

#[test]
fn a_browser_that_hangs_is_ended_with_its_children() {
    // The child keeps a file open that tells whether it lives.
    let press = Press::new()
        .with_browser("chromium", "/bin/sh -c 'while :; do echo alive > \"$HOME/beat\"; /bin/sleep 0.1; done' &\n/bin/sleep 600");
    let began = Instant::now();
    press.fails(
        &["method/", "--time-limit", "1"],
        3,
        &[
            "the browser did not finish within 1 s and was ended",
            "--time-limit",
        ],
    );
    assert!(began.elapsed() < Duration::from_secs(30));
    fs::remove_file(press.site.at("beat")).expect("it lived");
    std::thread::sleep(Duration::from_millis(400));
    assert!(
        !press.site.at("beat").exists(),
        "a child outlived the browser"
    );
}

#[test]
fn a_browser_that_says_it_is_done_and_made_nothing_is_not_believed() {
    let press =
        Press::new().with_browser("chromium", "echo 'Fontconfig error: no fonts' >&2; exit 0");
    press.fails(
        &["method/"],
        3,
        &[
            "ended without a PDF (exit status: 0), and said: Fontconfig error: no fonts",
            "Ctrl+P",
        ],
    );
    let write = |text: &str| {
        format!(
            "for a in \"$@\"; do case $a in --print-to-pdf=*) printf '{text}' > \"${{a#*=}}\";; esac; done"
        )
    };
    let press = Press::new().with_browser("google-chrome", &write("<html>"));
    press.fails(&["method/"], 3, &["ended with a file that is no PDF"]);
    let press = Press::new().with_browser("microsoft-edge", &write("%%PDF-1.4 half"));
    press.fails(
        &["method/"],
        1,
        &["cannot print `method/index.html`: the browser made a PDF that cannot be read"],
    );
    let press = Press::new().with_browser(
        "chromium-browser",
        "echo 'No usable sandbox!' >&2; exit 133",
    );
    press.fails(&["method/"], 3, &["MILEPOST_NO_SANDBOX=1"]);
}

#[test]
fn the_browser_gets_a_fresh_profile_no_network_and_the_page_as_a_file() {
    let press = Press::new().with_browser(
        "chromium",
        "for a in \"$@\"; do echo \"$a\"; done > \"$HOME/arguments\"; exit 0",
    );
    press.fails(&["method/"], 3, &["without a PDF"]);
    let arguments = press.site.text("arguments");
    for flag in [
        "--headless\n",
        "--user-data-dir=",
        "--host-resolver-rules=MAP * ~NOTFOUND\n",
        "--generate-pdf-document-outline\n",
        "--timeout=90000\n",
        "/site/method/index.html\n",
    ] {
        assert!(arguments.contains(flag), "no {flag} in {arguments}");
    }
}

#[test]
fn a_target_that_cannot_be_written_is_told_before_the_browser_starts() {
    let press = Press::new().with_browser("chromium", "echo started > \"$HOME/started\"");
    press.fails(
        &["method/", "--pdf", "/proc/self/report.pdf"],
        3,
        &["cannot write `/proc/self/report.pdf`", "--pdf FILE"],
    );
    press.fails(
        &["method/", "--pdf", "none/report.pdf"],
        3,
        &["No such file or directory"],
    );
    press.site.write("notes", "mine");
    press.fails(
        &["method/", "--pdf", "notes"],
        2,
        &["it stands there already and is no PDF"],
    );
    assert_eq!(press.site.text("notes"), "mine");
    assert!(!press.site.at("started").exists());
}

#[test]
fn a_word_that_means_no_page_gets_the_nearest_that_does() {
    let press = Press::new();
    press.fails(&["methods/"], 2, &["there is no page `methods/` to print"]);
    press.fails(
        &["quarterly"],
        2,
        &["there is no page `quarterly` to print"],
    );
    press.fails(
        &["method/", "--lang", "fr"],
        2,
        &["there is no language `fr` to print; there is: zh-Hans, en"],
    );
    press.fails(
        &["method/", "projects/", "--pdf", "x.pdf"],
        2,
        &["`--pdf` names one file, and 2 were asked for"],
    );
    press.fails(&["x.pdf"], 2, &["print --check FILE.pdf"]);
    press.fails(
        &["method/", "-o", "x"],
        2,
        &["`--output` is the folder of the site"],
    );
}

#[test]
fn a_file_that_is_no_pdf_fails_the_check() {
    let press = Press::new();
    press.site.write("x/a.PDF", "%PDF-1.4 and no more");
    let output = press.run(&["--check", "x/a.PDF"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("error: x/a.PDF: it is no PDF, or it is damaged")
    );
}
