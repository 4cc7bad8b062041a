//! Counts as Fluent chooses the form of a word by them.
//!
//! Fluent's own plural rules drop the last digits of CLDR's: of 103 days Arabic has the form of 3,
//! they say that of 100. Where they differ, a number of the right form stands in for the count and
//! the count is written.

use crate::base::plural::Plurals;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};
use std::collections::BTreeMap;

/// The counts of one language.
pub struct Counted {
    plurals: Plurals,
    /// Says the form that Fluent chooses; `None` where it always is the right one.
    rules: Option<FluentBundle<FluentResource>>,
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
            let chosen = chosen(&rules, count);
            differs |= chosen != plurals.of(count);
            numbers.entry(chosen).or_insert(count);
        }
        Some(Counted {
            plurals,
            rules: differs.then_some(rules),
            numbers,
        })
    }

    /// A count as a value of a message.
    pub fn value(&self, count: usize) -> FluentValue<'static> {
        let right = self.plurals.of(count);
        let is_wrong = (self.rules.as_ref()).is_some_and(|rules| chosen(rules, count) != right);
        let Some(stand_in) = self.numbers.get(right).filter(|_| is_wrong) else {
            return FluentValue::from(count);
        };
        let mut number = FluentNumber::from(*stand_in);
        // The one field that no message of the theme can set: Fluent has no `NUMBER` here.
        number.options.currency = Some(count.to_string());
        FluentValue::Number(number)
    }
}

/// The count that a value was made of, where another number stands in for it.
pub fn written<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

/// The form that Fluent chooses for a count.
fn chosen(rules: &FluentBundle<FluentResource>, count: usize) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("n", count);
    let form = rules.get_message("form").and_then(|form| form.value());
    let said = form.map(|form| rules.format_pattern(form, Some(&args), &mut Vec::new()));
    said.unwrap_or_default().into_owned()
}
