//! Parts against the whole that they make up, along one dimension at a time.

use crate::base::{Code, Diagnostics, Span};
use crate::model::vocabulary::Flag;
use crate::model::{Aim, Id, Indicator, IndicatorPart, Observation, Slice, When};
use std::collections::BTreeMap;

/// Reports sums that differ from their total by more than half a digit of what a reader sees, for
/// each dimension whose parts do not overlap; and parts that have no total at all.
pub fn check(indicator: &Indicator, diags: &mut Diagnostics) {
    without_total(indicator, diags);
    if !indicator.adds_up() {
        return;
    }
    let wholes = || {
        [Slice::whole()]
            .into_iter()
            .chain(indicator.parts.iter().map(|p| p.slice.clone()))
    };
    let disjoint = indicator
        .by
        .iter()
        .filter(|by| !indicator.overlapping.contains(by));
    for dimension in disjoint {
        for whole in wholes().filter(|whole| whole.value(dimension).is_none()) {
            let parts: Vec<&IndicatorPart> = parts_of(indicator, &whole, dimension).collect();
            figures(indicator, &whole, dimension, &parts, diags);
            targets(indicator, &whole, dimension, &parts, diags);
        }
    }
}

/// The parts of a whole along a dimension.
fn parts_of<'i>(
    indicator: &'i Indicator,
    whole: &'i Slice,
    dimension: &'i str,
) -> impl Iterator<Item = &'i IndicatorPart> {
    let is_part = move |part: &&IndicatorPart| {
        part.slice.value(dimension).is_some() && part.slice.without(dimension) == *whole
    };
    indicator.parts.iter().filter(is_part)
}

/// The figures of a whole, which may itself be a part.
fn figures_of<'i>(indicator: &'i Indicator, whole: &Slice) -> &'i [Observation] {
    match indicator.parts.iter().find(|part| part.slice == *whole) {
        Some(part) => &part.observations,
        None if whole.is_whole() => &indicator.observations,
        None => &[],
    }
}

fn figures(
    indicator: &Indicator,
    whole: &Slice,
    dimension: &Id,
    parts: &[&IndicatorPart],
    diags: &mut Diagnostics,
) {
    let mut sums: BTreeMap<When, f64> = BTreeMap::new();
    for figure in parts.iter().flat_map(|part| &part.observations) {
        if let Some(value) = number(figure) {
            *sums.entry(figure.when).or_default() += value;
        }
    }
    for figure in figures_of(indicator, whole) {
        if let (Some(total), Some(sum)) = (number(figure), sums.get(&figure.when)) {
            let what = format!("on {}", figure.when);
            differ(
                indicator,
                (whole, dimension, &what),
                (*sum, total),
                figure.place.0,
                diags,
            );
        }
    }
}

fn number(figure: &Observation) -> Option<f64> {
    let known = figure.flag != Flag::Missing;
    figure.value.as_ref().filter(|_| known).map(|v| v.value())
}

/// Targets of parts make up that of the whole where each part has one; where some have none the
/// others must not be more than all.
fn targets(
    indicator: &Indicator,
    whole: &Slice,
    dimension: &Id,
    parts: &[&IndicatorPart],
    diags: &mut Diagnostics,
) {
    let own = indicator.parts.iter().find(|part| part.slice == *whole);
    let target = match own {
        Some(part) => part.target.as_ref(),
        None => indicator.target.as_ref().filter(|_| whole.is_whole()),
    };
    let Some(Aim::Value(total)) = target.map(|t| &t.aim) else {
        return;
    };
    let aims = parts
        .iter()
        .filter_map(|part| match &part.target.as_ref()?.aim {
            Aim::Value(value) => Some(value.value()),
            Aim::Range { .. } => None,
        });
    let (sum, n) = aims.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
    let total = total.value();
    let wrong = n == parts.len() || total < sum;
    if 0 < n && wrong && !indicator.direction.is_limit() {
        let span = indicator.keys.span("target").unwrap_or(indicator.place.0);
        differ(
            indicator,
            (whole, dimension, "as targets"),
            (sum, total),
            span,
            diags,
        );
    }
}

fn differ(
    indicator: &Indicator,
    (whole, dimension, what): (&Slice, &str, &str),
    (sum, total): (f64, f64),
    span: Span,
    diags: &mut Diagnostics,
) {
    let digits = indicator.display_decimals() as i32;
    if (sum - total).abs() <= 0.5 * 10f64.powi(-digits) {
        return;
    }
    let of = match whole.is_whole() {
        true => indicator.id.to_string(),
        false => format!("{} ({whole})", indicator.id),
    };
    // Binary fractions leave more digits than anybody wrote.
    let shown = |value: f64| crate::base::locale::round(value, 9);
    let message = format!(
        "the parts of `{of}` by `{dimension}` {what} add up to {}, not {}: {} apart",
        shown(sum),
        shown(total),
        shown(sum - total)
    );
    let hint = match indicator.by.len() {
        0 | 1 => "correct a part, or write `overlapping: true`".to_owned(),
        _ => format!("correct a part, or write `overlapping: [{dimension}]`"),
    };
    diags.push(Code::PartsDiffer, span, message, hint);
}

/// Parts on a day on which nothing is said of the whole: the project would be told as one without
/// figures.
fn without_total(indicator: &Indicator, diags: &mut Diagnostics) {
    let has_total =
        |figure: &&Observation| indicator.observations.iter().all(|o| o.when != figure.when);
    let parts = || indicator.parts.iter().flat_map(|part| &part.observations);
    let Some(first) = parts().filter(has_total).min_by_key(|figure| figure.when) else {
        return;
    };
    let mut days: Vec<When> = parts()
        .filter(has_total)
        .map(|figure| figure.when)
        .collect();
    days.sort();
    days.dedup();
    let more = match days.len() {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    let message = format!(
        "`{}` has parts for {}{more}, and no total",
        indicator.id, first.when
    );
    let hint = "add a row with an empty cell for each dimension, or `value:` beside `by:`";
    diags.push(Code::PartsDiffer, first.place.0, message, hint);
}
