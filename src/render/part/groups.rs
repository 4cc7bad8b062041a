//! Groups with their counts.

use crate::chart::{key, status_bars};
use crate::derive::ProjectInsight;
use crate::derive::group::{in_group, sign_counts};
use crate::model::status::Sign;
use crate::model::{GroupKind, Id};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::tiles::by_focus;
use crate::render::phrase::{group, value};
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
}

/// A name with a count.
#[derive(Debug, Serialize)]
pub struct CountView {
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
        let said: Vec<String> = counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(sign, n)| format!("{} {n}", key::word(*sign, &words)))
            .collect();
        let figure = projects.iter().find_map(|p| {
            let lead = p
                .lead_indicator()
                .filter(|i| !i.indicator.kind.is_worded())?;
            let args = [
                ("title", p.known.title.get(here.lang).to_owned()),
                ("value", value::value(here, lead)?),
                ("target", value::target(here, lead)?),
            ];
            let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(k, v)| (*k, Arg::Text(v))).collect();
            Some(words.say("focus-figure", &args))
        });
        FocusView {
            name: id.as_ref().map_or_else(
                || words.say("focus-unknown", &[]),
                |id| group::group_name(here, GroupKind::Focus, id),
            ),
            within: id.as_ref().map_or_else(Vec::new, |id| inside(here, id)),
            href: id.and_then(|id| here.href_if(&Page::Group(GroupKind::Focus, id))),
            count: projects.len(),
            bar_html: status_bars::micro(&counts, most),
            counts: token_views(&counts),
            words: said.join(&words.say("list-comma", &[])),
            figure,
        }
    };
    if rows.len() < 2 {
        Vec::new()
    } else {
        rows.into_iter().map(view).collect()
    }
}

/// The focuses within an outermost one, as [`counts`] has them.
fn inside(here: &PageContext<'_>, id: &Id) -> Vec<CountView> {
    let settings = here.settings();
    if settings.focuses.iter().all(|focus| focus.within.is_none()) {
        return Vec::new();
    }
    let of_this = |other: &Id| {
        settings
            .focus_line(other)
            .first()
            .is_some_and(|f| f.id == *id)
    };
    let all = counts(here, GroupKind::Focus).into_iter();
    let inner = all.filter(|(other, _)| other != id && of_this(other));
    inner
        .map(|(_, group)| CountView {
            level: group.level - 1,
            ..group
        })
        .collect()
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

/// The groups of a kind that have a page, with the number of their projects: departments and people
/// by name, focuses behind those that they lie within, all others in the order of the configuration.
pub fn counts(here: &PageContext<'_>, kind: GroupKind) -> Vec<(Id, CountView)> {
    let insight = here.insight;
    let level = |id: &str| match kind {
        GroupKind::Focus => here.settings().focus_line(id).len().saturating_sub(1),
        _ => 0,
    };
    let view = |id: Id| {
        (
            id.clone(),
            CountView {
                name: group::group_name(here, kind, &id),
                level: level(&id),
                count: (insight.projects.iter())
                    .filter(|p| in_group(p, (kind, &id), here.settings(), insight.as_of))
                    .count(),
                href: here.href_if(&Page::Group(kind, id)),
            },
        )
    };
    let mut ids = group::groups_with_pages(here, kind);
    if kind == GroupKind::Focus {
        nested(here, &mut ids);
    }
    let mut groups: Vec<(Id, CountView)> = ids.into_iter().map(view).collect();
    if matches!(kind, GroupKind::Department | GroupKind::Lead) {
        groups.sort_by(|a, b| here.words().locale.compare(&a.1.name, &b.1.name));
    }
    groups
}
