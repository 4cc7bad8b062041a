//! Fonts of the site's own, laid beside the pages that are printed and nowhere else: their licence
//! seldom lets them be published.

use crate::io::{Failure, Scratch};
use crate::media::font::{Face, face};
use crate::model::PaperFont;
use crate::source::Source;
use std::fmt::Write;

/// The style sheet of paper.
const STYLE: &str = "paper.css";

/// Copies the fonts and names them in the style sheet of paper, whose lists of typefaces begin with
/// `milepost sans`, `milepost serif` and `milepost kai`.
///
/// # Errors
/// A font cannot be read any more, or not be copied.
pub fn lay(scratch: &Scratch, source: &dyn Source, fonts: &[PaperFont]) -> Result<(), Failure> {
    if fonts.is_empty() || !scratch.at(STYLE).exists() {
        return Ok(());
    }
    let mut style = String::new();
    for (at, own) in fonts.iter().enumerate() {
        let path = format!("content/{}", own.file);
        let bytes = source.find(&path).map(|file| source.read(file));
        let bytes = bytes.unwrap_or_else(|| Err(std::io::ErrorKind::NotFound.into()));
        let bytes = bytes.map_err(|error| Failure::world("read", &path, error))?;
        let name = format!("own-fonts/{at}");
        scratch.lay(&name, &bytes)?;
        let Some(face) = face(bytes) else {
            continue;
        };
        rule(&mut style, own, face, &name);
    }
    scratch.write(STYLE, &(style + &scratch.read(STYLE)?))
}

fn rule(style: &mut String, own: &PaperFont, face: Face, name: &str) {
    let slant = if face.is_italic { "italic" } else { "normal" };
    let (role, weight) = (own.role.word(), face.weight);
    writeln!(
        style,
        "@font-face{{font-family:\"milepost {role}\";font-weight:{weight};font-style:{slant};\
         src:url(\"{name}\")}}"
    )
    .unwrap_or_else(|e| panic!("a text in memory takes any words: {e}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{FileId, SafePath, Span};
    use crate::media::font::Outlines;
    use crate::model::{FontRole, InFile};

    #[test]
    fn a_font_is_named_by_its_typeface_with_its_own_weight_and_slant() {
        let own = PaperFont {
            role: FontRole::Kai,
            file: SafePath::new("fonts/kai.ttf").expect("a path"),
            place: InFile(Span::start_of(FileId(0))),
        };
        let face = Face {
            weight: 700,
            is_italic: true,
            outlines: Outlines::TrueType,
        };
        let mut style = String::new();
        rule(&mut style, &own, face, "own-fonts/2");
        let expected = "@font-face{font-family:\"milepost kai\";font-weight:700;\
                        font-style:italic;src:url(\"own-fonts/2\")}\n";
        assert_eq!(style, expected);
    }
}
