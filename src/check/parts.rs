//! Which part of an indicator is meant, in a map or in a row of a table.

use crate::base::{Code, Span};
use crate::model::{Id, Settings, Slice};
use crate::parse::table::{Table, TableRow};
use crate::yaml::{Key, Node, Reader, Value, did_you_mean, quoted_choices};

/// The dimensions of one indicator, among those of the site.
#[derive(Clone, Copy)]
pub struct Dimensions<'a> {
    /// The site's lists.
    pub settings: &'a Settings,
    /// The id of the indicator.
    pub indicator: &'a str,
    /// The dimensions that it names; none where its figures may still be by place.
    pub by: &'a [Id],
}

/// The dimension of a breakdown that names none.
pub const USUAL: &str = "place";

impl<'a> Dimensions<'a> {
    /// The entries of a map of parts: `{east: 40}` for one dimension, or `{place: {east: 40}}`.
    /// What names no part is reported and left out.
    pub fn parts<'n>(self, node: &'n Node, reader: &mut Reader) -> Vec<(Slice, &'n Key, &'n Node)> {
        let mut parts = Vec::new();
        for (key, value) in reader.entries(node, "a map from part to number") {
            match &value.value {
                Value::Map(below) if self.is_of_site(&key.text) => {
                    for (part, value) in below {
                        let pair = self.pair(&key.text, &part.text, part.span, reader);
                        parts.extend(pair.map(|pair| (Slice::of([pair]), part, value)));
                    }
                }
                _ => {
                    let slice = self.bare(&key.text, key.span, reader);
                    parts.extend(slice.map(|slice| (slice, key, value)));
                }
            }
        }
        parts
    }

    /// The part that a map names: `{place: east, sex: female}`, or one value of the only dimension.
    pub fn named(self, node: &Node, reader: &mut Reader) -> Option<Slice> {
        if let Some(value) = node.as_str() {
            // As the path of a published figure has it: the first dimension is the one meant.
            let first = Dimensions {
                by: &self.by[..self.by.len().min(1)],
                ..self
            };
            return first.bare(value, node.span, reader);
        }
        let mut values = Vec::new();
        for (key, node) in reader.entries(node, "a map from dimension to value") {
            let value = reader.exact(node, "a value of the dimension")?;
            values.push(self.pair(&key.text, value, node.span, reader)?);
        }
        Some(Slice::of(values))
    }

    /// The part that a row of a table is about, the whole where all its dimensions are empty;
    /// `None` where it names something else, which is reported.
    pub fn of_row(self, table: &Table, row: &TableRow, reader: &mut Reader) -> Option<Slice> {
        let mut values = Vec::new();
        for dimension in self.settings.dimension_ids() {
            if let Some(value) = table.cell(row, dimension) {
                values.push(self.pair(dimension, value, row.span, reader)?);
            }
        }
        Some(Slice::of(values))
    }

    /// The part with a value that names no dimension, which is then that of the only one; `None`
    /// where there is no such part, which is reported.
    pub fn bare(self, value: &str, span: Span, reader: &mut Reader) -> Option<Slice> {
        let dimension = match self.by {
            [] => USUAL,
            [only] => only,
            [first, ..] => {
                let message = format!(
                    "`{}` has several dimensions, and this part names none",
                    self.indicator
                );
                let hint = format!("write `by: {{{first}: {{{value}: …}}}}`");
                reader.error(Code::MissingKey, span, message, hint);
                return None;
            }
        };
        let pair = self.pair(dimension, value, span, reader)?;
        Some(Slice::of([pair]))
    }

    /// One value of one dimension, which the indicator and the site must have; `None` where they
    /// have not, which is reported.
    pub fn pair(
        self,
        dimension: &str,
        value: &str,
        span: Span,
        reader: &mut Reader,
    ) -> Option<(Id, Id)> {
        if !self.has(dimension) {
            let message = format!("`{}` is not broken down by `{dimension}`", self.indicator);
            reader.error(Code::UnknownId, span, message, self.named_too(dimension));
            return None;
        }
        self.check_value(dimension, value, span, reader)?;
        Some((dimension.into(), value.into()))
    }

    fn has(self, dimension: &str) -> bool {
        match self.by {
            [] => dimension == USUAL,
            by => by.iter().any(|of| **of == *dimension),
        }
    }

    fn is_of_site(self, dimension: &str) -> bool {
        self.settings.dimension_ids().any(|id| id == dimension) || self.has(dimension)
    }

    /// What to write so that an indicator has a dimension as well.
    fn named_too(self, dimension: &str) -> String {
        if !self.is_of_site(dimension) {
            return undeclared(self.settings, dimension);
        }
        let all: Vec<&str> = self.by.iter().map(|id| &**id).chain([dimension]).collect();
        match all.as_slice() {
            [only] => format!("give it `by: {only}`"),
            several => format!("give it `by: [{}]`", several.join(", ")),
        }
    }

    /// Whether a dimension has a value; of one that the site does not have nothing is said, since
    /// that has its own message.
    fn check_value(
        self,
        dimension: &str,
        value: &str,
        span: Span,
        reader: &mut Reader,
    ) -> Option<()> {
        let values = self.settings.dimension_values(dimension);
        let is_known = self.settings.dimension_ids().any(|id| id == dimension);
        if !is_known || values.iter().any(|(id, _)| ***id == *value) {
            return Some(());
        }
        let ids: Vec<&str> = values.iter().map(|(id, _)| &***id).collect();
        let by_name = values
            .iter()
            .find(|(_, name)| name.versions().any(|(_, words)| words == value));
        let hint = match (by_name, did_you_mean(value, &ids)) {
            (Some((id, _)), _) => format!("write its id, `{id}`"),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if ids.is_empty() => {
                format!("there is no {dimension} here yet; declare `{value}` first")
            }
            (None, None) => format!("use {}", quoted_choices(&ids)),
        };
        let message = format!("there is no {dimension} `{value}`");
        reader.error(Code::UnknownId, span, message, hint);
        None
    }
}

/// What to write where a site does not have a dimension.
pub fn undeclared(settings: &Settings, dimension: &str) -> String {
    let known: Vec<&str> = settings.dimension_ids().collect();
    match did_you_mean(dimension, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "declare it in site.yaml with all its values:\ndimensions:\n  {dimension}: {{a: Name \
             of a, b: Name of b}}"
        ),
    }
}
