//! Finishes what a killed run left, before the next one looks at the output.

use super::disk::{Disk, exists, is_gone, removed};
use super::failure::Failure;
use super::foreign::{self, STAGING};
use super::manifest::{self, Manifest};
use super::place::Place;
use super::swap::{Journal, carry, held, move_files};
use std::io;
use std::path::Path;

/// Brings the output into a state that a finished run leaves. The lock must be held.
pub(crate) fn recover(place: &Place, disk: &dyn Disk) -> Result<(), Failure> {
    let finish = |e: io::Error| {
        let failure = Failure::world("finish an earlier build of", &place.shown, e);
        held(place, failure, "then it is finished")
    };
    finish_two_steps(place, disk).map_err(finish)?;
    finish_journal(place, disk).map_err(finish)?;
    let waiting = if place.one_by_one {
        place.output.join(STAGING)
    } else {
        place.fresh.clone()
    };
    clear(disk, &waiting).map_err(finish)?;
    if !place.one_by_one {
        clear(disk, &place.output.join(STAGING)).map_err(finish)?;
    }
    Ok(())
}

/// Killed between the renames of an exchange in two steps: the stage was complete, so go forward.
fn finish_two_steps(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    if !exists(&place.displaced)? {
        return Ok(());
    }
    if !exists(&place.output)? {
        let next = if exists(&place.stage)? {
            &place.stage
        } else {
            &place.displaced
        };
        disk.rename(next, &place.output)?;
    }
    if exists(&place.displaced)? {
        clear(disk, &place.stage)?;
        disk.rename(&place.displaced, &place.stage)?;
    }
    Ok(())
}

fn finish_journal(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    let bytes = match disk.read(&place.journal) {
        Ok(bytes) => bytes,
        Err(error) if is_gone(&error) => return Ok(()),
        Err(error) => return Err(error),
    };
    let Some(journal) = Journal::parse(&bytes) else {
        carry_strays(place, disk)?;
        return removed(disk.remove_file(&place.journal));
    };
    if journal.one_by_one {
        finish_moves(place, disk)?;
    }
    carry(place, disk, &journal.foreign)?;
    removed(disk.remove_file(&place.journal))
}

/// Brings across what others put into the earlier output, of which a damaged journal does not tell:
/// what its own list does not have is not ours, and the next build would remove it. A stage that
/// was not exchanged yet is whole by then, and has nothing that its list does not have.
fn carry_strays(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    let Some(ours) = list(disk, &place.stage).filter(|_| !place.one_by_one) else {
        return Ok(());
    };
    if !exists(&place.output)? {
        return Ok(());
    }
    let strays = foreign::others(&place.stage, Some(&ours))?;
    carry(place, disk, &strays.into_iter().collect::<Vec<_>>())
}

fn list(disk: &dyn Disk, folder: &Path) -> Option<Manifest> {
    let bytes = disk.read(&folder.join(manifest::NAME)).ok()?;
    Manifest::parse(&bytes)
}

/// The manifest moves last: while it stands on the stage, the moves are not finished.
fn finish_moves(place: &Place, disk: &dyn Disk) -> io::Result<()> {
    let Some(new) = list(disk, &place.stage) else {
        return Ok(());
    };
    let old = list(disk, &place.output).unwrap_or_default();
    move_files(place, disk, &old, &new, |_, _| true)
}

/// Removes a working folder, or a file in its place.
pub(crate) fn clear(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(entry) if entry.is_dir() => removed(disk.remove_tree(path)),
        Ok(_) => removed(disk.remove_file(path)),
        Err(error) if is_gone(&error) => Ok(()),
        Err(error) => Err(error),
    }
}
