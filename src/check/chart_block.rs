//! Chart blocks in a text: ` ```chart ` with typed keys.
//!
//! A block names what it shows, never how it looks: what it cannot draw is reported where the block
//! stands, and what it can is drawn elsewhere.

use crate::base::{Code, Diagnostics, FileId, Span};
use crate::model::vocabulary::{ChartKind, Sorting};
use crate::model::{GroupKind, Id, Indicator, Project, Settings};
use crate::reference;
use crate::yaml::{Fields, Node, Reader, quoted_choices, read_tree};

/// A chart block, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartBlock {
    /// Which chart it asks for.
    pub kind: ChartKind,
    /// The project it is about, the text's own where the block names none; `None` for charts of all
    /// projects.
    pub project: Option<Id>,
    /// The indicator it shows; `None` for kinds that take none, and for rows of all indicators.
    pub indicator: Option<Id>,
    /// Whether the axis of a trajectory begins at zero; it does by default.
    pub zero: bool,
    /// What the rows of a status chart are, one a group; focuses by default.
    pub by: GroupKind,
    /// The dimension along which the parts of its indicator are shown; `None` where the block names
    /// none.
    pub dimension: Option<Id>,
    /// The order of the rows of a status chart; as in site.yaml by default.
    pub sort: Sorting,
}

/// The keys that only some kinds take.
const KEYS: [&str; 5] = ["project", "indicator", "zero", "by", "sort"];

impl ChartKind {
    /// Whether it is about all projects instead of one.
    pub fn of_all_projects(self) -> bool {
        matches!(
            self,
            ChartKind::Status | ChartKind::Tiles | ChartKind::Calendar
        )
    }

    /// Whether it shows one row for each indicator unless told which.
    fn is_rows(self) -> bool {
        matches!(
            self,
            ChartKind::Bullet | ChartKind::Sparkline | ChartKind::Change
        )
    }

    /// Whether one of [`KEYS`] belongs to it.
    fn takes(self, key: &str) -> bool {
        use ChartKind::{BurnUp, Heat, Ladder, Matrix, Multiples, Status, Trajectory};
        match key {
            "project" => !self.of_all_projects(),
            "indicator" => {
                self.is_rows()
                    || matches!(
                        self,
                        Trajectory | BurnUp | Ladder | Heat | Multiples | Matrix
                    )
            }
            "zero" => self == Trajectory,
            "by" => self == Status || self.takes_parts(),
            _ => self == Status,
        }
    }

    /// Whether it can show the parts of one indicator.
    fn takes_parts(self) -> bool {
        matches!(self, ChartKind::Heat | ChartKind::Multiples) || self.is_rows()
    }
}

/// Reads a chart block that begins at byte `offset` of its file; `None` when it cannot be drawn,
/// which is reported.
///
/// `own` is the project whose text it stands in, `projects` are those it may name: all of the site
/// while checking, those of the edition while rendering, so that a hidden one is then as unknown as
/// one that never was.
pub fn chart_block<'p>(
    text: &str,
    file: FileId,
    offset: usize,
    own: Option<&'p Project>,
    projects: impl Iterator<Item = &'p Project> + Clone,
    settings: &Settings,
    diags: &mut Diagnostics,
) -> Option<ChartBlock> {
    let node = read_tree(text, file, offset, diags)?;
    let mut reader = Reader {
        languages: &[],
        begins: 1,
        diags,
    };
    let mut fields = reader.fields(&node, &reference::CHART, "a map with `kind`")?;
    let head = fields.head();
    let kind = fields
        .require("kind", "the chart", "trajectory", reader.diags)
        .and_then(|n| reader.word::<ChartKind>(n));
    let [project, indicator, zero, by, sort] = KEYS.map(|key| fields.take(key));
    misplaced(kind, &fields, &mut reader);
    fields.finish(reader.diags);
    let mut block = ChartBlock {
        kind: kind?,
        project: None,
        indicator: None,
        zero: zero.and_then(|n| reader.truth(n)).unwrap_or(true),
        by: by
            .filter(|_| kind == Some(ChartKind::Status))
            .and_then(|n| grouping(n, settings, &mut reader))
            .unwrap_or(GroupKind::Focus),
        dimension: None,
        sort: sort.and_then(|n| reader.word(n)).unwrap_or(Sorting::Site),
    };
    if !block.kind.of_all_projects() {
        let about = about(project, own, projects, head, &mut reader)?;
        block.project = Some(about.id.clone());
        block.indicator = subject(block.kind, (indicator, by), about, head, &mut reader)?;
        let of = about
            .indicators
            .iter()
            .find(|i| Some(&i.id) == block.indicator.as_ref());
        let by = by.filter(|_| block.kind.takes_parts()).zip(of);
        block.dimension = match by {
            Some((node, of)) => Some(dimension(node, of, &mut reader)?),
            None => None,
        };
    }
    Some(block)
}

/// What the rows of a status chart are, among the kinds of groups of the site.
fn grouping(node: &Node, settings: &Settings, reader: &mut Reader) -> Option<GroupKind> {
    let text = reader.exact(node, "one word")?;
    let found = GroupKind::counted(settings).find(|kind| kind.word(settings) == text);
    if found.is_none() {
        let words: Vec<&str> = GroupKind::counted(settings)
            .map(|kind| kind.word(settings))
            .collect();
        reader.bad_word(text, node.span, &words);
    }
    found
}

/// Reports keys that belong to other kinds.
fn misplaced(kind: Option<ChartKind>, fields: &Fields<'_>, reader: &mut Reader) {
    let Some(kind) = kind else { return };
    for key in KEYS.iter().filter(|key| !kind.takes(key)) {
        let Some(span) = fields.key_span(key) else {
            continue;
        };
        let message = format!("a chart of kind `{}` takes no `{key}`", kind.word());
        let takers: Vec<&str> = ChartKind::ALL
            .iter()
            .filter(|k| k.takes(key))
            .map(|k| k.word())
            .collect();
        let hint = format!("remove it; `{key}` belongs to {}", quoted_choices(&takers));
        reader.error(Code::BadChart, span, message, hint);
    }
}

/// The project that a chart is about.
fn about<'p>(
    node: Option<&Node>,
    own: Option<&'p Project>,
    mut projects: impl Iterator<Item = &'p Project> + Clone,
    head: Span,
    reader: &mut Reader,
) -> Option<&'p Project> {
    let Some(node) = node else {
        if own.is_none() {
            let hint = "add `project: id`; only in the text of a project or of its report it may \
                be left out";
            reader.error(
                Code::BadChart,
                head,
                "the chart does not say which project it is about",
                hint,
            );
        }
        return own;
    };
    let id = super::refs::one(node, "project", projects.clone().map(|p| &*p.id), reader)?;
    projects.find(|p| p.id == id)
}

/// Which indicator a chart shows, if it shows only one; `None` when the project lacks what the kind
/// needs.
fn subject(
    kind: ChartKind,
    (node, by): (Option<&Node>, Option<&Node>),
    about: &Project,
    head: Span,
    reader: &mut Reader,
) -> Option<Option<Id>> {
    let by = by.filter(|_| kind.takes_parts());
    let (there, what, key) = match kind {
        ChartKind::Milestones => (!about.milestones.is_empty(), "milestones", "milestones"),
        ChartKind::Money => (about.money.is_some(), "money", "money"),
        ChartKind::Matrix if node.is_none() => (
            about.indicators.iter().filter(|i| !i.by.is_empty()).count() > 1,
            "two breakdowns",
            "by: place",
        ),
        _ => (!about.indicators.is_empty(), "indicators", "target"),
    };
    if !there {
        let hint = format!("add `{key}`, or remove the block");
        reader.error(
            Code::BadChart,
            head,
            format!("the project has no {what} to draw"),
            hint,
        );
        return None;
    }
    let of_all = kind.is_rows() || matches!(kind, ChartKind::Multiples | ChartKind::Matrix);
    if !kind.takes("indicator") || (of_all && node.is_none() && by.is_none()) {
        return Some(None);
    }
    let span = node.map_or(head, |n| n.span);
    let indicator = match node {
        Some(node) => {
            let id = super::refs::one(
                node,
                "indicator",
                about.indicators.iter().map(|i| &*i.id),
                reader,
            )?;
            about.indicators.iter().find(|i| i.id == id)?
        }
        None => usual(kind, about, head, reader)?,
    };
    fits(kind, indicator, span, reader).then(|| Some(indicator.id.clone()))
}

/// The dimension of an indicator that a chart names; `None` for one that it does not have, which is
/// reported.
fn dimension(node: &Node, of: &Indicator, reader: &mut Reader) -> Option<Id> {
    super::refs::one(node, "dimension", of.by.iter().map(|id| &**id), reader)
}

/// The indicator of a chart that names none: the only one that it could be.
fn usual<'p>(
    kind: ChartKind,
    about: &'p Project,
    head: Span,
    reader: &mut Reader,
) -> Option<&'p Indicator> {
    let all = about.indicators.iter().map(|i| &**i);
    let broken_down: Vec<&Indicator> = all.filter(|i| !i.by.is_empty()).collect();
    let (message, hint) = match (broken_down.as_slice(), about.indicators.as_slice()) {
        ([only], _) if kind.takes_parts() => return Some(only),
        (_, [only]) => return Some(only),
        ([], _) if kind.takes_parts() => (
            "no indicator of the project has a breakdown",
            "give one `by: place` and its figures parts, or remove the block",
        ),
        _ => (
            "the chart does not say which indicator it shows",
            "add `indicator: id`",
        ),
    };
    reader.error(Code::BadChart, head, message, hint);
    None
}

/// Whether an indicator has what a kind needs; what it lacks is reported.
fn fits(kind: ChartKind, indicator: &Indicator, span: Span, reader: &mut Reader) -> bool {
    let (there, what, hint) = match kind {
        ChartKind::Heat | ChartKind::Multiples => (
            !indicator.by.is_empty(),
            "breakdown",
            "give it `by: place` and its figures parts",
        ),
        ChartKind::Matrix => (
            1 < indicator.by.len(),
            "second dimension",
            "give it `by: [place, sex]` and a table with a column for each",
        ),
        ChartKind::BurnUp | ChartKind::Ladder => {
            (indicator.target.is_some(), "target", "give it a `target`")
        }
        _ => return true,
    };
    if !there {
        let message = format!(
            "a chart of kind `{}` needs a {what}, and `{}` has none",
            kind.word(),
            indicator.id
        );
        reader.error(
            Code::BadChart,
            span,
            message,
            format!("{hint}, or draw another indicator"),
        );
    }
    there
}
