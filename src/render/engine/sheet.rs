//! Style sheets that are made for one page: what runs along the edges of printed pages.

use super::failure;
use crate::theme::{Arg, Strings, ThemeError};
use std::fmt::Write;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, Value};

/// Compiles the templates of style sheets. No value can leave its place in them: whatever CSS
/// reads as more than a letter is escaped, in strings and in names alike.
///
/// # Errors
/// The first template that cannot be used, with its line and column.
pub fn templates(mut tera: Tera, sources: Vec<(&str, &str)>) -> Result<Tera, ThemeError> {
    tera.autoescape_on(vec![".css"]);
    tera.set_escape_fn(|text, out| out.write_all(escaped(text).as_bytes()));
    tera.add_raw_templates(sources)
        .map_err(|e| failure(&e, "", None))?;
    Ok(tera)
}

/// Gives compiled style sheets the messages of a language.
pub fn speaking(tera: &mut Tera, strings: Arc<Strings>) {
    tera.register_function("folio", move |args: Kwargs, _: &State| {
        folio(&strings, args.must_get("key")?)
    });
}

/// `folio(key="print-folio")`: a message with the numbers of the page and of all pages, as the
/// content of a box, “Page ” counter(page) “ of ” counter(pages).
fn folio(strings: &Strings, key: &str) -> Result<Value, Error> {
    // Control characters stand in for both numbers, so that their places are found again in what
    // the message says.
    let marks = [("page", Arg::Text("\u{1}")), ("pages", Arg::Text("\u{2}"))];
    let said = strings
        .try_say(key, &marks)
        .ok_or_else(|| Error::message(format!("no message `{key}` in {}", strings.tag())))?;
    let mut parts: Vec<String> = Vec::new();
    for part in said.split_inclusive(['\u{1}', '\u{2}']) {
        let (words, counter) = match part.chars().last() {
            Some('\u{1}') => (&part[..part.len() - 1], "counter(page)"),
            Some('\u{2}') => (&part[..part.len() - 1], "counter(pages)"),
            _ => (part, ""),
        };
        if !words.is_empty() {
            parts.push(format!("\"{}\"", escaped(words)));
        }
        parts.push(counter.to_owned());
    }
    Ok(Value::safe_string(parts.join(" ").trim_end()))
}

/// A text for a string or a name of a style sheet.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' | '<' | '>' | '&' | '{' | '}' | '(' | ')' | ';' | '*' | '@' | '#' => {
                _ = write!(out, "\\{:x} ", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_title_breaks_out_of_its_style_sheet() {
        assert_eq!(escaped("a\"b\\c\nd"), "a\\22 b\\5c c d");
        assert_eq!(escaped("</style>"), "\\3c /style\\3e ");
        assert_eq!(escaped("};@import"), "\\7d \\3b \\40 import");
        assert_eq!(escaped("年度“报告”"), "年度“报告”");
    }
}
