//! The one gate for files of the author: what may go out as it is, by kind, by content and by
//! place.
//!
//! A name is judged by its ending, the content by its bytes; both must agree. The gate is passed
//! twice: when the site is checked, and when the bytes go out.

use super::Context;
use crate::base::{Code, Diagnostics, SafePath, Span};
use crate::discover::{LEDGER, is_table};
use crate::media::kind::Kind;
use crate::media::{self, Cleaned, Format, Trace};
use crate::model::{Project, Site};
use crate::source::Source;
use std::collections::BTreeSet;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A photograph, a logo, an image in a text.
    Image,
    /// Evidence, a link in a text.
    Download,
    /// Named under `static`: as a download, and also `CNAME`, the name of the host.
    Root,
}

/// Why a file may not go out, as a message about the place that names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of mistake.
    pub code: Code,
    /// What is wrong: the path first, in backticks.
    pub message: String,
    /// What to do instead.
    pub hint: String,
}

/// Judges a file that exists, by its path from the root of the content folder, at the place that
/// names it; whether it may go out. A document that tells names goes out with a warning: to change
/// it could break a signature, and the office may want them there.
pub fn admitted(
    source: &dyn Source,
    path: &str,
    slot: Slot,
    span: Span,
    diags: &mut Diagnostics,
) -> bool {
    let traces = match admit(source, path, slot) {
        Ok(traces) => traces,
        Err(refusal) => {
            refusal.tell(span, diags);
            return false;
        }
    };
    if !traces.is_empty() {
        let names: Vec<String> = traces
            .iter()
            .map(|trace| format!("`{}` ({})", trace.name, trace.place))
            .collect();
        let message = format!("`{path}` tells who made it: {}", names.join(", "));
        let hint = "take the properties of the document out and save it again, if they shall not \
            be public";
        diags.push(Code::NamesInDocument, span, message, hint);
    }
    true
}

/// The names that a file tells which may go out.
///
/// # Errors
/// Why it may not.
fn admit(source: &dyn Source, path: &str, slot: Slot) -> Result<Vec<Trace>, Refusal> {
    if slot == Slot::Root && path == "CNAME" {
        return content(source, path, |bytes| host_name(bytes).map(|()| Vec::new()));
    }
    let kind = kind(path, slot)?;
    // Every image of the site was looked at when the sizes were taken.
    if kind.is_image() {
        return Ok(Vec::new());
    }
    content(source, path, |bytes| {
        kind.judge(bytes).map(|()| media::traces(bytes))
    })
}

/// The kind of a file that its name lets out, whatever it holds.
///
/// # Errors
/// Why none of this name may go out.
pub fn kind(path: &str, slot: Slot) -> Result<Kind, Refusal> {
    let refused = |code, message, hint: &str| {
        Err(Refusal {
            code,
            message,
            hint: hint.to_owned(),
        })
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let full = format!("content/{path}");
    if full == LEDGER {
        return refused(
            Code::NotPublishable,
            format!("`{name}` is not published"),
            "its facts are published as data/facts.csv",
        );
    }
    if is_common_table(&full) {
        let hint = "its figures are published as data/observations.csv, without those of withheld \
            projects";
        return refused(
            Code::NotPublishable,
            format!("`{name}` is a table of figures of all projects, not published"),
            hint,
        );
    }
    if name.ends_with(".md") {
        let hint = "link to its page in a text, or save what shall be read as PDF";
        return refused(
            Code::NotPublishable,
            format!("`{name}` is a text of the site, not published as a file"),
            hint,
        );
    }
    match Kind::of(path) {
        Some(kind) if slot != Slot::Image || kind.is_image() => Ok(kind),
        Some(_) => refused(
            Code::BadImage,
            format!("`{name}` is not an image"),
            &format!("use {}", Kind::list(Kind::is_image)),
        ),
        None => {
            let fits = if slot == Slot::Image {
                Kind::is_image
            } else {
                |_| true
            };
            refused(
                Code::NotPublishable,
                format!("`{name}` is of a kind that is not published"),
                &format!("save it as one of {}", Kind::list(fits)),
            )
        }
    }
}

/// Whether a path is that of a table with figures of all projects.
fn is_common_table(full: &str) -> bool {
    full.strip_prefix("content/data/")
        .is_some_and(|name| !name.contains('/') && is_table(name))
}

/// Judges the bytes of a file, read afresh.
fn content<T>(
    source: &dyn Source,
    path: &str,
    judge: impl Fn(&[u8]) -> Result<T, String>,
) -> Result<T, Refusal> {
    let read = source
        .find(&format!("content/{path}"))
        .map(|file| source.read(file));
    let judged = match read {
        Some(Ok(bytes)) => judge(&bytes),
        Some(Err(error)) => Err(format!("cannot be read: {error}")),
        None => Err("does not exist".to_owned()),
    };
    judged.map_err(|why| Refusal {
        code: Code::NotPublishable,
        message: format!("`{path}` {why}"),
        hint: "save it again as what its name says, or give it the name of what it is".to_owned(),
    })
}

/// `CNAME` holds the name of one host.
fn host_name(bytes: &[u8]) -> Result<(), String> {
    let is_name = |line: &[u8]| {
        !line.is_empty()
            && line
                .iter()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    };
    if is_name(bytes.trim_ascii()) {
        Ok(())
    } else {
        Err("holds no host name such as `results.example.org`".to_owned())
    }
}

impl Refusal {
    /// Tells it at the place that names the file.
    pub fn tell(self, span: Span, diags: &mut Diagnostics) {
        diags.push(self.code, span, self.message, self.hint);
    }
}

/// The bytes of a file as they go out, looked at once more: nothing is written that has not passed.
/// A picture is cut to what it shows. `path` is from the root of the content folder.
///
/// # Errors
/// Why the bytes are not what was judged before: somebody changed the file meanwhile.
pub fn outgoing(path: &str, bytes: Vec<u8>) -> Result<Cleaned, String> {
    match Kind::of(path) {
        Some(kind) => kind.judge(&bytes)?,
        None if path == "CNAME" => host_name(&bytes)?,
        None => return Err("is of a kind that is not published".to_owned()),
    }
    match Format::of(&bytes) {
        Some(_) => media::cleaned(&bytes).map_err(|fault| fault.to_string()),
        None => Ok(Cleaned {
            bytes,
            cut: BTreeSet::new(),
        }),
    }
}

/// Files that the front matter of a project and its reports names, by path from the root of the
/// content folder.
pub(super) fn of_project(project: &Project) -> impl Iterator<Item = &SafePath> {
    let photos = project
        .photos
        .iter()
        .chain(project.reports.iter().flat_map(|r| &r.photos))
        .flat_map(|p| p.files());
    photos.chain(project.evidence.iter().filter_map(|e| e.file.as_ref()))
}

/// Files that the stops of showcases name.
pub(super) fn of_stops(site: &Site) -> impl Iterator<Item = &SafePath> {
    let stops = site
        .periods
        .iter()
        .filter_map(|words| words.showcase.as_ref())
        .flat_map(|showcase| &showcase.stops);
    let photos = stops.flat_map(|stop| &stop.photos);
    photos.flat_map(|photo| photo.files())
}

/// Files in places from which nothing goes out by itself, that nothing names and no text links to.
pub(super) fn strays(
    context: Context<'_>,
    strays: &[crate::base::FileId],
    site: &Site,
    linked: &BTreeSet<SafePath>,
    diags: &mut Diagnostics,
) {
    let named: BTreeSet<&SafePath> = site
        .projects
        .iter()
        .flat_map(|p| of_project(p))
        .chain(of_stops(site))
        .chain(linked)
        .chain(site.settings.fonts.iter().map(|own| &own.file))
        .collect();
    for file in strays {
        let path = context.source.path(*file);
        let inside = path.strip_prefix("content/").unwrap_or(path);
        if !named.iter().any(|named| named.as_str() == inside) {
            let name = path.rsplit('/').next().unwrap_or(path);
            let hint = "move it into a project's folder and link to it, or remove it";
            diags.push(
                Code::NotPublished,
                Span::start_of(*file),
                format!("`{name}` is not published"),
                hint,
            );
        }
    }
}
