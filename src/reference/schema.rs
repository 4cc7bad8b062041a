//! The reference as JSON Schema (draft-07), for editors: the same keys, with the ids of a site
//! where there is one.
//!
//! A schema is looser than the checks, so that nothing that they take is wrong in an editor: what
//! it knows of are keys, kinds of values, closed lists, and the ids that `site.yaml` declares.

use super::ids::Ids;
use super::keys::{KeyDoc, KeyMap, Takes, Usual};
use super::places::Kind;
use super::said::Tongue;
use crate::model::{GroupKind, Settings, Site};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// An id with its name, which is empty where it has none.
type Named = (Box<str>, Box<str>);

/// The ids of a site by what they are, each with its name; none where there is no site.
#[derive(Clone, Debug, Default)]
pub struct Names {
    languages: Vec<Box<str>>,
    ids: BTreeMap<Ids, Vec<Named>>,
    /// The kinds of groups of the site's own, each with its groups.
    own: Vec<(Box<str>, Vec<Named>)>,
}

impl Names {
    /// Those of a site.
    pub fn of(site: &Site) -> Names {
        let mut names = Names {
            languages: site.settings.languages.clone(),
            ..Names::default()
        };
        names.of_lists(&site.settings);
        names.of_ratings(&site.settings);
        names.of_projects(site);
        names
    }

    /// What `site.yaml` lists.
    fn of_lists(&mut self, settings: &Settings) {
        for batch in &settings.batches {
            self.add(Ids::Batch, &batch.group.id, first(&batch.group.name));
        }
        for person in &settings.people {
            self.add(Ids::Person, &person.id, first(&person.name));
        }
        for (ids, groups) in [
            (Ids::Focus, &settings.focuses),
            (Ids::Department, &settings.departments),
            (Ids::Place, &settings.places),
        ] {
            for group in groups {
                self.add(ids, &group.id, first(&group.name));
            }
        }
        for own in &settings.groups {
            let groups = own.groups.iter();
            let groups = groups.map(|g| (Box::from(&*g.id), Box::from(first(&g.name))));
            self.own.push((Box::from(&*own.id), groups.collect()));
        }
    }

    /// By what projects are rated, and figures broken down.
    fn of_ratings(&mut self, settings: &Settings) {
        for scale in &settings.scales {
            self.add(Ids::Scale, &scale.id, "");
            for grade in &scale.grades {
                let name = grade.name.as_ref().map_or("", first);
                self.add(Ids::Grade, &grade.id, name);
            }
        }
        for dimension in settings.dimension_ids() {
            let own = settings.dimension(dimension);
            self.add(
                Ids::Dimension,
                dimension,
                own.map_or("", |own| first(&own.name)),
            );
        }
        for kind in GroupKind::counted(settings) {
            self.add(Ids::Grouping, kind.word(settings), "");
        }
    }

    fn of_projects(&mut self, site: &Site) {
        for project in &site.projects {
            self.add(Ids::Project, &project.id, first(&project.title));
            for indicator in &project.indicators {
                self.add(Ids::Indicator, &indicator.id, first(&indicator.name));
            }
            for milestone in &project.milestones {
                self.add(Ids::Milestone, &milestone.id, first(&milestone.name));
            }
            for evidence in &project.evidence {
                self.add(Ids::Evidence, &evidence.id, first(&evidence.title));
            }
        }
    }

    fn add(&mut self, ids: Ids, id: &str, name: &str) {
        let known = self.ids.entry(ids).or_default();
        if known.iter().all(|(own, _)| **own != *id) {
            known.push((id.into(), name.into()));
        }
    }

    fn get(&self, ids: Ids) -> &[Named] {
        self.ids.get(&ids).map_or(&[], |known| known)
    }
}

fn first(text: &crate::base::Text) -> &str {
    text.versions().next().map_or("", |(_, words)| words)
}

/// The schema of something that is written as a whole; descriptions in both languages where none
/// is chosen.
pub fn schema(kind: &Kind, names: &Names, tongue: Option<Tongue>) -> Value {
    let mut schema = Schema {
        names,
        tongue,
        is_site: kind.word == "site",
        is_table: matches!(kind.word, "table" | "list"),
        definitions: Map::new(),
    };
    let mut root = schema.map(kind.map);
    let mut all = Map::new();
    all.insert(
        "$schema".into(),
        "http://json-schema.org/draft-07/schema#".into(),
    );
    all.insert(
        "title".into(),
        format!("milepost: {}", kind.map.about[0]).into(),
    );
    all.append(&mut root);
    if kind.word == "project" {
        all.append(&mut one_form());
    }
    if schema.is_table {
        // A table may have columns for other purposes.
        all.insert("additionalProperties".into(), true.into());
    }
    if !schema.definitions.is_empty() {
        all.insert("definitions".into(), schema.definitions.into());
    }
    Value::Object(all)
}

/// A project has indicators, or what an indicator has, never both.
fn one_form() -> Map<String, Value> {
    let short = super::indicator::SHORT
        .iter()
        .chain(super::indicator::MEASURED);
    // Those are keys of the project itself as well.
    let short = short.filter(|key| key.name != "provenance");
    let none: Map<String, Value> = short.map(|key| (key.name.into(), false.into())).collect();
    let mut form = Map::new();
    form.insert("if".into(), json!({"required": ["indicators"]}));
    form.insert("then".into(), json!({"properties": none}));
    form
}

struct Schema<'a> {
    names: &'a Names,
    tongue: Option<Tongue>,
    is_site: bool,
    is_table: bool,
    definitions: Map<String, Value>,
}

impl Schema<'_> {
    /// A map with its keys.
    fn map(&mut self, map: &'static KeyMap) -> Map<String, Value> {
        let mut properties = Map::new();
        for key in map.keys() {
            properties.insert(key.name.into(), self.key(key));
        }
        if matches!(map.name, "PROJECT" | "BOOK") {
            for (key, groups) in &self.names.own {
                let one = listed(groups);
                properties.insert((**key).into(), one_or_several(one));
            }
        }
        let required = map.keys().filter(|key| key.usual == Usual::Required);
        let required: Vec<&str> = required.map(|key| key.name).collect();
        let mut all = Map::new();
        all.insert("type".into(), "object".into());
        all.insert("properties".into(), properties.into());
        if !required.is_empty() {
            all.insert("required".into(), required.into());
        }
        all.insert("additionalProperties".into(), false.into());
        all
    }

    /// A key: what it takes, with its sentence.
    fn key(&mut self, key: &'static KeyDoc) -> Value {
        let mut value = match self.takes(&key.takes) {
            Value::Object(value) => value,
            _ => Map::new(),
        };
        value.insert("description".into(), self.said(key).into());
        if let Usual::Is(usual) = key.usual {
            value.insert("default".into(), typed(usual));
        }
        Value::Object(value)
    }

    fn said(&self, key: &KeyDoc) -> String {
        let says = match self.tongue {
            Some(tongue) => tongue.of(key.says).to_owned(),
            None => key.says.join("\n\n"),
        };
        format!("{says}\n\n`{}: {}`", key.name, key.example)
    }

    /// What may stand behind a key.
    fn takes(&mut self, takes: &Takes) -> Value {
        match takes {
            Takes::Map(map) => self.named(map),
            Takes::List(of) => one_or_several(self.takes(of)),
            Takes::ById(of) => json!({
                "type": "object",
                "propertyNames": {"pattern": ID},
                "additionalProperties": self.takes(of),
            }),
            Takes::Of(ids, of) => {
                let value = self.takes(of);
                let known = self.names.get(*ids).iter();
                let known = known.map(|(id, _)| (id.to_string(), value.clone()));
                let known: Map<String, Value> = known.collect();
                json!({"type": "object", "properties": known, "additionalProperties": value})
            }
            Takes::ByDay(of) => by_day(of, self.takes(of)),
            Takes::ByLanguage(of) => {
                let value = self.takes(of);
                self.by_language(value)
            }
            Takes::ByWord(words, of) => {
                let value = self.takes(of);
                let words = words.iter().map(|word| ((*word).to_owned(), value.clone()));
                let words: Map<String, Value> = words.collect();
                json!({"type": "object", "properties": words, "additionalProperties": false})
            }
            Takes::ByName(of) => json!({
                "type": "object",
                "additionalProperties": self.takes(of),
            }),
            Takes::Parts(_) => json!({"type": "object"}),
            Takes::Either(forms) => {
                let forms: Vec<Value> = forms.iter().map(|form| self.takes(form)).collect();
                either(forms)
            }
            Takes::Text => self.text(),
            Takes::Id(ids) => self.id(*ids),
            single => self.single(single),
        }
    }

    /// A map that stands once among the definitions, however often it is named.
    fn named(&mut self, map: &'static KeyMap) -> Value {
        let name = map.name.to_lowercase();
        if !self.definitions.contains_key(&name) {
            // Its place first, so that what is in it does not make it again.
            self.definitions.insert(name.clone(), true.into());
            let made = self.map(map);
            self.definitions.insert(name.clone(), made.into());
        }
        json!({"$ref": format!("#/definitions/{name}")})
    }

    /// A text, or one for each language.
    fn text(&mut self) -> Value {
        if !self.definitions.contains_key("text") {
            let by_language = self.by_language(scalar());
            let text = either(vec![scalar(), by_language]);
            self.definitions.insert("text".into(), text);
        }
        json!({"$ref": "#/definitions/text"})
    }

    fn by_language(&self, value: Value) -> Value {
        if self.names.languages.is_empty() {
            let tag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$";
            return json!({
                "type": "object",
                "patternProperties": {tag: value},
                "additionalProperties": false,
            });
        }
        let languages = self.names.languages.iter();
        let languages: Map<String, Value> = languages
            .map(|tag| (tag.to_string(), value.clone()))
            .collect();
        json!({"type": "object", "properties": languages, "additionalProperties": false})
    }

    /// An id: of a list of `site.yaml` one that is there; what a project or `site.yaml` itself may
    /// just be given is offered only.
    fn id(&self, ids: Ids) -> Value {
        let known = self.names.get(ids);
        let is_open = matches!(
            ids,
            Ids::Project | Ids::Indicator | Ids::Milestone | Ids::Evidence
        );
        let any = match ids {
            // An author may name it by its title or number as well.
            Ids::Project | Ids::Indicator if self.is_table => scalar(),
            Ids::Column => scalar(),
            _ => json!({"type": "string", "pattern": ID}),
        };
        match known.is_empty() {
            true => any,
            false if is_open || self.is_site => either(vec![listed(known), any]),
            false => listed(known),
        }
    }

    /// What is no map and no list.
    fn single(&self, takes: &Takes) -> Value {
        let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        let text = |pattern: &str| json!({"type": "string", "pattern": pattern});
        match takes {
            // A cell of a table is read more freely.
            Takes::When | Takes::Number if self.is_table => scalar(),
            Takes::Number | Takes::Planned | Takes::Amount => {
                json!({"type": ["number", "string"], "pattern": "[0-9０-９]"})
            }
            Takes::Whole(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
            Takes::UpTo(most) => json!({"type": "number", "minimum": 0, "maximum": most}),
            Takes::Truth => json!({"type": "boolean"}),
            Takes::Day => text(&format!("^{day}$")),
            Takes::Date => json!({
                "type": ["string", "integer"],
                "pattern": "^([0-9]{4}.*|unknown)$",
                "minimum": 1000,
                "maximum": 9999,
            }),
            Takes::When => json!({
                "type": ["string", "integer"],
                "pattern": "^[0-9]{4}",
                "minimum": 1000,
                "maximum": 9999,
            }),
            Takes::Stretch => text(&format!("^{day}(/{day})?$")),
            Takes::Interval => either(vec![
                json!({"enum": ["weekly", "monthly", "quarterly", "half-yearly", "yearly"]}),
                text("^ *[0-9]+ days?$"),
            ]),
            Takes::Word(words) => json!({"enum": words}),
            Takes::Address => text("^[A-Za-z]+:"),
            Takes::Colour => text("^#[0-9A-Fa-f]{6}$"),
            Takes::Hash => text("^[0-9A-Fa-f]{64}$"),
            Takes::Language => text("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"),
            Takes::Path | Takes::File => text("."),
            Takes::Same => json!({}),
            _ => scalar(),
        }
    }
}

/// An id, as a pattern.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// One value, whatever it looks like: a title may be a number.
fn scalar() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// One of several ids, each with its name.
fn listed(known: &[Named]) -> Value {
    let ids: Vec<&str> = known.iter().map(|(id, _)| &**id).collect();
    let names: Vec<&str> = known.iter().map(|(_, name)| &**name).collect();
    json!({WORDS: ids, NAMES: names})
}

/// A map from days; a plan has `by` beside them.
fn by_day(of: &Takes, value: Value) -> Value {
    let (names, properties) = match of {
        Takes::Planned => ("^([0-9]{4}|by$)", json!({"by": {"type": "object"}})),
        _ => ("^[0-9]{4}", json!({})),
    };
    json!({
        "type": "object",
        "propertyNames": {"pattern": names},
        "properties": properties,
        "additionalProperties": value,
    })
}

/// A list, for which one alone may stand.
fn one_or_several(one: Value) -> Value {
    let list = json!({"type": "array", "items": one.clone()});
    either(vec![one, list])
}

/// One of several forms, each once and none within another.
fn either(forms: Vec<Value>) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for form in forms {
        let inner = form.get("anyOf").and_then(Value::as_array).cloned();
        for form in inner.unwrap_or_else(|| vec![form]) {
            if !all.contains(&form) && !joined(&mut all, &form) {
                all.push(form);
            }
        }
    }
    match all.as_slice() {
        [only] => only.clone(),
        _ => json!({"anyOf": all}),
    }
}

/// Puts the words of a closed list behind those of another one, so that one message names all of
/// them; `false` where there is no other.
fn joined(all: &mut [Value], form: &Value) -> bool {
    let Some(first) = all.iter_mut().find(|own| own.get(WORDS).is_some()) else {
        return false;
    };
    let (Some((mut words, mut names)), Some((more, their_names))) = (list(first), list(form))
    else {
        return false;
    };
    for (word, name) in more.into_iter().zip(their_names) {
        if !words.contains(&word) {
            words.push(word);
            names.push(name);
        }
    }
    *first = json!({WORDS: words, NAMES: names});
    true
}

/// The words of a closed list with what each means; `None` for another form.
fn list(form: &Value) -> Option<(Vec<Value>, Vec<Value>)> {
    let of = |key: &str| form.get(key).and_then(Value::as_array).cloned();
    let words = of(WORDS)?;
    let names = of(NAMES).unwrap_or_else(|| vec!["".into(); words.len()]);
    Some((words, names))
}

/// The words of a closed list.
const WORDS: &str = "enum";

/// What the words of a closed list mean, one for each; editors know it.
const NAMES: &str = "enumDescriptions";

/// A value as YAML types it.
fn typed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}
