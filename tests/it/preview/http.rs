//! The preview as a browser sees it.

use crate::support::{Site, milepost};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A preview that runs until the end of a test.
struct Running {
    child: Child,
    port: u16,
    said: BufReader<std::process::ChildStderr>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().expect("the preview runs");
        self.child.wait().expect("the preview ends");
    }
}

/// An answer: its status, its head and its body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Running {
    fn new(site: &Site, words: &[&str]) -> Running {
        let mut command = milepost(&["serve", "--port", "0"]);
        command.args(words).current_dir(site.root());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(child.stderr.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("a line");
        let port = line
            .split(':')
            .nth(2)
            .and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address in {line}"));
        Running { child, port, said }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(path, &format!("localhost:{}", self.port))
    }

    fn ask(&self, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let asked = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(asked.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Waits as the script of a page does, until there is another one.
    fn waits(&self, page: &str) {
        let (_, rest) = page.split_once("reload.js?").expect("the script");
        let generation = rest.split('"').next().expect("its generation");
        let answer = self.get(&format!("/.milepost/wait?{generation}"));
        assert_eq!(answer.status, 200, "{}", answer.head);
    }
}

fn town() -> Site {
    let project =
        "---\ntitle: Lifts\nfocus: care\nstart: 2021-01-04\ndue: 2021-12-31\n---\nWords.\n";
    Site::with(&[
        (
            "content/site.yaml",
            "title: T\npublisher: P\nlanguages: [en]\nfocuses: {care: Care}\nas_of: 2021-06-30\n",
        ),
        ("content/projects/lifts.md", project),
        (
            "content/projects/later.md",
            &project.replace("title: Lifts", "title: Later\ndraft: true"),
        ),
    ])
}

const PAGE: &str = "/projects/lifts/";

#[test]
fn a_page_is_told_of_an_edit_and_shows_it_also_when_it_asks_late() {
    for words in [&[][..], &["--poll"]] {
        let site = town();
        let preview = Running::new(&site, words);
        let first = preview.get(PAGE).body;
        assert!(first.contains("Words."), "{first}");
        site.edit("content/projects/lifts.md", "Words.", "Other words.");
        let begun = Instant::now();
        preview.waits(&first);
        assert!(begun.elapsed() < Duration::from_secs(10), "{words:?}");
        // The page was made before the edit, and asks after the preview knows of it.
        preview.waits(&first);
        let second = preview.get(PAGE).body;
        assert!(second.contains("Other words."), "{words:?}: {second}");
    }
}

#[test]
fn a_mistake_stands_over_the_page_until_it_is_repaired() {
    let site = town();
    let preview = Running::new(&site, &[]);
    let first = preview.get(PAGE).body;
    site.edit("content/projects/lifts.md", "title: Lifts", "titel: Lifts");
    preview.waits(&first);
    let broken = preview.get(PAGE).body;
    let banner = broken.find("milepost-mistakes\"").expect("the mistake");
    assert!(
        banner < broken.find("Words.").expect("the page as it was"),
        "{broken}"
    );
    site.edit(
        "content/projects/lifts.md",
        "titel: Lifts",
        "title: Lifts again",
    );
    preview.waits(&broken);
    let repaired = preview.get(PAGE).body;
    assert!(repaired.contains("Lifts again") && !repaired.contains("milepost-mistakes"));
}

#[test]
fn a_template_that_fits_no_view_is_a_mistake_of_its_pages_alone() {
    let site = town();
    let preview = Running::new(&site, &[]);
    let first = preview.get(PAGE).body;
    site.write(
        "themes/civic/project.html",
        "<html><head></head><body>{{ view.nothing }}</body></html>",
    );
    preview.waits(&first);
    let broken = preview.get(PAGE);
    assert_eq!(broken.status, 500);
    for part in ["themes/civic/project.html", "Words.", "milepost-mistakes\""] {
        assert!(broken.body.contains(part), "{part}: {}", broken.body);
    }
    let other = preview.get("/");
    assert!(other.status == 200 && !other.body.contains("milepost-mistakes\""));
}

#[test]
fn drafts_are_marked_and_stand_in_no_preview_that_did_not_ask_for_them() {
    let site = town();
    let preview = Running::new(&site, &["--drafts"]);
    let draft = preview.get("/projects/later/").body;
    assert!(draft.contains("This project is a draft."), "{draft}");
    assert!(!preview.get(PAGE).body.contains("milepost-mark\""));
    assert!(
        preview
            .get("/.milepost/marks.css")
            .body
            .contains("\"/later/index.html\"")
    );
    let other = Running::new(&site, &[]);
    assert_eq!(other.get("/projects/later/").status, 404);
    assert!(!other.get(PAGE).body.contains("marks.css"));
}

#[test]
fn only_its_own_names_are_answered_and_an_address_of_the_network_is_told_with_a_warning() {
    let site = town();
    let preview = Running::new(&site, &[]);
    assert_eq!(preview.ask("/", "evil.example").status, 403);
    assert_eq!(
        preview
            .ask("/", &format!("192.0.2.7:{}", preview.port))
            .status,
        403
    );
    let mut open = Running::new(&site, &["--host", "0.0.0.0"]);
    assert_eq!(open.get("/").status, 200);
    assert_eq!(
        open.ask("/", &format!("evil.example:{}", open.port)).status,
        403
    );
    let mut line = String::new();
    open.said.read_line(&mut line).expect("a line");
    // A machine without any network has no such address, and nothing to warn of.
    if let Some((_, rest)) = line.split_once("warning: everybody in the network of http://") {
        let own = rest.split('/').next().expect("its address");
        assert_eq!(open.ask("/", own).status, 200, "{own}");
    }
}

#[test]
fn a_port_that_is_asked_for_and_taken_is_told() {
    let site = town();
    let preview = Running::new(&site, &[]);
    let again = site.run(&["serve", "--port", &preview.port.to_string()]);
    assert_eq!(again.code, 3);
    assert!(again.err.contains("--port"), "{}", again.err);
}
