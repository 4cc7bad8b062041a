//! What a text refers to, found when it is read. Nothing is looked up: whether a link leads
//! anywhere is checked later.

use super::cjk::{Prepared, unmarked};
use super::comments::UNENDED;
use super::spaced::spaced_address;
use super::{Address, Ids, address, destination, events};
use crate::base::encode::{first_char, first_control};
use crate::base::{Code, Diagnostics, FileId, Span};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// What a text refers to and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Its headings in order, at any level.
    pub headings: Vec<Heading>,
    /// Its links and images that lead to this site, in order; others are not kept.
    pub links: Vec<Link>,
    /// Its chart blocks, in order.
    pub charts: Vec<ChartText>,
    /// Its first words in plain text, headings and tables left out, at most 160 characters; of a
    /// text of tables alone their first rows.
    pub excerpt: String,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its words, without marks of emphasis or code.
    pub text: String,
    /// The id it gets on its page, unique in the text.
    pub id: String,
}

/// A link or image of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Whether it is a link or an image.
    pub kind: LinkKind,
    /// The decoded destination as written: a path relative to the text's file, a fragment, or both.
    pub destination: String,
    /// Where it stands.
    pub span: Span,
}

/// What a destination is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A link that a reader may follow.
    Link,
    /// An image that the page shows.
    Image,
}

/// The YAML of a chart block.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartText {
    /// The YAML, without the lines of the fence.
    pub text: String,
    /// The byte of the file at which it begins.
    pub start: usize,
}

/// How deep quotes, lists and emphasis may be nested.
const DEEPEST: usize = 64;
/// How many bytes a line may have: 64 KiB.
const LONGEST_LINE: usize = 64 * 1024;
/// How many characters an excerpt has at most.
const EXCERPT: usize = 160;
/// What stands between two rows of a table in an excerpt.
const ROW_END: &str = "; ";
/// More bytes of rows than this are never needed for an excerpt.
const MOST_OF_ROWS: usize = 4 * EXCERPT;
/// How many headings a text may have.
const MOST_HEADINGS: usize = 2000;

/// Finds what a text in the language `tag` refers to; it begins at byte `offset` of its file. A
/// text that is too deep or has too many headings is read up to there.
pub fn scan(
    text: &str,
    offset: usize,
    file: FileId,
    tag: &str,
    diags: &mut Diagnostics,
) -> Outline {
    let mut long = text.split('\n').filter(|line| LONGEST_LINE < line.len());
    if LONGEST_LINE < text.len()
        && let Some(line) = long.next()
    {
        let start = offset + (line.as_ptr() as usize - text.as_ptr() as usize);
        diags.push(
            Code::TooLarge,
            Span::new(file, start, start),
            format!("a line of {} bytes", line.len()),
            "break it into paragraphs",
        );
        return Outline::default();
    }
    let prepared = Prepared::new(text);
    let mut scan = Scan {
        prepared: &prepared,
        offset,
        file,
        diags,
        ids: Ids::default(),
        outline: Outline::default(),
        depth: 0,
        heading: None,
        in_chart: false,
        in_block: false,
        block: String::new(),
        room: EXCERPT,
        rows: String::new(),
        in_table: false,
        told_control: false,
        told_image: false,
    };
    scan.characters(text);
    for (event, range) in events(&prepared, tag) {
        scan.event(event, range);
        if DEEPEST < scan.depth || MOST_HEADINGS < scan.outline.headings.len() {
            break;
        }
    }
    if scan.outline.excerpt.trim().is_empty() {
        let rows = scan.rows.trim_end_matches(ROW_END);
        scan.outline.excerpt = rows.chars().take(EXCERPT).collect();
    }
    scan.outline
}

struct Scan<'a> {
    prepared: &'a Prepared<'a>,
    offset: usize,
    file: FileId,
    diags: &'a mut Diagnostics,
    ids: Ids,
    outline: Outline,
    depth: usize,
    heading: Option<String>,
    in_chart: bool,
    in_block: bool,
    /// The words of the paragraph or cell at hand, without code.
    block: String,
    /// How many characters the excerpt may still get.
    room: usize,
    /// The rows of the tables so far, for a text that consists of nothing else.
    rows: String,
    in_table: bool,
    told_control: bool,
    /// Whether the image at hand has words.
    told_image: bool,
}

impl Scan<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(
            self.file,
            self.offset + self.prepared.original(range.start),
            self.offset + self.prepared.original(range.end),
        )
    }

    fn characters(&mut self, text: &str) {
        let (file, offset) = (self.file, self.offset);
        let at = |found: usize, len: usize| Span::new(file, offset + found, offset + found + len);
        if let Some((found, c)) = first_control(text) {
            self.control(at(found, c.len_utf8()));
        }
        if let Some((found, c)) = first_direction(text) {
            let message = "the text holds an invisible character that changes its direction";
            self.diags.push(
                Code::BidiInText,
                at(found, c.len_utf8()),
                message,
                "retype the line without",
            );
        }
    }

    fn control(&mut self, span: Span) {
        self.told_control = true;
        let message = "the text holds a control character; it is shown as `\u{fffd}`";
        self.diags.push(
            Code::ControlCharacter,
            span,
            message,
            "retype the line without",
        );
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, &range),
            Event::Text(text) if self.in_chart => {
                let start = self.offset + self.prepared.original(range.start);
                match self.outline.charts.last_mut() {
                    Some(chart) if !chart.text.is_empty() => chart.text.push_str(&unmarked(&text)),
                    Some(chart) => {
                        *chart = ChartText {
                            text: unmarked(&text).into_owned(),
                            start,
                        }
                    }
                    None => {}
                }
            }
            Event::Text(text) => {
                self.told_image |= !unmarked(&text).trim().is_empty();
                self.text(&text, &range);
            }
            Event::Code(text) => {
                self.told_image = true;
                self.code(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text(" ", &range),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        if self.depth == DEEPEST + 1 {
            let span = self.span(&range);
            self.diags.push(
                Code::TooLarge,
                span,
                format!("nested more than {DEEPEST} deep"),
                "write it flatter",
            );
        }
        match tag {
            Tag::Heading { .. } => {
                self.heading = Some(String::new());
                self.block_begins(&range);
            }
            Tag::Paragraph | Tag::Item | Tag::TableCell => self.block_begins(&range),
            Tag::Table(_) => self.in_table = true,
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                let hint = "take the tab or the spaces away from the start of the line; code \
                    stands between lines of ```";
                let span = self.span(&range);
                self.diags.push(
                    Code::IndentedText,
                    span,
                    "an indented paragraph is shown as code",
                    hint,
                );
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.link(LinkKind::Link, &destination(link_type, &dest_url), &range);
            }
            Tag::Image { dest_url, .. } => {
                self.told_image = false;
                self.link(LinkKind::Image, &dest_url, &range);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if unmarked(&info).trim() == "chart" => {
                self.in_chart = true;
                let start = self.offset + self.prepared.original(range.start);
                self.outline.charts.push(ChartText {
                    text: String::new(),
                    start,
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        if matches!(
            end,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_)
        ) {
            self.block_ends(range);
        }
        match end {
            TagEnd::Heading(_) => {
                let text = self.heading.take().unwrap_or_default();
                let id = self.ids.heading(&text);
                self.outline.headings.push(Heading { text, id });
                if self.outline.headings.len() == MOST_HEADINGS + 1 {
                    let span = Span::start_of(self.file);
                    self.diags.push(
                        Code::TooLarge,
                        span,
                        format!("more than {MOST_HEADINGS} headings"),
                        "split the text",
                    );
                }
            }
            TagEnd::CodeBlock => self.in_chart = false,
            TagEnd::Image if !self.told_image => self.untold(range),
            TagEnd::Table => self.in_table = false,
            TagEnd::TableCell => self.words(" "),
            TagEnd::TableHead | TagEnd::TableRow if self.rows.len() < MOST_OF_ROWS => {
                let row = self.rows.trim_end().len();
                self.rows.truncate(row);
                self.rows.push_str(ROW_END);
            }
            TagEnd::Paragraph | TagEnd::Item => self.words(" "),
            _ => {}
        }
    }

    /// Of an image without words nobody who cannot see it learns anything.
    fn untold(&mut self, range: &Range<usize>) {
        let span = self.span(range);
        let hint = "say between `[` and `]` what is seen: `![The yard with its benches](yard.jpg)`";
        let message = "the image has no words for those who cannot see it";
        self.diags.push(Code::ImageUntold, span, message, hint);
    }

    /// What stood before in an item of a list ends here.
    fn block_begins(&mut self, range: &Range<usize>) {
        self.block_ends(&(0..range.start));
        self.in_block = true;
    }

    fn block_ends(&mut self, range: &Range<usize>) {
        let words = std::mem::take(&mut self.block);
        self.in_block = false;
        if let Some(address) = spaced_address(&words) {
            self.spaced(address, range);
        }
        self.block = words;
        self.block.clear();
    }

    fn spaced(&mut self, address: &str, range: &Range<usize>) {
        let at = self.prepared.text[range.clone()]
            .rfind(address)
            .map_or(range.start, |at| range.start + at);
        let span = self.span(&(at..at + address.len()));
        let message =
            format!("the address `{address}` has a space, so Markdown does not read the link");
        self.diags.push(
            Code::BrokenLink,
            span,
            message,
            format!("write it as `<{address}>`"),
        );
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        // `&#1;` is a control character, too.
        if !self.told_control && first_control(text).is_some() {
            self.control(self.span(range));
        }
        if self.in_block {
            self.block.push_str(text);
        }
        self.words(text);
    }

    fn code(&mut self, text: &str) {
        if self.in_block {
            // Code between `](` and `)` is no address.
            self.block.push('\0');
        }
        self.words(text);
    }

    fn words(&mut self, text: &str) {
        match &mut self.heading {
            Some(heading) => heading.push_str(&unmarked(text)),
            // A table is no beginning of a text, and its cells are no sentence.
            None if self.in_table => self.cell(text),
            None if 0 < self.room => {
                let excerpt = &mut self.outline.excerpt;
                for c in unmarked(text).chars().take(self.room) {
                    excerpt.push(c);
                    self.room -= 1;
                }
            }
            None => {}
        }
    }

    fn cell(&mut self, text: &str) {
        if self.rows.len() < MOST_OF_ROWS {
            self.rows.push_str(&unmarked(text));
        }
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let span = self.span(range);
        if html == UNENDED {
            let message = "the comment `<!--` does not end where its paragraph does";
            let hint = "end it with `-->`, or begin it on a line of its own: what follows is shown";
            self.diags.push(Code::RawHtml, span, message, hint);
            return;
        }
        let first: String = unmarked(html).trim().chars().take(30).collect();
        self.diags.push(
            Code::RawHtml,
            span,
            format!("`{first}` is shown as text"),
            "use Markdown; HTML is never passed through",
        );
    }

    fn link(&mut self, kind: LinkKind, destination: &str, range: &Range<usize>) {
        let span = self.span(range);
        match (address(destination), kind) {
            (Address::Local(destination), _) => self.outline.links.push(Link {
                kind,
                destination,
                span,
            }),
            (Address::Elsewhere(url), LinkKind::Image) => {
                let message = format!(
                    "the image `{url}` lies elsewhere, so each visit would be told to others"
                );
                self.diags.push(
                    Code::RefusedUrl,
                    span,
                    message,
                    "put the image beside this file",
                );
            }
            (Address::Elsewhere(_), LinkKind::Link) => {}
            (Address::Refused, _) => {
                let shown: String = unmarked(destination).chars().take(60).collect();
                self.diags.push(
                    Code::RefusedUrl,
                    span,
                    format!("the address `{}` is removed", shown.escape_debug()),
                    "use https, http, mailto, tel, webcal or a file of this site",
                );
            }
        }
    }
}

/// The first sign that changes the direction of what follows, and where it stands.
fn first_direction(text: &str) -> Option<(usize, char)> {
    let is_one = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // All of them begin with this byte.
    first_char(text, |byte| byte == 0xe2, is_one)
}
