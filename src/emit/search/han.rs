//! Words for the index: where writing sets no spaces between words, every character is one, in what
//! is indexed and in what is asked for alike. No dictionary has to agree with another then.

/// Characters that are words of their own, from the first to the last of each range: Han and kana.
/// The script of the page has the same ranges.
pub const RANGES: &[(char, char)] = &[
    ('\u{3005}', '\u{3005}'),
    ('\u{3007}', '\u{3007}'),
    ('\u{3040}', '\u{30ff}'),
    ('\u{31f0}', '\u{31ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{20000}', '\u{3ffff}'),
];

/// What stands between two texts of a record, so that no phrase goes from one into the other.
pub const BETWEEN: &str = " · ";

/// What ends a sentence: a word of its own, so that no phrase goes across it.
const ENDS: &[char] = &['。', '！', '？', '；'];

/// The languages in which a word that lost its end is joined to the next one: *l'eau*. The script
/// of the page has the same.
const ELIDING: [&str; 6] = ["ca", "co", "fr", "it", "oc", "wa"];

/// A text in the language of a tag with its words separated by single spaces. Marks stay at the
/// word before them.
pub fn spaced(text: &str, tag: &str) -> String {
    let elides = ELIDING.contains(&tag.split('-').next().unwrap_or(tag));
    let mut out = String::with_capacity(text.len() * 4 / 3);
    let mut was_word = false;
    for c in text.chars() {
        let is_word = is_word(c);
        let joins = !is_word && !ENDS.contains(&c) && (!was_word || !c.is_alphanumeric());
        let joins = joins && !(elides && c.is_alphabetic() && ends_elided(&out));
        if c.is_whitespace() || !joins {
            space(&mut out);
        }
        if !c.is_whitespace() {
            out.push(c);
        }
        was_word = is_word || (was_word && !c.is_whitespace() && !c.is_alphanumeric());
        if ENDS.contains(&c) || is_mark(c) {
            space(&mut out);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a text ends with a letter and an apostrophe.
fn ends_elided(text: &str) -> bool {
    let before = text.strip_suffix(['\'', '’']);
    before.is_some_and(|before| before.ends_with(char::is_alphabetic))
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Whether a character is a mark of Chinese writing, behind which a word begins whatever it is.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
        && !is_word(c)
}

fn is_word(c: char) -> bool {
    // Nearly all others are below the first.
    '\u{3005}' <= c
        && RANGES
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_han_character_is_a_word_and_marks_stay_at_the_one_before() {
        let check =
            |text: &str, wanted: &str| assert_eq!(spaced(text, "zh-Hans"), wanted, "{text}");
        check("加装电梯", "加 装 电 梯");
        check("第3季度", "第 3 季 度");
        check("“两癌”筛查", "“ 两 癌” 筛 查");
        check("云政办〔2021〕19号", "云 政 办〔 2021〕 19 号");
        check("停工，四周。扶手", "停 工， 四 周 。 扶 手");
        check("A lift,  two\nlifts.", "A lift, two lifts.");
        check("5G基站与WiFi", "5G 基 站 与 WiFi");
        check("カフェ", "カ フ ェ");
        check("", "");
    }

    #[test]
    fn a_word_that_lost_its_end_stands_apart_where_the_language_has_such_words() {
        let check =
            |tag: &str, text: &str, wanted: &str| assert_eq!(spaced(text, tag), wanted, "{text}");
        check(
            "fr",
            "L’eau d'Aix, aujourd'hui",
            "L’ eau d' Aix, aujourd' hui",
        );
        check("it-CH", "dell'acqua '90", "dell' acqua '90");
        check("en", "the city's don’t", "the city's don’t");
        let script = include_str!("../../../themes/civic/search.js");
        assert!(script.contains(&format!("^({})\\b", ELIDING.join("|"))));
    }

    #[test]
    fn the_script_of_the_page_separates_the_same_characters() {
        let script = include_str!("../../../themes/civic/search.js");
        let (_, class) = script.split_once("const han = /[").expect("its class");
        let (class, _) = class.split_once("]/gu").expect("the end of the class");
        let mut rest = class;
        let mut point = || {
            let (digits, after) = match rest.strip_prefix("\\u") {
                Some(code) if code.starts_with('{') => code[1..].split_once('}')?,
                Some(code) => code.split_at(4),
                None => {
                    let c = rest.chars().next()?;
                    let after = &rest[c.len_utf8()..];
                    rest = after.strip_prefix('-').unwrap_or(after);
                    return Some((c, after.starts_with('-')));
                }
            };
            rest = after.strip_prefix('-').unwrap_or(after);
            let c = u32::from_str_radix(digits, 16)
                .ok()
                .and_then(char::from_u32);
            Some((c?, after.starts_with('-')))
        };
        let mut ranges = Vec::new();
        while let Some((first, goes_on)) = point() {
            let last = match goes_on {
                true => point().expect("the last of a range").0,
                false => first,
            };
            ranges.push((first, last));
        }
        assert_eq!(ranges, RANGES);
    }
}
