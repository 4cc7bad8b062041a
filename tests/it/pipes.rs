//! Standard output that breaks: a closed pipe is no fault, and a full disk is told once.

use crate::support::{milepost, repository};
use std::fs::File;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_closed_pipe_is_no_fault() {
    for words in [
        &["-C", "tables", "check", "--format", "json"][..],
        &["explain"],
        &["man"],
        &["completions", "bash"],
    ] {
        let mut run = milepost(words)
            .current_dir(repository("tests/sites"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        drop(run.stdout.take());
        let mut said = String::new();
        run.stderr
            .take()
            .expect("a pipe")
            .read_to_string(&mut said)
            .expect("UTF-8");
        assert_eq!(
            run.wait().expect("ends").code(),
            Some(0),
            "{words:?}: {said}"
        );
        assert!(!said.contains("fault"), "{words:?}: {said}");
    }
}

#[test]
fn a_full_standard_output_is_told_once() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return;
    };
    let run = milepost(&["explain"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(3), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("standard output") && !said.contains("fault"),
        "{said}"
    );
}
