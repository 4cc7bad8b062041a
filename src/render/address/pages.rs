//! Which pages of a site have something to show. Only the model and what was computed are asked;
//! nothing is rendered and no file is looked for.

use crate::base::{Period, PeriodKind};
use crate::derive::documents::documents;
use crate::derive::group::{Members, in_group};
use crate::derive::known::first_due;
use crate::derive::money::told;
use crate::derive::{Insight, ProjectInsight};
use crate::model::{Book, Family, GroupKind, Id, Settings, Site};
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;

/// The most documents on a page of their list.
pub const MOST_DOCUMENTS: usize = 200;

/// The pages for screens that have something to show, sorted, so that a link can look its page up.
/// Home, projects, changes, method and the page for missing addresses are there whenever any page
/// is.
pub fn pages(site: &Site, insight: &Insight) -> Vec<Page> {
    let settings = &site.settings;
    let has = |family| settings.outputs.has(family);
    if !has(Family::Pages) {
        return Vec::new();
    }
    let mut pages = vec![
        Page::Home,
        Page::Projects,
        Page::Changes,
        Page::Method,
        Page::NotFound,
    ];
    pages.extend(has(Family::Data).then_some(Page::Data));
    let documents = documents(&insight.projects).len();
    pages.extend((1..=documents.div_ceil(MOST_DOCUMENTS)).map(Page::Evidence));
    let has_words = !insight.projects.is_empty() || !site.pages.is_empty();
    pages.extend((has(Family::Search) && has_words).then_some(Page::Search));
    let last = settings.lists.pages_of_projects(insight.projects.len());
    pages.extend((2..=last).map(Page::MoreProjects));
    for project in insight.projects.iter() {
        pages.push(Page::Project(project.known.id.clone()));
        pages.extend(
            project
                .known
                .reports
                .iter()
                .map(|r| Page::Report(project.known.id.clone(), r.slug.clone())),
        );
    }
    let members = Members::new(&insight.projects, (settings, insight.as_of));
    let ids = |kind: GroupKind| -> Vec<Id> {
        let ids = kind.ids(settings).into_iter();
        ids.filter(|id| !members.of(kind, id).is_empty()).collect()
    };
    for kind in GroupKind::all(settings) {
        let ids = ids(kind);
        let is_listed = settings.lists.groups && !ids.is_empty();
        pages.extend(is_listed.then_some(Page::Groups(kind)));
        pages.extend(ids.into_iter().map(|id| Page::Group(kind, id)));
    }
    let reports = insight.projects.iter().map(|p| p.known.reports.len()).sum();
    if 0 < reports {
        pages.push(Page::Updates);
        let last = settings.lists.pages_of_reports(reports);
        pages.extend((2..=last).map(Page::MoreUpdates));
    }
    if insight.projects.iter().any(|p| !p.milestones.is_empty()) {
        pages.push(Page::Milestones);
    }
    let mut projects = insight.projects.iter();
    if projects.any(|p| !p.original.is_empty() || first_due(&p.known).is_some()) {
        pages.push(Page::Targets);
    }
    if has(Family::Quarters) {
        pages.extend(of_periods(insight));
    }
    if insight.projects.iter().any(|p| told(p).is_some()) {
        pages.push(Page::Money);
    }
    if site.shows_board && !insight.projects.is_empty() {
        pages.push(Page::Cadence);
    }
    pages.extend(site.pages.iter().map(|p| Page::Content(p.id.clone())));
    pages.sort();
    pages
}

/// The pages about periods; none without projects, and where the programme reports by none.
fn of_periods(insight: &Insight) -> impl Iterator<Item = Page> {
    let all = insight.periods().next().map(|_| Page::Periods);
    let each = insight.periods().flat_map(|level| {
        let versus = level.since.map(|_| Page::Versus(level.period));
        [Page::Period(level.period)].into_iter().chain(versus)
    });
    all.into_iter().chain(each)
}

/// The pages for paper that have something to show, sorted; none without projects. Editions of an
/// earlier day have none. Put behind the pages for screens they keep the list sorted, since
/// `Page::Print` is the last kind.
pub fn printed(site: &Site, insight: &Insight) -> Vec<Page> {
    if insight.projects.is_empty() {
        return Vec::new();
    }
    let mut all = vec![Printed::Programme, Printed::Wall];
    for project in insight.projects.iter() {
        let id = || project.known.id.clone();
        all.extend([
            Printed::Sheet(id()),
            Printed::Board(id()),
            Printed::Poster(id()),
            Printed::LargePoster(id()),
        ]);
    }
    all.extend(insight.periods().map(|q| Printed::Period(q.period)));
    all.extend(
        years(&site.settings, insight)
            .into_iter()
            .map(Printed::Year),
    );
    let books = site.settings.books.iter().filter(|b| {
        let mut projects = insight.projects.iter();
        projects.any(|p| holds(b, p, &site.settings, insight))
    });
    all.extend(books.map(|b| Printed::Book(b.id.clone())));
    all.sort();
    all.into_iter().map(Page::Print).collect()
}

/// The years of the programme that have a book of their own, oldest first: none where the period
/// is a year itself.
pub fn years(settings: &Settings, insight: &Insight) -> Vec<Period> {
    let shorter = insight
        .periods()
        .filter(|q| q.period.kind() != PeriodKind::Year);
    let mut years: Vec<Period> = shorter
        .map(|q| settings.calendar.year_of(q.period.first))
        .collect();
    years.dedup();
    years
}

/// Whether a project is in a book on the as-of date: by its id, or by its groups of that day.
pub fn holds(book: &Book, of: &ProjectInsight, settings: &Settings, insight: &Insight) -> bool {
    let is_in = |word: &str, id: &str| {
        let mut kinds = GroupKind::all(settings);
        let kind = kinds.find(|kind| kind.word(settings) == word);
        kind.is_some_and(|kind| in_group(of, (kind, id), settings, insight.as_of))
    };
    book.holds(&of.known.id, is_in)
}
