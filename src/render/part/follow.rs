//! How a page can be followed: feeds of what is new, and a calendar of what is due.

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
