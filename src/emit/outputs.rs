//! Which files an output has, by path, and where each comes from. Nothing is made here.

use super::as_it_is::as_it_is;
use super::{calendar, data, edition, feed, outlines, redirect, search, sitemap};
use crate::base::{Code, Diagnostics, FileId, Hash, Lang, SafePath, Span, safe_path};
use crate::model::{Body, Family, PeriodWords, Photo, Settings};
use crate::parse::markdown::LinkKind;
use crate::render::address::follow::Followed;
use crate::render::address::page::Page;
use crate::render::address::photo::{Rendition, renditions};
use crate::render::context::Renderer;
use crate::theme::Theme;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The list of all files with their check sums; written last.
pub const CHECKSUMS: &str = "checksums.txt";

/// Without this file GitHub Pages would leave out what it takes for parts of its own generator.
const NO_JEKYLL: &str = ".nojekyll";

/// Where one file of the output comes from.
pub enum Origin {
    /// A page of the renderer with this place in the list, in a language.
    Page(usize, Page, Lang),
    /// A file of data of the renderer with this place.
    Data(usize, data::File),
    /// What the edition of the renderer with this place vouches for.
    Edition(usize),
    /// A feed of the renderer with this place, in a language; the same as JSON stands beside it.
    Feed(usize, Followed, Lang),
    /// A calendar of the renderer with this place, in a language.
    Calendar(usize, Followed, Lang),
    /// The index of the search of the renderer with this place, in a language.
    Search(usize, Lang),
    /// The map of the site.
    Sitemap,
    /// Bytes that are there already.
    Made(Vec<u8>),
    /// A page that leads on, and where the author asked for it.
    Redirect(Vec<u8>, Span),
    /// A file of the author.
    File(FileId),
    /// A photograph of the author, with the hash of what it shows, in these sizes; it stands at the
    /// path of the first, and the others are beside it.
    Photo(FileId, Hash, Vec<Rendition>),
}

impl Origin {
    /// Where the author asked for it, when that is one place: the file that it is, or an earlier
    /// address.
    pub fn span(&self) -> Option<Span> {
        match self {
            Origin::File(file) | Origin::Photo(file, ..) => Some(Span::start_of(*file)),
            Origin::Redirect(_, span) => Some(*span),
            _ => None,
        }
    }

    /// The place of the renderer whose published facts it lists; `None` for all that lists none.
    pub fn of_facts(&self) -> Option<usize> {
        match self {
            Origin::Data(at, file) if file.is_of_facts() => Some(*at),
            Origin::Edition(at) => Some(*at),
            _ => None,
        }
    }

    /// What a message calls it, and where it is declared: a group, and what may have the address of
    /// one; `None` for all else.
    fn name(&self, settings: &Settings) -> Option<(String, Option<Span>)> {
        let Origin::Page(_, page, _) = self else {
            return None;
        };
        Some(match page {
            Page::Group(kind, id) => {
                let place = kind.group(settings, id).map(|group| group.place.0);
                (format!("the {} `{id}`", kind.word(settings)), place)
            }
            Page::Groups(kind) => (format!("the list of {}", kind.several(settings)), None),
            Page::Period(period) => (format!("the page of {period}"), None),
            Page::Periods => ("the list of periods".to_owned(), None),
            _ => return None,
        })
    }

    /// Whether the program makes it from no text of an author.
    fn is_ours(&self) -> bool {
        !matches!(
            self,
            Origin::Page(..) | Origin::Redirect(..) | Origin::File(_) | Origin::Photo(..)
        )
    }
}

/// The files of an output by path.
pub type Table = BTreeMap<SafePath, Origin>;

/// Every file of the output by its path; two origins of one path are reported.
///
/// # Panics
/// Without any renderer.
pub fn outputs(renderers: &[Renderer<'_>], theme: &Theme, diags: &mut Diagnostics) -> Table {
    let newest = renderers
        .first()
        .expect("a build renders at least the site itself");
    let mut all = Outputs {
        files: BTreeMap::new(),
        folded: BTreeMap::new(),
        settings: &newest.site.settings,
        told: BTreeSet::new(),
        diags,
    };
    for (at, renderer) in renderers.iter().enumerate() {
        own_files(&mut all, at, renderer);
    }
    all.claim(Claim::ours(CHECKSUMS));
    all.add(NO_JEKYLL.to_owned(), Origin::Made(Vec::new()));
    if newest.site.settings.outputs.has(Family::Pages) || !newest.unlisted.is_empty() {
        shared_files(&mut all, renderers, theme, newest);
    }
    all.files
}

/// What all pages of all editions have in common: styles, photographs, evidence, the map of the
/// site.
fn shared_files(
    all: &mut Outputs<'_>,
    renderers: &[Renderer<'_>],
    theme: &Theme,
    newest: &Renderer<'_>,
) {
    for (name, text) in &theme.styles {
        all.add(
            format!("{name}.css"),
            Origin::Made(text.clone().into_bytes()),
        );
    }
    let has_search = newest.pages.contains(&Page::Search);
    let is_asked = |path: &str| has_search || path != search::SCRIPT;
    for (path, bytes) in theme.assets.iter().filter(|(path, _)| is_asked(path)) {
        all.add(path.clone(), Origin::Made(bytes.clone()));
    }
    let robots = sitemap::robots(newest).into_bytes();
    all.add("robots.txt".to_owned(), Origin::Made(robots));
    if sitemap::address(newest).is_some() {
        all.add(sitemap::FILE.to_owned(), Origin::Sitemap);
    }
    let mut named: BTreeSet<SafePath> = renderers.iter().flat_map(named_files).collect();
    let shown: BTreeSet<SafePath> = renderers.iter().flat_map(shown_files).collect();
    for path in shown {
        match photo(newest, &path) {
            Some((path, photo)) => all.add(path, photo),
            None => {
                as_it_is(newest, &path, all.diags);
                named.insert(path);
            }
        }
    }
    for path in named {
        if let Some(file) = newest.source.find(&format!("content/{path}")) {
            all.add(path.as_str().to_owned(), Origin::File(file));
        }
    }
}

/// A photograph in several sizes, with the path at which it stands; `None` for a picture that goes
/// out as it is.
fn photo(renderer: &Renderer<'_>, path: &SafePath) -> Option<(String, Origin)> {
    let file = renderer.source.find(&format!("content/{path}"))?;
    let image = renderer.images.get(path.as_str())?;
    let sizes = renditions(path.as_str(), image, &renderer.site.settings.photos);
    let first = sizes.first()?.path.clone();
    Some((first, Origin::Photo(file, image.photo?, sizes)))
}

/// Pages and data of one edition; photographs, evidence and styles are shared by all.
fn own_files(all: &mut Outputs<'_>, at: usize, renderer: &Renderer<'_>) {
    let prefix = &renderer.prefix;
    for page in renderer
        .pages
        .iter()
        .chain(&*renderer.unlisted)
        .filter(|page| prefix.is_empty() || **page != Page::NotFound)
    {
        for lang in 0..renderer.languages.len() {
            let lang = Lang(lang as u8);
            let path = page.file(lang, &renderer.site.settings);
            all.add(
                format!("{prefix}{path}"),
                Origin::Page(at, page.clone(), lang),
            );
        }
    }
    let settings = &renderer.site.settings;
    let has = |family| settings.outputs.has(family);
    if !prefix.is_empty() {
        all.add(format!("{prefix}{}", edition::NAME), Origin::Edition(at));
    }
    for redirect::Redirect { path, html, span } in redirect::redirects(renderer) {
        all.add(path, Origin::Redirect(html, span));
    }
    let data = has(Family::Data).then(|| data::list(renderer));
    for (path, file) in data.into_iter().flatten() {
        all.add(format!("{prefix}{path}"), Origin::Data(at, file));
    }
    if let Some(bytes) = has(Family::Data)
        .then(|| outlines::file(renderer))
        .flatten()
    {
        all.add(format!("{prefix}{}", outlines::NAME), Origin::Made(bytes));
    }
    let feeds = has(Family::Feeds).then(|| feed::list(renderer));
    for (path, (of, lang)) in feeds.into_iter().flatten() {
        all.add(format!("{prefix}{path}"), Origin::Feed(at, of, lang));
    }
    for (path, (of, lang)) in calendar::list(renderer) {
        all.add(format!("{prefix}{path}"), Origin::Calendar(at, of, lang));
    }
    for (path, lang) in search::list(renderer) {
        all.add(format!("{prefix}{path}"), Origin::Search(at, lang));
    }
}

struct Outputs<'a> {
    files: Table,
    folded: BTreeMap<String, Claim>,
    settings: &'a Settings,
    /// Pages with names whose address is taken: once told is enough for all languages.
    told: BTreeSet<Page>,
    diags: &'a mut Diagnostics,
}

/// Who asks for an address.
pub struct Claim {
    /// The address.
    pub path: String,
    /// Where the author asked for it; `None` where that is no one place.
    pub span: Option<Span>,
    /// What it is called; `None` for what has no name in messages.
    pub name: Option<String>,
    /// Whether the program makes it from no text of an author.
    pub is_ours: bool,
}

impl Claim {
    /// That of a file which the program makes from no text of an author.
    pub fn ours(path: &str) -> Claim {
        Claim {
            path: path.to_owned(),
            span: None,
            name: None,
            is_ours: true,
        }
    }
}

impl Outputs<'_> {
    fn add(&mut self, path: String, origin: Origin) {
        let Ok(safe) = SafePath::new(&path) else {
            panic!("an output path is built from checked parts: {path}")
        };
        let named = origin.name(self.settings);
        // Where two pages have one address they have so in every language and edition.
        if let (Origin::Page(_, page, _), true) = (&origin, named.is_some())
            && self.told.contains(page)
        {
            return;
        }
        let (name, place) = named.unzip();
        let is_free = self.claim(Claim {
            span: origin.span().or(place.flatten()),
            is_ours: origin.is_ours(),
            name,
            path,
        });
        match origin {
            Origin::Page(_, page, _) if !is_free => drop(self.told.insert(page)),
            origin if is_free => drop(self.files.insert(safe, origin)),
            _ => {}
        }
    }

    /// Takes an address; `false`, with a message, when it is taken.
    fn claim(&mut self, claim: Claim) -> bool {
        match self.folded.entry(safe_path::fold(&claim.path)) {
            Entry::Vacant(free) => drop(free.insert(claim)),
            Entry::Occupied(taken) => {
                same_address(self.diags, &claim, taken.get());
                return false;
            }
        }
        true
    }
}

/// Two things of one address; shown where the author asked for one of them.
pub fn same_address(diags: &mut Diagnostics, claim: &Claim, first: &Claim) {
    let hint = "rename the page, the project or the file";
    let (message, hint) = match (&claim.name, &first.name) {
        _ if first.is_ours => (format!("milepost writes `{}` itself", first.path), hint),
        (Some(one), Some(other)) => (
            format!("{one} and {other} would both be `{}`", claim.path),
            "give the group another id, or its kind another word in `terms`: that is the folder",
        ),
        _ => (
            format!(
                "two pages or files would both be `{}` (and `{}`)",
                claim.path, first.path
            ),
            hint,
        ),
    };
    diags.add(crate::base::Diagnostic {
        code: Code::SameAddress,
        span: claim.span.or(first.span),
        message,
        hint: hint.to_owned(),
        other: None,
    });
}

/// Files of the author that a visible page leads to by name, by path from the root of the content
/// folder, without those that stay inside.
fn named_files(renderer: &Renderer<'_>) -> BTreeSet<SafePath> {
    let settings = &renderer.site.settings;
    let statics = settings.statics.iter().chain(settings.theme.logo.iter());
    let mut named: BTreeSet<SafePath> = statics.cloned().collect();
    for project in renderer.insight.projects.iter() {
        let evidence = project.known.evidence.iter();
        named.extend(evidence.filter_map(|e| e.file.clone()));
    }
    named.extend(bodies(renderer).flat_map(|body| linked(renderer, body.file, LinkKind::Link)));
    named.retain(|path| renderer.kept.why(path).is_none());
    named
}

/// Pictures of the author that a visible page shows, in the same way.
fn shown_files(renderer: &Renderer<'_>) -> BTreeSet<SafePath> {
    let projects = renderer.insight.projects.iter();
    let of_projects = projects.flat_map(|project| {
        let known = &project.known;
        let told = known.reports.iter().flat_map(|r| &r.photos);
        known.photos.iter().chain(told)
    });
    let photos = of_projects.chain(stops(renderer).flat_map(|stop| &stop.photos));
    let mut shown: BTreeSet<SafePath> = photos.flat_map(Photo::files).cloned().collect();
    shown.extend(bodies(renderer).flat_map(|body| linked(renderer, body.file, LinkKind::Image)));
    shown.retain(|path| renderer.kept.why(path).is_none());
    shown
}

/// The texts of all visible pages.
fn bodies<'r>(renderer: &'r Renderer<'_>) -> impl Iterator<Item = &'r Body> {
    let projects = renderer.insight.projects.iter();
    let of_projects = projects.flat_map(|project| {
        let told = project.known.reports.iter().flat_map(|r| &r.bodies);
        project.known.bodies.iter().chain(told)
    });
    let periods = renderer.site.periods.iter();
    let periods = periods
        .filter(|words| has_page(renderer, words))
        .flat_map(|words| &words.bodies);
    let pages = renderer.site.pages.iter().flat_map(|p| &p.bodies);
    let all = of_projects.chain(periods).chain(pages);
    all.map(|(_, body)| body)
}

/// Whether the period that an editor wrote about has a page.
fn has_page(renderer: &Renderer<'_>, words: &PeriodWords) -> bool {
    renderer.pages.contains(&Page::Period(words.period))
}

/// Stops of showcases that have been, of projects that are there.
fn stops<'r>(renderer: &'r Renderer<'_>) -> impl Iterator<Item = &'r crate::model::period::Stop> {
    let held = renderer
        .site
        .periods
        .iter()
        .filter_map(|words| words.showcase.as_ref());
    let stops = held
        .filter(|showcase| showcase.has_been(renderer.insight.by))
        .flat_map(|showcase| &showcase.stops);
    stops.filter(|stop| renderer.insight.project(&stop.project).is_some())
}

/// Files that a text links to, or that it shows.
fn linked(renderer: &Renderer<'_>, file: FileId, kind: LinkKind) -> Vec<SafePath> {
    let from = renderer.source.path(file);
    let links = renderer.links.get(&file).into_iter().flatten();
    let links = links.filter(|link| link.kind == kind);
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
