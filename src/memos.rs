//! What a run leaves to the next one over the same folder, so that an edit costs one file and one
//! project.

use crate::base::{FileId, Memo};
use crate::discover::{Inventory, LEDGER};
use crate::model::Settings;
use crate::render::language::Language;
use crate::source::Source;
use crate::theme::Theme;
use crate::{check, derive, parse};
use std::sync::{Arc, Mutex, PoisonError};

/// A theme and its languages.
pub type Look = (Arc<Theme>, Arc<[Language]>);

/// What is kept between runs with the same options over sources of one folder that know versions.
pub struct Memos {
    pub(crate) texts: parse::Memos,
    pub(crate) looks: Memo<Vec<u64>, Look>,
    pub(crate) projects: check::Memos,
    pub(crate) states: derive::Memos,
    ground: Mutex<Option<Ground>>,
}

/// Everything that projects stand on together: the path of every file, and the version of each that
/// is no text or table of one project.
type Ground = Vec<(Box<str>, Option<u64>)>;

impl Memos {
    /// Those of a single run: nothing is kept.
    pub const fn none() -> Memos {
        Memos {
            texts: parse::Memos::none(),
            looks: Memo::none(),
            projects: Memo::none(),
            states: derive::Memos::none(),
            ground: Mutex::new(None),
        }
    }

    /// Those before a first run.
    pub fn empty() -> Memos {
        Memos {
            texts: parse::Memos::empty(),
            looks: Memo::empty(),
            projects: Memo::empty(),
            states: derive::Memos::empty(),
            ground: Mutex::new(None),
        }
    }

    /// After a run that came to its end: what it did not ask for is forgotten.
    pub fn turn(&self) {
        self.texts.turn();
        self.looks.turn();
        self.projects.turn();
        self.states.turn();
    }

    /// Before projects are looked at: all of them are forgotten when what they share is another.
    pub(crate) fn stand_on(&self, source: &dyn Source, inventory: &Inventory) {
        let now = ground(source, inventory);
        let mut before = self.ground.lock().unwrap_or_else(PoisonError::into_inner);
        if before.as_ref() != Some(&now) {
            self.projects.forget();
            self.states.forget();
            *before = Some(now);
        }
    }
}

fn ground(source: &dyn Source, inventory: &Inventory) -> Ground {
    let of = |(at, file): (usize, &crate::source::SourceFile)| {
        (file.path.as_str().into(), source.version(FileId(at as u32)))
    };
    let mut ground: Ground = source.files().iter().enumerate().map(of).collect();
    let projects = inventory.projects.iter();
    let projects = projects.flat_map(|p| p.texts().chain(p.tables(source)));
    // No project reads these; the list of the ledger is held against them later.
    let words = inventory.periods.iter().map(|(_, v)| v);
    let pages = inventory.pages.iter().map(|(_, v)| v);
    let others = words
        .chain(pages)
        .flat_map(|v| &v.files)
        .map(|(_, file)| *file);
    let others = others.chain(inventory.theme.iter().copied());
    for file in projects.chain(others).chain(source.find(LEDGER)) {
        ground[file.0 as usize].1 = None;
    }
    ground
}

/// What the look of a site is made from; `None` where a version is not known.
pub(crate) fn look(source: &dyn Source, settings: &Settings) -> Option<Vec<u64>> {
    let folder = format!("themes/{}/", settings.theme.name);
    let own = source.files().iter().enumerate();
    let own =
        own.filter(|(_, file)| file.path.starts_with(&folder) || file.path == "content/site.yaml");
    own.map(|(at, _)| source.version(FileId(at as u32)))
        .collect()
}
