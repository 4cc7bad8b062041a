use super::*;
use crate::base::{Diagnostics, FileId};
use crate::yaml::{quoted, read_tree};
use proptest::prelude::*;

fn short() -> Entry {
    Entry(vec![("a", "8".to_owned()), ("b", quoted("x: \"y\" #"))])
}

fn long() -> Entry {
    Entry(vec![("a", "8".to_owned()), ("b", quoted(&"字".repeat(60)))])
}

fn edited(yaml: &str, change: impl FnOnce(FrontMap<'_>) -> Option<Vec<Splice>>) -> Option<String> {
    let mut diags = Diagnostics::new();
    let root =
        read_tree(yaml, FileId(0), 0, &mut diags).unwrap_or_else(|| panic!("{yaml}: {diags:?}"));
    change(FrontMap {
        text: yaml,
        end: yaml.len(),
        root: &root,
    })
    .map(|splices| spliced(yaml, &splices))
}

fn list(yaml: &str, key: &str) -> Vec<String> {
    let root = read_tree(yaml, FileId(0), 0, &mut Diagnostics::new())
        .unwrap_or_else(|| panic!("not YAML any more:\n{yaml}"));
    match entry(&root, key).map(|(_, node)| &node.value) {
        Some(Value::Seq(items)) => items
            .iter()
            .map(|item| {
                entry(item, "a")
                    .and_then(|(_, node)| node.as_str())
                    .unwrap_or("?")
                    .to_owned()
            })
            .collect(),
        other => panic!("no list: {other:?}\n{yaml}"),
    }
}

fn check_append(before: &str, after: &str) {
    check_entry(before, &short(), after);
}

fn check_entry(before: &str, entry: &Entry, after: &str) {
    for (before, after) in [
        (before.to_owned(), after.to_owned()),
        (before.replace('\n', "\r\n"), after.replace('\n', "\r\n")),
    ] {
        let made = edited(&before, |sheet| {
            sheet.append("c", std::slice::from_ref(entry))
        })
        .expect("a layout that is known");
        assert_eq!(made, after);
        assert_eq!(
            list(&made, "c").last().map(String::as_str),
            Some("8"),
            "{made}"
        );
    }
}

const NEW: &str = "{a: 8, b: \"x: \\\"y\\\" #\"}";

#[test]
fn a_list_that_is_not_there_is_added_at_the_end() {
    check_append(
        "t: 1 # one\n# last\n",
        &format!("t: 1 # one\n# last\nc:\n  - {NEW}\n"),
    );
    check_append(
        "  t: |\n    x\n\n",
        &format!("  t: |\n    x\n\n  c:\n    - {NEW}\n"),
    );
    check_append(
        "{t: 1, u: [2]}\n",
        &format!("{{t: 1, u: [2], c: [{NEW}]}}\n"),
    );
    let wide = "字".repeat(60);
    check_entry(
        "t: 1\n",
        &long(),
        &format!("t: 1\nc:\n  - a: 8\n    b: \"{wide}\"\n"),
    );
}

#[test]
fn a_key_with_nothing_behind_it_is_filled() {
    check_append("c:\nt: 1\n", &format!("c:\n  - {NEW}\nt: 1\n"));
    check_append(
        "c: # none yet\n  # newest last\nt: 1\n",
        &format!("c: # none yet\n  - {NEW}\n  # newest last\nt: 1\n"),
    );
    check_append("c: ~ # none\nt: 1\n", &format!("c: [{NEW}] # none\nt: 1\n"));
    check_append("c: []\nt: 1\n", &format!("c: [{NEW}]\nt: 1\n"));
    check_append("c: [ ] # none\n", &format!("c: [{NEW}] # none\n"));
    check_append("c: [\n  # none\n]\n", &format!("c: [{NEW}\n  # none\n]\n"));
    check_append("{c: , t: 1}\n", &format!("{{c: [{NEW}] , t: 1}}\n"));
}

#[test]
fn a_block_list_gets_one_more_item_like_its_last() {
    check_append(
        "c:\n  - {a: 1} # x\nt: 1\n",
        &format!("c:\n  - {{a: 1}} # x\n  - {NEW}\nt: 1\n"),
    );
    check_append(
        "c:\n- {a: 1,\n   b: 2}\n\nt: 1\n",
        &format!("c:\n- {{a: 1,\n   b: 2}}\n- {NEW}\n\nt: 1\n"),
    );
    let block = |dash: &str, next: &str| format!("{dash}- a: 8\n{next}b: \"x: \\\"y\\\" #\"\n");
    check_append(
        "c:\n    - a: 1\n      b: 2\n",
        &format!("c:\n    - a: 1\n      b: 2\n{}", block("    ", "      ")),
    );
    check_append(
        "c:\n- [x]\n- {a: 1}\n",
        &format!("c:\n- [x]\n- {{a: 1}}\n- {NEW}\n"),
    );
    check_append(
        "c:\n- a: 1\n  b:\nt: 1\n",
        &format!("c:\n- a: 1\n  b:\n{}t: 1\n", block("", "  ")),
    );
    check_append(
        "c:\n  -\n    a: 1\nt: 1\n",
        &format!("c:\n  -\n    a: 1\n{}t: 1\n", block("  ", "    ")),
    );
    let folded = "c:\n  - a: 1\n    b: >-\n      x\n      y\n\n";
    check_append(
        &format!("{folded}t: 1\n"),
        &format!(
            "{}{}\nt: 1\n",
            folded.trim_end_matches('\n').to_owned() + "\n",
            block("  ", "    ")
        ),
    );
    check_append(
        "c:\n  - a: 1\n    b: 'it''s\n      two'\n",
        &format!(
            "c:\n  - a: 1\n    b: 'it''s\n      two'\n{}",
            block("  ", "    ")
        ),
    );
}

#[test]
fn comments_after_the_last_item_stay_with_what_they_are_about() {
    check_append(
        "c:\n  - {a: 1}\n    # of one\n  # of all\nt: 1\n",
        &format!("c:\n  - {{a: 1}}\n    # of one\n  - {NEW}\n  # of all\nt: 1\n"),
    );
    check_append(
        "c:\n  - {a: 1}\n# of t\nt: 1\n",
        &format!("c:\n  - {{a: 1}}\n  - {NEW}\n# of t\nt: 1\n"),
    );
}

#[test]
fn a_flow_list_gets_one_more_item_inside() {
    check_append("c: [{a: 1}] # x\n", &format!("c: [{{a: 1}}, {NEW}] # x\n"));
    check_append("c: [{a: 1}, ]\n", &format!("c: [{{a: 1}}, {NEW}, ]\n"));
    check_append(
        "c: [\n  {a: 1}, # x\n  {a: 2} # y, z\n]\n",
        &format!("c: [\n  {{a: 1}}, # x\n  {{a: 2}}, # y, z\n  {NEW}\n]\n"),
    );
    check_append(
        "c: [\n  {a: 1}, # x\n  # y\n]\n",
        &format!("c: [\n  {{a: 1}}, # x\n  {NEW},\n  # y\n]\n"),
    );
    check_append(
        "c: [\n  {a: 1} ]\n",
        &format!("c: [\n  {{a: 1}}, {NEW} ]\n"),
    );
}

#[test]
fn one_map_in_the_place_of_a_list_becomes_its_first_item() {
    check_append("c: {a: 1} # x\n", &format!("c: [{{a: 1}}, {NEW}] # x\n"));
    check_append(
        "c:\n  # x\n  a: 1\n  b: 2\nt: 1\n",
        "c:\n  # x\n- a: 1\n  b: 2\n- a: 8\n  b: \"x: \\\"y\\\" #\"\nt: 1\n",
    );
}

#[test]
fn a_layout_without_a_safe_place_is_left_alone() {
    for yaml in ["c: word\n", "c:\n a: 1\n", "c: |\n  text\n"] {
        assert_eq!(
            edited(yaml, |sheet| sheet.append("c", &[short()])),
            None,
            "{yaml}"
        );
    }
}

fn check_replace(before: &str, old: &str, new: &str, after: Option<&str>) {
    let made = edited(before, |sheet| {
        Some(vec![sheet.replace(&sheet.entry("v")?.1, old, new)?])
    });
    assert_eq!(made.as_deref(), after, "{before}");
}

#[test]
fn a_value_is_replaced_inside_its_quotes_and_before_its_unit() {
    check_replace(
        "v: 2300 # x\nt: 1\n",
        "2300",
        "1500",
        Some("v: 1500 # x\nt: 1\n"),
    );
    check_replace("v:   2300 户\n", "2300", "1500", Some("v:   1500 户\n"));
    check_replace("v: \"2300 户\"\n", "2300", "15.5", Some("v: \"15.5 户\"\n"));
    check_replace("v: '+3'\n", "3", "4", Some("v: '4'\n"));
    check_replace("{t: 1, v: 3}\n", "3", "-4", Some("{t: 1, v: -4}\n"));
    check_replace("v: >-\n  2300\n", "2300", "1500", None);
    check_replace("v: 2300.5\n", "2300", "1500", None);
}

#[test]
fn a_key_is_added_after_the_one_it_belongs_to() {
    let check = |before: &str, after: Option<&str>| {
        let made = edited(before, |sheet| {
            sheet
                .add_key(&["start", "batch"], "due", "2022-03-31")
                .map(|s| vec![s])
        });
        assert_eq!(made.as_deref(), after, "{before}");
    };
    check(
        "batch: b # x\nt: 1\n",
        Some("batch: b # x\ndue: 2022-03-31\nt: 1\n"),
    );
    check(
        "start: 2021\r\nbatch: b\r\n",
        Some("start: 2021\r\ndue: 2022-03-31\r\nbatch: b\r\n"),
    );
    check(
        "{batch: b, t: 1}\n",
        Some("{batch: b, due: 2022-03-31, t: 1}\n"),
    );
    check(
        "batch: b\ndue: # from the batch\nt: 1\n",
        Some("batch: b\ndue: 2022-03-31 # from the batch\nt: 1\n"),
    );
    check("t: 1\n", None);
}

proptest! {
    #[test]
    fn any_text_reads_back_as_it_was(text in any::<String>(), nasty in "[\\-?:,\\[\\]{}#&*!|>'\"%@` \\\\\n\t\r\u{85}\u{a0}\u{2028}\u{feff}😀字0-9a~]{0,40}") {
        for text in [text, nasty] {
            for yaml in [format!("t: {}\n", quoted(&text)), format!("t: [{{a: {}}}]\n", quoted(&text))] {
                let root = read_tree(&yaml, FileId(0), 0, &mut Diagnostics::new()).expect("YAML");
                let (_, node) = entry(&root, "t").expect("there");
                let node = match &node.value { Value::Seq(items) => &entry(&items[0], "a").expect("there").1, _ => node };
                prop_assert_eq!(node.as_str(), Some(text.as_str()));
                prop_assert_eq!(yaml.lines().count(), 1);
            }
        }
    }

    #[test]
    fn no_layout_makes_an_edit_stumble(parts in prop::collection::vec(prop::sample::select(vec![
        "c:", "v:", "due:", "start:", " ", "\n", "\n", "\n  ", "- ", "\n- ", "{", "}", "[", "]", ", ", "a: 1", "字", "'", "\"", "# x", "|\n", ">-\n", "~", "\r\n", "? ", "2300 户", "...\n", "\u{a0}", "\t",
    ]), 0..24)) {
        let yaml = parts.concat();
        let mut diags = Diagnostics::new();
        let Some(root) = read_tree(&yaml, FileId(0), 0, &mut diags) else { return Ok(()) };
        let sheet = FrontMap { text: &yaml, end: yaml.len(), root: &root };
        for splices in [sheet.append("c", &[short(), long()]), sheet.add_key(&["start", "v"], "due", "2022").map(|s| vec![s])] {
            drop(splices.map(|splices| spliced(&yaml, &splices)));
        }
        if let Some((_, node)) = sheet.entry("v") {
            drop(sheet.replace(node, "2300", "1500").map(|splice| spliced(&yaml, &[splice])));
        }
    }
}
