//! Files → documents: front matter as a tree with places, Markdown as an outline, tables as text.
//!
//! Runs per file and in parallel. Nothing fails here: what cannot be read is reported and left out.

pub mod front_matter;
pub mod markdown;
mod images;

pub use images::{ImageFile, images};

use crate::base::{Code, Diagnostics, FileId, Hash, Lang, Memo, Span};
use crate::discover::{Inventory, is_workbook};
use crate::source::Source;
use crate::table::Content;
use crate::table::book::{self, Fault};
use crate::table::delimited::decoded;
use crate::table::encoding::not_utf8;
use crate::yaml::{Node, Value, read_tree};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Everything that was read, by file; a file that could not be read is not there.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Markdown files, read to their outline.
    pub documents: BTreeMap<FileId, Arc<Document>>,
    /// The front matter of each.
    pub fronts: Fronts,
    /// Table files: which column means what depends on who refers to them.
    pub tables: BTreeMap<FileId, Arc<Content>>,
}

/// Front matter by file, each for the one check that it is for: what was looked at is let go, since
/// all trees together are larger than what is made of them.
#[derive(Debug, Default)]
pub struct Fronts(Mutex<BTreeMap<FileId, Arc<Node>>>);

impl Fronts {
    /// The front matter of a file, always a map; `None` where the file could not be read, and the
    /// second time.
    pub fn take(&self, file: FileId) -> Option<Arc<Node>> {
        let mut fronts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        fronts.remove(&file)
    }

    /// The same without letting it go.
    pub fn peek(&self, file: FileId) -> Option<Arc<Node>> {
        let fronts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        fronts.get(&file).cloned()
    }
}

/// What was read of files before, by file and version; of a text by its language as well.
pub struct Memos {
    documents: Memo<(FileId, u64, Box<str>), Found<Text>>,
    tables: Memo<(FileId, u64), Found<Arc<Content>>>,
    images: images::Measured,
}

impl Memos {
    /// Those that keep nothing.
    pub const fn none() -> Memos {
        Memos {
            documents: Memo::none(),
            tables: Memo::none(),
            images: Memo::none(),
        }
    }

    /// Those that keep what the next run may ask for.
    pub fn empty() -> Memos {
        Memos {
            documents: Memo::empty(),
            tables: Memo::empty(),
            images: Memo::empty(),
        }
    }

    /// After a whole run: what it did not ask for is forgotten.
    pub fn turn(&self) {
        self.documents.turn();
        self.tables.turn();
        self.images.turn();
    }
}

impl Parsed {
    /// What each text links to, in the order of the text, kept after the documents are gone.
    pub fn links(&self) -> BTreeMap<FileId, Vec<markdown::Link>> {
        let all = self.documents.iter();
        all.map(|(file, document)| (*file, document.outline.links.clone()))
            .collect()
    }
}

/// One Markdown file.
#[derive(Debug)]
pub struct Document {
    /// Whether a front matter was written.
    pub has_front: bool,
    /// The byte of the file at which its Markdown begins.
    pub body_start: usize,
    /// Whether there is any Markdown besides blank lines.
    pub has_body: bool,
    /// The SHA-256 of its Markdown.
    pub body_hash: Hash,
    /// What its Markdown refers to; empty where a line is too long to be read.
    pub outline: markdown::Outline,
}

/// The most bytes of a Markdown file: 1 MiB.
pub const LARGEST_TEXT: u64 = 1024 * 1024;
/// The most bytes of a table: 16 MiB.
pub const LARGEST_TABLE: u64 = 16 * 1024 * 1024;

/// Reads every file that the inventory needs; messages come in the order of the files, however the
/// work is shared out.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn documents(
    source: &dyn Source,
    inventory: &Inventory,
    languages: &[Box<str>],
    memos: &Memos,
    diags: &mut Diagnostics,
) -> Result<Parsed, (String, io::Error)> {
    let texts: Vec<(FileId, Lang)> = texts(inventory);
    let documents: Vec<_> = texts
        .par_iter()
        .map(|(file, lang)| read_document(source, *file, &languages[lang.index()], memos))
        .collect();
    let mut parsed = Parsed::default();
    let mut fronts = BTreeMap::new();
    for result in documents {
        let (file, (text, found)) = result?;
        diags.append(found);
        if let Some((front, document)) = text {
            fronts.insert(file, front);
            parsed.documents.insert(file, document);
        }
    }
    let tables: Vec<FileId> = tables(source, inventory, &fronts);
    parsed.fronts = Fronts(Mutex::new(fronts));
    let tables: Vec<_> = tables
        .par_iter()
        .map(|file| read_table(source, *file, memos))
        .collect();
    for result in tables {
        let (file, (content, found)) = result?;
        diags.append(found);
        parsed.tables.extend(content.map(|content| (file, content)));
    }
    Ok(parsed)
}

/// All Markdown files with their languages.
fn texts(inventory: &Inventory) -> Vec<(FileId, Lang)> {
    let projects = inventory
        .projects
        .iter()
        .flat_map(|p| std::iter::once(&p.index).chain(p.reports.iter().map(|r| &r.versions)));
    let others = inventory
        .periods
        .iter()
        .map(|(_, v)| v)
        .chain(inventory.pages.iter().map(|(_, v)| v));
    projects
        .chain(others)
        .flat_map(|versions| versions.files.iter().map(|(lang, file)| (*file, *lang)))
        .collect()
}

/// The common tables, and those beside a project that may hold figures: every text, and of the
/// workbooks, which may be mere documents, those that its front matter names as figures.
fn tables(
    source: &dyn Source,
    inventory: &Inventory,
    fronts: &BTreeMap<FileId, Arc<Node>>,
) -> Vec<FileId> {
    let beside = inventory.projects.iter().flat_map(|project| {
        let front = project.index.main().and_then(|main| fronts.get(&main));
        project.tables(source).filter(move |file| {
            let path = source.path(*file);
            let name = path.strip_prefix(&*project.folder).unwrap_or(path);
            !is_workbook(path)
                || front.is_some_and(|front| names_figures(front, name.trim_start_matches('/')))
        })
    });
    inventory.tables.iter().copied().chain(beside).collect()
}

/// Whether a map, or a map inside it, has figures in the file of this name.
fn names_figures(node: &Node, name: &str) -> bool {
    let Value::Map(entries) = &node.value else {
        return false;
    };
    entries.iter().any(|(key, node)| match &*key.text {
        "observations" | "done" => node.as_str() == Some(name),
        _ => names_figures(node, name),
    })
}

/// What was read of one file, and what was wrong.
type Found<T> = (Option<T>, Diagnostics);

/// What one file gives.
type Read<T> = Result<(FileId, Found<T>), (String, io::Error)>;

/// A Markdown file: its front matter, always a map, an empty one where there was none; and the
/// rest.
type Text = (Arc<Node>, Arc<Document>);

fn read_document(source: &dyn Source, file: FileId, lang: &str, memos: &Memos) -> Read<Text> {
    let key = source.version(file).map(|at| (file, at, lang.into()));
    let found = memos.documents.tried(key, || {
        let mut diags = Diagnostics::new();
        let text = read_text(source, file, LARGEST_TEXT, &mut diags)?;
        let document = text.and_then(|text| document(&text, file, lang, &mut diags));
        let document = document.map(|(front, document)| (Arc::new(front), Arc::new(document)));
        Ok((document, diags))
    });
    Ok((file, found?))
}

fn read_table(source: &dyn Source, file: FileId, memos: &Memos) -> Read<Arc<Content>> {
    let key = source.version(file).map(|at| (file, at));
    let found = memos.tables.tried(key, || {
        let mut diags = Diagnostics::new();
        let bytes = read_bytes(source, file, LARGEST_TABLE, &mut diags)?;
        let path = source.path(file);
        let content = bytes.and_then(|bytes| content(path, file, bytes, &mut diags));
        Ok((content.map(Arc::new), diags))
    });
    Ok((file, found?))
}

/// What a table file holds; `None` where that cannot be read, which is reported.
fn content(path: &str, file: FileId, bytes: Vec<u8>, diags: &mut Diagnostics) -> Option<Content> {
    if is_workbook(path) {
        let sheets = book::sheets(&bytes, file);
        let told = |fault: Fault| {
            let span = Span::start_of(file);
            diags.push(Code::BadWorkbook, span, fault.message, fault.hint);
        };
        return sheets.map(Content::Book).map_err(told).ok();
    }
    match decoded(bytes) {
        Ok(decoded) => Some(Content::Text(decoded)),
        Err((message, hint, at)) => {
            diags.push(Code::NotUtf8, Span::new(file, at, at + 1), message, hint);
            None
        }
    }
}

/// The text of a file of at most `largest` bytes; `None` when it is larger or not UTF-8, which is
/// reported.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn read_text(
    source: &dyn Source,
    file: FileId,
    largest: u64,
    diags: &mut Diagnostics,
) -> Result<Option<String>, (String, io::Error)> {
    let Some(bytes) = read_bytes(source, file, largest, diags)? else {
        return Ok(None);
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let (message, hint) = not_utf8(false, error.as_bytes(), at);
            diags.push(Code::NotUtf8, Span::new(file, at, at + 1), message, hint);
            Ok(None)
        }
    }
}

/// The bytes of a file of at most `largest`; `None` when it is larger, which is reported.
fn read_bytes(
    source: &dyn Source,
    file: FileId,
    largest: u64,
    diags: &mut Diagnostics,
) -> Result<Option<Vec<u8>>, (String, io::Error)> {
    let size = source.files()[file.0 as usize].size;
    if largest < size {
        let message = format!("the file holds {size} bytes, more than {largest}");
        diags.push(Code::TooLarge, Span::start_of(file), message, "split it");
        return Ok(None);
    }
    let bytes = source.read(file);
    bytes
        .map(Some)
        .map_err(|error| (source.path(file).to_owned(), error))
}

fn document(
    text: &str,
    file: FileId,
    lang: &str,
    diags: &mut Diagnostics,
) -> Option<(Node, Document)> {
    let parts = front_matter::parts(text, file, diags)?;
    let empty = Node {
        span: Span::new(file, 0, 0),
        value: Value::Map(Vec::new()),
    };
    let front = match &parts.front {
        Some(range) => read_tree(&text[range.clone()], file, range.start, diags)?,
        None => empty.clone(),
    };
    let front = match front.value {
        Value::Map(_) => front,
        Value::Null => Node {
            span: front.span,
            ..empty
        },
        _ => {
            report_no_map(&text[parts.front.clone().unwrap_or(0..0)], &front, diags);
            return None;
        }
    };
    let body = &text[parts.body.clone()];
    let document = Document {
        has_front: parts.front.is_some(),
        body_start: parts.body.start,
        has_body: !body.trim().is_empty(),
        body_hash: Hash::of(body.as_bytes()),
        outline: markdown::scan(body, parts.body.start, file, lang, diags),
    };
    Some((front, document))
}

fn report_no_map(text: &str, front: &Node, diags: &mut Diagnostics) {
    if text.contains('：') {
        diags.push(
            Code::FullWidth,
            front.span,
            "`：` is not the colon of YAML",
            "type `: ` on the ASCII keyboard",
        );
    } else {
        diags.push(
            Code::WrongType,
            front.span,
            "the front matter is not a map of keys",
            "write lines such as `title: Lifts`",
        );
    }
}
