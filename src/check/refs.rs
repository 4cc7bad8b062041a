//! References by id: whoever names something must find it.

use crate::base::{Code, Span};
use crate::config::ids;
use crate::model::Id;
use crate::yaml::{Node, Reader, did_you_mean, quoted_choices};

/// A list of ids that must all be known, each once, in the order written; unknown ones are reported
/// and left out.
pub fn known<'k>(
    node: Option<&Node>,
    what: &str,
    all: impl Iterator<Item = &'k str> + Clone,
    reader: &mut Reader,
) -> Vec<Id> {
    let mut found = Vec::new();
    for (id, span) in ids(node, reader) {
        if all.clone().any(|k| *k == *id) {
            if !found.contains(&id) {
                found.push(id);
            }
        } else {
            unknown(&id, what, all.clone(), span, reader);
        }
    }
    found
}

/// One id that must be known; `None` when it is not, which is reported.
pub fn one<'k>(
    node: &Node,
    what: &str,
    all: impl Iterator<Item = &'k str> + Clone,
    reader: &mut Reader,
) -> Option<Id> {
    let id = reader.exact(node, "an id")?;
    if all.clone().any(|k| k == id) {
        return Some(Id::from(id));
    }
    unknown(id, what, all, node.span, reader);
    None
}

/// Reports an id that nothing has, with the nearest one or all there are.
pub fn unknown<'k>(
    id: &str,
    what: &str,
    all: impl Iterator<Item = &'k str>,
    span: Span,
    reader: &mut Reader,
) {
    let all: Vec<&str> = all.collect();
    let hint = match did_you_mean(id, &all) {
        Some(near) => format!("did you mean `{near}`?"),
        None if all.is_empty() => format!("there is no {what} here yet; declare `{id}` first"),
        None => format!("use {}", quoted_choices(&all)),
    };
    reader.error(
        Code::UnknownId,
        span,
        format!("there is no {what} `{id}`"),
        hint,
    );
}
