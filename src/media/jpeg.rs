//! JPEG (ITU T.81): a chain of segments, with coded data behind each start of a scan.

use super::{Cleaned, Fault, Private, exif, take};
use std::collections::BTreeSet;

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Keeps tables, frames, scans, the colour profile, and the two notes that decoders need to get the
/// colours right (JFIF without its thumbnail, Adobe's APP14); everything behind the end goes.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut cut = BTreeSet::new();
    let mut kept = vec![0xff, START];
    let orientation = exif::of_file(bytes).orientation;
    let mut at = 2;
    let mut is_turned = false;
    // Whoever decodes it has to see that the end is missing: the picture may be cut.
    let mut end = Vec::new();
    while let Some(marker) = marker(bytes, &mut at)? {
        if marker == END {
            end = vec![0xff, END];
            break;
        }
        let segment = segment(bytes, &mut at)?;
        // The note on the orientation stands before everything but JFIF, as the standard wants it.
        if marker != 0xe0 && !is_turned {
            is_turned = true;
            turned(&mut kept, orientation);
        }
        match content(marker, segment) {
            Some(content) => put(&mut kept, marker, content),
            None => cut.extend(private(marker, segment)),
        }
        if marker == SCAN {
            kept.extend_from_slice(coded(bytes, &mut at));
        }
    }
    if !is_turned {
        return Err(Fault::Truncated);
    }
    kept.extend(end);
    if bytes
        .get(at..)
        .is_some_and(|rest| rest.iter().any(|byte| *byte != 0))
    {
        cut.insert(Private::Preview);
    }
    Ok(Cleaned { bytes: kept, cut })
}

/// What the frame of a picture says of it.
pub(super) struct Frame {
    /// How it is coded: `0xc0` and `0xc1` in one go, `0xc2` in steps, others as browsers do not read
    /// it.
    pub marker: u8,
    /// Bits of a value.
    pub bits: u8,
    /// 1 for grey, 3 for the colours of a screen, 4 for those of a press.
    pub channels: u8,
}

/// The frame; `None` where there is none before the picture's data.
pub(super) fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut at = 2;
    loop {
        let marker = marker(bytes, &mut at).ok()??;
        if matches!(marker, END | SCAN) {
            return None;
        }
        let segment = segment(bytes, &mut at).ok()?;
        // Tables of codes have numbers among those of frames.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some(Frame {
                marker,
                bits: *segment.first()?,
                channels: *segment.get(5)?,
            });
        }
    }
}

/// Whether a file goes on up to the mark of its end; one that was cut does not.
pub(super) fn has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Ok(Some(marker)) = marker(bytes, &mut at) {
        if marker == END {
            return true;
        }
        if segment(bytes, &mut at).is_err() {
            return false;
        }
        if marker == SCAN {
            coded(bytes, &mut at);
        }
    }
    false
}

/// The next marker; `None` at the end of a file whose own end is missing, which browsers show too.
fn marker(bytes: &[u8], at: &mut usize) -> Result<Option<u8>, Fault> {
    match bytes.get(*at) {
        None => return Ok(None),
        Some(0xff) => {}
        Some(_) => return Err(Fault::Malformed),
    }
    // Any number of fill bytes may stand before a marker.
    while bytes.get(*at) == Some(&0xff) {
        *at += 1;
    }
    let Some(marker) = bytes.get(*at) else {
        return Ok(None);
    };
    *at += 1;
    Ok(Some(*marker))
}

/// The content of a segment, behind its length.
fn segment<'b>(bytes: &'b [u8], at: &mut usize) -> Result<&'b [u8], Fault> {
    let length = take(bytes, at, 2)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    take(bytes, at, length.checked_sub(2).ok_or(Fault::Malformed)?)
}

/// Coded data up to the next marker; a zero or a restart behind `0xff` belongs to the data.
fn coded<'b>(bytes: &'b [u8], at: &mut usize) -> &'b [u8] {
    let begin = *at;
    while let Some(byte) = bytes.get(*at) {
        let is_marker = *byte == 0xff
            && bytes
                .get(*at + 1)
                .is_some_and(|next| !matches!(next, 0 | 0xd0..=0xd7 | 0xff));
        if is_marker {
            break;
        }
        *at += 1;
    }
    &bytes[begin..*at]
}

/// What is kept of a segment.
fn content(marker: u8, segment: &[u8]) -> Option<&[u8]> {
    match marker {
        // The thumbnail of JFIF begins behind 14 bytes; `put` writes that it has no size.
        0xe0 => (segment.starts_with(b"JFIF\0") && 14 <= segment.len()).then(|| &segment[..14]),
        0xe2 => segment.starts_with(b"ICC_PROFILE\0").then_some(segment),
        0xee => (segment.starts_with(b"Adobe") && 12 <= segment.len()).then(|| &segment[..12]),
        // Frames, Huffman and arithmetic tables, scans, quantisation, lines, restarts.
        0xc0..=0xcf | 0xda..=0xdf => Some(segment),
        _ => None,
    }
}

fn put(kept: &mut Vec<u8>, marker: u8, content: &[u8]) {
    let length = content.len() as u16 + 2;
    kept.extend([0xff, marker]);
    kept.extend(length.to_be_bytes());
    kept.extend_from_slice(content);
    if marker == 0xe0 {
        let size_of_thumbnail = kept.len() - 2;
        kept[size_of_thumbnail..].fill(0);
    }
}

fn turned(kept: &mut Vec<u8>, orientation: u8) {
    if orientation != 1 {
        put(
            kept,
            0xe1,
            &[b"Exif\0\0".as_slice(), &exif::bare(orientation)].concat(),
        );
    }
}

/// What a segment that goes has told.
fn private(marker: u8, segment: &[u8]) -> BTreeSet<Private> {
    match segment.strip_prefix(b"Exif\0\0") {
        Some(block) if marker == 0xe1 => exif::of_block(block).private,
        _ if segment.starts_with(b"MPF\0") || segment.starts_with(b"JFXX\0") => {
            BTreeSet::from([Private::Preview])
        }
        _ => BTreeSet::from([Private::Notes]),
    }
}
