//! What files of pictures and documents tell beside what they show.
//!
//! A photograph from a telephone names the place, the hour, the device and often its owner; a
//! document names who wrote it. Pictures are cut without being encoded again: the parts of a file
//! that are needed to show it are kept as they are, all others go, so that a kind of note that
//! nobody has thought of goes too. Documents are only read: an office decides itself what they may
//! tell.

mod document;
mod exif;
pub mod font;
mod avif;
mod gif;
mod jpeg;
pub mod kind;
pub mod photo;
mod png;
mod webp;
#[cfg(test)]
mod tests;

pub use document::{Trace, traces};

use std::collections::BTreeSet;

/// A format of pictures that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ISO 10918, with `\xff\xd8` at its beginning.
    Jpeg,
    /// Portable network graphics.
    Png,
    /// RIFF with the form `WEBP`.
    Webp,
    /// GIF 87a and 89a.
    Gif,
    /// ISO base media with the brand `avif` or `avis`.
    Avif,
}

impl Format {
    /// The format that the first bytes prove; `None` for anything else.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        let brand = |at: usize| matches!(bytes.get(at..at + 4), Some(b"avif" | b"avis"));
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
            _ if bytes.starts_with(png::SIGNATURE) => Some(Format::Png),
            _ if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") => Some(Format::Gif),
            _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => {
                Some(Format::Webp)
            }
            _ if bytes.get(4..8) == Some(b"ftyp") => {
                let end = u32_at(bytes, 0)
                    .map_or(0, |size| size as usize)
                    .min(bytes.len());
                let compatible = (16..end).step_by(4);
                std::iter::once(8)
                    .chain(compatible)
                    .any(brand)
                    .then_some(Format::Avif)
            }
            _ => None,
        }
    }

    /// What a file of the format may be called after its last dot, in lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Format::Jpeg => &["jpg", "jpeg"],
            Format::Png => &["png"],
            Format::Webp => &["webp"],
            Format::Gif => &["gif"],
            Format::Avif => &["avif"],
        }
    }
}

/// A kind of thing that a picture told and that was cut from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// Where it was taken.
    Place,
    /// Names of people: artist, owner, rights holder.
    Person,
    /// Camera, lens and their serial numbers.
    Device,
    /// When it was taken or changed.
    Time,
    /// Comments, captions, keywords, the history of editing.
    Notes,
    /// Smaller copies and second pictures, which can show what was cropped away.
    Preview,
}

/// A picture that shows the same and tells nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The file; the picture's own data are those of the original, byte for byte.
    pub bytes: Vec<u8>,
    /// What was cut, each kind once; empty when there was nothing.
    pub cut: BTreeSet<Private>,
}

/// Why a file is not the picture that it begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It begins like none of the formats.
    Unknown,
    /// It ends inside one of its parts.
    Truncated,
    /// One of its parts contradicts another.
    Malformed,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Fault::Unknown => "is no picture of a known format",
            Fault::Truncated => "ends before its picture does",
            Fault::Malformed => "is damaged: its parts contradict each other",
        })
    }
}

/// A picture without anything but what is needed to show it: its data, its colours, and a bare
/// orientation where it is stored turned.
///
/// # Errors
/// When the parts of the file cannot be told apart.
pub fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    match Format::of(bytes).ok_or(Fault::Unknown)? {
        Format::Jpeg => jpeg::cleaned(bytes),
        Format::Png => png::cleaned(bytes),
        Format::Webp => webp::cleaned(bytes),
        Format::Gif => gif::cleaned(bytes),
        Format::Avif => avif::cleaned(bytes),
    }
}

/// Whether a picture is shown on its side, so that its width and height change places.
///
/// Only for formats that say so in Exif (JPEG, PNG, WebP); AVIF turns by a property of its own.
pub fn is_on_its_side(bytes: &[u8]) -> bool {
    let Some(Format::Jpeg | Format::Png | Format::Webp) = Format::of(bytes) else {
        return false;
    };
    5 <= exif::of_file(bytes).orientation
}

/// The next `count` bytes at a place that is moved behind them.
fn take<'b>(bytes: &'b [u8], at: &mut usize, count: usize) -> Result<&'b [u8], Fault> {
    let end = at.checked_add(count).ok_or(Fault::Truncated)?;
    let taken = bytes.get(*at..end).ok_or(Fault::Truncated)?;
    *at = end;
    Ok(taken)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}
