//! Groups with their counts.

use crate::chart::status_bars;
use crate::derive::ProjectInsight;
use crate::derive::group::{behind_counts, in_group, is_behind, sign_counts};
use crate::model::status::Sign;
use crate::model::{Group, GroupKind, Id};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::behind;
use crate::render::part::tiles::{by_focus, counted_words};
use crate::render::phrase::{LinkView, group, project_link, value};
use crate::theme::Arg;
use serde::Serialize;

/// A focus with its counts.
#[derive(Debug, Serialize)]
pub struct FocusView {
    /// Its name, or the word for projects without a known one.
    pub name: String,
    /// Its page; `None` where there is none.
    pub href: Option<String>,
    /// How many projects.
    pub count: usize,
    /// Their statuses as a bar, in HTML, as long as its share of the largest focus.
    pub bar_html: String,
    /// How many of them have each colour role, from best to last.
    pub counts: Vec<TokenCountView>,
    /// The same in words, from best to last, without roles that no project has.
    pub words: String,
    /// The focuses within it that have a page, with their counts; empty where there are none.
    pub within: Vec<CountView>,
    /// One real figure, of the first project that has one with a target; `None` where none has.
    pub figure: Option<String>,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// How many are behind.
    pub behind_count: usize,
    /// Those behind, worst first; empty where none is, and where they are more than four.
    pub behind: Vec<LinkView>,
}

/// The most projects behind that a focus names.
const MOST_BEHIND: usize = 4;

/// A name with a count.
#[derive(Debug, Serialize)]
pub struct CountView {
    /// Its id, the same in every language.
    pub id: String,
    /// The name.
    pub name: String,
    /// Its page; `None` where there is none.
    pub href: Option<String>,
    /// How many projects.
    pub count: usize,
    /// How many focuses lie around it; 0 for all other groups.
    pub level: usize,
}

/// How many projects have a colour role.
#[derive(Debug, Serialize)]
pub struct TokenCountView {
    /// The class word of the look, such as `ontrack`, or `declared-ontrack` for declared grades.
    pub token: String,
    /// How many projects have it; 0 where none has.
    pub count: usize,
}

/// Counts by colour role for a template.
pub fn token_views(counts: &[(Sign, usize)]) -> Vec<TokenCountView> {
    let view = |(sign, count): &(Sign, usize)| TokenCountView {
        token: sign.class(),
        count: *count,
    };
    // Of declared looks only those that there are: most sites have none.
    let some = counts.iter().filter(|(sign, n)| !sign.declared || 0 < *n);
    some.map(view).collect()
}

/// Focuses with their counts, in the order of the configuration; none where there is only one.
pub fn focuses(here: &PageContext<'_>) -> Vec<FocusView> {
    let rows = by_focus(here);
    let most = rows
        .iter()
        .map(|(_, projects)| projects.len())
        .max()
        .unwrap_or(1);
    let words = here.words();
    let view = |(id, projects): (Option<crate::model::Id>, Vec<&ProjectInsight>)| {
        let counts = sign_counts(&projects);
        let figure = projects.iter().find_map(|p| value::beside_target(here, p));
        FocusView {
            name: id.as_ref().map_or_else(
                || words.say("focus-unknown", &[]),
                |id| group::group_name(here, GroupKind::Focus, id),
            ),
            within: id
                .as_ref()
                .map_or_else(Vec::new, |id| within(here, &projects, GroupKind::Focus, id)),
            href: id.and_then(|id| here.href_if(&Page::Group(GroupKind::Focus, id))),
            count: projects.len(),
            bar_html: status_bars::micro(&counts, most),
            counts: token_views(&counts),
            words: counted_words(here, &projects),
            figure,
            behind_title: behind::heading(here, "worst-title", behind_counts(&projects)),
            behind_count: projects.iter().filter(|of| is_behind(of)).count(),
            behind: behind_links(here, &projects),
        }
    };
    if rows.len() < 2 {
        Vec::new()
    } else {
        rows.into_iter().map(view).collect()
    }
}

fn behind_links(here: &PageContext<'_>, projects: &[&ProjectInsight]) -> Vec<LinkView> {
    let ours = projects.iter().copied();
    let mut behind: Vec<&ProjectInsight> = ours.filter(|of| is_behind(of)).collect();
    behind::worst_first(here, &mut behind);
    let few = (behind.len() <= MOST_BEHIND).then_some(behind);
    let few = few.into_iter().flatten();
    few.map(|of| project_link(here, &of.known)).collect()
}

/// Over how many focuses those behind are spread, and which has most of them; `None` where none or
/// one is behind.
pub fn said(here: &PageContext<'_>, focuses: &[FocusView]) -> Option<String> {
    let has: Vec<&FocusView> = focuses.iter().filter(|f| 0 < f.behind_count).collect();
    let n: usize = has.iter().map(|f| f.behind_count).sum();
    let most = has.iter().map(|f| f.behind_count).max()?;
    let mut first = has.iter().filter(|f| f.behind_count == most);
    // Of two with as many neither has most.
    let alone = first.next().filter(|_| first.next().is_none());
    let args = [
        ("n", Arg::Count(n)),
        ("of", Arg::Count(has.len())),
        ("most", Arg::Count(if alone.is_some() { most } else { 0 })),
        ("name", Arg::Text(alone.map_or("", |f| &f.name))),
    ];
    (1 < n).then(|| here.words().say("focuses-said", &args))
}

/// Puts each focus behind the one that it lies within, in the order of the configuration.
fn nested(here: &PageContext<'_>, ids: &mut [Id]) {
    let focuses = &here.settings().focuses;
    let rank = |id: &Id| focuses.iter().position(|focus| focus.id == *id);
    ids.sort_by_cached_key(|id| {
        let line = here.settings().focus_line(id);
        line.iter().map(|focus| rank(&focus.id)).collect::<Vec<_>>()
    });
}

/// The groups of a kind that have a page: departments and people by name, focuses behind those that
/// they lie within, all others in the order of the configuration.
pub fn listed(here: &PageContext<'_>, kind: GroupKind) -> Vec<Id> {
    let mut ids = group::groups_with_pages(here, kind);
    match kind {
        GroupKind::Focus => nested(here, &mut ids),
        GroupKind::Department | GroupKind::Lead => {
            let name = |id: &Id| group::group_name(here, kind, id);
            ids.sort_by(|a, b| here.words().locale.compare(&name(a), &name(b)));
        }
        _ => {}
    }
    ids
}

/// A group with its page and the number of its projects on the as-of date.
pub fn count(here: &PageContext<'_>, kind: GroupKind, id: Id) -> CountView {
    let count = here.all.members().of(kind, &id).len();
    counted(here, count, kind, id)
}

fn counted(here: &PageContext<'_>, count: usize, kind: GroupKind, id: Id) -> CountView {
    let level = match kind {
        GroupKind::Focus => here.settings().focus_line(&id).len().saturating_sub(1),
        _ => 0,
    };
    CountView {
        id: id.to_string(),
        name: group::group_name(here, kind, &id),
        level,
        count,
        href: here.href_if(&Page::Group(kind, id)),
    }
}

/// All groups of [`listed`], each with the number of its projects.
pub fn counts(here: &PageContext<'_>, kind: GroupKind) -> Vec<CountView> {
    let ids = listed(here, kind).into_iter();
    ids.map(|id| count(here, kind, id)).collect()
}

/// The focuses around one, the outermost first; none around all other groups.
pub fn around(here: &PageContext<'_>, kind: GroupKind, id: &str) -> Vec<LinkView> {
    let outer = line(here, kind, id).into_iter().filter(|of| &*of.id != id);
    outer
        .map(|of| group::group_link(here, kind, &of.id))
        .collect()
}

/// The focuses within one that have a page, each with those within it behind it and with the number
/// of its projects, which are `among` those of the outer one; none within all other groups.
pub fn within(
    here: &PageContext<'_>,
    among: &[&ProjectInsight],
    kind: GroupKind,
    id: &str,
) -> Vec<CountView> {
    let depth = line(here, kind, id).len();
    let inside = |other: &Id| {
        let around = line(here, kind, other);
        &**other != id && around.iter().take(depth).any(|of| &*of.id == id)
    };
    if here.settings().focuses.iter().all(|of| of.within.is_none()) {
        return Vec::new();
    }
    let inner = listed(here, kind).into_iter().filter(inside);
    inner
        .map(|other| {
            let at = (kind, &*other);
            let is_in = |p: &&&ProjectInsight| in_group(p, at, here.settings(), here.insight.as_of);
            let n = among.iter().filter(is_in).count();
            counted(here, n, kind, other)
        })
        .map(|of| CountView {
            level: of.level - depth,
            ..of
        })
        .collect()
}

/// A focus with those around it, the outermost first; nothing for all other groups.
fn line<'s>(here: &'s PageContext<'_>, kind: GroupKind, id: &str) -> Vec<&'s Group> {
    match kind {
        GroupKind::Focus => here.settings().focus_line(id),
        _ => Vec::new(),
    }
}
