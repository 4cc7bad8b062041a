//! `new project`: a file to fill in, with what the site already says.

use super::{Made, from_id, like, others};
use crate::amend::Refused;
use crate::base::{Date, Lang};
use crate::cli::Global;
use crate::cli::edit::Stop;
use crate::config::is_id;
use crate::io::writable;
use crate::model::{Settings, Site};
use crate::source::FileEdit;
use crate::yaml::quoted;
use std::io::{IsTerminal, Write};

/// The file of a project with one indicator.
pub fn project(
    global: &Global,
    site: &Site,
    name: &str,
    title: Option<&str>,
) -> Result<Made, Stop> {
    if !is_id(name) {
        let message = format!("`{}` cannot be the id of a project", name.escape_debug());
        let hint = format!(
            "use lower-case Latin letters, digits and hyphens, such as `{}`",
            like(name, "new-project")
        );
        return Err(Refused::new(message, hint).into());
    }
    let path = format!("content/projects/{name}.md");
    writable(
        &global.root,
        &[&path, &format!("content/projects/{name}/index.md")],
    )?;
    let title = title
        .map(str::to_owned)
        .or_else(|| asked(name))
        .unwrap_or_else(|| from_id(name));
    Ok(Made {
        edits: vec![FileEdit::new(path, text(&site.settings, &title))],
        todo: "Fill in target, figures and words",
    })
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

/// The file: the dates are those of the newest batch, or a year from today where there is none.
fn text(settings: &Settings, title: &str) -> String {
    let focuses: Vec<&str> = settings.focuses.iter().map(|g| &*g.id).collect();
    let focus = focuses.first().copied().unwrap_or("unknown");
    let batch = settings.batches.last();
    let start = batch.and_then(|b| b.start?.first());
    let start = start.unwrap_or_else(crate::cli::today);
    let due = start.plus_months(12);
    let mut lines = vec![
        format!("title: {}", quoted(title)),
        format!("focus: {focus}{}", others(&focuses[focuses.len().min(1)..])),
    ];
    if let Some(batch) = batch {
        let name = batch.group.name.get(Lang::DEFAULT);
        lines.push(format!(
            "batch: {}  # {name}, with its dates",
            batch.group.id
        ));
    }
    if batch.is_none_or(|b| b.start.is_none()) {
        lines.push(format!("start: {start}  # the first day"));
    }
    if batch.is_none_or(|b| b.due.is_none()) {
        lines.push(format!("due: {due}  # the day of the promise"));
    }
    lines.extend(who_and_where(settings));
    lines.extend(figures(start));
    format!(
        "---\n{}\n---\nWhat it is, for whom, and where. Write as you would tell a neighbour.\n",
        lines.join("\n")
    )
}

/// Who answers for it and where it works, as comments to take the sign off, with the ids that the
/// site has.
fn who_and_where(settings: &Settings) -> Vec<String> {
    let departments: Vec<&str> = settings.departments.iter().map(|g| &*g.id).collect();
    let places: Vec<&str> = settings.places.iter().map(|g| &*g.id).collect();
    let people: Vec<&str> = settings.people.iter().map(|p| &*p.id).collect();
    let line = |key: &str, ids: &[&str], value: String| match ids {
        [] => None,
        [_, rest @ ..] => Some(format!("# {key}: {value}{}", others(rest))),
    };
    let first = |ids: &[&str]| ids.first().map_or_else(String::new, |id| (*id).to_owned());
    let lines = [
        line("lead", &people, first(&people)),
        line("departments", &departments, first(&departments)),
        line("places", &places, format!("[{}]", first(&places))),
    ];
    lines.into_iter().flatten().collect()
}

/// The promise and its figures; the example of a plan lies half way.
fn figures(start: Date) -> [String; 3] {
    [
        "target: 100 homes  # a number and its unit".to_owned(),
        format!(
            "# plan: {{{}: 50}}  # what is to be done by when on the way",
            start.plus_months(6)
        ),
        format!(
            "done: {{}}  # figures by day, such as {{{}: 12}}",
            start.plus_months(1)
        ),
    ]
}
