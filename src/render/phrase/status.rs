//! A status as a theme shows it.

use crate::model::Status;
use crate::render::context::PageContext;
use crate::render::phrase::say;
use serde::Serialize;

/// A status: word, symbol, colour role. Also the state of a milestone or a colour role itself, with
/// its own id and word.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The class word of the status, such as `on-track`; the same in every language.
    pub id: String,
    /// Its word for readers.
    pub word: String,
    /// The class word of its colour role and symbol, such as `ontrack`; several statuses share one.
    pub token: String,
}

/// A status for a template.
pub fn status(here: &PageContext<'_>, status: Status) -> StatusView {
    StatusView {
        id: status.word().to_owned(),
        word: say::status(here, status),
        token: status.token().word().to_owned(),
    }
}
