//! The site as it stood on any day: what was published later leaves no trace in it.

use crate::support::{Files, built, files_of};
use milepost::Options;
use milepost::base::{Date, Diagnostics, FileId, Period};
use milepost::io::MemorySource;
use milepost::parse::front_matter::parts;
use milepost::yaml::{Key, Node, Value, read_tree};
use std::collections::{BTreeMap, BTreeSet};

/// Ten days in all quarters, ends of quarters and days of grace among them.
const DAYS: [&str; 10] = [
    "2021-02-15",
    "2021-03-31",
    "2021-04-08",
    "2021-06-30",
    "2021-07-10",
    "2021-08-15",
    "2021-09-30",
    "2021-10-09",
    "2021-11-12",
    "2021-12-20",
];

#[test]
fn a_build_as_of_a_day_is_the_build_of_what_had_been_published_by_then() {
    let all = files_of(".");
    for day in DAYS {
        let day = Date::parse(day).expect("a day");
        let then = Stripper {
            day,
            announced: announced(&all),
        }
        .stripped(&all);
        assert!(then != all, "something was published after {day}");
        let (whole, part) = (built_on(&all, day), built_on(&then, day));
        let differs: Vec<&String> = whole
            .keys()
            .chain(part.keys())
            .filter(|path| whole.get(*path) != part.get(*path))
            .collect();
        let first = differs
            .iter()
            .find(|path| path.ends_with(".csv") || path.ends_with(".html"));
        assert!(
            differs.is_empty(),
            "as of {day}: {} files differ\n{}",
            differs.len(),
            first.map_or_else(String::new, |path| difference(&whole, &part, path))
        );
    }
}

fn difference(a: &Files, b: &Files, path: &str) -> String {
    let text = |files: &Files| {
        files.get(path).map_or_else(String::new, |bytes| {
            String::from_utf8_lossy(bytes).replace("><", ">\n<")
        })
    };
    let (a, b) = (text(a), text(b));
    let at = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    format!("{path}:\n  {:?}", at.unwrap_or(("one is longer", "")))
}

fn built_on(files: &Files, day: Date) -> Files {
    let options = Options {
        as_of: Some(day),
        editions: Some(true),
        ..Options::default()
    };
    built(&MemorySource::new(files.clone()), &options)
}

/// The day on which each batch was announced.
fn announced(files: &Files) -> BTreeMap<String, Date> {
    let text = String::from_utf8(files["content/site.yaml"].clone()).expect("text");
    let site = tree(&text);
    let day = |batch: &Node| get(batch, "announced").and_then(|d| Date::parse(d.as_str()?));
    entries(get(&site, "batches").expect("batches"))
        .iter()
        .filter_map(|(id, b)| Some((id.text.to_string(), day(b)?)))
        .collect()
}

/// Takes every dated fact away that was published after a day.
struct Stripper {
    day: Date,
    announced: BTreeMap<String, Date>,
}

impl Stripper {
    fn stripped(&self, files: &Files) -> Files {
        let mut then = files.clone();
        let mut gone = BTreeSet::new();
        let mut tables = files.clone();
        self.tables(&mut tables, &gone);
        for (path, bytes) in files.iter().filter(|(path, _)| is_project(path)) {
            let (mut front, _) = split(bytes);
            let id = path
                .trim_start_matches("content/projects/")
                .trim_end_matches(".md")
                .trim_end_matches("/index")
                .to_owned();
            let batch = get(&front, "batch")
                .and_then(|b| self.announced.get(b.as_str()?))
                .copied();
            let published = get(&front, "published")
                .and_then(|d| Date::parse(d.as_str()?))
                .or(batch);
            if published.is_some_and(|day| self.day < day) {
                gone.insert(id);
                continue;
            }
            let reports = self.reports(path, files, &mut then);
            let before: BTreeSet<String> = cited(&front, &reports.0)
                .into_iter()
                .chain(in_tables(files, &id))
                .collect();
            self.project(&mut front);
            let after: BTreeSet<String> = cited(&front, &reports.1)
                .into_iter()
                .chain(in_tables(&tables, &id))
                .collect();
            let removed: BTreeSet<&String> = before.difference(&after).collect();
            keep(&mut front, "evidence", |key, _| {
                !removed.contains(&key.text.to_string())
            });
            then.insert(path.clone(), joined(&front, bytes));
        }
        then.retain(|path, _| {
            !gone.iter().any(|id| {
                path.starts_with(&format!("content/projects/{id}."))
                    || path.starts_with(&format!("content/projects/{id}/"))
            })
        });
        self.tables(&mut then, &gone);
        self.quarters(&mut then);
        then
    }

    /// Reports of a project: all of them, and those that stay; the others go.
    fn reports(&self, path: &str, files: &Files, then: &mut Files) -> (Vec<Node>, Vec<Node>) {
        let Some(folder) = path.strip_suffix("index.md") else {
            return (Vec::new(), Vec::new());
        };
        let (mut all, mut stay) = (Vec::new(), Vec::new());
        for (path, bytes) in files
            .iter()
            .filter(|(p, _)| p.starts_with(folder) && p.ends_with(".md"))
        {
            let Some(day) = Date::parse(path[folder.len()..].get(..10).unwrap_or("")) else {
                continue;
            };
            all.push(split(bytes).0);
            if self.day < day {
                then.remove(path);
            } else {
                stay.push(split(bytes).0);
            }
        }
        (all, stay)
    }

    fn later(&self, text: Option<&str>) -> bool {
        let text = text.unwrap_or("");
        let day = Date::parse(text).or_else(|| Period::parse(text, 1).map(|p| p.last));
        day.is_some_and(|day| self.day < day)
    }

    fn dated(&self, node: &Node, key: &str) -> bool {
        self.later(get(node, key).and_then(Node::as_str))
    }

    fn project(&self, front: &mut Node) {
        self.undo_changes(front);
        for list in ["changes", "corrections", "declared", "confidence"] {
            keep_items(front, list, |item| !self.dated(item, "published"));
        }
        keep_items(front, "events", |item| !self.dated(item, "date"));
        keep_items(front, "photos", |item| !self.dated(item, "date"));
        keep_items(front, "feedback", |item| !self.dated(item, "received"));
        for item in items_mut(front, "feedback")
            .iter_mut()
            .filter(|f| self.dated(f, "response_date"))
        {
            keep_keys(item, |key, _| {
                !matches!(&*key.text, "response" | "response_date")
            });
        }
        keep(front, "actions", |_, action| !self.dated(action, "raised"));
        for action in values_mut(front, "actions") {
            if self.dated(action, "closed") {
                keep_keys(action, |key, _| {
                    !matches!(&*key.text, "closed" | "evidence")
                });
            }
        }
        for by_date in ["stage", "lead", "departments"] {
            keep(front, by_date, |key, _| !self.later(Some(&key.text)));
        }
        if let Some(money) = get_mut(front, "money") {
            for series in ["committed", "spent"] {
                keep(money, series, |key, _| !self.later(Some(&key.text)));
            }
        }
        for milestone in values_mut(front, "milestones") {
            keep(milestone, "forecast", |key, _| !self.later(Some(&key.text)));
            if self.dated(milestone, "met") {
                keep_keys(milestone, |key, _| {
                    !matches!(&*key.text, "met" | "evidence")
                });
            }
        }
        self.figures(front, "done");
        for indicator in values_mut(front, "indicators") {
            self.figures(indicator, "observations");
            let closed = self.dated(indicator, "closed");
            keep_keys(indicator, |key, _| !(closed && &*key.text == "closed"));
        }
    }

    fn figures(&self, of: &mut Node, key: &str) {
        keep(of, key, |when, figure| match get(figure, "published") {
            Some(day) => !self.later(day.as_str()),
            None => !self.later(Some(&when.text)),
        });
    }

    /// The file holds the present value; as of the day it is the `from` of the earliest later
    /// change.
    fn undo_changes(&self, front: &mut Node) {
        let later: Vec<Node> = items_mut(front, "changes")
            .iter()
            .filter(|c| self.dated(c, "published"))
            .cloned()
            .collect();
        for change in later.iter().rev() {
            let path = get(change, "field")
                .and_then(Node::as_str)
                .expect("a change names its field")
                .to_owned();
            let from = get(change, "from").expect("a change has a from").clone();
            let mut at = &mut *front;
            for step in path.split('.') {
                at = get_mut(at, step).unwrap_or_else(|| panic!("{path} stands in the file"));
            }
            match (&mut at.value, &from.value) {
                (Value::Map(entries), Value::Scalar { .. }) => {
                    entries
                        .iter_mut()
                        .filter(|(k, _)| &*k.text == "value")
                        .for_each(|(_, v)| *v = from.clone());
                }
                _ => *at = from,
            }
        }
    }

    /// Rows of the common tables and of the projects' own.
    fn tables(&self, files: &mut Files, gone: &BTreeSet<String>) {
        for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".csv")) {
            let text = String::from_utf8(bytes.clone()).expect("a table is text");
            let head: Vec<&str> = text.lines().next().unwrap_or("").split(',').collect();
            let column = |name: &str| head.iter().position(|h| *h == name);
            let stays = |(at, line): (usize, &str)| {
                let cells: Vec<&str> = line.split(',').collect();
                let cell = |name: &str| {
                    column(name)
                        .and_then(|c| cells.get(c).copied())
                        .filter(|c| !c.is_empty())
                };
                let known = cell("published").or_else(|| cell("date"));
                at == 0
                    || (!self.later(known) && !cell("project").is_some_and(|id| gone.contains(id)))
            };
            let kept: String = text
                .lines()
                .enumerate()
                .filter(|l| stays((l.0, l.1)))
                .map(|(_, l)| format!("{l}\n"))
                .collect();
            assert!(!kept.is_empty(), "{path}");
            *bytes = kept.into_bytes();
        }
    }

    /// Words for quarters that had not begun, and what was seen on a showcase that had not been.
    fn quarters(&self, files: &mut Files) {
        let begins = |path: &str| {
            let name = path
                .trim_start_matches("content/quarters/")
                .split('.')
                .next()
                .unwrap_or("");
            Period::parse(name, 1).map(|p| p.first)
        };
        files.retain(|path, _| {
            !(path.starts_with("content/quarters/")
                && begins(path).is_some_and(|day| self.day < day))
        });
        for (_, bytes) in files
            .iter_mut()
            .filter(|(path, _)| path.starts_with("content/quarters/"))
        {
            let (mut front, _) = split(bytes);
            let dates = |showcase: &Node| {
                get(showcase, "dates").map_or_else(Vec::new, |d| list(d).to_vec())
            };
            if let Some(showcase) = get_mut(&mut front, "showcase") {
                let days = dates(showcase);
                if !days.is_empty() && days.iter().all(|day| self.later(day.as_str())) {
                    keep_keys(showcase, |key, _| &*key.text != "comments");
                    for stop in items_mut(showcase, "stops") {
                        keep_keys(stop, |key, _| matches!(&*key.text, "project" | "place"));
                    }
                }
            }
            *bytes = joined(&front, bytes);
        }
    }
}

fn is_project(path: &str) -> bool {
    let Some(rest) = path.strip_prefix("content/projects/") else {
        return false;
    };
    let parts: Vec<&str> = rest.split('/').collect();
    matches!(parts.as_slice(), [file] if file.ends_with(".md") && file.matches('.').count() == 1)
        || matches!(parts.as_slice(), [_, "index.md"])
}

/// Ids in every list `evidence` of a tree, the list of evidence itself left out.
fn cited(front: &Node, reports: &[Node]) -> BTreeSet<String> {
    fn collect(node: &Node, found: &mut BTreeSet<String>) {
        match &node.value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    match &value.value {
                        Value::Seq(ids) if &*key.text == "evidence" => {
                            found.extend(ids.iter().filter_map(|id| Some(id.as_str()?.to_owned())))
                        }
                        _ => collect(value, found),
                    }
                }
            }
            Value::Seq(items) => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for node in reports.iter().chain([front]) {
        collect(node, &mut found);
    }
    found
}

/// Evidence that rows of tables name for a project.
fn in_tables(files: &Files, id: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let text = String::from_utf8_lossy(bytes);
        let head: Vec<&str> = text.lines().next().unwrap_or("").split(',').collect();
        let column = |name: &str| head.iter().position(|h| *h == name);
        let own = path.starts_with(&format!("content/projects/{id}/"));
        for cells in text
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>())
        {
            let cell = |name: &str| column(name).and_then(|c| cells.get(c).copied());
            if own || cell("project") == Some(id) {
                found.extend(
                    cell("evidence")
                        .into_iter()
                        .flat_map(|ids| ids.split([' ', ';']))
                        .map(str::to_owned),
                );
            }
        }
    }
    found
}

fn tree(text: &str) -> Node {
    read_tree(text, FileId(0), 0, &mut Diagnostics::new()).expect("the demo's YAML can be read")
}

fn split(bytes: &[u8]) -> (Node, String) {
    let text = std::str::from_utf8(bytes).expect("text");
    let parts = parts(text, FileId(0), &mut Diagnostics::new()).expect("closed front matter");
    (
        parts
            .front
            .map_or_else(|| tree(""), |front| tree(&text[front])),
        text[parts.body].to_owned(),
    )
}

fn joined(front: &Node, bytes: &[u8]) -> Vec<u8> {
    let lines: String = entries(front)
        .iter()
        .map(|(key, value)| format!("{}: {}\n", quoted(&key.text), flow(value)))
        .collect();
    format!("---\n{lines}---\n{}", split(bytes).1).into_bytes()
}

/// YAML in flow style; plain scalars stay plain, since `2300` is a number and `"2300"` are words.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Scalar {
            text,
            quoted: false,
        } if text
            .chars()
            .all(|c| c.is_alphanumeric() || "-. %/".contains(c)) =>
        {
            text.to_string()
        }
        Value::Scalar { text, .. } => quoted(text),
        Value::Seq(items) => format!(
            "[{}]",
            items.iter().map(flow).collect::<Vec<_>>().join(", ")
        ),
        Value::Map(entries) => {
            format!(
                "{{{}}}",
                entries
                    .iter()
                    .map(|(k, v)| format!("{}: {}", quoted(&k.text), flow(v)))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
    }
}

fn quoted(text: &str) -> String {
    if text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    {
        return text.to_owned();
    }
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}

fn entries(node: &Node) -> &[(Key, Node)] {
    if let Value::Map(entries) = &node.value {
        entries
    } else {
        &[]
    }
}

fn list(node: &Node) -> &[Node] {
    if let Value::Seq(items) = &node.value {
        items
    } else {
        &[]
    }
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    entries(node)
        .iter()
        .find(|(k, _)| &*k.text == key)
        .map(|(_, v)| v)
}

fn get_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Map(entries) = &mut node.value else {
        return None;
    };
    entries
        .iter_mut()
        .find(|(k, _)| &*k.text == key)
        .map(|(_, v)| v)
}

fn values_mut<'n>(node: &'n mut Node, key: &str) -> Vec<&'n mut Node> {
    match get_mut(node, key).map(|n| &mut n.value) {
        Some(Value::Map(entries)) => entries.iter_mut().map(|(_, v)| v).collect(),
        _ => Vec::new(),
    }
}

fn items_mut<'n>(node: &'n mut Node, key: &str) -> &'n mut [Node] {
    match get_mut(node, key).map(|n| &mut n.value) {
        Some(Value::Seq(items)) => items,
        _ => &mut [],
    }
}

fn keep_keys(node: &mut Node, stays: impl Fn(&Key, &Node) -> bool) {
    if let Value::Map(entries) = &mut node.value {
        entries.retain(|(key, value)| stays(key, value));
    }
}

/// Keeps entries of the map below a key; a map that had dates and lost all goes with its key.
fn keep(node: &mut Node, key: &str, stays: impl Fn(&Key, &Node) -> bool) {
    let Some(map) = get_mut(node, key) else {
        return;
    };
    keep_keys(map, stays);
    let empty = matches!(&map.value, Value::Map(entries) if entries.is_empty());
    keep_keys(node, |k, _| !(empty && &*k.text == key));
}

fn keep_items(node: &mut Node, key: &str, stays: impl Fn(&Node) -> bool) {
    if let Some(Value::Seq(items)) = get_mut(node, key).map(|n| &mut n.value) {
        items.retain(stays);
    }
}
