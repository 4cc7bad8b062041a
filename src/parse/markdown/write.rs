//! Markdown → HTML for one page. Every tag is written here, every text is encoded; what the page
//! knows comes in by [`Weave`].

use super::around::{closes_lone_image, is_between_cjk, is_lone_image};
use super::cjk::{Prepared, unmarked};
use super::comments::UNENDED;
use super::{Address, Ids, address, destination, events};
use crate::base::encode::{html_attribute, html_text, push_html_attribute, push_html_text};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeMap;

/// The finished text of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// HTML without anything active.
    pub html: String,
    /// Its headings, in order; empty without any.
    pub toc: Vec<TocEntry>,
    /// What it consists of, in order: paragraphs, lists, tables, images; each ends where the next
    /// begins.
    pub blocks: Vec<Block>,
}

/// One block of a text, for whoever has to know how much room it takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The byte of the HTML at which it ends.
    pub end: usize,
    /// Its words, not encoded: a line for each paragraph, item and row, with a tab after each cell.
    pub words: String,
    /// Width and height of each of its images in pixels; `None` where unknown.
    pub images: Vec<Option<(usize, usize)>>,
    /// Whether it is a heading, which never stands without what follows.
    pub is_heading: bool,
    /// Whether it refers to a note, or is the notes.
    pub has_note: bool,
}

/// One heading of a table of contents.
#[derive(Clone, Debug, PartialEq)]
pub struct TocEntry {
    /// The level of the heading, up to 6, as in the HTML.
    pub level: u8,
    /// Its id, unique in the text.
    pub id: String,
    /// Its words, not encoded.
    pub text: String,
}

/// What the page around a text knows; it answers for the addresses and charts that it gives.
pub trait Weave {
    /// Where a link of this site leads, relative to the page; `None` when it leads nowhere.
    fn link(&mut self, destination: &str) -> Option<String>;
    /// An image of this site; `None` when there is none.
    fn image(&mut self, destination: &str) -> Option<Image>;
    /// The finished chart of a block, as HTML that is taken over as it is.
    fn chart(&mut self, yaml: &str) -> String;
}

/// An image on its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its address, relative to the page.
    pub src: String,
    /// Addresses of the same image in several widths; `None` where there is one alone.
    pub srcset: Option<String>,
    /// Width and height in pixels; `None` where unknown.
    pub size: Option<(usize, usize)>,
}

/// How wide an image in a text is shown: as wide as the screen, up to the widest line.
const SIZES: &str = "(min-width: 42em) 40em, 100vw";

/// The few words that a text itself does not bring.
#[derive(Clone, Debug)]
pub struct BodyWords<'a> {
    /// Name of a table that can be scrolled.
    pub table: &'a str,
    /// Heading of the notes.
    pub notes: &'a str,
    /// Name of the link from a note back to its place.
    pub back: &'a str,
    /// A task that is done, and one that is open.
    pub task: (&'a str, &'a str),
    /// Begins every id of notes, so that two texts fit on one page.
    pub ids: &'a str,
    /// The level that the highest heading of the text gets, 1 to 6; 0 where headings are bold
    /// paragraphs.
    pub top: u8,
}

/// Renders a text in the language `tag`; breaks off once the HTML is longer than twenty times the
/// text and 1 MiB.
pub fn render(text: &str, tag: &str, words: &BodyWords<'_>, weave: &mut dyn Weave) -> Body {
    let prepared = Prepared::new(text);
    let events: Vec<Event<'_>> = events(&prepared, tag).map(|(event, _)| event).collect();
    let top = events.iter().filter_map(heading_level).min().unwrap_or(1);
    let limit = text.len().saturating_mul(20) + (1 << 20);
    let mut writer = Writer {
        out: String::with_capacity(text.len() * 2),
        words,
        weave,
        ids: Ids::default(),
        toc: Vec::new(),
        lift: top,
        last_level: words.top.saturating_sub(1),
        notes: BTreeMap::new(),
        note_order: Vec::new(),
        note_numbers: BTreeMap::new(),
        outer: Vec::new(),
        links: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        capture: None,
        depth: 0,
        block: Block::default(),
        blocks: Vec::new(),
    };
    for (at, event) in events.iter().enumerate() {
        if limit < writer.out.len() {
            break;
        }
        writer.event(event, &events, at);
    }
    writer.finish()
}

fn heading_level(event: &Event<'_>) -> Option<u8> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
        _ => None,
    }
}

/// What is being gathered instead of being written.
enum Capture {
    /// The alternative text of an image, with its destination and title.
    Image {
        alt: String,
        destination: String,
        title: String,
        alone: bool,
    },
    /// The YAML of a chart.
    Chart(String),
    /// A heading, with the level it gets and the place its tag is inserted at.
    Heading { text: String, level: u8, at: usize },
}

struct Writer<'w> {
    out: String,
    words: &'w BodyWords<'w>,
    weave: &'w mut dyn Weave,
    ids: Ids,
    toc: Vec<TocEntry>,
    lift: u8,
    last_level: u8,
    notes: BTreeMap<String, String>,
    note_order: Vec<String>,
    note_numbers: BTreeMap<String, usize>,
    outer: Vec<String>,
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    capture: Option<Capture>,
    depth: usize,
    block: Block,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>, all: &[Event<'_>], at: usize) {
        self.write(event, all, at);
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(end) => {
                self.depth -= 1;
                self.measure(*end);
            }
            Event::Rule if self.depth == 0 => self.end_block(),
            Event::HardBreak => self.block.words.push('\n'),
            _ => {}
        }
    }

    /// What ends here takes a line or a cell of its block; a block ends where nothing is open.
    fn measure(&mut self, end: TagEnd) {
        match end {
            TagEnd::TableCell => self.block.words.push('\t'),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => {
                self.block.words.push('\n');
            }
            TagEnd::Heading(_) => self.block.is_heading = true,
            // A note stands at the end of the text.
            TagEnd::FootnoteDefinition => self.block = Block::default(),
            _ => {}
        }
        if self.depth == 0 && !matches!(end, TagEnd::FootnoteDefinition) {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.block.end = self.out.len();
        self.blocks.push(std::mem::take(&mut self.block));
    }

    fn write(&mut self, event: &Event<'_>, all: &[Event<'_>], at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, all, at),
            Event::End(end) => self.end(*end, all, at),
            Event::Text(text) => self.text(&unmarked(text)),
            Event::Code(code) => self.code(&unmarked(code)),
            Event::Html(html) | Event::InlineHtml(html) => self.raw(&unmarked(html)),
            Event::SoftBreak => self.soft_break(all, at),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(label) => self.note_reference(label),
            Event::TaskListMarker(done) => {
                let (sign, word) = if *done {
                    ("☑", self.words.task.0)
                } else {
                    ("☐", self.words.task.1)
                };
                self.out.push_str(&format!(
                    "<span class=\"mp-task\" role=\"img\" aria-label=\"{}\">{sign}</span> ",
                    html_attribute(word)
                ));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !matches!(
            self.capture,
            Some(Capture::Image { .. } | Capture::Chart(_))
        ) {
            self.block.words.push_str(text);
        }
        match &mut self.capture {
            Some(Capture::Image { alt, .. }) => alt.push_str(text),
            Some(Capture::Chart(yaml)) => yaml.push_str(text),
            Some(Capture::Heading { text: heading, .. }) => {
                heading.push_str(text);
                push_html_text(&mut self.out, text);
            }
            None => push_html_text(&mut self.out, text),
        }
    }

    fn code(&mut self, code: &str) {
        match &mut self.capture {
            Some(Capture::Image { alt, .. }) => alt.push_str(code),
            Some(Capture::Heading { text, .. }) => text.push_str(code),
            _ => {}
        }
        if !matches!(self.capture, Some(Capture::Image { .. })) {
            self.block.words.push_str(code);
            self.out.push_str("<code>");
            push_html_text(&mut self.out, code);
            self.out.push_str("</code>");
        }
    }

    /// HTML is shown as text.
    fn raw(&mut self, html: &str) {
        if html != UNENDED {
            self.text(html);
        }
    }

    /// A line end is a space, except between two Chinese or Japanese characters.
    fn soft_break(&mut self, all: &[Event<'_>], at: usize) {
        if !is_between_cjk(all, at) {
            self.text("\n");
        }
    }

    fn start(&mut self, tag: &Tag<'_>, all: &[Event<'_>], at: usize) {
        match tag {
            Tag::Paragraph if is_lone_image(all, at) => {}
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.start_heading(*level),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(kind),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                let name = html_attribute(self.words.table);
                self.out.push_str(&format!(
                    "<div class=\"mp-scroll\" role=\"group\" aria-label=\"{name}\" \
                     tabindex=\"0\"><table class=\"mp-table\">\n"
                ));
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.mark("<em>"),
            Tag::Strong => self.mark("<strong>"),
            Tag::Strikethrough => self.mark("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(&destination(*link_type, dest_url)),
            Tag::Image {
                dest_url, title, ..
            } => {
                let alone = at > 0
                    && matches!(all[at - 1], Event::Start(Tag::Paragraph))
                    && is_lone_image(all, at - 1);
                let (destination, title) = (unmarked(dest_url), unmarked(title));
                let (destination, title) = (destination.into_owned(), title.into_owned());
                self.capture = Some(Capture::Image {
                    alt: String::new(),
                    destination,
                    title,
                    alone,
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.outer.push(std::mem::take(&mut self.out));
                self.notes
                    .insert(unmarked(label).into_owned(), String::new());
            }
            _ => {}
        }
    }

    fn mark(&mut self, tag: &str) {
        if !matches!(self.capture, Some(Capture::Image { .. })) {
            self.out.push_str(tag);
        }
    }

    fn end(&mut self, end: TagEnd, all: &[Event<'_>], at: usize) {
        match end {
            TagEnd::Paragraph if closes_lone_image(all, at) => {}
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self
                .out
                .push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.mark("</em>"),
            TagEnd::Strong => self.mark("</strong>"),
            TagEnd::Strikethrough => self.mark("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.image(),
            TagEnd::FootnoteDefinition => {
                let note = std::mem::replace(&mut self.out, self.outer.pop().unwrap_or_default());
                let last = all[..at].iter().rev().find_map(|e| match e {
                    Event::Start(Tag::FootnoteDefinition(label)) => Some(unmarked(label)),
                    _ => None,
                });
                self.notes
                    .insert(last.unwrap_or_default().into_owned(), note);
            }
            _ => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        if self.words.top == 0 {
            self.capture = Some(Capture::Heading {
                text: String::new(),
                level: 0,
                at: self.out.len(),
            });
            return;
        }
        // Levels begin below the page's own heading and never skip one.
        let wanted = (level as u8 - self.lift + self.words.top).min(6);
        let level = wanted.min(self.last_level + 1).max(self.words.top);
        self.last_level = level;
        self.capture = Some(Capture::Heading {
            text: String::new(),
            level,
            at: self.out.len(),
        });
    }

    fn end_heading(&mut self) {
        let Some(Capture::Heading { text, level, at }) = self.capture.take() else {
            return;
        };
        if level == 0 {
            self.out.insert_str(at, "<p class=\"mp-lab\">");
            self.out.push_str("</p>\n");
            return;
        }
        let id = self.ids.heading(&text);
        let tag = format!("<h{level} id=\"{}\">", html_attribute(&id));
        self.out.insert_str(at, &tag);
        self.out.push_str(&format!("</h{level}>\n"));
        self.toc.push(TocEntry { level, id, text });
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => unmarked(info),
            CodeBlockKind::Indented => "".into(),
        };
        let word: String = info
            .split_whitespace()
            .next()
            .unwrap_or("")
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        match info.trim() {
            "chart" => self.capture = Some(Capture::Chart(String::new())),
            _ if word.is_empty() => self.out.push_str("<pre tabindex=\"0\"><code>"),
            _ => self.out.push_str(&format!(
                "<pre tabindex=\"0\"><code class=\"language-{word}\">"
            )),
        }
    }

    fn end_code(&mut self) {
        match self.capture.take() {
            Some(Capture::Chart(yaml)) => {
                let chart = self.weave.chart(&yaml);
                self.out.push_str(&chart);
            }
            other => {
                self.capture = other;
                self.out.push_str("</code></pre>\n");
            }
        }
    }

    fn start_cell(&mut self) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"mp-num\"",
            Some(Alignment::Center) => " class=\"mp-mid\"",
            _ => "",
        };
        self.column += 1;
        self.out.push_str(match self.in_head {
            true => "<th scope=\"col\"",
            false => "<td",
        });
        self.out.push_str(class);
        self.out.push('>');
    }

    fn start_link(&mut self, destination: &str) {
        let href = match address(destination) {
            Address::Elsewhere(url) => Some((url, " rel=\"external\"")),
            Address::Local(path) => self.weave.link(&path).map(|href| (href, "")),
            Address::Refused => None,
        };
        if matches!(self.capture, Some(Capture::Image { .. })) {
            return;
        }
        self.links.push(href.is_some());
        match href {
            Some((href, rel)) => {
                // Paper shows the address behind its words.
                if !rel.is_empty() {
                    self.block.words.push_str(&href);
                }
                self.out.push_str("<a href=\"");
                push_html_attribute(&mut self.out, &href);
                self.out.push('"');
                self.out.push_str(rel);
                self.out.push('>');
            }
            None => self.out.push_str("<span>"),
        }
    }

    fn end_link(&mut self) {
        if matches!(self.capture, Some(Capture::Image { .. })) {
            return;
        }
        let kept = self.links.pop().unwrap_or(false);
        self.out.push_str(if kept { "</a>" } else { "</span>" });
    }

    fn image(&mut self) {
        let Some(Capture::Image {
            alt,
            destination,
            title,
            alone,
        }) = self.capture.take()
        else {
            return;
        };
        let image = match address(&destination) {
            Address::Local(path) => self.weave.image(&path),
            _ => None,
        };
        let Some(image) = image else {
            push_html_text(&mut self.out, &alt);
            return;
        };
        self.block.images.push(image.size);
        let size = image.size.map_or_else(String::new, |(w, h)| {
            format!(" width=\"{w}\" height=\"{h}\"")
        });
        let choice = image.srcset.map_or_else(String::new, |srcset| {
            let srcset = html_attribute(&srcset);
            format!(" srcset=\"{srcset}\" sizes=\"{SIZES}\"")
        });
        let tag = format!(
            "<img src=\"{}\"{choice} alt=\"{}\"{size} loading=\"lazy\" decoding=\"async\">",
            html_attribute(&image.src),
            html_attribute(&alt)
        );
        match (alone, title.is_empty()) {
            (true, false) => self.out.push_str(&format!(
                "<figure class=\"mp-photo\">{tag}<figcaption>{}</figcaption></figure>\n",
                html_text(&title)
            )),
            (true, true) => self
                .out
                .push_str(&format!("<figure class=\"mp-photo\">{tag}</figure>\n")),
            (false, _) => self.out.push_str(&tag),
        }
    }

    fn note_reference(&mut self, label: &str) {
        self.block.has_note = true;
        let label = unmarked(label).into_owned();
        let ids = html_attribute(self.words.ids);
        let (n, id) = match self.note_numbers.get(&label) {
            Some(n) => (*n, String::new()),
            None => {
                let n = self.note_order.len() + 1;
                self.note_order.push(label.clone());
                self.note_numbers.insert(label, n);
                // Only the first reference carries the id that the note leads back to.
                (n, format!(" id=\"fnref-{ids}{n}\""))
            }
        };
        self.out
            .push_str(&format!("<sup><a href=\"#fn-{ids}{n}\"{id}>{n}</a></sup>"));
    }

    fn finish(mut self) -> Body {
        if !self.note_order.is_empty() {
            let ids = html_attribute(self.words.ids);
            self.out.push_str(&format!(
                "<section class=\"mp-notes\" aria-label=\"{}\"><ol>\n",
                html_attribute(self.words.notes)
            ));
            for (at, label) in self.note_order.iter().enumerate() {
                let (n, note) = (at + 1, self.notes.get(label).map_or("", String::as_str));
                let back = html_attribute(self.words.back);
                self.out.push_str(&format!(
                    "<li id=\"fn-{ids}{n}\">{note}<a href=\"#fnref-{ids}{n}\" \
                     aria-label=\"{back}\">↩</a></li>\n"
                ));
            }
            self.out.push_str("</ol></section>\n");
            self.block.has_note = true;
            self.block.words = "\n".repeat(self.note_order.len());
            self.end_block();
        }
        Body {
            html: self.out,
            toc: self.toc,
            blocks: self.blocks,
        }
    }
}
