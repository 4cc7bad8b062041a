//! Tables of the exports, as JSON and as CSV: each row is written as it is made, and none is kept.

use crate::base::csv_rows::Rows;
use crate::base::{Date, Decimal, Lang, PartialDate, Text};
use crate::model::Id;
use crate::render::context::Renderer;
use crate::render::language::Language;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Number, Value, json};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// One value of a row.
pub(super) enum Cell<'c> {
    Nothing,
    Truth(bool),
    Number(Number),
    Word(Cow<'c, str>),
    Day(Date),
    When(PartialDate),
    /// A text in each language that has it, by these tags.
    Text(&'c Text, &'c [Box<str>]),
    /// The same of a text that was made for it.
    Said(Text, &'c [Box<str>]),
    List(Vec<Cell<'c>>),
    Map(Vec<Named<'c>>),
}

/// A value with its column.
pub(super) type Named<'c> = (&'c str, Cell<'c>);

/// A row in pieces: a column has one value at most.
pub(super) type Row<'r> = &'r [&'r [Named<'r>]];

/// Takes the rows of a table one by one.
pub(super) type Each<'e> = &'e mut dyn FnMut(Row<'_>);

/// Makes the rows of a table.
pub(super) type Table<'t> = &'t dyn Fn(Each<'_>);

macro_rules! cell {
    ($($from:ty => |$value:ident| $cell:expr;)*) => {$(
        impl<'c> From<$from> for Cell<'c> {
            fn from($value: $from) -> Cell<'c> {
                $cell
            }
        }
    )*};
}

cell! {
    &'c str => |word| Cell::Word(word.into());
    &'c Id => |id| Cell::Word((&**id).into());
    String => |word| Cell::Word(word.into());
    bool => |truth| Cell::Truth(truth);
    i32 => |number| Cell::Number(number.into());
    u32 => |number| Cell::Number(number.into());
    Date => |day| Cell::Day(day);
    PartialDate => |date| match date {
        PartialDate::Unknown => Cell::Nothing,
        date => Cell::When(date),
    };
}

impl<'c, T: Into<Cell<'c>>> From<Option<T>> for Cell<'c> {
    fn from(value: Option<T>) -> Cell<'c> {
        value.map_or(Cell::Nothing, T::into)
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Nothing => to.serialize_none(),
            Cell::Truth(truth) => to.serialize_bool(*truth),
            Cell::Number(number) => number.serialize(to),
            Cell::Word(word) => to.serialize_str(word),
            Cell::Day(day) => to.collect_str(day),
            Cell::When(date) => to.collect_str(date),
            Cell::Text(text, tags) => by_language(text, tags, to),
            Cell::Said(text, tags) => by_language(text, tags, to),
            Cell::List(items) => to.collect_seq(items),
            Cell::Map(named) => to.collect_map(named.iter().map(|(key, cell)| (key, cell))),
        }
    }
}

impl Cell<'_> {
    /// Adds it as it stands in a cell of CSV: lists joined by `;`, a text by language in the
    /// default one.
    pub(super) fn plain(&self, out: &mut String) {
        let written = match self {
            Cell::Nothing => Ok(()),
            Cell::Truth(truth) => write!(out, "{truth}"),
            Cell::Number(number) => match number.as_f64().filter(|v| v.abs() < 1e-4) {
                // A small number is written in digits, never as `4e-6`.
                Some(small) if number.is_f64() && small != 0.0 => write!(out, "{small}"),
                _ => write!(out, "{number}"),
            },
            Cell::Word(word) => out.write_str(word),
            Cell::Day(day) => write!(out, "{day}"),
            Cell::When(date) => write!(out, "{date}"),
            Cell::Text(text, _) => out.write_str(first(text)),
            Cell::Said(text, _) => out.write_str(first(text)),
            Cell::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ";" });
                    item.plain(out);
                }
                Ok(())
            }
            Cell::Map(named) => {
                named.iter().take(1).for_each(|(_, cell)| cell.plain(out));
                Ok(())
            }
        };
        written.unwrap_or_else(|e| panic!("memory takes every cell: {e}"));
    }
}

/// A text in each of its languages, by their tags.
fn by_language<S: Serializer>(text: &Text, tags: &[Box<str>], to: S) -> Result<S::Ok, S::Error> {
    let versions = text.versions();
    to.collect_map(versions.map(|(lang, words)| (&tags[lang.index()], words)))
}

/// A text in the default language, else in the first that it has.
fn first(text: &Text) -> &str {
    text.versions().next().map_or("", |(_, words)| words)
}

/// Writes a table as CSV: a heading, and one row a line; a column that a row lacks is empty.
///
/// # Errors
/// Those of the writer.
pub(super) fn csv(columns: &[&str], table: Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Rows::new(out);
    let mut written = rows.row(columns);
    // Where the row before had each column, which is nearly always where this one has it.
    let mut places = vec![(0, 0); columns.len()];
    let mut text = String::new();
    table(&mut |row| {
        for (column, place) in columns.iter().zip(&mut places) {
            text.clear();
            if let Some(cell) = value_of(row, column, place) {
                cell.plain(&mut text);
            }
            if written.is_ok() {
                written = rows.cell(&text);
            }
        }
        if written.is_ok() {
            written = rows.end();
        }
    });
    written?;
    rows.finish()
}

/// The value of a column; `place` is where to look first, and then where it is.
pub(super) fn value_of<'r>(
    row: Row<'r>,
    column: &str,
    place: &mut (usize, usize),
) -> Option<&'r Cell<'r>> {
    let at = |(piece, cell): (usize, usize)| row.get(piece)?.get(cell);
    if at(*place).is_none_or(|(name, _)| *name != column) {
        *place = row.iter().enumerate().find_map(|(piece, cells)| {
            let cell = cells.iter().position(|(name, _)| *name == column)?;
            Some((piece, cell))
        })?;
    }
    at(*place).map(|(_, cell)| cell)
}

/// Writes a table as JSON: what stands above it, then its rows under a name.
///
/// # Errors
/// Those of the writer.
pub(super) fn json(
    above: &Map<String, Value>,
    name: &str,
    table: Table<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let rows = Listed(table);
    serde_json::to_writer_pretty(&mut out, &File { above, name, rows })?;
    out.write_all(b"\n")?;
    out.flush()
}

struct File<'f> {
    above: &'f Map<String, Value>,
    name: &'f str,
    rows: Listed<'f>,
}

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (key, value) in self.above {
            map.serialize_entry(key, value)?;
        }
        map.serialize_entry(self.name, &self.rows)?;
        map.end()
    }
}

/// The rows of a table as a list, made while it is written.
struct Listed<'t>(Table<'t>);

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        let mut written = Ok(());
        (self.0)(&mut |row| {
            if written.is_ok() {
                written = list.serialize_element(&Entries(row));
            }
        });
        written?;
        list.end()
    }
}

struct Entries<'r>(Row<'r>);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let cells = self.0.iter().flat_map(|piece| piece.iter());
        to.collect_map(cells.map(|(name, cell)| (name, cell)))
    }
}

/// What stands above the rows of a table in JSON.
pub(super) fn head(renderer: &Renderer<'_>) -> Map<String, Value> {
    let as_of = renderer.insight.as_of.to_string();
    [("schema", json!("milepost/1")), ("as_of", json!(as_of))]
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// A computed number with six decimals, zeros at the end dropped; null for nothing, and for what is
/// not finite.
pub(super) fn computed(value: Option<f64>) -> Cell<'static> {
    let rounded = value
        .filter(|v| v.is_finite())
        .map(|v| crate::base::locale::round(v, 6));
    rounded
        .and_then(Number::from_f64)
        .map_or(Cell::Nothing, |number| match number.as_f64() {
            // Whole numbers have no point, as far as they are exact.
            Some(v) if v.fract() == 0.0 && v.abs() < 1e15 => Cell::Number((v as i64).into()),
            _ => Cell::Number(number),
        })
}

/// A number as its author wrote it; null for nothing.
pub(super) fn written(number: Option<&Decimal>) -> Cell<'_> {
    number.map_or(Cell::Nothing, |n| {
        serde_json::from_str(n.as_str()).map_or_else(|_| n.as_str().into(), Cell::Number)
    })
}

/// A text in each language that has it, by the tag of the language.
pub(super) fn text<'c>(renderer: &'c Renderer<'_>, text: &'c Text) -> Cell<'c> {
    Cell::Text(text, &renderer.site.settings.languages)
}

/// The name of what an id means in each language; null where there is no such thing.
pub(super) fn name<'c>(renderer: &'c Renderer<'_>, name: Option<&'c Text>) -> Cell<'c> {
    name.map_or(Cell::Nothing, |name| text(renderer, name))
}

/// Words that are said in each language of the site.
pub(super) fn said<'c>(
    renderer: &'c Renderer<'_>,
    words: impl Fn(&Language, Lang) -> String,
) -> Cell<'c> {
    let languages = (0..).map(Lang).zip(renderer.languages);
    let all = languages.map(|(lang, language)| (lang, words(language, lang)));
    let text = Text::from_versions(all).expect("a site has a language");
    Cell::Said(text, &renderer.site.settings.languages)
}

/// Ids as a list, in their order.
pub(super) fn strings<'c>(items: impl IntoIterator<Item = &'c Id>) -> Cell<'c> {
    Cell::List(items.into_iter().map(Cell::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: Cell<'_>, in_csv: &str, in_json: &str) {
        let json = serde_json::to_string(&cell).expect("a value");
        assert_eq!(json, in_json);
        let (row, mut bytes) = ([("b", cell)], Vec::new());
        csv(&["a", "b"], &|each| each(&[&row]), &mut bytes).expect("memory takes it");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(text, format!("a,b\r\n,{in_csv}\r\n"));
    }

    #[test]
    fn a_value_is_told_in_json_and_in_one_cell() {
        let text = Text::from_versions([(Lang(0), "一".to_owned()), (Lang(1), "one".to_owned())]);
        let tags = ["zh-Hans".into(), "en".into()];
        let number = |text| Decimal::parse(text).expect("a number");
        check(Cell::Nothing, "", "null");
        check(true.into(), "true", "true");
        check(computed(Some(0.123_456_78)), "0.123457", "0.123457");
        check(computed(Some(-3.0)), "-3", "-3");
        check(computed(Some(0.000_004)), "0.000004", "4e-6");
        check(computed(Some(f64::NAN)), "", "null");
        check(written(Some(&number("15.10"))), "15.1", "15.1");
        check("=1\"".into(), "\"'=1\"\"\"", r#""=1\"""#);
        check(PartialDate::Unknown.into(), "", "null");
        check(
            Cell::Text(text.as_ref().expect("two versions"), &tags),
            "一",
            r#"{"zh-Hans":"一","en":"one"}"#,
        );
        check(
            Cell::List(vec!["a".into(), Cell::Nothing, "b".into()]),
            "a;;b",
            r#"["a",null,"b"]"#,
        );
        check(
            Cell::Map(vec![("lead", "x".into()), ("support", "y".into())]),
            "x",
            r#"{"lead":"x","support":"y"}"#,
        );
    }

    #[test]
    fn a_column_is_found_in_every_row_wherever_the_row_has_it() {
        let mut bytes = Vec::new();
        let rows: [Row<'_>; 3] = [
            &[&[("a", "1".into()), ("b", "2".into())]],
            &[&[("b", "3".into())], &[("a", "4".into())]],
            &[&[("c", "5".into())], &[]],
        ];
        let table = |each: Each<'_>| rows.iter().for_each(|row| each(row));
        csv(&["a", "b"], &table, &mut bytes).expect("memory takes it");
        assert_eq!(bytes, b"a,b\r\n1,2\r\n4,3\r\n,\r\n");
    }

    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_table_that_cannot_be_written_says_so() {
        let full = |written: io::Result<()>| {
            assert_eq!(
                written.map_err(|e| e.kind()),
                Err(io::ErrorKind::StorageFull)
            );
        };
        for rows in [0, 1, 10_000] {
            let row = [("a", Cell::from("x"))];
            let table = |each: Each<'_>| (0..rows).for_each(|_| each(&[&row]));
            full(csv(&["a"], &table, &mut Full));
            full(json(&Map::new(), "rows", &table, &mut Full));
        }
    }
}
