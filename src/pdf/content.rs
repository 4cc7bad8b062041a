//! What stands on a page: which tagged content shows which words, links, fonts.

use super::text::{Meaning, string};
use super::{Mark, Sheet};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as Text};
use hayro_syntax::page::{Page, Resources};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Forms in forms that no browser writes.
const DEEPEST: usize = 8;

/// Fonts that were read, for all pages.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<ObjectIdentifier, Rc<Font>>);

#[derive(Debug, Default)]
struct Font {
    meaning: Meaning,
    /// The name, when its letters are drawings.
    drawn: Option<String>,
}

/// Reads a page.
pub(super) fn sheet<'a>(page: &Page<'a>, fonts: &mut Fonts) -> Sheet {
    let area = page.media_box();
    let mut sheet = Sheet { width: area.x1 - area.x0, height: area.y1 - area.y0, links: links(page.raw()), ..Sheet::default() };
    let mut writer = Writer { sheet: &mut sheet, fonts, font: Rc::default(), open: Vec::new(), size: Size::default() };
    writer.play(page.typed_operations(), page.resources(), DEEPEST);
    sheet
}

/// Where the links of a page lead that leave the document.
fn links(page: &Dict<'_>) -> Vec<String> {
    let Some(notes) = page.get::<Array<'_>>("Annots") else { return Vec::new() };
    let link = |note: Dict<'_>| Some(string(note.get::<Dict<'_>>("A")?.get::<Text<'_>>("URI")?.as_bytes()));
    notes.iter::<Dict<'_>>().filter_map(link).collect()
}

/// One piece of marked content that is open.
struct Open {
    number: Option<i64>,
    /// The words that are given for its letters, until the first letter shows.
    said: Option<Said>,
}

/// Words in place of letters. A browser that moves a line to the next page leaves such words without letters behind.
enum Said {
    Waiting(String),
    Shown,
}

struct Writer<'s> {
    sheet: &'s mut Sheet,
    fonts: &'s mut Fonts,
    font: Rc<Font>,
    open: Vec<Open>,
    size: Size,
}

/// How high letters are: the font's own size, and how much it is enlarged by its text and by all that stands around it.
struct Size {
    font: f64,
    text: f64,
    around: f64,
    saved: Vec<f64>,
}

impl Default for Size {
    fn default() -> Size {
        Size { font: 0.0, text: 1.0, around: 1.0, saved: Vec::new() }
    }
}

/// How much a matrix enlarges what is upright, from its third and fourth number.
fn enlarged(c: f64, d: f64) -> f64 {
    c.hypot(d)
}

impl Writer<'_> {
    fn play(&mut self, mut content: TypedIter<'_>, resources: &Resources<'_>, deepest: usize) {
        while let Some(step) = content.next() {
            match step {
                TypedInstruction::BeginMarkedContent(_) => self.open.push(Open { number: None, said: None }),
                TypedInstruction::BeginMarkedContentWithProperties(begin) => self.begin(begin.1, resources),
                TypedInstruction::EndMarkedContent(_) => drop(self.open.pop()),
                TypedInstruction::SaveState(_) => self.size.saved.push(self.size.around),
                TypedInstruction::RestoreState(_) => self.size.around = self.size.saved.pop().unwrap_or(1.0),
                TypedInstruction::Transform(by) => self.size.around *= enlarged(by.2.as_f64(), by.3.as_f64()),
                TypedInstruction::SetTextMatrix(by) => self.size.text = enlarged(by.2.as_f64(), by.3.as_f64()),
                TypedInstruction::TextFont(font) => {
                    self.font = self.fonts.of(font.0, resources, &mut self.sheet.drawn_fonts);
                    self.size.font = font.1.as_f64();
                }
                TypedInstruction::ShowText(text) => self.show(text.0.as_bytes()),
                TypedInstruction::NextLineAndShowText(text) => self.show(text.0.as_bytes()),
                TypedInstruction::ShowTextWithParameters(text) => self.show(text.2.as_bytes()),
                TypedInstruction::ShowTexts(texts) => {
                    texts.0.iter::<Object<'_>>().filter_map(Object::into_string).for_each(|text| self.show(text.as_bytes()));
                }
                TypedInstruction::XObject(form) => {
                    let form = resources.get_x_object(form.0).filter(|_| deepest > 0);
                    form.into_iter().for_each(|form| self.form(&form, deepest));
                }
                _ => {}
            }
        }
    }

    fn form(&mut self, form: &Stream<'_>, deepest: usize) {
        let is_form = form.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if let (true, Ok(content)) = (is_form, form.decoded()) {
            let resources = Resources::new(form.dict().get("Resources").unwrap_or_default());
            self.play(TypedIter::new(&content), &resources, deepest - 1);
        }
    }

    fn begin(&mut self, properties: &Object<'_>, resources: &Resources<'_>) {
        let properties = match properties {
            Object::Dict(dict) => Some(dict.clone()),
            Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        let number = properties.as_ref().and_then(|p| p.get::<i32>("MCID")).map(i64::from);
        if let Some(number) = number {
            self.sheet.marks.entry(number).or_default();
        }
        let said = properties.and_then(|p| Some(string(p.get::<Text<'_>>("ActualText")?.as_bytes())));
        self.open.push(Open { number, said: said.map(Said::Waiting) });
    }

    fn show(&mut self, bytes: &[u8]) {
        // Glyph 0 is the box of a font; browsers write every letter by its glyph.
        self.sheet.missing += bytes.chunks(self.font.meaning.width.max(1)).filter(|code| code.iter().all(|b| *b == 0)).count();
        if bytes.is_empty() {
            return;
        }
        match self.open.iter_mut().find_map(|open| open.said.as_mut()).map(|said| std::mem::replace(said, Said::Shown)) {
            Some(Said::Shown) => {}
            Some(Said::Waiting(words)) => self.add(&words),
            None => {
                let font = Rc::clone(&self.font);
                self.add(&font.meaning.words(bytes));
            }
        }
    }

    /// Keeps the size of the smallest letters.
    fn measure(&mut self, words: &str) {
        let size = self.size.font * self.size.text * self.size.around;
        if words.chars().any(char::is_alphanumeric) && size > 0.0 && self.sheet.least.is_none_or(|least| size < least) {
            self.sheet.least = Some(size);
        }
    }

    fn add(&mut self, words: &str) {
        self.measure(words);
        match self.open.iter().rev().find_map(|open| open.number) {
            Some(number) => {
                let mark: &mut Mark = self.sheet.marks.entry(number).or_default();
                mark.shows_text = true;
                mark.text.push_str(words);
            }
            None => self.sheet.loose.push_str(words),
        }
    }
}

impl Fonts {
    fn of(&mut self, name: &Name<'_>, resources: &Resources<'_>, drawn: &mut std::collections::BTreeSet<String>) -> Rc<Font> {
        let Some(dict) = resources.get_font(name) else { return Rc::default() };
        let font = match dict.obj_id() {
            Some(id) => Rc::clone(self.0.entry(id).or_insert_with(|| Rc::new(Font::read(&dict)))),
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
        let map = dict.get::<Stream<'_>>("ToUnicode").and_then(|map| map.decoded().ok().map(std::borrow::Cow::into_owned));
        let meaning = Meaning::read(&map.unwrap_or_default(), if kind == "Type0" { 2 } else { 1 });
        Font { meaning, drawn: (kind == "Type3").then(|| name(dict)) }
    }
}

/// The name of a font without the six letters that say it is a part of one.
fn name(font: &Dict<'_>) -> String {
    let descriptor = font.get::<Dict<'_>>("FontDescriptor");
    let name = descriptor.and_then(|d| d.get::<Name<'_>>("FontName")).or_else(|| font.get("Name"));
    let name = name.as_ref().map_or("a font without a name", Name::as_str);
    name.split_once('+').map_or(name, |(_, name)| name).to_owned()
}
