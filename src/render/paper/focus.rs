//! The part of a book about one focus: what it comes to, what is worst in it and why, what moved
//! most, and its money.

use crate::chart::status_bars;
use crate::derive::group::{behind_counts, sign_counts};
use crate::derive::money::{Total, by_unit, totals};
use crate::derive::{Comparison, Move, ProjectInsight};
use crate::model::{GroupKind, Id};
use crate::render::context::PageContext;
use crate::render::figure::numbered::ContentsView;
use crate::render::part::behind::{self, BehindView};
use crate::render::part::period::moves;
use crate::render::part::tiles::{by_focus, counted_words};
use crate::render::part::verdict;
use crate::render::phrase::group;
use crate::render::phrase::money::{Sum, unit};
use crate::theme::Arg;
use serde::Serialize;

/// One focus of a book, with its projects.
#[derive(Debug, Serialize)]
pub struct FocusPartView {
    /// Its place on the page, `g-1` and on.
    pub id: String,
    /// Its name, or the word for projects without a known one.
    pub name: String,
    /// What it is about; `None` where nobody wrote it.
    pub description: Option<String>,
    /// How its projects stand, in one sentence, and which is worst.
    pub message: String,
    /// Statuses as a bar, in HTML, as long as its share of the largest focus.
    pub bar_html: String,
    /// How many projects stand how, from best to last.
    pub words: String,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// Those behind, worst first.
    pub behind: Vec<BriefView>,
    /// What moved most since the period before, at most three, each a line.
    pub steps: Vec<String>,
    /// Each sum of its money with how many projects tell it, in words; empty where none does.
    pub money: Vec<String>,
}

/// A project behind in a few lines.
#[derive(Debug, Serialize)]
pub struct BriefView {
    /// Number and title; the title alone where it has no number.
    pub title: String,
    /// Where it stands, in one sentence.
    pub reason: String,
    /// Why, as its department says; `None` where it says nothing.
    pub cause: Option<String>,
    /// What is being done about it; `None` without an open measure.
    pub action: Option<String>,
}

/// The projects of a book by focus, in the order of the configuration; `all`: those behind, worst
/// first.
pub fn focuses(here: &PageContext<'_>, all: &[BehindView]) -> Vec<FocusPartView> {
    let rows = by_focus(here);
    let counts = rows.iter().map(|(_, projects)| projects.len());
    let since = here.insight.since.as_deref();
    let whole = Whole {
        most: counts.max().unwrap_or(1),
        behind: all,
        forward: since.map_or_else(Vec::new, Comparison::forward),
    };
    let parts = rows.into_iter().enumerate();
    parts
        .map(|(at, (id, projects))| focus(here, at, id, &projects, &whole))
        .collect()
}

/// What is found once for all focuses.
struct Whole<'a> {
    /// The projects of the largest focus.
    most: usize,
    /// Those behind, worst first.
    behind: &'a [BehindView],
    /// The steps forward, the largest first.
    forward: Vec<&'a Move>,
}

fn focus(
    here: &PageContext<'_>,
    at: usize,
    id: Option<Id>,
    projects: &[&ProjectInsight],
    whole: &Whole<'_>,
) -> FocusPartView {
    let words = here.words();
    let is_own = |id: &str| projects.iter().any(|p| &*p.known.id == id);
    let own: Vec<&BehindView> = whole.behind.iter().filter(|b| is_own(&b.row.id)).collect();
    let description = id
        .as_ref()
        .and_then(|id| here.settings().focus(id)?.description.as_ref());
    FocusPartView {
        id: format!("g-{}", at + 1),
        name: id.as_ref().map_or_else(
            || words.say("focus-unknown", &[]),
            |id| group::group_name(here, GroupKind::Focus, id),
        ),
        description: description.map(|d| d.get(here.lang).to_owned()),
        message: message(here, projects, own.first().copied()),
        bar_html: status_bars::micro(&sign_counts(projects), whole.most),
        words: counted_words(here, projects),
        behind_title: behind::heading(here, "print-focus-behind", behind_counts(projects)),
        behind: own.into_iter().map(brief).collect(),
        steps: steps(here, projects, &whole.forward),
        money: money(here, projects),
    }
}

/// How the projects of a focus stand, in one sentence, and the worst of them in another.
fn message(
    here: &PageContext<'_>,
    projects: &[&ProjectInsight],
    worst: Option<&BehindView>,
) -> String {
    let words = here.words();
    let counted = verdict::sentence(&verdict::of_some(here, projects.iter().copied()));
    let Some(worst) = worst else {
        return counted;
    };
    let args = [
        ("title", Arg::Text(&worst.row.title.text)),
        ("status", Arg::Text(&worst.row.status.word)),
        ("days", Arg::Text(worst.days.as_deref().unwrap_or_default())),
    ];
    let key = match worst.days {
        Some(_) => "print-focus-worst-days",
        None => "print-focus-worst",
    };
    counted + &words.say("sentence-gap", &[]) + &words.say(key, &args)
}

fn brief(of: &BehindView) -> BriefView {
    let title = &of.row.title.text;
    BriefView {
        title: numbered(of.row.no, title),
        reason: of.row.reason.clone(),
        cause: of.cause.clone(),
        action: of.action.clone(),
    }
}

/// The largest steps forward in a focus.
fn steps(here: &PageContext<'_>, projects: &[&ProjectInsight], forward: &[&Move]) -> Vec<String> {
    const MOST: usize = 3;
    let is_own = |id: &Id| projects.iter().any(|p| p.known.id == *id);
    let own = forward.iter().filter(|m| is_own(&m.id));
    let said = own.filter_map(|m| moves::row(here, m)).map(|row| {
        let args = [
            ("title", Arg::Text(&row.project.text)),
            ("before", Arg::Text(&row.before)),
            ("now", Arg::Text(&row.now)),
        ];
        here.words().say("print-focus-step", &args)
    });
    said.take(MOST).collect()
}

/// The sums of a focus, each counted in one unit, with how many of its projects tell it.
fn money(here: &PageContext<'_>, projects: &[&ProjectInsight]) -> Vec<String> {
    let currency = here.settings().currency.as_deref();
    let units = by_unit(projects.iter().copied(), currency);
    let in_unit = |of: &Vec<&ProjectInsight>| -> Vec<String> {
        let own = of.first().map_or_else(String::new, |p| unit(here, p));
        let sums = totals(of);
        let each = [
            (Sum::Budget, sums.budget),
            (Sum::Committed, sums.committed),
            (Sum::Spent, sums.spent),
        ];
        each.into_iter()
            .filter_map(|(sum, total)| Some(said_sum(here, sum, total?, &own, projects.len())))
            .collect()
    };
    units.iter().flat_map(|(_, of)| in_unit(of)).collect()
}

fn said_sum(here: &PageContext<'_>, sum: Sum, total: Total, unit: &str, of: usize) -> String {
    let words = here.words();
    let name = words.say(sum.key(), &[]);
    let amount = words.amount(total.amount, total.decimals, unit);
    let args = [
        ("name", Arg::Text(&name)),
        ("amount", Arg::Text(&amount)),
        ("n", Arg::Count(total.projects)),
        ("of", Arg::Count(of)),
    ];
    words.say("print-focus-sum", &args)
}

/// Where the page of a project is, for lists with page numbers.
pub fn place(here: &PageContext<'_>, of: &ProjectInsight) -> ContentsView {
    ContentsView {
        id: format!("p-{}", of.known.id),
        title: numbered(of.known.no, of.known.name(here.lang).get(here.lang)),
        level: 2,
    }
}

/// A title behind its number; the title alone where it has none.
pub fn numbered(no: Option<u32>, title: &str) -> String {
    no.map_or_else(|| title.to_owned(), |no| format!("{no}\u{2002}{title}"))
}
