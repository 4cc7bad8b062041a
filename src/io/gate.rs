//! How many files may be open at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets a few threads through at a time, so that a build needs few file handles on any machine.
pub(crate) struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

/// The right to hold one file open; given back when dropped.
pub(crate) struct Pass<'a>(&'a Gate);

impl Gate {
    pub(crate) fn new(places: usize) -> Gate {
        Gate { free: Mutex::new(places), freed: Condvar::new() }
    }

    /// Waits until there is a place.
    pub(crate) fn pass(&self) -> Pass<'_> {
        let mut free = self.count();
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Pass(self)
    }

    fn count(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        *self.0.count() += 1;
        self.0.freed.notify_one();
    }
}
