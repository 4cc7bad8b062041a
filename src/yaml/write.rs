//! Values as YAML, for what milepost adds to an author's file: text only, placed by
//! [`super::edit`].

use super::tree::{Key, Node, Value};

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

/// The lines of a map: a key and its value on each, values within braces and brackets; the maps of
/// a map stand on lines of their own.
pub fn lines(pairs: &[(Key, Node)]) -> String {
    let line = |(key, node): &(Key, Node)| match &node.value {
        Value::Map(inner)
            if !inner.is_empty() && inner.iter().all(|(_, n)| matches!(n.value, Value::Map(_))) =>
        {
            let inner = inner.iter();
            let inner = inner.map(|(key, node)| format!("  {}: {}\n", key.text, inline(node)));
            format!("{}:\n{}", key.text, inner.collect::<String>())
        }
        _ => format!("{}: {}\n", key.text, inline(node)),
    };
    pairs.iter().map(line).collect()
}

/// A value on one line.
fn inline(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar { text, quoted } if !is_plain(text, *quoted) => self::quoted(text),
        Value::Scalar { text, .. } => text.to_string(),
        Value::Map(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, node)| format!("{}: {}", key.text, inline(node)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Seq(items) => {
            format!(
                "[{}]",
                items.iter().map(inline).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// Whether a text reads back as itself without quotes: numbers, dates and words, and of what is
/// words for sure only ids.
fn is_plain(text: &str, is_words: bool) -> bool {
    const MEANT: [&str; 9] = ["yes", "no", "true", "false", "null", "on", "off", "y", "n"];
    if is_words {
        let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_id =
            text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_of_id);
        return is_id && !MEANT.contains(&text);
    }
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | ' ' | '%');
    let begins = text.starts_with(|c: char| c.is_alphanumeric());
    begins && text.trim() == text && text.chars().all(is_of_word)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Diagnostics, FileId};
    use crate::yaml::read_tree;

    #[test]
    fn the_lines_of_a_map_read_back_as_the_same_map() {
        let text =
            "a: 1\nb: \"no\"\nc: [x, \"a: b\"]\nd:\n  e: {f: \"1 2\", g: ~}\n  h: {i: -5}\nj: {}\n";
        let mut diags = Diagnostics::new();
        let mut read = |text: &str| {
            let tree = read_tree(text, FileId(0), 0, &mut diags).expect("a tree");
            match tree.value {
                Value::Map(pairs) => pairs,
                _ => panic!("no map"),
            }
        };
        let written = lines(&read(text));
        assert_eq!(written, lines(&read(&written)));
        let expected = text.replace("i: -5", "i: \"-5\"");
        assert_eq!(written, expected);
    }
}
