//! A browser's PDF as it is to be kept: the same bytes on every run, with what a reader who hears
//! it needs (ISO 14289-1, PDF/UA-1) as far as a browser leaves it out.
//!
//! The file is read as objects (ISO 32000-1, 7.3), each rule changes some of them, and all are
//! written anew.

mod object;
mod name;
mod turned;
mod bookmark;
mod artifact;
mod file;
mod list;
mod figure;
mod table;
mod language;
mod link;
mod xmp;
mod about;

use super::{Document, Unreadable};
use crate::base::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a PDF is told of the page that it was printed from.
#[derive(Clone, Debug)]
pub struct About<'p> {
    /// The day that it bears.
    pub day: Date,
    /// Who published the page; `None` where it does not say.
    pub author: Option<&'p str>,
    /// What it is about in a sentence; `None` where it does not say.
    pub subject: Option<&'p str>,
    /// The words of its headings.
    pub headings: Vec<&'p str>,
    /// The words of its links.
    pub links: &'p BTreeSet<String>,
    /// Its passages in another language, without spaces, and their languages.
    pub passages: &'p BTreeMap<String, String>,
}

/// The same document dated by the beginning of a day, with its elements counted from one, each
/// bookmark said once and in the order of its words, and the gaps of its structure closed.
/// `document` is what the bytes say; both are let go before the new file is written.
///
/// # Errors
/// The bytes are no PDF of objects that can be changed.
pub fn finished(
    bytes: Vec<u8>,
    document: Document,
    about: &About<'_>,
) -> Result<Vec<u8>, Unreadable> {
    let (mut objects, kept) = file::objects(&bytes).ok_or(Unreadable)?;
    // What is added is small beside what is there: some bytes for each element.
    let room = bytes.len() / 8 * 9;
    drop(bytes);
    name::count(&mut objects);
    bookmark::correct(&mut objects, &about.headings);
    language::tell(&mut objects, &document, about.passages);
    link::describe(&mut objects, &document, about.links);
    list::give_bodies(&mut objects, &document);
    figure::merge(&mut objects, &document);
    table::fill(&mut objects, &document);
    about::tell(&mut objects, &document, about).ok_or(Unreadable)?;
    drop(document);
    file::written(objects, kept, room).ok_or(Unreadable)
}
