//! How many files may be open at once, whatever the number of threads.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets a few threads through at a time, so that a build needs few file handles on any machine.
pub(crate) struct Permits {
    free: Mutex<usize>,
    freed: Condvar,
}

/// The right to hold one file open; given back when dropped.
pub(crate) struct Permit<'a>(&'a Permits);

impl Permits {
    /// `places`: how many may be taken at once; with none, nobody is ever let through.
    pub(crate) fn new(places: usize) -> Permits {
        Permits {
            free: Mutex::new(places),
            freed: Condvar::new(),
        }
    }

    /// Waits until there is a place.
    pub(crate) fn take(&self) -> Permit<'_> {
        let mut free = self.count();
        while *free == 0 {
            free = self
                .freed
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Permit(self)
    }

    fn count(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.count() += 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn no_more_than_the_places_are_taken_at_once() {
        let (permits, inside, most) = (Permits::new(3), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|threads| {
            for _ in 0..12 {
                threads.spawn(|| {
                    let _pass = permits.take();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(3));
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(most.into_inner(), 3);
    }
}
