//! What differs between two prints of one page, and what the browser gets wrong, written over in
//! place: dates, names of elements, bookmarks that are doubled or out of order. No offset of the
//! file moves.

use crate::base::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The same file as every run has it: dated by the beginning of a day, its elements counted from
/// one, each bookmark said once and in the order of its words. `headings` are those of the page.
pub fn normalised<'h>(
    bytes: Vec<u8>,
    day: Date,
    headings: impl IntoIterator<Item = &'h str> + Clone,
) -> Vec<u8> {
    let ordered = reordered(renumbered(stamped(bytes, day)), headings.clone());
    undoubled(ordered, headings)
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
    for at in titles(&bytes) {
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

/// Where the words of each title begin.
fn titles(bytes: &[u8]) -> Vec<usize> {
    let all = bytes.windows(TITLE.len()).enumerate();
    all.filter(|(_, window)| *window == TITLE)
        .map(|(at, _)| at + TITLE.len())
        .collect()
}

/// The same file with the bookmarks of headings that are read from right to left in the order in
/// which they are read.
///
/// Chromium 156 writes their words in the order in which they are seen, without the spaces where
/// the direction turns. The heading is written over in place as a string of bytes, which takes half
/// the room of the hexadecimal one; the rest is filled with white space.
fn reordered<'h>(mut bytes: Vec<u8>, headings: impl IntoIterator<Item = &'h str>) -> Vec<u8> {
    let turned = headings.into_iter().filter(|words| has_turns(words));
    let wanted: BTreeMap<Vec<String>, &str> = turned
        .flat_map(|words| [words.to_owned(), words.repeat(2)].map(|said| (pieces(&said), words)))
        .collect();
    for at in titles(&bytes).into_iter().filter(|_| !wanted.is_empty()) {
        let Some((title, room)) = hexadecimal(&bytes[at..]) else {
            continue;
        };
        let heading = wanted
            .get(&pieces(&title))
            .filter(|words| ***words != title);
        let Some(written) = heading
            .map(|words| literal(words))
            .filter(|w| w.len() <= room)
        else {
            continue;
        };
        bytes[at..at + room].fill(b' ');
        bytes[at..at + written.len()].copy_from_slice(&written);
    }
    bytes
}

/// Whether a heading has letters that are written from right to left.
fn has_turns(words: &str) -> bool {
    words.chars().any(|c| side(c) == Side::Right)
}

/// Which letters stand in one row whatever stands beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Digits,
    None,
}

fn side(c: char) -> Side {
    match c {
        _ if c.is_numeric() => Side::Digits,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Side::Right,
        _ if c.is_alphanumeric() => Side::Left,
        _ => Side::None,
    }
}

/// What stays together however the words of a heading are ordered, sorted. Brackets count as one
/// kind, since they are turned round with their words.
fn pieces(words: &str) -> Vec<String> {
    let unturned = |c: char| match c {
        ')' | ']' | '}' | '»' | '›' => '(',
        '[' | '{' | '«' | '‹' => '(',
        other => other,
    };
    let mut pieces: Vec<String> = Vec::new();
    let mut before = Side::None;
    for c in words.chars() {
        let now = side(c);
        match pieces
            .last_mut()
            .filter(|_| now == before && now != Side::None)
        {
            Some(piece) => piece.push(c),
            None if c.is_whitespace() || is_unseen(c) => {}
            None => pieces.push(unturned(c).to_string()),
        }
        before = now;
    }
    pieces.sort();
    pieces
}

/// Whether a character only says in which direction others are written.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}'
    )
}

/// The words of a hexadecimal string in UTF-16 at the beginning of some bytes, and its length
/// there; `None` where none begins there.
fn hexadecimal(bytes: &[u8]) -> Option<(String, usize)> {
    let end = bytes.iter().position(|b| *b == b'>')?;
    let digits = std::str::from_utf8(bytes[..end].strip_prefix(b"<FEFF")?).ok()?;
    let units = digits.as_bytes().chunks(4).map(|unit| {
        let unit = std::str::from_utf8(unit).ok()?;
        u16::from_str_radix(unit, 16).ok()
    });
    let units: Vec<u16> = units.collect::<Option<_>>()?;
    Some((String::from_utf16(&units).ok()?, end + 1))
}

/// A string of bytes in UTF-16.
fn literal(words: &str) -> Vec<u8> {
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    let mut written = vec![b'(', 0xfe, 0xff];
    for byte in units {
        match byte {
            b'(' | b')' | b'\\' => written.extend([b'\\', byte]),
            // A reader takes any end of a line for a line feed.
            b'\r' => written.extend(b"\\r"),
            _ => written.push(byte),
        }
    }
    written.push(b')');
    written
}

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

    fn hex(words: &str) -> String {
        let units = words.encode_utf16().map(|unit| format!("{unit:04X}"));
        format!("/Title <FEFF{}>\n/Next 1", units.collect::<String>())
    }

    #[test]
    fn a_bookmark_from_right_to_left_is_written_as_its_heading_is_read() {
        let check = |seen: &str, headings: &[&str], wanted: Option<&str>| {
            let file = hex(seen).into_bytes();
            let made = reordered(file.clone(), headings.iter().copied());
            assert_eq!(made.len(), file.len());
            let Some(wanted) = wanted else {
                return assert_eq!(made, file);
            };
            let start = TITLE.len();
            let end = start + literal(wanted).len();
            assert_eq!(made[start..end], literal(wanted));
            assert!(made[end..].starts_with(b" ") && made.ends_with(b"\n/Next 1"));
        };
        let heading = "تقرير المدينة, Q4 2021";
        check("Q4 2021تقرير المدينة,", &["تقرير", heading], Some(heading));
        check("٢٠٢١عام", &["عام ٢٠٢١"], Some("عام ٢٠٢١"));
        check(")ب(ا", &["ا (ب)"], Some("ا (ب)"));
        check(&heading.repeat(2), &[heading], Some(heading));
        // What is right already, and what is no heading of the page, stays.
        check(heading, &[heading], None);
        check("Q4 2021تقرير", &["تقرير Q1 2024"], None);
        check("City report Q4", &["Q4 City report"], None);
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
