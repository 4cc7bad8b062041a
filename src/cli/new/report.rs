//! `new report`: a dated report of a project.

use super::Made;
use crate::amend::{self, Opened};
use crate::base::Date;
use crate::cli::edit::Stop;
use crate::cli::{Global, today};
use crate::model::{Indicator, Project, Site};
use crate::source::Source;

/// The file of a report, its figures and words in comments.
pub fn report(
    global: &Global,
    (site, source): (&Site, &dyn Source),
    id: &str,
    date: Option<Date>,
) -> Result<Made, Stop> {
    let project = amend::project(site, id)?;
    let day = date.or(global.as_of).or(site.settings.as_of);
    let day = day.unwrap_or_else(today);
    let mut opened = Opened::new((&site.settings, project), source)?;
    opened.give_folder()?;
    opened.add_report(day, &text(project))?;
    Ok(Made {
        edits: opened.edits(),
        todo: "Take the `#` off what you report",
    })
}

fn text(project: &Project) -> String {
    let mut lines = vec![
        "kind: progress  # or guidance, showcase".to_owned(),
        "# for: 2021-08  # what the figures are about, where that is not the day of the report"
            .to_owned(),
    ];
    if !project.indicators.is_empty() {
        lines.push("# observations:".to_owned());
        lines.extend(project.indicators.iter().map(|indicator| figure(indicator)));
    }
    let open = || project.milestones.iter().filter(|m| m.met.is_none());
    if let Some(first) = open().next() {
        let all: Vec<&str> = open().map(|m| &*m.id).collect();
        let others = super::others(&all[1..]);
        lines.push(format!(
            "# milestones: {{{}: 2021-08-31}}{others}",
            first.id
        ));
    }
    lines.push("# next: \"What comes next.\"".to_owned());
    lines.push("# blocker: \"What stands in the way.\"".to_owned());
    lines.push("# photos: [{file: yard.jpg, alt: \"What it shows\"}]".to_owned());
    format!("---\n{}\n---\nWhat happened.\n", lines.join("\n"))
}

/// A figure to fill in, with what the last one was.
fn figure(indicator: &Indicator) -> String {
    let unit = indicator
        .unit
        .as_ref()
        .and_then(|unit| unit.versions().next());
    let unit = unit.map_or_else(String::new, |(_, unit)| format!(" {unit}"));
    let last = indicator.observations.last();
    let last = last.and_then(|o| Some(format!("{}{unit} for {}", o.value.as_ref()?, o.about())));
    let last = last.map_or_else(
        || format!("no figure yet{unit}"),
        |last| format!("last {last}"),
    );
    format!(
        "#   {}: 0  # {}",
        indicator.id,
        last.replace(['\n', '\r'], " ")
    )
}
