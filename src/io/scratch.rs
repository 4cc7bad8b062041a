//! A folder of our own that lasts as long as a print: the site in files, and what the browser
//! makes.

use super::failure::Failure;
use super::signal::Stop;
use super::system;
use crate::base::{Hash, SafePath};
use crate::emit::sink::{Pieces, Sink, in_memory};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A folder that nobody else can look into; it is gone when this is dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    /// Held as long as the folder is used, so that others can tell; `None` at the very end.
    lock: Option<File>,
    pages: Mutex<BTreeSet<String>>,
    stop: Stop,
}

impl Scratch {
    /// Makes one below a folder; takes no more files once it is asked to stop.
    ///
    /// # Errors
    /// No folder can be made there.
    pub fn new(base: &Path, stop: &Stop) -> Result<Scratch, Failure> {
        sweep(base);
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |now| now.as_nanos());
        let folder = base.join(format!("{NAME}{}-{now:x}", std::process::id()));
        let made = system::make_private(&folder).and_then(|()| {
            let lock = File::create_new(folder.join(LOCK))?;
            lock.lock()?;
            Ok((system::real(&folder)?, lock))
        });
        let (folder, lock) = made.map_err(|error| Failure {
            hint: "name another folder for temporary files with TMPDIR=DIR".to_owned(),
            ..Failure::world("make", &folder, error)
        })?;
        Ok(Scratch {
            folder,
            lock: Some(lock),
            pages: Mutex::default(),
            stop: stop.clone(),
        })
    }

    /// The web pages that the site put here, by path.
    pub fn pages(&self) -> BTreeSet<String> {
        self.pages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Where a file of the site stands, by its path; it need not be there.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.join("site").join(path)
    }

    /// A place beside the site, for what the browser keeps and makes.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The text of a page by its path.
    ///
    /// # Errors
    /// There is no such page, or it is no UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Failure> {
        fs::read_to_string(self.at(path))
            .map_err(|error| Failure::world("read", self.at(path), error))
    }

    /// Lays a file beside the site's own, in a folder that is made if need be.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn lay(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let target = self.at(path);
        let folder = target.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&target, bytes))
            .map_err(|error| Failure::world("write", &target, error))
    }

    /// Gives a page another text; one that was not there is made.
    ///
    /// # Errors
    /// The page cannot be written.
    pub fn write(&self, path: &str, text: &str) -> Result<(), Failure> {
        fs::write(self.at(path), text)
            .map_err(|error| Failure::world("write", self.at(path), error))
    }
}

const NAME: &str = "milepost-print-";

/// The file that is locked while a scratch folder is used; the system lets go of it however a
/// program ends.
const LOCK: &str = "lock";

/// Removes what a print left that was ended at once and could not. Anything else there is none of
/// our business.
fn sweep(base: &Path) {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    let is_ours = |name: &OsStr| name.to_str().is_some_and(|name| name.starts_with(NAME));
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        let lock = system::open_plain(&entry.path().join(LOCK));
        // A folder without the file is just being made, or none of ours.
        if entry.file_type().is_ok_and(|kind| kind.is_dir())
            && lock.is_ok_and(|lock| lock.try_lock().is_ok())
        {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

impl Sink for Scratch {
    fn put(&self, path: &SafePath, bytes: &[u8], _: Hash) -> io::Result<()> {
        self.stop.check()?;
        let target = self.at(path.as_str());
        fs::create_dir_all(target.parent().unwrap_or(&self.folder))?;
        fs::write(target, bytes)?;
        if path.as_str().ends_with(".html") {
            self.pages
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(path.as_str().to_owned());
        }
        Ok(())
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        let (bytes, sum) = in_memory(write)?;
        self.put(path, &bytes, sum).map(|()| sum)
    }
}

impl Drop for Scratch {
    /// A browser that is just ending may still write into it, so once is not always enough.
    fn drop(&mut self) {
        // An open file keeps its folder from going, on some systems.
        drop(self.lock.take());
        for _ in 0..20 {
            if fs::remove_dir_all(&self.folder).is_ok() || !self.folder.exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_a_killed_print_left_is_removed_and_nothing_else() {
        let base = tempfile::tempdir().expect("a folder");
        let own = Scratch::new(base.path(), &Stop::default()).expect("made");
        for name in ["milepost-print-dead", "milepost-print-none", "other-dead"] {
            fs::create_dir_all(base.path().join(name).join("site")).expect("made");
        }
        for name in ["milepost-print-dead", "other-dead"] {
            File::create(base.path().join(name).join(LOCK)).expect("made");
        }
        sweep(base.path());
        let mut left: Vec<String> = fs::read_dir(base.path())
            .expect("readable")
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        let own = own
            .folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert_eq!(left, [own.as_str(), "milepost-print-none", "other-dead"]);
    }

    #[test]
    fn a_scratch_folder_is_private_and_goes_away() {
        let base = tempfile::tempdir().expect("a folder");
        let scratch = Scratch::new(base.path(), &Stop::default()).expect("made");
        scratch
            .put(
                &SafePath::new("a/index.html").expect("safe"),
                b"x",
                Hash::of(b"x"),
            )
            .expect("written");
        scratch
            .put(
                &SafePath::new("a/b.css").expect("safe"),
                b"y",
                Hash::of(b"y"),
            )
            .expect("written");
        assert_eq!(
            scratch.pages().into_iter().collect::<Vec<_>>(),
            ["a/index.html"]
        );
        let mode = fs::metadata(&scratch.folder)
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
        drop(scratch);
        assert_eq!(fs::read_dir(base.path()).expect("readable").count(), 0);
    }
}
