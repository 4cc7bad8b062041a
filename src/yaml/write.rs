//! Values as YAML, for what milepost adds to an author's file: text only, placed by
//! [`super::edit`].

/// A text in double quotes that reads back as exactly that text, on one line whatever it holds.
pub fn quoted(text: &str) -> String {
    let mut written = String::from('"');
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if is_hidden(c) => written.push_str(&format!("\\u{:04X}", u32::from(c))),
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}

/// What YAML does not take as it is, or what an editor would not show; all below U+10000.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{200b}'..='\u{200f}')
}

/// One map of a list: keys with their values, which are YAML of one line already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry(pub Vec<(&'static str, String)>);

/// The columns that one line of a list may take, a wide character counted as two.
const WIDEST: usize = 120;

impl Entry {
    /// The entry on one line: `{published: 2021-10-15, from: 820}`.
    pub fn flow(&self) -> String {
        let pairs: Vec<String> = self
            .0
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// An item of a block list with its dash at a column; `flow` is how, by default on one line
    /// where it fits.
    pub fn item(&self, column: usize, flow: Option<bool>, line_end: &str) -> String {
        let indent = " ".repeat(column);
        let line = format!("{indent}- {}{line_end}", self.flow());
        let width: usize = line
            .trim_end()
            .chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum();
        if flow.unwrap_or(width <= WIDEST) {
            return line;
        }
        let lead = |at| if at == 0 { "- " } else { "  " };
        let lines = self.0.iter().enumerate();
        lines
            .map(|(at, (key, value))| format!("{indent}{}{key}: {value}{line_end}", lead(at)))
            .collect()
    }
}
