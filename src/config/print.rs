//! Paper: how books are set, which texts they have, and which books the site has beside those of
//! its quarters.

use super::{id::is_id, ids};
use crate::base::{Code, Span, Text};
use crate::model::{Book, FontRole, GroupKind, Id, InFile, Layout, PaperFont, Settings, Texts};
use crate::reference;
use crate::yaml::{Key, Node, Reader, did_you_mean, quoted_choices};

/// How paper is set.
pub struct Paper {
    /// How books are set; plainly where nothing is said.
    pub layout: Layout,
    /// Which texts it has; what fits where nothing is said.
    pub texts: Texts,
    /// Fonts of the site's own.
    pub fonts: Vec<PaperFont>,
}

/// What `print` says.
pub fn print(node: Option<&Node>, reader: &mut Reader) -> Paper {
    let mut paper = Paper {
        layout: Layout::Plain,
        texts: Texts::default(),
        fonts: Vec::new(),
    };
    let expected = "a map with `layout`, `texts` or `fonts`";
    let Some(mut fields) = node.and_then(|n| reader.fields(n, &reference::PRINT, expected)) else {
        return paper;
    };
    let layout = fields.take("layout").and_then(|n| reader.word(n));
    paper.layout = layout.unwrap_or(paper.layout);
    paper.texts = texts(fields.take("texts"), paper.texts, reader);
    paper.fonts = fonts(fields.take("fonts"), reader);
    fields.finish(reader.diags);
    paper
}

/// Files by the typeface that they are for; whether they are fonts is not asked here.
fn fonts(node: Option<&Node>, reader: &mut Reader) -> Vec<PaperFont> {
    let expected = "a map such as `serif: [fonts/song.ttf, fonts/song-bold.ttf]`";
    let Some(mut fields) = node.and_then(|n| reader.fields(n, &reference::FONTS, expected)) else {
        return Vec::new();
    };
    let mut fonts = Vec::new();
    for role in FontRole::ALL {
        let files = fields.take(role.word()).map_or(&[][..], |n| reader.list(n));
        for file in files {
            let place = InFile(file.span);
            fonts.extend(reader.path(file).map(|file| PaperFont {
                role: *role,
                file,
                place,
            }));
        }
    }
    fields.finish(reader.diags);
    fonts
}

/// `none`, `fit` or `full` for all texts, or for `write-up` and `reports` each; what is not said is
/// as usual.
fn texts(node: Option<&Node>, usual: Texts, reader: &mut Reader) -> Texts {
    let Some(node) = node else { return usual };
    if node.as_str().is_some() {
        return reader.word(node).map_or(usual, |extent| Texts {
            write_up: extent,
            reports: extent,
        });
    }
    let Some(mut fields) = reader.fields(
        node,
        &reference::BOOK_TEXTS,
        "`none`, `fit` or `full`, or a map with `reports`",
    ) else {
        return usual;
    };
    let write_up = fields.take("write-up").and_then(|n| reader.word(n));
    let reports = fields.take("reports").and_then(|n| reader.word(n));
    fields.finish(reader.diags);
    Texts {
        write_up: write_up.unwrap_or(usual.write_up),
        reports: reports.unwrap_or(usual.reports),
    }
}

/// A map of books, as written; without their map none. The ids of projects are resolved by the
/// stage that knows them.
pub fn books(node: Option<&Node>, settings: &Settings, reader: &mut Reader) -> Vec<Book> {
    let entries = node.map_or(&[][..], |n| reader.entries(n, "a map by id"));
    entries
        .iter()
        .filter_map(|(key, value)| book(key, value, settings, reader))
        .collect()
}

fn book(key: &Key, value: &Node, settings: &Settings, reader: &mut Reader) -> Option<Book> {
    if !is_id(&key.text) {
        let hint = "use lower-case Latin letters, digits and hyphens, such as `care-2021`";
        reader.error(
            Code::BadId,
            key.span,
            format!("`{}` cannot be the id of a book", key.text),
            hint,
        );
        return None;
    }
    let mut fields = reader.fields(value, &reference::BOOK, "a map with `title`")?;
    let title = fields
        .require("title", "a book", "Growing old well", reader.diags)
        .and_then(|n| reader.text(n));
    let mut groups = Vec::new();
    for (key, kind) in [
        ("focuses", GroupKind::Focus),
        ("batches", GroupKind::Batch),
        ("departments", GroupKind::Department),
    ] {
        let ids = known(fields.take(key), kind, settings, reader);
        groups.push((kind.word(settings).into(), ids));
    }
    for kind in (0..settings.groups.len()).map(|at| GroupKind::Own(at as u8)) {
        let word = kind.word(settings);
        let ids = known(fields.take_named(word), kind, settings, reader);
        groups.push((word.into(), ids));
    }
    let book = Book {
        id: Id::from(&*key.text),
        title: title.unwrap_or_else(|| Text::plain(&*key.text)),
        groups,
        texts: texts(fields.take("texts"), settings.texts, reader),
        projects: ids(fields.take("projects"), reader)
            .into_iter()
            .map(|(id, span)| (id, InFile(span)))
            .collect(),
    };
    fields.finish(reader.diags);
    Some(book)
}

/// The ids of a list that groups of a kind have; all others are reported.
fn known(
    node: Option<&Node>,
    kind: GroupKind,
    settings: &Settings,
    reader: &mut Reader,
) -> Vec<Id> {
    let all = kind.ids(settings);
    let all: Vec<&str> = all.iter().map(|id| &**id).collect();
    let given = ids(node, reader);
    let (known, unknown): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|(id, _)| all.contains(&&**id));
    let what = kind.word(settings);
    unknown
        .iter()
        .for_each(|(id, span)| report(id, *span, what, &all, reader));
    known.into_iter().map(|(id, _)| id).collect()
}

fn report(id: &str, span: Span, what: &str, all: &[&str], reader: &mut Reader) {
    let hint = match did_you_mean(id, all) {
        Some(near) => format!("did you mean `{near}`?"),
        None if all.is_empty() => format!("there is no {what} here yet; declare `{id}` first"),
        None => format!("use {}", quoted_choices(all)),
    };
    reader.error(
        Code::UnknownId,
        span,
        format!("there is no {what} `{id}`"),
        hint,
    );
}
