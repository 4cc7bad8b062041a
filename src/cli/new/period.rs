//! `new quarter`: words for a quarter, or for another period by which the site reports.

use super::{Made, others};
use crate::amend::Refused;
use crate::base::{Date, Period};
use crate::check::newest_fact;
use crate::cli::edit::Stop;
use crate::cli::{Global, today};
use crate::io::writable;
use crate::model::Site;
use crate::source::FileEdit;

/// The file with words for a period, all of them in comments but the projects shown first.
pub fn period(global: &Global, site: &Site, named: Option<&str>) -> Result<Made, Stop> {
    let calendar = &site.settings.calendar;
    let Some(kind) = calendar.period else {
        let hint = "write `calendar: {period: quarter}` in site.yaml to have them";
        return Err(Refused::new("the site reports by no period", hint).into());
    };
    let as_of = global.as_of.or(site.settings.as_of);
    let as_of = as_of.or_else(|| newest_fact(site)).unwrap_or_else(today);
    let last = ended(Period::of(kind, as_of, calendar.starts), as_of);
    let period = match named {
        None => last,
        Some(text) => Period::named(kind, text, calendar.starts).ok_or_else(|| {
            let message = format!("`{}` names no {}", text.escape_debug(), kind.word());
            Refused::new(message, format!("write it as `{}`", name(last)))
        })?,
    };
    let path = format!("content/{}/{}.md", kind.plural(), name(period));
    writable(&global.root, &[&path])?;
    Ok(Made {
        edits: vec![FileEdit::new(path, text(site, period))],
        todo: "Take the `#` off what you say",
    })
}

/// The period of a day once that has ended it, else the one before.
fn ended(period: Period, day: Date) -> Period {
    if period.last <= day {
        period
    } else {
        period.before()
    }
}

/// As its file is named: `2021-Q3`, `2024-25`.
fn name(period: Period) -> String {
    period.to_string().replace('/', "-")
}

fn text(site: &Site, period: Period) -> String {
    let ids: Vec<&str> = site.projects.iter().map(|p| &*p.id).collect();
    let (first, rest) = match ids.as_slice() {
        [] => ("", &[][..]),
        [first, rest @ ..] => (*first, rest),
    };
    format!(
        "---\n# title: \"What the period is called, if not by its name\"\n\
         featured: [{first}]  # the projects that are shown first{}\n\
         # showcase:\n#   dates: [{}]\n#   host: \"Who showed it\"\n#   stops:\n\
         #     - {{project: {}, place: \"Where\", note: \"What was to be seen.\"}}\n---\n",
        others(rest).replacen("  # or", ":", 1),
        period.last,
        if first.is_empty() { "ID" } else { first },
    )
}
