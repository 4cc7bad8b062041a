//! Which part of a whole a figure or a promise is about.

use super::Id;
use std::fmt;

/// A value for some dimensions, such as `place=east`: the total over all other dimensions.
///
/// The order is that of the dimensions' ids, whatever order they were written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice(Box<[(Id, Id)]>);

impl Slice {
    /// The whole: no dimension has a value of its own.
    pub fn whole() -> Slice {
        Slice::default()
    }

    /// The part with one value of one dimension.
    pub fn one(dimension: &Id, value: &Id) -> Slice {
        Slice([(dimension.clone(), value.clone())].into())
    }

    /// The part with these values, each behind its dimension; of a dimension that comes twice the
    /// first value counts.
    pub fn of(values: impl IntoIterator<Item = (Id, Id)>) -> Slice {
        let mut values: Vec<(Id, Id)> = values.into_iter().collect();
        values.sort_by(|a, b| a.0.cmp(&b.0));
        values.dedup_by(|later, first| later.0 == first.0);
        Slice(values.into())
    }

    /// Whether it is no part, but all of it.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Dimensions with their values, by the dimensions' ids.
    pub fn values(&self) -> impl ExactSizeIterator<Item = (&Id, &Id)> {
        self.0.iter().map(|(dimension, value)| (dimension, value))
    }

    /// The value of a dimension; `None` where it is the total over all of them.
    pub fn value(&self, dimension: &str) -> Option<&Id> {
        let found = self.0.iter().find(|(of, _)| **of == *dimension);
        found.map(|(_, value)| value)
    }

    /// The value of a dimension where no other one has a value.
    pub fn only(&self, dimension: &str) -> Option<&Id> {
        self.value(dimension).filter(|_| self.0.len() == 1)
    }

    /// The part that this one is a part of: the total over a dimension.
    pub fn without(&self, dimension: &str) -> Slice {
        let rest = self.0.iter().filter(|(of, _)| **of != *dimension);
        Slice(rest.cloned().collect())
    }

    /// As [`fmt::Display`] writes it; `None` for anything else.
    pub fn parse(text: &str) -> Option<Slice> {
        let pair = |pair: &str| {
            let (dimension, value) = pair.split_once('=')?;
            Some((Id::from(dimension), Id::from(value)))
        };
        let values: Vec<(Id, Id)> = text.split('+').map(pair).collect::<Option<_>>()?;
        let slice = Slice::of(values);
        (slice.to_string() == text).then_some(slice)
    }

    /// Its name in the path of a published figure: the bare value where only the first dimension of
    /// its indicator has one, as it was before there were several.
    pub fn path(&self, dimensions: &[Id]) -> String {
        match dimensions.first().and_then(|first| self.only(first)) {
            Some(value) => value.to_string(),
            None => self.to_string(),
        }
    }
}

impl fmt::Display for Slice {
    /// `place=east+sex=female`; nothing for the whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (dimension, value)) in self.0.iter().enumerate() {
            let sign = if at == 0 { "" } else { "+" };
            write!(f, "{sign}{dimension}={value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(text: &str) -> Slice {
        Slice::parse(text).unwrap_or_default()
    }

    #[test]
    fn a_part_has_one_name_whatever_order_it_was_written_in() {
        let pair = |a: &str, b: &str| (Id::from(a), Id::from(b));
        let one = Slice::of([pair("sex", "female"), pair("place", "east")]);
        assert_eq!(one.to_string(), "place=east+sex=female");
        assert_eq!(slice("place=east+sex=female"), one);
        for wrong in ["", "east", "sex=female+place=east", "a=b+a=c"] {
            assert_eq!(Slice::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_first_dimension_alone_is_named_by_its_value() {
        let by = [Id::from("place"), Id::from("sex")];
        for (part, path) in [
            ("place=east", "east"),
            ("sex=female", "sex=female"),
            ("place=east+sex=female", "place=east+sex=female"),
        ] {
            assert_eq!(slice(part).path(&by), path);
        }
    }
}
