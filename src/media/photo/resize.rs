//! Scaling: a cubic filter (Catmull-Rom) as wide as a pixel of the result, first over columns,
//! then over rows.
//!
//! Values are averaged as they are stored, without going to linear light, as browsers do when they
//! scale: a photograph looks the same whichever of its sizes is shown. The weights are whole
//! numbers of 1/16384, made with nothing but sums, products and quotients of floating point
//! numbers, which are the same on every machine; no sine, as another filter would need, which is
//! not.

use super::Pixels;

/// How many bits of a weight stand behind its point.
const BITS: u32 = 14;

/// What one pixel of the result is made of: the first pixel of the source, and the weight of it
/// and of those behind it.
struct Taps {
    first: usize,
    weights: Vec<i32>,
}

/// The pixels in another size. Both sides are at least 1.
pub(super) fn resized(source: &Pixels, (width, height): (usize, usize)) -> Pixels {
    let lower = match height == source.height {
        true => None,
        false => Some(over_columns(source, height)),
    };
    let source = lower.as_ref().unwrap_or(source);
    over_rows(source, width)
}

/// For each pixel of a side of `to` pixels what it is made of, of a side of `from` pixels.
fn taps(from: usize, to: usize) -> Vec<Taps> {
    let scale = from as f64 / to as f64;
    let wide = scale.max(1.0);
    let one = |at: usize| {
        let centre = (at as f64 + 0.5) * scale;
        let first = (centre - 2.0 * wide).floor().max(0.0) as usize;
        let end = ((centre + 2.0 * wide).ceil() as usize).min(from);
        let raw: Vec<f64> = (first..end)
            .map(|from| cubic((from as f64 + 0.5 - centre) / wide))
            .collect();
        let sum: f64 = raw.iter().sum();
        let whole = f64::from(1 << BITS);
        let mut weights: Vec<i32> = raw
            .iter()
            .map(|w| (w / sum * whole).round() as i32)
            .collect();
        // What rounding leaves goes to the middle, so that an even area stays even.
        let left = (1 << BITS) - weights.iter().sum::<i32>();
        let middle = weights.len() / 2;
        weights[middle] += left;
        Taps { first, weights }
    };
    (0..to).map(one).collect()
}

/// The filter of Catmull and Rom at a distance from the centre.
fn cubic(at: f64) -> f64 {
    let at = at.abs();
    if at < 1.0 {
        (1.5 * at - 2.5) * at * at + 1.0
    } else if at < 2.0 {
        ((-0.5 * at + 2.5) * at - 4.0) * at + 2.0
    } else {
        0.0
    }
}

/// A sum of weighted pixels as a pixel.
fn settled(sum: i32) -> u8 {
    (sum >> BITS).clamp(0, 255) as u8
}

// The sums below cannot leave their range: weights of all taps together are less than 2 in either
// direction, which is below 2^23 for values of 8 bits. So the checks for that, which cost half of
// the time, are left out.

fn over_columns(source: &Pixels, height: usize) -> Pixels {
    let row = source.width * source.channels;
    let mut bytes = Vec::with_capacity(row * height);
    let mut sums = vec![0i32; row];
    for taps in taps(source.height, height) {
        sums.fill(1 << (BITS - 1));
        let rows = source.bytes[taps.first * row..].chunks_exact(row);
        for (pixels, weight) in rows.zip(&taps.weights) {
            for (sum, pixel) in sums.iter_mut().zip(pixels) {
                *sum = sum.wrapping_add(i32::from(*pixel).wrapping_mul(*weight));
            }
        }
        bytes.extend(sums.iter().map(|sum| settled(*sum)));
    }
    Pixels {
        height,
        width: source.width,
        channels: source.channels,
        bytes,
    }
}

fn over_rows(source: &Pixels, width: usize) -> Pixels {
    let taps = taps(source.width, width);
    let mut bytes = Vec::with_capacity(width * source.channels * source.height);
    for row in source.bytes.chunks_exact(source.width * source.channels) {
        match source.channels {
            1 => row_of::<1>(row, &taps, &mut bytes),
            _ => row_of::<3>(row, &taps, &mut bytes),
        }
    }
    Pixels {
        width,
        height: source.height,
        channels: source.channels,
        bytes,
    }
}

fn row_of<const N: usize>(row: &[u8], taps: &[Taps], bytes: &mut Vec<u8>) {
    for taps in taps {
        let mut sums = [1i32 << (BITS - 1); N];
        let pixels = row[taps.first * N..].chunks_exact(N);
        for (pixel, weight) in pixels.zip(&taps.weights) {
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum = sum.wrapping_add(i32::from(*value).wrapping_mul(*weight));
            }
        }
        bytes.extend(sums.map(settled));
    }
}
