//! One of several parts of a site, each made by another machine, and the note by which they are
//! put together again.
//!
//! A file belongs to a part by the hash of its path alone, so the parts need to know nothing of
//! each other and any of them can be made again.

use super::outputs::Table;
use crate::base::{FileId, Hash, Hashing, SafePath};
use crate::check::Audience;
use crate::source::Source;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The note in the folder of a part.
pub const NOTE: &str = "part.json";

/// Which part of how many, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    number: u32,
    of: u32,
}

/// More parts than anybody has machines.
const MOST: u32 = 10_000;

impl Part {
    /// A part as it is written on the command line, `3/16`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Part> {
        let (number, of) = text.split_once('/')?;
        let (number, of) = (number.parse().ok()?, of.parse().ok()?);
        (1 <= number && number <= of && of <= MOST).then_some(Part { number, of })
    }

    /// Whether a file is in it. Files beside a page are where the page is.
    pub fn has(self, path: &SafePath) -> bool {
        Hash::of(path.as_str().as_bytes()).short() % u64::from(self.of)
            == u64::from(self.number) - 1
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// What the folder of a part says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which part it is, from 1.
    pub part: u32,
    /// Of how many.
    pub of: u32,
    /// What all parts of one site have in common.
    pub whole: Whole,
}

/// What all parts of one site have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The version of the program.
    pub milepost: String,
    /// The site: its title and its publisher in one line.
    pub site: String,
    /// For whom it is made.
    pub audience: Audience,
    /// SHA-256 of what was asked for, of the content and of the theme.
    pub made_from: String,
    /// SHA-256 of the paths of all files of all parts, without those beside pages.
    pub files: String,
}

impl Note {
    /// The note of one part.
    pub fn new(part: Part, whole: Whole) -> Note {
        Note {
            part: part.number,
            of: part.of,
            whole,
        }
    }

    /// As the text of its file.
    pub fn text(&self) -> Vec<u8> {
        let note = json!({
            "part": self.part,
            "of": self.of,
            "milepost": self.whole.milepost,
            "site": self.whole.site,
            "audience": self.whole.audience.word(),
            "made_from": self.whole.made_from,
            "files": self.whole.files,
        });
        let mut text = serde_json::to_vec_pretty(&note)
            .unwrap_or_else(|e| panic!("a note of numbers and words is JSON: {e}"));
        text.push(b'\n');
        text
    }

    /// A note out of the text of its file; `None` for anything that [`Note::text`] does not write.
    pub fn parse(text: &[u8]) -> Option<Note> {
        let note: Value = serde_json::from_slice(text).ok()?;
        let word = |key: &str| note[key].as_str().map(str::to_owned);
        let number = |key: &str| u32::try_from(note[key].as_u64()?).ok();
        let note = Note {
            part: number("part")?,
            of: number("of")?,
            whole: Whole {
                milepost: word("milepost")?,
                site: word("site")?,
                audience: Audience::from_word(&word("audience")?)?,
                made_from: word("made_from")?,
                files: word("files")?,
            },
        };
        (note.text() == text).then_some(note)
    }
}

/// The hash of all files of a site and its theme, and of what was asked for.
///
/// # Errors
/// A file cannot be read: its path, and why.
pub fn made_from(source: &dyn Source, asked: &str) -> Result<Hash, (String, io::Error)> {
    let mut sum = Hashing::new(io::sink());
    let mut add = |bytes: &[u8]| {
        let length = (bytes.len() as u64).to_be_bytes();
        for part in [&length[..], bytes] {
            sum.write_all(part)
                .unwrap_or_else(|e| panic!("nothing stops a sum: {e}"));
        }
    };
    add(asked.as_bytes());
    for (at, file) in source.files().iter().enumerate() {
        let bytes = source.read(FileId(at as u32));
        add(file.path.as_bytes());
        add(&bytes.map_err(|error| (file.path.clone(), error))?);
    }
    Ok(sum.finish().1.hash)
}

/// The hash of the paths of a table.
pub fn paths(table: &Table) -> Hash {
    let all: Vec<&str> = table.keys().map(SafePath::as_str).collect();
    Hash::of(all.join("\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_a_number_out_of_a_number() {
        for right in ["1/1", "3/16", "10000/10000"] {
            assert_eq!(
                Part::parse(right).map(|p| p.to_string()).as_deref(),
                Some(right)
            );
        }
        for wrong in [
            "", "0/3", "4/3", "1", "1/", "/2", "a/b", "-1/2", "1/10001", "1/2/3",
        ] {
            assert_eq!(Part::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_file_is_in_exactly_one_part() {
        let parts: Vec<Part> = (1..=7)
            .filter_map(|n| Part::parse(&format!("{n}/7")))
            .collect();
        let mut sizes = [0; 7];
        for n in 0..1000 {
            let path = SafePath::new(&format!("projects/p{n}/index.html")).expect("safe");
            let homes: Vec<usize> = (0..7).filter(|at| parts[*at].has(&path)).collect();
            assert_eq!(homes.len(), 1, "{n}");
            sizes[homes[0]] += 1;
        }
        assert!(sizes.iter().all(|size| 100 < *size), "{sizes:?}");
    }
}
