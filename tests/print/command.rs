//! `milepost print` with the real browser: the files that it writes, and that two runs give the
//! same bytes.

use super::folder;
use milepost::pdf::Document;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the command in a folder, on the small site of these tests.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
    run_in(folder, &self::folder().join("site"), &arguments)
}

/// Runs the command in a folder on a site.
pub fn run_in(folder: &Path, site: &Path, arguments: &[String]) -> Output {
    print(folder, site, arguments).output().expect("it runs")
}

fn print(folder: &Path, site: &Path, arguments: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command
        .env_remove("SOURCE_DATE_EPOCH")
        .current_dir(folder)
        .arg("-C")
        .arg(site)
        .arg("print")
        .args(arguments);
    command
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn contents_get_the_numbers_of_their_pages_and_two_runs_the_same_bytes() {
    let (one, other) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let output = run(one.path(), &["method/", "--check"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("Printed 4 pages") && said(&output).contains("with 2 passes"),
        "{}",
        said(&output)
    );
    let output = run(other.path(), &["method/index.html", "--pdf", "own.pdf"]);
    assert!(output.status.success(), "{}", said(&output));
    let bytes = fs::read(one.path().join("method.pdf")).expect("printed");
    assert_eq!(
        bytes,
        fs::read(other.path().join("own.pdf")).expect("printed")
    );
    assert!(
        bytes
            .windows(24)
            .any(|part| part == b"/ModDate(D:2021123100000")
    );
    let document = Document::read(bytes.clone().into()).expect("a PDF");
    let contents: String = document.pages[1]
        .marks
        .values()
        .map(|mark| mark.text.as_str())
        .collect();
    assert_eq!(contents, "目录一3二4");
    assert_eq!((document.places["one"], document.places["二 章"]), (3, 4));
}

#[test]
fn links_to_other_pages_lead_to_the_published_site() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(
        run(folder.path(), &["method/", "--lang", "en"])
            .status
            .success()
    );
    let bytes = fs::read(folder.path().join("method.en.pdf")).expect("printed");
    let document = Document::read(bytes.clone().into()).expect("a PDF");
    assert_eq!(document.lang.as_deref(), Some("en"));
    let links = &document.pages[2].links;
    assert!(
        !links.is_empty()
            && links
                .iter()
                .all(|link| link == "https://example.org/s/en/projects/lifts/"),
        "{:?}",
        document.pages[2].links
    );
}

#[test]
fn several_reports_of_one_run_go_into_a_folder_and_leave_no_other_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(
        folder.path(),
        &["method/", "projects/", "--out", "a/b", "--format", "json"],
    );
    assert!(output.status.success(), "{}", said(&output));
    let mut names: Vec<_> = fs::read_dir(folder.path().join("a/b"))
        .expect("made")
        .flatten()
        .map(|e| e.file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["method.pdf", "projects.pdf"]);
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        lines.contains("\"file\":\"a/b/method.pdf\",\"page\":\"method/index.html\",\"pages\":4"),
        "{lines}"
    );
}

#[test]
fn a_pdf_that_is_there_already_is_checked_without_its_page() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), &["method/"]).status.success());
    let output = run(folder.path(), &["--check", "method.pdf"]);
    assert!(
        output.status.success() && said(&output).contains("Checked method.pdf: 4 pages"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_link_in_the_place_of_a_pdf_stays_and_leads_to_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("shared")).expect("a folder");
    fs::write(at("shared/report.pdf"), "%PDF-1.4 old").expect("a file");
    std::os::unix::fs::symlink("shared/report.pdf", at("report.pdf")).expect("a link");
    let output = run(folder.path(), &["method/", "--pdf", "report.pdf"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        fs::symlink_metadata(at("report.pdf"))
            .expect("there")
            .is_symlink()
    );
    assert!(Document::read(fs::read(at("shared/report.pdf")).expect("there").into()).is_ok());
    assert_eq!(
        fs::read_dir(at("shared")).expect("a folder").count(),
        1,
        "nothing else is left there"
    );
}

#[test]
fn a_print_of_the_demo_takes_less_than_100_mb_beside_the_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["2021-q4", "--quiet"].map(str::to_owned);
    let mut child = print(folder.path(), Path::new(env!("CARGO_MANIFEST_DIR")), &words)
        .spawn()
        .expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("it can be asked").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap_or_default();
        most = most.max(line.trim().trim_end_matches(" kB").parse().unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(folder.path().join("2021-q4.pdf").is_file());
    assert!((10_000..100_000).contains(&most), "{most} kB");
}

#[test]
fn a_computer_without_a_chinese_font_is_told_which_to_install() {
    let folder = tempfile::tempdir().expect("a folder");
    let conf = folder.path().join("fonts.conf");
    let cache = folder.path().join("cache");
    let text = format!(
        "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{}</cachedir></fontconfig>",
        cache.display()
    );
    fs::write(&conf, text).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command
        .current_dir(folder.path())
        .env("FONTCONFIG_FILE", &conf)
        .arg("-C")
        .arg(self::folder().join("site"));
    let output = command
        .args(["print", "method/", "--check"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("letters have no shape in any font and print as boxes (pages 1–4)"),
        "{}",
        said(&output)
    );
    assert!(
        said(&output).contains("fonts-noto-cjk"),
        "{}",
        said(&output)
    );
}
