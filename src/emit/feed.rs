//! The feed of everything that moved, for each language: Atom (RFC 4287). Entries come in as the
//! history page has them, the newest first.

use crate::base::Lang;
use crate::base::encode::xml_text;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, Renderer};
use crate::render::part::history::{self, EntryView};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};

/// The name of a feed, in the folder of the page of changes.
const FILE: &str = "feed.xml";

/// The path of the feed in each language, from the root of an edition; none where the site does not
/// know its own address.
pub fn list(renderer: &Renderer<'_>) -> Vec<(String, Lang)> {
    let settings = &renderer.site.settings;
    let path = |lang| format!("{}{FILE}", Page::Changes.path(lang, settings));
    let langs = (0..renderer.languages.len()).map(|at| Lang(at as u8));
    let known = settings.base_url.is_some();
    langs
        .filter(|_| known)
        .map(|lang| (path(lang), lang))
        .collect()
}

/// The feed in a language, for a site that knows its own address.
pub fn file(renderer: &Renderer<'_>, lang: Lang) -> Vec<u8> {
    let settings = &renderer.site.settings;
    let base = settings.base_url.as_deref().unwrap_or_default();
    let page = Page::Changes.path(lang, settings);
    let here = renderer.here(&Page::Changes, lang, None);
    feed(&here, &format!("{base}{}{page}", renderer.prefix))
}

fn feed(here: &PageContext<'_>, page: &str) -> Vec<u8> {
    let entries = history::all(here);
    let last = entries
        .first()
        .map_or_else(|| here.insight.as_of.to_string(), |e| e.date.iso.clone());
    let title = format!(
        "{} · {}",
        here.settings().title.get(here.lang),
        here.words().say("menu-changes", &[])
    );
    let feed = Feed {
        id: page.to_owned(),
        title: Text::plain(clean(&title)),
        updated: midnight(&last),
        lang: Some(here.language().tag.to_string()),
        authors: vec![Person {
            name: clean(here.settings().publisher.get(here.lang)),
            ..Person::default()
        }],
        links: vec![
            link("alternate", page.to_owned()),
            link("self", format!("{page}feed.xml")),
        ],
        entries: entries.iter().map(|e| entry(e, page)).collect(),
        ..Feed::default()
    };
    let mut text = feed.to_string().into_bytes();
    text.push(b'\n');
    text
}

fn entry(of: &EntryView, page: &str) -> Entry {
    let address = format!("{page}#{}", of.id);
    let moved = of
        .from
        .as_ref()
        .map_or_else(|| of.to.clone(), |from| format!("{from} → {}", of.to));
    let words = [
        Some(format!("{} {moved}", of.what)),
        of.reason.clone(),
        of.decided_by.clone(),
    ];
    let text: Vec<String> = words.into_iter().flatten().collect();
    Entry {
        id: address.clone(),
        title: Text::plain(clean(&format!(
            "{} · {}: {} {moved}",
            of.kind, of.project.text, of.what
        ))),
        updated: midnight(&of.date.iso),
        links: vec![link("alternate", address)],
        content: Some(Content {
            value: Some(clean(&text.join("\n"))),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        ..Link::default()
    }
}

/// The beginning of a day in UTC: entries are dated by the day alone.
fn midnight(day: &str) -> FixedDateTime {
    let text = format!("{day}T00:00:00Z");
    text.parse()
        .unwrap_or_else(|e| panic!("a day of the calendar has a midnight: {text}: {e}"))
}

/// Text without the control characters that XML cannot carry; the writer of the feed escapes the
/// rest.
fn clean(text: &str) -> String {
    let bad = |c: char| xml_text(&c.to_string()) == "\u{FFFD}";
    text.chars()
        .map(|c| if bad(c) { '\u{FFFD}' } else { c })
        .collect()
}
