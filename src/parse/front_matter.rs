//! The two parts of a file: YAML between `---` lines, then Markdown. Neither is read here.

use crate::base::{Code, Diagnostics, FileId, Span};
use std::ops::Range;

/// Where the parts of a file are, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML, without the `---` lines; `None` when there is none, which is no mistake here.
    pub front: Option<Range<usize>>,
    /// The Markdown, up to the end of the file; may be empty.
    pub body: Range<usize>,
}

/// The most bytes that a front matter may hold: 64 KiB.
pub const MOST: usize = 64 * 1024;

/// Finds the parts; `None` when the front matter is not closed or too large, which is reported.
///
/// A byte-order mark is skipped and lines may end in CR LF.
pub fn parts(text: &str, file: FileId, diags: &mut Diagnostics) -> Option<Parts> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let Some(front) = first_line(text, start).filter(|line| text[line.clone()].trim_end() == "---")
    else {
        return Some(Parts {
            front: None,
            body: start..text.len(),
        });
    };
    let mut at = front.end;
    while let Some(line) = first_line(text, at) {
        if text[line.clone()].trim_end() == "---" {
            return within_limit(front.end..line.start, line.end..text.len(), file, diags);
        }
        at = line.end;
    }
    let hint = "close it with a line `---` before the text";
    diags.push(
        Code::FrontMatterUnclosed,
        Span::new(file, front.start, front.start + 3),
        "closing `---` missing",
        hint,
    );
    None
}

fn within_limit(
    front: Range<usize>,
    body: Range<usize>,
    file: FileId,
    diags: &mut Diagnostics,
) -> Option<Parts> {
    if front.len() <= MOST {
        return Some(Parts {
            front: Some(front),
            body,
        });
    }
    let message = format!(
        "the front matter holds {} bytes, more than {MOST}",
        front.len()
    );
    diags.push(
        Code::TooLarge,
        Span::new(file, front.start, front.start),
        message,
        "move the figures into a CSV file beside it",
    );
    None
}

/// The line that begins at a byte, with its line end; `None` at the end of the text.
fn first_line(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let len = rest.find('\n').map_or(rest.len(), |at| at + 1);
    Some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_parts(text: &str, front: Option<&str>, body: &str) {
        let mut diags = Diagnostics::new();
        let parts = parts(text, FileId(0), &mut diags).expect("well formed");
        assert_eq!(parts.front.map(|r| &text[r]), front, "{text:?}");
        assert_eq!(&text[parts.body], body, "{text:?}");
    }

    #[test]
    fn front_matter_stands_between_two_lines_of_dashes() {
        check_parts("---\na: 1\n---\nBody", Some("a: 1\n"), "Body");
        check_parts(
            "\u{feff}---\r\na: 1\r\n---\r\nBody",
            Some("a: 1\r\n"),
            "Body",
        );
        check_parts("---\n---", Some(""), "");
        check_parts("Body\n---\n", None, "Body\n---\n");
        check_parts("", None, "");
    }
}
