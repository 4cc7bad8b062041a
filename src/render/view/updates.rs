//! All dated reports, month by month.

use crate::derive::timeline::{Month, Timeline};
use crate::model::GroupKind;
use crate::model::vocabulary::ReportKind;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::finder::{ChoiceView, FacetView, FinderView};
use crate::render::part::groups::counts;
use crate::render::part::page::{PageView, titled};
use crate::render::part::pager::{PagerView, paged};
use crate::render::part::report::{self, ReportView, report};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeMap;

/// All dated reports, or one page of them.
#[derive(Debug, Serialize)]
pub struct UpdatesView {
    /// Those of this page by month, the newest first; only months with reports.
    pub months: Vec<MonthView>,
    /// All months with reports, on whatever page, by year, the newest first; empty where there is
    /// only one.
    pub contents: Vec<YearView>,
    /// How many reports there are on all pages.
    pub total: usize,
    /// The same in words, with the day of the newest; `None` without any.
    pub message: Option<String>,
    /// The way to the other pages; `None` where one page holds all.
    pub pager: Option<PagerView>,
    /// What the reports are chosen by: focus, department, place, kind, month; `None` where they go
    /// on over several pages.
    pub finder: Option<FinderView>,
}

/// The reports of one month.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// The month for machines, `2021-06`; with the prefix `mp-` its place on the page.
    pub id: String,
    /// The month and its year, in words.
    pub name: String,
    /// Its reports that are on this page, the newest first; of one day by the id of their projects.
    pub reports: Vec<ReportView>,
}

/// The months of one year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The year, in words.
    pub name: String,
    /// Its months with reports, the newest first.
    pub months: Vec<MonthLinkView>,
}

/// A month to go to.
#[derive(Debug, Serialize)]
pub struct MonthLinkView {
    /// Its name without the year.
    pub text: String,
    /// Where its reports begin.
    pub href: String,
    /// How many reports it has.
    pub count: usize,
}

/// All dated reports by month; `at` is the page, from 1.
pub fn updates(here: &PageContext<'_>, at: usize) -> (PageView, UpdatesView) {
    let timeline = here.all.timeline();
    let most = here.settings().lists.reports;
    let (shown, pager) = paged(here, timeline.places(), at, most, numbered);
    let mut months: Vec<MonthView> = Vec::new();
    for place in shown {
        let (project, one) = Timeline::report(here.insight, *place);
        let id = report::month(one.date);
        if months.last().is_none_or(|month| month.id != id) {
            months.push(MonthView {
                name: here.words().locale.month(one.date),
                id,
                reports: Vec::new(),
            });
        }
        if let Some(month) = months.last_mut() {
            let mut view = report(here, project, one);
            // The heading of the month has the year.
            view.date.text = here.words().locale.date_near(one.date, one.date);
            month.reports.push(view);
        }
    }
    // On one of several pages a script would search in that page alone.
    let alone = pager.is_none();
    let view = UpdatesView {
        finder: here.field("finder", || alone.then(|| finder(here, &months))),
        months,
        contents: here.field("contents", || contents(here, at)),
        total: timeline.len(),
        message: here.field("message", || message(here, timeline)),
        pager,
    };
    (titled(here, "menu-updates", "updates-description"), view)
}

fn message(here: &PageContext<'_>, timeline: &Timeline) -> Option<String> {
    let (_, newest) = Timeline::report(here.insight, *timeline.places().first()?);
    let words = here.words();
    let date = words.locale.date(newest.date);
    let args = [
        ("n", Arg::Count(timeline.len())),
        ("date", Arg::Text(&date)),
    ];
    Some(words.say("updates-said", &args))
}

/// A page of all reports by its number.
fn numbered(number: usize) -> Page {
    match number {
        1 => Page::Updates,
        _ => Page::MoreUpdates(number),
    }
}

/// All months with reports, by year.
fn contents(here: &PageContext<'_>, at: usize) -> Vec<YearView> {
    let months = &here.all.timeline().months;
    if months.len() < 2 {
        return Vec::new();
    }
    let year_of = |month: &Month| month.first.ymd().0;
    let years = months.chunk_by(|one, other| year_of(one) == year_of(other));
    let year = |months: &[Month]| YearView {
        name: here.words().locale.year(months[0].first),
        months: months.iter().map(|m| month_link(here, at, m)).collect(),
    };
    years.map(year).collect()
}

fn month_link(here: &PageContext<'_>, at: usize, month: &Month) -> MonthLinkView {
    let page = month.at / here.settings().lists.reports + 1;
    let file = match page == at {
        true => String::new(),
        false => here.href(&numbered(page)),
    };
    MonthLinkView {
        text: here.words().locale.short_month(month.first),
        href: format!("{file}#mp-{}", report::month(month.first)),
        count: month.count,
    }
}

/// What the reports of some months are chosen by; each choice counts those that belong to it.
fn finder(here: &PageContext<'_>, months: &[MonthView]) -> FinderView {
    let reports = || months.iter().flat_map(|month| &month.reports);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for word in reports().flat_map(|report| report.within.split(' ')) {
        *found.entry(word).or_default() += 1;
    }
    let groups = [GroupKind::Focus, GroupKind::Department, GroupKind::Place];
    let groups = groups.map(|kind| of_groups(here, kind));
    let mut facets: Vec<FacetView> = groups.into_iter().collect();
    facets.push(of_kinds(here));
    for facet in &mut facets {
        for choice in &mut facet.choices {
            choice.count = found.get(&*choice.within).copied().unwrap_or(0);
        }
        facet.choices.retain(|choice| 0 < choice.count);
    }
    facets.retain(|facet| 1 < facet.choices.len());
    FinderView {
        facets,
        total: reports().count(),
    }
}

/// A facet whose choices count nothing yet: each with its id, its name and where it leads.
fn facet(
    here: &PageContext<'_>,
    id: &str,
    name: &str,
    choices: impl Iterator<Item = (String, String, Option<String>)>,
) -> FacetView {
    let choice = |(own, name, href)| ChoiceView {
        within: format!("{id}:{own}"),
        name,
        href,
        count: 0,
        level: 0,
    };
    FacetView {
        id: id.to_owned(),
        name: here.words().say(name, &[]),
        choices: choices.map(choice).collect(),
    }
}

fn of_groups(here: &PageContext<'_>, kind: GroupKind) -> FacetView {
    let id = kind.word(here.settings());
    let all = counts(here, kind);
    let levels: Vec<usize> = all.iter().map(|group| group.level).collect();
    let all = all
        .into_iter()
        .map(|group| (group.id, group.name, group.href));
    let mut facet = facet(here, id, &format!("term-{id}"), all);
    for (choice, level) in facet.choices.iter_mut().zip(levels) {
        choice.level = level;
    }
    facet
}

fn of_kinds(here: &PageContext<'_>) -> FacetView {
    let kinds = ReportKind::ALL.iter().map(|kind| {
        let name = here.words().say(&format!("report-{}", kind.word()), &[]);
        (kind.word().to_owned(), name, None)
    });
    facet(here, "kind", "updates-kind", kinds)
}
