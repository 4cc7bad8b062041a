//! The fonts of a page: what their codes mean, how wide they are, whether they are drawings.

use super::text::Meaning;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Fonts that were read, for all pages.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<ObjectIdentifier, Rc<Font>>);

/// One font as far as a check asks for it.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// What its codes mean.
    pub(super) meaning: Meaning,
    /// The name, when its letters are drawings.
    drawn: Option<String>,
    /// The bytes that those drawings take in the file.
    drawn_bytes: usize,
    /// Widths by code, in widths of the letter m.
    widths: BTreeMap<u32, f64>,
    /// The width of all other codes.
    usual: f64,
}

impl Fonts {
    /// The bytes that letters take in the file which are drawings.
    pub(super) fn drawn_bytes(&self) -> usize {
        self.0.values().map(|font| font.drawn_bytes).sum()
    }

    /// A font of a page by its name there, read once for all pages; `drawn` takes the name of one
    /// whose letters are drawings.
    pub(super) fn of(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        drawn: &mut BTreeSet<String>,
    ) -> Rc<Font> {
        let Some(dict) = resources.get_font(name) else {
            return Rc::default();
        };
        let font = match dict.obj_id() {
            Some(id) => Rc::clone(
                self.0
                    .entry(id)
                    .or_insert_with(|| Rc::new(Font::read(&dict))),
            ),
            None => Rc::new(Font::read(&dict)),
        };
        drawn.extend(font.drawn.clone());
        font
    }
}

impl Font {
    fn read(dict: &Dict<'_>) -> Font {
        let kind = dict.get::<Name<'_>>("Subtype");
        let kind = kind.as_ref().map_or("", Name::as_str);
        let map = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|map| map.decoded().ok().map(std::borrow::Cow::into_owned));
        let is_wide = kind == "Type0";
        let meaning = Meaning::read(&map.unwrap_or_default(), if is_wide { 2 } else { 1 });
        let (widths, usual) = if is_wide {
            wide(dict)
        } else {
            (simple(dict), 0.0)
        };
        Font {
            meaning,
            drawn: (kind == "Type3").then(|| name(dict)),
            drawn_bytes: drawings(dict),
            widths,
            usual,
        }
    }

    /// How far the letters of a text reach, in widths of the letter m.
    pub(super) fn width(&self, bytes: &[u8]) -> f64 {
        let code = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        bytes
            .chunks(self.meaning.width.max(1))
            .map(|bytes| self.widths.get(&code(bytes)).unwrap_or(&self.usual))
            .sum()
    }
}

/// The bytes of the drawings of a font's letters (ISO 32000-1, 9.6.5); 0 for all but Type 3.
fn drawings(dict: &Dict<'_>) -> usize {
    let drawn = dict.get::<Dict<'_>>("CharProcs");
    drawn.map_or(0, |all| {
        let letters = all.keys().filter_map(|name| all.get::<Stream<'_>>(name));
        letters.map(|letter| letter.raw_data().len()).sum()
    })
}

/// Widths of a font with one byte a letter: a list from its first code on, in thousandths or as its
/// matrix says.
fn simple(dict: &Dict<'_>) -> BTreeMap<u32, f64> {
    let unit = dict
        .get::<Array<'_>>("FontMatrix")
        .and_then(|matrix| matrix.iter::<f64>().next())
        .unwrap_or(0.001);
    let first = dict
        .get::<i32>("FirstChar")
        .and_then(|first| u32::try_from(first).ok())
        .unwrap_or(0);
    let widths = dict.get::<Array<'_>>("Widths");
    let widths = widths
        .iter()
        .flat_map(|widths| widths.iter::<f64>().collect::<Vec<_>>());
    (first..).zip(widths.map(|width| width * unit)).collect()
}

/// Widths of a font with two bytes a letter: `c [w w …]` from a code on, `c c w` for a range; and
/// that of all others.
fn wide(dict: &Dict<'_>) -> (BTreeMap<u32, f64>, f64) {
    let below = dict
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|below| below.iter::<Dict<'_>>().next());
    let usual = below
        .as_ref()
        .and_then(|below| below.get::<f64>("DW"))
        .unwrap_or(1000.0)
        / 1000.0;
    let list = below.and_then(|below| below.get::<Array<'_>>("W"));
    let list: Vec<Object<'_>> = list
        .map(|list| list.iter::<Object<'_>>().collect())
        .unwrap_or_default();
    let number = |object: &Object<'_>| {
        if let Object::Number(number) = object {
            Some(number.as_f64())
        } else {
            None
        }
    };
    let mut widths = BTreeMap::new();
    let mut rest = list.as_slice();
    loop {
        match rest {
            [first, Object::Array(each), ..] => {
                let codes = (number(first).unwrap_or(0.0) as u32)..;
                widths.extend(codes.zip(each.iter::<f64>().map(|width| width / 1000.0)));
                rest = &rest[2..];
            }
            [first, last, width, ..] => {
                let (Some(first), Some(last), Some(width)) =
                    (number(first), number(last), number(width))
                else {
                    break;
                };
                // No more than a font has letters, whatever the range says.
                let last = (last as u32).min((first as u32).saturating_add(0xffff));
                widths.extend((first as u32..=last).map(|code| (code, width / 1000.0)));
                rest = &rest[3..];
            }
            _ => break,
        }
    }
    (widths, usual)
}

/// The name of a font without the six letters that say it is a part of one.
fn name(font: &Dict<'_>) -> String {
    let descriptor = font.get::<Dict<'_>>("FontDescriptor");
    let name = descriptor
        .and_then(|d| d.get::<Name<'_>>("FontName"))
        .or_else(|| font.get("Name"));
    let name = name.as_ref().map_or("a font without a name", Name::as_str);
    name.split_once('+')
        .map_or(name, |(_, name)| name)
        .to_owned()
}
