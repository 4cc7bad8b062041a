//! The page that is being made: what it may look at, and where its links start.
//!
//! In come the site, what was computed and the page; out come addresses as seen from that page, and
//! the files that stand beside it. Nothing is written here: such files are gathered until the page
//! is finished.

use crate::base::Period;
use crate::base::{FileId, Hash, Lang, SafePath, encode};
use crate::chart::Wording;
use crate::check::{Kept, Targets};
use crate::derive::documents::{Document, documents};
use crate::derive::group::Members;
use crate::derive::timeline::Timeline;
use crate::derive::{Insight, Past, ProjectInsight, States};
use crate::model::{GroupKind, Settings, Site};
use crate::parse::ImageFile;
use crate::parse::markdown::Link;
use crate::render::address::edition;
use crate::render::address::page::{self, Page};
use crate::render::address::photo::renditions;
use crate::render::language::Language;
use crate::source::Source;
use crate::theme::ThemeError;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The folder beside a page for its drawings and their data, named as no author names one.
const BESIDE: &str = "page-files";

/// The width in pixels of the photograph that a browser gets which cannot choose.
const USUAL_WIDTH: usize = 1200;

/// An image of the author, as seen from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path from the root of the edition.
    pub path: String,
    /// Its address.
    pub src: String,
    /// Addresses of the same picture with the width of each, for the browser to choose from; `None`
    /// where there is nothing to choose.
    pub srcset: Option<String>,
    /// Width and height in pixels of the picture at `src`; `None` where they are not known.
    pub size: Option<(usize, usize)>,
}

/// Files by path from the root of the output.
pub type Files = Vec<(String, Vec<u8>)>;

/// Everything that rendering any page may look at.
#[derive(Clone)]
pub struct Renderer<'a> {
    /// The site as it was read: the model of this edition.
    pub site: &'a Site,
    /// What was computed for the as-of date, with the ends of earlier periods.
    pub insight: &'a Insight,
    /// Ends of periods that pages asked for last.
    pub states: Arc<States>,
    /// All dated reports in one order; put in it when a page first asks.
    pub timeline: Arc<OnceLock<Timeline>>,
    /// The files, for bodies that are read again.
    pub source: &'a dyn Source,
    /// Which file is which page.
    pub targets: &'a Targets,
    /// Which files of the author stay inside; a link to one becomes no link.
    pub kept: &'a Kept,
    /// What is known of images, by path from the root of the content folder.
    pub images: &'a BTreeMap<String, ImageFile>,
    /// What each text links to, as written and decoded.
    pub links: &'a BTreeMap<FileId, Vec<Link>>,
    /// Whether this is the edition for the office itself.
    pub internal: bool,
    /// The languages in the order of the configuration, the default one first; a `Lang` is an index
    /// into them.
    pub languages: &'a [Language],
    /// What is known of the files of data that were made; only the page of them asks.
    pub made: Arc<Mutex<BTreeMap<String, MadeFile>>>,
    /// Which projects belong to each group; empty until a page asks.
    pub members: Arc<OnceLock<Members>>,
    /// The documents of the edition; empty until a page asks.
    pub documents: Arc<OnceLock<Vec<Document>>>,
    /// The pages that exist, sorted, so that a link finds its page by halving the list.
    pub pages: Arc<[Page]>,
    /// Pages for paper that are made and to which nothing leads, sorted.
    pub unlisted: Arc<[Page]>,
    /// The periods whose permanent editions this build writes.
    pub editions: Vec<Period>,
    /// Whether the site is shown as of another day than its own, so that it says so.
    pub rebuilt: bool,
    /// The newest edition's pages, sorted, for an edition of an earlier day; empty for the newest
    /// itself.
    pub newest: Arc<[Page]>,
    /// The folder of the edition from the root of the output, `editions/2021-q3/` with a slash at
    /// its end; empty for the site itself.
    pub prefix: String,
}

/// What is known of a file of data once it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sum: Hash,
    /// How many rows it has below its heading; 0 for a file that is no table of text.
    pub rows: usize,
    /// Its heading and first rows as CSV; empty for any other file.
    pub head: Vec<u8>,
}

/// Why a page could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A template that cannot be used or does not fit its view.
    Theme(ThemeError),
    /// A file that cannot be read again: its path, and why.
    Read(String, io::Error),
    /// A file that changed while building: its path. What was checked is not what would be shown.
    Changed(String),
}

impl From<ThemeError> for RenderError {
    fn from(error: ThemeError) -> RenderError {
        RenderError::Theme(error)
    }
}

impl Renderer<'_> {
    /// A page in a language, as its view sees it: looking at an earlier state, or at the as-of
    /// date.
    pub fn here<'b>(
        &'b self,
        page: &'b Page,
        lang: Lang,
        state: Option<&'b Insight>,
    ) -> PageContext<'b> {
        let file = format!("{}{}", self.prefix, page.file(lang, &self.site.settings));
        PageContext {
            all: self,
            insight: state.unwrap_or(self.insight),
            lang,
            page,
            file,
            beside: Rc::default(),
            charts: Rc::default(),
        }
    }

    /// The projects of a group on the as-of date of the edition, in the order of the site.
    pub fn in_group(&self, kind: GroupKind, id: &str) -> impl Iterator<Item = &ProjectInsight> {
        let places = self.members().of(kind, id).iter();
        places.map(|place| &self.insight.projects[*place])
    }

    /// What is known of a file of data, by its path in the edition; `None` where it was not made.
    pub fn made(&self, path: &str) -> Option<MadeFile> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(path).cloned()
    }

    /// Keeps what is known of a file of data, by its path in the edition.
    pub fn keep_made(&self, path: &str, file: MadeFile) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(path.to_owned(), file);
    }

    /// Whether a project of the edition works at a place. Of all other places neither name nor point
    /// goes out: they may be those of drafts.
    pub fn works_at(&self, place: &str) -> bool {
        !self.members().of(GroupKind::Place, place).is_empty()
    }

    /// Which projects belong to each group on the as-of date of the edition.
    pub fn members(&self) -> &Members {
        let at = (&self.site.settings, self.insight.as_of);
        (self.members).get_or_init(|| Members::new(&self.insight.projects, at))
    }

    /// The documents of the edition, as the list of all has them.
    pub fn documents(&self) -> &[Document] {
        self.documents
            .get_or_init(|| documents(&self.insight.projects))
    }

    /// The period whose end a page is about; `None` for a page about the as-of date.
    pub fn period(&self, page: &Page) -> Option<Period> {
        match page {
            Page::Period(id) | Page::Versus(id) => Some(*id),
            Page::Print(printed) => printed.period(self.insight),
            _ => None,
        }
    }

    /// The end of the period or year that a page is about; `None` for a page about the as-of date.
    pub fn state(&self, page: &Page) -> Option<Arc<Insight>> {
        let past = self.insight.ended(self.period(page)?)?;
        Some(self.frozen(past))
    }

    /// All dated reports in one order.
    pub fn timeline(&self) -> &Timeline {
        self.timeline.get_or_init(|| Timeline::new(self.insight))
    }

    /// Computes the end of a period before pages ask for it; nothing where it has not ended.
    pub fn remember(&self, period: Period) {
        if let Some(past) = self.insight.ended(period) {
            self.frozen(past);
        }
    }

    /// All that was computed at the end of an earlier period, as long as pages ask for it.
    pub fn frozen(&self, past: &Past) -> Arc<Insight> {
        self.states.of(self.site, past)
    }
}

/// One page in one language: where links start from and how words are written.
pub struct PageContext<'a> {
    /// What every page of the edition may look at.
    pub all: &'a Renderer<'a>,
    /// What the page tells about: the as-of date, or the end of an earlier period. `all.insight`
    /// stays that of the site.
    pub insight: &'a Insight,
    /// The language of the page; an index into `all.languages`.
    pub lang: Lang,
    /// The page.
    pub page: &'a Page,
    /// Its file, from the root of the output; relative links start from its folder.
    pub file: String,
    /// Files beside the page, gathered while it is rendered; the same page seen on another day adds
    /// to them too.
    pub beside: Rc<RefCell<Files>>,
    /// How many charts were drawn on it so far, also while it looked at another day.
    pub charts: Rc<Cell<usize>>,
}

impl PageContext<'_> {
    /// The language's strings, numbers and dates.
    pub fn words(&self) -> Wording<'_> {
        let language = self.language();
        Wording {
            strings: &language.strings,
            locale: &language.locale,
            palette: &language.palette,
        }
    }

    /// The language of this page: strings, locale, templates, palette.
    pub fn language(&self) -> &Language {
        &self.all.languages[self.lang.index()]
    }

    /// The configuration of the site, the same for all pages and languages.
    pub fn settings(&self) -> &Settings {
        &self.all.site.settings
    }

    /// The address of another page in the same language and edition, whether it exists or not.
    pub fn href(&self, page: &Page) -> String {
        self.href_own(&page.path(self.lang, self.settings()))
    }

    /// The address of a file that each edition has for itself, such as its data; `path` starts at
    /// the root of the edition.
    pub fn href_own(&self, path: &str) -> String {
        self.href_path(&format!("{}{path}", self.all.prefix))
    }

    /// The address of a file that all editions share, from the root of the output: relative, except
    /// on the page for missing addresses, which a server shows anywhere; there it begins with the
    /// path of the site's own address.
    pub fn href_path(&self, path: &str) -> String {
        let encoded = encode::url_path(path);
        match &self.settings().base_url {
            Some(base) if *self.page == Page::NotFound => {
                format!("{}{encoded}", encode::path_of(base))
            }
            _ => page::relative(&self.file, &encoded),
        }
    }

    /// The address of a file of the author, which all editions share; `None` when it stays inside.
    pub fn href_file(&self, path: &SafePath) -> Option<String> {
        self.all
            .kept
            .why(path)
            .is_none()
            .then(|| self.href_path(path.as_str()))
    }

    /// An image of the author as the page shows it: a photograph in several widths, any other image
    /// as it is. Paper has the largest alone.
    pub fn picture(&self, path: &SafePath) -> Picture {
        let known = self.all.images.get(path.as_str());
        let photos = &self.settings().photos;
        let made = known.map_or_else(Vec::new, |image| renditions(path.as_str(), image, photos));
        let Some(largest) = made.last() else {
            return Picture {
                path: path.as_str().to_owned(),
                src: self.href_path(path.as_str()),
                srcset: None,
                size: known.map(|image| image.size),
            };
        };
        let is_paper = matches!(self.page, Page::Print(_));
        // Browsers that know no choice are old, and so are their screens.
        let usual = made.iter().rfind(|one| one.size.0 <= USUAL_WIDTH);
        let usual = usual.filter(|_| !is_paper).unwrap_or(largest);
        let each = made.iter().map(|one| {
            let href = self.href_path(&one.path);
            format!("{href} {}w", one.size.0)
        });
        let is_choice = 1 < made.len() && !is_paper;
        Picture {
            path: usual.path.clone(),
            src: self.href_path(&usual.path),
            srcset: is_choice.then(|| each.collect::<Vec<_>>().join(", ")),
            size: Some(usual.size),
        }
    }

    /// The same page, looking at another day; files beside it and charts count for the one page.
    pub fn seeing<'b>(&'b self, insight: &'b Insight) -> PageContext<'b> {
        PageContext {
            all: self.all,
            insight,
            lang: self.lang,
            page: self.page,
            file: self.file.clone(),
            beside: self.beside.clone(),
            charts: self.charts.clone(),
        }
    }

    /// The period that the page tells about; where the programme reports by none, its year.
    pub fn days(&self) -> Period {
        let calendar = &self.settings().calendar;
        let year = || calendar.year_of(self.insight.as_of);
        self.insight.period.unwrap_or_else(year)
    }

    /// The address of the permanent edition of a period; `None` where this build writes none.
    pub fn edition(&self, period: Period) -> Option<String> {
        let found = self.all.editions.iter().find(|q| **q == period)?;
        Some(self.href_path(&edition::prefix(*found)))
    }

    /// Puts a file beside the page, in a folder of its own where no author's file can be; its
    /// address from the page.
    pub fn beside(&self, name: &str, bytes: Vec<u8>) -> String {
        self.beside
            .borrow_mut()
            .push((self.path_beside(name), bytes));
        self.href_beside(name)
    }

    /// The address of a file beside the page, as seen from it; the file need not be there yet.
    pub fn href_beside(&self, name: &str) -> String {
        self.href_path(&self.path_beside(name))
    }

    fn path_beside(&self, name: &str) -> String {
        // A page that is no folder, such as `404.html`, has its files below the root of the output.
        let folder = self.file.strip_suffix("index.html").unwrap_or("");
        format!("{folder}{BESIDE}/{name}")
    }

    /// A field of the page's view, made only where a template of the page names it; else empty.
    pub fn field<T: Default>(&self, name: &str, make: impl FnOnce() -> T) -> T {
        if self.names(name) {
            make()
        } else {
            T::default()
        }
    }

    /// The same for a field that can fail.
    ///
    /// # Errors
    /// Those of making it.
    pub fn try_field<T: Default, E>(
        &self,
        name: &str,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if self.names(name) {
            make()
        } else {
            Ok(T::default())
        }
    }

    /// Whether a template of the page names a field; on paper everything is taken to be named.
    pub fn names(&self, field: &str) -> bool {
        let template = self.page.template();
        template.is_none_or(|template| self.language().named.has(template, field))
    }

    /// Counts a chart that is drawn on the page.
    pub fn count_chart(&self) {
        self.charts.set(self.charts.get() + 1);
    }

    /// The address of another page; `None` where it does not exist in this edition.
    pub fn href_if(&self, page: &Page) -> Option<String> {
        self.all
            .pages
            .binary_search(page)
            .is_ok()
            .then(|| self.href(page))
    }
}
