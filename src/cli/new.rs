//! `new project`: a file to fill in, with what the site already says.

use super::{Global, edit, report};
use crate::base::{Date, Lang, slug};
use crate::config::is_id;
use crate::io::failure::printable;
use crate::io::write_new;
use crate::model::Settings;
use crate::source::FileEdit;
use crate::yaml::quoted;
use std::io::{IsTerminal, Write};
use std::time::{SystemTime, UNIX_EPOCH};

/// Adds a project with one indicator to the site; gives the exit code.
pub fn project(global: &Global, name: &str, title: Option<&str>) -> u8 {
    if !is_id(name) {
        let hint = slug::suggested(name, "new-project");
        eprintln!(
            "error: `{}` cannot be the id of a project; use lower-case Latin letters, digits and \
             hyphens, such as `{hint}`",
            name.escape_debug()
        );
        return 2;
    }
    let Some((_, settings)) = global.settings() else {
        let config = global.root.join("content/site.yaml");
        eprintln!(
            "error: {} is missing or has mistakes; run `milepost init` or `milepost check` first",
            printable(config)
        );
        return 2;
    };
    let title = title
        .map(str::to_owned)
        .or_else(|| asked(name))
        .unwrap_or_else(|| from_id(name));
    let text = text(&settings, &title);
    let path = format!("content/projects/{name}.md");
    match write_new(&global.root, &[(&path, text.as_bytes())]) {
        Ok(()) => {
            let is_kept = edit::kept(global, &[FileEdit::new(&*path, text)]);
            let file = global.root.join(&path);
            eprintln!(
                "Made {}. Fill in target, figures and words, then run milepost check",
                printable(file)
            );
            edit::tell_undo(global, is_kept);
            0
        }
        Err(failure) => report::failure(&failure),
    }
}

/// The title that a person types; `None` without a person or an answer.
fn asked(name: &str) -> Option<String> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    eprint!("Title of the project [{}]: ", from_id(name));
    drop(std::io::stderr().flush());
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok()?;
    Some(line.trim().to_owned()).filter(|title| !title.is_empty())
}

/// `night-buses` → `Night buses`.
fn from_id(name: &str) -> String {
    // An id is ASCII, so that its first letter is one byte.
    let words = name.replace('-', " ");
    words[..1].to_uppercase() + &words[1..]
}

/// The file: the dates are those of the newest batch, or a year from today where there is none.
fn text(settings: &Settings, title: &str) -> String {
    let ids = |groups: &[crate::model::settings::Group]| {
        groups.iter().map(|g| g.id.to_string()).collect::<Vec<_>>()
    };
    let focuses = ids(&settings.focuses);
    let others = if focuses.len() < 2 {
        String::new()
    } else {
        format!("  # or {}", focuses[1..].join(", "))
    };
    let focus = focuses.first().map_or("unknown", String::as_str);
    let batch = settings.batches.last();
    let start = batch.and_then(|b| b.start?.first()).unwrap_or_else(today);
    let due = start.plus_months(12);
    let mut lines = vec![
        format!("title: {}", quoted(title)),
        format!("focus: {focus}{others}"),
    ];
    if let Some(batch) = batch {
        lines.push(format!(
            "batch: {}  # {}, with its dates",
            batch.group.id,
            batch.group.name.get(Lang::DEFAULT)
        ));
    }
    if batch.is_none_or(|b| b.start.is_none()) {
        lines.push(format!("start: {start}  # the first day"));
    }
    if batch.is_none_or(|b| b.due.is_none()) {
        lines.push(format!("due: {due}  # the day of the promise"));
    }
    let example = start.plus_months(1);
    lines.push("target: 100 homes  # a number and its unit".to_owned());
    lines.push(format!(
        "done: {{}}  # figures by day, such as {{{example}: 12}}"
    ));
    format!(
        "---\n{}\n---\nWhat it is, for whom, and where. Write as you would tell a neighbour.\n",
        lines.join("\n")
    )
}

/// Today, counted in UTC.
fn today() -> Date {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    Date(0).plus(i32::try_from(seconds / 86_400).unwrap_or(0))
}
