//! What was published, as rows that are only ever added to.
//!
//! A fact has a project, a path and a value; a path that was published with several values has one
//! row for each of them, the first one first promised or first reported. The paths, which never
//! change:
//!
//! | path | value |
//! |---|---|
//! | `project`, `indicators.ID`, `milestones.ID`, `actions.ID`, `reports.SLUG` | `listed` |
//! | `promise`, `indicators.ID.unit`, `.definition` | the words in the default language; others at
//! `….LANG` |
//! | `start`, `due`, `milestones.ID.due`, `milestones.ID.met`, `actions.ID.due`, `.closed` | a day,
//! a period, `unknown`, `none` |
//! | `focus`, `batch`, `places`, `groups.KIND`, `lead`, `departments`, `….evidence` | `a; b` or
//! `none` |
//! | `milestones.ID.forecast@DAY` | the day expected on that day |
//! | `stage` | the first stage; of a stage without a day the only one |
//! | `stage@DAY`, `declared@DAY`, `confidence@DAY` | what was declared on that day; `.by` who
//! did, `.date` what it is about |
//! | `money.budget`, `money.committed@DAY`, `money.spent@DAY` | a number |
//! | `indicators.ID.kind`, `.direction`, `.accumulation`, `.shape`, `.every`, `.headline`,
//! `.level`, `.closed` | as written |
//! | `indicators.ID.target` | `2300`, `2300 by 2021-12-31`, `40 – 60` or `none` |
//! | `indicators.ID.baseline` | `0`, `12 on 2021-04-01` or `none` |
//! | `indicators.ID.plan` | `2021-06-30 500; 2021-09-30 1500`, with `30%` for a share, or `none` |
//! | `indicators.ID.tolerance`, `site.tolerances` | `days 7; share 0.05; behind 0.15` |
//! | `indicators.ID@DAY` | `120`, `at-least 120`, words, or `withdrawn`; a period for figures per
//! period |
//! | `indicators.ID@DAY.numerator`, `.denominator`, `.flag` | a number, a word |
//! | `indicators.ID@DAY.by.PART` | a figure of a part; what stands beside it as behind `@DAY` |
//! | `site.calendar.period`, `.closed`, `.grace`, `.quarter_starts`, `site.cadence.progress` and so on | as
//! written; no project |
//!
//! The kinds, with the value that needs no row, stand in `kind`.
//!
//! Promises have their earlier values from `changes`, figures from `corrections`. Drafts and what
//! is internal are no facts. Words that decide nothing, such as titles, have paths of their own in
//! a table of their own: see [`words`].

mod subject;
pub(crate) mod kind;
mod text;
mod rows;
mod words;

use super::known::AsOf;
use crate::base::csv_rows::{self, Rows};
use crate::base::{Date, Decimal, Hashing, PartialDate, Span};
use crate::model::settings::PRIVATE;
use crate::model::vocabulary::Visibility;
use crate::model::{ChangeValue, Field, Id, Project, Site};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

pub(crate) use kind::{Form, Moves};
pub(crate) use subject::Subject;

/// One published value of one thing. The order is that of the columns of a table of facts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The project; empty for a rule of the site.
    pub project: Id,
    /// What it is about: a path, see the module.
    pub fact: Box<str>,
    /// The value, on one line.
    pub value: Box<str>,
    /// The day it was first published; `None` where that is not recorded.
    pub published: Option<Date>,
    /// Where it stands; `None` when it was read from a table.
    pub place: Option<Span>,
}

/// The columns of a table of facts, in their order.
pub const COLUMNS: [&str; 4] = ["project", "fact", "value", "published"];

/// The path of the row that says that a project is listed.
pub const PROJECT: &str = "project";

/// How the path of a rule of the site begins; its rows have no project.
pub const SITE: &str = "site.";

impl Fact {
    /// The last day that the fact is about: the one in its path, or the day on which a milestone
    /// was met or an action closed.
    ///
    /// `None` for what is about no day, such as a target.
    pub fn about(&self) -> Option<Date> {
        let day = |text: &str| PartialDate::parse(text, 1).and_then(PartialDate::last);
        match self.fact.split_once('@') {
            Some((_, rest)) => day(rest.split('.').next().unwrap_or(rest)),
            None if self.fact.ends_with(".met") => day(&self.value),
            None if self.fact.starts_with("actions.") && self.fact.ends_with(".closed") => {
                day(&self.value)
            }
            None => None,
        }
    }

    /// The day from which it counts: as recorded, never before the day it is about, nor before its
    /// project.
    ///
    /// `None`: since ever.
    pub fn since(&self, days: &ProjectDays) -> Option<Date> {
        let project = days.get(&self.project).copied().flatten();
        self.published.max(self.about()).max(project)
    }

    /// Whether two rows say the same: numbers by value, so that 120 is 120.0, and words by their
    /// letters.
    ///
    /// A private person says the same as whoever it was: rows of an earlier version have their id,
    /// and whether somebody is private may become another thing.
    pub fn says(&self, other: &Fact) -> bool {
        same_value(&self.value, &other.value)
            || kind::names_people(&self.fact) && same_people(&self.value, &other.value)
    }
}

/// Whether two values of facts are one, numbers in them compared by value.
pub fn same_value(a: &str, b: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split_whitespace()
    }
    let number = |word: &str| Decimal::parse(word.trim_end_matches(';')).map(|n| n.value());
    let same = |(a, b): (&str, &str)| a == b || number(a).is_some_and(|n| Some(n) == number(b));
    words(a).count() == words(b).count() && words(a).zip(words(b)).all(same)
}

/// Whether two lists of people are one, as far as they say who it is.
fn same_people(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split("; ").collect(), b.split("; ").collect());
    let same = |(a, b): (&&str, &&str)| a == b || *a == PRIVATE || *b == PRIVATE;
    a.len() == b.len() && a.iter().zip(&b).all(same)
}

/// From which day each project counts; `None`: since ever.
pub type ProjectDays = BTreeMap<Id, Option<Date>>;

/// The days of the rows that list the projects; of several the first, and since ever where one has
/// no day.
pub fn project_days<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> ProjectDays {
    let mut days = ProjectDays::new();
    for fact in facts.into_iter().filter(|f| &*f.fact == PROJECT) {
        let day = days.entry(fact.project.clone()).or_insert(fact.published);
        *day = (*day).min(fact.published);
    }
    days
}

/// All facts of the public, sorted: also those that become known only after the as-of date.
pub fn facts(site: &Site) -> Vec<Fact> {
    let projects = public(site).flat_map_iter(|p| rows::of_project(p, &site.settings));
    let mut facts: Vec<Fact> = projects.collect();
    facts.extend(rows::of_site(&site.settings));
    facts.sort();
    facts
}

/// What `of` makes of the facts of each project that can be seen, and of those of the rules of the
/// site, which are never all there at once.
pub fn of_each<T: Send>(site: &Site, at: AsOf, of: impl Fn(Vec<Fact>) -> T + Sync) -> Vec<T> {
    let of = |rows: Vec<Fact>| of(known(&rows, at));
    let projects = public(site).map(|p| of(rows::of_project(p, &site.settings)));
    let mut each: Vec<T> = projects.collect();
    each.push(of(rows::of_site(&site.settings)));
    each
}

fn public(site: &Site) -> impl ParallelIterator<Item = &Project> {
    let projects = site.projects.par_iter().map(|p| &**p);
    projects.filter(|p| is_public(p))
}

/// The words beside the facts, sorted: titles, names, notes and reasons of the public, as they
/// stand.
pub fn words(site: &Site) -> Vec<Fact> {
    let public = site.projects.iter().filter(|p| is_public(p));
    let mut words: Vec<Fact> = public
        .flat_map(|p| words::of_project(p, &site.settings.languages))
        .collect();
    words.sort();
    words
}

/// Whether a project is for everybody once its embargo has ended.
pub fn is_public(project: &Project) -> bool {
    project.visibility == Visibility::Public && !project.draft
}

/// One side of a change in words that depend on no language, as in the table of facts.
pub fn change_text(project: &Project, field: &Field, value: &ChangeValue) -> String {
    let mut then = project.clone();
    then.put(field, value);
    text::field(&then, field).unwrap_or_default()
}

/// One side of a change of a rule of the site, as in the table of facts.
pub fn rule_text(value: &ChangeValue) -> String {
    text::plain(value).unwrap_or_default()
}

/// The facts that count on a day, without days of grace.
pub fn known_by(facts: &[Fact], day: Date) -> Vec<Fact> {
    known(facts, AsOf::on(day))
}

/// The facts that can be seen: figures and dates about days up to the horizon, as far as they were
/// published by its end; promises as they stood on its day.
pub fn known(facts: &[Fact], at: AsOf) -> Vec<Fact> {
    seen(facts, &project_days(facts), at)
}

/// The same as [`known`] of rows that do not list the projects, from whose days on they count.
pub fn seen(facts: &[Fact], days: &ProjectDays, at: AsOf) -> Vec<Fact> {
    without_usual(all_seen(facts, days, at))
}

fn all_seen(facts: &[Fact], days: &ProjectDays, at: AsOf) -> Vec<Fact> {
    let seen = |fact: &&Fact| {
        let project = days.get(&fact.project).copied().flatten();
        // What is about a day may come in during the days of grace; a promise may not.
        let until = if fact.about().is_some() {
            at.by
        } else {
            at.day
        };
        project.is_none_or(|day| day <= at.day)
            && fact.about().is_none_or(|day| day <= at.day)
            && fact.published.is_none_or(|day| day <= until)
    };
    facts.iter().filter(seen).cloned().collect()
}

/// Without the value that needs no row, where no later one is known yet: else an entry about a
/// later day would add a row to what was published before it.
fn without_usual(mut facts: Vec<Fact>) -> Vec<Fact> {
    let is_usual = |fact: &Fact| {
        kind::USUAL.contains(&&*fact.value) && kind::of(&fact.fact).default == Some(&fact.value)
    };
    let usual: Vec<bool> = facts.iter().map(is_usual).collect();
    let others: BTreeSet<(&Id, &str)> = (facts.iter().zip(&usual))
        .filter(|(_, usual)| !**usual)
        .map(|(fact, _)| (&fact.project, &*fact.fact))
        .collect();
    let kept: Vec<bool> = (facts.iter().zip(usual))
        .map(|(fact, usual)| !usual || others.contains(&(&fact.project, &*fact.fact)))
        .collect();
    let mut kept = kept.into_iter();
    facts.retain(|_| kept.next() == Some(true));
    facts
}

/// The facts as the published table: a heading, then a row each, sorted and each once, ended by CR
/// LF (RFC 4180). The same facts give the same bytes.
pub fn csv(facts: &[Fact]) -> String {
    let mut bytes = Vec::new();
    write_csv(facts, &mut bytes).expect("memory takes all that is written to it");
    String::from_utf8(bytes).expect("a table of texts is text")
}

/// Writes the facts as [`csv()`] gives them.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(facts: &[Fact], out: &mut dyn Write) -> io::Result<()> {
    let mut sorted: Vec<&Fact> = facts.iter().collect();
    sorted.sort();
    // Facts at two places of the content are one row of the table.
    sorted.dedup_by(|one, other| cells(one) == cells(other));
    let mut rows = Rows::new(out);
    rows.row(COLUMNS)?;
    sorted
        .into_iter()
        .try_for_each(|fact| rows.row(cells(fact)))?;
    rows.finish()
}

/// One row of a table, without its end.
pub fn line(fact: &Fact) -> String {
    let row = csv_rows::csv([cells(fact)]);
    row.strip_suffix("\r\n").unwrap_or(&row).to_owned()
}

/// What stands in the columns of a row.
fn cells(fact: &Fact) -> [Cow<'_, str>; 4] {
    let published = fact
        .published
        .map_or_else(String::new, |day| day.to_string());
    [
        (&*fact.project).into(),
        (&*fact.fact).into(),
        (&*fact.value).into(),
        published.into(),
    ]
}

/// The SHA-256 of the table of facts, as [`csv()`] writes it, in 64 lower-case hexadecimal digits.
pub fn sum(facts: &[Fact]) -> String {
    let mut hashing = Hashing::new(io::sink());
    write_csv(facts, &mut hashing).expect("nothing refuses what is only counted");
    hashing.finish().1.hash.to_string()
}

/// The [`sum`] of the facts that can be seen.
pub fn edition_hash(facts: &[Fact], at: AsOf) -> String {
    sum(&known(facts, at))
}

/// The same as [`edition_hash`] for a table that has each first value, also where it needs no row.
pub fn full_edition_hash(facts: &[Fact], at: AsOf) -> String {
    sum(&all_seen(facts, &project_days(facts), at))
}

/// The same as [`edition_hash`] for a table that has only the kinds of fact there were at first.
pub fn first_edition_hash(facts: &[Fact], at: AsOf) -> String {
    let first: Vec<Fact> = facts
        .iter()
        .filter(|f| kind::of(&f.fact).first)
        .cloned()
        .collect();
    edition_hash(&first, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(path: &str, value: &str, published: Option<&str>) -> Fact {
        let published = published.and_then(Date::parse);
        Fact {
            project: "p".into(),
            fact: path.into(),
            value: value.into(),
            published,
            place: None,
        }
    }

    #[test]
    fn a_fact_counts_from_the_day_recorded_else_from_its_own_else_from_its_project() {
        let all = [
            fact("project", "listed", Some("2021-04-01")),
            fact("indicators.i.target", "10", None),
            fact("indicators.i@2021-04-30", "1", None),
            fact("indicators.i@2021-Q2", "1", None),
            fact("indicators.i@2021-04-30.by.east", "1", Some("2021-05-07")),
            fact("indicators.i@2021-03-01", "1", None),
            fact("milestones.m.met", "2021-06-01", None),
        ];
        let days = project_days(&all);
        let since: Vec<String> = all
            .iter()
            .map(|f| f.since(&days).map_or_else(String::new, |d| d.to_string()))
            .collect();
        let wanted = [
            "2021-04-01",
            "2021-04-01",
            "2021-04-30",
            "2021-06-30",
            "2021-05-07",
            "2021-04-01",
            "2021-06-01",
        ];
        assert_eq!(since, wanted);
        assert_eq!(
            known_by(&all, Date::parse("2021-05-01").expect("a day")).len(),
            4
        );
    }

    #[test]
    fn an_edition_has_one_hash_for_any_order_and_another_for_any_other_fact() {
        let day = Date::parse("2021-12-31").expect("a day");
        let (a, b) = (
            fact("start", "2021-01-01", None),
            fact("due", "2021-12-31", None),
        );
        let hash = edition_hash(&[a.clone(), b.clone()], AsOf::on(day));
        assert_eq!(
            hash,
            edition_hash(&[b.clone(), a.clone(), b.clone()], AsOf::on(day))
        );
        assert_ne!(
            hash,
            edition_hash(&[a, fact("due", "2022-12-31", None)], AsOf::on(day))
        );
        assert_eq!(
            csv(&[b]),
            "project,fact,value,published\r\np,due,2021-12-31,\r\n"
        );
    }

    #[test]
    fn numbers_are_compared_by_value_and_words_by_letter() {
        for (a, b, same) in [
            ("120", "120.0", true),
            ("120", "121", false),
            ("at-least 120", "at-least 120.00", true),
            (
                "2021-06-30 500; 2021-09-30 1500",
                "2021-06-30 500.0; 2021-09-30 1500",
                true,
            ),
            ("2021-06-30", "2021-06-3", false),
            ("40 – 60", "40.0 – 60", true),
            ("homes", "Homes", false),
        ] {
            assert_eq!(same_value(a, b), same, "{a} {b}");
        }
    }
}
