//! Scales: in which words somebody declares how a project stands, from best to worst.

use super::Id;
use super::status::{Status, Token};
use super::vocabulary::Confidence;
use crate::base::Text;
use std::cmp::Ordering;

/// A scale: its grades from best to worst. A site has those that are built in and its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id, unique among the scales of a site.
    pub id: Id,
    /// Its grades, from best to worst; never empty.
    pub grades: Vec<Grade>,
}

/// One word of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// Its id, unique in the scale.
    pub id: Id,
    /// Its word for readers; `None` for one that is built in, whose word the theme has.
    pub name: Option<Text>,
    /// Its look.
    pub token: Token,
    /// What it means, in a sentence; `None` where that is not said.
    pub means: Option<Text>,
}

/// A grade that was declared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating {
    /// The scale.
    pub scale: Id,
    /// Its place in the scale, from 0 for the best.
    pub rank: usize,
    /// The grade.
    pub grade: Id,
    /// Its look.
    pub token: Token,
    /// See [`Scale::step`].
    pub step: usize,
}

impl Rating {
    /// Whether its look asks for attention or says trouble.
    pub fn is_behind(&self) -> bool {
        self.token.is_behind()
    }

    /// Whether it is better (`Less`) or worse (`Greater`) than an earlier one; `None` where the two
    /// cannot be compared: on another scale, where one says that nothing is judged or under way, or
    /// where one says that a promise is kept in part and the other leaves open what becomes of it.
    pub fn against(&self, before: &Rating) -> Option<Ordering> {
        let judged = |r: &Rating| {
            let token = r.token;
            matches!(
                token,
                Token::Done | Token::OnTrack | Token::Risk | Token::Late
            )
        };
        let comparable = self.scale == before.scale && judged(self) && judged(before);
        // Kept is better, and broken worse, than whatever was said before there was a verdict.
        let half = |r: &Rating| r.verdict() == Some(PromiseGrade::PartlyKept);
        let is_open = |r: &Rating| r.verdict().is_some() && !r.decides();
        let mixed = half(self) && is_open(before) || half(before) && is_open(self);
        (comparable && !mixed).then(|| self.rank.cmp(&before.rank))
    }

    /// Whether it is a verdict that decides what became of a promise.
    pub fn decides(&self) -> bool {
        self.verdict().is_some_and(PromiseGrade::decides)
    }

    /// The computed status of the same name; `None` where the scale is another one.
    pub fn status(&self) -> Option<Status> {
        (&*self.scale == STATUS).then(|| Status::from_word(&self.grade))?
    }

    /// The verdict on a promise that it is; `None` where the scale gives none.
    pub fn verdict(&self) -> Option<PromiseGrade> {
        (&*self.scale == PROMISE).then(|| PromiseGrade::from_word(&self.grade))?
    }
}

super::vocabulary::words! {
    /// The grades of the scale for promises.
    PromiseGrade {
        /// Kept.
        Kept = "kept",
        /// Something is being done.
        InTheWorks = "in-the-works",
        /// Kept in part, or by a compromise.
        PartlyKept = "partly-kept",
        /// Nothing moves.
        Stalled = "stalled",
        /// Broken.
        Broken = "broken",
        /// Nobody judged it yet.
        NotYetRated = "not-yet-rated",
    }
}

/// So many grades of one look after the first have symbols of their own; the rest shares the last.
const MOST_STEPS: usize = 2;

/// The scale of the words that are computed from figures; the default one.
pub const STATUS: &str = "status";
/// The scale for promises.
pub const PROMISE: &str = "promise";
/// The scale of how sure somebody is.
pub const CONFIDENCE: &str = "confidence";

/// The scales that every site has, in the order in which messages list them.
pub fn built_in() -> Vec<Scale> {
    let of = |id: &str, grades: Vec<(&str, Token)>| Scale {
        id: id.into(),
        grades: grades
            .into_iter()
            .map(|(id, token)| Grade {
                id: id.into(),
                name: None,
                token,
                means: None,
            })
            .collect(),
    };
    let status = Status::ALL.iter().map(|s| (s.word(), s.token())).collect();
    let promise = PromiseGrade::ALL.iter().map(|g| (g.word(), g.token()));
    let confidence = Confidence::ALL.iter().map(|c| (c.word(), c.token()));
    vec![
        of(STATUS, status),
        of(
            "rag",
            vec![
                ("green", Token::OnTrack),
                ("amber", Token::Risk),
                ("red", Token::Late),
            ],
        ),
        of(
            "rag5",
            vec![
                ("green", Token::OnTrack),
                ("amber-green", Token::OnTrack),
                ("amber", Token::Risk),
                ("amber-red", Token::Risk),
                ("red", Token::Late),
            ],
        ),
        of(PROMISE, promise.collect()),
        of(CONFIDENCE, confidence.collect()),
    ]
}

impl PromiseGrade {
    /// Whether it says what became of a promise; the others leave that open.
    pub fn decides(self) -> bool {
        matches!(
            self,
            PromiseGrade::Kept | PromiseGrade::PartlyKept | PromiseGrade::Broken
        )
    }

    /// Its look.
    pub fn token(self) -> Token {
        match self {
            PromiseGrade::Kept => Token::Done,
            PromiseGrade::InTheWorks => Token::OnTrack,
            PromiseGrade::PartlyKept | PromiseGrade::Stalled => Token::Risk,
            PromiseGrade::Broken => Token::Late,
            PromiseGrade::NotYetRated => Token::NoData,
        }
    }
}

impl Confidence {
    /// Its look.
    pub fn token(self) -> Token {
        match self {
            Confidence::High => Token::OnTrack,
            Confidence::Medium => Token::Risk,
            Confidence::Low => Token::Late,
        }
    }
}

impl Scale {
    /// How many better grades have the look of the one at a place, as far as symbols tell them
    /// apart; 0 for the words that are computed as well, which share theirs.
    pub fn step(&self, rank: usize) -> usize {
        let (better, rest) = self.grades.split_at(rank);
        let alike = better.iter().filter(|g| g.token == rest[0].token).count();
        if *self.id == *STATUS {
            0
        } else {
            alike.min(MOST_STEPS)
        }
    }

    /// The grade with this id as it is declared; `None` where the scale has none such.
    pub fn rating(&self, grade: &str) -> Option<Rating> {
        let rank = self.grades.iter().position(|g| &*g.id == grade)?;
        let found = &self.grades[rank];
        Some(Rating {
            scale: self.id.clone(),
            rank,
            grade: found.id.clone(),
            token: found.token,
            step: self.step(rank),
        })
    }
}
