//! Calendars of milestones and of days on which something is due, as iCalendar (RFC 5545).
//!
//! An event keeps its id for good. When its day moves, its number goes up, by which a calendar
//! program knows that it is the same event on another day.

mod writer;

use crate::base::{Date, Lang, PartialDate};
use crate::derive::ProjectInsight;
use crate::derive::dates::{Dated, Outlook, Thing, dates};
use crate::render::address::follow::Followed;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, Renderer};
use crate::render::part::follow::{events_of, followed, has_calendar, has_calendars};
use crate::render::part::page::{absolute, menu_word};
use crate::render::part::soon::what;
use crate::render::phrase::group::group_name;
use crate::theme::Arg;
use writer::Lines;

/// The calendars of an edition by path from its root, in each language; those without any date are
/// not among them.
pub fn list(renderer: &Renderer<'_>) -> Vec<(String, (Followed, Lang))> {
    if !has_calendars(renderer) {
        return Vec::new();
    }
    let all: Vec<Followed> = Followed::all(&renderer.pages)
        .into_iter()
        .filter(|of| has_calendar(renderer, of))
        .collect();
    let langs = (0..renderer.languages.len()).map(|at| Lang(at as u8));
    let settings = &renderer.site.settings;
    langs
        .flat_map(|lang| all.iter().map(move |of| (of.clone(), lang)))
        .filter_map(|(of, lang)| Some((of.calendar(lang, settings)?, (of, lang))))
        .collect()
}

/// One calendar.
pub fn file(renderer: &Renderer<'_>, of: &Followed, lang: Lang) -> Vec<u8> {
    let page = of.page();
    let here = renderer.here(&page, lang, None);
    let mut lines = head(&here, of);
    for project in followed(renderer, of) {
        events(&here, project, &mut lines);
    }
    lines.plain("END", "VCALENDAR");
    lines.finish()
}

fn head(here: &PageContext<'_>, of: &Followed) -> Lines {
    let site = here.settings().title.get(here.lang);
    let name = match of {
        Followed::Group(kind, id) => group_name(here, *kind, id),
        Followed::Project(id) => {
            let of = here.insight.project(id);
            of.map_or_else(String::new, |p| p.known.title.get(here.lang).to_owned())
        }
        _ => menu_word(here, "menu-milestones"),
    };
    let name = match here.all.internal {
        true => format!("{name} · {}", here.words().say("internal-mark", &[])),
        false => name,
    };
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//milepost//milepost//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    // What programs show as the name of the calendar; the standard came later than the habit.
    lines.text("NAME", &format!("{site} · {name}"));
    lines.text("X-WR-CALNAME", &format!("{site} · {name}"));
    lines
}

/// The events of one project, by day.
fn events(here: &PageContext<'_>, of: &ProjectInsight, lines: &mut Lines) {
    for dated in dates(of, here.insight.as_of) {
        event(here, of, &dated, lines);
    }
}

fn event(here: &PageContext<'_>, of: &ProjectInsight, dated: &Dated<'_>, lines: &mut Lines) {
    let page = Page::Project(of.known.id.clone());
    let page = absolute(here, &page.path(here.lang, here.settings()));
    lines.plain("BEGIN", "VEVENT");
    lines.text("UID", &uid(here, of, dated));
    lines.plain("DTSTAMP", &format!("{}T000000Z", day(here.insight.as_of)));
    lines.plain("SEQUENCE", &dated.moves.to_string());
    lines.plain("DTSTART;VALUE=DATE", &day(dated.day));
    // The day after the last one; some programs take an event without an end for none at all.
    lines.plain("DTEND;VALUE=DATE", &day(dated.day.plus(1)));
    lines.text("SUMMARY", &summary(here, of, dated));
    let description = description(here, dated);
    if !description.is_empty() {
        lines.text("DESCRIPTION", &description);
    }
    if let Some(page) = page {
        lines.plain("URL", &page);
    }
    let status = match dated.outlook {
        Outlook::Dropped => "CANCELLED",
        _ => "CONFIRMED",
    };
    lines.plain("STATUS", status);
    // Nobody is busy all day because something is due.
    lines.plain("TRANSP", "TRANSPARENT");
    lines.plain("END", "VEVENT");
}

/// The id of an event: the same in every calendar, in every language and for good.
fn uid(here: &PageContext<'_>, of: &ProjectInsight, dated: &Dated<'_>) -> String {
    let project = &of.known.id;
    let own = match dated.thing {
        Thing::Milestone(m) => format!("{project}.milestone.{}", m.milestone.id),
        Thing::Aim(i) => format!("{project}.target.{}", i.indicator.id),
        Thing::Project => format!("{project}.due"),
    };
    format!("{own}@{}", events_of(here.all))
}

/// The project and what its day is about; what is done or late says so, and of a month or a quarter
/// that only its end is promised.
fn summary(here: &PageContext<'_>, of: &ProjectInsight, dated: &Dated<'_>) -> String {
    let words = here.words();
    let key = match dated.outlook {
        Outlook::Done => "calendar-done",
        // One that was put off has its new day, and says when it was due first.
        Outlook::Overdue if dated.day < here.insight.as_of => "calendar-overdue",
        _ => "calendar-due",
    };
    let project = ("project", Arg::Text(of.known.title.get(here.lang)));
    let text = match what(here, of, dated) {
        Some(what) => words.say(key, &[project, ("what", Arg::Text(&what))]),
        None => words.say(&format!("{key}-whole"), &[project]),
    };
    match dated.date {
        PartialDate::Within(period) if dated.outlook != Outlook::Done => {
            let period = words.locale.period(period);
            let args = [("text", Arg::Text(&text)), ("period", Arg::Text(&period))];
            words.say("calendar-by", &args)
        }
        _ => text,
    }
}

/// When a milestone was first due, where that is another day, and all that was promised of it.
fn description(here: &PageContext<'_>, dated: &Dated<'_>) -> String {
    let Thing::Milestone(m) = dated.thing else {
        return String::new();
    };
    if m.milestone.due.last() == Some(dated.day) {
        return String::new();
    }
    let words = here.words();
    let first = (words.locale).partial(m.milestone.due, &words.say("unknown-date", &[]));
    words.say("soon-first", &[("date", Arg::Text(&first))])
}

/// A day as iCalendar writes it.
fn day(of: Date) -> String {
    let (year, month, day) = of.ymd();
    format!("{year:04}{month:02}{day:02}")
}
