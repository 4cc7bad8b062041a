//! The tree that a build brings up to date, file by file, while the output stays as it is.

use super::disk::{Disk, removed};
use super::hashes::{Hash, Hashes};
use super::manifest::{self, Manifest};
use super::permits::Permits;
use super::place::Place;
use super::recover::clear;
use super::survey::{Found, Survey, survey};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
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

    /// Writes a file under a new name and gives it its own. Whoever still reads the file that had
    /// the name goes on reading it whole.
    pub(crate) fn write(
        &self,
        place: &Place,
        disk: &dyn Disk,
        path: &str,
        bytes: &[u8],
        modified: Option<SystemTime>,
    ) -> io::Result<()> {
        let fresh = place
            .fresh
            .join(self.count.fetch_add(1, Ordering::Relaxed).to_string());
        let target = place.stage.join(path);
        {
            let _pass = self.permits.take();
            disk.write_new(&fresh, bytes, modified)?;
        }
        // Mostly the folder is there and nothing is in the way, so room is made only after that
        // failed.
        if disk.rename(&fresh, &target).is_ok() {
            return Ok(());
        }
        let _alone = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(disk, &place.stage, path)?;
        disk.make_folder(target.parent().unwrap_or(&place.stage))?;
        disk.rename(&fresh, &target)
    }

    /// Removes what the new tree lacks, and folders that have become empty.
    pub(crate) fn prune(&self, place: &Place, disk: &dyn Disk, new: &Manifest) -> io::Result<()> {
        let needed: BTreeSet<&str> = new.0.keys().flat_map(|path| folders_of(path)).collect();
        for path in self.found.files.keys() {
            if !new.0.contains_key(path) && !needed.contains(path.as_str()) {
                removed(disk.remove_file(&place.stage.join(path)))?;
            }
        }
        for folder in self.found.folders.iter().rev() {
            if !needed.contains(folder.as_str()) && !new.0.contains_key(folder) {
                removed(disk.remove_folder(&place.stage.join(folder)))?;
            }
        }
        Ok(())
    }

    /// Writes the list of files, under a new name first.
    pub(crate) fn sign(&self, place: &Place, disk: &dyn Disk, new: &Manifest) -> io::Result<()> {
        self.write(place, disk, manifest::NAME, new.text().as_bytes(), None)
    }
}

/// Looks at the stage again: it must hold these files and nothing else. Files that were written in
/// this run are read back. The first path that is otherwise; `None` when all is right.
pub(crate) fn verify(
    place: &Place,
    disk: &dyn Disk,
    hashes: &Hashes,
    wanted: &BTreeMap<&str, Hash>,
) -> io::Result<Option<String>> {
    let found = survey(disk, hashes, &place.stage, &|name| name == manifest::NAME)?;
    if let Some(odd) = found.odd.first() {
        return Ok(Some(odd.to_string_lossy().into_owned()));
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
        _ => Ok(()),
    }
}

/// The folders on the way to a path, from the top.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
