//! Sheets as offices keep them → tables of figures with a row for each, and projects that rows list:
//! titles above the head, rows of totals and columns for other purposes are passed over, which is
//! told; columns of dates become rows.

pub mod names;
pub mod when;
mod head;
mod wide;
pub mod listed;

use super::Context;
use super::figure_table::{Wanted, settled};
use crate::base::number::{Typed, typed};
use crate::base::{Code, Diagnostics, FileId, Span};
use crate::table::heads::{self, is_total};
use crate::table::named::{self, Table};
use crate::table::{Cell, Content, Sheet, SheetRow, Value, delimited};
use head::{Column, Head};
use listed::{Listed, Name};
use std::borrow::Cow;

/// What stands in common tables.
#[derive(Debug, Default)]
pub struct Found {
    /// The tables of figures.
    pub figures: Vec<Table>,
    /// The rows that say what a project is.
    pub listed: Vec<Listed>,
    /// What these rows name and `site.yaml` does not have.
    pub unknown: Vec<Name>,
}

/// Adds what stands in a file; what cannot be read is reported.
pub fn tables(
    context: Context<'_>,
    content: &Content,
    file: FileId,
    wanted: &Wanted<'_>,
    found: &mut Found,
    diags: &mut Diagnostics,
) {
    let reading = Reading {
        context,
        file,
        wanted,
    };
    match content {
        Content::Text(text) => reading.text(text, found, diags),
        Content::Book(sheets) => reading.book(sheets, found, diags),
    }
}

/// A file of tables while it is read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    context: Context<'a>,
    file: FileId,
    wanted: &'a Wanted<'a>,
}

impl Reading<'_> {
    /// The table of a text. Its first line is its head unless another one is a better one.
    fn text(self, text: &delimited::Decoded, all: &mut Found, diags: &mut Diagnostics) {
        let own = &self.context.settings.tables.heads;
        let is_known = |name: &str| head::is_known(name, own, self.wanted);
        let sign = delimited::sign(&text.text, is_known);
        let mut sheet = delimited::sheet(&text.text, self.file, sign, diags);
        let taken = delimited::taken(text.encoding, sign);
        let found = head::find(&sheet, self.context, self.wanted);
        match found {
            Some(head)
                if 0 < head.row
                    || head.is_wide()
                    || head.lists_projects()
                    || head.passes_over(&sheet.rows[head.row].cells) =>
            {
                self.of_sheet(Cow::Owned(sheet), head, taken.as_deref(), all, diags)
            }
            _ => {
                // Nothing is passed over in a plain table: what is not known is a mistake in it.
                let cells = sheet.rows.first().map_or(&[][..], |row| &row.cells);
                let names = cells.iter().map(|cell| cell.value.text());
                let names: Vec<Box<str>> = names
                    .map(|name| head::name(&name, own, self.wanted))
                    .collect();
                self.totals(&mut sheet, 1, &names, diags);
                let columns = self.wanted.columns(&names);
                let taken = taken.as_deref();
                let table = named::table(sheet, self.file, names, columns, taken, diags);
                all.figures.push(settled(table, diags));
            }
        }
    }

    /// The tables of a workbook: each sheet with a head is one.
    fn book(self, sheets: &[Sheet], all: &mut Found, diags: &mut Diagnostics) {
        let mut found = Vec::new();
        let mut without = Vec::new();
        let has_shown = sheets.iter().any(|sheet| !sheet.hidden);
        for sheet in sheets {
            if sheet.hidden && !sheet.rows.is_empty() && self.leaves_out(sheet, diags) {
                continue;
            }
            match head::find(sheet, self.context, self.wanted) {
                Some(head) => found.push((sheet, head)),
                None if sheet.rows.is_empty() => {}
                None => without.push(sheet),
            }
        }
        if found.is_empty() && has_shown {
            let message = "no sheet has a row with the heads of a table of figures or projects";
            let hint = "write a row with `project`, `date` and `value` (项目, 日期, 数值), with \
                `project` and a column for each date, or with `project`, `focus` and `target` \
                (项目, 领域, 目标); for other heads add `tables: {heads: {…}}` to site.yaml";
            let span = Span::start_of(self.file);
            diags.push(Code::BadHeader, span, message, hint);
        }
        for sheet in without.into_iter().filter(|_| !found.is_empty()) {
            let words = format!(
                "the sheet `{}` has no head of a table of figures or projects",
                sheet.name
            );
            passed(sheet.rows[0].span, words, diags);
        }
        for (sheet, head) in found {
            self.of_sheet(Cow::Borrowed(sheet), head, None, all, diags);
        }
    }

    /// Tells of a hidden sheet; whether the site wants it to be left out.
    fn leaves_out(self, sheet: &Sheet, diags: &mut Diagnostics) -> bool {
        let skip = self.context.settings.tables.skips_hidden;
        let done = if skip {
            "left out"
        } else {
            "read as the others"
        };
        let words = format!("the hidden sheet `{}` is {done}", sheet.name);
        diags.push(
            Code::PassedOver,
            sheet.rows[0].span,
            words,
            hidden_hint(skip),
        );
        skip
    }

    /// What stands below a head that is not the first row, has columns for dates, lists projects, or
    /// stands in a workbook.
    fn of_sheet(
        self,
        sheet: Cow<'_, Sheet>,
        mut head: Head,
        taken: Option<&str>,
        all: &mut Found,
        diags: &mut Diagnostics,
    ) {
        let mut sheet = sheet.into_owned();
        let above: Vec<_> = sheet.rows.drain(..head.row).collect();
        if let Some(first) = above.first() {
            let first_words = first.cells.iter().find(|cell| !cell.value.is_empty());
            let words = first_words.map_or(Cow::Borrowed(""), |cell| cell.value.text());
            let message = match above.len() {
                1 => format!("the row above the head, `{words}`, is passed over"),
                n => format!("{n} rows above the head are passed over, from `{words}` on"),
            };
            passed(first.span, message, diags);
        }
        self.hidden(&mut sheet, diags);
        self.hidden_columns(&sheet, &mut head, diags);
        if !self.are_read(&sheet, &head, diags) {
            return;
        }
        self.passed_columns(&sheet, &head, diags);
        if head.lists_projects() && !once_each(&sheet, &head, diags) {
            return;
        }
        repeated_heads(&mut sheet, &head, diags);
        let names = head.names();
        self.totals(&mut sheet, 1, &names, diags);
        self.without_errors(&mut sheet, &head, diags);
        let raw = !sheet.says_formats && !sheet.name.is_empty();
        if head.lists_projects() && !self.context.settings.tables.skips_projects {
            if sheet.name.is_empty() {
                grouped(&mut sheet, &head, diags);
            }
            let rows = listed::rows(&sheet, &head, self.context, &mut all.unknown, diags);
            all.listed.extend(rows);
        }
        let table = match head.is_wide() {
            true => wide::table(&sheet, &head, self.context.settings),
            false if !head.is_tidy() => return,
            false => {
                let (sheet, names) = head.only_named(sheet);
                let columns = self.wanted.columns(&names);
                named::table(sheet, self.file, names, columns, taken, diags)
            }
        };
        all.figures.push(settled(Table { raw, ..table }, diags));
    }

    /// Tells of hidden rows, and leaves them out where the site wants that.
    fn hidden(self, sheet: &mut Sheet, diags: &mut Diagnostics) {
        let hidden = || sheet.rows.iter().skip(1).filter(|row| row.hidden);
        let Some(first) = hidden().next() else { return };
        let (n, span) = (hidden().count(), first.span);
        let skip = self.context.settings.tables.skips_hidden;
        let done = if skip {
            "left out"
        } else {
            "read as the others"
        };
        let of = &sheet.name;
        let words = match n {
            1 => format!("a hidden row of the sheet `{of}` is {done}"),
            n => format!("{n} hidden rows of the sheet `{of}` are {done}"),
        };
        diags.push(Code::PassedOver, span, words, hidden_hint(skip));
        let mut at = 0;
        sheet.rows.retain(|row| {
            at += 1;
            at == 1 || !(skip && row.hidden)
        });
    }

    /// Tells of hidden columns that are looked at, and passes them over where the site wants that.
    fn hidden_columns(self, sheet: &Sheet, head: &mut Head, diags: &mut Diagnostics) {
        let skip = self.context.settings.tables.skips_hidden;
        let cells = sheet.rows[0]
            .cells
            .iter()
            .zip(&mut head.columns)
            .enumerate();
        for (at, (cell, column)) in cells {
            if !sheet.hidden_columns.contains(&at) || *column == Column::Skip {
                continue;
            }
            let done = if skip {
                "left out"
            } else {
                "read as the others"
            };
            let words = format!("the hidden column `{}` is {done}", cell.value.text());
            diags.push(Code::PassedOver, cell.span, words, hidden_hint(skip));
            if skip {
                *column = Column::Skip;
            }
        }
    }

    /// Reports heads that look like dates and name none; whether there are none of them.
    fn are_read(self, sheet: &Sheet, head: &Head, diags: &mut Diagnostics) -> bool {
        let cells = &sheet.rows[0].cells;
        let mut fine = true;
        for (column, cell) in head.columns.iter().zip(cells) {
            let text = cell.value.text();
            let (message, hint) = match column {
                Column::Yearless => (
                    format!(
                        "`{text}` has no year, and neither the title nor the name of the sheet names \
                         a single one"
                    ),
                    "write the year, as in `2021年7月` or `2021-07-31`, or put it into the title",
                ),
                Column::Unread => (
                    format!("`{text}` is no date with one reading"),
                    "write it as YYYY-MM-DD, YYYY-MM, `2021年7月` or `截至2021年7月底`; a column for \
                     another purpose is passed over by `tables: {heads: {its head: skip}}`",
                ),
                _ => continue,
            };
            fine = false;
            diags.push(Code::BadDate, cell.span, message, hint);
        }
        fine
    }

    /// Tells of columns that are passed over, and warns of those that are full of numbers unless the
    /// site passes them over itself.
    fn passed_columns(self, sheet: &Sheet, head: &Head, diags: &mut Diagnostics) {
        let own = &self.context.settings.tables.heads;
        let heads = &sheet.rows[0].cells;
        let mut names = Vec::new();
        let last = sheet
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        for at in 0..last {
            let column = head.columns.get(at).unwrap_or(&Column::Skip);
            let Some(first) = first_below(sheet, at).filter(|_| *column == Column::Skip) else {
                continue;
            };
            let name = heads
                .get(at)
                .map(|cell| cell.value.text())
                .unwrap_or_default();
            if has_numbers(sheet, at) && heads::meaning(&name, own).is_none() {
                unread(heads.get(at).filter(|_| !name.is_empty()), first, diags);
            } else if name.is_empty() {
                let words = "what stands in a column without a head is passed over";
                passed(first.span, words.to_owned(), diags);
            } else {
                names.push(format!("`{name}`"));
            }
        }
        if !names.is_empty() {
            let words = match names.len() {
                1 => format!("the column {} is passed over", names[0]),
                _ => format!("the columns {} are passed over", names.join(", ")),
            };
            passed(sheet.rows[0].span, words, diags);
        }
    }

    /// Takes out rows of totals, and tells of them; the first `skip` rows are the head.
    fn totals(self, sheet: &mut Sheet, skip: usize, names: &[Box<str>], diags: &mut Diagnostics) {
        let is_name = |at: &usize| matches!(&*names[*at], "project" | "no" | "indicator");
        // The word may stand in a column before those that say what a row is about.
        let before = (0..names.len()).rfind(is_name).map_or(0, |last| last + 1);
        let naming = (0..before).filter(|at| names[*at].is_empty() || is_name(at));
        let naming: Vec<usize> = naming.collect();
        let mut at = 0;
        sheet.rows.retain(|row| {
            at += 1;
            let cells = naming.iter().filter_map(|at| row.cells.get(*at));
            let mut words = cells.filter_map(|cell| match &cell.value {
                Value::Text(text) => Some((text, cell.span)),
                _ => None,
            });
            let total = words.find(|(text, _)| is_total(text)).filter(|_| skip < at);
            if let Some((text, span)) = total {
                let words = format!("the row `{text}` is one of totals, and no project");
                passed(span, words, diags);
            }
            total.is_none()
        });
    }

    /// Reports cells that hold an error or a formula without its value, and takes them out; of a
    /// table with a row for each figure the whole row, which would have a message of its own.
    fn without_errors(self, sheet: &mut Sheet, head: &Head, diags: &mut Diagnostics) {
        let is_one_figure = head.is_tidy();
        let mut at = 0;
        sheet.rows.retain_mut(|row| {
            at += 1;
            let cells = head.columns.iter().zip(&mut row.cells);
            let mut fine = true;
            for (_, cell) in cells.filter(|(column, _)| 1 < at && **column != Column::Skip) {
                if let Some((message, hint)) = without_value(&cell.value) {
                    diags.push(Code::BadRow, cell.span, message, hint);
                    cell.value = Value::Empty;
                    fine = false;
                }
            }
            fine || !is_one_figure
        });
    }
}

/// Fills what was merged over the rows of a group before the table became a text: below a focus or
/// batch that stands before the titles the cells are empty. It is told.
fn grouped(sheet: &mut Sheet, head: &Head, diags: &mut Diagnostics) {
    let title = head.columns.iter().position(|column| column.is("project"));
    for at in 0..title.unwrap_or(0) {
        let groups =
            matches!(&head.columns[at], Column::Key(key, _) if matches!(&**key, "focus" | "batch"));
        let mut above: Option<Value> = None;
        let mut filled = Vec::new();
        for row in sheet.rows.iter_mut().skip(1).filter(|_| groups) {
            let Some(cell) = row.cells.get_mut(at) else {
                continue;
            };
            match &above {
                Some(value) if cell.value.is_empty() => {
                    cell.value = value.clone();
                    filled.push(row.span);
                }
                _ => above = Some(cell.value.clone()),
            }
        }
        if let Some(first) = filled.first() {
            let name = sheet.rows[0].cells[at].value.text();
            let words = format!(
                "{} empty cells of the column `{name}` have the value above them, as merged cells do",
                filled.len()
            );
            passed(*first, words, diags);
        }
    }
}

/// Reports columns that say the same of a project; whether there are none.
fn once_each(sheet: &Sheet, head: &Head, diags: &mut Diagnostics) -> bool {
    let mut seen: Vec<(&Column, &Cell)> = Vec::new();
    let mut fine = true;
    for (column, cell) in head.columns.iter().zip(&sheet.rows[0].cells) {
        let says = matches!(column, Column::Named(_) | Column::Key(..));
        let first = seen
            .iter()
            .find(|(own, _)| own.says_what(column))
            .filter(|_| says);
        if let Some((_, first)) = first {
            let (text, other) = (cell.value.text(), first.value.text());
            let message = format!("the columns `{other}` and `{text}` say the same of a project");
            let hint = "keep one, or pass one over by `tables: {heads: {its head: skip}}`";
            diags.push(Code::BadHeader, cell.span, message, hint);
            fine = false;
        }
        seen.push((column, cell));
    }
    fine
}

/// Takes out rows that say the head again, as on each sheet of paper, and tells of them.
fn repeated_heads(sheet: &mut Sheet, head: &Head, diags: &mut Diagnostics) {
    let at = head.columns.iter().position(|column| column.is("project"));
    let text = |row: &SheetRow| {
        let cell = row.cells.get(at?)?;
        Some(heads::plain(&cell.value.text())).filter(|text| !text.is_empty())
    };
    let own = text(&sheet.rows[0]);
    let mut first = true;
    sheet.rows.retain(|row| {
        let is_again = !std::mem::take(&mut first) && own.is_some() && text(row) == own;
        if is_again {
            passed(
                row.span,
                "a row that says the head again is passed over".to_owned(),
                diags,
            );
        }
        !is_again
    });
}

/// What to do about hidden rows or columns.
fn hidden_hint(skip: bool) -> &'static str {
    match skip {
        true => "show them, or take `hidden: skip` out of site.yaml, to have them read",
        false => "add `tables: {hidden: skip}` to site.yaml to leave them out",
    }
}

/// The first cell below the head of a column in which something stands; `None` in an empty one.
fn first_below(sheet: &Sheet, at: usize) -> Option<&Cell> {
    let mut below = sheet
        .rows
        .iter()
        .skip(1)
        .filter_map(|row| row.cells.get(at));
    below.find(|cell| !cell.value.is_empty())
}

/// Whether more than half of what stands in a column are numbers.
fn has_numbers(sheet: &Sheet, at: usize) -> bool {
    let below = sheet
        .rows
        .iter()
        .skip(1)
        .filter_map(|row| row.cells.get(at));
    let filled = below.filter(|cell| !cell.value.is_empty());
    let is_number = |cell: &&Cell| match &cell.value {
        Value::Number(_) | Value::Percent(_) => true,
        Value::Text(text) => matches!(typed(text), Typed::Number(_)),
        _ => false,
    };
    let numbers = filled.clone().filter(is_number).count();
    filled.count() < 2 * numbers
}

/// Warns of a column of numbers that is not read.
fn unread(head: Option<&Cell>, first: &Cell, diags: &mut Diagnostics) {
    let (span, message) = match head {
        Some(head) => {
            let text = head.value.text();
            (
                head.span,
                format!("the numbers of the column `{text}` are not read: its head is not known"),
            )
        }
        None => (
            first.span,
            "the numbers of a column without a head are not read".to_owned(),
        ),
    };
    let hint = "for figures write their day or month as the head, as in `2021年7月` or `2021-07`; \
        to pass the column over add its head to site.yaml, `tables: {heads: {完成率: skip}}`";
    diags.push(Code::UnreadColumn, span, message, hint);
}

/// Why a cell in which something stands has no value, and what to do; `None` for any other.
fn without_value(value: &Value) -> Option<(String, &'static str)> {
    match value {
        Value::Error(error) => Some((
            format!("the cell shows `{error}` instead of a value"),
            "correct its formula, or leave it empty",
        )),
        Value::Unstored => Some((
            "the cell has a formula whose value the file does not hold".to_owned(),
            "open the workbook in Excel, WPS or LibreOffice and save it again",
        )),
        _ => None,
    }
}

/// Tells of what is no mistake and still not read.
fn passed(span: Span, words: String, diags: &mut Diagnostics) {
    diags.push(Code::PassedOver, span, words, "");
}
