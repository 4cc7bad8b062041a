//! The projects as data, each with the names of what its ids mean and its money.

use super::row::{Cell, Each, Named, computed, head, name, said, strings, text, written};
use crate::base::{Date, Decimal, Lang, Text};
use crate::derive::project::Deciding;
use crate::derive::{Class, Kept, ProjectInsight};
use crate::model::settings::Group;
use crate::model::{Declared, Money, Project};
use crate::render::address::page::Page;
use crate::render::context::Renderer;
use crate::render::phrase::say::rating_word;
use serde_json::{Map, Value, json};

/// One row for each project.
pub(super) fn rows(renderer: &Renderer<'_>, each: Each<'_>) {
    for of in renderer.insight.projects.iter() {
        let money = of.known.money.as_ref();
        let money = money.map(|money| sums(renderer, money));
        each(&[
            &groups(renderer, of),
            &state(renderer, of),
            &names(renderer, of),
            money.as_ref().map_or(&[], |sums| sums),
            &declared(renderer, of),
        ]);
    }
}

/// What a project is and where it belongs.
fn groups<'c>(renderer: &'c Renderer<'_>, of: &'c ProjectInsight) -> [Named<'c>; 9] {
    let (known, t) = (&of.known, renderer.insight.as_of);
    let departments = known.departments.at(t);
    let lead = departments.and_then(|d| d.lead.as_ref());
    let support = departments.map_or(&[][..], |d| &d.support);
    let departments = vec![("lead", lead.into()), ("support", strings(support))];
    let leads = known.leads.at(t).into_iter().flatten();
    let leads = leads.map(|id| renderer.site.settings.person_in_data(id));
    [
        ("id", (&known.id).into()),
        ("no", known.no.into()),
        ("title", text(renderer, &known.title)),
        ("focus", known.focus.as_ref().into()),
        ("batch", known.batch.as_ref().into()),
        ("lead", Cell::List(leads.map(Cell::from).collect())),
        ("lead_department", lead.into()),
        ("departments", Cell::Map(departments)),
        ("places", strings(&known.places)),
    ]
}

/// Where a project stands.
fn state<'c>(renderer: &Renderer<'_>, of: &'c ProjectInsight) -> [Named<'c>; 11] {
    let known = &of.known;
    let page = Page::Project(known.id.clone());
    let deciding = match &of.deciding {
        Deciding::Indicator(id) => id.into(),
        Deciding::Milestone(id) => format!("milestone:{id}").into(),
        Deciding::Project | Deciding::Milestones => Cell::Nothing,
    };
    [
        ("start", known.start.into()),
        ("due", known.due.into()),
        ("stage", stage(known, renderer.insight.as_of).into()),
        ("status", of.shown.word().into()),
        ("status_indicator", deciding),
        ("progress", computed(of.progress.map(|p| p.value))),
        ("class", of.class.word().into()),
        ("stale", of.stale.into()),
        ("promise", of.kept.map_or("none", Kept::word).into()),
        (
            "url",
            page.path(Lang::DEFAULT, &renderer.site.settings).into(),
        ),
        ("provenance", known.provenance.word().into()),
    ]
}

/// What was declared last, and the status that is computed.
fn declared<'c>(renderer: &'c Renderer<'_>, of: &'c ProjectInsight) -> [Named<'c>; 8] {
    let (grade, sure) = (of.known.declared.last(), of.known.confidence.last());
    [
        ("status_scale", of.shown.rating().map(|r| &r.scale).into()),
        ("status_computed", of.judgement.status.word().into()),
        ("declared_scale", grade.map(|d| &d.is.scale).into()),
        ("declared", grade.map(|d| &d.is.grade).into()),
        ("declared_date", grade.map(|d| d.published).into()),
        (
            "declared_by",
            name(renderer, grade.and_then(|d| d.by.as_ref())),
        ),
        ("confidence", sure.map(|d| &d.is.grade).into()),
        ("confidence_date", sure.map(|d| d.published).into()),
    ]
}

/// The names of what a project's ids mean.
fn names<'c>(renderer: &'c Renderer<'_>, of: &'c ProjectInsight) -> [Named<'c>; 5] {
    let (known, settings) = (&of.known, &renderer.site.settings);
    let departments = known.departments.at(renderer.insight.as_of);
    let lead = departments.and_then(|d| d.lead.as_deref());
    let focus = known.focus.as_deref().and_then(|id| settings.focus(id));
    let batch = known.batch.as_deref().and_then(|id| settings.batch(id));
    let group = |group: Option<&'c Group>| name(renderer, group.map(|g| &g.name));
    let places = known.places.iter().map(|id| group(settings.place(id)));
    [
        ("focus_name", group(focus)),
        ("batch_name", group(batch.map(|b| &b.group))),
        (
            "lead_department_name",
            group(lead.and_then(|id| settings.department(id))),
        ),
        ("status_indicator_name", name(renderer, deciding(of))),
        ("place_names", Cell::List(places.collect())),
    ]
}

/// Every declared grade of every project, its status before how sure it is, each by publication.
pub(super) fn ratings(renderer: &Renderer<'_>, each: Each<'_>) {
    for of in renderer.insight.projects.iter() {
        let known = &of.known;
        let status = known.declared.iter().map(|d| ("status", d));
        let sure = known.confidence.iter().map(|d| ("confidence", d));
        for (what, declared) in status.chain(sure) {
            each(&[&rating(renderer, known, what, declared)]);
        }
    }
}

fn rating<'c>(
    renderer: &'c Renderer<'_>,
    known: &'c Project,
    what: &'static str,
    of: &'c Declared,
) -> [Named<'c>; 11] {
    [
        ("project", (&known.id).into()),
        ("of", what.into()),
        ("published", of.published.into()),
        ("date", of.about.into()),
        ("scale", (&of.is.scale).into()),
        ("grade", (&of.is.grade).into()),
        ("grade_name", grade_name(renderer, of)),
        ("by", name(renderer, of.by.as_ref())),
        ("reason", name(renderer, of.reason.as_ref())),
        ("evidence", strings(&of.evidence)),
        ("project_title", text(renderer, &known.title)),
    ]
}

/// The word of a grade in each language.
fn grade_name<'c>(renderer: &'c Renderer<'_>, of: &Declared) -> Cell<'c> {
    let settings = &renderer.site.settings;
    said(renderer, |language, lang| {
        rating_word(settings, &language.strings, &of.is, lang)
    })
}

/// The name of what decided the status; `None` where that was no one thing.
fn deciding(of: &ProjectInsight) -> Option<&Text> {
    match &of.deciding {
        Deciding::Indicator(id) => of.known.indicator(id).map(|i| &i.name),
        Deciding::Milestone(id) => {
            let mut milestones = of.known.milestones.iter();
            milestones.find(|m| m.id == *id).map(|m| &m.name)
        }
        Deciding::Project | Deciding::Milestones => None,
    }
}

/// The money of a project as last stated, with the days of its sums.
fn sums<'c>(renderer: &'c Renderer<'_>, money: &'c Money) -> [Named<'c>; 8] {
    let last = |sums: &'c [(Date, Decimal)]| {
        let known = sums
            .iter()
            .filter(|(day, _)| *day <= renderer.insight.as_of);
        known.max_by_key(|s| s.0)
    };
    let (committed, spent) = (last(&money.committed), last(&money.spent));
    let own = renderer.site.settings.currency.as_deref();
    [
        ("currency", money.currency.as_deref().or(own).into()),
        ("money_unit", name(renderer, money.unit.as_ref())),
        ("budget", written(money.budget.as_ref())),
        ("committed", written(committed.map(|(_, sum)| sum))),
        ("committed_date", committed.map(|(day, _)| *day).into()),
        ("spent", written(spent.map(|(_, sum)| sum))),
        ("spent_date", spent.map(|(day, _)| *day).into()),
        ("money_source", name(renderer, money.source.as_ref())),
    ]
}

/// The declared stage; nothing where none was ever declared.
fn stage(known: &Project, t: Date) -> Option<&'static str> {
    known.stage.at(t).map(|entry| entry.is.word())
}

/// The counts of the whole programme, which stand above its projects.
pub(super) fn programme(renderer: &Renderer<'_>) -> Map<String, Value> {
    let (settings, programme) = (&renderer.site.settings, &renderer.insight.programme);
    let mut above = head(renderer);
    let mut add = |key: &str, value| drop(above.insert(key.to_owned(), value));
    add("title", json!(text(renderer, &settings.title)));
    add("publisher", json!(text(renderer, &settings.publisher)));
    add("licence", json!(settings.licence.as_deref()));
    let statuses = programme.shown.iter();
    let statuses: Map<_, _> = statuses
        .filter_map(|(s, n)| Some((s.status()?.word().to_owned(), json!(n))))
        .collect();
    let ratings = programme
        .ratings()
        .map(|(r, n)| json!({"scale": &*r.scale, "grade": &*r.grade, "projects": n}));
    let ratings: Vec<_> = ratings.collect();
    let count = |kept: &Kept| programme.promises.get(kept).copied().unwrap_or(0);
    let promises = Kept::ALL
        .iter()
        .map(|k| (k.word().replace('-', "_"), json!(count(k))));
    let due = ("due".to_owned(), json!(programme.promises_due()));
    let promises: Map<_, _> = promises.chain([due]).collect();
    let counts = json!({
        "total": programme.total,
        "basically_complete": programme.class(Class::BasicallyComplete),
        "more_than_half": programme.class(Class::MoreThanHalf),
        "under_half": programme.class(Class::UnderHalf),
        "no_percentage": programme.class(Class::NoPercentage),
        "ended": programme.class(Class::Ended),
        "by_status": statuses,
        "by_grade": ratings,
        "promises": promises,
    });
    add("programme", counts);
    above
}
