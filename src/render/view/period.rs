//! The showcase of a period, screen by screen, from the figures known at its end.

use crate::base::{Date, Period};
use crate::model::PeriodWords;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::{PageContext, RenderError};
use crate::render::part::account::{self, DeclaredView, declared};
use crate::render::part::behind::{self, BehindView};
use crate::render::part::body::body;
use crate::render::part::groups::{self, FocusView};
use crate::render::part::page::{self, PageView};
use crate::render::part::period::due::{self, DueView, NextView};
use crate::render::part::period::earlier;
use crate::render::part::period::moves::{self, MovesView};
use crate::render::part::period::numbers::{NumberView, figures};
use crate::render::part::period::record::{self, GuidanceView, RecordView};
use crate::render::part::period::stops::{self, ShowcaseView, StopView};
use crate::render::part::prints;
use crate::render::part::tiles::{KeyView, MOST_TILES, TileRowView, key_since, tiles};
use crate::render::part::verdict::{self, ClauseView};
use crate::render::phrase::period::{frozen, name, words_of};
use crate::render::phrase::{DateView, LinkView, date, project_link};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeMap;

/// The showcase of a period; empty parts vanish.
#[derive(Debug, Serialize)]
pub struct PeriodView {
    /// The period's name.
    pub name: String,
    /// The programme's name with the period and the as-of date, under every screen.
    pub foot: String,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// How the figures were closed, in one sentence.
    pub frozen: String,
    /// Whether it is not over yet.
    pub running: bool,
    /// The showcase on the spot; `None` when nothing was written about it.
    pub showcase: Option<ShowcaseView>,
    /// Projects that the office shows first, in its order.
    pub featured: Vec<LinkView>,
    /// What the office says about the period, as HTML; empty where nothing was written.
    pub words_html: String,
    /// The tag of their language; `None` where that is the page’s.
    pub words_lang: Option<String>,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// The large figures, beside those of the period before.
    pub figures: Vec<NumberView>,
    /// All projects at the end of the period before; `None` in the first period, and when there
    /// are too many for tiles.
    pub before: Option<TilesView>,
    /// All projects at the end of this period; without rows when there are too many for tiles.
    pub now: TilesView,
    /// What changed, in one sentence; `None` in the first period.
    pub changed: Option<String>,
    /// The colour roles with their counts, from best to last.
    pub key: Vec<KeyView>,
    /// What was due; `None` when nothing was.
    pub due: Option<DueView>,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// How many are, how many of them in trouble, and which furthest; `None` below two.
    pub behind_said: Option<String>,
    /// Those behind, worst first, at most six.
    pub behind: Vec<BehindView>,
    /// How many more are behind.
    pub behind_more: usize,
    /// The same in words, those declared so apart; `None` where the list shows all.
    pub behind_left: Option<String>,
    /// That none is, where some can be judged; `None` where one is or none can.
    pub calm: Option<String>,
    /// What the list does not show: those only declared behind, and those that cannot be judged.
    pub behind_notes: Vec<String>,
    /// Stops of the showcase on the spot; empty before it took place.
    pub stops: Vec<StopView>,
    /// What moved; `None` in the first period, and where all that is known was declared.
    pub moves: Option<MovesView>,
    /// What was asked and done; `None` when nothing was.
    pub guidance: Option<GuidanceView>,
    /// Focuses with their counts; empty where there is only one.
    pub focuses: Vec<FocusView>,
    /// Over how many of them those behind are spread; `None` where fewer than two are behind.
    pub focuses_said: Option<String>,
    /// Changed promises and corrections; `None` when there are none.
    pub record: Option<RecordView>,
    /// What is due in the next period; `None` when nothing is.
    pub next: Option<NextView>,
    /// What was declared, not computed.
    pub declared: Vec<DeclaredView>,
    /// Who compiles it, and who delivers, in one sentence.
    pub who: String,
    /// How much of it has evidence, in one sentence; empty without facts.
    pub cover: String,
    /// The number of each screen that is there, from 1, by its key.
    pub numbers: BTreeMap<&'static str, usize>,
    /// How many screens there are.
    pub screens: usize,
    /// The period before and the one after.
    pub near: NearView,
    /// The address of the comparison with the period before; `None` in the first period.
    pub versus: Option<String>,
    /// Its book for paper; empty in an earlier edition.
    pub prints: Vec<LinkView>,
    /// The absolute address of the page in this edition; `None` where the site does not know its
    /// own.
    pub permanent: Option<String>,
    /// The same as a code for a camera, on paper, in HTML; `None` together with the address.
    pub code_html: Option<String>,
}

/// The periods beside this one.
#[derive(Debug, Serialize)]
pub struct NearView {
    /// The period before; `None` where it has no page.
    pub before: Option<LinkView>,
    /// The period after; `None` where it has no page.
    pub after: Option<LinkView>,
    /// The address of the page of all periods.
    pub all: String,
}

/// All projects at one time.
#[derive(Debug, Serialize)]
pub struct TilesView {
    /// The last day that the figures are about.
    pub date: DateView,
    /// By focus, in the order of the configuration; empty when there are too many projects.
    pub rows: Vec<TileRowView>,
}

/// How many projects behind a screen holds; more are counted.
const MOST_BEHIND: usize = 6;

/// The showcase of a period.
///
/// # Errors
/// Words that cannot be read again.
pub fn period(
    here: &PageContext<'_>,
    period: Period,
) -> Result<(PageView, PeriodView), RenderError> {
    let insight = here.insight;
    let name = name(here, period);
    let own = words_of(here, period);
    let rendered = body(here, own.map_or(&[][..], |w| &w.bodies), None, "", 3)?;
    let mut behind = behind::behind(here);
    let left = behind.split_off(behind.len().min(MOST_BEHIND));
    let focuses = groups::focuses(here);
    let permanent = page::absolute(here, &here.page.path(here.lang, here.settings()));
    let mut view = PeriodView {
        foot: here.words().say(
            "quarter-foot",
            &[
                ("site", Arg::Text(here.settings().title.get(here.lang))),
                ("quarter", Arg::Text(&name)),
                ("date", Arg::Text(&here.words().locale.date(insight.as_of))),
            ],
        ),
        as_of: date(here, insight.as_of),
        frozen: frozen(here, period),
        running: insight.as_of < period.last,
        showcase: own.and_then(|w| stops::showcase(here, w)),
        featured: own.map_or_else(Vec::new, |w| featured(here, w)),
        words_lang: rendered.lang(here),
        words_html: rendered.html,
        verdict: verdict::verdict(here),
        figures: figures(here, period),
        before: earlier(here)
            .filter(|_| few(here))
            .map(|before| at(&here.seeing(&here.all.frozen(before)), insight.as_of)),
        now: at(here, insight.as_of),
        changed: insight.since.as_ref().map(|s| moves::changed(here, s)),
        key: key_since(here),
        due: due::due(here, period),
        behind_title: behind::title(here),
        behind_said: behind::said(here),
        behind,
        behind_more: left.len(),
        behind_left: behind::more(here, &left),
        calm: behind::calm(here),
        behind_notes: behind::notes(here),
        stops: own.map_or_else(Vec::new, |w| stops::stops(here, w)),
        moves: insight.since.as_ref().and_then(|s| moves::moves(here, s)),
        guidance: record::guidance(here, period),
        focuses_said: groups::said(here, &focuses),
        focuses,
        record: record::record(here, period),
        next: due::next(here, period),
        declared: declared(here),
        who: who(here),
        cover: account::cover(here),
        numbers: BTreeMap::new(),
        screens: 0,
        near: near(here, period),
        versus: here.href_if(&Page::Versus(period)),
        prints: prints::links(here, &[(Printed::Period(period), "print-link-book")]),
        code_html: permanent.as_deref().map(crate::chart::qr::code),
        permanent,
        name: name.clone(),
    };
    number(&mut view);
    let title = own
        .and_then(|w| w.title.as_ref())
        .map(|t| t.get(here.lang).to_owned());
    let title = title.unwrap_or_else(|| {
        here.words()
            .say("quarter-title", &[("quarter", Arg::Text(&name))])
    });
    let sentence = verdict::sentence(&view.verdict);
    Ok((page::page(here, title, sentence, rendered.other), view))
}

/// Who compiles it; departments deliver figures only where projects name some.
fn who(here: &PageContext<'_>) -> String {
    let mut projects = here.insight.projects.iter();
    let named = projects.any(|p| !p.known.departments.entries().is_empty());
    let key = match named && here.insight.programme.is_computed() {
        true => "quarter-who-text",
        false => "quarter-who-alone",
    };
    let publisher = here.settings().publisher.get(here.lang);
    here.words()
        .say(key, &[("publisher", Arg::Text(publisher))])
}

/// Numbers the screens that are there, without gaps, in the order of the page.
pub fn number(view: &mut PeriodView) {
    let there = [
        ("period", true),
        ("verdict", true),
        ("due", view.due.is_some()),
        // Always there: a list of those behind that is missing could be read as success.
        ("behind", true),
        ("stops", !view.stops.is_empty()),
        ("moves", view.moves.is_some()),
        ("guidance", view.guidance.is_some()),
        // Without tiles they stand beside the sentence.
        (
            "focuses",
            !view.focuses.is_empty() && !view.now.rows.is_empty(),
        ),
        ("record", view.record.is_some()),
        ("next", view.next.is_some()),
        ("method", true),
    ];
    view.numbers = there
        .iter()
        .filter(|(_, is)| *is)
        .enumerate()
        .map(|(at, (id, _))| (*id, at + 1))
        .collect();
    view.screens = view.numbers.len();
}

/// The projects that an editor shows first, in the order written; those that counted by then.
fn featured(here: &PageContext<'_>, words: &PeriodWords) -> Vec<LinkView> {
    let found = words
        .featured
        .iter()
        .filter_map(|id| here.insight.project(id));
    found.map(|of| project_link(here, &of.known)).collect()
}

/// Whether all projects fit on a screen as tiles; no more than `MOST_TILES` do.
fn few(here: &PageContext<'_>) -> bool {
    here.insight.projects.len() <= MOST_TILES
}

/// All projects on the day of a state, on a page about another day of perhaps another year.
fn at(here: &PageContext<'_>, page: Date) -> TilesView {
    let rows = if few(here) { tiles(here) } else { Vec::new() };
    let day = here.insight.as_of;
    TilesView {
        date: DateView {
            iso: day.to_string(),
            text: here.words().locale.date_near(day, page),
        },
        rows,
    }
}

fn near(here: &PageContext<'_>, period: Period) -> NearView {
    let link = |q: Period| {
        Some(LinkView {
            href: Some(here.href_if(&Page::Period(q))?),
            text: name(here, q),
        })
    };
    let (before, after) = here.all.insight.beside(period);
    NearView {
        before: before.and_then(link),
        after: after.and_then(link),
        all: here.href(&Page::Periods),
    }
}
