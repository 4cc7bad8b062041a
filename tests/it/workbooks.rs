//! Workbooks as offices keep them become the figures of a site, and a mistake in one is told with
//! its sheet and cell.

use crate::sites::cell_of;
use crate::support::{Files, build, text};
use milepost::io::MemorySource;
use milepost::source::Source;
use milepost::{Options, Outcome};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};

const CONFIG: &str =
    "title: T\npublisher: P\nlanguages: [en, zh-Hans]\nas_of: 2021-12-31\nfocuses: {care: Care}\n";

/// Three projects: of a count, of a percentage, and of a yes or no; with more lines in site.yaml.
fn site(config: &str, name: &str, table: &[u8]) -> (Outcome, Files, MemorySource) {
    let project = |no: u8, title: &str, indicator: &str| {
        format!(
            "---\nno: {no}\ntitle: {title}\nfocus: care\nstart: 2021-01-01\ndue: 2021-12-31\n\
             indicators: {{main: {{{indicator}, definition: d, accumulation: snapshot}}}}\n---\n"
        )
    };
    let lifts = "{en: Lifts for old houses, zh-Hans: 老旧小区加装电梯}";
    let files: Vec<(String, Vec<u8>)> = vec![
        (
            "content/site.yaml".into(),
            format!("{CONFIG}{config}").into(),
        ),
        (
            "content/projects/lifts.md".into(),
            project(
                1,
                lifts,
                "name: Lifts built, unit: {en: lifts, zh-Hans: 部}, target: 200",
            )
            .into(),
        ),
        (
            "content/projects/meals.md".into(),
            project(2, "Meals", "name: Reach, kind: percent, target: 90").into(),
        ),
        (
            "content/projects/hall.md".into(),
            project(3, "Hall", "name: Open, kind: yes-no, target: 1").into(),
        ),
        (format!("content/data/{name}"), table.to_vec()),
    ];
    let source = MemorySource::new(files);
    let (outcome, files) = build(&source, &Options::default());
    (outcome, files, source)
}

/// The figures that a site publishes, one a line: project, day and value.
fn figures(files: &Files) -> Vec<String> {
    let table = text(files, "data/observations.csv");
    let mut rows = table
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().expect("a head");
    let at = |name: &str| {
        head.iter()
            .position(|h| *h == name)
            .unwrap_or_else(|| panic!("{head:?}"))
    };
    let (project, date, value) = (at("project"), at("date"), at("value"));
    rows.map(|row| format!("{} {} {}", row[project], row[date], row[value]))
        .collect()
}

/// What is said of a table, one a line: the code, the cell, and the message.
fn said((outcome, _, source): &(Outcome, Files, MemorySource)) -> Vec<String> {
    let told = outcome.diagnostics.iter().filter(|d| {
        d.span
            .is_some_and(|span| source.path(span.file).starts_with("content/data/"))
    });
    told.map(|d| {
        let span = d.span.expect("a place");
        let bytes = source.read(span.file).expect("a file of the site");
        let place = cell_of(span, &bytes, "");
        let place = place.trim_start_matches(", sheet ").replace(", cell ", "!");
        format!("{} {place} {}", d.code.id(), d.message)
    })
    .collect()
}

/// A workbook of one sheet with this name.
fn book(name: &str, fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).expect("a name");
    fill(sheet);
    book.save_to_buffer().expect("a workbook")
}

fn write(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let place = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(place.0, place.1, number),
                Err(_) => sheet.write(place.0, place.1, *cell),
            }
            .expect("a cell");
        }
    }
}

/// A table as a city keeps it: a merged title, wide, with percentages, totals and other columns.
fn city(sheet: &mut Worksheet) {
    let title = Format::new();
    sheet
        .merge_range(0, 0, 0, 5, "2021年重点项目进度表", &title)
        .expect("a title");
    let rows: &[&[&str]] = &[
        &[
            "序号",
            "项目名称 ",
            "责任部门",
            "截至7月底",
            "截至8月底",
            "",
        ],
        &["1", "老旧小区加装电梯", "住建局", "40", "80部", "１２０"],
        &["2", "Meals", "民政局", "", "", ""],
        &["3", "hall", "文旅局", "0", "0", "1"],
        &["", "合计", "", "40", "80", "121"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let place = (row as u32 + 1, column as u16);
            match cell.parse::<f64>() {
                Ok(number) if cell.is_ascii() => sheet.write(place.0, place.1, number),
                _ => sheet.write(place.0, place.1, *cell),
            }
            .expect("a cell");
        }
    }
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let september = ExcelDateTime::from_ymd(2021, 9, 30).expect("a day");
    sheet
        .write_with_format(1, 5, &september, &day)
        .expect("a day");
    let percent = Format::new().set_num_format("0%");
    sheet
        .write_with_format(3, 3, 0.2, &percent)
        .expect("a cell");
    sheet
        .write_with_format(3, 4, 0.285, &percent)
        .expect("a cell");
    sheet.write(3, 5, "80%").expect("a cell");
}

const CITY: [&str; 9] = [
    "hall 2021-07-31 0",
    "hall 2021-08-31 0",
    "hall 2021-09-30 1",
    "lifts 2021-07-31 40",
    "lifts 2021-08-31 80",
    "lifts 2021-09-30 120",
    "meals 2021-07-31 20",
    "meals 2021-08-31 28.5",
    "meals 2021-09-30 80",
];

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

#[test]
fn a_workbook_of_a_city_is_read_whole_and_what_is_passed_over_is_told() {
    let made = site("", "figures.xlsx", &book("进度", city));
    assert_eq!(sorted(figures(&made.1)), CITY, "{:?}", said(&made));
    assert_eq!(
        said(&made),
        [
            "N001 进度!A1 the row above the head, `2021年重点项目进度表`, is passed over",
            "N001 进度!A2 the column `责任部门` is passed over",
            "N001 进度!B6 the row `合计` is one of totals, and no project",
        ]
    );
}

#[test]
fn notes_about_a_table_are_no_mistakes_of_a_strict_build() {
    let table = book("进度", city);
    let (outcome, ..) = site("", "figures.xlsx", &table);
    let notes = outcome.diagnostics.iter().filter(|d| d.code.id() == "N001");
    assert_eq!((notes.count(), outcome.made.is_some()), (3, true));
    let mut diags = milepost::base::Diagnostics::new();
    outcome
        .diagnostics
        .into_iter()
        .filter(|d| d.code.id() == "N001")
        .for_each(|d| diags.add(d));
    assert!(diags.is_clean() && !diags.has_errors());
}

/// What is said of a tidy workbook in which one row is this.
fn check_row(row: &[&str], expected: &str) {
    let head = ["项目", "日期", "数值", "单位"];
    let table = book("进度", |sheet| write(sheet, &[&head, row]));
    let made = site("", "figures.xlsx", &table);
    let found = match said(&made).first() {
        Some(message) => message.clone(),
        None => figures(&made.1).join(", "),
    };
    assert_eq!(found, expected, "{row:?}");
}

#[test]
fn what_has_two_readings_is_refused_with_its_cell_and_what_has_one_is_read() {
    check_row(&["lifts", "2021/9/30", "120"], "lifts 2021-09-30 120");
    check_row(&["１", "2021年9月30日", "1２０部"], "lifts 2021-09-30 120");
    check_row(&["01", "2021.9.30", "120", "部"], "lifts 2021-09-30 120");
    check_row(
        &[
            "Lifts\u{a0}for old houses",
            "2021-09-30\u{a0}",
            " 120 lifts",
        ],
        "lifts 2021-09-30 120",
    );
    check_row(&["lifts", "2021-09-30", "4.125"], "lifts 2021-09-30 4.125");
    check_row(
        &["lifts", "1/2/21", "5"],
        "E009 进度!B2 `1/2/21` is not a calendar day",
    );
    check_row(
        &["lifts", "2021-09-30", "1,234"],
        "E008 进度!C2 `1,234` can mean two numbers",
    );
    check_row(
        &["lifts", "2021-09-30", "80%"],
        "E008 进度!C2 `80%` is not a plain number",
    );
    check_row(
        &["lifts", "2021-09-30", "120户"],
        "E008 进度!C2 `120户` is not a plain number",
    );
    check_row(
        &["lifts", "2021-09-30", "120", "户"],
        "E008 进度!C2 `120 户` is not a plain number",
    );
    check_row(
        &["lifts", "2021-09-30", "NA"],
        "E008 进度!C2 `NA` is not a plain number",
    );
    check_row(
        &["lifts", "2021-09-30", "#DIV/0!"],
        "E033 进度!C2 the cell shows `#DIV/0!` instead of a value",
    );
    check_row(
        &["lfts", "2021-09-30", "5"],
        "E010 进度!A2 there is no project `lfts`",
    );
    check_row(
        &["", "2021-09-30", "5"],
        "E033 进度!B2 the row names no project",
    );
}

#[test]
fn a_name_that_is_nearly_one_of_a_project_is_told_with_the_nearest() {
    let table = book("S", |sheet| {
        write(
            sheet,
            &[
                &["project", "date", "value"],
                &["Lifts for old house", "2021-09-30", "5"],
            ],
        );
    });
    let (outcome, ..) = site("", "figures.xlsx", &table);
    let hints: Vec<_> = outcome.diagnostics.iter().map(|d| &*d.hint).collect();
    assert_eq!(hints, ["did you mean `Lifts for old houses`?"]);
}

#[test]
fn a_head_without_a_year_is_refused_where_no_single_year_is_named() {
    let wide: &[&[&str]] = &[&["项目", "7月底"], &["lifts", "5"]];
    let check = |sheet: &str, expected: &str| {
        let made = site("", "figures.xlsx", &book(sheet, |sheet| write(sheet, wide)));
        let found = said(&made).first().cloned();
        let found = found.unwrap_or_else(|| figures(&made.1).join(", "));
        assert_eq!(found, expected);
    };
    check("2021", "lifts 2021-07-31 5");
    check(
        "2020至2021",
        "E009 2020至2021!B1 `7月底` has no year, and neither the title nor the name of the sheet \
             names a single one",
    );
}

#[test]
fn hidden_rows_are_told_and_left_out_only_where_the_site_wants_it() {
    let rows: &[&[&str]] = &[
        &["project", "date", "value"],
        &["lifts", "2021-08-31", "5"],
        &["lifts", "2021-09-30", "6"],
    ];
    let table = book("S", |sheet| {
        write(sheet, rows);
        sheet.set_row_hidden(1).expect("a row");
    });
    let check = |config: &str, expected: &[&str], words: &str| {
        let made = site(config, "figures.xlsx", &table);
        assert_eq!(sorted(figures(&made.1)), expected);
        assert_eq!(
            said(&made),
            [format!(
                "N001 S!A2 a hidden row of the sheet `S` is {words}"
            )]
        );
    };
    check(
        "",
        &["lifts 2021-08-31 5", "lifts 2021-09-30 6"],
        "read as the others",
    );
    check(
        "tables: {hidden: skip}\n",
        &["lifts 2021-09-30 6"],
        "left out",
    );
}

#[test]
fn heads_of_an_office_are_given_a_meaning_in_the_settings() {
    let rows: &[&[&str]] = &[
        &["Vorhaben", "Stichtag", "Ist", "Amt"],
        &["lifts", "2021-09-30", "6", "Bauamt"],
    ];
    let table = book("S", |sheet| write(sheet, rows));
    let heads = "tables: {heads: {vorhaben: project, Stichtag: date, Ist: value, Amt: skip}}\n";
    let made = site(heads, "figures.xlsx", &table);
    assert_eq!(
        figures(&made.1),
        ["lifts 2021-09-30 6"],
        "{:?}",
        said(&made)
    );
    let (outcome, ..) = site("tables: {heads: {Ist: valeu}}\n", "figures.xlsx", &table);
    let first = &outcome.diagnostics[0];
    assert_eq!(
        (first.code.id(), &*first.hint),
        ("E011", "did you mean `value`?")
    );
    let made = site("", "figures.xlsx", &table);
    assert_eq!(
        said(&made),
        ["E034  no sheet has a row with the heads of a table of figures or projects"]
    );
}

#[test]
fn a_table_as_text_passes_over_what_an_office_keeps_beside_its_figures() {
    let table = "项目,责任部门,日期,数值\nlifts,住建局,2021-09-30,6\n合计,,,6\n";
    let made = site("", "figures.csv", table.as_bytes());
    assert_eq!(figures(&made.1), ["lifts 2021-09-30 6"]);
    let codes: Vec<_> = said(&made)
        .iter()
        .map(|line| line[..4].to_owned())
        .collect();
    assert_eq!(codes, ["N001", "N001"]);
    let wrong = "项目,责任部门,日期,数直\nlifts,住建局,2021-09-30,6\n";
    let (outcome, ..) = site("", "figures.csv", wrong.as_bytes());
    assert_eq!(outcome.diagnostics[0].code.id(), "E034");
}

#[test]
fn a_figure_that_stands_in_a_workbook_and_in_a_project_is_told_with_both_places() {
    let table = book("S", |sheet| {
        write(
            sheet,
            &[&["project", "date", "value"], &["lifts", "2021-09-30", "6"]],
        );
    });
    let other = "project,indicator,date,value\nlifts,main,2021-09-30,7\n";
    let (_, _, source) = site("", "figures.xlsx", &table);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (at, file) in source.files().iter().enumerate() {
        let id = milepost::base::FileId(at as u32);
        files.push((file.path.clone(), source.read(id).expect("a file")));
    }
    files.push(("content/data/other.csv".into(), other.into()));
    let (outcome, _) = build(&MemorySource::new(files), &Options::default());
    let twice = outcome.diagnostics.iter().find(|d| d.code.id() == "E019");
    let twice = twice.expect("a message about the figure that is there twice");
    let places = [twice.span, twice.other.as_ref().map(|(span, _)| *span)];
    let cells = places.map(|span| span.and_then(milepost::base::Span::cell));
    assert!(cells.contains(&Some([0, 1, 2])), "{places:?}");
}

#[test]
fn a_value_merged_over_rows_holds_for_each_of_them() {
    let table = book("S", |sheet| {
        write(
            sheet,
            &[
                &["project", "date", "value"],
                &["", "2021-08-31", "5"],
                &["", "2021-09-30", "6"],
            ],
        );
        sheet
            .merge_range(1, 0, 2, 0, "lifts", &Format::new())
            .expect("a range");
    });
    let made = site("", "figures.xlsx", &table);
    assert_eq!(
        sorted(figures(&made.1)),
        ["lifts 2021-08-31 5", "lifts 2021-09-30 6"]
    );
}

#[test]
fn the_stored_value_of_a_formula_counts() {
    let table = book("S", |sheet| {
        write(
            sheet,
            &[&["project", "date", "value"], &["lifts", "2021-08-31"]],
        );
        sheet
            .write(1, 2, Formula::new("=2*3").set_result("6"))
            .expect("a formula");
    });
    let made = site("", "figures.xlsx", &table);
    assert_eq!(figures(&made.1), ["lifts 2021-08-31 6"]);
}

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        made.start_file(*name, options).expect("a part");
        made.write_all(text.as_bytes()).expect("its text");
    }
    made.finish().expect("an archive").into_inner()
}

/// A workbook of Excel by the XML of the rows of its one sheet, with days from 1904 on.
fn plain_xlsx(rows: &str) -> Vec<u8> {
    const MAIN: &str = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    const RELS: &str = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'";
    const DOC: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{DOC}/{kind}' Target='{target}'/>")
    };
    let relations = |all: &str| format!("<Relationships {RELS}>{all}</Relationships>");
    let of_book = relation("b", "worksheet", "worksheets/one.xml");
    let of_book = of_book + &relation("c", "styles", "styles.xml");
    let book = format!(
        "<workbook {MAIN} xmlns:r='{DOC}'><workbookPr date1904='1'/>\
         <sheets><sheet name='S' sheetId='1' r:id='b'/></sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet {MAIN}><cellXfs count='3'><xf numFmtId='0'/><xf numFmtId='14'/>\
         <xf numFmtId='10'/></cellXfs></styleSheet>"
    );
    let head = ["project", "date", "value"].map(inline).concat();
    let sheet = format!(
        "<worksheet {MAIN}><sheetData><row r='1'>{head}</row>{rows}</sheetData></worksheet>"
    );
    archive(&[
        (
            "_rels/.rels",
            &relations(&relation("a", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/_rels/workbook.xml.rels", &relations(&of_book)),
        ("xl/workbook.xml", &book),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/one.xml", &sheet),
    ])
}

/// A cell with words, without an address: it is the next one of its row.
fn inline(words: &str) -> String {
    format!("<c t='inlineStr'><is><t>{words}</t></is></c>")
}

#[test]
fn a_formula_that_was_never_computed_is_told_with_its_cell() {
    for empty in ["", "<v/>", "<v></v>"] {
        let words = ["lifts", "2021-08-31"].map(inline).concat();
        let rows = format!("<row r='2'>{words}<c r='C2'><f>1+1</f>{empty}</c></row>");
        let made = site("", "figures.xlsx", &plain_xlsx(&rows));
        assert_eq!(
            said(&made).first().map(String::as_str),
            Some("E033 S!C2 the cell has a formula whose value the file does not hold")
        );
    }
}

#[test]
fn days_of_both_systems_and_percentages_that_are_built_in_are_read() {
    let rows = format!(
        "<row r='2'>{}<c s='1'><v>43007</v></c><c s='2'><v>0.28499999999999998</v></c></row>",
        inline("meals")
    );
    let made = site("", "figures.xlsx", &plain_xlsx(&rows));
    assert_eq!(
        figures(&made.1),
        ["meals 2021-09-30 28.5"],
        "{:?}",
        said(&made)
    );
}

/// A workbook of LibreOffice by the XML of its one table.
fn ods(rows: &str, manifest: &str) -> Vec<u8> {
    const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let spaces = ["office", "table", "text", "calcext"];
    let spaces = spaces.map(|name| format!(" xmlns:{name}='{NAMES}:{name}:1.0'"));
    let content = format!(
        "<office:document-content{}><office:body><office:spreadsheet>\
         <table:table table:name='进度'>{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        spaces.concat()
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ])
}

/// A cell of LibreOffice: what it says of itself, and what it shows.
fn ods_cell(attributes: &str, shown: &str) -> String {
    format!("<table:table-cell {attributes}>{shown}</table:table-cell>")
}

fn ods_text(words: &str) -> String {
    let shown = format!("<text:p>{words}</text:p>");
    ods_cell("office:value-type='string'", &shown)
}

/// The head of a wide table with two dates, a day of the calendar and a text.
fn ods_head() -> String {
    let day = "office:value-type='date' office:date-value='2021-08-31T00:00:00'";
    format!(
        "<table:table-row>{}{}{}</table:table-row>",
        ods_text("项<text:s/>目"),
        ods_cell(day, "<text:p>31.08.21</text:p>"),
        ods_text("2021年9月30日")
    )
}

#[test]
fn a_workbook_of_libreoffice_is_read_with_its_repetitions_notes_and_merged_cells() {
    let note = "<office:annotation><text:p>a note</text:p></office:annotation>";
    let share = "office:value-type='percentage' office:value='0.285'";
    let number = "office:value-type='float' office:value='80'";
    let nothing = ods_cell("table:number-columns-repeated='16384'", "");
    let rows = format!(
        "{}<table:table-row table:visibility='filter'>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated='1000000'>{nothing}</table:table-row>",
        ods_head(),
        ods_text("Meals"),
        ods_cell(share, &format!("{note}<text:p>29 %</text:p>")),
        ods_cell(number, "<text:p>80</text:p>"),
    );
    let made = site("", "figures.ods", &ods(&rows, ""));
    assert_eq!(
        sorted(figures(&made.1)),
        ["meals 2021-08-31 28.5", "meals 2021-09-30 80"],
        "{:?}",
        said(&made)
    );
    assert_eq!(
        said(&made),
        ["N001 进度!A2 a hidden row of the sheet `进度` is read as the others"]
    );
}

#[test]
fn a_value_that_libreoffice_has_merged_over_rows_holds_for_each_of_them() {
    let head = ["project", "date", "value"].map(ods_text).concat();
    let number = "office:value-type='float' office:value='7'";
    let merged = "office:value-type='string' table:number-rows-spanned='2'";
    let rows = format!(
        "<table:table-row>{head}</table:table-row>\
         <table:table-row>{}{}{}</table:table-row>\
         <table:table-row><table:covered-table-cell/>{}{}</table:table-row>",
        ods_cell(merged, "<text:p>lifts</text:p>"),
        ods_text("2021-08-31"),
        ods_cell(number, ""),
        ods_text("2021-09-30"),
        ods_cell(number, ""),
    );
    let made = site("", "figures.ods", &ods(&rows, ""));
    assert_eq!(
        sorted(figures(&made.1)),
        ["lifts 2021-08-31 7", "lifts 2021-09-30 7"],
        "{:?}",
        said(&made)
    );
}

#[test]
fn an_error_that_libreoffice_keeps_as_text_is_no_value() {
    let error = "table:formula='of:=1/0' office:value-type='string' office:string-value=''";
    let rows = format!(
        "{}<table:table-row>{}{}{}</table:table-row>",
        ods_head(),
        ods_text("lifts"),
        ods_cell(error, "<text:p>#DIV/0!</text:p>"),
        ods_cell("table:formula='of:=1+1'", ""),
    );
    let made = site("", "figures.ods", &ods(&rows, ""));
    assert_eq!(
        said(&made),
        [
            "E033 进度!B2 the cell shows `#DIV/0!` instead of a value",
            "E033 进度!C2 the cell has a formula whose value the file does not hold",
        ]
    );
}

#[test]
fn a_workbook_that_nobody_can_read_is_refused_by_what_it_is() {
    let check = |name: &str, bytes: &[u8], words: &str| {
        let found = said(&site("", name, bytes));
        assert!(
            found.iter().any(|line| line.contains(words)),
            "{name}: {found:?}"
        );
    };
    let locked = ods("", "<file-entry><encryption-data/></file-entry>");
    check("figures.ods", &locked, "E063  the workbook is encrypted");
    check(
        "figures.et",
        b"anything",
        "W115  the figures in `figures.et` are not read",
    );
    check(
        "figures.xlsx",
        b"date,value\n",
        "E063  the workbook cannot be read",
    );
    let bomb = archive(&[("content.xml", &" ".repeat(129 * 1024 * 1024))]);
    assert!(
        bomb.len() < 1024 * 1024,
        "it is small as long as it is packed"
    );
    check(
        "figures.ods",
        &bomb,
        "E063  the workbook is too large: unpacked",
    );
    let far = ods(
        &format!(
            "<table:table-row table:number-rows-repeated='300000'>{}</table:table-row>",
            ods_text("x")
        ),
        "",
    );
    check("figures.ods", &far, "E063  the workbook is too large");
}

#[test]
fn hidden_columns_are_told_and_left_out_only_where_the_site_wants_it() {
    let table = book("进度", |sheet| {
        write(
            sheet,
            &[&["项目", "2021-07", "2021-08"], &["lifts", "3", "5"]],
        );
        sheet.set_column_hidden(2).expect("a column");
    });
    let made = site("", "figures.xlsx", &table);
    assert_eq!(figures(&made.1), ["lifts 2021-07 3", "lifts 2021-08 5"]);
    assert_eq!(
        said(&made),
        ["N001 进度!C1 the hidden column `2021-08` is read as the others"]
    );
    let made = site("tables: {hidden: skip}\n", "figures.xlsx", &table);
    assert_eq!(figures(&made.1), ["lifts 2021-07 3"]);
}

#[test]
fn a_workbook_with_a_password_is_named_as_such() {
    let bytes = std::fs::read(crate::support::repository("tests/tables/encrypted.xlsx"));
    let (outcome, ..) = site("", "figures.xlsx", &bytes.expect("a table of the tests"));
    let first = &outcome.diagnostics[0];
    assert!(
        first.code.id() == "E063" && first.message.contains("encrypted"),
        "{first:?}"
    );
}

#[test]
fn a_head_of_two_rows_has_its_year_in_the_upper_one() {
    let table = book("进度", |sheet| {
        let plain = Format::new();
        for (column, head) in [(0, "序号"), (1, "项目名称")] {
            let merged = sheet.merge_range(0, column, 1, column, head, &plain);
            merged.expect("a head");
        }
        sheet
            .merge_range(0, 2, 0, 3, "2021年", &plain)
            .expect("a year");
        write(
            sheet,
            &[
                &[],
                &["", "", "7月", "截至8月底"],
                &["1", "Lifts for old houses", "3", "5"],
            ],
        );
    });
    let made = site("", "figures.xlsx", &table);
    let expected = ["lifts 2021-07 3", "lifts 2021-08-31 5"];
    assert_eq!(figures(&made.1), expected, "{:?}", said(&made));
}

#[test]
fn a_bare_share_beside_percentages_is_refused_with_what_to_do() {
    let table = book("进度", |sheet| {
        write(
            sheet,
            &[
                &["项目", "2021-07-31", "2021-08-31"],
                &["meals", "", "0.56"],
            ],
        );
        let percent = Format::new().set_num_format("0%");
        sheet
            .write_with_format(1, 1, 0.4, &percent)
            .expect("a cell");
    });
    let made = site("", "figures.xlsx", &table);
    assert_eq!(said(&made), ["E008 进度!C2 `0.56` can mean 0.56 % or 56 %"]);
    assert!(
        made.0.diagnostics[0].hint.contains("that format"),
        "{:?}",
        made.0.diagnostics[0]
    );
}

#[test]
fn words_for_nothing_are_no_number_and_the_message_says_what_to_do() {
    for word in ["NA", "None", "—", "无"] {
        let table = format!("项目,日期,数值\nlifts,2021-09-30,{word}\n");
        let (outcome, ..) = site("", "figures.csv", table.as_bytes());
        let hint = &*outcome.diagnostics[0].hint;
        assert!(hint.contains("the cell of a table empty"), "{word}: {hint}");
    }
}

#[test]
fn a_row_may_name_a_part_by_its_name() {
    let config = "places: {east: {en: East Lake, zh-Hans: 东湖区}, west: 西岭区}\n";
    for (east, west) in [
        ("east", "west"),
        ("东湖区", "西岭区"),
        ("East Lake", "west"),
    ] {
        let rows = format!("项目,place,截至2021年9月底\nlifts,{east},5\nlifts,{west},7\n");
        let made = site(config, "figures.csv", rows.as_bytes());
        let table = text(&made.1, "data/observations.csv");
        let parts = table
            .lines()
            .skip(1)
            .filter_map(|line| line.rsplit_once(','));
        let parts: Vec<&str> = parts.map(|(_, place)| place).collect();
        assert_eq!(parts, ["east", "west"], "{:?}", said(&made));
    }
}

#[test]
fn a_workbook_beside_a_project_holds_the_figures_that_its_text_names_and_no_others() {
    let table = book("Figures", |sheet| {
        write(
            sheet,
            &[
                &["Lifts of the city", ""],
                &["日期", "数值"],
                &["2021-07-31", "3"],
                &["2021/8/31", "5部"],
            ],
        );
    });
    let project = |figures: &str| {
        format!(
            "---\ntitle: Lifts\nfocus: care\nstart: 2021-01-01\ndue: 2021-12-31\ntarget: 9 部\n\
             done: {figures}\nevidence: {{book: {{title: B, kind: document, file: figures.xlsx}}}}\n---\n"
        )
    };
    let of = |figures: &str, bytes: &[u8]| {
        let files = [
            ("content/site.yaml", CONFIG.as_bytes().to_vec()),
            (
                "content/projects/lifts/index.md",
                project(figures).into_bytes(),
            ),
            ("content/projects/lifts/figures.xlsx", bytes.to_vec()),
        ];
        let source =
            MemorySource::new(files.map(|(path, bytes)| (path.to_owned(), bytes)).to_vec());
        build(&source, &Options::default())
    };
    let (outcome, files) = of("figures.xlsx", &table);
    assert!(outcome.made.is_some(), "{:?}", outcome.diagnostics);
    assert_eq!(
        figures(&files),
        ["lifts 2021-07-31 3", "lifts 2021-08-31 5"]
    );
    // A document that is no workbook inside is nobody's table, and judged as a document alone.
    let (outcome, _) = of("{2021-07-31: 3}", b"no workbook");
    let codes: Vec<_> = outcome.diagnostics.iter().map(|d| d.code.id()).collect();
    assert!(!codes.contains(&"E063"), "{codes:?}");
}

#[test]
fn what_an_open_workbook_leaves_beside_it_is_passed_over() {
    for name in ["~$figures.xlsx", ".~lock.figures.ods#"] {
        assert_eq!(
            said(&site("", name, b"somebody")),
            Vec::<String>::new(),
            "{name}"
        );
    }
}
