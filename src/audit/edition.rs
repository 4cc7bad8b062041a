//! Finished periods, each vouched for by the check sum of what was known at its end.

use super::compare::Sides;
use super::{Earlier, LedgerRow, Now};
use crate::base::Period;
use crate::base::{Code, Date, Diagnostic, Span};
use crate::derive::AsOf;
use crate::derive::facts::{
    Fact, PROJECT, ProjectDays, edition_hash, first_edition_hash, full_edition_hash, kind, known,
    project_days,
};
use crate::model::Settings;
use crate::model::settings::Calendar;

/// One finished period as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// `2021-q3`, `2025` or `2024-25-h1`: the address of the period in the programme's own
    /// calendar.
    pub name: Box<str>,
    /// The hash of the rows of the ledger that count at the end of the period, see
    /// [`edition_hash`].
    pub hash: Box<str>,
    /// The as-of date of its seal.
    pub sealed: Date,
    /// The id of the seal that vouches for it; `None` where the first seal with a check sum does.
    pub seal: Option<Box<str>>,
    /// Where it stands in the ledger; `None` for one that is not written yet.
    pub place: Option<Span>,
}

/// What an edition is called in the column `fact` of the ledger, before its name.
pub const WORD: &str = "edition ";

/// The most facts that one finding names.
const MOST: usize = 5;

/// Whether a text is the name of an edition.
pub fn is_name(text: &str) -> bool {
    let is_number = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let is_part = |part: &str| {
        let most = match part.as_bytes() {
            [b'q', _] => b'4',
            [b'h', _] => b'2',
            _ => return is_number(part, 2),
        };
        (b'1'..=most).contains(&part.as_bytes()[1])
    };
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| is_number(year, 4))
        && parts.clone().count() <= 2
        && parts.all(is_part)
}

/// The periods whose figures are closed on a day, from the first in which something was published,
/// in their order; empty where nothing was. One in which nothing became known is vouched for as
/// well: that nothing did is what it says.
pub fn finished(facts: &[Fact], calendar: &Calendar, as_of: Date) -> Vec<Period> {
    let days = project_days(facts);
    let announced = facts
        .iter()
        .filter(|f| &*f.fact == PROJECT)
        .filter_map(|f| f.published)
        .min();
    let Some(first) = announced.or_else(|| facts.iter().filter_map(|f| f.since(&days)).min())
    else {
        return Vec::new();
    };
    let onward = calendar
        .period_of(first)
        .into_iter()
        .flat_map(Period::onward);
    onward
        .take_while(|period| calendar.frozen_after(*period) <= as_of)
        .collect()
}

/// The hash of an edition from the rows that a seal of a day could know.
pub fn hash(rows: &[LedgerRow], sealed: Date, end: AsOf) -> String {
    edition_hash(&facts_sealed_by(rows, sealed), end)
}

fn facts_sealed_by(rows: &[LedgerRow], sealed: Date) -> Vec<Fact> {
    rows.iter()
        .filter(|row| row.sealed.is_none_or(|day| day <= sealed))
        .map(|row| row.fact.clone())
        .collect()
}

/// One finding for all sealed editions that would no longer be the same; `None` where all are.
pub fn finding(earlier: &Earlier, now: Now<'_>) -> Option<Diagnostic> {
    let sides = Sides::new(earlier, &[], now);
    let added: Vec<&Fact> = earlier
        .closed_until
        .map_or_else(Vec::new, |day| sides.backdated(day).collect());
    let (standing, fallen): (Vec<LedgerRow>, Vec<LedgerRow>) = earlier
        .rows
        .iter()
        .cloned()
        .partition(|row| sides.stands(row));
    let mut differ: Vec<(&Edition, AsOf)> = Vec::new();
    for edition in &earlier.editions {
        let ends = ends(&now.site.settings, &edition.name);
        let Some(end) = ends.first() else { continue };
        let mut facts = facts_sealed_by(&standing, edition.sealed);
        facts.extend(added.iter().map(|f| (*f).clone()));
        if !ends
            .iter()
            .any(|end| is_hash_of(&edition.hash, &facts, *end))
        {
            differ.push((edition, *end));
        }
    }
    let (first, _) = differ.first()?;
    let last_end = differ
        .iter()
        .map(|(_, end)| *end)
        .max_by_key(|end| end.day)?;
    let names: Vec<&str> = differ.iter().map(|(edition, _)| &*edition.name).collect();
    let one = names.len() == 1;
    let message = format!(
        "the sealed {} {} would no longer be the same: {}",
        if one { "edition" } else { "editions" },
        names.join(", "),
        reasons(&fallen, &added, last_end)
    );
    let hint = "put right what the other findings name; where there are none, restore the ledger \
        from the history of the folder, and change it only with `milepost seal`";
    Some(Diagnostic {
        code: Code::EditionDiffers,
        span: first.place,
        message,
        hint: hint.to_owned(),
        other: None,
    })
}

/// A finding for an edition that was published with these facts and would hold other ones now;
/// `None` where it would be the same.
///
/// `hash` is what its manifest recorded; `rows` are the facts that were published with it.
pub fn published(name: &str, hash: &str, rows: &[LedgerRow], now: Now<'_>) -> Option<Diagnostic> {
    let ends = ends(&now.site.settings, name);
    let end = *ends.first()?;
    let days = project_days(now.facts);
    let named = with_people_of(now.facts, rows, &days);
    let is_same = |end: &AsOf| is_hash_of(hash, now.facts, *end) || is_hash_of(hash, &named, *end);
    if ends.iter().any(is_same) {
        return None;
    }
    let present = known(now.facts, end);
    let stands = |row: &&LedgerRow| {
        !present
            .iter()
            .any(|f| f.project == row.fact.project && f.fact == row.fact.fact && row.is(f, &days))
    };
    let fallen: Vec<LedgerRow> = rows.iter().filter(stands).cloned().collect();
    let added: Vec<&Fact> = present
        .iter()
        .filter(|f| {
            !rows.iter().any(|row| {
                f.project == row.fact.project && f.fact == row.fact.fact && row.is(f, &days)
            })
        })
        .collect();
    let message = format!(
        "the published edition {name} would no longer be the same: {}",
        reasons(&fallen, &added, end)
    );
    let hint = "put right what the other findings name; a fact that is new needs the day of its \
        publication (`published:`)";
    Some(Diagnostic {
        code: Code::EditionDiffers,
        span: None,
        message,
        hint: hint.to_owned(),
        other: None,
    })
}

/// Facts with the people as published rows name them: one who is private now may have been none
/// then, and an earlier version told the ids of all.
fn with_people_of(facts: &[Fact], rows: &[LedgerRow], days: &ProjectDays) -> Vec<Fact> {
    let people = rows.iter().filter(|row| kind::names_people(&row.fact.fact));
    let people: Vec<&LedgerRow> = people.collect();
    let mut named = facts.to_vec();
    let told = |f: &&mut Fact| kind::names_people(&f.fact);
    for fact in named.iter_mut().filter(told) {
        let is_of = |row: &&&LedgerRow| {
            (&row.fact.project, &row.fact.fact) == (&fact.project, &fact.fact) && row.is(fact, days)
        };
        if let Some(row) = people.iter().find(is_of) {
            fact.value = row.fact.value.clone();
        }
    }
    named
}

/// Whether an edition holds these facts: all kinds of them, or those that were written when it was
/// made.
fn is_hash_of(hash: &str, facts: &[Fact], end: AsOf) -> bool {
    [edition_hash, full_edition_hash, first_edition_hash]
        .iter()
        .any(|of| of(facts, end) == hash)
}

/// Which facts are different or new by the end of the last of them.
fn reasons(fallen: &[LedgerRow], added: &[&Fact], end: AsOf) -> String {
    let fallen: Vec<Fact> = fallen.iter().map(|row| row.fact.clone()).collect();
    let added: Vec<Fact> = added.iter().map(|fact| (*fact).clone()).collect();
    let list = |facts: Vec<Fact>, what: &str| {
        let mut names: Vec<String> = facts
            .iter()
            .map(|f| format!("`{} {}`", f.project, f.fact))
            .collect();
        names.dedup();
        let more = names.len().saturating_sub(MOST);
        names.truncate(MOST);
        let rest = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        (!names.is_empty()).then(|| format!("{what} {}{rest}", names.join(", ")))
    };
    let parts = [
        list(known(&fallen, end), "changed or gone is"),
        list(known(&added, end), "new is"),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        "the rows of the ledger are not those it was made from".to_owned()
    } else {
        said.join("; ")
    }
}

/// What can be seen at the end of a period once its figures are closed.
pub fn closed(period: Period, calendar: &Calendar) -> AsOf {
    AsOf {
        day: period.last,
        by: calendar.frozen_after(period),
    }
}

/// What can be seen at the end of the period with this name: in the present calendar, then in each
/// one that was changed in the open, for an edition stays what it was in the calendar of its day.
fn ends(settings: &Settings, edition: &str) -> Vec<AsOf> {
    let before = settings.changes.iter().map(|change| {
        settings
            .known_by(change.published.plus(-1))
            .calendar
            .clone()
    });
    let calendars = std::iter::once(settings.calendar.clone()).chain(before);
    let mut ends: Vec<AsOf> = calendars
        .filter_map(|calendar| end(&calendar, edition))
        .collect();
    // Most changes of rules leave the calendar as it was.
    ends.dedup();
    ends
}

/// What can be seen at the end of the period with this name in a calendar; `None` where that has
/// no such period.
pub fn end(calendar: &Calendar, edition: &str) -> Option<AsOf> {
    let year: i16 = edition.get(..4)?.parse().ok()?;
    let first = Date::from_ymd(year, 1, 1)?;
    // A programme's year may begin in any month, so its last period may lie in the next calendar
    // year.
    (0..24)
        .filter_map(|months| calendar.period_of(first.plus_months(months)))
        .find(|q| q.slug() == edition)
        .map(|q| closed(q, calendar))
}
