//! White space that no reader sees is left out of a page, so that templates can be laid out as
//! source: one element a line, with indentation.
//!
//! In comes the HTML that a template writes, piece by piece; out goes what HTML makes of it. A run
//! of white space becomes one space, and nothing where it touches the edge of a block. Text inside
//! `<pre>` and its kind stays as it is, as do comments and quoted values.

use std::io::{self, Write};

/// Whether HTML lays an element out as a block, as a part of a table or not at all: white space at
/// its edges is never seen ("Rendering" in the HTML standard). `use` stands between shapes.
#[rustfmt::skip]
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"!doctype" | b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"caption"
        | b"col" | b"colgroup" | b"dd" | b"details" | b"div" | b"dl" | b"dt" | b"fieldset"
        | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5"
        | b"h6" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li" | b"link"
        | b"main" | b"menu" | b"meta" | b"nav" | b"ol" | b"optgroup" | b"option" | b"p" | b"pre"
        | b"search" | b"section" | b"summary" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th"
        | b"thead" | b"title" | b"tr" | b"ul" | b"use"
    )
}

/// Whether the text of an element is taken as it stands.
fn is_verbatim(name: &[u8]) -> bool {
    matches!(name, b"pre" | b"script" | b"style" | b"textarea")
}

/// Names of elements that are longer are neither blocks nor taken as they stand.
const LONGEST: usize = 16;

/// A name in lower-case letters; empty where it is too long to be known.
fn lowered<'l>(name: &[u8], room: &'l mut [u8; LONGEST]) -> &'l [u8] {
    let Some(lower) = room.get_mut(..name.len()) else {
        return &[];
    };
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    lower
}

/// Where in the markup the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Text,
    /// Between `<` and the end of the element's name.
    Name,
    Tag,
    /// Inside a value, up to this quotation mark.
    Value(u8),
    Comment,
}

/// A page on its way out, with what has to be known of the bytes before.
pub struct Press {
    out: Vec<u8>,
    at: At,
    /// The tag that is being read, from `<` to the end of its name.
    name: Vec<u8>,
    /// Whether white space was met and not yet written.
    gap: bool,
    /// Whether what was written last is the edge of a block.
    edge: bool,
    /// The element whose text is taken as it stands, while inside one.
    verbatim: Option<Vec<u8>>,
}

impl Press {
    /// Nothing yet, with room for a page.
    pub fn new() -> Press {
        Press {
            out: Vec::with_capacity(32 * 1024),
            at: At::Text,
            name: Vec::new(),
            gap: false,
            edge: true,
            verbatim: None,
        }
    }

    /// The finished page; ends in one line break.
    pub fn finish(mut self) -> Vec<u8> {
        self.out.append(&mut self.name);
        self.out.push(b'\n');
        self.out
    }

    fn take(&mut self, byte: u8) {
        match self.at {
            At::Text if byte == b'<' => {
                self.at = At::Name;
                self.name.clear();
                self.name.push(b'<');
            }
            At::Text => self.text(byte),
            At::Name if byte.is_ascii_alphanumeric() || b"/!-".contains(&byte) => self.named(byte),
            At::Name if self.name.len() == 1 => self.less_than(byte),
            At::Name => self.open(byte),
            At::Tag => self.tag(byte),
            At::Value(quote) => {
                self.out.push(byte);
                if byte == quote {
                    self.at = At::Tag;
                }
            }
            At::Comment => {
                self.out.push(byte);
                if self.out.ends_with(b"-->") {
                    self.at = At::Text;
                }
            }
        }
    }

    /// How many of the next bytes go out as they are, whatever follows; the others go one by one.
    fn plain(&self, bytes: &[u8]) -> usize {
        let until = |ends: &dyn Fn(u8) -> bool| {
            let end = bytes.iter().position(|byte| ends(*byte));
            end.unwrap_or(bytes.len())
        };
        match self.at {
            At::Text if self.verbatim.is_some() => until(&|b| b == b'<'),
            At::Text => until(&|b| b == b'<' || b.is_ascii_whitespace()),
            At::Value(quote) => until(&|b| b == quote),
            At::Name | At::Tag | At::Comment => 0,
        }
    }

    fn text(&mut self, byte: u8) {
        if byte.is_ascii_whitespace() && self.verbatim.is_none() {
            self.gap = true;
            return;
        }
        self.space();
        self.out.push(byte);
        self.edge = false;
    }

    /// Writes the white space before something that is seen.
    fn space(&mut self) {
        if self.gap && !self.edge {
            self.out.push(b' ');
        }
        self.gap = false;
    }

    /// A `<` that opens nothing is text, as in a script.
    fn less_than(&mut self, byte: u8) {
        self.name.clear();
        self.at = At::Text;
        self.text(b'<');
        self.take(byte);
    }

    fn named(&mut self, byte: u8) {
        self.name.push(byte);
        if self.name == b"<!--" {
            self.space();
            self.out.append(&mut self.name);
            (self.at, self.edge) = (At::Comment, false);
        }
    }

    /// The first byte after a tag's name: what the element is decides about the gap before it.
    fn open(&mut self, byte: u8) {
        let closes = self.name.starts_with(b"</");
        let mut lower = [0; LONGEST];
        let name = lowered(&self.name[1 + usize::from(closes)..], &mut lower);
        let is_block = is_block(name);
        if is_block && self.verbatim.is_none() {
            self.gap = false;
        } else {
            self.space();
        }
        self.edge = is_block;
        self.out.append(&mut self.name);
        if closes && self.verbatim.as_deref() == Some(name) {
            self.verbatim = None;
        } else if !closes && self.verbatim.is_none() && is_verbatim(name) {
            self.verbatim = Some(name.to_vec());
        }
        self.at = At::Tag;
        self.tag(byte);
    }

    fn tag(&mut self, byte: u8) {
        match byte {
            _ if byte.is_ascii_whitespace() => self.gap = true,
            b'>' => {
                self.gap = false;
                self.out.push(byte);
                self.at = At::Text;
            }
            _ => {
                if std::mem::take(&mut self.gap) {
                    self.out.push(b' ');
                }
                self.out.push(byte);
                if byte == b'"' || byte == b'\'' {
                    self.at = At::Value(byte);
                }
            }
        }
    }
}

impl Write for Press {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(byte) = rest.first() {
            let plain = self.plain(rest);
            if plain == 0 {
                self.take(*byte);
                rest = &rest[1..];
                continue;
            }
            if self.at == At::Text {
                self.space();
                self.edge = false;
            }
            self.out.extend_from_slice(&rest[..plain]);
            rest = &rest[plain..];
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_press(template: &str, page: &str) {
        let mut whole = Press::new();
        whole
            .write_all(template.as_bytes())
            .expect("memory takes everything");
        let whole = String::from_utf8(whole.finish()).expect("UTF-8 stays UTF-8");
        assert_eq!(whole, format!("{page}\n"), "{template}");
        let mut pieces = Press::new();
        for byte in template.bytes() {
            pieces.write_all(&[byte]).expect("memory takes everything");
        }
        assert_eq!(pieces.finish(), whole.as_bytes(), "{template} in pieces");
    }

    #[test]
    fn white_space_beside_a_block_is_left_out_and_a_run_of_it_is_one_space() {
        check_press("<ul>\n  <li> a\n b </li>\n</ul>\n", "<ul><li>a b</li></ul>");
        check_press(
            "<p>\n a <b>b</b>\n <i>c</i> \n</p>",
            "<p>a <b>b</b> <i>c</i></p>",
        );
        check_press("<!doctype html>\n<html>\n", "<!doctype html><html>");
        check_press("a<br>\n  b", "a<br> b");
        check_press("养老\u{a0} \u{a0}院", "养老\u{a0} \u{a0}院");
    }

    #[test]
    fn attributes_may_stand_on_lines_of_their_own() {
        check_press(
            "<a\n  href=\"x\"\n  title=\"a  >\n b\"\n>c</a>",
            "<a href=\"x\" title=\"a  >\n b\">c</a>",
        );
        check_press("<use href='#a  b' />", "<use href='#a  b' />");
    }

    #[test]
    fn what_is_shown_as_typed_stays_as_typed() {
        let typed = "<pre>\n a  <b\n class=\"x\">b</b>\n</pre>";
        check_press(
            &format!("<div>\n{typed}\n</div>"),
            "<div><pre>\n a  <b class=\"x\">b</b>\n</pre></div>",
        );
        check_press(
            "<script>if (a <  b) c()</script>",
            "<script>if (a <  b) c()</script>",
        );
        check_press("<p>a <!-- b  > c -->  d</p>", "<p>a <!-- b  > c --> d</p>");
    }
}
