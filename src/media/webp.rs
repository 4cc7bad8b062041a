//! WebP: a RIFF form of chunks, each with name, length, data and padding to an even length.

use super::{Cleaned, Fault, Private, exif, take};
use std::collections::BTreeSet;

/// Chunks that are needed to show a picture.
const SHOWN: &[&[u8; 4]] = &[
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
];
/// Chunks inside a frame of an animation, behind the 16 bytes that place it.
const SHOWN_IN_FRAME: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"ALPH"];

/// Bits of the extended header that announce metadata.
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

/// Keeps the chunks that show something, announces what is kept, and cuts what stands behind the
/// form.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut cut = BTreeSet::new();
    let mut at = 4;
    let length = little(take(bytes, &mut at, 4)?) as usize;
    let end = at
        .checked_add(length)
        .filter(|end| *end <= bytes.len())
        .ok_or(Fault::Truncated)?;
    if end < bytes.len() {
        cut.insert(Private::Preview);
    }
    let orientation = exif::of_file(bytes).orientation;
    let mut form = b"WEBP".to_vec();
    let chunks = kept(&bytes[12..end], SHOWN, &mut cut)?;
    let mut is_extended = false;
    for (name, data) in chunks {
        match name {
            b"ANMF" if 16 <= data.len() => {
                let mut frame = data[..16].to_vec();
                for (name, data) in kept(&data[16..], SHOWN_IN_FRAME, &mut cut)? {
                    put(&mut frame, name, data);
                }
                put(&mut form, name, &frame);
            }
            b"VP8X" if 10 <= data.len() => {
                is_extended = true;
                let mut header = data.to_vec();
                header[0] &= !(HAS_EXIF | HAS_XMP);
                header[0] |= if orientation == 1 { 0 } else { HAS_EXIF };
                put(&mut form, name, &header);
            }
            _ => put(&mut form, name, data),
        }
    }
    // A file without the extended header cannot say that it is turned, and never did.
    if is_extended && orientation != 1 {
        put(&mut form, b"EXIF", &exif::bare(orientation));
    }
    let length = (form.len() as u32).to_le_bytes();
    Ok(Cleaned {
        bytes: [b"RIFF".as_slice(), &length, &form].concat(),
        cut,
    })
}

type Chunk<'b> = (&'b [u8], &'b [u8]);

/// The chunks that may stay; what the others told is added to `cut`.
fn kept<'b>(
    bytes: &'b [u8],
    shown: &[&[u8; 4]],
    cut: &mut BTreeSet<Private>,
) -> Result<Vec<Chunk<'b>>, Fault> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let name = take(bytes, &mut at, 4)?;
        let length = little(take(bytes, &mut at, 4)?) as usize;
        let data = take(bytes, &mut at, length)?;
        // The last chunk of some files lacks its padding.
        at = (at + length % 2).min(bytes.len());
        match name {
            _ if shown.iter().any(|shown| shown.as_slice() == name) => kept.push((name, data)),
            b"EXIF" => {
                cut.extend(exif::of_block(data.strip_prefix(b"Exif\0\0").unwrap_or(data)).private)
            }
            _ => cut.extend([Private::Notes]),
        }
    }
    Ok(kept)
}

fn put(form: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    form.extend_from_slice(name);
    form.extend((data.len() as u32).to_le_bytes());
    form.extend_from_slice(data);
    if data.len() % 2 == 1 {
        form.push(0);
    }
}

fn little(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}
