//! How wide a text will be, without any font: by a table of advances. In come a text and a size in
//! pixels, out come widths, and the same text cut or broken so that it fits.

use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Advances of ASCII from space to `~` in thousandths of the size, as in the Arial family.
/// Source: the metrics of Helvetica, which Arial and Liberation Sans share.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How much wider than Arial the widest usual face is: DejaVu Sans, and its bold over its regular
/// one.
const SLACK: f64 = 1.15;
const BOLD: f64 = 1.12;

/// Whether a letter is written from right to left: Hebrew, Arabic and those between them.
pub fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Width in pixels, rather too wide than too narrow; see `estimated_widths_hold_in_the_browser`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width of a bold text in pixels, rather too wide than too narrow.
pub fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

/// The advance of a character in shares of the size; rather too wide, since faces differ.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' => 0.31,
        'f' | 't' | ' ' | '(' | ')' | '[' | ']' | '/' | '\\' | '.' | ',' | ':' | ';' | 'I'
        | '!' => f64::from(ASCII[c as usize - 32]).max(350.0) / 1000.0 * SLACK,
        ' '..='~' => f64::from(ASCII[c as usize - 32]) / 1000.0 * SLACK,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '—'
        | '…'
        | '℃' => 1.02,
        '\u{2212}' | '≥' | '≤' | '–' => 0.86,
        '\u{1f000}'..='\u{1faff}' => 1.4,
        '\u{600}'..='\u{6ff}' => 0.72,
        _ => 0.72,
    }
}

/// The text, cut with an ellipsis so that it is no wider than some pixels.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), em('…') * size);
    for c in text.chars() {
        used += em(c) * size;
        if room < used {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// Where a line may end, by the rules of Unicode (UAX 14, strict): not before a mark that closes,
/// not after one that opens, not inside a word or a number. Scripts that need a dictionary to find
/// their words are broken between words that have a space.
const LINE_ENDS: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// The same, and not between two letters of any script.
const PIECE_ENDS: LineSegmenterBorrowed<'static> = {
    let mut options = LineBreakOptions::default();
    options.word_option = Some(LineBreakWordOption::KeepAll);
    LineSegmenter::new_for_non_complex_scripts(options)
};

/// The pieces of a text that a line need not break: its words with the space after them, and in a
/// language without spaces what stands between two marks.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends = PIECE_ENDS.segment_str(text).skip(1);
    ends.scan(0, |from, to| {
        let piece = &text[*from..to];
        *from = to;
        Some(piece)
    })
}

/// The text in at most so many lines, each no wider than some pixels; the last one ends in an
/// ellipsis when more was to be said. Empty for an empty text.
pub fn lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() + 1 < most && room < width(rest, size) {
        let at = break_at(rest, size, room);
        lines.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    if !rest.is_empty() {
        lines.push(fitted(rest, size, room));
    }
    lines
}

/// Where the first line of a text that is too long ends: the last good place, or wherever the room
/// ends.
fn break_at(text: &str, size: f64, room: f64) -> usize {
    let fits = |at: &usize| width(text[..*at].trim_end(), size) <= room;
    let ends = LINE_ENDS.segment_str(text).skip(1);
    ends.take_while(fits).last().unwrap_or_else(|| {
        let mut after = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let first = after.next().unwrap_or(text.len());
        after.take_while(fits).last().unwrap_or(first)
    })
}

/// Whether two texts are the same words, however they are capitalised.
pub fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The text cut to so many characters, with an ellipsis in place of the rest.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_lines(text: &str, room: f64, most: usize, expected: &[&str]) {
        assert_eq!(lines(text, 10.0, room, most), expected);
    }

    #[test]
    fn long_names_break_where_their_language_allows_and_end_in_an_ellipsis() {
        check_lines("短名", 100.0, 2, &["短名"]);
        check_lines(
            "老旧小区与城中村改造，领导小组",
            105.0,
            2,
            &["老旧小区与城中村改", "造，领导小组"],
        );
        check_lines(
            "老旧小区与城中村改造提升领导小组办公室",
            85.0,
            2,
            &["老旧小区与城中村", "改造提升领导小…"],
        );
        check_lines(
            "Joint office for renewal",
            80.0,
            3,
            &["Joint office for", "renewal"],
        );
        check_lines("Incomprehensibilities", 40.0, 2, &["Incomp", "rehen…"]);
        assert_eq!(lines("", 10.0, 50.0, 2), Vec::<String>::new());
    }

    #[test]
    fn a_piece_ends_at_a_space_or_a_mark_and_never_within_a_chinese_word() {
        let pieces = |text| super::pieces(text).collect::<Vec<_>>();
        assert_eq!(
            pieces("远程影像诊断、平台建设（含云存储）"),
            ["远程影像诊断、", "平台建设", "（含云存储）"]
        );
        assert_eq!(pieces("Lifts for houses"), ["Lifts ", "for ", "houses"]);
    }

    #[test]
    fn no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens() {
        let text =
            "全市完成率（预计）达到“100%”以上；其中《城中村》改造1,200户、〔注〕投入3.5亿元……";
        // In less room than its longest piece, a text is broken wherever the room ends.
        for room in 65..300 {
            let lines = lines(text, 10.0, f64::from(room), 40);
            assert_eq!(lines.concat(), text, "nothing is lost at {room}");
            for line in &lines {
                let (first, last) = (line.chars().next(), line.chars().last());
                let within = |marks: &str, c: Option<char>| c.is_some_and(|c| marks.contains(c));
                assert!(!within("）”》〕；、%", first), "{room}: {lines:?}");
                assert!(!within("（“《〔", last), "{room}: {lines:?}");
            }
            let number = |number: &str| lines.iter().any(|line| line.contains(number));
            assert!(number("1,200") && number("3.5"), "{room}: {lines:?}");
        }
    }
}
