//! The reference: every key that an author may write, with what it says, what it takes, what holds
//! without it, and an example; and the terms of the field.
//!
//! One table for all who need it: the checks know by it which keys a map has, `explain` prints it,
//! and the schemas of editors are made of it. What is accepted only for files of earlier versions
//! stands nowhere in it.

mod ids;
#[macro_use]
mod keys;
mod programme;
mod groups;
mod site;
mod indicator;
mod record;
mod project;
mod pages;
mod heads;
mod term;
mod places;
mod said;
mod schema;
#[cfg(test)]
mod tests;

pub use groups::{
    BATCH, BOOK, BOOK_TEXTS, DIMENSION, FOCUS, FONTS, GRADE, GROUP, OWN_GROUPS, PERSON, PLACE,
    PRINT,
};
pub use heads::{COLUMNS, KEYS};
pub use ids::Ids;
pub use indicator::{BASELINE, FIGURE, INDICATOR, TARGET, UNIT};
pub use keys::{KeyDoc, KeyMap, Takes, Usual};
pub use pages::{
    CHART, LISTED, PAGE, PAGE_WORDS, PERIOD, PROJECT_WORDS, REPORT, REPORT_WORDS, ROW, SHOWCASE,
    STOP,
};
pub use places::{KINDS, Kind, Place, find, places};
pub use programme::{
    CADENCE, CALENDAR, CONSULTATION, DECLARED_TOTAL, DECLARED_WORDS, EVENT, GOVERNMENT, LISTS,
    NO_REVIEW, PHOTO_SIZES, PLACE_MAP, SITE_CHANGE, TABLES, TERM, THEME, TOLERANCE, WITHOUT,
};
pub use project::{APPLY, DEPARTMENTS, FREE_FACT, MONEY, PROJECT, PROMISE, STAGE};
pub use record::{
    ACTION, BEFORE, CHANGE, CONFIDENCE, CORRECTION, DECLARED, EVIDENCE, FEEDBACK, MILESTONE, PHOTO,
    REPORT_ACTION,
};
pub use said::{Tongue, brief, key, manual, takes, term, whole};
pub use schema::{Names, schema};
pub use site::SITE;
pub use term::{TERMS, TermDoc, TermList};
