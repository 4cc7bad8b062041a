//! What was published before: an output folder as it stands, or one file of data; and the ledger put in its place.

use super::disk::is_gone;
use super::failure::Failure;
use super::manifest::{self, Manifest};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Larger files are nobody's table.
const MOST_BYTES: u64 = 256 << 20;

/// One file, wherever it is.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        let file = fs::File::open(path)?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if MOST_BYTES < bytes.len() as u64 {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 256 MiB"));
        }
        Ok(bytes)
    };
    read().map_err(|error| Failure::world("read", path, error))
}

/// Whether an output folder holds permanent editions.
pub fn has_editions(folder: &Path) -> bool {
    folder.join("editions").is_dir()
}

/// The files that milepost wrote into an output folder and that are still there; `None` when it wrote none.
pub fn output(folder: &Path) -> Result<Option<BTreeMap<String, Vec<u8>>>, Failure> {
    let list = match fs::read(folder.join(manifest::NAME)) {
        Ok(bytes) => bytes,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) => return Err(Failure::world("read", folder.join(manifest::NAME), error)),
    };
    let Some(Manifest(files, _)) = Manifest::parse(&list) else { return Ok(None) };
    let mut found = BTreeMap::new();
    for path in files.into_keys() {
        match fs::read(folder.join(&path)) {
            Ok(bytes) => drop(found.insert(path, bytes)),
            Err(error) if is_gone(&error) => {}
            Err(error) => return Err(Failure::world("read", folder.join(&path), error)),
        }
    }
    Ok(Some(found))
}

/// Puts a file of the site folder in the place of an earlier one, whole or not at all.
pub fn replace(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let target = root.join(path);
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let fresh = target.with_file_name(format!(".{name}.new"));
    let write = || {
        // What a killed run left is in the way of nobody.
        match fs::remove_file(&fresh) {
            Err(error) if !is_gone(&error) => return Err(error),
            _ => {}
        }
        let mut file = fs::File::create_new(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, &target)
    };
    write().map_err(|error| {
        drop(fs::remove_file(&fresh));
        Failure::world("write", path, error)
    })
}
