//! The pages of what moved: all changes and corrections, and progress against the original
//! promises.

use super::super::page::Page;
use super::super::{Here, RenderError, charts};
use super::history::{self, EntryView};
use super::row::status;
use super::site::PageView;
use super::{LinkView, drawn, figure, lists, row};
use crate::base::PartialDate;
use crate::derive::{IndicatorInsight, Original, ProjectInsight};
use crate::model::words::CorrectionKind;
use crate::theme::Arg;
use serde::Serialize;

/// All that moved, each list the newest first.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// Promises that moved.
    pub promises: Vec<EntryView>,
    /// Figures that were wrong.
    pub corrections: Vec<EntryView>,
    /// Figures for which better data came in.
    pub revisions: Vec<EntryView>,
    /// Projects that ended or paused, and indicators that were closed.
    pub ended: Vec<EntryView>,
    /// Progress against the original promises, where one moved.
    pub targets: Option<String>,
    /// The feed of all this; `None` where the site does not know its own address.
    pub feed: Option<String>,
}

/// The page of changes.
pub fn changes(here: &Here<'_>) -> (PageView, ChangesView) {
    let projects = &here.insight.projects;
    let corrected = |kind: CorrectionKind| {
        newest(projects.iter().flat_map(|p| {
            let found = p.known.corrections.iter().filter(move |c| c.kind == kind);
            found.filter_map(move |c| history::correction(here, p, c))
        }))
    };
    let view = ChangesView {
        promises: newest(
            projects
                .iter()
                .flat_map(|p| history::changes(here, p))
                .chain(history::of_site(here)),
        ),
        corrections: corrected(CorrectionKind::Correction),
        revisions: corrected(CorrectionKind::Revision),
        ended: newest(projects.iter().flat_map(|p| history::ends(here, p))),
        targets: here.href_if(&Page::Targets),
        feed: feed(here),
    };
    (
        lists::titled(here, "menu-changes", "changes-description"),
        view,
    )
}

/// The address of the feed; `None` where the site does not know its own.
pub fn feed(here: &Here<'_>) -> Option<String> {
    let path = Page::Changes.path(here.lang, here.settings());
    here.settings()
        .base_url
        .as_ref()
        .map(|_| here.href_own(&format!("{path}feed.xml")))
}

/// Everything that moved, the newest first.
pub fn all(here: &Here<'_>) -> Vec<EntryView> {
    let of = |p| {
        [
            history::changes(here, p),
            history::corrections(here, p),
            history::ends(here, p),
        ]
        .into_iter()
        .flatten()
    };
    newest(
        here.insight
            .projects
            .iter()
            .flat_map(of)
            .chain(history::of_site(here)),
    )
}

/// Entries by day, the newest first; of one day in the order of the site.
pub fn newest(entries: impl Iterator<Item = EntryView>) -> Vec<EntryView> {
    let mut entries: Vec<EntryView> = entries.collect();
    entries.sort_by(|a, b| b.date.iso.cmp(&a.date.iso));
    entries
}

/// Indicators whose promise moved.
#[derive(Debug, Serialize)]
pub struct TargetsView {
    /// One each.
    pub rows: Vec<TargetView>,
    /// In one sentence.
    pub summary: String,
    /// The page of all changes.
    pub changes: String,
}

/// One indicator against its original promise.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// The project's number.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// The indicator.
    pub indicator: String,
    /// Its status against the present promise.
    pub status: row::StatusView,
    /// What was promised first: target and date.
    pub first: PromiseView,
    /// What is promised now.
    pub now: PromiseView,
    /// How far the target moved, in percent of the first way; `None` when it did not.
    pub target_drift: Option<String>,
    /// How far the date moved.
    pub date_drift: Option<String>,
    /// Present progress less progress against the first promise.
    pub difference: Option<String>,
    /// The promises as they stood, drawn.
    pub ladder_html: String,
}

/// A promise with what was done of it.
#[derive(Debug, Serialize)]
pub struct PromiseView {
    /// The target.
    pub target: Option<String>,
    /// The date.
    pub due: String,
    /// Progress against it in percent.
    pub progress: Option<String>,
}

/// The page of moved targets.
///
/// # Errors
/// A template of a chart that does not fit.
pub fn targets(here: &Here<'_>) -> Result<(PageView, TargetsView), RenderError> {
    let all = here
        .insight
        .projects
        .iter()
        .flat_map(|p| p.original.iter().map(move |o| (p, o)));
    let rows: Vec<TargetView> = all
        .filter_map(|(p, o)| target(here, p, o).transpose())
        .collect::<Result<_, _>>()?;
    let later = here
        .insight
        .projects
        .iter()
        .flat_map(|p| &p.original)
        .filter(|o| o.date_drift.is_some_and(|d| d > 0))
        .count();
    let summary = here.words().say(
        "targets-summary",
        &[("n", Arg::Count(rows.len())), ("later", Arg::Count(later))],
    );
    let view = TargetsView {
        rows,
        summary,
        changes: here.href(&Page::Changes),
    };
    Ok((
        lists::titled(here, "menu-targets", "targets-description"),
        view,
    ))
}

fn target(
    here: &Here<'_>,
    of: &ProjectInsight,
    original: &Original,
) -> Result<Option<TargetView>, RenderError> {
    let words = here.words();
    let indicator = of.indicators.iter().find(|i| i.indicator.id == original.id);
    let Some((indicator, first)) = indicator.and_then(|i| Some((i, first(here, of, i)?))) else {
        return Ok(None);
    };
    let percent = |share: f64| words.locale.percent(share);
    let signed = |share: f64| {
        format!(
            "{}{}",
            if share < 0.0 { "\u{2212}" } else { "+" },
            percent(share.abs())
        )
    };
    let days = |n: i32| {
        let key = if n < 0 {
            "targets-earlier"
        } else {
            "targets-later"
        };
        words.say(key, &[("n", Arg::Count(n.unsigned_abs() as usize))])
    };
    let chart = charts::rows::ladder(here, of, indicator);
    let key = format!(
        "c-ladder-{}-{}",
        of.known.id,
        crate::base::slug::ascii(&original.id, "main")
    );
    Ok(Some(TargetView {
        no: of.known.no,
        project: LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        },
        indicator: indicator.indicator.name.get(here.lang).to_owned(),
        status: status(here, indicator.judgement.status),
        first: PromiseView {
            progress: original.progress.map(percent),
            ..first
        },
        now: PromiseView {
            target: row::target(here, indicator),
            due: due(
                here,
                of,
                indicator.indicator.target.as_ref().and_then(|t| t.date),
            ),
            progress: indicator.progress.map(|p| percent(p.value)),
        },
        target_drift: original.target_drift.map(signed),
        date_drift: original.date_drift.filter(|d| *d != 0).map(days),
        difference: original.difference.filter(|d| d.abs() > 5e-4).map(|d| {
            let points = words
                .locale
                .number(crate::base::locale::round(d.abs() * 100.0, 1), 1);
            words.say(
                if d < 0.0 {
                    "targets-less"
                } else {
                    "targets-more"
                },
                &[("n", Arg::Text(&points))],
            )
        }),
        ladder_html: figure::html(here, &key, chart, drawn::source(here, of).as_deref())?,
    }))
}

/// The promise as first published.
fn first(here: &Here<'_>, of: &ProjectInsight, now: &IndicatorInsight) -> Option<PromiseView> {
    let original = crate::derive::known::first_published(&of.known);
    let then = original.indicator(&now.indicator.id)?.clone();
    let own = then.target.as_ref().and_then(|t| t.date);
    let date = own.unwrap_or(original.due);
    let then = IndicatorInsight {
        indicator: then,
        ..now.clone()
    };
    Some(PromiseView {
        target: row::target(here, &then),
        due: partial(here, date),
        progress: None,
    })
}

fn due(here: &Here<'_>, of: &ProjectInsight, own: Option<PartialDate>) -> String {
    partial(here, own.unwrap_or(of.known.due))
}

fn partial(here: &Here<'_>, date: PartialDate) -> String {
    here.words()
        .locale
        .partial(date, &here.words().say("unknown-date", &[]))
}
