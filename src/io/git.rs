//! The content of an earlier revision, read by the git program.
//!
//! Nothing of a revision is ever run or written: objects are listed and read, by fixed lists of
//! arguments, without a shell, without fetching what a partial clone left out, and deaf to the
//! `GIT_*` variables of whoever called us (a hook sets them for another folder).

use super::failure::{Failure, Kind, printable};
use super::memory::MemorySource;
use super::read::{MOST_BYTES, is_left_out};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The files of a site folder at a revision of the repository that holds it.
///
/// # Errors
/// No git, no repository, no such revision, no site in it.
pub fn site_at(root: &Path, revision: &str) -> Result<MemorySource, Failure> {
    if revision.is_empty() || revision.starts_with('-') || revision.chars().any(char::is_control) {
        return Err(refused(
            revision,
            "it is no name of a revision",
            "name a commit, a branch or a tag, such as `HEAD~1`",
        ));
    }
    let commit = commit(root, revision)?;
    let listed = run(
        root,
        revision,
        &["ls-tree", "-r", "-z", &commit, "--", "content", "themes"],
    )?;
    if !listed.status.success() {
        return Err(said(revision, &listed));
    }
    let files = entries(&listed.stdout);
    if files.is_empty() {
        let hint = "name a revision in which the site stood in this folder already";
        return Err(refused(
            revision,
            "it has no `content/` in this folder",
            hint,
        ));
    }
    let objects: Vec<&str> = files.iter().map(|(_, object)| object.as_str()).collect();
    let blobs = blobs(root, &objects).map_err(|error| Failure::world("read", revision, error))?;
    Ok(MemorySource::new(
        files.into_iter().map(|(path, _)| path).zip(blobs),
    ))
}

/// What git says of its version; `None` without git.
pub fn version() -> Option<String> {
    let said = git(Path::new(".")).arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    Some(said).filter(|said| !said.is_empty())
}

/// Whether a folder is in a repository.
pub fn is_kept(root: &Path) -> bool {
    let asked = git(root)
        .args(["rev-parse", "--is-inside-work-tree"])
        .stderr(Stdio::null())
        .output();
    asked.is_ok_and(|said| said.stdout.starts_with(b"true"))
}

/// The commit that a name stands for.
fn commit(root: &Path, revision: &str) -> Result<String, Failure> {
    let name = format!("{revision}^{{commit}}");
    let found = run(root, revision, &["rev-parse", "--verify", "--quiet", &name])?;
    let commit = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    if found.status.success() && !commit.is_empty() {
        return Ok(commit);
    }
    let inside = run(root, revision, &["rev-parse", "--is-shallow-repository"])?;
    if !inside.status.success() {
        let words = String::from_utf8_lossy(&inside.stderr);
        if words.contains("not a git repository") {
            let hint = "compare with a folder, a data file or the ledger: `--against DIR`, or run \
                `milepost seal` first";
            return Err(refused(
                revision,
                "the site folder is in no git repository",
                hint,
            ));
        }
        return Err(said(revision, &inside));
    }
    if String::from_utf8_lossy(&inside.stdout).trim() == "true" {
        let why = "there is no such revision, and this repository has only a part of its history \
            (a shallow clone)";
        return Err(refused(
            revision,
            why,
            "fetch the rest first: `git fetch --unshallow` (in CI: fetch-depth: 0)",
        ));
    }
    let hint =
        "name a commit, a branch, a tag, a folder or a file; `git log --oneline` lists commits";
    Err(refused(
        revision,
        "there is no such revision, folder or file",
        hint,
    ))
}

/// Path and object of each file; what is no plain file or hidden is left out, as on disk.
fn entries(listed: &[u8]) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
    let entry = |line: &[u8]| {
        let tab = line.iter().position(|b| *b == b'\t')?;
        let (about, path) = (text(&line[..tab])?, text(&line[tab + 1..])?);
        let mut words = about.split(' ');
        let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
        // Modes 100644 and 100755 are files; links and submodules are none.
        let plain = kind == "blob" && mode.starts_with("100");
        let shown = !path.split('/').any(|name| is_left_out(name.as_bytes()));
        (plain && shown).then(|| (path, object.to_owned()))
    };
    listed.split(|b| *b == 0).filter_map(entry).collect()
}

/// The bytes of objects, in the order asked for.
fn blobs(root: &Path, objects: &[&str]) -> io::Result<Vec<Vec<u8>>> {
    let mut child = git(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (Some(mut ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("git has no input"));
    };
    let asked: String = objects.iter().map(|object| format!("{object}\n")).collect();
    // Asking and reading at once: git would wait for a reader, and we for git.
    let read = std::thread::scope(|scope| {
        scope.spawn(move || drop(ask.write_all(asked.as_bytes())));
        let mut answer = BufReader::new(answer);
        objects
            .iter()
            .map(|object| blob(&mut answer, object))
            .collect::<io::Result<Vec<_>>>()
    });
    if read.is_err() {
        drop(child.kill());
    }
    child.wait()?;
    read
}

/// One answer: `OBJECT blob SIZE`, the bytes, a line end.
fn blob(answer: &mut impl BufRead, object: &str) -> io::Result<Vec<u8>> {
    let mut head = String::new();
    answer.read_line(&mut head)?;
    let mut words = head.trim_end().split(' ');
    let size = match (
        words.next(),
        words.next(),
        words.next().map(str::parse::<u64>),
    ) {
        (Some(name), Some("blob"), Some(Ok(size))) if name == object => size,
        _ => {
            return Err(io::Error::other(format!(
                "git does not have the object {object}"
            )));
        }
    };
    if MOST_BYTES < size {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "a file in it is larger than 32 MiB",
        ));
    }
    let mut bytes = vec![0; size as usize];
    answer.read_exact(&mut bytes)?;
    answer.read_exact(&mut [0])?;
    Ok(bytes)
}

fn run(root: &Path, revision: &str, arguments: &[&str]) -> Result<Output, Failure> {
    git(root)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                return Failure::world("read", revision, error);
            }
            let hint =
                "install git, or compare with a folder, a data file or the ledger".to_owned();
            let error = io::Error::new(
                io::ErrorKind::NotFound,
                "the program `git` is not installed",
            );
            Failure {
                path: printable(revision),
                action: "read",
                error,
                kind: Kind::World,
                hint,
            }
        })
}

/// Git in a folder, with an environment that nobody else has set.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    for (name, _) in
        std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"GIT_"))
    {
        command.env_remove(name);
    }
    command
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1");
    command
        .arg("-C")
        .arg(root)
        .arg("--no-pager")
        .stdout(Stdio::piped());
    command
}

fn refused(revision: &str, why: &str, hint: &str) -> Failure {
    Failure {
        action: "read",
        ..Failure::refused(revision, why, hint)
    }
}

/// What git itself said.
fn said(revision: &str, output: &Output) -> Failure {
    let words = String::from_utf8_lossy(&output.stderr);
    let first = words
        .lines()
        .next()
        .unwrap_or("git gave no answer")
        .trim_start_matches("fatal: ");
    let error = io::Error::other(printable(first));
    Failure {
        path: printable(revision),
        action: "read",
        error,
        kind: Kind::World,
        hint: String::new(),
    }
}
