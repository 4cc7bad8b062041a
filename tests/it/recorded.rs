//! Pages as they were recorded: `tests/sites/<case>/expected/pages/` holds some of a site, laid out
//! for reading. `UPDATE=1` writes them anew; an empty file begins a new one. The name
//! `index.part.html` stands for the section of `index.html` whose heading has the id `part`.

use crate::support::{Files, below, build, check_expected, repository, site_of};
use html5gum::{StartTag, Token, Tokenizer};
use milepost::Options;
use std::fs;

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "em", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "use", "wbr",
];

/// Elements without an end.
const VOID: &[&str] = &[
    "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr",
];

/// A longer element is set over several lines.
const COLUMNS: usize = 100;

/// HTML with one block a line, indented. Of drawings only the words are kept: how they look is
/// looked at elsewhere.
#[derive(Default)]
struct LaidOut {
    out: String,
    /// What stands open: its name, its tag, and whether a block in it was written.
    open: Vec<(String, String, bool)>,
    /// The text of the innermost block so far.
    text: String,
    /// How deep inside of drawings, and whether inside of words there.
    drawing: usize,
    words: bool,
}

impl LaidOut {
    fn line(&mut self, line: &str) {
        let depth = self.open.iter().filter(|(_, _, begun)| *begun).count();
        self.out += &"  ".repeat(depth);
        self.out += line.trim();
        self.out.push('\n');
    }

    /// Writes the tags of everything open that has none yet, and the text before.
    fn begin(&mut self) {
        for at in 0..self.open.len() {
            if !self.open[at].2 {
                let tag = self.open[at].1.clone();
                self.line(&tag);
                self.open[at].2 = true;
            }
        }
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.line(&text);
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = words(&tag.name);
        if 0 < self.drawing {
            self.drawing += usize::from(name == "svg");
            self.words = matches!(name.as_str(), "text" | "title" | "desc");
            return;
        }
        let written = written(tag, &name);
        if INLINE.contains(&name.as_str()) {
            self.text += &written;
            return;
        }
        self.begin();
        if VOID.contains(&name.as_str()) {
            return self.line(&written);
        }
        self.drawing = usize::from(name == "svg");
        self.open.push((name, written, false));
    }

    fn end(&mut self, name: String) {
        if 0 < self.drawing {
            if std::mem::take(&mut self.words) {
                self.begin();
            }
            self.drawing -= usize::from(name == "svg");
            if 0 < self.drawing {
                return;
            }
        }
        if INLINE.contains(&name.as_str()) {
            self.text += &format!("</{name}>");
            return;
        }
        let Some((open, tag, begun)) = self.open.last().cloned() else {
            panic!("`</{name}>` ends nothing");
        };
        assert_eq!(open, name, "in {}", self.out);
        let whole = format!("{tag}{}</{name}>", self.text.trim());
        let fits = whole.chars().count() + 2 * self.open.len() <= COLUMNS;
        if !begun && (fits || self.text.trim().is_empty()) {
            self.text.clear();
            self.open.pop();
            return self.line(&whole);
        }
        self.begin();
        self.open.pop();
        self.line(&format!("</{name}>"));
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A start tag; of a drawing what names it alone.
fn written(tag: &StartTag<()>, name: &str) -> String {
    let mut text = format!("<{name}");
    let attributes = tag
        .attributes
        .iter()
        .map(|(key, value)| (words(key), words(value)));
    for (key, value) in attributes {
        if name == "svg" && !matches!(key.as_str(), "class" | "role" | "aria-label") {
            continue;
        }
        text += &match value.is_empty() {
            true => format!(" {key}"),
            false => format!(" {key}=\"{value}\""),
        };
    }
    text + ">"
}

fn laid_out(html: &str) -> String {
    let mut page = LaidOut::default();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(words(&tag.name)),
            Token::String(text) if page.drawing == 0 || page.words => page.text += &words(&text),
            Token::Doctype(_) => page.line("<!doctype html>"),
            _ => {}
        }
    }
    page.begin();
    page.out
}

/// The section of a page whose heading has an id, and nothing around it.
fn part(html: &str, id: &str) -> String {
    let mark = format!(" aria-labelledby=\"{id}\"");
    let at = html
        .find(&mark)
        .unwrap_or_else(|| panic!("no section is named by `{id}`"));
    let start = html[..at].rfind('<').expect("a tag begins");
    let name: String = html[start + 1..]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0;
    let ends = html[start..].match_indices('<').find(|(at, _)| {
        let rest = &html[start + at..];
        depth += i32::from(rest.starts_with(&open)) - i32::from(rest.starts_with(&close));
        depth == 0
    });
    let (length, _) = ends.unwrap_or_else(|| panic!("`{id}` ends"));
    html[start..start + length + close.len()].to_owned()
}

/// The recorded page of this name as it comes out now.
fn now(files: &Files, name: &str) -> String {
    let html = |path: &str| {
        let bytes = files
            .get(path)
            .unwrap_or_else(|| panic!("the site has no {path}"));
        words(bytes)
    };
    if files.contains_key(name) {
        return laid_out(&html(name));
    }
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let id = file
        .strip_prefix("index.")
        .and_then(|file| file.strip_suffix(".html"));
    let id = id.unwrap_or_else(|| panic!("{name} names no page"));
    laid_out(&part(&html(&format!("{folder}/index.html")), id))
}

#[test]
fn recorded_pages_come_out_as_they_were() {
    let mut held = 0;
    for site in fs::read_dir(repository("tests/sites"))
        .expect("the tiny sites")
        .flatten()
    {
        let case = format!("tests/sites/{}", site.file_name().to_string_lossy());
        let names = below(&site.path().join("expected/pages"));
        if names.is_empty() {
            continue;
        }
        let (outcome, files) = build(&site_of(&case), &Options::default());
        assert!(outcome.made.is_some(), "{case}: {:?}", outcome.diagnostics);
        for (name, _) in names {
            check_expected(&case, &format!("pages/{name}"), &now(&files, &name));
            held += 1;
        }
    }
    assert!(5 <= held, "only {held} pages are recorded");
}
