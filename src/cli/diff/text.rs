//! The words of a finished page, paragraph by paragraph.

/// Tags that stand inside a paragraph; any other tag ends it.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "var", "wbr",
];

/// What a reader sees, in order; drawings, menus, scripts and styles left out.
///
/// Our own pages only: they are well formed and hold no comments with tags.
pub fn paragraphs(html: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(html);
    let mut found = Vec::new();
    let mut words = String::new();
    let mut hidden: Option<String> = None;
    let mut rest = &*text;
    while let Some(open) = rest.find('<') {
        let Some(close) = rest[open..].find('>').map(|at| open + at) else {
            break;
        };
        if hidden.is_none() {
            words.push_str(&rest[..open]);
        }
        let tag = &rest[open + 1..close];
        let closes = tag.starts_with('/');
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n', '/'])
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        match &hidden {
            Some(element) if closes && *element == name => hidden = None,
            None if !closes && matches!(&*name, "script" | "style" | "svg" | "head" | "nav") => {
                hidden = Some(name.clone())
            }
            _ => {}
        }
        if hidden.is_none() && !INLINE.contains(&&*name) {
            take(&mut words, &mut found);
        }
        rest = &rest[close + 1..];
    }
    words.push_str(rest);
    take(&mut words, &mut found);
    found
}

fn take(words: &mut String, found: &mut Vec<String>) {
    let plain = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        found.push(line);
    }
    words.clear();
}

/// A paragraph with its numbers taken out, so that a figure is no other text.
pub fn without_numbers(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
        .collect()
}

/// The first 100 characters of a paragraph, safe for a terminal.
pub fn short(text: &str) -> String {
    let mut short: String = text.chars().take(100).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    crate::io::failure::printable(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_its_reader_sees_it() {
        let html = b"<!doctype html><html><head><title>T</title></head><body><h1>One &amp; <em>two</em></h1><svg><text>drawn</text></svg><p>1,380 of\n 2,300 &lt;homes&gt;</p><ul><li>a<li>b</ul></body></html>";
        assert_eq!(
            paragraphs(html),
            ["One & two", "1,380 of 2,300 <homes>", "a", "b"]
        );
        assert_eq!(
            without_numbers("1,380 of 2,300 homes"),
            without_numbers("9 of 12.5 homes")
        );
    }
}
