//! Where a link may lead: judged by the text of its address alone.

/// What a decoded destination is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A page or file of this site, or a heading of the same page, as written.
    Local(String),
    /// An address elsewhere: `http`, `https`, `mailto`, `tel` or, to subscribe to a calendar,
    /// `webcal`.
    Elsewhere(String),
    /// Of a kind that is not allowed, or with a form that a browser could read as another address.
    Refused,
}

/// What may lead elsewhere.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel", "webcal"];

/// What a browser leaves out of an address.
const NOT_READ: [char; 3] = ['\t', '\n', '\r'];

/// Judges a destination as the browser would read it: control characters and spaces at its ends
/// and tabs and line ends inside do not count, letters have no case.
pub fn address(destination: &str) -> Address {
    let trimmed = destination.trim_matches(|c: char| c <= ' ' || c == '\u{fdd0}');
    let clean = match trimmed.contains(NOT_READ) {
        true => trimmed.replace(NOT_READ, ""),
        false => trimmed.to_owned(),
    };
    if clean.starts_with("//")
        || clean.starts_with('\\')
        || clean.starts_with("/\\")
        || clean.chars().any(char::is_control)
    {
        return Address::Refused;
    }
    let stop = clean.find([':', '/', '?', '#']).unwrap_or(clean.len());
    let (scheme, rest) = clean.split_at(stop);
    match rest.starts_with(':') {
        true if SCHEMES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known)) =>
        {
            Address::Elsewhere(clean)
        }
        true => Address::Refused,
        false => Address::Local(clean),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_schemes_lead_elsewhere() {
        for text in [
            "https://a.example/",
            "HTTP://x",
            "mailto:a@b.example",
            "tel:+86",
            "webcal://a.example/calendar.ics",
        ] {
            assert!(matches!(address(text), Address::Elsewhere(_)), "{text}");
        }
        for text in [
            "../lifts/index.md#ids",
            "a.pdf",
            "#标题",
            "a/b:c",
            "?x:y",
            "",
        ] {
            assert!(matches!(address(text), Address::Local(_)), "{text}");
        }
        let refused = [
            "javascript:alert(1)",
            " JaVaScRiPt:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "//evil.example",
            "\\\\evil",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
        ];
        for text in refused {
            assert_eq!(address(text), Address::Refused, "{text:?}");
        }
    }
}
