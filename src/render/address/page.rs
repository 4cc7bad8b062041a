//! The kinds of pages and their addresses. Addresses are not percent-encoded here; which pages
//! exist is decided in `pages`.

use crate::base::Period;
use crate::base::{Lang, PeriodKind, slug};
use crate::model::{GroupKind, Id, Settings};
use crate::render::address::printed::Printed;

/// One page of a site; the same in every language. Pages are listed in the order of the variants,
/// those for paper last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The start, at the root of its language.
    Home,
    /// All projects in one table, or its first page.
    Projects,
    /// A later page of that table, from 2 on.
    MoreProjects(usize),
    /// One project.
    Project(Id),
    /// One dated report: the id of its project and its own slug.
    Report(Id, Box<str>),
    /// All groups of a kind.
    Groups(GroupKind),
    /// The projects of one group.
    Group(GroupKind, Id),
    /// All dated reports, month by month, or the newest of them.
    Updates,
    /// A later page of them, from 2 on.
    MoreUpdates(usize),
    /// All milestones by date.
    Milestones,
    /// All periods, the newest first.
    Periods,
    /// The showcase of a period.
    Period(Period),
    /// A period beside the one before; the period named is the later one.
    Versus(Period),
    /// Promises that moved and figures that were replaced.
    Changes,
    /// Progress against the original promises.
    Targets,
    /// What was reported, guided and shown in time.
    Cadence,
    /// How everything is computed.
    Method,
    /// Every document that something rests on, a page of the list, from 1.
    Evidence(usize),
    /// What projects publish of their money.
    Money,
    /// Downloads and their dictionary.
    Data,
    /// A page that an editor wrote, by its id.
    Content(Id),
    /// For addresses that do not exist; a server shows it at any address.
    NotFound,
    /// Search in the texts of the edition.
    Search,
    /// A page for paper.
    Print(Printed),
}

/// The folder in addresses: renamed with the word when the site has its own Latin one.
fn folder(kind: GroupKind, settings: &Settings) -> String {
    let own = settings.terms.get(kind.word(settings)).and_then(|text| {
        let latin = text
            .versions()
            .map(|(_, words)| slug::ascii(&words.one, ""))
            // Only a version in Latin letters makes an address that can be read and typed.
            .find(|slug| !slug.is_empty())?;
        Some(plural_of(&latin))
    });
    own.unwrap_or_else(|| kind.several(settings).to_owned())
}

/// `theme` → `themes`, `class` → `classes`, `city` → `cities`.
fn plural_of(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x']) || word.ends_with("ch") => format!("{word}es"),
        None => format!("{word}s"),
    }
}

impl Page {
    /// The template that makes it; `None` for a page for paper, whose kind says it.
    pub fn template(&self) -> Option<&'static str> {
        Some(match self {
            Page::Home => "home.html",
            Page::Projects | Page::MoreProjects(_) => "projects.html",
            Page::Project(_) => "project.html",
            Page::Report(..) => "report.html",
            Page::Groups(_) => "groups.html",
            Page::Group(..) => "group.html",
            Page::Updates | Page::MoreUpdates(_) => "updates.html",
            Page::Milestones => "milestones.html",
            Page::Periods => "quarters.html",
            Page::Period(_) => "quarter.html",
            Page::Versus(_) => "versus.html",
            Page::Changes => "changes.html",
            Page::Targets => "targets.html",
            Page::Cadence => "cadence.html",
            Page::Method => "method.html",
            Page::Evidence(_) => "evidence.html",
            Page::Money => "money.html",
            Page::Data => "data.html",
            Page::Content(_) => "page.html",
            Page::NotFound => "404.html",
            Page::Search => "search.html",
            Page::Print(_) => return None,
        })
    }

    /// The address below the root of its language: empty for the start, else ending in `/` or in a
    /// file name.
    pub fn address(&self, settings: &Settings) -> String {
        match self {
            Page::Home => String::new(),
            Page::Projects => "projects/".to_owned(),
            Page::MoreProjects(n) => format!("projects/page/{n}/"),
            Page::Project(id) => format!("projects/{id}/"),
            Page::Report(id, slug) => format!("projects/{id}/{slug}/"),
            Page::Groups(kind) => format!("{}/", folder(*kind, settings)),
            Page::Group(kind, id) => format!("{}/{id}/", folder(*kind, settings)),
            Page::Updates => "updates/".to_owned(),
            Page::MoreUpdates(n) => format!("updates/page/{n}/"),
            Page::Milestones => "milestones/".to_owned(),
            Page::Periods => {
                let kind = settings.calendar.period.unwrap_or(PeriodKind::Quarter);
                format!("{}/", kind.plural())
            }
            Page::Period(period) => format!("{}/{}/", period.kind().plural(), period.slug()),
            Page::Versus(period) => {
                let kind = period.kind().plural();
                format!("{kind}/{}/vs/{}/", period.slug(), period.before().slug())
            }
            Page::Changes => "changes/".to_owned(),
            Page::Targets => "changes/targets/".to_owned(),
            Page::Cadence => "cadence/".to_owned(),
            Page::Method => "method/".to_owned(),
            Page::Evidence(1) => "evidence/".to_owned(),
            Page::Evidence(n) => format!("evidence/page/{n}/"),
            Page::Money => "money/".to_owned(),
            Page::Data => "data/".to_owned(),
            Page::Content(id) => format!("{id}/"),
            Page::NotFound => "404.html".to_owned(),
            Page::Search => "search/".to_owned(),
            Page::Print(printed) => printed.address(settings),
        }
    }

    /// The address from the root of the output: the default language has no folder of its own,
    /// every other one has a folder named by its tag.
    pub fn path(&self, lang: Lang, settings: &Settings) -> String {
        let address = self.address(settings);
        if lang == Lang::DEFAULT {
            address
        } else {
            format!("{}/{address}", settings.languages[lang.index()])
        }
    }

    /// The file that holds it, from the root of the output: `index.html` in its folder, or the file
    /// that it names.
    pub fn file(&self, lang: Lang, settings: &Settings) -> String {
        let path = self.path(lang, settings);
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path
        }
    }
}

/// The address of one path seen from another, both from the root of the output: relative, so that
/// the site works at the root of a domain, in a folder, and from `file://`. `from` is a file; `to`
/// may be a folder, empty for the root.
pub fn relative(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let target: Vec<&str> = to.split('/').collect();
    let shared = folders
        .iter()
        .zip(&target[..target.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let mut href = "../".repeat(folders.len() - shared) + &target[shared..].join("/");
    if href.is_empty() || href.ends_with('/') {
        // Named in full, since `file://` has no server that would add it.
        href.push_str("index.html");
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_from_everywhere() {
        let check = |from, to, href: &str| assert_eq!(relative(from, to), href, "{from} → {to}");
        check("index.html", "projects/lifts/", "projects/lifts/index.html");
        check("projects/lifts/index.html", "", "../../index.html");
        check(
            "projects/lifts/index.html",
            "projects/parks/",
            "../parks/index.html",
        );
        check(
            "en/projects/index.html",
            "projects/",
            "../../projects/index.html",
        );
        check(
            "en/projects/lifts/index.html",
            "style.css",
            "../../../style.css",
        );
        check("404.html", "404.html", "404.html");
    }
}
