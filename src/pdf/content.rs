//! What stands on a page: which tagged content shows which words, links, fonts.

use super::font::{Font, Fonts};
use super::matrix::{Matrix, Pen};
use super::text::string;
use super::{Mark, PdfPage};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Text};
use hayro_syntax::page::{Page, Resources};
use std::rc::Rc;

/// How deep forms may stand in forms; browsers need far less, and a circle must end.
const DEEPEST: usize = 8;

/// CSS 2.1, 4.3.2: a pixel is 1/96 inch.
const POINTS_PER_PIXEL: f64 = 0.75;

/// Reads a page into plain data; what cannot be read is left out.
pub(super) fn sheet<'a>(page: &Page<'a>, fonts: &mut Fonts) -> PdfPage {
    let area = page.media_box();
    let mut sheet = PdfPage {
        width: area.x1 - area.x0,
        height: area.y1 - area.y0,
        links: links(page.raw()),
        ..PdfPage::default()
    };
    let mut writer = Writer {
        sheet: &mut sheet,
        fonts,
        font: Rc::default(),
        open: Vec::new(),
        pen: Pen::default(),
    };
    writer.play(page.typed_operations(), page.resources(), DEEPEST);
    sheet
}

/// Where the links of a page lead that leave the document.
fn links(page: &Dict<'_>) -> Vec<String> {
    let Some(notes) = page.get::<Array<'_>>("Annots") else {
        return Vec::new();
    };
    let link = |note: Dict<'_>| {
        Some(string(
            note.get::<Dict<'_>>("A")?
                .get::<Text<'_>>("URI")?
                .as_bytes(),
        ))
    };
    notes.iter::<Dict<'_>>().filter_map(link).collect()
}

/// One piece of marked content that is open.
struct Open {
    number: Option<i64>,
    /// The words that are given for its letters, until the first letter shows.
    said: Option<Said>,
}

/// Words in place of letters. A browser that moves a line to the next page leaves such words
/// without letters behind.
enum Said {
    Waiting(String),
    Shown,
}

struct Writer<'s> {
    sheet: &'s mut PdfPage,
    fonts: &'s mut Fonts,
    font: Rc<Font>,
    open: Vec<Open>,
    pen: Pen,
}

impl Writer<'_> {
    fn play(&mut self, mut content: TypedIter<'_>, resources: &Resources<'_>, deepest: usize) {
        while let Some(step) = content.next() {
            match step {
                TypedInstruction::BeginMarkedContent(_) => self.open.push(Open {
                    number: None,
                    said: None,
                }),
                TypedInstruction::BeginMarkedContentWithProperties(begin) => {
                    self.begin(begin.1, resources)
                }
                TypedInstruction::EndMarkedContent(_) => drop(self.open.pop()),
                TypedInstruction::SaveState(_) => self.pen.save(),
                TypedInstruction::RestoreState(_) => self.pen.restore(),
                TypedInstruction::Transform(by) => self
                    .pen
                    .transform(matrix([by.0, by.1, by.2, by.3, by.4, by.5])),
                TypedInstruction::BeginText(_) => self.pen.begin_text(),
                TypedInstruction::SetTextMatrix(by) => {
                    self.pen.set(matrix([by.0, by.1, by.2, by.3, by.4, by.5]))
                }
                TypedInstruction::NextLine(by) => self.pen.next_line(by.0.as_f64(), by.1.as_f64()),
                TypedInstruction::TextFont(font) => {
                    self.font = self
                        .fonts
                        .of(font.0, resources, &mut self.sheet.drawn_fonts);
                    self.pen.size = font.1.as_f64();
                }
                TypedInstruction::ShowText(text) => self.show(text.0.as_bytes()),
                TypedInstruction::NextLineAndShowText(text) => self.show(text.0.as_bytes()),
                TypedInstruction::ShowTextWithParameters(text) => self.show(text.2.as_bytes()),
                TypedInstruction::ShowTexts(texts) => {
                    texts
                        .0
                        .iter::<Object<'_>>()
                        .for_each(|part| self.part(part));
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
        let is_form = form
            .dict()
            .get::<Name<'_>>("Subtype")
            .is_some_and(|kind| kind.as_str() == "Form");
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
        let number = properties
            .as_ref()
            .and_then(|p| p.get::<i32>("MCID"))
            .map(i64::from);
        if let Some(number) = number {
            self.sheet.marks.entry(number).or_default();
        }
        let said =
            properties.and_then(|p| Some(string(p.get::<Text<'_>>("ActualText")?.as_bytes())));
        self.open.push(Open {
            number,
            said: said.map(Said::Waiting),
        });
    }

    fn show(&mut self, bytes: &[u8]) {
        // Glyph 0 is the box of a font; browsers write every letter by its glyph.
        self.sheet.missing += bytes
            .chunks(self.font.meaning.width.max(1))
            .filter(|code| code.iter().all(|b| *b == 0))
            .count();
        if bytes.is_empty() {
            return;
        }
        let corners = self.pen.advance(self.font.width(bytes));
        // Folios and running heads stand in the margin on purpose, and are not tagged. What lies
        // wholly beyond the sheet is shown on the next one, where a browser repeats what it cut.
        let is_tagged = self.open.iter().any(|open| open.number.is_some());
        let (width, height) = (self.sheet.width, self.sheet.height);
        let is_beyond = corners.iter().all(|(x, _)| *x < 0.0)
            || corners.iter().all(|(x, _)| width < *x)
            || corners.iter().all(|(_, y)| *y < 0.0)
            || corners.iter().all(|(_, y)| height < *y);
        if is_tagged && !is_beyond && bytes.iter().any(|byte| *byte != 0) {
            corners
                .iter()
                .for_each(|corner| self.sheet.reach.add(*corner));
        }
        // Words in place of letters count for all letters inside of them.
        match self
            .open
            .iter_mut()
            .find_map(|open| open.said.as_mut())
            .map(|said| std::mem::replace(said, Said::Shown))
        {
            Some(Said::Shown) => {}
            Some(Said::Waiting(words)) => self.add(&words),
            None => {
                let font = Rc::clone(&self.font);
                self.add(&font.meaning.words(bytes));
            }
        }
    }

    /// Letters, or thousandths by which the next ones are moved back.
    fn part(&mut self, part: Object<'_>) {
        match part {
            Object::Number(back) => drop(self.pen.advance(-back.as_f64() / 1000.0)),
            part => {
                if let Some(text) = part.into_string() {
                    self.show(text.as_bytes());
                }
            }
        }
    }

    /// Keeps the size of the smallest letters.
    fn measure(&mut self, words: &str) {
        let size = self.pen.height();
        if words.chars().any(char::is_alphanumeric)
            && size > 0.0
            && self.sheet.least.is_none_or(|least| size < least)
        {
            self.sheet.least = Some(size);
        }
    }

    fn add(&mut self, words: &str) {
        self.measure(words);
        match self.open.iter().rev().find_map(|open| open.number) {
            Some(number) => {
                let mark: &mut Mark = self.sheet.marks.entry(number).or_default();
                mark.shows_text = true;
                mark.scale = mark.scale.max(self.pen.scale() / POINTS_PER_PIXEL);
                mark.text.push_str(words);
            }
            None => self.sheet.loose.push_str(words),
        }
    }
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
