//! How tables are read: what heads of columns mean beside the documented list, and what happens to
//! hidden rows and to rows that say what a project is.

use crate::model::settings::{DIMENSIONS, Dimension, Tables};
use crate::reference;
use crate::table::heads::{COLUMNS, KEYS, SKIP};
use crate::yaml::{Fields, Node, Reader};

/// What is written there, in a message.
const TAKEN: &str = "a map with `heads`, `hidden` and `projects`";

/// A map with `heads`, `hidden` and `projects`; the heads of the documented list need not be named.
pub fn tables(node: Option<&Node>, dimensions: &[Dimension], reader: &mut Reader) -> Tables {
    let mut tables = Tables::default();
    let Some(mut fields) = node.and_then(|n| reader.fields(n, &reference::TABLES, TAKEN)) else {
        return tables;
    };
    let own = dimensions.iter().map(|dimension| &*dimension.id);
    let columns = COLUMNS.iter().chain(KEYS).map(|(name, _)| *name);
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
    tables.skips_hidden = skips("hidden", &mut fields, reader);
    tables.skips_projects = skips("projects", &mut fields, reader);
    fields.finish(reader.diags);
    tables
}

/// Whether rows of a kind are left out: `read`, as by default, or `skip`.
fn skips(key: &'static str, fields: &mut Fields<'_>, reader: &mut Reader) -> bool {
    let Some(node) = fields.take(key) else {
        return false;
    };
    match reader.exact(node, "`read` or `skip`") {
        Some("read") | None => false,
        Some(SKIP) => true,
        Some(other) => {
            reader.bad_word(other, node.span, &["read", SKIP]);
            false
        }
    }
}
