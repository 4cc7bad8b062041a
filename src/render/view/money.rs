//! The money of the programme: how many projects publish any, and what those publish.

use crate::chart::money::Bar;
use crate::derive::ProjectInsight;
use crate::derive::money::{
    MoneyUnit, Total, Totals, above as budget_passed, by_unit, told, totals,
};
use crate::model::{GroupKind, Id};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::page::{PageView, titled};
use crate::render::part::tiles::by_focus;
use crate::render::phrase::group::group_name;
use crate::render::phrase::money::{Sum, above, source, unit};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeSet;

/// The page of money.
#[derive(Debug, Serialize)]
pub struct MoneyView {
    /// How many of all projects publish money, in words.
    pub coverage: String,
    /// The amounts by what they are counted in, which are never added up, in the order of the
    /// projects.
    pub units: Vec<MoneyUnitView>,
}

/// The money that is counted in one unit.
#[derive(Debug, Serialize)]
pub struct MoneyUnitView {
    /// A word for its place on the page: `unit-1` and on.
    pub id: String,
    /// What it is counted in, in words.
    pub title: String,
    /// Each sum with how many projects it is of, and of which days, as sentences.
    pub totals: Vec<String>,
    /// By focus, by department and each project, those that have rows.
    pub tables: Vec<MoneyTableView>,
}

/// The money of several groups or projects.
#[derive(Debug, Serialize)]
pub struct MoneyTableView {
    /// What its rows are: `focus`, `department` or `project`.
    pub id: &'static str,
    /// The same in words.
    pub title: String,
    /// The rows in the order of the site.
    pub rows: Vec<MoneyRowView>,
    /// Whether some row has a budget.
    pub has_budget: bool,
    /// Whether some row has an amount committed.
    pub has_committed: bool,
    /// Whether some row has an amount spent.
    pub has_spent: bool,
}

/// The money of a group or a project.
#[derive(Debug, Serialize)]
pub struct MoneyRowView {
    /// Its name.
    pub name: String,
    /// Its page; `None` where there is none.
    pub href: Option<String>,
    /// How many of its projects publish money in this unit, in words; `None` for a project.
    pub coverage: Option<String>,
    /// Budget, committed and spent as a bar, in HTML; all bars of a table have one scale. Empty
    /// where they are of different projects.
    pub bar_html: String,
    /// What is planned to be spent; `None` where nobody says it.
    pub budget: Option<AmountView>,
    /// What is committed; `None` where nobody says it.
    pub committed: Option<AmountView>,
    /// What is spent; `None` where nobody says it.
    pub spent: Option<AmountView>,
    /// Who says so, as a sentence; `None` for a group, and where that is not known.
    pub source: Option<String>,
}

/// A sum.
#[derive(Debug, Serialize)]
pub struct AmountView {
    /// The amount with its unit, in words.
    pub text: String,
    /// The day or days of the amounts, in words; `None` for budgets.
    pub days: Option<String>,
    /// Of how many projects of its row it is, in words; `None` where it is of all that publish
    /// money.
    pub of: Option<String>,
    /// How much of it is above the budget, of a group how many of its projects are, in words;
    /// `None` where nothing is.
    pub above: Option<String>,
}

/// The page of money.
pub fn money(here: &PageContext<'_>) -> (PageView, MoneyView) {
    let projects = &here.insight.projects;
    let publishing = projects.iter().filter(|p| told(p).is_some()).count();
    let units = by_unit(projects.iter(), here.settings().currency.as_deref());
    let view = MoneyView {
        coverage: coverage(here, "money-coverage", publishing, projects.len()),
        units: (1..)
            .zip(&units)
            .map(|(no, (unit, of))| in_unit(here, no, unit, of))
            .collect(),
    };
    (titled(here, "menu-money", "money-description"), view)
}

fn coverage(here: &PageContext<'_>, key: &str, n: usize, of: usize) -> String {
    let args = [("n", Arg::Count(n)), ("of", Arg::Count(of))];
    here.words().say(key, &args)
}

fn in_unit(
    here: &PageContext<'_>,
    no: usize,
    counted: &MoneyUnit,
    projects: &[&ProjectInsight],
) -> MoneyUnitView {
    let words = here.words();
    let unit = projects.first().map_or_else(String::new, |p| unit(here, p));
    // A unit such as 万元 rarely says of which currency it is.
    let code = counted.currency.as_deref().filter(|code| **code != *unit);
    let name = match code {
        Some(code) if !unit.is_empty() => words.say(
            "money-unit-currency",
            &[("unit", Arg::Text(&unit)), ("currency", Arg::Text(code))],
        ),
        _ => unit.clone(),
    };
    let title = match name.is_empty() {
        true => words.say("money-unit-unsaid", &[]),
        false => words.say("money-unit", &[("unit", Arg::Text(&name))]),
    };
    let said = Said { here, unit: &unit };
    let tables = [
        ("focus", said.by_focus(projects)),
        ("department", said.by_department(projects)),
        ("project", said.each(projects)),
    ];
    let tables = tables.into_iter().filter(|(_, rows)| !rows.is_empty());
    MoneyUnitView {
        id: format!("unit-{no}"),
        title,
        totals: said
            .totals(projects)
            .into_iter()
            .chain(said.unlike(projects))
            .chain(said.above(projects))
            .collect(),
        tables: tables.map(|(id, rows)| said.table(id, rows)).collect(),
    }
}

/// A row before its bar, which needs the scale of all; `None` where its sums are of different
/// projects, so that none is a part of another.
type Row = (MoneyRowView, Option<Bar>);

/// Whether each of some sums that there is was made of so many projects.
fn is_of_all(sums: &Totals, projects: usize) -> bool {
    let each = [sums.budget, sums.committed, sums.spent];
    each.into_iter()
        .flatten()
        .all(|sum| sum.projects == projects)
}

/// Amounts in one unit, as a page says them.
struct Said<'s> {
    here: &'s PageContext<'s>,
    unit: &'s str,
}

impl Said<'_> {
    /// Each sum in a sentence that says of how many projects it is and that the others are not in
    /// it.
    fn totals(&self, projects: &[&ProjectInsight]) -> Vec<String> {
        let sums = totals(projects);
        let each = [
            (Sum::Budget, sums.budget),
            (Sum::Committed, sums.committed),
            (Sum::Spent, sums.spent),
        ];
        let all = self.here.insight.projects.len();
        let line = |(sum, total): (Sum, Option<Total>)| {
            let total = total?;
            let words = self.here.words();
            let name = words.say(sum.key(), &[]);
            let days = self.days(&total).unwrap_or_default();
            let amount = self.amount(&total);
            let args = [
                ("name", Arg::Text(&name)),
                ("amount", Arg::Text(&amount)),
                ("n", Arg::Count(total.projects)),
                ("of", Arg::Count(all)),
                ("left", Arg::Count(all - total.projects)),
                ("days", Arg::Text(&days)),
            ];
            let key = match total.days {
                Some(_) => "money-total-dated",
                None => "money-total",
            };
            Some(words.say(key, &args))
        };
        each.into_iter().filter_map(line).collect()
    }

    /// That the sums are of different projects, so that none is a part of another; `None` where
    /// each is of all.
    fn unlike(&self, projects: &[&ProjectInsight]) -> Option<String> {
        let words = self.here.words();
        (!is_of_all(&totals(projects), projects.len())).then(|| words.say("money-unlike", &[]))
    }

    /// How many projects have committed or spent more than their budgets, as sentences.
    fn above(&self, projects: &[&ProjectInsight]) -> Vec<String> {
        let counts = above_counts(projects).into_iter();
        let line = |(sum, n): (Sum, usize)| {
            let name = self.here.words().say(sum.key(), &[]);
            let args = [("name", Arg::Text(&name)), ("n", Arg::Count(n))];
            (0 < n).then(|| self.here.words().say("money-total-above", &args))
        };
        counts.filter_map(line).collect()
    }

    /// How many of several projects are above their budgets in a sum, in words; of one how much.
    fn above_in(&self, sum: Sum, of: &[&ProjectInsight], is_group: bool) -> Option<String> {
        if !is_group {
            let above = above(self.here, of.first()?).into_iter();
            return above
                .filter(|(own, _)| *own == sum)
                .map(|(_, said)| said)
                .next();
        }
        let (_, n) = above_counts(of).into_iter().find(|(own, _)| *own == sum)?;
        let args = [("n", Arg::Count(n))];
        (0 < n).then(|| self.here.words().say("money-above-count", &args))
    }

    fn amount(&self, total: &Total) -> String {
        let words = self.here.words();
        words.amount(total.amount, total.decimals, self.unit)
    }

    fn days(&self, total: &Total) -> Option<String> {
        let (first, last) = total.days?;
        let words = self.here.words();
        let [from, to] = [first, last].map(|day| words.locale.date(day));
        Some(match first == last {
            true => to,
            false => {
                let args = [("from", Arg::Text(&from)), ("to", Arg::Text(&to))];
                words.say("money-days", &args)
            }
        })
    }

    /// A sum in a row with so many projects that publish money.
    fn cell(&self, total: Option<Total>, publishing: usize) -> Option<AmountView> {
        let total = total?;
        let part = total.projects < publishing;
        Some(AmountView {
            text: self.amount(&total),
            days: self.days(&total),
            of: part.then(|| coverage(self.here, "money-of", total.projects, publishing)),
            above: None,
        })
    }

    /// A group or, where it is none, a project.
    fn row(
        &self,
        name: String,
        href: Option<String>,
        (of, is_group): (&[&ProjectInsight], bool),
    ) -> Row {
        let sums = totals(of);
        let dated = |sum: Sum, total: Option<Total>| {
            let above = self.above_in(sum, of, is_group);
            self.cell(total, of.len())
                .map(|cell| AmountView { above, ..cell })
        };
        let view = MoneyRowView {
            name,
            href,
            coverage: None,
            bar_html: String::new(),
            budget: self.cell(sums.budget, of.len()),
            committed: dated(Sum::Committed, sums.committed),
            spent: dated(Sum::Spent, sums.spent),
            source: None,
        };
        let amount = |total: Option<Total>| total.map(|total| total.amount);
        let bar = is_of_all(&sums, of.len()).then(|| Bar {
            budget: amount(sums.budget),
            committed: amount(sums.committed),
            spent: amount(sums.spent),
        });
        (view, bar)
    }

    /// A group with those of its projects that publish money in this unit, and all of its projects.
    fn group(&self, kind: GroupKind, id: &Id, of: &[&ProjectInsight], all: usize) -> Row {
        let here = self.here;
        let href = here.href_if(&Page::Group(kind, id.clone()));
        let (row, bar) = self.row(group_name(here, kind, id), href, (of, true));
        let coverage = Some(coverage(here, "money-coverage-of", of.len(), all));
        (MoneyRowView { coverage, ..row }, bar)
    }

    /// The outermost focuses; nothing where there is only one.
    fn by_focus(&self, projects: &[&ProjectInsight]) -> Vec<Row> {
        let focuses = by_focus(self.here);
        if focuses.len() < 2 {
            return Vec::new();
        }
        let row = |(id, all): &(Option<Id>, Vec<&ProjectInsight>)| {
            let own = publishing(all.iter().copied(), projects);
            if own.is_empty() {
                return None;
            }
            Some(match id {
                Some(id) => self.group(GroupKind::Focus, id, &own, all.len()),
                None => {
                    let name = self.here.words().say("focus-unknown", &[]);
                    self.nameless(name, &own, all.len())
                }
            })
        };
        focuses.iter().filter_map(row).collect()
    }

    /// The departments that lead, and what has none; nothing where no department has money.
    fn by_department(&self, projects: &[&ProjectInsight]) -> Vec<Row> {
        let (kind, all) = (GroupKind::Department, self.here.all);
        let row = |id: Id| {
            let own = publishing(all.in_group(kind, &id), projects);
            let n = all.members().of(kind, &id).len();
            (!own.is_empty()).then(|| self.group(kind, &id, &own, n))
        };
        let ids = kind.ids(self.here.settings()).into_iter();
        let mut rows: Vec<Row> = ids.filter_map(row).collect();
        let ids = kind.ids(self.here.settings()).into_iter();
        let of = |id: Id| {
            all.in_group(kind, &id)
                .map(|p| &p.known.id)
                .collect::<Vec<_>>()
        };
        let led: BTreeSet<&Id> = ids.flat_map(of).collect();
        let is_led = |p: &&ProjectInsight| led.contains(&p.known.id);
        let rest = projects.iter().copied().filter(|p| !is_led(p));
        let rest: Vec<&ProjectInsight> = rest.collect();
        if !rows.is_empty() && !rest.is_empty() {
            let every = self.here.insight.projects.iter().filter(|p| !is_led(p));
            let name = self.here.words().say("money-no-department", &[]);
            rows.push(self.nameless(name, &rest, every.count()));
        }
        rows
    }

    /// Projects of no group, as a row.
    fn nameless(&self, name: String, of: &[&ProjectInsight], all: usize) -> Row {
        let (row, bar) = self.row(name, None, (of, true));
        let coverage = Some(coverage(self.here, "money-coverage-of", of.len(), all));
        (MoneyRowView { coverage, ..row }, bar)
    }

    fn each(&self, projects: &[&ProjectInsight]) -> Vec<Row> {
        let here = self.here;
        let row = |project: &&ProjectInsight| {
            let name = project.known.name(here.lang).get(here.lang).to_owned();
            let href = here.href(&Page::Project(project.known.id.clone()));
            let (row, bar) = self.row(name, Some(href), (&[project], false));
            let source = source(here, project);
            (MoneyRowView { source, ..row }, bar)
        };
        projects.iter().map(row).collect()
    }

    /// The rows of a table with their bars.
    fn table(&self, id: &'static str, rows: Vec<Row>) -> MoneyTableView {
        let bars = rows.iter().filter_map(|(_, bar)| bar.as_ref());
        let most = bars.map(Bar::most).fold(0.0, f64::max);
        let has = |of: fn(&MoneyRowView) -> bool| rows.iter().any(|(row, _)| of(row));
        MoneyTableView {
            id,
            title: self.here.words().say(&format!("money-by-{id}"), &[]),
            has_budget: has(|row| row.budget.is_some()),
            has_committed: has(|row| row.committed.is_some()),
            has_spent: has(|row| row.spent.is_some()),
            rows: rows
                .into_iter()
                .map(|(row, bar)| MoneyRowView {
                    bar_html: bar.map_or_else(String::new, |bar| bar.draw(most)),
                    ..row
                })
                .collect(),
        }
    }
}

/// How many of some projects have committed, and how many have spent, more than their budgets.
fn above_counts(of: &[&ProjectInsight]) -> [(Sum, usize); 2] {
    let above = of.iter().filter_map(|p| told(p)).map(budget_passed);
    let above: Vec<[Option<f64>; 2]> = above.collect();
    let count = |at: usize| above.iter().filter(|sums| sums[at].is_some()).count();
    [(Sum::Committed, count(0)), (Sum::Spent, count(1))]
}

/// Those of a group that are among the projects which publish money in a unit.
fn publishing<'p>(
    group: impl Iterator<Item = &'p ProjectInsight>,
    projects: &[&ProjectInsight],
) -> Vec<&'p ProjectInsight> {
    let ids: BTreeSet<&Id> = projects.iter().map(|p| &p.known.id).collect();
    group.filter(|p| ids.contains(&p.known.id)).collect()
}
