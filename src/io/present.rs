//! What stands in the output folder now, and whether all of it is ours.

use super::disk::{Disk, is_gone};
use super::failure::{Failure, printable};
use super::foreign::{STAGING, is_litter, others, refuse_foreign};
use super::hashes::Hashes;
use super::manifest::{self, Manifest};
use super::place::Place;
use super::survey::{Found, survey};
use crate::base::Hash;
use crate::check::Audience;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::{fs, io};

const REBUILD: &str =
    "if nothing in it is needed, delete the folder and build again; otherwise move it away first";

/// The output folder at one moment.
#[derive(Debug)]
pub(crate) struct Present {
    /// Our files, with the hashes they have now, which are those of the manifest.
    pub(crate) files: BTreeMap<String, Found>,
    /// The list of our files; `None` for an output that was never built.
    pub(crate) manifest: Option<Manifest>,
    /// Entries that are not ours and stay: `.git`, `CNAME`.
    pub(crate) foreign: BTreeSet<OsString>,
}

impl Present {
    /// Refuses an output that was made for somebody else, so that no forgotten option ever puts the
    /// internal edition where the public one is served from.
    pub(crate) fn for_audience(&self, place: &Place, audience: Audience) -> Result<(), Failure> {
        let Some(made_for) = self
            .manifest
            .as_ref()
            .map(|m| m.1)
            .filter(|made_for| *made_for != audience)
        else {
            return Ok(());
        };
        let hint = match audience {
            Audience::Internal => {
                "leave `--output` out, and the internal edition goes to `output-internal/`; or \
                 name another folder"
            }
            Audience::Public => {
                "name another folder with `--output`, or build with `--audience internal`"
            }
        };
        Err(Failure::refused(
            &place.shown,
            format!("it holds the {} edition", made_for.word()),
            format!("{hint}; nothing was changed"),
        ))
    }

    /// Refuses an output that another site wrote. In the site's own folder a site may have changed
    /// its name.
    pub(crate) fn for_site(&self, place: &Place, site: &str) -> Result<(), Failure> {
        match self
            .manifest
            .as_ref()
            .and_then(|manifest| manifest.2.as_deref())
        {
            Some(other) if other != site && !place.is_at_home => Err(Failure::refused(
                &place.shown,
                format!("it holds another site, `{other}`"),
                "name another folder with `--output`; if it is this site under an earlier name, \
                 delete the folder and build again; nothing was changed",
            )),
            _ => Ok(()),
        }
    }

    /// Looks at the output. A folder that is not ours, and a file in it that is not or no longer
    /// ours, is refused.
    pub(crate) fn of(place: &Place, disk: &dyn Disk, hashes: &Hashes) -> Result<Present, Failure> {
        refuse_foreign(&place.output, &place.shown)?;
        let look = |e: io::Error| Failure::world("read", &place.shown, e);
        let manifest = manifest_in(place, disk)?;
        let foreign = others(&place.output, manifest.as_ref()).map_err(look)?;
        let skip =
            |name: &OsStr| foreign.contains(name) || name == STAGING || name == manifest::NAME;
        let mut found = survey(disk, hashes, &place.output, &skip).map_err(look)?;
        if let Some(odd) = found.odd.first() {
            return Err(not_ours(place, &printable(odd)));
        }
        let ours = manifest.clone().unwrap_or_default();
        (found.files).retain(|path, _| ours.0.contains_key(path) || !is_litter(path));
        for (path, file) in &found.files {
            match ours.0.get(path) {
                None => return Err(not_ours(place, path)),
                Some(hash) if *hash != file.hash => return Err(edited(place, path)),
                Some(_) => {}
            }
        }
        Ok(Present {
            files: found.files,
            manifest,
            foreign,
        })
    }

    /// The foreign entries that stay as they are beside the new files. One that a new file would
    /// overwrite is refused, unless both are the same.
    pub(crate) fn staying(
        &self,
        place: &Place,
        disk: &dyn Disk,
        new: &Manifest,
    ) -> Result<Vec<OsString>, Failure> {
        let mut staying = self.foreign.clone();
        for (path, hash) in &new.0 {
            let top = path.split('/').next().unwrap_or(path);
            if !self.foreign.contains(OsStr::new(top)) {
                continue;
            }
            if top != path || !is_same(disk, &place.output.join(path), *hash) {
                let why = "the site has a file there, and what stands there now was not written \
                    by milepost";
                return Err(Failure::refused(
                    place.shown(path),
                    why,
                    "remove one of the two",
                ));
            }
            staying.remove(OsStr::new(top));
        }
        Ok(staying.into_iter().collect())
    }
}

fn manifest_in(place: &Place, disk: &dyn Disk) -> Result<Option<Manifest>, Failure> {
    let path = place.output.join(manifest::NAME);
    let bytes = match disk.read(&path) {
        Ok(bytes) => bytes,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) => return Err(Failure::world("read", place.shown(manifest::NAME), error)),
    };
    match Manifest::parse(&bytes) {
        Some(manifest) => Ok(Some(manifest)),
        None => Err(Failure::refused(
            place.shown(manifest::NAME),
            "the list of milepost's files is damaged",
            REBUILD,
        )),
    }
}

fn is_same(disk: &dyn Disk, path: &Path, hash: Hash) -> bool {
    fs::symlink_metadata(path).is_ok_and(|entry| entry.is_file())
        && disk.read(path).is_ok_and(|bytes| Hash::of(&bytes) == hash)
}

fn not_ours(place: &Place, path: &str) -> Failure {
    let hint =
        "move it away, or name it under `static:` in content/site.yaml and put it into `content/`";
    Failure::refused(
        place.shown(path),
        "it was not written by milepost and would be lost",
        hint,
    )
}

fn edited(place: &Place, path: &str) -> Failure {
    let hint =
        "bring the change into `content/` or `themes/`, then delete this file and build again";
    Failure::refused(
        place.shown(path),
        "it was changed after milepost wrote it",
        hint,
    )
}
