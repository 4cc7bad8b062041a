//! Pages and data → bytes under output paths. The author's files are read through the source of a
//! renderer, and everything is handed to a sink; no disk is touched here.

pub mod edition;
pub mod feed;
pub mod calendar;
pub mod safety;
pub mod redirect;
mod row;
mod projects;
pub mod sink;
pub mod sitemap;
pub mod time;
mod counting;
mod workbook;
mod package;
mod search;
pub mod data;
mod outlines;
mod as_it_is;
mod outputs;
mod photo;
pub mod part;
pub mod request;

use crate::base::Period;
use crate::base::{Code, Diagnostics, FileId, Hash, SafePath, Span};
use crate::check::outgoing;
use crate::media::{Cleaned, Private};
use crate::render::address::page::Page;
use crate::render::context::{Files, RenderError, Renderer};
use crate::render::html::{self, Finished};
use crate::source::Source;
use crate::theme::Theme;
use data::Seen;
pub use outputs::CHECKSUMS;
use outputs::{Claim, Origin, Table, outputs, same_address};
use part::{Note, Part, Whole};
use rayon::prelude::*;
use sink::Sink;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Why a build stopped while writing.
#[derive(Debug)]
pub enum EmitError {
    /// A page could not be rendered.
    Render(RenderError),
    /// A finished page has active content: its path, and what is active, in words.
    Unsafe(String, Vec<String>),
    /// The sink could not take a file: its path, and why.
    Write(String, io::Error),
    /// A file of the author could not be read: its path, and why.
    Read(String, io::Error),
}

/// What was written, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emitted {
    /// HTML pages, those of all languages and editions.
    pub pages: usize,
    /// Charts drawn on them; the two widths of one count once.
    pub charts: usize,
    /// All files, the list of check sums with them.
    pub files: usize,
    /// Pictures of authors from which something was cut.
    pub cleaned: usize,
    /// What was cut from them, each kind once.
    pub cut: BTreeSet<Private>,
}

/// Told after each page, with how many are done of all.
pub type Watch<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Writes everything: pages in parallel, each to the sink as soon as it is made. The first renderer
/// is the site itself, the others are its earlier editions.
///
/// # Errors
/// The first failure by path.
pub fn emit(
    renderers: &[Renderer<'_>],
    theme: &Theme,
    (sink, watch): (&dyn Sink, Watch<'_>),
    part: Option<(Part, Whole)>,
    diags: &mut Diagnostics,
) -> Result<Emitted, EmitError> {
    let table = outputs(renderers, theme, diags);
    let asked = |path: &SafePath| part.as_ref().is_none_or(|(part, _)| part.has(path));
    let lots = lots(renderers, &table, &asked);
    let is_page = |origin: &Origin| matches!(origin, Origin::Page(..));
    let files = lots.iter().flat_map(|lot| &lot.files);
    let pages = files.filter(|(_, origin)| is_page(origin)).count();
    let done = AtomicUsize::new(0);
    let mut emitted = Emitted {
        pages,
        ..Emitted::default()
    };
    let mut sums = Sums::new();
    let mut first: Option<(&SafePath, EmitError)> = None;
    for lot in lots {
        let seen = lot.on.made(renderers);
        let write = |(path, origin): &(&SafePath, &Origin)| {
            let written = write(renderers, path, origin, (seen.as_ref(), sink));
            if is_page(origin) {
                watch(done.fetch_add(1, Ordering::Relaxed) + 1, pages);
            }
            written
        };
        let written: Vec<_> = lot.files.par_iter().map(write).collect();
        for ((path, _), written) in lot.files.iter().zip(written) {
            match written {
                Ok(written) => emitted.count(path, written, &mut sums, (&table, diags)),
                Err(error) if first.as_ref().is_none_or(|(other, _)| path < other) => {
                    first = Some((path, error));
                }
                Err(_) => {}
            }
        }
    }
    if let Some((_, error)) = first {
        return Err(error);
    }
    if let Some((part, whole)) = part {
        let whole = Whole {
            files: part::paths(&table).to_string(),
            ..whole
        };
        put(sink, &constant(part::NOTE), &Note::new(part, whole).text())?;
    }
    emitted.files = sums.len() + 1;
    put(sink, &constant(CHECKSUMS), listed(&sums).as_bytes())?;
    Ok(emitted)
}

/// Files that are made in parallel because they rest on the same.
struct Lot<'t> {
    on: On,
    files: Vec<(&'t SafePath, &'t Origin)>,
}

/// What the files of a lot rest on, in the order in which lots are made. It is made once for the
/// lot, before and not within the parallel work, since making it is parallel itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum On {
    /// The published facts of the renderer with this place.
    Facts(usize),
    /// What is there anyway.
    Now,
    /// The end of a period, seen by the renderer with this place.
    Ended(usize, Period),
    /// How long the files of data are of the renderer with this place.
    Made(usize),
}

impl On {
    fn of(renderers: &[Renderer<'_>], origin: &Origin) -> On {
        let facts = || origin.of_facts().map(On::Facts);
        let ended = match origin {
            Origin::Page(at, Page::Data, _) | Origin::Data(at, data::File::Package) => {
                Some(On::Made(*at))
            }
            Origin::Page(at, page, _) => renderers[*at].period(page).map(|q| On::Ended(*at, q)),
            _ => None,
        };
        ended.or_else(facts).unwrap_or(On::Now)
    }

    /// Makes it; the facts are handed over, since they are let go with the lot.
    fn made(self, renderers: &[Renderer<'_>]) -> Option<Seen> {
        match self {
            On::Facts(at) => return Some(Seen::new(&renderers[at])),
            On::Now => {}
            On::Ended(at, period) => renderers[at].remember(period),
            On::Made(at) => data::make_known(&renderers[at]),
        }
        None
    }
}

/// The files in lots, one after the other.
fn lots<'t>(
    renderers: &[Renderer<'_>],
    table: &'t Table,
    asked: &dyn Fn(&SafePath) -> bool,
) -> Vec<Lot<'t>> {
    let mut lots: BTreeMap<On, Vec<_>> = BTreeMap::new();
    for (path, origin) in table.iter().filter(|(path, _)| asked(path)) {
        let on = On::of(renderers, origin);
        lots.entry(on).or_default().push((path, origin));
    }
    let lot = |(on, files)| Lot { on, files };
    lots.into_iter().map(lot).collect()
}

/// Hashes of the files by path.
pub type Sums = BTreeMap<SafePath, Hash>;

/// The text of the list of check sums, sorted by path, as `sha256sum --check` reads it.
pub fn listed(sums: &Sums) -> String {
    let lines = sums.iter().map(|(path, sum)| format!("{sum}  {path}\n"));
    lines.collect()
}

fn constant(path: &str) -> SafePath {
    SafePath::new(path).expect("a constant path is safe")
}

/// What was written of one origin.
struct Written {
    sum: Hash,
    beside: Vec<(SafePath, Hash)>,
    charts: usize,
    cut: BTreeSet<Private>,
    /// A picture of the author that cannot be shown, and why.
    fault: Option<(FileId, String)>,
}

impl Emitted {
    fn count(
        &mut self,
        path: &SafePath,
        written: Written,
        sums: &mut Sums,
        (table, diags): (&Table, &mut Diagnostics),
    ) {
        if let Some((file, why)) = written.fault {
            let message = format!("the photograph {why}");
            let hint = "open it in a program for photographs and save it again as JPEG, or write \
                `photos: original` in site.yaml";
            diags.push(Code::BadImage, Span::start_of(file), message, hint);
            return;
        }
        self.charts += written.charts;
        self.cleaned += usize::from(!written.cut.is_empty());
        self.cut.extend(written.cut);
        sums.insert(path.clone(), written.sum);
        for (path, sum) in written.beside {
            // What a page has beside it gets its path only now, which may be that of another file.
            let other = table.get(&path);
            if other.is_some() || sums.contains_key(&path) {
                let first = Claim::ours(path.as_str());
                let claim = Claim {
                    span: other.and_then(Origin::span),
                    ..Claim::ours(path.as_str())
                };
                same_address(diags, &claim, &first);
            }
            sums.insert(path, sum);
        }
    }
}

/// Makes one file with those that only it refers to, and hands them over. `seen`: what the edition
/// may know, for a file of facts.
fn write(
    renderers: &[Renderer<'_>],
    path: &SafePath,
    origin: &Origin,
    (seen, sink): (Option<&Seen>, &dyn Sink),
) -> Result<Written, EmitError> {
    let alone = |sum| Written {
        sum,
        beside: Vec::new(),
        charts: 0,
        cut: BTreeSet::new(),
        fault: None,
    };
    match origin {
        Origin::Page(at, page, lang) => {
            let finished = html::render(&renderers[*at], page, *lang).map_err(EmitError::Render)?;
            let Finished {
                html,
                beside,
                charts,
            } = finished;
            check(path.as_str(), &html, &safety::Allowed::on(page))?;
            Ok(Written {
                charts,
                beside: put_beside(sink, beside)?,
                ..alone(put(sink, path, &html)?)
            })
        }
        Origin::Data(at, file) => {
            let renderer = &renderers[*at];
            let own = path.as_str().strip_prefix(&*renderer.prefix);
            let own = own.expect("the files of an edition are in its folder");
            let sum = data::make(renderer, seen, (own, *file), |made| sink.pieces(path, made));
            let failed = |error| EmitError::Write(path.as_str().to_owned(), error);
            sum.map(alone).map_err(failed)
        }
        Origin::Edition(at) => {
            let facts = &data::given(seen).facts;
            let bytes = edition::manifest(&renderers[*at], facts);
            Ok(alone(put(sink, path, &bytes)?))
        }
        Origin::Feed(at, of, lang) => {
            let (atom, json) = feed::files(&renderers[*at], of, *lang);
            Ok(Written {
                beside: put_beside(sink, json.into_iter().collect())?,
                ..alone(put(sink, path, &atom)?)
            })
        }
        Origin::Calendar(at, of, lang) => {
            let bytes = calendar::file(&renderers[*at], of, *lang);
            Ok(alone(put(sink, path, &bytes)?))
        }
        Origin::Search(at, lang) => {
            let made = search::files(&renderers[*at], *lang).map_err(EmitError::Render)?;
            let made = made.map_err(|error| EmitError::Write(path.as_str().to_owned(), error))?;
            Ok(Written {
                beside: put_beside(sink, made.beside)?,
                ..alone(put(sink, path, &made.entry)?)
            })
        }
        Origin::Sitemap => {
            let map = sitemap::map(&renderers[0]);
            Ok(alone(put(sink, path, map.as_bytes())?))
        }
        Origin::Made(bytes) | Origin::Redirect(bytes, _) => Ok(alone(put(sink, path, bytes)?)),
        Origin::Photo(file, shown, sizes) => {
            photo::write(&renderers[0], (*file, *shown), sizes, sink)
        }
        Origin::File(file) => {
            let Cleaned { bytes, cut } = of_author(renderers[0].source, *file)?;
            Ok(Written {
                cut,
                ..alone(put(sink, path, &bytes)?)
            })
        }
    }
}

/// Hands one file over; its hash.
fn put(sink: &dyn Sink, path: &SafePath, bytes: &[u8]) -> Result<Hash, EmitError> {
    let sum = Hash::of(bytes);
    sink.put(path, bytes, sum)
        .map_err(|error| EmitError::Write(path.as_str().to_owned(), error))?;
    Ok(sum)
}

fn put_beside(sink: &dyn Sink, files: Files) -> Result<Vec<(SafePath, Hash)>, EmitError> {
    let one = |(path, bytes): (String, Vec<u8>)| {
        let Ok(path) = SafePath::new(&path) else {
            panic!("an output path is built from checked parts: {path}")
        };
        let sum = put(sink, &path, &bytes)?;
        Ok((path, sum))
    };
    files.into_iter().map(one).collect()
}

fn check(path: &str, html: &[u8], allowed: &safety::Allowed) -> Result<(), EmitError> {
    let found = safety::findings(html, allowed);
    if found.is_empty() {
        Ok(())
    } else {
        Err(EmitError::Unsafe(path.to_owned(), found))
    }
}

/// A file of the author as it goes out, through the gate that it passed when the site was checked.
fn of_author(source: &dyn Source, file: FileId) -> Result<Cleaned, EmitError> {
    let path = source.path(file);
    let bytes = source
        .read(file)
        .map_err(|error| EmitError::Read(path.to_owned(), error))?;
    let inside = path.strip_prefix("content/").unwrap_or(path);
    outgoing(inside, bytes).map_err(|_| EmitError::Render(RenderError::Changed(path.to_owned())))
}
