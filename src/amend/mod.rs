//! Corrections of published figures, changes of promises and declared grades, as edits of the
//! author's project file.
//!
//! A figure keeps the value first published, wherever it stands; the entry about it is added to the
//! front matter of the project. Nothing is written here: an [`Amendment`] holds the text before and
//! after, to be checked, shown and written by whoever asked for it.

mod diff;
mod find;
mod correction;
mod retarget;
mod rating;
mod texts;
mod figures;
mod attach;
mod record;
mod import;

use crate::base::{Date, Diagnostics, FileId, Lang, Text};
use crate::model::{Change, Correction, Declared, Id, Project};
use crate::parse::front_matter;
use crate::source::Source;
use crate::yaml::edit::{FrontMap, Splice, entry, spliced};
use crate::yaml::{Entry, Node, quoted, read_tree};

pub use attach::Attached;
pub use correction::{Correct, correction};
pub use diff::{difference, unified};
pub use figures::{NewFigure, Said};
pub use find::{project, unknown};
pub use import::{Plan, Told, import, plan};
pub use rating::{Rate, rating};
pub use record::{Opened, Record, Recorded, record};
pub use retarget::{Retarget, retarget};
pub use texts::Texts;

/// An edit of a project's file that was not written yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// The project's file.
    pub file: FileId,
    /// Its text as it is.
    pub before: String,
    /// Its text as it would be.
    pub after: String,
    /// The corrections that the project has afterwards, by publication.
    pub corrections: Vec<Correction>,
    /// The changes that the project has afterwards, by publication.
    pub changes: Vec<Change>,
    /// The declared grades of its status that it has afterwards, by publication.
    pub declared: Vec<Declared>,
    /// The declared grades of how sure it is that it has afterwards, by publication.
    pub confidence: Vec<Declared>,
    /// What the author should know, in full sentences without the full stop; mostly empty.
    pub notes: Vec<String>,
}

impl Amendment {
    /// The first line that differs, counted from 1 in the new text.
    pub fn line(&self) -> usize {
        1 + self
            .before
            .lines()
            .zip(self.after.lines())
            .take_while(|(before, after)| before == after)
            .count()
    }

    /// Whether a project, read from the new text, says what was meant.
    pub fn is_kept_by(&self, project: &Project) -> bool {
        project.corrections == self.corrections
            && project.changes == self.changes
            && project.declared == self.declared
            && project.confidence == self.confidence
    }
}

/// Why there is nothing to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do, as an instruction; may be empty.
    pub hint: String,
    /// Whether nothing is wrong, only nothing is to be done.
    pub needless: bool,
}

impl Refused {
    /// Something that is wrong, with what to do.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Refused {
        Refused {
            message: message.into(),
            hint: hint.into(),
            needless: false,
        }
    }

    /// Something that is nothing to do.
    pub fn needless(message: impl Into<String>, hint: impl Into<String>) -> Refused {
        Refused {
            needless: true,
            ..Refused::new(message, hint)
        }
    }
}

/// What the public is told about an amendment.
#[derive(Clone, Copy, Debug)]
pub struct Why<'a> {
    /// The day of its publication.
    pub published: Date,
    /// The reason, as given; `None` is refused, and so is an empty one.
    pub reason: Option<&'a str>,
    /// Ids of its evidence, as given; empty for none.
    pub evidence: &'a [String],
}

/// Where readers see the reason of a figure or promise that becomes another.
const OF_FIGURE: &str = "the figure, so that they know why it moved";

/// Where readers see the reason of a grade.
const OF_GRADE: &str = "the grade, so that they know why it was given";

/// The reason and the evidence, checked.
struct Grounds {
    reason: String,
    evidence: Vec<Id>,
}

impl Why<'_> {
    /// `told`: where readers find the reason, and what it tells them.
    fn grounds(&self, project: &Project, told: &str) -> Result<Grounds, Refused> {
        let hint = "add `--reason \"…\"` with what happened, in one sentence";
        let reason = self.reason.map_or("", str::trim);
        if reason.is_empty() {
            let message = format!("`--reason` is missing: readers see it beside {told}");
            return Err(Refused::new(message, hint));
        }
        if reason
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        {
            return Err(Refused::new(
                "the reason holds a control character",
                "retype it without",
            ));
        }
        let mut evidence: Vec<Id> = Vec::new();
        for id in self.evidence {
            let known = project.evidence.iter().find(|e| *e.id == **id);
            let known = known.ok_or_else(|| {
                find::unknown("evidence", id, project.evidence.iter().map(|e| &*e.id))
            })?;
            if !evidence.contains(&known.id) {
                evidence.push(known.id.clone());
            }
        }
        Ok(Grounds {
            reason: reason.to_owned(),
            evidence,
        })
    }
}

impl Grounds {
    fn text(&self) -> Text {
        Text::plain(&*self.reason)
    }

    /// The last keys of an entry.
    fn written(&self, decided_by: Option<&str>) -> Vec<(&'static str, String)> {
        let evidence = (!self.evidence.is_empty())
            .then(|| ("evidence", format!("[{}]", self.evidence.join(", "))));
        let decided_by = decided_by.map(|words| ("decided_by", quoted(words)));
        [("reason", quoted(&self.reason))]
            .into_iter()
            .chain(decided_by)
            .chain(evidence)
            .collect()
    }
}

/// Where a project's own words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The path of its file.
    pub path: String,
    /// Whether it is to be made: the project is only listed by a row of a table, which is never
    /// written.
    pub is_new: bool,
    /// What it holds before anything is written into it: of a new one its title, which ties it to
    /// its row.
    pub text: String,
}

impl Home {
    /// That of a project.
    pub fn of(project: &Project, source: &dyn Source) -> Home {
        let path = source.path(project.place.0.file);
        if path.ends_with(".md") {
            return Home {
                path: path.to_owned(),
                is_new: false,
                text: String::new(),
            };
        }
        let title = quoted(project.title.get(Lang::DEFAULT));
        let path = match &*project.folder {
            "content/projects" => format!("content/projects/{}.md", project.id),
            folder => format!("{folder}/index.md"),
        };
        Home {
            path,
            is_new: true,
            text: format!("---\ntitle: {title}\n---\n"),
        }
    }
}

/// A project's file as it is read to be edited.
struct Page<'t> {
    text: &'t str,
    file: FileId,
    end: usize,
    root: Node,
}

impl<'t> Page<'t> {
    fn read(project: &Project, text: &'t str) -> Result<Page<'t>, Refused> {
        let (file, mut diags) = (project.place.0.file, Diagnostics::new());
        let front = front_matter::parts(text, file, &mut diags).and_then(|parts| parts.front);
        let root = front
            .clone()
            .and_then(|front| read_tree(&text[front.clone()], file, front.start, &mut diags));
        let (Some(front), Some(root)) = (front, root) else {
            return Err(Refused::new(
                format!("the front matter of `{}` cannot be read", project.id),
                "run `milepost check`",
            ));
        };
        Ok(Page {
            text,
            file,
            end: front.end,
            root,
        })
    }

    fn sheet(&self) -> FrontMap<'_> {
        FrontMap {
            text: self.text,
            end: self.end,
            root: &self.root,
        }
    }

    /// Whether indicators of a project stand in the short form, without a map of their own.
    fn is_short(&self, project: &Project) -> bool {
        let [only] = project.indicators.as_slice() else {
            return false;
        };
        let is_written = entry(&self.root, "indicators").is_some();
        !is_written && &*only.id == "main" && only.name == project.title
    }

    /// The map that the fields of an indicator stand in; `None` where it stands nowhere here.
    fn of_indicator(&self, id: &str) -> Option<FrontMap<'_>> {
        let sheet = self.sheet();
        let Some((_, all)) = sheet.entry("indicators") else {
            return Some(sheet);
        };
        let (_, root) = entry(all, id)?;
        Some(FrontMap { root, ..sheet })
    }

    /// The map of an indicator among others; `None` where it is not written here.
    fn of_listed(&self, id: &str) -> Option<FrontMap<'_>> {
        entry(&self.root, "indicators").and_then(|_| self.of_indicator(id))
    }

    /// Adds entries to a list of the front matter, beside other edits.
    fn amended(
        &self,
        list: &str,
        entries: &[Entry],
        mut splices: Vec<Splice>,
        project: &Project,
    ) -> Result<Amendment, Refused> {
        splices.extend(
            self.sheet()
                .append(list, entries)
                .ok_or_else(|| by_hand(list, entries))?,
        );
        Ok(Amendment {
            file: self.file,
            before: self.text.to_owned(),
            after: spliced(self.text, &splices),
            corrections: project.corrections.clone(),
            changes: project.changes.clone(),
            declared: project.declared.clone(),
            confidence: project.confidence.clone(),
            notes: Vec::new(),
        })
    }
}

/// The refusal of a layout that has no safe place, with what to write there.
fn by_hand(list: &str, entries: &[Entry]) -> Refused {
    let lines: String = entries
        .iter()
        .map(|entry| entry.item(2, None, "\n"))
        .collect();
    let hint = format!("write it by hand:\n{list}:\n{}", lines.trim_end());
    Refused::new(
        "the file is laid out in a way that milepost does not edit",
        hint,
    )
}
