//! A site's own strings, held against those they replace.

use super::conventions::SCALES;
use super::needs::Book;
use super::{StringsFile, ThemeError};
use crate::base::conventions::scales;
use std::collections::{BTreeMap, BTreeSet};

/// The variables of every message of the program, in whichever language it uses them.
pub fn given(languages: &BTreeMap<String, Vec<StringsFile>>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for files in languages.values() {
        let book = Book::new(
            files
                .iter()
                .filter(|file| file.embedded)
                .map(|file| &*file.text),
        );
        for key in book.keys() {
            given
                .entry(key)
                .or_default()
                .extend(book.variables(key).unwrap_or_default());
        }
    }
    given
}

/// Checks the own files among those of one language, which come in the order in which they
/// override.
///
/// `templates` are the site's own, whose calls may give a message more than the program does.
///
/// # Errors
/// The first message that could not be said, with its line.
pub fn check(
    files: &[&StringsFile],
    given: &BTreeMap<&str, BTreeSet<&str>>,
    templates: &[&str],
) -> Result<(), ThemeError> {
    let book = Book::new(files.iter().map(|file| &*file.text));
    for file in files.iter().filter(|file| !file.embedded) {
        let lines = lines(&file.text);
        let line = |key: &str| lines.get(key).copied().unwrap_or(1);
        let mut keys: Vec<&str> = Book::new([&*file.text]).keys().collect();
        keys.sort_by_key(|key| line(key));
        for key in keys {
            let error = |message, hint| ThemeError {
                file: file.name.clone(),
                line: line(key),
                message,
                hint,
                strings: true,
                ..ThemeError::default()
            };
            let needed = book
                .variables(key)
                .map_err(|why| error(format!("`{key}` cannot be said: {why}"), String::new()))?;
            if key == SCALES {
                let text = file.text.lines().nth(line(key) - 1).unwrap_or_default();
                let value = text.split_once('=').map_or("", |(_, value)| value);
                scales(value).map_err(|part| {
                    let hint = "from which number on, how many one is, its word: `1000000 1000000 \
                        million`";
                    error(format!("`{part}` is no scale of numbers"), hint.to_owned())
                })?;
            }
            // A message of the site's own is given what its own templates say.
            let Some(known) = given.get(key) else {
                continue;
            };
            let mut unknown = needed
                .iter()
                .filter(|name| !known.contains(*name))
                .peekable();
            if unknown.peek().is_none() {
                continue;
            }
            let calls = templates
                .iter()
                .flat_map(|template| arguments(template, key));
            let more: BTreeSet<&str> = calls.collect();
            if let Some(unknown) = unknown.find(|name| !more.contains(*name)) {
                return Err(error(
                    format!("`{key}` has no variable `${unknown}`"),
                    choices(known),
                ));
            }
        }
    }
    Ok(())
}

/// Whether a text of strings puts a message or a term of this key into another.
pub fn names(text: &str, key: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.match_indices(key).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '\t', '\n', '\r']);
        let after = &text[at + key.len()..];
        before.ends_with('{') && !after.starts_with(is_key)
    })
}

/// What to type in the place of an unknown variable.
fn choices(known: &BTreeSet<&str>) -> String {
    let names: Vec<String> = known
        .iter()
        .map(|name| format!("`{{ ${name} }}`"))
        .collect();
    if names.is_empty() {
        "write the text without variables".to_owned()
    } else {
        format!("it has {}", names.join(", "))
    }
}

/// The line of the last message with each key, counted from 1.
fn lines(text: &str) -> BTreeMap<&str, usize> {
    let key = |line: &'_ str| line.split_once('=').map(|(key, _)| key.trim_end().len());
    (text.lines().enumerate())
        .filter_map(|(at, line)| Some((&line[..key(line)?], at + 1)))
        .collect()
}

/// The names of what a template's calls `t(key="…", name=…)` give to a message.
fn arguments<'t>(template: &'t str, key: &str) -> Vec<&'t str> {
    let call = format!("key=\"{key}\"");
    let calls = template
        .match_indices(&call)
        .map(|(at, _)| &template[at + call.len()..]);
    calls
        .flat_map(|rest| rest.split([')', '}']).next().unwrap_or("").split(','))
        .filter_map(|part| part.split_once('=').map(|(name, _)| name.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Theme;

    /// What is said about a site with these own English strings and this own template.
    fn check(strings: &str, template: &str, expected: &str) {
        let files = [("strings/en/own.ftl", strings), ("own.html", template)];
        let local = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let said = match Theme::new(local, None).strings("en", "") {
            Ok(_) => String::new(),
            Err(e) => format!("{}:{} {} | {}", e.file, e.line, e.message, e.hint),
        };
        assert_eq!(said, expected, "{strings}");
    }

    #[test]
    fn an_own_string_that_could_not_be_said_is_named_with_its_line() {
        check("skip = Over to the text\n", "", "");
        check(
            "# Ours\nskip = Over { $where }\n",
            "",
            "strings/en/own.ftl:2 `skip` has no variable `$where` | write the text without variables",
        );
        check(
            "skip = { NUMBER(3) }\n",
            "",
            "strings/en/own.ftl:1 `skip` cannot be said: there is no function `NUMBER` | ",
        );
        check(
            "skip = { nosuch }\n",
            "",
            "strings/en/own.ftl:1 `skip` cannot be said: there is no message `nosuch` | ",
        );
        check(
            "skip = { -nosuch }\n",
            "",
            "strings/en/own.ftl:1 `skip` cannot be said: there is no term `-nosuch` | ",
        );
        check(
            "skip =\n    .title = x\n",
            "",
            "strings/en/own.ftl:1 `skip` cannot be said: `skip` has no text of its own | ",
        );
        check(
            "skip = { mine }\nmine = { skip }\n",
            "",
            "strings/en/own.ftl:1 `skip` cannot be said: `skip` is made of itself | ",
        );
        let bomb: String = (1..20)
            .map(|n| format!("a{n} = {}\n", format!("{{ a{} }}", n - 1).repeat(2)))
            .collect();
        let said =
            "strings/en/own.ftl:7 `a6` cannot be said: it is made of more than 100 pieces | ";
        check(&format!("a0 = x\n{bomb}"), "", said);
    }

    #[test]
    fn a_scale_of_numbers_that_cannot_be_read_is_named_with_its_line() {
        check("number-scales = 1000000 1000000 million\n", "", "");
        check(
            "number-scales = 1000000 million\n",
            "",
            "strings/en/own.ftl:1 `1000000 million` is no scale of numbers | \
             from which number on, how many one is, its word: `1000000 1000000 million`",
        );
    }

    #[test]
    fn a_template_may_give_a_message_more_than_the_program_does() {
        check(
            "skip = Over { $where }\nmine = { $anything }\n",
            "{{ t(key=\"skip\", where=page.title) }}",
            "",
        );
        let missing = "strings/en/own.ftl:1 `skip` has no variable `$where` | write the text without variables";
        check(
            "skip = Over { $where }\n",
            "{{ t(key=\"other\", where=page.title) }}",
            missing,
        );
    }

    #[test]
    fn every_string_of_the_program_with_a_variable_renamed_is_refused() {
        let theme = Theme::new(Vec::new(), None);
        let given = super::given(&theme.strings);
        let mut tried = 0;
        for files in theme.strings.values() {
            let lines = files.iter().flat_map(|file| file.text.lines());
            let mut is_term = false;
            // A term goes on in the lines behind it that are set in.
            let mut is_of_term = |line: &&str| {
                is_term = line.starts_with("arrow =")
                    || line.starts_with('-')
                    || (is_term && line.starts_with(' '));
                is_term
            };
            let terms = super::StringsFile {
                name: "terms.ftl".to_owned(),
                text: lines
                    .filter(&mut is_of_term)
                    .fold(String::new(), |all, line| all + line + "\n"),
                embedded: true,
            };
            let all = files
                .iter()
                .flat_map(crate::theme::untranslated::entries)
                .filter(|(key, ..)| !key.starts_with('-'))
                .map(|(.., text)| text);
            for (message, at) in all.flat_map(|m| {
                m.match_indices('$')
                    .map(|(at, _)| (m.clone(), at))
                    .collect::<Vec<_>>()
            }) {
                tried += 1;
                let text = format!("{}$not-{}", &message[..at], &message[at + 1..]);
                let own = super::StringsFile {
                    name: "own.ftl".to_owned(),
                    text,
                    embedded: false,
                };
                let said = super::check(&[&terms, &own], &given, &[]).expect_err(&message);
                assert!(
                    said.strings && said.line == 1 && said.message.contains("$not-"),
                    "{message}: {said:?}"
                );
            }
        }
        assert!(200 < tried, "only {tried} variables");
    }
}
