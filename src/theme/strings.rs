//! The words of the interface, in Fluent files, one a language: in come sources, out come messages
//! with their values.

mod counted;

use counted::{Counted, written};
use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle,
};
use std::fmt;

/// The strings of one language.
pub struct Strings {
    tag: String,
    bundle: FluentBundle<FluentResource>,
    counted: Counted,
    /// Said instead of a message of the site's own that needs more than it is given; `None` where
    /// the site has no strings of its own.
    behind: Option<Box<Strings>>,
}

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Words, or a number already formatted for the language.
    Text(&'a str),
    /// A count, which chooses the plural form and is printed in plain digits.
    Count(usize),
    /// A number as it is written, which chooses the plural form that goes with it, and no variant
    /// for one number such as `[0]`.
    Shown(Shown<'a>),
}

/// A number that is formatted for the language.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Its value.
    pub value: f64,
    /// The form of a word beside it, by its name in CLDR.
    pub form: &'static str,
}

impl Strings {
    /// Reads the Fluent sources of one language, later ones overriding earlier ones.
    ///
    /// # Errors
    /// The first mistake of a source, with its position in the list of sources and its line.
    pub fn new(tag: &str, sources: &[&str]) -> Result<Strings, BadStrings> {
        let no_tag = || BadStrings {
            source: 0,
            line: 1,
            what: format!("`{tag}` is no language tag"),
        };
        let language = tag.parse().map_err(|_| no_tag())?;
        let counted = Counted::new(tag).ok_or_else(no_tag)?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks around every value would show as boxes in print and break comparison in
        // tests.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(written));
        for (source, text) in sources.iter().enumerate() {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
                let at = errors.first().map_or(0, |e| e.pos.start);
                let line = text.as_bytes()[..at.min(text.len())]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count()
                    + 1;
                BadStrings {
                    source,
                    line,
                    what: errors.first().map_or_else(String::new, ToString::to_string),
                }
            })?;
            bundle.add_resource_overriding(resource);
        }
        Ok(Strings {
            tag: tag.to_owned(),
            bundle,
            counted,
            behind: None,
        })
    }

    /// These strings, with others for the messages that cannot be said.
    pub fn with_behind(self, behind: Strings) -> Strings {
        Strings {
            behind: Some(Box::new(behind)),
            ..self
        }
    }

    /// The tag of the language, as it was asked for.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message with its values filled in; `None` when the key is unknown or a value is missing.
    pub fn try_say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(
                *name,
                match value {
                    Arg::Text(text) => FluentValue::from(*text),
                    Arg::Count(count) => self.counted.value(*count),
                    Arg::Shown(number) => self.counted.shown(*number),
                },
            );
        }
        let mut errors: Vec<FluentError> = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }

    /// The message with its values filled in.
    ///
    /// # Panics
    /// When the program's own message is unknown or needs another value: then the program is wrong.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let behind = || {
            self.behind
                .as_ref()
                .and_then(|behind| behind.try_say(key, args))
        };
        self.try_say(key, args).or_else(behind).unwrap_or_else(|| {
            panic!(
                "no message `{key}` with the values {args:?} in {}",
                self.tag
            )
        })
    }
}

/// A strings file that Fluent cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadStrings {
    /// Position in the list of sources.
    pub source: usize,
    /// Line of the mistake, counted from 1.
    pub line: usize,
    /// What is wrong, in Fluent's words.
    pub what: String,
}

impl fmt::Display for BadStrings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_source_overrides_a_message_and_a_missing_value_is_noticed() {
        let strings = Strings::new(
            "en",
            &[
                "a = old\nn = { $n ->\n    [one] one project\n   *[other] { $n } projects\n }\n",
                "a = new\n",
            ],
        )
        .unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(strings.say("a", &[]), "new");
        assert_eq!(strings.say("n", &[("n", Arg::Count(1))]), "one project");
        assert_eq!(strings.say("n", &[("n", Arg::Count(42))]), "42 projects");
        assert_eq!(strings.try_say("n", &[]), None);
        assert_eq!(
            Strings::new("en", &["a = {\n"]).err().map(|e| e.line),
            Some(2)
        );
    }

    #[test]
    fn a_count_above_a_hundred_has_the_form_of_its_last_digits() {
        let days = "days = { $n ->\n [zero] Z\n [one] O\n [two] T\n [few] F\n [many] M\n \
                    *[other] X\n } { $n }\n";
        let arabic = Strings::new("ar", &[days]).unwrap_or_else(|e| panic!("{e}"));
        for (count, expected) in [
            (0, "Z 0"),
            (1, "O 1"),
            (2, "T 2"),
            (101, "X 101"),
            (103, "F 103"),
            (112, "M 112"),
            (306, "F 306"),
            (671, "M 671"),
            (1_000, "X 1000"),
        ] {
            assert_eq!(arabic.say("days", &[("n", Arg::Count(count))]), expected);
        }
    }

    #[test]
    fn a_written_number_chooses_the_form_that_goes_with_it() {
        let source = "years = { $n ->\n [two] two\n [few] { $n } few\n *[other] { $n } other\n }";
        let strings = Strings::new("ar", &[source]).expect("it can be read");
        let check = |text: &str, value: f64, form: &'static str, expected: &str| {
            let number = Shown { text, value, form };
            let said = strings.say("years", &[("n", Arg::Shown(number))]);
            assert_eq!(said, expected);
        };
        check("2", 2.0, "two", "two");
        check("8", 8.0, "few", "8 few");
        check("1,103", 1103.0, "few", "1,103 few");
        check("3.6", 3.6, "other", "3.6 other");
        check("1,237", 1237.0, "many", "1,237 other");
    }
}
