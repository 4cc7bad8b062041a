//! The two dates of a PDF, which alone differ between two runs.

use crate::base::Date;

/// The same file with the beginning of a day as its dates of creation and change.
///
/// The digits are written over in place, so that no offset in the file moves.
pub fn stamped(mut bytes: Vec<u8>, day: Date) -> Vec<u8> {
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
}
