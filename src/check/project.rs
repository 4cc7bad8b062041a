//! One project with all its files: its text, tables, reports and translations become one
//! [`Project`], then its rules are checked.

use super::declared::Declaring;
use super::indicator::{self, IndicatorContext};
use super::{
    Context, action, bodies, change, common, declared, evidence, figures, milestone, plan, refs,
    report, rows, stage,
};
use crate::base::{Code, Diagnostics, PartialDate, SafePath, Span, Text, slug};
use crate::config::{chosen_scale, is_id};
use crate::discover::ProjectFiles;
use crate::model::scale::{CONFIDENCE, STATUS};
use crate::model::vocabulary::{Level, Provenance, Visibility};
use crate::model::{
    Apply, ByDate, Id, InFile, Indicator, Keys, Milestone, OwnGroups, Project, Promise, Settings,
};
use crate::reference;
use crate::yaml::{Fields, Node, Reader, Value, merged};
use std::sync::Arc;

/// Reads a project; `None` when it has no usable address or front matter, which is reported.
pub fn project(
    context: Context<'_>,
    files: &ProjectFiles,
    rows: &rows::ByProject,
    diags: &mut Diagnostics,
) -> Option<Project> {
    let place = InFile(files.place()?);
    let front = front(context, files, diags)?;
    let mut reader = Reader {
        languages: &context.settings.languages,
        begins: context.settings.calendar.starts,
        diags,
    };
    let mut fields = Fields::of(&front, &reference::PROJECT)?;
    let id = address(fields.take("slug"), files, place.0, &mut reader)?;
    let mut project = head(&mut fields, id, files, context, place, &mut reader);
    figures_of(&mut project, &mut fields, files, context, rows, &mut reader);
    record(&mut project, &mut fields, context, &mut reader);
    fields.finish(reader.diags);
    translations(files, context, &mut project, &mut reader);
    report::reports(&mut project, files, context, &mut reader);
    check(&mut project, &mut reader);
    Some(project)
}

/// What its text says of it, and what the row adds that lists it; `None` where its text has no front
/// matter or cannot be read.
fn front(context: Context<'_>, files: &ProjectFiles, diags: &mut Diagnostics) -> Option<Arc<Node>> {
    let Some(main) = files.index.main() else {
        let mut row = Arc::unwrap_or_clone(files.row.clone()?);
        common::settle(&mut row);
        return Some(Arc::new(row));
    };
    let document = context.parsed.documents.get(&main)?;
    if !document.has_front && files.row.is_none() {
        let hint = "begin the file with:\n---\ntitle: Lifts for old houses\nfocus: care\n---";
        diags.push(
            Code::FrontMatterMissing,
            Span::start_of(main),
            "the file has no front matter",
            hint,
        );
        return None;
    }
    let front = context.parsed.fronts.take(main)?;
    let Some(row) = &files.row else {
        return Some(front);
    };
    let mut both = Arc::unwrap_or_clone(front);
    if let (Value::Map(own), Value::Map(of_row)) = (&mut both.value, &row.value) {
        merged(own, of_row.clone(), diags);
    }
    common::settle(&mut both);
    Some(Arc::new(both))
}

/// `slug`, or the name of the file or folder, which then must be an id.
fn address(
    slug_node: Option<&Node>,
    files: &ProjectFiles,
    span: Span,
    reader: &mut Reader,
) -> Option<Id> {
    let (text, span) = match slug_node {
        Some(node) => (reader.exact(node, "an address")?, node.span),
        None => (&*files.name, span),
    };
    if is_id(text) {
        return Some(Id::from(text));
    }
    let suggestion = slug::suggested(text, "project-1");
    let message = format!("`{text}` makes no address of Latin letters, digits and hyphens");
    let hint = match files.index.main() {
        Some(_) => format!("add a line such as `slug: {suggestion}`, and never change it again"),
        None => "fill in a column `no` (序号), or `id` (代码) with Latin letters, digits and \
            hyphens, and never change it again"
            .to_owned(),
    };
    reader.error(Code::BadId, span, message, hint);
    None
}

/// What the project is and who carries it.
fn head(
    fields: &mut Fields<'_>,
    id: Id,
    files: &ProjectFiles,
    context: Context<'_>,
    place: InFile,
    reader: &mut Reader,
) -> Project {
    let settings = context.settings;
    let title = fields
        .require("title", "the project", "Lifts for old houses", reader.diags)
        .and_then(|n| reader.text(n));
    let focus = fields.require("focus", "the project", "care", reader.diags);
    // A project may say that its focus is not known, but not leave it out.
    let focus = focus.filter(|n| n.as_str() != Some("unknown"));
    let batch = fields.take("batch").and_then(|n| {
        refs::one(
            n,
            "batch",
            settings.batches.iter().map(|b| &*b.group.id),
            reader,
        )
    });
    let defaults = batch.as_ref().and_then(|id| settings.batch(id));
    let (start, due) = (defaults.and_then(|b| b.start), defaults.and_then(|b| b.due));
    let proof = evidence::evidence(fields.take("evidence"), &files.folder, context, reader);
    Project {
        no: fields
            .take("no")
            .and_then(|n| reader.whole(n, 1, 1_000_000))
            .map(|n| n as u32),
        title: title.unwrap_or_else(|| Text::plain(&*files.name)),
        focus: focus
            .and_then(|n| refs::one(n, "focus", settings.focuses.iter().map(|g| &*g.id), reader)),
        short_title: fields.take("short_title").and_then(|n| reader.text(n)),
        summary: fields.take("summary").and_then(|n| reader.text(n)),
        promise: fields.take("promise").and_then(|n| promise(n, reader)),
        origin: fields.take("origin").and_then(|n| reader.text(n)),
        leads: fields
            .take("lead")
            .map_or_else(ByDate::default, |n| stage::leads(n, settings, reader)),
        departments: fields
            .take("departments")
            .map_or_else(ByDate::default, |n| stage::departments(n, settings, reader)),
        partners: fields.take("partners").map_or_else(Vec::new, |n| {
            reader
                .list(n)
                .iter()
                .filter_map(|n| reader.text(n))
                .collect()
        }),
        places: refs::known(
            fields.take("places"),
            "place",
            settings.places.iter().map(|g| &*g.id),
            reader,
        ),
        groups: own_groups(fields, settings, reader),
        start: day(fields, "start", start, Code::NoStart, reader),
        due: day(fields, "due", due, Code::NoDue, reader),
        stage: fields
            .take("stage")
            .map_or_else(ByDate::default, |n| stage::stage(n, &proof, reader)),
        provenance: fields
            .take("provenance")
            .and_then(|n| reader.word(n))
            .unwrap_or(settings.provenance),
        published: fields
            .take("published")
            .and_then(|n| reader.partial(n))
            .and_then(PartialDate::last)
            .or_else(|| defaults.and_then(|b| b.announced?.last())),
        visibility: fields
            .take("visibility")
            .and_then(|n| reader.word(n))
            .unwrap_or(Visibility::Public),
        draft: fields
            .take("draft")
            .and_then(|n| reader.truth(n))
            .unwrap_or(false),
        embargo: fields.take("embargo").and_then(|n| reader.date(n)),
        photos: evidence::photos(fields.take("photos"), &files.folder, context, reader),
        bodies: bodies::bodies(context, &files.index),
        folder: files.folder.as_str().into(),
        evidence: proof,
        keys: fields.spans(KEYS).and(own_keys(fields, settings)),
        batch,
        id,
        place,
        ..empty()
    }
}

/// The groups of the site's own kinds, by the keys that name the kinds.
fn own_groups(fields: &mut Fields<'_>, settings: &Settings, reader: &mut Reader) -> Vec<Vec<Id>> {
    let of = |own: &OwnGroups| {
        let ids = own.groups.iter().map(|group| &*group.id);
        refs::known(fields.take_named(&own.id), &own.id, ids, reader)
    };
    settings.groups.iter().map(of).collect()
}

/// Where the groups of the site's own kinds are named.
fn own_keys(fields: &Fields<'_>, settings: &Settings) -> Keys {
    let kinds = settings.groups.iter();
    let at = |own: &OwnGroups| Some((own.id.to_string(), fields.key_span(&own.id)?));
    kinds.filter_map(at).collect()
}

/// The keys of a project that are remembered with their places.
const KEYS: &[&str] = &[
    "title",
    "summary",
    "promise",
    "start",
    "due",
    "stage",
    "focus",
    "batch",
    "places",
    "lead",
    "departments",
    "provenance",
    "money",
];

/// A date of the project, by default its batch's.
fn day(
    fields: &mut Fields<'_>,
    key: &'static str,
    default: Option<PartialDate>,
    missing: Code,
    reader: &mut Reader,
) -> PartialDate {
    let written = fields.take(key).map(|n| reader.partial(n));
    if let Some(read) = written {
        // What could not be read has its message; the batch's date would hide it.
        return read.unwrap_or(PartialDate::Unknown);
    }
    if default.is_none() {
        let example = match key {
            "start" => "2021-04-01",
            _ => "2022-03-31",
        };
        let hint =
            format!("add `{key}: {example}`, give the batch a `{key}`, or write `{key}: unknown`");
        let span = fields.key_span("title").unwrap_or_else(|| fields.head());
        reader.error(
            missing,
            span,
            format!("the project has no `{key}`, and neither has its batch"),
            hint,
        );
    }
    default.unwrap_or(PartialDate::Unknown)
}

fn promise(node: &Node, reader: &mut Reader) -> Option<Promise> {
    if !is_long(node) {
        return Some(Promise {
            text: reader.text(node)?,
            source: None,
        });
    }
    let mut fields = Fields::of(node, &reference::PROMISE)?;
    let text = fields.take("text").and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some(Promise {
        text: text?,
        source,
    })
}

/// Whether words are written with more about them, and not alone or by language.
fn is_long(node: &Node) -> bool {
    matches!(&node.value, crate::yaml::Value::Map(entries)
        if entries.iter().any(|(key, _)| &*key.text == "text"))
}

/// A free fact: its label, by default its key, and its words.
fn fact(key: &str, node: &Node, reader: &mut Reader) -> Option<(Text, Text)> {
    if !is_long(node) {
        return Some((Text::plain(key), reader.text(node)?));
    }
    let mut fields = Fields::of(node, &reference::FREE_FACT)?;
    let label = fields.take("label").and_then(|n| reader.text(n));
    let text = fields.take("text").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some((label.unwrap_or_else(|| Text::plain(key)), text?))
}

fn apply(node: &Node, reader: &mut Reader) -> Option<Apply> {
    if !is_long(node) {
        let text = reader.text(node)?;
        return Some(Apply { text, url: None });
    }
    let mut fields = Fields::of(node, &reference::APPLY)?;
    let text = fields.take("text").and_then(|n| reader.text(n));
    let url = fields.take("url").and_then(|n| reader.url(n));
    fields.finish(reader.diags);
    Some(Apply { text: text?, url })
}

/// What it is judged by: milestones, indicators with their figures, and what was changed or
/// corrected of them.
fn figures_of(
    project: &mut Project,
    fields: &mut Fields<'_>,
    files: &ProjectFiles,
    context: Context<'_>,
    rows: &rows::ByProject,
    reader: &mut Reader,
) {
    // Lent out, since indicators refer to it while the project takes them in.
    let proof = std::mem::take(&mut project.evidence);
    let around = IndicatorContext {
        context,
        folder: &files.folder,
        proof: &proof,
        provenance: project.provenance,
    };
    project.milestones = milestone::milestones(fields.take("milestones"), &proof, reader);
    let short_at = ["target", "done"]
        .iter()
        .find_map(|key| fields.key_span(key));
    if let Some(node) = fields.take("indicators") {
        if let Some(span) = short_at {
            let hint = "move them below `indicators:` as\nindicators:\n  main: {name: …, unit: …, \
                target: …, observations: {…}}";
            reader.error(
                Code::BothForms,
                span,
                "`target` and `done` stand beside `indicators`",
                hint,
            );
            for key in ["target", "done", "unit"] {
                fields.take(key);
            }
        }
        let listed = indicator::indicators(node, around, reader);
        project.indicators = listed.into_iter().map(Arc::new).collect();
        // Collected in place, it would keep the room of whole indicators.
        project.indicators.shrink_to_fit();
    } else {
        let place = InFile(short_at.unwrap_or(project.place.0));
        let only = indicator::short(fields, &project.title, around, place, reader);
        project.indicators.extend(only.map(Arc::new));
    }
    rows.give(project, &proof, context.settings, reader);
    project.evidence = proof;
    choose_headlines(&mut project.indicators);
    let (indicators, proof) = (&project.indicators, &project.evidence);
    let scope = change::Scope {
        settings: context.settings,
        indicators,
        proof,
    };
    project.changes = change::changes(fields.take("changes"), scope, reader);
    project.corrections = change::corrections(fields.take("corrections"), scope, reader);
}

/// Without a stated headline, the first indicator that is not an input.
fn choose_headlines(indicators: &mut [Arc<Indicator>]) {
    if indicators.iter().any(|i| i.headline) {
        return;
    }
    if let Some(first) = indicators
        .iter_mut()
        .find(|i| i.level != Some(Level::Input))
    {
        Arc::make_mut(first).headline = true;
    }
}

/// How somebody says that it stands, and how sure it is to be kept.
fn declarations(
    project: &mut Project,
    fields: &mut Fields<'_>,
    settings: &Settings,
    reader: &mut Reader,
) {
    let batch = project.batch.as_ref().and_then(|id| settings.batch(id));
    project.scale = chosen_scale(fields.take("scale"), &settings.scales, reader)
        .or_else(|| batch.and_then(|b| b.scale.clone()))
        .unwrap_or_else(|| settings.scale.clone());
    let declared = Declaring {
        list: "declared",
        key: "status",
        scales: &settings.scales,
        scale: &project.scale,
        proof: &project.evidence,
    };
    let confidence = Declaring {
        list: "confidence",
        key: "level",
        scale: CONFIDENCE,
        ..declared
    };
    let lists = (fields.take("declared"), fields.take("confidence"));
    (project.declared, project.confidence) = (
        declared::declared(lists.0, declared, reader),
        declared::declared(lists.1, confidence, reader),
    );
}

/// What happened, what was asked and what was answered.
fn record(
    project: &mut Project,
    fields: &mut Fields<'_>,
    context: Context<'_>,
    reader: &mut Reader,
) {
    project.events = crate::config::events(fields.take("events"), reader);
    project.actions = action::actions(
        fields.take("actions"),
        &project.evidence,
        context.settings,
        None,
        reader,
    );
    project.feedback = action::feedback(fields.take("feedback"), reader);
    declarations(project, fields, context.settings, reader);
    project.money = fields
        .take("money")
        .and_then(|n| super::money::money(n, reader));
    fields.refuse("share", "projects are counted, not weighed", reader.diags);
    project.tags = fields.take("tags").map_or_else(Vec::new, |n| {
        reader
            .list(n)
            .iter()
            .filter_map(|n| reader.string(n))
            .map(Into::into)
            .collect()
    });
    project.aliases = fields.take("aliases").map_or_else(Vec::new, |n| {
        reader
            .list(n)
            .iter()
            .filter_map(|n| alias(n, context, reader))
            .collect()
    });
    project.contact = fields.take("contact").and_then(|n| reader.text(n));
    project.apply = fields.take("apply").and_then(|n| apply(n, reader));
    for (key, value) in fields
        .take("facts")
        .map_or(&[][..], |n| reader.entries(n, "a map of facts"))
    {
        project.facts.extend(fact(&key.text, value, reader));
    }
    for event in &project.events {
        for id in event
            .evidence
            .iter()
            .filter(|id| project.evidence.iter().all(|e| e.id != **id))
        {
            refs::unknown(
                id,
                "evidence",
                project.evidence.iter().map(|e| &*e.id),
                project.place.0,
                reader,
            );
        }
    }
}

/// An earlier address, as a path or with the site's own address before it.
fn alias(node: &Node, context: Context<'_>, reader: &mut Reader) -> Option<(SafePath, InFile)> {
    let text = reader.exact(node, "an earlier address")?;
    let below = context
        .settings
        .base_url
        .as_deref()
        .and_then(|base| text.strip_prefix(base))
        .unwrap_or(text);
    let path = below.trim_end_matches("/index.html").trim_matches('/');
    match SafePath::new(path) {
        Ok(path) => Some((path, InFile(node.span))),
        Err(why) => {
            let hint = "write an earlier address of this site, such as `projects/old-name`";
            reader.error(
                Code::BadPath,
                node.span,
                format!("`{text}` {}", why.0),
                hint,
            );
            None
        }
    }
}

/// Titles and summary of `index.en.md`, which may also stand in its own front matter.
fn translations(
    files: &ProjectFiles,
    context: Context<'_>,
    project: &mut Project,
    reader: &mut Reader,
) {
    for (lang, file) in files.index.files.iter().skip(1) {
        let Some(front) = context.parsed.fronts.take(*file) else {
            continue;
        };
        let Some(mut fields) = Fields::of(&front, &reference::PROJECT_WORDS) else {
            continue;
        };
        if let Some(title) = fields.take("title").and_then(|n| reader.string(n)) {
            project.title = Text::translated(Some(&project.title), *lang, title);
        }
        if let Some(short) = fields.take("short_title").and_then(|n| reader.string(n)) {
            let old = project.short_title.as_ref();
            project.short_title = Some(Text::translated(old, *lang, short));
        }
        if let Some(summary) = fields.take("summary").and_then(|n| reader.string(n)) {
            project.summary = Some(Text::translated(project.summary.as_ref(), *lang, summary));
        }
        fields.finish(reader.diags);
    }
}

/// Rules that need the whole project.
fn check(project: &mut Project, reader: &mut Reader) {
    let (start, due) = (project.start.first(), project.due.last());
    if let Some((start, due)) = start.zip(due).filter(|(start, due)| due < start) {
        reader.error(
            Code::DueBeforeStart,
            project.place.0,
            format!("due {due} is before the start {start}"),
            "correct one of the two dates",
        );
    }
    milestone::check_span(&project.milestones, start, due, reader);
    let corrections = std::mem::take(&mut project.corrections);
    for indicator in &mut project.indicators {
        let indicator = Arc::make_mut(indicator);
        indicator.fill_parts();
        figures::check(indicator, &corrections, start, reader);
        plan::check(indicator, &project.milestones, start, due, reader);
        name_dimension(indicator);
        for part in &indicator.parts {
            plan::check(
                &indicator.of_part(part),
                &project.milestones,
                start,
                due,
                reader,
            );
        }
    }
    change::check_chains(project, reader);
    change::check_corrections(&corrections, &project.indicators, reader);
    project.corrections = corrections;
}

/// A breakdown that names no dimension is by place.
fn name_dimension(indicator: &mut Indicator) {
    if indicator.by.is_empty() && !indicator.parts.is_empty() {
        indicator.by.push(super::parts::USUAL.into());
    }
}

/// A project without anything.
fn empty() -> Project {
    Project {
        id: Id::from(""),
        no: None,
        title: Text::plain(""),
        short_title: None,
        focus: None,
        summary: None,
        batch: None,
        promise: None,
        origin: None,
        leads: ByDate::default(),
        departments: ByDate::default(),
        partners: Vec::new(),
        places: Vec::new(),
        groups: Vec::new(),
        start: PartialDate::Unknown,
        due: PartialDate::Unknown,
        stage: ByDate::default(),
        indicators: Vec::new(),
        milestones: Vec::<Milestone>::new(),
        events: Vec::new(),
        actions: Vec::new(),
        evidence: Vec::new(),
        changes: Vec::new(),
        corrections: Vec::new(),
        feedback: Vec::new(),
        scale: STATUS.into(),
        declared: Vec::new(),
        confidence: Vec::new(),
        money: None,
        tags: Vec::new(),
        photos: Vec::new(),
        facts: Vec::new(),
        reports: Vec::new(),
        published: None,
        visibility: Visibility::Public,
        draft: false,
        embargo: None,
        aliases: Vec::new(),
        provenance: Provenance::Stated,
        contact: None,
        apply: None,
        bodies: Vec::new(),
        folder: "".into(),
        keys: Keys::default(),
        place: InFile(Span::start_of(crate::base::FileId(0))),
    }
}
