//! Bookmarks that the browser wrote twice over.

/// The same file with the title of a bookmark written once where the browser wrote a heading twice
/// in a row.
///
/// Chromium 156 does so for a heading that it laid out anew at the top of the next page. The title
/// is written over in place and the rest of its room filled with white space, so that no offset in
/// the file moves. Only what is a heading of the page (`headings`) is touched.
pub fn undoubled<'h>(mut bytes: Vec<u8>, headings: impl IntoIterator<Item = &'h str>) -> Vec<u8> {
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
