//! What a project tells of its money, in words.

use crate::base::{Date, Decimal};
use crate::derive::{self, ProjectInsight};
use crate::render::context::PageContext;
use crate::theme::Arg;

/// Which of its sums a project tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// What is planned to be spent in all.
    Budget,
    /// What is committed by a day.
    Committed,
    /// What is spent by a day.
    Spent,
}

impl Sum {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Sum::Budget => "money-budget",
            Sum::Committed => "money-committed",
            Sum::Spent => "money-spent",
        }
    }
}

/// Each sum that is told with its amount and unit in words, and its day; the budget has none.
pub fn sums(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<(Sum, String, Option<Date>)> {
    let Some(money) = &of.known.money else {
        return Vec::new();
    };
    let dated = |sum, all: &[(Date, Decimal)]| {
        all.last()
            .map(|(day, value)| (sum, amount(here, of, value), Some(*day)))
    };
    let budget = money.budget.as_ref();
    budget
        .map(|value| (Sum::Budget, amount(here, of, value), None))
        .into_iter()
        .chain(dated(Sum::Committed, &money.committed))
        .chain(dated(Sum::Spent, &money.spent))
        .collect()
}

/// The sum that says most of how far it is: spent, else committed, else the budget; `None` where
/// no money is told.
pub fn newest(here: &PageContext<'_>, of: &ProjectInsight) -> Option<(Sum, String, Option<Date>)> {
    sums(here, of).pop()
}

/// What is spent of the budget, or committed where nothing is, as a share; `None` without a budget
/// or an amount.
pub fn share(of: &ProjectInsight) -> Option<f64> {
    let money = of.known.money.as_ref()?;
    let budget = money.budget.as_ref()?.value();
    let (_, value) = money.spent.last().or(money.committed.last())?;
    (0.0 < budget).then(|| value.value() / budget)
}

/// An amount with the unit or currency of the project's money.
pub fn amount(here: &PageContext<'_>, of: &ProjectInsight, value: &Decimal) -> String {
    let unit = unit(here, of);
    here.words().amount(value.value(), value.decimals(), &unit)
}

/// What a project has committed and spent above its budget, each with the amount in words; empty
/// where nothing is.
pub fn above(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<(Sum, String)> {
    let Some(money) = &of.known.money else {
        return Vec::new();
    };
    let unit = unit(here, of);
    let decimals = |sums: &[(Date, Decimal)]| {
        let both = sums.last().map(|(_, sum)| sum).into_iter();
        both.chain(&money.budget).map(Decimal::decimals).max()
    };
    let [committed, spent] = derive::money::above(money);
    let said = [
        (Sum::Committed, committed, decimals(&money.committed)),
        (Sum::Spent, spent, decimals(&money.spent)),
    ];
    let said = said.into_iter().filter_map(|(sum, above, decimals)| {
        let amount = here.words().amount(above?, decimals?, &unit);
        let args = [("amount", Arg::Text(&amount))];
        Some((sum, here.words().say("money-above", &args)))
    });
    said.collect()
}

/// What the money of a project is counted in: its unit, else the code of its currency or of the
/// site's; empty where nobody says it.
pub fn unit(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    let money = of.known.money.as_ref();
    let own = money.and_then(|m| m.unit.as_ref());
    let code = || {
        let own = money.and_then(|m| m.currency.as_deref());
        own.or(here.settings().currency.as_deref())
    };
    let unit = own.map(|unit| unit.get(here.lang)).or_else(code);
    unit.unwrap_or_default().to_owned()
}

/// Who says so, as a sentence of its own; `None` where that is not known.
pub fn source(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let source = of.known.money.as_ref()?.source.as_ref()?.get(here.lang);
    let args = [("source", Arg::Text(source))];
    Some(here.words().say("money-source", &args))
}
