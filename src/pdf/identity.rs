//! The names of the elements of a PDF, which the browser counts from wherever it is.

use std::collections::BTreeMap;

/// The same file with its elements named by their rank, `node00000001` for the first.
///
/// Chromium counts them together with parts that are not printed, so that the same page can have
/// other names in two runs. All names have the same width and keep their order, so that no offset
/// and no sorted tree breaks.
pub fn renumbered(mut bytes: Vec<u8>) -> Vec<u8> {
    let found: Vec<(usize, [u8; WIDTH])> = places(&bytes).collect();
    let names = found.iter().map(|(_, digits)| *digits);
    let ranks: BTreeMap<[u8; WIDTH], usize> = names
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .zip(1..)
        .collect();
    for (at, digits) in found {
        if let Some(rank) = ranks.get(&digits) {
            bytes[at..at + WIDTH].copy_from_slice(format!("{rank:0WIDTH$}").as_bytes());
        }
    }
    bytes
}

const OPEN: &[u8] = b"(node";
const WIDTH: usize = 8;

/// Where the digits of a name stand, and which they are.
fn places(bytes: &[u8]) -> impl Iterator<Item = (usize, [u8; WIDTH])> {
    let whole = OPEN.len() + WIDTH;
    bytes
        .windows(whole + 1)
        .enumerate()
        .filter_map(move |(at, window)| {
            let digits: [u8; WIDTH] = window.strip_prefix(OPEN)?.get(..WIDTH)?.try_into().ok()?;
            (window[whole] == b')' && digits.iter().all(u8::is_ascii_digit))
                .then_some((at + OPEN.len(), digits))
        })
}

#[cfg(test)]
mod tests {
    use super::renumbered;

    #[test]
    fn elements_are_named_by_their_rank_wherever_the_browser_began_to_count() {
        let named =
            |text: &str| String::from_utf8(renumbered(text.as_bytes().to_vec())).expect("text");
        let one = "/ID (node00000208) /Headers [(node00000020)\n(node00000208)] /Limits [(node00000020) (node00001456)]";
        let other = "/ID (node00000209) /Headers [(node00000021)\n(node00000209)] /Limits [(node00000021) (node00001457)]";
        assert_eq!(named(one), named(other));
        assert!(named(one).starts_with("/ID (node00000002) /Headers [(node00000001)"));
        for same in [
            "(node1)",
            "(node0000000a)",
            "node00000009",
            "(node000000091)",
        ] {
            assert_eq!(named(same), same);
        }
    }
}
