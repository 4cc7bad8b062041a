//! The workbook: the home of the crate that writes it. The same site on the same day makes the same
//! bytes.

use super::words::Words;
use super::{
    Cell, Names, Next, Row, SheetOfDepartment, Wanted, dimensions, head, long, sheets, unit,
};
use crate::base::{Date, Decimal, Lang};
use crate::model::vocabulary::Kind;
use crate::model::{Aim, Indicator, Site};
use crate::table::origin::made_alike;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeSet;

/// The row of the heads; the title stands above it.
const HEAD: u32 = 1;

/// Columns before those of dates.
const BEFORE: u16 = 6;

/// Rows below the last, for projects to come.
const SPARE: u32 = 8;

const DARK: Color = Color::RGB(0x1f_3a_5f);
const LINE: Color = Color::RGB(0xc9_d1_da);
const PALE: Color = Color::RGB(0xf3_f5_f8);
const ASKED: Color = Color::RGB(0xff_f2_cc);

/// The bytes of a workbook; `None` where there is nothing to export.
///
/// # Errors
/// What the crate refuses, such as more columns than a sheet has.
pub fn workbook(site: &Site, wanted: &Wanted<'_>) -> Result<Option<Vec<u8>>, String> {
    made(site, wanted).map_err(|error| error.to_string())
}

fn made(site: &Site, wanted: &Wanted<'_>) -> Result<Option<Vec<u8>>, XlsxError> {
    let all = sheets(site, wanted);
    if all.is_empty() {
        return Ok(None);
    }
    let mut book = Workbook::new();
    let title = site.settings.title.get(Lang::DEFAULT);
    let properties = DocProperties::new().set_title(title);
    book.set_properties(&properties.set_creation_datetime(&midnight(wanted.as_of)?));
    let making = Making {
        site,
        wanted,
        words: Words::of(&site.settings),
        names: Names::of(site),
        look: Look::new(),
    };
    let mut named = BTreeSet::new();
    for sheet in &all {
        let name = sheet.name.unwrap_or(making.words.others());
        let page = book.add_worksheet();
        page.set_name(free(name, &mut named))?;
        making.department(page, sheet)?;
    }
    let narrow = all.iter().flat_map(|sheet| {
        let cells = sheet
            .rows
            .iter()
            .flat_map(|row| row.cells().map(move |cell| (*row, cell)));
        cells.filter(|(_, cell)| !sheet.is_wide(cell))
    });
    let narrow: Vec<(Row<'_>, Cell<'_>)> = narrow.collect();
    if !narrow.is_empty() {
        let page = book.add_worksheet();
        page.set_name(free(making.words.parts(), &mut named))?;
        making.parts(page, &narrow)?;
    }
    book.save_to_buffer().map(made_alike).map(Some)
}

fn midnight(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = day.ymd();
    ExcelDateTime::from_ymd(
        year.unsigned_abs(),
        month.unsigned_abs(),
        day.unsigned_abs(),
    )
}

/// A name that a sheet may have and no other has: at most 31 letters, without some signs.
fn free(name: &str, named: &mut BTreeSet<String>) -> String {
    let is_kept = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let plain: String = name.chars().filter(is_kept).take(28).collect();
    let plain = if plain.trim().is_empty() {
        "-".to_owned()
    } else {
        plain
    };
    let numbered = (2..).map(|n| format!("{plain} {n}"));
    let mut all = std::iter::once(plain.clone()).chain(numbered);
    // Sheets that differ in case alone are one to Excel.
    let free = all.find(|name| named.insert(name.to_lowercase()));
    free.expect("there are more numbers than sheets")
}

/// The formats of the cells.
struct Look {
    title: Format,
    head: Format,
    asked_head: Format,
    text: Format,
    promised: Format,
    figure: Format,
    open: Format,
    asked: Format,
    idle: Format,
}

impl Look {
    fn new() -> Look {
        let cell = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE)
        };
        let middle = || cell().set_align(FormatAlign::VerticalCenter);
        let head = middle()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_text_wrap();
        Look {
            title: Format::new()
                .set_bold()
                .set_font_size(14)
                .set_font_color(DARK),
            head: head
                .clone()
                .set_font_color(Color::White)
                .set_background_color(DARK),
            asked_head: head.set_background_color(ASKED).set_font_color(DARK),
            text: middle().set_text_wrap().set_indent(1),
            promised: middle().set_align(FormatAlign::Right),
            open: middle().set_unlocked(),
            figure: middle()
                .set_background_color(PALE)
                .set_align(FormatAlign::Right),
            asked: middle().set_background_color(ASKED).set_unlocked(),
            idle: middle().set_background_color(LINE),
        }
    }
}

/// A workbook while it is made.
struct Making<'s> {
    site: &'s Site,
    wanted: &'s Wanted<'s>,
    words: Words,
    names: Names,
    look: Look,
}

impl Making<'_> {
    /// The sheet of a department: a row for each indicator, a column for each date.
    fn department(
        &self,
        page: &mut Worksheet,
        sheet: &SheetOfDepartment<'_>,
    ) -> Result<(), XlsxError> {
        let dates = &sheet.dates;
        let next = Next::of(&self.site.settings, self.wanted.as_of);
        let mut asked = match self.wanted.fill {
            true => next.heads(&sheet.rows),
            false => Vec::new(),
        };
        asked.retain(|head| !dates.contains(head));
        self.title(page, sheet.name)?;
        self.heads(page, dates, &asked)?;
        for (at, row) in sheet.rows.iter().enumerate() {
            let line = HEAD + 1 + at as u32;
            self.who(page, line, *row)?;
            page.set_row_height(line, 19)?;
            self.published(page, line, *row, sheet)?;
            let own = next.head(row.indicator);
            for (n, head) in asked.iter().enumerate() {
                let place = (line, BEFORE + (dates.len() + n) as u16);
                self.asked(page, place, row.indicator, own.as_ref() == Some(head))?;
            }
        }
        if self.wanted.fill {
            self.spare(
                page,
                sheet.rows.len() as u32,
                (dates.len() + asked.len()) as u16,
            )?;
        }
        shaped(page, BEFORE)
    }

    /// The figures of an indicator in the columns of their dates.
    fn published(
        &self,
        page: &mut Worksheet,
        line: u32,
        row: Row<'_>,
        sheet: &SheetOfDepartment<'_>,
    ) -> Result<(), XlsxError> {
        let cells: Vec<Cell<'_>> = row.cells().filter(|cell| sheet.is_wide(cell)).collect();
        let told = &row.indicator.observations;
        for (n, date) in sheet.dates.iter().enumerate() {
            let place = (line, BEFORE + n as u16);
            let is_told = told.iter().any(|figure| head(figure) == *date);
            let look = match cells.iter().find(|cell| head(cell.figure) == *date) {
                Some(cell) => {
                    self.value(page, place, &cell.value, row.indicator)?;
                    continue;
                }
                // What is missing, withdrawn or told elsewhere is not given here.
                None if is_told => &self.look.idle,
                // What was not published is nobody's yet.
                None => &self.look.open,
            };
            page.write_blank(place.0, place.1, look)?;
        }
        Ok(())
    }

    fn title(&self, page: &mut Worksheet, department: Option<&str>) -> Result<(), XlsxError> {
        let of_site = self.site.settings.title.get(Lang::DEFAULT);
        let parts = [Some(of_site), department].into_iter().flatten();
        let title = parts.collect::<Vec<_>>().join(" · ");
        page.write_string_with_format(0, 0, title, &self.look.title)?;
        page.set_row_height(0, 26)?;
        page.set_row_height(HEAD, 32)?;
        Ok(())
    }

    fn heads(
        &self,
        page: &mut Worksheet,
        dates: &[String],
        asked: &[String],
    ) -> Result<(), XlsxError> {
        let widths = [6.0, 30.0, 24.0, 9.0, 13.0, 13.0];
        let look = &self.look;
        for (at, (head, width)) in self.words.wide().iter().zip(widths).enumerate() {
            page.set_column_width(at as u16, width)?;
            page.write_string_with_format(HEAD, at as u16, *head, &look.head)?;
        }
        let heads = dates.iter().map(|head| (head, &look.head));
        let heads = heads.chain(asked.iter().map(|head| (head, &look.asked_head)));
        for (at, (head, format)) in heads.enumerate() {
            let column = BEFORE + at as u16;
            page.set_column_width(column, 12.5)?;
            page.write_string_with_format(HEAD, column, head, format)?;
        }
        Ok(())
    }

    /// What a row is about, and what was promised.
    fn who(&self, page: &mut Worksheet, line: u32, row: Row<'_>) -> Result<(), XlsxError> {
        let text = &self.look.text;
        match row.project.no {
            Some(no) => page.write_number_with_format(line, 0, f64::from(no), text)?,
            None => page.write_blank(line, 0, text)?,
        };
        let due = row.indicator.target.as_ref().and_then(|target| target.date);
        let due = due.unwrap_or(row.project.due).to_string();
        let words = [
            self.names.project(row.project).to_owned(),
            self.names.indicator(row).to_owned(),
            unit(row.indicator).to_owned(),
            promised(row.indicator),
            due,
        ];
        for (at, word) in words.iter().enumerate() {
            let format = if at < 3 { text } else { &self.look.promised };
            page.write_string_with_format(line, 1 + at as u16, word, format)?;
        }
        Ok(())
    }

    /// A figure that is published: a number where it has one, with the digits that it was given.
    fn value(
        &self,
        page: &mut Worksheet,
        (line, column): (u32, u16),
        value: &str,
        indicator: &Indicator,
    ) -> Result<(), XlsxError> {
        let format = &self.look.figure;
        let number = Decimal::parse(value);
        match number.filter(is_exact) {
            Some(number) if indicator.kind == Kind::Percent => {
                let format = format.clone().set_num_format(share(number.decimals()));
                page.write_number_with_format(line, column, hundredth(&number), &format)?
            }
            Some(number) if indicator.kind != Kind::YesNo => {
                let format = format.clone().set_num_format(digits(number.decimals()));
                page.write_number_with_format(line, column, number.value(), &format)?
            }
            Some(number) => {
                let word = if number.value() == 0.0 { "no" } else { "yes" };
                page.write_string_with_format(line, column, word, format)?
            }
            None => page.write_string_with_format(line, column, value, format)?,
        };
        Ok(())
    }

    /// A cell that is to be filled in; one below a head that is not for its indicator is locked.
    fn asked(
        &self,
        page: &mut Worksheet,
        (line, column): (u32, u16),
        indicator: &Indicator,
        is_taken: bool,
    ) -> Result<(), XlsxError> {
        if !is_taken {
            page.write_blank(line, column, &self.look.idle)?;
            return Ok(());
        }
        let format = match indicator.kind {
            Kind::Percent => self.look.asked.clone().set_num_format(share(1)),
            _ => self.look.asked.clone(),
        };
        page.write_blank(line, column, &format)?;
        if let Some(rule) = self.rule(indicator)? {
            page.add_data_validation(line, column, line, column, &rule)?;
        }
        Ok(())
    }

    /// What may be filled in; `None` for words.
    fn rule(&self, indicator: &Indicator) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new().set_input_message(self.words.asked(unit(indicator)))?;
        let rule = rule.set_error_message(self.words.no_number())?;
        let low = indicator.min.as_ref().map(Decimal::value);
        let high = indicator.max.as_ref().map(Decimal::value);
        Ok(match indicator.kind {
            Kind::Qualitative => None,
            Kind::YesNo => Some(rule.allow_list_strings(&["yes", "no"])?),
            Kind::Percent => {
                let (low, high) = (low.unwrap_or(0.0), high.unwrap_or(100.0));
                let shares = DataValidationRule::Between(low / 100.0, high / 100.0);
                Some(rule.allow_decimal_number(shares))
            }
            _ => {
                let low = low.unwrap_or(if indicator.kind == Kind::Count {
                    0.0
                } else {
                    -1e12
                });
                let high = high.unwrap_or(1e12);
                Some(rule.allow_decimal_number(DataValidationRule::Between(low, high)))
            }
        })
    }

    /// Empty rows for more figures of the projects of the sheet, which a list offers.
    fn spare(&self, page: &mut Worksheet, rows: u32, columns: u16) -> Result<(), XlsxError> {
        let first = HEAD + 1 + rows;
        for line in first..first + SPARE {
            page.set_row_height(line, 19)?;
            for column in 0..BEFORE + columns {
                page.write_blank(line, column, &self.look.open)?;
            }
        }
        let range = format!("=$B${}:$B${}", HEAD + 2, first);
        let rule = DataValidation::new().allow_list_formula(Formula::new(range));
        page.add_data_validation(first, 1, first + SPARE - 1, 1, &rule)?;
        Ok(())
    }

    /// Figures of parts, fractions and words, a row for each.
    fn parts(&self, page: &mut Worksheet, cells: &[(Row<'_>, Cell<'_>)]) -> Result<(), XlsxError> {
        let dimensions = dimensions(&self.site.settings, cells);
        self.title(page, None)?;
        for (at, head) in self.words.long(&dimensions).iter().enumerate() {
            page.set_column_width(at as u16, if at < 2 { 28.0 } else { 13.0 })?;
            page.write_string_with_format(HEAD, at as u16, head, &self.look.head)?;
        }
        for (at, (row, cell)) in cells.iter().enumerate() {
            let line = HEAD + 1 + at as u32;
            let texts = long(&self.names, *row, cell, &dimensions);
            for (column, text) in texts.iter().enumerate() {
                let place = (line, column as u16);
                match column {
                    3 if !text.is_empty() => self.value(page, place, text, row.indicator)?,
                    4 | 5 if !text.is_empty() => {
                        let number = Decimal::parse(text).filter(is_exact);
                        match number {
                            Some(number) => page.write_number_with_format(
                                line,
                                place.1,
                                number.value(),
                                &self.look.figure,
                            )?,
                            None => {
                                page.write_string_with_format(line, place.1, text, &self.look.text)?
                            }
                        };
                    }
                    _ => {
                        page.write_string_with_format(line, place.1, text, &self.look.text)?;
                    }
                }
            }
        }
        let last = HEAD + cells.len() as u32 + SPARE;
        for (at, dimension) in dimensions.iter().enumerate() {
            let values = self.site.settings.dimension_values(dimension);
            let ids: Vec<&str> = values.iter().map(|(id, _)| &***id).collect();
            // A longer list does not fit into a rule.
            if ids.iter().map(|id| id.len() + 1).sum::<usize>() < 250 {
                let rule = DataValidation::new().allow_list_strings(&ids)?;
                let column = 7 + at as u16;
                page.add_data_validation(HEAD + 1, column, last, column, &rule)?;
            }
        }
        shaped(page, 2)
    }
}

/// Whether a number of a workbook has all digits of a decimal.
fn is_exact(number: &Decimal) -> bool {
    number.as_str().chars().filter(char::is_ascii_digit).count() <= 15
}

/// The format of a number with so many digits behind the point.
fn digits(decimals: usize) -> String {
    match decimals {
        0 => "#,##0".to_owned(),
        n => format!("#,##0.{}", "0".repeat(n)),
    }
}

/// The format of a percentage with so many digits behind the point.
fn share(decimals: usize) -> String {
    match decimals {
        0 => "0%".to_owned(),
        n => format!("0.{}%", "0".repeat(n)),
    }
}

/// The hundredth of a number, read from its digits, so that it comes back as it was.
fn hundredth(number: &Decimal) -> f64 {
    let shifted = format!("{}e-2", number.as_str());
    shifted
        .parse()
        .expect("the digits of a decimal are those of a number")
}

/// What is promised, as words.
fn promised(indicator: &Indicator) -> String {
    match indicator.target.as_ref().map(|target| &target.aim) {
        Some(Aim::Value(value)) if indicator.kind == Kind::YesNo => {
            if value.value() == 0.0 { "no" } else { "yes" }.to_owned()
        }
        Some(Aim::Value(value)) => value.to_string(),
        Some(Aim::Range { low, high }) => format!("{low}–{high}"),
        None => String::new(),
    }
}

/// Frozen heads, printed on each page, and what is published protected from a slip of the hand.
fn shaped(page: &mut Worksheet, before: u16) -> Result<(), XlsxError> {
    page.set_freeze_panes(HEAD + 1, before.min(3))?;
    page.set_repeat_rows(HEAD, HEAD)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_screen_gridlines(false);
    page.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        format_cells: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}
