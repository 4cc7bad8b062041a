//! Money of several projects together: only of those that publish some, and never in two currencies
//! or units at once, since nobody says how many of the one make the other.

use super::project::ProjectInsight;
use crate::base::{Date, Decimal, Lang};
use crate::model::Money;
use crate::model::currency::Currency;

/// What amounts are counted in; those of two are never added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyUnit {
    /// The code of the currency; `None` where nobody says it.
    pub currency: Option<Box<str>>,
    /// The unit in the default language; `None`: the currency itself.
    pub unit: Option<Box<str>>,
}

/// One sum over some projects.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// The amount, in the unit of all of them.
    pub amount: f64,
    /// Digits behind the point: the most that one of them has.
    pub decimals: usize,
    /// Of how many projects it is.
    pub projects: usize,
    /// The earliest and the latest day of the amounts; `None` for budgets, which have none.
    pub days: Option<(Date, Date)>,
}

/// The sums of some projects in one unit; each `None` where none of them publishes it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// What is planned to be spent in all.
    pub budget: Option<Total>,
    /// What is committed, by the latest amount of each.
    pub committed: Option<Total>,
    /// What is spent, by the latest amount of each.
    pub spent: Option<Total>,
}

/// The money of a project, where it publishes any amount.
pub fn told(of: &ProjectInsight) -> Option<&Money> {
    let money = of.known.money.as_ref()?;
    let tells = money.budget.is_some() || !money.committed.is_empty() || !money.spent.is_empty();
    tells.then_some(money)
}

/// The projects that publish money by what it is counted in: the currency of the site first, else in
/// the order of their first ones. `currency`: that of the site, for projects that name none.
pub fn by_unit<'p>(
    projects: impl IntoIterator<Item = &'p ProjectInsight>,
    currency: Option<&str>,
) -> Vec<(MoneyUnit, Vec<&'p ProjectInsight>)> {
    let mut units: Vec<(MoneyUnit, Vec<&ProjectInsight>)> = Vec::new();
    for project in projects {
        let Some(money) = told(project) else { continue };
        let code = money.currency.as_deref().or(currency);
        let unit = money.unit.as_ref().map(|unit| unit.get(Lang::DEFAULT));
        // 元 beside CNY is the currency in another word, and no second unit.
        let is_own = |unit: &&str| !code.is_some_and(|code| Currency::is_written(unit, code));
        let unit = MoneyUnit {
            currency: code.map(Into::into),
            unit: unit.filter(is_own).map(Into::into),
        };
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, of)) => of.push(project),
            None => units.push((unit, vec![project])),
        }
    }
    if currency.is_some() {
        units.sort_by_key(|(unit, _)| unit.currency.as_deref() != currency);
    }
    units
}

/// How much is committed and how much is spent above the budget, by the latest amounts; each `None`
/// where it is not, or where one of the two is not known.
pub fn above(money: &Money) -> [Option<f64>; 2] {
    [&money.committed, &money.spent].map(|sums| {
        let above = sums.last()?.1.value() - money.budget.as_ref()?.value();
        (0.0 < above).then_some(above)
    })
}

/// The sums of projects whose money is counted in one unit.
pub fn totals(projects: &[&ProjectInsight]) -> Totals {
    let all = || projects.iter().filter_map(|p| told(p));
    let budgets = all().filter_map(|money| Some((None, money.budget.as_ref()?)));
    let last = |of: &[(Date, Decimal)]| of.last().cloned();
    let committed: Vec<_> = all().filter_map(|money| last(&money.committed)).collect();
    let spent: Vec<_> = all().filter_map(|money| last(&money.spent)).collect();
    let dated = |of: &[(Date, Decimal)]| total(of.iter().map(|(day, amount)| (Some(*day), amount)));
    Totals {
        budget: total(budgets),
        committed: dated(&committed),
        spent: dated(&spent),
    }
}

fn total<'d>(amounts: impl Iterator<Item = (Option<Date>, &'d Decimal)>) -> Option<Total> {
    amounts.fold(None, |total: Option<Total>, (day, amount)| {
        let so_far = total.unwrap_or(Total {
            amount: 0.0,
            decimals: 0,
            projects: 0,
            days: day.map(|day| (day, day)),
        });
        let days = so_far.days.zip(day);
        Some(Total {
            amount: so_far.amount + amount.value(),
            decimals: so_far.decimals.max(amount.decimals()),
            projects: so_far.projects + 1,
            days: days.map(|((first, last), day)| (first.min(day), last.max(day))),
        })
    })
}
