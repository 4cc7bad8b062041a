//! The reference as it is asked for: by a word, as a whole, and as schemas for an editor. That the
//! schemas agree with the checks is looked at in `tests/web/schemas.mjs`.

use crate::support::Site;
use serde_json::{Value as Json, from_str};

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
fn a_schema_without_a_site_takes_any_id_and_in_a_site_those_it_lists() {
    let ids = |site: &Site| {
        let said = site.run(&["schema", "project"]);
        assert_eq!(said.code, 0, "{}", said.err);
        let schema: Json = from_str(&said.out).expect("JSON");
        schema["properties"]["batch"].to_string()
    };
    assert!(ids(&Site::with(&[])).contains("pattern"));
    let config = "title: T\npublisher: P\nfocuses: {f: F}\nbatches: {first: First}\n";
    let listed = ids(&Site::with(&[("content/site.yaml", config)]));
    assert!(
        listed.contains("\"first\"") && !listed.contains("pattern"),
        "{listed}"
    );
    let said = Site::new().run(&["schema", "projct"]);
    assert!(
        said.code == 2 && said.err.contains("did you mean `project`"),
        "{said:?}"
    );
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
