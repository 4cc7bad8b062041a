//! What a file is that is not UTF-8, and how to save it so that it is. A guess for a message, and
//! what keeps a text of Latin letters from being taken for a Chinese one.

/// What the bytes look like, and what to do; `at` is the first byte that is not UTF-8, from 0.
/// `table` is whether the file is a table.
pub fn not_utf8(table: bool, bytes: &[u8], at: usize) -> (String, &'static str) {
    let how = if table {
        "save it again as `CSV UTF-8 (comma delimited)`"
    } else {
        "save it again with the encoding UTF-8"
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return (
            "the file is a document or workbook, whatever its name says".to_owned(),
            how,
        );
    }
    let looks = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "is UTF-16".to_owned(),
        _ if is_gb18030(bytes) => "looks like GB18030 (GBK)".to_owned(),
        _ if !bytes.contains(&0) => "looks like Latin-1 (Windows-1252)".to_owned(),
        _ => "is no text".to_owned(),
    };
    (
        format!("the file is not UTF-8 from byte {at} on; it {looks}"),
        how,
    )
}

/// Whether all bytes beyond ASCII are pairs (or fours) of GB18030, and at least two pairs and half
/// of them have two such bytes: letters with accents seldom stand side by side.
pub fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut rest, mut pairs, mut high) = (bytes, 0, 0);
    loop {
        rest = match rest {
            [] => return high >= 2 && pairs <= 2 * high,
            [0..=0x7f, after @ ..] => after,
            [
                0x81..=0xfe,
                second @ (0x40..=0x7e | 0x80..=0xfe),
                after @ ..,
            ] => {
                pairs += 1;
                high += usize::from(*second >= 0x80);
                after
            }
            [
                0x81..=0xfe,
                b'0'..=b'9',
                0x81..=0xfe,
                b'0'..=b'9',
                after @ ..,
            ] => after,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_look(bytes: &[u8], word: &str) {
        let (message, _) = not_utf8(true, bytes, 0);
        assert!(message.contains(word), "{message}");
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        check_look(b"date,value,note\n2021,1,caf\xe9\n", "Latin-1");
        check_look(b"Ger\xe4te,M\xe4rz,stra\xdfen", "Latin-1");
        check_look(b"date,note\n2021,\xb5\xe7\xcc\xdd\n", "GB18030");
        check_look(b"\xff\xfed\0", "UTF-16");
        check_look(b"PK\x03\x04\x14", "workbook");
    }
}
