//! What comes next: what is due within thirty days, what is past its day, and dates that were
//! announced, each by its name and day.

use crate::base::{Date, Days, Text};
use crate::derive::ProjectInsight;
use crate::derive::dates::{self, Dated, Outlook, Thing};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::phrase::due::{aim, part_due};
use crate::render::phrase::{DateView, period, short_date, short_partial_date};
use crate::theme::Arg;
use serde::Serialize;

/// Days ahead of the as-of date that are told; that date and the last of them are in.
const AHEAD: Days = 30;

/// So many are named, of those that come and of those that are late; the others are counted.
const MOST: usize = 15;

/// What comes next.
#[derive(Debug, Default, Serialize)]
pub struct SoonListsView {
    /// What is open past its day, the longest first, at most fifteen.
    pub late: Vec<SoonView>,
    /// How many more are, in words; `None` where the list shows all.
    pub late_left: Option<String>,
    /// What is due within thirty days, by day, at most fifteen.
    pub soon: Vec<SoonView>,
    /// How many more are, in words; `None` where the list shows all.
    pub soon_left: Option<String>,
}

/// Something that is due.
#[derive(Debug, Serialize)]
pub struct SoonView {
    /// When, without the year where that is the page's; a month or a quarter where only that was
    /// said.
    pub date: DateView,
    /// What: a milestone by name, an indicator with its target, what is to be done, or that the
    /// project is due; empty for a date that was announced.
    pub what: String,
    /// The title of its project, or what was announced; empty for what is to be done.
    pub title: String,
    /// The address of its page; `None` where there is none.
    pub href: Option<String>,
    /// That its day has passed, and for how long; for what is still to come, that it should have
    /// been earlier. `None` where neither is so.
    pub late: Option<String>,
}

/// What is due of projects that are not over, and what was announced.
pub fn lists(here: &PageContext<'_>) -> SoonListsView {
    let t = here.insight.as_of;
    let (mut late, mut soon) = (Vec::new(), announced(here));
    for of in here.insight.projects.iter().filter(|p| !p.is_over()) {
        for dated in dates::dates(of, t).into_iter().filter(Dated::is_open) {
            let list = match dated.day.since(t) {
                0..=AHEAD => &mut soon,
                days if days < 0 => &mut late,
                _ => continue,
            };
            list.push((dated.day, Item::Of(of, dated)));
        }
    }
    let cut = |mut list: Vec<(Date, Item<'_>)>, key: &str| {
        list.sort_by_key(|(day, _)| *day);
        let left = list.split_off(list.len().min(MOST)).len();
        let views = list.iter().map(|(day, item)| item.view(here, *day));
        let left = (0 < left).then(|| here.words().say(key, &[("n", Arg::Count(left))]));
        (views.collect(), left)
    };
    let (late, late_left) = cut(late, "soon-late-more");
    let (soon, soon_left) = cut(soon, "soon-more");
    SoonListsView {
        late,
        late_left,
        soon,
        soon_left,
    }
}

/// The next day of one project on which something is due, today or later; `None` where nothing is
/// to come.
pub fn next(here: &PageContext<'_>, of: &ProjectInsight) -> Option<SoonView> {
    let dated = dates::next(of, here.insight.as_of)?;
    Some(Item::Of(of, dated).view(here, dated.day))
}

/// What of one project is past its day, as the list of all has it.
pub fn late_of(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<SoonView> {
    let late = dates::late(of, here.insight.as_of).into_iter();
    late.map(|dated| Item::Of(of, dated).view(here, dated.day))
        .collect()
}

/// What is open of one project, its actions as well: what is past its day, then what comes, by day;
/// so many at most.
pub fn open_of(here: &PageContext<'_>, of: &ProjectInsight, most: usize) -> Vec<SoonView> {
    if of.is_over() {
        return Vec::new();
    }
    let dates = dates::dates(of, here.insight.as_of).into_iter();
    let dates = dates.filter(Dated::is_open);
    let actions = of.known.actions.iter().filter(|a| a.closed.is_none());
    let actions = actions.filter_map(|a| Some((a.due?, Item::Action(&a.text))));
    let mut open: Vec<(Date, Item<'_>)> = dates
        .map(|dated| (dated.day, Item::Of(of, dated)))
        .chain(actions)
        .collect();
    open.sort_by_key(|(day, _)| *day);
    let first = open.iter().take(most);
    first.map(|(day, item)| item.view(here, *day)).collect()
}

/// What a day of a project is about, in words; `None` for all of the project.
pub fn what(here: &PageContext<'_>, of: &ProjectInsight, dated: &Dated<'_>) -> Option<String> {
    match dated.thing {
        Thing::Milestone(m) => Some(m.milestone.name.get(here.lang).to_owned()),
        Thing::Aim(i) => Some(aim(here, i)),
        Thing::Project => part_due(here, of, dated.day),
    }
}

/// One line before it is put in words.
enum Item<'i> {
    Of(&'i ProjectInsight, Dated<'i>),
    Action(&'i Text),
    Event(&'i Text),
    Showcase(crate::base::Period),
}

impl Item<'_> {
    fn view(&self, here: &PageContext<'_>, day: Date) -> SoonView {
        let date = short_date(here, day);
        match self {
            Item::Of(of, dated) => SoonView {
                date: short_partial_date(here, dated.date),
                what: what(here, of, dated).unwrap_or_else(|| here.words().say("soon-due", &[])),
                title: of.known.name(here.lang).get(here.lang).to_owned(),
                href: Some(here.href(&Page::Project(of.known.id.clone()))),
                late: late(here, dated),
            },
            Item::Action(text) => SoonView {
                date,
                what: text.get(here.lang).to_owned(),
                title: String::new(),
                href: None,
                late: overdue(here, day, "soon-overdue"),
            },
            Item::Event(text) => SoonView {
                date,
                what: String::new(),
                title: text.get(here.lang).to_owned(),
                href: None,
                late: None,
            },
            Item::Showcase(of) => {
                let name = period::name(here, *of);
                let args = [("quarter", Arg::Text(&name))];
                SoonView {
                    date,
                    what: String::new(),
                    title: here.words().say("soon-showcase", &args),
                    href: here.href_if(&Page::Period(*of)),
                    late: None,
                }
            }
        }
    }
}

/// For how long its day has passed, or when it was first due; `None` where it is in time.
fn late(here: &PageContext<'_>, dated: &Dated<'_>) -> Option<String> {
    let (t, words) = (here.insight.as_of, here.words());
    if t <= dated.day {
        let Thing::Milestone(m) = dated.thing else {
            return None;
        };
        let first = Some(m.milestone.due);
        let first = first.filter(|due| due.last().is_some_and(|last| last < dated.day))?;
        let date = short_partial_date(here, first).text;
        return Some(words.say("soon-first", &[("date", Arg::Text(&date))]));
    }
    let key = match dated.outlook {
        Outlook::Overdue => "soon-overdue",
        _ => "soon-awaited",
    };
    overdue(here, dated.day, key)
}

/// For how long a day has passed; `None` where it has not.
fn overdue(here: &PageContext<'_>, day: Date, key: &str) -> Option<String> {
    let (t, words) = (here.insight.as_of, here.words());
    let span = (day < t).then(|| words.span(t.since(day) as usize))?;
    Some(words.say(key, &[("span", Arg::Text(&span))]))
}

/// Dates of the whole programme that are still to come. What an edition of an earlier day knew of
/// them is not recorded, so it tells of none.
fn announced<'i>(here: &PageContext<'i>) -> Vec<(Date, Item<'i>)> {
    let (t, all) = (here.insight.as_of, here.all);
    if all.rebuilt || !all.prefix.is_empty() {
        return Vec::new();
    }
    let is_soon = |day: &Date| (0..=AHEAD).contains(&day.since(t));
    let events = all.site.settings.events.iter();
    let events = events.filter_map(|e| Some((e.date.last()?, Item::Event(&e.text))));
    let held = all.site.periods.iter();
    let held = held.filter_map(|words| Some((words.showcase.as_ref()?, words.period)));
    let days = held.flat_map(|(showcase, period)| {
        let days = showcase.dates.iter();
        days.map(move |day| (*day, Item::Showcase(period)))
    });
    let dates = events.chain(days);
    dates.filter(|(day, _)| is_soon(day)).collect()
}
