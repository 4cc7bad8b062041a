//! Links between the files of a site: where each leads, and whether that exists. Addresses
//! elsewhere are never asked.

use super::files::{self, Refusal, Slot};
use super::made::{self, Made};
use super::{Context, chart_block};
use crate::base::encode::percent_decoded;
use crate::base::{Code, Diagnostics, FileId, Period, PeriodKind, SafePath, Span};
use crate::discover::{Inventory, Versions};
use crate::model::{Id, Project, Site};
use crate::parse::Parsed;
use crate::parse::markdown::{Link, LinkKind};
use crate::source::Source;
use crate::yaml::did_you_mean;
use std::collections::{BTreeMap, BTreeSet};

/// What a link of the site leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Linked {
    /// The page of a project.
    Project(Id),
    /// The page of a report, by its project and slug.
    Report(Id, Box<str>),
    /// A free page.
    Page(Id),
    /// The page of a period.
    Period(Period),
    /// A page that the site makes of all its content, which an edition may leave out.
    Made(Made),
    /// A file that is published as it is; its path from the root of the content folder.
    File(SafePath),
}

/// Which file is which page; files of pages that an edition does not show are none of them.
#[derive(Debug, Default)]
pub struct Targets {
    pages: BTreeMap<String, (Linked, Vec<FileId>)>,
    period: Option<PeriodKind>,
}

impl Targets {
    /// The pages of a site by the paths of their files.
    pub fn new(inventory: &Inventory, site: &Site, source: &dyn Source) -> Targets {
        let mut targets = Targets {
            period: site.settings.calendar.period,
            ..Targets::default()
        };
        let projects = by_place(site);
        for files in &inventory.projects {
            let Some(project) = files.place().and_then(|place| projects.get(&place)) else {
                continue;
            };
            targets.add(&files.index, Linked::Project(project.id.clone()), source);
            let slugs: BTreeSet<&str> =
                project.reports.iter().map(|report| &*report.slug).collect();
            for report in files
                .reports
                .iter()
                .filter(|report| slugs.contains(&*report.slug))
            {
                targets.add(
                    &report.versions,
                    Linked::Report(project.id.clone(), report.slug.as_str().into()),
                    source,
                );
            }
        }
        let pages: BTreeMap<&str, _> = site.pages.iter().map(|page| (&*page.id, page)).collect();
        for (name, versions) in &inventory.pages {
            if let Some(page) = pages.get(name.as_str()) {
                targets.add(versions, Linked::Page(page.id.clone()), source);
            }
        }
        for (period, versions) in &inventory.periods {
            targets.add(versions, Linked::Period(*period), source);
        }
        targets
    }

    fn add(&mut self, versions: &Versions, linked: Linked, source: &dyn Source) {
        let files: Vec<FileId> = versions.files.iter().map(|(_, file)| *file).collect();
        for file in &files {
            self.pages.insert(
                source.path(*file).to_owned(),
                (linked.clone(), files.clone()),
            );
        }
    }
}

/// The projects by where it is said what they are.
fn by_place(site: &Site) -> BTreeMap<Span, &Project> {
    let projects = site.projects.iter();
    projects
        .map(|project| (project.place.0, &**project))
        .collect()
}

/// A target with the fragment that was asked for (`None` without one), and the files that its page
/// is made from: one for each language, none for a plain file.
pub type Found = (Linked, Option<String>, Vec<FileId>);

/// Where a destination written in the file `from` leads, with its fragment. A folder stands for its
/// `index.md`, a name without an ending for its `.md`.
///
/// # Errors
/// Why it leads nowhere, with the nearest name; or why the file may not go out.
pub fn resolve(
    targets: &Targets,
    source: &dyn Source,
    from: &str,
    destination: &str,
) -> Result<Found, Refusal> {
    let (path, fragment) = destination
        .split_once('#')
        .map_or((destination, None), |(p, f)| (p, Some(percent_decoded(f))));
    let path = percent_decoded(path.split('?').next().unwrap_or(path));
    if path.starts_with('/') {
        let made = made_page(targets, &path)?;
        return Ok((Linked::Made(made), fragment, Vec::new()));
    }
    let full = if path.is_empty() {
        from.to_owned()
    } else {
        joined(from, &path).ok_or_else(|| leaves(&path))?
    };
    let folder = full.trim_end_matches('/');
    let found = [
        full.clone(),
        format!("{folder}/index.md"),
        format!("{folder}.md"),
    ]
    .into_iter()
    .find_map(|p| targets.pages.get(&p));
    if let Some((linked, files)) = found {
        return Ok((
            linked.clone(),
            fragment.filter(|f| !f.is_empty()),
            files.clone(),
        ));
    }
    let Some(inside) = source
        .find(&full)
        .and_then(|_| full.strip_prefix("content/"))
    else {
        return Err(broken(
            format!("`{path}` does not exist"),
            nearest(source, from, &full),
        ));
    };
    files::kind(inside, Slot::Download)?;
    match SafePath::new(inside) {
        Ok(file) => Ok((Linked::File(file), None, Vec::new())),
        Err(_) => Err(broken(
            format!("`{path}` cannot be part of an address"),
            "rename the file",
        )),
    }
}

/// The page of an address from the root of the site.
fn made_page(targets: &Targets, path: &str) -> Result<Made, Refusal> {
    let all = made::addresses(targets.period.unwrap_or(PeriodKind::Quarter));
    let is_meant = |address: &str| address.trim_end_matches('/') == path.trim_end_matches('/');
    if let Some((_, made)) = all.iter().find(|(address, _)| is_meant(address)) {
        return Ok(*made);
    }
    let addresses: Vec<&str> = all.iter().map(|(address, _)| &**address).collect();
    let hint = match did_you_mean(path, &addresses) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "such a link leads to one of {}; to anything else write the path of its file, such as \
             `../lifts/index.md`",
            addresses.join(" "),
        ),
    };
    Err(broken(format!("there is no page `{path}`"), hint))
}

fn leaves(path: &str) -> Refusal {
    broken(
        format!("`{path}` leaves the content folder"),
        "link to a file inside content/",
    )
}

fn broken(message: String, hint: impl Into<String>) -> Refusal {
    Refusal {
        code: Code::BrokenLink,
        message,
        hint: hint.into(),
    }
}

/// A path relative to the folder of another; `None` when it leaves `content/`.
fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if path.contains('\\') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.len() <= 1 => return None,
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// What was probably meant: a path that is nearly the same, else any file of that name.
fn nearest(source: &dyn Source, from: &str, full: &str) -> String {
    let all: Vec<&str> = source.files().iter().map(|f| f.path.as_str()).collect();
    let name = full
        .rsplit('/')
        .next()
        .filter(|name| name.contains('.') && *name != "index.md");
    let same_name = || {
        all.iter()
            .find(|path| name.is_some() && path.rsplit('/').next() == name)
    };
    match did_you_mean(full, &all).or_else(|| same_name().copied()) {
        Some(near) => format!("did you mean `{}`?", relative(from, near)),
        None => {
            "write the path from this file to the other one, such as `../lifts/index.md`".to_owned()
        }
    }
}

/// The path from a file to another, as an author would write it.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}

/// Checks all links, images, fragments and chart blocks of all texts; the files that they lead to,
/// whether or not those may go out.
pub fn check(
    context: Context<'_>,
    inventory: &Inventory,
    site: &Site,
    diags: &mut Diagnostics,
) -> BTreeSet<SafePath> {
    let targets = Targets::new(inventory, site, context.source);
    let owners = owners(inventory, site);
    let mut headings = Headings {
        parsed: context.parsed,
        of: BTreeMap::new(),
    };
    let mut linked = BTreeSet::new();
    for (file, document) in &context.parsed.documents {
        for link in &document.outline.links {
            linked.extend(link_of(
                context,
                &targets,
                &mut headings,
                *file,
                link,
                diags,
            ));
        }
        for chart in &document.outline.charts {
            chart_block(
                &chart.text,
                *file,
                chart.start,
                owners.get(file).copied(),
                site.projects.iter().map(|p| &**p),
                &site.settings,
                diags,
            );
        }
    }
    linked
}

/// The project that each text belongs to.
fn owners<'s>(inventory: &Inventory, site: &'s Site) -> BTreeMap<FileId, &'s Project> {
    let (projects, mut owners) = (by_place(site), BTreeMap::new());
    for files in &inventory.projects {
        let Some(project) = files
            .place()
            .and_then(|place| projects.get(&place).copied())
        else {
            continue;
        };
        let versions =
            std::iter::once(&files.index).chain(files.reports.iter().map(|r| &r.versions));
        owners.extend(
            versions
                .flat_map(|v| &v.files)
                .map(|(_, file)| (*file, project)),
        );
    }
    owners
}

/// Checks one link; the file that it leads to.
fn link_of(
    context: Context<'_>,
    targets: &Targets,
    headings: &mut Headings<'_>,
    file: FileId,
    link: &Link,
    diags: &mut Diagnostics,
) -> Option<SafePath> {
    let from = context.source.path(file);
    match resolve(targets, context.source, from, &link.destination) {
        Err(refusal) => refusal.tell(link.span, diags),
        Ok((Linked::File(path), ..)) => {
            let slot = if link.kind == LinkKind::Image {
                Slot::Image
            } else {
                Slot::Download
            };
            files::admitted(context.source, path.as_str(), slot, link.span, diags);
            return Some(path);
        }
        Ok(_) if link.kind == LinkKind::Image => {
            let message = format!("`{}` is a page, not an image", link.destination);
            diags.push(
                Code::BadImage,
                link.span,
                message,
                "link to it without the `!`",
            );
        }
        Ok((_, Some(fragment), files)) => fragment_of(headings.of(files), link, &fragment, diags),
        Ok(_) => {}
    }
    None
}

/// The headings of the pages that were asked for, in their order and to be found by id.
struct Headings<'p> {
    parsed: &'p Parsed,
    of: BTreeMap<Vec<FileId>, (Vec<&'p str>, BTreeSet<&'p str>)>,
}

impl<'p> Headings<'p> {
    /// Those of a page with these versions.
    fn of(&mut self, files: Vec<FileId>) -> &(Vec<&'p str>, BTreeSet<&'p str>) {
        let parsed = self.parsed;
        let documents = files
            .clone()
            .into_iter()
            .filter_map(|file| parsed.documents.get(&file));
        self.of.entry(files).or_insert_with(|| {
            let ids: Vec<&str> = documents
                .flat_map(|d| &d.outline.headings)
                .map(|h| h.id.as_str())
                .collect();
            let set = ids.iter().copied().collect();
            (ids, set)
        })
    }
}

/// A fragment must be a heading of one of the page's versions.
fn fragment_of(
    (ids, set): &(Vec<&str>, BTreeSet<&str>),
    link: &Link,
    fragment: &str,
    diags: &mut Diagnostics,
) {
    if set.contains(fragment) {
        return;
    }
    let hint = match did_you_mean(fragment, ids) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if ids.is_empty() => "that text has no headings".to_owned(),
        None => format!(
            "its headings are {}",
            ids.iter()
                .take(8)
                .map(|id| format!("`#{id}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    diags.push(
        Code::BrokenLink,
        link.span,
        format!("there is no heading `#{fragment}` on that page"),
        hint,
    );
}
