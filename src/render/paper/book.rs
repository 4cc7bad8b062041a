//! Books: a period, a year so far, or projects of the site's own choice.
//!
//! In come the state and the projects that the book is about, out comes everything in the order of
//! its pages; page numbers are left to whoever prints it.

use crate::derive::Insight;
use crate::model::{Book, GroupKind};
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::cells;
use crate::render::figure::numbered::{ContentsView, Numbers, PaperFigureView, PaperTableView};
use crate::render::paper::annex::{self, AnnexRowView, DefinitionView, ProjectRowView};
use crate::render::paper::fit::{Frame, lines, step};
use crate::render::paper::focus::{self, FocusPartView};
use crate::render::paper::leader::{self, LeaderView};
use crate::render::paper::project::{self, SheetView, sheet};
use crate::render::paper::sections::{self, RunView, Section, SectionView, Sections};
use crate::render::paper::stretch::{Stretch, stretch};
use crate::render::paper::texts::{self, FullTextView};
use crate::render::paper::year::{self, BookYearView};
use crate::render::part::account::{self, DeclaredView};
use crate::render::part::behind::{self, BehindView};
use crate::render::part::body::body_on_paper;
use crate::render::part::grades::{self, GradeMatrixView};
use crate::render::part::method::{self, MethodView};
use crate::render::part::page::{self, PageView};
use crate::render::part::period::due::{self, DueView, NextView};
use crate::render::part::period::moves::{self, MovesView};
use crate::render::part::period::numbers::{self, NumberView};
use crate::render::part::period::record::{self, GuidanceView, RecordView};
use crate::render::part::period::stops::{self, StopView};
use crate::render::part::prints::permanent;
use crate::render::part::tiles::{KeyView, MOST_TILES, TileRowView, key, tiles};
use crate::render::part::verdict::{self, ClauseView};
use crate::render::phrase::{self, DateView, date, period, say};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeMap;

/// A book, in the order of its pages.
#[derive(Debug, Serialize)]
pub struct BookView {
    /// Its title, which runs along all pages.
    pub title: String,
    /// The title on the cover, without the name of the site.
    pub heading: String,
    /// How much smaller that is set; a step of the style sheet, 0 to 5, where 0 is the full size.
    pub cover_step: usize,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// Whether the facts of all its projects are invented for a demonstration.
    pub illustrative: bool,
    /// The days it is about, in words: a period or a year.
    pub period: String,
    /// How the figures were closed, in one sentence; empty in a book of the site's own choice.
    pub frozen: String,
    /// What an editor wrote about the period, as HTML; empty in all other books.
    pub words_html: String,
    /// How many published numbers it rests on, in words.
    pub rests_on: String,
    /// How many numbers were published.
    pub figures_count: usize,
    /// How many declared ratings it rests on.
    pub ratings_count: usize,
    /// How much of it has evidence, in one sentence; empty without facts.
    pub cover: String,
    /// Its sections by their keys; only those that are there.
    pub sections: BTreeMap<&'static str, SectionView>,
    /// Which of them run on, in the order of the pages.
    pub runs: Vec<RunView>,
    /// The contents, levels 1 and 2, in the order of the pages.
    pub contents: Vec<ContentsView>,
    /// All figures, in the order of their numbers.
    pub list_figures: Vec<ContentsView>,
    /// All tables, in the order of their numbers.
    pub list_tables: Vec<ContentsView>,
    /// The one sentence, clause by clause.
    pub verdict: Vec<ClauseView>,
    /// What changed, in one sentence; `None` where no project was there before.
    pub changed: Option<String>,
    /// What else is on its one page for who decides.
    pub leader: LeaderView,
    /// Five figures; in a period those that can be counted.
    pub numbers: Vec<NumberView>,
    /// All projects by focus; empty when there are too many for tiles.
    pub tiles: Vec<TileRowView>,
    /// The colour roles with their counts, from best to last.
    pub key: Vec<KeyView>,
    /// The caption of the table of all projects.
    pub projects_table: PaperTableView,
    /// The table of all projects, in the order of the site.
    pub projects: Vec<ProjectRowView>,
    /// Whether any of them has people who answer for it.
    pub leads: bool,
    /// Whether any of them has a department that does.
    pub departments: bool,
    /// From when on the last column counts; `None` at the very beginning.
    pub since: Option<DateView>,
    /// The statuses of all projects by focus, as a chart; `None` where it cannot be drawn.
    pub status: Option<PaperFigureView>,
    /// The caption of the year by its periods; `None` in other books.
    pub year_table: Option<PaperTableView>,
    /// The year by its periods; `None` in other books, and before its second period.
    pub year: Option<BookYearView>,
    /// The caption of what moved; `None` where no step is listed.
    pub moves_table: Option<PaperTableView>,
    /// What moved; `None` where no step is listed.
    pub moves: Option<MovesView>,
    /// The caption of what was due; `None` where all was kept on time or nothing was due.
    pub due_table: Option<PaperTableView>,
    /// What was due; `None` when nothing was.
    pub due: Option<DueView>,
    /// Where the showcase of the period went, stop by stop; empty in books of anything else, and
    /// before it took place.
    pub stops: Vec<StopView>,
    /// By focus, in the order of the configuration.
    pub focuses: Vec<FocusPartView>,
    /// One project a page, in the order of the site; empty when there are too many.
    pub sheets: Vec<SheetView>,
    /// What paper has in full of each project, in the order of the site; empty where that is not
    /// asked for, or where there are too many sheets.
    pub texts: Vec<FullTextView>,
    /// On what its statuses rest, in one sentence.
    pub reading: String,
    /// The caption of those behind; `None` where none is.
    pub behind_table: Option<PaperTableView>,
    /// What heads them: behind, at risk, or either.
    pub behind_title: String,
    /// Those behind, worst first.
    pub behind: Vec<BehindView>,
    /// That none is, where some can be judged; `None` where one is or none can.
    pub calm: Option<String>,
    /// What the list does not show: those only declared behind, and those that cannot be judged.
    pub behind_notes: Vec<String>,
    /// The caption of what was asked and done; `None` where no action is listed.
    pub guidance_table: Option<PaperTableView>,
    /// What was asked and done; `None` when nothing was.
    pub guidance: Option<GuidanceView>,
    /// The caption of what is due next; `None` when nothing is.
    pub next_table: Option<PaperTableView>,
    /// What is due next; `None` when nothing is.
    pub next: Option<NextView>,
    /// The caption of the table of all indicators; `None` without indicators.
    pub indicators_table: Option<PaperTableView>,
    /// The table of all indicators, project by project.
    pub indicators: Vec<AnnexRowView>,
    /// How everything is computed.
    pub method: MethodView,
    /// Declared grades by period; `None` where nothing was declared.
    pub grades: Option<GradeMatrixView>,
    /// The caption of that table; `None` where it is not there.
    pub grades_table: Option<PaperTableView>,
    /// The caption of the meanings of the statuses.
    pub statuses_table: PaperTableView,
    /// What each indicator counts, project by project; only those that were defined.
    pub definitions: Vec<DefinitionView>,
    /// Totals and states that were declared, not computed.
    pub declared: Vec<DeclaredView>,
    /// Changed promises and corrections; `None` when there are none.
    pub record: Option<RecordView>,
    /// Where it is kept for good, as an absolute address; `None` where the site does not know its
    /// own.
    pub address: Option<String>,
    /// The same as a code for a camera, in HTML; `None` without an address.
    pub code_html: Option<String>,
}

/// A book with the page around it.
///
/// # Errors
/// Words of an editor that cannot be read again.
pub fn book(
    here: &PageContext<'_>,
    printed: &Printed,
) -> Result<(PageView, BookView), RenderError> {
    let (stretch, state) = stretch(here, printed);
    let own = if stretch.is_period {
        period::words_of(here, stretch.days)
    } else {
        None
    };
    // The editor's words stand in front, so that their charts are the first figures.
    let mut numbers = Numbers::counted(project::is_invented(here));
    let words = body_on_paper(here, own.map_or(&[][..], |w| &w.bodies), &mut numbers)?;
    let view = match &state {
        Some(state) => told(&here.seeing(state), printed, &stretch, words.html, numbers)?,
        None => told(here, printed, &stretch, words.html, numbers)?,
    };
    let sentence = verdict::sentence(&view.verdict);
    Ok((
        page::page(here, view.title.clone(), sentence, words.other),
        view,
    ))
}

/// The title on the cover and the one that runs along the pages.
fn titles(here: &PageContext<'_>, printed: &Printed, stretch: &Stretch) -> (String, String) {
    let words = here.words();
    let site = here.settings().title.get(here.lang);
    let heading = match printed {
        Printed::Year(year) => words.say(
            "print-heading-year",
            &[("year", Arg::Text(&year.to_string()))],
        ),
        Printed::Book(_) => matching(here, printed)
            .map_or_else(String::new, |book| book.title.get(here.lang).to_owned()),
        _ => words.say(
            "print-heading-quarter",
            &[("quarter", Arg::Text(&stretch.name))],
        ),
    };
    let title = words.say(
        "print-book-title",
        &[("site", Arg::Text(site)), ("heading", Arg::Text(&heading))],
    );
    (heading, title)
}

/// A book of more projects than this has no sheets: nobody reads a thousand pages, and no browser
/// prints them. Each project's own sheet remains.
const MOST_SHEETS: usize = 300;

/// The step of a title on the cover. Three lines of 38 points fit over its tiles, 166 mm wide; here
/// in pixels, 96 an inch: 38 points are 50.7, 166 mm are 627.
fn cover_step(heading: &str) -> usize {
    const SIZE: f64 = 50.7;
    step(3.0 * SIZE, |scale| {
        lines(heading, SIZE * scale, 627.0) * SIZE * scale
    })
}

/// Everything in the order of the pages, since figures and tables are numbered as they are asked
/// for; one piece, because it is that list.
fn told(
    here: &PageContext<'_>,
    printed: &Printed,
    stretch: &Stretch,
    words_html: String,
    mut n: Numbers,
) -> Result<BookView, RenderError> {
    let insight = here.insight;
    let words = here.words();
    let days = stretch.days;
    let caption = |n: &mut Numbers, key: &str| n.table(here, words.say(key, &[]));
    let projects_table = caption(&mut n, "print-table-projects");
    let projects = annex::projects(here);
    let status = status(here, &mut n);
    let moves = insight
        .since
        .as_ref()
        .and_then(|s| moves::moves(here, s))
        .filter(|m| !m.rows.is_empty());
    let year = year::year(here, printed);
    let year_table = year.as_ref().map(|_| caption(&mut n, "print-table-year"));
    let moves_table = moves.as_ref().map(|_| caption(&mut n, "print-table-moves"));
    let due = due::due(here, days);
    let grades = grades::matrix(here);
    let grades_table = grades
        .as_ref()
        .map(|_| caption(&mut n, "print-table-grades"));
    let due_table = due
        .as_ref()
        .filter(|d| !d.rows.is_empty())
        .map(|d| n.table(here, d.rows_title.clone()));
    let behind = behind::behind(here);
    let behind_table =
        (!behind.is_empty()).then(|| n.table(here, behind::of_all(here, "print-table-behind")));
    let guidance = record::guidance(here, days);
    let guidance_table = guidance
        .as_ref()
        .filter(|g| !g.rows.is_empty())
        .map(|_| caption(&mut n, "print-table-guidance"));
    let next = due::next(here, days);
    let next_table = next.as_ref().map(|_| caption(&mut n, "print-table-next"));
    let own = matching(here, printed);
    let extent = own.map_or(here.settings().texts, |book| book.texts);
    let frame = Frame::book(here.settings().layout, extent).estimated(here);
    let shown = if insight.projects.len() <= MOST_SHEETS {
        &insight.projects[..]
    } else {
        &[]
    };
    let mut sheets = Vec::new();
    for (at, project) in shown.iter().enumerate() {
        let frame = if at == 0 { frame.headed() } else { frame };
        sheets.push(sheet(here, project, days, &mut n, frame)?);
    }
    let mut texts = Vec::new();
    for (project, sheet) in shown.iter().zip(&mut sheets) {
        let full = texts::full(here, project, days, extent, &mut n)?;
        sheet.in_full = full.as_ref().map(|full| full.id.clone());
        texts.extend(full);
    }
    let statuses_table = caption(&mut n, "print-table-statuses");
    let indicators = annex::indicators(here);
    let indicators_table =
        (!indicators.is_empty()).then(|| caption(&mut n, "print-table-indicators"));
    let (heading, title) = titles(here, printed, stretch);
    let address = address(here, printed);
    let mut view = BookView {
        cover_step: cover_step(&heading),
        as_of: date(here, insight.as_of),
        illustrative: n.all_invented,
        period: stretch.name.clone(),
        frozen: if matches!(printed, Printed::Book(_)) {
            String::new()
        } else {
            period::frozen(here, days)
        },
        words_html,
        rests_on: say::figures(here),
        figures_count: insight.programme.all_figures(),
        ratings_count: insight.programme.ratings_published,
        cover: account::cover(here),
        sections: BTreeMap::new(),
        runs: Vec::new(),
        contents: Vec::new(),
        list_figures: Vec::new(),
        list_tables: Vec::new(),
        verdict: verdict::verdict(here),
        changed: insight
            .since
            .as_ref()
            .filter(|s| s.moves.iter().any(|m| m.before.is_some()))
            .map(|s| moves::changed(here, s)),
        numbers: numbers(here, stretch),
        tiles: if insight.projects.len() <= MOST_TILES {
            tiles(here)
        } else {
            Vec::new()
        },
        key: key(here),
        projects_table,
        leads: projects.iter().any(|row| !row.lead.is_empty()),
        departments: projects.iter().any(|row| !row.department.is_empty()),
        projects,
        since: insight
            .since
            .as_ref()
            .map(|s| phrase::short_date(here, s.from)),
        status,
        year_table,
        year,
        moves_table,
        moves,
        due_table,
        due,
        stops: showcase(here, stretch),
        focuses: focus::focuses(here, &behind),
        leader: leader::leader(here, &behind, next.as_ref()),
        sheets,
        texts,
        reading: words.say(reading(here), &[]),
        behind_table,
        behind_title: behind::title(here),
        behind,
        calm: behind::calm(here),
        behind_notes: behind::notes(here),
        guidance_table,
        guidance,
        next_table,
        next,
        indicators_table,
        indicators,
        method: method::method(here),
        grades,
        grades_table,
        statuses_table,
        definitions: annex::definitions(here),
        declared: account::declared(here),
        record: record::record(here, days),
        code_html: address.as_deref().map(crate::chart::qr::bare),
        address,
        heading,
        title,
    };
    (view.list_figures, view.list_tables) = (n.figures, n.tables);
    let parts = parts(here, &view);
    (view.sections, view.runs, view.contents) = (parts.all, parts.runs, parts.contents);
    Ok(view)
}

/// The stops of the showcase at the end of a period.
fn showcase(here: &PageContext<'_>, stretch: &Stretch) -> Vec<StopView> {
    let own = stretch
        .is_period
        .then(|| period::words_of(here, stretch.days));
    own.flatten()
        .map_or_else(Vec::new, |words| stops::stops(here, words))
}

/// The book of the site's own choice that is printed; `None` for all others.
fn matching<'h>(here: &'h PageContext<'_>, printed: &Printed) -> Option<&'h Book> {
    let Printed::Book(id) = printed else {
        return None;
    };
    here.settings().books.iter().find(|book| book.id == *id)
}

fn status(here: &PageContext<'_>, numbers: &mut Numbers) -> Option<PaperFigureView> {
    let mut chart = cells::status_bars(here, GroupKind::Focus);
    chart
        .areas
        .retain(|area| area.counts.iter().any(|(_, n)| 0 < *n));
    numbers.figure(here, chart.draw(&here.words()), None)
}

/// Where a book leads on the site: its period, else the start.
fn address(here: &PageContext<'_>, printed: &Printed) -> Option<String> {
    match printed {
        Printed::Period(period) => permanent(here, &Page::Period(*period)),
        _ => permanent(here, &Page::Home),
    }
}

/// The sentence on what the statuses rest: figures, grades that somebody declared, or both.
fn reading(here: &PageContext<'_>) -> &'static str {
    let programme = &here.insight.programme;
    match (programme.is_computed(), programme.ratings().next()) {
        (_, None) => "print-note-reading",
        (false, Some(_)) => "print-note-reading-declared",
        (true, Some(_)) => "print-note-reading-both",
    }
}

/// The large figures: those of a period as everywhere, else without the word period.
fn numbers(here: &PageContext<'_>, stretch: &Stretch) -> Vec<NumberView> {
    if stretch.is_period {
        return numbers::figures(here, stretch.days);
    }
    let words = here.words();
    let insight: &Insight = here.insight;
    let number = |key: &str, n: usize| NumberView {
        n: words.locale.number(n as f64, 0),
        count: n,
        id: key.to_owned(),
        before: None,
        of_count: None,
        of: None,
        words: words.say(key, &[]),
    };
    let forward = insight.since.iter().map(|s| s.forward().len()).sum();
    let due = insight.programme.promises_due();
    let kept = insight
        .programme
        .promises
        .get(&crate::derive::Kept::OnTime)
        .copied()
        .unwrap_or(0);
    let states = numbers::states(&insight.programme);
    let mut all: Vec<NumberView> = states
        .map(|(key, of)| number(key, of(&insight.programme)))
        .collect();
    all.extend(
        insight
            .programme
            .is_computed()
            .then(|| number("print-number-moved", forward)),
    );
    all.push(NumberView {
        of: Some(words.locale.number(due as f64, 0)),
        ..number("print-number-kept", kept)
    });
    all
}

/// The sections that are there, with their runs and the contents.
fn parts(here: &PageContext<'_>, view: &BookView) -> Sections {
    let overall = [
        view.status.is_some(),
        view.year.is_some(),
        view.moves.is_some(),
        view.grades.is_some(),
        view.due.is_some(),
    ];
    let all = [
        ("summary", true),
        ("contents", true),
        ("projects", true),
        ("note", true),
        ("overall", overall.contains(&true)),
        ("stops", !view.stops.is_empty()),
        ("focuses", 1 < view.focuses.len()),
        ("problems", true),
        ("next", view.next.is_some()),
        ("sheets", !view.sheets.is_empty()),
        ("texts", !view.texts.is_empty()),
        ("method", true),
        ("record", true),
        ("lists", true),
        ("indicators", !view.indicators.is_empty()),
    ];
    let there = all.into_iter().filter(|(_, is_there)| *is_there);
    let section = |(key, _)| Section {
        key,
        below: below(here, view, key),
    };
    sections::sections(here, there.map(section).collect())
}

/// The headings below that of a section.
fn below(here: &PageContext<'_>, view: &BookView, key: &str) -> Vec<ContentsView> {
    let sub = |id: &str, there: bool| {
        let title = || here.words().say(&format!("print-sub-{id}"), &[]);
        there.then(|| ContentsView {
            id: format!("s-{id}"),
            title: title(),
            level: 2,
        })
    };
    match key {
        "overall" => {
            let all = [
                ("status", view.status.is_some()),
                ("year", view.year.is_some()),
                ("moves", view.moves.is_some()),
                ("grades", view.grades.is_some()),
                ("due", view.due.is_some()),
            ];
            all.into_iter()
                .filter_map(|(id, there)| sub(id, there))
                .collect()
        }
        "stops" => (view.stops.iter())
            .map(|stop| ContentsView {
                id: stop.id.clone(),
                title: here
                    .words()
                    .say("stop-title", &[("place", Arg::Text(&stop.place))]),
                level: 2,
            })
            .collect(),
        "focuses" => view
            .focuses
            .iter()
            .map(|f| ContentsView {
                id: f.id.clone(),
                title: f.name.clone(),
                level: 2,
            })
            .collect(),
        "sheets" => here
            .insight
            .projects
            .iter()
            .map(|p| focus::place(here, p))
            .collect(),
        "texts" => (view.texts.iter())
            .map(|text| ContentsView {
                id: text.id.clone(),
                title: text.title.text.clone(),
                level: 2,
            })
            .collect(),
        "problems" => sub("guidance", view.guidance.is_some())
            .into_iter()
            .collect(),
        "method" => {
            let all = [
                ("statuses", true),
                ("scales", !view.method.scales.is_empty()),
                ("definitions", !view.definitions.is_empty()),
            ];
            all.into_iter()
                .filter_map(|(id, there)| sub(id, there))
                .collect()
        }
        _ => Vec::new(),
    }
}
