//! Pages → HTML. A theme sees `*View` types only, never the model.

pub mod body;
pub mod charts;
pub mod edition;
pub mod engine;
pub mod page;
mod press;
pub mod printed;
pub mod say;
pub mod view;

use crate::base::{FileId, Lang, Locale, SafePath};
use crate::chart::Words;
use crate::check::{Kept, Targets};
use crate::derive::{Insight, Quarter};
use crate::model::{Id, Settings, Site};
use crate::parse::markdown::Link;
use crate::source::Source;
use crate::theme::{Palette, Strings, Theme, ThemeError};
use engine::Engine;
use page::{GroupKind, Page};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// The folder beside a page for its drawings and their data, named as no author names one.
const BESIDE: &str = "page-files";

/// Everything that rendering any page may look at.
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Site,
    /// What was computed.
    pub insight: &'a Insight,
    /// The files, for bodies that are read again.
    pub source: &'a dyn Source,
    /// Which file is which page.
    pub targets: &'a Targets,
    /// Which files of the author stay inside.
    pub kept: &'a Kept,
    /// Sizes of images by path from the root of the content folder.
    pub images: &'a BTreeMap<String, (usize, usize)>,
    /// What each text links to, as written and decoded.
    pub links: &'a BTreeMap<FileId, Vec<Link>>,
    /// Whether this is the edition for the office itself.
    pub internal: bool,
    /// The languages in order.
    pub languages: &'a [Language],
    /// The pages that exist.
    pub pages: Vec<Page>,
    /// The quarters whose permanent editions this build writes.
    pub editions: &'a [Quarter],
    /// Whether the site is shown as of another day than its own, so that it says so.
    pub rebuilt: bool,
    /// The newest edition's pages, for one of an earlier day; empty for the newest itself.
    pub newest: &'a [Page],
    /// The folder of the edition from the root of the output, with a slash at its end; empty for
    /// the site itself.
    pub prefix: String,
}

/// One language of a site.
pub struct Language {
    /// Its tag.
    pub tag: Box<str>,
    /// Its strings.
    pub strings: Arc<Strings>,
    /// Its numbers and dates.
    pub locale: Locale,
    /// Its compiled templates.
    pub engine: Engine,
    /// The theme's colours of charts.
    pub palette: Palette,
}

/// Why a page could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A template that cannot be used.
    Theme(ThemeError),
    /// A file that cannot be read again.
    Read(String, io::Error),
    /// A file that changed while building.
    Changed(String),
}

impl From<ThemeError> for RenderError {
    fn from(error: ThemeError) -> RenderError {
        RenderError::Theme(error)
    }
}

/// The languages of a site, ready for rendering.
///
/// # Errors
/// A template or strings file that cannot be used, or a language that CLDR has nothing for.
pub fn languages(theme: &Theme, settings: &Settings) -> Result<Vec<Language>, ThemeError> {
    settings
        .languages
        .iter()
        .enumerate()
        .map(|(at, tag)| language(theme, settings, tag, Lang(at as u8)))
        .collect()
}

fn language(
    theme: &Theme,
    settings: &Settings,
    tag: &str,
    lang: Lang,
) -> Result<Language, ThemeError> {
    let terms: String = settings
        .terms
        .iter()
        .map(|(key, text)| {
            format!(
                "term-{key} = {{\"{}\"}}\n",
                text.get(lang).replace(['"', '\\', '\n'], " ")
            )
        })
        .collect();
    let strings = Arc::new(theme.strings(tag, &terms)?);
    let unknown = || ThemeError {
        file: "content/site.yaml".to_owned(),
        message: format!("no conventions for the language `{tag}`"),
        strings: true,
        ..ThemeError::default()
    };
    let locale = Locale::new(tag).ok_or_else(unknown)?;
    Ok(Language {
        tag: tag.into(),
        engine: Engine::new(theme, strings.clone())?,
        strings,
        locale,
        palette: theme.palette.clone(),
    })
}

/// The pages that have something to show.
pub fn pages(site: &Site, insight: &Insight) -> Vec<Page> {
    let settings = &site.settings;
    let mut pages = vec![
        Page::Home,
        Page::Projects,
        Page::Changes,
        Page::Method,
        Page::Data,
        Page::NotFound,
    ];
    for project in &insight.projects {
        pages.push(Page::Project(project.known.id.clone()));
        pages.extend(
            project
                .known
                .reports
                .iter()
                .map(|r| Page::Report(project.known.id.clone(), r.slug.clone())),
        );
    }
    let ids = |kind| -> Vec<Id> {
        group_ids(settings, kind)
            .into_iter()
            .filter(|id| {
                insight
                    .projects
                    .iter()
                    .any(|p| in_group(p, kind, id, insight.as_of))
            })
            .collect()
    };
    for kind in GroupKind::ALL {
        pages.extend(ids(*kind).into_iter().map(|id| Page::Group(*kind, id)));
    }
    if insight.projects.iter().any(|p| !p.known.reports.is_empty()) {
        pages.push(Page::Updates);
    }
    if insight.projects.iter().any(|p| !p.milestones.is_empty()) {
        pages.push(Page::Milestones);
    }
    if insight.projects.iter().any(|p| !p.original.is_empty()) {
        pages.push(Page::Targets);
    }
    if !insight.projects.is_empty() {
        pages.push(Page::Quarters);
    }
    for quarter in insight.quarters().filter(|q| !q.projects.is_empty()) {
        pages.push(Page::Quarter(quarter.quarter));
        pages.extend(
            quarter
                .since
                .as_ref()
                .map(|_| Page::Versus(quarter.quarter)),
        );
    }
    if site.shows_board && !insight.projects.is_empty() {
        pages.push(Page::Cadence);
    }
    pages.extend(site.pages.iter().map(|p| Page::Content(p.id.clone())));
    pages.sort();
    pages
}

/// The ids of all groups of a kind, in the order of the configuration.
pub fn group_ids(settings: &Settings, kind: GroupKind) -> Vec<Id> {
    match kind {
        GroupKind::Focus => settings.focuses.iter().map(|g| g.id.clone()).collect(),
        GroupKind::Batch => settings
            .batches
            .iter()
            .map(|b| b.group.id.clone())
            .collect(),
        GroupKind::Department => settings.departments.iter().map(|g| g.id.clone()).collect(),
        GroupKind::Lead => settings
            .people
            .iter()
            .filter(|p| !p.private)
            .map(|p| p.id.clone())
            .collect(),
        GroupKind::Place => settings.places.iter().map(|g| g.id.clone()).collect(),
    }
}

/// Whether a project belongs to a group on the as-of date.
pub fn in_group(
    project: &crate::derive::ProjectInsight,
    kind: GroupKind,
    id: &str,
    t: crate::base::Date,
) -> bool {
    let known = &project.known;
    match kind {
        GroupKind::Focus => known.focus.as_deref() == Some(id),
        GroupKind::Batch => known.batch.as_deref() == Some(id),
        GroupKind::Department => group_department(project, t) == Some(id),
        GroupKind::Lead => known
            .leads
            .at(t)
            .is_some_and(|leads| leads.iter().any(|lead| &**lead == id)),
        GroupKind::Place => known.places.iter().any(|place| &**place == id),
    }
}

/// The department that leads a project on a day.
pub fn group_department(
    project: &crate::derive::ProjectInsight,
    t: crate::base::Date,
) -> Option<&str> {
    project
        .known
        .departments
        .at(t)
        .and_then(|d| d.lead.as_deref())
}

impl Renderer<'_> {
    /// Renders one page in one language.
    ///
    /// # Errors
    /// A template that does not fit, or a body that cannot be read again.
    pub fn render(&self, page: &Page, lang: Lang) -> Result<Finished, RenderError> {
        let here = self.here(page, lang);
        let html = view::render(&here)?;
        Ok(Finished {
            html,
            beside: here.beside.into_inner(),
        })
    }

    /// A page in a language, as its view sees it.
    pub fn here<'b>(&'b self, page: &'b Page, lang: Lang) -> Here<'b> {
        let file = format!("{}{}", self.prefix, page.file(lang, &self.site.settings));
        Here {
            all: self,
            insight: self.seen(page),
            lang,
            page,
            file,
            beside: RefCell::default(),
        }
    }

    /// What a page tells about: the end of its quarter, or the as-of date.
    fn seen(&self, page: &Page) -> &Insight {
        match page {
            Page::Quarter(id) | Page::Versus(id) => self.insight.at(*id).unwrap_or(self.insight),
            Page::Print(printed) => printed.seen(self.insight),
            _ => self.insight,
        }
    }
}

/// A rendered page with the files that only it refers to.
#[derive(Debug)]
pub struct Finished {
    /// The page.
    pub html: Vec<u8>,
    /// Drawings and data of its charts, by path from the root of the output.
    pub beside: Vec<(String, Vec<u8>)>,
}

/// One page in one language: where links start from and how words are written.
pub struct Here<'a> {
    /// Everything.
    pub all: &'a Renderer<'a>,
    /// What the page tells about: the as-of date, or the end of an earlier quarter.
    pub insight: &'a Insight,
    /// The language.
    pub lang: Lang,
    /// The page.
    pub page: &'a Page,
    /// Its file, from the root of the output.
    pub file: String,
    /// Files beside the page, gathered while it is rendered.
    pub beside: RefCell<Vec<(String, Vec<u8>)>>,
}

impl Here<'_> {
    /// The language's strings, numbers and dates.
    pub fn words(&self) -> Words<'_> {
        let language = self.language();
        Words {
            strings: &language.strings,
            locale: &language.locale,
            palette: &language.palette,
        }
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.all.languages[self.lang.index()]
    }

    /// The configuration.
    pub fn settings(&self) -> &Settings {
        &self.all.site.settings
    }

    /// The address of another page in the same language.
    pub fn href(&self, page: &Page) -> String {
        self.href_own(&page.path(self.lang, self.settings()))
    }

    /// The address of a file that each edition has for itself, such as its data.
    pub fn href_own(&self, path: &str) -> String {
        self.href_path(&format!("{}{path}", self.all.prefix))
    }

    /// The address of a file that all editions share, from the root of the output: relative, except
    /// on the page for missing addresses, which a server shows anywhere; there it begins with the
    /// path of the site's own address.
    pub fn href_path(&self, path: &str) -> String {
        let encoded = crate::base::encode::url_path(path);
        match &self.settings().base_url {
            Some(base) if *self.page == Page::NotFound => format!("{}{encoded}", path_of(base)),
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

    /// The same page, looking at another day.
    pub fn seeing<'b>(&'b self, insight: &'b Insight) -> Here<'b> {
        Here {
            all: self.all,
            insight,
            lang: self.lang,
            page: self.page,
            file: self.file.clone(),
            beside: RefCell::default(),
        }
    }

    /// The address of the permanent edition of a quarter; `None` where this build writes none.
    pub fn edition(&self, quarter: Quarter) -> Option<String> {
        let found = self.all.editions.iter().find(|q| **q == quarter)?;
        Some(self.href_path(&edition::prefix(*found)))
    }

    /// Puts a file beside the page, in a folder of its own where no author's file can be; its
    /// address from the page.
    pub fn beside(&self, name: &str, bytes: Vec<u8>) -> String {
        let folder = self.file.strip_suffix("index.html").unwrap_or("");
        let path = format!("{folder}{BESIDE}/{name}");
        let href = self.href_path(&path);
        self.beside.borrow_mut().push((path, bytes));
        href
    }

    /// The address of another page, if it exists.
    pub fn href_if(&self, page: &Page) -> Option<String> {
        self.all
            .pages
            .binary_search(page)
            .is_ok()
            .then(|| self.href(page))
    }
}

/// The path of an address: `/` or `/promises/`.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}
