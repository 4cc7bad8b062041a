//! One project, block by block.

use super::super::body::body;
use super::super::page::{GroupKind, Page};
use super::super::{Here, RenderError, charts, say};
use super::group::FactView;
use super::history::{self, EntryView, MarkView, figure_mark, promise_mark};
use super::rail::{FactsView, rail};
use super::record::{self, ActionView, EvidenceView, FeedbackView, PhotoView};
use super::report::{ReportView, report};
use super::row::{StatusView, is_target, row, status, target, value};
use super::site::{self, PageView};
use super::{DateView, LinkView, TextView, date, drawn, text, updated};
use crate::derive::{IndicatorInsight, MilestoneInsight, MilestoneState, ProjectInsight, rhythm};
use crate::model::status::Token;
use crate::model::words::Every;
use crate::model::{ChangeValue, Field};
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
    /// The milestones in words.
    pub milestones: Vec<MilestoneView>,
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

/// The headline in large figures.
#[derive(Debug, Serialize)]
pub struct HeadlineView {
    /// Its name.
    pub name: String,
    /// The latest figure.
    pub value: String,
    /// That the figure was corrected.
    pub value_mark: Option<MarkView>,
    /// What it should reach.
    pub target: Option<String>,
    /// That the target moved.
    pub target_mark: Option<MarkView>,
    /// Progress as a bar.
    pub bar_html: String,
    /// Progress in words.
    pub done: Option<String>,
    /// The plan in words.
    pub plan: Option<String>,
}

/// One indicator in a row.
#[derive(Debug, Serialize)]
pub struct IndicatorRowView {
    /// Its name.
    pub name: String,
    /// What is counted.
    pub definition: Option<String>,
    /// Progress as a bar.
    pub bar_html: String,
    /// Its trend.
    pub trend_html: String,
    /// The latest figure.
    pub value: String,
    /// That the figure was corrected.
    pub value_mark: Option<MarkView>,
    /// What it should reach.
    pub target: Option<String>,
    /// That the target moved.
    pub target_mark: Option<MarkView>,
    /// Whether figure and target are words.
    pub worded: bool,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
}

/// The parts of an indicator.
#[derive(Debug, Serialize)]
pub struct BreakdownView {
    /// The indicator and the day.
    pub title: String,
    /// The parts.
    pub rows: Vec<FactView>,
}

/// One milestone.
#[derive(Debug, Serialize)]
pub struct MilestoneView {
    /// Its name.
    pub name: String,
    /// The first due date.
    pub due: String,
    /// When it was met or is expected.
    pub now: Option<DateView>,
    /// How far it slipped.
    pub slip: String,
    /// Its state.
    pub state: StatusView,
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
pub fn project(here: &Here<'_>, id: &str) -> Result<(PageView, ProjectView), RenderError> {
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
            .map(|id| site::group_link(here, GroupKind::Focus, id)),
        summary: known.summary.as_ref().map(|s| text(here, s)),
        status: status(here, of.judgement.status),
        reason: say::project_reason(here, of),
        updated: updated(here, of),
        stale: of.stale,
        declared: super::declared::declared(here, of),
        promise: known.promise.as_ref().map(|p| text(here, &p.text)),
        promise_source: promise_source(here, of),
        moved: moved(here, of),
        original: original(here, of),
        headline: lead.and_then(|i| headline(here, of, i)),
        facts: facts(here, of),
        charts_html: drawn::headlines(here, of)?,
        indicators: others(here, of),
        breakdowns: of
            .indicators
            .iter()
            .filter_map(|i| breakdown(here, i))
            .collect(),
        timeline_html: drawn::timeline(here, of)?,
        milestones: of.milestones.iter().map(|m| milestone(here, m)).collect(),
        breakdowns_html: drawn::breakdowns(here, of)?,
        multiples_html: drawn::multiples(here, of)?,
        ladder_html: drawn::ladder(here, of)?,
        money_html: drawn::money(here, of)?,
        money: money(here, of),
        money_source: known
            .money
            .as_ref()
            .and_then(|m| m.source.as_ref())
            .map(|s| s.get(here.lang).to_owned()),
        body_html: rendered.html,
        events: events(here, of),
        actions: record::actions(here, of),
        withheld: super::cadence::withheld(here),
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
        illustrative: known.provenance == crate::model::words::Provenance::Illustrative,
        permanent: here
            .settings()
            .base_url
            .as_ref()
            .map(|base| format!("{base}{}", here.page.path(here.lang, here.settings()))),
        prints: super::print::of_project(here, &known.id),
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
    Ok((site::page(here, title, description, other), view))
}

/// Where the promise was published; its batch's document where nothing else is said.
pub fn promise_source(here: &Here<'_>, of: &ProjectInsight) -> Option<String> {
    let stated = of
        .known
        .promise
        .as_ref()
        .and_then(|p| p.source.as_ref())
        .map(|s| s.get(here.lang).to_owned());
    let batch = of
        .known
        .batch
        .as_ref()
        .and_then(|id| here.settings().batch(id))?;
    let document = batch.document.as_ref().map(|d| d.get(here.lang).to_owned());
    stated.or_else(|| {
        let (document, day) = (document?, here.words().locale.date(batch.announced?));
        Some(here.words().say(
            "promise-source",
            &[
                ("document", Arg::Text(&document)),
                ("date", Arg::Text(&day)),
            ],
        ))
    })
}

/// The newest change of the due date or of a target.
pub fn moved(here: &Here<'_>, of: &ProjectInsight) -> Option<EntryView> {
    let promise = |c: &crate::model::Change| {
        matches!(
            (&c.field, &c.from),
            (Field::Due, _) | (_, ChangeValue::Target(..))
        )
    };
    let at = of.known.changes.iter().rev().position(promise)?;
    history::changes(here, of).into_iter().nth(at)
}

fn original(here: &Here<'_>, of: &ProjectInsight) -> Option<String> {
    let lead = of.lead_indicator()?;
    let original = of
        .original
        .iter()
        .find(|o| o.id == lead.indicator.id && o.target_drift.is_some())?;
    let locale = here.words().locale;
    let (now, first) = (
        locale.percent(lead.progress?.value),
        locale.percent(original.progress?),
    );
    Some(here.words().say(
        "original-progress",
        &[("now", Arg::Text(&now)), ("first", Arg::Text(&first))],
    ))
}

/// The headline in large figures.
pub fn headline(
    here: &Here<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
) -> Option<HeadlineView> {
    let words = here.words();
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    let percent = |p: f64| words.locale.percent(p);
    let worded = of.indicator.kind.is_worded();
    let shown = value(here, of);
    // A long note is told where there is room for it.
    if shown
        .as_ref()
        .is_some_and(|note| worded && super::tiles::is_long(note))
    {
        return None;
    }
    let done = of
        .progress
        .filter(|_| !worded && !of.indicator.direction.is_limit())
        .map(|p| super::row::bounded(here, p));
    let plan = of.planned_progress.filter(|_| declared).map(percent);
    Some(HeadlineView {
        name: of.indicator.name.get(here.lang).to_owned(),
        value: shown.unwrap_or_else(|| words.say("not-published", &[])),
        value_mark: figure_mark(here, project, of),
        target: target(here, of).filter(|_| !worded),
        target_mark: promise_mark(here, project, |f| is_target(f, &of.indicator.id)),
        bar_html: if worded {
            String::new()
        } else {
            charts::bullet(of)
        },
        done: done.map(|p| words.say("headline-done", &[("percent", Arg::Text(&p))])),
        plan: plan.map(|p| words.say("headline-plan", &[("percent", Arg::Text(&p))])),
    })
}

/// Due date, days left, and the pace needed beside the pace so far.
pub fn facts(here: &Here<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let words = here.words();
    let fact = |key: &str, value: String| FactView {
        label: words.say(key, &[]),
        value,
        href: None,
    };
    let mut facts = Vec::new();
    let open = !matches!(of.judgement.status.token(), Token::Done | Token::Stopped);
    if let Some(days) = of.days_left.filter(|days| *days >= 0 && open) {
        facts.push(fact("fact-days-left", words.span(days as usize)));
    }
    if let Some(lead) = of
        .lead_indicator()
        .filter(|i| open && !i.indicator.kind.is_worded())
    {
        let (required, mean) = (
            lead.required,
            lead.mean_pace.filter(|_| lead.required.is_some()),
        );
        let unit = rate_unit(lead, [required, mean]);
        let shown = |per_day: f64| say::rate(here, lead, per_day, unit);
        facts.extend(required.map(|r| fact("fact-required", shown(r))));
        facts.extend(mean.map(|r| fact("fact-pace", shown(r))));
    }
    facts
}

/// The time in which rates are told: the rhythm of the figures, a month where a week would hold
/// less than one.
fn rate_unit(of: &IndicatorInsight, per_day: [Option<f64>; 2]) -> Every {
    let small = per_day.iter().flatten().any(|rate| rate.abs() * 7.0 < 1.0);
    match rhythm::seen(&of.totals) {
        Every::Week if small => Every::Month,
        seen => seen,
    }
}

/// The indicators beside the headline that is shown large.
pub fn others(here: &Here<'_>, of: &ProjectInsight) -> Vec<IndicatorRowView> {
    let shown = of.lead_indicator().map(|i| i.indicator.id.clone());
    let rest = of
        .indicators
        .iter()
        .filter(|i| Some(&i.indicator.id) != shown.as_ref());
    let view = |i: &IndicatorInsight| IndicatorRowView {
        name: i.indicator.name.get(here.lang).to_owned(),
        definition: i
            .indicator
            .definition
            .as_ref()
            .map(|d| d.get(here.lang).to_owned()),
        bar_html: charts::bullet(i),
        trend_html: if i.indicator.kind.is_worded() {
            String::new()
        } else {
            charts::sparkline(i)
        },
        value: value(here, i).unwrap_or_else(|| here.words().say("not-published", &[])),
        value_mark: figure_mark(here, of, i),
        target: target(here, i),
        target_mark: promise_mark(here, of, |f| is_target(f, &i.indicator.id)),
        worded: i.indicator.kind.is_worded(),
        status: status(here, i.judgement.status),
        reason: say::reason(here, &i.judgement.reason, Some(i)),
    };
    rest.map(view).collect()
}

/// The latest figure that was given by parts.
pub fn breakdown(here: &Here<'_>, of: &IndicatorInsight) -> Option<BreakdownView> {
    let figure = of
        .indicator
        .observations
        .iter()
        .rev()
        .find(|o| !o.by.is_empty())?;
    let kind = match of.indicator.by.as_deref() {
        Some("department") => Some(GroupKind::Department),
        Some("place") | None => Some(GroupKind::Place),
        _ => None,
    };
    let part = |(key, number): &(Box<str>, crate::base::Decimal)| {
        let link = kind.map(|kind| site::group_link(here, kind, key));
        FactView {
            label: link
                .as_ref()
                .map_or_else(|| key.to_string(), |l| l.text.clone()),
            value: say::amount(here, of, number.value()),
            href: link.and_then(|l| l.href),
        }
    };
    let (name, day) = (
        of.indicator.name.get(here.lang),
        here.words().locale.partial(figure.about(), ""),
    );
    let title = here.words().say(
        "breakdown-title",
        &[("name", Arg::Text(name)), ("date", Arg::Text(&day))],
    );
    Some(BreakdownView {
        title,
        rows: figure.by.iter().map(part).collect(),
    })
}

fn milestone(here: &Here<'_>, of: &MilestoneInsight) -> MilestoneView {
    let words = here.words();
    MilestoneView {
        name: of.milestone.name.get(here.lang).to_owned(),
        due: words
            .locale
            .partial(of.milestone.due, &words.say("unknown-date", &[])),
        now: of.milestone.met.or(of.forecast).map(|d| date(here, d)),
        slip: slip(here, of),
        state: milestone_state(here, of.state),
    }
}

/// How far a milestone slipped, in words.
pub fn slip(here: &Here<'_>, of: &MilestoneInsight) -> String {
    let late = matches!(of.state, MilestoneState::Overdue | MilestoneState::Awaiting);
    let row = crate::chart::timeline::Row {
        name: String::new(),
        due: of.milestone.due.last(),
        met: of.milestone.met,
        forecast: of.forecast,
        late,
    };
    crate::chart::timeline::slip_words(&row, here.insight.as_of, &here.words())
}

/// The state of a milestone with its symbol.
pub fn milestone_state(here: &Here<'_>, state: MilestoneState) -> StatusView {
    let token = match state {
        MilestoneState::Met | MilestoneState::MetLate => Token::Done,
        MilestoneState::Due => Token::None,
        MilestoneState::Awaiting => Token::Risk,
        MilestoneState::Overdue => Token::Late,
    };
    StatusView {
        id: state.word().to_owned(),
        word: here
            .words()
            .say(&format!("milestone-{}", state.word()), &[]),
        token: token.word().to_owned(),
    }
}

fn money(here: &Here<'_>, of: &ProjectInsight) -> Vec<FactView> {
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

fn events(here: &Here<'_>, of: &ProjectInsight) -> Vec<EventView> {
    let words = here.words();
    let view = |e: &crate::model::Event| EventView {
        date: words
            .locale
            .partial(e.date, &words.say("unknown-date", &[])),
        text: e.text.get(here.lang).to_owned(),
    };
    of.known.events.iter().map(view).collect()
}

fn older(here: &Here<'_>, of: &ProjectInsight, one: &crate::model::Report) -> LinkView {
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

fn neighbour(here: &Here<'_>, of: &ProjectInsight, step: isize) -> Option<LinkView> {
    let all = &here.insight.projects;
    let at = all.iter().position(|p| p.known.id == of.known.id)?;
    let other = all.get(at.checked_add_signed(step)?)?;
    let row = row(here, other);
    Some(LinkView {
        href: Some(row.href),
        text: row.title.text,
    })
}
