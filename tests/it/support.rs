//! What the tests share: the demonstration built once, sites in memory, the program as it is run,
//! and a folder for one site.

use milepost::base::{FileId, Hash, SafePath, Severity};
use milepost::emit::sink::Sink;
use milepost::io::{Failure, FolderSource, MemorySink, MemorySource, Output};
use milepost::source::Source;
use milepost::{Options, Outcome, run};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Files of text by path.
pub type Texts = BTreeMap<String, String>;

// --- sites in memory

/// A folder of this repository; `.` is the site of the demonstration.
pub fn repository(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// A site of this repository where it lies.
pub fn site_of(folder: &str) -> FolderSource {
    FolderSource::open(&repository(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"))
}

/// Every file of a site of this repository, to be edited.
pub fn files_of(folder: &str) -> Files {
    let source = site_of(folder);
    let files = source.files().iter().enumerate();
    files
        .map(|(at, file)| {
            let bytes = source.read(FileId(at as u32));
            (file.path.clone(), bytes.expect(&file.path))
        })
        .collect()
}

/// What a build says, and what it makes.
pub fn build(source: &dyn Source, options: &Options) -> (Outcome, Files) {
    let sink = MemorySink::new();
    let outcome = run(source, options, Some(&sink), &|_, _| {});
    (outcome, sink.into_files())
}

/// What a build makes that has to succeed.
pub fn built(source: &dyn Source, options: &Options) -> Files {
    let (outcome, files) = build(source, options);
    let (errors, stopped) = (errors(&outcome), &outcome.stopped);
    assert!(outcome.made.is_some(), "{errors:?} {stopped:?}");
    files
}

/// What a build of these files makes that has to succeed.
pub fn built_from<P: Into<String>, B: Into<Vec<u8>>>(
    files: impl IntoIterator<Item = (P, B)>,
) -> Files {
    built(&MemorySource::new(files), &Options::default())
}

/// The demonstration, built once for all tests.
pub fn demo() -> &'static Files {
    static DEMO: LazyLock<Files> = LazyLock::new(|| built(&site_of("."), &Options::default()));
    &DEMO
}

/// The demonstration with the permanent editions of its quarters, built once for all tests.
pub fn demo_with_editions() -> &'static Files {
    static DEMO: LazyLock<Files> = LazyLock::new(|| {
        let options = Options {
            editions: Some(true),
            ..Options::default()
        };
        built(&site_of("."), &options)
    });
    &DEMO
}

/// Code and message of each mistake that a run has found.
pub fn errors<T>(outcome: &Outcome<T>) -> Vec<String> {
    let errors = outcome
        .diagnostics
        .iter()
        .filter(|d| d.code.severity() == Severity::Error);
    errors
        .map(|d| format!("{} {}", d.code.id(), d.message))
        .collect()
}

/// A file that has to be there.
pub fn file_of<'f, F>(files: &'f BTreeMap<String, F>, path: &str) -> &'f F {
    files
        .get(path)
        .unwrap_or_else(|| panic!("no {path} among {:?}", files.keys().collect::<Vec<_>>()))
}

/// A file of text that has to be there.
pub fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = file_of(files, path);
    std::str::from_utf8(bytes).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What is said, on a page or anywhere else, has all of some phrases and none of others.
pub fn check_said(place: &str, said: &str, says: &[&str], never: &[&str]) {
    for phrase in says {
        let has = said.contains(phrase);
        assert!(has, "{place} does not say `{phrase}`:\n{said}");
    }
    for phrase in never {
        let has = said.contains(phrase);
        assert!(!has, "{place} says `{phrase}`:\n{said}");
    }
}

/// The words of a page as a reader meets them: without tags, drawings' styles and scripts, blanks
/// pressed together.
pub fn words_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let silent = ["script", "style"]
            .iter()
            .find(|tag| rest[at + 1..].starts_with(**tag));
        let close = silent.map_or_else(|| ">".to_owned(), |tag| format!("</{tag}>"));
        let end = rest[at..]
            .find(&close)
            .map_or(rest.len(), |n| at + n + close.len());
        text.push(' ');
        rest = &rest[end..];
    }
    text.push_str(rest);
    let text = text
        .replace("&#x27;", "’")
        .replace("&amp;", "&")
        .replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every local link of the pages leads to one of the files. The page for missing addresses is left
/// out, since a server shows it at any depth.
pub fn check_links(files: &Files) {
    for (path, bytes) in files.iter().filter(|(path, _)| {
        path.ends_with(".html") && *path != "404.html" && !path.ends_with("/404.html")
    }) {
        let html = String::from_utf8_lossy(bytes);
        for part in html
            .split(" href=\"")
            .skip(1)
            .chain(html.split(" src=\"").skip(1))
        {
            let href = part.split('"').next().unwrap_or("");
            if href.starts_with('#') || href.contains(':') || href.is_empty() {
                continue;
            }
            let mut folder: Vec<&str> = path.split('/').collect();
            folder.pop();
            for step in href.split('#').next().unwrap_or("").split('/') {
                match step {
                    ".." => drop(
                        folder
                            .pop()
                            .unwrap_or_else(|| panic!("{path}: {href} leaves the site")),
                    ),
                    name => folder.push(name),
                }
            }
            let target = folder.join("/");
            assert!(
                files.contains_key(&target),
                "{path} links to {href}, which does not exist ({target})"
            );
        }
    }
}

/// The bytes of a file as a browser reads them: those of the index of the search are packed.
pub fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(bytes);
    match bytes.starts_with(b"\x1f\x8b") && reader.read_to_end(&mut plain).is_ok() {
        true => plain,
        false => bytes.to_vec(),
    }
}

/// All files as texts.
pub fn texts(files: Files) -> Texts {
    files
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

/// Holds what came out against a file of a site's folder `expected`, or with `UPDATE=1` writes it.
pub fn check_expected(site: &str, file: &str, found: &str) {
    let path = repository(site).join("expected").join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("inside a folder")).expect("writable");
        fs::write(&path, found).expect("writable");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, expected,
        "{site}: {file} differs; UPDATE=1 writes it, read the difference"
    );
}

// --- the program

/// How a program ended, and what it wrote.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code; -1 when a signal has ended it.
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The command `milepost` with some words.
pub fn milepost(words: &[&str]) -> Command {
    let mut command = bare(env!("CARGO_BIN_EXE_milepost"));
    command.args(words);
    command
}

/// A program that nobody's settings reach: no clock but the machine's, no colours, no progress bar,
/// no configuration of git.
pub fn bare(program: &str) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(n, _)| n.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    for name in ["SOURCE_DATE_EPOCH", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
        .env("CI", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null");
    for (name, value) in [
        ("NAME", "T"),
        ("EMAIL", "t@t.example"),
        ("DATE", "2021-08-31T00:00:00Z"),
    ] {
        command
            .env(format!("GIT_AUTHOR_{name}"), value)
            .env(format!("GIT_COMMITTER_{name}"), value);
    }
    command
}

// --- folders

/// A site folder of its own, removed after the test.
pub struct Site(TempDir);

impl Site {
    /// A site with nothing but a title.
    pub fn new() -> Site {
        Site::with(&[("content/site.yaml", "title: x")])
    }

    /// A site of these files.
    pub fn with(files: &[(&str, &str)]) -> Site {
        let site = Site(tempfile::tempdir().expect("a folder for the test"));
        files.iter().for_each(|(path, text)| site.write(path, text));
        site
    }

    /// The content of a site of this repository.
    pub fn copy_of(folder: &str) -> Site {
        let site = Site::with(&[]);
        copy(&repository(folder).join("content"), &site.at("content"));
        site
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).expect(path)
    }

    /// Puts a text in the place of the first that is like another one.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Runs milepost in the folder.
    pub fn run(&self, words: &[&str]) -> Ran {
        ran(milepost(words).current_dir(self.root()))
    }

    /// Runs milepost in the folder, which has to succeed; what it said.
    pub fn fine(&self, words: &[&str]) -> String {
        let Ran { code, out, err } = self.run(words);
        assert_eq!(code, 0, "milepost {words:?}: {err}");
        out + &err
    }

    /// Runs git in the folder, which has to succeed.
    pub fn git(&self, words: &[&str]) {
        let Ran { code, err, .. } = ran(bare("git").args(words).current_dir(self.root()));
        assert_eq!(code, 0, "git {words:?}: {err}");
    }

    /// The folder as an output to be written to.
    pub fn open(&self) -> Result<Output, Failure> {
        Output::open(self.root(), &self.at("output"))
    }

    /// Writes files as the output of a build.
    pub fn put(&self, files: &Texts) -> Result<milepost::io::Outcome, Failure> {
        put_all(self.open()?, files).and_then(Output::commit)
    }

    /// Everything in the output but the list that milepost keeps for itself.
    pub fn output(&self) -> Texts {
        let mut files = everything(&self.at("output"));
        files.remove(".milepost-manifest");
        files
    }
}

/// Puts files into an output one by one.
pub fn put_all(output: Output, files: &Texts) -> Result<Output, Failure> {
    for (path, text) in files {
        let path = SafePath::new(path).expect("a safe path");
        output
            .put(&path, text.as_bytes(), Hash::of(text.as_bytes()))
            .map_err(|e| Failure::world("write", "", e))?;
    }
    Ok(output)
}

/// Copies every file below a folder.
pub fn copy(from: &Path, to: &Path) {
    for (path, at) in below(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("inside")).expect("a folder");
        fs::copy(at, to).expect("a copy");
    }
}

/// Every file below a folder as text; links and pipes by what they are.
pub fn everything(folder: &Path) -> Texts {
    let what = |at: &Path| {
        let kind = fs::symlink_metadata(at).expect("there").file_type();
        match (kind.is_file(), kind.is_fifo()) {
            // What is no text stands as its bytes.
            (true, _) => String::from_utf8(fs::read(at).expect("readable"))
                .unwrap_or_else(|error| format!("{:?}", error.into_bytes())),
            (_, true) => "a pipe".to_owned(),
            _ => "a link".to_owned(),
        }
    };
    below(folder)
        .iter()
        .map(|(path, at)| (path.clone(), what(at)))
        .collect()
}

/// Everything below a folder that is no folder, with its path from there, sorted; empty where the
/// folder is missing.
pub fn below(folder: &Path) -> Vec<(String, PathBuf)> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let entry = entry.expect("an entry");
            let path = entry.path();
            if entry.file_type().expect("a kind").is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy();
                found.push((name.into_owned(), path));
            }
        }
    }
    found.sort();
    found
}
