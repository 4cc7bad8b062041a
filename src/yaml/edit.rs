//! Changes of an author's YAML that leave every other byte as it was.
//!
//! Nothing is written anew: each change is a [`Splice`] at a place that the tree knows. A layout
//! for which no safe place is known gives `None`, and the author is told what to write by hand.

mod pairs;
#[cfg(test)]
mod tests;

use super::tree::{Key, Node, Value};
use super::write::Entry;
use std::ops::Range;

pub use pairs::Pair;

/// One change of a text: the bytes that go and what comes in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go, as a range in the text; empty where something is only added.
    pub at: Range<usize>,
    /// What comes in their place; empty where something is only taken away.
    pub text: String,
}

/// The text with all changes made, in any order; they must not overlap.
pub fn spliced(text: &str, splices: &[Splice]) -> String {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|s| (s.at.start, s.at.end));
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for splice in sorted {
        made.push_str(&text[done..splice.at.start]);
        made.push_str(&splice.text);
        done = splice.at.end;
    }
    made + &text[done..]
}

/// The map at the head of a file, and the text it was read from.
#[derive(Clone, Copy, Debug)]
pub struct FrontMap<'t> {
    /// The whole file, with its line ends as they are.
    pub text: &'t str,
    /// The first byte after the YAML: where the closing `---` begins, or the end of the file.
    pub end: usize,
    /// What was read; its spans are bytes of `text`.
    pub root: &'t Node,
}

impl<'t> FrontMap<'t> {
    /// A key of the map with its value, also when nothing stands behind it; `None` where it is not
    /// written.
    pub fn entry(&self, key: &str) -> Option<&'t (Key, Node)> {
        entry(self.root, key)
    }

    /// Adds entries at the end of the list behind a key, which is added itself where it is missing.
    /// `None` where that has no safe place, as behind a scalar.
    pub fn append(&self, key: &str, entries: &[Entry]) -> Option<Vec<Splice>> {
        let Some((name, node)) = self.entry(key) else {
            return self.new_list(key, entries);
        };
        match &node.value {
            Value::Null => self.fill(name, node, entries).map(|splice| vec![splice]),
            Value::Seq(items) if self.is_flow(node) => Some(self.longer_flow(node, items, entries)),
            Value::Map(_) if self.is_flow(node) => {
                let (start, end) = range(node);
                let more = entries
                    .iter()
                    .map(|e| format!(", {}", e.flow()))
                    .collect::<String>();
                Some(vec![insert(start, "["), insert(end, format!("{more}]"))])
            }
            Value::Seq(items) => self
                .longer_block(name, node, items, entries)
                .map(|splice| vec![splice]),
            Value::Map(pairs) => self.list_of_one(node, pairs, entries),
            Value::Scalar { .. } => None,
        }
    }

    /// Replaces the value `old` at the beginning of a scalar by `new`, inside its quotes; what
    /// follows it stays. `None` where the scalar begins otherwise.
    pub fn replace(&self, node: &Node, old: &str, new: &str) -> Option<Splice> {
        let (start, end) = range(node);
        let token = self.text.get(start..end)?;
        let quote = token.starts_with(['"', '\'']);
        let inner = if quote {
            token.get(1..token.len() - 1)?
        } else {
            token
        };
        let sign = usize::from(inner.starts_with('+') && !old.starts_with('+'));
        let written = sign + inner.get(sign..)?.strip_prefix(old).map(|_| old.len())?;
        // Another number or word may only begin like the old one.
        let goes_on = inner[written..]
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-'));
        // The scalar of a block begins after its header, on a line of its own.
        let plain = quote || node.as_str() == Some(token);
        let start = start + usize::from(quote);
        (plain && !goes_on).then(|| Splice {
            at: start..start + written,
            text: new.to_owned(),
        })
    }

    /// Replaces a whole value that stands on one line, a scalar or a list in brackets; `None` for
    /// any other.
    pub fn replace_line(&self, node: &Node, new: &str) -> Option<Splice> {
        let at = range(node).0..self.last_byte(node);
        let is_plain = matches!(node.value, Value::Scalar { .. }) || self.is_flow(node);
        let is_line = !self.text.get(at.clone())?.contains(['\n', '#']);
        let text = new.to_owned();
        (is_plain && is_line).then_some(Splice { at, text })
    }

    /// Adds a key with a one-line value after the first of these keys that is there; `None` where
    /// none is, or the key has a value already.
    pub fn add_key(&self, after: &[&str], key: &str, value: &str) -> Option<Splice> {
        if let Some((name, node)) = self.entry(key) {
            return node
                .is_null()
                .then(|| self.colon(name))
                .flatten()
                .map(|at| insert(at, format!(" {value}")));
        }
        if self.root.is_null() {
            return Some(insert(
                self.end,
                format!("{key}: {value}{}", self.break_before(self.end)),
            ));
        }
        let (name, node) = after.iter().find_map(|key| self.entry(key))?;
        let last = self.last_byte(node).max(name.span.end as usize);
        if self.is_flow(self.root) {
            return Some(insert(last, format!(", {key}: {value}")));
        }
        let at = self.line_end(last);
        Some(insert(
            at,
            format!(
                "{}{key}: {value}{}",
                " ".repeat(self.column(name.span.start as usize)),
                self.break_before(at)
            ),
        ))
    }

    /// Adds a map of one-line values behind a key that is not there yet, or has no value; `None`
    /// where that has no safe place.
    pub fn put_map(&self, key: &str, pairs: &[(String, String)]) -> Option<Splice> {
        let lines: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
        if let Some((name, node)) = self.entry(key) {
            let flow = format!(" {{{}}}", lines.join(", "));
            let (start, end) = range(node);
            let at = self
                .colon(name)
                .filter(|_| node.is_null() && start == end)?;
            return Some(insert(at, flow));
        }
        if self.is_flow(self.root) {
            let flow = format!(", {key}: {{{}}}", lines.join(", "));
            return Some(insert(self.last_pair(self.pairs()?)?, flow));
        }
        let indent = " ".repeat(self.first_column()?);
        let line_end = self.break_before(self.end);
        let lines: String = lines
            .iter()
            .map(|line| format!("{indent}  {line}{line_end}"))
            .collect();
        Some(insert(self.end, format!("{indent}{key}:{line_end}{lines}")))
    }

    /// A key that is not there yet, before the closing `---`.
    fn new_list(&self, key: &str, entries: &[Entry]) -> Option<Vec<Splice>> {
        if self.is_flow(self.root) {
            return Some(vec![insert(
                self.last_pair(self.pairs()?)?,
                format!(", {key}: {}", flow_list(entries)),
            )]);
        }
        let column = self.first_column()?;
        let line_end = self.break_before(self.end);
        let items = block_items(entries, column + 2, None, line_end);
        Some(vec![insert(
            self.end,
            format!("{}{key}:{line_end}{items}", " ".repeat(column)),
        )])
    }

    /// The pairs of the map; `None` where it is none.
    fn pairs(&self) -> Option<&'t [(Key, Node)]> {
        match &self.root.value {
            Value::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// The column of its keys; 0 where there is none yet, `None` where it is no map.
    fn first_column(&self) -> Option<usize> {
        match self.root.is_null() {
            true => Some(0),
            false => Some(self.column(self.pairs()?.first()?.0.span.start as usize)),
        }
    }

    /// A key behind which nothing stands.
    fn fill(&self, name: &Key, node: &Node, entries: &[Entry]) -> Option<Splice> {
        let (start, end) = range(node);
        if start < end {
            return Some(Splice {
                at: start..end,
                text: flow_list(entries),
            });
        }
        let colon = self.colon(name)?;
        if self.is_flow(self.root) {
            return Some(insert(colon, format!(" {}", flow_list(entries))));
        }
        let at = self.line_end(colon);
        let column = self.column(name.span.start as usize) + 2;
        Some(insert(
            at,
            block_items(entries, column, None, self.break_before(at)),
        ))
    }

    /// Entries at the end of a list in brackets, each on its own line where the last item is.
    fn longer_flow(&self, node: &Node, items: &[Node], entries: &[Entry]) -> Vec<Splice> {
        let (start, end) = range(node);
        let Some(last) = items.last() else {
            let inside = start + 1..end - 1;
            let blank = self.text[inside.clone()].chars().all(|c| c == ' ');
            let text = flow_list(entries);
            let at = if blank { inside } else { start + 1..start + 1 };
            return vec![Splice {
                at,
                text: text[1..text.len() - 1].to_owned(),
            }];
        };
        let (first, last) = (range(last).0, self.last_byte(last));
        let line_start = self.line_start(first);
        let own_line = start < line_start && self.text[line_start..first].trim().is_empty();
        let comma = comma_after(&self.text[last..end - 1]).map(|at| last + at);
        let line_end = self.line_end(comma.unwrap_or(last));
        if !own_line || end <= line_end {
            let more = entries
                .iter()
                .map(|e| format!(", {}", e.flow()))
                .collect::<String>();
            return vec![insert(last, more)];
        }
        let (indent, line_break) = (&self.text[line_start..first], self.break_before(line_end));
        let lines: Vec<String> = entries
            .iter()
            .map(|e| format!("{indent}{}", e.flow()))
            .collect();
        let closing = if comma.is_some() { "," } else { "" };
        let lines = insert(
            line_end,
            lines.join(&format!(",{line_break}")) + closing + line_break,
        );
        comma
            .is_none()
            .then(|| insert(last, ","))
            .into_iter()
            .chain([lines])
            .collect()
    }

    fn longer_block(
        &self,
        name: &Key,
        node: &Node,
        items: &[Node],
        entries: &[Entry],
    ) -> Option<Splice> {
        let (first, last) = (items.first()?, items.last()?);
        // A list as far to the left as its key begins, for the reader, at its first value.
        let start = if range(node).0 < range(first).0 {
            range(node).0
        } else {
            name.span.start as usize
        };
        let column = self.column(start);
        let at = self.after_item(self.last_byte(last), column);
        Some(insert(
            at,
            block_items(
                entries,
                column,
                Some(self.is_flow(last)),
                self.break_before(at),
            ),
        ))
    }

    /// A map where a list is expected counts as a list of one; a dash makes it one.
    fn list_of_one(
        &self,
        node: &Node,
        pairs: &[(Key, Node)],
        entries: &[Entry],
    ) -> Option<Vec<Splice>> {
        let start = pairs.first()?.0.span.start as usize;
        let column = self.column(start).checked_sub(2)?;
        let line = &self.text[self.line_start(start)..start];
        if !line.bytes().all(|b| b == b' ') || column < self.column(range(self.root).0) {
            return None;
        }
        let at = self.after_item(self.last_byte(node), column);
        let items = block_items(entries, column, Some(false), self.break_before(at));
        Some(vec![
            Splice {
                at: start - 2..start,
                text: "- ".to_owned(),
            },
            insert(at, items),
        ])
    }

    /// Where the next item begins: after the line of the last byte and the comments further to the
    /// right than its dash.
    fn after_item(&self, last: usize, column: usize) -> usize {
        let mut at = self.line_end(last);
        while at < self.end {
            let line = &self.text[at..self.line_end(at)];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if indent <= column || !line[indent..].starts_with('#') {
                break;
            }
            at += line.len();
        }
        at
    }

    /// One past the last byte that belongs to a value, without the blank lines after it.
    fn last_byte(&self, node: &Node) -> usize {
        let (start, end) = range(node);
        match &node.value {
            Value::Map(pairs) if !self.is_flow(node) => self.last_pair(pairs).unwrap_or(start),
            Value::Seq(items) if !self.is_flow(node) => {
                items.last().map_or(start, |item| self.last_byte(item))
            }
            _ => start + self.text[start..end].trim_end().len(),
        }
    }

    fn last_pair(&self, pairs: &[(Key, Node)]) -> Option<usize> {
        let (name, node) = pairs.last()?;
        let key = if node.is_null() {
            self.colon(name).unwrap_or(0)
        } else {
            0
        };
        Some(self.last_byte(node).max(name.span.end as usize).max(key))
    }

    /// One past the colon after a key.
    fn colon(&self, name: &Key) -> Option<usize> {
        let rest = &self.text[name.span.end as usize..self.end];
        rest.trim_start_matches(' ')
            .starts_with(':')
            .then(|| rest.find(':').map(|at| name.span.end as usize + at + 1))
            .flatten()
    }

    /// Whether a map or list stands in brackets. A block list may begin, for the reader, at its
    /// first item's bracket.
    fn is_flow(&self, node: &Node) -> bool {
        let start = range(node).0;
        match &node.value {
            Value::Map(_) => self.text[start..].starts_with('{'),
            Value::Seq(items) => {
                self.text[start..].starts_with('[')
                    && items.first().is_none_or(|first| start < range(first).0)
            }
            _ => false,
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |n| n + 1)
    }

    /// The first byte of the next line, at most the end of the YAML.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..self.end]
            .find('\n')
            .map_or(self.end, |n| at + n + 1)
    }

    /// The column of a byte in its line, from 0, in characters.
    fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at]
            .trim_start_matches('\u{feff}')
            .chars()
            .count()
    }

    /// The line end of the line before.
    fn break_before(&self, at: usize) -> &'static str {
        if self.text[..at].ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }
}

/// A key of a map with its value, also when nothing stands behind it.
pub fn entry<'n>(map: &'n Node, key: &str) -> Option<&'n (Key, Node)> {
    let Value::Map(pairs) = &map.value else {
        return None;
    };
    pairs.iter().find(|(name, _)| &*name.text == key)
}

fn range(node: &Node) -> (usize, usize) {
    (node.span.start as usize, node.span.end as usize)
}

fn insert(at: usize, text: impl Into<String>) -> Splice {
    Splice {
        at: at..at,
        text: text.into(),
    }
}

fn flow_list(entries: &[Entry]) -> String {
    format!(
        "[{}]",
        entries
            .iter()
            .map(Entry::flow)
            .collect::<Vec<_>>()
            .join(", ")
    )
}

fn block_items(entries: &[Entry], column: usize, flow: Option<bool>, line_end: &str) -> String {
    entries
        .iter()
        .map(|e| e.item(column, flow, line_end))
        .collect()
}

/// One past the comma in what follows the last item of a flow list, comments skipped; `None`
/// without one.
fn comma_after(rest: &str) -> Option<usize> {
    let mut in_comment = false;
    for (at, c) in rest.char_indices() {
        match c {
            '\n' => in_comment = false,
            '#' => in_comment = true,
            ',' if !in_comment => return Some(at + 1),
            _ => {}
        }
    }
    None
}
