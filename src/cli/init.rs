//! `init` and `new`: files to begin with.

use super::{Global, report};
use crate::base::slug;
use crate::config::is_id;
use crate::io::write_new;
use std::path::Path;

const SITE: &str = include_str!("sample/site.yaml");
const LIFTS: &str = include_str!("sample/lifts.md");
const LIBRARY: &str = include_str!("sample/library.md");
const ABOUT: &str = include_str!("sample/about.md");

/// Two branches that both sealed are joined line by line.
const ATTRIBUTES: &str = "content/ledger.csv merge=union\n";

/// Makes a small site that builds.
pub fn init(global: &Global, dir: &Path) -> u8 {
    let root = if dir == Path::new(".") { global.root.clone() } else { dir.to_owned() };
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
            let go = if root == Path::new(".") { String::new() } else { format!("cd {} && ", root.display()) };
            eprintln!("Made a small site in {}. Next: {go}milepost build, then open output/index.html", root.display());
            0
        }
        Err(failure) => report::failure(&failure),
    }
}

/// Adds a project with one indicator to the site.
pub fn project(global: &Global, name: &str) -> u8 {
    if !is_id(name) {
        let hint = slug::suggested(name, "new-project");
        eprintln!(
            "error: `{}` cannot be the id of a project; use lower-case Latin letters, digits and hyphens, such as `{hint}`",
            name.escape_debug()
        );
        return 2;
    }
    let config = global.root.join("content/site.yaml");
    let Some(focus) = first_focus(global) else {
        eprintln!(
            "error: there is no site in {}; run `milepost init` first ({} is missing or has no focus)",
            global.root.display(),
            config.display()
        );
        return 2;
    };
    let text = format!(
        "---\ntitle: {name}\nfocus: {focus}\nstart: 2021-04-01          # the first day\ndue: 2021-12-31            # the day of the promise\ntarget: 100 homes          # a number and its unit\ndone: {{}}                   # {{2021-04-30: 12, 2021-05-31: 26}}\n---\nWhat it is, for whom, and where. Write as you would tell a neighbour.\n"
    );
    let path = format!("content/projects/{name}.md");
    match write_new(&global.root, &[(&path, text.as_bytes())]) {
        Ok(()) => {
            eprintln!(
                "Made {}. Fill in title, dates, target and figures, then run milepost check",
                global.root.join(&path).display()
            );
            0
        }
        Err(failure) => report::failure(&failure),
    }
}

/// The first focus of the site, for the new file.
fn first_focus(global: &Global) -> Option<String> {
    let source = crate::io::FolderSource::open(&global.root).ok()?;
    use crate::source::Source;
    let file = source.find("content/site.yaml")?;
    let text = String::from_utf8(source.read(file).ok()?).ok()?;
    let settings = crate::config::settings(&text, file, &mut crate::base::Diagnostics::new())?;
    Some(settings.focuses.first().map_or_else(|| "unknown".to_owned(), |g| g.id.to_string()))
}
