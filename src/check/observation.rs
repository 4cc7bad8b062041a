//! Figures, from a front matter, a CSV file, the common table or a report: whichever it is, they
//! are read alike.

use super::figure_table::{SAVED_ANEW, SHOWN_ALIKE, ambiguous, doubtful};
use super::parts::Dimensions;
use super::refs;
use super::sheet::when;
use crate::base::number::{Notation, is_either};
use crate::base::{Code, Date, Decimal, PartialDate, Period, Span, Text};
use crate::model::vocabulary::{Accumulation, Flag, Kind, Qualifier};
use crate::model::{Evidence, Id, InFile, Indicator, Observation, Slice, UnitForm, When};
use crate::reference;
use crate::table::named::{Table, TableRow};
use crate::yaml::{Fields, Node, Reader, Value};

/// What has to be known of an indicator to read its figures.
#[derive(Clone, Copy)]
pub struct Series<'a> {
    /// How they add up: per period a figure needs a period, else a day.
    pub accumulation: Accumulation,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// The project's evidence.
    pub proof: &'a [Evidence],
    /// What they may be broken down by.
    pub dimensions: Dimensions<'a>,
    /// How figures are read that can mean two numbers.
    pub notation: Notation,
    /// The unit that may stand behind the numbers of a table.
    pub unit: Unit<'a>,
}

/// The unit of an indicator, with its forms beside some numbers.
#[derive(Clone, Copy)]
pub struct Unit<'a>(Option<&'a Text>, &'a [UnitForm]);

impl<'a> Unit<'a> {
    /// That of an indicator.
    pub fn of(unit: &'a Option<Text>, forms: &'a [UnitForm]) -> Unit<'a> {
        Unit(unit.as_ref(), forms)
    }

    /// Where no unit is looked at.
    pub fn none() -> Unit<'a> {
        Unit(None, &[])
    }

    fn is(self, typed: &str) -> bool {
        let mut words = self.0.into_iter().flat_map(Text::versions);
        let forms = self.1;
        words.any(|(_, word)| word == typed) || forms.iter().any(|form| *form.word == *typed)
    }
}

/// Whether a word that was typed behind a number is the unit of an indicator.
pub fn is_unit(indicator: &Indicator, typed: &str) -> bool {
    let percent = indicator.kind == Kind::Percent && matches!(typed, "%" | "％");
    percent || Unit::of(&indicator.unit, &indicator.unit_forms).is(typed)
}

/// A figure of the whole, or of the part that stands before it.
pub type PartFigure = (Slice, Observation);

impl Series<'_> {
    /// A map from date to figure, as written; figures that cannot be read are left out and
    /// reported.
    pub fn figures_of_map(&self, node: &Node, reader: &mut Reader) -> Vec<PartFigure> {
        let entries = reader.entries(node, "a map from date to figure, or the name of a CSV file");
        let Some(notation) = self.notation_of(node, reader) else {
            return Vec::new();
        };
        let series = Series { notation, ..*self };
        let mut figures = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(when) = self.when(&key.text, key.span, reader) {
                let within = Period::parse(&key.text, reader.begins);
                let found = series.figure(value, when, key.span, reader).into_iter();
                figures
                    .extend(found.map(|(slice, figure)| (slice, Observation { within, ..figure })));
            }
        }
        figures
    }

    /// How the figures of a map are read that can mean two numbers; `None` where several can and
    /// no other figure decides, which is reported.
    fn notation_of(&self, node: &Node, reader: &mut Reader) -> Option<Notation> {
        let mut numbers = Vec::new();
        if self.kind != Kind::Qualitative {
            numbers_in(node, &mut numbers);
        }
        let two: Vec<_> = numbers.iter().filter(|(text, _)| is_either(text)).collect();
        let Some((first, span)) = two.first() else {
            return Some(Notation::Untold);
        };
        let notation = Notation::of(numbers.iter().map(|(text, _)| *text));
        if notation == Notation::Untold && 1 < two.len() {
            let of = format!("of `{}`", self.dimensions.indicator);
            let (message, hint) = ambiguous(two.len(), &of, first);
            reader.error(Code::BadNumber, *span, message, hint);
            return None;
        }
        Some(notation)
    }

    /// The day or period that a figure is about; of a period that was written for a total the last
    /// day. `None` for anything else, which is reported.
    pub fn when(&self, text: &str, span: Span, reader: &mut Reader) -> Option<When> {
        if self.accumulation == Accumulation::PerPeriod {
            let period = Period::parse(text, reader.begins).map(When::Period);
            if period.is_none() {
                let message =
                    format!("`{text}` is no period, and this indicator counts per period");
                reader.error(
                    Code::BadPeriod,
                    span,
                    message,
                    Period::meant(text, reader.begins)
                        .unwrap_or_else(|| "write `2021-06`, `2021-Q2` or `2021`".to_owned()),
                );
            }
            return period;
        }
        let day = PartialDate::parse(text, reader.begins)
            .and_then(PartialDate::last)
            .map(When::Day);
        if day.is_none() {
            reader.bad_date(text, span);
        }
        day
    }

    /// One figure: a number, a map, or words, with the parts that stand in it behind it; nothing
    /// when it is none of these, which is reported.
    pub fn figure(
        &self,
        node: &Node,
        when: When,
        span: Span,
        reader: &mut Reader,
    ) -> Vec<PartFigure> {
        let mut figure = empty(when, span);
        let read = match &node.value {
            Value::Map(_) => return self.full(node, figure, reader),
            Value::Scalar { text, .. } if self.kind == Kind::Qualitative => {
                figure.note = Some(Text::plain(&**text));
                figure.qualifier = Qualifier::Several;
                Some(figure)
            }
            Value::Scalar { .. } => {
                figure.value = self.value(node, reader);
                figure.value.is_some().then_some(figure)
            }
            _ => {
                reader.wrong_type(node, "a number or a map with `value`");
                None
            }
        };
        read.map(|figure| (Slice::whole(), figure))
            .into_iter()
            .collect()
    }

    /// A number; of a yes-no indicator also `no` (0) and `yes` (1).
    fn value(&self, node: &Node, reader: &mut Reader) -> Option<Decimal> {
        match (self.kind, node.as_str()) {
            (Kind::YesNo, Some("yes" | "true")) => Some(Decimal::from(1)),
            (Kind::YesNo, Some("no" | "false")) => Some(Decimal::from(0)),
            _ => self.number(node, reader),
        }
    }

    fn number(&self, node: &Node, reader: &mut Reader) -> Option<Decimal> {
        let text = reader.exact(node, "a number")?;
        reader.number_among(text, node.span, self.notation)
    }

    /// A figure as a map of what is known of it.
    fn full(&self, node: &Node, mut figure: Observation, reader: &mut Reader) -> Vec<PartFigure> {
        let Some(mut fields) = Fields::of(node, &reference::FIGURE) else {
            return Vec::new();
        };
        figure.value = fields.take("value").and_then(|n| self.value(n, reader));
        figure.note = fields.take("note").and_then(|n| reader.text(n));
        figure.qualifier = fields
            .take("qualifier")
            .and_then(|n| reader.word(n))
            .unwrap_or(Qualifier::Exact);
        figure.published = fields
            .take("published")
            .and_then(|n| reader.partial(n))
            .and_then(PartialDate::last);
        figure.flag = fields
            .take("flag")
            .and_then(|n| reader.word(n))
            .unwrap_or(Flag::Normal);
        figure.numerator = fields
            .take("numerator")
            .and_then(|n| self.number(n, reader));
        figure.denominator = fields
            .take("denominator")
            .and_then(|n| self.number(n, reader));
        figure.evidence = self.evidence(fields.take("evidence"), reader);
        let parts = fields.take("by");
        let parts = parts.map_or_else(Vec::new, |n| self.parts(n, &figure, reader));
        // A report has read it already, to know what the figure is about.
        fields.take("period");
        let written = fields.has("value");
        fields.finish(reader.diags);
        let whole = self.complete(figure, written, reader);
        let whole = whole.map(|figure| (Slice::whole(), figure));
        whole.into_iter().chain(parts).collect()
    }

    /// The parts that stand in a figure: numbers, with the flag, the evidence and the day of
    /// publication of the whole.
    fn parts(&self, node: &Node, whole: &Observation, reader: &mut Reader) -> Vec<PartFigure> {
        let mut parts = Vec::new();
        for (slice, key, value) in self.dimensions.parts(node, reader) {
            let figure = Observation {
                value: self.value(value, reader),
                flag: whole.flag,
                published: whole.published,
                evidence: whole.evidence.clone(),
                ..empty(whole.when, key.span)
            };
            parts.extend(figure.value.is_some().then_some((slice, figure)));
        }
        parts
    }

    /// A figure without a number is either missing on purpose or in words.
    fn complete(
        &self,
        figure: Observation,
        written: bool,
        reader: &mut Reader,
    ) -> Option<Observation> {
        let fraction = figure.numerator.is_some() && figure.denominator.is_some();
        let explained = fraction
            || figure.flag == Flag::Missing
            || figure.note.is_some()
            || figure.qualifier == Qualifier::Several;
        if figure.value.is_none() && !written && !explained {
            let hint = "add `value: …`, `flag: missing`, or a `note`";
            reader.error(
                Code::MissingKey,
                figure.place.0,
                "this figure has no `value`",
                hint,
            );
        }
        (figure.value.is_some() || explained).then_some(figure)
    }

    fn evidence(&self, node: Option<&Node>, reader: &mut Reader) -> Vec<Id> {
        refs::known(node, "evidence", self.proof.iter().map(|e| &*e.id), reader)
    }

    /// The figure of a row in a CSV file; `None` when the row has none that can be read, which is
    /// reported.
    pub fn figure_of_row(
        &self,
        table: &Table,
        row: &TableRow,
        reader: &mut Reader,
    ) -> Option<PartFigure> {
        let cell = |column| table.cell(row, column);
        let place = |column| table.place(row, column);
        let Some(date) = cell("date").map(when::written) else {
            reader.error(
                Code::BadRow,
                row.span,
                "the row has no date",
                "fill in the column `date`",
            );
            return None;
        };
        let slice = self.dimensions.of_row(table, row, reader);
        let when = self.when(&date, place("date"), reader)?;
        let mut figure = empty(when, place("value"));
        figure.value = match (self.kind, cell("value")) {
            (Kind::YesNo, Some("yes" | "true")) => Some(Decimal::from(1)),
            (Kind::YesNo, Some("no" | "false")) => Some(Decimal::from(0)),
            _ => self.row_value((table, row), reader),
        };
        figure.within = Period::parse(&date, reader.begins);
        figure.note = cell("note").map(|text| Text::plain(reader.clean(text, place("note"))));
        figure.qualifier = cell("qualifier")
            .and_then(|w| row_word(w, place("qualifier"), reader))
            .unwrap_or(Qualifier::Exact);
        figure.flag = cell("flag")
            .and_then(|w| row_word(w, place("flag"), reader))
            .unwrap_or(Flag::Normal);
        let published = cell("published").map(when::written);
        figure.published = published.and_then(|text| row_date(&text, place("published"), reader));
        figure.numerator = row_number("numerator", (table, row), reader);
        figure.denominator = row_number("denominator", (table, row), reader);
        figure.evidence = self.row_evidence(cell("evidence"), place("evidence"), reader);
        let figure = self.complete(figure, cell("value").is_some(), reader);
        slice.zip(figure)
    }

    /// The number of a row; the unit of the indicator may stand behind it.
    fn row_value(&self, (table, row): (&Table, &TableRow), reader: &mut Reader) -> Option<Decimal> {
        let (text, span) = (table.cell(row, "value")?, table.place(row, "value"));
        let bare = Reader::amount(text).filter(|(_, unit)| self.is_unit(unit));
        let is_typed = table.is_typed(row, "value");
        let notation = match is_typed {
            // A number of a workbook has one reading, whatever signs it would have as text.
            true => Notation::Point,
            false => table.notation("value"),
        };
        let number = bare.map_or(text, |(number, _)| number);
        let value = reader.number_among(number, span, notation)?;
        let is_raw = is_typed && table.is_raw(row, "value") && self.kind == Kind::Percent;
        let doubt = is_raw.then(|| doubtful(number)).flatten();
        if let Some(message) = doubt {
            let hint = if table.raw { SAVED_ANEW } else { SHOWN_ALIKE };
            reader.error(Code::BadNumber, span, message, hint);
            return None;
        }
        Some(value)
    }

    /// Whether a word is the unit of the figures.
    fn is_unit(&self, word: &str) -> bool {
        let percent = self.kind == Kind::Percent && matches!(word, "%" | "％");
        percent || self.unit.is(word)
    }

    /// Ids in one cell, set apart by semicolons or spaces.
    fn row_evidence(&self, cell: Option<&str>, span: Span, reader: &mut Reader) -> Vec<Id> {
        let ids = cell
            .unwrap_or("")
            .split([';', ' '])
            .filter(|id| !id.is_empty());
        let mut found = Vec::new();
        for id in ids {
            if self.proof.iter().any(|e| &*e.id == id) {
                found.push(Id::from(id));
            } else {
                refs::unknown(
                    id,
                    "evidence",
                    self.proof.iter().map(|e| &*e.id),
                    span,
                    reader,
                );
            }
        }
        found
    }
}

/// The number in a cell, read as its column is.
fn row_number(
    column: &str,
    (table, row): (&Table, &TableRow),
    reader: &mut Reader,
) -> Option<Decimal> {
    let text = table.cell(row, column)?;
    let notation = match table.is_typed(row, column) {
        true => Notation::Point,
        false => table.notation(column),
    };
    reader.number_among(text, table.place(row, column), notation)
}

/// The numbers in a map of figures and in the maps inside it, with their places.
fn numbers_in<'n>(node: &'n Node, found: &mut Vec<(&'n str, Span)>) {
    match &node.value {
        Value::Map(entries) => {
            let numbers = entries.iter().filter(|(key, _)| !is_of_words(&key.text));
            numbers.for_each(|(_, value)| numbers_in(value, found));
        }
        _ => found.extend(node.as_str().map(|text| (text, node.span))),
    }
}

/// Whether a key of a figure holds something else than a number.
fn is_of_words(key: &str) -> bool {
    matches!(
        key,
        "note" | "qualifier" | "published" | "flag" | "evidence" | "period"
    )
}

fn row_word<T: crate::model::vocabulary::Word>(
    word: &str,
    span: Span,
    reader: &mut Reader,
) -> Option<T> {
    let value = T::from_word(word);
    if value.is_none() {
        reader.bad_word(word, span, T::WORDS);
    }
    value
}

fn row_date(text: &str, span: Span, reader: &mut Reader) -> Option<Date> {
    let date = PartialDate::parse(text, reader.begins).and_then(PartialDate::last);
    if date.is_none() {
        reader.bad_date(text, span);
    }
    date
}

/// A figure about a day or period of which nothing else is known.
fn empty(when: When, span: Span) -> Observation {
    Observation {
        when,
        within: None,
        value: None,
        note: None,
        qualifier: Qualifier::Exact,
        published: None,
        flag: Flag::Normal,
        numerator: None,
        denominator: None,
        evidence: Vec::new(),
        corrected: false,
        place: InFile(span),
    }
}
