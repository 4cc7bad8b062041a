//! Files that stay inside: a file goes out only with its owner.
//!
//! The owner is the project in whose folder a file lies. Where a front matter names the file
//! (photographs, evidence, stops of a showcase), one of those that name it must be shown as well.
//! Other folders belong to nobody: what lies there goes out with any text that links to it.

use super::files::{of_project, of_stops};
use super::{Linked, Targets, resolve};
use crate::base::{Code, Date, Diagnostics, FileId, SafePath, Span};
use crate::discover::is_table;
use crate::model::{Body, Id, Project, Site};
use crate::parse::markdown::Link;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// The files that one edition keeps inside: whole folders, and single files.
#[derive(Debug, Default)]
pub struct Kept {
    folders: BTreeMap<String, Id>,
    files: BTreeMap<SafePath, Why>,
}

/// Why a file stays inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It lies in the folder of a project that is not shown.
    Project(Id),
    /// Only what is not shown names it: an internal report, or a project that is not shown.
    Part,
    /// It is a table with figures that the day of the edition does not know yet.
    Later,
}

impl Kept {
    /// What the edition keeps that shows `site` of the `whole`, as of `day`, with what was
    /// published until `by`; a table is kept as a whole for one later figure.
    pub fn new(whole: &Site, site: &Site, source: &dyn Source, (day, by): (Date, Date)) -> Kept {
        let shown: BTreeSet<&Id> = site.projects.iter().map(|p| &p.id).collect();
        let hidden = whole.projects.iter().filter(|p| !shown.contains(&p.id));
        let own = hidden.filter_map(|p| Some((format!("{}/", own_folder(p)?), p.id.clone())));
        let named: BTreeSet<&SafePath> = site
            .projects
            .iter()
            .flat_map(|p| of_project(p))
            .chain(of_stops(site))
            .collect();
        let ever = whole
            .projects
            .iter()
            .flat_map(|p| of_project(p))
            .chain(of_stops(whole));
        let parts = ever
            .filter(|file| !named.contains(file))
            .map(|file| (file.clone(), Why::Part));
        let later = whole
            .projects
            .iter()
            .flat_map(|p| later(p, source, day, by))
            .map(|file| (file, Why::Later));
        Kept {
            folders: own.collect(),
            files: parts.chain(later).collect(),
        }
    }

    /// Why a file stays inside, by its path from the root of the content folder; `None` when it may
    /// go out.
    pub fn why(&self, path: &SafePath) -> Option<Why> {
        let folder = self
            .folders
            .iter()
            .find(|(folder, _)| path.as_str().starts_with(folder.as_str()));
        folder
            .map(|(_, id)| Why::Project(id.clone()))
            .or_else(|| self.files.get(path).cloned())
    }
}

/// The folder of a project from the root of the content folder; `None` for one that is a single
/// file.
fn own_folder(project: &Project) -> Option<&str> {
    project
        .folder
        .strip_prefix("content/")
        .filter(|folder| *folder != "projects")
}

/// Tables of a project with figures that come later, or become known later.
fn later<'s>(
    project: &'s Project,
    source: &'s dyn Source,
    day: Date,
    by: Date,
) -> impl Iterator<Item = SafePath> + 's {
    let figures = project.indicators.iter().flat_map(|i| i.all_figures());
    let figures = figures.map(|(_, figure)| figure);
    let later = figures.filter(move |o| day < o.when.day() || by < o.known_from());
    let files: BTreeSet<FileId> = later.map(|o| o.place.0.file).collect();
    let tables = files
        .into_iter()
        .map(|file| source.path(file))
        .filter(|path| is_table(path));
    tables.filter_map(|path| SafePath::new(path.strip_prefix("content/")?).ok())
}

/// Tells of links and evidence of shown texts whose file stays inside: the edition leaves both link
/// and file out.
pub fn told(
    kept: &Kept,
    site: &Site,
    (targets, source): (&Targets, &dyn Source),
    links: &BTreeMap<FileId, Vec<Link>>,
    diags: &mut Diagnostics,
) {
    for body in bodies(site) {
        for link in links.get(&body.file).into_iter().flatten() {
            let Ok((Linked::File(path), ..)) =
                resolve(targets, source, source.path(body.file), &link.destination)
            else {
                continue;
            };
            tell(kept, &path, link.span, diags);
        }
    }
    for evidence in site.projects.iter().flat_map(|p| &p.evidence) {
        if let Some(path) = &evidence.file {
            tell(kept, path, evidence.place.0, diags);
        }
    }
}

fn tell(kept: &Kept, path: &SafePath, span: Span, diags: &mut Diagnostics) {
    let Some(why) = kept.why(path) else { return };
    let (why, hint) = match why {
        Why::Project(id) => (
            format!("belongs to `{id}`, which this edition does not show"),
            "if it may be read, put a copy into the folder of this text and link to \
             that"
                .to_owned(),
        ),
        Why::Part => (
            "is named only by what this edition does not show".to_owned(),
            "if it may be read, name it as evidence or photo of what is public".to_owned(),
        ),
        Why::Later => (
            "holds figures that are not public yet on the as-of date".to_owned(),
            "leave the link out: the figures are published as data/observations.csv, each from \
             its day on"
                .to_owned(),
        ),
    };
    diags.push(
        Code::FileWithheld,
        span,
        format!("`{path}` {why}: the words stay, the file and its link are left out"),
        hint,
    );
}

/// Every text that the site shows.
fn bodies(site: &Site) -> impl Iterator<Item = &Body> {
    let projects = site.projects.iter().flat_map(|p| {
        p.bodies
            .iter()
            .chain(p.reports.iter().flat_map(|r| &r.bodies))
    });
    let others = site
        .periods
        .iter()
        .flat_map(|q| &q.bodies)
        .chain(site.pages.iter().flat_map(|p| &p.bodies));
    projects.chain(others).map(|(_, body)| body)
}
