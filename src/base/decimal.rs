//! Numbers as their author wrote them: read once, shown as read. Nothing here is rounded.

use std::fmt;

/// A finite number that keeps its digits.
///
/// Exports show the digits as written; arithmetic for display uses the `f64`.
/// Range: at most 1e15 in size, which a chart can still place and a reader can still read.
#[derive(Clone, Debug, PartialEq)]
pub struct Decimal {
    text: Box<str>,
    value: f64,
}

/// The largest size of a number in a report.
pub const LARGEST: f64 = 1e15;

impl Decimal {
    /// Reads `1380`, `-0.5`, `+3`, `15.10`. `None` for everything else: thousands separators,
    /// exponents, hexadecimal, not-a-number, infinite, full-width digits, larger than [`LARGEST`].
    pub fn parse(text: &str) -> Option<Decimal> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return None;
        }
        let value: f64 = text.parse().ok()?;
        (value.abs() <= LARGEST).then(|| Decimal {
            text: text.trim_start_matches('+').into(),
            value,
        })
    }

    /// The number for arithmetic, finite and at most [`LARGEST`] in size.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The digits as written, without a `+` before them.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many digits stand after the decimal point, zeros at the end included; 0 without one.
    pub fn decimals(&self) -> usize {
        self.text
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len())
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Decimal {
        Decimal {
            text: whole.to_string().into(),
            value: f64::from(whole),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_the_digits_of_its_author() {
        for text in ["0", "1380", "-0.5", "15.10", "007"] {
            assert_eq!(Decimal::parse(text).expect("a plain number").as_str(), text);
        }
        assert_eq!(
            Decimal::parse("15.10").expect("a plain number").decimals(),
            2
        );
    }

    #[test]
    fn ambiguous_and_endless_numbers_are_refused() {
        for text in [
            "1,234",
            "1 234",
            "1e9",
            ".5",
            "5.",
            "0x10",
            ".nan",
            "inf",
            "１２",
            "",
            "-",
            "12,5",
            "1e999",
            "9999999999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
