//! How tables of figures are read: what heads of columns mean beside the documented list, and what
//! happens to hidden rows.

use crate::model::settings::{DIMENSIONS, Dimension, Tables};
use crate::table::heads::{COLUMNS, SKIP};
use crate::yaml::{Node, Reader};

/// A map with `heads` and `hidden`; the heads of the documented list need not be named.
pub fn tables(node: Option<&Node>, dimensions: &[Dimension], reader: &mut Reader) -> Tables {
    let mut tables = Tables::default();
    let Some(mut fields) = node.and_then(|n| reader.fields(n, "a map with `heads` and `hidden`"))
    else {
        return tables;
    };
    let own = dimensions.iter().map(|dimension| &*dimension.id);
    let columns = COLUMNS.iter().map(|(name, _)| *name);
    let known: Vec<&str> = columns.chain(DIMENSIONS).chain(own).chain([SKIP]).collect();
    let heads = fields.take("heads");
    let heads = heads.map_or(&[][..], |n| reader.entries(n, "a map from head to column"));
    for (head, column) in heads {
        let Some(name) = reader.exact(column, "the name of a column") else {
            continue;
        };
        match known.contains(&name) {
            true => tables.heads.push(((*head.text).into(), name.into())),
            false => reader.bad_word(name, column.span, &known),
        }
    }
    if let Some(node) = fields.take("hidden") {
        match reader.exact(node, "`read` or `skip`") {
            Some("read") | None => {}
            Some(SKIP) => tables.skips_hidden = true,
            Some(other) => reader.bad_word(other, node.span, &["read", SKIP]),
        }
    }
    fields.finish(reader.diags);
    tables
}
