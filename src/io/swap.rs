//! Lets the finished tree and the output change places: in one step where the file system can, else
//! in two, or file by file.

use super::disk::{Disk, exists, removed};
use super::failure::{Failure, printable};
use super::manifest::{self, Manifest};
use super::place::Place;
use super::system;
use crate::base::Hash;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy, Unsupported};
use std::path::Path;

/// What is to be published, and what stood there before.
pub(crate) struct Change<'a> {
    /// The list of the files that stand in the output.
    pub(crate) old: &'a Manifest,
    /// The list of the files that are to stand there.
    pub(crate) new: &'a Manifest,
    /// Hashes of the files that stand in the output now.
    pub(crate) standing: &'a BTreeMap<String, Hash>,
    /// Foreign entries of the output, which stay in it.
    pub(crate) foreign: &'a [OsString],
}

/// What a run that was killed half-way must still do, written before it begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Journal {
    /// Foreign entries to bring across from the displaced tree.
    pub(crate) foreign: Vec<OsString>,
    /// Whether files are being moved one by one.
    pub(crate) one_by_one: bool,
}

/// A failure to move files, with the file that another program has open, where one has. `left`: in
/// what state it leaves the output.
pub(crate) fn held(place: &Place, mut failure: Failure, left: &str) -> Failure {
    let may_be = system::is_held(&failure.error) || failure.error.kind() == PermissionDenied;
    let folders = [&place.output, &place.stage, &place.displaced, &place.fresh];
    let mut folders = folders.into_iter().filter(|_| may_be);
    if let Some(file) = folders.find_map(|folder| system::holder(folder)) {
        let file = file
            .strip_prefix(&place.output)
            .map_or(file.clone(), |f| place.shown.join(f));
        failure.hint = format!(
            "another program has `{}` open; close it there and build again; {left}",
            printable(file)
        );
    }
    failure
}

/// Writes the journal if there will be anything to finish. It must reach the disk before
/// [`publish`] begins.
pub(crate) fn announce(place: &Place, disk: &dyn Disk, change: &Change<'_>) -> io::Result<()> {
    let journal = Journal {
        foreign: change.foreign.to_vec(),
        one_by_one: place.one_by_one,
    };
    if journal == Journal::default() {
        Ok(())
    } else {
        journal.write(place, disk)
    }
}

/// Makes the stage the output. After an error the output is as it was.
///
/// Where the output is a mount point, or its file system cannot move a folder, files are moved one
/// by one; an error in the midst of that is finished by the next run.
pub(crate) fn publish(place: &Place, disk: &dyn Disk, change: &Change<'_>) -> io::Result<()> {
    if place.one_by_one {
        return one_by_one(place, disk, change);
    }
    if !exists(&place.output)? {
        disk.make_folder(place.output.parent().unwrap_or(&place.output))?;
        return disk.rename(&place.stage, &place.output);
    }
    match exchange(place, disk) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), CrossesDevices | ResourceBusy) => {
            Journal {
                foreign: Vec::new(),
                one_by_one: true,
            }
            .write(place, disk)?;
            return one_by_one(place, disk, change);
        }
        Err(error) => {
            // Nothing moved, so there is nothing to finish; `displaced` says that something did.
            if !exists(&place.displaced)? {
                let _ = disk.remove_file(&place.journal);
            }
            return Err(error);
        }
    }
    if let Err(error) = carry(place, disk, change.foreign) {
        // Should the way back fail too, the journal lets the next run go forward instead.
        let _ = back(place, disk, change.foreign);
        return Err(error);
    }
    let _ = disk.remove_file(&place.journal);
    Ok(())
}

/// Brings foreign entries from the displaced tree across; those that are there already stay.
pub(crate) fn carry(place: &Place, disk: &dyn Disk, foreign: &[OsString]) -> io::Result<()> {
    let earlier = match exists(&place.displaced)? {
        true => &place.displaced,
        false => &place.stage,
    };
    move_across(disk, earlier, &place.output, foreign)
}

fn back(place: &Place, disk: &dyn Disk, foreign: &[OsString]) -> io::Result<()> {
    // A tree that could not be moved away cannot be moved back either: the journal stays.
    if exists(&place.displaced)? {
        return Ok(());
    }
    move_across(disk, &place.output, &place.stage, foreign)?;
    exchange(place, disk)?;
    disk.remove_file(&place.journal)
}

fn move_across(disk: &dyn Disk, from: &Path, to: &Path, names: &[OsString]) -> io::Result<()> {
    for name in names {
        if exists(&from.join(name))? && !exists(&to.join(name))? {
            disk.rename(&from.join(name), &to.join(name))?;
        }
    }
    Ok(())
}

fn exchange(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    match disk.exchange(&place.output, &place.stage) {
        Err(error) if error.kind() == Unsupported => in_two_steps(place, disk),
        answer => answer,
    }
}

/// For a file system without the exchange. The name `displaced` is the journal: the next run sees
/// it and finishes.
fn in_two_steps(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    disk.rename(&place.output, &place.displaced)?;
    if let Err(error) = disk.rename(&place.stage, &place.output) {
        disk.rename(&place.displaced, &place.output)?;
        return Err(error);
    }
    // The new tree is the output now. An earlier one that cannot be moved, because somebody has a
    // file of it open, is left for the next run, which sees its name.
    let _ = disk.rename(&place.displaced, &place.stage);
    Ok(())
}

fn one_by_one(place: &Place, disk: &dyn Disk, change: &Change<'_>) -> io::Result<()> {
    move_files(place, disk, change.old, change.new, |path, hash| {
        change.standing.get(path) != Some(hash)
    })?;
    let _ = disk.remove_file(&place.journal);
    Ok(())
}

/// Removes what is gone, moves in what is wanted and stands on the stage, and the manifest last:
/// doing it again after a kill gives the same.
pub(crate) fn move_files(
    place: &Place,
    disk: &dyn Disk,
    old: &Manifest,
    new: &Manifest,
    wanted: impl Fn(&str, &Hash) -> bool,
) -> io::Result<()> {
    for path in old.0.keys().filter(|path| !new.0.contains_key(*path)) {
        removed(disk.remove_file(&place.output.join(path)))?;
        let folders = Path::new(path)
            .ancestors()
            .skip(1)
            .filter(|p| !p.as_os_str().is_empty());
        for folder in folders {
            if disk.remove_folder(&place.output.join(folder)).is_err() {
                break;
            }
        }
    }
    let moved = new
        .0
        .iter()
        .filter(|(path, hash)| wanted(path, hash))
        .map(|(path, _)| path.as_str());
    for path in moved.chain([manifest::NAME]) {
        let (from, to) = (place.stage.join(path), place.output.join(path));
        if exists(&from)? {
            disk.make_folder(to.parent().unwrap_or(&place.output))?;
            move_file(place, disk, &from, &to)?;
        }
    }
    Ok(())
}

/// A rename, or a copy under a new name where even a file cannot be moved.
fn move_file(place: &Place, disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    match disk.rename(from, to) {
        Err(error) if error.kind() == CrossesDevices => {
            let fresh = place.output.join(super::foreign::STAGING);
            removed(disk.remove_file(&fresh))?;
            disk.write_new(&fresh, &disk.read(from)?, None)?;
            disk.rename(&fresh, to)
        }
        answer => answer,
    }
}

const HEADER: &str = "milepost journal 1";

impl Journal {
    fn write(&self, place: &Place, disk: &dyn Disk) -> io::Result<()> {
        let mut text = format!("{HEADER}\n");
        for name in &self.foreign {
            let digits: Vec<String> = name
                .as_encoded_bytes()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            text.push_str(&format!("foreign {}\n", digits.concat()));
        }
        text.push_str(if self.one_by_one {
            "one-by-one\nend\n"
        } else {
            "end\n"
        });
        let fresh = place.journal.with_extension("new");
        removed(disk.remove_file(&fresh))?;
        disk.write_new(&fresh, text.as_bytes(), None)?;
        // A name may reach the disk before the words do.
        disk.flush(&fresh)?;
        disk.rename(&fresh, &place.journal)
    }

    /// The journal that a killed run left; `None` for a text that is not all there.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Journal> {
        let text = std::str::from_utf8(bytes)
            .ok()?
            .strip_prefix(HEADER)?
            .strip_suffix("\nend\n")?;
        let mut journal = Journal::default();
        for line in text.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("foreign ") {
                Some(digits) => journal.foreign.push(name(digits)?),
                None => journal.one_by_one = line == "one-by-one",
            }
        }
        Some(journal)
    }
}

/// A name in hexadecimal digits; one that would lead out of the folder is none.
fn name(digits: &str) -> Option<OsString> {
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let bytes = (0..digits.len())
        .step_by(2)
        .map(byte)
        .collect::<Option<Vec<u8>>>()?;
    let name = system::name(bytes)?;
    (!name.as_encoded_bytes().contains(&b'/')
        && super::foreign::may_stay(&name)
        && name != OsStr::new("..")
        && name != OsStr::new("."))
    .then_some(name)
}
