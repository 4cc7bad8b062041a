//! Boards and posters of a project: large type, one chart, at most 150 words, a code that leads to
//! the rest. Words that would not fit are set smaller, step by step, before a promise is cut.

use crate::chart::Width;
use crate::derive::{ProjectInsight, said};
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::figure::numbered::{Numbers, PaperFigureView};
use crate::render::figure::{of_project, time, trajectory};
use crate::render::paper::fit::{lines, shortened, step};
use crate::render::paper::photo::{self, Place};
use crate::render::paper::project::MOST_STEPS;
use crate::render::part::headline::{self, HeadlineView};
use crate::render::part::page::{self, PageView};
use crate::render::part::prints::permanent;
use crate::render::part::promise::promise;
use crate::render::part::record::PhotoView;
use crate::render::phrase::group::group_name;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{self, DateView, TextView, date, declared, reason, text};
use crate::theme::Arg;
use serde::Serialize;

/// A project on a board or a poster.
#[derive(Debug, Serialize)]
pub struct ProjectBoardView {
    /// Its number; `None` where it has none.
    pub no: Option<u32>,
    /// Its title.
    pub title: TextView,
    /// Its focus by name; `None` where that is not known.
    pub focus: Option<String>,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// What was declared beside that status, or what is computed beside a declared one; `None`
    /// without either.
    pub declared: Option<String>,
    /// When its figures stopped; `None` where they go on.
    pub stale: Option<DateView>,
    /// The original wording, cut where it is too long; its summary where there is none, `None`
    /// without either.
    pub promise: Option<TextView>,
    /// The headline in large figures; `None` where there is none, where it is a long note, and on a
    /// poster that draws milestones.
    pub headline: Option<HeadlineView>,
    /// The trajectory, or the milestones where it cannot be drawn; on a poster the milestones of a
    /// project that has nothing else. `None` where neither can be.
    pub figure: Option<PaperFigureView>,
    /// Its photograph, beside which all stands closer; `None` where it has none, or only one that
    /// is too small.
    pub photo: Option<PhotoView>,
    /// By when, as exactly as it was promised, in words.
    pub due: String,
    /// Who leads it on the as-of date, by name; `None` where that is not known.
    pub lead: Option<String>,
    /// Its leading department by name; `None` where that is not known.
    pub department: Option<String>,
    /// What comes next, by the newest report that says so; `None` where none does.
    pub next: Option<String>,
    /// Whom to ask about it, else about the site; `None` where neither is said.
    pub contact: Option<String>,
    /// Its figures are about days up to this one.
    pub as_of: DateView,
    /// Where the rest is, as an absolute address; `None` where the site does not know its own.
    pub address: Option<String>,
    /// The same as a code for a camera, in HTML; `None` without an address.
    pub code_html: Option<String>,
    /// Whether its facts are invented for a demonstration.
    pub illustrative: bool,
    /// How far its title and promise are set smaller so that all fits; a step of the style sheet, 0
    /// to 5, where 0 is the full size.
    pub step: usize,
}

/// A project on a board or a poster.
pub fn project(here: &PageContext<'_>, id: &str) -> (PageView, ProjectBoardView) {
    let of = here
        .insight
        .project(id)
        .expect("a board exists only with its project");
    let (known, t) = (&of.known, here.insight.as_of);
    let address = permanent(here, &Page::Project(known.id.clone()));
    let is_poster = matches!(
        here.page,
        Page::Print(Printed::Poster(_) | Printed::LargePoster(_))
    );
    let sizes = if is_poster { POSTER } else { BOARD };
    let photo = photo::photo(here, of, sizes.photo);
    let departments = known.departments.at(t);
    let leads = known.leads.at(t).map_or_else(Vec::new, |ids| {
        ids.iter()
            .map(|id| group_name(here, GroupKind::Lead, id))
            .collect()
    });
    let words = here.words();
    let figure = match is_poster {
        true => steps(here, of, Width::Wide).filter(|_| of.indicators.is_empty()),
        // What stands beside a photograph has half of the width.
        false if photo.is_some() => figure(here, of, Width::Narrow),
        false => figure(here, of, Width::Wide),
    };
    // The milestones that a poster draws are its headline.
    let headline = match is_poster && figure.is_some() {
        true => None,
        false => headline::headline(here, of),
    };
    let view = ProjectBoardView {
        no: known.no,
        title: text(here, &known.title),
        focus: known
            .focus
            .as_ref()
            .map(|id| group_name(here, GroupKind::Focus, id)),
        status: shown(here, &of.shown),
        reason: reason::project_reason(here, of),
        declared: declared::declared(here, of),
        stale: phrase::stale(here, of),
        promise: promise(here, known).map(|promise| sizes.promise(here, promise)),
        headline,
        figure,
        photo,
        due: words
            .locale
            .partial(known.due, &words.say("unknown-date", &[])),
        lead: (!leads.is_empty()).then(|| leads.join(&words.say("list-comma", &[]))),
        department: departments
            .and_then(|d| d.lead.as_ref())
            .map(|id| group_name(here, GroupKind::Department, id)),
        next: said::last(of, |r| r.next.as_ref()).map(|t| t.get(here.lang).to_owned()),
        contact: known
            .contact
            .as_ref()
            .map(|c| c.get(here.lang).to_owned())
            .or_else(|| here.settings().contact.as_ref().map(ToString::to_string)),
        as_of: date(here, t),
        code_html: address.as_deref().map(crate::chart::qr::code),
        address,
        illustrative: known.is_illustrative(),
        step: 0,
    };
    let view = ProjectBoardView {
        step: sizes.step(here, &view),
        ..view
    };
    let word = match here.page {
        Page::Print(Printed::Poster(_)) => "print-poster-title",
        Page::Print(Printed::LargePoster(_)) => "print-large-poster-title",
        _ => "print-board-title",
    };
    let title = words.say(word, &[("title", Arg::Text(&view.title.text))]);
    (page::page(here, title, view.reason.clone(), None), view)
}

/// Sizes of a board in its own units, of which an A1 sheet is 594 wide and a poster 210,
/// millimetres of A1 and of A4; those of `.mp-board` and `.mp-poster`.
struct Sizes {
    /// From margin to margin: 594 − 2 × 34, and 210 − 2 × 15.
    width: f64,
    /// The height that title, promise, reason and next step share, beside a headline and the least
    /// chart.
    room: f64,
    /// More height where there is no headline.
    headline: f64,
    /// More height where there is no chart.
    chart: f64,
    /// The place of photographs.
    photo: &'static Place,
    /// The width that is left for the reason where there is one.
    beside: f64,
    /// Letters of the title, the promise and the rest.
    letters: [f64; 3],
    /// Letters of the line above the title.
    sub: f64,
    /// Letters, width and usual lines of the foot beside its code.
    foot: [f64; 3],
}

const BOARD: Sizes = Sizes {
    width: 526.0,
    room: 215.0,
    headline: 130.0,
    chart: 190.0,
    photo: &photo::BOARD,
    beside: 255.0,
    letters: [44.0, 19.0, 12.5],
    sub: 12.5,
    foot: [10.5, 420.0, 5.0],
};

const POSTER: Sizes = Sizes {
    width: 180.0,
    room: 4.0,
    headline: 48.0,
    chart: 70.0,
    photo: &photo::POSTER,
    beside: 101.0,
    letters: [18.0, 8.6, 6.0],
    sub: 6.0,
    foot: [4.6, 124.0, 6.0],
};

/// Lines that a promise may take on a board at 0.64 of its size; a longer one is cut.
const PROMISE: f64 = 7.0;

/// The least scale of the rest, which must be read from some steps away; title and promise may
/// become smaller.
const LEAST: f64 = 0.64;

impl Sizes {
    fn promise(&self, here: &PageContext<'_>, promise: TextView) -> TextView {
        let text = shortened(
            here,
            &promise.text,
            self.letters[1] * LEAST,
            self.width * PROMISE,
        );
        TextView { text, ..promise }
    }

    /// The step at which everything fits.
    fn step(&self, here: &PageContext<'_>, view: &ProjectBoardView) -> usize {
        let room = self.room
            + if view.headline.is_some() {
                0.0
            } else {
                self.headline
            }
            + if view.figure.is_some() {
                0.0
            } else {
                self.chart
            }
            - self.around(here, view);
        step(room, |scale| self.height(view, scale))
    }

    /// The height that the line above the title and the foot take beyond the usual.
    fn around(&self, here: &PageContext<'_>, view: &ProjectBoardView) -> f64 {
        let settings = here.settings();
        let [size, column, usual] = self.foot;
        // The zeros take the place of the project's number, of two digits at most as a rule.
        let sub = format!(
            "00 {} · {}",
            settings.title.get(here.lang),
            view.focus.as_deref().unwrap_or("")
        );
        let texts = [Some(&settings.publisher), settings.notice.as_ref()]
            .into_iter()
            .flatten()
            .map(|t| t.get(here.lang));
        let foot: f64 = texts
            .chain(view.address.as_deref())
            .map(|text| lines(text, size, column))
            .sum();
        (lines(&sub, self.sub, self.width) - 1.0) * self.sub * 1.5
            + (foot + 2.0 - usual).max(0.0) * size * 1.5
    }

    fn height(&self, view: &ProjectBoardView, scale: f64) -> f64 {
        let [title, promise, rest] = self.letters;
        let small = rest * scale.max(LEAST);
        let block =
            |text: &str, size: f64, leading: f64| lines(text, size, self.width) * size * leading;
        let promised = view
            .promise
            .as_ref()
            .map_or(0.0, |p| block(&p.text, promise * scale, 1.5));
        // Four wide spaces take the place of the label before the words.
        let next = view.next.as_ref().map_or(0.0, |next| {
            block(
                &format!("\u{3000}\u{3000}\u{3000}\u{3000}{next}"),
                small,
                1.5,
            ) + small * 0.5
        });
        block(&view.title.text, title * scale, 1.21) + promised + self.told(view, small) + next
    }

    /// The height of the reason; with a photograph that of both, less what stands beside it and
    /// took a height of its own without one.
    fn told(&self, view: &ProjectBoardView, small: f64) -> f64 {
        let said = |width: f64| lines(&stated(view), small, width) * small * 1.5;
        let Some(photo) = &view.photo else {
            return said(self.width);
        };
        let caption = |one: &PhotoView| {
            let words = format!(
                "{} 0000 00 00 000",
                one.caption.as_deref().unwrap_or_default()
            );
            lines(&words, self.sub * 0.85, self.beside) * self.sub * 1.2
        };
        let captions = photo
            .before
            .as_deref()
            .map_or(0.0, caption)
            .max(caption(photo));
        let sight = self.photo.height(photo) + captions;
        if self.photo.is_beside() {
            // The status stands beside the photograph as well.
            return said(self.beside).max(sight - 2.0 * self.sub);
        }
        let answers = if photo.before.is_some() { 0.0 } else { 50.0 };
        let gone = view.headline.as_ref().map_or(0.0, |_| self.headline)
            + view.figure.as_ref().map_or(0.0, |_| self.chart);
        let headline = view.headline.as_ref().map_or(0.0, |_| 105.0);
        // A drawing of half a page is 360 pixels wide.
        let chart = (view.figure.as_ref()).map_or(0.0, |f| {
            (self.beside / 360.0 * f64::from(f.height)).min(200.0)
        });
        sight + 10.0 - answers + (said(self.beside) + headline).max(chart) - gone
    }
}

/// All that stands beside the status, about as long as it is printed.
fn stated(view: &ProjectBoardView) -> String {
    let declared = view.declared.as_deref().unwrap_or_default();
    // The badge is the day and a few words around it.
    let stale = view.stale.as_ref().map_or("", |day| &day.text);
    format!("{} {declared} {stale}{stale}", view.reason)
}

fn figure(here: &PageContext<'_>, of: &ProjectInsight, width: Width) -> Option<PaperFigureView> {
    let shown = of
        .lead_indicator()
        .map(|i| trajectory::trajectory(here, of, i, true))
        .filter(|f| f.drawing.is_some());
    let source = of_project::source(here, of, of.lead_indicator());
    match shown {
        Some(shown) => Numbers::default().figure_in(here, shown, source.as_deref(), width),
        None => steps(here, of, width),
    }
}

/// The milestones, as far as a drawing of them can be read.
fn steps(here: &PageContext<'_>, of: &ProjectInsight, width: Width) -> Option<PaperFigureView> {
    let drawn = (1..=MOST_STEPS)
        .contains(&of.milestones.len())
        .then(|| time::milestones(here, of))?;
    let source = of_project::source(here, of, of.lead_indicator());
    Numbers::default().figure_in(here, drawn, source.as_deref(), width)
}
