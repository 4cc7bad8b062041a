//! All projects as numbered tiles, and the key that counts them. A tile tells the status; its
//! figures stand elsewhere.

use crate::chart::key as symbols;
use crate::chart::text::width;
use crate::derive::group::behind_counts;
use crate::derive::{ProjectInsight, Shown};
use crate::model::scale::STATUS;
use crate::model::{GroupKind, Id, Status};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::behind;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{group, say};
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
    /// Whether that is set smaller beside its tile, on paper.
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

/// One line of the key: a colour role with its statuses, or a declared grade, and counts.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// The class word of the look, as that of a status.
    pub token: String,
    /// The name of its symbol, as that of a status.
    pub symbol: String,
    /// Whether it counts declared grades; those are never added to computed statuses.
    pub declared: bool,
    /// What heads the declared grades, on the first of them; `None` on all other lines.
    pub head: Option<String>,
    /// The words of the statuses that have it, as far as a project has them, in the order of the
    /// statuses, or the word of the grade; on the page of a group the word of the role.
    pub words: String,
    /// How many projects have it; 0 only where some had it a period ago.
    pub count: usize,
    /// How many more than a period ago, with its sign; `None` without a period before.
    pub change: Option<String>,
    /// The same as a number, negative where they are fewer.
    pub change_number: Option<i64>,
    /// The list of these projects, of all where none has it; empty where they are already on the
    /// page.
    pub href: String,
}

/// The projects in rows by outermost focus, in the order of the configuration; those without a
/// known focus come last. A focus without projects has no row.
pub fn by_focus<'h>(here: &'h PageContext<'_>) -> Vec<(Option<Id>, Vec<&'h ProjectInsight>)> {
    let all = &here.insight.projects;
    let ids = here
        .settings()
        .focuses
        .iter()
        .filter(|g| g.within.is_none())
        .map(|g| Some(g.id.clone()))
        .chain([None]);
    let outermost = |p: &ProjectInsight| {
        let line = here.settings().focus_line(p.known.focus.as_deref()?);
        line.first().map(|focus| focus.id.clone())
    };
    let rows = ids.map(|id| {
        (
            id.clone(),
            all.iter()
                .filter(|p| outermost(p) == id)
                .collect::<Vec<_>>(),
        )
    });
    rows.filter(|(_, projects)| !projects.is_empty()).collect()
}

/// The tiles of each focus, in the order of `by_focus`.
pub fn tiles(here: &PageContext<'_>) -> Vec<TileRowView> {
    let words = here.words();
    let row = |(id, projects): (Option<Id>, Vec<&ProjectInsight>)| TileRowView {
        name: id.as_ref().map_or_else(
            || words.say("focus-unknown", &[]),
            |id| group::group_name(here, GroupKind::Focus, id),
        ),
        href: id.and_then(|id| here.href_if(&Page::Group(GroupKind::Focus, id))),
        count: projects.len(),
        note: behind_note(here, &projects),
        tiles: projects.into_iter().map(|p| tile(here, p)).collect(),
    };
    by_focus(here).into_iter().map(row).collect()
}

/// How many of some projects are behind, and how many are declared to be, in a few words; `None`
/// where none is.
fn behind_note(here: &PageContext<'_>, of: &[&ProjectInsight]) -> Option<String> {
    let keys = ["tiles-behind", "tiles-declared-behind"];
    behind::counted(here, keys, behind_counts(of))
}

fn tile(here: &PageContext<'_>, of: &ProjectInsight) -> TileView {
    let title = of.known.name(here.lang).get(here.lang);
    let since = here.insight.since.as_ref();
    let before = since.and_then(|s| s.moves.by_id(&of.known.id)?.before.as_ref());
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
        is_long: false,
        href: here.href(&Page::Project(of.known.id.clone())),
        status: shown(here, &of.shown),
        progress: of.progress.map(|p| p.value),
        changed: before.is_some_and(|b| *b != of.shown),
    }
}

/// Whether a title is longer than twenty Chinese characters, or about forty Latin letters: wider
/// than 20 times its own size of letters.
pub fn is_long(title: &str) -> bool {
    20.0 < width(title, 1.0)
}

/// The statuses with their counts and how they changed since the period before, only those that a
/// project has: computed ones by colour role, then declared ones by grade, each from best to last.
pub fn key(here: &PageContext<'_>) -> Vec<KeyView> {
    key_of(here, now(here).collect())
}

/// The same with the statuses that projects had a period ago and none has any more, so that the
/// changes of all lines come to that of the total.
pub fn key_since(here: &PageContext<'_>) -> Vec<KeyView> {
    key_of(here, now(here).chain(before(here)).collect())
}

/// How many more projects there are than a period ago, with its sign; `None` without a period
/// before.
pub fn total_change(here: &PageContext<'_>) -> Option<String> {
    here.insight.since.as_ref()?;
    Some(change_words(
        here,
        now(here).count() as i64 - before(here).count() as i64,
    ))
}

fn now<'h>(here: &'h PageContext<'_>) -> impl Iterator<Item = &'h Shown> {
    here.insight.projects.iter().map(|p| &p.shown)
}

fn before<'h>(here: &'h PageContext<'_>) -> impl Iterator<Item = &'h Shown> {
    let since = here.insight.since.iter();
    since
        .flat_map(|since| since.moves.iter())
        .filter_map(|m| m.before.as_ref())
}

fn key_of(here: &PageContext<'_>, kinds: Vec<&Shown>) -> Vec<KeyView> {
    let lines = entries(kinds.into_iter());
    let lines = lines.iter().map(|line| entry_view(here, line));
    headed(here, lines.collect())
}

/// The lines of a key, the first of the declared grades with the words that head them.
pub fn headed(here: &PageContext<'_>, mut key: Vec<KeyView>) -> Vec<KeyView> {
    if let Some(first) = key.iter_mut().find(|k| k.declared) {
        first.head = Some(here.words().say("key-declared", &[]));
    }
    key
}

/// The statuses behind one line of the key: those of a colour role, or one declared grade.
pub fn entries<'p>(all: impl Iterator<Item = &'p Shown>) -> Vec<Vec<&'p Shown>> {
    let mut all: Vec<&Shown> = all.collect();
    // Grades of one scale keep their order, whatever their colour roles are.
    let line = |s: &Shown| (s.rating().cloned(), s.status().map(Status::token));
    all.sort_by_key(|s| line(s));
    let lines = all.chunk_by(|a, b| line(a) == line(b));
    lines.map(<[&Shown]>::to_vec).collect()
}

/// One line of the key, of statuses that projects have or had.
fn entry_view(here: &PageContext<'_>, entry: &[&Shown]) -> KeyView {
    let words = here.words();
    let (sign, rating) = (entry[0].sign(), entry[0].rating());
    let same = |s: &&Shown| s.sign() == sign && s.rating() == rating;
    let count = now(here).filter(same).count();
    let since = here.insight.since.is_some();
    let change_number = since.then(|| count as i64 - before(here).filter(same).count() as i64);
    let mut kinds = entry.to_vec();
    kinds.sort();
    kinds.dedup();
    let names: Vec<String> = kinds.iter().map(|s| say::shown(here, s)).collect();
    KeyView {
        token: sign.class(),
        symbol: entry[0].symbol(),
        declared: sign.declared,
        head: None,
        words: names.join(&words.say("list-comma", &[])),
        count,
        change: change_number.map(|d| change_words(here, d)),
        change_number,
        href: match count {
            0 => here.href(&Page::Projects),
            _ => list_of(here, entry[0]),
        },
    }
}

/// How many more, with its sign, or that nothing changed.
fn change_words(here: &PageContext<'_>, change: i64) -> String {
    let words = here.words();
    match change {
        0 => words.say("unchanged", &[]),
        d if d > 0 => format!("{}{d}", words.locale.above()),
        d => format!("{}{}", words.locale.below(), -d),
    }
}

/// How many of some projects have each status, in words: computed ones by colour role, then declared
/// ones by grade.
pub fn counted_words(here: &PageContext<'_>, of: &[&ProjectInsight]) -> String {
    let lines = entries(of.iter().map(|p| &p.shown));
    let word = |of: &Shown| match of.rating() {
        // Its words are those of the computed ones, which may stand beside it.
        Some(rating) if &*rating.scale == STATUS => symbols::word(of.sign(), &here.words()),
        _ => entry_word(here, of),
    };
    let said = lines
        .iter()
        .map(|line| format!("{} {}", word(line[0]), line.len()));
    said.collect::<Vec<_>>()
        .join(&here.words().say("list-comma", &[]))
}

/// The id of a line of the key on its page: the colour role, or scale and grade.
pub fn entry_id(of: &Shown) -> String {
    match of {
        Shown::Computed(status) => status.token().class().to_owned(),
        Shown::Declared(rating) => format!("{}-{}", rating.scale, rating.grade),
    }
}

/// The word of a line of the key: that of the colour role, or of the grade.
pub fn entry_word(here: &PageContext<'_>, of: &Shown) -> String {
    match of {
        Shown::Computed(_) => symbols::word(of.sign(), &here.words()),
        Shown::Declared(rating) => say::rating(here, rating),
    }
}

/// With more projects than this, tiles would be too small to read.
pub const MOST_TILES: usize = 60;

/// Where the projects of a colour role are listed; the whole table where it goes on over several
/// pages.
pub fn list_of(here: &PageContext<'_>, of: &Shown) -> String {
    let table = here.href(&Page::Projects);
    let projects = here.all.insight.projects.len();
    match here.settings().lists.pages_of_projects(projects) {
        1 => format!("{table}#mp-{}", entry_id(of)),
        _ => table,
    }
}
