//! Pages for paper: what they are about, where they are, on which paper.

use crate::derive::{Insight, Quarter};
use crate::model::Id;

/// A page for paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Printed {
    /// One project on one A4 page.
    Sheet(Id),
    /// A display board of one project, A1 upright.
    Board(Id),
    /// A notice of one project, A4 upright.
    Poster(Id),
    /// The same notice in A3.
    LargePoster(Id),
    /// The book of a quarter.
    Quarter(Quarter),
    /// The book of a year of the programme.
    Year(i16),
    /// A book of the site's own choice.
    Book(Id),
    /// The display board of the programme, A1 upright.
    Programme,
    /// The wall board of the programme, A3 across.
    Wall,
}

impl Printed {
    /// The address below the root of its language.
    pub fn address(&self) -> String {
        match self {
            Printed::Sheet(id) => format!("print/projects/{id}/"),
            Printed::Board(id) => format!("print/projects/{id}/board/"),
            Printed::Poster(id) => format!("print/projects/{id}/poster/"),
            Printed::LargePoster(id) => format!("print/projects/{id}/poster/a3/"),
            Printed::Quarter(quarter) => format!("print/quarters/{}/", quarter.slug()),
            Printed::Year(year) => format!("print/years/{year:04}/"),
            Printed::Book(id) => format!("print/books/{id}/"),
            Printed::Programme => "print/boards/programme/".to_owned(),
            Printed::Wall => "print/boards/wall/".to_owned(),
        }
    }

    /// The paper that it is made for, by its ISO name.
    pub fn paper(&self) -> &'static str {
        match self {
            Printed::Board(_) | Printed::Programme => "A1",
            Printed::LargePoster(_) | Printed::Wall => "A3",
            Printed::Sheet(_)
            | Printed::Poster(_)
            | Printed::Quarter(_)
            | Printed::Year(_)
            | Printed::Book(_) => "A4",
        }
    }

    /// The state that the page tells about: the end of its quarter or year so far, or the as-of
    /// date.
    pub fn seen<'i>(&self, insight: &'i Insight) -> &'i Insight {
        match self {
            Printed::Quarter(quarter) => insight.at(*quarter).unwrap_or(insight),
            Printed::Year(year) => insight
                .quarters()
                .rfind(|i| i.quarter.year == *year)
                .unwrap_or(insight),
            _ => insight,
        }
    }
}
