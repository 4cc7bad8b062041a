//! The account that the programme as a whole gives: promises due, trust, how it works. Counts come
//! computed, and what was declared is quoted.

use crate::base::{Date, PartialDate, Text};
use crate::derive::cadence::Kind;
use crate::derive::{Kept, ProjectInsight};
use crate::model::settings::DeclaredTotal;
use crate::model::vocabulary::{Interval, Qualifier};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::tiles::{entry_id, list_of};
use crate::render::phrase::{LinkView, cadence, project_link};
use crate::theme::Arg;
use serde::Serialize;

/// Promises due so far, by what became of them.
#[derive(Debug, Serialize)]
pub struct PromisesView {
    /// How many promises were due so far.
    pub due: usize,
    /// How many projects there are in all.
    pub total: usize,
    /// What became of them, from best to last; only outcomes that there are.
    pub parts: Vec<PromisePartView>,
}

/// Promises with one outcome.
#[derive(Debug, Serialize)]
pub struct PromisePartView {
    /// The class word of the outcome, such as `on-time`.
    pub id: String,
    /// The outcome in words.
    pub words: String,
    /// How many, one or more.
    pub count: usize,
    /// The projects, in the order of the site; empty where they are too many to read one after the
    /// other.
    pub projects: Vec<LinkView>,
    /// The list of projects by status, in place of too many; `None` where they are named.
    pub list: Option<String>,
}

/// The most promises that are named one after the other.
const MOST_NAMED: usize = 12;

/// One step of how it works.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// When it was, in words: a month, a span of months, first or always.
    pub when: String,
    /// What was or is done, in words.
    pub what: String,
}

/// Something that was declared, not computed.
#[derive(Debug, Serialize)]
pub struct DeclaredView {
    /// What it is about, in words.
    pub label: String,
    /// What was said: a total with how exact it is, or a state in words.
    pub text: String,
    /// Who said so; `None` where that is not known.
    pub source: Option<String>,
}

/// Promises due so far; `None` when there are none.
pub fn promises(here: &PageContext<'_>) -> Option<PromisesView> {
    let insight = here.insight;
    let due = insight.programme.promises_due();
    let part = |kept: &Kept| {
        let with: Vec<&ProjectInsight> = insight
            .projects
            .iter()
            .filter(|p| p.kept == Some(*kept))
            .collect();
        let link = |p: &&ProjectInsight| project_link(here, &p.known);
        let is_named = with.len() <= MOST_NAMED;
        PromisePartView {
            id: kept.word().to_owned(),
            words: here.words().say(&format!("kept-{}", kept.word()), &[]),
            count: with.len(),
            projects: match is_named {
                true => with.iter().map(link).collect(),
                false => Vec::new(),
            },
            list: (!is_named).then(|| list_by_status(here, &with)),
        }
    };
    let parts = Kept::ALL.iter().map(part).filter(|p| p.count > 0).collect();
    (due > 0).then_some(PromisesView {
        due,
        total: insight.programme.total,
        parts,
    })
}

/// Where some projects are listed by status: with those of their own status where all have the
/// same, else with all.
fn list_by_status(here: &PageContext<'_>, projects: &[&ProjectInsight]) -> String {
    let first = &projects[0].shown;
    let id = entry_id(first);
    match projects.iter().all(|p| entry_id(&p.shown) == id) {
        true => list_of(here, first),
        false => here.href(&Page::Projects) + "#mp-by-status",
    }
}

/// Why it can be trusted, in sentences: the share of facts with evidence where there are facts,
/// then stale figures, corrections and changes, each also when there are none.
pub fn trust(here: &PageContext<'_>) -> Vec<String> {
    let programme = &here.insight.programme;
    let words = here.words();
    let mut lines = Vec::new();
    if let (Some(open), Some(named)) = (programme.cover.share(), programme.cover.named()) {
        // Milestones and ratings are no figures.
        let of = match programme.all_figures() == programme.cover.of {
            true => "figures",
            false => "facts",
        };
        let [open, named] = [open, named].map(|share| words.locale.percent(share));
        let args = [("open", &*open), ("named", &named), ("of", of)];
        let args = args.map(|(name, text)| (name, Arg::Text(text)));
        lines.push(words.say("trust-documents", &args));
    }
    let (has_figures, has_grades) = (0 < programme.all_figures(), 0 < programme.declared);
    let stale = match (has_figures, has_grades) {
        (false, true) => "trust-stale-grades",
        (true, true) => "trust-stale-both",
        (_, false) => "trust-stale",
    };
    let corrections = has_figures || !has_grades;
    let counts = [
        Some((stale, programme.stale)),
        corrections.then_some(("trust-corrections", programme.corrections)),
        Some(("trust-changes", programme.changes)),
    ];
    let said = counts.into_iter().flatten();
    lines.extend(said.map(|(key, n)| words.say(key, &[("n", Arg::Count(n))])));
    lines
}

/// How many of the facts rest on a document that can be opened, and how many name one; empty
/// without facts.
pub fn cover(here: &PageContext<'_>) -> String {
    let cover = here.insight.programme.cover;
    let words = here.words();
    let (Some(open), Some(named)) = (cover.share(), cover.named()) else {
        return String::new();
    };
    let n = |n: usize| words.locale.number(n as f64, 0);
    let percent = |share| words.locale.percent(share);
    words.say(
        "documents-cover",
        &[
            ("open", Arg::Text(&n(cover.open))),
            ("of", Arg::Text(&n(cover.of))),
            ("percent", Arg::Text(&percent(open))),
            ("named", Arg::Text(&n(cover.with))),
            ("share", Arg::Text(&percent(named))),
        ],
    )
}

/// How it works, step by step: the consultations, the announced batches that have projects, and
/// what is promised again and again. Empty without consultations and batches.
pub fn steps(here: &PageContext<'_>) -> Vec<StepView> {
    let settings = here.settings();
    let words = here.words();
    let locale = words.locale;
    let mut steps = Vec::new();
    let received: u64 = settings
        .consultations
        .iter()
        .filter_map(|c| c.received)
        .sum();
    if !settings.consultations.is_empty() {
        let from = settings.consultations.iter().filter_map(|c| c.from).min();
        let channels: Vec<String> = settings
            .consultations
            .iter()
            .map(|c| c.channel.get(here.lang).to_owned())
            .collect();
        let args = [
            ("channels", Arg::Text(&locale.list(&channels))),
            ("n", Arg::Text(&locale.number(received as f64, 0))),
        ];
        let asked = words.say(
            if received > 0 {
                "step-asked-n"
            } else {
                "step-asked"
            },
            &args,
        );
        let sources = settings
            .consultations
            .iter()
            .filter_map(|c| c.source.as_ref());
        let mut told: Vec<String> = [asked].into_iter().chain(adopted(here)).collect();
        told.extend(sources.map(|source| source.get(here.lang).to_owned()));
        // Two consultations may have one source.
        told.dedup();
        let what = told.join(&words.say("list-comma", &[]));
        let when = from.map_or_else(
            || words.say("step-first", &[]),
            |from| asked_when(here, from),
        );
        steps.push(StepView { when, what });
    }
    for batch in &settings.batches {
        let count = here
            .insight
            .projects
            .iter()
            .filter(|p| p.known.batch.as_ref() == Some(&batch.group.id))
            .count();
        // A batch without projects on this day is no step yet.
        if let Some(date) = batch.announced.filter(|_| count > 0) {
            let name = batch.group.name.get(here.lang);
            steps.push(StepView {
                when: match date {
                    PartialDate::Day(day) => locale.month(day),
                    _ => locale.partial(date, ""),
                },
                what: words.say(
                    "step-batch",
                    &[("name", Arg::Text(name)), ("n", Arg::Count(count))],
                ),
            });
        }
    }
    // What recurs is only a step of a way that began.
    if !steps.is_empty() {
        steps.extend(rounds(here).map(|what| StepView {
            when: words.say("step-always", &[]),
            what,
        }));
    }
    steps
}

/// What is promised again and again, in one sentence; `None` without a cadence.
fn rounds(here: &PageContext<'_>) -> Option<String> {
    let words = here.words();
    let round = |(kind, every): (Kind, Interval)| {
        let every = cadence::interval(here, every);
        words.say(
            &format!("loop-{}", kind.word()),
            &[("every", Arg::Text(&every))],
        )
    };
    let rounds: Vec<String> = cadence::promised(here).map(round).collect();
    let rounds = rounds.join(&words.say("list-comma", &[]));
    (!rounds.is_empty()).then(|| words.say("step-loop", &[("rounds", Arg::Text(&rounds))]))
}

/// A declared total with how exact it is, in words.
fn total(here: &PageContext<'_>, of: &DeclaredTotal) -> String {
    let words = here.words();
    let number = of
        .value
        .as_ref()
        .map(|v| words.locale.figure(v.value(), v.decimals()));
    let said = |key: &str, number: &str| words.say(key, &[("n", Arg::Text(number))]);
    match (of.qualifier, number) {
        (Qualifier::Several, _) | (_, None) => words.say("total-several", &[]),
        (Qualifier::Exact, Some(number)) => number,
        (Qualifier::AtLeast, Some(number)) => said("total-at-least", &number),
        (Qualifier::AtMost, Some(number)) => said("total-at-most", &number),
        (Qualifier::About, Some(number)) => said("total-about", &number),
    }
}

/// How many opinions were adopted, where it is said.
fn adopted(here: &PageContext<'_>) -> Option<String> {
    let said = here
        .settings()
        .consultations
        .iter()
        .filter_map(|c| c.adopted)
        .reduce(|all, one| all + one)?;
    let n = here.words().locale.number(said as f64, 0);
    Some(here.words().say("step-adopted", &[("n", Arg::Text(&n))]))
}

/// The months in which residents were asked, from the first to the last; one where they are the
/// same.
fn asked_when(here: &PageContext<'_>, from: Date) -> String {
    let (words, locale) = (here.words(), here.words().locale);
    let last = here
        .settings()
        .consultations
        .iter()
        .filter_map(|c| c.to.or(c.from))
        .max();
    let (first, last) = (
        locale.month(from),
        last.map_or_else(|| locale.month(from), |day| locale.month(day)),
    );
    if first == last {
        return first;
    }
    words.say(
        "step-span",
        &[("from", Arg::Text(&first)), ("to", Arg::Text(&last))],
    )
}

/// Totals and states that were declared, not computed, in the order of the configuration, totals
/// first.
pub fn declared(here: &PageContext<'_>) -> Vec<DeclaredView> {
    let settings = here.settings();
    let source = |s: &Option<Text>| s.as_ref().map(|s| s.get(here.lang).to_owned());
    let totals = settings.declared_totals.iter().map(|d| DeclaredView {
        label: d.label.get(here.lang).to_owned(),
        text: total(here, d),
        source: source(&d.source),
    });
    let states = settings.declared_status.iter().map(|d| DeclaredView {
        label: d.label.get(here.lang).to_owned(),
        text: d.text.get(here.lang).to_owned(),
        source: source(&d.source),
    });
    totals.chain(states).collect()
}
