//! Images: their first bytes, and their size from their headers. No picture is decoded.

use super::Kind;
use crate::media::Format;

/// Whether the first bytes are those of this kind of image.
pub(super) fn begins(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Icon => bytes.starts_with(b"\0\0\x01\0"),
        _ => Format::of(bytes).is_some_and(|format| format.extensions() == kind.extensions()),
    }
}

/// Width and height in pixels, as the header says; `None` when it cannot be read.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    imagesize::blob_size(bytes)
        .ok()
        .map(|size| (size.width, size.height))
}
