//! PNG: a signature and a chain of chunks, each with length, name, data and check sum.

use super::{Cleaned, Fault, Private, exif, take, u32_at};
use std::collections::BTreeSet;

/// The first eight bytes.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are needed to show a picture, its frames and its colours.
const SHOWN: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"mDCv", b"cLLI", b"cLLi", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL",
    b"fcTL", b"fdAT",
];

/// Keeps the chunks that show something as they are; whatever stands behind the end goes.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut cut = BTreeSet::new();
    let mut kept = SIGNATURE.to_vec();
    let orientation = exif::of_file(bytes).orientation;
    let mut at = SIGNATURE.len();
    loop {
        let begin = at;
        let length = u32_at(take(bytes, &mut at, 4)?, 0).ok_or(Fault::Truncated)? as usize;
        let name = take(bytes, &mut at, 4)?;
        let data = take(bytes, &mut at, length)?;
        take(bytes, &mut at, 4)?;
        if SHOWN.iter().any(|shown| shown.as_slice() == name) {
            kept.extend_from_slice(&bytes[begin..at]);
        } else {
            cut.extend(private(name, data));
        }
        match name {
            b"IHDR" if orientation != 1 => put(&mut kept, *b"eXIf", &exif::bare(orientation)),
            b"IEND" => break,
            _ => {}
        }
    }
    // What stands behind the end may be a second picture.
    if at < bytes.len() {
        cut.insert(Private::Preview);
    }
    Ok(Cleaned { bytes: kept, cut })
}

fn private(name: &[u8], data: &[u8]) -> BTreeSet<Private> {
    match name {
        b"eXIf" => exif::of_block(data).private,
        b"tIME" => BTreeSet::from([Private::Time]),
        _ => BTreeSet::from([Private::Notes]),
    }
}

fn put(kept: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let begin = kept.len() + 4;
    kept.extend((data.len() as u32).to_be_bytes());
    kept.extend(name);
    kept.extend_from_slice(data);
    let sum = check_sum(&kept[begin..]);
    kept.extend(sum.to_be_bytes());
}

/// The cyclic redundancy check of PNG, annex D: polynomial 0xedb88320, all ones before and after.
fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| {
            if s & 1 == 1 {
                0xedb8_8320 ^ (s >> 1)
            } else {
                s >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}
