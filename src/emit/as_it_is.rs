//! Images that go out as the author has them: which of those are worth a word.

use crate::base::{Code, Diagnostics, SafePath, Span};
use crate::media::kind::Kind;
use crate::media::photo::Hindrance;
use crate::render::context::Renderer;

/// An image of more bytes than this is one that a telephone waits for: 1 MiB.
const LARGE: u64 = 1 << 20;

/// Tells that an image goes out as it is, where that is not what an author who does nothing would
/// expect: it cannot be made smaller though it is a JPEG, or is large.
pub(super) fn as_it_is(renderer: &Renderer<'_>, path: &SafePath, diags: &mut Diagnostics) {
    let file = renderer.source.find(&format!("content/{path}"));
    let image = renderer.images.get(path.as_str());
    let Some((file, image)) = file.zip(image) else {
        return;
    };
    let bytes = renderer.source.files()[file.0 as usize].size;
    let are_left = renderer.site.settings.photos.widths.is_empty();
    let word = Kind::of(path.as_str()).map_or("image", Kind::word);
    let (what, hint) = match image.hindrance {
        Some(Hindrance::Press) => (
            "a JPEG in the four colours of a press (CMYK), which browsers show in wrong colours"
                .to_owned(),
            "save it again as JPEG in the colours of a screen (RGB)",
        ),
        Some(Hindrance::Bits(bits)) => (
            format!("a JPEG with {bits} bits a value, which browsers do not show"),
            "save it again as JPEG with 8 bits a value",
        ),
        Some(Hindrance::Coding) => (
            "a JPEG that is coded in a way that browsers do not read".to_owned(),
            "save it again as JPEG, baseline or progressive",
        ),
        None if image.photo.is_none() && LARGE < bytes && !are_left => {
            let (width, height) = image.size;
            let size = bytes.div_ceil(1 << 10);
            (
                format!("a {word} of {size} KiB, {width} × {height} pixels"),
                "save it as JPEG, which is made smaller, or make it smaller than 1 MiB yourself",
            )
        }
        None => return,
    };
    let message = format!("`{path}` goes out as it is: {what}");
    diags.push(Code::PhotoAsItIs, Span::start_of(file), message, hint);
}
