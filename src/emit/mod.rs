//! Pages and data → bytes under output paths. The author's files are read through the source of a
//! renderer, and everything is handed to a sink; no disk is touched here.

pub mod edition;
pub mod feed;
pub mod safety;
pub mod redirect;
mod row;
mod projects;
pub mod sink;
pub mod sitemap;
pub mod time;
pub mod data;

use crate::base::encode::hex;
use crate::base::{Code, Diagnostics, FileId, Lang, Period, SafePath, Span, safe_path};
use crate::check::outgoing;
use crate::media::{Cleaned, Private};
use crate::model::QuarterWords;
use crate::render::address::page::Page;
use crate::render::context::{RenderError, Renderer};
use crate::render::html::{self, Finished};
use crate::source::Source;
use crate::theme::Theme;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use sink::Sink;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where one file of the output comes from.
enum Output {
    Page(usize, Page, Lang),
    Made(Vec<u8>),
    Redirect(Vec<u8>, Span),
    File(FileId),
}

impl Output {
    /// Where the author asked for it, when that is one place: the file that it is, or an earlier
    /// address.
    fn span(&self) -> Option<Span> {
        match self {
            Output::File(file) => Some(Span::start_of(*file)),
            Output::Redirect(_, span) => Some(*span),
            Output::Page(..) | Output::Made(_) => None,
        }
    }
}

/// The list of all files with their check sums; written last.
const CHECKSUMS: &str = "checksums.txt";

/// Without this file GitHub Pages would leave out what it takes for parts of its own generator.
const NO_JEKYLL: &str = ".nojekyll";

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
    sink: &dyn Sink,
    watch: Watch<'_>,
    diags: &mut Diagnostics,
) -> Result<Emitted, EmitError> {
    let outputs = outputs(renderers, theme, diags);
    let total = outputs
        .values()
        .filter(|(_, origin)| matches!(origin, Output::Page(..)))
        .count();
    let (done, charts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    type Written = (Vec<(String, String)>, BTreeSet<Private>);
    let written: Vec<Result<Written, EmitError>> = outputs
        .par_iter()
        .map(|(path, (safe, origin))| {
            let Made {
                bytes,
                beside,
                charts: drawn,
                cut,
            } = made(renderers, origin)?;
            if let Output::Page(..) = origin {
                check(path, &bytes)?;
                charts.fetch_add(drawn, Ordering::Relaxed);
                watch(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            }
            let mut sums = vec![put(sink, safe, &bytes)?];
            for (path, bytes) in beside {
                let safe = SafePath::new(&path).unwrap_or_else(|_| {
                    panic!("an output path is built from checked parts: {path}")
                });
                sums.push(put(sink, &safe, &bytes)?);
            }
            Ok((sums, cut))
        })
        .collect();
    let mut sums = BTreeMap::new();
    let (mut cleaned, mut cut) = (0, BTreeSet::new());
    for result in written {
        let (files, lost) = result?;
        cleaned += usize::from(!lost.is_empty());
        cut.extend(lost);
        for (path, sum) in files {
            // What a page has beside it gets its path only now, which may be that of another file.
            if sums.insert(path.clone(), sum).is_some() {
                let span = outputs.get(&path).and_then(|(_, origin)| origin.span());
                same_address(
                    diags,
                    &path,
                    &Claim {
                        path: path.clone(),
                        span: None,
                        is_ours: true,
                    },
                    span,
                );
            }
        }
    }
    let list: String = sums
        .iter()
        .map(|(path, sum)| format!("{sum}  {path}\n"))
        .collect();
    let checksums = SafePath::new(CHECKSUMS).expect("a constant path is safe");
    put(sink, &checksums, list.as_bytes())?;
    Ok(Emitted {
        pages: total,
        charts: charts.into_inner(),
        files: sums.len() + 1,
        cleaned,
        cut,
    })
}

/// Hands one file over; its path and its check sum.
fn put(sink: &dyn Sink, path: &SafePath, bytes: &[u8]) -> Result<(String, String), EmitError> {
    sink.put(path, bytes)
        .map_err(|error| EmitError::Write(path.as_str().to_owned(), error))?;
    Ok((path.as_str().to_owned(), hex(&Sha256::digest(bytes))))
}

fn check(path: &str, html: &[u8]) -> Result<(), EmitError> {
    let found = safety::findings(html, &safety::Allowed::default());
    if found.is_empty() {
        Ok(())
    } else {
        Err(EmitError::Unsafe(path.to_owned(), found))
    }
}

/// One file with those that only it refers to.
struct Made {
    bytes: Vec<u8>,
    beside: Vec<(String, Vec<u8>)>,
    charts: usize,
    cut: BTreeSet<Private>,
}

fn made(renderers: &[Renderer<'_>], origin: &Output) -> Result<Made, EmitError> {
    let alone = |bytes| Made {
        bytes,
        beside: Vec::new(),
        charts: 0,
        cut: BTreeSet::new(),
    };
    match origin {
        Output::Page(at, page, lang) => {
            let Finished {
                html: bytes,
                beside,
                charts,
            } = html::render(&renderers[*at], page, *lang).map_err(EmitError::Render)?;
            Ok(Made {
                beside,
                charts,
                ..alone(bytes)
            })
        }
        Output::Made(bytes) | Output::Redirect(bytes, _) => Ok(alone(bytes.clone())),
        Output::File(file) => {
            let Cleaned { bytes, cut } = of_author(renderers[0].source, *file)?;
            Ok(Made {
                cut,
                ..alone(bytes)
            })
        }
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

/// Every file of the output by its path; two origins of one path are reported.
///
/// # Panics
/// Without any renderer.
fn outputs(
    renderers: &[Renderer<'_>],
    theme: &Theme,
    diags: &mut Diagnostics,
) -> BTreeMap<String, (SafePath, Output)> {
    let newest = renderers
        .first()
        .expect("a build renders at least the site itself");
    let mut all = Outputs {
        files: BTreeMap::new(),
        folded: BTreeMap::new(),
        diags,
    };
    for (at, renderer) in renderers.iter().enumerate() {
        own_files(&mut all, at, renderer);
    }
    all.claim(CHECKSUMS, None, true);
    all.add(NO_JEKYLL.to_owned(), Output::Made(Vec::new()));
    for (name, text) in &theme.styles {
        all.add(
            format!("{name}.css"),
            Output::Made(text.clone().into_bytes()),
        );
    }
    for (path, bytes) in &theme.assets {
        all.add(path.clone(), Output::Made(bytes.clone()));
    }
    for (path, bytes) in sitemap::files(newest) {
        all.add(path, Output::Made(bytes));
    }
    let used: BTreeSet<SafePath> = renderers.iter().flat_map(used_files).collect();
    for path in used {
        if let Some(file) = newest.source.find(&format!("content/{path}")) {
            all.add(path.as_str().to_owned(), Output::File(file));
        }
    }
    all.files
}

/// Pages and data of one edition; photographs, evidence and styles are shared by all.
fn own_files(all: &mut Outputs<'_>, at: usize, renderer: &Renderer<'_>) {
    let prefix = &renderer.prefix;
    for page in renderer
        .pages
        .iter()
        .filter(|page| prefix.is_empty() || **page != Page::NotFound)
    {
        for lang in 0..renderer.languages.len() {
            let lang = Lang(lang as u8);
            let path = page.file(lang, &renderer.site.settings);
            all.add(
                format!("{prefix}{path}"),
                Output::Page(at, page.clone(), lang),
            );
        }
    }
    let seen = data::Seen::new(renderer);
    if !prefix.is_empty() {
        all.add(
            format!("{prefix}{}", edition::NAME),
            Output::Made(edition::manifest(renderer, &seen.facts)),
        );
    }
    for redirect::Redirect { path, html, span } in redirect::redirects(renderer) {
        all.add(path, Output::Redirect(html, span));
    }
    for (path, bytes) in data::files(renderer, &seen)
        .into_iter()
        .chain(feed::files(renderer))
    {
        all.add(format!("{prefix}{path}"), Output::Made(bytes));
    }
}

struct Outputs<'a> {
    files: BTreeMap<String, (SafePath, Output)>,
    folded: BTreeMap<String, Claim>,
    diags: &'a mut Diagnostics,
}

/// Who has an address first.
struct Claim {
    path: String,
    /// Where the author asked for it.
    span: Option<Span>,
    /// Whether the program makes it from no text of an author.
    is_ours: bool,
}

impl Outputs<'_> {
    fn add(&mut self, path: String, origin: Output) {
        let Ok(safe) = SafePath::new(&path) else {
            panic!("an output path is built from checked parts: {path}")
        };
        if self.claim(&path, origin.span(), matches!(origin, Output::Made(_))) {
            self.files.insert(path, (safe, origin));
        }
    }

    /// Takes an address; `false`, with a message, when it is taken.
    fn claim(&mut self, path: &str, span: Option<Span>, is_ours: bool) -> bool {
        let claim = Claim {
            path: path.to_owned(),
            span,
            is_ours,
        };
        match self.folded.entry(safe_path::fold(path)) {
            Entry::Vacant(free) => drop(free.insert(claim)),
            Entry::Occupied(taken) => {
                same_address(self.diags, path, taken.get(), span);
                return false;
            }
        }
        true
    }
}

/// Two things of one address; shown where the author asked for one of them.
fn same_address(diags: &mut Diagnostics, path: &str, first: &Claim, span: Option<Span>) {
    let message = match first.is_ours {
        true => format!("milepost writes `{}` itself", first.path),
        false => format!(
            "two pages or files would both be `{path}` (and `{}`)",
            first.path
        ),
    };
    let hint = "rename the page, the project or the file".to_owned();
    diags.add(crate::base::Diagnostic {
        code: Code::SameAddress,
        span: span.or(first.span),
        message,
        hint,
        other: None,
    });
}

/// Files of the author that a visible page refers to, by path from the root of the content folder,
/// without those that stay inside.
fn used_files(renderer: &Renderer<'_>) -> BTreeSet<SafePath> {
    let settings = &renderer.site.settings;
    let mut used: BTreeSet<SafePath> = settings
        .statics
        .iter()
        .chain(settings.theme.logo.iter())
        .cloned()
        .collect();
    for project in renderer.insight.projects.iter() {
        let known = &project.known;
        let photos = known
            .photos
            .iter()
            .chain(known.reports.iter().flat_map(|r| &r.photos));
        used.extend(photos.map(|p| p.file.clone()));
        used.extend(known.evidence.iter().filter_map(|e| e.file.clone()));
        let bodies = known
            .bodies
            .iter()
            .chain(known.reports.iter().flat_map(|r| &r.bodies));
        used.extend(bodies.flat_map(|(_, body)| linked(renderer, body.file)));
    }
    used.extend(
        stops(renderer)
            .flat_map(|stop| &stop.photos)
            .map(|p| p.file.clone()),
    );
    let quarters = renderer
        .site
        .quarters
        .iter()
        .filter(|words| has_page(renderer, words))
        .flat_map(|words| &words.bodies);
    let texts = quarters.chain(renderer.site.pages.iter().flat_map(|p| &p.bodies));
    used.extend(texts.flat_map(|(_, body)| linked(renderer, body.file)));
    used.retain(|path| renderer.kept.why(path).is_none());
    used
}

/// Whether the quarter that an editor wrote about has a page.
fn has_page(renderer: &Renderer<'_>, words: &QuarterWords) -> bool {
    let is_its_page = |page: &Page| matches!(page, Page::Quarter(q) if Period::Quarter(q.year, q.number) == words.period);
    renderer.pages.iter().any(is_its_page)
}

/// Stops of showcases that have been, of projects that are there.
fn stops<'r>(renderer: &'r Renderer<'_>) -> impl Iterator<Item = &'r crate::model::quarter::Stop> {
    let held = renderer
        .site
        .quarters
        .iter()
        .filter_map(|words| words.showcase.as_ref());
    let stops = held
        .filter(|showcase| showcase.has_been(renderer.insight.by))
        .flat_map(|showcase| &showcase.stops);
    stops.filter(|stop| renderer.insight.project(&stop.project).is_some())
}

/// Files that a text links to.
fn linked(renderer: &Renderer<'_>, file: FileId) -> Vec<SafePath> {
    let from = renderer.source.path(file);
    let links = renderer.links.get(&file).into_iter().flatten();
    let resolved = links.filter_map(|link| {
        crate::check::resolve(renderer.targets, renderer.source, from, &link.destination).ok()
    });
    resolved
        .filter_map(|(linked, ..)| {
            if let crate::check::Linked::File(path) = linked {
                Some(path)
            } else {
                None
            }
        })
        .collect()
}
