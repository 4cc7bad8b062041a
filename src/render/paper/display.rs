//! What stands on the board or the poster of a project.

use crate::render::figure::numbered::PaperFigureView;
use crate::render::part::headline::HeadlineView;
use crate::render::part::record::PhotoView;
use crate::render::phrase::status::StatusView;
use crate::render::phrase::{DateView, TextView};
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
    /// When its target would be reached at the pace of late, in one sentence; `None` where nothing
    /// is forecast, and without room.
    pub finish: Option<String>,
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
    /// Its photograph, beside which the headline or the status stands; `None` where it has none, or only one that
    /// is too small.
    pub photo: Option<PhotoView>,
    /// By when, as exactly as it was promised, in words.
    pub due: String,
    /// Who leads it on the as-of date, by name; `None` where that is not known.
    pub lead: Option<String>,
    /// Its leading department by name; `None` where that is not known.
    pub department: Option<String>,
    /// What comes next, by the newest report that says so, else the open action that is due next;
    /// `None` without either.
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
    /// How far title, promise and the rest are set smaller so that all fits; a step of the style
    /// sheet, 0 to 10, where 0 is the full size.
    pub step: usize,
    /// How far the headline is set smaller so that it stands on one line; a step of the style
    /// sheet, 0 to 5.
    pub figure_step: usize,
    /// How far those who answer are set smaller so that they stand in one row; a step of the style
    /// sheet, 0 to 2.
    pub answers_step: usize,
    /// Whether lines of the title end between its words and at its marks alone.
    pub is_whole: bool,
}
