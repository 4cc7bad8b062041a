//! The sections of a page, which are the blocks of its template: a site switches them off and puts
//! them in an order of its own. Only the text of a template is looked at.

use super::named::tags_at;
use super::{EMBEDDED, Theme};

/// The block that holds the sections of a page.
const MAIN: &str = "main";

/// One section of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name, that of its block.
    pub name: String,
    /// Its place on the page: sections of one stretch may change places, and no section leaves its
    /// own. Counted from 0 in the order of the page.
    pub stretch: usize,
    /// Whether it holds the heading of the page, so that no page can do without it.
    pub has_title: bool,
}

/// A block of a template, with where it begins and ends.
struct Block<'t> {
    name: &'t str,
    begin: usize,
    end: usize,
    /// The blocks around it, the outermost first.
    within: Vec<&'t str>,
}

impl Theme {
    /// The sections of a page by the name of its template without `.html`, in their order, also
    /// those that were left out; a site's own template counts where it holds the sections itself.
    pub fn sections(&self, page: &str) -> Vec<Section> {
        if let Some(before) = self.arranged.get(page) {
            return before.clone();
        }
        let own = self.template(&format!("{page}.html"));
        let embedded = self.template(&format!("{EMBEDDED}/{page}.html"));
        let listed = [own, embedded].into_iter().flatten().map(sections);
        let mut listed = listed.filter(|list| !list.is_empty());
        listed.next().unwrap_or_default()
    }

    /// Leaves only these sections on a page, in this order as far as their stretches allow.
    pub fn arrange(&mut self, page: &str, wanted: &[&str]) {
        let before = self.sections(page);
        let all: Vec<&str> = before.iter().map(|section| &*section.name).collect();
        let names = [format!("{page}.html"), format!("{EMBEDDED}/{page}.html")];
        let templates = self.templates.iter_mut();
        for (_, text) in templates.filter(|(name, _)| names.contains(name)) {
            *text = arranged(text, &all, wanted);
        }
        self.arranged.insert(page.to_owned(), before);
    }

    fn template(&self, name: &str) -> Option<&str> {
        let mut templates = self.templates.iter();
        let (_, text) = templates.find(|(own, _)| own == name)?;
        Some(text)
    }
}

/// The blocks of a template in the order in which they begin.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, tag) in tags_at(text) {
        let inside = tag
            .trim_start_matches("{%")
            .trim_start_matches('-')
            .trim_start();
        let mut words = inside.split(|c: char| c.is_whitespace() || c == '%' || c == '-');
        match (words.next(), words.next()) {
            (Some("block"), Some(name)) if tag.starts_with("{%") => {
                open.push(blocks.len());
                let within = open
                    .iter()
                    .rev()
                    .skip(1)
                    .rev()
                    .map(|at| blocks[*at].name)
                    .collect();
                blocks.push(Block {
                    name,
                    begin: at,
                    end: at,
                    within,
                });
            }
            (Some("endblock"), _) if tag.starts_with("{%") => {
                if let Some(last) = open.pop() {
                    blocks[last].end = at + tag.len();
                }
            }
            _ => {}
        }
    }
    blocks
}

/// The blocks directly inside the main one, by stretches: those of one stretch have nothing but
/// white space between them.
fn stretches(text: &str) -> Vec<Vec<Block<'_>>> {
    let mut stretches: Vec<Vec<Block<'_>>> = Vec::new();
    for block in blocks(text)
        .into_iter()
        .filter(|block| block.within == [MAIN])
    {
        let follows = |last: &Vec<Block<'_>>| {
            last.last()
                .is_some_and(|before| text[before.end..block.begin].trim().is_empty())
        };
        match stretches.last_mut().filter(|last| follows(last)) {
            Some(last) => last.push(block),
            None => stretches.push(vec![block]),
        }
    }
    stretches
}

fn sections(text: &str) -> Vec<Section> {
    let of = |(stretch, blocks): (usize, Vec<Block<'_>>)| {
        let section = move |block: Block<'_>| Section {
            name: block.name.to_owned(),
            stretch,
            has_title: text[block.begin..block.end].contains("<h1"),
        };
        blocks.into_iter().map(section).collect::<Vec<_>>()
    };
    stretches(text)
        .into_iter()
        .enumerate()
        .flat_map(of)
        .collect()
}

/// A template with the wanted ones of all sections, in their order.
fn arranged(text: &str, all: &[&str], wanted: &[&str]) -> String {
    let mut out = text.to_owned();
    let own = stretches(text);
    if own.is_empty() {
        // It changes blocks of another template; what that one leaves out is left out here too.
        let all_blocks = blocks(text);
        for block in all_blocks
            .iter()
            .rev()
            .filter(|block| block.within.is_empty())
        {
            if all.contains(&block.name) && !wanted.contains(&block.name) {
                out.replace_range(block.begin..block.end, "");
            }
        }
        return out;
    }
    for blocks in own.iter().rev() {
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            continue;
        };
        let between = blocks
            .get(1)
            .map_or("", |second| &text[first.end..second.begin]);
        let of_this = |name: &&str| blocks.iter().find(|block| block.name == *name);
        let chosen = wanted.iter().filter_map(of_this);
        let texts: Vec<&str> = chosen.map(|block| &text[block.begin..block.end]).collect();
        out.replace_range(first.begin..last.end, &texts.join(between));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "{% extends \"base.html\" %}{% block main %}<div>{% block head %}<h1>\
        </h1>{% block inner %}{% endblock inner %}{% endblock head %}</div>\n{% block a %}A\
        {% endblock a %}\n{%- block b -%}B{%- endblock b -%}\n{% block c %}C{% endblock %}\
        {% endblock main %}";

    fn theme(own: &[(&str, &str)]) -> Theme {
        let local = own
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Theme::new(local.collect(), None)
    }

    fn check(own: &[(&str, &str)], wanted: &[&str], expected: &str) {
        let mut theme = theme(own);
        theme.arrange("project", wanted);
        assert_eq!(theme.template("project.html"), Some(expected), "{wanted:?}");
    }

    #[test]
    fn sections_are_the_blocks_of_the_main_one_by_stretches() {
        let said = |page: &str, own: &[(&str, &str)]| {
            let of = |s: Section| {
                format!(
                    "{}{}{}",
                    s.name,
                    s.stretch,
                    if s.has_title { "!" } else { "" }
                )
            };
            theme(own)
                .sections(page)
                .into_iter()
                .map(of)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            said("project", &[("project.html", PAGE)]),
            "head0! a1 b1 c1"
        );
        assert!(said("home", &[]).starts_with("verdict0! tiles0 behind0 moved0 "));
        // A template that changes single blocks leaves the others where they are.
        let own = [(
            "home.html",
            "{% extends \"civic/home.html\" %}{% block moved %}{% endblock %}",
        )];
        assert_eq!(said("home", &own), said("home", &[]));
    }

    #[test]
    fn sections_are_left_out_and_change_places_within_their_stretch() {
        let page = |body: &str| {
            let head = PAGE.split("\n{% block a %}").next().unwrap_or_default();
            format!("{head}\n{body}{{% endblock main %}}")
        };
        let (a, b, c) = (
            "{% block a %}A{% endblock a %}",
            "{%- block b -%}B{%- endblock b -%}",
            "{% block c %}C{% endblock %}",
        );
        let own = [("project.html", PAGE)];
        check(&own, &["head", "a", "b", "c"], PAGE);
        check(&own, &["head", "c", "a"], &page(&format!("{c}\n{a}")));
        check(&own, &["head", "b"], &page(b));
        check(&own, &["c", "head"], &page(c));
    }

    #[test]
    fn a_template_that_changes_blocks_has_none_that_the_page_leaves_out() {
        let own = [(
            "project.html",
            "{% extends \"civic/project.html\" %}{% block money %}x{% endblock %}{% block text %}y{% endblock %}",
        )];
        let left = "{% extends \"civic/project.html\" %}{% block text %}y{% endblock %}";
        check(&own, &["head", "text"], left);
    }
}
