//! What differs between two prints of one page, and what the browser gets wrong, written over in
//! place: dates, names of elements, doubled bookmarks. No offset of the file moves.

use crate::base::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The same file as every run has it: dated by the beginning of a day, its elements counted from
/// one, each bookmark said once. `headings` are those of the page.
pub fn normalised<'h>(
    bytes: Vec<u8>,
    day: Date,
    headings: impl IntoIterator<Item = &'h str>,
) -> Vec<u8> {
    undoubled(renumbered(stamped(bytes, day)), headings)
}

/// The same file with the beginning of a day as its dates of creation and change.
///
/// The digits are written over in place, so that no offset in the file moves.
fn stamped(mut bytes: Vec<u8>, day: Date) -> Vec<u8> {
    let digits = format!("{}000000", day.to_string().replace('-', ""));
    for key in [&b"/CreationDate"[..], b"/ModDate"] {
        let mut from = 0;
        while let Some(at) = find(&bytes[from..], key).map(|at| from + at) {
            from = at + key.len();
            let Some(open) = bytes[from..]
                .iter()
                .position(|b| *b == b'(')
                .filter(|gap| *gap < 3)
            else {
                continue;
            };
            let start = from + open + 3;
            let is_date = bytes
                .get(start - 2..start + 14)
                .is_some_and(|d| d.starts_with(b"D:") && d[2..].iter().all(u8::is_ascii_digit));
            if is_date && digits.len() == 14 {
                bytes[start..start + 14].copy_from_slice(digits.as_bytes());
                let zone = start + 14;
                if bytes
                    .get(zone..zone + 7)
                    .is_some_and(|zone| matches!(zone[0], b'+' | b'-') && zone[6] == b'\'')
                {
                    bytes[zone..zone + 7].copy_from_slice(b"+00'00'");
                }
            }
        }
    }
    bytes
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The same file with its elements named by their rank, `node00000001` for the first.
///
/// Chromium counts them together with parts that are not printed, so that the same page can have
/// other names in two runs. All names have the same width and keep their order, so that no offset
/// and no sorted tree breaks.
fn renumbered(mut bytes: Vec<u8>) -> Vec<u8> {
    let found: Vec<(usize, [u8; WIDTH])> = places(&bytes).collect();
    let names = found.iter().map(|(_, digits)| *digits);
    let ranks: BTreeMap<[u8; WIDTH], usize> = names
        .collect::<BTreeSet<_>>()
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

/// The same file with the title of a bookmark written once where the browser wrote a heading twice
/// in a row.
///
/// Chromium 156 does so for a heading that it laid out anew at the top of the next page. The title
/// is written over in place and the rest of its room filled with white space, so that no offset in
/// the file moves. Only what is a heading of the page (`headings`) is touched.
fn undoubled<'h>(mut bytes: Vec<u8>, headings: impl IntoIterator<Item = &'h str>) -> Vec<u8> {
    let forms: Vec<(Vec<u8>, Vec<u8>)> = headings
        .into_iter()
        .filter(|words| !words.is_empty())
        .flat_map(forms)
        .collect();
    let titles: Vec<usize> = bytes
        .windows(TITLE.len())
        .enumerate()
        .filter(|(_, w)| *w == TITLE)
        .map(|(at, _)| at)
        .collect();
    for at in titles.into_iter().map(|at| at + TITLE.len()) {
        if let Some((_, once)) = forms
            .iter()
            .find(|(twice, _)| bytes[at..].starts_with(twice))
        {
            bytes[at..at + once.len()].copy_from_slice(once);
        }
    }
    bytes
}

const TITLE: &[u8] = b"/Title ";

/// A heading twice in a row as a string of a PDF, and once, filled to the same length.
fn forms(words: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let hex: String = words
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let mut forms = vec![(format!("<FEFF{hex}{hex}>"), format!("<FEFF{hex}>"))];
    if words.is_ascii() && !words.contains(['(', ')', '\\']) {
        forms.push((format!("({words}{words})"), format!("({words})")));
    }
    let filled = |(twice, once): (String, String)| {
        let room = twice.len();
        (twice.into_bytes(), format!("{once:room$}").into_bytes())
    };
    forms.into_iter().map(filled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_of_a_file_are_written_over_in_place() {
        let day = Date::parse("2021-12-31").expect("a day");
        let stamp =
            |text: &str| String::from_utf8(stamped(text.as_bytes().to_vec(), day)).expect("text");
        assert_eq!(
            stamp("<</CreationDate (D:20261125004041+08'00')\n/ModDate(D:20261125004041Z)>>"),
            "<</CreationDate (D:20211231000000+00'00')\n/ModDate(D:20211231000000Z)>>"
        );
        for other in [
            "/CreationDate (soon)",
            "/ModDate",
            "/ModDate (D:2026",
            "(D:20261125004041)",
        ] {
            assert_eq!(stamp(other), other);
        }
    }

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

    #[test]
    fn a_heading_written_twice_is_written_once_and_nothing_moves() {
        let check = |file: &str, headings: &[&str], wanted: &str| {
            let made = undoubled(file.as_bytes().to_vec(), headings.iter().copied());
            assert_eq!(String::from_utf8_lossy(&made), wanted);
            assert_eq!(made.len(), file.len());
        };
        check(
            "<</Title <FEFF4E004E00>\n/Next>>",
            &["一"],
            "<</Title <FEFF4E00>    \n/Next>>",
        );
        check("<</Title (NextNext)>>", &["Next"], "<</Title (Next)    >>");
        for (file, headings) in [
            ("<</Title (papa)>>", &["papa"][..]),
            ("<</Title <FEFF4E004E00>>>", &["一一"]),
            ("/Title", &[]),
        ] {
            check(file, headings, file);
        }
    }
}
