//! The strings of the program themselves: the same in every language, and fit for every number.

use super::strings::Arg;
use super::untranslated::entries;
use super::{Strings, StringsFile, Theme};
use std::collections::{BTreeMap, BTreeSet};

/// Key, comment and text of the messages of a file; terms are none.
fn messages(file: &StringsFile) -> Vec<(String, String, String)> {
    let all = entries(file).into_iter();
    all.filter(|(key, ..)| !key.starts_with('-')).collect()
}

/// The messages of a language with the variables that they show; one that only chooses a form, as
/// plurals need it, is not shown.
fn shown(theme: &Theme, tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let all = theme.files_in(tag).iter().flat_map(messages);
    all.map(|(key, _, text)| {
        let parts = text.split("{ $").skip(1);
        let names = parts.filter_map(|part| part.split_once(" }").map(|(name, _)| name));
        let names = names.filter(|name| !name.contains([' ', '\n']));
        (key, names.map(str::to_owned).collect())
    })
    .collect()
}

/// Variables by what they tell: a day with its preposition or without, a value with its unit or
/// bare.
fn alike(names: &BTreeSet<String>) -> BTreeSet<&str> {
    let told = names.iter().map(|name| match &**name {
        "when" | "due" => "date",
        name => name.strip_suffix("-bare").unwrap_or(name),
    });
    told.collect()
}

#[test]
fn a_message_shows_the_same_variables_in_each_language() {
    let theme = Theme::new(Vec::new(), None);
    let english = shown(&theme, "en");
    let chinese = shown(&theme, "zh-Hans");
    let keys = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english), keys(&chinese));
    let given = super::own::given(&theme.strings);
    let mut wrong = Vec::new();
    for (key, names) in &english {
        let (own, other) = (alike(names), alike(&chinese[key]));
        // A language may leave a number to its words, as English does with `once` and `twice`.
        let differ = own.symmetric_difference(&other).filter(|name| {
            let all = theme.files_in("en").iter().chain(theme.files_in("zh-Hans"));
            let chosen = format!("{{ ${name} ->");
            // What a Chinese title says of its rows an English one leaves to the line below it.
            let is_left = key.starts_with("chart-heat-title") && **name == "by";
            !is_left
                && !all
                    .flat_map(messages)
                    .any(|(own, _, text)| own == *key && text.contains(&chosen))
        });
        wrong.extend(differ.map(|name| format!("{key}: ${name}")));
        assert!(given.contains_key(&**key));
    }
    assert!(wrong.is_empty(), "shown in one language only: {wrong:#?}");
}

/// What is wrong with a sentence whatever it says.
fn faults(said: &str, tag: &str) -> Option<&'static str> {
    let inner = said.trim();
    [
        (inner.contains(['{', '}', '$']), "a brace"),
        (inner.contains("  "), "two spaces"),
        (
            tag == "en" && [" .", " ,", " ;"].iter().any(|sign| inner.contains(sign)),
            "a lonely sign",
        ),
        (
            tag == "zh-Hans"
                && ["，，", "。。", "、、"]
                    .iter()
                    .any(|sign| inner.contains(sign)),
            "a sign twice",
        ),
        (said.is_empty(), "nothing"),
    ]
    .into_iter()
    .find_map(|(is, what)| is.then_some(what))
}

#[test]
fn every_message_can_be_said_with_none_one_two_five_and_twenty_one() {
    let theme = Theme::new(Vec::new(), None);
    let given = super::own::given(&theme.strings);
    let mut wrong = Vec::new();
    let mut tried = 0;
    for tag in ["en", "zh-Hans"] {
        let files = theme.files(tag);
        let sources: Vec<&str> = files.iter().map(|file| &*file.text).collect();
        let strings = Strings::new(tag, &sources).unwrap_or_else(|e| panic!("{tag}: {e}"));
        for (key, names) in &given {
            for count in [0, 1, 2, 5, 21] {
                let args: Vec<_> = names
                    .iter()
                    .map(|name| (*name, Arg::Count(count)))
                    .collect();
                let said = strings.try_say(key, &args);
                let fault = said
                    .as_ref()
                    .map_or(Some("no words"), |said| faults(said, tag));
                // What stands between words is only signs.
                let is_sign = names.is_empty()
                    && said
                        .as_deref()
                        .is_some_and(|s| !s.chars().any(char::is_alphabetic));
                tried += 1;
                wrong.extend(
                    fault
                        .filter(|_| !is_sign)
                        .map(|fault| format!("{tag} {key} with {count}: {fault}: {said:?}")),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    assert!(10_000 < tried, "only {tried} sentences");
}
