//! Exif as far as it matters here: how a picture is turned, and what kinds of things it tells.

use super::Private;
use exif::{Context, Exif, In, Reader, Tag};
use std::collections::BTreeSet;
use std::io::Cursor;

/// What the Exif block of a picture says.
#[derive(Debug)]
pub(super) struct Said {
    /// 1 to 8 as in the standard; 1 is upright.
    pub orientation: u8,
    /// The kinds of other things it tells; empty for a block that is silent or missing.
    pub private: BTreeSet<Private>,
}

/// Reads the block of a whole file; upright and silent when there is none.
pub(super) fn of_file(bytes: &[u8]) -> Said {
    said(
        Reader::new()
            .continue_on_error(true)
            .read_from_container(&mut Cursor::new(bytes)),
    )
}

/// Reads a block itself, from its byte order mark on.
pub(super) fn of_block(tiff: &[u8]) -> Said {
    said(
        Reader::new()
            .continue_on_error(true)
            .read_raw(tiff.to_vec()),
    )
}

fn said(read: Result<Exif, exif::Error>) -> Said {
    let read = read.or_else(|error| error.distill_partial_result(|_| {}));
    let Ok(exif) = read else {
        return Said {
            orientation: 1,
            private: BTreeSet::new(),
        };
    };
    let orientation = exif
        .get_field(Tag::Orientation, In::PRIMARY)
        .and_then(|f| f.value.get_uint(0));
    let orientation = orientation
        .and_then(|o| u8::try_from(o).ok())
        .filter(|o| (1..=8).contains(o));
    Said {
        orientation: orientation.unwrap_or(1),
        private: exif.fields().filter_map(private).collect(),
    }
}

/// What a field tells about; `None` for those that only describe the picture's own data.
fn private(field: &exif::Field) -> Option<Private> {
    if field.tag.context() == Context::Gps {
        return Some(Private::Place);
    }
    if field.ifd_num == In::THUMBNAIL {
        return Some(Private::Preview);
    }
    Some(match field.tag {
        Tag::Orientation
        | Tag::XResolution
        | Tag::YResolution
        | Tag::ResolutionUnit
        | Tag::YCbCrPositioning
        | Tag::ColorSpace
        | Tag::PixelXDimension
        | Tag::PixelYDimension
        | Tag::ExifVersion
        | Tag::FlashpixVersion
        | Tag::ComponentsConfiguration => return None,
        Tag::Artist | Tag::Copyright | Tag::CameraOwnerName => Private::Person,
        Tag::DateTime
        | Tag::DateTimeOriginal
        | Tag::DateTimeDigitized
        | Tag::OffsetTime
        | Tag::OffsetTimeOriginal
        | Tag::SubSecTime
        | Tag::SubSecTimeOriginal => Private::Time,
        Tag::ImageDescription | Tag::UserComment | Tag::Software | Tag::MakerNote => Private::Notes,
        _ => Private::Device,
    })
}

/// A block that says how a picture is turned and nothing else: the header, one entry, no next
/// block.
pub(super) fn bare(orientation: u8) -> [u8; 26] {
    let mut block = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0";
    block[19] = orientation;
    block
}
