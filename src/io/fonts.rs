//! The fonts that are installed, by the names that style sheets use.

use crate::media::font::Outlines;
use fontdb::{Database, ID};

/// The installed fonts.
pub struct Fonts(Database);

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
        self.0.with_face_data(face, Outlines::of)
    }
}
