//! Each earlier row against the present history, and each new fact against the last seal. In come
//! two states, out come findings; neither state is changed.

use super::{Earlier, LedgerRow, Now, paste};
use crate::base::{Code, Date, Diagnostic, Span};
use crate::derive::facts::{Fact, Form, PROJECT, ProjectDays, Subject, kind, project_days};
use std::collections::{BTreeMap, BTreeSet};

/// Facts by project and path.
type ByPath<'a, T> = BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a T>>>;

/// Two states side by side.
pub(super) struct Sides<'a> {
    now: Now<'a>,
    days: ProjectDays,
    present: ByPath<'a, Fact>,
    earlier: ByPath<'a, LedgerRow>,
    /// Whether the earlier state could hold every kind of fact.
    all_kinds: bool,
}

/// All findings about single facts, by project and path; those about new facts that were dated back
/// come last.
pub fn findings(earlier: &Earlier, now: Now<'_>) -> Vec<Diagnostic> {
    let understood = understood(earlier, now);
    let sides = Sides::new(earlier, &understood, now);
    let groups = sides.earlier.values().flat_map(BTreeMap::values);
    let mut found: Vec<Diagnostic> = groups.filter_map(|rows| sides.group(rows)).collect();
    if let Some(closed) = earlier.closed_until {
        found.extend(
            sides
                .backdated(closed)
                .map(|fact| sides.backdated_finding(fact, closed)),
        );
    }
    found
}

/// What an earlier state said without a row: the usual value of each present fact whose owner it
/// knew.
///
/// Nothing where it did not have that kind of fact yet.
fn understood(earlier: &Earlier, now: Now<'_>) -> Vec<LedgerRow> {
    if !earlier.all_kinds {
        return Vec::new();
    }
    let known: BTreeSet<(&str, &str)> = earlier
        .rows
        .iter()
        .map(|r| (&*r.fact.project, &*r.fact.fact))
        .collect();
    let usual = |fact: &Fact| {
        let value = kind::of(&fact.fact).default?;
        let owner = Subject::of(&fact.fact).owner()?;
        let silent = known.contains(&(&fact.project, &owner))
            && !known.contains(&(&fact.project, &fact.fact));
        let fact = Fact {
            value: value.into(),
            published: None,
            place: None,
            ..fact.clone()
        };
        silent.then_some(LedgerRow {
            fact,
            sealed: earlier.closed_until,
            seen: None,
            seal: None,
        })
    };
    let mut rows: Vec<LedgerRow> = now.facts.iter().filter_map(usual).collect();
    rows.dedup_by(|a, b| (&a.fact.project, &a.fact.fact) == (&b.fact.project, &b.fact.fact));
    rows
}

impl<'a> Sides<'a> {
    /// `understood` are rows that the earlier state had without writing them.
    pub(super) fn new(
        earlier: &'a Earlier,
        understood: &'a [LedgerRow],
        now: Now<'a>,
    ) -> Sides<'a> {
        // An entry that is proposed must not itself be dated before what is closed.
        let now = Now {
            as_of: earlier
                .closed_until
                .map_or(now.as_of, |day| day.max(now.as_of)),
            ..now
        };
        let (present, before) = (ByPath::new(), ByPath::new());
        let days = project_days(now.facts);
        let mut sides = Sides {
            now,
            days,
            present,
            earlier: before,
            all_kinds: earlier.all_kinds,
        };
        for fact in now.facts {
            sides
                .present
                .entry(&fact.project)
                .or_default()
                .entry(&fact.fact)
                .or_default()
                .push(fact);
        }
        for row in earlier.rows.iter().chain(understood) {
            sides
                .earlier
                .entry(&row.fact.project)
                .or_default()
                .entry(&row.fact.fact)
                .or_default()
                .push(row);
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
        self.present
            .get(project)
            .and_then(|facts| facts.get(path))
            .map_or(&[], Vec::as_slice)
    }

    /// Earlier rows with a path.
    fn earlier(&self, project: &str, path: &str) -> &[&'a LedgerRow] {
        self.earlier
            .get(project)
            .and_then(|rows| rows.get(path))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether an earlier row still stands.
    pub(super) fn stands(&self, row: &LedgerRow) -> bool {
        self.present(&row.fact.project, &row.fact.fact)
            .iter()
            .any(|fact| row.is(fact, &self.days))
    }

    /// The finding about one path; one is enough even if several of its values are gone.
    fn group(&self, rows: &[&'a LedgerRow]) -> Option<Diagnostic> {
        let row = *rows.iter().find(|row| !self.stands(row))?;
        let subject = Subject::of(&row.fact.fact);
        if self.is_covered(row, subject) {
            return None;
        }
        let present = self.present(&row.fact.project, &row.fact.fact);
        let found = match present.iter().find(|fact| row.fact.says(fact)) {
            Some(fact) => self.other_day(row, fact, subject),
            None if present.is_empty() => match kind::of(&row.fact.fact).default {
                // What has no row has its usual value.
                Some(usual) if rows.iter().all(|row| &*row.fact.value != usual) => {
                    let place = self.place_of(row, subject);
                    let now = Fact {
                        value: usual.into(),
                        published: None,
                        place,
                        ..row.fact.clone()
                    };
                    self.changed(row, rows, &now, false, subject)
                }
                _ => self.gone(row, subject),
            },
            None => {
                let new = |fact: &&&Fact| !rows.iter().any(|row| row.fact.says(fact));
                // A new first value takes the place of an old first one, a new last one that of any
                // other.
                let first = present
                    .first()
                    .filter(|f| f.published.is_none() && row.fact.published.is_none())
                    .filter(new);
                let now = first.or(present.iter().rev().find(new));
                self.changed(row, rows, now.or(present.last())?, now.is_none(), subject)
            }
        };
        Some(found)
    }

    /// Whether another finding says it: the thing that it belongs to is gone as a whole, or its
    /// words in the default language differ as well.
    fn is_covered(&self, row: &LedgerRow, subject: Subject<'_>) -> bool {
        let (project, path) = (&*row.fact.project, &*row.fact.fact);
        if kind::of(path).path.ends_with(".LANG")
            && let Some((words, _)) = path.rsplit_once('.')
            && self
                .earlier(project, words)
                .iter()
                .any(|row| !self.stands(row))
        {
            return true;
        }
        let mut owner = subject.owner();
        while let Some(path) = owner {
            if !self.is_new(project, &path) && self.present(project, &path).is_empty() {
                return true;
            }
            owner = Subject::of(&path).owner();
        }
        false
    }

    fn changed(
        &self,
        row: &LedgerRow,
        rows: &[&LedgerRow],
        now: &Fact,
        removed: bool,
        subject: Subject<'_>,
    ) -> Diagnostic {
        let message = format!("was {}, is now {}", shown(&row.fact), shown(now));
        let before = rows
            .iter()
            .take_while(|r| !std::ptr::eq(**r, row))
            .last()
            .map(|r| &r.fact);
        let texts = self.texts(&row.fact);
        let hint = match before {
            Some(before) if removed => paste::entry_back(before, &row.fact, subject),
            _ => paste::entry(paste::Moved {
                as_of: self.now.as_of,
                then: &row.fact,
                now,
                subject,
                since: self.days.get(&row.fact.project).copied().flatten(),
                texts: texts.as_ref(),
            }),
        };
        self.finding(
            kind::of(&row.fact.fact).code,
            row,
            subject,
            &message,
            hint,
            now.place,
        )
    }

    /// A definition as it was and as it is, in all languages of the site; `None` where there is one
    /// only.
    fn texts(&self, fact: &Fact) -> Option<(String, String)> {
        let base = &fact.fact[..fact.fact.find(".definition")? + ".definition".len()];
        let languages = &self.now.site.settings.languages;
        let paths = languages.iter().enumerate().map(|(at, tag)| match at {
            0 => (tag, base.to_owned()),
            _ => (tag, format!("{base}.{tag}")),
        });
        let (mut then, mut now) = (Vec::new(), Vec::new());
        for (tag, path) in paths {
            let present = self.present(&fact.project, &path).last().map(|f| &*f.value);
            let earlier = self
                .earlier(&fact.project, &path)
                .last()
                .map(|r| &*r.fact.value)
                .or(present);
            then.extend(earlier.map(|words| format!("{tag}: {}", paste::quoted(words))));
            now.extend(present.map(|words| format!("{tag}: {}", paste::quoted(words))));
        }
        (1 < languages.len()).then(|| {
            (
                format!("{{{}}}", then.join(", ")),
                format!("{{{}}}", now.join(", ")),
            )
        })
    }

    fn gone(&self, row: &LedgerRow, subject: Subject<'_>) -> Diagnostic {
        let fact = &row.fact;
        if subject == (Subject::Project { part: None }) {
            return self.project_gone(row);
        }
        let code = match kind::of(&fact.fact).code {
            Code::FigureChanged => Code::FigureGone,
            other => other,
        };
        let message = match &*fact.value {
            "listed" => "was published and is gone".to_owned(),
            _ => format!("was {} and is gone", shown(fact)),
        };
        let hint = paste::back(self.now.as_of, fact, subject);
        self.finding(
            code,
            row,
            subject,
            &message,
            hint,
            self.place_of(row, subject),
        )
    }

    /// Where the thing stands that something belongs to.
    fn place_of(&self, row: &LedgerRow, subject: Subject<'_>) -> Option<Span> {
        let project = &*row.fact.project;
        let owner = subject
            .owner()
            .and_then(|path| self.present(project, &path).first().and_then(|f| f.place));
        owner.or_else(|| self.present(project, PROJECT).first().and_then(|f| f.place))
    }

    /// The file may still be there, with a project that is no longer shown.
    fn project_gone(&self, row: &LedgerRow) -> Diagnostic {
        let hidden = self.now.site.project(&row.fact.project);
        let seen = row
            .seen
            .as_deref()
            .map_or_else(String::new, |path| format!(" (it stood in {path})"));
        let message = match hidden {
            Some(project) if project.draft => "was published and is a draft now".to_owned(),
            Some(_) => "was published and is internal now".to_owned(),
            None => format!("was published and is gone{seen}"),
        };
        let hint = paste::project_back(
            self.now.as_of,
            &row.fact,
            row.seen.as_deref(),
            hidden.is_some(),
        );
        self.finding(
            Code::PublishedGone,
            row,
            Subject::Project { part: None },
            &message,
            hint,
            hidden.map(|p| p.place.0),
        )
    }

    fn other_day(&self, row: &LedgerRow, now: &Fact, subject: Subject<'_>) -> Diagnostic {
        let day = |day: Option<Date>| {
            day.map_or_else(
                || "a day that is not recorded".to_owned(),
                |d| d.to_string(),
            )
        };
        let then = match (row.fact.published, row.sealed) {
            (None, Some(sealed)) => format!("was known by {sealed}"),
            (then, _) => format!("was first published on {}", day(then)),
        };
        let said = now.published.or_else(|| now.since(&self.days));
        let message = format!("{then}, the content says {}", day(said));
        self.finding(
            Code::DayRewritten,
            row,
            subject,
            &message,
            paste::day_back(row, now, subject),
            now.place,
        )
    }

    fn finding(
        &self,
        code: Code,
        row: &LedgerRow,
        subject: Subject<'_>,
        message: &str,
        hint: String,
        place: Option<Span>,
    ) -> Diagnostic {
        let message = format!("{}{} {message}", whose(&row.fact), subject.name());
        let sealed = row
            .sealed
            .map_or_else(String::new, |day| format!("sealed on {day}"));
        Diagnostic {
            code,
            span: place,
            message,
            hint,
            other: row.span().map(|span| (span, sealed)),
        }
    }

    /// New facts that count from a day before the last seal.
    ///
    /// A fact that is about no day and can record none is left to the ledger, which notes when it
    /// first saw it.
    pub(super) fn backdated(&self, closed: Date) -> impl Iterator<Item = &'a Fact> {
        let new: BTreeSet<&str> = self
            .present
            .keys()
            .copied()
            .filter(|p| self.is_new(p, PROJECT))
            .collect();
        let whole = Subject::Project { part: None };
        self.now.facts.iter().filter(move |fact| {
            let (subject, kind) = (Subject::of(&fact.fact), kind::of(&fact.fact));
            let owner = subject.owner();
            let is_new = |path: &String| self.is_new(&fact.project, path);
            let dated = fact.published.is_some() || fact.about().is_some() || subject == whole;
            // A part of a thing that is new itself is no finding of its own.
            let dated_owner = |path: &&String| {
                path.contains('@') || path.starts_with("actions.") || path.ends_with(".met")
            };
            let with_owner = owner.as_ref().filter(dated_owner).is_some_and(is_new);
            // What has a usual value differs from that, which is a finding already.
            let differs =
                kind.default.is_some() && owner.as_ref().is_some_and(|path| !is_new(path));
            let rows = self.earlier(&fact.project, &fact.fact);
            dated
                && !with_owner
                && !differs
                && (kind.first || self.all_kinds)
                && (subject == whole || !new.contains(&*fact.project))
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
        let since = fact
            .since(&self.days)
            .map_or_else(|| "the beginning".to_owned(), |day| day.to_string());
        let message = format!(
            "{}{} is new, and counts from {since}, which is before {closed}, when everything \
             known was already on record",
            whose(fact),
            subject.name()
        );
        let hint = paste::published(self.now.as_of, fact, subject);
        Diagnostic {
            code: Code::Backdated,
            span: fact.place,
            message,
            hint,
            other: None,
        }
    }
}

/// A value in a message.
fn shown(fact: &Fact) -> String {
    if kind::of(&fact.fact).form == Form::Words {
        format!("`{}`", fact.value)
    } else {
        fact.value.to_string()
    }
}

/// The project that a message is about, before its words; nothing for a rule of the site.
fn whose(fact: &Fact) -> String {
    if fact.project.is_empty() {
        String::new()
    } else {
        format!("{}: ", fact.project)
    }
}
