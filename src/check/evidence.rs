//! Evidence and photographs: what a project shows to be believed. A file that is named must be
//! there and be one that may go out.

use super::Context;
use super::files::{self, Slot};
use crate::base::{Code, Hash, SafePath, Span, Text, slug};
use crate::config::is_id;
use crate::model::vocabulary::EvidenceKind;
use crate::model::{Evidence, Id, InFile, Photo};
use crate::reference;
use crate::yaml::{Fields, Key, Node, Reader, did_you_mean};

/// The map `evidence`, in the order written; what cannot be read is left out and reported.
pub fn evidence(
    node: Option<&Node>,
    folder: &str,
    context: Context<'_>,
    reader: &mut Reader,
) -> Vec<Evidence> {
    let entries = node.map_or(&[][..], |n| reader.entries(n, "a map by id"));
    entries
        .iter()
        .filter_map(|(key, value)| piece(key, value, folder, context, reader))
        .collect()
}

fn piece(
    key: &Key,
    value: &Node,
    folder: &str,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<Evidence> {
    let mut fields = reader.fields(value, &reference::EVIDENCE, "a map with `title` and `kind`")?;
    let title = fields
        .require("title", "this evidence", "Acceptance record", reader.diags)
        .and_then(|n| reader.text(n));
    let kind = fields
        .require("kind", "this evidence", "document", reader.diags)
        .and_then(|n| reader.word::<EvidenceKind>(n));
    let file = fields
        .take("file")
        .and_then(|n| published(n, Slot::Download, folder, context, reader));
    let stated = fields
        .take("sha256")
        .and_then(|n| Some((n, sha256(n, reader)?)));
    let evidence = Evidence {
        id: id(key, "evidence", reader)?,
        title: title.unwrap_or_else(|| Text::plain(&*key.text)),
        kind: kind.unwrap_or(EvidenceKind::Document),
        publisher: fields.take("publisher").and_then(|n| reader.text(n)),
        date: fields.take("date").and_then(|n| reader.partial(n)),
        url: fields.take("url").and_then(|n| reader.url(n)),
        archived_url: fields.take("archived_url").and_then(|n| reader.url(n)),
        sha256: original(file.as_ref(), stated, context, reader),
        file,
        locator: fields.take("locator").and_then(|n| reader.text(n)),
        licence: fields
            .take("licence")
            .and_then(|n| reader.string(n))
            .map(Into::into),
        place: InFile(key.span),
    };
    fields.finish(reader.diags);
    Some(evidence)
}

/// An id of something inside a project: the same letters as everywhere. `None` for any other, which
/// is reported.
pub fn id(key: &Key, what: &str, reader: &mut Reader) -> Option<Id> {
    if is_id(&key.text) {
        return Some(Id::from(&*key.text));
    }
    let hint = format!(
        "use lower-case Latin letters, digits and hyphens, such as `{}`",
        slug::suggested(&key.text, "first")
    );
    reader.error(
        Code::BadId,
        key.span,
        format!("`{}` cannot be the id of {what}", key.text),
        hint,
    );
    None
}

/// 64 hexadecimal digits in either case, kept in lower case.
fn sha256(node: &Node, reader: &mut Reader) -> Option<Box<str>> {
    let text = reader.exact(node, "a SHA-256")?;
    let hash = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if !hash {
        reader.error(
            Code::WrongType,
            node.span,
            format!("`{text}` is not a SHA-256"),
            "write 64 hexadecimal digits",
        );
    }
    hash.then(|| text.to_ascii_lowercase().into())
}

/// The SHA-256 of a file as the author has it, which a stated one must be; without a file the
/// stated one.
fn original(
    file: Option<&SafePath>,
    stated: Option<(&Node, Box<str>)>,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<Box<str>> {
    let found = file.and_then(|path| context.source.find(&format!("content/{path}")));
    let Some(bytes) = found.and_then(|file| context.source.read(file).ok()) else {
        return stated.map(|(_, hash)| hash);
    };
    let hash: Box<str> = Hash::of(&bytes).to_string().into();
    if let Some((node, stated)) = stated.filter(|(_, stated)| *stated != hash) {
        let message = format!("the file has another SHA-256 than `{stated}`");
        reader.error(
            Code::OtherCheckSum,
            node.span,
            message,
            format!("put the file that was meant there, or write `{hash}`"),
        );
    }
    Some(hash)
}

/// A file named in a front matter that goes out as it is, unless it may not.
fn published(
    node: &Node,
    slot: Slot,
    folder: &str,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<SafePath> {
    let path = file_beside(node, folder, context, reader)?;
    files::admitted(context.source, path.as_str(), slot, node.span, reader.diags).then_some(path)
}

/// A file named in a front matter, looked up beside it; the path is from the root of the content
/// folder. `None` when there is no such file, which is reported.
pub fn file_beside(
    node: &Node,
    folder: &str,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<SafePath> {
    let path = reader.path(node)?;
    existing(path.as_str(), folder, node.span, context, reader)
}

fn existing(
    path: &str,
    folder: &str,
    span: Span,
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<SafePath> {
    let full = format!("{folder}/{path}");
    if context.source.find(&full).is_some() {
        return SafePath::new(full.strip_prefix("content/").unwrap_or(&full)).ok();
    }
    let inside = format!("{folder}/");
    let names: Vec<&str> = context
        .source
        .files()
        .iter()
        .filter_map(|f| f.path.strip_prefix(&inside))
        .collect();
    let hint = match did_you_mean(path, &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("put it into {folder}/"),
    };
    reader.error(
        Code::MissingFile,
        span,
        format!("there is no file `{path}` in {folder}/"),
        hint,
    );
    None
}

/// A list of photographs, in the order written; one whose file may not go out is left out.
pub fn photos(
    node: Option<&Node>,
    folder: &str,
    context: Context<'_>,
    reader: &mut Reader,
) -> Vec<Photo> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| photo(item, folder, context, reader))
        .collect()
}

fn photo(node: &Node, folder: &str, context: Context<'_>, reader: &mut Reader) -> Option<Photo> {
    let mut fields = reader.fields(node, &reference::PHOTO, "a map with `file` and `alt`")?;
    let own = picture(&mut fields, (folder, "a photo"), context, reader);
    let before = fields.take("before").and_then(|node| {
        let mut fields = reader.fields(node, &reference::BEFORE, "a map with `file` and `alt`")?;
        let before = picture(
            &mut fields,
            (folder, "a photo from before"),
            context,
            reader,
        );
        fields.finish(reader.diags);
        before
    });
    let places = context.settings.places.iter().map(|g| &*g.id);
    let place = fields
        .take("place")
        .and_then(|n| super::refs::one(n, "place", places, reader));
    fields.finish(reader.diags);
    Some(Photo {
        place,
        before: before.map(Box::new),
        ..own?
    })
}

/// What a photograph and the one from before have in common.
fn picture(
    fields: &mut Fields<'_>,
    (folder, what): (&str, &str),
    context: Context<'_>,
    reader: &mut Reader,
) -> Option<Photo> {
    let file = fields
        .require("file", what, "site.jpg", reader.diags)
        .and_then(|n| published(n, Slot::Image, folder, context, reader));
    let alt = fields
        .require("alt", what, "what it shows", reader.diags)
        .and_then(|n| reader.text(n));
    let caption = fields.take("caption").and_then(|n| reader.text(n));
    let date = fields.take("date").and_then(|n| reader.date(n));
    let licence = fields
        .take("licence")
        .and_then(|n| reader.string(n))
        .map(Into::into);
    Some(Photo {
        file: file?,
        alt: alt?,
        caption,
        date,
        place: None,
        licence,
        before: None,
    })
}
