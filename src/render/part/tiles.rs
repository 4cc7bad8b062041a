//! All projects as numbered tiles, and the key that counts them. A tile tells the status; its
//! figures stand elsewhere.

use crate::chart::text::width;
use crate::derive::ProjectInsight;
use crate::derive::group::is_behind;
use crate::model::status::Token;
use crate::model::{GroupKind, Id};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::phrase::status::{StatusView, status};
use crate::render::phrase::{group, say};
use crate::theme::Arg;
use serde::Serialize;

/// The tiles of one focus.
#[derive(Debug, Serialize)]
pub struct TileRowView {
    /// Name of the focus, or the word for projects without a known one.
    pub name: String,
    /// The page of the focus; `None` where there is none.
    pub href: Option<String>,
    /// How many projects.
    pub count: usize,
    /// How many are behind, in a few words; `None` when none is.
    pub note: Option<String>,
    /// Its projects, in the order of the site.
    pub tiles: Vec<TileView>,
}

/// One project as a numbered tile.
#[derive(Debug, Serialize)]
pub struct TileView {
    /// Its number, or the first letter or digit of its title where it has none.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Whether its title is longer than twenty Chinese characters or so, and set smaller.
    pub is_long: bool,
    /// The address of its page.
    pub href: String,
    /// Its status.
    pub status: StatusView,
    /// Share of the way, which may lie outside of 0 to 1; `None` where it is not defined.
    pub progress: Option<f64>,
    /// Whether it had another status a period ago; a project that is new had none.
    pub changed: bool,
}

/// One colour role of the key with its statuses and counts.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The class word of the colour role.
    pub token: String,
    /// The words of the statuses that have it, as far as a project has them, in the order of the
    /// statuses; on the page of a group the word of the role.
    pub words: String,
    /// How many projects have it, one or more.
    pub count: usize,
    /// How many more than a period ago, with its sign; `None` without a period before.
    pub change: Option<String>,
    /// The same as a number, negative where they are fewer.
    pub change_number: Option<i64>,
    /// The list of these projects; empty where they are already on the page.
    pub href: String,
}

/// The projects in rows by focus, in the order of the configuration; those without a known focus
/// come last. A focus without projects has no row.
pub fn by_focus<'h>(here: &'h PageContext<'_>) -> Vec<(Option<Id>, Vec<&'h ProjectInsight>)> {
    let all = &here.insight.projects;
    let ids = here
        .settings()
        .focuses
        .iter()
        .map(|g| Some(g.id.clone()))
        .chain([None]);
    let rows = ids.map(|id| {
        (
            id.clone(),
            all.iter()
                .filter(|p| p.known.focus == id)
                .collect::<Vec<_>>(),
        )
    });
    rows.filter(|(_, projects)| !projects.is_empty()).collect()
}

/// The tiles of each focus, in the order of `by_focus`.
pub fn tiles(here: &PageContext<'_>) -> Vec<TileRowView> {
    let words = here.words();
    let row = |(id, projects): (Option<Id>, Vec<&ProjectInsight>)| {
        let behind = projects.iter().filter(|p| is_behind(p)).count();
        TileRowView {
            name: id.as_ref().map_or_else(
                || words.say("focus-unknown", &[]),
                |id| group::group_name(here, GroupKind::Focus, id),
            ),
            href: id.and_then(|id| here.href_if(&Page::Group(GroupKind::Focus, id))),
            count: projects.len(),
            note: (behind > 0).then(|| words.say("tiles-behind", &[("n", Arg::Count(behind))])),
            tiles: projects.into_iter().map(|p| tile(here, p)).collect(),
        }
    };
    by_focus(here).into_iter().map(row).collect()
}

fn tile(here: &PageContext<'_>, of: &ProjectInsight) -> TileView {
    let title = of.known.title.get(here.lang);
    let since = here.insight.since.as_ref();
    let before = since.and_then(|s| s.moves.by_id(&of.known.id)?.before);
    let label = of.known.no.map_or_else(
        || {
            title
                .chars()
                .find(|c| c.is_alphanumeric())
                .map(String::from)
                .unwrap_or_default()
        },
        |no| no.to_string(),
    );
    TileView {
        label,
        title: title.to_owned(),
        is_long: is_long(title),
        href: here.href(&Page::Project(of.known.id.clone())),
        status: status(here, of.judgement.status),
        progress: of.progress.map(|p| p.value),
        changed: before.is_some_and(|b| b != of.judgement.status),
    }
}

/// Whether a title is longer than twenty Chinese characters, or about forty Latin letters: wider
/// than 20 times its own size of letters.
pub fn is_long(title: &str) -> bool {
    20.0 < width(title, 1.0)
}

/// The colour roles with their counts, from best to last, and how they changed since the period
/// before; only those that a project has.
pub fn key(here: &PageContext<'_>) -> Vec<KeyView> {
    let insight = here.insight;
    let words = here.words();
    let with = |token: Token| {
        insight
            .projects
            .iter()
            .filter(move |p| p.judgement.status.token() == token)
    };
    let before = |token: Token| {
        insight.since.as_ref().map(|s| {
            s.moves
                .iter()
                .filter(|m| m.before.is_some_and(|b| b.token() == token))
                .count()
        })
    };
    let view = |token: &Token| {
        let count = with(*token).count();
        let mut statuses: Vec<_> = with(*token).map(|p| p.judgement.status).collect();
        statuses.sort();
        statuses.dedup();
        let change_number = before(*token).map(|b| count as i64 - b as i64);
        let change = change_number.map(|d| match d {
            0 => words.say("unchanged", &[]),
            d if d > 0 => format!("+{d}"),
            d => format!("\u{2212}{}", -d),
        });
        let names: Vec<String> = statuses.iter().map(|s| say::status(here, *s)).collect();
        KeyView {
            token: token.word().to_owned(),
            words: names.join(&words.say("list-comma", &[])),
            count,
            change,
            change_number,
            href: list_of(here, *token),
        }
    };
    Token::ALL
        .iter()
        .filter(|t| with(**t).next().is_some())
        .map(view)
        .collect()
}

/// With more projects than this, tiles would be too small to read.
pub const MOST_TILES: usize = 60;

/// Where the projects of a colour role are listed; the whole table where it goes on over several
/// pages.
fn list_of(here: &PageContext<'_>, token: Token) -> String {
    let table = here.href(&Page::Projects);
    match here.settings().lists.projects {
        None => format!("{table}#mp-{}", token.word()),
        Some(_) => table,
    }
}
