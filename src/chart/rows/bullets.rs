//! How far is each indicator, against its plan? Rows with a bar of the share that is done, and a
//! tick where the plan is.

use super::{Compared, IndicatorRow, Rows, sign};
use crate::chart::bullet::Bullet;
use crate::chart::figure::{Cell, Column, Figure};
use crate::chart::trajectory::Goal;
use crate::chart::{Table, Wording, key};
use crate::model::status::Token;
use crate::theme::Arg;

impl IndicatorRow {
    /// The share of the way that is done; `None` where no share can be, or without a figure.
    fn share(&self) -> Option<f64> {
        self.progress
            .map(|p| p.value)
            .filter(|p| p.is_finite() && self.has_share() && self.latest().is_some())
    }

    fn percent(&self, words: &Wording<'_>) -> Option<String> {
        let bound = self.progress?.bound;
        Some(format!(
            "{}{}",
            sign(bound),
            words.locale.percent(self.share()?)
        ))
    }

    fn is_behind(&self) -> bool {
        self.status.token().is_behind()
    }

    fn planned_share(&self) -> Option<f64> {
        self.planned.filter(|p| p.is_finite() && self.has_share())
    }

    /// How far its share is behind the planned one, `planned − done`; `None` where it is not
    /// behind, or where one of them is unknown.
    fn gap(&self) -> Option<f64> {
        Some(self.planned_share()? - self.share()?).filter(|gap| *gap > 0.0)
    }

    fn aim(&self, words: &Wording<'_>) -> Cell {
        match self.goal {
            None => Cell::Empty,
            Some(Goal::Reach(v)) => Cell::Number(v, self.decimals),
            Some(Goal::AtMost(v)) => Cell::Bound("≤", v, self.decimals),
            Some(Goal::AtLeast(v)) => Cell::Bound("≥", v, self.decimals),
            Some(Goal::Within(low, high)) => {
                let number = |v| words.locale.number(v, self.decimals);
                Cell::Words(format!("{}–{}", number(low), number(high)))
            }
        }
    }

    /// Its bar; empty where no share of anything can be done.
    fn bar(&self, room: bool) -> String {
        let silent = self.latest().is_none() && self.has_share();
        if self.share().is_none() && !silent {
            return String::new();
        }
        let planned = self.planned_share().filter(|_| !silent);
        Bullet {
            progress: self.share(),
            planned,
            token: self.status.token(),
            room,
            alone: false,
            steps: 0,
        }
        .draw()
    }
}

impl Rows {
    /// Progress of each row as a bar.
    pub fn bullets(&self, words: &Wording<'_>) -> Figure {
        let ticks = self
            .rows
            .iter()
            .any(|row| row.planned_share().is_some() && row.share().is_some());
        let key = if ticks {
            "rows-bullet-subtitle"
        } else {
            "rows-bullet-subtitle-bare"
        };
        let table = self.bullet_table(ticks, words);
        let drawn = table.marks.iter().flatten().any(|mark| !mark.is_empty());
        let subtitle = if drawn {
            words.say(key, &[])
        } else {
            String::new()
        };
        Figure {
            notes: self.bullet_notes(words),
            ..Figure::sentence("bullet", self.bullet_title(words), subtitle, table)
        }
    }

    fn bullet_table(&self, planned: bool, words: &Wording<'_>) -> Table {
        let name = |key: &str| words.say(key, &[]);
        let percent = |share: Option<String>| share.map_or(Cell::Empty, Cell::Words);
        let mut parts = vec![self.names(words)];
        parts.push(self.part(self.measured(name("rows-actual"), words), |row| {
            row.number(row.latest())
        }));
        parts.push(self.part(self.measured(name("rows-target"), words), |row| {
            row.aim(words)
        }));
        parts.extend(self.units(words));
        parts.push(self.part(Column::numbers(name("rows-share")), |row| {
            percent(row.percent(words))
        }));
        if planned {
            let share = |row: &IndicatorRow| {
                row.planned_share()
                    .filter(|_| row.share().is_some())
                    .map(|p| words.locale.percent(p))
            };
            parts.push(self.part(Column::numbers(name("rows-planned")), |row| {
                percent(share(row))
            }));
        }
        let status =
            |row: &IndicatorRow| Cell::Words(name(&format!("status-{}", row.status.word())));
        parts.push(self.part(Column::words(name("rows-status")), status));
        let change = |row: &IndicatorRow| row.changed(row.change(row.before()), words);
        parts.push(self.part(Column::numbers(name("rows-change")), change));
        parts.extend(self.remarks(words));
        let room = self
            .rows
            .iter()
            .any(|row| row.share().is_some_and(|p| p < 0.0));
        self.table(parts, self.rows.iter().map(|row| row.bar(room)).collect())
    }

    fn bullet_title(&self, words: &Wording<'_>) -> String {
        if let [row] = self.rows.as_slice() {
            return row.bullet_title(words);
        }
        let silent = |row: &IndicatorRow| row.change(row.before()) == Compared::Silent;
        let told: Vec<&IndicatorRow> = self.rows.iter().filter(|row| !silent(row)).collect();
        let behind: Vec<&IndicatorRow> =
            told.iter().copied().filter(|row| row.is_behind()).collect();
        let gap = |row: &&&IndicatorRow| row.gap().unwrap_or(0.0);
        let worst = behind
            .iter()
            .max_by(|a, b| gap(a).total_cmp(&gap(b)))
            .filter(|row| gap(row) > 0.0);
        // Where two are equally far from their plans, none is the farthest.
        let worst = worst.filter(|w| behind.iter().filter(|row| gap(row) == gap(w)).count() == 1);
        let said = match (told.len(), behind.len()) {
            _ if self.rows.is_empty() => return words.say("rows-bullet-title-none", &[]),
            (0, _) => {
                let all = [("n", Arg::Count(self.rows.len()))];
                return words.say("rows-bullet-title-silent", &all);
            }
            (_, 0) => "rows-bullet-title-fine",
            _ if worst.is_some() => "rows-bullet-title-worst",
            _ => "rows-bullet-title-behind",
        };
        let name = worst.map(|row| row.short_name(words)).unwrap_or_default();
        let title = words.say(
            said,
            &[
                ("n", Arg::Count(told.len())),
                ("m", Arg::Count(behind.len())),
                ("name", Arg::Text(&name)),
            ],
        );
        key::beside_untold(title, self.rows.len() - told.len(), words)
    }

    /// What is to be known about marks that only some tables have.
    fn bullet_notes(&self, words: &Wording<'_>) -> Vec<String> {
        let any = |has: &dyn Fn(&IndicatorRow) -> bool| self.rows.iter().any(has);
        let outlined = |row: &IndicatorRow| {
            matches!(
                row.status.token(),
                Token::None | Token::NoData | Token::Stopped
            )
        };
        let notes = [
            (
                any(&|row| row.share().is_some_and(|p| p < 0.0)),
                "rows-bullet-note-below",
            ),
            (
                any(&|row| row.share().is_some_and(|p| 1.25 < p)),
                "rows-bullet-note-over",
            ),
            (
                any(&|row| row.share().is_some_and(|p| p != 0.0) && outlined(row)),
                "rows-bullet-note-outline",
            ),
            (
                any(&|row| row.latest().is_none() && row.has_share()),
                "rows-bullet-note-unknown",
            ),
            (any(&|row| !row.has_share()), "rows-bullet-note-none"),
        ];
        notes
            .into_iter()
            .filter(|(applies, _)| *applies)
            .map(|(_, key)| words.say(key, &[]))
            .collect()
    }
}

impl IndicatorRow {
    fn bullet_title(&self, words: &Wording<'_>) -> String {
        let status = words.say(&format!("status-{}", self.status.word()), &[]);
        let name = self.short_name(words);
        let args = [("name", Arg::Text(&name)), ("status", Arg::Text(&status))];
        let said = |key: &str, more: (&'static str, &str)| {
            words.say(
                key,
                &[
                    args[0].clone(),
                    args[1].clone(),
                    (more.0, Arg::Text(more.1)),
                ],
            )
        };
        match (
            self.latest(),
            self.percent(words)
                .filter(|_| self.share().is_some_and(|p| p >= 0.0)),
        ) {
            (None, _) => words.say("rows-bullet-title-status", &args),
            (Some(_), Some(percent)) => said("rows-bullet-title-one", ("percent", &percent)),
            (Some(latest), None) => said(
                "rows-bullet-title-value",
                ("actual", &self.figure(latest, words)),
            ),
        }
    }
}
