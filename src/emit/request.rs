//! One file of a site at a time, when it is asked for, with the bytes that a build would write.

use super::outputs::{CHECKSUMS, Origin, Table, outputs};
use super::sink::{Nowhere, Pieces, Sink, in_memory};
use super::{EmitError, On, Sums, listed, lots, search, write};
use crate::base::{Diagnostics, Hash, SafePath};
use crate::render::address::follow::{ATOM, JSON};
use crate::render::context::{Files, Renderer};
use crate::theme::Theme;
use rayon::prelude::*;
use std::io;
use std::sync::{Mutex, PoisonError};

/// How the folder of files beside a page is told from all others in a path.
const BESIDE: &str = "page-files/";

/// Every file of a site by its path, none of them made yet.
pub struct Listing(Table);

/// What a build would write; two origins of one path are reported.
///
/// # Panics
/// Without any renderer.
pub fn listing(renderers: &[Renderer<'_>], theme: &Theme, diags: &mut Diagnostics) -> Listing {
    Listing(outputs(renderers, theme, diags))
}

impl Listing {
    /// How many pages there are, those of all languages and editions.
    pub fn pages(&self) -> usize {
        let origins = self.0.values();
        origins.filter(|o| matches!(o, Origin::Page(..))).count()
    }

    /// Whether a file may be at a path: one that is listed, or one beside a page that is.
    pub fn has(&self, path: &str) -> bool {
        path == CHECKSUMS || !self.makers(path).is_empty()
    }

    /// The file at a path, and those that are made together with it; without the one that was asked
    /// for where there is none.
    ///
    /// # Errors
    /// As of a build, but only those that these files have.
    pub fn files(&self, renderers: &[Renderer<'_>], path: &str) -> Result<Files, EmitError> {
        if path == CHECKSUMS {
            return self.checksums(renderers);
        }
        let mut files = Files::new();
        for (path, origin) in self.makers(path) {
            let made = Gathered::default();
            let seen = On::of(renderers, origin).made(renderers);
            write(renderers, path, origin, (seen.as_ref(), &made))?;
            files.extend(made.0.into_inner().unwrap_or_else(PoisonError::into_inner));
        }
        Ok(files)
    }

    /// What a file may come from: what is listed at its path, else the pages that it may be beside.
    fn makers(&self, path: &str) -> Vec<(&SafePath, &Origin)> {
        let listed = |path: &str| self.0.get_key_value(&SafePath::new(path).ok()?);
        if let Some(own) = listed(path) {
            return vec![own];
        }
        // The greater sizes of a photograph are made with its smallest.
        let has = |origin: &Origin| match origin {
            Origin::Photo(_, _, sizes) => sizes.iter().any(|size| size.path == path),
            _ => false,
        };
        if path.ends_with(".jpg") {
            return self.0.iter().filter(|(_, origin)| has(origin)).collect();
        }
        // The same news as JSON is made with those in Atom.
        if let Some(folder) = path.strip_suffix(JSON) {
            return listed(&format!("{folder}{ATOM}")).into_iter().collect();
        }
        if let Some(entry) = search::entry_of(path) {
            return listed(&entry).into_iter().collect();
        }
        let Some(at) = path
            .find(BESIDE)
            .filter(|at| *at == 0 || path[..*at].ends_with('/'))
        else {
            return Vec::new();
        };
        // A page that is no folder has its files below the root, where those of the start are.
        let no_folder = (at == 0).then_some("404.html").and_then(listed);
        let folder = listed(&format!("{}index.html", &path[..at]));
        folder.into_iter().chain(no_folder).collect()
    }

    /// The list of check sums, for which everything is made.
    fn checksums(&self, renderers: &[Renderer<'_>]) -> Result<Files, EmitError> {
        let mut sums = Sums::new();
        for lot in lots(renderers, &self.0, &|_| true) {
            let seen = lot.on.made(renderers);
            let made = lot.files.par_iter().map(|(path, origin)| {
                let written = write(renderers, path, origin, (seen.as_ref(), &Nowhere))?;
                Ok((*path, written))
            });
            for (path, written) in made.collect::<Result<Vec<_>, EmitError>>()? {
                sums.insert(path.clone(), written.sum);
                sums.extend(written.beside);
            }
        }
        Ok(vec![(CHECKSUMS.to_owned(), listed(&sums).into_bytes())])
    }
}

/// Files that were made together, in that order.
#[derive(Default)]
struct Gathered(Mutex<Files>);

impl Sink for Gathered {
    fn put(&self, path: &SafePath, bytes: &[u8], _: Hash) -> io::Result<()> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push((path.as_str().to_owned(), bytes.to_vec()));
        Ok(())
    }

    fn pieces(&self, path: &SafePath, write: Pieces<'_>) -> io::Result<Hash> {
        let (bytes, sum) = in_memory(write)?;
        self.put(path, &bytes, sum).map(|()| sum)
    }
}
