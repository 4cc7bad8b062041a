//! Each earlier row against the present history, and each new fact against the last seal.

use super::subject::Subject;
use super::{Earlier, Now, Row, paste};
use crate::base::{Code, Date, Diagnostic, Span};
use crate::derive::facts::{Fact, PROJECT, ProjectDays, project_days};
use std::collections::{BTreeMap, BTreeSet};

/// Facts by project and path.
type ByPath<'a, T> = BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a T>>>;

/// Two states side by side.
pub(super) struct Sides<'a> {
    now: Now<'a>,
    days: ProjectDays,
    present: ByPath<'a, Fact>,
    earlier: ByPath<'a, Row>,
}

/// All findings about single facts.
pub fn findings(earlier: &Earlier, now: Now<'_>) -> Vec<Diagnostic> {
    let sides = Sides::new(earlier, now);
    let groups = sides.earlier.values().flat_map(BTreeMap::values);
    let mut found: Vec<Diagnostic> = groups.filter_map(|rows| sides.group(rows)).collect();
    if let Some(closed) = earlier.closed_until {
        found.extend(sides.backdated(closed).map(|fact| sides.backdated_finding(fact, closed)));
    }
    found
}

impl<'a> Sides<'a> {
    pub(super) fn new(earlier: &'a Earlier, now: Now<'a>) -> Sides<'a> {
        // An entry that is proposed must not itself be dated before what is closed.
        let now = Now { as_of: earlier.closed_until.map_or(now.as_of, |day| day.max(now.as_of)), ..now };
        let mut sides = Sides { now, days: project_days(now.facts), present: ByPath::new(), earlier: ByPath::new() };
        for fact in now.facts {
            sides.present.entry(&fact.project).or_default().entry(&fact.fact).or_default().push(fact);
        }
        for row in &earlier.rows {
            sides.earlier.entry(&row.fact.project).or_default().entry(&row.fact.fact).or_default().push(row);
        }
        // As they became known: what was there from the beginning first.
        for facts in sides.present.values_mut().flat_map(BTreeMap::values_mut) {
            facts.sort_by_key(|f| f.published);
        }
        for rows in sides.earlier.values_mut().flat_map(BTreeMap::values_mut) {
            rows.sort_by_key(|r| r.fact.published);
        }
        sides
    }

    /// Today's facts with a path.
    fn present(&self, project: &str, path: &str) -> &[&'a Fact] {
        self.present.get(project).and_then(|facts| facts.get(path)).map_or(&[], Vec::as_slice)
    }

    /// Earlier rows with a path.
    fn earlier(&self, project: &str, path: &str) -> &[&'a Row] {
        self.earlier.get(project).and_then(|rows| rows.get(path)).map_or(&[], Vec::as_slice)
    }

    /// Whether an earlier row still stands.
    pub(super) fn stands(&self, row: &Row) -> bool {
        self.present(&row.fact.project, &row.fact.fact).iter().any(|fact| row.is(fact, &self.days))
    }

    /// The finding about one path; one is enough even if several of its values are gone.
    fn group(&self, rows: &[&'a Row]) -> Option<Diagnostic> {
        let row = *rows.iter().find(|row| !self.stands(row))?;
        let subject = Subject::of(&row.fact.fact);
        if self.is_covered(&row.fact.project, subject) {
            return None;
        }
        let present = self.present(&row.fact.project, &row.fact.fact);
        let found = match present.iter().find(|fact| row.fact.says(fact)) {
            Some(fact) => self.other_day(row, fact, subject),
            None if present.is_empty() => self.gone(row, subject),
            None => {
                let new = |fact: &&&Fact| !rows.iter().any(|row| row.fact.says(fact));
                // A new first value takes the place of an old first one, a new last one that of any other.
                let first = present.first().filter(|f| f.published.is_none() && row.fact.published.is_none()).filter(new);
                let now = first.or(present.iter().rev().find(new));
                self.changed(row, rows, now.or(present.last())?, now.is_none(), subject)
            }
        };
        Some(found)
    }

    /// Whether the thing that a fact belongs to is gone as a whole, which is one finding of its own.
    fn is_covered(&self, project: &str, subject: Subject<'_>) -> bool {
        let gone = |path: &str| !self.is_new(project, path) && self.present(project, path).is_empty();
        if subject != Subject::Project && gone(PROJECT) {
            return true;
        }
        let mut owner = subject.owner();
        while let Some(path) = owner {
            if gone(&path) {
                return true;
            }
            owner = Subject::of(&path).owner();
        }
        false
    }

    fn changed(&self, row: &Row, rows: &[&Row], now: &Fact, removed: bool, subject: Subject<'_>) -> Diagnostic {
        let code = match subject {
            Subject::Figure { .. } => Code::FigureChanged,
            Subject::Indicator { part: Some("unit" | "kind"), .. } => Code::UnitChanged,
            Subject::Indicator { .. } | Subject::Promise | Subject::Start | Subject::Due => Code::PromiseChanged,
            _ => Code::RecordChanged,
        };
        let message = format!("was {}, is now {}", shown(&row.fact, subject), shown(now, subject));
        let before = rows.iter().take_while(|r| !std::ptr::eq(**r, row)).last().map(|r| &r.fact);
        let hint = match before {
            Some(before) if removed => paste::entry_back(before, &row.fact, subject),
            _ => paste::entry(self.now.as_of, &row.fact, now, subject),
        };
        self.finding(code, row, subject, &message, hint, now.place)
    }

    fn gone(&self, row: &Row, subject: Subject<'_>) -> Diagnostic {
        let (project, fact) = (&*row.fact.project, &row.fact);
        let as_of = self.now.as_of;
        if subject == Subject::Project {
            return self.project_gone(row);
        }
        let code = match subject {
            Subject::Figure { .. } => Code::FigureGone,
            Subject::Indicator { part: None, .. } => Code::PublishedGone,
            Subject::Indicator { .. } | Subject::Promise | Subject::Start | Subject::Due => Code::PromiseChanged,
            _ => Code::RecordChanged,
        };
        let message = match subject {
            Subject::Indicator { part: None, .. } | Subject::Milestone { part: None, .. } | Subject::Report { .. } => {
                "was published and is gone".to_owned()
            }
            _ => format!("was {} and is gone", shown(fact, subject)),
        };
        let owner = subject.owner().and_then(|path| self.present(project, &path).first().and_then(|f| f.place));
        let place = owner.or_else(|| self.present(project, PROJECT).first().and_then(|f| f.place));
        self.finding(code, row, subject, &message, paste::back(as_of, fact, subject), place)
    }

    /// The file may still be there, with a project that is no longer shown.
    fn project_gone(&self, row: &Row) -> Diagnostic {
        let hidden = self.now.site.project(&row.fact.project);
        let seen = row.seen.as_deref().map_or_else(String::new, |path| format!(" (it stood in {path})"));
        let message = match hidden {
            Some(project) if project.draft => "was published and is a draft now".to_owned(),
            Some(_) => "was published and is internal now".to_owned(),
            None => format!("was published and is gone{seen}"),
        };
        let hint = paste::project_back(self.now.as_of, &row.fact, row.seen.as_deref(), hidden.is_some());
        self.finding(Code::PublishedGone, row, Subject::Project, &message, hint, hidden.map(|p| p.place.0))
    }

    fn other_day(&self, row: &Row, now: &Fact, subject: Subject<'_>) -> Diagnostic {
        let day = |day: Option<Date>| day.map_or_else(|| "a day that is not recorded".to_owned(), |d| d.to_string());
        let then = match (row.fact.published, row.sealed) {
            (None, Some(sealed)) => format!("was known by {sealed}"),
            (then, _) => format!("was first published on {}", day(then)),
        };
        let said = now.published.or_else(|| now.since(&self.days));
        let message = format!("{then}, the content says {}", day(said));
        self.finding(Code::DayRewritten, row, subject, &message, paste::day_back(row, now, subject), now.place)
    }

    fn finding(
        &self,
        code: Code,
        row: &Row,
        subject: Subject<'_>,
        message: &str,
        hint: String,
        place: Option<Span>,
    ) -> Diagnostic {
        let message = format!("{}: {} {message}", row.fact.project, subject.name());
        let sealed = row.sealed.map_or_else(String::new, |day| format!("sealed on {day}"));
        Diagnostic { code, span: place, message, hint, other: row.span().map(|span| (span, sealed)) }
    }

    /// New facts that count from a day before the last seal.
    ///
    /// A fact that is about no day and can record none is left to the ledger, which notes when it first saw it.
    pub(super) fn backdated(&self, closed: Date) -> impl Iterator<Item = &'a Fact> {
        let new: BTreeSet<&str> = self.present.keys().copied().filter(|p| self.is_new(p, PROJECT)).collect();
        self.now.facts.iter().filter(move |fact| {
            let subject = Subject::of(&fact.fact);
            let dated = fact.published.is_some() || fact.about().is_some() || subject == Subject::Project;
            let with_owner = subject.owner().is_some_and(|path| path.contains('@') && self.is_new(&fact.project, &path));
            let rows = self.earlier(&fact.project, &fact.fact);
            dated
                && !with_owner
                && (subject == Subject::Project || !new.contains(&*fact.project))
                && fact.since(&self.days).is_none_or(|since| since < closed)
                && !rows.iter().any(|row| row.fact.says(fact))
                // A value in the place of a published one is a finding already.
                && rows.iter().all(|row| self.stands(row))
        })
    }

    fn is_new(&self, project: &str, path: &str) -> bool {
        self.earlier(project, path).is_empty()
    }

    fn backdated_finding(&self, fact: &Fact, closed: Date) -> Diagnostic {
        let subject = Subject::of(&fact.fact);
        let since = fact.since(&self.days).map_or_else(|| "the beginning".to_owned(), |day| day.to_string());
        let message = format!(
            "{}: {} is new, and counts from {since}, which is before {closed}, when everything known was already on record",
            fact.project,
            subject.name()
        );
        let hint = paste::published(self.now.as_of, fact, subject);
        Diagnostic { code: Code::Backdated, span: fact.place, message, hint, other: None }
    }
}

/// A value in a message.
fn shown(fact: &Fact, subject: Subject<'_>) -> String {
    if subject.is_words() { format!("`{}`", fact.value) } else { fact.value.to_string() }
}
