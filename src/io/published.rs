//! What was published before: an output folder as it stands, or one file of data; and files put in
//! the place of earlier ones, the ledger and PDFs.

use super::disk::is_gone;
use super::failure::{Failure, printable};
use super::manifest::{self, Manifest};
use super::place::{around, resolved};
use super::system;
use crate::emit::edition;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Larger files are nobody's table.
const MOST_BYTES: u64 = 256 << 20;

/// The bytes of one file, wherever it is.
///
/// # Errors
/// It cannot be read, or is larger than 256 MiB.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        let file = fs::File::open(path)?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if MOST_BYTES < bytes.len() as u64 {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "it is larger than 256 MiB",
            ));
        }
        Ok(bytes)
    };
    read().map_err(|error| Failure::world("read", path, error))
}

/// The addresses of the permanent editions that an output folder holds; none where it is not there.
///
/// # Errors
/// Their folder cannot be read.
pub fn editions(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let folder = folder.join("editions");
    let read = || -> io::Result<BTreeSet<String>> {
        let entries = match fs::read_dir(&folder) {
            Err(error) if is_gone(&error) => return Ok(BTreeSet::new()),
            entries => entries?,
        };
        let mut names = BTreeSet::new();
        for entry in entries {
            let entry = entry?;
            if entry.path().join(edition::NAME).is_file() {
                names.extend(entry.file_name().into_string());
            }
        }
        Ok(names)
    };
    read().map_err(|error| Failure::world("read", &folder, error))
}

/// The files that milepost wrote into an output folder and that are still there, by path; `None`
/// when it wrote none, or its list of files is damaged.
///
/// # Errors
/// The list or one of the files cannot be read.
pub fn output(folder: &Path) -> Result<Option<BTreeMap<String, Vec<u8>>>, Failure> {
    let list = match fs::read(folder.join(manifest::NAME)) {
        Ok(bytes) => bytes,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) => return Err(Failure::world("read", folder.join(manifest::NAME), error)),
    };
    let Some(Manifest(files, ..)) = Manifest::parse(&list) else {
        return Ok(None);
    };
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

/// Puts a file of the site folder in the place of an earlier one, whole or not at all; `path` is
/// relative to the folder.
///
/// # Errors
/// The file cannot be written; the earlier one then stands as it was.
pub fn replace(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    replaced(&root.join(path), bytes).map_err(|error| Failure::world("write", path, error))
}

/// Puts a PDF where one may stand already, whole or not at all.
///
/// # Errors
/// The folder cannot be written to, or another kind of file has that name.
pub fn put_pdf(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    may_hold_pdf(target)?;
    replaced(&behind_links(target), bytes).map_err(|error| Failure {
        hint: ELSEWHERE.to_owned(),
        ..Failure::world("write", target, error)
    })
}

const ELSEWHERE: &str =
    "choose another place with `--pdf FILE` or `--out DIR`; nothing was changed";

/// Tries whether a PDF may be put there, before the long work.
///
/// # Errors
/// The folder takes no new file, or what has the name is neither a PDF nor empty.
pub fn may_hold_pdf(target: &Path) -> Result<(), Failure> {
    let standing = match fs::symlink_metadata(target) {
        Ok(about) if about.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => fs::File::open(target).and_then(|file| {
            let mut start = Vec::new();
            file.take(4)
                .read_to_end(&mut start)
                .map(|_| start.is_empty() || start == b"%PDF")
        }),
        Err(error) if is_gone(&error) => Ok(true),
        Err(error) => Err(error),
    };
    match standing {
        Ok(true) => {}
        Ok(false) => {
            return Err(Failure::refused(
                target,
                "it stands there already and is no PDF",
                ELSEWHERE,
            ));
        }
        Err(error) => {
            return Err(Failure {
                hint: ELSEWHERE.to_owned(),
                ..Failure::world("write", target, error)
            });
        }
    }
    let trial = fresh(&behind_links(target));
    fs::File::create(&trial)
        .and_then(|_| fs::remove_file(&trial))
        .map_err(|error| Failure {
            hint: ELSEWHERE.to_owned(),
            ..Failure::world("write", target, error)
        })
}

/// Refuses a place in the output of a site, where the next build would find a file that it did not
/// write; `output` is the folder that the site goes to, whether or not it was built.
///
/// # Errors
/// The place lies in an output, or cannot be looked at.
pub fn apart_from_outputs(target: &Path, output: &Path) -> Result<(), Failure> {
    let look = |error| Failure::world("look at", target, error);
    // What would lie in the target tells of the target itself as well; no name means the working
    // folder.
    let inside = resolved(&Path::new(".").join(target))
        .map_err(look)?
        .join("file");
    match around(&inside, &[resolved(output).map_err(look)?]) {
        Some(folder) => {
            let why = format!(
                "it lies inside `{}`, where a site stands",
                printable(folder)
            );
            Err(Failure::refused(target, why, ELSEWHERE))
        }
        None => Ok(()),
    }
}

/// Makes the folder for several files, and those above it; one that exists is fine.
///
/// # Errors
/// The system does not allow it.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure {
        hint: ELSEWHERE.to_owned(),
        ..Failure::world("make", folder, error)
    })
}

/// The name under which a file is written before it gets its own.
fn fresh(target: &Path) -> PathBuf {
    let name = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    target.with_file_name(format!(".{name}.new"))
}

/// The file that a link leads to, so that the link stays; a link that leads nowhere is replaced.
fn behind_links(target: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(target).is_ok_and(|about| about.is_symlink());
    system::real(target)
        .ok()
        .filter(|_| is_link)
        .unwrap_or_else(|| target.to_owned())
}

fn replaced(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = fresh(target);
    let write = || {
        // What a killed run left is in the way of nobody.
        match fs::remove_file(&fresh) {
            Err(error) if !is_gone(&error) => return Err(error),
            _ => {}
        }
        let mut file = fs::File::create_new(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        system::patient(|| fs::rename(&fresh, target))
    };
    write().inspect_err(|_| drop(fs::remove_file(&fresh)))
}
