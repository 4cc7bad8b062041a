//! Letters that are read from right to left, which a browser writes in the order in which they are
//! seen.

/// Whether words have letters that are written from right to left.
pub(super) fn has_turns(words: &str) -> bool {
    words.chars().any(|c| side(c) == Side::Right)
}

/// Which letters stand in one row whatever stands beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Digits,
    None,
}

/// Where a letter belongs.
pub(super) fn side(c: char) -> Side {
    match c {
        _ if c.is_numeric() => Side::Digits,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Side::Right,
        _ if c.is_alphanumeric() => Side::Left,
        _ => Side::None,
    }
}

/// Whether a character only says in which direction others are written.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}'
    )
}

/// Brackets as one kind, since they are turned round with their words.
pub(super) fn unturned(c: char) -> char {
    match c {
        ')' | ']' | '}' | '»' | '›' | '[' | '{' | '«' | '‹' => '(',
        other => other,
    }
}

/// What words are known by, as a page has them and as its print does: their letters without spaces,
/// in no order where some are read from right to left.
pub(super) fn letters(words: &str) -> String {
    let seen = words.chars().filter(|c| !c.is_whitespace());
    if !has_turns(words) {
        return seen.collect();
    }
    let mut letters: Vec<char> = seen.filter(|c| !is_unseen(*c)).map(unturned).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_letters_in_whichever_direction_they_are_written() {
        assert_eq!(letters("Q4 (a)"), "Q4(a)");
        assert_ne!(letters("ab"), letters("ba"));
        assert_eq!(letters("عام (٢)"), letters(")٢( ماع"));
        assert_ne!(letters("عام"), letters("عم"));
    }
}
