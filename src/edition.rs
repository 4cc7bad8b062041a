//! The site as it stood at the end of a period: made from the content of today, with everything
//! that came later taken out.

use crate::base::Period;
use crate::check::{self, Audience, Kept, Targets};
use crate::derive::{self, AsOf, History, Insight};
use crate::discover::Inventory;
use crate::model::Site;
use crate::source::Source;

/// The site at the end of a period, with what came in during the days of grace.
pub struct Edition {
    /// The period whose last day it shows.
    pub period: Period,
    /// What could be shown then.
    pub site: Site,
    /// What was computed of it, as of the last day of the period.
    pub insight: Insight,
    /// Which file is which page in it.
    pub targets: Targets,
    /// Which files it keeps inside, so that no link leads to them.
    pub kept: Kept,
}

/// Whom an edition is for, and whether drafts are in it.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// Whom it is for.
    pub audience: Audience,
    /// Whether drafts are shown.
    pub drafts: bool,
}

impl Edition {
    /// The edition of a period, from the content with everything in it.
    pub fn new(
        whole: &Site,
        period: Period,
        scope: Scope,
        inventory: &Inventory,
        source: &dyn Source,
    ) -> Edition {
        let by = whole.settings.calendar.frozen_after(period);
        let site = check::visible(whole.clone(), scope.audience, scope.drafts, period.last);
        let at = AsOf {
            day: period.last,
            by,
        };
        let history = History::told(site.settings.outputs.tell_of_periods());
        let insight = derive::insight(&site, at, history);
        let targets = Targets::new(inventory, &site, source);
        let kept = Kept::new(whole, &site, source, (period.last, by));
        Edition {
            period,
            site,
            insight,
            targets,
            kept,
        }
    }
}

/// The periods whose figures are closed on the as-of date, oldest first: the last of their days of
/// grace, `grace` in number, has come. A period without any project is left out.
pub fn closed(insight: &Insight, grace: i32) -> Vec<Period> {
    insight
        .periods()
        .filter(|q| q.period.last.plus(grace) <= insight.by)
        .map(|q| q.period)
        .collect()
}
