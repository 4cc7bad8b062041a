//! Tables that list projects → what each row says of its project, under the keys of a project's
//! front matter, each value at its cell.

use super::super::Context;
use super::super::figure_table::{SAVED_ANEW, doubtful};
use super::head::{Column, Head};
use super::when;
use crate::base::{Code, Diagnostics, Lang, Span, Text, slug};
use crate::config::is_id;
use crate::model::Settings;
use crate::model::settings::Group;
use crate::table::heads::plain;
use crate::table::{Cell, Sheet, SheetRow, Value as Typed};
use crate::yaml::{Key, Node, Value};

/// What a row says of a project.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Where it is named.
    pub place: Span,
    /// The id that the row gives it, or its number, or its title in Latin letters; `None` where it
    /// has none of these.
    pub id: Option<Box<str>>,
    /// Whether the id is no mere number, so that it stays when rows are numbered anew.
    pub has_own_id: bool,
    /// Its title, as typed.
    pub title: Box<str>,
    /// Its number, as typed; `None` where there is none.
    pub no: Option<Box<str>>,
    /// What it says of the project as a whole.
    pub keys: Vec<(Key, Node)>,
    /// What it says of an indicator of the project.
    pub indicator: Judged,
    /// Whether figures stand in the row.
    pub has_figures: bool,
}

impl Listed {
    fn is_percent(&self) -> bool {
        self.indicator
            .keys
            .iter()
            .any(|(key, _)| &*key.text == "kind")
    }
}

/// What a row says of the indicator that its project is judged by.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Its name; `None` where the table names none.
    pub name: Option<Box<str>>,
    /// What it says under the keys of an indicator.
    pub keys: Vec<(Key, Node)>,
}

/// A name in a cell that stands for something that `site.yaml` declares.
#[derive(Clone, Debug)]
pub struct Name {
    /// The key of `site.yaml` under which it would stand, such as `departments`.
    pub list: Box<str>,
    /// The name, as typed.
    pub text: Box<str>,
    /// Its cell.
    pub span: Span,
}

/// The rows of a table that lists projects; the first row of the sheet is its head. Names that
/// `site.yaml` does not have are added to `unknown`.
pub fn rows(
    sheet: &Sheet,
    head: &Head,
    context: Context<'_>,
    unknown: &mut Vec<Name>,
    diags: &mut Diagnostics,
) -> Vec<Listed> {
    let mut rows = Vec::new();
    let is_raw = !sheet.says_formats && !sheet.name.is_empty();
    for row in sheet.rows.iter().skip(1) {
        let mut reading = Row {
            cells: row,
            head,
            settings: context.settings,
            unknown: &mut *unknown,
        };
        let Some(listed) = reading.listed(diags) else {
            continue;
        };
        if is_raw && listed.is_percent() {
            reading.doubtful(diags);
        }
        rows.push(listed);
    }
    rows
}

/// One row while it is read.
struct Row<'a> {
    cells: &'a SheetRow,
    head: &'a Head,
    settings: &'a Settings,
    unknown: &'a mut Vec<Name>,
}

impl<'a> Row<'a> {
    /// What it says; `None` for a row that names no project, which is told.
    fn listed(&mut self, diags: &mut Diagnostics) -> Option<Listed> {
        let says = self.says_something();
        let Some(title) = self.named("project") else {
            if let Some(cell) = says.filter(|_| !self.has_figures()) {
                let hint = "fill in the column `project` (项目), in each row of a project";
                diags.push(Code::BadRow, cell.span, "the row names no project", hint);
            }
            return None;
        };
        if says.is_none() && !self.has_figures() {
            let words = format!("the row `{}` says nothing of a project", title.value.text());
            diags.push(Code::PassedOver, title.span, words, "");
            return None;
        }
        let no = self
            .named("no")
            .map(|cell| cell.value.text().trim_start_matches('0').into());
        let mut listed = Listed {
            place: title.span,
            id: None,
            has_own_id: false,
            title: title.value.text().into(),
            no,
            keys: vec![entry("title", words(title))],
            indicator: Judged::default(),
            has_figures: self.has_figures(),
        };
        if let (Some(no), Some(cell)) = (&listed.no, self.named("no")) {
            listed.keys.push(entry("no", scalar(no, false, cell.span)));
        }
        for (column, cell) in self.head.columns.iter().zip(&self.cells.cells) {
            if !cell.value.is_empty() {
                self.take(column, cell, &mut listed);
            }
        }
        self.settle_kind(&mut listed);
        let own = self.key("id").map(|cell| cell.value.text().into());
        listed.has_own_id = own.is_some() || listed.no.is_none();
        listed.id = own.or_else(|| usual_id(&listed));
        Some(listed)
    }

    /// The first cell that says something of a project beside its name and number; `None` without
    /// one.
    fn says_something(&self) -> Option<&'a Cell> {
        let mut cells = self.head.columns.iter().zip(&self.cells.cells);
        let says = |column: &Column| match column {
            Column::Key(key, _) => **key != *"title",
            _ => column.is("indicator") || column.is("unit"),
        };
        cells
            .find(|(column, cell)| says(column) && !cell.value.is_empty())
            .map(|(_, cell)| cell)
    }

    fn has_figures(&self) -> bool {
        let mut cells = self.head.columns.iter().zip(&self.cells.cells);
        cells.any(|(column, cell)| matches!(column, Column::When(_)) && !cell.value.is_empty())
    }

    fn named(&self, name: &str) -> Option<&'a Cell> {
        self.cell(|column| column.is(name))
    }

    fn key(&self, name: &str) -> Option<&'a Cell> {
        self.cell(|column| matches!(column, Column::Key(key, _) if **key == *name))
    }

    fn cell(&self, is: impl Fn(&Column) -> bool) -> Option<&'a Cell> {
        let at = self.head.columns.iter().position(is)?;
        let cell = self.cells.cells.get(at)?;
        (!cell.value.is_empty()).then_some(cell)
    }

    /// One cell, where its column says something of a project or its indicator.
    fn take(&mut self, column: &Column, cell: &Cell, listed: &mut Listed) {
        let (name, lang) = match column {
            Column::Named(name) => (&**name, None),
            Column::Key(key, lang) => (&**key, *lang),
            _ => return,
        };
        let (keys, of_indicator) = (&mut listed.keys, &mut listed.indicator);
        match name {
            "title" | "summary" | "promise" => self.versions(keys, (name, lang), cell),
            "indicator" => of_indicator.name = Some(cell.value.text().into()),
            "unit" if cell.value.text() != "%" => of_indicator.keys.push(entry(name, words(cell))),
            "target" | "baseline" => {
                of_indicator
                    .keys
                    .push(entry(name, scalar(&cell.value.text(), false, cell.span)));
            }
            "start" | "due" => {
                let day = when::told(
                    &cell.value.text(),
                    self.head.year,
                    self.settings.calendar.starts,
                );
                keys.push(entry(name, scalar(&day, false, cell.span)));
            }
            "focus" | "batch" => {
                let found = self.ids(list_of(name), cell).into_iter().next();
                keys.extend(found.map(|id| entry(name, id)));
            }
            "departments" | "support" => self.departments(keys, name, cell),
            "project" | "no" | "id" | "unit" => {}
            list => {
                let found = self.ids(list_of(list), cell);
                if !found.is_empty() {
                    keys.push(entry(list, seq(found, cell.span)));
                }
            }
        }
    }

    /// Words in one language, beside those in others.
    fn versions(
        &self,
        keys: &mut Vec<(Key, Node)>,
        (name, lang): (&str, Option<Lang>),
        cell: &Cell,
    ) {
        let tag = |lang: Lang| &*self.settings.languages[lang.index()];
        let before = keys.iter().position(|(key, _)| *key.text == *name);
        let Some(before) = before else {
            let node = match lang {
                Some(lang) => map(vec![entry(tag(lang), words(cell))], cell.span),
                None => words(cell),
            };
            return keys.push(entry(name, node));
        };
        let node = &mut keys[before].1;
        let lang = lang.unwrap_or(Lang::DEFAULT);
        if let Value::Map(versions) = &mut node.value {
            return versions.push(entry(tag(lang), words(cell)));
        }
        let first = entry(tag(Lang::DEFAULT), node.clone());
        *node = map(vec![first, entry(tag(lang), words(cell))], node.span);
    }

    /// The department that leads and those that support it.
    fn departments(&mut self, keys: &mut Vec<(Key, Node)>, name: &str, cell: &Cell) {
        let mut found = self.ids("departments", cell).into_iter();
        let lead = (name == "departments").then(|| found.next()).flatten();
        let supports: Vec<Node> = found.collect();
        let mut parts = Vec::new();
        parts.extend(lead.map(|lead| entry("lead", lead)));
        if !supports.is_empty() {
            parts.push(entry("support", seq(supports, cell.span)));
        }
        let before = keys.iter_mut().find(|(key, _)| &*key.text == "departments");
        match before.map(|(_, node)| &mut node.value) {
            Some(Value::Map(all)) => merge_support(all, parts),
            _ if parts.is_empty() => {}
            _ => keys.push(entry("departments", map(parts, cell.span))),
        }
    }

    /// The ids of what a cell names, by id or by name in any language, several set apart by commas;
    /// a name that the site does not have is kept for one message about all.
    fn ids(&mut self, list: &str, cell: &Cell) -> Vec<Node> {
        let text = cell.value.text();
        let whole = id_of(self.settings, list, &text);
        let signs = ['、', '，', ',', ';', '；', '/', '\n'];
        let names = match &whole {
            Some(_) => vec![&*text],
            None => text
                .split(signs)
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .collect(),
        };
        let mut found = Vec::new();
        for name in names {
            match id_of(self.settings, list, name) {
                Some(id) => found.push(scalar(&id, true, cell.span)),
                None => self.unknown.push(Name {
                    list: list.into(),
                    text: name.into(),
                    span: cell.span,
                }),
            }
        }
        found
    }

    /// Reports what is promised in percent where the file does not say how numbers are shown.
    fn doubtful(&self, diags: &mut Diagnostics) {
        let promised = ["target", "baseline"]
            .into_iter()
            .filter_map(|name| self.key(name));
        for cell in promised {
            if let Typed::Number(number) = &cell.value
                && let Some(message) = doubtful(number)
            {
                diags.push(Code::BadNumber, cell.span, message, SAVED_ANEW);
            }
        }
    }

    /// A target, a unit or figures in percent make the indicator one.
    fn settle_kind(&self, listed: &mut Listed) {
        let in_unit = self
            .named("unit")
            .is_some_and(|cell| plain(&cell.value.text()) == "%");
        let is_one = |cell: &&Cell| plain(&cell.value.text()).ends_with('%');
        let by_target = self.key("target").filter(is_one).is_some();
        let mut figures = self.head.columns.iter().zip(&self.cells.cells);
        let in_figures = figures.any(|(column, cell)| {
            matches!((column, &cell.value), (Column::When(_), Typed::Percent(_)))
        });
        if in_unit || by_target || in_figures {
            listed
                .indicator
                .keys
                .push(entry("kind", scalar("percent", false, listed.place)));
        }
    }
}

/// Departments named in two columns, of which the one that leads stands first.
fn merge_support(all: &mut Vec<(Key, Node)>, parts: Vec<(Key, Node)>) {
    for (key, node) in parts {
        let before = all.iter_mut().find(|(own, _)| own.text == key.text);
        match before.map(|(_, own)| &mut own.value) {
            Some(Value::Seq(own)) => match node.value {
                Value::Seq(more) => own.extend(more),
                _ => own.push(node),
            },
            _ => all.push((key, node)),
        }
    }
}

/// The number of a project, else its title in a language with Latin letters; `None` for neither.
fn usual_id(listed: &Listed) -> Option<Box<str>> {
    let title = listed.keys.iter().find(|(key, _)| &*key.text == "title");
    let titles: Vec<&str> = match title.map(|(_, node)| &node.value) {
        Some(Value::Map(versions)) => versions.iter().filter_map(|(_, n)| n.as_str()).collect(),
        _ => vec![&listed.title],
    };
    let of_title = || {
        let latin = titles.into_iter().filter(|title| title.is_ascii());
        let mut ids = latin.map(|title| slug::suggested(title, ""));
        ids.find(|id| is_id(id))
    };
    let no = listed.no.as_deref().filter(|no| is_id(no));
    no.map(Into::into).or_else(|| of_title().map(Into::into))
}

/// The list of `site.yaml` in which that stands which a key of a project names.
fn list_of(key: &str) -> &str {
    match key {
        "focus" => "focuses",
        "batch" => "batches",
        "lead" => "people",
        other => other,
    }
}

/// What a list of the site declares, by id and name.
pub fn declared<'s>(
    settings: &'s Settings,
    list: &'s str,
) -> Box<dyn Iterator<Item = (&'s str, &'s Text)> + 's> {
    let of = |groups: &'s [Group]| groups.iter().map(|group| (&*group.id, &group.name));
    match list {
        "focuses" => Box::new(of(&settings.focuses)),
        "batches" => Box::new(
            settings
                .batches
                .iter()
                .map(|b| (&*b.group.id, &b.group.name)),
        ),
        "departments" => Box::new(of(&settings.departments)),
        "places" => Box::new(of(&settings.places)),
        "people" => Box::new(settings.people.iter().map(|p| (&*p.id, &p.name))),
        own => {
            let kinds = settings.groups.iter().filter(move |kind| *kind.id == *own);
            Box::new(kinds.flat_map(move |kind| of(&kind.groups)))
        }
    }
}

/// The id of what a list of the site has under this id or name; `None` where that is nothing.
fn id_of(settings: &Settings, list: &str, name: &str) -> Option<String> {
    let wanted = plain(name);
    let is_it = |id: &str, text: &Text| {
        id == wanted || text.versions().any(|(_, version)| plain(version) == wanted)
    };
    let mut all = declared(settings, list);
    all.find(|(id, text)| is_it(id, text))
        .map(|(id, _)| id.to_owned())
}

/// A key at the place of its value.
pub fn entry(key: &str, node: Node) -> (Key, Node) {
    let key = Key {
        text: key.into(),
        span: node.span,
    };
    (key, node)
}

/// A value as it would be written.
pub fn scalar(text: &str, quoted: bool, span: Span) -> Node {
    Node {
        span,
        value: Value::Scalar {
            text: text.into(),
            quoted,
        },
    }
}

/// A map at a place.
pub fn map(entries: Vec<(Key, Node)>, span: Span) -> Node {
    Node {
        span,
        value: Value::Map(entries),
    }
}

fn words(cell: &Cell) -> Node {
    scalar(&cell.value.text(), true, cell.span)
}

fn seq(items: Vec<Node>, span: Span) -> Node {
    Node {
        span,
        value: Value::Seq(items),
    }
}
