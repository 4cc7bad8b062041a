//! What all tables of the data are, for programs: a Data Package (specification 1 of the
//! Frictionless Data project), whose tables have a Table Schema each.

use crate::base::Lang;
use crate::render::context::Renderer;
use crate::render::part::dictionary::{self, Column, columns, tables};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the description.
///
/// # Errors
/// Those of the writer.
///
/// # Panics
/// Before the tables are made.
pub fn write(renderer: &Renderer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let settings = &renderer.site.settings;
    let lang = Lang::DEFAULT;
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "data",
        "title": settings.title.get(lang),
        "version": renderer.insight.as_of.to_string(),
        "contributors": [{"title": settings.publisher.get(lang), "role": "publisher"}],
        "resources": tables(renderer).map(|name| resource(renderer, name)).collect::<Vec<_>>(),
    });
    let said = [
        ("homepage", settings.base_url.as_deref().map(Value::from)),
        ("licenses", settings.licence.as_deref().map(licence)),
    ];
    for (key, value) in said {
        if let Some(value) = value {
            package[key] = value;
        }
    }
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &package)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A licence by its name, or by its title where its words cannot be a name.
fn licence(words: &str) -> Value {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    match words.chars().all(is_name) {
        true => json!([{"name": words}]),
        false => json!([{"name": "other", "title": words}]),
    }
}

fn resource(renderer: &Renderer<'_>, name: &'static str) -> Value {
    let settings = &renderer.site.settings;
    let path = dictionary::path(name, "csv", settings);
    let made = renderer.made(&path);
    let made = made.unwrap_or_else(|| panic!("a table is made before it is described: {path}"));
    let strings = &renderer.languages[0].strings;
    let fields = columns(renderer.site, name);
    let fields = fields.iter().map(|column| field(renderer, name, column));
    json!({
        "profile": "tabular-data-resource",
        "name": dictionary::file_name(name, settings),
        "title": strings.say(&format!("data-{name}"), &[]),
        "description": strings.say(&format!("data-about-{name}"), &[]),
        "path": path.trim_start_matches("data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": made.bytes,
        "hash": format!("sha256:{}", made.sum),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": true},
        "schema": {"fields": fields.collect::<Vec<_>>(), "missingValues": [""]},
    })
}

fn field(renderer: &Renderer<'_>, table: &str, column: &Column) -> Value {
    let said = column.said(&renderer.languages[0].strings, Lang::DEFAULT, table);
    let mut field = json!({
        "name": column.name,
        "type": column.kind(),
        "description": format!("{} ({})", said.meaning, said.unit),
    });
    if column.kind() == "boolean" {
        field["trueValues"] = json!(["true"]);
        field["falseValues"] = json!(["false"]);
    }
    if column.is_never_empty() {
        field["constraints"] = json!({"required": true});
    }
    field
}
