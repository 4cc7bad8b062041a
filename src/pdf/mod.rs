//! What a finished PDF says about itself: pages, marked content, structure, outline, places, links,
//! fonts.
//!
//! Read once from the bytes into plain data, so that every check is a function of a [`Document`]
//! and needs no PDF to be tested. Only what browsers write is understood; what cannot be read
//! counts as missing, which the checks then report.

mod matrix;
mod text;
mod font;
mod content;
mod outline;
mod tree;
mod finish;

pub use finish::{About, finished};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, ObjectIdentifier};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A PDF as plain data.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its pages in order; pages are numbered from 1 everywhere.
    pub pages: Vec<PdfPage>,
    /// The elements below the root of its structure; empty when it is not tagged.
    pub tree: Vec<Element>,
    /// The page of each named place, by the id that it has on the web page.
    pub places: BTreeMap<String, usize>,
    /// Its bookmarks, from top to bottom; empty without any.
    pub outline: Vec<Bookmark>,
    /// Whether it declares itself tagged.
    pub is_marked: bool,
    /// The language it declares; `None` where it declares none.
    pub lang: Option<String>,
    /// Its title; `None` without one.
    pub title: Option<String>,
    /// Whether a viewer is told to show the title instead of the name of the file.
    pub shows_title: bool,
    /// The bytes that letters take which are drawings (Type 3); 0 without any.
    pub drawn_bytes: usize,
    /// The program that laid it out, with its version; `None` where it is not told.
    pub creator: Option<String>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfPage {
    /// Width in points, 1/72 inch.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Tagged content by its number on this page.
    pub marks: BTreeMap<i64, Mark>,
    /// The words of content that is not tagged, such as page numbers; empty without any.
    pub loose: String,
    /// Where links lead that leave the document, in their order.
    pub links: Vec<String>,
    /// How far those of its tagged words reach that lie on the sheet.
    pub reach: Reach,
    /// Size of its smallest letters in points; `None` for a page without any.
    pub least: Option<f64>,
    /// How many letters no font has a shape for; they print as boxes.
    pub missing: usize,
    /// Fonts whose letters are drawings (Type 3), by name.
    pub drawn_fonts: BTreeSet<String>,
}

/// The smallest rectangle around words, in points from the lower left corner of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Left, lower, right, upper edge; the first two are infinite while there are no words.
    pub edges: [f64; 4],
}

impl Default for Reach {
    fn default() -> Reach {
        Reach {
            edges: [
                f64::INFINITY,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::NEG_INFINITY,
            ],
        }
    }
}

impl Reach {
    fn add(&mut self, (x, y): (f64, f64)) {
        let [left, lower, right, upper] = self.edges;
        self.edges = [left.min(x), lower.min(y), right.max(x), upper.max(y)];
    }
}

/// One piece of tagged content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Whether it shows letters, whatever they mean.
    pub shows_text: bool,
    /// The words, as far as the fonts say what their letters mean.
    pub text: String,
    /// How large a pixel of CSS is where its words stand, as a share of 1/96 inch; 0 without words.
    pub scale: f64,
}

/// One element of the structure, such as a heading or a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// The kind by its standard name: `H1`, `Table`, `Figure`.
    pub kind: String,
    /// The alternative text; `None` without one.
    pub alt: Option<String>,
    /// Whether a header cell says which cells it heads.
    pub has_scope: bool,
    /// Number of its object in the file, by which bookmarks name it; `None` for one without.
    pub object: Option<u32>,
    /// What is in it, in reading order.
    pub kids: Vec<Child>,
}

/// Something in an element, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    /// A smaller element.
    Element(Element),
    /// Content on a page, by the number of the page and its own.
    Mark(usize, i64),
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Its words, as a viewer lists them.
    pub title: String,
    /// How deep it is, from 1.
    pub depth: usize,
    /// Number of the object of the element that it names; `None` where it names none.
    pub object: Option<u32>,
}

/// Bytes that are no readable PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Document {
    /// Reads a PDF. Its bytes are shared, since those of a book are many.
    ///
    /// # Errors
    /// The bytes do not begin as a PDF, or its pages cannot be found.
    pub fn read(bytes: Arc<Vec<u8>>) -> Result<Document, Unreadable> {
        if !bytes.starts_with(b"%PDF") {
            return Err(Unreadable);
        }
        let pdf = Pdf::new(bytes).map_err(|_| Unreadable)?;
        let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).ok_or(Unreadable)?;
        let mut numbers = Pages::default();
        for (at, page) in pdf.pages().iter().enumerate() {
            numbers.0.extend(page.raw().obj_id().map(|id| (id, at + 1)));
        }
        let mut fonts = font::Fonts::default();
        let words = |key: &str, of: &Dict<'_>| {
            of.get::<hayro_syntax::object::String<'_>>(key)
                .map(|s| text::string(s.as_bytes()))
        };
        let truth = |key: &str, of: Option<Dict<'_>>| {
            of.and_then(|of| of.get::<bool>(key)).unwrap_or(false)
        };
        let pages = pdf.pages().iter();
        let pages = pages.map(|page| content::sheet(page, &mut fonts)).collect();
        Ok(Document {
            pages,
            drawn_bytes: fonts.drawn_bytes(),
            tree: root
                .get::<Dict<'_>>("StructTreeRoot")
                .map(|tree| tree::elements(&tree, &numbers))
                .unwrap_or_default(),
            places: outline::places(&root, &numbers),
            outline: outline::bookmarks(&root),
            is_marked: truth("Marked", root.get("MarkInfo")),
            lang: words("Lang", &root),
            title: pdf.metadata().title.as_deref().map(text::string),
            shows_title: truth("DisplayDocTitle", root.get("ViewerPreferences")),
            creator: pdf.metadata().creator.as_deref().map(text::string),
        })
    }

    /// The words of an element, without the spaces around them.
    pub fn words(&self, element: &Element) -> String {
        let mark =
            |(page, number): (usize, i64)| self.mark(page, number).map(|mark| mark.text.clone());
        element
            .marks()
            .into_iter()
            .filter_map(mark)
            .collect::<String>()
            .trim()
            .to_owned()
    }

    /// The words of an element as they are spoken: pieces that stand apart on the page are apart,
    /// except in a script without spaces.
    pub fn spoken(&self, element: &Element) -> String {
        let is_apart = |c: char| c.is_ascii_graphic();
        let mut said = String::new();
        for mark in element
            .marks()
            .into_iter()
            .filter_map(|(page, at)| self.mark(page, at))
        {
            let (before, after) = (said.chars().next_back(), mark.text.chars().next());
            if before.is_some_and(is_apart) || after.is_some_and(is_apart) {
                said.push(' ');
            }
            said.push_str(&mark.text);
        }
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A piece of tagged content by its page, from 1, and its number there; `None` for no such one.
    pub fn mark(&self, page: usize, number: i64) -> Option<&Mark> {
        self.pages.get(page.checked_sub(1)?)?.marks.get(&number)
    }

    /// Every element of the structure in reading order, outer ones first.
    pub fn elements(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        self.tree
            .iter()
            .for_each(|element| element.walk(&mut found));
        found
    }
}

impl Element {
    /// Itself and everything in it, in reading order, outer ones first.
    pub fn descendants(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        self.walk(&mut found);
        found
    }

    fn walk<'e>(&'e self, found: &mut Vec<&'e Element>) {
        found.push(self);
        for kid in &self.kids {
            if let Child::Element(element) = kid {
                element.walk(found);
            }
        }
    }

    /// Page and number of everything in it, in reading order.
    pub fn marks(&self) -> Vec<(usize, i64)> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<(usize, i64)>) {
        for kid in &self.kids {
            match kid {
                Child::Element(element) => element.collect(found),
                Child::Mark(page, number) => found.push((*page, *number)),
            }
        }
    }

    /// The pages that it stands on, from 1; empty for one that shows nothing.
    pub fn pages(&self) -> BTreeSet<usize> {
        self.marks().into_iter().map(|(page, _)| page).collect()
    }

    /// The elements directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.kids.iter().filter_map(|kid| {
            if let Child::Element(element) = kid {
                Some(element)
            } else {
                None
            }
        })
    }

    /// The level of a heading, 1 to 6; `None` for any other element.
    pub fn level(&self) -> Option<usize> {
        let level = self.kind.strip_prefix('H')?.parse().ok()?;
        (1..=6).contains(&level).then_some(level)
    }
}

/// The number of each page by its object.
#[derive(Default)]
struct Pages(BTreeMap<ObjectIdentifier, usize>);

impl Pages {
    fn number(&self, of: Option<hayro_syntax::object::ObjRef>) -> Option<usize> {
        self.0.get(&ObjectIdentifier::from(of?)).copied()
    }
}

/// Who a PDF says wrote it; `None` when it does not say, or is no readable PDF.
pub fn author(bytes: &[u8]) -> Option<String> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    pdf.metadata().author.as_deref().map(text::string)
}
