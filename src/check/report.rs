//! Dated reports: their words stay reports, their figures go to the project.

use super::observation::{PartFigure, Series, Unit};
use super::parts::Dimensions;
use super::{Context, action, bodies, evidence};
use crate::base::number::Notation;
use crate::base::{Code, Date, PartialDate, Span, Text};
use crate::discover::{ProjectFiles, ReportFiles};
use crate::model::vocabulary::{Accumulation, ReportKind, Visibility};
use crate::model::{InFile, Project, Report, Settings, When};
use crate::reference;
use crate::yaml::{Fields, Key, Node, Reader, Value};
use std::sync::Arc;

/// Reads all reports of a project, by day, and hands their figures, milestones and actions to it.
pub fn reports(
    project: &mut Project,
    files: &ProjectFiles,
    context: Context<'_>,
    reader: &mut Reader,
) {
    for report_files in &files.reports {
        if let Some(report) = report(project, report_files, context, reader) {
            project.reports.push(report);
        }
    }
}

fn report(
    project: &mut Project,
    files: &ReportFiles,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<Report> {
    let main = files.versions.main()?;
    let document = context.parsed.documents.get(&main)?;
    let place = InFile(Span::start_of(main));
    let front = context.parsed.fronts.take(main)?;
    let mut fields = Fields::of(&front, &reference::REPORT)?;
    // Words alone are what was done. A front matter without a kind could be of guidance, which is
    // internal.
    let kind = match document.has_front {
        false => ReportKind::Progress,
        true => fields
            .require("kind", "the report", "progress", reader.diags)
            .and_then(|n| reader.word(n))?,
    };
    // Guidance is given inside the office unless it says otherwise.
    let usual = if kind == ReportKind::Guidance {
        Visibility::Internal
    } else {
        Visibility::Public
    };
    let folder = project.folder.clone();
    let mut report = Report {
        slug: files.slug.as_str().into(),
        date: files.date,
        about: fields.take("for").and_then(|n| about(n, reader)),
        kind,
        title: fields.take("title").and_then(|n| reader.text(n)),
        next: fields.take("next").and_then(|n| reader.text(n)),
        blocker: fields.take("blocker").and_then(|n| reader.text(n)),
        by: fields.take("by").and_then(|n| reader.text(n)),
        places: super::refs::known(
            fields.take("places"),
            "place",
            context.settings.places.iter().map(|g| &*g.id),
            reader,
        ),
        photos: evidence::photos(fields.take("photos"), &folder, context, reader),
        visibility: fields
            .take("visibility")
            .and_then(|n| reader.word(n))
            .unwrap_or(usual),
        bodies: bodies::bodies(context, &files.versions),
        place,
    };
    figures(
        project,
        &report,
        fields.take("observations"),
        fields.take("done"),
        context.settings,
        reader,
    );
    milestones(project, report.date, fields.take("milestones"), reader);
    let actions = action::actions(
        fields.take("actions"),
        &project.evidence,
        context.settings,
        Some(report.date),
        reader,
    );
    project.actions.extend(actions);
    fields.finish(reader.diags);
    translations(&mut report, files, context, reader);
    Some(report)
}

/// What `for` names: a day, or a period where the figures are of a month, a quarter or a year.
fn about(node: &Node, reader: &mut Reader) -> Option<PartialDate> {
    let text = reader.exact(node, "a date")?;
    let date = PartialDate::parse(text, reader.begins).filter(|date| *date != PartialDate::Unknown);
    if date.is_none() {
        reader.bad_date(text, node.span);
    }
    date
}

/// Figures of a report are about its day (or `for`) and published on its day.
fn figures(
    project: &mut Project,
    report: &Report,
    observations: Option<&Node>,
    done: Option<&Node>,
    settings: &Settings,
    reader: &mut Reader,
) {
    let main = Key {
        text: "main".into(),
        span: report.place.0,
    };
    let short = done.map(|node| {
        (
            Key {
                span: node.span,
                ..main
            },
            node.clone(),
        )
    });
    let long = observations.map_or(&[][..], |n| {
        reader.entries(n, "a map from indicator to figure")
    });
    if report.visibility == Visibility::Internal && (short.is_some() || !long.is_empty()) {
        let span = long
            .first()
            .map(|(key, _)| key.span)
            .or(done.map(|n| n.span))
            .unwrap_or(report.place.0);
        reader.error(
            Code::FiguresNotPublic,
            span,
            "a report that is not public holds figures",
            "put them into a public report or the project's file",
        );
        return;
    }
    for (key, node) in long.iter().chain(short.iter()) {
        figure(project, report, (key, node), settings, reader);
    }
}

fn figure(
    project: &mut Project,
    report: &Report,
    (key, node): (&Key, &Node),
    settings: &Settings,
    reader: &mut Reader,
) {
    let Some(at) = project
        .indicators
        .iter()
        .position(|i| i.id == key.text.as_ref().into())
    else {
        super::refs::unknown(
            &key.text,
            "indicator",
            project.indicators.iter().map(|i| &*i.id),
            key.span,
            reader,
        );
        return;
    };
    let Some((when, mut figures)) = figures_at(project, at, report, (key, node), settings, reader)
    else {
        return;
    };
    let within = report.period().filter(|_| matches!(when, When::Day(_)));
    for (_, figure) in &mut figures {
        figure.published = figure.published.or(Some(report.date));
        figure.within = figure.within.or(within);
    }
    Arc::make_mut(&mut project.indicators[at]).add(figures);
}

/// What a report says of the indicator at a place in the list, and what that is about.
fn figures_at(
    project: &Project,
    at: usize,
    report: &Report,
    (key, node): (&Key, &Node),
    settings: &Settings,
    reader: &mut Reader,
) -> Option<(When, Vec<PartFigure>)> {
    let of = &project.indicators[at];
    let series = Series {
        accumulation: of.accumulation,
        kind: of.kind,
        proof: &project.evidence,
        dimensions: Dimensions {
            settings,
            indicator: &of.id,
            by: &of.by,
        },
        notation: Notation::Untold,
        unit: Unit::none(),
    };
    let when = when(&series, report, node, key, reader)?;
    Some((when, series.figure(node, when, key.span, reader)))
}

/// The report's day; for a per-period indicator the `period` that the figure names, else the
/// report's.
fn when(
    series: &Series<'_>,
    report: &Report,
    node: &Node,
    key: &Key,
    reader: &mut Reader,
) -> Option<When> {
    if series.accumulation != Accumulation::PerPeriod {
        return Some(When::Day(report.counts_on()));
    }
    let period = match &node.value {
        Value::Map(_) => {
            Fields::of(node, &reference::FIGURE).and_then(|mut fields| fields.take("period"))
        }
        _ => None,
    };
    let Some(period) = period else {
        if let Some(period) = report.period() {
            return Some(When::Period(period));
        }
        let message = format!(
            "`{}` counts per period, and this figure names none",
            key.text
        );
        reader.error(
            Code::BadPeriod,
            key.span,
            message,
            "write `{period: 2021-06, value: 12}`",
        );
        return None;
    };
    series.when(reader.exact(period, "a period")?, period.span, reader)
}

/// Milestones that the report says were met; the public could know it from its day on.
fn milestones(project: &mut Project, published: Date, node: Option<&Node>, reader: &mut Reader) {
    for (key, value) in node.map_or(&[][..], |n| {
        reader.entries(n, "a map from milestone to the day it was met")
    }) {
        let Some(met) = reader.date(value) else {
            continue;
        };
        match project.milestones.iter_mut().find(|m| *m.id == *key.text) {
            Some(milestone) if milestone.met.is_some() => {
                let message = format!("milestone `{}` is met in two places", key.text);
                let other = (milestone.place.0, "the milestone".to_owned());
                reader
                    .diags
                    .push_two(Code::FigureTwice, key.span, message, "keep one", other);
            }
            Some(milestone) => {
                milestone.met = Some(met);
                milestone.met_published = Some(published);
            }
            None => super::refs::unknown(
                &key.text,
                "milestone",
                project.milestones.iter().map(|m| &*m.id),
                key.span,
                reader,
            ),
        }
    }
}

fn translations(
    report: &mut Report,
    files: &ReportFiles,
    context: Context<'_>,
    reader: &mut Reader,
) {
    for (lang, file) in files.versions.files.iter().skip(1) {
        let Some(front) = context.parsed.fronts.take(*file) else {
            continue;
        };
        let Some(mut fields) = Fields::of(&front, &reference::REPORT_WORDS) else {
            continue;
        };
        for (key, slot) in [
            ("title", &mut report.title),
            ("next", &mut report.next),
            ("blocker", &mut report.blocker),
            ("by", &mut report.by),
        ] {
            if let Some(words) = fields.take(key).and_then(|n| reader.string(n)) {
                *slot = Some(Text::translated(slot.as_ref(), *lang, words));
            }
        }
        fields.finish(reader.diags);
    }
}
