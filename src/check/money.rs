//! The money of a project: amounts, sums by day, and whether they fit together. Nothing is
//! converted, and more spent than planned is no mistake.

use crate::base::{Code, Date, Decimal, PartialDate, Span};
use crate::config::currency;
use crate::model::Money;
use crate::reference;
use crate::yaml::{Node, Reader, Value};

/// An amount by a day, and where it stands.
type Sum = (Date, Decimal, Span);

/// What is said of the money of a project.
pub fn money(node: &Node, reader: &mut Reader) -> Option<Money> {
    let mut fields = reader.fields(
        node,
        &reference::MONEY,
        "a map with `budget`, `committed` and `spent`",
    )?;
    let currency = fields.take("currency").and_then(|n| currency(n, reader));
    let unit = fields.take("unit").and_then(|n| reader.text(n));
    let budget = fields.take("budget").and_then(|n| amount(n, reader));
    let committed = sums(fields.take("committed"), reader);
    let spent = sums(fields.take("spent"), reader);
    let source = fields.take("source").and_then(|n| reader.text(n));
    fields.finish(reader.diags);
    falls("committed", &committed, reader);
    falls("spent", &spent, reader);
    more_than_committed(&committed, &spent, reader);
    above("committed", budget.as_ref(), &committed, reader);
    above("spent", budget.as_ref(), &spent, reader);
    let bare = |sums: Vec<Sum>| sums.into_iter().map(|(day, sum, _)| (day, sum)).collect();
    Some(Money {
        currency,
        unit,
        budget,
        committed: bare(committed),
        spent: bare(spent),
        source,
    })
}

/// A sum of money: nothing or more.
fn amount(node: &Node, reader: &mut Reader) -> Option<Decimal> {
    let amount = reader.number(node)?;
    if amount.value() < 0.0 {
        reader.error(
            Code::WrongType,
            node.span,
            format!("`{}` is less than nothing", amount.as_str()),
            "write what is planned, committed or spent in all; what came back makes it smaller",
        );
        return None;
    }
    Some(amount)
}

/// Sums by day, the earliest first; of a month, quarter or year the last day counts.
fn sums(node: Option<&Node>, reader: &mut Reader) -> Vec<Sum> {
    let mut sums = Vec::new();
    if let Some((Value::Scalar { text, .. }, span)) = node.map(|n| (&n.value, n.span)) {
        let message = format!("`{text}` stands without the day by which it is so");
        let hint = format!("write the day before it, such as `{{2021-09-30: {text}}}`");
        reader.error(Code::WrongType, span, message, hint);
        return sums;
    }
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map from day to amount")) {
        match PartialDate::parse(&key.text, reader.begins).and_then(PartialDate::last) {
            Some(day) => sums.extend(amount(value, reader).map(|sum| (day, sum, value.span))),
            None => reader.bad_date(&key.text, key.span),
        }
    }
    sums.sort_by_key(|(day, ..)| *day);
    sums
}

/// What is committed or spent in all by a day is rarely less than by a day before: who writes so
/// often means what was added.
fn falls(key: &str, sums: &[Sum], reader: &mut Reader) {
    for pair in sums.windows(2) {
        let [(before, was, _), (day, is, span)] = pair else {
            continue;
        };
        if was.value() <= is.value() {
            continue;
        }
        let message = format!("`{key}` falls from `{was}` by {before} to `{is}` by {day}");
        let decimals = was.decimals().max(is.decimals());
        let both = was.value() + is.value();
        let hint = format!(
            "write what is {key} in all by that day: `{day}: {both:.decimals$}` if `{is}` was added"
        );
        reader.error(Code::MoneyDiffers, *span, message, hint);
    }
}

/// What is spent was committed before.
fn more_than_committed(committed: &[Sum], spent: &[Sum], reader: &mut Reader) {
    let last = |day: &Date| committed.iter().rev().find(|(on, ..)| on <= day);
    let found = spent.iter().find_map(|(day, sum, span)| {
        let (on, limit, _) = last(day)?;
        (limit.value() < sum.value()).then_some((day, sum, span, on, limit))
    });
    if let Some((day, sum, span, on, limit)) = found {
        let message =
            format!("`{sum}` is spent by {day}, and only `{limit}` was committed by {on}");
        let hint = format!(
            "what is spent is committed too: add what was committed by then, `committed: {{{day}: \
             {sum}}}` at least"
        );
        reader.error(Code::MoneyDiffers, *span, message, hint);
    }
}

/// The latest sum above the budget, which is told and no mistake.
fn above(key: &str, budget: Option<&Decimal>, sums: &[Sum], reader: &mut Reader) {
    let Some((budget, (day, sum, span))) = budget.zip(sums.last()) else {
        return;
    };
    if sum.value() <= budget.value() {
        return;
    }
    let message = format!("`{sum}` is {key} by {day}, above the budget of `{budget}`");
    let hint = format!(
        "it stays if it is so, and pages say so; a budget that was raised is `budget: {sum}` with an \
         entry of `money.budget` under `changes`"
    );
    reader.error(Code::AboveBudget, *span, message, hint);
}
