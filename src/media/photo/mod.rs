//! Photographs made smaller: JPEG in, JPEG out, upright and with nothing but colours.
//!
//! The same bytes come out on every machine. The decoder is built without instructions that only
//! some processors have; scaling and encoding are done here with whole numbers.

mod encode;
mod resize;
#[cfg(test)]
mod tests;

use super::{exif, jpeg};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Another number whenever the same photograph and quality give other bytes, so that no file made
/// before is taken for one of now.
pub const MAKER: u32 = 1;

/// The longest side that a JPEG can have.
const LONGEST: usize = 65_535;

/// Rows of pixels of one byte for each channel, from the top.
pub(super) struct Pixels {
    pub width: usize,
    pub height: usize,
    /// 1 for grey, 3 for red, green and blue.
    pub channels: usize,
    pub bytes: Vec<u8>,
}

/// Why a JPEG cannot be made smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It has the four colours of a press, which few browsers show as they were meant.
    Press,
    /// It has more than 8 bits a value, which browsers do not show.
    Bits(u8),
    /// It is coded in a way that browsers do not read.
    Coding,
}

/// What keeps a JPEG from being made smaller; `None` for one that can be, in grey or in colours of
/// a screen and coded as browsers read it, and for all that is no JPEG.
pub fn hindrance(bytes: &[u8]) -> Option<Hindrance> {
    if super::Format::of(bytes) != Some(super::Format::Jpeg) {
        return None;
    }
    let Some(frame) = jpeg::frame(bytes) else {
        return Some(Hindrance::Coding);
    };
    match (frame.marker, frame.bits, frame.channels) {
        (0xc0..=0xc2, 8, 1 | 3) => None,
        (0xc0..=0xc2, 8, 4) => Some(Hindrance::Press),
        (0xc0..=0xc2, bits, _) if bits != 8 => Some(Hindrance::Bits(bits)),
        _ => Some(Hindrance::Coding),
    }
}

/// Whether a file is a photograph that can be made smaller.
pub fn is_photo(bytes: &[u8]) -> bool {
    super::Format::of(bytes) == Some(super::Format::Jpeg) && hindrance(bytes).is_none()
}

/// Whether a photograph can be decoded.
///
/// # Errors
/// Why it cannot, as what follows the file's name in a sentence.
pub fn tried(bytes: &[u8]) -> Result<(), String> {
    decoded(bytes).map(drop)
}

/// A photograph in several sizes, in pixels as a reader sees it, the largest last; each comes out
/// upright, with the colour profile of the photograph. `quality` is from 1 to 100.
///
/// # Errors
/// Why it cannot be decoded, as what follows the file's name in a sentence.
pub fn renditions(
    bytes: &[u8],
    sizes: &[(usize, usize)],
    quality: u8,
) -> Result<Vec<Vec<u8>>, String> {
    let Some((largest, smaller)) = sizes.split_last() else {
        return Ok(Vec::new());
    };
    let (photo, profile) = decoded(bytes)?;
    let orientation = exif::of_file(bytes).orientation;
    let lying = |(width, height): (usize, usize)| match orientation {
        5.. => (height, width),
        _ => (width, height),
    };
    // Scaled from the largest, which is let go of the decoded photograph first: that is the most
    // memory that is ever needed.
    let largest = resize::resized(&photo, lying(*largest));
    drop(photo);
    let jpeg = |pixels: &Pixels| {
        let upright = upright(pixels, orientation);
        encode::jpeg(&upright, quality, profile.as_deref())
    };
    let smaller = smaller.iter();
    let mut made: Vec<Vec<u8>> = smaller
        .map(|size| jpeg(&resize::resized(&largest, lying(*size))))
        .collect();
    made.push(jpeg(&largest));
    Ok(made)
}

/// The pixels as they lie in the file, and its colour profile.
fn decoded(bytes: &[u8]) -> Result<(Pixels, Option<Vec<u8>>), String> {
    let frame = jpeg::frame(bytes).ok_or("has no readable size")?;
    let channels = if frame.channels == 1 { 1 } else { 3 };
    let colours = match channels {
        1 => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    let options = DecoderOptions::default()
        .set_max_width(LONGEST)
        .set_max_height(LONGEST)
        // Of a file that was cut the rest would be made up, and be published.
        .set_strict_mode(!jpeg::has_end(bytes))
        .jpeg_set_out_colorspace(colours);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let decoded = decoder.decode();
    let bytes = decoded.map_err(|error| {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default().trim().to_owned();
        format!("cannot be decoded: {first}")
    })?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    if bytes.len() != width * height * channels || bytes.is_empty() {
        return Err("cannot be decoded: its parts contradict each other".to_owned());
    }
    let pixels = Pixels {
        width,
        height,
        channels,
        bytes,
    };
    Ok((pixels, decoder.icc_profile()))
}

/// The pixels turned and mirrored as the orientation of Exif, 1 to 8, says.
fn upright(pixels: &Pixels, orientation: u8) -> Pixels {
    let (w, h, n) = (pixels.width, pixels.height, pixels.channels);
    let (width, height) = if orientation < 5 { (w, h) } else { (h, w) };
    let mut bytes = Vec::with_capacity(pixels.bytes.len());
    for y in 0..height {
        for x in 0..width {
            let (column, row) = match orientation {
                2 => (w - 1 - x, y),
                3 => (w - 1 - x, h - 1 - y),
                4 => (x, h - 1 - y),
                5 => (y, x),
                6 => (y, h - 1 - x),
                7 => (w - 1 - y, h - 1 - x),
                8 => (w - 1 - y, x),
                _ => (x, y),
            };
            let at = (row * w + column) * n;
            bytes.extend_from_slice(&pixels.bytes[at..at + n]);
        }
    }
    Pixels {
        width,
        height,
        channels: n,
        bytes,
    }
}
