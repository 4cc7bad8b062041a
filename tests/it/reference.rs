//! What an editor is told of the keys agrees with what the checks take: sites without a mistake
//! are without one in the schemas, and sites with one are not.

use crate::support::{Site, below, milepost, ran, repository};
use jsonschema::Validator;
use milepost::base::{Date, Diagnostics, FileId};
use milepost::yaml::{Node, Value, read_tree};
use serde_json::{Value as Json, from_str};
use std::collections::BTreeMap;
use std::fs;

/// A node as an editor sees it: plain numbers and truths are no texts.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar { text, quoted: true } => (&**text).into(),
        Value::Scalar { text, .. } => match from_str(text) {
            Ok(plain @ (Json::Bool(_) | Json::Number(_))) => plain,
            _ => (&**text).into(),
        },
        Value::Seq(items) => items.iter().map(json).collect(),
        Value::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, node)| (key.text.to_string(), json(node)));
            Json::Object(entries.collect())
        }
    }
}

/// The YAML of a file: all of it, or its front matter; `None` where there is none.
fn yaml(path: &str, text: &str) -> Option<Json> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let yaml = match path.ends_with(".md") {
        true => text.strip_prefix("---")?.split("\n---").next()?.to_owned(),
        false => text,
    };
    let tree = read_tree(&yaml, FileId(0), 0, &mut Diagnostics::new())?;
    (!tree.is_null()).then(|| json(&tree))
}

/// What a file of `content/` is, by its path; `None` for files without keys.
fn kind(path: &str, has_original: impl Fn(&str) -> bool) -> Option<&'static str> {
    if path == "site.yaml" {
        return Some("site");
    }
    let stem = path.strip_suffix(".md")?;
    let (folder, _) = path.split_once('/')?;
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let original = name.split_once('.').map(|(original, _)| original);
    let is_translation =
        original.is_some_and(|own| has_original(&stem.replace(name, &format!("{own}.md"))));
    let is_report = name.get(..10).is_some_and(|day| Date::parse(day).is_some());
    Some(match (folder, is_report, is_translation) {
        ("projects", true, true) => "report-translation",
        ("projects", true, false) => "report",
        ("projects", false, false) => "project",
        ("pages", _, false) => "page",
        (_, _, true) => "translation",
        _ => "quarter",
    })
}

/// The schemas of a site, by kind, each made when it is asked for.
struct Schemas {
    root: String,
    made: BTreeMap<&'static str, Validator>,
}

impl Schemas {
    fn of(root: &str) -> Schemas {
        Schemas {
            root: root.to_owned(),
            made: BTreeMap::new(),
        }
    }

    fn get(&mut self, kind: &'static str) -> &Validator {
        let root = &self.root;
        self.made.entry(kind).or_insert_with(|| {
            let said = ran(milepost(&["-C", root, "schema", kind]).current_dir(repository(".")));
            assert_eq!(said.code, 0, "{root} {kind}: {}", said.err);
            let schema: Json = from_str(&said.out).expect("JSON");
            jsonschema::draft7::new(&schema).unwrap_or_else(|e| panic!("{root} {kind}: {e}"))
        })
    }
}

/// What the schemas say of all files of a site.
fn findings(root: &str) -> Vec<String> {
    let mut schemas = Schemas::of(root);
    let files = below(&repository(root).join("content"));
    let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let mut found = Vec::new();
    for (path, at) in files {
        let Some(kind) = kind(&path, |original| paths.iter().any(|p| p == original)) else {
            continue;
        };
        let text = fs::read_to_string(at).expect("UTF-8");
        let Some(json) = yaml(&path, &text) else {
            continue;
        };
        let errors = schemas.get(kind).iter_errors(&json);
        found.extend(errors.map(|e| format!("{root}/{path} {}: {e}", e.instance_path())));
    }
    found
}

/// Whether the checks find an error in a site.
fn is_wrong(root: &str) -> bool {
    ran(milepost(&["-C", root, "check", "--quiet"]).current_dir(repository("."))).code != 0
}

#[test]
fn a_site_without_a_mistake_is_without_one_in_an_editor() {
    let sites = fs::read_dir(repository("tests/sites")).expect("sites");
    let names = sites.map(|site| {
        site.expect("a site")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    // This one says when quarters begin as sites did before there were other periods.
    let names = names.filter(|name| !name.starts_with("err-") && name != "data-names");
    let mut roots: Vec<String> = names.map(|name| format!("tests/sites/{name}")).collect();
    roots.extend([".".to_owned(), "tests/web/wide".to_owned()]);
    for sample in [
        "city",
        "promises",
        "portfolio",
        "indicators",
        "okr",
        "minimal",
    ] {
        roots.push(format!("src/cli/sample/{sample}/zh-Hans"));
    }
    roots.retain(|root| !is_wrong(root));
    assert!(20 < roots.len(), "{roots:?}");
    let wrong: Vec<String> = roots.iter().flat_map(|root| findings(root)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_wrong_key_word_or_id_is_wrong_in_an_editor_as_well() {
    for case in [
        "err-e004", "err-e006", "err-e007", "err-e009", "err-e010", "err-e011",
    ] {
        let found = findings(&format!("tests/sites/{case}"));
        assert!(!found.is_empty(), "{case}");
    }
}

#[test]
fn the_editor_is_told_of_the_schemas_and_keeps_what_its_owner_set() {
    let site = Site::new();
    site.fine(&["init", "s"]);
    site.write(
        "s/.vscode/settings.json",
        "{\n    \"editor.tabSize\": 8\n}\n",
    );
    site.fine(&["-C", "s", "schema", "--vscode"]);
    let settings = site.text("s/.vscode/settings.json");
    for part in ["    \"editor.tabSize\": 8", "\"content/site.yaml\""] {
        assert!(settings.contains(part), "{settings}");
    }
    let schema = site.text("s/.vscode/project.schema.json");
    assert!(schema.contains("\"home\""), "{schema}");
    // The same again changes nothing; a site without a configuration gets no schema.
    site.fine(&["-C", "s", "schema", "--vscode"]);
    assert_eq!(site.text("s/.vscode/settings.json"), settings);
    let none = Site::with(&[]).run(&["schema", "--vscode"]);
    assert!(
        none.code == 2 && none.err.contains("content/site.yaml"),
        "{none:?}"
    );
    // Settings with comments are left alone, and what to paste is said.
    let own = "{\n  // mine\n}\n";
    site.write("s/.vscode/settings.json", own);
    let said = site.run(&["-C", "s", "schema", "--vscode"]);
    assert!(said.err.contains("\"yaml.schemas\""), "{}", said.err);
    assert_eq!(site.text("s/.vscode/settings.json"), own);
}

#[test]
fn a_schema_without_a_site_takes_any_id() {
    let said = Site::with(&[]).run(&["schema", "project"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let schema: Json = from_str(&said.out).expect("JSON");
    let schema = jsonschema::draft7::new(&schema).expect("a schema");
    let project = |focus: &str| serde_json::json!({"title": "T", "focus": focus});
    assert!(schema.is_valid(&project("care")) && !schema.is_valid(&project("Not an id")));
}

#[test]
fn a_word_is_explained_as_key_as_term_and_as_code() {
    let site = Site::new();
    let check = |words: &[&str], parts: &[&str]| {
        let said = site.run(&[&["explain"], words].concat());
        assert_eq!(said.code, 0, "{words:?}: {}", said.err);
        for part in parts {
            assert!(
                said.out.contains(part),
                "{words:?} does not say `{part}`: {}",
                said.out
            );
        }
    };
    check(
        &["target"],
        &["project.target", "project.indicators.target", "Target: "],
    );
    check(
        &["site.calendar.starts"],
        &["from 1 to 12", "default: `1`", "starts: 4"],
    );
    check(
        &["milestones.due", "--lang", "zh-Hans"],
        &["最初承诺的日期。", "必填"],
    );
    check(&["on-track"], &["Within the tolerance"]);
    check(&["burn-up"], &["as it was promised at each time"]);
    check(&["e004"], &["E004: unknown key"]);
    check(&[], &["E004", "trajectory", "milestones.due"]);
    check(&["--all"], &["## A milestone", "- `due`: "]);
    check(&["--all", "--man"], &[".TH MILEPOST 5", ".B due"]);
    let said = site.run(&["explain", "tagret"]);
    assert!(said.code == 2 && said.err.contains("`target`"), "{said:?}");
}
