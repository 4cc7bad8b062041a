//! `scales:`: the words in which a site lets others declare how its projects stand.

use super::id::{id, is_id};
use crate::base::Code;
use crate::model::Id;
use crate::model::scale::{Grade, Scale, built_in};
use crate::model::status::Token;
use crate::reference;
use crate::yaml::{Key, Node, Reader, did_you_mean, quoted_choices};

/// Every scale: those that are built in, then the site's own in the order written. What cannot be
/// read is left out and reported.
pub fn scales(node: Option<&Node>, reader: &mut Reader) -> Vec<Scale> {
    let mut all = built_in();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map by id")) {
        if let Some(scale) = scale(key, value, &all, reader) {
            all.push(scale);
        }
    }
    all
}

fn scale(key: &Key, value: &Node, all: &[Scale], reader: &mut Reader) -> Option<Scale> {
    let id = id(key, "scale", reader)?;
    if all.iter().any(|s| s.id == id) {
        reader.error(
            Code::BadId,
            key.span,
            format!("the scale `{id}` is built in"),
            "give your own scale another id",
        );
        return None;
    }
    let mut grades: Vec<Grade> = Vec::new();
    for item in reader.list(value) {
        grades.extend(grade(item, &grades, reader));
    }
    if grades.is_empty() {
        reader.error(
            Code::MissingKey,
            value.span,
            format!("the scale `{id}` has no grade"),
            "list its grades from best to worst: `- {id: fine, name: Fine, token: on-track}`",
        );
        return None;
    }
    Some(Scale { id, grades })
}

fn grade(node: &Node, before: &[Grade], reader: &mut Reader) -> Option<Grade> {
    let mut fields = reader.fields(
        node,
        &reference::GRADE,
        "a map with `id`, `name` and `token`",
    )?;
    let id = fields.require("id", "a grade", "delayed", reader.diags);
    let id = id.and_then(|n| Some((reader.exact(n, "an id")?, n.span)));
    let name = fields
        .require("name", "a grade", "Delayed", reader.diags)
        .and_then(|n| reader.text(n));
    let token = fields
        .require("token", "a grade", "at-risk", reader.diags)
        .and_then(|n| reader.word::<Token>(n));
    let means = fields.take("means").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    let (id, span) = id?;
    if !is_id(id) || before.iter().any(|g| &*g.id == id) {
        let message = match is_id(id) {
            true => format!("the grade `{id}` stands twice"),
            false => format!("`{id}` is no id"),
        };
        let hint = "each grade has an id of its own, of small Latin letters, digits and hyphens";
        reader.error(Code::BadId, span, message, hint);
        return None;
    }
    Some(Grade {
        id: id.into(),
        name: Some(name?),
        token: token?,
        means,
    })
}

/// The scale that `scale:` names, of those that a site has; `None` where nothing is written, or
/// nothing that is known, which is reported.
pub fn chosen(node: Option<&Node>, all: &[Scale], reader: &mut Reader) -> Option<Id> {
    let node = node?;
    let text = reader.exact(node, "the id of a scale")?;
    let found = all.iter().find(|s| &*s.id == text);
    if found.is_none() {
        let known: Vec<&str> = all.iter().map(|s| &*s.id).collect();
        let hint = match did_you_mean(text, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use {}, or declare it in `scales:`", quoted_choices(&known)),
        };
        let message = format!("there is no scale `{text}`");
        reader.error(Code::UnknownId, node.span, message, hint);
    }
    Some(found?.id.clone())
}
