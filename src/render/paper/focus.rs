//! The part of a book about one focus.

use crate::chart::{key, status_bars};
use crate::derive::group::{behind_counts, is_behind, sign_counts};
use crate::derive::{Class, ProjectInsight};
use crate::model::{GroupKind, Id};
use crate::render::context::PageContext;
use crate::render::figure::numbered::ContentsView;
use crate::render::part::behind;
use crate::render::part::tiles::{by_focus, counted_words};
use crate::render::phrase::{group, reason, value};
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
    /// Statuses as a bar, in HTML, as long as its share of the largest focus.
    pub bar_html: String,
    /// How many projects stand how, from best to last.
    pub words: String,
    /// How many are basically complete or half done, in one sentence.
    pub classes: String,
    /// Real figures of its first projects that have one with a target, at most three, each a
    /// sentence.
    pub figures: Vec<String>,
    /// What heads those behind: that they are, at risk, or either.
    pub behind_title: String,
    /// Those behind, each with its reason, in the order of the site.
    pub behind: Vec<BriefView>,
    /// The pages of its projects, in the order of the site.
    pub projects: Vec<ContentsView>,
}

/// A project in one line.
#[derive(Debug, Serialize)]
pub struct BriefView {
    /// Number and title; the title alone where it has no number.
    pub title: String,
    /// Why it is behind, in one sentence.
    pub reason: String,
}

/// How many real figures stand under a focus at most.
const FIGURES: usize = 3;

/// The projects of a book by focus, in the order of the configuration.
pub fn focuses(here: &PageContext<'_>) -> Vec<FocusPartView> {
    let rows = by_focus(here);
    let most = rows
        .iter()
        .map(|(_, projects)| projects.len())
        .max()
        .unwrap_or(1);
    rows.into_iter()
        .enumerate()
        .map(|(at, (id, projects))| focus(here, at, id, &projects, most))
        .collect()
}

fn focus(
    here: &PageContext<'_>,
    at: usize,
    id: Option<Id>,
    projects: &[&ProjectInsight],
    most: usize,
) -> FocusPartView {
    let words = here.words();
    let counts = sign_counts(projects);
    let [behind, declared] = behind_counts(projects);
    let class = |class: Class| projects.iter().filter(|p| p.class == class).count();
    let args = [
        ("total", Arg::Count(projects.len())),
        ("complete", Arg::Count(class(Class::BasicallyComplete))),
        ("half", Arg::Count(class(Class::MoreThanHalf))),
        ("behind", Arg::Count(behind)),
    ];
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
        bar_html: status_bars::micro(&counts, most),
        words: counted_words(here, projects),
        classes: key::beside_declared(words.say("print-focus", &args), declared, &words)
            + &words.say("verdict-end", &[]),
        figures: projects
            .iter()
            .filter_map(|p| value::beside_target(here, p))
            .take(FIGURES)
            .collect(),
        behind_title: behind::heading(here, "print-focus-behind", [behind, declared]),
        behind: projects
            .iter()
            .filter(|p| is_behind(p))
            .map(|p| brief(here, p))
            .collect(),
        projects: projects.iter().map(|p| place(here, p)).collect(),
    }
}

fn brief(here: &PageContext<'_>, of: &ProjectInsight) -> BriefView {
    BriefView {
        title: titled(here, of),
        reason: reason::project_reason(here, of),
    }
}

/// Where the page of a project is, for lists with page numbers.
pub fn place(here: &PageContext<'_>, of: &ProjectInsight) -> ContentsView {
    ContentsView {
        id: format!("p-{}", of.known.id),
        title: titled(here, of),
        level: 2,
    }
}

fn titled(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    let title = of.known.title.get(here.lang);
    of.known
        .no
        .map_or_else(|| title.to_owned(), |no| format!("{no}\u{2002}{title}"))
}
