//! `![The bench](my photo.png)`: an address with a space, which Markdown reads as text.

/// The endings of files by which an address is told from words.
const KINDS: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "csv", "json", "pdf", "xlsx", "docx",
    "pptx", "ods", "odt", "txt", "zip", "md",
];

/// The first address with a space between `](` and `)` in the words of a paragraph; `None` when
/// what stands there is no file.
pub fn spaced_address(words: &str) -> Option<&str> {
    words.match_indices(']').find_map(|(at, _)| {
        let rest = words[at..].strip_prefix("](")?;
        let address = rest.split("](").next()?.split(')').next()?;
        let file = address.split(" \"").next()?.trim();
        let kind = file.rsplit_once('.')?.1;
        let is_file = KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known));
        (is_file && file.contains(' ') && !file.contains(['\n', '\0'])).then_some(file)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_name_with_a_space_is_an_address_that_was_not_read() {
        assert_eq!(
            spaced_address("![The bench](my photo.png) there"),
            Some("my photo.png")
        );
        assert_eq!(
            spaced_address("[plan](the plan.PDF \"words\")"),
            Some("the plan.PDF")
        );
        assert_eq!(spaced_address("f[0](see above. Then)"), None);
        assert_eq!(spaced_address("[x](photo.png)"), None);
    }
}
