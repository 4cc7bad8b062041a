//! The common tables, in `content/data/`: their figures, and the projects that their rows list. A
//! row of a project that has no text of its own is that project; a text without a title says more
//! of the project that a row lists.

use super::Context;
use super::figure_table::Wanted;
use super::sheet::listed::{Judged, Listed, Name, entry, map, scalar};
use super::sheet::names::{Called, Callings};
use super::sheet::{self, Found};
use crate::base::{Code, Diagnostics, Span};
use crate::discover::{Inventory, ProjectFiles};
use crate::table::heads::plain;
use crate::table::named::Table;
use crate::yaml::{Key, Node, Reader, Value, did_you_mean, merged};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads the common tables; the projects that their rows list join those of the inventory, and
/// folders that belong to no project are reported and leave it.
pub fn tables(
    context: Context<'_>,
    inventory: &mut Inventory,
    diags: &mut Diagnostics,
) -> Vec<Table> {
    let mut found = Found::default();
    let wanted = Wanted::of_all(context.settings.dimension_ids());
    for file in &inventory.tables {
        if let Some(content) = context.parsed.tables.get(file) {
            sheet::tables(context, content, *file, &wanted, &mut found, diags);
        }
    }
    if !found.listed.is_empty() {
        let titled = |files: &ProjectFiles| is_titled(context, files);
        let own: Vec<&ProjectFiles> = inventory.projects.iter().filter(|f| titled(f)).collect();
        let callings = Callings::new(context, own.into_iter());
        let rows = joined(without_text(found.listed, &callings, diags), diags);
        undated(&rows, inventory, diags);
        claim(rows, inventory);
        undeclared(&found.unknown, diags);
    }
    inventory.without_text(diags);
    found.figures
}

/// Whether a project has a text with a title, which then says all of it.
fn is_titled(context: Context<'_>, files: &ProjectFiles) -> bool {
    let front = files
        .index
        .main()
        .and_then(|main| context.parsed.fronts.peek(main));
    front.is_some_and(|front| match &front.value {
        Value::Map(entries) => entries.iter().any(|(key, _)| &*key.text == "title"),
        _ => false,
    })
}

/// The rows of projects whose texts do not say all of them; one that is meant for such a project
/// and names it wrong is reported.
fn without_text(rows: Vec<Listed>, titled: &Callings, diags: &mut Diagnostics) -> Vec<Listed> {
    let (mut kept, mut passed) = (Vec::new(), Vec::new());
    for row in rows {
        if !matches!(titled.of(&row.title), Called::Nobody) {
            passed.push(row.place);
            continue;
        }
        let has_own = row
            .no
            .as_deref()
            .is_some_and(|no| titled.of(no) == Called::Nobody);
        let known: Vec<&str> = titled.all().collect();
        let near = did_you_mean(&row.title, &known).filter(|_| !has_own);
        let Some(near) = near else {
            kept.push(row);
            continue;
        };
        // Figures in the row are reported as those of nobody.
        if !row.has_figures {
            let message = format!("there is no project `{}`", row.title);
            let hint = format!(
                "did you mean `{near}`? A project that is new here has a number of its own"
            );
            diags.push(Code::UnknownId, row.place, message, hint);
        }
    }
    if let Some(first) = passed.first() {
        let words = match passed.len() {
            1 => "what a row says of a project is passed over: its own file says it".to_owned(),
            n => format!("what {n} rows say of projects is passed over: their own files say it"),
        };
        diags.push(Code::PassedOver, *first, words, "");
    }
    kept
}

/// A project that rows list.
struct Row {
    title: Box<str>,
    place: Span,
    keys: Vec<(Key, Node)>,
    indicators: Vec<Judged>,
    has_figures: bool,
}

/// The projects of the rows by their id; two that cannot be told apart, and what two rows say of
/// one differently, are reported.
fn joined(rows: Vec<Listed>, diags: &mut Diagnostics) -> BTreeMap<Box<str>, Row> {
    let mut all: BTreeMap<Box<str>, Row> = BTreeMap::new();
    let mut ids: BTreeMap<String, Box<str>> = BTreeMap::new();
    for listed in rows {
        let before = ids.get(&plain(&listed.title)).cloned();
        // A title that makes no address is told where addresses are made.
        let id = before
            .or_else(|| listed.id.clone())
            .unwrap_or_else(|| listed.title.clone());
        ids.insert(plain(&listed.title), id.clone());
        let row = all.entry(id.clone()).or_insert_with(|| Row {
            title: listed.title.clone(),
            place: listed.place,
            keys: Vec::new(),
            indicators: Vec::new(),
            has_figures: false,
        });
        if plain(&row.title) != plain(&listed.title) {
            let message = format!("`{}` and `{}` are both `{id}`", row.title, listed.title);
            let hint = "give each a number or an id of its own";
            let other = (row.place, "the other one".to_owned());
            diags.push_two(Code::SameAddress, listed.place, message, hint, other);
            continue;
        }
        row.has_figures |= listed.has_figures;
        merged(&mut row.keys, listed.keys, diags);
        let more = listed.indicator;
        let is_it =
            |own: &&mut Judged| more.name.is_none() || own.name.is_none() || own.name == more.name;
        match row.indicators.iter_mut().find(is_it) {
            Some(own) => {
                own.name = own.name.take().or(more.name);
                merged(&mut own.keys, more.keys, diags);
            }
            None => row.indicators.push(more),
        }
    }
    all
}

/// Tells of projects that have no text either and of which no row says when they begin or are due.
fn undated(rows: &BTreeMap<Box<str>, Row>, inventory: &Inventory, diags: &mut Diagnostics) {
    let texts = inventory
        .projects
        .iter()
        .filter(|files| files.index.main().is_some());
    let texts: BTreeSet<&str> = texts.map(|files| &*files.name).collect();
    let alone = rows.iter().filter(|(id, _)| !texts.contains(&***id));
    let alone: Vec<&Row> = alone.map(|(_, row)| row).collect();
    for (key, heads) in [("start", "`start` (开始时间)"), ("due", "`due` (完成时限)")] {
        let lacks = |row: &&&Row| !has(&row.keys, key) && !has(&row.keys, "batch");
        let lacking = alone.iter().filter(lacks);
        let Some(first) = lacking.clone().map(|row| row.place).min() else {
            continue;
        };
        let message = match lacking.count() {
            1 => {
                format!("a project of the table has no `{key}`, so nobody can say if it is on time")
            }
            n => format!(
                "{n} projects of the table have no `{key}`, so nobody can say if they are on time"
            ),
        };
        let hint =
            format!("add a column {heads}, or `batch` (批次) with one that has dates in site.yaml");
        diags.push(Code::Undated, first, message, hint);
    }
}

/// Gives each project its row; those without any text join the inventory.
fn claim(rows: BTreeMap<Box<str>, Row>, inventory: &mut Inventory) {
    for (id, row) in rows {
        let row = Arc::new(front(row));
        let own = inventory
            .projects
            .iter_mut()
            .find(|files| *files.name == *id);
        match own {
            Some(files) => files.row = Some(row),
            None => inventory.projects.push(ProjectFiles::listed(&id, row)),
        }
    }
    inventory.projects.sort_by(|a, b| a.name.cmp(&b.name));
}

/// What the front matter of the project would say.
fn front(row: Row) -> Node {
    let Row {
        place,
        mut keys,
        mut indicators,
        has_figures,
        ..
    } = row;
    if let [
        Judged {
            name: None,
            keys: short,
        },
    ] = &mut *indicators
    {
        if (has_figures || !short.is_empty()) && !has(short, "target") {
            keys.push(entry("done", map(Vec::new(), place)));
        }
        keys.append(short);
    } else if !indicators.is_empty() {
        let several = 1 < indicators.len();
        let named = indicators.into_iter().enumerate();
        let named = named.map(|(at, Judged { name, mut keys })| {
            let id = if several {
                indicator_id(at, name.as_deref())
            } else {
                "main".to_owned()
            };
            split_amounts(&mut keys);
            let name = name.unwrap_or_else(|| row.title.clone());
            keys.insert(0, entry("name", scalar(&name, true, place)));
            entry(&id, map(keys, place))
        });
        keys.push(entry("indicators", map(named.collect(), place)));
    }
    map(keys, place)
}

/// Puts the unit that stands behind a target or a baseline under its own key, as an indicator of
/// several has it.
fn split_amounts(keys: &mut Vec<(Key, Node)>) {
    let mut units = Vec::new();
    for (key, node) in keys.iter_mut() {
        let amount = node.as_str().and_then(Reader::amount);
        if let ("target" | "baseline", Some((number, unit))) = (&*key.text, amount) {
            units.push(entry("unit", scalar(unit, true, node.span)));
            let number = scalar(number, false, node.span);
            *node = number;
        }
    }
    let is_told = has(keys, "unit") || has(keys, "kind");
    keys.extend(units.into_iter().next().filter(|_| !is_told));
}

/// Says that what neither a row nor the text of its project tells is not known.
pub fn settle(front: &mut Node) {
    let place = front.span;
    let Value::Map(keys) = &mut front.value else {
        return;
    };
    let has_batch = has(keys, "batch");
    for name in ["focus", "start", "due"] {
        let is_told = has(keys, name) || (has_batch && name != "focus");
        if !is_told {
            keys.push(entry(name, scalar("unknown", false, place)));
        }
    }
}

fn has(keys: &[(Key, Node)], name: &str) -> bool {
    keys.iter().any(|(key, _)| &*key.text == name)
}

/// The id of one of several indicators: its name where that is in Latin letters, else its place
/// among them, counted from 1.
fn indicator_id(at: usize, name: Option<&str>) -> String {
    let usual = format!("indicator-{}", at + 1);
    match name.filter(|name| name.is_ascii()) {
        Some(name) => crate::base::slug::suggested(name, &usual),
        None => usual,
    }
}

/// Tells once of each list what rows name and `site.yaml` does not have, with the lines to add.
fn undeclared(names: &[Name], diags: &mut Diagnostics) {
    let mut lists: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in names {
        let known = lists.entry(&name.list).or_default();
        if known.iter().all(|own| own.text != name.text) {
            known.push(name);
        }
    }
    for (list, names) in lists {
        let message = match names.as_slice() {
            [one] => format!(
                "`{}` is not among the {list} of site.yaml, and left out",
                one.text
            ),
            [first, ..] => format!(
                "{} names such as `{}` are not among the {list} of site.yaml, and left out",
                names.len(),
                first.text
            ),
            [] => continue,
        };
        let lines = names.iter().enumerate().map(|(at, name)| {
            let id = crate::base::slug::suggested(&name.text, &format!("{list}-{}", at + 1));
            let name = crate::yaml::quoted(&name.text);
            match list {
                "people" => format!("\n  {id}: {{name: {name}}}"),
                _ => format!("\n  {id}: {name}"),
            }
        });
        let hint = format!(
            "add them to site.yaml, each under an id that never changes again:\n{list}:{}",
            lines.collect::<String>()
        );
        diags.push(Code::Undeclared, names[0].span, message, hint);
    }
}
