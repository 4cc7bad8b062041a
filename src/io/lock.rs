//! One build at a time: a lock of the kernel on a file beside the working files of an output.

use super::failure::{Failure, Kind, printable};
use super::system;
use crate::base::Date;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The right to write; the kernel takes it back however the program ends.
///
/// The file itself stays: removing it would let a third build lock a name that no longer exists.
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, or says at once who holds it. `output` is named in the message.
    ///
    /// # Errors
    /// Another build holds the lock, or the file cannot be opened or locked.
    pub(crate) fn take(path: &Path, output: &Path) -> Result<Lock, Failure> {
        let opened = system::open_lock(path);
        let mut file = opened.map_err(|e| Failure::world("lock", output, e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(&mut file, output)),
            Err(TryLockError::Error(error)) => return Err(Failure::world("lock", output, error)),
        }
        record(&mut file).map_err(|e| Failure::world("lock", output, e))?;
        Ok(Lock { file })
    }
}

impl Drop for Lock {
    /// Closing alone would not do while a child process, started elsewhere in this program, still
    /// has a copy of the handle.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// In one write, so that a build that meets the lock at this moment reads all of it or nothing.
fn record(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(format!("process {} since {}\n", std::process::id(), now()).as_bytes())
}

/// The failure to take the lock, with what its holder wrote into it.
fn held(file: &mut File, output: &Path) -> Failure {
    let mut holder = String::new();
    // Whatever stands in the file, the message stays short.
    let _ = file.take(200).read_to_string(&mut holder);
    let holder = match holder.trim() {
        "" => String::new(),
        text => format!(" ({})", printable(text)),
    };
    Failure {
        path: printable(output),
        action: "write",
        error: io::Error::new(
            io::ErrorKind::ResourceBusy,
            format!("another build holds it{holder}"),
        ),
        kind: Kind::Locked,
        hint: "wait until it has finished, or end that process".to_owned(),
    }
}

/// The time of day for the person who meets the lock; it reaches no page.
fn now() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let (day, second) = (
        i32::try_from(seconds / 86_400).unwrap_or(0),
        seconds % 86_400,
    );
    let (year, month, day) = Date(0).plus(day).ymd();
    format!(
        "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02} UTC",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}
