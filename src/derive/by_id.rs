//! A list whose things are also found by their ids.

use crate::model::Id;
use std::collections::BTreeMap;
use std::ops::Deref;

/// A list in its order, and where each thing stands in it; finding one costs the same however long
/// the list is, or nearly.
#[derive(Clone, Debug, PartialEq)]
pub struct ById<T> {
    list: Vec<T>,
    places: BTreeMap<Id, usize>,
}

impl<T> ById<T> {
    /// A list whose things have these ids, each another one.
    pub fn new(list: Vec<T>, id: impl Fn(&T) -> &Id) -> ById<T> {
        let places = list.iter().enumerate();
        ById {
            places: places.map(|(at, thing)| (id(thing).clone(), at)).collect(),
            list,
        }
    }

    /// The thing with an id; `None` when it is not in the list.
    pub fn by_id(&self, id: &str) -> Option<&T> {
        self.place(id).map(|at| &self.list[at])
    }

    /// Puts a thing in the place of another with the same id.
    pub fn put(&mut self, place: usize, thing: T) {
        self.list[place] = thing;
    }

    /// How many stand before the thing with an id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}

impl<T> Deref for ById<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.list
    }
}

impl<'l, T> IntoIterator for &'l ById<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
