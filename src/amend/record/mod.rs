//! A record: figures of a day, milestones that were reached, and what there is to say about them.
//!
//! Words and photographs make a dated report, which holds the figures as well. Without them a
//! figure stands where those of its indicator do. Evidence is listed by the project either way.

mod open;
mod report;
mod value;

use super::attach::{Attached, copied, evidence_kind};
use super::figures::{self, NewFigure, Said};
use super::{Page, Refused, find};
use crate::base::{Date, PartialDate, slug};
use crate::check::Slot;
use crate::model::vocabulary::Accumulation;
use crate::model::{Id, Indicator, Milestone, Project, Settings, When};
use crate::source::{FileEdit, Source};
use crate::yaml::edit::{FrontMap, Splice, entry, spliced};
use crate::yaml::quoted;
pub use open::Opened;
use report::Words;
use value::Asked;

/// What is to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Figures and milestones, each as `[ID=]VALUE`.
    pub values: &'a [String],
    /// The day or period that they are about, as given; `None`: the day of publication.
    pub date: Option<&'a str>,
    /// The day of publication.
    pub published: Date,
    /// What happened, in Markdown; `None` where nothing is said.
    pub note: Option<&'a str>,
    /// What comes next.
    pub next: Option<&'a str>,
    /// What stands in the way.
    pub blocker: Option<&'a str>,
    /// Photographs for the report.
    pub photos: &'a [Attached<'a>],
    /// Files that prove the figures.
    pub evidence: &'a [Attached<'a>],
    /// Ids of evidence that the project lists already.
    pub proof: &'a [&'a str],
}

impl Record<'_> {
    /// Whether it makes a dated report.
    fn has_report(&self) -> bool {
        let words = [self.note, self.next, self.blocker];
        let has_words = words.iter().flatten().any(|text| !text.trim().is_empty());
        has_words || !self.photos.is_empty()
    }
}

/// A record that was not written yet.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The edit.
    pub edits: Vec<FileEdit>,
    /// The figures in it.
    pub figures: Vec<NewFigure>,
    /// The milestones in it, with the day on which each was reached.
    pub milestones: Vec<(Id, Date)>,
    /// Whether a report is among its files.
    pub has_report: bool,
    /// What the author should know, in full sentences without the full stop; mostly empty.
    pub notes: Vec<String>,
}

impl Recorded {
    /// Whether a project, read from the new texts, says what was meant and all that it said before.
    pub fn is_kept_by(&self, project: &Project, before: &Project) -> bool {
        let count = |p: &Project| {
            p.indicators
                .iter()
                .map(|i| i.all_figures().count())
                .sum::<usize>()
        };
        let met = |(id, day): &(Id, Date)| {
            let mut all = project.milestones.iter();
            all.any(|m| m.id == *id && m.met == Some(*day))
        };
        self.figures.iter().all(|figure| figure.is_in(project))
            && self.milestones.iter().all(met)
            && count(project) == count(before) + self.figures.len()
            && project.reports.len() == before.reports.len() + usize::from(self.has_report)
            && (&project.corrections, &project.changes) == (&before.corrections, &before.changes)
            && (&project.declared, &project.confidence) == (&before.declared, &before.confidence)
    }
}

/// The edit that records values and words about a project.
///
/// # Errors
/// Nothing to record (a needless one where it is known already), a value that cannot be read, a
/// figure that is there already, or a file that has no safe place.
pub fn record(
    (settings, project): (&Settings, &Project),
    source: &dyn Source,
    ask: &Record<'_>,
) -> Result<Recorded, Refused> {
    let has_report = ask.has_report();
    if ask.values.is_empty() && !has_report && ask.evidence.is_empty() {
        let hint = "give a figure, such as `120` or `homes=120`, a milestone as `survey=reached`, \
            or `--note \"…\"`";
        return Err(Refused::new("there is nothing to record", hint));
    }
    let mut record = Recording {
        project,
        ask,
        opened: Opened::new((settings, project), source)?,
        splices: Vec::new(),
        new_evidence: Vec::new(),
    };
    let text = record.opened.texts.text(&record.opened.path)?;
    let page = Page::read(project, &text)?;
    let begins = settings.calendar.starts;
    let date = record.date(begins)?;
    let asked = record.asked()?;
    // Later it could not move: a file beside it may be another project's as well by then.
    let wants_folder = !ask.evidence.is_empty() && !record.opened.names_neighbours(&text);
    if has_report || wants_folder {
        record.opened.give_folder()?;
    }
    let evidence = record.evidence(&page)?;
    let (mut figures, milestones) = record.sorted(asked, date, &evidence)?;
    if has_report {
        record.report(&page, date, &mut figures)?;
    } else {
        let splices = figures::put(project, &page, begins, &figures, &mut record.opened.texts)?;
        record.splices.extend(splices);
    }
    for (milestone, day) in &milestones {
        let splices = reached(&page, milestone, *day, &evidence);
        record
            .splices
            .extend(splices.ok_or_else(|| by_hand(milestone, *day, &evidence))?);
    }
    // The file was moved at most, so that the places in its text are the same.
    let Opened { texts, path, .. } = &mut record.opened;
    texts.change(path, |now| Ok(spliced(now, &record.splices)))?;
    let milestones = milestones.iter().map(|(m, day)| (m.id.clone(), *day));
    Ok(Recorded {
        notes: std::mem::take(&mut record.opened.notes),
        edits: record.opened.edits(),
        milestones: milestones.collect(),
        figures,
        has_report,
    })
}

/// Figures, and milestones with the day on which each was reached.
type Sorted<'a> = (Vec<NewFigure>, Vec<(&'a Milestone, Date)>);

/// A record while it is put together.
struct Recording<'a> {
    project: &'a Project,
    ask: &'a Record<'a>,
    opened: Opened<'a>,
    splices: Vec<Splice>,
    /// Ids of evidence that is listed by this record.
    new_evidence: Vec<String>,
}

impl<'a> Recording<'a> {
    /// The day or period that is asked for, which has ended on the day of publication.
    fn date(&self, begins: i8) -> Result<Option<PartialDate>, Refused> {
        let date = self.ask.date.map(|text| find::partial_date(text, begins));
        let date = date.transpose()?;
        date.map_or(Ok(()), |date| self.has_come(date))?;
        Ok(date)
    }

    /// Refuses what has not happened yet on the day of publication.
    fn has_come(&self, date: PartialDate) -> Result<(), Refused> {
        let published = self.ask.published;
        let Some(last) = date.last().filter(|day| published < *day) else {
            return Ok(());
        };
        let so_far = match date.first().is_some_and(|first| first <= published) {
            true => format!("give the day up to which it counts, such as `--date {published}`, "),
            false => String::new(),
        };
        let hint = format!("record it then, {so_far}or say so with `--published {last}`");
        let message = format!("{last} is still to come on {published}");
        Err(Refused::new(message, hint))
    }

    /// What each of the values means.
    fn asked(&self) -> Result<Vec<Asked<'a>>, Refused> {
        let values = self.ask.values.iter();
        values
            .map(|text| value::asked(self.project, text))
            .collect()
    }

    /// The figures and the milestones among what was asked; none is there already.
    fn sorted(
        &self,
        asked: Vec<Asked<'a>>,
        date: Option<PartialDate>,
        evidence: &[Id],
    ) -> Result<Sorted<'a>, Refused> {
        let (mut figures, mut milestones) = (Vec::<NewFigure>::new(), Vec::new());
        for asked in asked {
            match asked {
                Asked::Figure(indicator, said) => {
                    let figure = self.figure(indicator, said, date, evidence)?;
                    if figures
                        .iter()
                        .any(|other| other.indicator == figure.indicator)
                    {
                        let message = format!("`{}` is given twice", indicator.id);
                        return Err(Refused::new(message, "give each figure once"));
                    }
                    figures.push(figure);
                }
                Asked::Milestone(milestone, day) => {
                    let day = day.or(date.and_then(PartialDate::last));
                    let day = day.unwrap_or(self.ask.published);
                    self.has_come(PartialDate::Day(day))?;
                    milestones.push((milestone, day));
                }
            }
        }
        Ok((figures, milestones))
    }

    fn figure(
        &self,
        indicator: &Indicator,
        said: Said,
        date: Option<PartialDate>,
        evidence: &[Id],
    ) -> Result<NewFigure, Refused> {
        let (project, published) = (self.project, self.ask.published);
        let date = date.unwrap_or(PartialDate::Day(published));
        let written = date.to_string();
        let when = match (indicator.accumulation, date) {
            (Accumulation::PerPeriod, PartialDate::Within(period)) => When::Period(period),
            (Accumulation::PerPeriod, _) => {
                let message = format!("`{}` counts per period, and a day is none", indicator.id);
                let hint = "say which period it is of: `--date 2021-06`, `2021-Q2` or `2021`";
                return Err(Refused::new(message, hint));
            }
            _ => When::Day(date.last().ok_or_else(|| {
                Refused::new(
                    "a figure needs a date",
                    "give the day it is about as YYYY-MM-DD",
                )
            })?),
        };
        let there = indicator.observations.iter().find(|o| o.when == when);
        if let Some(there) = there {
            return Err(value::known(project, indicator, there, &said, &written));
        }
        Ok(NewFigure {
            indicator: indicator.id.clone(),
            slice: indicator.slice.clone(),
            when,
            written,
            said,
            published: Some(published).filter(|day| when.day() < *day),
            evidence: evidence.to_vec(),
            more: Vec::new(),
        })
    }

    /// Copies the evidence that was given and lists it; the ids of all that proves the figures.
    fn evidence(&mut self, page: &Page<'_>) -> Result<Vec<Id>, Refused> {
        let mut ids: Vec<Id> = Vec::new();
        for id in self.ask.proof {
            let known = self.project.evidence.iter();
            let found = self.project.evidence(id);
            let found =
                found.ok_or_else(|| find::unknown("evidence", id, known.map(|e| &*e.id)))?;
            ids.push(found.id.clone());
        }
        let mut pairs = Vec::new();
        for file in self.ask.evidence {
            let name = copied(
                &mut self.opened.texts,
                &self.opened.folder,
                file,
                Slot::Download,
            )?;
            let id = self.free_id(&name);
            let title = file
                .words
                .unwrap_or_else(|| file.name.rsplit_once('.').map_or(file.name, |n| n.0));
            let value = format!(
                "{{title: {}, kind: {}, date: {}, file: {name}}}",
                quoted(title),
                evidence_kind(&name),
                self.ask.published
            );
            self.new_evidence.push(id.clone());
            ids.push(id.as_str().into());
            pairs.push((id, value));
        }
        if !pairs.is_empty() {
            let splices = page.sheet().add_pairs("evidence", &pairs);
            self.splices
                .extend(splices.ok_or_else(|| not_listed(&pairs))?);
        }
        Ok(ids)
    }

    /// An id for evidence that nothing has yet.
    fn free_id(&self, name: &str) -> String {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let base = slug::suggested(stem, "document");
        let is_free =
            |id: &String| self.project.evidence(id).is_none() && !self.new_evidence.contains(id);
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let mut all = std::iter::once(base.clone()).chain(numbered);
        all.find(is_free)
            .expect("there are more numbers than evidence")
    }

    /// Writes the report of the day of publication, with the figures in it.
    fn report(
        &mut self,
        page: &Page<'_>,
        date: Option<PartialDate>,
        figures: &mut [NewFigure],
    ) -> Result<(), Refused> {
        let day = self.ask.published;
        let mut photos = Vec::new();
        for photo in self.ask.photos {
            let name = copied(
                &mut self.opened.texts,
                &self.opened.folder,
                photo,
                Slot::Image,
            )?;
            photos.push((name, photo.words.unwrap_or_default()));
        }
        let words = Words {
            ask: self.ask,
            about: date.map(|date| date.to_string()),
            is_short: page.is_short(self.project),
            photos: &photos,
        };
        let text = report::text(&words, figures);
        self.opened.add_report(day, &text)
    }
}

fn not_listed(pairs: &[(String, String)]) -> Refused {
    let lines: Vec<String> = pairs
        .iter()
        .map(|(id, value)| format!("  {id}: {value}"))
        .collect();
    let message = "`evidence` is laid out in a way that milepost does not edit";
    Refused::new(
        message,
        format!("write it by hand:\nevidence:\n{}", lines.join("\n")),
    )
}

/// Notes in the project's file that a milestone was reached.
fn reached(page: &Page<'_>, milestone: &Milestone, day: Date, proof: &[Id]) -> Option<Vec<Splice>> {
    let sheet = page.sheet();
    let (_, all) = sheet.entry("milestones")?;
    let (_, root) = entry(all, &milestone.id)?;
    let own = FrontMap { root, ..sheet };
    let after = ["forecast", "due", "name"];
    let mut splices = vec![own.add_key(&after, "met", &day.to_string())?];
    let mut all = milestone.evidence.clone();
    all.extend(
        proof
            .iter()
            .filter(|id| !milestone.evidence.contains(id))
            .cloned(),
    );
    if all.len() == milestone.evidence.len() {
        return Some(splices);
    }
    let ids = format!("[{}]", all.join(", "));
    splices.push(match own.entry("evidence") {
        Some((_, node)) if !node.is_null() => own.replace_line(node, &ids)?,
        _ => own.add_key(&after, "evidence", &ids)?,
    });
    Some(splices)
}

fn by_hand(milestone: &Milestone, day: Date, proof: &[Id]) -> Refused {
    let message = format!(
        "the milestone `{}` is laid out in a way that milepost does not edit",
        milestone.id
    );
    let met = format!("write `met: {day}` below it by hand");
    let hint = match proof {
        [] => met,
        ids => format!("{met}, with {} under its `evidence`", ids.join(", ")),
    };
    Refused::new(message, hint)
}
