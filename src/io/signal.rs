//! Ends a build within a second of being asked to, by a signal or a closed window.

use super::failure::{Failure, Kind};
use super::system;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often the watching thread looks, and how long it leaves the build to end in order.
const LOOK: Duration = Duration::from_millis(20);
const GRACE: Duration = Duration::from_millis(500);

/// Whether the program was asked to end.
///
/// A build that sees it ends in order and removes what it began; one that does not is ended after
/// half a second, which is safe at any moment but the few milliseconds that hold it off.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    signal: Arc<AtomicUsize>,
    delicate: Arc<Mutex<()>>,
}

impl Stop {
    /// Listens from now on, for the whole program.
    ///
    /// # Errors
    /// The system lets nobody listen, or starts no thread.
    pub fn listen() -> Result<Stop, Failure> {
        let stop = Stop::default();
        system::signals(&stop.signal).map_err(|e| Failure::world("listen to", "signals", e))?;
        let watched = stop.clone();
        let watch = move || watched.watch();
        thread::Builder::new()
            .name("signals".into())
            .spawn(watch)
            .map_err(|e| Failure::world("start", "a thread", e))?;
        Ok(stop)
    }

    /// Fails once a signal has asked the program to end; the failure is the one to end with.
    ///
    /// # Errors
    /// A failure of the kind [`Kind::Stopped`], with the number of the signal.
    pub fn check(&self) -> Result<(), Failure> {
        match self.signal.load(Ordering::Relaxed) {
            0 => Ok(()),
            number => Err(Failure {
                path: "the build".to_owned(),
                action: "finish",
                error: io::Error::new(io::ErrorKind::Interrupted, "stopped by a signal"),
                kind: Kind::Stopped(u8::try_from(number).unwrap_or(0)),
                hint: String::new(),
            }),
        }
    }

    /// Holds the end off while two folders change places.
    pub(crate) fn hold(&self) -> MutexGuard<'_, ()> {
        self.delicate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) {
        while self.check().is_ok() {
            thread::sleep(LOOK);
        }
        thread::sleep(GRACE);
        let _moment = self.hold();
        if let Err(failure) = self.check() {
            std::process::exit(i32::from(failure.kind.exit_code()));
        }
    }
}
