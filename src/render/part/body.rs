//! Markdown bodies on their pages: links, images and charts find their places.
//!
//! In come the bodies of a text by language, out comes HTML. The file is read again here, and
//! refused when it is not what was checked.

use crate::base::encode::{html_attribute, html_text};
use crate::base::{Diagnostics, FileId, Hash, Lang};
use crate::check::{Linked, Made, chart_block, resolve};
use crate::derive::ProjectInsight;
use crate::model::Body;
use crate::parse::markdown::{self, Block, BodyWords, Image, Weave};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, Picture, RenderError};
use crate::render::figure::numbered::{self, Numbers};
use crate::render::figure::{block, of_project, shown};
use crate::theme::{Arg, ThemeError};

/// A body as HTML, in the page's language or the first that exists; empty where there is none.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The HTML; headings begin at the level asked for.
    pub html: String,
    /// Its headings, in the order of the text.
    pub toc: Vec<markdown::TocEntry>,
    /// The language it is in; `None` when it is that of the page.
    pub other: Option<Lang>,
    /// What the HTML consists of, in order.
    pub blocks: Vec<Block>,
}

impl Rendered {
    /// The tag of its language; `None` where that is the page's.
    pub fn lang(&self, here: &PageContext<'_>) -> Option<String> {
        let tag = |lang: Lang| here.settings().languages[lang.index()].to_string();
        self.other.map(tag)
    }
}

/// How a text stands on its page.
struct Manner<'a> {
    /// The project that its charts are about when they name no other.
    project: Option<&'a ProjectInsight>,
    /// Begins every id of charts and notes.
    ids: &'a str,
    /// The level of its highest heading; 0 where headings are bold paragraphs.
    top: u8,
    charts: Charts<'a>,
}

/// What becomes of the charts of a text.
enum Charts<'a> {
    /// They are drawn as everywhere on the site.
    Site,
    /// They are figures of a book, numbered with the others.
    Book(&'a mut Numbers),
    /// They are left out, since the sheet has its own.
    Out,
    /// They are left out, and so are images and files, which a text of the configuration does not
    /// publish.
    Words,
}

/// Renders a body; nothing when there is none. `project` is the one that its charts are about when
/// they name no other, `ids` begins every id of charts and notes, `top` is the level of its highest
/// heading.
///
/// # Errors
/// A file that cannot be read again or that changed while building.
pub fn body(
    here: &PageContext<'_>,
    bodies: &[(Lang, Body)],
    project: Option<&ProjectInsight>,
    ids: &str,
    top: u8,
) -> Result<Rendered, RenderError> {
    let charts = Charts::Site;
    let manner = Manner {
        project,
        ids,
        top,
        charts,
    };
    woven(here, bodies, manner)
}

/// The same for a book: its charts are figures of the book, numbered with the others.
///
/// # Errors
/// As for the site.
pub fn body_on_paper(
    here: &PageContext<'_>,
    bodies: &[(Lang, Body)],
    numbers: &mut Numbers,
) -> Result<Rendered, RenderError> {
    let manner = Manner {
        project: None,
        ids: "",
        top: 3,
        charts: Charts::Book(numbers),
    };
    woven(here, bodies, manner)
}

/// The text of a project or of its report in a book, all of it, with bold paragraphs as headings.
///
/// # Errors
/// As for the site.
pub fn text_in_book(
    here: &PageContext<'_>,
    bodies: &[(Lang, Body)],
    project: &ProjectInsight,
    ids: &str,
    numbers: &mut Numbers,
) -> Result<Rendered, RenderError> {
    let manner = Manner {
        project: Some(project),
        ids,
        top: 0,
        charts: Charts::Book(numbers),
    };
    woven(here, bodies, manner)
}

/// The same for a sheet, without charts, of which the sheet has its own.
///
/// # Errors
/// As for the site.
pub fn text_on_sheet(
    here: &PageContext<'_>,
    bodies: &[(Lang, Body)],
    ids: &str,
) -> Result<Rendered, RenderError> {
    let manner = Manner {
        project: None,
        ids,
        top: 0,
        charts: Charts::Out,
    };
    woven(here, bodies, manner)
}

fn woven(
    here: &PageContext<'_>,
    bodies: &[(Lang, Body)],
    manner: Manner<'_>,
) -> Result<Rendered, RenderError> {
    let own = bodies.iter().find(|(lang, _)| *lang == here.lang);
    let Some((lang, body)) = own.or(bodies.first()) else {
        return Ok(Rendered::default());
    };
    let text = read_again(here, body)?;
    let path = here.all.source.path(body.file).to_owned();
    let words = here.words();
    let strings = [
        "body-table",
        "body-notes",
        "body-back",
        "body-task-done",
        "body-task-open",
    ]
    .map(|key| words.say(key, &[]));
    let [table, notes, back, done, open] = &strings;
    let body_words = BodyWords {
        table,
        notes,
        back,
        task: (done, open),
        ids: manner.ids,
        top: manner.top,
    };
    let mut weave = PageWeave {
        here,
        path,
        manner,
        drawn: 0,
        failed: None,
    };
    let made = markdown::render(
        &text,
        &here.settings().languages[lang.index()],
        &body_words,
        &mut weave,
    );
    if let Some(error) = weave.failed {
        return Err(error.into());
    }
    Ok(Rendered {
        html: made.html,
        toc: made.toc,
        blocks: made.blocks,
        other: (*lang != here.lang).then_some(*lang),
    })
}

/// A short Markdown text of the configuration as HTML, without charts, images and links to files,
/// which it does not publish.
pub fn inline(here: &PageContext<'_>, text: &str) -> String {
    let words = BodyWords {
        table: "",
        notes: "",
        back: "",
        task: ("", ""),
        ids: "",
        top: 3,
    };
    let mut weave = PageWeave {
        here,
        path: "content/site.yaml".to_owned(),
        manner: Manner {
            project: None,
            ids: "",
            top: 3,
            charts: Charts::Words,
        },
        drawn: 0,
        failed: None,
    };
    markdown::render(text, &here.language().tag, &words, &mut weave).html
}

fn read_again(here: &PageContext<'_>, body: &Body) -> Result<String, RenderError> {
    let path = here.all.source.path(body.file);
    let bytes = here
        .all
        .source
        .read(body.file)
        .map_err(|error| RenderError::Read(path.to_owned(), error))?;
    let text = String::from_utf8(bytes)
        .ok()
        .and_then(|text| text.get(body.start as usize..).map(str::to_owned));
    match text {
        // What was checked is what is shown: a text that changed since could say anything.
        Some(text) if Hash::of(text.as_bytes()) == body.hash => Ok(text),
        _ => Err(RenderError::Changed(path.to_owned())),
    }
}

struct PageWeave<'a> {
    here: &'a PageContext<'a>,
    path: String,
    manner: Manner<'a>,
    /// How many charts there were.
    drawn: usize,
    failed: Option<ThemeError>,
}

impl PageWeave<'_> {
    /// Whether it is a text of the configuration.
    fn is_words(&self) -> bool {
        matches!(self.manner.charts, Charts::Words)
    }
}

fn made_page(made: Made) -> Page {
    match made {
        Made::Home => Page::Home,
        Made::Projects => Page::Projects,
        Made::Updates => Page::Updates,
        Made::Milestones => Page::Milestones,
        Made::Periods => Page::Periods,
        Made::Changes => Page::Changes,
        Made::Targets => Page::Targets,
        Made::Cadence => Page::Cadence,
        Made::Method => Page::Method,
        Made::Evidence => Page::Evidence(1),
        Made::Money => Page::Money,
        Made::Data => Page::Data,
    }
}

impl Weave for PageWeave<'_> {
    fn link(&mut self, destination: &str) -> Option<String> {
        let (linked, fragment, _) = resolve(
            self.here.all.targets,
            self.here.all.source,
            &self.path,
            destination,
        )
        .ok()?;
        let href = match linked {
            Linked::Project(id) => self.here.href_if(&Page::Project(id))?,
            Linked::Report(id, slug) => self.here.href_if(&Page::Report(id, slug))?,
            Linked::Page(id) => self.here.href_if(&Page::Content(id))?,
            Linked::Made(made) => self.here.href_if(&made_page(made))?,
            // A file of words about a period is no page that a link could lead to.
            Linked::Period(_) => return None,
            // A text of the configuration publishes no file.
            Linked::File(_) if self.is_words() => return None,
            Linked::File(path) => self.here.href_file(&path)?,
        };
        Some(match fragment {
            Some(fragment) if destination.starts_with('#') => format!("#{fragment}"),
            Some(fragment) => format!("{href}#{fragment}"),
            None => href,
        })
    }

    fn image(&mut self, destination: &str) -> Option<Image> {
        match resolve(
            self.here.all.targets,
            self.here.all.source,
            &self.path,
            destination,
        )
        .ok()?
        .0
        {
            Linked::File(path) => {
                self.here.href_file(&path).filter(|_| !self.is_words())?;
                let Picture {
                    src, srcset, size, ..
                } = self.here.picture(&path);
                Some(Image { src, srcset, size })
            }
            _ => None,
        }
    }

    fn chart(&mut self, yaml: &str) -> String {
        if matches!(self.manner.charts, Charts::Out | Charts::Words) {
            return String::new();
        }
        self.drawn += 1;
        let key = format!("c-{}body-{}", self.manner.ids, self.drawn);
        // The block was checked when it was read, and a mistake would have stopped the build: what
        // fails here is about a project that this edition hides, of which it shows and says
        // nothing, as a link to it is no link.
        let insight = self.here.insight;
        let (own, all) = (
            self.manner.project.map(|p| &*p.known),
            insight.projects.iter().map(|p| &*p.known),
        );
        let (settings, mut unheard) = (self.here.settings(), Diagnostics::new());
        let Some(block) = chart_block(yaml, FileId(0), 0, own, all, settings, &mut unheard) else {
            return String::new();
        };
        let about = block.project.as_deref().and_then(|id| insight.project(id));
        if let Some((key, section)) = of_project::twin(self.here, &block, about) {
            return self.reference(&key, section);
        }
        block::block(self.here, &block, about)
            .map_or_else(String::new, |figure| self.figure(&key, figure, about))
    }
}

impl PageWeave<'_> {
    /// A line that leads to a figure which the page shows already.
    fn reference(&self, key: &str, section: &str) -> String {
        let words = self.here.words();
        let section = words.say(section, &[]);
        let said = words.say("figure-elsewhere", &[("section", Arg::Text(&section))]);
        format!(
            "<p><a href=\"#{}\">{}</a></p>",
            html_attribute(key),
            html_text(&said)
        )
    }

    fn figure(
        &mut self,
        key: &str,
        figure: crate::chart::Figure,
        about: Option<&ProjectInsight>,
    ) -> String {
        let source =
            about.and_then(|project| of_project::source(self.here, project, &project.indicators));
        let made = match &mut self.manner.charts {
            Charts::Book(numbers) => {
                numbered::figure_html(self.here, numbers, figure, source.as_deref())
            }
            _ => shown::html(self.here, key, figure, source.as_deref()),
        };
        match made {
            Ok(html) => html,
            Err(error) => {
                // Weaving has no way to fail; the first error is told when the text is done.
                self.failed.get_or_insert(error);
                String::new()
            }
        }
    }
}
