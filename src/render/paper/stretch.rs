//! Which days and which projects a book is about. States are narrowed or compared anew here; no
//! figure in them is changed.

use crate::base::Period;
use crate::derive::{ById, Comparison, Insight, ProjectInsight, compare, programme};
use crate::model::{Book, Settings};
use crate::render::address::pages::holds;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::phrase::period;
use crate::theme::Arg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The days that a book is about, as a stretch that periods can be asked for.
pub struct Stretch {
    /// Its first and last day; the numbers are those of its last period.
    pub days: Period,
    /// In words, such as a period or a year.
    pub name: String,
    /// Whether it is one whole period, so that words about periods fit.
    pub is_period: bool,
}

/// The stretch of a book, and the state with only its projects, compared with its beginning; `None`
/// where the period's own state serves.
pub fn stretch(here: &PageContext<'_>, printed: &Printed) -> (Stretch, Option<Insight>) {
    let own = here.days();
    match printed {
        Printed::Year(year) => {
            let first = here
                .all
                .insight
                .periods()
                .find(|i| year.holds(i.period.first))
                .map_or(own, |i| i.period);
            let name = here
                .words()
                .say("print-year", &[("year", Arg::Text(&year.to_string()))]);
            // The state of the year's last period compares with the period before; a book of a
            // year with its beginning.
            let since = since(here, first.first);
            let state = Insight {
                since,
                past: Vec::new(),
                ..here.insight.clone()
            };
            (
                Stretch {
                    days: own.since(first),
                    name,
                    is_period: false,
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
                name: period::name(here, own),
                is_period: false,
            };
            (stretch, Some(narrowed(here.insight, here.settings(), book)))
        }
        _ => (
            Stretch {
                days: own,
                name: period::name(here, own),
                is_period: true,
            },
            None,
        ),
    }
}

/// Against the end of the year before; in the first year against the end of its first period.
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
fn narrowed(insight: &Insight, settings: &Settings, book: &Book) -> Insight {
    let held = (insight.projects.iter()).filter(|p| holds(book, p, settings, insight));
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
        period: insight.period,
        programme: programme::programme(projects.iter()),
        since,
        projects,
        past: Vec::new(),
        silent: BTreeSet::new(),
    }
}
