//! One project in a list, told by its leading indicator.

use crate::derive::ProjectInsight;
use crate::model::status::Sign;
use crate::model::{Field, GroupKind};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::part::numbers::{NumbersView, numbers};
use crate::render::part::rail;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::value::{self, bounded, is_target};
use crate::render::phrase::{self, DateView, FactView, LinkView, TextView, group, reason, text};
use serde::Serialize;

/// One project in a list or table.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its number in the announced list; `None` where it has none.
    pub no: Option<u32>,
    /// Its id, the same in every language.
    pub id: String,
    /// Its title.
    pub title: TextView,
    /// The address of its page.
    pub href: String,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// What its latest figures are about, if they are out of date; `None` while they are not.
    pub stale: Option<DateView>,
    /// Share of the way, which may lie outside of 0 to 1; `None` where it is not defined.
    pub progress: Option<f64>,
    /// Progress in whole percent, with the sign of a bound; `None` where it is not defined, in
    /// words, of a limit, and while no milestone is met.
    pub percent: Option<String>,
    /// Progress as a bar, in HTML; empty where there is no percentage.
    pub bar_html: String,
    /// The latest figure with its unit, the newest note as far as a cell holds it, how many
    /// milestones are met, or what of its money is spent, else committed; `None` where nothing was
    /// published.
    pub value: Option<String>,
    /// That it was corrected, or was later on; `None` where neither is so.
    pub value_mark: Option<MarkView>,
    /// What it should reach, with its unit, or its budget where it has nothing but money; `None`
    /// without either.
    pub target: Option<String>,
    /// That the target moved; `None` where it never did.
    pub target_mark: Option<MarkView>,
    /// Whether figure and target are words, which do not stand as one of the other.
    pub worded: bool,
    /// The figure of the place or department alone whose page it is; `None` on every other page,
    /// and where no such part was published.
    pub local: Option<String>,
    /// When it is due, as exactly as it was promised; the day for machines is the last one. `None`
    /// where that is unknown or it has no end.
    pub due: Option<DateView>,
    /// That the date moved; `None` where it never did.
    pub due_mark: Option<MarkView>,
    /// Days left until it is due, negative after that; `None` without an end or where it is
    /// unknown.
    pub days_left: Option<i32>,
    /// The day that its latest figures are about, `2021-12-31`; `None` without any.
    pub updated: Option<String>,
    /// Where its leading indicator stands, in numbers; `None` without indicators.
    pub numbers: Option<NumbersView>,
    /// Its focus; `None` where that is not known.
    pub focus: Option<LinkView>,
    /// Its batch; `None` where it has none.
    pub batch: Option<LinkView>,
    /// Facts of its own, in the order written.
    pub facts: Vec<FactView>,
    /// The department that answers for it on the as-of date; `None` where that is not known.
    pub department: Option<LinkView>,
    /// The choices of the list that it belongs to, `focus:care status:late`; empty where the list
    /// has none.
    pub within: String,
    /// Where its status stands among all, from best to worst and the computed ones first.
    pub rank: usize,
}

/// The columns of a table of projects that are not empty in all of its rows.
#[derive(Debug, Serialize)]
pub struct ColumnsView {
    /// Whether a project has a number.
    pub number: bool,
    /// Whether a project has a bar.
    pub progress: bool,
    /// Whether a project has a figure.
    pub value: bool,
    /// Whether a project has a target.
    pub target: bool,
    /// Whether it is known of a project when it is due.
    pub due: bool,
}

/// What there is to fill the columns of a table with.
pub fn columns(rows: &[RowView]) -> ColumnsView {
    let any = |has: fn(&RowView) -> bool| rows.iter().any(has);
    ColumnsView {
        number: any(|row| row.no.is_some()),
        progress: any(|row| row.percent.is_some()),
        value: any(|row| row.value.is_some() || row.local.is_some()),
        target: any(|row| row.target.is_some()),
        due: any(|row| row.due.is_some()),
    }
}

/// A project for a list.
pub fn row(here: &PageContext<'_>, of: &ProjectInsight) -> RowView {
    let known = &of.known;
    let lead = of.lead_indicator();
    let worded = lead.is_some_and(|i| i.indicator.kind.is_worded());
    let way = small::is_on_a_way(of);
    let t = here.insight.as_of;
    RowView {
        no: known.no,
        id: known.id.to_string(),
        title: text(here, known.name(here.lang)),
        href: here.href(&Page::Project(known.id.clone())),
        status: shown(here, &of.shown),
        reason: here.field("reason", || reason::brief(here, of)),
        stale: phrase::stale(here, of),
        progress: of.progress.map(|p| p.value),
        percent: here.field("percent", || {
            of.progress.filter(|_| way).map(|p| bounded(here, p))
        }),
        bar_html: here.field("bar_html", || small::project_bullet(of)),
        value: here.field("value", || value::brief(here, of)),
        value_mark: here.field("value_mark", || lead.and_then(|i| figure_mark(here, of, i))),
        target_mark: here.field("target_mark", || {
            lead.and_then(|i| promise_mark(here, of, |f| is_target(f, &i.indicator.id)))
        }),
        due_mark: here.field("due_mark", || promise_mark(here, of, |f| *f == Field::Due)),
        target: here.field("target", || value::brief_target(here, of)),
        worded,
        local: None,
        due: of.ends().map(|day| DateView {
            iso: day.to_string(),
            text: here.words().locale.partial(known.due, ""),
        }),
        days_left: of.days_left,
        updated: of.updated.map(|day| day.to_string()),
        numbers: here.field("numbers", || lead.map(|i| numbers(here, i))),
        focus: known
            .focus
            .as_ref()
            .map(|id| group::group_link(here, GroupKind::Focus, id)),
        batch: here.field("batch", || {
            (known.batch.as_ref()).map(|id| group::group_link(here, GroupKind::Batch, id))
        }),
        facts: here.field("facts", || rail::own_facts(here, known)),
        department: known
            .departments
            .at(t)
            .and_then(|d| d.lead.as_ref())
            .map(|id| group::group_link(here, GroupKind::Department, id)),
        within: String::new(),
        rank: here.field("rank", || {
            let own = of.shown.sign();
            Sign::all().take_while(|sign| *sign != own).count()
        }),
    }
}
