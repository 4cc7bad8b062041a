//! A site behind its gates, of which each file is made when it is asked for.

use crate::base::Date;
use crate::base::encode::path_of;
use crate::edition::Edition;
use crate::emit::request::{Listing, listing};
use crate::model::Project;
use crate::outcome::{outcome, stopped};
use crate::render::context::{Files, Renderer};
use crate::source::Source;
use crate::{Computed, Memos, Options, Outcome, Shared, Stopped};
use crate::{compute, editions, renderers_with};
use std::sync::Arc;

/// A site that may be shown: every file that a build would write has the same bytes here.
pub struct Ready {
    source: Arc<dyn Source + Send>,
    options: Options,
    now: Computed,
    editions: Vec<Edition>,
    shared: Shared,
    listing: Listing,
}

/// Everything up to the gate, with what earlier runs with the same options left.
pub fn ready(source: Arc<dyn Source + Send>, options: &Options, memos: &Memos) -> Outcome<Ready> {
    let done = outcome(|diags| {
        let Some(now) = compute(&*source, options, memos, diags)? else {
            return Ok(None);
        };
        let editions = editions(&now, &*source, options);
        let shared = Shared::new(&now, &editions, options);
        let all = renderers_with(&shared, (&now, &editions), &*source, options);
        let listing = listing(&all, &now.theme, diags);
        drop(all);
        Ok((!diags.has_errors()).then(|| Ready {
            source: source.clone(),
            options: options.clone(),
            now,
            editions,
            shared,
            listing,
        }))
    });
    if done.made.is_some() {
        memos.turn();
    }
    done
}

impl Ready {
    /// The file at a path, with those that are made together with it; empty where there is none.
    ///
    /// # Errors
    /// As of a build, but only those that these files have.
    pub fn files(&self, path: &str) -> Result<Files, Stopped> {
        let made = self.listing.files(&self.renderers(), path);
        made.map_err(|error| stopped(error, &self.now.site.settings))
    }

    /// Whether a file may be at a path.
    pub fn has(&self, path: &str) -> bool {
        self.listing.has(path)
    }

    /// How many pages it has, those of all languages and editions.
    pub fn pages(&self) -> usize {
        self.listing.pages()
    }

    /// The projects that it shows.
    pub fn projects(&self) -> impl Iterator<Item = &Project> {
        self.now.site.projects.iter().map(|p| &**p)
    }

    /// The path of its address: `/`, or `/promises/` in a folder of a host.
    pub fn base_path(&self) -> &str {
        let base = self.now.site.settings.base_url.as_deref();
        base.map_or("/", path_of)
    }

    /// What its configuration says.
    pub fn settings(&self) -> &crate::model::Settings {
        &self.now.site.settings
    }

    /// The as-of date.
    pub fn as_of(&self) -> Date {
        self.now.insight.as_of
    }

    fn renderers(&self) -> Vec<Renderer<'_>> {
        let of = (&self.now, &*self.editions);
        renderers_with(&self.shared, of, &*self.source, &self.options)
    }
}
