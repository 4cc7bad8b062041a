//! Parts against the whole that they make up, along one dimension at a time.

use crate::base::{Code, Diagnostics, Span};
use crate::model::vocabulary::Flag;
use crate::model::{Aim, Id, Indicator, IndicatorPart, Observation, Slice, Target, When};
use std::collections::{BTreeMap, BTreeSet};

/// Reports sums that differ from their total by more than half a digit of what a reader sees, for
/// each dimension whose parts do not overlap; and parts that have no total at all.
pub fn check(indicator: &Indicator, diags: &mut Diagnostics) {
    if indicator.parts.is_empty() {
        return;
    }
    without_total(indicator, diags);
    if !indicator.adds_up() {
        return;
    }
    let by_slice: BTreeMap<&Slice, &IndicatorPart> =
        indicator.parts.iter().map(|p| (&p.slice, p)).collect();
    let disjoint = indicator
        .by
        .iter()
        .filter(|by| !indicator.overlapping.contains(by));
    for dimension in disjoint {
        for (slice, parts) in along(indicator, dimension) {
            let own = by_slice.get(&slice).copied();
            let (figures, target) = match own {
                Some(part) => (&*part.observations, part.target.as_ref()),
                None if slice.is_whole() => (&*indicator.observations, indicator.target.as_ref()),
                None => continue,
            };
            let whole = Whole {
                indicator,
                slice: &slice,
                dimension,
            };
            whole.figures(figures, &parts, diags);
            whole.target(target, &parts, diags);
        }
    }
}

/// The parts along a dimension, by what they make up: the whole, or the part that is their total.
fn along<'i>(indicator: &'i Indicator, dimension: &str) -> BTreeMap<Slice, Vec<&'i IndicatorPart>> {
    let mut made_of: BTreeMap<Slice, Vec<&IndicatorPart>> = BTreeMap::new();
    for part in &indicator.parts {
        if part.slice.value(dimension).is_some() {
            let whole = part.slice.without(dimension);
            made_of.entry(whole).or_default().push(part);
        }
    }
    made_of
}

/// What parts along a dimension make up; it may itself be a part.
struct Whole<'i> {
    indicator: &'i Indicator,
    slice: &'i Slice,
    dimension: &'i Id,
}

impl Whole<'_> {
    fn figures(&self, own: &[Observation], parts: &[&IndicatorPart], diags: &mut Diagnostics) {
        let mut sums: BTreeMap<When, f64> = BTreeMap::new();
        for figure in parts.iter().flat_map(|part| &part.observations) {
            if let Some(value) = number(figure) {
                *sums.entry(figure.when).or_default() += value;
            }
        }
        for figure in own {
            if let (Some(total), Some(sum)) = (number(figure), sums.get(&figure.when)) {
                let what = format!("on {}", figure.when);
                self.differ(&what, (*sum, total), figure.place.0, diags);
            }
        }
    }

    /// Targets of parts make up that of the whole where each part has one; where some have none the
    /// others must not be more than all.
    fn target(&self, own: Option<&Target>, parts: &[&IndicatorPart], diags: &mut Diagnostics) {
        let Some(Aim::Value(total)) = own.map(|t| &t.aim) else {
            return;
        };
        let aims = parts
            .iter()
            .filter_map(|part| match &part.target.as_ref()?.aim {
                Aim::Value(value) => Some(value.value()),
                Aim::Range { .. } => None,
            });
        let (sum, n) = aims.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
        let (total, of) = (total.value(), self.indicator);
        let wrong = n == parts.len() || total < sum;
        if 0 < n && wrong && !of.direction.is_limit() {
            let span = of.keys.span("target").unwrap_or(of.place.0);
            self.differ("as targets", (sum, total), span, diags);
        }
    }

    fn differ(&self, what: &str, (sum, total): (f64, f64), span: Span, diags: &mut Diagnostics) {
        let (indicator, dimension) = (self.indicator, self.dimension);
        let digits = indicator.display_decimals() as i32;
        if (sum - total).abs() <= 0.5 * 10f64.powi(-digits) {
            return;
        }
        let of = match self.slice.is_whole() {
            true => indicator.id.to_string(),
            false => format!("{} ({})", indicator.id, self.slice),
        };
        // Binary fractions leave more digits than anybody wrote.
        let written = written(indicator);
        let shown = |value: f64| crate::base::locale::round(value, written);
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
}

fn number(figure: &Observation) -> Option<f64> {
    let known = figure.flag != Flag::Missing;
    figure.value.as_ref().filter(|_| known).map(|v| v.value())
}

/// The most decimals of a number of an indicator and its parts, at most nine; nine where one is a
/// fraction.
fn written(indicator: &Indicator) -> usize {
    let figures = indicator.all_figures().map(|(_, figure)| figure);
    let figures = figures.map(|o| o.value.as_ref().map_or(9, |value| value.decimals()));
    let targets = indicator.parts.iter().map(|part| part.target.as_ref());
    let targets = targets.chain([indicator.target.as_ref()]).flatten();
    let targets = targets.map(|target| match &target.aim {
        Aim::Value(value) => value.decimals(),
        Aim::Range { .. } => 0,
    });
    figures.chain(targets).max().unwrap_or(9).min(9)
}

/// Parts on a day on which nothing is said of the whole: the project would be told as one without
/// figures.
fn without_total(indicator: &Indicator, diags: &mut Diagnostics) {
    let totals: BTreeSet<When> = indicator.observations.iter().map(|o| o.when).collect();
    let parts = indicator.parts.iter().flat_map(|part| &part.observations);
    let lone: Vec<&Observation> = parts.filter(|o| !totals.contains(&o.when)).collect();
    let Some(first) = lone.iter().min_by_key(|figure| figure.when) else {
        return;
    };
    let days: BTreeSet<When> = lone.iter().map(|figure| figure.when).collect();
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
