//! All groups of one kind: focuses, batches, departments, people or places.

use crate::model::GroupKind;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::map;
use crate::render::part::groups::{CountView, counts};
use crate::render::part::page::{self, PageView};
use crate::theme::Arg;
use serde::Serialize;

/// All groups of a kind.
#[derive(Debug, Serialize)]
pub struct GroupsView {
    /// The word for this kind of group.
    pub kind: String,
    /// The class word of the kind: `focus`, `batch`, `department`, `lead`, `place`, or a key of
    /// the site's own.
    pub id: String,
    /// Those that have a page, with the number of their projects: departments and people by name,
    /// all others in the order of the configuration; a focus within another comes behind it.
    pub groups: Vec<CountView>,
    /// Of places the map, as HTML; `None` for other kinds, and where nobody says where they lie.
    pub map_html: Option<String>,
}

/// The page of a kind of group.
///
/// # Errors
/// A template that does not fit.
pub fn groups(
    here: &PageContext<'_>,
    kind: GroupKind,
) -> Result<(PageView, GroupsView), RenderError> {
    let words = here.words();
    let site = here.settings().title.get(here.lang);
    let view = GroupsView {
        kind: words.say(&format!("term-{}", kind.word(here.settings())), &[]),
        id: kind.word(here.settings()).to_owned(),
        groups: counts(here, kind),
        map_html: match kind {
            GroupKind::Place => here.try_field("map_html", || map::places(here))?,
            _ => None,
        },
    };
    let description = words.say(
        "groups-description",
        &[
            ("site", Arg::Text(site)),
            ("kind", Arg::Text(&view.kind)),
            ("date", Arg::Text(&words.locale.date(here.insight.as_of))),
        ],
    );
    Ok((page::page(here, view.kind.clone(), description, None), view))
}
