//! The start page, block by block.

use crate::derive::group::is_behind;
use crate::derive::{Class, Comparison, Move, ProjectInsight};
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::map;
use crate::render::part::account::{
    DeclaredView, PromisesView, StepView, declared, promises, steps, trust,
};
use crate::render::part::behind::{self, BehindView};
use crate::render::part::groups::{self, FocusView, focuses};
use crate::render::part::page::{self, PageView};
use crate::render::part::period::moves::{self, MoveRowView};
use crate::render::part::prints;
use crate::render::part::record::{self, PhotoView};
use crate::render::part::row::{self, RowView};
use crate::render::part::soon::{self, SoonListsView};
use crate::render::part::tiles::{
    KeyView, MOST_TILES, TileRowView, key_since, tiles, total_change,
};
use crate::render::part::verdict::{ClauseView, sentence, verdict};
use crate::render::phrase::{DateView, LinkView, group, period, project_link, say, short_date};
use crate::theme::Arg;
use serde::Serialize;

/// The start page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// How many published numbers it rests on, in words; `None` without any.
    pub rests_on: Option<String>,
    /// What changed since the period before; `None` in the first period.
    pub since: Option<SinceView>,
    /// All projects as numbered tiles, by focus; empty when there are too many.
    pub tiles: Vec<TileRowView>,
    /// The colour roles with their counts, from best to last.
    pub key: Vec<KeyView>,
    /// How many projects there are.
    pub total: usize,
    /// How many more than a period ago, with its sign; `None` without a period before.
    pub total_change: Option<String>,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// What introduces the same projects as links, in a word.
    pub worst_title: String,
    /// Those behind, worst first, at most five.
    pub behind: Vec<BehindView>,
    /// That none is behind, where some can be judged; `None` where one is or none can.
    pub calm: Option<String>,
    /// What the list does not show: those that are only declared behind, and those that cannot be
    /// judged.
    pub behind_notes: Vec<String>,
    /// How many more are behind.
    pub behind_more: usize,
    /// The same in words, those declared so apart; `None` where the list shows all.
    pub behind_left: Option<String>,
    /// Largest steps forward of the period, the largest first, at most six.
    pub moved: Vec<MoveRowView>,
    /// Largest steps back of the period, the largest first, at most two.
    pub moved_back: Vec<MoveRowView>,
    /// One large photograph, of the project that moved most among those that have one and are not
    /// behind; `None` where none of those that moved has.
    pub photo: Option<PhotoView>,
    /// The project that it is of; `None` without one.
    pub photo_of: Option<LinkView>,
    /// How that project stands; `None` without one.
    pub photo_row: Option<RowView>,
    /// Focuses with their counts; empty where there is only one.
    pub focuses: Vec<FocusView>,
    /// Promises due so far; `None` when there are none.
    pub promises: Option<PromisesView>,
    /// Places with their counts, in the order of the configuration; only those with a page.
    pub places: Vec<PlaceView>,
    /// The map of the places, as HTML; `None` where nobody says where they lie.
    pub map_html: Option<String>,
    /// What is open past its day, what is due within thirty days, today included, of projects that
    /// are not over, and dates of the whole programme that were announced.
    pub coming: SoonListsView,
    /// Address of the page of all milestones; `None` where there is none.
    pub milestones: Option<String>,
    /// Why it can be trusted.
    pub trust: Vec<String>,
    /// How it works, step by step; empty without consultations and batches.
    pub steps: Vec<StepView>,
    /// Totals and states that were declared, not computed.
    pub declared: Vec<DeclaredView>,
    /// Pages for paper about the programme; empty in an earlier edition.
    pub prints: Vec<LinkView>,
    /// Address of the table of all projects.
    pub projects: String,
}

/// What changed since a day.
#[derive(Debug, Serialize)]
pub struct SinceView {
    /// The day, without its year where that is the page's.
    pub date: DateView,
    /// Newly complete, newly at least half done, newly behind, no longer behind; the same as
    /// declared; promises changed, each with its count, which may be 0 but for those no longer
    /// behind; the first four only where figures tell anything, the next four only where something
    /// is declared.
    pub rows: Vec<SinceRowView>,
    /// The showcase of the period that runs, by its name; `None` where it has no page.
    pub showcase: Option<LinkView>,
}

/// One way to change, with those that did.
#[derive(Debug, Serialize)]
pub struct SinceRowView {
    /// What is counted, for machines: `complete`, `half`, `behind`, `back`, `declared-first`,
    /// `declared-complete`, `declared-behind`, `declared-further` or `changed`.
    pub id: String,
    /// The same in words.
    pub words: String,
    /// How many.
    pub count: usize,
    /// The same, written in the page's language.
    pub n: String,
    /// The projects, in the order of the site; empty where they are more than four, or declared.
    pub projects: Vec<LinkView>,
}

/// A place with its projects.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    /// Its id, the same in every language.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its page; `None` where there is none.
    pub href: Option<String>,
    /// How many projects.
    pub count: usize,
    /// How many of them are behind there, in words; `None` where none is.
    pub behind: Option<String>,
}

/// How many projects behind the start page shows; more are counted.
const MOST_BEHIND: usize = 5;

/// The start page.
///
/// # Errors
/// A template that does not fit.
pub fn home(here: &PageContext<'_>) -> Result<(PageView, HomeView), RenderError> {
    let insight = here.insight;
    let words = here.words();
    let verdict = verdict(here);
    let sentence = sentence(&verdict);
    let mut behind = here.field("behind", || behind::behind(here));
    let left = behind.split_off(behind.len().min(MOST_BEHIND));
    let steps_of = |of: fn(&Comparison) -> Vec<&Move>, most| {
        let since = insight.since.as_ref();
        let rows = since.map_or_else(Vec::new, |since| moves::largest(here, &of(since), most));
        // A first figure is no step.
        let steps = rows.into_iter().filter(|row| row.before_number.is_some());
        steps.collect()
    };
    let shown = photographed(here);
    let view = HomeView {
        rests_on: (0 < insight.programme.all_figures()).then(|| say::figures(here)),
        since: here.field("since", || insight.since.as_ref().map(|s| since(here, s))),
        tiles: if insight.projects.len() <= MOST_TILES {
            tiles(here)
        } else {
            Vec::new()
        },
        key: here.field("key", || key_since(here)),
        total: insight.programme.total,
        total_change: total_change(here),
        calm: here.field("calm", || behind::calm(here)),
        behind_notes: here.field("behind_notes", || behind::notes(here)),
        behind_title: behind::title(here),
        worst_title: behind::of_all(here, "worst-title"),
        behind_more: left.len(),
        behind_left: behind::more(here, &left),
        behind,
        moved: steps_of(Comparison::forward, 6),
        moved_back: steps_of(Comparison::back, 2),
        photo: shown.map(|of| record::photo(here, &of.known.photos[0])),
        photo_of: shown.map(|of| project_link(here, &of.known)),
        photo_row: shown.map(|of| row::row(here, of)),
        focuses: here.field("focuses", || focuses(here)),
        promises: here.field("promises", || promises(here)),
        places: here.field("places", || places(here)),
        map_html: here.try_field("map_html", || map::places(here))?,
        coming: here.field("coming", || soon::lists(here)),
        milestones: here.href_if(&Page::Milestones),
        trust: here.field("trust", || trust(here)),
        steps: here.field("steps", || steps(here)),
        declared: here.field("declared", || declared(here)),
        prints: here.field("prints", || prints::of_programme(here)),
        projects: here.href(&Page::Projects),
        verdict,
    };
    let title = here.settings().title.get(here.lang).to_owned();
    let description = words.say(
        "home-description",
        &[
            ("verdict", Arg::Text(&sentence)),
            ("date", Arg::Text(&words.locale.date(insight.as_of))),
        ],
    );
    Ok((page::page(here, title, description, None), view))
}

/// The project whose photograph the page shows: of those that moved forward the one that came
/// furthest and has one, before the end of the first period the first that has.
fn photographed<'h>(here: &'h PageContext<'_>) -> Option<&'h ProjectInsight> {
    // Beside steps forward it would praise one that is behind.
    let has = |of: &&ProjectInsight| !of.known.photos.is_empty() && !is_behind(of);
    match &here.insight.since {
        Some(since) => {
            let moved = since.forward().into_iter();
            moved.filter_map(|m| here.insight.project(&m.id)).find(has)
        }
        None => here.insight.projects.iter().find(has),
    }
}

/// The most projects that a row of changes names; more are counted alone.
const MOST_NAMED: usize = 4;

fn since(here: &PageContext<'_>, since: &Comparison) -> SinceView {
    SinceView {
        date: short_date(here, since.from),
        rows: [computed(here, since), declared_since(here, since)]
            .into_iter()
            .flatten()
            .chain([changed(here, since)])
            .collect(),
        showcase: showcase(here),
    }
}

/// What figures say changed; nothing where they tell nothing.
fn computed(here: &PageContext<'_>, since: &Comparison) -> Vec<SinceRowView> {
    if !since.is_computed() {
        return Vec::new();
    }
    let named = |moves: &mut dyn Iterator<Item = &Move>| {
        moves.filter_map(|m| here.insight.project(&m.id)).collect()
    };
    let count = |id: &str, found: Vec<&ProjectInsight>| since_row(here, id, found.len(), &found);
    let back: Vec<_> = named(&mut since.recovered(false));
    let back = (!back.is_empty()).then(|| count("back", back));
    let rows = [
        count(
            "complete",
            named(&mut since.newly(Class::BasicallyComplete)),
        ),
        count("half", named(&mut since.newly(Class::MoreThanHalf))),
        count("behind", named(&mut since.fallen(false))),
    ];
    rows.into_iter().chain(back).collect()
}

/// What was declared of new; nothing where nothing is declared.
fn declared_since(here: &PageContext<'_>, since: &Comparison) -> Vec<SinceRowView> {
    let declared = since.turns(true);
    let counts = [
        ("declared-first", declared.first),
        ("declared-complete", declared.reached),
        ("declared-behind", declared.newly),
        ("declared-further", declared.further),
    ];
    let rows = counts.iter().filter(|_| since.has(true));
    rows.map(|(id, n)| since_row(here, id, *n, &[])).collect()
}

/// How many promises changed, and of which projects.
fn changed(here: &PageContext<'_>, since: &Comparison) -> SinceRowView {
    let is_changed = |of: &&ProjectInsight| 0 < Comparison::changed_of(of, since.from, since.to);
    let found: Vec<_> = here.insight.projects.iter().filter(is_changed).collect();
    since_row(here, "changed", since.changed, &found)
}

fn since_row(
    here: &PageContext<'_>,
    id: &str,
    count: usize,
    found: &[&ProjectInsight],
) -> SinceRowView {
    let words = here.words();
    let turns = here.insight.since.as_ref().map(|since| since.turns(true));
    let first = turns.unwrap_or_default();
    let args = [
        ("reached", Arg::Count(first.first_reached)),
        ("behind", Arg::Count(first.first_behind)),
    ];
    let named = Some(found).filter(|found| found.len() <= MOST_NAMED);
    let links = named.into_iter().flatten();
    SinceRowView {
        id: id.to_owned(),
        words: words.say(&format!("since-{id}"), &args),
        count,
        n: words.locale.number(count as f64, 0),
        projects: links.map(|of| project_link(here, &of.known)).collect(),
    }
}

fn showcase(here: &PageContext<'_>) -> Option<LinkView> {
    let period = here.insight.period?;
    let href = here.href_if(&Page::Period(period))?;
    let text = period::name(here, period);
    Some(LinkView {
        href: Some(href),
        text,
    })
}

fn places(here: &PageContext<'_>) -> Vec<PlaceView> {
    let ids = groups::listed(here, GroupKind::Place).into_iter();
    ids.map(|id| PlaceView {
        id: id.to_string(),
        name: group::group_name(here, GroupKind::Place, &id),
        count: map::standing(here, &id).projects,
        behind: map::behind(here, &id),
        href: here.href_if(&Page::Group(GroupKind::Place, id)),
    })
    .collect()
}
