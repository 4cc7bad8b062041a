//! Which fields of a view the templates of a page name, so that nothing is made that none of them
//! could show.

use super::EMBEDDED;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The word by which a template shows all that it is given.
const EVERYTHING: &str = "__tera_context";

/// The words that templates are made of, by template.
#[derive(Debug)]
pub struct Named {
    templates: BTreeMap<String, Source>,
}

#[derive(Debug)]
struct Source {
    text: String,
    /// What the template itself says; found when first asked for.
    own: OnceLock<Own>,
    /// All words of the template and of those that it may call; found when first asked for.
    words: OnceLock<BTreeSet<Box<str>>>,
}

/// What one template says by itself.
#[derive(Debug)]
struct Own {
    words: BTreeSet<Box<str>>,
    /// What it names in quotation marks as a template names another one.
    called: Vec<String>,
    /// The components that it defines.
    defined: Vec<Box<str>>,
}

impl Source {
    fn own(&self) -> &Own {
        self.own.get_or_init(|| {
            let said = tags(&self.text).flat_map(|tag| tag.split(is_no_word));
            let called = self.text.split(['"', '\'']);
            Own {
                words: said.filter(|w| !w.is_empty()).map(Box::from).collect(),
                called: (called.filter(|t| t.ends_with(".html")))
                    .map(str::to_owned)
                    .collect(),
                defined: defined(&self.text).into_iter().map(Box::from).collect(),
            }
        })
    }
}

impl Named {
    /// Templates by name, as a theme holds them: a site's own before the embedded ones.
    pub fn new(templates: &[(String, String)]) -> Named {
        let source = |text: &String| Source {
            text: text.clone(),
            own: OnceLock::new(),
            words: OnceLock::new(),
        };
        let by_name = |(name, text): &(String, String)| (name.clone(), source(text));
        Named {
            templates: templates.iter().map(by_name).collect(),
        }
    }

    /// Whether a template, or one that it extends, includes or calls, has this word between its
    /// braces; every template that there is not is taken to have it.
    pub fn has(&self, template: &str, word: &str) -> bool {
        let Some(source) = self.found(template) else {
            return true;
        };
        let words = source.words.get_or_init(|| self.words(template));
        // What shows everything names nothing by itself.
        words.contains(word) || words.contains(EVERYTHING)
    }

    /// The template that stands for a name: the site's own, else the embedded one.
    fn found(&self, name: &str) -> Option<&Source> {
        let own = self.templates.get(name);
        own.or_else(|| self.templates.get(&format!("{EMBEDDED}/{name}")))
    }

    fn words(&self, root: &str) -> BTreeSet<Box<str>> {
        let mut open: Vec<&Source> = self.found(root).into_iter().collect();
        // Components are called by names of their own, whichever file defines them.
        let mut components: Vec<&Source> = (self.templates.values())
            .filter(|source| !source.own().defined.is_empty())
            .collect();
        let mut seen: Vec<*const Source> = Vec::new();
        let mut words = BTreeSet::new();
        while let Some(source) = open.pop() {
            if seen.contains(&std::ptr::from_ref(source)) {
                continue;
            }
            seen.push(source);
            let own = source.own();
            open.extend(own.called.iter().filter_map(|name| self.found(name)));
            words.extend(own.words.iter().cloned());
            components.retain(|file| {
                let called = file.own().defined.iter().any(|name| words.contains(name));
                open.extend(called.then_some(*file));
                !called
            });
        }
        words
    }
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
    let mut rest = text;
    std::iter::from_fn(move || {
        let begin = [rest.find("{{"), rest.find("{%")];
        let begin = begin.into_iter().flatten().min()?;
        let tag = &rest[begin..];
        let end = end_of(tag);
        rest = &tag[end..];
        Some(&tag[..end])
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
