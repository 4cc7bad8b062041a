//! Chart blocks in a text: ` ```chart ` with typed keys.

use crate::base::{Code, Diagnostics, FileId};
use crate::model::words::words;
use crate::model::{Id, Project};
use crate::yaml::{Reader, read_tree};

words! {
    /// Which chart a block asks for.
    ChartKind {
        /// Plan, actual and target over time.
        Trajectory = "trajectory",
        /// Original dates against present ones.
        Milestones = "milestones",
        /// One row with bar and plan tick.
        Bullet = "bullet",
        /// The trend alone.
        Sparkline = "sparkline",
    }
}

/// A chart block, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartBlock {
    /// Which chart.
    pub kind: ChartKind,
    /// Of which indicator; `None` for milestones.
    pub indicator: Option<Id>,
}

/// Reads a chart block; `None` when it cannot be drawn, which is reported.
pub fn chart_block(
    text: &str,
    file: FileId,
    offset: usize,
    project: Option<&Project>,
    diags: &mut Diagnostics,
) -> Option<ChartBlock> {
    let node = read_tree(text, file, offset, diags)?;
    let mut reader = Reader { languages: &[], diags };
    let mut fields = reader.fields(&node, "a map with `kind`")?;
    let head = fields.head();
    let kind = fields.require("kind", "the chart", "trajectory", reader.diags).and_then(|n| reader.word::<ChartKind>(n));
    let id = fields.take("indicator");
    fields.finish(reader.diags);
    let kind = kind?;
    let Some(project) = project else {
        reader.error(
            Code::BadChart,
            head,
            "a chart block needs a project",
            "move it into the text of a project or of its report",
        );
        return None;
    };
    if kind == ChartKind::Milestones {
        if project.milestones.is_empty() {
            reader.error(Code::BadChart, head, "the project has no milestones to draw", "add `milestones`, or remove the block");
            return None;
        }
        return Some(ChartBlock { kind, indicator: None });
    }
    let known = project.indicators.iter().map(|i| &*i.id);
    let indicator = match id {
        Some(node) => super::refs::one(node, "indicator", known, &mut reader)?,
        None => match project.indicators.as_slice() {
            [only] => only.id.clone(),
            _ => {
                reader.error(Code::BadChart, head, "the chart does not say which indicator it shows", "add `indicator: id`");
                return None;
            }
        },
    };
    Some(ChartBlock { kind, indicator: Some(indicator) })
}
