//! Figures that are words: the notes that were published, or yes and no, as a sentence with a
//! table.

use super::Wording;
use super::figure::{Cell, Column, Figure, Table};
use crate::base::{Date, Period};
use crate::theme::Arg;

/// One figure in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The day that it is about.
    pub day: Date,
    /// The period that it is about; `None` where it is about a day.
    pub period: Option<Period>,
    /// The words as they were published; `None` where no note came.
    pub words: Option<String>,
}

/// A figure that is told in words, with all of its earlier words.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The name of what is told of; it stands as the subtitle.
    pub name: String,
    /// In order of date, the newest last; empty where nothing was published.
    pub answers: Vec<Answer>,
}

impl Answers {
    /// The newest words as a sentence, and all of them as a table.
    pub fn draw(&self, words: &Wording<'_>) -> Figure {
        let newest = self
            .answers
            .iter()
            .rev()
            .find_map(|a| Some((a, a.words.as_deref()?)));
        let title = match newest {
            None => words.say("answers-none", &[]),
            Some((answer, said)) => {
                let date = answer
                    .period
                    .map_or_else(|| words.locale.date(answer.day), |p| words.locale.period(p));
                words.say(
                    "answers-title",
                    &[("date", Arg::Text(&date)), ("said", Arg::Text(said))],
                )
            }
        };
        Figure::sentence("answers", title, self.name.clone(), self.table(words))
    }

    fn table(&self, words: &Wording<'_>) -> Table {
        if self.answers.is_empty() {
            return Table::default();
        }
        let head = ["chart-date", "answers-said"].map(|key| Column::words(words.say(key, &[])));
        let when = |a: &Answer| {
            a.period
                .map_or(Cell::Day(a.day), |p| Cell::Words(words.locale.period(p)))
        };
        let said = |a: &Answer| {
            a.words
                .clone()
                .unwrap_or_else(|| words.say("remark-missing", &[]))
        };
        let rows = self
            .answers
            .iter()
            .map(|a| vec![when(a), Cell::Words(said(a))])
            .collect();
        Table {
            head: head.to_vec(),
            rows,
            marks: None,
        }
    }
}
