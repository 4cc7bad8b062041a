//! Pairs of a map that change, come and go where they stand; comments and order of all others stay.

use super::{FrontMap, Key, Node, Splice, Value, insert, range};
use std::borrow::Cow;

/// One pair of a map as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pair {
    /// The pair with this number, from 0, stays.
    Kept(usize),
    /// The pair with this number has another value: what stands at its beginning, and what comes
    /// there.
    Put(usize, String, String),
    /// A key and a value of one line that were not there.
    New(String, String),
}

impl Pair {
    /// The number that the pair had; `None` for a new one.
    fn number(&self) -> Option<usize> {
        match self {
            Pair::Kept(at) | Pair::Put(at, ..) => Some(*at),
            Pair::New(..) => None,
        }
    }
}

impl FrontMap<'_> {
    /// Makes the pairs of a map these. One that was there stays in its place, with its comment; a
    /// new one comes after the one named before it; one that is not named goes, with the rest of
    /// its line.
    ///
    /// `None` where that has no safe place, as in braces with comments inside.
    pub fn put_pairs(&self, node: &Node, wanted: &[Pair]) -> Option<Vec<Splice>> {
        let Value::Map(pairs) = &node.value else {
            return None;
        };
        let in_place =
            wanted.len() == pairs.len() && wanted.iter().all(|pair| pair.number().is_some());
        if self.is_flow(node) && !in_place {
            return self
                .put_flow(node, pairs, wanted)
                .map(|splice| vec![splice]);
        }
        let mut splices = self.put_lines(pairs, wanted)?;
        for pair in wanted {
            if let Pair::Put(at, old, new) = pair {
                splices.push(self.replace(&pairs.get(*at)?.1, old, new)?);
            }
        }
        Some(splices)
    }

    /// Adds pairs to the map behind a key, which is added itself where it is missing; `None` where
    /// that has no safe place.
    pub fn add_pairs(&self, key: &str, pairs: &[(String, String)]) -> Option<Vec<Splice>> {
        let Some((_, node)) = self.entry(key).filter(|(_, node)| !node.is_null()) else {
            return self.put_map(key, pairs).map(|splice| vec![splice]);
        };
        let Value::Map(there) = &node.value else {
            return None;
        };
        let kept = (0..there.len()).map(Pair::Kept);
        let new = pairs.iter();
        let new = new.map(|(key, value)| Pair::New(key.clone(), value.clone()));
        self.put_pairs(node, &kept.chain(new).collect::<Vec<_>>())
    }

    /// The lines of a block map that come and go.
    fn put_lines(&self, pairs: &[(Key, Node)], wanted: &[Pair]) -> Option<Vec<Splice>> {
        let start = |key: &Key| self.line_start(key.span.start as usize);
        let first = &pairs.first()?.0;
        let (mut at, mut splices) = (start(first), Vec::new());
        let indent = &self.text[at..first.span.start as usize];
        for pair in wanted {
            match pair {
                Pair::New(..) if !indent.trim().is_empty() => return None,
                Pair::New(key, value) => splices.push(insert(
                    at,
                    format!("{indent}{key}: {value}{}", self.break_before(at)),
                )),
                Pair::Kept(kept) | Pair::Put(kept, ..) => {
                    at = self.line_end(self.last_byte(&pairs.get(*kept)?.1))
                }
            }
        }
        let named = |at: usize| wanted.iter().any(|pair| pair.number() == Some(at));
        for (_, (key, value)) in pairs.iter().enumerate().filter(|(at, _)| !named(*at)) {
            let line = start(key)..self.line_end(self.last_byte(value));
            splices.push(Splice {
                at: line,
                text: String::new(),
            });
        }
        Some(splices)
    }

    /// The inside of braces, its pairs apart as the first two were.
    fn put_flow(&self, node: &Node, pairs: &[(Key, Node)], wanted: &[Pair]) -> Option<Splice> {
        let place = |(key, value): &(Key, Node)| key.span.start as usize..self.last_byte(value);
        let all = match (pairs.first(), pairs.last()) {
            (Some(first), Some(last)) => place(first).start..place(last).end,
            _ => range(node).0 + 1..range(node).1 - 1,
        };
        let between = match pairs {
            [one, two, ..] => &self.text[place(one).end..place(two).start],
            _ => ", ",
        };
        if self.text[all.clone()].contains('#') || between.trim() != "," {
            return None;
        }
        let written = |pair: &Pair| match pair {
            Pair::New(key, value) => Some(Cow::Owned(format!("{key}: {value}"))),
            Pair::Kept(at) => pairs
                .get(*at)
                .map(|pair| Cow::Borrowed(&self.text[place(pair)])),
            Pair::Put(at, old, new) => {
                let pair = pairs.get(*at)?;
                let (all, splice) = (place(pair), self.replace(&pair.1, old, new)?);
                let (before, after) = (
                    &self.text[all.start..splice.at.start],
                    &self.text[splice.at.end..all.end],
                );
                Some(Cow::Owned([before, &splice.text, after].concat()))
            }
        };
        let text: Option<Vec<_>> = wanted.iter().map(written).collect();
        Some(Splice {
            at: all,
            text: text?.join(between),
        })
    }
}
