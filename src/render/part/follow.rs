//! How a page can be followed: feeds of what is new, and a calendar of what is due.

use crate::base::encode::{host_of, path_of, url_path};
use crate::base::{Hash, Lang};
use crate::derive::ProjectInsight;
use crate::derive::dates::has_dates;
use crate::model::Family;
use crate::render::address::follow::{ATOM, Followed, JSON};
use crate::render::context::{PageContext, Renderer};
use serde::Serialize;

/// One way to follow a page.
#[derive(Debug, Serialize)]
pub struct FollowView {
    /// What it is, a class word: `atom`, `json` or `calendar`.
    pub kind: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Its address, as seen from the page.
    pub href: String,
    /// What it is, in words.
    pub text: String,
    /// The address by which a program subscribes to a calendar, so that days that move follow by
    /// themselves; `None` for a feed, whose own address does, and where the site does not know its
    /// address.
    pub subscribe: Option<String>,
}

/// Whether an edition has feeds: ids of entries are addresses, so the site has to know its own,
/// and nothing new comes into an edition of an earlier day.
pub fn has_feeds(all: &Renderer<'_>) -> bool {
    has_calendars(all) && all.site.settings.base_url.is_some()
}

/// Whether an edition has calendars; an edition of an earlier day has none.
pub fn has_calendars(all: &Renderer<'_>) -> bool {
    all.site.settings.outputs.has(Family::Feeds) && all.prefix.is_empty()
}

/// Whether there is any date for the calendar of something.
pub fn has_calendar(all: &Renderer<'_>, of: &Followed) -> bool {
    *of != Followed::Changes && followed(all, of).into_iter().any(has_dates)
}

/// The projects whose news and dates are followed with something, in the order of the site.
pub fn followed<'r>(all: &'r Renderer<'_>, of: &Followed) -> Vec<&'r ProjectInsight> {
    match of {
        Followed::Site | Followed::Changes => all.insight.projects.iter().collect(),
        Followed::Group(kind, id) => all.in_group(*kind, id).collect(),
        Followed::Project(id) => all.insight.project(id).into_iter().collect(),
    }
}

/// The ways to follow this page; none for a page that is about nothing that can be followed.
pub fn follow(here: &PageContext<'_>) -> Vec<FollowView> {
    let Some(of) = Followed::from(here.page) else {
        return Vec::new();
    };
    let view = |kind, mime, path: String| FollowView {
        kind,
        mime,
        href: here.href_own(&path),
        text: here.words().say(&format!("follow-{kind}"), &[]),
        subscribe: subscribe(here, &path).filter(|_| kind == "calendar"),
    };
    let folder = of.folder(here.lang, here.settings());
    let calendar = of.calendar(here.lang, here.settings());
    let feeds = [
        ("atom", "application/atom+xml", format!("{folder}{ATOM}")),
        ("json", "application/feed+json", format!("{folder}{JSON}")),
    ];
    let feeds = feeds.into_iter().filter(|_| has_feeds(here.all));
    let calendar = calendar.filter(|_| has_calendars(here.all) && has_calendar(here.all, &of));
    let calendar = calendar.map(|path| ("calendar", "text/calendar", path));
    feeds
        .chain(calendar)
        .map(|(kind, mime, path)| view(kind, mime, path))
        .collect()
}

/// The address by which a calendar program subscribes. The address of the site is that of its public
/// edition, so that an internal one has none.
fn subscribe(here: &PageContext<'_>, path: &str) -> Option<String> {
    let base = here.settings().base_url.as_deref();
    let (_, site) = base.filter(|_| !here.all.internal)?.split_once("://")?;
    Some(format!("webcal://{site}{}", url_path(path)))
}

/// An address of this edition as an id of an entry: that which it has in the newest edition, so that
/// a piece of news has one id in all of them.
pub fn entry_id(all: &Renderer<'_>, address: &str) -> String {
    let base = all.site.settings.base_url.as_deref().unwrap_or_default();
    let rest = address
        .strip_prefix(base)
        .and_then(|rest| rest.strip_prefix(&*all.prefix));
    match rest {
        Some(rest) => feed_id(all, &format!("{base}{rest}")),
        None => feed_id(all, address),
    }
}

/// An address as an id of a feed. An internal edition has ids of its own, for its entries are not
/// those that the public edition publishes under the same address.
pub fn feed_id(all: &Renderer<'_>, address: &str) -> String {
    let whose = if all.internal { "internal+" } else { "" };
    format!("{whose}{address}")
}

/// What makes the ids of events those of this site, for good: where it is, or without an address
/// a check sum of its title in the first language under a host that nobody has.
pub fn events_of(all: &Renderer<'_>) -> String {
    let settings = &all.site.settings;
    let whose = if all.internal { "internal." } else { "" };
    let site = match settings.base_url.as_deref() {
        Some(url) => format!("{}{}", host_of(url), path_of(url).trim_end_matches('/')),
        None => {
            let title = settings.title.get(Lang::DEFAULT);
            let sum = Hash::of(title.as_bytes()).to_string();
            format!("{}.invalid", &sum[..ID_DIGITS])
        }
    };
    format!("{whose}{site}")
}

/// How many digits of a check sum stand for a site.
const ID_DIGITS: usize = 12;
