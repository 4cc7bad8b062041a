//! Pages for paper: what they are about, where they are, on which paper.

use crate::base::{Period, PeriodKind};
use crate::derive::Insight;
use crate::model::{Id, Settings};
use crate::render::address::kind::{self, PrintKind};

/// A page for paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Printed {
    /// One project on one A4 page, upright.
    Sheet(Id),
    /// A display board of one project, A1 upright.
    Board(Id),
    /// A notice of one project, A4 upright.
    Poster(Id),
    /// The same notice in A3, upright.
    LargePoster(Id),
    /// The book of a period, A4.
    Period(Period),
    /// The book of a year of the programme, A4, where that is not the period itself.
    Year(Period),
    /// A book of the site's own choice, A4, by its id.
    Book(Id),
    /// The display board of the programme, A1 upright.
    Programme,
    /// The wall board of the programme, A3 across.
    Wall,
}

impl Printed {
    /// What is the same for all pages of its kind.
    pub fn kind(&self) -> &'static PrintKind {
        match self {
            Printed::Sheet(_) => &kind::SHEET,
            Printed::Board(_) => &kind::BOARD,
            Printed::Poster(_) => &kind::POSTER,
            Printed::LargePoster(_) => &kind::LARGE_POSTER,
            Printed::Period(period) if period.kind() == PeriodKind::Month => &kind::MONTH,
            Printed::Period(period) if period.kind() == PeriodKind::HalfYear => &kind::HALF_YEAR,
            Printed::Period(period) if period.kind() == PeriodKind::Year => &kind::YEAR,
            Printed::Period(_) => &kind::QUARTER,
            Printed::Year(_) => &kind::YEAR,
            Printed::Book(_) => &kind::BOOK,
            Printed::Programme => &kind::PROGRAMME,
            Printed::Wall => &kind::WALL,
        }
    }

    /// The address below the root of its language; begins with `print/` and ends in `/`.
    pub fn address(&self, settings: &Settings) -> String {
        let name = match self {
            Printed::Sheet(id)
            | Printed::Board(id)
            | Printed::Poster(id)
            | Printed::LargePoster(id)
            | Printed::Book(id) => id.to_string(),
            Printed::Period(period) => period.slug(),
            // Books beside those of quarters are named by the year in which theirs begins.
            Printed::Year(year) if settings.calendar.period == Some(PeriodKind::Quarter) => {
                format!("{:04}", year.begun_in())
            }
            Printed::Year(year) => year.slug(),
            Printed::Programme | Printed::Wall => String::new(),
        };
        self.kind().address_of(&name)
    }

    /// The period whose end the page tells about: its own, or the last of its year so far; `None`
    /// for a page about the as-of date.
    pub fn period(&self, insight: &Insight) -> Option<Period> {
        match self {
            Printed::Period(period) => Some(*period),
            Printed::Year(year) => {
                let mut periods = insight.periods().map(|q| q.period);
                periods.rfind(|q| year.holds(q.first))
            }
            _ => None,
        }
    }
}
