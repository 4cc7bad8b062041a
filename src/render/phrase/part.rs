//! Names of dimensions, of their values and of the parts that they make.

use crate::derive::IndicatorInsight;
use crate::model::{GroupKind, Id, Indicator, Slice};
use crate::render::context::PageContext;
use crate::render::phrase::LinkView;
use crate::render::phrase::group::{group_link, group_name};

/// The groups that a dimension stands for; `None` for one of the site's own.
pub fn groups(dimension: &str) -> Option<GroupKind> {
    match dimension {
        "place" => Some(GroupKind::Place),
        "department" => Some(GroupKind::Department),
        _ => None,
    }
}

/// The name of a dimension in the page's language.
pub fn dimension_name(here: &PageContext<'_>, dimension: &str) -> String {
    if let Some(kind) = groups(dimension) {
        return here
            .words()
            .say(&format!("term-{}", kind.word(here.settings())), &[]);
    }
    let found = here.settings().dimension(dimension);
    found
        .map_or(dimension, |d| d.name.get(here.lang))
        .to_owned()
}

/// The name of one value of a dimension; its id where the configuration does not know it.
pub fn value_name(here: &PageContext<'_>, dimension: &str, value: &str) -> String {
    if let Some(kind) = groups(dimension) {
        return group_name(here, kind, value);
    }
    let values = here.settings().dimension_values(dimension);
    let found = values.iter().find(|(id, _)| ***id == *value);
    found
        .map_or(value, |(_, name)| name.get(here.lang))
        .to_owned()
}

/// A value with the page of its place or department, where there is one.
pub fn value_link(here: &PageContext<'_>, dimension: &str, value: &str) -> LinkView {
    match groups(dimension) {
        Some(kind) => group_link(here, kind, value),
        None => LinkView {
            href: None,
            text: value_name(here, dimension, value),
        },
    }
}

/// The name of a part: its values one behind the other, in the order of its indicator's dimensions.
pub fn slice_name(here: &PageContext<'_>, slice: &Slice, by: &[Id]) -> String {
    let values = by.iter().filter_map(|dimension| {
        let value = slice.value(dimension)?;
        Some(value_name(here, dimension, value))
    });
    values.collect::<Vec<_>>().join(" · ")
}

/// The name of an indicator, or of a part of it.
pub fn of_indicator(here: &PageContext<'_>, of: &Indicator, slice: &Slice) -> String {
    let name = of.name.get(here.lang).to_owned();
    match slice.is_whole() {
        true => name,
        false => format!("{name} · {}", slice_name(here, slice, &of.by)),
    }
}

/// The parts along one dimension, each with its value: the totals over all others.
pub fn along<'i>(
    of: &'i IndicatorInsight,
    dimension: &'i str,
) -> impl Iterator<Item = (&'i Id, &'i IndicatorInsight)> + Clone {
    let parts = of.parts.iter();
    parts.filter_map(move |part| Some((part.indicator.slice.only(dimension)?, part)))
}
