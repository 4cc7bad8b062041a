//! What CommonMark's rules lack for Chinese and Japanese.
//!
//! Emphasis opens and closes by spaces and punctuation around it; Chinese writes no spaces, so
//! `**完成。**下一步` stays literal. A noncharacter between the asterisks and the punctuation makes
//! the rules see a letter; it is taken out of every event again. Goes away when the parser has an
//! option for it.

use std::borrow::Cow;

/// The noncharacter U+FDD0, which no text may hold; one that an author wrote is taken out.
pub const MARK: char = '\u{fdd0}';

/// A text with marks, and the way back to the author's places.
pub struct Prepared<'t> {
    /// What the parser reads.
    pub text: Cow<'t, str>,
    /// Where marks were put, in bytes of `text`.
    marks: Vec<usize>,
}

impl<'t> Prepared<'t> {
    /// Puts the marks in; a text without Chinese or Japanese, or without asterisks and tildes, has
    /// none.
    pub fn new(text: &'t str) -> Prepared<'t> {
        if text.is_ascii() || !text.contains(['*', '~']) {
            return Prepared {
                text: unmarked(text),
                marks: Vec::new(),
            };
        }
        let chars: Vec<char> = text.chars().filter(|c| *c != MARK).collect();
        let (mut marked, mut marks) = (String::with_capacity(text.len() + 32), Vec::new());
        let mut mark = |marked: &mut String| {
            marks.push(marked.len());
            marked.push(MARK);
        };
        let mut at = 0;
        while at < chars.len() {
            let c = chars[at];
            if c != '*' && c != '~' {
                marked.push(c);
                at += 1;
                continue;
            }
            let end = at + chars[at..].iter().take_while(|other| **other == c).count();
            let before = at.checked_sub(1).map(|i| chars[i]);
            let after = chars.get(end).copied();
            let chinese = before.is_some_and(is_cjk) || after.is_some_and(is_cjk);
            if chinese && before.is_some_and(closes_or_opens) {
                mark(&mut marked);
            }
            marked.extend(&chars[at..end]);
            if chinese && after.is_some_and(closes_or_opens) {
                mark(&mut marked);
            }
            at = end;
        }
        Prepared {
            text: marked.into(),
            marks,
        }
    }

    /// The author's byte for a byte of `text`: less one mark for each before it.
    pub fn original(&self, at: usize) -> usize {
        at - MARK.len_utf8() * self.marks.partition_point(|mark| *mark < at)
    }
}

/// Punctuation that may stand beside asterisks, without the signs that Markdown itself reads.
fn closes_or_opens(c: char) -> bool {
    let ascii = matches!(
        c,
        '!' | '"' | '%' | '\'' | '(' | ')' | ',' | '-' | '.' | ':' | ';' | '?' | '/' | '+' | '='
    );
    ascii
        || is_cjk_punctuation(c)
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '·')
}

fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}

/// Whether a character is Chinese or Japanese, so that no space belongs between it and another one.
pub fn is_cjk(c: char) -> bool {
    is_cjk_punctuation(c)
        || matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words without marks.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    match text.contains(MARK) {
        true => text.replace(MARK, "").into(),
        false => text.into(),
    }
}
