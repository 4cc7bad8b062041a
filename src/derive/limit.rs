//! Limits and ranges before their deadline: by how far a figure lies outside, and whether it comes
//! nearer.

use super::case::{Case, Found, graded};
use super::origin::{self, Point};
use super::progress::{distance, limit_kept};
use super::reason::{Cause, Held, Reason};
use super::series::Actual;
use super::span;
use crate::base::Date;
use crate::model::{Aim, Indicator, Status};

/// The status of a limit or range: kept is on track; once kept and now outside is behind; before
/// half time nearer than the figure before is early and no nearer behind; from half time on by the
/// days late at the mean pace at which the gap closed since the start, no nearer at best behind;
/// not closed at all is well behind. A step backward never gives the better grade. With an unknown
/// start only what asks for no time is told: kept, and once kept and now outside.
pub fn limit(case: Case<'_>, actual: Actual, due: Date) -> Found {
    let status = |status, held| {
        // A bound outside says that the truth is as far outside or farther.
        let proven = actual.bound.is_none()
            || held == Held::Kept
            || matches!(status, Status::Behind | Status::WellBehind);
        let reason = Reason::Limit {
            on: actual.on,
            actual: actual.value,
            bound: actual.bound,
            held,
        };
        Some(if proven {
            (status, reason)
        } else {
            (Status::Unrated, Reason::Unrated(Cause::Bound))
        })
    };
    let because = |cause| Some((Status::Unrated, Reason::Unrated(cause)));
    match limit_kept(case.indicator, actual) {
        None => return because(Cause::Bound),
        Some(true) => return status(Status::OnTrack, Held::Kept),
        Some(false) => {}
    }
    let before = origin::before(case.indicator, case.points, actual.on);
    let first = case.origin.or_else(|| {
        case.points
            .first()
            .copied()
            .filter(|first| first.on < actual.on)
    });
    let known = first.map(|first| first.value);
    // With an unknown start a stated baseline still tells whether the limit was once kept.
    let at_start = if case.start.is_some() {
        known
    } else {
        case.indicator.start_value().or(known)
    };
    let (Some(before), Some(at_start)) = (before, at_start) else {
        return because(Cause::OneFigure);
    };
    if case.begin().is_some_and(|begin| actual.on <= begin) {
        return because(Cause::TooSoon);
    }
    let gap = |x: f64| distance(case.indicator, x).unwrap_or(0.0);
    if gap(at_start) == 0.0 {
        return status(Status::Behind, Held::Lost);
    }
    if opposite(case.indicator, at_start, actual.value) {
        return status(Status::Behind, Held::Crossed);
    }
    let (Some(start), Some(begin), Some(first)) = (case.start, case.begin(), first) else {
        return because(Cause::NoStart);
    };
    let nearer = gap(actual.value) < gap(before);
    if span::elapsed(case.t, start, due) < 0.5 {
        return status(
            if nearer {
                Status::Early
            } else {
                Status::Behind
            },
            Held::Outside { nearer },
        );
    }
    let Some(from) = origin::of_rate(case.indicator, case.points, Some(first))
        .filter(|from| from.on < actual.on)
    else {
        return because(Cause::Anew);
    };
    let (grade, held) = late(case, actual, from, (begin, due), nearer);
    status(grade, held)
}

/// Days late at the mean pace at which the gap closed since a point:
/// `gap now / gap closed × days it took − days left`.
fn late(
    case: Case<'_>,
    actual: Actual,
    from: Point,
    (begin, due): (Date, Date),
    nearer: bool,
) -> (Status, Held) {
    let gap = |x: f64| distance(case.indicator, x).unwrap_or(0.0);
    let closed = gap(from.value) - gap(actual.value);
    if closed <= 0.0 {
        return (Status::WellBehind, Held::NoNearer);
    }
    let needed = gap(actual.value) / closed * f64::from(actual.on.since(from.on));
    let late = needed - f64::from(due.since(actual.on));
    let allowed = span::allowed(case.tolerance, begin, due, actual.on);
    let best = match graded(-late, allowed, span::far(case.tolerance, begin, due)) {
        // Nothing was planned to be ahead of.
        Status::Ahead => Status::OnTrack,
        status => status,
    };
    let status = if best == Status::OnTrack && !nearer {
        Status::Behind
    } else {
        best
    };
    (
        status,
        Held::Nearing {
            late,
            nearer,
            allowed,
        },
    )
}

/// Whether two values lie on different sides of a range.
fn opposite(indicator: &Indicator, a: f64, b: f64) -> bool {
    let Some(Aim::Range { low, high }) = indicator.target.as_ref().map(|t| &t.aim) else {
        return false;
    };
    let (low, high) = (low.value(), high.value());
    (a < low && high < b) || (b < low && high < a)
}
