//! What is written about a project and told in its reports: on its sheet as far as it fits, or in
//! full on pages of its own.

use crate::base::Period;
use crate::chart::text::width;
use crate::derive::ProjectInsight;
use crate::model::vocabulary::ReportKind;
use crate::model::{Extent, Photo, Report, Texts};
use crate::parse::markdown::Block;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::numbered::Numbers;
use crate::render::paper::fit::{Frame, HEAD, Missing, Room};
use crate::render::part::body::{Rendered, text_in_book, text_on_sheet};
use crate::render::part::record::{PhotoView, lead, lead_file, photo};
use crate::render::part::report;
use crate::render::phrase::{DateView, TextView, text};
use serde::Serialize;

/// A text with its photographs.
#[derive(Debug, Serialize)]
pub struct PaperTextView {
    /// The text as HTML, without headings of its own; empty where there are only photographs.
    pub html: String,
    /// The tag of its language; `None` when it is that of the page.
    pub lang: Option<String>,
    /// Its photographs, in the order written.
    pub photos: Vec<PhotoView>,
}

/// All that is written about one project.
#[derive(Debug, Serialize)]
pub struct FullTextView {
    /// Its place on the page, `x-` and the id of the project.
    pub id: String,
    /// The title of the project.
    pub title: TextView,
    /// What is written about it; `None` without a text and photographs, or where paper has none.
    pub write_up: Option<PaperTextView>,
    /// Its reports of the period, the oldest first; empty where paper has none.
    pub reports: Vec<FullReportView>,
}

/// A report in full.
#[derive(Debug, Serialize)]
pub struct FullReportView {
    /// Its day.
    pub date: DateView,
    /// Its title; the words for its kind where it has none.
    pub title: String,
    /// Its text.
    pub text: PaperTextView,
}

/// The place of a project's texts in full.
pub fn place(id: &str) -> String {
    format!("x-{id}")
}

/// What is written about a project, as far as it fits under a heading; `None` where nothing does,
/// or where paper has it in full elsewhere or not at all.
///
/// # Errors
/// A text that cannot be read again.
pub fn write_up(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    room: &mut Room,
    missing: &mut Missing,
    frame: Frame,
) -> Result<Option<PaperTextView>, RenderError> {
    let known = &of.known;
    if frame.texts.write_up != Extent::Fit || (known.bodies.is_empty() && known.photos.is_empty()) {
        return Ok(None);
    }
    let rendered = text_on_sheet(here, &known.bodies, &format!("p-{}-", known.id))?;
    let mut own = Room(room.0 - HEAD);
    let (view, is_whole) = fitted(
        here,
        rendered,
        &beside(of, &known.photos, frame),
        &mut own,
        frame,
    );
    let is_there = !view.html.is_empty() || !view.photos.is_empty();
    missing.text |= !is_whole && !is_there;
    missing.rest |= !is_whole && is_there;
    if is_there {
        *room = own;
    }
    Ok(is_there.then_some(view))
}

/// The text of a report as far as it fits, and whether that is all of it; `None` where nothing of
/// it fits.
///
/// # Errors
/// A text that cannot be read again.
pub fn of_report(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    one: &Report,
    room: &mut Room,
    frame: Frame,
) -> Result<(Option<PaperTextView>, bool), RenderError> {
    let ids = format!("r-{}-{}-", of.known.id, one.slug);
    let rendered = text_on_sheet(here, &one.bodies, &ids)?;
    let (view, is_whole) = fitted(here, rendered, &beside(of, &one.photos, frame), room, frame);
    let is_there = !view.html.is_empty() || !view.photos.is_empty();
    Ok((is_there.then_some(view), is_whole))
}

/// The first blocks that fit, then the photographs that do, and whether that is all.
fn fitted(
    here: &PageContext<'_>,
    rendered: Rendered,
    photos: &[&Photo],
    room: &mut Room,
    frame: Frame,
) -> (PaperTextView, bool) {
    let blocks = &rendered.blocks;
    let mut kept = 0;
    let mut begins = 0;
    while let Some(block) = blocks.get(kept) {
        let linked = addresses(here, &rendered.html[begins..block.end], frame);
        if !room.take(height(block, frame) + linked) {
            break;
        }
        (kept, begins) = (kept + 1, block.end);
    }
    let is_whole = kept == blocks.len();
    if !is_whole {
        // A note stands at the end of its text, and a heading never without what follows it.
        let noted = blocks[..kept].iter().position(|b| b.has_note);
        kept = noted.unwrap_or(kept);
        while 0 < kept && blocks[kept - 1].is_heading {
            kept -= 1;
        }
    }
    let end = kept.checked_sub(1).map_or(0, |last| blocks[last].end);
    let mut shown = Vec::new();
    for one in photos.iter().filter(|_| is_whole) {
        let view = photo(here, one);
        if !room.take(photo_lines(&view, frame)) {
            break;
        }
        shown.push(view);
    }
    let is_whole = is_whole && shown.len() == photos.len();
    let view = PaperTextView {
        html: rendered.html[..end].to_owned(),
        lang: rendered.lang(here),
        photos: shown,
    };
    (view, is_whole)
}

/// The photographs of a text but for the one that stands for the project, where that has a place of
/// its own.
fn beside<'p>(of: &ProjectInsight, photos: &'p [Photo], frame: Frame) -> Vec<&'p Photo> {
    let lead = frame.is_sighted.then(|| lead_file(of)).flatten();
    let others = photos.iter().filter(|one| Some(&one.file) != lead);
    others.collect()
}

/// The photograph that stands for a project; `None` without one, and where paper has texts and
/// photographs elsewhere or not at all.
pub fn photo_on_sheet(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    frame: Frame,
) -> Option<PhotoView> {
    lead(here, of).filter(|_| frame.texts.write_up == Extent::Fit)
}

/// The lines that a photograph takes in a column with what stands below it: a pair side by side.
pub fn photo_lines(view: &PhotoView, frame: Frame) -> f64 {
    let frame = match view.before {
        Some(_) => frame.halved(),
        None => frame,
    };
    // A word and a day stand below it, whatever else there is.
    let lines = |one: &PhotoView| {
        let caption = one.caption.as_deref().unwrap_or_default();
        picture(one.width.zip(one.height), frame) + frame.lines_of(&format!("{caption} {DAY}"))
    };
    view.before.as_deref().map_or(0.0, lines).max(lines(view))
}

/// About as wide as a word and a day.
const DAY: &str = "0000 00 00 0000 000";

/// The lines that the addresses of links take, which paper shows behind their words.
fn addresses(here: &PageContext<'_>, html: &str, frame: Frame) -> f64 {
    let base = here.settings().base_url.as_deref().unwrap_or_default();
    let found = html.split("href=\"").skip(1);
    let found = found.filter_map(|rest| rest.split('"').next());
    found
        .filter(|href| !href.starts_with('#'))
        .map(|href| (width(&format!("({base}{href})"), 12.0) / frame.column).ceil())
        .sum()
}

/// The lines that a block takes in a column: those of its words, of a table those of the highest
/// cell of each row, and its images; with a little room under it.
fn height(block: &Block, frame: Frame) -> f64 {
    /// The room under a block, and what a row of a table takes beside its words.
    const UNDER: f64 = 0.35;
    let row = |line: &str| {
        let cells: Vec<&str> = line.split_terminator('\t').collect();
        let column = frame.column / cells.len().max(1) as f64 - 8.0;
        let lines = cells.iter().map(|cell| (width(cell, 12.0) / column).ceil());
        lines.fold(1.0, f64::max) + UNDER
    };
    let line = |line: &str| {
        if line.contains('\t') {
            row(line)
        } else {
            // Items of a list stand in a little.
            (width(line, 12.0) / (frame.column - 16.0)).ceil()
        }
    };
    let words: f64 = block.words.lines().map(line).sum();
    let images: f64 = block.images.iter().map(|size| picture(*size, frame)).sum();
    if words + images == 0.0 {
        0.0
    } else {
        words + images + UNDER
    }
}

/// The lines that an image takes in a column; no image is higher than `MOST` pixels.
fn picture(size: Option<(usize, usize)>, frame: Frame) -> f64 {
    const MOST: f64 = 190.0;
    /// The height of a line of text, in pixels.
    const LINE: f64 = 17.0;
    let high = size.map_or(MOST, |(w, h)| {
        (h as f64 * (frame.column.min(w as f64) / (w as f64).max(1.0))).min(MOST)
    });
    high / LINE + 0.5
}

/// What paper has in full of a project; `None` where that is nothing.
///
/// # Errors
/// A text that cannot be read again.
pub fn full(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    period: Period,
    texts: Texts,
    numbers: &mut Numbers,
) -> Result<Option<FullTextView>, RenderError> {
    let known = &of.known;
    let mut write_up = None;
    if texts.write_up == Extent::Full {
        let ids = format!("x-{}-", known.id);
        let rendered = text_in_book(here, &known.bodies, of, &ids, numbers)?;
        write_up = whole(here, rendered, &known.photos);
    }
    let mut reports = Vec::new();
    let wanted = |r: &&Report| {
        texts.reports == Extent::Full && (period.first..=period.last).contains(&r.date)
    };
    for one in known.reports.iter().filter(wanted) {
        let ids = format!("x-{}-{}-", known.id, one.slug);
        let rendered = text_in_book(here, &one.bodies, of, &ids, numbers)?;
        let told = report::report(here, of, one);
        reports.extend(
            whole(here, rendered, &one.photos).map(|text| FullReportView {
                date: told.date,
                title: told.title,
                text,
            }),
        );
    }
    let is_there = write_up.is_some() || !reports.is_empty();
    Ok(is_there.then(|| FullTextView {
        id: place(&known.id),
        title: text(here, known.name(here.lang)),
        write_up,
        reports,
    }))
}

fn whole(here: &PageContext<'_>, rendered: Rendered, photos: &[Photo]) -> Option<PaperTextView> {
    let is_there = !rendered.html.is_empty() || !photos.is_empty();
    is_there.then(|| PaperTextView {
        lang: rendered.lang(here),
        html: rendered.html,
        photos: photos.iter().map(|p| photo(here, p)).collect(),
    })
}

/// Whether a report is news of progress in the period, which a sheet tells.
pub fn is_news(one: &Report, period: Period) -> bool {
    one.kind == ReportKind::Progress && (period.first..=period.last).contains(&one.date)
}
