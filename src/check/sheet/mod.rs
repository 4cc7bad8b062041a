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
use crate::base::{Code, Diagnostics, FileId, Span};
use crate::table::heads::is_total;
use crate::table::named::{self, Table};
use crate::table::{Content, Sheet, Value, delimited};
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
        for sheet in sheets {
            match head::find(sheet, self.context, self.wanted) {
                Some(head) => found.push((sheet, head)),
                None if sheet.rows.is_empty() => {}
                None => without.push(sheet),
            }
        }
        if found.is_empty() {
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
                    "write it as YYYY-MM-DD, YYYY-MM, `2021年7月` or `截至2021年7月底`",
                ),
                _ => continue,
            };
            fine = false;
            diags.push(Code::BadDate, cell.span, message, hint);
        }
        fine
    }

    /// Tells of columns that are passed over.
    fn passed_columns(self, sheet: &Sheet, head: &Head, diags: &mut Diagnostics) {
        let cells = &sheet.rows[0].cells;
        let columns = head.columns.iter().zip(cells);
        let names: Vec<_> = columns
            .filter(|(column, cell)| **column == Column::Skip && !cell.value.is_empty())
            .map(|(_, cell)| format!("`{}`", cell.value.text()))
            .collect();
        if !names.is_empty() {
            let words = match names.len() {
                1 => format!("the column {} is passed over", names[0]),
                _ => format!("the columns {} are passed over", names.join(", ")),
            };
            passed(sheet.rows[0].span, words, diags);
        }
        let has_head = |at: usize| cells.get(at).is_some_and(|cell| !cell.value.is_empty());
        let below = sheet
            .rows
            .iter()
            .skip(1)
            .flat_map(|row| row.cells.iter().enumerate());
        let mut headless = below.filter(|(at, cell)| !has_head(*at) && !cell.value.is_empty());
        if let Some((_, cell)) = headless.next() {
            let words = "what stands in a column without a head is passed over";
            passed(cell.span, words.to_owned(), diags);
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

/// What to do about hidden rows or columns.
fn hidden_hint(skip: bool) -> &'static str {
    match skip {
        true => "show them, or take `hidden: skip` out of site.yaml, to have them read",
        false => "add `tables: {hidden: skip}` to site.yaml to leave them out",
    }
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
