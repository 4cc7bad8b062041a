//! A JSON text (RFC 8259) with the place of each value, which messages about it show: readers that
//! only hand over values forget where those stood.

use crate::base::{FileId, Span};

/// A value with the place that it was written at.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, from its first byte to the one behind its last.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number; always finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Values by their keys, in the order written; of a key given twice both are there.
    Map(Vec<(String, Value)>),
}

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where reading stopped.
    pub span: Span,
    /// What is wrong there.
    pub message: String,
}

/// Lists and maps within each other beyond this depth are refused.
const DEEPEST: usize = 32;

/// Reads a whole text; a byte order mark at its start is passed over.
///
/// # Errors
/// The first place where it is no JSON.
pub fn read(text: &str, file: FileId) -> Result<Value, Fault> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader {
        text,
        at: mark,
        file,
    };
    reader.space();
    let value = reader.value(0)?;
    reader.space();
    match reader.at == text.len() {
        true => Ok(value),
        false => Err(reader.fault("nothing may stand behind the end of the JSON")),
    }
}

impl Value {
    /// The value behind a key; `None` where it is no map or has no such key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text that it is; `None` for anything else.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list that it is; `None` for anything else.
    pub fn as_list(&self) -> Option<&[Value]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The number that it is; `None` for anything else.
    pub fn as_number(&self) -> Option<f64> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    file: FileId,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fault(&self, message: &str) -> Fault {
        Fault {
            span: Span::new(self.file, self.at, self.at + 1),
            message: message.to_owned(),
        }
    }

    /// That something else was wanted here, with what stands here.
    fn wanted(&self, what: &str) -> Fault {
        let found = match self.text[self.at..].chars().next() {
            Some(c) => format!("`{}`", c.escape_debug()),
            None => "the end of the file".to_owned(),
        };
        self.fault(&format!("{found} stands where {what} is wanted"))
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if DEEPEST < depth {
            return Err(self.fault("lists and maps lie too deep within each other"));
        }
        let start = self.at;
        let kind = match self.next() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            _ => self.word()?,
        };
        Ok(Value {
            kind,
            span: Span::new(self.file, start, self.at),
        })
    }

    fn word(&mut self) -> Result<Kind, Fault> {
        let words = [
            ("true", Kind::Truth(true)),
            ("false", Kind::Truth(false)),
            ("null", Kind::Null),
        ];
        let found = words
            .into_iter()
            .find(|(word, _)| self.text[self.at..].starts_with(word));
        let (word, kind) = found.ok_or_else(|| self.wanted("a value"))?;
        self.at += word.len();
        Ok(kind)
    }

    /// Goes on behind a comma, or ends behind the closing sign; whether there is more.
    fn more(&mut self, close: u8, what: &str) -> Result<bool, Fault> {
        self.space();
        match self.next() {
            Some(b',') => {
                self.at += 1;
                self.space();
                Ok(true)
            }
            Some(sign) if sign == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.wanted(what)),
        }
    }

    /// Steps over an opening sign; whether the closing one does not follow at once.
    fn opened(&mut self, close: u8) -> bool {
        self.at += 1;
        self.space();
        let is_empty = self.next() == Some(close);
        self.at += usize::from(is_empty);
        !is_empty
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Fault> {
        let mut items = Vec::new();
        let mut more = self.opened(b']');
        while more {
            items.push(self.value(depth + 1)?);
            more = self.more(b']', "`,` or `]`")?;
        }
        Ok(Kind::List(items))
    }

    fn map(&mut self, depth: usize) -> Result<Kind, Fault> {
        let mut entries = Vec::new();
        let mut more = self.opened(b'}');
        while more {
            if self.next() != Some(b'"') {
                return Err(self.wanted("a key in quotes"));
            }
            let key = self.string()?;
            self.space();
            if self.next() != Some(b':') {
                return Err(self.wanted("`:`"));
            }
            self.at += 1;
            self.space();
            entries.push((key, self.value(depth + 1)?));
            more = self.more(b'}', "`,` or `}`")?;
        }
        Ok(Kind::Map(entries))
    }

    /// The digits from here on; whether there are any.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.next().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        start < self.at
    }

    fn number(&mut self) -> Result<f64, Fault> {
        let start = self.at;
        self.at += usize::from(self.next() == Some(b'-'));
        let whole = self.at;
        let mut formed = self.digits();
        formed &= self.at - whole == 1 || self.text.as_bytes().get(whole) != Some(&b'0');
        if self.next() == Some(b'.') {
            self.at += 1;
            formed &= self.digits();
        }
        if matches!(self.next(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.next(), Some(b'+' | b'-')));
            formed &= self.digits();
        }
        let number = self.text[start..self.at].parse::<f64>();
        number
            .ok()
            .filter(|n| formed && n.is_finite())
            .ok_or_else(|| Fault {
                span: Span::new(self.file, start, self.at),
                message: format!("`{}` is not a number of JSON", &self.text[start..self.at]),
            })
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|c: char| c == '"' || c == '\\' || c < ' ');
            let plain = plain.unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            self.at += plain;
            match self.next() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escaped()?),
                _ => return Err(self.wanted("the `\"` that ends the text")),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        let sign = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match sign {
            Some(sign @ (b'"' | b'\\' | b'/')) => Some(sign as char),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            _ => None,
        };
        if let Some(c) = plain {
            self.at += 2;
            return Ok(c);
        }
        let first = self.unit();
        let whole = first.and_then(|first| match first {
            0xd800..=0xdbff => {
                let low = self.unit().filter(|low| (0xdc00..=0xdfff).contains(low))?;
                char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00))
            }
            _ => char::from_u32(first),
        });
        whole.ok_or_else(|| self.fault("`\\` begins no character of JSON here"))
    }

    /// The number of `\u12ab`, stepped over; `None` where none stands here.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 6)?.strip_prefix("\\u")?;
        let unit = digits
            .bytes()
            .all(|b| b.is_ascii_hexdigit())
            .then_some(digits)?;
        self.at += 6;
        u32::from_str_radix(unit, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_fault(text: &str, at: u32, message: &str) {
        let fault = read(text, FileId(0)).expect_err("no JSON");
        assert_eq!((fault.span.start, &*fault.message), (at, message), "{text}");
    }

    #[test]
    fn a_value_knows_where_it_stands() {
        let text = "{\"a\": [1, -2.5e1, \"\\u00e9\\ud83d\\ude00\\n\"], \"b\": {}, \"c\": null}";
        let value = read(text, FileId(0)).expect("JSON");
        let items = value.get("a").and_then(Value::as_list).expect("a list");
        assert_eq!(items[1].as_number(), Some(-25.0));
        assert_eq!((items[1].span.start, items[1].span.end), (10, 16));
        assert_eq!(items[2].as_str(), Some("é😀\n"));
        assert_eq!(value.get("c").map(|v| &v.kind), Some(&Kind::Null));
    }

    #[test]
    fn what_is_no_json_is_told_where_it_stands() {
        check_fault(
            "[1, 2",
            5,
            "the end of the file stands where `,` or `]` is wanted",
        );
        check_fault("[1,]", 3, "`]` stands where a value is wanted");
        check_fault("{a: 1}", 1, "`a` stands where a key in quotes is wanted");
        check_fault("[01]", 1, "`01` is not a number of JSON");
        check_fault("[1.]", 1, "`1.` is not a number of JSON");
        check_fault("[1e999]", 1, "`1e999` is not a number of JSON");
        check_fault("[] 1", 3, "nothing may stand behind the end of the JSON");
        check_fault("\"\\ud800x\"", 7, "`\\` begins no character of JSON here");
        check_fault("", 0, "the end of the file stands where a value is wanted");
        let deep = "[".repeat(40);
        check_fault(&deep, 33, "lists and maps lie too deep within each other");
    }
}
