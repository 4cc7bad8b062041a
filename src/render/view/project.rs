//! One project, block by block.

use crate::derive::ProjectInsight;
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::of_project;
use crate::render::part::body::body;
use crate::render::part::headline::{HeadlineView, headline};
use crate::render::part::history::{self, EntryView};
use crate::render::part::indicators::{BreakdownView, IndicatorRowView, breakdown, others};
use crate::render::part::pace::facts;
use crate::render::part::page::{self, PageView};
use crate::render::part::prints;
use crate::render::part::promise::{moved, original, promise_source};
use crate::render::part::rail::{FactsView, rail};
use crate::render::part::record::{self, ActionView, EvidenceView, FeedbackView, PhotoView};
use crate::render::part::report::{ReportView, report};
use crate::render::part::row::row;
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::{
    DateView, FactView, LinkView, TextView, cadence, declared, group, reason, text, updated,
};
use crate::theme::Arg;
use serde::Serialize;

/// One project.
#[derive(Debug, Serialize)]
pub struct ProjectView {
    /// Its number.
    pub no: Option<u32>,
    /// Its title.
    pub title: TextView,
    /// Its focus.
    pub focus: Option<LinkView>,
    /// What it is.
    pub summary: Option<TextView>,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// When its figures were last updated.
    pub updated: Option<DateView>,
    /// Whether they are out of date.
    pub stale: bool,
    /// What was declared, by whom and when.
    pub declared: Option<String>,
    /// The original wording.
    pub promise: Option<TextView>,
    /// Where it was published.
    pub promise_source: Option<String>,
    /// The newest change of due date or target.
    pub moved: Option<EntryView>,
    /// Progress against the original promise, where it moved.
    pub original: Option<String>,
    /// The headline in large figures.
    pub headline: Option<HeadlineView>,
    /// Due date, days left, pace.
    pub facts: Vec<FactView>,
    /// The charts of the headline indicators.
    pub charts_html: Vec<String>,
    /// The other indicators.
    pub indicators: Vec<IndicatorRowView>,
    /// Breakdowns by place or group.
    pub breakdowns: Vec<BreakdownView>,
    /// The milestones as a chart.
    pub timeline_html: Option<String>,
    /// Breakdowns over time, as charts.
    pub breakdowns_html: Vec<String>,
    /// Small charts of all indicators, where there are many.
    pub multiples_html: Option<String>,
    /// How the promise moved, as a chart.
    pub ladder_html: Option<String>,
    /// Its money over time, as a chart.
    pub money_html: Option<String>,
    /// Its money.
    pub money: Vec<FactView>,
    /// Who says so.
    pub money_source: Option<String>,
    /// The write-up.
    pub body_html: String,
    /// Dated facts without a plan.
    pub events: Vec<EventView>,
    /// Problems and what is done.
    pub actions: Vec<ActionView>,
    /// Which kinds of things stand in the internal edition only.
    pub withheld: Option<String>,
    /// The three latest reports.
    pub reports: Vec<ReportView>,
    /// All others.
    pub older: Vec<LinkView>,
    /// Photographs.
    pub photos: Vec<PhotoView>,
    /// What residents said.
    pub feedback: Vec<FeedbackView>,
    /// What proves it.
    pub evidence: Vec<EvidenceView>,
    /// Promises that moved.
    pub changes: Vec<EntryView>,
    /// Figures that were replaced.
    pub corrections: Vec<EntryView>,
    /// Leads, departments, places, dates.
    pub rail: Vec<FactsView>,
    /// Whether its facts are invented for a demonstration.
    pub illustrative: bool,
    /// The permanent address.
    pub permanent: Option<String>,
    /// Its pages for paper.
    pub prints: Vec<LinkView>,
    /// The project before it in the list.
    pub previous: Option<LinkView>,
    /// The project after it.
    pub next: Option<LinkView>,
}

/// A dated fact.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// When.
    pub date: String,
    /// What.
    pub text: String,
}

/// A project's page.
///
/// # Errors
/// A template that does not fit, or a body that cannot be read again.
pub fn project(here: &PageContext<'_>, id: &str) -> Result<(PageView, ProjectView), RenderError> {
    let of = here
        .insight
        .project(id)
        .expect("a project's page exists only with its project");
    let known = &of.known;
    let rendered = body(here, &known.bodies, Some(of), "", 3)?;
    let lead = of.lead_indicator();
    let view = ProjectView {
        no: known.no,
        title: text(here, &known.title),
        focus: known
            .focus
            .as_ref()
            .map(|id| group::group_link(here, GroupKind::Focus, id)),
        summary: known.summary.as_ref().map(|s| text(here, s)),
        status: status(here, of.judgement.status),
        reason: reason::project_reason(here, of),
        updated: updated(here, of),
        stale: of.stale,
        declared: declared::declared(here, of),
        promise: known.promise.as_ref().map(|p| text(here, &p.text)),
        promise_source: promise_source(here, of),
        moved: moved(here, of),
        original: original(here, of),
        headline: lead.and_then(|i| headline(here, of, i)),
        facts: facts(here, of),
        charts_html: of_project::headlines(here, of)?,
        indicators: others(here, of),
        breakdowns: of
            .indicators
            .iter()
            .filter_map(|i| breakdown(here, i))
            .collect(),
        timeline_html: of_project::milestones(here, of)?,
        breakdowns_html: of_project::breakdowns(here, of)?,
        multiples_html: of_project::multiples(here, of)?,
        ladder_html: of_project::ladder(here, of)?,
        money_html: of_project::money(here, of)?,
        money: money(here, of),
        money_source: known
            .money
            .as_ref()
            .and_then(|m| m.source.as_ref())
            .map(|s| s.get(here.lang).to_owned()),
        body_html: rendered.html,
        events: events(here, of),
        actions: record::actions(here, of),
        withheld: cadence::withheld(here),
        reports: known
            .reports
            .iter()
            .rev()
            .take(3)
            .map(|r| report(here, of, r))
            .collect(),
        older: known
            .reports
            .iter()
            .rev()
            .skip(3)
            .map(|r| older(here, of, r))
            .collect(),
        photos: known
            .photos
            .iter()
            .map(|p| record::photo(here, p))
            .collect(),
        feedback: record::feedback(here, of),
        evidence: record::evidence(here, of),
        changes: history::changes(here, of),
        corrections: history::corrections(here, of),
        rail: rail(here, of),
        illustrative: known.provenance == crate::model::vocabulary::Provenance::Illustrative,
        permanent: here
            .settings()
            .base_url
            .as_ref()
            .map(|base| format!("{base}{}", here.page.path(here.lang, here.settings()))),
        prints: prints::of_project(here, &known.id),
        previous: neighbour(here, of, -1),
        next: neighbour(here, of, 1),
    };
    let title = view.title.text.clone();
    let description = known
        .summary
        .as_ref()
        .map_or_else(|| view.reason.clone(), |s| s.get(here.lang).to_owned());
    let other = rendered
        .other
        .or_else(|| (!known.title.has(here.lang)).then_some(known.title.words(here.lang).lang));
    Ok((page::page(here, title, description, other), view))
}

fn money(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let Some(money) = &of.known.money else {
        return Vec::new();
    };
    let words = here.words();
    let unit = money
        .unit
        .as_ref()
        .map(|u| u.get(here.lang).to_owned())
        .or_else(|| money.currency.as_ref().map(ToString::to_string))
        .unwrap_or_default();
    let amount = |v: &crate::base::Decimal| words.amount(v.value(), v.decimals(), &unit);
    let fact = |key: &str, value: String| FactView {
        label: words.say(key, &[]),
        value,
        href: None,
    };
    let dated = |(day, v): &(crate::base::Date, crate::base::Decimal)| {
        words.say(
            "amount-by",
            &[
                ("amount", Arg::Text(&amount(v))),
                ("date", Arg::Text(&words.locale.date(*day))),
            ],
        )
    };
    let budget = money
        .budget
        .as_ref()
        .map(|v| fact("money-budget", amount(v)));
    let committed = money
        .committed
        .last()
        .map(|v| fact("money-committed", dated(v)));
    let spent = money.spent.last().map(|v| fact("money-spent", dated(v)));
    budget.into_iter().chain(committed).chain(spent).collect()
}

fn events(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EventView> {
    let words = here.words();
    let view = |e: &crate::model::Event| EventView {
        date: words
            .locale
            .partial(e.date, &words.say("unknown-date", &[])),
        text: e.text.get(here.lang).to_owned(),
    };
    of.known.events.iter().map(view).collect()
}

fn older(here: &PageContext<'_>, of: &ProjectInsight, one: &crate::model::Report) -> LinkView {
    let kind = here
        .words()
        .say(&format!("report-{}", one.kind.word()), &[]);
    let title = one
        .title
        .as_ref()
        .map_or(kind, |t| t.get(here.lang).to_owned());
    LinkView {
        href: Some(here.href(&Page::Report(of.known.id.clone(), one.slug.clone()))),
        text: format!("{} {title}", here.words().locale.date(one.date)),
    }
}

fn neighbour(here: &PageContext<'_>, of: &ProjectInsight, step: isize) -> Option<LinkView> {
    let all = &here.insight.projects;
    let at = all.iter().position(|p| p.known.id == of.known.id)?;
    let other = all.get(at.checked_add_signed(step)?)?;
    let row = row(here, other);
    Some(LinkView {
        href: Some(row.href),
        text: row.title.text,
    })
}
