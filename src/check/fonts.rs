//! Fonts of the site's own: each is there, and is a font.

use super::Context;
use crate::base::{Code, Diagnostics};
use crate::media::font;
use crate::yaml::did_you_mean;

/// Looks at the fonts that `site.yaml` names.
pub(super) fn fonts(context: Context<'_>, diags: &mut Diagnostics) {
    for own in &context.settings.fonts {
        let (file, span) = (&own.file, own.place.0);
        let Some(found) = context.source.find(&format!("content/{file}")) else {
            let files = context.source.files().iter();
            let known: Vec<&str> = files
                .filter_map(|f| f.path.strip_prefix("content/"))
                .collect();
            let hint = match did_you_mean(file.as_str(), &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("put the font at content/{file}"),
            };
            diags.push(
                Code::MissingFile,
                span,
                format!("`{file}` does not exist"),
                hint,
            );
            continue;
        };
        let message = match context.source.read(found) {
            Ok(bytes) => match font::face(bytes) {
                Some(_) => continue,
                None => format!("`{file}` is no font"),
            },
            Err(error) => format!("`{file}` cannot be read: {error}"),
        };
        let hint = "name a TrueType font, a `.ttf` file";
        diags.push(Code::BadFont, span, message, hint);
    }
}
