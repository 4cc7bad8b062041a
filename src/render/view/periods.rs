//! All periods, the newest first.

use crate::chart::status_bars;
use crate::derive::Level;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::part::groups::{TokenCountView, token_views};
use crate::render::part::page::{self, PageView};
use crate::render::part::prints;
use crate::render::part::verdict::{self, ClauseView};
use crate::render::phrase::{DateView, LinkView, date, period};
use serde::Serialize;

/// All periods.
#[derive(Debug, Serialize)]
pub struct PeriodsView {
    /// The newest first, the running one included.
    pub quarters: Vec<PeriodRowView>,
}

/// One period.
#[derive(Debug, Serialize)]
pub struct PeriodRowView {
    /// Its name.
    pub name: String,
    /// The address of its showcase.
    pub href: String,
    /// Whether it is not over.
    pub running: bool,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// The verdict at its end, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// How many projects have each colour role at its end, from best to last.
    pub counts: Vec<TokenCountView>,
    /// Statuses as a bar, in HTML, as long for every period.
    pub bar_html: String,
    /// The address of the comparison with the period before; `None` where there is none to compare
    /// with.
    pub versus: Option<String>,
    /// Its book for paper; empty in an earlier edition.
    pub prints: Vec<LinkView>,
    /// The address of the site as it stood then; `None` where this build writes no edition of it.
    pub edition: Option<String>,
}

/// The page of all periods.
pub fn periods(here: &PageContext<'_>) -> (PageView, PeriodsView) {
    let row = |insight: Level<'_>| PeriodRowView {
        name: period::name(here, insight.period),
        href: here.href(&Page::Period(insight.period)),
        running: insight.as_of < insight.period.last,
        as_of: date(here, insight.as_of),
        verdict: verdict::of(here, insight.programme),
        counts: token_views(&insight.programme.signs()),
        bar_html: status_bars::micro(&insight.programme.signs(), insight.programme.total.max(1)),
        versus: here.href_if(&Page::Versus(insight.period)),
        prints: prints::links(
            here,
            &[(Printed::Period(insight.period), "print-link-book")],
        ),
        edition: here.edition(insight.period),
    };
    let view = PeriodsView {
        quarters: here.all.insight.periods().rev().map(row).collect(),
    };
    (
        page::titled(here, "menu-quarters", "quarters-description"),
        view,
    )
}
