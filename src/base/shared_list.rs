//! A list that is held once, whoever looks at all of it or at its beginning.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A list of which the first things are seen. Taking away its end copies nothing; any other change
/// copies what is left, unless nobody else holds it.
pub struct SharedList<T> {
    all: Arc<Vec<T>>,
    seen: usize,
}

impl<T: Clone> SharedList<T> {
    /// Keeps only the things that are wanted.
    pub fn retain(&mut self, wanted: impl Fn(&T) -> bool) {
        let first = self.iter().take_while(|thing| wanted(thing)).count();
        match self[first..].iter().any(&wanted) {
            true => *self = self.iter().filter(|thing| wanted(thing)).cloned().collect(),
            false => self.seen = first,
        }
    }

    /// The things that are seen, to be changed for this holder alone.
    pub fn own(&mut self) -> &mut [T] {
        self.own_list()
    }

    fn own_list(&mut self) -> &mut Vec<T> {
        if self.seen < self.all.len() {
            *self = self.iter().cloned().collect();
        }
        Arc::make_mut(&mut self.all)
    }

    /// Puts the things in order for this holder alone, and gives back the room for more.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let own = self.own_list();
        own.sort_by_key(key);
        own.shrink_to_fit();
    }

    /// Adds things at the end, for this holder alone.
    pub fn extend(&mut self, more: impl IntoIterator<Item = T>) {
        self.own_list().extend(more);
        self.seen = self.all.len();
    }
}

impl<T> From<Vec<T>> for SharedList<T> {
    fn from(mut list: Vec<T>) -> SharedList<T> {
        list.shrink_to_fit();
        SharedList {
            seen: list.len(),
            all: Arc::new(list),
        }
    }
}

impl<T> FromIterator<T> for SharedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> SharedList<T> {
        Vec::from_iter(list).into()
    }
}

impl<T> Default for SharedList<T> {
    fn default() -> SharedList<T> {
        Vec::new().into()
    }
}

impl<T> Clone for SharedList<T> {
    fn clone(&self) -> SharedList<T> {
        SharedList {
            all: self.all.clone(),
            seen: self.seen,
        }
    }
}

impl<T> Deref for SharedList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all[..self.seen]
    }
}

impl<'l, T> IntoIterator for &'l SharedList<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for SharedList<T> {
    fn eq(&self, other: &SharedList<T>) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for SharedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shared_list_is_changed_as_a_list_of_ones_own_and_the_other_holder_sees_nothing_of_it(
            list: Vec<u8>, most: u8, odd: bool, put: u8, more: Vec<u8>
        ) {
            let held: SharedList<u8> = list.clone().into();
            let (mut shared, mut own) = (held.clone(), list.clone());
            let wanted = |n: &u8| *n <= most && (!odd || n % 2 == 1);
            shared.retain(wanted);
            own.retain(wanted);
            prop_assert_eq!(&*shared, &*own);
            if let (Some(one), Some(other)) = (shared.own().first_mut(), own.first_mut()) {
                (*one, *other) = (put, put);
            }
            shared.extend(more.clone());
            own.extend(more);
            prop_assert_eq!(&*shared, &*own);
            prop_assert_eq!(&*held, &*list);
        }
    }

    #[test]
    fn the_beginning_of_a_list_is_no_copy_of_it() {
        let held: SharedList<u8> = vec![1, 2, 3].into();
        let mut seen = held.clone();
        seen.retain(|n| *n < 3);
        assert_eq!(seen.as_ptr(), held.as_ptr());
        assert_eq!(&*seen, [1, 2]);
    }
}
