//! Which fields of a view the templates of a page name, so that nothing is made that none of them
//! could show.

use super::EMBEDDED;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The words that templates are made of, by template.
#[derive(Debug)]
pub struct Named {
    templates: BTreeMap<String, Source>,
}

#[derive(Debug)]
struct Source {
    text: String,
    /// All words of the template and of those that it may call; found when first asked for.
    words: OnceLock<BTreeSet<Box<str>>>,
}

impl Named {
    /// Templates by name, as a theme holds them: a site's own before the embedded ones.
    pub fn new(templates: &[(String, String)]) -> Named {
        let source = |text: &String| Source {
            text: text.clone(),
            words: OnceLock::new(),
        };
        let by_name = |(name, text): &(String, String)| (name.clone(), source(text));
        let mut all: BTreeMap<String, Source> = templates.iter().map(by_name).collect();
        // An embedded template also goes by its own name, unless the site has one of that name.
        for (name, text) in templates {
            if let Some(own) = name
                .strip_prefix(EMBEDDED)
                .and_then(|n| n.strip_prefix('/'))
            {
                all.entry(own.to_owned()).or_insert_with(|| source(text));
            }
        }
        Named { templates: all }
    }

    /// Whether a template, or one that it extends, includes or calls, has this word anywhere; every
    /// template that there is not is taken to have it.
    pub fn has(&self, template: &str, word: &str) -> bool {
        let Some(source) = self.templates.get(template) else {
            return true;
        };
        let words = source.words.get_or_init(|| self.words(template));
        words.contains(word)
    }

    fn words(&self, root: &str) -> BTreeSet<Box<str>> {
        let mut open = vec![root.to_owned()];
        // Components are called by names of their own, whichever file defines them.
        let components = self.templates.iter();
        let components = components.filter(|(_, source)| source.text.contains("component "));
        open.extend(components.map(|(name, _)| name.clone()));
        let mut seen = BTreeSet::new();
        let mut words = BTreeSet::new();
        while let Some(name) = open.pop() {
            let Some(Source { text, .. }) = self.templates.get(&name) else {
                continue;
            };
            if !seen.insert(name) {
                continue;
            }
            // A template names another one in quotation marks.
            let called = text.split(['"', '\'']).filter(|t| t.ends_with(".html"));
            open.extend(called.map(str::to_owned));
            words.extend(
                text.split(is_no_word)
                    .filter(|w| !w.is_empty())
                    .map(Box::from),
            );
        }
        words
    }
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
            ("projects.html", "{{ view.rows }}"),
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
        check("project.html", "iso", true);
        check("project.html", "chart", false);
        check("project.html", "own", false);
        check("group.html", "own", true);
        check("group.html", "charts_html", true);
        check("projects.html", "rows", true);
        check("projects.html", "title", false);
        check("nowhere.html", "title", true);
    }
}
