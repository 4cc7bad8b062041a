//! Rules about the figures of one indicator that need no as-of date. Figures are put in order here,
//! never changed.

use crate::base::{Code, Date, Decimal, PartialDate, Period, PeriodKind};
use crate::model::vocabulary::{Accumulation, Direction, Flag, Kind};
use crate::model::{Aim, Correction, Indicator, Observation, When};
use crate::yaml::Reader;

/// Checks baseline, target and figures of an indicator and of its parts; sorts the figures by date,
/// those of one day as they were read.
pub fn check(
    indicator: &mut Indicator,
    corrections: &[Correction],
    start: Option<Date>,
    reader: &mut Reader,
) {
    indicator.observations.sort_by_key(|o| o.when.day());
    rules(indicator, corrections, start, reader);
    for part in indicator.parts.own() {
        part.observations.sort_by_key(|o| o.when.day());
    }
    began(indicator, reader);
    for part in &indicator.parts {
        rules(&indicator.of_part(part), corrections, start, reader);
    }
}

fn rules(
    indicator: &Indicator,
    corrections: &[Correction],
    start: Option<Date>,
    reader: &mut Reader,
) {
    one_each_day(indicator, reader);
    no_month_for_a_year(indicator, reader);
    no_bare_share(indicator, reader);
    target(indicator, start, reader);
    ranges(indicator, reader);
    if indicator.accumulation == Accumulation::PerPeriod {
        periods(indicator, start, reader);
    } else if is_running_total(indicator) {
        never_falls(indicator, corrections, reader);
    }
}

/// Parts with a target need to say where they began where the whole does, unless it began at 0.
fn began(whole: &Indicator, reader: &mut Reader) {
    let Some(value) = whole.start_value().filter(|value| *value != 0.0) else {
        return;
    };
    let is_unknown = |part: &Indicator| {
        let judged = part.target.is_some() && !part.direction.is_limit();
        judged && part.start_value().is_none()
    };
    let parts = whole.parts.iter().map(|part| whole.of_part(part));
    let unknown: Vec<Indicator> = parts.filter(is_unknown).collect();
    let Some(first) = unknown.first() else { return };
    let message = match unknown.len() {
        1 => format!(
            "`{}` has a target and no baseline, and the whole began at {value}",
            first.label()
        ),
        n => format!(
            "{n} parts of `{}` have a target and no baseline, such as `{}`, and the whole began \
             at {value}",
            whole.id,
            first.label()
        ),
    };
    let hint = format!(
        "say where they began: `baseline: {{value: {value}, by: {{…}}}}`, as in the target, with \
         `each: …` where all began alike"
    );
    reader.error(Code::MissingKey, first.place.0, message, hint);
}

/// The figures are in order, so two of one day or period stand side by side.
fn one_each_day(indicator: &Indicator, reader: &mut Reader) {
    for pair in indicator.observations.windows(2) {
        if pair[0].when == pair[1].when {
            let message = format!(
                "`{}` has two figures for {}",
                indicator.label(),
                pair[0].when
            );
            let hint = "keep one; a figure that was published and has to change gets a \
                `corrections` entry";
            reader.diags.push_two(
                Code::FigureTwice,
                pair[1].place.0,
                message,
                hint,
                (pair[0].place.0, "the other figure".to_owned()),
            );
        }
    }
}

/// In a series of years such as 2024/25 what looks like one of them is a month: `2011-12`.
fn no_month_for_a_year(indicator: &Indicator, reader: &mut Reader) {
    let period = |figure: &Observation| match figure.when {
        When::Period(period) => Some(period),
        When::Day(_) => figure.within,
    };
    let is_split = |p: Period| p.kind() == PeriodKind::Year && p.is_split();
    let figures = || {
        indicator
            .observations
            .iter()
            .filter_map(|f| Some((f, period(f)?)))
    };
    let Some((_, year)) = figures().find(|(_, p)| is_split(*p)) else {
        return;
    };
    for (figure, month) in figures().filter(|(_, p)| p.kind() == PeriodKind::Month) {
        let (of, number) = (month.begun_in(), month.number());
        if i32::from(number) != (i32::from(of) + 1) % 100 {
            continue;
        }
        reader.error(
            Code::BadPeriod,
            figure.place.0,
            format!("`{month}` is month {number} of {of}, among years such as {year}"),
            format!("write `{of}/{number:02}` for the year that begins in {of}"),
        );
    }
}

/// Among percentages, a figure up to 1 that is like the others a hundred times as large.
fn no_bare_share(indicator: &Indicator, reader: &mut Reader) {
    if indicator.kind != Kind::Percent {
        return;
    }
    let is_share = |value: f64| 0.0 < value && value <= 1.0;
    let value = |figure: &Observation| figure.value.as_ref().map(Decimal::value);
    let figures = indicator.observations.iter().filter_map(value);
    let others: Vec<f64> = figures
        .chain(indicator.start_value())
        .filter(|value| !is_share(*value))
        .collect();
    let least = others.iter().copied().fold(f64::INFINITY, f64::min);
    let most = others.iter().copied().fold(0.0, f64::max);
    for figure in &indicator.observations {
        let Some(number) = figure.value.as_ref().filter(|n| is_share(n.value())) else {
            continue;
        };
        let as_percent = number.value() * 100.0;
        if least < 2.0 || as_percent < least / 2.0 || most * 2.0 < as_percent {
            continue;
        }
        let digits = number.decimals().saturating_sub(2);
        let message = format!("`{number}` stands among percentages such as {least}");
        let hint = format!(
            "write `{as_percent:.digits$}` if that is meant; `{number}` is less than one in a hundred"
        );
        reader.error(Code::BareShare, figure.place.0, message, hint);
    }
}

/// A target later than its baseline, on the side where the direction leads.
fn target(indicator: &Indicator, start: Option<Date>, reader: &mut Reader) {
    let (span, id) = (indicator.place.0, indicator.label());
    let dates = indicator
        .target
        .as_ref()
        .and_then(|t| t.date)
        .and_then(PartialDate::last);
    let baseline_date = indicator
        .baseline
        .as_ref()
        .and_then(|b| b.date)
        .map_or(start, PartialDate::first);
    if let Some((end, begin)) = dates.zip(baseline_date).filter(|(end, begin)| end < begin) {
        let message =
            format!("the target of `{id}` is due on {end}, before its baseline of {begin}");
        reader.error(
            Code::TargetBeforeBaseline,
            span,
            message,
            "correct one of the two dates",
        );
    }
    if let Some(message) = aimless(indicator) {
        let hint = "give one value; or a range with `direction: range` to stay in it, or with \
            `decrease` or `increase` to come into it from above or below";
        return reader.error(Code::DirectionAgainstTarget, span, message, hint);
    }
    // A limit may lie on either side of the baseline.
    if indicator.direction.is_limit() {
        return;
    }
    let (Some(from), Some(to)) = (indicator.start_value(), indicator.target_value()) else {
        return;
    };
    let wanted = if indicator.direction == Direction::Decrease {
        -1.0
    } else {
        1.0
    };
    if from == to {
        reader.error(
            Code::BaselineIsTarget,
            span,
            format!("baseline and target of `{id}` are both {to}"),
            "correct one of the two",
        );
    } else if (to - from) * wanted < 0.0 {
        let (way, other) = if wanted < 0.0 {
            ("decrease", "increase")
        } else {
            ("increase", "decrease")
        };
        let message = format!(
            "`{id}` should {way}, but its target {to} lies the other way from its baseline {from}"
        );
        reader.error(
            Code::DirectionAgainstTarget,
            span,
            message,
            format!("write `direction: {other}`, or correct a number"),
        );
    }
}

/// What is wrong where a direction does not go with one value or with a range; `None` where it
/// does. Whether a range is to be kept or reached is never guessed.
fn aimless(indicator: &Indicator) -> Option<String> {
    let id = &indicator.id;
    let is_range = matches!(indicator.target.as_ref()?.aim, Aim::Range { .. });
    match (indicator.direction, is_range) {
        (Direction::Range, false) => Some(format!(
            "`{id}`: `direction: range` goes with `low` and `high`, and only with them"
        )),
        (Direction::AtLeast | Direction::AtMost, true) => Some(format!(
            "`{id}` has a range of `low` and `high` as its one limit"
        )),
        (_, true) if indicator.keys.span("direction").is_none() => Some(format!(
            "`{id}` does not say whether to stay in its range or to reach it"
        )),
        _ => None,
    }
}

/// Figures between `min` and `max`, a percentage between 0 and 100 unless they say otherwise.
fn ranges(indicator: &Indicator, reader: &mut Reader) {
    // The limits of a sum are not those of what is summed.
    if !indicator.slice.is_whole() && indicator.adds_up() {
        return;
    }
    let percent = indicator.kind == Kind::Percent;
    let low = indicator
        .min
        .as_ref()
        .map(Decimal::value)
        .or(percent.then_some(0.0));
    let high = indicator
        .max
        .as_ref()
        .map(Decimal::value)
        .or(percent.then_some(100.0));
    for figure in &indicator.observations {
        let Some(value) = &figure.value else { continue };
        if low.is_some_and(|low| value.value() < low)
            || high.is_some_and(|high| high < value.value())
        {
            let bounds = [
                low.map(|l| format!("at least {l}")),
                high.map(|h| format!("at most {h}")),
            ];
            let bounds = bounds
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" and ");
            let message = format!(
                "`{}` says {value} for {}, which must be {bounds}",
                indicator.label(),
                figure.when
            );
            reader.error(
                Code::OutOfRange,
                figure.place.0,
                message,
                "correct the figure, or `min` and `max`",
            );
        }
        fraction(indicator, figure, value, reader);
    }
}

/// A number must be its own fraction, `scale × numerator / denominator`, to half of its last digit.
fn fraction(indicator: &Indicator, figure: &Observation, value: &Decimal, reader: &mut Reader) {
    let (Some(above), Some(below)) = (&figure.numerator, &figure.denominator) else {
        return;
    };
    if below.value() <= 0.0 {
        return reader.error(
            Code::OutOfRange,
            figure.place.0,
            format!("the denominator {below} is not above zero"),
            "correct it",
        );
    }
    let scale = if indicator.kind == Kind::Percent {
        100.0
    } else {
        1.0
    };
    let computed = scale * above.value() / below.value();
    let half_a_digit = 0.5 * 10f64.powi(-(value.decimals() as i32));
    // Exactly half a digit is within it, whatever binary fractions make of it.
    if half_a_digit * 1.000_001 < (computed - value.value()).abs() {
        let message = format!(
            "`{}` says {value} for {}, but {above} of {below} is {computed:.2}",
            indicator.label(),
            figure.when
        );
        reader.error(
            Code::NotTheFraction,
            figure.place.0,
            message,
            "correct one of the three numbers",
        );
    }
}

/// Per-period figures are summed, so periods must lie after the start and not overlap.
fn periods(indicator: &Indicator, start: Option<Date>, reader: &mut Reader) {
    let begin = indicator
        .baseline
        .as_ref()
        .and_then(|b| b.date)
        .map_or(start, PartialDate::first);
    let mut last: Option<&Observation> = None;
    for figure in &indicator.observations {
        let When::Period(period) = figure.when else {
            continue;
        };
        if begin.is_some_and(|b| period.last < b) {
            let message = format!(
                "`{}` has a figure for {period}, before its start",
                indicator.label()
            );
            reader.error(
                Code::BadPeriod,
                figure.place.0,
                message,
                "leave out periods before the start",
            );
        }
        if let Some(before) = last.filter(|l| period.first <= l.when.day())
            && before.when != figure.when
        {
            let message = format!(
                "`{}` has figures for {} and {period}, which overlap",
                indicator.label(),
                before.when
            );
            let other = (before.place.0, "the other period".to_owned());
            reader.diags.push_two(
                Code::BadPeriod,
                figure.place.0,
                message,
                "a day may be counted once",
                other,
            );
        }
        last = Some(figure);
    }
}

/// A total so far cannot fall, unless the series breaks or a correction says so.
fn never_falls(indicator: &Indicator, corrections: &[Correction], reader: &mut Reader) {
    let mut last: Option<(f64, &Observation)> = None;
    for figure in &indicator.observations {
        let Some(value) = final_value(figure, indicator, corrections) else {
            continue;
        };
        if let Some((before, earlier)) =
            last.filter(|(before, _)| value < *before && figure.flag != Flag::Break)
            // Two of one day have a message of their own.
            && earlier.when != figure.when
        {
            let message = format!(
                "`{}` falls from {before} on {} to {value} on {}",
                indicator.label(),
                earlier.when,
                figure.when
            );
            let hint = "add a `corrections` entry, `flag: break` if the series begins anew, or \
                `accumulation: snapshot`, with a `baseline`, if it may fall";
            reader.diags.push_two(
                Code::CumulativeFalls,
                figure.place.0,
                message,
                hint,
                (earlier.place.0, "the higher figure".to_owned()),
            );
        }
        last = Some((value, figure));
    }
}

/// The value after all corrections; `None` when missing or withdrawn.
fn final_value(
    figure: &Observation,
    indicator: &Indicator,
    corrections: &[Correction],
) -> Option<f64> {
    let newest = corrections
        .iter()
        .rfind(|c| c.is_of(indicator) && c.when == figure.when);
    match newest {
        Some(correction) => correction.to.as_ref().map(Decimal::value),
        None => figure.value.as_ref().map(Decimal::value),
    }
}

/// Whether each figure is the total so far of something that only grows.
fn is_running_total(indicator: &Indicator) -> bool {
    let counted = matches!(indicator.kind, Kind::Count | Kind::Money);
    counted
        && indicator.accumulation == Accumulation::Cumulative
        && indicator.direction != Direction::Decrease
}
