//! How a language writes what CLDR does not tell a program: large numbers, lists, periods.
//!
//! They come from the strings of a language, so that a further one needs no code.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A unit of a thousand or more that an axis or a table counts in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// How many it is: a thousand or more, 1 where there is no unit.
    pub of: f64,
    /// Its word, such as `万` or `million`; empty where there is no unit.
    pub word: &'static str,
}

/// What a language's strings say of its numbers, lists and periods.
#[derive(Clone, Debug)]
pub struct Conventions {
    /// Between a number and its word; empty where words stand without spaces.
    pub space: Box<str>,
    /// Between a number and its percent sign; empty where they are joined.
    pub percent_space: Box<str>,
    /// The days of a month that dates in words write otherwise than as bare numbers, such as 1er.
    pub days: Vec<(i8, String)>,
    /// Between the items of a list.
    pub comma: Box<str>,
    /// Between the last two items of a list.
    pub and: Box<str>,
    /// The quarters of a year, first to fourth; the year stands where `{year}` is written.
    pub quarters: [String; 4],
    /// The halves of a year; the year stands where `{year}` is written.
    pub halves: [String; 2],
    /// A year that ends in the next calendar year, written as `{year}`.
    pub split_year: String,
    /// Several years, from `{from}` to `{to}`.
    pub years: String,
    /// From which number on each scale is read, the largest first; empty where every number is read
    /// in full.
    pub scales: Vec<(f64, Scale)>,
}

impl Default for Conventions {
    fn default() -> Conventions {
        Conventions {
            space: " ".into(),
            percent_space: "".into(),
            days: Vec::new(),
            comma: ", ".into(),
            and: ", ".into(),
            quarters: [1, 2, 3, 4].map(|quarter| format!("Q{quarter} {{year}}")),
            halves: [1, 2].map(|half| format!("H{half} {{year}}")),
            split_year: "{year}".to_owned(),
            years: "{from} to {to}".to_owned(),
            scales: Vec::new(),
        }
    }
}

/// Scales as strings files write them: from which number on, how many one is, its word; the largest
/// first, with commas between. None for an empty text.
///
/// # Errors
/// The part that is none.
pub fn scales(text: &str) -> Result<Vec<(f64, Scale)>, String> {
    let positive = |text: &str| {
        text.parse()
            .ok()
            .filter(|n: &f64| n.is_finite() && *n > 0.0)
    };
    let scale = |part: &str| {
        let mut words = part.splitn(3, ' ');
        let (least, of) = (positive(words.next()?)?, positive(words.next()?)?);
        let word = kept(words.next()?.trim());
        Some((least, Scale { of, word }))
    };
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .map(|part| scale(part).ok_or_else(|| part.to_owned()))
        .collect()
}

/// A word that lives as long as the program, since a scale goes by value into every drawing. Each
/// word is kept once, however often a site is built.
fn kept(word: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(word) {
        return known;
    }
    let word: &'static str = Box::leak(word.into());
    all.insert(word);
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_where_it_begins_how_many_it_is_and_its_word() {
        let read = |text: &str| {
            scales(text).map(|all| {
                let told =
                    |(least, scale): &(f64, Scale)| format!("{least} {} {}", scale.of, scale.word);
                all.iter().map(told).collect::<Vec<_>>()
            })
        };
        assert_eq!(
            read("1000000000 1000000000 billion, 100000 10000 a myriad"),
            Ok(vec![
                "1000000000 1000000000 billion".to_owned(),
                "100000 10000 a myriad".to_owned()
            ])
        );
        assert_eq!(read(""), Ok(Vec::new()));
        for wrong in ["million", "1000000 million", "1000 0 none", "-1 1 x"] {
            assert_eq!(read(wrong), Err(wrong.to_owned()));
        }
    }
}
