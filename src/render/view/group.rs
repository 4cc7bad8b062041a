//! The projects of one focus, batch, department, person or place.

use crate::derive::group::is_behind;
use crate::derive::local::{AtPlace, at_place, behind_at, is_only_at, shown_at};
use crate::derive::programme::{Programme, programme};
use crate::derive::{ProjectInsight, Shown};
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::map::{LocatorView, locator};
use crate::render::part::body;
use crate::render::part::groups::{self, CountView};
use crate::render::part::here::{LocalView, local, photos, reports};
use crate::render::part::page::{self, PageView};
use crate::render::part::record::PhotoView;
use crate::render::part::report::ReportView;
use crate::render::part::row::{ColumnsView, RowView, columns, row};
use crate::render::part::tiles::{KeyView, entries, entry_word, headed};
use crate::render::part::trouble::{TroubleView, trouble};
use crate::render::part::verdict::{counted, grades};
use crate::render::phrase::local::{local as local_figure, whose};
use crate::render::phrase::{FactView, LinkView, group};
use crate::theme::Arg;
use serde::Serialize;

/// One group.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// The word for this kind of group.
    pub kind: String,
    /// The word for several groups of this kind, within a sentence; `None` where it is the one for
    /// a single group.
    pub kinds: Option<String>,
    /// Address of the list of all groups of the kind; `None` where the site has none.
    pub all: Option<String>,
    /// The id of the group, the last part of its address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Of a place a small map with it; `None` for other kinds, and where nobody says where it lies.
    pub locator: Option<LocatorView>,
    /// More about it, as HTML; empty where nothing was written.
    pub description_html: String,
    /// Facts: announced, document and due of a batch, the role of a person; none for other kinds.
    pub facts: Vec<FactView>,
    /// Those of its projects that are behind, of a place there; `None` where none is.
    pub trouble: Option<TroubleView>,
    /// What the numbers say, in one sentence; of a place those that are true there, and apart from
    /// them those of several places together.
    pub verdict: String,
    /// The colour roles with their counts, from best to last; only those that a project has. Their
    /// `href` is empty. On the page of a place the same as on the map: the statuses there, where
    /// none is known that of the whole project.
    pub key: Vec<KeyView>,
    /// On the page of a place with projects that also work elsewhere, and of a place or department
    /// with figures of it alone, for what the figures are; `None` on all others.
    pub scope: Option<String>,
    /// What heads the table of its projects where `scope` says that some figures are of more than
    /// this place or department; `None` on all others.
    pub whole: Option<String>,
    /// Figures and targets of this place or department alone; `None` where no project has any.
    pub local: Option<LocalView>,
    /// The columns of the table of its projects that have anything to show.
    pub columns: ColumnsView,
    /// Its projects, in the order of the site.
    pub rows: Vec<RowView>,
    /// The newest reports from a place; none for other kinds.
    pub reports: Vec<ReportView>,
    /// The newest photographs from a place; none for other kinds.
    pub photos: Vec<PhotoView>,
    /// The focuses around a focus, the outermost first; none for all other groups.
    pub around: Vec<LinkView>,
    /// The focuses within a focus that have a page, those within one of them behind it; none for
    /// all other groups.
    pub within: Vec<CountView>,
    /// The other groups of the kind that have a page and lie within the same one: departments and
    /// people by name, all others in the order of the configuration.
    pub others: Vec<CountView>,
}

/// The page of a group.
///
/// # Errors
/// None of its own; the type is that of all pages.
pub fn group(
    here: &PageContext<'_>,
    kind: GroupKind,
    id: &str,
) -> Result<(PageView, GroupView), RenderError> {
    let projects: Vec<&ProjectInsight> = here.all.in_group(kind, id).collect();
    let name = group::group_name(here, kind, id);
    let at = (kind == GroupKind::Place)
        .then(|| at_place(&projects, id))
        .filter(|at| at.differs);
    let verdict = verdict(here, &projects, at.as_ref());
    let rows: Vec<RowView> = here.field("rows", || {
        projects.iter().map(|p| member(here, p, kind, id)).collect()
    });
    let term = |of: &str| {
        let key = format!("{of}-{}", kind.word(here.settings()));
        here.words().say(&key, &[])
    };
    let view = GroupView {
        kinds: Some(term("terms")).filter(|kinds| !is_same(kinds, &term("term"))),
        kind: term("term"),
        all: here.href_if(&Page::Groups(kind)),
        id: id.to_owned(),
        locator: match kind {
            GroupKind::Place => here.field("locator", || locator(here, &[id.into()])),
            _ => None,
        },
        description_html: here.field("description_html", || description(here, kind, id)),
        facts: facts(here, kind, id),
        key: match kind {
            GroupKind::Place => key(here, shown_at(&projects, id).iter()),
            _ => key(here, projects.iter().map(|p| &p.shown)),
        },
        trouble: trouble(here, projects.len(), &behind(&projects, kind, id)),
        whole: scope(here, "local-title", &projects, kind, id),
        scope: scope(here, "local-scope", &projects, kind, id),
        columns: columns(&rows),
        rows,
        local: here.field("local", || local(here, &projects, kind, id)),
        reports: here.field("reports", || match kind {
            GroupKind::Place => reports(here, &projects, id),
            _ => Vec::new(),
        }),
        photos: here.field("photos", || match kind {
            GroupKind::Place => photos(here, &projects, id),
            _ => Vec::new(),
        }),
        around: groups::around(here, kind, id),
        within: here.field("within", || groups::within(here, &projects, kind, id)),
        others: here.field("others", || others(here, kind, id)),
        verdict: verdict.clone(),
        name: name.clone(),
    };
    let title = here.words().say(
        "group-title",
        &[("kind", Arg::Text(&view.kind)), ("name", Arg::Text(&name))],
    );
    Ok((page::page(here, title, verdict, None), view))
}

/// Those behind, of a place there.
fn behind<'p>(
    projects: &[&'p ProjectInsight],
    kind: GroupKind,
    id: &str,
) -> Vec<&'p ProjectInsight> {
    match kind {
        GroupKind::Place => behind_at(projects, id),
        _ => (projects.iter().copied())
            .filter(|of| is_behind(of))
            .collect(),
    }
}

/// The colour roles of some statuses with their counts.
fn key<'s>(here: &PageContext<'_>, shown: impl Iterator<Item = &'s Shown>) -> Vec<KeyView> {
    let entries = entries(shown);
    let lines = entries.iter().map(|entry| KeyView {
        words: entry_word(here, entry[0]),
        token: entry[0].sign().class(),
        symbol: entry[0].symbol(),
        declared: entry[0].rating().is_some(),
        head: None,
        count: entry.len(),
        change: None,
        change_number: None,
        href: String::new(),
    });
    headed(here, lines.collect())
}

/// Whether two words differ in their capitals at most.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// A project on the page of a group, with the figure of a place or department alone where there is
/// one.
fn member(here: &PageContext<'_>, of: &ProjectInsight, kind: GroupKind, id: &str) -> RowView {
    RowView {
        local: local_figure(here, of, kind, id),
        ..row(here, of)
    }
}

/// For what the figures are, in the words of a key, where some are not those of the group alone.
fn scope(
    here: &PageContext<'_>,
    key: &str,
    projects: &[&ProjectInsight],
    kind: GroupKind,
    id: &str,
) -> Option<String> {
    let is_mixed =
        |p: &&ProjectInsight| is_shared(p, kind, id) || local_figure(here, p, kind, id).is_some();
    let args = [("whose", whose(kind))];
    (projects.iter().any(is_mixed)).then(|| here.words().say(key, &args))
}

/// Whether what is told of a project on the page of a place is that of several places.
fn is_shared(of: &ProjectInsight, kind: GroupKind, id: &str) -> bool {
    kind == GroupKind::Place && !is_only_at(of, id)
}

/// How many there are of each class. Of a place those that are known there come first, then, apart
/// from them, those that are known for all their places together.
fn verdict(
    here: &PageContext<'_>,
    projects: &[&ProjectInsight],
    at: Option<&AtPlace<'_>>,
) -> String {
    let words = here.words();
    let said = match at {
        None => counts(here, &programme(projects.iter().copied())),
        Some(at) => {
            let side = |key: &str, of: &Programme| {
                let counts = counts(here, of);
                (0 < of.total).then(|| words.say(key, &[("counts", Arg::Text(&counts))]))
            };
            let untargeted = || clause(here, "place-verdict-untargeted", at.untargeted);
            let sides = [
                side("place-verdict-here", &at.programme),
                (0 < at.untargeted).then(untargeted),
                side(
                    "place-verdict-together",
                    &programme(at.together.iter().copied()),
                ),
            ];
            let said: Vec<String> = sides.into_iter().flatten().collect();
            said.join(&words.say("place-verdict-and", &[]))
        }
    };
    clause(here, "verdict-total", projects.len())
        + &words.say("verdict-colon", &[])
        + &said
        + &words.say("verdict-end", &[])
}

/// The classes that some projects have, each with its number.
fn counts(here: &PageContext<'_>, programme: &Programme) -> String {
    let counted = counted(programme).into_iter().map(|(word, n)| {
        clause(here, &format!("verdict-{word}"), n) + &grades(here, programme, word)
    });
    let parts: Vec<String> = counted.collect();
    parts.join(&here.words().say("verdict-comma", &[]))
}

fn clause(here: &PageContext<'_>, key: &str, n: usize) -> String {
    let words = here.words();
    words.locale.number(n as f64, 0) + &words.say(key, &[("n", Arg::Count(n))])
}

fn description(here: &PageContext<'_>, kind: GroupKind, id: &str) -> String {
    let settings = here.settings();
    let own = kind.group(settings, id);
    let person = settings.person(id).filter(|_| kind == GroupKind::Lead);
    let text = own
        .and_then(|group| group.description.as_ref())
        .or_else(|| person?.body.as_ref());
    text.map_or_else(String::new, |t| body::inline(here, t.get(here.lang)))
}

fn facts(here: &PageContext<'_>, kind: GroupKind, id: &str) -> Vec<FactView> {
    let words = here.words();
    let fact = |key: &str, value: String| FactView {
        label: words.say(key, &[]),
        value,
        href: None,
    };
    match kind {
        GroupKind::Batch => {
            let Some(batch) = here.settings().batch(id) else {
                return Vec::new();
            };
            let announced = batch
                .announced
                .map(|d| fact("fact-announced", words.locale.partial(d, "")));
            let document = batch
                .document
                .as_ref()
                .map(|d| fact("fact-document", d.get(here.lang).to_owned()));
            let due = batch.due.map(|d| {
                fact(
                    "fact-due",
                    words.locale.partial(d, &words.say("unknown-date", &[])),
                )
            });
            announced.into_iter().chain(document).chain(due).collect()
        }
        GroupKind::Lead => {
            let role = here.settings().person(id).and_then(|p| p.role.as_ref());
            role.map(|r| fact("fact-role", r.get(here.lang).to_owned()))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The groups of the kind beside this one, without it and without those around and inside.
fn others(here: &PageContext<'_>, kind: GroupKind, id: &str) -> Vec<CountView> {
    let outer = |id: &str| kind.group(here.settings(), id)?.within.clone();
    let beside = outer(id);
    let ids = groups::listed(here, kind).into_iter();
    ids.filter(|other| &**other != id && outer(other) == beside)
        .map(|other| groups::count(here, kind, other))
        .collect()
}
