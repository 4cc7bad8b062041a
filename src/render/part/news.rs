//! What is new: dated reports, promises that moved, figures that were replaced, statuses that
//! became others. Feeds are made of it.

use crate::base::encode::url_path;
use crate::base::{Date, Period};
use crate::derive::{Level, Move, ProjectInsight};
use crate::edition;
use crate::model::{Id, Report};
use crate::render::address::follow::Followed;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::brought;
use crate::render::part::follow::entry_id;
use crate::render::part::history::{self, EntryView};
use crate::render::part::page::absolute;
use crate::render::part::report::report;
use crate::render::phrase::{period, say, value};
use crate::theme::Arg;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Its id, which never becomes another one and is that of no other piece: its address, see
    /// [`entry_id`].
    pub id: String,
    /// The address of what it tells of.
    pub address: String,
    /// The day on which it was published.
    pub day: Date,
    /// What it is: `report`, `status`, or the kind of an entry of the page of changes.
    pub kind: &'static str,
    /// Its project with the title; `None` for a rule of the site, and for what is about several.
    pub project: Option<(Id, String)>,
    /// What happened, in a line.
    pub title: String,
    /// What it says, line by line.
    pub text: String,
}

/// The most projects that one piece of news names whose status became another one.
const NAMED: usize = 100;

/// The newest news of what is followed, so many at most, the newest first; of one day in the order
/// of its `projects`.
///
/// What became of the statuses at the end of a period is news of each project in its own feed. In
/// all others it is one piece, for they come all on one day and would drive out everything else.
pub fn newest(
    here: &PageContext<'_>,
    of: &Followed,
    projects: &[&ProjectInsight],
    most: usize,
) -> Vec<News> {
    let closed = closed(here);
    // Days are cheap and words are not, so only the projects are told that have one of the newest.
    let days_of = |(at, one): (usize, &&ProjectInsight)| {
        let days = days(here, one, of, &closed);
        days.into_iter().map(move |day| (Reverse(day), at))
    };
    let mut days: Vec<_> = projects.iter().enumerate().flat_map(days_of).collect();
    if most < days.len() {
        days.select_nth_unstable(most);
        days.truncate(most);
    }
    let told: BTreeSet<usize> = days.into_iter().map(|(_, at)| at).collect();
    let of_projects = told
        .into_iter()
        .flat_map(|at| of_project(here, projects[at], of, &closed));
    let with_rules = matches!(of, Followed::Site | Followed::Changes);
    let rules = with_rules.then(|| history::of_site(here));
    let rules = rules.into_iter().flatten().map(|e| change(here, None, e));
    let together = matches!(of, Followed::Site | Followed::Group(..));
    let statuses = together.then(|| statuses(here, of, projects, &closed, most));
    let statuses = statuses.into_iter().flatten();
    let mut news: Vec<News> = of_projects.chain(rules).chain(statuses).collect();
    news.sort_by_key(|one| Reverse(one.day));
    news.truncate(most);
    news
}

/// The periods that are closed, so that how a project stood at their end is final.
fn closed<'i>(here: &'i PageContext<'_>) -> Vec<Level<'i>> {
    let grace = here.settings().calendar.grace;
    let closed: BTreeSet<Period> = edition::closed(here.insight, grace).into_iter().collect();
    let levels = here.insight.periods();
    levels.filter(|at| closed.contains(&at.period)).collect()
}

/// The days of all news of a project in what is followed: one for each that [`of_project`] tells.
fn days(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    followed: &Followed,
    closed: &[Level<'_>],
) -> Vec<Date> {
    let mut days = history::days(here, of);
    if *followed != Followed::Changes {
        days.extend(of.known.reports.iter().map(|r| r.date));
    }
    if matches!(followed, Followed::Project(_)) {
        days.extend(turns(of, closed).map(|(at, _)| at.by));
    }
    days
}

fn of_project(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    followed: &Followed,
    closed: &[Level<'_>],
) -> Vec<News> {
    let mut news = Vec::new();
    if *followed != Followed::Changes {
        news.extend(of.known.reports.iter().rev().map(|r| reported(here, of, r)));
    }
    if matches!(followed, Followed::Project(_)) {
        news.extend(turns(of, closed).map(|(at, moved)| turned(here, of, at, moved)));
    }
    let changes = history::of_project(here, of);
    news.extend(changes.into_iter().map(|e| change(here, Some(of), e)));
    news
}

/// The closed periods at whose ends a project stood otherwise than before.
fn turns<'l>(
    of: &ProjectInsight,
    closed: &'l [Level<'l>],
) -> impl Iterator<Item = (&'l Level<'l>, &'l Move)> {
    let id = of.known.id.clone();
    let turns = closed.iter().map(move |at| Some((at, turn(&id, at)?)));
    turns.flatten()
}

/// How a project stood at the end of a period, where that is otherwise than at the end before. What
/// became of a declared grade is told by itself, on its own day.
fn turn<'l>(id: &Id, at: &Level<'l>) -> Option<&'l Move> {
    let moved = at.since?.moves.by_id(id)?;
    let before = moved.before.as_ref()?;
    let graded = before.rating().is_some() && moved.now.rating().is_some();
    (*before != moved.now && !graded).then_some(moved)
}

/// For each of the newest closed periods the projects whose status became another one, in one piece.
fn statuses(
    here: &PageContext<'_>,
    of: &Followed,
    projects: &[&ProjectInsight],
    closed: &[Level<'_>],
    most: usize,
) -> Vec<News> {
    let of_period = |at: &Level<'_>| {
        let all = projects.iter().copied();
        let turned = all.filter_map(|one| Some((one, turn(&one.known.id, at)?)));
        let turned: Vec<_> = turned.collect();
        (!turned.is_empty()).then(|| together(here, of, at, &turned))
    };
    closed
        .iter()
        .rev()
        .filter_map(of_period)
        .take(most)
        .collect()
}

/// The address of a page of this edition.
fn address(here: &PageContext<'_>, page: &Page) -> String {
    let path = url_path(&page.path(here.lang, here.settings()));
    absolute(here, &path).unwrap_or(path)
}

fn titled(here: &PageContext<'_>, of: &ProjectInsight) -> (Id, String) {
    let title = of.known.title.get(here.lang).to_owned();
    (of.known.id.clone(), title)
}

fn reported(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> News {
    let words = here.words();
    let view = report(here, of, one);
    let title = [
        ("project", Arg::Text(&view.project.text)),
        ("title", Arg::Text(&view.title)),
        ("date", Arg::Text(&view.date.text)),
    ];
    let said = |key: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        Some(words.say(key, &[("text", Arg::Text(text))]))
    };
    let figures = brought::figures(here, of, one);
    let met = brought::milestones(here, of, one);
    let met = met.iter().map(|name| {
        let args = [("name", Arg::Text(name))];
        words.say("report-met", &args)
    });
    let lines = figures
        .iter()
        .map(|row| brought::line(here, row))
        .chain(met);
    let rest = [
        Some(view.excerpt.clone()).filter(|text| !text.is_empty()),
        said("report-next", &view.next),
        said("report-blocker", &view.blocker),
    ];
    let lines: Vec<String> = lines.chain(rest.into_iter().flatten()).collect();
    let page = Page::Report(of.known.id.clone(), one.slug.clone());
    let address = address(here, &page);
    News {
        id: entry_id(here.all, &address),
        address,
        day: one.date,
        kind: "report",
        title: words.say("report-title", &title),
        text: lines.join("\n"),
        project: Some(titled(here, of)),
    }
}

fn turned(here: &PageContext<'_>, of: &ProjectInsight, at: &Level<'_>, moved: &Move) -> News {
    let words = here.words();
    let [before, now] = both(here, moved);
    let period = period::name(here, at.period);
    let project = titled(here, of);
    let args = [
        ("project", Arg::Text(&project.1)),
        ("before", Arg::Text(&before)),
        ("now", Arg::Text(&now)),
        ("quarter", Arg::Text(&period)),
    ];
    let page = page_of(here, at, Page::Project(project.0.clone()));
    let lines = [
        Some(words.say("news-status-line", &args)),
        step(here, of, moved),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    let address = format!("{page}?project={}&status={}", project.0, at.period.slug());
    News {
        id: entry_id(here.all, &address),
        address,
        day: at.by,
        kind: "status",
        title: words.say("news-status", &args),
        text: lines.join("\n"),
        project: Some(project),
    }
}

/// How a project stood before, empty where it did not, and how it stands now, in words.
fn both(here: &PageContext<'_>, moved: &Move) -> [String; 2] {
    let before = moved.before.as_ref();
    let before = before.map_or_else(String::new, |before| say::shown(here, before));
    [before, say::shown(here, &moved.now)]
}

/// The address of the page of a period, which tells of its statuses; of another page where an edition
/// lacks it.
fn page_of(here: &PageContext<'_>, at: &Level<'_>, otherwise: Page) -> String {
    let page = Page::Period(at.period);
    let exists = here.all.pages.binary_search(&page).is_ok();
    address(here, if exists { &page } else { &otherwise })
}

/// What became of the statuses of several projects in one period: how many, then a line each.
fn together(
    here: &PageContext<'_>,
    of: &Followed,
    at: &Level<'_>,
    turned: &[(&ProjectInsight, &Move)],
) -> News {
    let (words, period) = (here.words(), period::name(here, at.period));
    let line = |(of, moved): &(&ProjectInsight, &Move)| {
        let [before, now] = both(here, moved);
        let args = [
            ("project", Arg::Text(of.known.title.get(here.lang))),
            ("before", Arg::Text(&before)),
            ("now", Arg::Text(&now)),
        ];
        words.say("news-statuses-line", &args)
    };
    let mut lines: Vec<String> = turned.iter().take(NAMED).map(line).collect();
    let left = turned.len().saturating_sub(NAMED);
    if 0 < left {
        lines.push(words.say("news-statuses-more", &[("n", Arg::Count(left))]));
    }
    let args = [
        ("n", Arg::Count(turned.len())),
        ("quarter", Arg::Text(&period)),
    ];
    let page = page_of(here, at, of.page());
    let whose = match of {
        Followed::Group(kind, id) => format!("{}={id}&", kind.word(here.settings())),
        _ => String::new(),
    };
    let address = format!("{page}?{whose}status={}", at.period.slug());
    News {
        id: entry_id(here.all, &address),
        address,
        day: at.by,
        kind: "status",
        title: words.say("news-statuses", &args),
        text: lines.join("\n"),
        project: None,
    }
}

/// The leading figure at both ends of a period; `None` where it has none at the later one.
fn step(here: &PageContext<'_>, of: &ProjectInsight, moved: &Move) -> Option<String> {
    let (id, before, now) = moved.values.as_ref()?;
    let of = of.indicators.iter().find(|i| i.indicator.id == *id)?;
    let words = here.words();
    let before = before.map_or_else(String::new, |before| {
        let before = value::bare(here, of, before);
        format!("{before} {} ", words.say("arrow", &[]))
    });
    let name = of.indicator.name.get(here.lang);
    let colon = words.say("list-colon", &[]);
    Some(format!(
        "{name}{colon}{before}{}",
        say::amount(here, of, *now)
    ))
}

fn change(here: &PageContext<'_>, of: Option<&ProjectInsight>, entry: EntryView) -> News {
    let moved = match &entry.from {
        None => entry.to.clone(),
        Some(from) => format!("{from} {} {}", here.words().say("arrow", &[]), entry.to),
    };
    let line = format!("{} {moved}", entry.what);
    let text = [Some(line), entry.reason, entry.decided_by];
    let text: Vec<String> = text.into_iter().flatten().collect();
    let page = here.settings();
    let page = absolute(here, &Page::Changes.path(here.lang, page)).unwrap_or_default();
    let day = Date::parse(&entry.date.iso);
    let address = format!("{page}#{}", entry.id);
    News {
        id: entry_id(here.all, &address),
        address,
        day: day.expect("an entry is published on a day"),
        kind: entry.kind_id,
        title: format!(
            "{} · {}: {} {moved}",
            entry.kind, entry.project.text, entry.what
        ),
        text: text.join("\n"),
        project: of.map(|of| titled(here, of)),
    }
}
