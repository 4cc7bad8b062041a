//! The lists `declared` and `confidence`: how somebody says that a project stands.

use super::refs;
use crate::base::{Code, Date, PartialDate};
use crate::config::chosen_scale;
use crate::model::scale::{Rating, Scale};
use crate::model::{Declared, Evidence, InFile};
use crate::reference;
use crate::yaml::{Node, Reader, did_you_mean, quoted_choices};
use std::sync::Arc;

/// What a declaration may name.
#[derive(Clone, Copy)]
pub struct Declaring<'a> {
    /// The list: `declared` or `confidence`.
    pub list: &'static str,
    /// The key of the declared word.
    pub key: &'static str,
    /// The scales of the site.
    pub scales: &'a [Scale],
    /// The scale of a declaration that names none.
    pub scale: &'a str,
    /// The evidence of the project.
    pub proof: &'a [Evidence],
}

/// What was declared, by publication; what cannot be read is left out and reported.
pub fn declared(node: Option<&Node>, of: Declaring<'_>, reader: &mut Reader) -> Vec<Declared> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    let read = |item| one(item, of, reader);
    let mut all: Vec<Declared> = items.iter().filter_map(read).collect();
    all.sort_by_key(|d| d.published);
    in_order(&all, reader);
    for pair in all
        .windows(2)
        .filter(|pair| pair[0].published == pair[1].published)
    {
        let message = format!("two of `{}` are declared on {}", of.list, pair[1].published);
        let hint = "keep the one that counts; how it stood before has the day on which that was \
            said";
        reader.diags.push_two(
            Code::FigureTwice,
            pair[1].place.0,
            message,
            hint,
            (pair[0].place.0, "the other one".to_owned()),
        );
    }
    all
}

fn one(node: &Node, of: Declaring<'_>, reader: &mut Reader) -> Option<Declared> {
    let map = match of.key {
        "level" => &reference::CONFIDENCE,
        _ => &reference::DECLARED,
    };
    let mut fields = reader.fields(node, map, "a map with `published`")?;
    let published = fields
        .require("published", "this declaration", "2021-06-11", reader.diags)
        .and_then(|n| reader.date(n));
    let named = fields.take("scale");
    let own = chosen_scale(named, of.scales, reader);
    let scale = match (named, own) {
        (Some(_), None) => None,
        (_, own) => {
            let id = own.as_deref().unwrap_or(of.scale);
            of.scales.iter().find(|s| &*s.id == id)
        }
    };
    let example = scale.map_or("on-track", |s| &s.grades[0].id);
    let word = fields.require(of.key, "this declaration", example, reader.diags);
    let is = word
        .zip(scale)
        .and_then(|(n, scale)| rating(n, scale, of.scales, reader));
    let about = fields
        .take("date")
        .and_then(|n| about(n, published, reader));
    let by = fields.take("by").and_then(|n| reader.text(n));
    let reason = fields.take("reason").and_then(|n| reader.text(n));
    let evidence = refs::known(
        fields.take("evidence"),
        "evidence",
        of.proof.iter().map(|e| &*e.id),
        reader,
    );
    let place = InFile(fields.head());
    fields.finish(reader.diags);
    Some(Declared {
        published: published?,
        about,
        is: Arc::new(is?),
        by,
        reason,
        evidence,
        place,
    })
}

/// The day or period that a declaration is about; one that begins after its publication is refused,
/// and so is one that is unknown, which is written by leaving it out.
fn about(node: &Node, published: Option<Date>, reader: &mut Reader) -> Option<PartialDate> {
    let about = reader.partial(node)?;
    let (message, hint) = match (about.first(), published?) {
        (None, _) => (
            format!("`{about}` is no day that a grade can be about"),
            "leave `date` out where it is not known",
        ),
        (Some(first), published) if published < first => (
            format!("this is about {about}, and was published before, on {published}"),
            "`date` is the day or period that was judged, as `2021-06-30` or `2021`",
        ),
        _ => return Some(about),
    };
    reader.error(Code::BadDate, node.span, message, hint);
    None
}

/// Refuses what goes back to an earlier day than the declaration before it: the newest one stands
/// as the status, and would be the older judgement.
fn in_order(all: &[Declared], reader: &mut Reader) {
    for pair in all.windows(2).filter(|pair| pair[1].on() < pair[0].on()) {
        let message = format!(
            "published on {}, this is about an earlier day than what was published on {}",
            pair[1].published, pair[0].published
        );
        let hint = "what is published later counts as the newer judgement; give each the day on \
            which it was first published";
        let other = (pair[0].place.0, "the one before".to_owned());
        let at = pair[1].place.0;
        reader
            .diags
            .push_two(Code::BadDate, at, message, hint, other);
    }
}

/// The grade of a scale; one that only another scale has is told with that scale.
fn rating(node: &Node, scale: &Scale, all: &[Scale], reader: &mut Reader) -> Option<Rating> {
    let word = reader.exact(node, "one word")?;
    let found = scale.rating(word);
    if found.is_none() {
        let known: Vec<&str> = scale.grades.iter().map(|g| &*g.id).collect();
        let other = all.iter().find(|s| s.rating(word).is_some());
        let hint = match (did_you_mean(word, &known), other) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Some(other)) => format!("write `scale: {}` beside it", other.id),
            (None, None) => format!("use {}", quoted_choices(&known)),
        };
        let message = format!("`{word}` is no grade of the scale `{}`", scale.id);
        reader.error(Code::BadWord, node.span, message, hint);
    }
    found
}
