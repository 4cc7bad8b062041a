//! The pages that a site makes of all its content, by the address that a text links to.

use crate::base::PeriodKind;

/// A page that no file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// The start.
    Home,
    /// All projects.
    Projects,
    /// All dated reports.
    Updates,
    /// All milestones.
    Milestones,
    /// All periods.
    Periods,
    /// Promises that moved and figures that were replaced.
    Changes,
    /// Progress against the original promises.
    Targets,
    /// Who reported in time.
    Cadence,
    /// How everything is computed.
    Method,
    /// Every document.
    Evidence,
    /// What projects publish of their money.
    Money,
    /// Downloads.
    Data,
}

/// Each page with its address, from the root of the site, in the order of the menu.
pub fn addresses(period: PeriodKind) -> [(String, Made); 12] {
    [
        ("", Made::Home),
        ("projects/", Made::Projects),
        (&*format!("{}/", period.plural()), Made::Periods),
        ("updates/", Made::Updates),
        ("milestones/", Made::Milestones),
        ("changes/", Made::Changes),
        ("changes/targets/", Made::Targets),
        ("cadence/", Made::Cadence),
        ("evidence/", Made::Evidence),
        ("money/", Made::Money),
        ("data/", Made::Data),
        ("method/", Made::Method),
    ]
    .map(|(address, made)| (format!("/{address}"), made))
}
