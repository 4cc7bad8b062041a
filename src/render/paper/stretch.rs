//! Which days and which projects a book is about. States are narrowed or compared anew here; no
//! figure in them is changed.

use crate::derive::{ById, Comparison, Insight, ProjectInsight, Quarter, compare, programme};
use crate::model::Book;
use crate::render::address::pages::holds;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::phrase::quarter;
use crate::theme::Arg;
use std::sync::Arc;

/// The days that a book is about, as a stretch that quarters can be asked for.
pub struct Stretch {
    /// Its first and last day; the numbers are those of its last quarter.
    pub days: Quarter,
    /// In words, such as a quarter or a year.
    pub name: String,
    /// Whether it is one whole quarter, so that words about quarters fit.
    pub quarter: bool,
}

/// The stretch of a book, and the state with only its projects, compared with its beginning; `None`
/// where the quarter's own state serves.
pub fn stretch(here: &PageContext<'_>, printed: &Printed) -> (Stretch, Option<Insight>) {
    let own = here.insight.quarter;
    match printed {
        Printed::Year(year) => {
            let first = here
                .all
                .insight
                .quarters()
                .find(|i| i.quarter.year == *year)
                .map_or(own.first, |i| i.quarter.first);
            let name = here
                .words()
                .say("print-year", &[("year", Arg::Text(&format!("{year:04}")))]);
            // The state of the year's last quarter compares with the quarter before; a book of a
            // year with its beginning.
            let since = since(here, first);
            let state = Insight {
                since,
                past: Vec::new(),
                ..here.insight.clone()
            };
            (
                Stretch {
                    days: Quarter { first, ..own },
                    name,
                    quarter: false,
                },
                Some(state),
            )
        }
        Printed::Book(id) => {
            let book = here
                .settings()
                .books
                .iter()
                .find(|b| b.id == *id)
                .expect("a book's page exists only with its book");
            let stretch = Stretch {
                days: own,
                name: quarter::name(here, own),
                quarter: false,
            };
            (stretch, Some(narrowed(here.insight, book)))
        }
        _ => (
            Stretch {
                days: own,
                name: quarter::name(here, own),
                quarter: true,
            },
            None,
        ),
    }
}

/// Against the end of the year before; in the first year against the end of its first quarter.
fn since(here: &PageContext<'_>, first: crate::base::Date) -> Option<Arc<Comparison>> {
    let past = || {
        here.all
            .insight
            .past
            .iter()
            .filter(|past| !past.projects.is_empty() && past.as_of < here.insight.as_of)
    };
    let earlier = past()
        .rfind(|i| i.as_of < first)
        .or_else(|| past().next())?;
    Some(Arc::new(compare::comparison(
        earlier.earlier(),
        here.insight.as_of,
        &here.insight.projects,
    )))
}

/// A state with the projects of a book alone.
fn narrowed(insight: &Insight, book: &Book) -> Insight {
    let held = insight.projects.iter().filter(|p| holds(book, p, insight));
    let projects = Arc::new(ById::new(held.cloned().collect(), |p: &ProjectInsight| {
        &p.known.id
    }));
    let kept = |c: &Arc<Comparison>| {
        let moves = c.moves.iter().filter(|m| projects.place(&m.id).is_some());
        Arc::new(Comparison {
            moves: ById::new(moves.cloned().collect(), |m| &m.id),
            ..**c
        })
    };
    let since = insight.since.as_ref().map(kept);
    Insight {
        as_of: insight.as_of,
        by: insight.by,
        quarter: insight.quarter,
        programme: programme::programme(&projects),
        since,
        projects,
        past: Vec::new(),
    }
}
