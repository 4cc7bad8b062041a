//! Documents → [`Site`]: every mistake of form is reported, and afterwards nothing is a string that
//! could be a type.
//!
//! What cannot be read is reported and left out, so that one build tells as much as possible.

mod bodies;
mod date_far;
mod figure_table;
mod sheet;
mod common;
mod far_off;
mod figures;
mod files;
mod fonts;
mod refs;
mod evidence;
mod chart_block;
mod made;
mod links;
mod kept;
mod plan;
mod action;
mod declared;
mod milestone;
mod parts;
mod observation;
mod unit;
mod indicator;
mod change;
mod map;
mod page;
mod report;
mod rows;
mod stage;
mod money;
mod project;
mod visible;

use crate::base::{Code, Date, Diagnostics, FileId, Memo, SafePath, Span, safe_path};
use crate::discover::{Inventory, ProjectFiles};
use crate::media::kind::Kind;
use crate::model::layout::MENU;
use crate::model::{GroupKind, Project, Settings, Site};
use crate::parse::Parsed;
use crate::source::Source;
use crate::table::named::Table;
use crate::yaml::Reader;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use chart_block::{ChartBlock, chart_block};
pub use common::tables;
pub use files::{Refusal, Slot, kind as admitted_kind, outgoing};
pub use kept::{Kept, Why, told};
pub use links::{Linked, Targets, resolve};
pub use made::Made;
pub use observation::is_unit;
pub use plan::{JudgedBy, check as plan, points as plan_points};
pub use visible::{Audience, visible};

/// What every check may look at; nothing else is read.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The configuration.
    pub settings: &'a Settings,
    /// The list of files, and their bytes.
    pub source: &'a dyn Source,
    /// What was read of the texts and tables.
    pub parsed: &'a Parsed,
}

/// A file with its version.
pub type Versioned = (FileId, u64);

/// Projects that were checked before, with their messages, by their own texts and tables. All else
/// that a check reads is the same as long as these are kept: the configuration, the list of files,
/// the common tables, and what is neither text nor table.
pub type Memos = Memo<Vec<Versioned>, (Option<Arc<Project>>, Diagnostics)>;

/// The whole site, with the figures of its common tables, with drafts and internal parts;
/// [`visible`] takes those away. Projects go by their number in the announced list, those without one last, then by id.
pub fn site(
    context: Context<'_>,
    (inventory, tables): (&Inventory, Vec<Table>),
    memos: &Memos,
    diags: &mut Diagnostics,
) -> Site {
    let rows = rows::by_project(context, inventory, tables, diags);
    let results: Vec<(Option<Arc<Project>>, Diagnostics)> = inventory
        .projects
        .par_iter()
        .map(|files| {
            memos.of(own_texts(context.source, files), || {
                checked(context, files, &rows)
            })
        })
        .collect();
    let mut projects = Vec::new();
    for (project, found) in results {
        diags.append(found);
        projects.extend(project);
    }
    one_address_each(&projects, diags);
    rows::unclaimed(&rows, inventory, &projects, diags);
    projects
        .sort_by(|a, b| (a.no.unwrap_or(u32::MAX), &a.id).cmp(&(b.no.unwrap_or(u32::MAX), &b.id)));
    let site = Site {
        settings: context.settings.clone(),
        periods: page::periods(context, inventory, &projects, diags),
        pages: page::pages(context, inventory, diags),
        map: map::map(context, inventory.map, diags),
        projects,
        left_out: Default::default(),
        withheld: Default::default(),
        shows_board: false,
    };
    theme_folder(context, diags);
    settings_files(context, diags);
    fonts::fonts(context, diags);
    change::check_site_chains(
        context.settings,
        &mut Reader {
            languages: &context.settings.languages,
            begins: context.settings.calendar.starts,
            diags,
        },
    );
    books(&site, diags);
    menu(&site, diags);
    never_published(context, inventory, diags);
    let linked = links::check(context, inventory, &site, diags);
    files::strays(context, &inventory.strays, &site, &linked, diags);
    date_far::check(&site, diags);
    site
}

/// One project with its messages, which are put in order only when all are there.
fn checked(
    context: Context<'_>,
    files: &ProjectFiles,
    rows: &rows::ByProject,
) -> (Option<Arc<Project>>, Diagnostics) {
    let mut diags = Diagnostics::new();
    let project = project::project(context, files, rows, &mut diags);
    (project.map(Arc::new), diags)
}

/// The texts and tables of one project with their versions, and the cell of the row that lists it,
/// which tells it from other projects without any; `None` where one is not known.
fn own_texts(source: &dyn Source, files: &ProjectFiles) -> Option<Vec<Versioned>> {
    let own = files.texts().chain(files.tables(source));
    let own = own.map(|file| Some((file, source.version(file)?)));
    let row = files
        .row
        .as_ref()
        .map(|row| Some((row.span.file, u64::from(row.span.start))));
    own.chain(row).collect()
}

/// Two projects must not share an address, also on systems that ignore case and Unicode form.
fn one_address_each(projects: &[Arc<Project>], diags: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &Project> = BTreeMap::new();
    for project in projects {
        if let Some(first) = seen.insert(safe_path::fold(&project.id), project) {
            let message = format!(
                "`{}` and `{}` have the same address `projects/{}/`",
                first.folder, project.folder, project.id
            );
            let hint = "rename one of the two, or give it a `slug`";
            diags.push_two(
                Code::SameAddress,
                project.place.0,
                message,
                hint,
                (first.place.0, "the other one".to_owned()),
            );
        }
    }
    let mut numbers: BTreeMap<u32, &Project> = BTreeMap::new();
    for project in projects {
        let Some(no) = project.no else { continue };
        if let Some(first) = numbers.insert(no, project) {
            let message = format!(
                "`{}` and `{}` both have the number {no}",
                first.id, project.id
            );
            diags.push_two(
                Code::SameAddress,
                project.place.0,
                message,
                "give each project its own `no`",
                (first.place.0, "the other one".to_owned()),
            );
        }
    }
}

/// Files that `site.yaml` names.
fn settings_files(context: Context<'_>, diags: &mut Diagnostics) {
    let statics = context
        .settings
        .statics
        .iter()
        .map(|path| (path, files::Slot::Root));
    let named = statics.chain(
        context
            .settings
            .theme
            .logo
            .iter()
            .map(|path| (path, files::Slot::Image)),
    );
    let span = Span::start_of(
        context
            .source
            .find("content/site.yaml")
            .unwrap_or(crate::base::FileId(0)),
    );
    for (path, slot) in named {
        if context.source.find(&format!("content/{path}")).is_some() {
            files::admitted(context.source, path.as_str(), slot, span, diags);
            continue;
        }
        let known: Vec<&str> = context
            .source
            .files()
            .iter()
            .filter_map(|f| f.path.strip_prefix("content/"))
            .collect();
        let hint = match crate::yaml::did_you_mean(path.as_str(), &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "put the file into content/".to_owned(),
        };
        diags.push(
            Code::MissingFile,
            span,
            format!("`{path}`, named in site.yaml, does not exist"),
            hint,
        );
    }
}

/// The folder of a theme that is not the embedded one, and the names of what it publishes.
fn theme_folder(context: Context<'_>, diags: &mut Diagnostics) {
    let theme = &context.settings.theme;
    let folder = format!("themes/{}/", theme.name);
    for (at, file) in context.source.files().iter().enumerate() {
        let Some(path) = file
            .path
            .strip_prefix(&folder)
            .filter(|path| crate::theme::is_asset(path))
        else {
            continue;
        };
        if let Err(why) = SafePath::new(path) {
            let span = Span::start_of(FileId(at as u32));
            diags.push(
                Code::BadName,
                span,
                format!("`{path}` {}", why.0),
                "give the file another name",
            );
        }
    }
    let Some(place) = theme
        .place
        .filter(|_| &*theme.name != crate::theme::EMBEDDED)
    else {
        return;
    };
    let folders = || {
        context
            .source
            .files()
            .iter()
            .filter_map(|f| f.path.strip_prefix("themes/")?.split_once('/'))
    };
    if folders().all(|(folder, _)| folder != &*theme.name) {
        let known: Vec<&str> = folders()
            .map(|(folder, _)| folder)
            .chain([crate::theme::EMBEDDED])
            .collect();
        let hint = match crate::yaml::did_you_mean(&theme.name, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "put its files into `themes/{}/`, or write `theme: civic`",
                theme.name
            ),
        };
        diags.push(
            Code::MissingFile,
            place.0,
            format!("there is no folder `themes/{}`", theme.name),
            hint,
        );
    }
}

/// Projects that a book of `site.yaml` names.
fn books(site: &Site, diags: &mut Diagnostics) {
    let known: Vec<&str> = site.projects.iter().map(|p| &*p.id).collect();
    let named = site.settings.books.iter().flat_map(|b| &b.projects);
    for (id, place) in named.filter(|(id, _)| !known.contains(&&**id)) {
        let hint = match crate::yaml::did_you_mean(id, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a project by its folder, its file or its `slug`".to_owned(),
        };
        diags.push(
            Code::UnknownId,
            place.0,
            format!("there is no project `{id}`"),
            hint,
        );
    }
}

/// Pages that the menu of `site.yaml` names.
fn menu(site: &Site, diags: &mut Diagnostics) {
    let settings = &site.settings;
    let kinds: Vec<&str> = GroupKind::all(settings)
        .map(|kind| kind.several(settings))
        .collect();
    let pages = site.pages.iter().map(|page| &*page.id);
    let known: Vec<&str> = MENU
        .iter()
        .copied()
        .chain(kinds.iter().copied())
        .chain(pages)
        .collect();
    for (name, place) in settings.menu.iter().flatten() {
        if !known.contains(&&**name) {
            let near = crate::yaml::did_you_mean(name, &known);
            let near = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            let hint = near + "the menu may hold: " + &known.join(", ");
            let message = format!("there is no page `{name}` for the menu");
            diags.push(Code::UnknownId, place.0, message, hint);
        } else if kinds.contains(&&**name) && !settings.lists.groups {
            let message = format!("`{name}` have no page that lists them");
            let hint = "add a line `lists: {groups: true}`";
            diags.push(Code::UnknownId, place.0, message, hint);
        }
    }
}

/// Files beside a project of kinds that could act in a browser or are nobody's data.
fn never_published(context: Context<'_>, inventory: &Inventory, diags: &mut Diagnostics) {
    for file in inventory.projects.iter().flat_map(|p| &p.others) {
        let path = context.source.path(*file);
        if Kind::of(path).is_none() {
            let name = path.rsplit('/').next().unwrap_or(path);
            let hint = format!("remove it, or save it as one of {}", Kind::list(|_| true));
            diags.push(
                Code::NotPublished,
                Span::start_of(*file),
                format!("`{name}` is not published"),
                hint,
            );
        }
    }
}

/// Reports public figures that a fixed as-of date keeps from being seen.
pub fn hidden_figures(site: &Site, diags: &mut Diagnostics) {
    date_far::hidden(site, diags);
}

/// The as-of date of a site that does not fix it: the newest publication of a public fact.
///
/// `None` when no public fact has a date.
pub fn newest_fact(site: &Site) -> Option<Date> {
    date_far::newest(site)
}
