//! Rules of the sheet: sizes, blank pages, what is split, what is left alone.

use super::{Finding, View, list};
use crate::pdf::{Child, Element, Mark, PdfPage};
use crate::print::Page;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(view: &View<'_>, page: Option<&Page>, found: &mut Vec<Finding>) {
    sizes(view, page.and_then(|page| page.paper.as_deref()), found);
    if view.elements.is_empty() {
        return;
    }
    shrunk(view, found);
    blank(view, found);
    margins(view, found);
    split_figures(view, found);
    split_rows(view, found);
    lone_heads(view, found);
    stranded_headings(view, found);
    captions(view, found);
}

/// Short and long side in millimetres of a paper: an A size, or two sides such as `800x1800`;
/// `None` for any other name.
fn paper(name: &str) -> Option<(f64, f64)> {
    const ISO: &[(&str, f64, f64)] = &[
        ("A0", 841.0, 1189.0),
        ("A1", 594.0, 841.0),
        ("A2", 420.0, 594.0),
        ("A3", 297.0, 420.0),
        ("A4", 210.0, 297.0),
        ("A5", 148.0, 210.0),
    ];
    if let Some((_, short, long)) = ISO.iter().find(|(own, ..)| own.eq_ignore_ascii_case(name)) {
        return Some((*short, *long));
    }
    let (one, other) = name.split_once(['x', '×'])?;
    let (one, other): (f64, f64) = (one.trim().parse().ok()?, other.trim().parse().ok()?);
    Some((one.min(other), one.max(other)))
}

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// By how many points a sheet may be off, since browsers round sizes to a pixel.
const TOLERANCE: f64 = 1.0;

fn is_paper(sheet: &PdfPage, (short, long): (f64, f64)) -> bool {
    let (a, b) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
    (a - short * POINTS_PER_MM).abs() <= TOLERANCE && (b - long * POINTS_PER_MM).abs() <= TOLERANCE
}

/// Every page is the wanted paper, upright or lying; without a wish it is one of the A sizes and
/// the same throughout.
fn sizes(view: &View<'_>, wanted: Option<&str>, found: &mut Vec<Finding>) {
    const HINT: &str = "set `@page { size: A4 }` in the style of the page";
    let wanted = wanted.filter(|name| paper(name).is_some());
    let known = ["A0", "A1", "A2", "A3", "A4", "A5"];
    let first = view.document.pages.first().and_then(|sheet| {
        known
            .into_iter()
            .find(|name| paper(name).is_some_and(|p| is_paper(sheet, p)))
    });
    let mut wrong: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, sheet) in view.document.pages.iter().enumerate() {
        if wanted
            .or(first)
            .and_then(paper)
            .is_some_and(|size| is_paper(sheet, size))
        {
            continue;
        }
        let is = format!(
            "{:.0} × {:.0} mm",
            sheet.width / POINTS_PER_MM,
            sheet.height / POINTS_PER_MM
        );
        let message = match (wanted, first) {
            (Some(name), _) => format!("the sheet is {is}, not {name}"),
            (None, Some(first)) => format!("the sheet is {is}, and the first is {first}"),
            (None, None) => format!("the sheet is {is}, which is no A size"),
        };
        wrong.entry(message).or_default().insert(at + 1);
    }
    for (message, pages) in wrong {
        let Some(first) = pages.first() else { continue };
        let message = if pages.len() == 1 {
            message
        } else {
            format!("{message} (pages {})", list(&pages))
        };
        found.push(Finding::on("paper", *first, message, HINT));
    }
}

/// Browsers print a document smaller when one thing in it is wider than its page, so that every
/// size of its style is wrong.
fn shrunk(view: &View<'_>, found: &mut Vec<Finding>) {
    const NEARLY: f64 = 0.998;
    let scale = largest_scale(view);
    if scale == 0.0 || NEARLY < scale {
        return;
    }
    let message = format!(
        "the browser set everything at {:.1} % of its size",
        100.0 * scale
    );
    let hint = "something is wider than its page: a table, a long word, or what hangs into the \
        margin; break it, or cut it with `overflow: clip`";
    found.push(Finding::whole("shrunk", message, hint));
}

/// The largest scale of words that stand in no figure, since a drawing has its own; 0 without
/// words.
fn largest_scale(view: &View<'_>) -> f64 {
    let words = |(at, sheet): (usize, &PdfPage)| {
        let outside = |(number, _): &(&i64, &Mark)| !view.drawn.contains(&(at + 1, **number));
        let scales = sheet
            .marks
            .iter()
            .filter(outside)
            .map(|(_, mark)| mark.scale);
        scales.fold(0.0, f64::max)
    };
    view.document
        .pages
        .iter()
        .enumerate()
        .map(words)
        .fold(0.0, f64::max)
}

/// A page on which no tagged content shows words or belongs to a figure.
fn blank(view: &View<'_>, found: &mut Vec<Finding>) {
    for (at, sheet) in view.document.pages.iter().enumerate() {
        if !sheet
            .marks
            .keys()
            .any(|number| view.is_seen((at + 1, *number)))
        {
            let hint = "look at the element before it: a height of a whole page with a margin, or \
                a second forced break";
            found.push(Finding::on(
                "blank-page",
                at + 1,
                "the page is blank".to_owned(),
                hint,
            ));
        }
    }
}

/// The least margin, as a share of the short side: 8 mm on A4, 24 mm on A1.
const MARGIN: f64 = 0.04;

/// Words that run into a margin, where a printer cuts them or a frame covers them.
fn margins(view: &View<'_>, found: &mut Vec<Finding>) {
    for (at, sheet) in view.document.pages.iter().enumerate() {
        let least = MARGIN * sheet.width.min(sheet.height);
        let [left, lower, right, upper] = sheet.reach.edges;
        let sides = [
            ("left", left),
            ("lower", lower),
            ("right", sheet.width - right),
            ("upper", sheet.height - upper),
        ];
        let sides = sides
            .iter()
            .filter(|(_, free)| free.is_finite() && *free < least);
        for (side, free) in sides {
            let needed = least / POINTS_PER_MM;
            let message = match free / POINTS_PER_MM {
                free if free < 0.0 => format!("words leave the sheet at the {side} edge"),
                free => format!(
                    "words run into the {side} margin, {free:.0} mm from the edge; {needed:.0} mm \
                     are needed"
                ),
            };
            let hint =
                "leave something out or set it smaller, so that everything stays on its sheet";
            found.push(Finding::on("margin", at + 1, message, hint));
        }
    }
}

fn split_figures(view: &View<'_>, found: &mut Vec<Finding>) {
    let mut told: BTreeSet<(usize, i64)> = BTreeSet::new();
    for figure in view.elements.iter().filter(|e| e.kind == "Figure") {
        // A caption apart has its own rule.
        let pages: BTreeSet<usize> = view
            .parts(figure)
            .flat_map(|part| view.pages_of(part))
            .collect();
        let marks = figure.marks();
        let is_told = marks.iter().all(|mark| told.contains(mark));
        if let (Some(first), true, false) = (pages.first(), pages.len() > 1, is_told) {
            told.extend(marks);
            let message = format!(
                "figure {} is split over pages {}",
                view.name(figure),
                list(&pages)
            );
            found.push(Finding::on(
                "split-figure",
                *first,
                message,
                "give it `break-inside: avoid` and a greatest height",
            ));
        }
    }
}

fn split_rows(view: &View<'_>, found: &mut Vec<Finding>) {
    for row in view
        .elements
        .iter()
        .filter(|e| e.kind == "TR" && e.children().any(|cell| cell.kind == "TD"))
    {
        let pages = view.pages(row);
        if let (Some(first), true) = (pages.first(), pages.len() > 1) {
            let message = format!(
                "the row {} is split over pages {}",
                view.name(row),
                list(&pages)
            );
            found.push(Finding::on(
                "split-row",
                *first,
                message,
                "give rows `break-inside: avoid`, and shorten the cell if it is longer than a page",
            ));
        }
    }
}

/// The head of a table on a page that has none of its rows.
fn lone_heads(view: &View<'_>, found: &mut Vec<Finding>) {
    for table in view.elements.iter().filter(|e| e.kind == "Table") {
        let rows: Vec<&Element> = table
            .descendants()
            .into_iter()
            .filter(|e| e.kind == "TR")
            .collect();
        let is_body = |row: &&&Element| row.children().any(|cell| cell.kind == "TD");
        let body: BTreeSet<usize> = rows
            .iter()
            .filter(is_body)
            .flat_map(|row| view.pages(row))
            .collect();
        let heads = rows
            .iter()
            .filter(|row| !is_body(row))
            .flat_map(|row| view.pages(row));
        if let Some(page) = heads
            .filter(|page| !body.contains(page))
            .min()
            .filter(|_| !body.is_empty())
        {
            let message = format!(
                "the head of table {} stands there without a row",
                view.name(table)
            );
            found.push(Finding::on(
                "lone-head",
                page,
                message,
                "give `thead` and the first rows `break-after: avoid`",
            ));
        }
    }
}

/// What a reader sees, in reading order: its page, and the heading that it is a part of.
fn sequence<'d>(view: &View<'d>) -> Vec<(usize, Option<&'d Element>)> {
    fn walk<'e>(
        view: &View<'_>,
        element: &'e Element,
        heading: Option<&'e Element>,
        found: &mut Vec<(usize, Option<&'e Element>)>,
    ) {
        let heading = heading.or(element.level().map(|_| element));
        for kid in &element.kids {
            match kid {
                Child::Element(kid) => walk(view, kid, heading, found),
                Child::Mark(page, number) if view.is_seen((*page, *number)) => {
                    found.push((*page, heading))
                }
                Child::Mark(..) => {}
            }
        }
    }
    let mut found = Vec::new();
    view.document
        .tree
        .iter()
        .for_each(|element| walk(view, element, None, &mut found));
    found
}

/// A heading after which the next thing to read is on another page; the title on a cover may stand
/// alone.
fn stranded_headings(view: &View<'_>, found: &mut Vec<Finding>) {
    let sequence = sequence(view);
    for (one, next) in sequence.iter().zip(sequence.iter().skip(1)) {
        let (Some(heading), false) = (
            one.1,
            one.1
                .is_some_and(|h| next.1.is_some_and(|n| std::ptr::eq(h, n))),
        ) else {
            continue;
        };
        let is_cover = one.0 == 1 && heading.level() == Some(1);
        if one.0 != next.0 && !is_cover {
            let message = format!("heading {} is last on its page", view.name(heading));
            found.push(Finding::on(
                "stranded-heading",
                one.0,
                message,
                "give headings `break-after: avoid`",
            ));
        }
    }
}

/// A caption that is not on the page where its table begins, or on none that its figure is on.
fn captions(view: &View<'_>, found: &mut Vec<Finding>) {
    for whole in view
        .elements
        .iter()
        .filter(|e| matches!(e.kind.as_str(), "Figure" | "Table"))
    {
        let (kind, is_table) = if whole.kind == "Table" {
            ("table", true)
        } else {
            ("figure", false)
        };
        let pages: BTreeSet<usize> = view
            .parts(whole)
            .flat_map(|part| view.pages_of(part))
            .collect();
        for caption in whole.children().filter(|kid| kid.kind == "Caption") {
            let (Some(own), Some(begins)) =
                (view.pages(caption).first().copied(), pages.first().copied())
            else {
                continue;
            };
            if own != begins && (is_table || !pages.contains(&own)) {
                let message = format!(
                    "caption {} is on page {own}, its {kind} begins on page {begins}",
                    view.name(caption)
                );
                let hint = "keep both together with `break-inside: avoid` or `break-after: avoid`";
                found.push(Finding::on("caption-apart", own, message, hint));
            }
        }
    }
}
