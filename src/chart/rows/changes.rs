//! What moved since the figure before? Rows with two dots, for the share of the way then and now.

use super::{Compared, IndicatorRow, Rows};
use crate::chart::change::Change;
use crate::chart::figure::{Column, Figure};
use crate::chart::{Table, Wording};
use crate::theme::Arg;

impl IndicatorRow {
    /// The shares of the way before and now, `(value − start) / (target − start)`; `None` where
    /// there is no way, or nothing to compare.
    fn shares(&self) -> Option<(f64, f64)> {
        let (from, to) = self
            .way
            .filter(|(from, to)| from != to && self.has_share())?;
        if matches!(
            self.change(self.before()),
            Compared::Silent | Compared::Only | Compared::Anew
        ) {
            return None;
        }
        // Halves, since the distance of two numbers may be more than a number can hold.
        let share = |v: f64| (v / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0);
        let shares = (share(self.before()?.value?), share(self.latest()?.value?));
        Some(shares).filter(|(before, now)| before.is_finite() && now.is_finite())
    }

    /// Whether it moved on (1), back (−1) or not at all on its way (0, also without a way).
    fn step(&self) -> f64 {
        match (
            self.change(self.before()),
            self.way.filter(|_| self.has_share()),
        ) {
            (Compared::By(by), Some((from, to))) if from != to => {
                by.signum() * f64::from(by != 0.0) * (to - from).signum()
            }
            _ => 0.0,
        }
    }

    fn change_title(&self, words: &Wording<'_>) -> String {
        let now = self
            .latest()
            .map(|p| self.figure(p, words))
            .unwrap_or_default();
        let (key, by) = match self.change(self.before()) {
            Compared::Silent => ("rows-spark-title-silent", 0.0),
            Compared::Only => ("rows-change-title-only", 0.0),
            Compared::Anew => ("rows-change-title-anew", 0.0),
            Compared::Open => ("rows-change-title-open", 0.0),
            Compared::By(0.0) => ("rows-change-title-still", 0.0),
            Compared::By(by) if by > 0.0 => ("rows-change-title-more", by),
            Compared::By(by) => ("rows-change-title-less", by),
        };
        let (name, by) = (self.short_name(words), self.difference(by, words));
        words.say(
            key,
            &[
                ("name", Arg::Text(&name)),
                ("now", Arg::Text(&now)),
                ("by", Arg::Text(&by)),
            ],
        )
    }
}

impl Rows {
    /// The change of each row since the figure before, as two dots.
    pub fn changes(&self, words: &Wording<'_>) -> Figure {
        let shares: Vec<_> = self.rows.iter().map(IndicatorRow::shares).collect();
        let drawn = shares.iter().any(Option::is_some);
        let outside = |share: f64| !(0.0..=1.0).contains(&share);
        let notes = [
            (
                shares
                    .iter()
                    .flatten()
                    .any(|(a, b)| outside(*a) || outside(*b)),
                "rows-change-note-outside",
            ),
            (
                drawn && shares.iter().any(Option::is_none),
                "rows-change-note-none",
            ),
        ];
        let subtitle = if drawn {
            words.say("rows-change-subtitle", &[])
        } else {
            String::new()
        };
        let mark = |shares: Option<(f64, f64)>| {
            shares.map_or_else(String::new, |(before, now)| Change { before, now }.draw())
        };
        let table = self.change_table(shares.into_iter().map(mark).collect(), words);
        let notes = notes
            .into_iter()
            .filter(|(applies, _)| *applies)
            .map(|(_, key)| words.say(key, &[]))
            .collect();
        Figure {
            notes,
            ..Figure::sentence("change", self.change_title(words), subtitle, table)
        }
    }

    fn change_table(&self, marks: Vec<String>, words: &Wording<'_>) -> Table {
        let mut parts = vec![self.names(words)];
        parts.extend(self.dated("rows-before", IndicatorRow::before, words));
        parts.extend(self.dated("rows-now", IndicatorRow::latest, words));
        parts.extend(self.units(words));
        let change = |row: &IndicatorRow| row.changed(row.change(row.before()), words);
        parts.push(self.part(Column::numbers(words.say("rows-change", &[])), change));
        parts.extend(self.remarks(words));
        self.table(parts, marks)
    }

    fn change_title(&self, words: &Wording<'_>) -> String {
        if let [row] = self.rows.as_slice() {
            return row.change_title(words);
        }
        let count = |is: fn(f64) -> bool| self.rows.iter().filter(|row| is(row.step())).count();
        let (on, back) = (count(|step| step > 0.0), count(|step| step < 0.0));
        let key = match (on, back) {
            _ if self.rows.is_empty() => return words.say("rows-bullet-title-none", &[]),
            _ if self.rows.iter().all(|row| row.latest().is_none()) => "rows-bullet-title-silent",
            (0, 0) => "rows-change-title-same",
            (_, 0) => "rows-change-title-on",
            (0, _) => "rows-change-title-back",
            _ => "rows-change-title",
        };
        words.say(
            key,
            &[
                ("n", Arg::Count(self.rows.len())),
                ("on", Arg::Count(on)),
                ("back", Arg::Count(back)),
            ],
        )
    }
}
