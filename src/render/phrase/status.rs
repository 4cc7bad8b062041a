//! A status as a theme shows it.

use crate::derive::Shown;
use crate::model::Status;
use crate::render::context::PageContext;
use crate::render::phrase::say;
use serde::Serialize;

/// A status: word, symbol, colour role. Also the state of a milestone or a colour role itself, with
/// its own id and word.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The class word of the status, such as `on-track`, or the id of a declared grade; the same in
    /// every language.
    pub id: String,
    /// Its word for readers.
    pub word: String,
    /// The class word of its colour role and symbol, such as `ontrack`, with `declared-` before it
    /// for a declared one; several statuses share one.
    pub token: String,
    /// The name of its symbol: the same, with a number behind it for a declared grade that is not
    /// the first one of its scale with this look.
    pub symbol: String,
}

/// A status as it is shown, for a template.
pub fn shown(here: &PageContext<'_>, of: &Shown) -> StatusView {
    StatusView {
        id: of.word().to_owned(),
        word: say::shown(here, of),
        token: of.sign().class(),
        symbol: of.symbol(),
    }
}

/// A computed status for a template.
pub fn status(here: &PageContext<'_>, status: Status) -> StatusView {
    StatusView {
        id: status.word().to_owned(),
        word: say::status(here, status),
        token: status.token().class().to_owned(),
        symbol: status.token().class().to_owned(),
    }
}
