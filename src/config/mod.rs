//! `content/site.yaml` → [`Settings`]: one text in, typed settings and messages out. No other file
//! is read.

mod address;
mod calendar;
mod id;
mod scales;
mod terms;
mod map;
mod groups;
mod dimensions;
mod layout;
mod lists;
mod photos;
mod currency;
mod tables;
mod print;
mod programme;
mod changes;

use crate::base::{Code, Date, Diagnostics, FileId, SafePath, Span, Text};
use crate::model::scale::STATUS;
use crate::model::settings::{Calendar, Settings, ThemeChoice};
use crate::model::vocabulary::{Leading, Provenance, Qualifier};
use crate::model::{Event, Family, Id, InFile, Layout, Outputs, OwnTolerance, Texts, Tolerance};
use crate::reference;
use crate::yaml::{Fields, Node, Reader, quoted_choices, read_tree};

pub use address::site_address;
pub use changes::{Entry, entry};
pub use currency::currency;
pub use id::is_id;
pub use programme::every;
pub use scales::chosen as chosen_scale;

/// Reads the configuration, defaults filled in; `None` when it is too broken to go on with.
///
/// Every mistake is reported, also those after which reading goes on.
pub fn settings(text: &str, file: FileId, diags: &mut Diagnostics) -> Option<Settings> {
    // A byte order mark is no YAML, but counts in the places of messages.
    let text_without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = read_tree(
        text_without_mark,
        file,
        text.len() - text_without_mark.len(),
        diags,
    )?;
    let languages = languages(&root, diags);
    let mut reader = Reader {
        languages: &languages,
        begins: calendar::starts_of(&root),
        diags,
    };
    let mut fields = reader.fields(&root, &reference::SITE, "a map of settings")?;
    let title = fields
        .require("title", "the site", "Our promises", reader.diags)
        .and_then(|n| reader.text(n));
    let publisher = fields
        .require("publisher", "the site", "Delivery office", reader.diags)
        .and_then(|n| reader.text(n));
    // It was read before; taken, it is no unknown key.
    fields.take("languages");
    let scales = scales::scales(fields.take("scales"), &mut reader);
    let day = fields.take("as_of");
    let calendar = calendar::calendar(fields.take("calendar"), &mut reader);
    let dimensions = dimensions::dimensions(fields.take("dimensions"), &mut reader);
    let settings = Settings {
        title: title.unwrap_or_else(|| Text::plain("?")),
        publisher: publisher.unwrap_or_else(|| Text::plain("?")),
        languages: languages.clone(),
        base_url: fields
            .take("base_url")
            .and_then(|n| base_url(n, &mut reader)),
        as_of: day.and_then(|n| as_of(n, &mut reader)),
        as_of_place: day.map(|n| InFile(n.span)),
        theme: fields
            .take("theme")
            .map_or_else(civic, |n| theme(n, &mut reader)),
        focuses: groups::focuses(fields.take("focuses"), &mut reader),
        batches: groups::batches(fields.take("batches"), &scales, &mut reader),
        departments: groups::groups(fields.take("departments"), "department", &mut reader),
        places: groups::groups(fields.take("places"), groups::PLACE_WORD, &mut reader),
        map: map::map(fields.take("map"), &mut reader),
        groups: groups::own(fields.take("groups"), &mut reader),
        people: groups::people(fields.take("people"), &mut reader),
        tables: tables::tables(fields.take("tables"), &dimensions, &mut reader),
        dimensions,
        editions: editions(fields.take("editions"), &calendar, &mut reader),
        outputs: outputs(fields.take("outputs"), &calendar, &mut reader),
        calendar,
        cadence: programme::cadence(fields.take("cadence"), &mut reader),
        terms: terms::terms(fields.take("terms"), &mut reader),
        sections: layout::sections(fields.take("sections"), &mut reader),
        menu: layout::menu(fields.take("menu"), &mut reader),
        books: Vec::new(),
        layout: Layout::Plain,
        texts: Texts::default(),
        fonts: Vec::new(),
        lists: lists::lists(fields.take("lists"), &mut reader),
        consultations: programme::consultations(fields.take("consultations"), &mut reader),
        declared_totals: programme::declared_totals(fields.take("declared_totals"), &mut reader),
        declared_status: programme::declared_status(fields.take("declared_status"), &mut reader),
        scale: scales::chosen(fields.take("scale"), &scales, &mut reader)
            .unwrap_or_else(|| STATUS.into()),
        scales,
        leading: fields
            .take("status")
            .and_then(|n| reader.word(n))
            .unwrap_or(Leading::Figures),
        events: programme::events(fields.take("events"), &mut reader),
        tolerance: fields
            .take("tolerances")
            .map_or_else(OwnTolerance::default, |n| tolerance(n, &mut reader))
            .over(Tolerance::default()),
        changes: changes::changes(fields.take("changes"), &mut reader),
        statics: fields
            .take("static")
            .map_or_else(Vec::new, |n| statics(n, &mut reader)),
        photos: photos::photos(fields.take("photos"), &mut reader),
        licence: fields
            .take("licence")
            .and_then(|n| reader.string(n))
            .map(Into::into),
        contact: fields
            .take("contact")
            .and_then(|n| reader.string(n))
            .map(Into::into),
        currency: fields
            .take("currency")
            .and_then(|n| currency(n, &mut reader)),
        notice: fields.take("notice").and_then(|n| reader.text(n)),
        provenance: fields
            .take("provenance")
            .and_then(|n| reader.word(n))
            .unwrap_or(Provenance::Stated),
        site_id_code: None,
        icp: None,
        keys: fields.spans(&["tolerances", "calendar", "cadence", "map"]),
    };
    let books = fields.take("books");
    let print::Paper {
        layout,
        texts,
        fonts,
    } = print::print(fields.take("print"), &mut reader);
    let settings = Settings {
        layout,
        texts,
        fonts,
        ..settings
    };
    let settings = Settings {
        books: print::books(books, &settings, &mut reader),
        ..settings
    };
    fields.refuse("timezone", "a report has whole days only", reader.diags);
    let settings = government(settings, fields.take("government"), &mut reader);
    fields.finish(reader.diags);
    no_focus(&settings, root.span, reader.diags);
    Some(settings)
}

/// A site that lists projects needs a focus for them; one with declared totals alone does not.
fn no_focus(settings: &Settings, span: Span, diags: &mut Diagnostics) {
    if settings.focuses.is_empty() && settings.declared_totals.is_empty() {
        let hint = "add a line such as `focuses: {care: Growing old well}`";
        diags.push(
            Code::MissingKey,
            Span {
                end: span.start,
                ..span
            },
            "the site has no `focuses`",
            hint,
        );
    }
}

/// Languages come first: every text below may be a map by language. At most 16; `zh-Hans` where
/// none is given.
fn languages(root: &Node, diags: &mut Diagnostics) -> Vec<Box<str>> {
    let mut reader = Reader {
        languages: &[],
        begins: 1,
        diags,
    };
    let node = Fields::of(root, &reference::SITE).and_then(|mut fields| fields.take("languages"));
    let mut tags: Vec<Box<str>> = Vec::new();
    for item in node.map_or(&[][..], |n| reader.list(n)) {
        let Some(tag) = reader.exact(item, "a language tag") else {
            continue;
        };
        let formed = !tag.is_empty()
            && tag.len() <= 20
            && tag
                .split('-')
                .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !formed || tags.iter().any(|t| **t == *tag) || tags.len() == 16 {
            reader.error(
                Code::BadWord,
                item.span,
                format!("`{tag}` cannot be a language here"),
                "use tags such as `zh-Hans` or `en`, each once",
            );
        } else {
            tags.push(tag.into());
        }
    }
    if tags.is_empty() {
        tags.push("zh-Hans".into());
    }
    tags
}

fn base_url(node: &Node, reader: &mut Reader) -> Option<Box<str>> {
    let text = reader.exact(node, "an address")?;
    match site_address(text) {
        Ok(address) => Some(address),
        Err((message, hint)) => {
            reader.error(Code::BadUrl, node.span, message, hint);
            None
        }
    }
}

/// A day; `latest` is as if nothing were written.
fn as_of(node: &Node, reader: &mut Reader) -> Option<Date> {
    match node.as_str() {
        Some("latest") => None,
        _ => reader.date(node),
    }
}

fn civic() -> ThemeChoice {
    ThemeChoice {
        name: "civic".into(),
        place: None,
        logo: None,
        accent: None,
    }
}

/// A theme's name, or a map of its name, logo and accent.
fn theme(node: &Node, reader: &mut Reader) -> ThemeChoice {
    if node.as_str().is_some() {
        return ThemeChoice {
            name: theme_name(node, reader),
            place: Some(InFile(node.span)),
            ..civic()
        };
    }
    let Some(mut fields) = reader.fields(node, &reference::THEME, "a theme's name or a map") else {
        return civic();
    };
    let name = fields.take("name");
    let choice = ThemeChoice {
        name: name.map_or_else(|| "civic".into(), |n| theme_name(n, reader)),
        place: name.map(|n| InFile(n.span)),
        logo: fields.take("logo").and_then(|n| reader.path(n)),
        accent: fields.take("accent").and_then(|n| accent(n, reader)),
    };
    fields.finish(reader.diags);
    choice
}

fn theme_name(node: &Node, reader: &mut Reader) -> Box<str> {
    match reader.exact(node, "a theme's name") {
        Some(name) if is_id(name) => name.into(),
        Some(name) => {
            reader.error(
                Code::BadId,
                node.span,
                format!("`{name}` cannot be the name of a theme"),
                "use Latin letters, digits and hyphens",
            );
            "civic".into()
        }
        None => "civic".into(),
    }
}

fn accent(node: &Node, reader: &mut Reader) -> Option<Box<str>> {
    let text = reader.exact(node, "a colour")?;
    let colour = text.len() == 7
        && text.starts_with('#')
        && text[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if !colour {
        reader.error(
            Code::WrongType,
            node.span,
            format!("`{text}` is not a colour"),
            "write it as \"#0b5cad\", in quotes",
        );
    }
    colour.then(|| text.to_ascii_lowercase().into())
}

/// The keys `days`, `share` and `behind` as far as they are written; the site's and an indicator's
/// own.
pub fn tolerance(node: &Node, reader: &mut Reader) -> OwnTolerance {
    let Some(mut fields) = reader.fields(
        node,
        &reference::TOLERANCE,
        "a map with `days`, `share` and `behind`",
    ) else {
        return OwnTolerance::default();
    };
    let tolerance = OwnTolerance {
        days: fields
            .take("days")
            .and_then(|n| reader.whole(n, 0, 3660))
            .map(|n| n as i32),
        share: fields
            .take("share")
            .and_then(|n| reader.between(n, 0.0, 1.0)),
        behind: fields
            .take("behind")
            .and_then(|n| reader.between(n, 0.0, 1.0)),
    };
    fields.finish(reader.diags);
    tolerance
}

/// Only files directly in the content folder: each goes to the root of the output under its own
/// name.
fn statics(node: &Node, reader: &mut Reader) -> Vec<SafePath> {
    let mut files = Vec::new();
    for item in reader.list(node) {
        let Some(path) = reader.path(item) else {
            continue;
        };
        if path.as_str().contains('/') || path.as_str().starts_with('.') {
            reader.error(
                Code::BadPath,
                item.span,
                format!("`{path}` is not a file directly in content/"),
                "name one such as `CNAME`",
            );
        } else {
            files.push(path);
        }
    }
    files
}

/// The list of families; all of them by default.
fn outputs(node: Option<&Node>, calendar: &Calendar, reader: &mut Reader) -> Outputs {
    let Some(node) = node else {
        return Outputs::default();
    };
    let mut families = Vec::new();
    for item in reader.list(node) {
        // A period was always a quarter once.
        let family = match item.as_str() {
            Some("periods") => Some(Family::Quarters),
            _ => reader.word::<Family>(item),
        };
        if family == Some(Family::Quarters) && calendar.period.is_none() {
            reader.error(
                Code::BadWord,
                item.span,
                "a site that reports by no period has no pages of periods",
                "leave it out, or name a `period` in `calendar`",
            );
        }
        families.extend(family.map(|family| (family, item.span)));
    }
    if families.is_empty() {
        if reader.list(node).is_empty() {
            let hint = format!("name at least one of {}", quoted_choices(Family::WORDS));
            reader.error(
                Code::BadWord,
                node.span,
                "a site without outputs is no site",
                hint,
            );
        }
        return Outputs::default();
    }
    match Outputs::new(families.iter().map(|(family, _)| *family)) {
        Ok(outputs) => outputs,
        Err(lonely) => {
            let span = families.iter().find(|(family, _)| *family == lonely);
            let word = lonely.word();
            reader.error(
                Code::BadWord,
                span.map_or(node.span, |(_, span)| *span),
                format!("`{word}` is nothing without `pages`"),
                format!("write `outputs: [pages, {word}]`, or leave `{word}` out"),
            );
            Outputs::default()
        }
    }
}

/// `periods`: every build writes the permanent editions; `none` by default. A period was always a
/// quarter once, so `quarters` says the same.
fn editions(node: Option<&Node>, calendar: &Calendar, reader: &mut Reader) -> bool {
    let word = node.and_then(|n| Some((reader.exact(n, "`periods` or `none`")?, n.span)));
    match word {
        Some(("periods" | "quarters", span)) if calendar.period.is_none() => {
            reader.error(
                Code::BadWord,
                span,
                "a site that reports by no period has no editions",
                "drop `editions`, or name a `period` in `calendar`",
            );
            false
        }
        Some(("periods" | "quarters", _)) => true,
        None | Some(("none", _)) => false,
        Some((other, span)) => {
            reader.bad_word(other, span, &["periods", "none"]);
            false
        }
    }
}

fn government(mut settings: Settings, node: Option<&Node>, reader: &mut Reader) -> Settings {
    let Some(mut fields) = node.and_then(|n| {
        reader.fields(
            n,
            &reference::GOVERNMENT,
            "a map with `site_id_code` and `icp`",
        )
    }) else {
        return settings;
    };
    settings.site_id_code = fields
        .take("site_id_code")
        .and_then(|n| reader.string(n))
        .map(Into::into);
    settings.icp = fields
        .take("icp")
        .and_then(|n| reader.string(n))
        .map(Into::into);
    fields.finish(reader.diags);
    settings
}

/// A list of dated facts, as written; the ids of their evidence are resolved by the stage that
/// knows them.
pub fn events(node: Option<&Node>, reader: &mut Reader) -> Vec<Event> {
    programme::events(node, reader)
}

/// A list of ids with their places, as written; whether something has them is not asked here.
pub fn ids(node: Option<&Node>, reader: &mut Reader) -> Vec<(Id, Span)> {
    let items = node.map_or(&[][..], |n| reader.list(n));
    items
        .iter()
        .filter_map(|item| Some((Id::from(reader.exact(item, "an id")?), item.span)))
        .collect()
}

/// How exact a number is, `exact` by default.
pub fn qualifier(node: Option<&Node>, reader: &mut Reader) -> Qualifier {
    node.and_then(|n| reader.word(n))
        .unwrap_or(Qualifier::Exact)
}
