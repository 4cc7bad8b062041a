//! `init`: a small site to begin with.

use super::{Global, report};
use crate::io::failure::printable;
use crate::io::write_new;
use std::path::Path;

const SITE: &str = include_str!("sample/site.yaml");
const LIFTS: &str = include_str!("sample/lifts.md");
const LIBRARY: &str = include_str!("sample/library.md");
const ABOUT: &str = include_str!("sample/about.md");

/// Two branches that both sealed are joined line by line.
const ATTRIBUTES: &str = "content/ledger.csv merge=union\n";

/// Makes a small site that builds; gives the exit code. A `dir` of `.` means the folder of `-C`.
pub fn init(global: &Global, dir: &Path) -> u8 {
    let root = if dir == Path::new(".") {
        global.root.clone()
    } else {
        dir.to_owned()
    };
    let mut files: Vec<(&str, &[u8])> = vec![
        ("content/site.yaml", SITE.as_bytes()),
        ("content/projects/lifts.md", LIFTS.as_bytes()),
        ("content/projects/library.md", LIBRARY.as_bytes()),
        ("content/pages/about.md", ABOUT.as_bytes()),
    ];
    // A repository may have its own; joining two ledgers line by line is a help, not a need.
    if root.join(".gitattributes").symlink_metadata().is_err() {
        files.push((".gitattributes", ATTRIBUTES.as_bytes()));
    }
    match write_new(&root, &files) {
        Ok(()) => {
            let go = if root == Path::new(".") {
                String::new()
            } else {
                format!("cd {} && ", printable(&root))
            };
            eprintln!(
                "Made a small site in {}. Next: {go}milepost build, then open output/index.html",
                printable(&root)
            );
            0
        }
        Err(failure) => report::failure(&failure),
    }
}
