//! What can be done in a folder, tried with folders of our own that are gone afterwards.

use super::failure::Failure;
use super::system;
use std::fs;
use std::io;
use std::path::Path;

/// Whether two folders in a folder can change places in one step.
///
/// # Errors
/// Nothing can be written there.
pub fn exchange(root: &Path) -> Result<bool, Failure> {
    let place = root.join(format!(".milepost-doctor-{}", std::process::id()));
    let tried = try_exchange(&place);
    drop(fs::remove_dir_all(&place));
    tried.map_err(|error| Failure::world("write in", root, error))
}

fn try_exchange(place: &Path) -> io::Result<bool> {
    let (one, other) = (place.join("one"), place.join("other"));
    system::make_private(place)?;
    fs::create_dir(&one)?;
    fs::create_dir(&other)?;
    match system::exchange(&one, &other) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(false),
        Err(error) => Err(error),
    }
}
