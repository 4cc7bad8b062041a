//! One row of a table of the exports: column → value, as JSON and as CSV.

use crate::base::csv_rows;
use crate::base::{Decimal, PartialDate, Text};
use crate::render::context::Renderer;
use serde_json::{Map, Number, Value};

/// One row of a table: column → value.
pub(super) type Record = Map<String, Value>;

/// A heading, and one row a line.
pub(super) fn csv(columns: &[&str], rows: &[Record]) -> Vec<u8> {
    let head: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
    let cells = |row: &Record| -> Vec<String> {
        let cell = |column: &&str| plain(row.get(*column).unwrap_or(&Value::Null));
        columns.iter().map(cell).collect()
    };
    csv_rows::csv([head].into_iter().chain(rows.iter().map(cells))).into_bytes()
}

/// A value in one cell: lists joined by `;`, a text by language in the default one.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(";"),
        Value::Object(map) => map.values().next().map_or_else(String::new, plain),
        other => other.to_string(),
    }
}

/// A computed number with six decimals, zeros at the end dropped; null for nothing, and for what is
/// not finite.
pub(super) fn computed(value: Option<f64>) -> Value {
    let rounded = value
        .filter(|v| v.is_finite())
        .map(|v| crate::base::locale::round(v, 6));
    rounded
        .and_then(Number::from_f64)
        .map_or(Value::Null, |number| match number.as_f64() {
            // Whole numbers have no point, as far as they are exact.
            Some(v) if v.fract() == 0.0 && v.abs() < 1e15 => Value::from(v as i64),
            _ => Value::Number(number),
        })
}

/// A number as its author wrote it; null for nothing.
pub(super) fn written(number: Option<&Decimal>) -> Value {
    number.map_or(Value::Null, |n| {
        serde_json::from_str(n.as_str()).unwrap_or_else(|_| Value::String(n.to_string()))
    })
}

/// A text in each language that has it, by the tag of the language.
pub(super) fn text(renderer: &Renderer<'_>, text: &Text) -> Value {
    let versions = text.versions().map(|(lang, words)| {
        (
            renderer.site.settings.languages[lang.index()].to_string(),
            Value::from(words),
        )
    });
    Value::Object(versions.collect())
}

/// A date as exactly as it is known; null where it is not.
pub(super) fn date(date: PartialDate) -> Value {
    if date == PartialDate::Unknown {
        Value::Null
    } else {
        Value::from(date.to_string())
    }
}

/// A row of these cells; of two of one column the later counts.
pub(super) fn row(cells: &[(&str, Value)]) -> Record {
    cells
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect()
}

/// Ids as a list, in their order.
pub(super) fn strings<'a>(items: impl IntoIterator<Item = &'a crate::model::Id>) -> Value {
    items.into_iter().map(|id| Value::from(&**id)).collect()
}

/// The name of what an id means in each language; null where there is no such thing.
pub(super) fn name(renderer: &Renderer<'_>, name: Option<&Text>) -> Value {
    name.map_or(Value::Null, |name| text(renderer, name))
}
