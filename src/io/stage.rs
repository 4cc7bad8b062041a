//! The tree that a build brings up to date, file by file, while the output stays as it is.

use super::disk::{Disk, removed};
use super::failure::printable;
use super::hashes::Hashes;
use super::manifest::{self, Manifest};
use super::permits::Permits;
use super::place::Place;
use super::recover::clear;
use super::stamp::Stamp;
use super::survey::{Found, Survey, survey};
use super::system::{self, patient};
use crate::base::{Hash, Hashing, safe_path};
use crate::emit::sink::Pieces;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Files open at once; a build works under `ulimit -n 32`.
const OPEN_AT_ONCE: usize = 4;

/// The tree under way.
pub(crate) struct Stage {
    /// What stands on the stage already; nothing where only changed files wait.
    found: Survey,
    count: AtomicUsize,
    room: Mutex<()>,
    permits: Permits,
    /// Whether the folder was there before this run.
    pub(crate) is_older: bool,
}

impl Stage {
    /// Looks at what an earlier run left. Whatever it is, the hashes say what of it can be used; a
    /// stage with anything that we never write is begun anew.
    pub(crate) fn open(place: &Place, disk: &dyn Disk, hashes: &Hashes) -> io::Result<Stage> {
        let is_older = fs::symlink_metadata(&place.stage).is_ok_and(|entry| entry.is_dir());
        let found = match survey(disk, hashes, &place.stage, &|name| name == manifest::NAME) {
            Ok(found) if is_older && found.odd.is_empty() => found,
            _ => {
                clear(disk, &place.stage)?;
                Survey::default()
            }
        };
        disk.make_folder(&place.stage)?;
        disk.make_folder(&place.fresh)?;
        // The folder that readers see keeps its permissions, whichever of the two trees it is.
        if let (false, Ok(output)) = (place.one_by_one, fs::metadata(&place.output)) {
            let _ = fs::set_permissions(&place.stage, output.permissions());
        }
        let (count, room, permits) = (
            AtomicUsize::new(0),
            Mutex::new(()),
            Permits::new(OPEN_AT_ONCE),
        );
        Ok(Stage {
            found,
            count,
            room,
            permits,
            is_older,
        })
    }

    /// What the stage held under this path when it was opened; `None` for nothing.
    pub(crate) fn standing(&self, path: &str) -> Option<&Found> {
        self.found.files.get(path)
    }

    /// Writes a file where it belongs; its stamp. Whoever still reads the file that had the name
    /// goes on reading it whole.
    ///
    /// A run that ends midway leaves half a file, which the next run knows by its hash.
    pub(crate) fn write(
        &self,
        place: &Place,
        disk: &dyn Disk,
        path: &str,
        bytes: &[u8],
        modified: Option<SystemTime>,
    ) -> io::Result<Stamp> {
        let target = place.stage.join(path);
        let stamp = self.placed(place, disk, path, || {
            let _pass = self.permits.take();
            disk.write_new(&target, bytes, modified)
        })?;
        whole(stamp, bytes.len() as u64)
    }

    /// Writes a file piece by piece under a name of no meaning: where it lies, its hash and stamp.
    pub(crate) fn write_pieces(
        &self,
        place: &Place,
        disk: &dyn Disk,
        write: Pieces<'_>,
    ) -> io::Result<(PathBuf, Hash, Stamp)> {
        let number = self.count.fetch_add(1, Ordering::Relaxed).to_string();
        let fresh = place.fresh.join(number);
        let _pass = self.permits.take();
        let mut sum = None;
        let stamp = disk.write_pieces(&fresh, &mut |file| {
            let mut hashing = Hashing::new(file);
            write(&mut hashing)?;
            sum = Some(hashing.finish().1);
            Ok(())
        })?;
        let Some(sum) = sum else {
            return Err(io::Error::other("nothing was written"));
        };
        Ok((fresh, sum.hash, whole(stamp, sum.length)?))
    }

    /// Gives a file that lies under a name of no meaning its own.
    pub(crate) fn name(
        &self,
        place: &Place,
        disk: &dyn Disk,
        fresh: &Path,
        path: &str,
    ) -> io::Result<()> {
        let target = place.stage.join(path);
        self.placed(place, disk, path, || disk.rename(fresh, &target))
    }

    /// Does what puts a file at a path, after what stands there is gone and with room made for it.
    fn placed<T>(
        &self,
        place: &Place,
        disk: &dyn Disk,
        path: &str,
        put: impl Fn() -> io::Result<T>,
    ) -> io::Result<T> {
        let target = place.stage.join(path);
        if self.standing(path).is_some() {
            removed(disk.remove_file(&target))?;
        }
        // Mostly the folder is there and nothing is in the way, so room is made only after that
        // failed.
        match put() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if in_the_way(&error) => {
                let _alone = self.room.lock().unwrap_or_else(PoisonError::into_inner);
                make_room(disk, &place.stage, path)?;
            }
            done => return done,
        }
        let folder = target.parent().unwrap_or(&place.stage);
        // Some systems say of a file that stands where a folder should that nothing is there.
        if disk.make_folder(folder).is_err() {
            let _alone = self.room.lock().unwrap_or_else(PoisonError::into_inner);
            make_room(disk, &place.stage, path)?;
            disk.make_folder(folder)?;
        }
        put()
    }

    /// Removes what the new tree lacks, and folders that have become empty.
    pub(crate) fn prune(&self, place: &Place, disk: &dyn Disk, new: &Manifest) -> io::Result<()> {
        let needed: BTreeSet<&str> = new.0.keys().flat_map(|path| folders_of(path)).collect();
        let is_gone =
            |path: &&String| !new.0.contains_key(*path) && !needed.contains(path.as_str());
        let folders: Vec<&String> = self.found.folders.iter().filter(is_gone).collect();
        let files: Vec<&String> = self.found.files.keys().filter(is_gone).collect();
        let names = needed
            .iter()
            .copied()
            .chain(new.0.keys().map(String::as_str));
        let twins = Twins::of(names, folders.iter().chain(&files).next().is_some());
        let (kept_folders, kept_files) = (
            twins.rename(place, disk, &folders)?,
            twins.rename(place, disk, &files)?,
        );
        for path in files
            .into_iter()
            .filter(|path| !kept_files.contains(path.as_str()))
        {
            removed(disk.remove_file(&place.stage.join(path)))?;
        }
        for folder in folders
            .into_iter()
            .rev()
            .filter(|path| !kept_folders.contains(path.as_str()))
        {
            removed(patient(|| disk.remove_folder(&place.stage.join(folder))))?;
        }
        Ok(())
    }

    /// Writes the list of files.
    pub(crate) fn sign(&self, place: &Place, disk: &dyn Disk, new: &Manifest) -> io::Result<()> {
        // It is not among the files that were found, and may stand there.
        removed(disk.remove_file(&place.stage.join(manifest::NAME)))?;
        self.write(place, disk, manifest::NAME, new.text().as_bytes(), None)?;
        Ok(())
    }
}

/// Names of the new tree by what a file system that ignores case takes for the same. There, a name
/// of the earlier tree may be the new one in other letters, and removing it would remove what was
/// just written.
struct Twins<'n>(BTreeMap<String, &'n str>);

impl<'n> Twins<'n> {
    /// The names, where any is asked for.
    fn of(names: impl Iterator<Item = &'n str>, is_asked: bool) -> Twins<'n> {
        let names = names.filter(|_| is_asked);
        Twins(names.map(|name| (safe_path::fold(name), name)).collect())
    }

    /// Gives those that are the same entry under another name that name; these paths.
    fn rename<'p>(
        &self,
        place: &Place,
        disk: &dyn Disk,
        paths: &[&'p String],
    ) -> io::Result<BTreeSet<&'p str>> {
        let mut renamed = BTreeSet::new();
        for path in paths {
            let Some(now) = self.0.get(&safe_path::fold(path)) else {
                continue;
            };
            let (from, to) = (place.stage.join(path), place.stage.join(now));
            if system::is_same(&from, &to) {
                // By way of another name: to its own, some systems give it none.
                let between = place.fresh.join("twin");
                disk.rename(&from, &between)?;
                disk.rename(&between, &to)?;
                renamed.insert(path.as_str());
            }
        }
        Ok(renamed)
    }
}

/// Looks at the stage again: it must hold these files and nothing else, each as it was written. The
/// first path that is otherwise; `None` when all is right.
pub(crate) fn verify(
    place: &Place,
    disk: &dyn Disk,
    hashes: &Hashes,
    wanted: &BTreeMap<&str, Hash>,
) -> io::Result<Option<String>> {
    let found = survey(disk, hashes, &place.stage, &|name| name == manifest::NAME)?;
    if let Some(odd) = found.odd.first() {
        return Ok(Some(printable(odd)));
    }
    let now: BTreeMap<&str, Hash> = found
        .files
        .iter()
        .map(|(path, file)| (path.as_str(), file.hash))
        .collect();
    if now == *wanted {
        return Ok(None);
    }
    let wrong = now
        .iter()
        .find(|(path, hash)| wanted.get(*path) != Some(hash))
        .map(|(path, _)| *path);
    let missing = wanted.keys().find(|path| !now.contains_key(*path)).copied();
    Ok(Some(wrong.or(missing).unwrap_or_default().to_owned()))
}

/// The stamp of a file that was written, when all of it is there.
fn whole(stamp: Stamp, length: u64) -> io::Result<Stamp> {
    if stamp.size() == length {
        Ok(stamp)
    } else {
        Err(io::Error::other("what was written is not all there"))
    }
}

/// Whether an error says that something else has the name, or stands on the way to it.
fn in_the_way(error: &io::Error) -> bool {
    use io::ErrorKind::{AlreadyExists, IsADirectory, NotADirectory};
    matches!(error.kind(), AlreadyExists | IsADirectory | NotADirectory)
}

/// Clears what has the path's name but is a folder, and what is no folder on the way to it. The
/// stage is ours alone, so nothing of value can stand there.
fn make_room(disk: &dyn Disk, stage: &Path, path: &str) -> io::Result<()> {
    for folder in folders_of(path) {
        let folder = stage.join(folder);
        match fs::symlink_metadata(&folder) {
            Ok(entry) if !entry.is_dir() => removed(disk.remove_file(&folder))?,
            _ => {}
        }
    }
    match fs::symlink_metadata(stage.join(path)) {
        Ok(entry) if entry.is_dir() => disk.remove_tree(&stage.join(path)),
        Ok(_) => removed(disk.remove_file(&stage.join(path))),
        Err(_) => Ok(()),
    }
}

/// The folders on the way to a path, from the top.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
