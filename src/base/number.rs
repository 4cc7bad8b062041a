//! Numbers as people type them: with groups of digits, in full width, before a unit.
//!
//! The point is the decimal sign. Groups of digits may be set apart by a space of any kind, an
//! apostrophe or a low line, and by commas or points where that has one reading. What has two
//! readings, or a comma as its decimal sign, is never taken: its readings are for the message.

use super::Decimal;

/// What a typed text is as a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// One reading, with the point as decimal sign.
    Number(Decimal),
    /// One reading, but with a comma as decimal sign: the text to type instead.
    Comma(String),
    /// `12.345` and `12,345`: the text to type for the whole number, and that for the fraction.
    Either(String, String),
    /// No reading as a number.
    Other,
}

/// Reads a whole text as one number, spaces around it left out.
pub fn typed(text: &str) -> Typed {
    let plain: String = text.trim().chars().map(ascii).collect();
    match (reading(&plain, '.'), reading(&plain, ',')) {
        (Some(point), Some(comma)) if point == comma => number(&point),
        (Some(plain), None) => number(&plain),
        // Several points can only be borders of groups, as in `1.234.567`.
        (None, Some(plain)) if !plain.contains('.') => number(&plain),
        (None, Some(comma)) => number_or(&comma, |comma| Typed::Comma(unmistakable(comma))),
        (Some(point), Some(comma)) => {
            // One of the two took the only sign for a point, the other for a border of groups.
            let (whole, fraction) = if point.contains('.') {
                (comma, point)
            } else {
                (point, comma)
            };
            Typed::Either(whole, unmistakable(&fraction))
        }
        (None, None) => Typed::Other,
    }
}

/// What several numbers of one hand, taken together, tell of their signs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Notation {
    /// Nothing, or some tell one and some the other.
    #[default]
    Untold,
    /// The point is the decimal sign: `79.36` and `1,234,567` have no other reading.
    Point,
    /// The comma is: `79,36` and `1.234.567`.
    Comma,
}

impl Notation {
    /// What those texts tell together that have one reading.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Notation {
        let mut found = Notation::Untold;
        for told in texts.map(Notation::told_by) {
            match (told, found) {
                (Notation::Untold, _) => {}
                (_, Notation::Untold) => found = told,
                _ if told == found => {}
                _ => return Notation::Untold,
            }
        }
        found
    }

    fn told_by(text: &str) -> Notation {
        let plain: String = text.trim().chars().map(ascii).collect();
        if !plain.contains(['.', ',']) {
            return Notation::Untold;
        }
        match (reading(&plain, '.'), reading(&plain, ',')) {
            (Some(_), None) => Notation::Point,
            (None, Some(_)) => Notation::Comma,
            _ => Notation::Untold,
        }
    }
}

/// Reads a text as [`typed`] does; where it has two readings, as the numbers beside it are read.
pub fn typed_among(text: &str, notation: Notation) -> Typed {
    let found = typed(text);
    if !matches!(found, Typed::Either(..)) || notation == Notation::Untold {
        return found;
    }
    let plain: String = text.trim().chars().map(ascii).collect();
    let read = match notation {
        Notation::Comma => reading(&plain, ','),
        _ => reading(&plain, '.'),
    };
    match read {
        Some(read) if notation == Notation::Comma && read.contains('.') => {
            Typed::Comma(unmistakable(&read))
        }
        Some(read) => number(&read),
        None => found,
    }
}

/// Whether a text has two readings as a number.
pub fn is_either(text: &str) -> bool {
    // Only a last group of three can be one of a thousand; looking for it costs little.
    let before = text.trim_end().chars().rev().nth(3).map(ascii);
    matches!(before, Some('.' | ',')) && matches!(typed(text), Typed::Either(..))
}

/// The number at the start of a text and what follows it: `2300 户`, `120部`, `12 000 homes`.
///
/// `None` when the text does not begin with a digit, when nothing follows, or when what follows
/// could be a part of the number.
pub fn before_unit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let inside = |c: char| {
        ascii(c).is_ascii_digit() || matches!(ascii(c), ' ' | '\'' | '_' | '.' | ',' | '-' | '+')
    };
    let run = text.find(|c| !inside(c)).unwrap_or(text.len());
    let last = text[..run]
        .char_indices()
        .rfind(|(_, c)| ascii(*c).is_ascii_digit());
    let (at, digit) = last?;
    let (number, rest) = text.split_at(at + digit.len_utf8());
    let unit = rest.trim_start();
    // `1e9` and `0x10` are numbers of a program, not amounts of `e9` and `x10`.
    let program = unit.len() == rest.len()
        && unit.starts_with(['e', 'E', 'x', 'X'])
        && unit.contains(|c: char| c.is_ascii_digit());
    (!unit.is_empty() && !unit.starts_with(inside) && !program).then_some((number, unit))
}

/// The ASCII sign that a sign of a keyboard or word processor stands for; all spaces are one.
fn ascii(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '．' => '.',
        '，' => ',',
        '－' | '\u{2212}' => '-',
        '＋' => '+',
        '’' | '＇' => '\'',
        '＿' => '_',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        other => other,
    }
}

/// The plain digits of a text read with this decimal sign; `None` when it cannot be read so.
fn reading(plain: &str, point: char) -> Option<String> {
    let sign = plain.strip_prefix(['-', '+']).map_or("", |_| &plain[..1]);
    let unsigned = &plain[sign.len()..];
    let (whole, fraction) = match unsigned.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let whole = ungrouped(whole)?;
    let minus = sign.trim_start_matches('+');
    match fraction {
        None => Some(format!("{minus}{whole}")),
        Some(fraction) => are_digits(fraction).then(|| format!("{minus}{whole}.{fraction}")),
    }
}

/// The digits without the sign between their groups: of three, or of two and a last one of three.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(sign) = whole
        .chars()
        .find(|c| matches!(c, ' ' | '\'' | '_' | ',' | '.'))
    else {
        return are_digits(whole).then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(sign).collect();
    let (first, last) = (groups.first()?, groups.last()?);
    let middle = &groups[1..groups.len() - 1];
    let all = |len: usize| middle.iter().all(|group| group.len() == len);
    let shape = last.len() == 3
        && ((first.len() <= 3 && all(3))
            || (sign == ',' && first.len() <= 2 && !middle.is_empty() && all(2)));
    let digits = groups.iter().all(|group| are_digits(group)) && !first.starts_with('0');
    (shape && digits).then(|| groups.concat())
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(plain: &str) -> Typed {
    Decimal::parse(plain).map_or(Typed::Other, Typed::Number)
}

fn number_or(plain: &str, made: impl Fn(&str) -> Typed) -> Typed {
    Decimal::parse(plain).map_or(Typed::Other, |_| made(plain))
}

/// The fraction in a form that nobody reads as thousands: one more zero where three digits follow
/// the point.
fn unmistakable(fraction: &str) -> String {
    let zero = if reading(fraction, ',').is_some() {
        "0"
    } else {
        ""
    };
    format!("{fraction}{zero}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn check_number(text: &str, plain: &str) {
        let found = typed(text);
        assert_eq!(
            found,
            Typed::Number(Decimal::parse(plain).expect("a plain number")),
            "{text}"
        );
    }

    #[test]
    fn groups_of_digits_are_understood_where_they_have_one_reading() {
        for text in [
            "12 000",
            "12\u{a0}000",
            "12\u{2009}000",
            "12\u{202f}000",
            "12'000",
            "12’000",
            "12_000",
            "１２０００",
        ] {
            check_number(text, "12000");
        }
        check_number("1,23,456", "123456");
        check_number("12,34,567.8", "1234567.8");
        check_number("1,234,567", "1234567");
        check_number("1.234.567", "1234567");
        check_number("1,234.5", "1234.5");
        check_number("−5", "-5");
        check_number("0.125", "0.125");
        check_number("1234.567", "1234.567");
        check_number("12.3450", "12.3450");
    }

    #[test]
    fn what_has_two_readings_is_never_taken() {
        let either = |whole: &str, fraction: &str| Typed::Either(whole.into(), fraction.into());
        assert_eq!(typed("12.000"), either("12000", "12.0000"));
        assert_eq!(typed("1,234"), either("1234", "1.2340"));
        assert_eq!(typed("99,5"), Typed::Comma("99.5".into()));
        assert_eq!(typed("1.234,5"), Typed::Comma("1234.5".into()));
        for text in [
            "12 00",
            "1 2",
            "1,2,3",
            "0 123",
            "1e9",
            ".nan",
            "5.",
            ".5",
            "",
            "-",
            "many",
            "1234,567,8",
            "1 234'567",
        ] {
            assert_eq!(typed(text), Typed::Other, "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_is_read_as_the_numbers_beside_it() {
        let of = |texts: &[&str]| Notation::of(texts.iter().copied());
        assert_eq!(of(&["4.108", "78.398", "12", "12 000"]), Notation::Untold);
        assert_eq!(of(&["4.108", "79.36"]), Notation::Point);
        assert_eq!(of(&["4.108", "1,234,567"]), Notation::Point);
        assert_eq!(of(&["4.108", "1.234.567"]), Notation::Comma);
        assert_eq!(of(&["4.108", "79,36"]), Notation::Comma);
        assert_eq!(of(&["79.36", "79,36", "79.36"]), Notation::Untold);
        let number = |plain| Typed::Number(Decimal::parse(plain).expect("a plain number"));
        assert_eq!(typed_among("4.108", Notation::Point), number("4.108"));
        assert_eq!(typed_among("4,108", Notation::Point), number("4108"));
        assert_eq!(typed_among("4.108", Notation::Comma), number("4108"));
        let comma = Typed::Comma("4.1080".into());
        assert_eq!(typed_among("4,108", Notation::Comma), comma);
        assert_eq!(typed_among("4.108", Notation::Untold), typed("4.108"));
        assert!(is_either(" 4.108 ") && is_either("４．１０８"));
        assert!(!is_either("0.125") && !is_either("4108") && !is_either("1.234.567"));
    }

    #[test]
    fn a_unit_may_follow_with_and_without_a_space() {
        assert_eq!(before_unit("2300 户"), Some(("2300", "户")));
        assert_eq!(before_unit("120部"), Some(("120", "部")));
        assert_eq!(before_unit("12 000 homes"), Some(("12 000", "homes")));
        assert_eq!(before_unit("12 00 homes"), Some(("12 00", "homes")));
        assert_eq!(before_unit("3 100-bed halls"), None);
        assert_eq!(before_unit("120"), None);
        assert_eq!(before_unit("1e9"), None);
        assert_eq!(before_unit("$5m"), None);
    }

    /// All values that a person anywhere could mean, found by building what they would have typed.
    fn meanings(text: &str) -> BTreeSet<String> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let mut found = BTreeSet::new();
        for cut in 1..=digits.len() {
            let (whole, fraction) = digits.split_at(cut);
            for point in [".", ","] {
                for group in ["", " ", "'", "_", ",", "."]
                    .into_iter()
                    .filter(|group| *group != point)
                {
                    for indian in [false, true] {
                        let written = grouped(whole, group, indian && group == ",");
                        let tail = if fraction.is_empty() {
                            String::new()
                        } else {
                            format!("{point}{fraction}")
                        };
                        if written.is_some_and(|written| format!("{written}{tail}") == text) {
                            found.insert(format!(
                                "{:?}",
                                format!("{whole}.{fraction}0")
                                    .parse::<f64>()
                                    .expect("digits")
                            ));
                        }
                    }
                }
            }
        }
        found
    }

    fn grouped(whole: &str, sign: &str, indian: bool) -> Option<String> {
        if whole.len() > 3 && !sign.is_empty() && whole.starts_with('0') {
            return None;
        }
        let mut out = String::new();
        for (at, c) in whole.chars().enumerate() {
            let left = whole.len() - at;
            let border = if indian {
                left == 3 || (left > 3 && left % 2 == 1)
            } else {
                left.is_multiple_of(3)
            };
            if at > 0 && border {
                out.push_str(sign);
            }
            out.push(c);
        }
        Some(out)
    }

    fn value(plain: &str) -> String {
        match typed(plain) {
            Typed::Number(number) => format!("{:?}", number.value()),
            other => panic!("{plain}, told in a message, is {other:?}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn what_is_accepted_has_one_meaning_and_a_message_tells_each_meaning(text in "[0-9]{1,4}([., '_][0-9]{1,4}){0,3}") {
            let meanings = meanings(&text);
            match typed(&text) {
                Typed::Number(number) => prop_assert_eq!(BTreeSet::from([format!("{:?}", number.value())]), meanings),
                Typed::Comma(told) => prop_assert_eq!(BTreeSet::from([value(&told)]), meanings),
                Typed::Either(one, other) => prop_assert_eq!(BTreeSet::from([value(&one), value(&other)]), meanings),
                Typed::Other => prop_assert!(meanings.is_empty(), "{:?} is understood by people: {:?}", text, meanings),
            }
        }
    }
}
