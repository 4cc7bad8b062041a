//! The common tables of figures, `content/data/*.csv`: read once, then handed to the projects that
//! their rows name.

use super::Context;
use super::figure_table::figure_table;
use super::observation::Series;
use super::parts::Dimensions;
use crate::base::{Code, Diagnostics, FileId};
use crate::discover::Inventory;
use crate::model::{Evidence, Id, Project, Settings};
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
        for (table, row) in self.rows.get(&*project.id).into_iter().flatten() {
            let table = &self.tables[*table].1;
            row_to(project, (table, &table.rows[*row]), proof, settings, reader);
        }
    }
}

fn row_to(
    project: &mut Project,
    (table, row): (&Table, &TableRow),
    proof: &[Evidence],
    settings: &Settings,
    reader: &mut Reader,
) {
    let id = table.cell(row, "indicator").unwrap_or("main");
    let Some(indicator) = project.indicators.iter_mut().find(|i| i.id == Id::from(id)) else {
        let known: Vec<Id> = project.indicators.iter().map(|i| i.id.clone()).collect();
        return super::refs::unknown(
            id,
            "indicator",
            known.iter().map(|i| &**i),
            row.span,
            reader,
        );
    };
    let series = Series {
        accumulation: indicator.accumulation,
        kind: indicator.kind,
        proof,
        dimensions: Dimensions {
            settings,
            indicator: &indicator.id,
            by: &indicator.by,
        },
    };
    if let Some((slice, figure)) = series.figure_of_row(table, row, reader) {
        Arc::make_mut(indicator).add(&slice, figure);
    }
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
