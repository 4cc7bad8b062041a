//! The site as it is previewed: looked at again after each change, its files made when they are
//! asked for.

use super::super::{Global, report};
use super::marks::Marks;
use super::mistakes::Mistake;
use crate::base::Date;
use crate::io::Snapshot;
use crate::{Memos, Options, Outcome, Ready, Stopped, ready};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The bytes of a file that was made.
pub type Bytes = Arc<[u8]>;

/// What a preview shows between one change and the next.
pub struct Shown {
    /// Another number after each change, also in a preview that was started again.
    pub generation: u64,
    /// The site as it could be computed last; `None` before the first time.
    pub site: Option<Arc<Ready>>,
    /// The files of which it was computed.
    source: Option<Arc<Snapshot>>,
    /// What stops a build now; empty when nothing does.
    pub mistakes: Vec<Mistake>,
    /// What is marked on its pages.
    pub marks: Marks,
    /// What was made of the site, by path.
    made: Mutex<BTreeMap<String, Bytes>>,
    /// What was made before of files that cannot be made now.
    before: BTreeMap<String, Bytes>,
    told: Mutex<BTreeSet<String>>,
    global: Option<Global>,
}

/// A file of the site, or what stops a build at it.
pub enum Found {
    /// Its bytes.
    File(Bytes),
    /// Why it cannot be made, and its bytes of an earlier time where there are some.
    Mistaken(Vec<Mistake>, Option<Bytes>),
    /// Nothing has that path.
    Nothing,
}

impl Shown {
    /// Before anything was looked at.
    pub fn nothing(generation: u64) -> Shown {
        Shown {
            generation,
            site: None,
            source: None,
            mistakes: Vec::new(),
            marks: Marks::default(),
            made: Mutex::default(),
            before: BTreeMap::new(),
            told: Mutex::default(),
            global: None,
        }
    }

    /// The file at a path, made where it is not there yet.
    pub fn file(&self, path: &str) -> Found {
        if let Some(bytes) = lock(&self.made).get(path) {
            return Found::File(bytes.clone());
        }
        let Some(site) = self.site.as_ref().filter(|site| site.has(path)) else {
            return Found::Nothing;
        };
        match catch_unwind(AssertUnwindSafe(|| site.files(path))) {
            Ok(Ok(files)) => {
                let mut made = lock(&self.made);
                made.extend(files.into_iter().map(|(path, bytes)| (path, bytes.into())));
                let own = made.get(path);
                own.map_or(Found::Nothing, |bytes| Found::File(bytes.clone()))
            }
            Ok(Err(stopped)) => self.mistaken(path, self.told(stopped)),
            Err(fault) => {
                report::fault(&*fault);
                self.mistaken(path, vec![Mistake::fault()])
            }
        }
    }

    fn mistaken(&self, path: &str, mistakes: Vec<Mistake>) -> Found {
        Found::Mistaken(mistakes, self.before.get(path).cloned())
    }

    /// What stops a file, told in the terminal once.
    fn told(&self, stopped: Stopped) -> Vec<Mistake> {
        let (Some(source), Some(global)) = (&self.source, &self.global) else {
            return Vec::new();
        };
        let outcome: Outcome<Ready> = Outcome {
            diagnostics: Vec::new(),
            made: None,
            stopped: Some(stopped),
        };
        let mistakes = mistakes(source, &outcome);
        let texts: String = mistakes.iter().map(|m| m.text.as_str()).collect();
        if lock(&self.told).insert(texts) {
            report::outcome(global, &**source, &outcome);
        }
        mistakes
    }

    /// Every file that was made, for the time when it cannot be made.
    fn all_made(&self) -> BTreeMap<String, Bytes> {
        let mut all = self.before.clone();
        let made = lock(&self.made);
        all.extend(
            made.iter()
                .map(|(path, bytes)| (path.clone(), bytes.clone())),
        );
        all
    }
}

/// Who looks at a site folder again and again.
pub struct Looker {
    global: Global,
    options: Options,
    today: Date,
    memos: Memos,
    source: Option<Arc<Snapshot>>,
    /// Whether the folder could not be looked at the last time.
    failed: bool,
}

impl Looker {
    /// Of the site folder of a command; `origin` is scheme and host of the preview.
    pub fn new(global: &Global, origin: String, today: Date) -> Looker {
        Looker {
            options: Options {
                origin: Some(origin),
                // A page for paper is made when it is asked for, whatever the site publishes.
                paper: true,
                ..global.options()
            },
            global: global.clone(),
            today,
            memos: Memos::empty(),
            source: None,
            failed: false,
        }
    }

    /// Looks at the folder; `None` when nothing changed since the last look, else what is shown
    /// after what was.
    pub fn look(&mut self, before: &Shown) -> Option<Shown> {
        let begun = Instant::now();
        let looked = catch_unwind(AssertUnwindSafe(|| self.computed()));
        let (site, mistakes) = match looked {
            Ok(Ok(None)) => return None,
            Ok(Ok(Some(site))) => (Some(site), Vec::new()),
            Ok(Err(mistakes)) => (None, mistakes),
            Err(fault) => {
                // A fault must not end the watch: the next change may avoid it.
                report::fault(&*fault);
                (None, vec![Mistake::fault()])
            }
        };
        if mistakes == before.mistakes && site.is_none() {
            return None;
        }
        if let Some(site) = site.as_ref().filter(|_| !self.global.quiet) {
            let took = report::seconds(begun.elapsed());
            eprintln!(
                "{} pages as of {}, ready in {took}",
                site.pages(),
                site.as_of()
            );
        }
        Some(self.shown(before, site.map(Arc::new), mistakes))
    }

    fn shown(&self, before: &Shown, site: Option<Arc<Ready>>, mistakes: Vec<Mistake>) -> Shown {
        let generation = before.generation + 1;
        let earlier = before.all_made();
        match site {
            Some(site) => Shown {
                marks: Marks::of(&site, self.today),
                site: Some(site),
                source: self.source.clone(),
                before: earlier,
                global: Some(self.global.clone()),
                ..Shown::nothing(generation)
            },
            // The last site stays below its mistakes, with the files of which it was computed.
            None => Shown {
                site: before.site.clone(),
                source: before.source.clone(),
                marks: before.marks.clone(),
                mistakes,
                before: earlier,
                global: Some(self.global.clone()),
                ..Shown::nothing(generation)
            },
        }
    }

    /// The site as the folder says now; `None` when the folder is as it was.
    fn computed(&mut self) -> Result<Option<Ready>, Vec<Mistake>> {
        let taken = self.snapshot();
        let had_failed = std::mem::replace(&mut self.failed, taken.is_err());
        let source = taken.map_err(|failure| {
            report::failure(&failure);
            vec![Mistake::error(format!("error: {failure}"))]
        })?;
        let is_as = |before: &Arc<Snapshot>| !had_failed && source.is_as(before);
        if self.source.as_ref().is_some_and(is_as) {
            self.source = Some(source);
            return Ok(None);
        }
        self.source = Some(source.clone());
        let outcome = ready(source.clone(), &self.options, &self.memos);
        report::outcome(&self.global, &*source, &outcome);
        let mistakes = || mistakes(&source, &outcome);
        match outcome.made {
            None => Err(mistakes()),
            Some(site) => Ok(Some(site)),
        }
    }

    fn snapshot(&self) -> Result<Arc<Snapshot>, crate::io::Failure> {
        let root: &Path = &self.global.root;
        Snapshot::take(root, self.source.as_deref()).map(Arc::new)
    }
}

fn mistakes(source: &Snapshot, outcome: &Outcome<Ready>) -> Vec<Mistake> {
    let told = report::in_full(source, outcome).into_iter();
    told.map(|(text, is_warning)| Mistake { text, is_warning })
        .collect()
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
