//! What moved: promises with a change, figures with a correction, projects that ended.
//!
//! In comes the record as it was published; out come entries with a place each, which stays the
//! same for good, so that a link to it never breaks.

use crate::base::{Date, Decimal, slug};
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::vocabulary::CorrectionKind;
use crate::model::{
    Aim, ByDate, Change, ChangeValue, Correction, Declared, Departments, Field, GroupKind, Id,
    IndicatorField, Project,
};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::record;
use crate::render::phrase::group::group_name;
use crate::render::phrase::moved::{self, listed, when};
use crate::render::phrase::{DateView, LinkView, date, drift, part, say};
use crate::theme::Arg;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// One entry of the record of changes.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Its place on the page of changes, an id that begins with `mp-`.
    pub id: String,
    /// The address of that place; `None` on the page of changes itself, and where that page does
    /// not exist.
    pub href: Option<String>,
    /// When it was published.
    pub date: DateView,
    /// The project's number; `None` where it has none, and for the rules of the site.
    pub no: Option<u32>,
    /// The project with its page, or the word for the site's own rules.
    pub project: LinkView,
    /// What kind of entry it is, in words.
    pub kind: String,
    /// The same for machines, such as `due`, `target` or `correction`; the stage for a
    /// project that was halted, `closed` for an indicator, `handover` for who took over,
    /// `grade-better`, `grade-worse`, `grade-decided` or `grade-other` for a declared grade.
    pub kind_id: &'static str,
    /// What moved, in words.
    pub what: String,
    /// What it was, with its unit; `None` for an end.
    pub from: Option<String>,
    /// What it became, with its unit; for an end the end itself, in words.
    pub to: String,
    /// What it was as a number, in the unit of its indicator; `None` where it is no single number.
    pub from_number: Option<f64>,
    /// What it became as a number; `None` where it is no single number, and when it was withdrawn.
    pub to_number: Option<f64>,
    /// How far it moved, in words: days, or a difference with its sign and unit; `None` where that
    /// says nothing.
    pub drift: Option<String>,
    /// A plan of several days, day by day; empty for anything else.
    pub steps: Vec<PlanDayView>,
    /// Why, in the words of whoever published it; `None` where no reason was given.
    pub reason: Option<String>,
    /// Who decided it; `None` where that is not said.
    pub decided_by: Option<String>,
    /// What proves it, in the order written; empty where nothing does.
    pub evidence: Vec<LinkView>,
}

/// One day of a plan that became another one.
#[derive(Debug, Serialize)]
pub struct PlanDayView {
    /// The day.
    pub date: DateView,
    /// What was planned for it; `None` where nothing was.
    pub from: Option<String>,
    /// What is planned for it now; `None` where nothing is.
    pub to: Option<String>,
}

/// A word beside a figure that leads to the entry about it.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// Where the entry stands on the page of changes.
    pub href: String,
    /// What happened to the figure, in one word.
    pub word: String,
    /// The same as a sentence with its day.
    pub text: String,
}

/// All changes of a project, the newest first; behind them who handed it over to whom, also the
/// newest first of each kind.
pub fn changes(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    promises(here, of).chain(handovers(here, of)).collect()
}

/// The promises of a project that moved, the newest first.
pub fn promises(here: &PageContext<'_>, of: &ProjectInsight) -> impl Iterator<Item = EntryView> {
    of.known.changes.iter().rev().map(|c| change(here, of, c))
}

/// [`handed_over`], each with the place of its entry.
pub fn handovers(here: &PageContext<'_>, of: &ProjectInsight) -> impl Iterator<Item = EntryView> {
    let placed = |view: EntryView| view.placed(here);
    handed_over(here, of).into_iter().map(placed)
}

/// The rules of the site that moved by the as-of date, the newest first.
pub fn of_site(here: &PageContext<'_>) -> Vec<EntryView> {
    let words = here.words();
    let one = |c: &Change| {
        let view = EntryView {
            id: change_id("site", &here.settings().changes, c),
            kind: words.say(&format!("change-{}", c.kind.word()), &[]),
            kind_id: c.kind.word(),
            what: moved::rule(here, &c.field),
            from: Some(moved::value(here, None, &c.field, &c.from)),
            to: moved::value(here, None, &c.field, &c.to),
            reason: Some(c.reason.get(here.lang).to_owned()),
            decided_by: c.decided_by.as_ref().map(|d| d.get(here.lang).to_owned()),
            ..empty(
                date(here, c.published),
                LinkView {
                    href: None,
                    text: words.say("changes-site", &[]),
                },
            )
        };
        view.placed(here)
    };
    let known = here
        .settings()
        .changes
        .iter()
        .rev()
        .filter(|c| c.published <= here.insight.as_of);
    known.map(one).collect()
}

/// One promise that moved, as an entry.
pub fn change(here: &PageContext<'_>, of: &ProjectInsight, c: &Change) -> EntryView {
    EntryView {
        id: change_id(&of.known.id, &of.known.changes, c),
        kind: match c.field {
            // Money put in is no promise of what comes out of it.
            Field::Budget => here.words().say("change-budget", &[]),
            _ => here.words().say(&format!("change-{}", c.kind.word()), &[]),
        },
        kind_id: c.kind.word(),
        from_number: number(&c.from),
        to_number: number(&c.to),
        drift: drift::drift(here, of, c),
        what: moved::field(here, of, &c.field),
        from: Some(moved::value(here, Some(of), &c.field, &c.from)),
        to: moved::value(here, Some(of), &c.field, &c.to),
        reason: Some(c.reason.get(here.lang).to_owned()),
        steps: days_of_plan(here, of, c),
        decided_by: c.decided_by.as_ref().map(|d| d.get(here.lang).to_owned()),
        evidence: evidence(here, of, &c.evidence),
        ..entry(here, of, c.published)
    }
    .placed(here)
}

/// With fewer days than these a sentence is as clear as a table.
const DAYS: usize = 3;

/// The days of a plan that moved, in their order; empty for anything else and a short one.
fn days_of_plan(here: &PageContext<'_>, of: &ProjectInsight, c: &Change) -> Vec<PlanDayView> {
    let (from, to) = (
        moved::plan_points(here, of, &c.field, &c.from),
        moved::plan_points(here, of, &c.field, &c.to),
    );
    let days: BTreeSet<Date> = from.keys().chain(to.keys()).copied().collect();
    let step = |day: Date| PlanDayView {
        date: date(here, day),
        from: from.get(&day).cloned(),
        to: to.get(&day).cloned(),
    };
    match days.len() {
        0..DAYS => Vec::new(),
        _ => days.into_iter().map(step).collect(),
    }
}

impl EntryView {
    /// With the address of its place, seen from another page.
    fn placed(self, here: &PageContext<'_>) -> EntryView {
        let page = here
            .href_if(&Page::Changes)
            .filter(|_| *here.page != Page::Changes);
        EntryView {
            href: page.map(|page| format!("{page}#{}", self.id)),
            ..self
        }
    }
}

/// The single number of a target or baseline; `None` for anything else that moved.
fn number(value: &ChangeValue) -> Option<f64> {
    match value {
        ChangeValue::Target(Aim::Value(value), _) => Some(value.value()),
        ChangeValue::Baseline(baseline, _) => Some(baseline.value.value()),
        _ => None,
    }
}

/// All corrections and revisions of a project, the newest first.
pub fn corrections(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    of.known
        .corrections
        .iter()
        .rev()
        .filter_map(|c| correction(here, of, c))
        .collect()
}

/// One figure that was replaced or withdrawn; `None` where its indicator is not shown.
pub fn correction(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    c: &Correction,
) -> Option<EntryView> {
    let words = here.words();
    let indicator = of
        .indicators
        .iter()
        .find(|i| i.indicator.id == c.indicator)?;
    let name = part::of_indicator(here, &indicator.indicator, &c.slice);
    let view = EntryView {
        id: correction_id(&of.known, c),
        kind: words.say(&format!("correction-{}", c.kind.word()), &[]),
        kind_id: c.kind.word(),
        from_number: Some(c.from.value()),
        to_number: c.to.as_ref().map(Decimal::value),
        drift: (c.to.as_ref())
            .and_then(|to| drift::by_number(here, of, &c.indicator, c.from.value(), to.value())),
        what: words.say(
            "correction-line",
            &[
                ("indicator", Arg::Text(&name)),
                ("about", Arg::Text(&when(here, of, &c.indicator, c.when))),
            ],
        ),
        from: Some(say::amount(here, indicator, c.from.value())),
        to: c.to.as_ref().map_or_else(
            || words.say("withdrawn", &[]),
            |v| say::amount(here, indicator, v.value()),
        ),
        reason: Some(c.reason.get(here.lang).to_owned()),
        evidence: evidence(here, of, &c.evidence),
        ..entry(here, of, c.published)
    };
    Some(view.placed(here))
}

/// When a project was ended or paused, and which of its indicators were closed by the as-of date:
/// stages in their order, then indicators in the order of the project.
pub fn ends(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    let words = here.words();
    let halted = of
        .known
        .stage
        .entries()
        .iter()
        .filter(|(_, s)| s.is.halts());
    let stage = halted.filter_map(|(day, s)| {
        let day = (*day)?;
        let word = words.say(&format!("stage-{}", s.is.word()), &[]);
        Some(EntryView {
            id: end_id(&of.known.id, day),
            kind: word.clone(),
            kind_id: s.is.word(),
            what: words.say("term-project", &[]),
            to: word,
            reason: s.reason.as_ref().map(|r| r.get(here.lang).to_owned()),
            evidence: evidence(here, of, &s.evidence),
            ..entry(here, of, day)
        })
    });
    let closed = closings(here, of).map(|(i, day)| EntryView {
        id: format!(
            "mp-closed-{}-{}",
            of.known.id,
            slug::ascii(&i.indicator.id, "main")
        ),
        kind: words.say("indicator-closed", &[]),
        kind_id: "closed",
        what: i.indicator.name.get(here.lang).to_owned(),
        to: words.say("indicator-closed", &[]),
        ..entry(here, of, day)
    });
    stage.chain(closed).map(|view| view.placed(here)).collect()
}

/// Each time that a declared status of a project became another one, the newest first.
pub fn regraded(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    let pairs = of.known.declared.windows(2).rev();
    let moved = pairs.filter(|two| two[0].is != two[1].is);
    moved
        .map(|two| regrade(here, of, &two[0], &two[1]).placed(here))
        .collect()
}

/// Which kind of move a grade made: `grade-better`, `grade-worse`, `grade-decided` where a verdict
/// comes after what left the promise open, or `grade-other` where the two cannot be compared.
pub fn regraded_kind(before: &Declared, now: &Declared) -> &'static str {
    let is_first = now.is.decides() && now.is.scale == before.is.scale && !before.is.decides();
    match now.is.against(&before.is) {
        _ if is_first => "grade-decided",
        Some(Ordering::Less) => "grade-better",
        Some(Ordering::Greater) => "grade-worse",
        _ => "grade-other",
    }
}

fn regrade(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    before: &Declared,
    now: &Declared,
) -> EntryView {
    let words = here.words();
    let key = regraded_kind(before, now);
    EntryView {
        id: grade_id(&of.known.id, now.published),
        kind: words.say(key, &[]),
        kind_id: key,
        what: words.say("grade-line", &[]),
        from: Some(say::rating(here, &before.is)),
        to: say::rating(here, &now.is),
        reason: now.reason.as_ref().map(|r| r.get(here.lang).to_owned()),
        decided_by: now.by.as_ref().map(|by| by.get(here.lang).to_owned()),
        evidence: evidence(here, of, &now.evidence),
        ..entry(here, of, now.published)
    }
}

/// An entry about a project of which nothing else is said yet.
pub fn entry(here: &PageContext<'_>, of: &ProjectInsight, day: Date) -> EntryView {
    let href = here.href_if(&Page::Project(of.known.id.clone()));
    let project = LinkView {
        href,
        text: of.known.name(here.lang).get(here.lang).to_owned(),
    };
    EntryView {
        no: of.known.no,
        ..empty(date(here, day), project)
    }
}

fn empty(date: DateView, project: LinkView) -> EntryView {
    EntryView {
        id: String::new(),
        href: None,
        date,
        no: None,
        project,
        kind: String::new(),
        kind_id: "",
        from_number: None,
        to_number: None,
        what: String::new(),
        from: None,
        to: String::new(),
        drift: None,
        steps: Vec::new(),
        reason: None,
        decided_by: None,
        evidence: Vec::new(),
    }
}

/// Pieces of evidence of a project by their titles, with where they can be read, in the order
/// given.
pub fn evidence(here: &PageContext<'_>, of: &ProjectInsight, ids: &[Id]) -> Vec<LinkView> {
    let link = |id: &Id| {
        let found = of.known.evidence(id)?;
        Some(LinkView {
            href: record::proof_address(here, found),
            text: found.title.get(here.lang).to_owned(),
        })
    };
    ids.iter().filter_map(link).collect()
}

/// The place of a change on the page of changes; the same for good. `all` are those of the same
/// project or of the site: of several of one field on one day those after the first have their
/// number.
pub fn change_id(project: &str, all: &[Change], c: &Change) -> String {
    let is_alike = |own: &&Change| own.field == c.field && own.published == c.published;
    let number = numbered(all.iter().filter(is_alike), c);
    let field = match &c.field {
        Field::Indicator(id, part) => format!("{}-{}", slug::ascii(id, "main"), part.word()),
        other => other.path().replace(['.', '@', '_'], "-"),
    };
    format!("mp-change-{project}-{}-{field}{number}", c.published)
}

/// What tells one of several alike from the first of them: nothing for that, else its number.
fn numbered<'a, T: PartialEq + 'a>(mut alike: impl Iterator<Item = &'a T>, one: &T) -> String {
    match alike.position(|own| own == one) {
        None | Some(0) => String::new(),
        Some(at) => format!("-{}", at + 1),
    }
}

/// The place of a grade that became another one on the page of changes; the same for good.
pub fn grade_id(project: &str, day: Date) -> String {
    format!("mp-grade-{project}-{day}")
}

/// The place of the end of a project on the page of changes; the same for good.
pub fn end_id(project: &str, day: Date) -> String {
    format!("mp-end-{project}-{day}")
}

/// The place of a correction on the page of changes; the same for good. Of several of one figure on
/// one day those after the first have their number.
pub fn correction_id(project: &Project, c: &Correction) -> String {
    let is_alike = |own: &&Correction| {
        let of = |c: &Correction| (c.when, c.published);
        own.indicator == c.indicator && own.slice == c.slice && of(own) == of(c)
    };
    let number = numbered(project.corrections.iter().filter(is_alike), c);
    let project = &project.id;
    let slice = c.slice.values();
    let slice: String = slice.map(|(_, value)| format!("-{value}")).collect();
    format!(
        "mp-correction-{project}-{}{slice}-{}-{}{number}",
        slug::ascii(&c.indicator, "main"),
        c.when,
        c.published
    )
}

/// The sign beside the latest figure of an indicator: that it was corrected, or that it was later
/// on. `None` where it never was, or where there is no figure.
pub fn figure_mark(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
) -> Option<MarkView> {
    mark_of(here, of, indicator, indicator.actual?.on)
}

/// The sign beside the figure of a day of an indicator, as beside its latest one.
pub fn mark_of(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
    on: Date,
) -> Option<MarkView> {
    let last = last_correction(here, of, indicator, on)?;
    mark(here, of, last)
}

/// The sign beside a figure as it was told on an earlier day: that it was corrected since, and what
/// it is now. `None` where it stands as it was told.
pub fn mark_since(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
    (on, told): (Date, Date),
) -> Option<MarkView> {
    let words = here.words();
    let last = last_correction(here, of, indicator, on);
    let last = last.filter(|c| told < c.published)?;
    let value = last.to.as_ref();
    let value = value.map(|value| say::amount(here, indicator, value.value()));
    let value = value.unwrap_or_else(|| words.say("withdrawn", &[]));
    let view = mark(here, of, last)?;
    let args = [
        ("mark", Arg::Text(&view.text)),
        ("value", Arg::Text(&value)),
    ];
    Some(MarkView {
        text: words.say("mark-to", &args),
        ..view
    })
}

fn last_correction<'h>(
    here: &'h PageContext<'_>,
    of: &ProjectInsight,
    indicator: &IndicatorInsight,
    on: Date,
) -> Option<&'h Correction> {
    // The site's own state knows corrections that came after the day that the page looks at.
    let now = here.all.insight.project(&of.known.id)?;
    let about = |c: &&Correction| c.is_of(&indicator.indicator) && c.when.day() == on;
    now.known.corrections.iter().rfind(about)
}

fn mark(here: &PageContext<'_>, of: &ProjectInsight, last: &Correction) -> Option<MarkView> {
    let key = match (last.published <= here.insight.by, last.kind) {
        (false, _) => "mark-later",
        (true, CorrectionKind::Revision) => "mark-revised",
        (true, CorrectionKind::Correction) => "mark-corrected",
    };
    marked(here, key, last.published, &correction_id(&of.known, last))
}

/// The mark of a kind about something of a day, with the entry that it leads to; `None` in a site
/// without a page of changes.
fn marked(here: &PageContext<'_>, key: &str, day: Date, entry: &str) -> Option<MarkView> {
    let words = here.words();
    let date = words.locale.date(day);
    Some(MarkView {
        href: format!("{}#{entry}", here.href_if(&Page::Changes)?),
        word: words.say(&format!("{key}-word"), &[]),
        text: words.say(key, &[("date", Arg::Text(&date))]),
    })
}

/// The sign beside a target or due date that was moved, about its newest change; `None` where it
/// never moved.
pub fn promise_mark(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    moved: impl Fn(&Field) -> bool,
) -> Option<MarkView> {
    let last = of.known.changes.iter().rfind(|c| moved(&c.field))?;
    let entry = change_id(&of.known.id, &of.known.changes, last);
    marked(here, "mark-moved", last.published, &entry)
}

/// Everything of a project that moved: changes, handovers, corrections, ends, grades, each kind the
/// newest first.
pub fn of_project(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    let entries = [
        changes(here, of),
        corrections(here, of),
        ends(here, of),
        regraded(here, of),
    ];
    entries.into_iter().flatten().collect()
}

/// The day of each entry of [`of_project`], in no order and without any words.
pub fn days(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<Date> {
    let known = &of.known;
    let is_shown = |c: &&Correction| of.indicators.iter().any(|i| i.indicator.id == c.indicator);
    let corrected = known.corrections.iter().filter(is_shown);
    let halted = known.stage.entries().iter().filter(|(_, s)| s.is.halts());
    let graded = known.declared.windows(2);
    let graded = graded.filter(|two| two[0].is != two[1].is);
    let mut days: Vec<Date> = known.changes.iter().map(|c| c.published).collect();
    days.extend(corrected.map(|c| c.published));
    days.extend(halted.filter_map(|(day, _)| *day));
    days.extend(closings(here, of).map(|(_, day)| day));
    days.extend(graded.map(|two| two[1].published));
    days.extend(handed_on(&known.leads).chain(handed_on(&known.departments)));
    days
}

fn handed_on<T>(all: &ByDate<T>) -> impl Iterator<Item = Date> {
    all.entries().windows(2).filter_map(|pair| pair[1].0)
}

/// The indicators that were closed by the as-of date without an entry of their own, which says
/// more: from what on, and why.
fn closings<'i>(
    here: &PageContext<'_>,
    of: &'i ProjectInsight,
) -> impl Iterator<Item = (&'i IndicatorInsight, Date)> {
    let t = here.insight.as_of;
    of.indicators.iter().filter_map(move |i| {
        let day = i.indicator.closed.filter(|day| *day <= t)?;
        let field = Field::Indicator(i.indicator.id.clone(), IndicatorField::Closed);
        let told = of.known.changes.iter().any(|c| c.field == field);
        (!told).then_some((i, day))
    })
}

/// Entries by day, the newest first; of one day in the order given.
pub fn newest(entries: impl Iterator<Item = EntryView>) -> Vec<EntryView> {
    let mut entries: Vec<EntryView> = entries.collect();
    entries.sort_by(|a, b| b.date.iso.cmp(&a.date.iso));
    entries
}

/// Who led the project, and which departments carried it, before and after each day on which that
/// changed: leads first, then departments, each the newest first. A handover without a known day is
/// left out.
pub fn handed_over(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    let people = |ids: &Vec<Id>| {
        listed(
            here,
            ids.iter().map(|id| group_name(here, GroupKind::Lead, id)),
        )
    };
    let offices = |d: &Departments| {
        listed(
            here,
            d.lead
                .iter()
                .chain(&d.support)
                .map(|id| group_name(here, GroupKind::Department, id)),
        )
    };
    let mut entries = steps(here, of, "lead", &of.known.leads, people);
    entries.extend(steps(
        here,
        of,
        "department",
        &of.known.departments,
        offices,
    ));
    entries
}

fn steps<T>(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    what: &str,
    all: &ByDate<T>,
    name: impl Fn(&T) -> String,
) -> Vec<EntryView> {
    let words = here.words();
    let pairs = all
        .entries()
        .windows(2)
        .rev()
        .filter_map(|pair| Some((pair[1].0?, name(&pair[0].1), name(&pair[1].1))));
    let step = |(day, from, to)| EntryView {
        id: format!("mp-change-{}-{day}-{what}", of.known.id),
        kind: words.say("change-record", &[]),
        kind_id: "handover",
        what: words.say(&format!("term-{what}"), &[]),
        from: Some(from),
        to,
        ..entry(here, of, day)
    };
    pairs.map(step).collect()
}
