//! Feeds of what is new, in Atom (RFC 4287) and as JSON Feed 1.1: both from one list of news, so
//! that they never say different things.

use crate::base::encode::shown;
use crate::base::{Date, Lang};
use crate::derive::ProjectInsight;
use crate::render::address::follow::{ATOM, Followed, JSON};
use crate::render::context::{PageContext, Renderer};
use crate::render::part::follow::{feed_id, followed, has_feeds};
use crate::render::part::news::{News, newest};
use crate::render::part::page::menu_word;
use crate::render::phrase::group::group_name;
use atom_syndication::{Category, Content, Entry, FixedDateTime, Link, Person, Text};
use serde_json::{Value, json};

/// The most pieces of news in a feed: whoever looks in once a week misses none, and a feed stays
/// small however old the site is.
const MOST: usize = 50;

/// The feeds of an edition by the path of the one in Atom, from its root, in each language; none
/// where the site does not know its own address. An edition of an earlier day keeps that of changes.
pub fn list(renderer: &Renderer<'_>) -> Vec<(String, (Followed, Lang))> {
    let settings = &renderer.site.settings;
    if settings.base_url.is_none() {
        return Vec::new();
    }
    let all = match has_feeds(renderer) {
        true => Followed::all(&renderer.pages),
        false => vec![Followed::Changes],
    };
    let langs = (0..renderer.languages.len()).map(|at| Lang(at as u8));
    langs
        .flat_map(|lang| all.iter().map(move |of| (of.clone(), lang)))
        .map(|(of, lang)| (of.folder(lang, settings) + ATOM, (of, lang)))
        .collect()
}

/// What is new of something, in one language.
struct Feed {
    /// Its id: the address of the page that it belongs to, see [`feed_id`].
    id: String,
    /// The address of that page.
    page: String,
    /// The address of that folder, where its files stand.
    folder: String,
    title: String,
    publisher: String,
    lang: String,
    /// The day of its newest entry, else the as-of date.
    updated: Date,
    news: Vec<News>,
}

/// A feed in Atom, and beside it the same as JSON with its path; the latter only where the site has
/// feeds of all kinds.
pub fn files(
    renderer: &Renderer<'_>,
    of: &Followed,
    lang: Lang,
) -> (Vec<u8>, Option<(String, Vec<u8>)>) {
    let page = of.page();
    let here = renderer.here(&page, lang, None);
    let feed = feed(&here, of);
    let folder = of.folder(lang, here.settings());
    let json = has_feeds(renderer).then(|| (folder + JSON, feed.json()));
    (feed.atom(), json)
}

fn feed(here: &PageContext<'_>, of: &Followed) -> Feed {
    let settings = here.settings();
    let base = settings.base_url.as_deref().unwrap_or_default();
    let path = of.folder(here.lang, settings);
    let folder = format!("{base}{}{path}", here.all.prefix);
    let all = followed(here.all, of);
    let news = newest(here, of, &all, MOST);
    let site = settings.title.get(here.lang);
    let name = name(here, of, &all);
    let mark = || format!(" · {}", here.words().say("internal-mark", &[]));
    let mark = here.all.internal.then(mark).unwrap_or_default();
    Feed {
        id: feed_id(here.all, &folder),
        page: folder.clone(),
        folder,
        title: shown(&format!("{site} · {name}{mark}")),
        publisher: shown(settings.publisher.get(here.lang)),
        lang: here.language().tag.to_string(),
        updated: news.first().map_or(here.insight.as_of, |one| one.day),
        news,
    }
}

/// What a feed is about, in words.
fn name(here: &PageContext<'_>, of: &Followed, all: &[&ProjectInsight]) -> String {
    match of {
        Followed::Site => menu_word(here, "menu-updates"),
        Followed::Changes => here.words().say("menu-changes", &[]),
        Followed::Group(kind, id) => group_name(here, *kind, id),
        Followed::Project(_) => all
            .first()
            .map_or_else(String::new, |p| p.known.title.get(here.lang).to_owned()),
    }
}

impl Feed {
    fn atom(&self) -> Vec<u8> {
        let feed = atom_syndication::Feed {
            id: self.id.clone(),
            title: Text::plain(self.title.clone()),
            updated: midnight(self.updated),
            lang: Some(self.lang.clone()),
            authors: vec![Person {
                name: self.publisher.clone(),
                ..Person::default()
            }],
            links: vec![
                link("alternate", self.page.clone()),
                link("self", format!("{}{ATOM}", self.folder)),
            ],
            entries: self.news.iter().map(entry).collect(),
            ..atom_syndication::Feed::default()
        };
        let mut text = feed.to_string().into_bytes();
        text.push(b'\n');
        text
    }

    fn json(&self) -> Vec<u8> {
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.page,
            "feed_url": format!("{}{JSON}", self.folder),
            "language": self.lang,
            "authors": [{"name": self.publisher}],
            "items": self.news.iter().map(item).collect::<Vec<_>>(),
        });
        let mut text = serde_json::to_vec_pretty(&feed)
            .unwrap_or_else(|e| panic!("a tree of values is JSON: {e}"));
        text.push(b'\n');
        text
    }
}

fn entry(of: &News) -> Entry {
    let category = |term: &str, label: Option<String>| Category {
        term: term.to_owned(),
        label,
        ..Category::default()
    };
    let project = of.project.iter();
    let project = project.map(|(id, title)| category(id, Some(shown(title))));
    Entry {
        id: of.id.clone(),
        title: Text::plain(shown(&of.title)),
        updated: midnight(of.day),
        published: Some(midnight(of.day)),
        categories: [category(of.kind, None)]
            .into_iter()
            .chain(project)
            .collect(),
        links: vec![link("alternate", of.address.clone())],
        content: Some(Content {
            value: Some(shown(&of.text)),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// An entry as JSON. What begins with `_` is our own: the project by its id, and what kind of news
/// it is.
fn item(of: &News) -> Value {
    let project = of.project.as_ref();
    json!({
        "id": of.id,
        "url": of.address,
        "title": shown(&of.title),
        "content_text": shown(&of.text),
        "date_published": format!("{}T00:00:00Z", of.day),
        "tags": project.iter().map(|(_, title)| shown(title)).collect::<Vec<_>>(),
        "_milepost": {
            "kind": of.kind,
            "project": project.map(|(id, _)| &**id),
        },
    })
}

fn link(rel: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        ..Link::default()
    }
}

/// The beginning of a day in UTC: entries are dated by the day alone.
fn midnight(day: Date) -> FixedDateTime {
    let text = format!("{day}T00:00:00Z");
    text.parse()
        .unwrap_or_else(|e| panic!("a day of the calendar has a midnight: {text}: {e}"))
}
