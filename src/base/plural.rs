//! Which form of a word goes with a number, by the rules of CLDR for each language.

use icu_plurals::{PluralCategory, PluralOperands, PluralRules};

/// The names of all forms in CLDR; a language has some of them, and each has `other`.
pub const FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The plural rules of one language.
pub struct Plurals(PluralRules);

impl Plurals {
    /// Those of a language; `None` when the tag is none.
    pub fn new(tag: &str) -> Option<Plurals> {
        let locale: icu_locale_core::Locale = tag.parse().ok()?;
        let rules = PluralRules::try_new_cardinal((&locale).into());
        Some(Plurals(rules.ok()?))
    }

    /// The form that goes with a count, by its name in CLDR: `one`, `few`, `other`.
    pub fn of(&self, count: usize) -> &'static str {
        name(self.0.category_for(count))
    }

    /// The form that goes with a number as its digits are shown: in English `1.0` is not `one`.
    pub fn of_shown(&self, digits: impl Into<PluralOperands>) -> &'static str {
        name(self.0.category_for(digits))
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_goes_by_the_last_digits_where_the_language_asks_for_it() {
        let check = |tag: &str, count: usize, expected: &str| {
            let said = Plurals::new(tag).map(|plurals| plurals.of(count));
            assert_eq!(said, Some(expected), "{count} in {tag}");
        };
        check("en", 1, "one");
        check("en", 101, "other");
        check("zh-Hans", 1, "other");
        check("ar", 103, "few");
        check("ar", 112, "many");
        check("ar", 101, "other");
        check("ru", 121, "one");
        assert!(Plurals::new("no tag").is_none());
    }
}
