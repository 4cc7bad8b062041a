//! The fonts that are installed, by the names that style sheets use.

use fontdb::{Database, ID};

/// The installed fonts.
pub struct Fonts(Database);

/// How a font draws its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlines {
    /// As TrueType: a PDF has them as letters.
    TrueType,
    /// As PostScript (CFF), which browsers may put into a PDF as drawings.
    PostScript,
}

impl Fonts {
    /// Looks at the fonts of the system and of the user.
    pub fn installed() -> Fonts {
        let mut all = Database::new();
        all.load_system_fonts();
        Fonts(all)
    }

    /// How the font of a family draws; `None` where it is not installed.
    pub fn family(&self, name: &str) -> Option<Outlines> {
        let is_named = |face: &&fontdb::FaceInfo| {
            let mut names = face.families.iter().map(|(name, _)| name);
            names.any(|own| own.eq_ignore_ascii_case(name))
        };
        let face = self.0.faces().find(is_named)?;
        self.outlines(face.id)
    }

    fn outlines(&self, face: ID) -> Option<Outlines> {
        let has_cff = self
            .0
            .with_face_data(face, |data, index| has_cff(data, index).unwrap_or(false));
        Some(match has_cff? {
            true => Outlines::PostScript,
            false => Outlines::TrueType,
        })
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
}
