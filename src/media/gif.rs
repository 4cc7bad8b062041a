//! GIF 87a and 89a: a header, tables of colours, and blocks until the trailer.

use super::{Cleaned, Fault, Private, take};
use std::collections::BTreeSet;

/// Extensions by applications that change how a picture is shown: repetition and the colour
/// profile.
const SHOWN: &[&[u8; 11]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// Keeps pictures, their timing, repetition and colours; comments, text and other applications'
/// notes go.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut cut = BTreeSet::new();
    let mut at = 0;
    // Six bytes of signature and seven of the screen, whose fifth announces colours.
    let header = take(bytes, &mut at, 13)?;
    colours(bytes, &mut at, header[10])?;
    let mut kept = bytes[..at].to_vec();
    loop {
        let begin = at;
        // Some programs leave the trailer out, and browsers do not mind.
        match take(bytes, &mut at, 1).map_or(b';', |first| first[0]) {
            b';' => break,
            b',' => {
                let place = take(bytes, &mut at, 9)?;
                colours(bytes, &mut at, place[8])?;
                // The least size of a code stands before the coded blocks.
                take(bytes, &mut at, 1)?;
                blocks(bytes, &mut at)?;
                kept.extend_from_slice(&bytes[begin..at]);
            }
            b'!' => {
                let label = take(bytes, &mut at, 1)?[0];
                let name = bytes.get(at + 1..at + 12).unwrap_or_default();
                blocks(bytes, &mut at)?;
                // A graphic control (0xf9) holds timing and transparency.
                if label == 0xf9
                    || (label == 0xff && SHOWN.iter().any(|shown| shown.as_slice() == name))
                {
                    kept.extend_from_slice(&bytes[begin..at]);
                } else {
                    cut.insert(Private::Notes);
                }
            }
            _ => return Err(Fault::Malformed),
        }
    }
    kept.push(b';');
    // What stands behind the end may be a second picture.
    if at < bytes.len() {
        cut.insert(Private::Preview);
    }
    Ok(Cleaned { bytes: kept, cut })
}

/// Skips a table of colours if its flags announce one.
fn colours(bytes: &[u8], at: &mut usize, flags: u8) -> Result<(), Fault> {
    let size = if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    };
    take(bytes, at, size).map(drop)
}

/// Skips blocks up to the empty one.
fn blocks(bytes: &[u8], at: &mut usize) -> Result<(), Fault> {
    loop {
        let length = take(bytes, at, 1)?[0];
        take(bytes, at, length.into())?;
        if length == 0 {
            return Ok(());
        }
    }
}
