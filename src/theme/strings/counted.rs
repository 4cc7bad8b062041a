//! Counts as Fluent chooses the form of a word by them.
//!
//! Fluent's own plural rules drop the last digits of CLDR's: of 103 days Arabic has the form of 3,
//! they say that of 100. Where they differ, a number of the right form stands in for the count and
//! the count is written.

use super::Shown;
use crate::base::plural::Plurals;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};
use std::collections::BTreeMap;

/// The counts of one language.
pub struct Counted {
    plurals: Plurals,
    /// Says the form that Fluent chooses.
    rules: FluentBundle<FluentResource>,
    /// Whether that is another one than CLDR's for some counts.
    differs: bool,
    /// A number for which Fluent chooses each form.
    numbers: BTreeMap<String, usize>,
}

/// A message that says which form Fluent chooses.
const FORMS: &str = "form = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n\
                     \u{20}[many] many\n *[other] other\n }\n";

impl Counted {
    /// Those of a language; `None` when the tag is none.
    pub fn new(tag: &str) -> Option<Counted> {
        let plurals = Plurals::new(tag)?;
        let mut rules = FluentBundle::new_concurrent(vec![tag.parse().ok()?]);
        rules.add_resource_overriding(FluentResource::try_new(FORMS.to_owned()).ok()?);
        // Every rule goes by at most the last two digits, or by whole millions.
        let tried = (0..=230).chain([1_000_000]);
        let mut numbers = BTreeMap::new();
        let mut differs = false;
        for count in tried {
            let chosen = chosen(&rules, count.into());
            differs |= chosen != plurals.of(count);
            numbers.entry(chosen).or_insert(count);
        }
        Some(Counted {
            plurals,
            rules,
            differs,
            numbers,
        })
    }

    /// A count as a value of a message.
    pub fn value(&self, count: usize) -> FluentValue<'static> {
        let right = self.plurals.of(count);
        let is_wrong = self.differs && chosen(&self.rules, count.into()) != right;
        let Some(stand_in) = self.numbers.get(right).filter(|_| is_wrong) else {
            return FluentValue::from(count);
        };
        written_as(FluentNumber::from(*stand_in), &count.to_string())
    }

    /// A written number as a value of a message; mere words where no number stands for its form.
    pub fn shown(&self, number: Shown<'_>) -> FluentValue<'static> {
        let value = FluentNumber::from(number.value);
        if chosen(&self.rules, value.clone().into()) == number.form {
            return written_as(value, number.text);
        }
        match self.numbers.get(number.form) {
            Some(stand_in) => written_as(FluentNumber::from(*stand_in), number.text),
            None => FluentValue::from(number.text.to_owned()),
        }
    }
}

/// A number that is written in another way than its digits.
fn written_as(mut number: FluentNumber, text: &str) -> FluentValue<'static> {
    // The one field that no message of the theme can set: Fluent has no `NUMBER` here.
    number.options.currency = Some(text.to_owned());
    FluentValue::Number(number)
}

/// The count that a value was made of, where another number stands in for it.
pub fn written<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

/// The form that Fluent chooses for a number.
fn chosen(rules: &FluentBundle<FluentResource>, number: FluentValue<'_>) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("n", number);
    let form = rules.get_message("form").and_then(|form| form.value());
    let said = form.map(|form| rules.format_pattern(form, Some(&args), &mut Vec::new()));
    said.unwrap_or_default().into_owned()
}
