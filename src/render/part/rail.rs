//! The rail of a project's page: who answers for it, where and when.

use crate::base::{PartialDate, Text};
use crate::derive::ProjectInsight;
use crate::model::{GroupKind, Project, Status};
use crate::render::context::PageContext;
use crate::render::phrase::{FactView, LinkView, group};
use serde::Serialize;

/// A label with several values.
#[derive(Debug, Serialize)]
pub struct FactsView {
    /// What they are, in words.
    pub label: String,
    /// The values in the order written, never empty.
    pub values: Vec<LinkView>,
}

/// Leads, departments, partners, places, batch, groups of the site's own kinds, dates, origin,
/// tags, free facts, contact, in this order; what a project does not have is left out. Leads and
/// departments are those of the as-of date.
pub fn rail(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactsView> {
    let (known, t, words) = (&of.known, here.insight.as_of, here.words());
    let mut rail = Vec::new();
    let mut add = |label: String, values: Vec<LinkView>| {
        if !values.is_empty() {
            rail.push(FactsView { label, values });
        }
    };
    let plain = |text: String| LinkView { href: None, text };
    let text = |t: &Text| plain(t.get(here.lang).to_owned());
    let links = |kind, ids: &[crate::model::Id]| {
        ids.iter()
            .map(|id| group::group_link(here, kind, id))
            .collect::<Vec<_>>()
    };
    add(words.say("term-lead", &[]), leads(here, known));
    if let Some(departments) = known.departments.at(t) {
        add(
            words.say("fact-lead-department", &[]),
            links(GroupKind::Department, departments.lead.as_slice()),
        );
        add(
            words.say("fact-support", &[]),
            links(GroupKind::Department, &departments.support),
        );
    }
    add(
        words.say("fact-partners", &[]),
        known.partners.iter().map(text).collect(),
    );
    let place = match &*known.places {
        [_, _, ..] => "menu-places",
        _ => "term-place",
    };
    add(
        words.say(place, &[]),
        links(GroupKind::Place, &known.places),
    );
    add(
        words.say("term-batch", &[]),
        links(GroupKind::Batch, known.batch.as_slice()),
    );
    for (kind, ids) in (0..).map(GroupKind::Own).zip(&known.groups) {
        let key = format!("term-{}", kind.word(here.settings()));
        add(words.say(&key, &[]), links(kind, ids));
    }
    let has_end = of.judgement.status != Status::Ongoing;
    let day =
        |date: PartialDate| plain(words.locale.partial(date, &words.say("unknown-date", &[])));
    add(words.say("fact-start", &[]), vec![day(known.start)]);
    add(
        words.say("fact-due", &[]),
        vec![day(known.due)]
            .into_iter()
            .filter(|_| has_end)
            .collect(),
    );
    add(
        words.say("fact-origin", &[]),
        known.origin.iter().map(text).collect(),
    );
    add(
        words.say("fact-tags", &[]),
        known
            .tags
            .iter()
            .map(|tag| plain(tag.to_string()))
            .collect(),
    );
    for (label, value) in &known.facts {
        add(label.get(here.lang).to_owned(), vec![text(value)]);
    }
    let contact = known
        .contact
        .as_ref()
        .map(|c| c.get(here.lang).to_owned())
        .or_else(|| here.settings().contact.as_ref().map(ToString::to_string));
    add(
        words.say("fact-contact", &[]),
        contact.map(plain).into_iter().collect(),
    );
    rail
}

/// The free facts of a project, in the order written.
pub fn own_facts(here: &PageContext<'_>, known: &Project) -> Vec<FactView> {
    let fact = |(label, value): &(Text, Text)| FactView {
        label: label.get(here.lang).to_owned(),
        value: value.get(here.lang).to_owned(),
        href: None,
    };
    known.facts.iter().map(fact).collect()
}

/// Who leads a project on the as-of date, in the order written.
pub fn leads(here: &PageContext<'_>, known: &Project) -> Vec<LinkView> {
    let ids = known.leads.at(here.insight.as_of).into_iter().flatten();
    ids.map(|id| group::group_link(here, GroupKind::Lead, id))
        .collect()
}

/// The departments that carry a project on the as-of date: the one that leads, then the others in
/// the order written.
pub fn departments(here: &PageContext<'_>, known: &Project) -> Vec<LinkView> {
    let on = known.departments.at(here.insight.as_of).into_iter();
    on.flat_map(|d| d.lead.iter().chain(&d.support))
        .map(|id| group::group_link(here, GroupKind::Department, id))
        .collect()
}
