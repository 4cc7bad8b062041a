//! The start page, block by block.

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
use crate::render::part::soon::{self, SoonListsView};
use crate::render::part::tiles::{
    KeyView, MOST_TILES, TileRowView, key_since, tiles, total_change,
};
use crate::render::part::verdict::{ClauseView, sentence, verdict};
use crate::render::phrase::{DateView, LinkView, group, period, say, short_date};
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
    /// One large photograph, of the project that moved most among those that have one; `None` where
    /// none of those that moved has.
    pub photo: Option<PhotoView>,
    /// The project that it is of; `None` without one.
    pub photo_of: Option<LinkView>,
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
    /// Newly complete, newly at least half done, newly behind; the same as declared; promises
    /// changed, each with its count, which may be 0; the first three only where figures tell
    /// anything, the next four only where something is declared.
    pub rows: Vec<ClauseView>,
    /// The showcase of the period that runs, by its name; `None` where it has no page.
    pub showcase: Option<LinkView>,
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
        since.map_or_else(Vec::new, |since| moved(here, of(since), most))
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
        photo_of: shown.map(|of| LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        }),
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
    let has = |of: &&ProjectInsight| !of.known.photos.is_empty();
    match &here.insight.since {
        Some(since) => {
            let moved = since.forward().into_iter();
            moved.filter_map(|m| here.insight.project(&m.id)).find(has)
        }
        None => here.insight.projects.iter().find(has),
    }
}

fn since(here: &PageContext<'_>, since: &Comparison) -> SinceView {
    let words = here.words();
    let (computed, declared) = (since.turns(false), since.turns(true));
    let (is_computed, is_declared) = (since.is_computed(), since.has(true));
    let counts = [
        (
            "since-complete",
            since.newly(Class::BasicallyComplete),
            is_computed,
        ),
        ("since-half", since.newly(Class::MoreThanHalf), is_computed),
        ("since-behind", computed.newly, is_computed),
        ("since-declared-first", declared.first, is_declared),
        ("since-declared-complete", declared.reached, is_declared),
        ("since-declared-behind", declared.newly, is_declared),
        ("since-declared-further", declared.further, is_declared),
        ("since-changed", since.changed, true),
    ];
    let first = [
        ("reached", Arg::Count(declared.first_reached)),
        ("behind", Arg::Count(declared.first_behind)),
    ];
    let rows = counts
        .iter()
        .filter(|(.., is_told)| *is_told)
        .map(|(key, n, _)| ClauseView {
            before: String::new(),
            n: words.locale.number(*n as f64, 0),
            count: *n,
            id: key.trim_start_matches("since-").to_owned(),
            words: words.say(key, &first),
        })
        .collect();
    SinceView {
        date: short_date(here, since.from),
        rows,
        showcase: showcase(here),
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

/// The first steps of a list, so many of those that have a value to show.
fn moved(here: &PageContext<'_>, steps: Vec<&Move>, most: usize) -> Vec<MoveRowView> {
    let rows = steps.into_iter().filter_map(|m| moves::row(here, m));
    rows.take(most).collect()
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
