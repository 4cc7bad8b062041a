//! Dimensions: what figures may be broken down by, each with the values that it has.

use super::id::id;
use crate::base::{Code, Text};
use crate::model::Dimension;
use crate::model::settings::DIMENSIONS;
use crate::reference;
use crate::yaml::{Fields, Key, Node, Reader, Value};

/// The columns that tables of figures, and the published tables of parts, have of their own.
const COLUMNS: &[&str] = &[
    "project",
    "indicator",
    "date",
    "value",
    "published",
    "qualifier",
    "flag",
    "numerator",
    "denominator",
    "evidence",
    "note",
    "corrected",
    "provenance",
    "group",
    "name",
    "unit",
    "baseline",
    "target",
    "progress",
    "elapsed",
    "status",
];

/// A map of dimensions by id: `sex: {female: Women, male: Men}`, or with `name` and `values`. What
/// cannot be read is left out and reported.
pub fn dimensions(node: Option<&Node>, reader: &mut Reader) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map by id")) {
        dimensions.extend(dimension(key, value, reader));
    }
    dimensions
}

fn dimension(key: &Key, value: &Node, reader: &mut Reader) -> Option<Dimension> {
    let id = id(key, "dimension", reader)?;
    if let Some(message) = taken(&id) {
        let hint = "give the dimension another id, such as `age-group`";
        reader.error(Code::BadId, key.span, message, hint);
        return None;
    }
    let is_long = |fields: Fields<'_>| fields.has("values") || fields.has("name");
    let long = Fields::of(value, &reference::DIMENSION).is_some_and(is_long);
    if !long {
        return Some(Dimension {
            name: Text::plain(&*id),
            values: values(value, reader),
            id,
        });
    }
    let mut fields = Fields::of(value, &reference::DIMENSION)?;
    let name = fields.take("name").and_then(|n| reader.text(n));
    let listed = fields.require(
        "values",
        "this dimension",
        "{female: Women, male: Men}",
        reader.diags,
    );
    let values = listed.map_or_else(Vec::new, |n| values(n, reader));
    fields.finish(reader.diags);
    Some(Dimension {
        name: name.unwrap_or_else(|| Text::plain(&*id)),
        values,
        id,
    })
}

/// Why an id cannot be that of a dimension of a site's own; `None` where it can.
fn taken(id: &str) -> Option<String> {
    if DIMENSIONS.contains(&id) {
        return Some(format!(
            "`{id}` is a dimension of every site; its values are those of `{id}s`"
        ));
    }
    let is_column = COLUMNS.contains(&id);
    is_column.then(|| format!("`{id}` is the name of another column in tables of figures"))
}

/// The values with their names, at least one.
fn values(node: &Node, reader: &mut Reader) -> Vec<(crate::model::Id, Text)> {
    let entries = reader.entries(node, "a map from value to name, such as `{female: Women}`");
    let mut values = Vec::new();
    for (key, name) in entries {
        let value = id(key, "value", reader);
        values.extend(value.zip(reader.text(name)));
    }
    let is_empty = node.is_null() || matches!(&node.value, Value::Map(map) if map.is_empty());
    if is_empty {
        let hint = "list its values with their names, such as `{female: Women, male: Men}`";
        reader.error(
            Code::MissingKey,
            node.span,
            "this dimension has no values",
            hint,
        );
    }
    values
}
