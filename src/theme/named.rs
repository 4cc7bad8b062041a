//! Which fields of a view the templates of a page name, so that nothing is made that none of them
//! could show.

use super::EMBEDDED;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The word by which a template shows all that it is given.
const EVERYTHING: &str = "__tera_context";

/// The words that templates are made of, by template.
#[derive(Debug)]
pub struct Named {
    /// Every word of any template, by its number.
    numbers: BTreeMap<Box<str>, usize>,
    templates: BTreeMap<String, Source>,
}

/// Words as a set of their numbers, 64 to an entry.
type Words = Vec<u64>;

/// What one template says by itself.
#[derive(Debug)]
struct Source {
    words: Words,
    /// What it names in quotation marks as a template names another one.
    called: Vec<String>,
    /// The components that it defines, by the numbers of their names.
    defined: Vec<usize>,
    /// All words of the template and of those that it may call; found when first asked for.
    all: OnceLock<Words>,
}

impl Named {
    /// Templates by name, as a theme holds them: a site's own before the embedded ones.
    pub fn new(templates: &[(String, String)]) -> Named {
        let mut numbers = BTreeMap::new();
        let by_name = templates.iter().map(|(name, text)| {
            let source = Source::new(text, &mut numbers);
            (name.clone(), source)
        });
        Named {
            templates: by_name.collect(),
            numbers,
        }
    }

    /// Whether a template, or one that it extends, includes or calls, has this word between its
    /// braces; every template that there is not is taken to have it.
    pub fn has(&self, template: &str, word: &str) -> bool {
        let Some(source) = self.found(template) else {
            return true;
        };
        let all = source.all.get_or_init(|| self.words(source));
        // What shows everything names nothing by itself.
        let mut numbers = [word, EVERYTHING]
            .into_iter()
            .filter_map(|w| self.numbers.get(w));
        numbers.any(|number| holds(all, *number))
    }

    /// The template that stands for a name: the site's own, else the embedded one.
    fn found(&self, name: &str) -> Option<&Source> {
        let own = self.templates.get(name);
        own.or_else(|| self.templates.get(&format!("{EMBEDDED}/{name}")))
    }

    fn words(&self, root: &Source) -> Words {
        let mut open = vec![root];
        // Components are called by names of their own, whichever file defines them.
        let mut components: Vec<&Source> = (self.templates.values())
            .filter(|source| !source.defined.is_empty())
            .collect();
        let mut seen: Vec<*const Source> = Vec::new();
        let mut all = vec![0; self.numbers.len().div_ceil(64)];
        while let Some(source) = open.pop() {
            if seen.contains(&std::ptr::from_ref(source)) {
                continue;
            }
            seen.push(source);
            open.extend(source.called.iter().filter_map(|name| self.found(name)));
            all.iter_mut()
                .zip(&source.words)
                .for_each(|(all, own)| *all |= own);
            components.retain(|file| {
                let called = file.defined.iter().any(|name| holds(&all, *name));
                open.extend(called.then_some(*file));
                !called
            });
        }
        all
    }
}

impl Source {
    fn new(text: &str, numbers: &mut BTreeMap<Box<str>, usize>) -> Source {
        let mut number = |word: &str| match numbers.get(word) {
            Some(known) => *known,
            None => {
                numbers.insert(word.into(), numbers.len());
                numbers.len() - 1
            }
        };
        let mut words = Words::new();
        let said = tags(text).flat_map(|tag| tag.split(is_no_word));
        for word in said.filter(|word| !word.is_empty()) {
            let number = number(word);
            if words.len() <= number / 64 {
                words.resize(number / 64 + 1, 0);
            }
            words[number / 64] |= 1 << (number % 64);
        }
        let called = text.split(['"', '\'']).filter(|t| t.ends_with(".html"));
        Source {
            words,
            called: called.map(str::to_owned).collect(),
            defined: defined(text).into_iter().map(number).collect(),
            all: OnceLock::new(),
        }
    }
}

/// Whether a set has the word of a number.
fn holds(words: &Words, number: usize) -> bool {
    words
        .get(number / 64)
        .is_some_and(|part| part >> (number % 64) & 1 == 1)
}

/// The names of the components that a template defines.
fn defined(text: &str) -> Vec<&str> {
    let definitions = tags(text).filter_map(|tag| {
        let inside = tag.trim_start_matches(['{', '%', '-']).trim_start();
        inside.strip_prefix("component ")
    });
    definitions
        .filter_map(|rest| rest.trim_start().split(is_no_word).next())
        .collect()
}

/// What stands between the braces of a template, where alone it names anything.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    tags_at(text).map(|(_, tag)| tag)
}

/// The same, each with where it begins.
pub(super) fn tags_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let begin = [rest.find("{{"), rest.find("{%")];
        let begin = begin.into_iter().flatten().min()?;
        let tag = &rest[begin..];
        let end = end_of(tag);
        let from = at + begin;
        at = from + end;
        Some((from, &tag[..end]))
    })
}

/// Where a tag that a text begins with ends; braces in quotation marks end nothing.
fn end_of(tag: &str) -> usize {
    let close = if tag.starts_with("{{") { "}}" } else { "%}" };
    let mut quote = None;
    for (at, c) in tag.char_indices().skip(2) {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if tag[at..].starts_with(close) => return at + close.len(),
            None => {}
        }
    }
    tag.len()
}

fn is_no_word(c: char) -> bool {
    !c.is_alphanumeric() && c != '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, word: &str, expected: bool) {
        let templates = [
            ("civic/base.html", "{{ site.title }}"),
            (
                "civic/project.html",
                "{% extends \"base.html\" %}{{ view.charts_html | safe }}",
            ),
            ("civic/parts.html", "{% component day(d) %}{{ d.iso }}"),
            (
                "group.html",
                "{% extends 'civic/project.html' %}{{ view.own }}",
            ),
            (
                "projects.html",
                "<p class=\"own\">{{ view[\"rows\"] }}{{ x | f(a=\"}}\") | last }}{{<day d={d} />}}",
            ),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(
            Named::new(&templates).has(template, word),
            expected,
            "{template} {word}"
        );
    }

    #[test]
    fn a_page_names_what_its_templates_and_theirs_name() {
        check("project.html", "charts_html", true);
        check("project.html", "title", true);
        check("project.html", "iso", false);
        check("project.html", "chart", false);
        check("project.html", "own", false);
        check("group.html", "own", true);
        check("group.html", "charts_html", true);
        check("projects.html", "rows", true);
        check("projects.html", "title", false);
        check("projects.html", "last", true);
        check("projects.html", "own", false);
        check("projects.html", "iso", true);
        check("nowhere.html", "title", true);
    }
}
