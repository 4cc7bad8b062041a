//! What counts as having reported, guided or shown.
//!
//! Facts come from the project as known and from the words for periods; whether one is in time is
//! decided by the duty it is held against.

use crate::base::Date;
use crate::model::period::Showcase;
use crate::model::vocabulary::{Flag, ReportKind};
use crate::model::{PeriodWords, Project, Site};

/// Something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The day it is about; of a period its last day, of a showcase on the spot the first day of
    /// its period.
    pub about: Date,
    /// The day it was published.
    pub published: Date,
}

/// Progress: a dated report of progress, about its day or the day named by `for`; and every figure
/// of any indicator, words too, but not one that is marked as missing.
pub fn progress(known: &Project) -> Vec<Fact> {
    reports(known, ReportKind::Progress)
        .chain(figures(known))
        .collect()
}

/// Guidance: a dated note of guidance.
pub fn guidance(known: &Project) -> Vec<Fact> {
    reports(known, ReportKind::Guidance).collect()
}

/// A showcase: a report of one, a figure, a milestone met, or a stop of a showcase on the spot by
/// day `t`.
///
/// A stop is about its period; it was published on the first day of that showcase, or, where no
/// day is given, within the period.
pub fn showcase(known: &Project, site: &Site, t: Date) -> Vec<Fact> {
    let met = known.milestones.iter().filter_map(|m| {
        Some(Fact {
            about: m.met?,
            published: m.met_published.or(m.met)?,
        })
    });
    let stops = site.periods.iter().filter_map(|words| {
        let showcase = words
            .showcase
            .as_ref()
            .filter(|s| s.stops.iter().any(|stop| stop.project == known.id))?;
        let period = words.period;
        Some(Fact {
            about: period.first,
            published: held(showcase).unwrap_or(period.first),
        })
    });
    let stops = stops.filter(|f| f.published <= t);
    reports(known, ReportKind::Showcase)
        .chain(figures(known))
        .chain(met)
        .chain(stops)
        .collect()
}

/// The showcases on the spot that were held by day `t`, each about its period and published on its
/// first day.
pub fn on_the_spot(site: &Site, t: Date) -> Vec<Fact> {
    let fact = |words: &PeriodWords| {
        Some(Fact {
            about: words.period.first,
            published: held(words.showcase.as_ref()?)?,
        })
    };
    site.periods
        .iter()
        .filter_map(fact)
        .filter(|f| f.published <= t)
        .collect()
}

fn reports(known: &Project, kind: ReportKind) -> impl Iterator<Item = Fact> {
    let of_kind = known.reports.iter().filter(move |r| r.kind == kind);
    of_kind.map(|r| Fact {
        about: r.counts_on(),
        published: r.date,
    })
}

fn figures(known: &Project) -> impl Iterator<Item = Fact> {
    let figures = known.indicators.iter().flat_map(|i| i.all_figures());
    let said = figures
        .map(|(_, figure)| figure)
        .filter(|o| o.flag != Flag::Missing && (o.value.is_some() || o.note.is_some()));
    said.map(|o| Fact {
        about: o.when.day(),
        published: o.known_from(),
    })
}

/// The first day of a showcase on the spot; `None` when none is given.
fn held(showcase: &Showcase) -> Option<Date> {
    showcase.dates.iter().min().copied()
}
