//! What the bytes of a text mean: text strings, and letters by the map that a font carries.

use std::collections::BTreeMap;

/// A text string: UTF-16 with a mark in front, UTF-8 with one, else one byte a letter.
pub(super) fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// What the codes of a font mean (ToUnicode).
#[derive(Debug, Default)]
pub(super) struct Meaning {
    letters: BTreeMap<u32, String>,
    /// Bytes a code.
    pub(super) width: usize,
}

impl Meaning {
    /// Reads the map; what it does not say stays without meaning.
    pub(super) fn read(map: &[u8], width: usize) -> Meaning {
        let mut meaning = Meaning {
            letters: BTreeMap::new(),
            width,
        };
        let words = words(&String::from_utf8_lossy(map));
        let mut at = 0;
        while let Some(word) = words.get(at) {
            at += 1;
            match word.as_str() {
                "beginbfchar" => {
                    while let [from, to, ..] = &words[at..]
                        && let (Some(from), Some(to)) = (code(from), letters(to))
                    {
                        meaning.letters.insert(from, to);
                        at += 2;
                    }
                }
                "beginbfrange" => {
                    while let [from, to, first, ..] = &words[at..]
                        && let (Some(from), Some(to)) = (code(from), code(to))
                    {
                        at += 3;
                        if first == "[" {
                            at += meaning.list(from, &words[at..]) + 1;
                        } else if let Some(first) = letters(first) {
                            meaning.range(from, to, &first);
                        }
                    }
                }
                _ => {}
            }
        }
        meaning
    }

    fn range(&mut self, from: u32, to: u32, first: &str) {
        let Some(last) = first.chars().next_back() else {
            return;
        };
        let head = &first[..first.len() - last.len_utf8()];
        // No more than a font has letters, whatever the range says.
        for step in 0..=to.saturating_sub(from).min(0xffff) {
            if let Some(letter) = char::from_u32(last as u32 + step) {
                self.letters.insert(from + step, format!("{head}{letter}"));
            }
        }
    }

    /// Letters one by one up to `]`; gives how many there are.
    fn list(&mut self, from: u32, words: &[String]) -> usize {
        let count = words.iter().take_while(|word| *word != "]").count();
        for (step, word) in (0..).zip(&words[..count]) {
            if let Some(letters) = letters(word) {
                self.letters.insert(from + step, letters);
            }
        }
        count
    }

    /// The words that bytes stand for.
    pub(super) fn words(&self, bytes: &[u8]) -> String {
        let code = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        bytes
            .chunks(self.width.max(1))
            .filter_map(|bytes| self.letters.get(&code(bytes)))
            .map(String::as_str)
            .collect()
    }
}

/// The map as words: names, numbers, brackets, and what stands between `<` and `>` with its `<`.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '<' => rest.find('>').unwrap_or(rest.len()),
            '[' | ']' => 1,
            _ => rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '[' | ']'))
                .unwrap_or(rest.len())
                .max(1),
        };
        let end = (0..=end)
            .rev()
            .find(|at| rest.is_char_boundary(*at))
            .filter(|at| *at > 0)
            .unwrap_or(rest.len());
        words.push(rest[..end].chars().filter(|c| !c.is_whitespace()).collect());
        rest = rest[end..].trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    }
    words
}

fn digits(word: &str) -> Option<Vec<u8>> {
    let digits = word.strip_prefix('<')?;
    let byte = |at: usize| {
        digits
            .get(at..at + 2)
            .and_then(|two| u8::from_str_radix(two, 16).ok())
    };
    (0..digits.len()).step_by(2).map(byte).collect()
}

fn code(word: &str) -> Option<u32> {
    Some(
        digits(word)?
            .iter()
            .fold(0, |code, byte| code << 8 | u32::from(*byte)),
    )
}

fn letters(word: &str) -> Option<String> {
    Some(utf16(&digits(word)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_says_what_its_codes_mean() {
        let map = "1 begincodespacerange <0000><FFFF> endcodespacerange\n2 beginbfchar\n<0001> <7B2C>\n<0002> <00660069>\nendbfchar\n\
                   2 beginbfrange <0010><0012><0041> <0020> <0021> [<4E00> <4E8C>] endbfrange";
        let meaning = Meaning::read(map.as_bytes(), 2);
        assert_eq!(
            meaning.words(b"\0\x01\0\x02\0\x10\0\x11\0\x12\0\x20\0\x21\0\x30"),
            "第fiABC一二"
        );
        assert_eq!(
            Meaning::read(b"beginbfchar <E1> <D840DC0B> <zz", 1).words(b"\xe1"),
            "𠀋"
        );
    }

    #[test]
    fn a_text_string_is_read_in_its_own_encoding() {
        assert_eq!(string(b"\xfe\xff\x68\x37\x4e\x66"), "样书");
        assert_eq!(string(b"zh-Hans"), "zh-Hans");
    }
}
