//! What the newest reports of a project say, as long as nothing newer says otherwise.

use super::project::ProjectInsight;
use crate::base::Text;
use crate::model::Report;
use crate::model::vocabulary::ReportKind;

/// What a project's newest reports say last of one thing, such as what comes next: what stands in
/// its newest progress report or in a report after it. `None` where those name nothing, or where a
/// grade was declared later, with a reason or another than before: it says how things are now.
pub fn last(of: &ProjectInsight, thing: impl Fn(&Report) -> Option<&Text>) -> Option<&Text> {
    let reports = &of.known.reports;
    let is_progress = |r: &Report| r.kind == ReportKind::Progress;
    let from = reports.iter().rposition(is_progress).unwrap_or(0);
    let mut newest_first = reports[from..].iter().rev();
    let (day, said) = newest_first.find_map(|r| Some((r.date, thing(r)?)))?;
    let grades = &of.known.declared;
    let says_more = |at: usize| {
        let repeats = at
            .checked_sub(1)
            .is_some_and(|before| grades[at].is == grades[before].is);
        !repeats || grades[at].reason.is_some()
    };
    let outlived = (0..grades.len()).any(|at| day < grades[at].published && says_more(at));
    (!outlived).then_some(said)
}
