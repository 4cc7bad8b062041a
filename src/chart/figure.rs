//! A full chart with its words and data: inline for a page, and alone as a file. In come finished
//! drawings, words and tables, out come SVG and CSV; no figure is computed.

use super::canvas::{Anchor, Canvas};
use super::clear::marks_on_paper;
use super::role::{Role, TOKENS};
use super::{Wording, definitions, text};
use crate::base::csv_rows::csv;
use crate::base::encode::{html_attribute, html_text, xml_text};
use crate::base::{Date, Locale, PartialDate};
use crate::theme::Palette;
use std::fmt::Write;

/// A full chart for a page.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which chart it is; the word of its chart block.
    pub kind: &'static str,
    /// What it says, as a sentence.
    pub title: String,
    /// Measure, place and period in one line; may be empty.
    pub subtitle: String,
    /// What a reader has to know beside it, as sentences; empty when there is nothing of the kind.
    pub notes: Vec<String>,
    /// Whether any of its figures is invented for a demonstration.
    pub invented: bool,
    /// What it shows, in one sentence for those who cannot see it; at most 80 characters in
    /// languages without spaces, 150 elsewhere; empty where it is a sentence itself.
    pub alt: String,
    /// What it shows at more length, for those who cannot see it; empty where it is a sentence.
    pub description: String,
    /// The two drawings; `None` where a sentence has to do.
    pub drawing: Option<Drawing>,
    /// Its data, from which its CSV file is made.
    pub table: Table,
}

/// The drawings of a full chart.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// 720 pixels wide, for desktops and paper; 580 where letters are large against it.
    pub wide: Canvas,
    /// 320 pixels wide, for phones; `None` where letters are large, which is for paper alone.
    pub narrow: Option<Canvas>,
}

impl Drawing {
    /// Makes both drawings with one function of the width.
    pub fn of(draw: impl Fn(Width) -> Canvas) -> Drawing {
        Drawing {
            wide: draw(Width::Wide),
            narrow: Some(draw(Width::Narrow)),
        }
    }

    /// Makes the one with large letters by a function of the width.
    pub fn large(draw: impl Fn(Width) -> Canvas) -> Drawing {
        Drawing {
            wide: draw(Width::Large),
            narrow: None,
        }
    }
}

/// One of the drawings of a full chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 720 pixels, for desktops and paper.
    Wide,
    /// 320 pixels, for phones.
    Narrow,
    /// 580 pixels, low, for paper that is read from afar or holds it in half of its width.
    Large,
}

impl Width {
    /// The width of the drawing in pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Width::Wide => 720,
            Width::Narrow => 320,
            Width::Large => 580,
        }
    }

    /// The size of its text in pixels.
    pub fn text(self) -> f64 {
        match self {
            Width::Wide | Width::Large => 14.0,
            Width::Narrow => 13.0,
        }
    }

    fn letter(self) -> char {
        match self {
            Width::Wide | Width::Large => 'w',
            Width::Narrow => 'n',
        }
    }

    /// One value or the other; a large drawing has what a wide one has.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Width::Wide | Width::Large => wide,
            Width::Narrow => narrow,
        }
    }
}

/// The data of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the columns; those of numbers are set right. Empty for a table without data.
    pub head: Vec<Column>,
    /// Rows in the order in which they are shown; the first cell of each names it.
    pub rows: Vec<Vec<Cell>>,
    /// A drawing without words for each row, behind its name; `None` where the table only repeats a
    /// full drawing.
    pub marks: Option<Vec<String>>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: String) -> Column {
        Column {
            name,
            numeric: false,
        }
    }

    /// A column of numbers.
    pub fn numbers(name: String) -> Column {
        Column {
            name,
            numeric: true,
        }
    }
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number with its decimals; every digit that the page shows, not scaled.
    Number(f64, usize),
    /// A number with its decimals and a sign before it that is no part of it, such as `≥`.
    Bound(&'static str, f64, usize),
    /// A day.
    Day(Date),
    /// A date as exactly as it is known.
    Date(PartialDate),
    /// Nothing is known, or nothing applies.
    Empty,
}

impl Cell {
    /// A number with so many decimals; [`Cell::Empty`] for `None`.
    pub fn number(value: Option<f64>, decimals: usize) -> Cell {
        value.map_or(Cell::Empty, |v| Cell::Number(v, decimals))
    }

    /// A day; [`Cell::Empty`] for `None`.
    pub fn day(day: Option<Date>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// A count, without decimals.
    pub fn count(n: usize) -> Cell {
        Cell::Number(n as f64, 0)
    }

    /// The cell as a reader of the language sees it; a dash where nothing is known.
    pub fn shown(&self, locale: &Locale) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Number(value, decimals) => locale.number(*value, *decimals),
            Cell::Bound(sign, value, decimals) => {
                format!("{sign}{}", locale.number(*value, *decimals))
            }
            Cell::Day(day) => locale.date(*day),
            Cell::Date(date) => locale.partial(*date, "–"),
            Cell::Empty => "–".to_owned(),
        }
    }

    /// The cell as a program reads it: plain digits, ISO dates, empty where nothing is known.
    fn plain(&self) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Number(value, decimals) => plain(*value, *decimals),
            Cell::Bound(sign, value, decimals) => format!("{sign}{}", plain(*value, *decimals)),
            Cell::Day(day) => day.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Empty => String::new(),
        }
    }
}

/// Plain digits without the zeros at the end of a fraction.
fn plain(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", crate::base::locale::round(value, decimals));
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    // Rounding leaves a sign on what is now nothing.
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

impl Table {
    /// The table as a CSV file: RFC 4180, UTF-8 with a mark at its start, so that spreadsheets read
    /// Chinese. A drawing in a row is left out.
    pub fn csv(&self) -> Vec<u8> {
        let head: Vec<String> = self.head.iter().map(|c| c.name.clone()).collect();
        let rows = self
            .rows
            .iter()
            .map(|cells| cells.iter().map(Cell::plain).collect());
        format!("\u{feff}{}", csv([head].into_iter().chain(rows))).into_bytes()
    }
}

impl Figure {
    /// A figure that is a sentence, with its data if there are any.
    pub fn sentence(kind: &'static str, title: String, subtitle: String, table: Table) -> Figure {
        let (alt, description) = (String::new(), String::new());
        Figure {
            kind,
            title,
            subtitle,
            notes: Vec::new(),
            invented: false,
            alt,
            description,
            drawing: None,
            table,
        }
    }

    /// One of the drawings for a page; `key` is unique there. `None` for a sentence.
    pub fn inline(&self, width: Width, key: &str) -> Option<String> {
        self.drawn(width, key, Canvas::marks)
    }

    /// The wide one for paper, where no line of the grid runs behind a label.
    pub fn printed(&self, key: &str) -> Option<String> {
        let size = Width::Wide.text();
        self.drawn(Width::Wide, key, |canvas| marks_on_paper(canvas, size))
    }

    fn drawn(&self, width: Width, key: &str, marks: impl Fn(&Canvas) -> String) -> Option<String> {
        let drawing = self.drawing.as_ref()?;
        let canvas = width.pick(Some(&drawing.wide), drawing.narrow.as_ref())?;
        let ((w, h), key, letter) = (canvas.size(), html_attribute(key), width.letter());
        let (alt, description, marks) = (
            html_attribute(&self.alt),
            html_text(&self.description),
            marks(canvas),
        );
        // What can be pressed inside is no part of one image.
        let role = match marks.contains("<a ") {
            true => "graphics-object",
            false => "img",
        };
        // One that paper makes lower begins where the words around it do.
        let kept = match (&drawing.narrow, canvas.is_mirrored()) {
            (Some(_), _) => "",
            (None, false) => " preserveAspectRatio=\"xMinYMin\"",
            (None, true) => " preserveAspectRatio=\"xMaxYMin\"",
        };
        Some(format!(
            "<svg class=\"pr-chart\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\"{kept} font-family=\"sans-serif\" \
             font-size=\"{size}\" role=\"{role}\" aria-label=\"{alt}\" aria-describedby=\"{key}-{letter}-d\" direction=\"ltr\" \
             focusable=\"false\"><desc id=\"{key}-{letter}-d\">{description}</desc><g aria-hidden=\"true\">{marks}</g></svg>",
            size = width.text(),
        ))
    }

    /// The wide drawing as an SVG file of its own: title, subtitle and source are drawn, colours
    /// are literal, and a dark scheme of the reader is followed. `None` for a sentence.
    pub fn file(&self, words: &Wording<'_>, source: &str) -> Option<Vec<u8>> {
        let drawing = self.drawing.as_ref()?;
        let (inner, chart) = drawing.wide.size();
        let (room, width) = (f64::from(inner), inner + 2 * MARGIN as u32);
        let (title, sub, below) = (
            // The title is bold, which takes so much more room.
            text::lines(&self.title, TITLE * 1.12, room, 3),
            text::lines(&self.subtitle, SMALL, room, 2),
            self.notes
                .iter()
                .map(String::as_str)
                .chain([source])
                .flat_map(|n| text::lines(n, SMALL, room, 3))
                .collect::<Vec<_>>(),
        );
        let head =
            MARGIN + title.len() as f64 * TITLE * 1.35 + sub.len() as f64 * SMALL * 1.5 + 14.0;
        let height = head + f64::from(chart) + 12.0 + below.len() as f64 * SMALL * 1.5 + MARGIN;
        let frame = Canvas::new(width, height.ceil() as u32).mirrored(words.locale.is_from_right());
        let mut y = MARGIN - 6.0;
        let mut write = |lines: &[String], class, size: f64, step: f64| {
            for line in lines {
                y += size * step;
                frame.text((MARGIN, y), Anchor::Start, class, line);
            }
        };
        write(&title, "pr-title", TITLE, 1.35);
        write(&sub, "pr-small", SMALL, 1.5);
        let mut y = head + f64::from(chart) + 12.0;
        for line in &below {
            frame.text((MARGIN, y + SMALL), Anchor::Start, "pr-small", line);
            y += SMALL * 1.5;
        }
        Some(
            self.document(words, &frame, &drawing.wide, head)
                .into_bytes(),
        )
    }

    fn document(&self, words: &Wording<'_>, frame: &Canvas, chart: &Canvas, head: f64) -> String {
        let ((width, height), size, palette) = (frame.size(), Width::Wide.text(), words.palette);
        let marks = format!(
            "{}<g transform=\"translate({MARGIN} {head:.0})\">{}</g>",
            frame.marks(),
            chart.marks_alone()
        );
        let literal = literal(&marks, palette);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" font-size=\"{size}\" role=\"img\" lang=\"{lang}\" direction=\"ltr\">\
             <title>{title}</title><desc>{description}</desc><style>{style}</style>{patterns}\
             <rect class=\"pr-bg\" fill=\"{bg}\" width=\"{width}\" height=\"{height}\"/>{literal}</svg>\n",
            lang = words.locale.tag(),
            title = xml_text(&self.title),
            description = xml_text(&format!("{} {}", self.alt, self.description)),
            style = style(&literal, palette),
            patterns = definitions::patterns(),
            bg = colour(palette, "bg", false),
        )
    }
}

/// Room around a file's drawing, and the sizes of its texts, in pixels.
const MARGIN: f64 = 20.0;
const TITLE: f64 = 20.0;
const SMALL: f64 = 13.0;

/// Classes of text with the colour token of their letters, whether they are bold, and whether they
/// have a halo.
pub const TEXTS: &[(&str, &str, bool, bool)] = &[
    ("pr-title", "ink", true, false),
    ("pr-small", "muted", false, false),
    ("pr-nm", "ink", false, false),
    ("pr-ax", "muted", false, false),
    ("pr-lb", "ink", false, true),
    ("pr-lb-actual", "actual", true, true),
    ("pr-lb-plan", "muted", false, true),
    ("pr-lb-late", "late-text", false, true),
    ("pr-on-done", "on-done", false, false),
    ("pr-on-ontrack", "on-ontrack", false, false),
    ("pr-on-risk", "on-risk", false, false),
    ("pr-on-late", "on-late", false, false),
    ("pr-on-h0", "on-h0", false, false),
    ("pr-on-h1", "on-h1", false, false),
    ("pr-on-h2", "on-h2", false, false),
    ("pr-on-h3", "on-h3", false, false),
    ("pr-on-h4", "on-h4", false, false),
];

fn colour<'a>(palette: &'a Palette, token: &str, dark: bool) -> &'a str {
    palette.colour(token, dark).unwrap_or_else(|| {
        let known = TOKENS.iter().find(|(name, ..)| *name == token);
        known.map_or(
            "#59636e",
            |(_, light, night)| if dark { night } else { light },
        )
    })
}

/// The marks with every token replaced by its colour on white ground.
fn literal(marks: &str, palette: &Palette) -> String {
    let mut out = String::with_capacity(marks.len());
    let mut rest = marks;
    while let Some((before, token)) = rest.split_once("var(--pr-") {
        out.push_str(before);
        let (name, after) = token.split_once(',').unwrap_or((token, ""));
        out.push_str(colour(palette, name, false));
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    out + rest
}

/// The style sheet of a file: texts, and the colours of a dark scheme for the roles that it has.
fn style(marks: &str, palette: &Palette) -> String {
    let used = |class: &str| {
        marks.contains(&format!("\"{class}\"")) || marks.contains(&format!(" {class}\""))
    };
    let mut light = String::from(
        "text{font-family:system-ui,\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"Noto Sans\",sans-serif;\
         font-variant-numeric:tabular-nums}.pr-title{font-size:20px}.pr-small{font-size:13px}\
         .pr-actual{stroke-linejoin:round;stroke-linecap:round}",
    );
    let mut dark = format!(".pr-bg{{fill:{}}}", colour(palette, "bg", true));
    for (class, token, bold, halo) in TEXTS.iter().filter(|(class, ..)| used(class)) {
        let weight = if *bold { ";font-weight:700" } else { "" };
        let edge = |dark| format!(";stroke:{}", colour(palette, "bg", dark));
        let painted = ";stroke-width:4px;stroke-linejoin:round;paint-order:stroke";
        let (by_day, by_night) = if *halo {
            (edge(false) + painted, edge(true))
        } else {
            (String::new(), String::new())
        };
        _ = write!(
            light,
            ".{class}{{fill:{}{weight}{by_day}}}",
            colour(palette, token, false)
        );
        _ = write!(
            dark,
            ".{class}{{fill:{}{by_night}}}",
            colour(palette, token, true)
        );
    }
    for look in Role::ALL
        .iter()
        .map(|role| role.look())
        .filter(|look| used(look.class))
    {
        let paints = [("fill", look.fill), ("stroke", look.stroke)].into_iter();
        let night = paints.filter(|(_, token)| !token.is_empty() && !token.starts_with("url("));
        let rules: String = night
            .map(|(name, token)| format!("{name}:{};", colour(palette, token, true)))
            .collect();
        _ = write!(dark, ".{}{{{}}}", look.class, rules.trim_end_matches(';'));
    }
    let hatch = |dark| {
        format!(
            ".pr-h{{stroke:{}}}.pr-hi{{stroke:{}}}",
            colour(palette, "hatch", dark),
            colour(palette, "grid", dark)
        )
    };
    format!(
        "{light}.pr-h,.pr-hi{{fill:none;stroke-width:2}}{}@media \
         (prefers-color-scheme:dark){{{dark}{}}}",
        hatch(false),
        hatch(true)
    )
}
