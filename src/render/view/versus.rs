//! A period beside the one before: how statuses passed into each other, and every project's step.

use crate::base::Period;
use crate::chart::text::width;
use crate::derive::{Comparison, Move, ProjectInsight, Shown};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::grades::{self, GradeMatrixView};
use crate::render::part::page::{self, PageView};
use crate::render::part::period::moves::{self, MoveRowView};
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{DateView, LinkView, date, period, project_link, say};
use crate::theme::Arg;
use serde::Serialize;

/// Two ends of periods side by side.
#[derive(Debug, Serialize)]
pub struct VersusView {
    /// The showcase of the earlier period, by its name; without an address where it has no page.
    pub before: LinkView,
    /// The showcase of the later one, by its name.
    pub now: LinkView,
    /// The last day that the earlier figures are about.
    pub from: DateView,
    /// The last day that the later figures are about.
    pub to: DateView,
    /// What changed, in one sentence.
    pub summary: String,
    /// Projects with another status than before, those with a worse one first.
    pub turned: Vec<VersusRowView>,
    /// From which status to which.
    pub matrix: MatrixView,
    /// Declared grades by period; `None` where nothing was declared.
    pub grades: Option<GradeMatrixView>,
    /// Projects that were announced in between, in the order of the site, as the other lists.
    pub new: Vec<LinkView>,
    /// Projects that ended or paused.
    pub ended: Vec<LinkView>,
    /// Projects whose target or date moved.
    pub retargeted: Vec<LinkView>,
    /// Whether figures tell anything, so that those that do not move can be named.
    pub computed: bool,
    /// Projects whose figures did not move in two periods.
    pub still: Vec<LinkView>,
    /// Projects without a figure of either of two periods.
    pub silent: Vec<LinkView>,
    /// All projects that count at the later end, in the order of the site.
    pub rows: Vec<VersusRowView>,
}

/// From which status to which; every project is in one cell.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The statuses that projects have at the later end, in the order of the statuses.
    pub columns: Vec<StatusView>,
    /// Whether their words are too long to stand side by side, and are turned.
    pub turned: bool,
    /// How many have each, in the order of the columns.
    pub totals: Vec<usize>,
    /// How many projects there are.
    pub all: usize,
    /// One row for each status that projects had at the earlier end, in the order of the statuses;
    /// the last one for new projects, where there are some.
    pub rows: Vec<MatrixRowView>,
}

/// One status at the earlier end.
#[derive(Debug, Serialize)]
pub struct MatrixRowView {
    /// The status; `None` for projects that are new.
    pub status: Option<StatusView>,
    /// How many passed into each status, in the order of the columns.
    pub cells: Vec<MatrixCellView>,
    /// How many had it.
    pub total: usize,
}

/// How many projects passed from one status into another.
#[derive(Debug, Serialize)]
pub struct MatrixCellView {
    /// How many; 0 where none did.
    pub n: usize,
    /// Whether the status is the same at both ends.
    pub same: bool,
    /// Their titles, in words; empty where none did.
    pub names: String,
    /// The page of the only one that did; `None` where the status is the same, and of several.
    pub href: Option<String>,
}

/// One project at both ends.
#[derive(Debug, Serialize)]
pub struct VersusRowView {
    /// Its number; `None` where it has none.
    pub no: Option<u32>,
    /// The project.
    pub project: LinkView,
    /// Its status at the earlier end; `None` when it is new.
    pub before: Option<StatusView>,
    /// Its status at the later end.
    pub now: StatusView,
    /// Whether the status is another one; never for a new project.
    pub changed: bool,
    /// Its first indicator at both ends; `None` where that has no value now.
    pub values: Option<MoveRowView>,
    /// How far its first figure moved, with its sign and unit, or its progress by milestones in
    /// percentage points with one decimal, or that it did not move, in words; `None` without a figure
    /// before and for words.
    pub points: Option<String>,
    /// New, its first figure published, ended, retargeted, without movement or with nothing due, in
    /// words, as many as are so.
    pub notes: Vec<String>,
}

/// The comparison of a period with the one before.
pub fn versus(here: &PageContext<'_>, period: Period) -> (PageView, VersusView) {
    let since = here
        .insight
        .since
        .as_ref()
        .expect("a comparison is listed only where there is a quarter before");
    let before = period.before();
    let of = |q: Period| LinkView {
        href: here.href_if(&Page::Period(q)),
        text: period::name(here, q),
    };
    let links = |wanted: fn(&Move) -> bool| -> Vec<LinkView> {
        let found = since.moves.iter().filter(|m| wanted(m));
        found
            .filter_map(|m| Some(project_link(here, &here.insight.project(&m.id)?.known)))
            .collect()
    };
    let view = VersusView {
        before: of(before),
        now: of(period),
        from: date(here, since.from),
        to: date(here, since.to),
        summary: moves::changed(here, since),
        turned: here.field("turned", || {
            let turned = since.turned().into_iter();
            turned.filter_map(|m| row(here, m)).collect()
        }),
        matrix: matrix(here, since),
        grades: here.field("grades", || grades::matrix(here)),
        new: links(|m| m.before.is_none()),
        ended: links(Move::ended),
        retargeted: links(|m| m.retargeted),
        computed: since.is_computed(),
        still: links(|m| m.still),
        silent: links(|m| m.silent),
        rows: since.moves.iter().filter_map(|m| row(here, m)).collect(),
    };
    let title = here.words().say(
        "versus-title",
        &[
            ("now", Arg::Text(&view.now.text)),
            ("before", Arg::Text(&view.before.text)),
        ],
    );
    (page::page(here, title, view.summary.clone(), None), view)
}

fn matrix(here: &PageContext<'_>, since: &Comparison) -> MatrixView {
    let mut columns: Vec<&Shown> = since.moves.iter().map(|m| &m.now).collect();
    columns.sort();
    columns.dedup();
    let mut earlier: Vec<Option<&Shown>> = since.moves.iter().map(|m| m.before.as_ref()).collect();
    earlier.sort_by_key(|s| (s.is_none(), *s));
    earlier.dedup();
    let row = |before: Option<&Shown>| {
        let cells = columns.iter().map(|now| {
            let here_too: Vec<&Move> = since
                .moves
                .iter()
                .filter(|m| m.before.as_ref() == before && m.now == **now)
                .collect();
            let only = here_too
                .first()
                .filter(|_| here_too.len() == 1 && before != Some(*now));
            let names: Vec<String> = here_too.iter().filter_map(|m| name(here, m)).collect();
            let names = names.join(&here.words().say("list-comma", &[]));
            MatrixCellView {
                n: here_too.len(),
                href: only.map(|m| here.href(&Page::Project(m.id.clone()))),
                same: before == Some(*now),
                names,
            }
        });
        let cells: Vec<MatrixCellView> = cells.collect();
        MatrixRowView {
            status: before.map(|s| shown(here, s)),
            total: cells.iter().map(|c| c.n).sum(),
            cells,
        }
    };
    let heads: Vec<StatusView> = columns.iter().map(|s| shown(here, s)).collect();
    MatrixView {
        turned: are_wide(&heads),
        totals: columns
            .iter()
            .map(|now| since.moves.iter().filter(|m| m.now == **now).count())
            .collect(),
        all: since.moves.len(),
        rows: earlier.into_iter().map(row).collect(),
        columns: heads,
    }
}

/// Whether heads do not stand side by side on a wide window, each as wide as its longest word. A
/// line breaks at a space and behind a Chinese comma.
fn are_wide(heads: &[StatusView]) -> bool {
    // In pixels: the letters of a status, what stands around a head, the room beside the words of
    // the rows. Estimated widths are a little too wide, and so is the room.
    const SIZE: f64 = 15.0;
    const AROUND: f64 = 18.0;
    const ROOM: f64 = 1150.0;
    let longest = |head: &StatusView| {
        let words = head.word.split([' ', '，']);
        words.map(|word| width(word, SIZE)).fold(0.0, f64::max)
    };
    ROOM < heads.iter().map(|head| longest(head) + AROUND).sum()
}

fn name(here: &PageContext<'_>, m: &Move) -> Option<String> {
    Some(
        here.insight
            .project(&m.id)?
            .known
            .title
            .get(here.lang)
            .to_owned(),
    )
}

/// How far the first figure moved, or that it did not; of percentages, and of milestones met, in
/// points. `None` without a figure before, and for a step by milestones of 0.05 of a point or less.
fn change(here: &PageContext<'_>, of: &ProjectInsight, m: &Move) -> Option<String> {
    let Some((id, _, now)) = &m.values else {
        return m
            .progress
            .filter(|p| 5e-4 < p.abs())
            .map(|p| here.words().signed(p * 100.0, 1, "%"));
    };
    let indicator = of.indicators.iter().find(|i| i.indicator.id == *id)?;
    let moved = m.corrected.map(|(before, _)| before)?;
    if moved == *now {
        return Some(here.words().say("unchanged", &[]));
    }
    let by = say::signed(here, indicator, now - moved);
    // What is taken from a number that is only about right, or a bound, is no more exact.
    let is_open = [moved, *now]
        .iter()
        .any(|value| !moves::sign_of(indicator, *value).is_empty());
    Some(match is_open {
        true => here
            .words()
            .say("chart-about", &[("value", Arg::Text(&by))]),
        false => by,
    })
}

fn row(here: &PageContext<'_>, m: &Move) -> Option<VersusRowView> {
    let of = here.insight.project(&m.id)?;
    let words = here.words();
    let notes = [
        ("versus-new", m.before.is_none()),
        (
            "versus-first",
            m.before.is_some() && m.values.is_some() && m.corrected.is_none(),
        ),
        ("versus-ended", m.ended()),
        ("versus-retargeted", m.retargeted),
        ("versus-still", m.still),
        ("versus-silent", m.silent),
        ("versus-waits", m.waits),
    ];
    let lead = m
        .values
        .as_ref()
        .and_then(|(id, ..)| of.indicators.iter().find(|i| i.indicator.id == *id));
    let worded = lead.is_some_and(|i| i.indicator.kind.is_worded());
    Some(VersusRowView {
        no: of.known.no,
        project: project_link(here, &of.known),
        before: m.before.as_ref().map(|s| shown(here, s)),
        now: shown(here, &m.now),
        changed: m.before.as_ref().is_some_and(|b| *b != m.now),
        values: moves::row(here, m),
        points: change(here, of, m).filter(|_| !worded),
        notes: notes
            .iter()
            .filter(|(_, is)| *is)
            .map(|(key, _)| words.say(key, &[]))
            .collect(),
    })
}
