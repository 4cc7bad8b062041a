//! The two columns of a sheet: what there is to say beside its figure, as far as there is room.

use crate::base::PartialDate;
use crate::base::Period;
use crate::chart::text::width;
use crate::derive::{MilestoneInsight, ProjectInsight, group, said};
use crate::model::{Extent, Report};
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::numbered::{Numbers, PaperTableView};
use crate::render::paper::coming_next;
use crate::render::paper::fit::{Frame, HEAD, Missing, Room};
use crate::render::paper::texts::{self, PaperTextView};
use crate::render::part::breakdown::{BreakdownView, breakdowns};
use crate::render::part::indicators::{self, IndicatorRowView};
use crate::render::part::record::{self, ActionView};
use crate::render::part::{milestone, report};
use crate::render::phrase::{DateView, FactView, TextView, declared, say};
use crate::theme::Arg;
use serde::Serialize;

/// A milestone in one line.
#[derive(Debug, Serialize)]
pub struct MilestoneLineView {
    /// Its name.
    pub name: String,
    /// The first due date, in digits where it is a day.
    pub due: String,
    /// When it was met or is expected, in digits; `None` where neither is known.
    pub now: Option<String>,
    /// How far it slipped, in words.
    pub slip: String,
}

/// A report in a few words.
#[derive(Debug, Serialize)]
pub struct NewsView {
    /// Its day.
    pub date: DateView,
    /// Its first words, at most 160 characters.
    pub text: TextView,
    /// The text itself as far as it fits; `None` where only the first words do.
    pub body: Option<PaperTextView>,
}

/// A problem in a few words.
#[derive(Debug, Serialize)]
pub struct TaskView {
    /// What is to be done.
    pub text: String,
    /// Who answers for it, by when, and how it stands, in words; empty where none of it is known.
    pub state: String,
    /// Whether it is past its date.
    pub overdue: bool,
}

/// What stands in the left column, as far as there is room.
pub struct Left {
    /// The caption of its milestones; `None` where none fits.
    pub milestones_table: Option<PaperTableView>,
    /// Milestones in the order of the project.
    pub milestones: Vec<MilestoneLineView>,
    /// How it was rated before the newest grade, the newest first.
    pub grades: Vec<String>,
    /// Other indicators, in the order of the project.
    pub indicators: Vec<FactView>,
    /// The first breakdown, with the rows that fit; `None` without any, or where too few would.
    pub breakdown: Option<BreakdownView>,
    /// What is written about the project; `None` where none of it fits.
    pub write_up: Option<PaperTextView>,
}

/// Milestones come first, then earlier grades, then other indicators, then a breakdown, then what is
/// written.
///
/// # Errors
/// A text that cannot be read again.
pub fn left(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    numbers: &mut Numbers,
    mut room: Room,
    missing: &mut Missing,
    frame: Frame,
) -> Result<Left, RenderError> {
    let milestones = milestones(here, of, &mut room, missing, frame);
    Ok(Left {
        milestones_table: (!milestones.is_empty())
            .then(|| numbers.table(here, milestones_title(here, of))),
        milestones,
        grades: grades(here, of, &mut room, missing, frame),
        indicators: indicators(here, of, &mut room, missing, frame),
        breakdown: breakdown(here, of, &mut room, missing),
        write_up: {
            room.0 += frame.yields;
            texts::write_up(here, of, &mut room, missing, frame)?
        },
    })
}

/// What stands in the right column, as far as there is room.
pub struct Right {
    /// How far it moved, in one sentence; `None` where that is unknown.
    pub since: Option<String>,
    /// Reports of the period, the newest first.
    pub reports: Vec<NewsView>,
    /// What stands in its way, as its department says, while it is behind; `None` otherwise or
    /// without room.
    pub blocker: Option<String>,
    /// Problems and what is done about them.
    pub actions: Vec<TaskView>,
    /// The next step, by the newest report or the open action that is due next; `None` without
    /// either, or without room.
    pub next: Option<String>,
}

impl Right {
    /// Whether nothing stands in it, so that what stands on the left may take its place too.
    pub fn is_empty(&self) -> bool {
        let has_said = [&self.since, &self.blocker, &self.next]
            .iter()
            .any(|said| said.is_some());
        !has_said && self.reports.is_empty() && self.actions.is_empty()
    }
}

/// The blocker and the next step come before reports and problems take the rest of the room; what
/// is left then is for the texts of the reports.
///
/// # Errors
/// A text that cannot be read again.
pub fn right(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    period: Period,
    mut room: Room,
    missing: &mut Missing,
    frame: Frame,
) -> Result<Right, RenderError> {
    // The step is told in any case, even where nothing fits below it.
    let since = since(here, of);
    if let Some(said) = &since {
        room.take(frame.lines_of(said) + HEAD);
    }
    let blocker = said::last(of, |r| r.blocker.as_ref()).filter(|_| group::is_behind(of));
    // Both may take what the chart yields; reports may only where nothing else does.
    let yields = frame.yields * 5.0 / 3.0;
    room.0 += yields;
    let mut fitting = |said: &str| room.take(frame.lines_of(said) + HEAD / 2.0);
    let blocker = blocker.map(|said| said.get(here.lang).to_owned());
    let blocker = kept(blocker, &mut missing.reports, |said| fitting(said));
    // An action that does not fit as the next step is counted among the actions.
    let (mut in_reports, coming) = (0, coming_next::next(here, of));
    let coming = kept(coming, &mut in_reports, |next| fitting(&next.said));
    let is_told = said::last(of, |r| r.next.as_ref()).is_some();
    missing.reports += if is_told { in_reports } else { 0 };
    room.0 -= yields;
    // A heading that stands already is not counted again.
    let head = |is_there: bool| if is_there { 0.0 } else { HEAD };
    let reports = reports(
        here,
        of,
        period,
        (&mut room, head(since.is_some())),
        missing,
        frame,
    );
    let actions = actions(
        here,
        of,
        coming.as_ref().and_then(|next| next.action.as_deref()),
        (&mut room, head(blocker.is_some())),
        missing,
        frame,
    );
    let reports = with_texts(here, of, reports, &mut room, missing, frame)?;
    Ok(Right {
        since,
        reports,
        blocker,
        actions,
        next: coming.map(|next| next.said),
    })
}

/// What fits; what does not is counted.
fn kept<T>(said: Option<T>, missing: &mut usize, mut fits: impl FnMut(&T) -> bool) -> Option<T> {
    let was_there = said.is_some();
    let kept = said.filter(|said| fits(said));
    *missing += usize::from(was_there && kept.is_none());
    kept
}

/// Reports with their texts in place of their first words, the newest first, as far as there is
/// room.
fn with_texts(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    reports: Vec<(NewsView, &Report)>,
    room: &mut Room,
    missing: &mut Missing,
    frame: Frame,
) -> Result<Vec<NewsView>, RenderError> {
    let mut told = Vec::new();
    room.0 += frame.yields;
    for (news, one) in reports {
        if frame.texts.reports != Extent::Fit {
            told.push(news);
            continue;
        }
        // Its date stands in a line of its own then, and its first words give their lines back.
        let taken = news_lines(&news, frame);
        let mut own = Room(room.0 + taken - 1.0);
        let (body, is_whole) = texts::of_report(here, of, one, &mut own, frame)?;
        missing.rests += usize::from(!is_whole);
        if body.is_some() {
            *room = own;
        }
        told.push(NewsView { body, ..news });
    }
    Ok(told)
}

/// What stands between two reports, a line and the space around it, in lines of text.
const BETWEEN: f64 = 0.4;

fn news_lines(news: &NewsView, frame: Frame) -> f64 {
    frame.lines_of(&format!("{} {}", news.date.text, news.text.text))
}

fn milestones_title(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    here.words().say(
        "print-milestones",
        &[("title", Arg::Text(of.known.title.get(here.lang)))],
    )
}

/// Open milestones first when they do not all fit, then the newest met ones; told in the order of
/// the project.
fn milestones(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    room: &mut Room,
    missing: &mut Missing,
    frame: Frame,
) -> Vec<MilestoneLineView> {
    let mut order: Vec<usize> = (0..of.milestones.len()).collect();
    let met = |at: &usize| of.milestones[*at].milestone.met;
    order.sort_by_key(|at| (met(at).is_some(), std::cmp::Reverse(met(at)), *at));
    // Three columns of dates and words leave two fifths of the width for a name.
    let lines = |at: &usize| {
        1.15 * (width(of.milestones[*at].milestone.name.get(here.lang), 12.0)
            / (frame.column * 0.42))
            .ceil()
            .max(1.0)
    };
    // The head of the table is a line of its own.
    if !order.is_empty() {
        room.take(1.2);
    }
    let (mut kept, left) = room.list(HEAD, order, lines);
    missing.milestones += left;
    kept.sort_unstable();
    kept.into_iter()
        .map(|at| step(here, &of.milestones[at]))
        .collect()
}

fn step(here: &PageContext<'_>, of: &MilestoneInsight) -> MilestoneLineView {
    let day = |day: crate::base::Date| {
        let digits = day.to_string();
        if here.words().locale.is_spaceless() {
            digits.replace('-', ".")
        } else {
            digits
        }
    };
    let due = match of.milestone.due {
        PartialDate::Day(due) => day(due),
        due => here
            .words()
            .locale
            .partial(due, &here.words().say("unknown-date", &[])),
    };
    MilestoneLineView {
        name: of.milestone.name.get(here.lang).to_owned(),
        due,
        now: of.milestone.met.or(of.forecast).map(day),
        slip: milestone::slip(here, of),
    }
}

/// Fewer rows of a breakdown than this say nothing, unless it has no more.
const LEAST_ROWS: usize = 4;

fn breakdown(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    room: &mut Room,
    missing: &mut Missing,
) -> Option<BreakdownView> {
    let all: Vec<BreakdownView> = of
        .indicators
        .iter()
        .flat_map(|i| breakdowns(here, of, i))
        .collect();
    // The rows of a breakdown stand in two columns.
    let lines = |b: &BreakdownView| HEAD + 0.2 + (b.rows.len() as f64 / 2.0).ceil() * 1.05;
    let whole = all.len();
    let mut first = all.into_iter().next()?;
    let most = 2 * ((room.0 - HEAD - 0.2) / 1.05).max(0.0) as usize;
    if most < LEAST_ROWS.min(first.rows.len()) {
        missing.parts += whole;
        return None;
    }
    missing.parts += whole - 1;
    missing.rows += first.rows.len().saturating_sub(most);
    first.rows.truncate(most);
    room.take(lines(&first));
    Some(first)
}

/// How far the leading indicator moved since the beginning of the period, in one sentence; `None`
/// where that is unknown.
fn since(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let since = here.insight.since.as_ref()?;
    let found = since.moves.iter().find(|m| m.id == of.known.id)?;
    let words = here.words();
    let from = words.locale.date_near(since.from, here.insight.as_of);
    let (id, _, now) = found.values.as_ref()?;
    let before = found.corrected.map(|(before, _)| before);
    let indicator = of.indicators.iter().find(|i| i.indicator.id == *id)?;
    let amount = |v: f64| say::amount(here, indicator, v);
    Some(match before {
        None => words.say("print-since-first", &[("now", Arg::Text(&amount(*now)))]),
        Some(before) if before == *now => {
            let mut figures = indicator.indicator.observations.iter();
            let last = figures.rfind(|o| o.value.is_some())?.about();
            let args = [
                ("date", Arg::Text(&from)),
                ("now", Arg::Text(&amount(*now))),
                ("last", Arg::Text(&words.locale.partial(last, ""))),
            ];
            match found.told {
                true => words.say("print-since-still", &args),
                false => words.say("print-since-silent", &args),
            }
        }
        Some(before) => {
            let (before, now) = (amount(before), amount(*now));
            let args = [
                ("date", Arg::Text(&from)),
                ("before", Arg::Text(&before)),
                ("now", Arg::Text(&now)),
            ];
            words.say("print-since", &args)
        }
    })
}

fn reports<'p>(
    here: &PageContext<'_>,
    of: &'p ProjectInsight,
    period: Period,
    (room, head): (&mut Room, f64),
    missing: &mut Missing,
    frame: Frame,
) -> Vec<(NewsView, &'p Report)> {
    let news = |one: &'p Report| {
        let told = report::report(here, of, one);
        let view = NewsView {
            date: told.date,
            text: TextView {
                text: told.excerpt,
                lang: told.lang,
            },
            body: None,
        };
        (!view.text.text.is_empty()).then_some((view, one))
    };
    let newest = of.known.reports.iter().rev();
    let wanted = |r: &&Report| frame.texts.reports != Extent::None && texts::is_news(r, period);
    let all: Vec<_> = newest.filter(wanted).filter_map(news).collect();
    let lines = |news: &NewsView| news_lines(news, frame) + BETWEEN;
    let (kept, left) = room.list(head, all, |(news, _)| lines(news));
    missing.reports += left;
    kept
}

fn actions(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    coming: Option<&str>,
    (room, head): (&mut Room, f64),
    missing: &mut Missing,
    frame: Frame,
) -> Vec<TaskView> {
    let words = here.words();
    let task = |a: ActionView| {
        let due = a
            .due
            .map(|d| words.say("action-due", &[("date", Arg::Text(&d.text))]));
        let closed = a
            .closed
            .map(|d| words.say("action-closed", &[("date", Arg::Text(&d.text))]));
        let state = [a.owner, closed.or(a.late.filter(|_| a.overdue)).or(due)];
        let state: Vec<String> = state.into_iter().flatten().collect();
        TaskView {
            text: a.text,
            state: state.join(&words.say("list-comma", &[])),
            overdue: a.overdue,
        }
    };
    let all = record::actions(here, of).into_iter();
    let others = all.filter(|a| coming.is_none_or(|next| a.text != next));
    let all: Vec<TaskView> = others.map(task).collect();
    let (kept, left) = room.list(head, all, |a| {
        frame.lines_of(&format!("{}  {}", a.text, a.state))
    });
    missing.actions += left;
    kept
}

/// Every declared grade but the newest, which stands at the top.
fn grades(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    room: &mut Room,
    missing: &mut Missing,
    frame: Frame,
) -> Vec<String> {
    let earlier = of.known.declared.iter().rev().skip(1);
    let all: Vec<String> = earlier.map(|d| declared::rated(here, d)).collect();
    let (kept, left) = room.list(HEAD, all, |said| frame.lines_of(said));
    missing.grades += left;
    kept
}

/// Other indicators with their targets, under the milestones.
fn indicators(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    room: &mut Room,
    missing: &mut Missing,
    frame: Frame,
) -> Vec<FactView> {
    let words = here.words();
    let fact = |i: IndicatorRowView| {
        let target = i.target.filter(|_| !i.worded).map(|t| {
            words.say(
                "print-of-target",
                &[("value", Arg::Text(&i.value)), ("target", Arg::Text(&t))],
            )
        });
        FactView {
            label: i.name,
            value: target.unwrap_or(i.value),
            href: None,
        }
    };
    let all: Vec<FactView> = indicators::others(here, of).into_iter().map(fact).collect();
    let (kept, missed) = room.list(HEAD, all, |f| {
        frame.lines_of(&format!("{}   {}", f.label, f.value)) * 1.1
    });
    missing.indicators += missed;
    kept
}
