//! The common tables, in `content/data/`: their figures, and the projects that their rows list. A
//! row of a project that has no text of its own is that project; a text without a focus says more
//! of the project that a row lists.

use super::Context;
use super::figure_table::Wanted;
use super::sheet::listed::{Judged, Listed, Name, declared, entry, map, scalar};
use super::sheet::names::{self, Named as Called};
use super::sheet::{self, Found};
use crate::base::{Code, Diagnostics, Span, Text};
use crate::config::is_id;
use crate::discover::{Inventory, ProjectFiles};
use crate::model::Settings;
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
        let texts = Texts::new(context, inventory);
        let rows = joined(without_text(found.listed, &texts, diags), diags);
        claim(&texts, rows, inventory, diags);
        undated(inventory, diags);
        undeclared(context, &found.unknown, diags);
    }
    inventory.without_text(diags);
    found.figures
}

/// What the projects that have files are called in them, in the order of the inventory.
struct Texts {
    called: Vec<Called>,
    /// By title, those whose text says all of them, as one with a focus does.
    whole: BTreeMap<String, usize>,
    /// By title, those whose text adds to a row.
    adding: BTreeMap<String, usize>,
    /// By the name of their files, those that do not say whom they are about.
    unnamed: BTreeMap<String, usize>,
}

impl Texts {
    fn new(context: Context<'_>, inventory: &Inventory) -> Texts {
        let mut texts = Texts {
            called: Vec::new(),
            whole: BTreeMap::new(),
            adding: BTreeMap::new(),
            unnamed: BTreeMap::new(),
        };
        for (at, files) in inventory.projects.iter().enumerate() {
            let called = names::of_files(context, files);
            let main = files.index.main();
            let front = main.and_then(|main| context.parsed.fronts.peek(main));
            let says_all = front.is_some_and(|front| match &front.value {
                Value::Map(entries) => has(entries, "focus"),
                _ => false,
            });
            let by_title = match says_all {
                true => &mut texts.whole,
                false => &mut texts.adding,
            };
            for title in &called.titles {
                by_title.entry(plain(title)).or_insert(at);
            }
            if !says_all && called.titles.is_empty() {
                texts.unnamed.insert(files.name.clone(), at);
            }
            texts.called.push(called);
        }
        texts
    }
}

/// The rows of projects whose texts do not say all of them; one that is meant for such a project
/// and names it wrong is reported.
fn without_text(rows: Vec<Listed>, texts: &Texts, diags: &mut Diagnostics) -> Vec<Listed> {
    let (mut kept, mut passed) = (Vec::new(), Vec::new());
    for row in rows {
        if texts.whole.contains_key(&plain(&row.title)) {
            passed.push(row.place);
            continue;
        }
        // A text with another number is another project, however alike the titles are.
        let whole = texts.whole.values().map(|at| &texts.called[*at]);
        let alike = whole.filter(|text| text.no.is_none() || row.no.is_none() || text.no == row.no);
        let known: Vec<&str> = alike
            .flat_map(|text| text.titles.iter().map(|title| &**title))
            .collect();
        let Some(near) = did_you_mean(&row.title, &known) else {
            kept.push(row);
            continue;
        };
        // Figures in the row are reported as those of nobody.
        if !row.has_figures {
            let message = format!("there is no project `{}`", row.title);
            let hint = format!(
                "did you mean `{near}`? Where both are projects give each a number, the file too"
            );
            diags.push(Code::UnknownId, row.place, message, hint);
        }
    }
    if let Some(first) = passed.first() {
        let words = match passed.len() {
            1 => "what a row says of a project is passed over: its own file says it".to_owned(),
            n => format!("what {n} rows say of projects is passed over: their own files say it"),
        };
        let hint = "`milepost retarget` moves a target or a due date there, in the open";
        diags.push(Code::PassedOver, *first, words, hint);
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
    has_own_id: bool,
}

/// The projects of the rows by their id; two that cannot be told apart, and what two rows say of
/// one differently, are reported.
fn joined(rows: Vec<Listed>, diags: &mut Diagnostics) -> BTreeMap<Box<str>, Row> {
    let mut all: BTreeMap<Box<str>, Row> = BTreeMap::new();
    let mut ids: BTreeMap<String, Box<str>> = BTreeMap::new();
    for listed in rows {
        let before = ids.get(&plain(&listed.title)).cloned();
        // Two of one title are told apart by their own ids, or by numbers where no indicator is named.
        let is_other =
            listed.has_own_id || (listed.no.is_some() && listed.indicator.name.is_none());
        let before = before.filter(|before| !is_other || listed.id.as_ref() == Some(before));
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
            has_own_id: listed.has_own_id,
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
        // One without a name is another one, unless nothing is said of it.
        let is_unsaid = |one: &Judged| one.name.is_none() && one.keys.is_empty();
        let is_it = |own: &&mut Judged| own.name == more.name || is_unsaid(own) || is_unsaid(&more);
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

/// Tells of projects that have no text and of which no row says when they begin or are due.
fn undated(inventory: &Inventory, diags: &mut Diagnostics) {
    let alone = inventory
        .projects
        .iter()
        .filter(|files| files.index.main().is_none());
    let alone: Vec<&Node> = alone.filter_map(|files| files.row.as_deref()).collect();
    for (key, heads) in [("start", "`start` (开始时间)"), ("due", "`due` (完成时限)")] {
        let lacks = |row: &&&Node| match &row.value {
            Value::Map(keys) => !has(keys, key) && !has(keys, "batch"),
            _ => false,
        };
        let lacking = alone.iter().filter(lacks);
        let Some(first) = lacking.clone().map(|row| row.span).min() else {
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

/// Gives each project its row; those without any text join the inventory. A text that adds to a row
/// is found by its title, which stays when rows are numbered anew; one without a title by its name,
/// unless that is a mere number.
fn claim(
    texts: &Texts,
    rows: BTreeMap<Box<str>, Row>,
    inventory: &mut Inventory,
    diags: &mut Diagnostics,
) {
    for (id, row) in rows {
        let by_title = texts.adding.get(&plain(&row.title)).copied();
        let by_name = || texts.unnamed.get(&*id).copied();
        let Some(at) = by_title.or_else(by_name) else {
            inventory
                .projects
                .push(ProjectFiles::listed(&id, Arc::new(front(row))));
            continue;
        };
        let files = &mut inventory.projects[at];
        if by_title.is_none() && !row.has_own_id {
            unnamed(files, &row, diags);
        }
        files.row = Some(Arc::new(front(row)));
    }
    inventory.projects.sort_by(|a, b| a.name.cmp(&b.name));
}

/// Reports files that only their name ties to the number of a row.
fn unnamed(files: &ProjectFiles, row: &Row, diags: &mut Diagnostics) {
    let title = crate::yaml::quoted(&row.title);
    let (path, what) = match files.index.main() {
        Some(_) => ("it", "the text does"),
        None => ("an `index.md` beside it", "the files of this folder do"),
    };
    let message = format!("{what} not say that the project is `{}`", row.title);
    let hint = format!(
        "write `title: {title}` into the front matter of {path}: rows may be numbered anew, and these \
         words would be another's"
    );
    if let Some(file) = files.first() {
        diags.push(Code::MissingKey, Span::start_of(file), message, hint);
    }
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
        let mut ids = BTreeSet::new();
        let named = indicators.into_iter().enumerate();
        let named = named.map(|(at, Judged { name, mut keys })| {
            let id = indicator_id(at, name.as_deref(), &mut ids);
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

/// The id of an indicator that none before it has: `main` for the first, then its name where that
/// is in Latin letters, else its place among them, counted from 1.
fn indicator_id(at: usize, name: Option<&str>, ids: &mut BTreeSet<String>) -> String {
    let latin = name.filter(|name| name.is_ascii() && 0 < at);
    let latin = latin.map(|name| crate::base::slug::suggested(name, ""));
    let numbered = (at + 1..).map(|n| format!("indicator-{n}"));
    let first = (at == 0).then(|| "main".to_owned());
    let mut free = first
        .into_iter()
        .chain(latin.filter(|id| is_id(id)))
        .chain(numbered);
    free.find(|id| ids.insert(id.clone()))
        .expect("there are more numbers than indicators")
}

/// Tells once of each list what rows name and `site.yaml` does not have, with the lines to add.
fn undeclared(context: Context<'_>, names: &[Name], diags: &mut Diagnostics) {
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
        let hint = lines_to_add(context.settings, list, &names);
        diags.push(Code::Undeclared, names[0].span, message, hint);
    }
}

/// What to add to a list of site.yaml, under ids that nothing there has; with the nearest name of
/// one that may be a mere mistake.
fn lines_to_add(settings: &Settings, list: &str, names: &[&Name]) -> String {
    let there: Vec<(&str, &Text)> = declared(settings, list).collect();
    let words: Vec<&str> = there
        .iter()
        .flat_map(|(_, text)| text.versions())
        .map(|v| v.1)
        .collect();
    let mut ids: BTreeSet<String> = there.iter().map(|(id, _)| (*id).to_owned()).collect();
    let (mut lines, mut near) = (String::new(), String::new());
    for name in names {
        if let Some(word) = did_you_mean(&name.text, &words) {
            near += &format!("for `{}` did you mean `{word}`? ", name.text);
        }
        let first = crate::base::slug::suggested(&name.text, "");
        let numbered = (1..).map(|n| format!("{list}-{n}"));
        let mut free = [first].into_iter().filter(|id| is_id(id)).chain(numbered);
        let id = free
            .find(|id| ids.insert(id.clone()))
            .expect("there are more numbers than names");
        let text = crate::yaml::quoted(&name.text);
        lines += &match list {
            "people" => format!("\n  {id}: {{name: {text}}}"),
            _ => format!("\n  {id}: {text}"),
        };
    }
    match there.is_empty() {
        true => {
            format!("{near}add to site.yaml, each under an id that never changes:\n{list}:{lines}")
        }
        false => {
            format!("{near}add below `{list}:` in site.yaml, under ids that never change:{lines}")
        }
    }
}
