//! Addresses as codes that a camera reads, for paper.

use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;

/// Modules of white around the code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A QR code of an address as inline SVG within its white; empty for an address too long for one
/// (over 2,331 bytes).
pub fn code(address: &str) -> String {
    drawn(address, QUIET)
}

/// The same without any white, for paper that has it around: its dark edge stands on a margin.
pub fn bare(address: &str) -> String {
    drawn(address, 0)
}

/// A quarter of it may be dirty and it still reads (error correction level Q where it fits in
/// version 10, else M), so that it survives a photocopy.
fn drawn(address: &str, quiet: usize) -> String {
    let level = if address.len() <= 151 { ECL::Q } else { ECL::M };
    let Ok(qr) = QRBuilder::new(address).ecl(level).build() else {
        return String::new();
    };
    let side = qr.size + 2 * quiet;
    let mut path = String::new();
    for y in 0..qr.size {
        let row = &qr[y];
        let mut x = 0;
        while x < qr.size {
            let run = (x..qr.size).take_while(|at| row[*at].value()).count();
            if 0 < run {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + quiet, y + quiet);
            }
            x += run.max(1);
        }
    }
    format!(
        "<svg class=\"pr-qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" \
         focusable=\"false\"><rect width=\"{side}\" height=\"{side}\"/><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_the_three_corners_that_a_camera_looks_for() {
        let svg = code("https://results.example/quarters/2021-q3/");
        // The top line of the finder patterns: seven dark modules at both ends of the first row.
        assert!(svg.contains("M4 4h7v1h-7z"), "{svg}");
        let side: usize = svg
            .split("viewBox=\"0 0 ")
            .nth(1)
            .and_then(|s| s.split(' ').next())
            .and_then(|n| n.parse().ok())
            .expect("a size");
        assert!(svg.contains(&format!("M{} 4h7v1h-7z", side - 11)), "{svg}");
        assert_eq!(code(&"x".repeat(3000)), "");
    }
}
