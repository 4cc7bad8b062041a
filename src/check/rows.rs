//! The figures of the common tables, handed to the projects that their rows name.

use super::Context;
use super::observation::{PartFigure, Series, Unit};
use super::parts::Dimensions;
use super::sheet::names::{Called, Callings};
use crate::base::number::Notation;
use crate::base::{Code, Diagnostics, Text};
use crate::discover::Inventory;
use crate::model::{Evidence, Project, Settings};
use crate::table::heads::plain;
use crate::table::named::{Table, TableRow};
use crate::yaml::{Reader, did_you_mean};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of the common tables by the project they name.
#[derive(Debug, Default)]
pub struct ByProject {
    tables: Vec<Table>,
    rows: BTreeMap<Box<str>, Vec<(usize, usize)>>,
    callings: Callings,
}

/// Goes through common tables; rows that name no project are reported and left out.
pub fn by_project(
    context: Context<'_>,
    inventory: &Inventory,
    tables: Vec<Table>,
    diags: &mut Diagnostics,
) -> ByProject {
    let mut all = ByProject::default();
    // Nobody is called by a name where no table calls.
    if !tables.is_empty() {
        all.callings = Callings::new(context, inventory.projects.iter());
    }
    for (at, table) in tables.iter().enumerate() {
        for (row_at, row) in table.rows.iter().enumerate() {
            if let Some(id) = whose(table, row, &all.callings, diags) {
                all.rows.entry(id).or_default().push((at, row_at));
            }
        }
    }
    ByProject { tables, ..all }
}

/// The id of the project that a row is about, or what it says instead of one; `None` where that is
/// nothing, or several could be meant, which is reported. Where it has a name and a number the name
/// counts: a number is often only that of the row.
fn whose(
    table: &Table,
    row: &TableRow,
    callings: &Callings,
    diags: &mut Diagnostics,
) -> Option<Box<str>> {
    let named = ["project", "no"].into_iter();
    let mut named = named.filter_map(|column| Some((column, table.cell(row, column)?)));
    let Some((column, name)) = named.next() else {
        diags.push(
            Code::BadRow,
            row.span,
            "the row names no project",
            "fill in the column `project`",
        );
        return None;
    };
    match callings.of(name) {
        Called::One(id) => Some(id.into()),
        Called::Nobody => Some(name.into()),
        Called::Several(ids) => {
            let message = format!(
                "`{name}` is the name of several projects: {}",
                ids.join(", ")
            );
            let hint = "write the id of the one that is meant";
            diags.push(Code::UnknownId, table.place(row, column), message, hint);
            None
        }
    }
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
            let table = &self.tables[*table];
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
    let named = table.cell(row, "indicator");
    let Some(at) = indicator(project, named) else {
        let known = project.indicators.iter().map(|i| &*i.id);
        let place = table.place(row, "indicator");
        super::refs::unknown(named.unwrap_or("main"), "indicator", known, place, reader);
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
        unit: Unit::of(&indicator.unit, &indicator.unit_forms),
    };
    Some((at, series.figure_of_row(table, row, reader)?))
}

/// The place of an indicator among those of its project, by its id or its name in any language;
/// where none is named, of `main` or of the only one.
fn indicator(project: &Project, named: Option<&str>) -> Option<usize> {
    let all = &project.indicators;
    let of_id = |id: &str| all.iter().position(|i| &*i.id == id);
    let Some(named) = named else {
        return of_id("main").or((all.len() == 1).then_some(0));
    };
    let is_called = |name: &Text| name.versions().any(|(_, own)| plain(own) == plain(named));
    of_id(named).or_else(|| all.iter().position(|i| is_called(&i.name)))
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
        let (table, row) = (&rows.tables[places[0].0], places[0].1);
        let row = &table.rows[row];
        let known: Vec<&str> = names.iter().copied().chain(rows.callings.all()).collect();
        let hint = match did_you_mean(name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use the name of the project's file or folder".to_owned(),
        };
        diags.push(
            Code::UnknownId,
            table.place(row, "project"),
            format!("there is no project `{name}`"),
            hint,
        );
    }
}
