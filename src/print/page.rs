//! What a web page says about itself, for the comparison with its print.

use super::passages::Passages;
use crate::base::Date;
use crate::pdf::About;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// A web page as far as its print must agree with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its language, from `html`; `None` where it names none.
    pub lang: Option<String>,
    /// Its title, with single spaces; `None` without one.
    pub title: Option<String>,
    /// Who published it; `None` where it does not say.
    pub author: Option<String>,
    /// What it is about in a sentence; `None` where it does not say.
    pub description: Option<String>,
    /// Its passages in another language, each piece of text without spaces, and their languages.
    pub passages: BTreeMap<String, String>,
    /// Level, 1 to 6, and words of each heading, in their order.
    pub headings: Vec<(usize, String)>,
    /// The ids of its elements, sorted.
    pub ids: BTreeSet<String>,
    /// The ids that its links on the page itself lead to, in their order.
    pub targets: Vec<String>,
    /// The words of its links, sorted.
    pub links: BTreeSet<String>,
    /// The numbers in its contents, in their order: id and what is written for it.
    pub numbers: Vec<(String, String)>,
    /// The ids of the headings of parts that should take one page each, in order.
    pub sheets: Vec<String>,
    /// Whether the whole page should be one sheet: a project sheet, a poster, a board.
    pub is_one_sheet: bool,
    /// The address of the published page; `None` where the site does not tell it.
    pub canonical: Option<String>,
    /// The paper that it is made for, from `data-paper` on `html` or `body`: `A4`, `A1`,
    /// `800x1800`; `None` where it names none.
    pub paper: Option<String>,
}

impl Page {
    /// Reads a finished page; what it does not say stays empty.
    pub fn read(html: &str) -> Page {
        let mut reader = Reader {
            page: Page {
                numbers: super::numbers(html),
                ..Page::default()
            },
            ..Reader::default()
        };
        for token in Tokenizer::new(html.as_bytes()) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let value = |name: &str| {
                        tag.attributes
                            .get(name.as_bytes())
                            .map(|v| String::from_utf8_lossy(v).into_owned())
                    };
                    reader.start(
                        &String::from_utf8_lossy(&tag.name),
                        tag.self_closing,
                        &value,
                    );
                }
                Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        Page {
            passages: reader.passages.found(),
            ..reader.page
        }
    }

    /// What its print says of itself, dated by a day.
    pub fn about(&self, day: Date) -> About<'_> {
        About {
            day,
            author: self.author.as_deref(),
            subject: self.description.as_deref(),
            headings: self
                .headings
                .iter()
                .map(|(_, words)| words.as_str())
                .collect(),
            links: &self.links,
            passages: &self.passages,
        }
    }

    /// The address of the site, as far as its pages show it: scheme and host. `None` without an
    /// address of the page.
    pub fn origin(&self) -> Option<&str> {
        let address = self.canonical.as_deref()?;
        let host = address.find("://")? + 3;
        Some(
            &address[..address[host..]
                .find('/')
                .map_or(address.len(), |n| host + n)],
        )
    }
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// The element whose words are being read.
    open: Option<&'static str>,
    words: String,
    /// How many drawings are open; their titles are not the page's.
    drawings: usize,
    passages: Passages,
    /// The words of the link that is being read, apart where an element begins.
    link: Option<String>,
}

/// Kinds of pages that are one sheet of paper, by the class of their body.
const ONE_SHEET: &[&str] = &[
    "mp-print-sheet",
    "mp-print-poster",
    "mp-print-board",
    "mp-print-programme",
    "mp-print-wall",
];

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

impl Reader {
    fn start(&mut self, name: &str, closed: bool, value: &dyn Fn(&str) -> Option<String>) {
        self.passages.start(name, closed, value("lang"));
        match &mut self.link {
            Some(link) => link.push(' '),
            None => self.link = (name == "a").then(String::new),
        }
        match name {
            "html" => {
                self.page.lang = value("lang").filter(|lang| !lang.is_empty());
            }
            "svg" if !closed => self.drawings += 1,
            "link" if value("rel").as_deref() == Some("canonical") => {
                self.page.canonical = value("href")
            }
            "meta" => self.meta(value("name").as_deref(), value("content")),
            "a" => self
                .page
                .targets
                .extend(value("href").and_then(|href| href.strip_prefix('#').map(str::to_owned))),
            _ => {}
        }
        if matches!(name, "html" | "body") && self.page.paper.is_none() {
            self.page.paper = value("data-paper");
        }
        let classes = value("class").unwrap_or_default();
        let has = |class: &str| classes.split_whitespace().any(|own| own == class);
        if name == "section" && has("mp-sheet") {
            self.page.sheets.extend(value("aria-labelledby"));
        }
        if name == "body" {
            self.page.is_one_sheet = ONE_SHEET.iter().any(|class| has(class));
        }
        self.page.ids.extend(value("id"));
        let read = HEADINGS.iter().chain(&["title"]).find(|own| **own == name);
        if let (Some(name), 0) = (read.copied(), self.drawings) {
            (self.open, self.words) = (Some(name), String::new());
        }
    }

    /// What the head says in words.
    fn meta(&mut self, name: Option<&str>, content: Option<String>) {
        let content = content.filter(|words| !words.trim().is_empty());
        match name {
            Some("author") => self.page.author = content,
            Some("description") => self.page.description = content,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.passages.end(name);
        if name == "a" {
            let words = self.link.take().map(|words| single_spaced(&words));
            self.page
                .links
                .extend(words.filter(|words| !words.is_empty()));
        }
        if name == "svg" {
            self.drawings = self.drawings.saturating_sub(1);
        }
        if self.open != Some(name) {
            return;
        }
        let words = single_spaced(&std::mem::take(&mut self.words));
        match self
            .open
            .take()
            .and_then(|name| name.strip_prefix('h')?.parse().ok())
        {
            Some(level) => self.page.headings.push((level, words)),
            None => self.page.title = Some(words).filter(|words| !words.is_empty()),
        }
    }

    fn text(&mut self, text: &str) {
        self.passages.text(text);
        if let Some(link) = &mut self.link {
            link.push_str(text);
        }
        if self.open.is_some() {
            self.words.push_str(text);
        }
    }
}

fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_language_title_headings_and_links() {
        let page = Page::read(
            "<html lang=zh-Hans data-paper=A3><body class='x mp-print-poster'><section class='mp-sheet' aria-labelledby=a></section><title>甲 &amp; 乙</title><link rel=canonical href=https://a.example/s/x/>\
             <h1 id=a>一\n <b>二</b></h1><svg><title>no</title></svg><h3>三</h3><a href=\"#a\">x</a><a href=b>y</a>",
        );
        assert_eq!(
            (page.lang.as_deref(), page.title.as_deref()),
            (Some("zh-Hans"), Some("甲 & 乙"))
        );
        assert_eq!(
            page.headings,
            [(1, "一 二".to_owned()), (3, "三".to_owned())]
        );
        assert_eq!(
            (page.targets.as_slice(), page.origin()),
            (&["a".to_owned()][..], Some("https://a.example"))
        );
        assert_eq!(
            (
                page.paper.as_deref(),
                page.is_one_sheet,
                page.sheets.as_slice()
            ),
            (Some("A3"), true, &["a".to_owned()][..])
        );
    }

    #[test]
    fn a_page_says_who_made_it_and_what_stands_in_another_language() {
        let page = Page::read(
            "<html lang=en><meta name=author content='A&amp;B'><meta name=description content=c>\
             <p>a<br>b <b lang=zh-Hans>是 <i>非&amp;否</i><br>1</b> c <q lang=EN>x</q></p>\
             <p lang=zh-Hans>甲\n乙<p lang=en>x</p></p><a>d\n e<i>2</i></a>",
        );
        assert_eq!(page.links, ["d e 2".to_owned()].into());
        assert_eq!(page.author.as_deref(), Some("A&B"));
        assert_eq!(page.description.as_deref(), Some("c"));
        let passages: Vec<&str> = page.passages.keys().map(String::as_str).collect();
        assert_eq!(passages, ["是", "甲乙", "非&否"]);
    }
}
