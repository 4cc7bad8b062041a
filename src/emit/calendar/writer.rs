//! Lines of iCalendar (RFC 5545, 3.1 and 3.3.11): escaped, folded, ended as it wants.
//!
//! The crate `icalendar` takes the time of the clock and an id by chance for what an event does not
//! say, lets control characters through, and counts characters as bytes where it folds. What is
//! needed of it is little, and is here.

/// The most octets in a line, without its end.
const MOST: usize = 75;

/// A text of content lines.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value is no text, such as a day or a word of the format.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    /// The whole text.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Adds a line in pieces of at most [`MOST`] octets, none of which ends inside a character; the
    /// blank that each but the first begins with counts.
    fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut room = MOST;
        while room < rest.len() {
            let cut = (0..=room).rfind(|at| rest.is_char_boundary(*at));
            let (piece, after) = rest.split_at(cut.unwrap_or(room));
            self.0.push_str(piece);
            self.0.push_str("\r\n ");
            rest = after;
            room = MOST - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// A text as a value: what would end it or stand for something else gets a backslash, a new line
/// becomes `\n`, and control characters, which the format forbids, become U+FFFD.
fn escaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        let mut lines = Lines::default();
        lines.text("SUMMARY", value);
        let text = String::from_utf8(lines.finish()).expect("UTF-8");
        assert_eq!(text, expected);
    }

    #[test]
    fn what_would_end_a_value_is_escaped_and_no_line_ends_within() {
        check("plain", "SUMMARY:plain\r\n");
        check("a, b; c\\d", "SUMMARY:a\\, b\\; c\\\\d\r\n");
        check(
            "one\ntwo\r\nthree\rfour",
            "SUMMARY:one\\ntwo\\nthree\\nfour\r\n",
        );
        check("a\u{0}b\u{7f}c\td", "SUMMARY:a\u{FFFD}b\u{FFFD}c\td\r\n");
        check("12:30 “x” :", "SUMMARY:12:30 “x” :\r\n");
    }

    #[test]
    fn a_line_is_folded_after_seventy_five_octets_and_never_within_a_character() {
        let exact = "x".repeat(75 - "SUMMARY:".len());
        check(&exact, &format!("SUMMARY:{exact}\r\n"));
        check(&format!("{exact}y"), &format!("SUMMARY:{exact}\r\n y\r\n"));
        for text in ["项目".repeat(60), "é".repeat(90), "a😀".repeat(50)] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let bytes = lines.finish();
            let folded = String::from_utf8(bytes).expect("no character is cut");
            for line in folded.trim_end_matches("\r\n").split("\r\n") {
                assert!(line.len() <= 75, "{} octets: {line}", line.len());
            }
            let unfolded = folded.replace("\r\n ", "");
            assert_eq!(unfolded, format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn pieces_are_as_long_as_they_may_be() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"x".repeat(300));
        let text = String::from_utf8(lines.finish()).expect("UTF-8");
        let lengths: Vec<usize> = text.lines().map(str::len).collect();
        assert_eq!(lengths, [75, 75, 75, 75, 12]);
    }
}
