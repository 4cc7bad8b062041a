//! The one reader of numbers that an author typed, wherever they stand. A number with two readings
//! is never guessed.

use super::read::Reader;
use super::tree::Node;
use crate::base::number::{Notation, Typed, before_unit, typed, typed_among};
use crate::base::{Code, Decimal, Span};

impl Reader<'_> {
    /// A number; `None` for anything else, which is reported.
    pub fn number(&mut self, node: &Node) -> Option<Decimal> {
        let text = self.exact(node, "a number")?;
        self.number_text(text, node.span)
    }

    /// A number in a text; `None` for anything else, which is reported at `span`.
    pub fn number_text(&mut self, text: &str, span: Span) -> Option<Decimal> {
        self.number_among(text, span, Notation::Untold)
    }

    /// A number in a text beside others, which decide where it has two readings; `None` for
    /// anything else, which is reported at `span`.
    pub fn number_among(&mut self, text: &str, span: Span, notation: Notation) -> Option<Decimal> {
        match typed_among(text, notation) {
            Typed::Number(number) => return Some(number),
            Typed::Either(whole, fraction) => {
                let hint = format!(
                    "write `{whole}` for the whole number, or `{fraction}` for the fraction"
                );
                self.error(
                    Code::BadNumber,
                    span,
                    format!("`{text}` can mean two numbers"),
                    hint,
                );
            }
            Typed::Comma(plain) => {
                let hint = format!("write it as `{plain}`: the point is the decimal sign");
                self.error(
                    Code::BadNumber,
                    span,
                    format!("`{text}` is not a plain number"),
                    hint,
                );
            }
            Typed::Other => {
                self.error(
                    Code::BadNumber,
                    span,
                    format!("`{text}` is not a plain number"),
                    hint_for(text),
                );
            }
        }
        None
    }

    /// The parts of `2300 户` and `120部`; `None` where the text is a number alone, or where the
    /// letter behind the digits could be a power of ten, as in `5m`.
    pub fn amount(text: &str) -> Option<(&str, &str)> {
        let (number, unit) = before_unit(text)?;
        let glued = number.len() + unit.len() == text.trim().len();
        let scale = SCALES
            .iter()
            .chain(SCALES_OF_MONEY)
            .any(|(word, _)| word.is_ascii() && unit.eq_ignore_ascii_case(word));
        (!(glued && scale)).then_some((number, unit))
    }

    /// A number from `low` to `high`, both inside; `None` for any other, which is reported.
    pub fn between(&mut self, node: &Node, low: f64, high: f64) -> Option<f64> {
        let number = self.number(node)?;
        let inside = (low..=high).contains(&number.value());
        if !inside {
            self.error(
                Code::OutOfRange,
                node.span,
                format!("`{number}` is not between {low} and {high}"),
                "use a number within",
            );
        }
        inside.then(|| number.value())
    }

    /// A whole number from `low` to `high`, both inside; `None` for any other, which is reported.
    pub fn whole(&mut self, node: &Node, low: i64, high: i64) -> Option<i64> {
        let text = self.exact(node, "a whole number")?;
        let number: Option<i64> = match typed(text) {
            Typed::Number(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let inside = number.filter(|n| (low..=high).contains(n));
        if inside.is_none() {
            let message = format!("`{text}` is not a whole number from {low} to {high}");
            let hint = match number {
                Some(number) if number < low => format!("write {low} or more"),
                Some(_) => format!("write {high} or less"),
                None => "write digits only".to_owned(),
            };
            self.error(Code::WrongType, node.span, message, hint);
        }
        inside
    }
}

/// Signs that stand before an amount of money.
const CURRENCIES: &[char] = &[
    '$', '€', '£', '¥', '￥', '₹', '₩', '₽', '₺', '₦', '₱', '฿', '₫', '₴',
];

/// Words for powers of ten, with the power.
const SCALES: &[(&str, usize)] = &[
    ("k", 3),
    ("thousand", 3),
    ("million", 6),
    ("mn", 6),
    ("mio", 6),
    ("billion", 9),
    ("bn", 9),
    ("lakh", 5),
    ("crore", 7),
    ("万", 4),
    ("亿", 8),
];

/// Words that are powers of ten only behind an amount of money.
const SCALES_OF_MONEY: &[(&str, usize)] = &[("m", 6), ("b", 9)];

/// Words and signs by which people say that there is no figure.
const NOTHING: &[&str] = &[
    "na",
    "n/a",
    "n.a.",
    "none",
    "null",
    "nil",
    "nan",
    "-",
    "–",
    "—",
    "/",
    "..",
    "无",
    "暂无",
    "未报",
    "待报",
    "待定",
    "不适用",
];

/// Words that answer a question, which only an indicator of the kind `yes-no` has.
const ANSWERS: &[&str] = &[
    "yes", "no", "true", "false", "on", "off", "y", "n", "是", "否",
];

/// What to type instead of a text that is no number; holds a number only where it is sure.
fn hint_for(text: &str) -> String {
    let trimmed = text.trim();
    if NOTHING.contains(&&*trimmed.to_lowercase()) {
        return "leave it out where there is no figure, the cell of a table empty; one that was \
            due and is missing has `flag: missing`"
            .to_owned();
    }
    if ANSWERS.contains(&&*trimmed.to_lowercase()) {
        return "write a number; where the answer is yes or no, say `kind: yes-no` once for the \
            indicator, beside its `target`"
            .to_owned();
    }
    let money = trimmed.starts_with(CURRENCIES);
    let amount = trimmed.trim_start_matches(CURRENCIES).trim_start();
    let (number, unit) = match (before_unit(amount), money) {
        (Some(parts), _) => parts,
        (None, true) => (amount, ""),
        (None, false) => return half_a_point(trimmed),
    };
    let number = match typed(number) {
        Typed::Number(number) => Some(number),
        Typed::Comma(plain) => Decimal::parse(&plain),
        _ => None,
    };
    let Some(number) = number else {
        return plain_digits();
    };
    let more = if money { SCALES_OF_MONEY } else { &[] };
    let scale = SCALES
        .iter()
        .chain(more)
        .find(|(word, _)| unit.eq_ignore_ascii_case(word));
    let about_unit = if money {
        "; say `kind: money` once, and the currency with `unit`"
    } else {
        ""
    };
    match (unit, scale) {
        ("%" | "％", _) => format!("write `{number}`, and `kind: percent` once for the indicator"),
        ("", _) => format!("write `{number}`{about_unit}"),
        (_, Some((_, power))) => match shifted(&number, *power) {
            Some(plain) => format!("write `{plain}`{about_unit}"),
            None => plain_digits(),
        },
        // `5m` can be metres or millions.
        _ if more.is_empty()
            && SCALES_OF_MONEY
                .iter()
                .any(|(word, _)| unit.eq_ignore_ascii_case(word)) =>
        {
            plain_digits()
        }
        _ if money => plain_digits(),
        _ => format!("write `{number}`, and the unit once for the indicator as `unit: {unit}`"),
    }
}

/// `.5` and `5.` with the digit that they lack.
fn half_a_point(text: &str) -> String {
    let whole = if text.starts_with('.') {
        format!("0{text}")
    } else {
        text.trim_end_matches('.').to_owned()
    };
    match typed(&whole) {
        Typed::Number(number) if whole != text => format!("write it as `{number}`"),
        _ => plain_digits(),
    }
}

fn plain_digits() -> String {
    "write it in digits, with `.` before a fraction and the unit under `unit`".to_owned()
}

/// The number times a power of ten, digit by digit; `None` when it is too large.
fn shifted(number: &Decimal, power: usize) -> Option<String> {
    let (whole, fraction) = number
        .as_str()
        .split_once('.')
        .unwrap_or((number.as_str(), ""));
    let moved: String = fraction
        .chars()
        .chain(std::iter::repeat('0'))
        .take(power)
        .collect();
    let left = fraction
        .get(power..)
        .filter(|left| !left.is_empty())
        .map_or_else(String::new, |left| format!(".{left}"));
    let (minus, whole) = whole
        .strip_prefix('-')
        .map_or(("", whole), |whole| ("-", whole));
    let digits = format!("{whole}{moved}");
    let digits = digits.trim_start_matches('0');
    let plain = format!(
        "{minus}{}{left}",
        if digits.is_empty() { "0" } else { digits }
    );
    matches!(typed(&plain), Typed::Number(_)).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_of_the_kind_that_has_answers() {
        for text in ["yes", "No", "true", "否"] {
            assert!(hint_for(text).contains("`kind: yes-no`"), "{text}");
        }
    }

    fn check_hint(text: &str, told: Option<&str>) {
        let hint = hint_for(text);
        let quoted: Vec<&str> = hint
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
            .collect();
        assert_eq!(quoted.first().copied(), told, "{text}: {hint}");
        if let Some(number) = told {
            assert!(matches!(typed(number), Typed::Number(_)), "{text}: {hint}");
        }
    }

    #[test]
    fn a_hint_holds_the_number_that_a_reader_would_understand_or_none() {
        check_hint("80%", Some("80"));
        check_hint("80 ％", Some("80"));
        check_hint("$5m", Some("5000000"));
        check_hint("€1.5 bn", Some("1500000000"));
        check_hint("£12,000", None);
        check_hint("$12 000", Some("12000"));
        check_hint("¥3万", Some("30000"));
        check_hint("0.05 million", Some("50000"));
        check_hint("1.2345678 million", Some("1234567.8"));
        check_hint("5k", Some("5000"));
        check_hint("5m", None);
        check_hint("120 homes", Some("120"));
        check_hint("99,5 homes", Some("99.5"));
        check_hint("99,5 %", Some("99.5"));
        check_hint("1,234 homes", None);
        check_hint("many", None);
        check_hint(".5", Some("0.5"));
        check_hint("5.", Some("5"));
        check_hint("1e999", None);
        check_hint("0x10", None);
        check_hint("-", None);
        check_hint("9999999999999 bn", None);
    }
}
