//! How many of some projects are behind, and which.

use crate::derive::ProjectInsight;
use crate::render::context::PageContext;
use crate::render::part::behind::worst_first;
use crate::render::phrase::{LinkView, project_link};
use crate::theme::Arg;
use serde::Serialize;

/// Those of some projects that are behind.
#[derive(Debug, Serialize)]
pub struct TroubleView {
    /// How many projects there are and how many of them are behind, in words.
    pub said: String,
    /// Those, worst first; empty where they are too many to name in a sentence.
    pub projects: Vec<LinkView>,
}

/// The most projects that a sentence names.
const MOST: usize = 6;

/// Those of `total` projects that are behind; `None` without any.
pub fn trouble(
    here: &PageContext<'_>,
    total: usize,
    behind: &[&ProjectInsight],
) -> Option<TroubleView> {
    let n = behind.len();
    let mut worst = behind.to_vec();
    worst_first(here, &mut worst);
    let args = [("total", Arg::Count(total)), ("n", Arg::Count(n))];
    (0 < n).then(|| TroubleView {
        said: here.words().say("group-trouble", &args),
        projects: match n <= MOST {
            true => worst
                .iter()
                .map(|of| project_link(here, &of.known))
                .collect(),
            false => Vec::new(),
        },
    })
}
