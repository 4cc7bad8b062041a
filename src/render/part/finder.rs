//! What the rows of a list are chosen by: their groups, their status, what moved. Each choice leads
//! somewhere by itself, and a script turns them into filters of the list.

use crate::derive::group::groups_of;
use crate::derive::{Comparison, Move, ProjectInsight, Shown};
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::groups::counts;
use crate::render::part::tiles::{entries, entry_id, entry_word, list_of};
use crate::render::phrase::short_date;
use crate::theme::Arg;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the rows of a list are chosen by.
#[derive(Debug, Serialize)]
pub struct FinderView {
    /// In the order focus, batch, department, person, place, the site's own groups, status, what
    /// moved; only those with two choices or more.
    pub facets: Vec<FacetView>,
    /// How many rows the list has.
    pub total: usize,
}

/// One thing that rows are chosen by.
#[derive(Debug, Serialize)]
pub struct FacetView {
    /// Its id, the same in every language: `focus`, `status`, `since`, or the key of own groups.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The choices, in the order of the site.
    pub choices: Vec<ChoiceView>,
}

/// One choice.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// What rows that belong to it name in `within`: `focus:care`.
    pub within: String,
    /// Its name.
    pub name: String,
    /// Where its rows are listed; `None` where no page does.
    pub href: Option<String>,
    /// How many rows belong to it.
    pub count: usize,
    /// How many groups lie around it; 0 for most.
    pub level: usize,
}

/// The choices of all projects, and those that each project belongs to, by its id.
pub fn of_projects(here: &PageContext<'_>) -> (FinderView, BTreeMap<String, String>) {
    let projects = &here.insight.projects;
    let mut within: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut facets: Vec<FacetView> = Vec::new();
    for kind in GroupKind::all(here.settings()) {
        let facet = of_groups(here, kind);
        let known: BTreeSet<&str> = facet.choices.iter().map(|c| &*c.within).collect();
        for of in projects.iter() {
            let own = groups_of(of, kind, (here.settings(), here.insight.as_of));
            let own = own.iter().map(|id| format!("{}:{id}", facet.id));
            // A group without a page, as a person whose name is private has none, is no choice.
            let own = own.filter(|word| known.contains(&**word));
            within
                .entry(of.known.id.to_string())
                .or_default()
                .extend(own);
        }
        facets.push(facet);
    }
    let status = |of: &Shown| format!("status:{}", entry_id(of));
    for of in projects.iter() {
        let words = within.entry(of.known.id.to_string()).or_default();
        words.push(status(&of.shown));
        words.dedup();
        let own = here
            .insight
            .since
            .as_ref()
            .and_then(|since| since.moves.by_id(&of.known.id));
        let own = own.map_or_else(Vec::new, |m| moved(here, of, m));
        words.extend(own.iter().map(|word| format!("since:{word}")));
    }
    facets.push(of_status(here, status));
    facets.extend(
        here.insight
            .since
            .as_ref()
            .map(|since| of_moves(here, since, &within)),
    );
    facets.retain(|facet| 1 < facet.choices.len());
    let view = FinderView {
        facets,
        total: projects.len(),
    };
    let joined = within.into_iter().map(|(id, words)| (id, words.join(" ")));
    (view, joined.collect())
}

fn of_groups(here: &PageContext<'_>, kind: GroupKind) -> FacetView {
    let id = kind.word(here.settings());
    let choices = counts(here, kind).into_iter().map(|group| ChoiceView {
        within: format!("{id}:{}", group.id),
        name: group.name,
        href: group.href,
        count: group.count,
        level: group.level,
    });
    FacetView {
        name: here.words().say(&format!("term-{id}"), &[]),
        choices: choices.collect(),
        id: id.to_owned(),
    }
}

fn of_status(here: &PageContext<'_>, within: impl Fn(&Shown) -> String) -> FacetView {
    let lines = entries(here.insight.projects.iter().map(|p| &p.shown));
    let choices = lines.iter().map(|line| ChoiceView {
        within: within(line[0]),
        name: entry_word(here, line[0]),
        href: Some(list_of(here, line[0])),
        count: line.len(),
        level: 0,
    });
    FacetView {
        id: "status".to_owned(),
        name: here.words().say("col-status", &[]),
        choices: choices.collect(),
    }
}

/// What may have happened to a project since the period before, in the order of the choices; each
/// is the end of a key of strings.
const MOVED: [&str; 6] = ["new", "forward", "back", "status", "promise", "still"];

/// What happened to a project; empty where nothing of that is known.
fn moved(here: &PageContext<'_>, of: &ProjectInsight, m: &Move) -> Vec<&'static str> {
    let since = here.insight.since.as_ref();
    let step = m.step();
    let is_other = |before: &Shown| before != &m.now;
    let has = |word: &&str| match *word {
        "new" => m.before.is_none(),
        "forward" => step.is_some_and(|step| 0.0 < step),
        "back" => step.is_some_and(|step| step < 0.0),
        "status" => m.before.as_ref().is_some_and(is_other),
        "promise" => since.is_some_and(|s| 0 < Comparison::changed_of(of, s.from, s.to)),
        _ => m.still,
    };
    MOVED.into_iter().filter(|word| has(word)).collect()
}

fn of_moves(
    here: &PageContext<'_>,
    since: &Comparison,
    within: &BTreeMap<String, Vec<String>>,
) -> FacetView {
    let words = here.words();
    let page = here.insight.period.map(Page::Period);
    let choice = |word: &str| {
        let own = format!("since:{word}");
        ChoiceView {
            name: words.say(&format!("finder-{word}"), &[]),
            href: page.as_ref().and_then(|page| here.href_if(page)),
            count: within.values().filter(|words| words.contains(&own)).count(),
            level: 0,
            within: own,
        }
    };
    let choices = MOVED.into_iter().map(choice);
    FacetView {
        id: "since".to_owned(),
        name: words.say(
            "since-title",
            &[("date", Arg::Text(&short_date(here, since.from).text))],
        ),
        choices: choices.filter(|choice| 0 < choice.count).collect(),
    }
}
