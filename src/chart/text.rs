//! How wide a text will be, without any font: by kind of character.

/// Width in pixels, rather too wide than too narrow.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.31,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' | 'I' | '[' | ']' | '"' => 0.39,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.98,
        'A'..='Z' | '&' => 0.76,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '0'..='9' | 'a'..='z' | '+' | '=' | '<' | '>' | '\u{2212}' => 0.62,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}'
        | '“'
        | '”'
        | '…' => 1.02,
        '\u{1f000}'..='\u{1faff}' => 1.4,
        _ => 0.66,
    }
}

/// The text, cut with an ellipsis so that it fits.
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if room < width(&kept, size) + (em(c) + 1.02) * size {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}
