//! A site folder for one test, and the trees that tests build in it.

use milepost::base::SafePath;
use milepost::emit::sink::Sink;
use milepost::io::{Failure, Outcome, Output};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site: path and text of every file.
pub type Tree = BTreeMap<String, String>;

/// A site folder of its own, removed after the test.
pub struct Site(TempDir);

impl Site {
    pub fn new() -> Site {
        let site = Site(tempfile::tempdir().expect("a folder for the test"));
        site.write("content/site.yaml", "title: x");
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

    pub fn open(&self) -> Result<Output, Failure> {
        Output::open(self.root(), &self.at("output"))
    }

    pub fn build(&self, tree: &Tree) -> Result<Outcome, Failure> {
        put_all(self.open()?, tree).and_then(Output::commit)
    }

    /// Everything in the output but the list that milepost keeps for itself.
    pub fn output(&self) -> Tree {
        let mut tree = everything(&self.at("output"));
        tree.remove(".milepost-manifest");
        tree
    }
}

/// Puts a tree file by file.
pub fn put_all(output: Output, tree: &Tree) -> Result<Output, Failure> {
    for (path, text) in tree {
        let path = SafePath::new(path).expect("a safe path");
        output
            .put(&path, text.as_bytes())
            .map_err(|e| Failure::world("write", "", e))?;
    }
    Ok(output)
}

pub fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// Every file below a folder; links and pipes by what they are.
pub fn everything(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let entry = entry.expect("an entry");
            let (path, kind) = (entry.path(), entry.file_type().expect("a kind"));
            let name = path
                .strip_prefix(folder)
                .expect("below")
                .to_string_lossy()
                .into_owned();
            if kind.is_dir() {
                waiting.push(path);
            } else if kind.is_file() {
                tree.insert(name, fs::read_to_string(&path).expect("text"));
            } else {
                tree.insert(
                    name,
                    if kind.is_fifo() { "a pipe" } else { "a link" }.to_owned(),
                );
            }
        }
    }
    tree
}

pub fn first() -> Tree {
    tree(&[
        ("index.html", "one"),
        ("projects/lifts/index.html", "lifts"),
        ("projects/old/index.html", "old"),
        ("a.css", "a"),
    ])
}

pub fn second() -> Tree {
    tree(&[
        ("index.html", "two"),
        ("projects/lifts/index.html", "lifts"),
        ("projects/new/index.html", "new"),
        ("a.css", "a"),
    ])
}
