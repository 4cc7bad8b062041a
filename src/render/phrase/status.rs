//! A status as a theme shows it.

use crate::model::Status;
use crate::render::context::PageContext;
use crate::render::phrase::say;
use serde::Serialize;

/// A status: word, symbol, colour role.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The status.
    pub id: String,
    /// Its word.
    pub word: String,
    /// Its colour role and symbol.
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
