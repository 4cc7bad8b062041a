//! How a page can be followed: feeds of what is new, and a calendar of what is due.

use crate::derive::dates::has_dates;
use crate::derive::group::in_group;
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
    let (insight, settings) = (all.insight, &all.site.settings);
    let mut projects = insight.projects.iter();
    match of {
        Followed::Changes => false,
        Followed::Site => projects.any(has_dates),
        Followed::Project(id) => insight.project(id).is_some_and(has_dates),
        Followed::Group(kind, id) => projects.any(|p| {
            let is_in = || in_group(p, (*kind, id), settings, insight.as_of);
            has_dates(p) && is_in()
        }),
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
