//! Labels in a plot: the first words that find a place are written, with a line to what they name.

use super::canvas::{Anchor, Point};
use super::label::{self, Area, Obstacles, Side, Spot};
use super::plot::Plot;
use super::role::Role;
use crate::base::Date;

impl Plot {
    /// Writes the first of some words that finds a place, with a leader where it stands away from
    /// its mark; whether any did.
    ///
    /// `spots`: the places in the order of preference, for the size of the text and the width of
    /// the words.
    pub fn label(
        &mut self,
        variants: &[String],
        class: &'static str,
        mark: Option<Point>,
        spots: impl Fn(f64, f64) -> Vec<Spot>,
    ) -> bool {
        self.put(variants, class, mark, spots, |_, _, _| true)
    }

    /// Writes the first of some words that finds a place which is good enough.
    fn put(
        &mut self,
        variants: &[String],
        class: &'static str,
        mark: Option<Point>,
        spots: impl Fn(f64, f64) -> Vec<Spot>,
        is_good: impl Fn(&Obstacles, Spot, f64) -> bool,
    ) -> bool {
        let size = self.size;
        for words in variants {
            let width = label::width(words, size, class == "pr-lb-actual");
            let taken = &self.taken;
            let good = (spots(size, width).into_iter())
                .filter(|spot| is_good(taken, *spot, width))
                .collect::<Vec<Spot>>();
            if let Some(spot) = self.taken.place(width, good) {
                if let Some(line) = mark.and_then(|mark| self.taken.leader(mark, spot, width)) {
                    self.canvas.line(Role::Leader, &line);
                    self.taken.line(&line, 0.75);
                }
                self.canvas.text(spot.at, spot.anchor, class, words);
                return true;
            }
        }
        false
    }

    /// Writes the words that must not be left out: near their mark, else wherever the plot has a
    /// place; where none with a line to the mark is free, a place without one has to do.
    pub fn surely(&mut self, variants: &[String], class: &'static str, mark: Point, side: Side) {
        let bounds = self.taken.bounds();
        let area = Area {
            left: self.frame.left,
            top: bounds.top.max(20.0),
            ..bounds
        };
        let near = |size: f64, _: f64| label::around(mark, size, side).collect();
        let anywhere = |size: f64, width: f64| label::anywhere(area, mark, size, width);
        let tied = |taken: &Obstacles, spot: Spot, width: f64| taken.ties(mark, spot, width);
        let _ = self.put(variants, class, Some(mark), near, tied)
            || self.put(variants, class, Some(mark), anywhere, tied)
            || self.label(variants, class, Some(mark), near)
            || self.label(variants, class, Some(mark), anywhere);
    }

    /// Writes the words as [`Plot::surely`] does, but rather in fewer words close to the mark than
    /// in more words far away.
    pub fn closely(&mut self, variants: &[String], class: &'static str, mark: Point, side: Side) {
        let near = |most: usize| {
            move |size: f64, _: f64| {
                label::around(mark, size, side)
                    .take(most)
                    .collect::<Vec<Spot>>()
            }
        };
        // Each of the eight distances has ten spots: first the nearest one alone, then two of them.
        if ![10, 20]
            .into_iter()
            .any(|most| self.label(variants, class, Some(mark), near(most)))
        {
            self.surely(variants, class, mark, side);
        }
    }

    /// Writes words on a level line, rather at its right end.
    pub fn at_end(
        &mut self,
        variants: &[String],
        class: &'static str,
        (from, end): (f64, Point),
    ) -> bool {
        self.label(variants, class, None, |size, width| {
            let steps = (((end.0 - from - width) / 12.0).max(0.0)) as usize;
            let spot = |dy: f64| {
                move |i: usize| Spot {
                    at: (end.0 - 12.0 * i as f64, end.1 + dy),
                    anchor: Anchor::End,
                }
            };
            (0..=steps)
                .map(spot(-size * 0.4))
                .chain((0..=steps).map(spot(size * 1.15)))
                .collect()
        })
    }

    /// A bracket between two values on a day, beside the as-of line when that stands close; the
    /// middle of its right edge, or `None` where there is no room.
    pub fn bracket(&mut self, day: Date, (from, to): (f64, f64), as_of: Date) -> Option<Point> {
        let ends = [(day, from), (day, to)];
        let ((x, from), to) = (self.place(day, from), self.place(day, to).1);
        let line = self.place(as_of, 0.0).0;
        let left = if x <= line && line < x + 18.0 {
            line + 5.0
        } else {
            x + 8.0
        };
        let fits = left + 6.0 < f64::from(self.canvas.size().0) && 8.0 < (to - from).abs();
        fits.then(|| {
            let edge = left + 5.0;
            let (near, far) = ((left - x, 0.0), (edge - x, 0.0));
            let path = [
                (ends[0], near),
                (ends[0], far),
                (ends[1], far),
                (ends[1], near),
            ];
            self.field.open(Role::Bracket, path);
            let path = [(left, from), (edge, from), (edge, to), (left, to)];
            self.taken.line(&path, 1.25);
            (edge, (from + to) / 2.0)
        })
    }

    /// Writes words beside a bracket, from the place that it gave; whether they found room.
    pub fn beside(&mut self, words: &str, class: &'static str, (x, y): Point) -> bool {
        self.label(&[words.to_owned()], class, Some((x, y)), |size, _| {
            let spot = |dy: f64| Spot {
                at: (x + 7.0, y + size * 0.35 + dy),
                anchor: Anchor::Start,
            };
            [0.0, 6.0, -6.0, 12.0, -12.0, 18.0, -18.0]
                .map(spot)
                .to_vec()
        })
    }
}
