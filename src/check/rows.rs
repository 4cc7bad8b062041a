//! The common tables of figures, `content/data/*.csv`: read once, then handed to the projects that
//! their rows name.

use super::Context;
use super::figure_table::figure_table;
use super::observation::{PartFigure, Series};
use super::parts::Dimensions;
use crate::base::number::Notation;
use crate::base::{Code, Diagnostics, FileId};
use crate::discover::Inventory;
use crate::model::{Evidence, Project, Settings};
use crate::parse::table::{Table, TableRow};
use crate::yaml::{Reader, did_you_mean};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of the common tables by the project they name.
#[derive(Debug, Default)]
pub struct ByProject {
    tables: Vec<(FileId, Table)>,
    rows: BTreeMap<Box<str>, Vec<(usize, usize)>>,
}

/// Reads the common tables; rows that name no project are reported and left out.
pub fn by_project(
    context: Context<'_>,
    inventory: &Inventory,
    diags: &mut Diagnostics,
) -> ByProject {
    let mut all = ByProject::default();
    for file in &inventory.tables {
        let Some(text) = context.parsed.tables.get(file) else {
            continue;
        };
        let first = ["project", "indicator"];
        let dimensions = context.settings.dimension_ids();
        let table = figure_table(text, *file, &first, dimensions, diags);
        for (at, row) in table.rows.iter().enumerate() {
            match table.cell(row, "project") {
                Some(project) => all
                    .rows
                    .entry(project.into())
                    .or_default()
                    .push((all.tables.len(), at)),
                None => diags.push(
                    Code::BadRow,
                    row.span,
                    "the row names no project",
                    "fill in the column `project`",
                ),
            }
        }
        all.tables.push((*file, table));
    }
    all
}

impl ByProject {
    /// Hands a project its rows, in the order of the tables; those of an unknown indicator are
    /// reported.
    pub fn give(
        &self,
        project: &mut Project,
        proof: &[Evidence],
        settings: &Settings,
        reader: &mut Reader,
    ) {
        let mut figures: Vec<Vec<PartFigure>> = vec![Vec::new(); project.indicators.len()];
        for (table, row) in self.rows.get(&*project.id).into_iter().flatten() {
            let table = &self.tables[*table].1;
            let row = (table, &table.rows[*row]);
            if let Some((at, figure)) = of_row(project, row, proof, settings, reader) {
                figures[at].push(figure);
            }
        }
        for (indicator, figures) in project.indicators.iter_mut().zip(figures) {
            if !figures.is_empty() {
                Arc::make_mut(indicator).add(figures);
            }
        }
    }
}

/// The figure of a row, behind the place of its indicator among those of the project; `None` for a
/// row that cannot be read, which is reported.
fn of_row(
    project: &Project,
    (table, row): (&Table, &TableRow),
    proof: &[Evidence],
    settings: &Settings,
    reader: &mut Reader,
) -> Option<(usize, PartFigure)> {
    let id = table.cell(row, "indicator").unwrap_or("main");
    let Some(at) = project.indicators.iter().position(|i| &*i.id == id) else {
        let known = project.indicators.iter().map(|i| &*i.id);
        super::refs::unknown(id, "indicator", known, row.span, reader);
        return None;
    };
    let indicator = &project.indicators[at];
    let series = Series {
        accumulation: indicator.accumulation,
        kind: indicator.kind,
        proof,
        dimensions: Dimensions {
            settings,
            indicator: &indicator.id,
            by: &indicator.by,
        },
        notation: Notation::Untold,
    };
    Some((at, series.figure_of_row(table, row, reader)?))
}

/// Reports rows that name a project which does not exist.
pub fn unclaimed(
    rows: &ByProject,
    inventory: &Inventory,
    projects: &[Arc<Project>],
    diags: &mut Diagnostics,
) {
    // A project that could not be read has its own message; its rows get none.
    let names: Vec<&str> = projects
        .iter()
        .map(|p| &*p.id)
        .chain(inventory.projects.iter().map(|p| p.name.as_str()))
        .collect();
    for (name, places) in rows
        .rows
        .iter()
        .filter(|(name, _)| !names.contains(&&***name))
    {
        let (table, row) = places[0];
        let hint = match did_you_mean(name, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use the name of the project's file or folder".to_owned(),
        };
        diags.push(
            Code::UnknownId,
            rows.tables[table].1.rows[row].span,
            format!("there is no project `{name}`"),
            hint,
        );
    }
}
