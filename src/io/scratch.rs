//! A folder of our own that lasts as long as a print: the site in files, and what the browser
//! makes.

use super::failure::Failure;
use super::signal::Stop;
use crate::base::{Hash, SafePath};
use crate::emit::sink::{Pieces, Sink, in_memory};
use rustix::process::{Pid, test_kill_process};
use std::collections::BTreeSet;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A folder that nobody else can look into; it is gone when this is dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
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
        let made = DirBuilder::new()
            .recursive(false)
            .mode(0o700)
            .create(&folder)
            .and_then(|()| folder.canonicalize());
        let folder = made.map_err(|error| Failure {
            hint: "name another folder for temporary files with TMPDIR=DIR".to_owned(),
            ..Failure::world("make", &folder, error)
        })?;
        Ok(Scratch {
            folder,
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

/// Removes what a print left that was ended at once and could not. Anything else there is none of
/// our business.
fn sweep(base: &Path) {
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name
            .to_str()
            .and_then(|name| name.strip_prefix(NAME)?.split_once('-'))
            .and_then(|(id, _)| id.parse().ok());
        let is_gone = owner
            .and_then(Pid::from_raw)
            .is_some_and(|id| test_kill_process(id) == Err(rustix::io::Errno::SRCH));
        if is_gone && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
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
        let mut child = std::process::Command::new("true")
            .spawn()
            .expect("a program");
        child.wait().expect("ended");
        let (dead, own) = (child.id(), std::process::id());
        for name in [
            format!("{NAME}{dead}-1f"),
            format!("{NAME}{own}-1f"),
            format!("{NAME}x-1"),
            format!("other-{dead}-1"),
        ] {
            fs::create_dir_all(base.path().join(name).join("site")).expect("made");
        }
        sweep(base.path());
        let mut left: Vec<String> = fs::read_dir(base.path())
            .expect("readable")
            .flatten()
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                format!("{NAME}{own}-1f"),
                format!("{NAME}x-1"),
                format!("other-{dead}-1")
            ]
        );
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
