//! Axes for plotters: days, months, values, and slots for rows, columns and tiles.
//!
//! In comes a place of the data, out comes its place along an axis in tenths of a pixel. What is
//! no finite number must be kept away before: plotters would draw it as something else.

use super::canvas::nearest;
use super::ticks::DayTick;
use crate::base::Date;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use std::ops::Range;

/// The place of a share of an axis, nearest to its exact one.
fn along(share: f64, (from, to): (i32, i32)) -> i32 {
    assert!(share.is_finite(), "a place must be finite, not {share}");
    from + nearest(share * f64::from(to - from))
}

/// The key points of an axis as far as they are asked for: all of them or every second, third, ...
fn keys<T>(all: impl ExactSizeIterator<Item = T>, hint: &impl KeyPointHint) -> Vec<T> {
    let most = hint.max_num_points();
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.step_by(step).take(most).collect()
}

/// A stretch of days; its key points are the ticks under it.
#[derive(Clone, Debug)]
pub struct Days {
    /// The first and the last day, which stand at the two ends of the axis.
    pub ends: (Date, Date),
    /// The days with a tick, in order of date.
    pub ticks: Vec<DayTick>,
}

impl Ranged for Days {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Date;

    fn map(&self, day: &Date, pixels: (i32, i32)) -> i32 {
        let (first, last) = self.ends;
        // The one day that there is, is the latest.
        if last <= first {
            return pixels.1;
        }
        let share = f64::from(day.since(first)) / f64::from(last.since(first));
        along(share, pixels)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Date> {
        keys(self.ticks.iter().map(|tick| tick.day), &hint)
    }

    fn range(&self) -> Range<Date> {
        self.ends.0..self.ends.1
    }
}

/// Calendar months, all equally wide whatever their number of days; a day begins at its part of its
/// month. Its key points are the firsts of the months.
#[derive(Clone, Copy, Debug)]
pub struct Months {
    /// A day of the first month.
    pub first: Date,
    /// How many months; never 0 where [`Months::between`] made them.
    pub count: u32,
}

impl Months {
    /// The months from one day's to another's, both counted; never none.
    pub fn between(first: Date, last: Date) -> Months {
        let count = (number(last) - number(first) + 1).max(1).unsigned_abs();
        Months { first, count }
    }
}

/// The number of a day's month: `12 × year + month`.
fn number(day: Date) -> i32 {
    let (year, month, _) = day.ymd();
    i32::from(year) * 12 + i32::from(month)
}

impl Ranged for Months {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Date;

    fn map(&self, day: &Date, pixels: (i32, i32)) -> i32 {
        let start = day.month_start();
        let days = f64::from(start.month_end().since(start) + 1);
        let months = f64::from(number(*day) - number(self.first));
        let share = (months + f64::from(day.since(start)) / days) / f64::from(self.count);
        along(share, pixels)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Date> {
        let start = self.first.month_start();
        keys(
            (0..self.count as usize).map(|i| start.plus_months(i as i32)),
            &hint,
        )
    }

    fn range(&self) -> Range<Date> {
        let start = self.first.month_start();
        start..start.plus_months(self.count as i32)
    }
}

/// Values between two ends; its key points are round numbers.
#[derive(Clone, Debug)]
pub struct Values {
    /// The least and the greatest value.
    pub ends: (f64, f64),
    /// The round numbers with a tick, the least first; empty for an axis without ticks.
    pub ticks: Vec<f64>,
}

impl Values {
    /// Between two ends, without ticks.
    pub fn between(low: f64, high: f64) -> Values {
        Values {
            ends: (low, high),
            ticks: Vec::new(),
        }
    }

    /// From the first of its ticks to the last one.
    ///
    /// # Panics
    /// Without a tick.
    pub fn over(ticks: Vec<f64>) -> Values {
        let ends = (ticks[0], ticks[ticks.len() - 1]);
        Values { ends, ticks }
    }
}

impl Ranged for Values {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, pixels: (i32, i32)) -> i32 {
        let (low, high) = self.ends;
        // Values that are all equal stand in the middle.
        if high <= low {
            return along(0.5, pixels);
        }
        // Halves, since the distance of two finite numbers may be more than a number can hold.
        along((value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0), pixels)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        keys(self.ticks.iter().copied(), &hint)
    }

    fn range(&self) -> Range<f64> {
        self.ends.0..self.ends.1
    }
}

/// A place in a slot, which is told by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Where it begins.
    Start(usize),
    /// Its middle.
    Middle(usize),
    /// Where it ends.
    End(usize),
}

/// Rows, columns or tiles one after the other, with room around each; its key points are their
/// starts.
#[derive(Clone, Debug)]
pub struct Slots {
    /// Where each begins and ends, in pixels from the start of the axis.
    places: Vec<(f64, f64)>,
    /// Length of the axis in pixels.
    length: f64,
}

impl Slots {
    /// Slots of one size: how many, how far it is from one to the next, and where in this distance
    /// a slot begins and ends, in pixels.
    pub fn even(count: usize, pitch: f64, (start, end): (f64, f64)) -> Slots {
        let place = |at: usize| (pitch * at as f64 + start, pitch * at as f64 + end);
        Slots {
            places: (0..count).map(place).collect(),
            length: pitch * count as f64,
        }
    }

    /// Slots of different sizes, each with its start and end in pixels from the start of the axis.
    pub fn uneven(places: Vec<(f64, f64)>, length: f64) -> Slots {
        Slots { places, length }
    }

    /// Length of the axis in pixels.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

impl Ranged for Slots {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Slot;

    fn map(&self, slot: &Slot, pixels: (i32, i32)) -> i32 {
        let place = match *slot {
            Slot::Start(at) => self.places[at].0,
            Slot::Middle(at) => (self.places[at].0 + self.places[at].1) / 2.0,
            Slot::End(at) => self.places[at].1,
        };
        along(place / self.length, pixels)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Slot> {
        keys((0..self.places.len()).map(Slot::Start), &hint)
    }

    fn range(&self) -> Range<Slot> {
        Slot::Start(0)..Slot::End(self.places.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn the_key_points_of_an_axis_are_its_ticks() {
        let ends = (day("2021-01-01"), day("2021-12-31"));
        let days = [day("2021-04-01"), day("2021-07-01"), day("2021-10-01")];
        let ticks = days.map(|day| DayTick {
            day,
            label: String::new(),
        });
        let axis = Days {
            ends,
            ticks: ticks.to_vec(),
        };
        assert_eq!(axis.key_points(usize::MAX), days);
        assert_eq!(axis.key_points(2), [days[0], days[2]]);
        assert!(axis.key_points(0).is_empty());
        let values = Values::over(vec![0.0, 50.0, 100.0]);
        assert_eq!(values.key_points(9), [0.0, 50.0, 100.0]);
        assert_eq!(values.range(), 0.0..100.0);
    }

    #[test]
    fn months_are_equally_wide_and_a_day_stands_in_its_part_of_one() {
        let months = Months::between(day("2021-01-20"), day("2021-03-02"));
        let places = ["2021-01-01", "2021-02-01", "2021-02-15", "2021-03-01"];
        let at = places.map(|text| months.map(&day(text), (0, 300)));
        assert_eq!(at, [0, 100, 150, 200]);
    }

    #[test]
    fn values_that_are_too_far_apart_to_be_subtracted_have_places() {
        let axis = Values::between(f64::MIN, f64::MAX);
        assert_eq!(
            [f64::MIN, 0.0, f64::MAX].map(|v| axis.map(&v, (10, 0))),
            [10, 5, 0]
        );
        assert_eq!(Values::between(4.0, 4.0).map(&4.0, (10, 0)), 5);
    }

    #[test]
    fn slots_keep_the_room_around_them() {
        let rows = Slots::even(3, 20.0, (5.0, 15.0));
        let at = |slot| rows.map(&slot, (100, 100 + 600));
        let places = [Slot::Start(0), Slot::Middle(1), Slot::End(2)].map(at);
        assert_eq!(places, [150, 400, 650]);
    }
}
