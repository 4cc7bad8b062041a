//! The output folder: takes the files of a build, and shows them to readers all at once or not at
//! all.
//!
//! Two trees take turns: the output, and a spare in `.milepost/`. A build brings the spare up to
//! date, checks it, waits until the disk has it and lets both change places. The parts: `place`
//! says where everything stands and refuses what must not be written to, `present` looks at the
//! output, `stage` is the tree under way, `swap` exchanges them, `recover` finishes what a killed
//! run left.
//!
//! Only the exchange is atomic for readers: a web server that holds the folder itself open goes on
//! seeing the earlier tree until it opens the folder again.

use super::disk::{Disk, RealDisk, removed};
use super::failure::Failure;
use super::hashes::{Hashes, keep};
use super::lock::Lock;
use super::manifest::Manifest;
use super::place::Place;
use super::present::Present;
use super::recover::{clear, recover};
use super::signal::Stop;
use super::stage::{Stage, verify};
use super::swap::{Change, announce, held, publish};
use super::system;
use crate::base::{Hash, SafePath};
use crate::check::Audience;
use crate::emit::sink::{Pieces, Sink};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// An output folder that is locked and may be written to.
///
/// Dropping it without [`Output::commit`] leaves the folder as it was.
pub struct Output {
    place: Place,
    disk: Box<dyn Disk>,
    hashes: Hashes,
    before: Present,
    stage: Stage,
    new: Mutex<Manifest>,
    is_broken: AtomicBool,
    is_done: bool,
    stop: Stop,
    /// What is kept for the next build; `None` for nothing.
    keep: Option<String>,
    _lock: Lock,
}

/// What a build changed in the output, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// New files and files with other bytes than before.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of the earlier build that are gone.
    pub removed: usize,
}

/// An output that becomes another site's by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adopted {
    /// It was written before outputs named their site.
    Unnamed,
    /// It stands in the site's own folder, and the site had this name then.
    Renamed(Box<str>),
}

/// An output folder that is locked and was looked at, before anything is written.
pub struct Looked {
    place: Place,
    disk: Box<dyn Disk>,
    hashes: Hashes,
    before: Present,
    audience: Audience,
    lock: Lock,
}

impl Looked {
    /// Looks at an output as [`Output::open`] does, for an edition; a folder that holds the other
    /// one is refused.
    ///
    /// # Errors
    /// As those of [`Output::open`].
    pub fn at(audience: Audience, root: &Path, output: &Path) -> Result<Looked, Failure> {
        Looked::at_on(Box::new(RealDisk), audience, root, output)
    }

    fn at_on(
        disk: Box<dyn Disk>,
        audience: Audience,
        root: &Path,
        output: &Path,
    ) -> Result<Looked, Failure> {
        let place = Place::of(root, output)?;
        place.make(&*disk)?;
        let lock = Lock::take(&place.lock(), &place.shown)?;
        recover(&place, &*disk)?;
        let hashes = Hashes::load(&*disk, &place.hashes);
        let before = Present::of(&place, &*disk, &hashes)?;
        before.for_audience(&place, audience)?;
        Ok(Looked {
            place,
            disk,
            hashes,
            before,
            audience,
            lock,
        })
    }

    /// What was kept of the build that the output stands as, for who can tell that it would be the
    /// same again; `None` where nothing was kept, or the output is not as it was built.
    pub fn kept(&self) -> Option<String> {
        let list = self.before.manifest.as_ref()?;
        // A file that is not as it was listed is refused, but one may be gone.
        if self.before.files.len() != list.0.len() {
            return None;
        }
        let bytes = self.disk.read(&self.place.last).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (first, rest) = text.split_once('\n')?;
        (first == mark(list)).then(|| rest.to_owned())
    }

    /// Prepares the tree that takes the files.
    ///
    /// # Errors
    /// The folder for working files cannot be read or written.
    pub fn open(self) -> Result<Output, Failure> {
        let stage = Stage::open(&self.place, &*self.disk, &self.hashes)
            .map_err(|e| Failure::world("prepare", &self.place.stage, e))?;
        Ok(Output {
            place: self.place,
            disk: self.disk,
            hashes: self.hashes,
            before: self.before,
            stage,
            new: Mutex::new(Manifest(BTreeMap::new(), self.audience, None)),
            is_broken: AtomicBool::new(false),
            is_done: false,
            stop: Stop::default(),
            keep: None,
            _lock: self.lock,
        })
    }
}

impl Output {
    /// Checks that the folder may be written to, takes the lock and finishes what a killed run
    /// left.
    ///
    /// `output` is taken as it is, so a relative one starts at the working directory.
    ///
    /// # Errors
    /// The folder is refused, another build holds it, or what a killed run left cannot be finished.
    pub fn open(root: &Path, output: &Path) -> Result<Output, Failure> {
        Output::open_on(Box::new(RealDisk), root, output)
    }

    /// Opens an output as [`Output::open`] does, on another disk, so that a test can let any step
    /// fail.
    ///
    /// # Errors
    /// As those of [`Output::open`].
    pub fn open_on(disk: Box<dyn Disk>, root: &Path, output: &Path) -> Result<Output, Failure> {
        Looked::at_on(disk, Audience::Public, root, output)?.open()
    }

    /// Writes down whose the output is, in one line of the list of its files.
    ///
    /// # Errors
    /// The output holds another site.
    pub fn named(self, site: &str) -> Result<Output, Failure> {
        self.before.for_site(&self.place, site)?;
        self.files().2 = Some(site.into());
        Ok(self)
    }

    /// What the list of the output said before of whose it is, when that is another name or none;
    /// `None` for a new output, and for one that bears this name.
    pub fn adopts(&self) -> Option<Adopted> {
        let before = self.before.manifest.as_ref()?;
        let now = self.files().2.clone()?;
        match &before.2 {
            None => Some(Adopted::Unnamed),
            Some(name) if *name != now => Some(Adopted::Renamed(name.clone())),
            Some(_) => None,
        }
    }

    /// Keeps a text with what is put, for the next build.
    pub fn keeping(mut self, text: Option<String>) -> Output {
        self.keep = text;
        self
    }

    /// Makes the build end in order when `stop` asks for it.
    pub fn with_stop(self, stop: Stop) -> Output {
        let mut output = self;
        output.stop = stop;
        output
    }

    /// Makes what was put the output, and counts what changed.
    ///
    /// # Errors
    /// A file could not be written, the output was changed meanwhile, or the program was asked to
    /// end; the output is then as it was.
    pub fn commit(mut self) -> Result<Outcome, Failure> {
        let new = std::mem::take(&mut *self.files());
        self.stop.check()?;
        if self.is_broken.load(Ordering::Relaxed) {
            return Err(Failure::world(
                "publish",
                &self.place.shown,
                io::Error::other("a file of it could not be written"),
            ));
        }
        let outcome = self.outcome(&new);
        if self.is_current(&new) {
            self.finish(&new);
            return Ok(outcome);
        }
        self.before.staying(&self.place, &*self.disk, &new)?;
        // A stage that cannot be made whole is begun anew by the next run.
        self.complete(&new)
            .inspect_err(|_| self.is_broken.store(true, Ordering::Relaxed))?;
        self.swap(&new)?;
        self.finish(&new);
        Ok(outcome)
    }

    fn files(&self) -> MutexGuard<'_, Manifest> {
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn outcome(&self, new: &Manifest) -> Outcome {
        let unchanged = new
            .0
            .iter()
            .filter(|(path, hash)| self.is_in_output(path, **hash))
            .count();
        let old = self.before.manifest.iter().flat_map(|old| old.0.keys());
        let removed = old.filter(|path| !new.0.contains_key(*path)).count();
        Outcome {
            written: new.0.len() - unchanged,
            unchanged,
            removed,
        }
    }

    fn is_in_output(&self, path: &str, hash: Hash) -> bool {
        self.before
            .files
            .get(path)
            .is_some_and(|file| file.hash == hash)
    }

    fn is_current(&self, new: &Manifest) -> bool {
        self.before.manifest.as_ref() == Some(new) && self.before.files.len() == new.0.len()
    }

    /// Makes the stage the whole new tree and reads it back.
    fn complete(&self, new: &Manifest) -> Result<(), Failure> {
        let fail = |e: io::Error| Failure::world("write", &self.place.shown, e);
        self.stage
            .prune(&self.place, &*self.disk, new)
            .map_err(fail)?;
        self.stage
            .sign(&self.place, &*self.disk, new)
            .map_err(fail)?;
        let waits =
            |path: &str, hash: Hash| !self.place.one_by_one || !self.is_in_output(path, hash);
        let wanted: BTreeMap<&str, Hash> = new
            .0
            .iter()
            .filter(|(path, hash)| waits(path, **hash))
            .map(|(path, hash)| (path.as_str(), *hash))
            .collect();
        match verify(&self.place, &*self.disk, &self.hashes, &wanted).map_err(fail)? {
            None => Ok(()),
            Some(path) => {
                let error = io::Error::other("what stands there is not what was written");
                Err(Failure::world("write", self.place.shown(&path), error))
            }
        }
    }

    /// Looks at the output once more, for nobody may lose what they changed in it meanwhile, and
    /// lets the trees change places.
    fn swap(&mut self, new: &Manifest) -> Result<(), Failure> {
        let (place, disk) = (&self.place, &*self.disk);
        let fail = |e: io::Error| Failure::world("publish", &place.shown, e);
        let now = Present::of(place, disk, &self.hashes)?;
        let foreign = now.staying(place, disk, new)?;
        let standing = now
            .files
            .iter()
            .map(|(path, file)| (path.clone(), file.hash))
            .collect();
        let old = now.manifest.clone().unwrap_or_default();
        let change = Change {
            old: &old,
            new,
            standing: &standing,
            foreign: &foreign,
        };
        let announced = announce(place, disk, &change).and_then(|()| disk.sync(&place.stage));
        if let Err(error) = announced
            .map_err(fail)
            .and_then(|()| self.stop.check().map_err(io::Error::from).map_err(fail))
        {
            let _ = disk.remove_file(&place.journal);
            return Err(error);
        }
        let _delicate = self.stop.hold();
        let left = match place.one_by_one {
            true => "the next build finishes what this one began",
            false => "the earlier output is unchanged",
        };
        publish(place, disk, &change).map_err(|e| held(place, fail(e), left))?;
        self.is_done = true;
        Ok(())
    }

    /// What only makes the next build faster or tidier, and may fail.
    fn finish(&mut self, new: &Manifest) {
        self.is_done = true;
        let _ = match &self.keep {
            Some(text) => {
                let text = format!("{}\n{text}", mark(new));
                keep(&*self.disk, &self.place.last, &text)
            }
            None => removed(self.disk.remove_file(&self.place.last)),
        };
        let _ = self.hashes.save(&*self.disk, &self.place.hashes);
        let _ = clear(&*self.disk, &self.place.fresh);
        if self.place.one_by_one {
            let _ = clear(
                &*self.disk,
                &self.place.output.join(super::foreign::STAGING),
            );
        }
    }

    /// Whether a file waits to be written: `None` where it stands on the stage already, else its
    /// time of last change, where it is to keep one.
    fn wants(&self, path: &SafePath, hash: Hash) -> Option<Option<SystemTime>> {
        let output = self
            .before
            .files
            .get(path.as_str())
            .filter(|file| file.hash == hash);
        // Where files are moved one by one, only those that changed wait on the stage.
        let stands = match self.place.one_by_one {
            true => output.is_some(),
            false => self
                .stage
                .standing(path.as_str())
                .is_some_and(|file| file.hash == hash),
        };
        // A file that readers have already keeps its time, so that their copies stay valid.
        (!stands).then(|| output.and_then(|file| file.modified))
    }

    /// Writes a file to the stage, unless it stands there already.
    fn take(&self, path: &SafePath, bytes: &[u8], hash: Hash) -> io::Result<()> {
        let Some(modified) = self.wants(path, hash) else {
            return Ok(());
        };
        let (place, disk) = (&self.place, &*self.disk);
        let stamp = self
            .stage
            .write(place, disk, path.as_str(), bytes, modified)?;
        self.hashes.learn(stamp, hash);
        Ok(())
    }

    /// Writes a file piece by piece and puts it on the stage, unless it stands there already.
    fn take_pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        let (place, disk) = (&self.place, &*self.disk);
        let (fresh, hash, mut stamp) = self.stage.write_pieces(place, disk, write)?;
        let Some(modified) = self.wants(path, hash) else {
            disk.remove_file(&fresh)?;
            return Ok(hash);
        };
        if let Some(time) = modified {
            stamp = disk.set_modified(&fresh, time)?;
        }
        self.stage.name(place, disk, &fresh, path.as_str())?;
        self.hashes.learn(stamp, hash);
        Ok(hash)
    }

    /// Notes a file that was taken; after one that was not, nothing is published.
    fn taken(
        &self,
        path: &SafePath,
        bytes: Option<usize>,
        taken: io::Result<Hash>,
    ) -> io::Result<Hash> {
        match taken {
            Ok(hash) => {
                self.files().0.insert(path.as_str().to_owned(), hash);
                Ok(hash)
            }
            Err(error) => {
                self.is_broken.store(true, Ordering::Relaxed);
                Err(self.failure(path, bytes, error).into())
            }
        }
    }

    /// A failure to write, with the room that is left when there is none.
    fn failure(&self, path: &SafePath, bytes: Option<usize>, error: io::Error) -> Failure {
        let is_full = error.kind() == io::ErrorKind::StorageFull;
        let mut failure = Failure::world("write", self.place.shown(path.as_str()), error);
        if let (true, Some(room)) = (is_full, system::room(&self.place.state)) {
            let needs = bytes.map_or_else(String::new, |n| format!("this file needs {n} bytes; "));
            let files = room
                .files
                .map_or_else(String::new, |n| format!(" and {n} files"));
            failure.hint = format!(
                "{needs}{} bytes{files} are free; free some space and build again; the earlier \
                 output is unchanged",
                room.bytes
            );
        }
        failure
    }
}

/// What tells a list of files from all others.
fn mark(list: &Manifest) -> String {
    Hash::of(list.text().as_bytes()).to_string()
}

impl Sink for Output {
    fn put(&self, path: &SafePath, bytes: &[u8], hash: Hash) -> io::Result<()> {
        self.stop.check()?;
        let taken = self.take(path, bytes, hash).map(|()| hash);
        self.taken(path, Some(bytes.len()), taken).map(|_| ())
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        self.stop.check()?;
        self.taken(path, None, self.take_pieces(path, write))
    }

    /// What stands there now, if it is as it was built.
    fn earlier(&self, path: &SafePath) -> Option<Vec<u8>> {
        let standing = self.before.files.get(path.as_str())?;
        let bytes = self
            .disk
            .read(&self.place.output.join(path.as_str()))
            .ok()?;
        (Hash::of(&bytes) == standing.hash).then_some(bytes)
    }
}

impl Drop for Output {
    /// Gives back the room that an unfinished build took; a journal says that the next run needs
    /// it.
    fn drop(&mut self) {
        let journal = super::disk::exists(&self.place.journal).unwrap_or(true);
        let displaced = super::disk::exists(&self.place.displaced).unwrap_or(true);
        if self.is_done || journal || displaced {
            return;
        }
        let _ = clear(&*self.disk, &self.place.fresh);
        if self.place.one_by_one {
            let _ = clear(
                &*self.disk,
                &self.place.output.join(super::foreign::STAGING),
            );
        } else if !self.stage.is_older || self.is_broken.load(Ordering::Relaxed) {
            let _ = clear(&*self.disk, &self.place.stage);
        }
    }
}
