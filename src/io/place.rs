//! Where an output stands, whether it may, and where its working files are kept.
//!
//! Working files live in `.milepost/` of the site folder. Where the output is on another file
//! system, they live in `.milepost/` beside the output, because folders change places only within
//! one file system. Where the output itself is a mount point nothing beside it can change places
//! with it: then new files wait in `.milepost-staging/` inside it and are moved one by one.

use super::disk::{Disk, exists, is_gone};
use super::failure::{Failure, printable};
use super::system::{self, real, volume};
use super::{foreign, manifest};
use crate::base::Hash;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

/// Name of the folder for working files.
const STATE: &str = ".milepost";

/// The folders and files of one output.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The output, with no link on the way.
    pub(crate) output: PathBuf,
    /// The output as it is named in messages.
    pub(crate) shown: PathBuf,
    /// Whether files are moved one by one, because the output is a mount point.
    pub(crate) one_by_one: bool,
    /// Whether it stands in the site's own folder and in no other site's.
    pub(crate) is_at_home: bool,
    /// The folder for working files.
    pub(crate) state: PathBuf,
    /// The tree that is brought up to date: the spare, or the waiting room.
    pub(crate) stage: PathBuf,
    /// Files being written, before they get their name.
    pub(crate) fresh: PathBuf,
    /// The earlier output during an exchange in two steps.
    pub(crate) displaced: PathBuf,
    /// What a killed run left to finish.
    pub(crate) journal: PathBuf,
    /// Hashes of files read before.
    pub(crate) hashes: PathBuf,
    /// What is kept of the last build.
    pub(crate) last: PathBuf,
}

impl Place {
    /// Checks the place and names its parts; nothing is written.
    ///
    /// # Errors
    /// The place is refused, with what to choose instead, or cannot be looked at.
    pub(crate) fn of(root: &Path, output: &Path) -> Result<Place, Failure> {
        // A slash at the end would make the system follow a link.
        let output = &output.components().collect::<PathBuf>();
        let shown = output.strip_prefix(root).unwrap_or(output).to_owned();
        let look = |e: io::Error| Failure::world("look at", &shown, e);
        let home = real(root).map_err(|e| Failure::world("open", root, e))?;
        refuse_links(&home, output, &shown)?;
        let real = resolved(output).map_err(look)?;
        refuse_precious(&home, &real, &shown)?;
        if let Some(around) = around(&real, &[home.join("output"), home.join("output-internal")]) {
            return Err(no(
                &shown,
                format!(
                    "it lies inside `{}`, where a site stands",
                    printable(around)
                ),
            ));
        }
        let above = standing(real.parent().unwrap_or(&real));
        let one_by_one = exists(&real).map_err(look)?
            && volume(&real).map_err(look)? != volume(above).map_err(look)?;
        let beside = !one_by_one && volume(above).map_err(look)? != volume(&home).map_err(look)?;
        let state = if beside {
            real.parent().unwrap_or(&home).join(STATE)
        } else {
            home.join(STATE)
        };
        let place = Place::named(&home, real, shown, one_by_one, state);
        // A journal says that a killed run left the folder half-way; that is looked at once it is
        // finished.
        if !exists(&place.journal).unwrap_or(false) {
            foreign::refuse_foreign(&place.output, &place.shown)?;
        }
        Ok(place)
    }

    fn named(
        home: &Path,
        output: PathBuf,
        shown: PathBuf,
        one_by_one: bool,
        state: PathBuf,
    ) -> Place {
        // The name by which the output is known survives a move of the whole site folder.
        let known = output
            .strip_prefix(home)
            .unwrap_or(&output)
            .as_os_str()
            .as_encoded_bytes()
            .to_owned();
        // Twelve digits tell the few outputs of one site apart.
        let mark = Hash::of(&known).to_string()[..12].to_owned();
        let part = |name: &str| state.join(format!("{name}-{mark}"));
        let staging = output.join(foreign::STAGING);
        let stage = if one_by_one {
            staging.join("tree")
        } else {
            part("spare")
        };
        let fresh = if one_by_one {
            staging.join("new")
        } else {
            part("new")
        };
        let (displaced, journal) = (part("displaced"), part("journal"));
        let (hashes, last) = (part("hashes"), part("last"));
        let is_at_home = output
            .ancestors()
            .find(|folder| folder.join("content/site.yaml").exists())
            == Some(home);
        Place {
            output,
            shown,
            one_by_one,
            is_at_home,
            state,
            stage,
            fresh,
            displaced,
            journal,
            hashes,
            last,
        }
    }

    /// The lock of all outputs that share the folder for working files.
    pub(crate) fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// Makes the folder for working files, which git ignores.
    pub(crate) fn make(&self, disk: &dyn Disk) -> Result<(), Failure> {
        make_state(&self.state, disk)
    }

    /// A path in the output, as it is named in messages.
    pub(crate) fn shown(&self, path: &str) -> PathBuf {
        self.shown.join(path)
    }
}

/// The folder for working files of a site.
pub(crate) fn state_of(root: &Path) -> PathBuf {
    root.join(STATE)
}

/// Makes a folder for working files, which git ignores.
pub(crate) fn make_state(state: &Path, disk: &dyn Disk) -> Result<(), Failure> {
    let fail = |e: io::Error| Failure::world("make", state, e);
    if fs::symlink_metadata(state).is_ok_and(|entry| !entry.is_dir()) {
        return Err(Failure::refused(
            state,
            "it is not a folder",
            "remove it; milepost keeps its working files there",
        ));
    }
    disk.make_folder(state).map_err(fail)?;
    let ignore = state.join(".gitignore");
    if exists(&ignore).map_err(fail)? {
        return Ok(());
    }
    match disk.write_new(&ignore, b"*\n", None) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(fail(error)),
        _ => Ok(()),
    }
}

/// Neither the output nor the folder it stands in may be a link; the site folder itself may.
fn refuse_links(home: &Path, output: &Path, shown: &Path) -> Result<(), Failure> {
    let parent = output
        .parent()
        .filter(|p| !p.as_os_str().is_empty() && real(p).is_ok_and(|p| p != home));
    for path in [Some(output), parent].into_iter().flatten() {
        if fs::symlink_metadata(path).is_ok_and(|entry| entry.is_symlink()) {
            return Err(no(shown, "it is, or lies behind, a symbolic link"));
        }
    }
    match fs::symlink_metadata(output) {
        Ok(entry) if !entry.is_dir() => Err(no(shown, "it is not a folder")),
        Err(error) if !is_gone(&error) => Err(Failure::world("look at", shown, error)),
        _ => Ok(()),
    }
}

/// The output must not be, hold or lie in what the author would miss.
fn refuse_precious(home: &Path, real: &Path, shown: &Path) -> Result<(), Failure> {
    if home.starts_with(real) || system::is_same(home, real) {
        return Err(no(shown, "it is the site folder or holds it"));
    }
    for name in ["content", "themes", STATE, ".git"] {
        let path = home.join(name);
        let path = system::real(&path).unwrap_or(path);
        if real.starts_with(&path) || path.starts_with(real) || system::is_same(&path, real) {
            return Err(no(shown, format!("it would mix with `{name}`")));
        }
    }
    let own = std::env::home_dir().filter(|path| !path.as_os_str().is_empty());
    if let Some(own) = own.and_then(|path| system::real(&path).ok())
        && (own.starts_with(real) || system::is_same(&own, real))
    {
        return Err(no(shown, "it is your home folder or holds it"));
    }
    Ok(())
}

fn no(shown: &Path, why: impl Into<String>) -> Failure {
    Failure::refused(
        shown,
        why,
        "choose a folder of its own with `--output`; nothing was changed",
    )
}

/// The output in which a path lies: a folder with our list of files, or one of those that are
/// outputs anyway. `None` for a path outside of any; an output does not lie in itself.
pub(super) fn around(path: &Path, outputs: &[PathBuf]) -> Option<PathBuf> {
    let is_output = |folder: &&Path| {
        outputs.iter().any(|output| output.as_path() == *folder)
            || fs::symlink_metadata(folder.join(manifest::NAME)).is_ok()
    };
    path.ancestors().skip(1).find(is_output).map(Path::to_owned)
}

/// The path with all links on the way resolved, where only its last parts may be missing.
///
/// # Errors
/// A part of it cannot be looked at.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut missing: Vec<OsString> = Vec::new();
    let mut standing = std::path::absolute(path)?;
    loop {
        match real(&standing) {
            Ok(found) => {
                return Ok(missing
                    .iter()
                    .rev()
                    .fold(found, |path, part| path.join(part)));
            }
            Err(error) if is_gone(&error) => {}
            Err(error) => return Err(error),
        }
        match standing.components().next_back() {
            Some(Component::Normal(part)) => missing.push(part.to_owned()),
            _ => return Err(io::ErrorKind::NotFound.into()),
        }
        standing.pop();
    }
}

/// The nearest folder above that exists.
fn standing(path: &Path) -> &Path {
    path.ancestors()
        .find(|p| fs::symlink_metadata(p).is_ok())
        .unwrap_or(path)
}
