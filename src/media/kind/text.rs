//! Texts: what is readable by people, and no secret by its first line.

/// Whether the bytes are a text, in UTF-8 or an older encoding of one byte or two; why not, as what
/// follows the file's name in a sentence.
pub(super) fn judge(bytes: &[u8]) -> Result<(), String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("is in UTF-16, which a browser may show as signs".to_owned());
    }
    // Tab, line end, page break, carriage return, and the end of file of old systems.
    let is_text =
        |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b'\x1a');
    if !bytes.iter().all(is_text) {
        return Err("is no plain text: it holds bytes that no text has".to_owned());
    }
    let is_key = |line: &[u8]| {
        line.starts_with(b"-----BEGIN ") && line.trim_ascii().ends_with(b"PRIVATE KEY-----")
    };
    match bytes.split(|byte| *byte == b'\n').any(is_key) {
        true => Err("holds a private key".to_owned()),
        false => Ok(()),
    }
}

/// Whether a text is one JSON value; why not, as what follows the file's name in a sentence.
pub(super) fn judge_json(bytes: &[u8]) -> Result<(), String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice::<serde::de::IgnoredAny>(bytes) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!(
            "is no JSON: it is cut off or miswritten at line {}",
            error.line()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(), &str>) {
        assert_eq!(
            judge(bytes),
            expected.map_err(str::to_owned),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }

    #[test]
    fn a_text_has_no_control_bytes_and_no_private_key() {
        check("表,1\n".as_bytes(), Ok(()));
        check(b"\xef\xbb\xbfa;b\r\n", Ok(()));
        check(b"caf\xe9\n", Ok(()));
        check(b"", Ok(()));
        check(
            b"\xff\xfea\0",
            Err("is in UTF-16, which a browser may show as signs"),
        );
        check(
            b"a\0b",
            Err("is no plain text: it holds bytes that no text has"),
        );
        check(
            b"\x7fELF\x02",
            Err("is no plain text: it holds bytes that no text has"),
        );
        check(
            b"x\n-----BEGIN OPENSSH PRIVATE KEY-----\r\nabc",
            Err("holds a private key"),
        );
        check(
            b"The line `-----BEGIN OPENSSH PRIVATE KEY-----` begins a key.",
            Ok(()),
        );
    }
}
