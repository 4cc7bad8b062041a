//! Words for periods, and free pages: the texts of a site that belong to no project.

use super::{Context, bodies, evidence, refs};
use crate::base::{Code, Diagnostics, Span, Text, slug};
use crate::config::is_id;
use crate::discover::{Inventory, Versions};
use crate::model::period::{Showcase, Stop};
use crate::model::{ContentPage, Id, InFile, PeriodWords, Project};
use crate::reference;
use crate::yaml::{Fields, Node, Reader};
use std::sync::Arc;

/// All words for periods, by period.
pub fn periods(
    context: Context<'_>,
    inventory: &Inventory,
    projects: &[Arc<Project>],
    diags: &mut Diagnostics,
) -> Vec<PeriodWords> {
    let mut reader = Reader {
        languages: &context.settings.languages,
        begins: context.settings.calendar.starts,
        diags,
    };
    let mut all = Vec::new();
    for (period, versions) in &inventory.periods {
        let Some((file, _)) = main(context, versions) else {
            continue;
        };
        let front = context.parsed.fronts.take(file);
        let fields = front
            .as_deref()
            .and_then(|n| Fields::of(n, &reference::PERIOD));
        let Some(mut fields) = fields else {
            continue;
        };
        let known = projects.iter().map(|p| &*p.id);
        all.push(PeriodWords {
            period: *period,
            title: fields.take("title").and_then(|n| reader.text(n)),
            showcase: fields
                .take("showcase")
                .and_then(|n| showcase(n, context, projects, &mut reader)),
            featured: refs::known(fields.take("featured"), "project", known, &mut reader),
            bodies: bodies::bodies(context, versions),
            place: InFile(Span::start_of(file)),
        });
        fields.finish(reader.diags);
    }
    all
}

fn main<'a>(
    context: Context<'a>,
    versions: &Versions,
) -> Option<(crate::base::FileId, &'a crate::parse::Document)> {
    let file = versions.main()?;
    Some((file, context.parsed.documents.get(&file)?))
}

fn showcase(
    node: &Node,
    context: Context<'_>,
    projects: &[Arc<Project>],
    reader: &mut Reader,
) -> Option<Showcase> {
    let mut fields = reader.fields(
        node,
        &reference::SHOWCASE,
        "a map with `dates`, `host` and `stops`",
    )?;
    let showcase = Showcase {
        dates: fields.take("dates").map_or_else(Vec::new, |n| {
            reader
                .list(n)
                .iter()
                .filter_map(|n| reader.date(n))
                .collect()
        }),
        host: fields.take("host").and_then(|n| reader.text(n)),
        stops: fields.take("stops").map_or_else(Vec::new, |n| {
            reader
                .list(n)
                .iter()
                .filter_map(|n| stop(n, context, projects, reader))
                .collect()
        }),
        comments: fields.take("comments").map_or_else(Vec::new, |n| {
            reader
                .list(n)
                .iter()
                .filter_map(|n| reader.text(n))
                .collect()
        }),
    };
    fields.finish(reader.diags);
    Some(showcase)
}

fn stop(
    node: &Node,
    context: Context<'_>,
    projects: &[Arc<Project>],
    reader: &mut Reader,
) -> Option<Stop> {
    let mut fields = reader.fields(node, &reference::STOP, "a map with `project`")?;
    let project = fields.require("project", "this stop", "lifts", reader.diags);
    let project =
        project.and_then(|n| refs::one(n, "project", projects.iter().map(|p| &*p.id), reader));
    let folder = projects
        .iter()
        .find(|p| Some(&p.id) == project.as_ref())
        // Photographs of a stop lie in the folder of the project that was shown.
        .map_or("content", |p| &*p.folder);
    let place = fields.take("place").and_then(|n| reader.text(n));
    let note = fields.take("note").and_then(|n| reader.text(n));
    let photos = evidence::photos(fields.take("photos"), folder, context, reader);
    let words = fields.take("words").and_then(|n| reader.text(n));
    let by = fields.take("by").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    Some(Stop {
        project: project?,
        place,
        note,
        photos,
        words,
        by,
    })
}

/// All free pages, by `order`, then by name; one without a front matter or an address is left out
/// and reported.
pub fn pages(
    context: Context<'_>,
    inventory: &Inventory,
    diags: &mut Diagnostics,
) -> Vec<ContentPage> {
    let mut reader = Reader {
        languages: &context.settings.languages,
        begins: context.settings.calendar.starts,
        diags,
    };
    let mut pages: Vec<ContentPage> = inventory
        .pages
        .iter()
        .filter_map(|(name, versions)| page(name, versions, context, &mut reader))
        .collect();
    pages.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    pages
}

fn page(
    name: &str,
    versions: &Versions,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<ContentPage> {
    let (file, document) = main(context, versions)?;
    let place = InFile(Span::start_of(file));
    if !is_id(name) {
        let message = format!("`{name}` makes no address of Latin letters, digits and hyphens");
        let hint = format!(
            "rename the file, such as `{}.md`",
            slug::suggested(name, "about")
        );
        reader.error(Code::BadId, place.0, message, hint);
        return None;
    }
    if !document.has_front {
        let hint = "begin the file with:\n---\ntitle: About\n---";
        reader.error(
            Code::FrontMatterMissing,
            place.0,
            "the page has no front matter",
            hint,
        );
        return None;
    }
    let front = context.parsed.fronts.take(file)?;
    let mut fields = Fields::of(&front, &reference::PAGE)?;
    let title = fields
        .require("title", "the page", "About", reader.diags)
        .and_then(|n| reader.text(n));
    let mut page = ContentPage {
        id: Id::from(name),
        title: title.unwrap_or_else(|| Text::plain(name)),
        summary: fields.take("summary").and_then(|n| reader.text(n)),
        order: fields
            .take("order")
            .and_then(|n| reader.whole(n, -9999, 9999))
            .map_or(0, |n| n as i32),
        menu: fields
            .take("menu")
            .and_then(|n| reader.truth(n))
            .unwrap_or(false),
        bodies: bodies::bodies(context, versions),
        place,
    };
    fields.finish(reader.diags);
    for (lang, file) in versions.files.iter().skip(1) {
        let front = context.parsed.fronts.take(*file);
        let fields = front
            .as_deref()
            .and_then(|n| Fields::of(n, &reference::PAGE_WORDS));
        let Some(mut fields) = fields else {
            continue;
        };
        if let Some(words) = fields.take("title").and_then(|n| reader.string(n)) {
            page.title = Text::translated(Some(&page.title), *lang, words);
        }
        if let Some(words) = fields.take("summary").and_then(|n| reader.string(n)) {
            page.summary = Some(Text::translated(page.summary.as_ref(), *lang, words));
        }
        fields.finish(reader.diags);
    }
    Some(page)
}
