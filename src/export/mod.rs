//! The figures of a site as tables for an office: a workbook with a sheet for each department, or
//! rows of CSV. Both are read again as common tables, with the same figures.

mod words;
mod book;

use crate::base::csv_rows::csv;
use crate::base::{Date, Lang, Period, PeriodKind};
use crate::model::vocabulary::{Accumulation, Flag, Interval, Kind};
use crate::model::{Id, Indicator, Observation, Project, Settings, Site, Slice, When};
use std::collections::{BTreeMap, BTreeSet};
use words::Words;

pub use book::workbook;

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Only projects that this department leads; `None` for all.
    pub department: Option<&'a str>,
    /// Whether the next figures have empty columns.
    pub fill: bool,
    /// The day that decides which department leads, and which figures come next.
    pub as_of: Date,
}

/// The sheet of one department.
#[derive(Debug)]
struct SheetOfDepartment<'s> {
    /// Its name, which the site says; `None` for projects that none leads.
    name: Option<&'s str>,
    rows: Vec<Row<'s>>,
    /// The heads of its columns of figures, the newest where there are more than fit.
    dates: Vec<String>,
}

impl SheetOfDepartment<'_> {
    /// Whether a figure has a place in a column of its date.
    fn is_wide(&self, cell: &Cell<'_>) -> bool {
        is_wide(cell) && self.dates.contains(&head(cell.figure))
    }
}

/// One indicator of a project.
#[derive(Clone, Copy, Debug)]
struct Row<'s> {
    project: &'s Project,
    indicator: &'s Indicator,
}

/// A figure as it stands now.
#[derive(Clone, Debug)]
struct Cell<'s> {
    figure: &'s Observation,
    slice: &'s Slice,
    /// Its number or words; empty where it is a fraction alone.
    value: String,
    /// Whether it is told in words, which a table has in a column of their own.
    is_words: bool,
}

impl<'s> Row<'s> {
    /// The figures that a table can hold: what was withdrawn or marked as missing is none.
    fn cells(self) -> impl Iterator<Item = Cell<'s>> {
        let all = self.indicator.all_figures();
        all.filter_map(move |(slice, figure)| {
            let value = self.standing(slice, figure)?;
            Some(Cell {
                figure,
                slice,
                value,
                is_words: self.indicator.kind == Kind::Qualitative,
            })
        })
    }

    /// What a figure says after the corrections so far; empty where it is told as a fraction.
    fn standing(self, slice: &Slice, figure: &Observation) -> Option<String> {
        let id = &self.indicator.id;
        if let Some(newest) = self.project.corrected(id, slice, figure.when) {
            return newest.to.as_ref().map(ToString::to_string);
        }
        let number = figure.value.as_ref().map(ToString::to_string);
        let is_fraction = figure.numerator.is_some() && figure.denominator.is_some();
        // What is said of a figure that is missing is none.
        let is_told = self.indicator.kind == Kind::Qualitative && figure.flag != Flag::Missing;
        let words = || figure.note.as_ref().filter(|_| is_told);
        let words = || words().map(|words| words.get(Lang::DEFAULT).to_owned());
        number.or_else(|| {
            if is_fraction {
                Some(String::new())
            } else {
                words()
            }
        })
    }
}

/// The most dates that a sheet has columns for: with those before and behind them no more than
/// are read again.
const MOST_DATES: usize = 240;

/// The columns of figures that a sheet has, by the day they are about.
fn dates(rows: &[Row<'_>]) -> Vec<String> {
    let wide = rows
        .iter()
        .flat_map(|row| row.cells().filter(|cell| is_wide(cell)));
    let dates: BTreeSet<(Date, String)> = wide
        .map(|cell| (cell.figure.when.day(), head(cell.figure)))
        .collect();
    let older = dates.len().saturating_sub(MOST_DATES);
    dates
        .into_iter()
        .skip(older)
        .map(|(_, head)| head)
        .collect()
}

/// What a figure is about, as the head of its column.
fn head(figure: &Observation) -> String {
    figure.about().to_string()
}

/// Whether a figure has a place in a table with a column for each date.
fn is_wide(cell: &Cell<'_>) -> bool {
    cell.slice.is_whole() && !cell.value.is_empty() && !cell.is_words
}

/// The indicators of a site by the department that leads, in the order of the configuration;
/// projects that none leads last.
fn sheets<'s>(site: &'s Site, wanted: &Wanted<'_>) -> Vec<SheetOfDepartment<'s>> {
    let settings = &site.settings;
    let lead = |project: &'s Project| {
        let departments = project.departments.at(wanted.as_of);
        departments.and_then(|d| d.lead.as_ref())
    };
    let ids = settings.departments.iter().map(|group| Some(&group.id));
    let sheets = ids.chain([None]).map(|id: Option<&Id>| {
        let projects = site.projects.iter().filter(|project| match id {
            Some(_) => lead(project) == id,
            None => lead(project).is_none_or(|id| settings.department(id).is_none()),
        });
        let rows = projects.flat_map(|project| {
            let open = project.indicators.iter().filter(|i| i.closed.is_none());
            open.map(|indicator| Row { project, indicator })
        });
        let rows: Vec<Row<'_>> = rows.collect();
        let group = id.and_then(|id| settings.department(id));
        SheetOfDepartment {
            name: group.map(|group| group.name.get(Lang::DEFAULT)),
            dates: dates(&rows),
            rows,
        }
    });
    let only = wanted.department.and_then(|id| settings.department(id));
    let only = only.map(|group| group.name.get(Lang::DEFAULT));
    let is_wanted =
        |sheet: &SheetOfDepartment<'_>| only.is_none_or(|only| sheet.name == Some(only));
    sheets
        .filter(|sheet| !sheet.rows.is_empty() && is_wanted(sheet))
        .collect()
}

/// What projects and indicators are called in a table, so that nobody else is meant.
struct Names {
    taken: BTreeMap<String, usize>,
}

impl Names {
    fn of(site: &Site) -> Names {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut take =
            |name: &str| *taken.entry(crate::table::heads::plain(name)).or_default() += 1;
        for project in &site.projects {
            let titles: BTreeSet<&str> = project.title.versions().map(|(_, title)| title).collect();
            titles.into_iter().for_each(&mut take);
            take(&project.id);
            project.no.iter().for_each(|no| take(&no.to_string()));
        }
        Names { taken }
    }

    /// The title in the first language, where no other project has that name; else the id.
    fn project<'p>(&self, project: &'p Project) -> &'p str {
        let title = project.title.get(Lang::DEFAULT);
        let times = self.taken.get(&crate::table::heads::plain(title));
        let is_total = crate::table::heads::is_total(title);
        if times == Some(&1) && !is_total {
            title
        } else {
            &project.id
        }
    }

    /// Nothing for the only indicator; else its name, where no other of its project has it.
    fn indicator<'p>(&self, row: Row<'p>) -> &'p str {
        let all = &row.project.indicators;
        if let [_] = all.as_slice() {
            return "";
        }
        let name = row.indicator.name.get(Lang::DEFAULT);
        let is_it = |other: &Indicator| {
            *other.id == *name || other.name.versions().any(|(_, own)| own == name)
        };
        let once = all.iter().filter(|other| is_it(other)).count() == 1;
        if once { name } else { &row.indicator.id }
    }
}

/// The unit of an indicator, in the first language.
fn unit(indicator: &Indicator) -> &str {
    indicator
        .unit
        .as_ref()
        .map_or("", |unit| unit.get(Lang::DEFAULT))
}

/// What comes next for the indicators of a site.
#[derive(Clone, Copy)]
struct Next {
    day: Date,
    /// The kind of period of an indicator that has had none.
    usual: PeriodKind,
    /// The month in which the years of the site begin.
    begins: i8,
}

impl Next {
    fn of(settings: &Settings, as_of: Date) -> Next {
        let (day, usual) = match settings.cadence.progress.unwrap_or(Interval::Month) {
            Interval::Week => (as_of.plus(7), PeriodKind::Month),
            Interval::Days(days) => (as_of.plus(days), PeriodKind::Month),
            Interval::Month => (as_of.plus(1).month_end(), PeriodKind::Month),
            Interval::Quarter => (quarter_end(as_of, 3), PeriodKind::Quarter),
            Interval::HalfYear => (quarter_end(as_of, 6), PeriodKind::HalfYear),
            Interval::Year => (quarter_end(as_of, 12), PeriodKind::Year),
        };
        let begins = settings.calendar.starts;
        Next { day, usual, begins }
    }

    /// The head of the column in which the next figure of an indicator belongs: a day, or where
    /// figures count per period one as long as its last. `None` where it is told in words.
    fn head(self, indicator: &Indicator) -> Option<String> {
        if indicator.kind == Kind::Qualitative {
            return None;
        }
        if indicator.accumulation != Accumulation::PerPeriod {
            return Some(self.day.to_string());
        }
        let kind = match indicator.observations.last().map(|figure| figure.when) {
            Some(When::Period(last)) => last.kind(),
            _ => self.usual,
        };
        Some(Period::of(kind, self.day, self.begins).to_string())
    }

    /// Those of the rows of a sheet, each once, the day before the periods.
    fn heads(self, rows: &[Row<'_>]) -> Vec<String> {
        let heads = rows.iter().filter_map(|row| self.head(row.indicator));
        let heads: BTreeSet<(bool, String)> = heads
            .map(|head| (Date::parse(&head).is_none(), head))
            .collect();
        heads.into_iter().map(|(_, head)| head).collect()
    }
}

/// The end of the stretch of some months in a year that a day after `as_of` lies in.
fn quarter_end(as_of: Date, months: i8) -> Date {
    let first = as_of.plus(1);
    let left = (months - first.ymd().1.rem_euclid(months)) % months;
    first.month_start().plus_months(i32::from(left)).month_end()
}

/// All figures as rows of CSV, with the mark by which Excel knows UTF-8.
pub fn rows(site: &Site, wanted: &Wanted<'_>) -> String {
    let (words, names) = (Words::of(&site.settings), Names::of(site));
    let sheets = sheets(site, wanted);
    let all = || sheets.iter().flat_map(|sheet| &sheet.rows).copied();
    let cells = all().flat_map(|row| row.cells().map(move |cell| (row, cell)));
    let cells: Vec<(Row<'_>, Cell<'_>)> = cells.collect();
    let dimensions = dimensions(&site.settings, &cells);
    let head = words.long(&dimensions);
    let rows = cells
        .iter()
        .map(|(row, cell)| long(&names, *row, cell, &dimensions));
    format!("\u{feff}{}", csv(std::iter::once(head).chain(rows)))
}

/// The dimensions by which any of these figures is broken down.
fn dimensions<'s>(settings: &'s Settings, cells: &[(Row<'_>, Cell<'_>)]) -> Vec<&'s str> {
    let is_used = |id: &&str| cells.iter().any(|(_, cell)| cell.slice.value(id).is_some());
    settings.dimension_ids().filter(is_used).collect()
}

/// A figure in a table with a row for each.
fn long(names: &Names, row: Row<'_>, cell: &Cell<'_>, dimensions: &[&str]) -> Vec<String> {
    let text = |number: &Option<crate::base::Decimal>| {
        number
            .as_ref()
            .map_or_else(String::new, ToString::to_string)
    };
    let figure = cell.figure;
    // A corrected number is no longer its fraction.
    let is_first = figure
        .value
        .as_ref()
        .is_none_or(|value| value.to_string() == cell.value);
    let fraction = |number| {
        if is_first {
            text(number)
        } else {
            String::new()
        }
    };
    let mut cells = vec![
        names.project(row.project).to_owned(),
        names.indicator(row).to_owned(),
        head(figure),
        if cell.is_words {
            String::new()
        } else {
            cell.value.clone()
        },
        fraction(&figure.numerator),
        fraction(&figure.denominator),
        if cell.is_words {
            cell.value.clone()
        } else {
            String::new()
        },
    ];
    let part = |dimension: &&str| {
        cell.slice
            .value(dimension)
            .map_or_else(String::new, |id| id.to_string())
    };
    cells.extend(dimensions.iter().map(part));
    cells
}
