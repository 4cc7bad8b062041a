//! Which part of an indicator is meant, in a map or in a row of a table.

use super::sheet::names::id_of;
use crate::base::{Code, Span};
use crate::model::{Id, Settings, Slice};
use crate::table::named::{Table, TableRow};
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

/// The word for what is promised alike for all parts of a dimension.
const EACH: &str = "each";

/// Which parts a promise is for.
#[derive(Clone, Debug)]
pub enum Meant {
    /// One.
    Part(Slice),
    /// All with a value of this dimension alone.
    Each(Id),
}

impl<'a> Dimensions<'a> {
    /// The entries of a map of parts: `{east: 40}` for one dimension, or `{place: {east: 40}}`.
    /// What names no part is reported and left out.
    pub fn parts<'n>(self, node: &'n Node, reader: &mut Reader) -> Vec<(Slice, &'n Key, &'n Node)> {
        let entries = self.entries(node, reader).into_iter();
        let parts = entries.filter_map(|(dimension, key, value)| {
            let slice = self.slice(dimension, key, reader)?;
            Some((slice, key, value))
        });
        parts.collect()
    }

    /// The same of what is promised, where `each` stands for all parts with a value of one
    /// dimension that the indicator has.
    pub fn promised<'n>(
        self,
        node: &'n Node,
        reader: &mut Reader,
    ) -> Vec<(Meant, &'n Key, &'n Node)> {
        let entries = self.entries(node, reader).into_iter();
        let parts = entries.filter_map(|(dimension, key, value)| {
            let meant = match self.each(dimension, key) {
                Some(of) => Meant::Each(of),
                None => Meant::Part(self.slice(dimension, key, reader)?),
            };
            Some((meant, key, value))
        });
        parts.collect()
    }

    /// What stands in a map of parts, each behind the dimension that is named.
    fn entries<'n>(
        self,
        node: &'n Node,
        reader: &mut Reader,
    ) -> Vec<(Option<&'n Key>, &'n Key, &'n Node)> {
        let mut entries = Vec::new();
        for (key, value) in reader.entries(node, "a map from part to number") {
            match &value.value {
                Value::Map(below) if self.is_of_site(&key.text) => {
                    entries.extend(below.iter().map(|(part, value)| (Some(key), part, value)));
                }
                _ => entries.push((None, key, value)),
            }
        }
        entries
    }

    fn slice(self, dimension: Option<&Key>, key: &Key, reader: &mut Reader) -> Option<Slice> {
        match dimension {
            Some(of) => Some(Slice::of([
                self.pair(&of.text, &key.text, key.span, reader)?
            ])),
            None => self.bare(&key.text, key.span, reader),
        }
    }

    /// The dimension whose parts `each` means; `None` for the name of a part, also for one that is
    /// called so, and where several dimensions could be meant.
    fn each(self, dimension: Option<&Key>, key: &Key) -> Option<Id> {
        let of: Id = match (dimension, self.by) {
            (Some(named), _) => (&*named.text).into(),
            (None, []) => USUAL.into(),
            (None, [only]) => only.clone(),
            (None, _) => return None,
        };
        let values = self.settings.dimension_values(&of);
        let is_part = values.iter().any(|(id, _)| &***id == EACH);
        (&*key.text == EACH && !is_part && self.has(&of)).then_some(of)
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
                // In a table people write the names of districts.
                let known = self.settings.dimension_values(dimension);
                let value = id_of(&known, value).map_or(value, |id| &**id);
                let span = table.place(row, dimension);
                values.push(self.pair(dimension, value, span, reader)?);
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
