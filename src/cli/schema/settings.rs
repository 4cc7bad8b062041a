//! The settings of the editor, with what it needs to know of the schemas beside what its owner
//! wrote.

use serde_json::{Map, Value, json};

/// The setting of the extension YAML.
const KEY: &str = "yaml.schemas";
/// The schema of `site.yaml`, as that setting names it.
const SCHEMA: &str = "./.vscode/site.schema.json";
/// The file that it is for.
const FILE: &str = "content/site.yaml";

/// What becomes of the settings.
#[derive(Debug, PartialEq)]
pub enum Merged {
    /// They get this text.
    Text(String),
    /// They say it already.
    Same,
    /// They cannot be changed without losing something: why, and what to paste.
    Paste(&'static str, String),
}

/// The settings with the schema of `site.yaml`; of settings that are no plain JSON nothing is
/// changed, since comments and the way of writing would be lost.
pub fn merged(before: Option<&str>) -> Merged {
    let Some(text) = before.filter(|text| !text.trim().is_empty()) else {
        return Merged::Text(written(&json!({KEY: {SCHEMA: FILE}}), "  "));
    };
    let read = serde_json::from_str::<Value>(text);
    // What is written back must be what stood there, to the letter, but for the blanks.
    let again = read.as_ref().map(Value::to_string).unwrap_or_default();
    let Ok(Value::Object(mut settings)) = read else {
        return paste("has comments or is no plain JSON");
    };
    if pressed(text) != again {
        return paste("is written in a way that would be lost");
    }
    let schemas = settings.entry(KEY).or_insert_with(|| Map::new().into());
    let Value::Object(schemas) = schemas else {
        return paste("has another kind of value for `yaml.schemas`");
    };
    if is_named(schemas.get(SCHEMA)) {
        return Merged::Same;
    }
    schemas.insert(SCHEMA.into(), FILE.into());
    let indent = indent(text);
    Merged::Text(written(&Value::Object(settings), &indent))
}

/// Whether an entry, one file or a list, has `site.yaml`.
fn is_named(files: Option<&Value>) -> bool {
    match files {
        Some(Value::String(file)) => file == FILE,
        Some(Value::Array(files)) => files.iter().any(|file| file == FILE),
        _ => false,
    }
}

fn paste(why: &'static str) -> Merged {
    let what = format!("  \"{KEY}\": {{\n    \"{SCHEMA}\": \"{FILE}\"\n  }}");
    Merged::Paste(why, what)
}

/// A text of JSON without the blanks between its signs.
fn pressed(text: &str) -> String {
    let (mut is_inside, mut is_escaped) = (false, false);
    let kept = text.chars().filter(|c| {
        let keep = is_inside || !c.is_whitespace();
        if *c == '"' && !is_escaped {
            is_inside = !is_inside;
        }
        is_escaped = is_inside && *c == '\\' && !is_escaped;
        keep
    });
    kept.collect()
}

/// How the first line that is indented is; two spaces where none is.
fn indent(text: &str) -> String {
    let indented = text.lines().find(|line| line.starts_with([' ', '\t']));
    let blank = |line: &str| line[..line.len() - line.trim_start().len()].to_owned();
    indented.map_or_else(|| "  ".to_owned(), blank)
}

/// JSON with blanks of one's own: a text in it has no line break, so that what a line begins with
/// is always its depth.
fn written(value: &Value, indent: &str) -> String {
    let lines = format!("{value:#}");
    let lines = lines.lines().map(|line| {
        let rest = line.trim_start();
        format!("{}{rest}\n", indent.repeat((line.len() - rest.len()) / 2))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, expected: &str) {
        let merged = merged(Some(before));
        assert_eq!(merged, Merged::Text(expected.into()), "{before}");
    }

    #[test]
    fn what_an_author_set_stays_beside_the_schema() {
        let entry = "\"./.vscode/site.schema.json\": \"content/site.yaml\"";
        check(
            "",
            &format!("{{\n  \"yaml.schemas\": {{\n    {entry}\n  }}\n}}\n"),
        );
        check(
            "{\n\t\"b\": 1.0,\n\t\"a\": [\"x y\"]\n}",
            &format!(
                "{{\n\t\"b\": 1.0,\n\t\"a\": [\n\t\t\"x y\"\n\t],\n\t\"yaml.schemas\": \
                 {{\n\t\t{entry}\n\t}}\n}}\n"
            ),
        );
        check(
            "{\"yaml.schemas\": {\"a.json\": \"*.yml\"}}",
            &format!(
                "{{\n  \"yaml.schemas\": {{\n    \"a.json\": \"*.yml\",\n    {entry}\n  }}\n}}\n"
            ),
        );
        let once = format!("{{\"yaml.schemas\": {{{entry}}}}}");
        assert_eq!(merged(Some(&once)), Merged::Same);
    }

    #[test]
    fn settings_that_would_lose_something_are_left_alone() {
        for text in [
            "{\n  // mine\n  \"a\": 1\n}",
            "{\"a\": 1,}",
            "[]",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": \"\\u0041\"}",
            "{\"yaml.schemas\": []}",
        ] {
            assert!(matches!(merged(Some(text)), Merged::Paste(..)), "{text}");
        }
    }
}
