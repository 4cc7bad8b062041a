//! What was made before, kept by what it was made from, so that it is not made again.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Things by all that they were made from: a key names everything that making one reads, so what is
/// found is what would be made.
#[derive(Debug)]
pub struct Memo<K, V>(Option<Mutex<Kept<K, V>>>);

#[derive(Debug)]
struct Kept<K, V> {
    now: BTreeMap<K, V>,
    before: BTreeMap<K, V>,
}

impl<K: Ord, V: Clone> Memo<K, V> {
    /// One that keeps nothing.
    pub const fn none() -> Memo<K, V> {
        Memo(None)
    }

    /// One that keeps what was asked for since the last [`turn`](Memo::turn) but one.
    pub fn empty() -> Memo<K, V> {
        Memo(Some(Mutex::new(Kept {
            now: BTreeMap::new(),
            before: BTreeMap::new(),
        })))
    }

    /// The thing of a key, made where it is not kept; without a key it is made and not kept.
    ///
    /// # Errors
    /// As making it; what fails is tried again the next time.
    pub fn tried<E>(&self, key: Option<K>, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let (Some(_), Some(key)) = (&self.0, key) else {
            return make();
        };
        if let Some(found) = self.found(&key) {
            return Ok(found);
        }
        let made = make()?;
        if let Some(mut kept) = self.kept() {
            kept.now.insert(key, made.clone());
        }
        Ok(made)
    }

    /// The same of what cannot fail.
    pub fn of(&self, key: Option<K>, make: impl FnOnce() -> V) -> V {
        let made: Result<V, Infallible> = self.tried(key, || Ok(make()));
        match made {
            Ok(made) => made,
            Err(never) => match never {},
        }
    }

    /// What nobody has asked for since the last turn is forgotten.
    pub fn turn(&self) {
        if let Some(mut kept) = self.kept() {
            kept.before = std::mem::take(&mut kept.now);
        }
    }

    /// All is forgotten.
    pub fn forget(&self) {
        self.turn();
        self.turn();
    }

    fn found(&self, key: &K) -> Option<V> {
        let mut kept = self.kept()?;
        if let Some(found) = kept.now.get(key) {
            return Some(found.clone());
        }
        let (key, found) = kept.before.remove_entry(key)?;
        kept.now.insert(key, found.clone());
        Some(found)
    }

    fn kept(&self) -> Option<MutexGuard<'_, Kept<K, V>>> {
        let kept = self.0.as_ref()?;
        Some(kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A shared thing as a key: it is itself and no other, whatever it holds. A key keeps its thing, so
/// that no other can come to its place.
#[derive(Debug)]
pub struct Itself<T>(pub Arc<T>);

impl<T> Itself<T> {
    fn place(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

impl<T> PartialEq for Itself<T> {
    fn eq(&self, other: &Itself<T>) -> bool {
        self.place() == other.place()
    }
}

impl<T> Eq for Itself<T> {}

impl<T> PartialOrd for Itself<T> {
    fn partial_cmp(&self, other: &Itself<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Itself<T> {
    fn cmp(&self, other: &Itself<T>) -> std::cmp::Ordering {
        self.place().cmp(&other.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_thing_is_made_once_until_two_turns_pass_without_a_question() {
        let (memo, made) = (Memo::empty(), Cell::new(0));
        let ask = || {
            memo.of(Some(1), || {
                made.set(made.get() + 1);
                "one"
            })
        };
        assert_eq!((ask(), ask(), made.get()), ("one", "one", 1));
        memo.turn();
        ask();
        memo.turn();
        ask();
        assert_eq!(made.get(), 1);
        memo.turn();
        memo.turn();
        ask();
        assert_eq!(made.get(), 2);
        memo.forget();
        ask();
        assert_eq!(made.get(), 3);
    }

    #[test]
    fn what_fails_or_has_no_key_is_never_kept() {
        let memo: Memo<u8, u8> = Memo::empty();
        assert_eq!(memo.tried(Some(1), || Err("no")), Err("no"));
        assert_eq!(memo.tried(Some(1), || Ok::<_, ()>(7)), Ok(7));
        assert_eq!((memo.of(None, || 1), memo.of(None, || 2)), (1, 2));
        let none = Memo::none();
        assert_eq!((none.of(Some(1), || 1), none.of(Some(1), || 2)), (1, 2));
    }

    #[test]
    fn two_equal_things_are_two_keys() {
        let (one, other) = (Arc::new(1), Arc::new(1));
        assert!(Itself(one.clone()) == Itself(one.clone()) && Itself(one) != Itself(other));
    }
}
