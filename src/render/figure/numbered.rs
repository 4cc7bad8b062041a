//! Figures and tables of a book, numbered without gaps, and the list of them.
//!
//! In come charts in the order of the page, out come views with the number of each; nothing is put
//! beside the page.

use crate::chart::Figure;
use crate::render::context::PageContext;
use crate::render::figure::shown;
use crate::theme::{Arg, ThemeError};
use serde::Serialize;

/// A figure on paper: the drawing, its caption below it, no data (the annex and the site have
/// them).
#[derive(Debug, Serialize)]
pub struct PaperFigureView {
    /// Its place on the page, `f-1` and on.
    pub id: String,
    /// Which chart it is; the class word of its chart block.
    pub kind: String,
    /// Its number in words, such as “Figure 1”; `None` outside books.
    pub no: Option<String>,
    /// What it says, as a sentence.
    pub title: String,
    /// Measure and period, in words.
    pub subtitle: String,
    /// What a reader has to know beside it, as sentences; often empty.
    pub notes: Vec<String>,
    /// The drawing as HTML, 720 pixels wide, or 360 where it has half of a page.
    pub svg_html: String,
    /// Its height in pixels.
    pub height: u32,
    /// Who says so, and as of when; in books, whose pages tell the day, only a source other than
    /// the publisher, else empty.
    pub source: String,
}

/// The caption of a table on paper.
#[derive(Debug, Serialize)]
pub struct PaperTableView {
    /// Its place on the page, `t-1` and on.
    pub id: String,
    /// Its number in words; `None` outside books.
    pub no: Option<String>,
    /// What it holds, in words.
    pub title: String,
}

/// One entry of a list with page numbers.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// The place that it names, without `#`.
    pub id: String,
    /// Its words; of a figure or table its number before them.
    pub title: String,
    /// 1 for a section, a figure or a table; 2 for what stands below a section.
    pub level: u8,
}

/// Counts figures and tables in the order in which they are asked for, which has to be the order of
/// the page.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Whether captions show their numbers: in books. Places are numbered either way.
    pub counted: bool,
    /// Whether the foot of each page says that all facts are invented for a demonstration.
    pub all_invented: bool,
    /// The figures so far, in the order of the page.
    pub figures: Vec<ContentsView>,
    /// The tables so far, in the order of the page.
    pub tables: Vec<ContentsView>,
}

impl Numbers {
    /// For a book: captions show their numbers.
    pub fn counted(all_invented: bool) -> Numbers {
        Numbers {
            counted: true,
            all_invented,
            ..Numbers::default()
        }
    }

    /// A figure; `None` where it has no drawing, which takes no number then.
    ///
    /// `source`: where its figures are from; `None` where that is not said.
    pub fn figure(
        &mut self,
        here: &PageContext<'_>,
        figure: Figure,
        source: Option<&str>,
    ) -> Option<PaperFigureView> {
        let id = format!("f-{}", self.figures.len() + 1);
        let svg_html = figure.printed(&id)?;
        let height = (figure.drawing.as_ref()).map_or(0, |of| of.wide.size().1);
        here.count_chart();
        let words = here.words();
        let no = words.say(
            "print-figure-no",
            &[("n", Arg::Count(self.figures.len() + 1))],
        );
        self.figures.push(entry(&id, &no, &figure.title));
        Some(PaperFigureView {
            id,
            kind: figure.kind.to_owned(),
            no: self.counted.then_some(no),
            title: figure.title,
            subtitle: figure.subtitle,
            notes: figure.notes,
            svg_html,
            height,
            source: match self.counted {
                true => shown::in_book(here, source, figure.invented),
                false => shown::from(here, source, figure.invented),
            },
        })
    }

    /// The caption of a table, with the next number of the tables.
    pub fn table(&mut self, here: &PageContext<'_>, title: String) -> PaperTableView {
        let id = format!("t-{}", self.tables.len() + 1);
        let no = here.words().say(
            "print-table-no",
            &[("n", Arg::Count(self.tables.len() + 1))],
        );
        self.tables.push(entry(&id, &no, &title));
        PaperTableView {
            id,
            no: self.counted.then_some(no),
            title,
        }
    }
}

fn entry(id: &str, no: &str, title: &str) -> ContentsView {
    ContentsView {
        id: id.to_owned(),
        // A wide space sets the number apart in any script.
        title: format!("{no}\u{3000}{title}"),
        level: 1,
    }
}

/// A figure of a book as HTML, between an editor's words; only its title where it has no drawing.
///
/// # Errors
/// A template that does not fit its view.
pub fn figure_html(
    here: &PageContext<'_>,
    numbers: &mut Numbers,
    figure: Figure,
    source: Option<&str>,
) -> Result<String, ThemeError> {
    #[derive(Serialize)]
    struct Context {
        title: String,
        figure: Option<PaperFigureView>,
    }
    let context = Context {
        title: figure.title.clone(),
        figure: numbers.figure(here, figure, source),
    };
    let made = here
        .language()
        .engine
        .render("print/figure.html", &context, &here.file)?;
    Ok(String::from_utf8(made).unwrap_or_else(|_| panic!("a template renders UTF-8")))
}
