//! Figures of a table that are taken into the files of their projects: what is new is added, what
//! is there stays, and what differs becomes a correction that says why.

use super::figures::{NewFigure, Said, put};
use super::{Correct, Home, Page, Refused, Texts, Why, correction};
use crate::base::{Date, Decimal, FileId, Text};
use crate::model::vocabulary::{CorrectionKind, Flag, Kind, Qualifier};
use crate::model::{Indicator, Observation, Project, Settings, Site, Slice};
use crate::source::{FileEdit, Source};
use crate::yaml::edit::spliced;
use crate::yaml::{Node, Value, lines};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a table says beside what the site says.
#[derive(Debug)]
pub struct Plan<'s> {
    /// What is new, by project.
    pub new: Vec<(&'s Project, Vec<NewFigure>)>,
    /// What differs.
    pub differing: Vec<Differing<'s>>,
    /// What differs from a figure that is missing or withdrawn, so that nothing can be corrected.
    pub gone: Vec<Differing<'s>>,
    /// What the table says as it was published before a correction.
    pub earlier: Vec<Differing<'s>>,
    /// What the table says beside a figure that is there, such as another note.
    pub beside: Vec<Differing<'s>>,
    /// How many figures are as they are, or were before a correction.
    pub same: usize,
    /// Projects that the site does not have, with the text of the file of each and its figures.
    pub projects: Vec<(&'s Project, String, Vec<NewFigure>)>,
}

/// A figure that the table says differently.
#[derive(Debug)]
pub struct Differing<'s> {
    /// Its project.
    pub project: &'s Project,
    /// Its indicator.
    pub indicator: &'s Indicator,
    /// The part that it is of.
    pub slice: &'s Slice,
    /// The figure of the site.
    pub figure: &'s Observation,
    /// How it stands now.
    pub stands: String,
    /// What the table says.
    pub told: String,
}

/// A table as a site reads it.
#[derive(Clone, Copy)]
pub struct Told<'s> {
    /// The site with the table in it.
    pub site: &'s Site,
    /// What its rows say of projects, by their ids.
    pub listed: &'s BTreeMap<String, Arc<Node>>,
    /// The table.
    pub file: FileId,
    /// The day on which what is new is published, where the table does not say.
    pub published: Date,
}

impl Told<'_> {
    /// What it says of an indicator, with the part that each figure is of.
    fn figures<'i>(
        &self,
        indicator: &'i Indicator,
    ) -> impl Iterator<Item = (&'i Slice, &'i Observation)> {
        let file = self.file;
        let all = indicator.all_figures();
        all.filter(move |(_, figure)| figure.place.0.file == file)
    }
}

/// Holds what a table says against the site without it.
pub fn plan<'s>(site: &'s Site, told: &Told<'s>) -> Plan<'s> {
    let mut plan = Plan {
        new: Vec::new(),
        differing: Vec::new(),
        gone: Vec::new(),
        earlier: Vec::new(),
        beside: Vec::new(),
        same: 0,
        projects: Vec::new(),
    };
    for project in &told.site.projects {
        let Some(own) = site.project(&project.id) else {
            plan.projects.extend(new_project(project, told));
            continue;
        };
        let mut new = Vec::new();
        for indicator in &project.indicators {
            let Some(of) = own.indicator(&indicator.id) else {
                continue;
            };
            for (slice, figure) in told.figures(indicator) {
                let there = of.figures(slice).iter().find(|o| o.when == figure.when);
                match there {
                    None => new.extend(new_figure(of, slice, figure, told.published)),
                    Some(there) => plan.hold((own, of), (slice, figure), there),
                }
            }
        }
        if !new.is_empty() {
            plan.new.push((own, new));
        }
    }
    plan
}

impl<'s> Plan<'s> {
    /// Whether the table says nothing that the site does not.
    pub fn is_empty(&self) -> bool {
        let differs = !self.differing.is_empty() || !self.gone.is_empty();
        !differs && self.new.is_empty() && self.projects.is_empty()
    }

    /// How many figures are new, those of new projects among them.
    pub fn count_of_new(&self) -> usize {
        let of_new = self.projects.iter().map(|(_, _, figures)| figures.len());
        let new = self.new.iter().map(|(_, figures)| figures.len());
        new.chain(of_new).sum()
    }

    /// Takes what was published before a correction as a difference, for whoever says why.
    pub fn take_back(&mut self) {
        self.same -= self.earlier.len();
        self.differing.append(&mut self.earlier);
    }

    /// What the table says of figures that are there, and what is not written, a line for each.
    pub fn not_taken(&self) -> Vec<String> {
        let earlier = self.earlier.iter().map(|d| {
            let told = "in the table is from before its correction, which `--reason` takes back";
            format!("{}: {} {told}", d.name(), d.told)
        });
        let beside = self.beside.iter();
        let beside = beside.map(|d| format!("{}: {} is not taken", d.name(), d.told));
        earlier.chain(beside).collect()
    }

    /// Counts a figure that is as it was, or keeps one that differs.
    fn hold(
        &mut self,
        (project, indicator): (&'s Project, &'s Indicator),
        (slice, figure): (&Slice, &Observation),
        there: &'s Observation,
    ) {
        let newest = project.corrected(&indicator.id, slice, there.when);
        let value = newest.map_or(&there.value, |correction| &correction.to);
        let stands = standing(there, value, newest.is_some());
        let told = standing(figure, &figure.value, false);
        let is_same = stands == told || same(value, &figure.value);
        // A table from before a correction says what was published then.
        let is_earlier = newest.is_some() && text(there, &there.value) == told;
        self.same += usize::from(is_same || is_earlier);
        let is_gone = [WITHDRAWN, MISSING].contains(&&*stands);
        // The slice of the site's own part lives as long as the site.
        let parts = indicator.parts.iter().map(|part| &part.slice);
        let own = parts.chain([&indicator.slice]).find(|own| *own == slice);
        let mut differing = Differing {
            project,
            indicator,
            slice: own.unwrap_or(&indicator.slice),
            figure: there,
            stands,
            told,
        };
        match (is_same, is_earlier, is_gone) {
            (true, ..) => {
                differing.told = beside(figure, there);
                let beside = Some(differing).filter(|d| !d.told.is_empty());
                self.beside.extend(beside);
            }
            // What was withdrawn does not come back, with a reason neither.
            (_, true, true) => {}
            (_, true, false) => self.earlier.push(differing),
            (_, false, true) => self.gone.push(differing),
            (_, false, false) => self.differing.push(differing),
        }
    }
}

impl Differing<'_> {
    /// Which figure it is.
    fn name(&self) -> String {
        let part = match self.slice.is_whole() {
            true => String::new(),
            false => format!(" ({})", self.slice),
        };
        let (project, indicator) = (&self.project.id, &self.indicator.id);
        format!("{project} {indicator}{part} for {}", self.figure.when)
    }
}

/// What a figure is that no correction can change, in the place of its number.
const MISSING: &str = "missing";
const WITHDRAWN: &str = "withdrawn";

/// A figure with the value that it has now, also where that is none.
fn standing(figure: &Observation, value: &Option<Decimal>, is_corrected: bool) -> String {
    match value {
        None if is_corrected => WITHDRAWN.to_owned(),
        None if figure.flag == Flag::Missing => MISSING.to_owned(),
        value => text(figure, value),
    }
}

/// What a table says beside the number of a figure and the site does not; empty for nothing.
fn beside(figure: &Observation, there: &Observation) -> String {
    let known = more(there);
    let more = more(figure)
        .into_iter()
        .filter(|said| !known.contains(said));
    let more: Vec<String> = more.map(|(key, word)| format!("{key} `{word}`")).collect();
    more.join(", ")
}

fn same(one: &Option<Decimal>, other: &Option<Decimal>) -> bool {
    let value = |number: &Option<Decimal>| number.as_ref().map(Decimal::value);
    one.is_some() && value(one) == value(other)
}

/// A figure as it is compared and shown.
fn text(figure: &Observation, value: &Option<Decimal>) -> String {
    let words = |words: &Text| words.versions().next().map(|(_, words)| words.to_owned());
    match (value, &figure.numerator, &figure.denominator) {
        (Some(value), ..) => value.to_string(),
        (None, Some(above), Some(below)) => format!("{above} of {below}"),
        _ => figure.note.as_ref().and_then(words).unwrap_or_default(),
    }
}

/// A project that only the table has; `None` for one that it does not list.
fn new_project<'s>(
    project: &'s Project,
    told: &Told<'s>,
) -> Option<(&'s Project, String, Vec<NewFigure>)> {
    let front = told.listed.get(&*project.id)?;
    let Value::Map(pairs) = &front.value else {
        return None;
    };
    let has = |name: &str| pairs.iter().any(|(key, _)| &*key.text == name);
    let unknown = ["focus", "start", "due"];
    let unknown = unknown.into_iter().filter(|key| !has(key));
    // A batch may give both days; nothing gives a focus.
    let unknown = unknown.filter(|key| *key == "focus" || !has("batch"));
    let unknown: String = unknown.map(|key| format!("{key}: unknown\n")).collect();
    let text = format!("---\n{}{unknown}---\n", lines(pairs));
    let figures = project.indicators.iter().flat_map(|indicator| {
        let figures = told.figures(indicator);
        figures.filter_map(|(slice, figure)| new_figure(indicator, slice, figure, told.published))
    });
    Some((project, text, figures.collect()))
}

/// A figure to be written; `None` for one that says nothing.
fn new_figure(
    indicator: &Indicator,
    slice: &Slice,
    figure: &Observation,
    published: Date,
) -> Option<NewFigure> {
    let said = match (
        indicator.kind,
        &figure.value,
        &figure.numerator,
        &figure.denominator,
    ) {
        (Kind::YesNo, Some(value), ..) => Said::Answer(value.value() != 0.0),
        (_, Some(value), ..) => Said::Number(value.clone()),
        (_, None, Some(above), Some(below)) => Said::Fraction(above.clone(), below.clone()),
        _ => Said::Words(text(figure, &None)),
    };
    let usual = Some(published).filter(|day| figure.when.day() < *day);
    Some(NewFigure {
        indicator: indicator.id.clone(),
        slice: slice.clone(),
        when: figure.when,
        written: figure.about().to_string(),
        said,
        published: figure.published.or(usual),
        evidence: figure.evidence.clone(),
        more: more(figure),
    })
}

/// What stands beside the number or the words of a figure, by the keys under which it is written.
fn more(figure: &Observation) -> Vec<(&'static str, String)> {
    let is_words = figure.value.is_none() && figure.numerator.is_none();
    let mut more = Vec::new();
    let note = figure.note.as_ref().filter(|_| !is_words);
    let note = note.and_then(|note| note.versions().next());
    more.extend(note.map(|(_, note)| ("note", note.to_owned())));
    let is_usual = figure.qualifier == Qualifier::Exact
        || (is_words && figure.qualifier == Qualifier::Several);
    if !is_usual {
        more.push(("qualifier", figure.qualifier.word().to_owned()));
    }
    if figure.flag != Flag::Normal {
        more.push(("flag", figure.flag.word().to_owned()));
    }
    more
}

/// The edit that takes what a plan has into the files of the projects.
///
/// # Errors
/// A file that has no safe place, or a difference for which no reason is given.
pub fn import(
    plan: &Plan<'_>,
    settings: &Settings,
    source: &dyn Source,
    why: Why<'_>,
) -> Result<Vec<FileEdit>, Refused> {
    if !plan.gone.is_empty() {
        return Err(not_there(plan, why.published));
    }
    if !plan.differing.is_empty() && why.reason.is_none() {
        return Err(unexplained(plan));
    }
    let begins = settings.calendar.starts;
    let mut texts = Texts::new(source);
    for (project, text, figures) in &plan.projects {
        let path = format!("content/projects/{}.md", project.id);
        let page = Page::read(project, text)?;
        let splices = put(project, &page, begins, figures, &mut texts)?;
        texts.put(&path, spliced(text, &splices))?;
    }
    for (project, figures) in &plan.new {
        let path = opened(&mut texts, project, source)?;
        let text = texts.text(&path)?;
        let page = Page::read(project, &text)?;
        let splices = put(project, &page, begins, figures, &mut texts)?;
        texts.put(&path, spliced(&text, &splices))?;
    }
    for differing in &plan.differing {
        let project = differing.project;
        let path = opened(&mut texts, project, source)?;
        let text = texts.text(&path)?;
        let part: Vec<String> = differing
            .slice
            .values()
            .map(|(d, v)| format!("{d}={v}"))
            .collect();
        let amendment = correction(
            project,
            &text,
            &Correct {
                indicator: Some(&differing.indicator.id),
                part: &part,
                date: &differing.figure.when.exact(),
                begins,
                value: &differing.told,
                kind: CorrectionKind::Correction,
                why,
            },
        )?;
        texts.put(&path, amendment.after)?;
    }
    Ok(texts.edits())
}

/// The path of a project's file, which is made where only a table lists it.
fn opened(
    texts: &mut Texts<'_>,
    project: &Project,
    source: &dyn Source,
) -> Result<String, Refused> {
    let home = Home::of(project, source);
    if home.is_new && !texts.has(&home.path) {
        texts.put(&home.path, &*home.text)?;
    }
    Ok(home.path)
}

/// The refusal of figures that differ, with the first of them.
fn unexplained(plan: &Plan<'_>) -> Refused {
    let message = match plan.differing.len() {
        1 => "a figure differs from what is there".to_owned(),
        n => format!("{n} figures differ from what is there"),
    };
    let hint = format!(
        "give `--reason \"…\"` to correct them in the open, or mend the table:\n{}",
        lines_of(&plan.differing)
    );
    Refused::new(message, hint)
}

/// The refusal of figures that no correction can give, with what to write where one is missing.
fn not_there(plan: &Plan<'_>, published: Date) -> Refused {
    let message = match plan.gone.len() {
        1 => "a figure of the table is missing or withdrawn here".to_owned(),
        n => format!("{n} figures of the table are missing or withdrawn here"),
    };
    let missing = plan.gone.iter().find(|d| d.stands == MISSING);
    let write = missing.map(|d| {
        let (about, told) = (d.figure.about(), &d.told);
        format!(
            "; a missing one is completed where it stands, such as `{about}: {{value: {told}, \
             published: {published}}}`"
        )
    });
    let hint = format!(
        "take them out of the table{}; a withdrawn figure does not come back:\n{}",
        write.unwrap_or_default(),
        lines_of(&plan.gone)
    );
    Refused::new(message, hint)
}

/// The first of some figures that differ, a line for each.
fn lines_of(differing: &[Differing<'_>]) -> String {
    let line =
        |d: &Differing<'_>| format!("{}: {} here, {} in the table", d.name(), d.stands, d.told);
    let lines: Vec<String> = differing.iter().take(12).map(line).collect();
    let more = match differing.len().saturating_sub(12) {
        0 => String::new(),
        n => format!("\n… and {n} more"),
    };
    lines.join("\n") + &more
}
