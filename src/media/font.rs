//! What the file of a font says of itself.

use fontdb::{Database, Source, Style};
use std::sync::Arc;

/// A font as far as a style sheet asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// How heavy its letters are, from 1 to 1000: 400 for those of a text, 700 for bold ones.
    pub weight: u16,
    /// Whether they slant.
    pub is_italic: bool,
    /// How it draws them.
    pub outlines: Outlines,
}

/// The only font of a file, or the first of a collection; `None` for anything but TrueType and
/// OpenType.
pub fn face(bytes: Vec<u8>) -> Option<Face> {
    let bytes = Arc::new(bytes);
    let mut all = Database::new();
    all.load_font_source(Source::Binary(bytes.clone()));
    let face = all.faces().next()?;
    Some(Face {
        weight: face.weight.0,
        is_italic: face.style != Style::Normal,
        outlines: Outlines::of(&bytes, face.index),
    })
}

/// How a font draws its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlines {
    /// As TrueType: a PDF has them as letters.
    TrueType,
    /// As PostScript (CFF), which browsers may put into a PDF as drawings.
    PostScript,
}

impl Outlines {
    /// Those of one font in a file or collection.
    pub fn of(data: &[u8], index: u32) -> Outlines {
        match has_cff(data, index).unwrap_or(false) {
            true => Outlines::PostScript,
            false => Outlines::TrueType,
        }
    }
}

/// Whether the directory of tables of an OpenType font or collection names `CFF ` or `CFF2`
/// (OpenType specification, "Organization of an OpenType Font").
fn has_cff(data: &[u8], index: u32) -> Option<bool> {
    let long =
        |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?) as usize);
    let start = match data.get(..4)? {
        b"ttcf" => long(12 + 4 * index as usize)?,
        _ => 0,
    };
    let count = u16::from_be_bytes(data.get(start + 4..start + 6)?.try_into().ok()?);
    let mut tags = (0..usize::from(count)).map(|n| data.get(start + 12 + 16 * n..)?.get(..4));
    Some(tags.any(|tag| matches!(tag, Some(b"CFF " | b"CFF2"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with tables of these tags, alone or as the second font of a collection.
    fn font(tags: &[&[u8; 4]], in_collection: bool) -> Vec<u8> {
        let mut data = Vec::new();
        if in_collection {
            data.extend(b"ttcf\0\x01\0\0\0\0\0\x02\0\0\0\0\0\0\0\x14");
        }
        data.extend([0, 1, 0, 0, 0, tags.len() as u8, 0, 0, 0, 0, 0, 0]);
        for tag in tags {
            data.extend(*tag);
            data.extend([0; 12]);
        }
        data
    }

    #[test]
    fn a_font_is_known_by_its_tables_alone_or_in_a_collection() {
        for (index, in_collection) in [(0, false), (1, true)] {
            let of = |tags: &[&[u8; 4]]| has_cff(&font(tags, in_collection), index);
            assert_eq!(of(&[b"glyf", b"head"]), Some(false));
            assert_eq!(of(&[b"head", b"CFF "]), Some(true));
        }
        assert_eq!(has_cff(b"ttcf", 0), None);
        assert_eq!(has_cff(b"", 3), None);
    }

    #[test]
    fn what_is_no_font_has_no_face() {
        for bytes in [&b""[..], b"No font.", b"wOF2\0\x01\0\0", b"OTTO\0\x09"] {
            assert_eq!(face(bytes.to_vec()), None, "{bytes:?}");
        }
    }
}
