//! Where has each indicator come from? Rows with a line of all figures.

use super::{Compared, IndicatorRow, Rows};
use crate::chart::figure::{Column, Figure};
use crate::chart::sparkline::Sparkline;
use crate::chart::trajectory::Goal;
use crate::chart::{Table, Wording};
use crate::theme::Arg;

impl IndicatorRow {
    fn trend(&self) -> String {
        let target = match self.goal {
            Some(Goal::Reach(v)) => Some(v),
            _ => None,
        };
        if self.latest().is_none() {
            return String::new();
        }
        Sparkline {
            points: self.points.iter().map(|p| (p.at(), p.value)).collect(),
            target,
        }
        .draw()
    }

    fn spark_title(&self, words: &Wording<'_>) -> String {
        let shown = |point| self.figure(point, words);
        let (first, latest) = (
            self.first().map(shown).unwrap_or_default(),
            self.latest().map(shown).unwrap_or_default(),
        );
        let level = self
            .known()
            .all(|p| self.number(Some(p)) == self.number(self.latest()));
        let key = match self.change(self.first()) {
            Compared::Silent => "rows-spark-title-silent",
            Compared::Only => "rows-spark-title-once",
            Compared::By(0.0) if level => "rows-spark-title-level",
            _ if first == latest => "rows-spark-title-equal",
            _ => "rows-spark-title-from",
        };
        let name = self.short_name(words);
        words.say(
            key,
            &[
                ("name", Arg::Text(&name)),
                ("first", Arg::Text(&first)),
                ("latest", Arg::Text(&latest)),
            ],
        )
    }
}

impl Rows {
    /// The trend of each row as a line.
    pub fn sparklines(&self, words: &Wording<'_>) -> Figure {
        let aimed = |row: &IndicatorRow| row.latest().is_some() && row.has_share();
        let key = if self.rows.iter().any(aimed) {
            "rows-spark-subtitle"
        } else {
            "rows-spark-subtitle-bare"
        };
        let drawn = self.rows.iter().any(|row| row.latest().is_some());
        let subtitle = if drawn {
            words.say(key, &[])
        } else {
            String::new()
        };
        Figure::sentence(
            "sparkline",
            self.spark_title(words),
            subtitle,
            self.spark_table(words),
        )
    }

    fn spark_table(&self, words: &Wording<'_>) -> Table {
        let mut parts = vec![self.names(words)];
        parts.extend(self.dated("rows-latest", IndicatorRow::latest, words));
        parts.extend(self.dated("rows-first", |row| row.known().next(), words));
        parts.extend(self.units(words));
        let change = |row: &IndicatorRow| row.changed(row.change(row.first()), words);
        parts.push(self.part(Column::numbers(words.say("rows-change-first", &[])), change));
        parts.extend(self.remarks(words));
        self.table(parts, self.rows.iter().map(IndicatorRow::trend).collect())
    }

    fn spark_title(&self, words: &Wording<'_>) -> String {
        if let [row] = self.rows.as_slice() {
            return row.spark_title(words);
        }
        let changes: Vec<Compared> = self
            .rows
            .iter()
            .map(|row| row.change(row.first()))
            .collect();
        let count = |is: fn(f64) -> bool| {
            changes
                .iter()
                .filter(|c| matches!(c, Compared::By(by) if is(*by)))
                .count()
        };
        let (more, less) = (count(|by| by > 0.0), count(|by| by < 0.0));
        let key = match (more, less) {
            _ if self.rows.is_empty() => return words.say("rows-bullet-title-none", &[]),
            _ if changes.iter().all(|c| *c == Compared::Silent) => "rows-bullet-title-silent",
            (0, 0) => "rows-spark-title-same",
            (_, 0) => "rows-spark-title-more",
            (0, _) => "rows-spark-title-less",
            _ => "rows-spark-title",
        };
        words.say(
            key,
            &[
                ("n", Arg::Count(self.rows.len())),
                ("more", Arg::Count(more)),
                ("less", Arg::Count(less)),
            ],
        )
    }
}
