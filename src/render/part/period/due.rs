//! What was due in a period and what became of it; what is due in the next one. A promise counts
//! for the day that was promised first, wherever it was moved to.

use crate::base::Period;
use crate::base::{Date, Days, PartialDate};
use crate::derive::{Due, IndicatorInsight, Kept, ProjectInsight, Reason, due as due_in};
use crate::model::{Action, Field};
use crate::render::context::PageContext;
use crate::render::part::period::{is_paper, room};
use crate::render::phrase::due::part_due;
use crate::render::phrase::{
    DateView, LinkView, project_link, say, short_date, short_partial_date, value,
};
use crate::theme::Arg;
use serde::Serialize;

/// What was due in a period, and what became of it.
#[derive(Debug, Serialize)]
pub struct DueView {
    /// How many were due and how many of them were kept on time, in one sentence.
    pub summary: String,
    /// By outcome, the best first, those still to come last; only outcomes that there are.
    pub parts: Vec<PartView>,
    /// What heads the rows: not kept on time, not known to be, still to come, some of them, or the
    /// word for a project where what was kept is among them.
    pub rows_title: String,
    /// What was not kept on time or is not known to be, then what is still to come, each by the day
    /// first promised, as far as a screen holds it; where that holds all, then what was kept.
    pub rows: Vec<DueRowView>,
    /// How many more were not; 0 on paper.
    pub rows_more: usize,
    /// What was kept on time, by the day first promised, as far as a screen holds it; empty where
    /// the rows have it too.
    pub kept: Vec<DueRowView>,
    /// How many more were; 0 on paper.
    pub kept_more: usize,
}

/// One outcome with its count.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// The class word of the outcome, such as `on-time`; `open` while the day is still to come.
    pub id: String,
    /// The outcome in words.
    pub words: String,
    /// How many, one or more.
    pub count: usize,
}

/// One thing that was due.
#[derive(Debug, Serialize)]
pub struct DueRowView {
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// What was promised: the milestone, or the indicator with what it should have reached first.
    pub what: String,
    /// The day first promised.
    pub on: DateView,
    /// What became of it, in words.
    pub outcome: String,
    /// The class word of the outcome, as in `PartView`.
    pub id: String,
    /// What says more of the outcome: how late it was, the day now expected, what it was changed
    /// to, or the latest figure; `None` where it was kept on time or nothing more is known.
    pub detail: Option<String>,
}

/// What was first promised for the period; `None` when nothing was.
pub fn due(here: &PageContext<'_>, period: Period) -> Option<DueView> {
    let all = due_in::due(here.insight, period);
    let words = here.words();
    let count = |outcome: Option<Kept>| all.iter().filter(|d| d.outcome == outcome).count();
    let outcomes = Kept::ALL.iter().map(|kept| Some(*kept)).chain([None]);
    let parts = outcomes.map(|outcome| PartView {
        id: word(outcome).to_owned(),
        words: words.say(&format!("kept-{}", word(outcome)), &[]),
        count: count(outcome),
    });
    let (mut kept, mut rest): (Vec<&Due>, Vec<&Due>) = all.iter().partition(|d| d.in_time);
    let in_time = kept.len();
    rest.sort_by_key(|d| d.outcome.is_none());
    let rows_title = match !is_paper(here) && all.len() <= WHOLE && !kept.is_empty() {
        // One table of all has what a sentence below it would only list.
        true => {
            rest.append(&mut kept);
            words.say("col-project", &[])
        }
        false => rest_title(here, &rest),
    };
    let more = |list: &[&Due]| list.len().saturating_sub(room(here, MOST));
    let (rows_more, kept_more) = (more(&rest), more(&kept));
    let rows = |list: Vec<&Due>| {
        list.into_iter()
            .take(room(here, MOST))
            .filter_map(|d| due_row(here, d))
            .collect()
    };
    let summary = words.say(
        "due-summary",
        &[
            ("n", Arg::Count(all.len())),
            ("kept", Arg::Count(in_time)),
            ("known", Arg::Text(due_in::told(&all))),
        ],
    );
    (!all.is_empty()).then(|| DueView {
        summary,
        parts: parts.filter(|p| 0 < p.count).collect(),
        rows_title,
        rows: rows(rest),
        rows_more,
        kept: rows(kept),
        kept_more,
    })
}

/// What heads those that were not kept on time as far as is known: a result that is awaited, or
/// told without its day, may have been in time.
fn rest_title(here: &PageContext<'_>, rest: &[&Due]) -> String {
    let has = |wanted: fn(Kept) -> bool| rest.iter().filter_map(|d| d.outcome).any(wanted);
    let yes = |is: bool| Arg::Text(if is { "yes" } else { "no" });
    let args = [
        ("failed", yes(has(Kept::is_not_in_time))),
        ("unknown", yes(has(|kept| !kept.is_not_in_time()))),
        ("open", yes(rest.iter().any(|d| d.outcome.is_none()))),
    ];
    here.words().say("due-rest", &args)
}

/// An outcome in keys of strings and class names; `open` while its day is still to come.
fn word(outcome: Option<Kept>) -> &'static str {
    outcome.map_or("open", Kept::word)
}

fn due_row(here: &PageContext<'_>, due: &Due) -> Option<DueRowView> {
    let of = here.insight.project(&due.project)?;
    let words = here.words();
    let milestone = due
        .milestone
        .as_ref()
        .and_then(|id| of.milestones.iter().find(|m| m.milestone.id == *id));
    let what = match milestone {
        Some(m) => m.milestone.name.get(here.lang).to_owned(),
        None => promise(here, of),
    };
    let detail = match (due.outcome, milestone) {
        (Some(Kept::Late), Some(m)) => m.slip.map(|days| {
            words.say(
                "due-late",
                &[("span", Arg::Text(&words.span(days.unsigned_abs() as usize)))],
            )
        }),
        (Some(Kept::Awaiting | Kept::Missed) | None, Some(m)) => m.forecast.map(|day| {
            let past = if day < here.insight.as_of {
                "yes"
            } else {
                "no"
            };
            let date = words.locale.date(day);
            let args = [("date", Arg::Text(&date)), ("past", Arg::Text(past))];
            words.say("due-expected", &args)
        }),
        (Some(Kept::Changed), None) => changed_to(here, of),
        (Some(Kept::OnTime), _) => None,
        (Some(Kept::AsDeclared | Kept::Partly | Kept::Broken), None) => declared_on(here, of),
        (Some(Kept::Late), None) => days_late(of).map(|days| {
            words.say(
                "due-late",
                &[("span", Arg::Text(&words.span(days as usize)))],
            )
        }),
        _ => of.lead_indicator().and_then(|i| value::value(here, i)),
    };
    Some(DueRowView {
        no: of.known.no,
        project: project_link(here, &of.known),
        what,
        on: short_date(here, due.on),
        outcome: words.say(&format!("kept-{}", word(due.outcome)), &[]),
        id: word(due.outcome).to_owned(),
        detail,
    })
}

/// How many days after its date the last of the headlines reached its target; `None` where none was
/// late.
fn days_late(of: &ProjectInsight) -> Option<Days> {
    let late = |i: &IndicatorInsight| match i.judgement.reason {
        Reason::TargetMet { late, .. } => late,
        _ => None,
    };
    of.headlines().filter_map(late).max()
}

/// Since when the declared verdict stands; `None` without one.
fn declared_on(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let date = here.words().locale.date(of.declared_since()?);
    Some(
        here.words()
            .say("due-declared", &[("date", Arg::Text(&date))]),
    )
}

/// What a promise was changed to: the day, the target, or both; `None` where neither moved.
fn changed_to(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let words = here.words();
    let is_moved =
        |wanted: &dyn Fn(&Field) -> bool| of.known.changes.iter().any(|c| wanted(&c.field));
    let day = of
        .known
        .due
        .last()
        .filter(|_| is_moved(&|field| *field == Field::Due));
    let day =
        day.map(|day| words.say("due-moved", &[("date", Arg::Text(&words.locale.date(day)))]));
    let lead = of
        .lead_indicator()
        .filter(|i| is_moved(&|field| value::is_target(field, &i.indicator.id)));
    let target = lead.and_then(|i| value::target(here, i));
    let target =
        target.map(|target| words.say("due-target-moved", &[("target", Arg::Text(&target))]));
    let said: Vec<String> = day.into_iter().chain(target).collect();
    (!said.is_empty()).then(|| said.join(&words.say("list-comma", &[])))
}

/// The promise in a few words: the leading indicator with what it should have reached first.
fn promise(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    let first = crate::derive::known::first_published(&of.known);
    let lead = of.headlines().next().or(of.lead_indicator());
    let then = lead.and_then(|i| Some((i, first.indicator(&i.indicator.id)?.clone())));
    let target = then.and_then(|(now, indicator)| {
        target(
            here,
            of,
            &crate::derive::IndicatorInsight {
                indicator,
                ..now.clone()
            },
        )
    });
    target.unwrap_or_else(|| here.words().say("soon-due", &[]))
}

/// An indicator with what it should reach; its name is left out where the project has the same.
/// `None` without a target.
fn target(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &crate::derive::IndicatorInsight,
) -> Option<String> {
    let target = value::target(here, indicator)?;
    let name = indicator.indicator.name.get(here.lang);
    let same = name == of.known.title.get(here.lang);
    let args = [("name", Arg::Text(name)), ("target", Arg::Text(&target))];
    Some(
        here.words()
            .say(if same { "due-aim" } else { "due-target" }, &args),
    )
}

/// What is due in the next period.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// How many there are and which comes first, in one sentence.
    pub summary: String,
    /// The first of them by day, as far as a screen holds them.
    pub rows: Vec<NextRowView>,
    /// How many more there are; 0 on paper.
    pub more: usize,
}

/// One thing that is due.
#[derive(Clone, Debug, Serialize)]
pub struct NextRowView {
    /// When it is due; of a milestone the day that it is expected, where one is told.
    pub date: DateView,
    /// The project's number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// What: a milestone, an action, or the target of the project.
    pub what: String,
}

/// How many rows of a list a screen holds; more are counted.
const MOST: usize = 10;

/// The most that a screen holds as rows, kept and not kept.
const WHOLE: usize = 8;

/// What is due in the next period, as it stood at the end of this one: projects, milestones and
/// open actions of what is not over; `None` when nothing is.
pub fn next(here: &PageContext<'_>, period: Period) -> Option<NextView> {
    let after = period.after();
    let mut all: Vec<(PartialDate, &ProjectInsight, String)> = here
        .insight
        .projects
        .iter()
        .flat_map(|p| open(here, p))
        .collect();
    let last = |date: PartialDate| date.last();
    let in_it = |day: Date| (after.first..=after.last).contains(&day);
    all.retain(|(date, ..)| last(*date).is_some_and(in_it));
    all.sort_by_key(|(date, ..)| last(*date));
    let more = all.len().saturating_sub(room(here, MOST));
    let row = |(date, of, what): (PartialDate, &ProjectInsight, String)| NextRowView {
        date: short_partial_date(here, date),
        no: of.known.no,
        project: project_link(here, &of.known),
        what,
    };
    let n = all.len();
    let rows: Vec<NextRowView> = all.into_iter().take(room(here, MOST)).map(row).collect();
    let summary = next_said(here, n, rows.first()?);
    Some(NextView {
        summary,
        rows,
        more,
    })
}

fn next_said(here: &PageContext<'_>, n: usize, first: &NextRowView) -> String {
    let args = [
        ("n", Arg::Count(n)),
        ("date", Arg::Text(&first.date.text)),
        ("project", Arg::Text(&first.project.text)),
    ];
    here.words().say("next-said", &args)
}

fn open<'h>(
    here: &PageContext<'_>,
    of: &'h ProjectInsight,
) -> Vec<(PartialDate, &'h ProjectInsight, String)> {
    // What is reached or halted owes nothing in the next period.
    if of.is_over() {
        return Vec::new();
    }
    let steps = of.milestones.iter().filter(|m| m.milestone.met.is_none());
    let steps =
        steps.filter_map(|m| Some((m.date()?, of, m.milestone.name.get(here.lang).to_owned())));
    let what = |day| {
        let lead = || of.lead_indicator().and_then(|i| target(here, of, i));
        let told = part_due(here, of, day).or_else(lead);
        told.unwrap_or_else(|| here.words().say("soon-due", &[]))
    };
    let mut all: Vec<_> = steps.collect();
    all.extend(of.ends().map(|day| (of.known.due, of, what(day))));
    let actions = of.known.actions.iter().filter(|a| a.closed.is_none());
    let told = |a: &Action| {
        let day = PartialDate::Day(a.due?);
        Some((day, of, a.text.get(here.lang).to_owned()))
    };
    all.extend(actions.filter_map(told));
    all
}

/// The latest number without its unit, and its unit and name, for the figure of a stop; `None`
/// without a number.
pub fn headline(here: &PageContext<'_>, of: &ProjectInsight) -> Option<(String, String)> {
    let lead = of.lead_indicator()?;
    let value = lead.actual?.value;
    let figure = value::bare(here, lead, value);
    let name = lead.indicator.name.get(here.lang);
    Some((
        figure,
        here.words().say(
            "stop-figure",
            &[
                ("unit", Arg::Text(&say::unit(here, lead))),
                ("name", Arg::Text(name)),
            ],
        ),
    ))
}
