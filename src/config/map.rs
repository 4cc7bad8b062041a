//! Whose map of the places it is, and where a place lies.

use crate::base::Code;
use crate::geo::features::checked;
use crate::model::{MapWords, Position, Review};
use crate::reference::{NO_REVIEW, PLACE_MAP};
use crate::yaml::{Node, Reader};

/// What is said of the map; nothing where nothing is.
pub fn map(node: Option<&Node>, reader: &mut Reader) -> MapWords {
    let fields = node.and_then(|n| {
        reader.fields(
            n,
            &PLACE_MAP,
            "a map with `source`, `licence` and `review_number`",
        )
    });
    let Some(mut fields) = fields else {
        return MapWords::default();
    };
    let words = MapWords {
        source: fields.take("source").and_then(|n| reader.text(n)),
        licence: fields
            .take("licence")
            .and_then(|n| reader.string(n))
            .map(Into::into),
        review: fields.take("review_number").and_then(|n| review(n, reader)),
    };
    fields.finish(reader.diags);
    words
}

/// A number, or `{none: why}`.
fn review(node: &Node, reader: &mut Reader) -> Option<Review> {
    if let Some(text) = node.as_str() {
        if text.trim().is_empty() {
            let hint = "write it as it was given, or `{none: …}` with a reason";
            reader.error(
                Code::WrongType,
                node.span,
                "the review number is empty",
                hint,
            );
            return None;
        }
        return Some(Review::Number(reader.string(node)?.into()));
    }
    let mut fields = reader.fields(node, &NO_REVIEW, "a review number, or `{none: why}`")?;
    let why = fields.require(
        "none",
        "a map without one",
        "an invented city",
        reader.diags,
    );
    fields.finish(reader.diags);
    Some(Review::None(reader.text(why?)?))
}

/// A longitude and a latitude; `None` for anything else, which is reported.
pub fn position(node: &Node, reader: &mut Reader) -> Option<Position> {
    let numbers: Vec<f64> = reader
        .list(node)
        .iter()
        .filter_map(|n| reader.number(n))
        .map(|number| number.value())
        .collect();
    let (message, hint) = match numbers[..] {
        [longitude, latitude] => match checked([longitude, latitude]) {
            Ok(position) => return Some(position),
            Err(wrong) => wrong,
        },
        _ => (
            "a position is not `[longitude, latitude]`".to_owned(),
            "write it as two numbers, such as `[120.15, 30.28]`".to_owned(),
        ),
    };
    reader.error(Code::BadMap, node.span, message, hint);
    None
}
