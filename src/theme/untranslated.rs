//! Messages and terms that a language does not have, so that English stands in their place.

use super::Strings;
use super::meaning::{example, place};
use super::needs::Book;
use super::{StringsFile, Theme};
use std::collections::BTreeSet;
use std::fmt::Write;

/// One message to translate.
#[derive(Debug, PartialEq, Eq)]
pub struct Untranslated<'t> {
    /// Its key.
    key: String,
    /// What is said of it in the English file; empty without a comment.
    comment: String,
    /// The English message as it stands in its file, with its key.
    text: String,
    /// Where it stands; empty where nothing is known of that.
    place: &'static str,
    /// The variables that it may use.
    variables: BTreeSet<&'t str>,
    /// What it says with values, in English; `None` where it has no variables.
    example: Option<String>,
}

impl Theme {
    /// The messages and terms that a language lacks, in the order of the English files; none for
    /// English.
    pub fn untranslated(&self, tag: &str) -> Vec<Untranslated<'_>> {
        let lacking = self.lacking(tag);
        let english = Book::new(self.files_in("en").iter().map(|file| &*file.text));
        let sources: Vec<&str> = self.files_in("en").iter().map(|file| &*file.text).collect();
        // What cannot be read is told when a site is built; here it only has no examples.
        let strings = Strings::new("en", &sources).ok();
        let all = self.files_in("en").iter().flat_map(entries);
        all.filter(|(key, ..)| lacking.contains(&**key))
            .map(|(key, comment, text)| {
                let variables = english.variables(&key).unwrap_or_default();
                let place = place(&key).unwrap_or_default();
                let strings = strings.as_ref();
                let example = strings.and_then(|english| example(english, &key, &variables));
                Untranslated {
                    key,
                    comment,
                    text,
                    place,
                    example,
                    variables,
                }
            })
            .collect()
    }

    /// The keys of the messages that a language lacks; none for English.
    pub fn lacking(&self, tag: &str) -> BTreeSet<&str> {
        let has: BTreeSet<&str> = self.own_files(tag).iter().flat_map(keys).collect();
        let is_english = tag == "en" || tag.starts_with("en-");
        let english = self.to_say().into_iter();
        english
            .filter(|key| !is_english && !has.contains(key))
            .collect()
    }

    /// How many messages and terms English has.
    pub fn messages(&self) -> usize {
        self.to_say().len()
    }

    /// The keys of all that a language has to say. A word that the site's calendar chooses from the
    /// forms of another, which is called the same and ends in `-of`, is said by those.
    fn to_say(&self) -> BTreeSet<&str> {
        let all: BTreeSet<&str> = self.files_in("en").iter().flat_map(keys).collect();
        let is_said = |key: &&str| !(key.starts_with('-') && all.contains(&*format!("{key}-of")));
        all.iter().copied().filter(is_said).collect()
    }
}

/// The keys of the messages and terms of a file; those of terms begin with `-`.
pub(super) fn keys(file: &StringsFile) -> impl Iterator<Item = &str> {
    let lines = file.text.lines().filter(|line| is_entry(line));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
}

/// Whether a message or a term begins with a line.
fn is_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The file to translate: each message in English behind `#`, with its variables above it.
pub fn to_translate(tag: &str, messages: &[Untranslated<'_>]) -> String {
    let mut file = format!(
        "### {tag}: take the single # before a message away and write its words in your language. What\n\
         ### stands in braces stays; a word that has several forms is chosen by [one], [few], *[other]\n\
         ### as the language needs. What is not translated stands in English.\n"
    );
    offer(&mut file, messages);
    file
}

/// A file to translate with the messages at its end that it does not offer yet; what a translator
/// wrote there stays as it is. Also their number.
pub fn with_more(file: &str, mut messages: Vec<Untranslated<'_>>) -> (String, usize) {
    let there = offered(file);
    messages.retain(|message| !there.contains(&*message.key));
    let mut more = file.to_owned();
    if !more.is_empty() && !more.ends_with('\n') {
        more.push('\n');
    }
    offer(&mut more, &messages);
    (more, messages.len())
}

/// The keys that stand behind one `#`, with or without a space.
fn offered(file: &str) -> BTreeSet<&str> {
    let lines = file.lines().filter_map(|line| line.strip_prefix('#'));
    let keys = lines.filter_map(|line| Some(line.split_once('=')?.0.trim()));
    keys.filter(|key| {
        is_entry(key)
            && key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    })
    .collect()
}

fn offer(file: &mut String, messages: &[Untranslated<'_>]) {
    for Untranslated {
        key: _,
        comment,
        text,
        place,
        variables,
        example,
    } in messages
    {
        file.push('\n');
        for line in comment.lines() {
            _ = writeln!(file, "##{}", line.trim_start_matches('#'));
        }
        if !place.is_empty() {
            _ = writeln!(file, "## Where: {place}");
        }
        if !variables.is_empty() {
            let names: Vec<String> = variables.iter().map(|name| format!("${name}")).collect();
            _ = writeln!(file, "## Variables: {}", names.join(", "));
        }
        if let Some(example) = example {
            _ = writeln!(file, "## Example: {example}");
        }
        for line in text.lines() {
            _ = writeln!(file, "#{line}");
        }
    }
}

/// Key, comment and text of the messages and terms of a file.
pub(super) fn entries(file: &StringsFile) -> Vec<(String, String, String)> {
    let mut found: Vec<(String, String, String)> = Vec::new();
    let mut comment = String::new();
    let mut is_open = false;
    for line in file.text.lines() {
        match line.as_bytes().first() {
            Some(b'#') => comment += &format!("{line}\n"),
            Some(_) if is_entry(line) => {
                let key = line.split('=').next().unwrap_or(line).trim_end().to_owned();
                found.push((key, std::mem::take(&mut comment), format!("{line}\n")));
                is_open = true;
            }
            Some(b' ' | b'}') if is_open => {
                if let Some((.., text)) = found.last_mut() {
                    *text += &format!("{line}\n");
                }
            }
            _ => {
                comment.clear();
                is_open = false;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_lacks_is_written_to_be_translated_and_read_as_nothing() {
        let own = (
            "strings/fr/a.ftl".to_owned(),
            b"skip = Aller au contenu\n".to_vec(),
        );
        let theme = Theme::new(vec![own], None);
        assert!(theme.untranslated("en").is_empty() && theme.untranslated("zh-Hans").is_empty());
        let missing = theme.untranslated("fr-CA");
        assert_eq!(missing.len(), theme.messages() - 1);
        let file = to_translate("fr-CA", &missing);
        assert!(
            file.contains(
                "\n## Where: when the latest figures are from\n## Variables: $date\n\
                 ## Example: Latest figures: 30 September 2021\n\
                 #updated = Latest figures: { $date }\n"
            ),
            "{file}"
        );
        assert!(!file.contains("#skip ="), "it has its words already");
        assert_eq!(Book::new([&*file]).keys().count(), 0);
        // With every sign taken away it is the English text again.
        let is_message = |line: &&str| !line.starts_with("##");
        let lines = file
            .lines()
            .filter(is_message)
            .map(|line| line.trim_start_matches('#'));
        let back = lines.collect::<Vec<_>>().join("\n");
        let back = StringsFile {
            name: String::new(),
            text: back,
            embedded: false,
        };
        let read: BTreeSet<&str> = keys(&back).collect();
        let lost: Vec<&str> = theme
            .lacking("fr-CA")
            .into_iter()
            .filter(|key| !read.contains(key))
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn a_file_under_translation_gets_only_what_it_does_not_offer() {
        let theme = Theme::new(Vec::new(), None);
        let all = to_translate("fr", &theme.untranslated("fr"));
        assert_eq!(with_more(&all, theme.untranslated("fr")), (all.clone(), 0));
        let line = "#skip = Skip to the text\n";
        assert!(all.contains(line), "{all}");
        // As an earlier version of the program wrote it, and a translator went on.
        let earlier = all.replace(line, "").replace("#updated = ", "# updated = ");
        let (more, count) = with_more(&earlier, theme.untranslated("fr"));
        let added = more.strip_prefix(&*earlier).expect("all of it stays");
        assert_eq!(count, 1);
        assert!(
            added.ends_with(line) && added.matches("\n#").count() < 5,
            "{added}"
        );
    }

    #[test]
    fn the_words_of_the_period_are_to_be_translated_by_the_names_that_count() {
        let theme = Theme::new(Vec::new(), None);
        let file = to_translate("fr", &theme.untranslated("fr"));
        for name in [
            "-this-period-of",
            "-a-period-of",
            "-two-periods-of",
            "-project",
        ] {
            assert!(file.contains(&format!("\n#{name} = ")), "{name}");
        }
        assert!(
            !file.contains("\n#-this-period ="),
            "it is said by its forms"
        );
    }
}
