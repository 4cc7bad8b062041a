//! What a project shows in large figures: its leading figure, its next milestone, or its money.
//! What has no number is told in words or left to the rest of the page.

use crate::base::PartialDate;
use crate::chart::Bullet;
use crate::derive::Next;
use crate::derive::{IndicatorInsight, ProjectInsight, Reason};
use crate::render::context::PageContext;
use crate::render::figure::small;
use crate::render::part::history::{MarkView, figure_mark, promise_mark};
use crate::render::part::numbers::{NumbersView, numbers};
use crate::render::part::tiles;
use crate::render::phrase::money::{self, Sum};
use crate::render::phrase::value::{self, is_target, target, value};
use crate::theme::Arg;
use serde::Serialize;

/// The headline in large figures.
#[derive(Debug, Serialize)]
pub struct HeadlineView {
    /// The name of the indicator; the words for milestones, or for the sum of money.
    pub name: String,
    /// Where the indicator stands, in numbers; `None` where no template names them.
    pub numbers: Option<NumbersView>,
    /// The latest figure with its unit, the newest note of an indicator in words, the number of
    /// milestones that are met, or an amount of money.
    pub value: String,
    /// That the figure was corrected, or was later on; `None` where neither is so.
    pub value_mark: Option<MarkView>,
    /// What it should reach, with its unit, the number of milestones, or of money the budget; `None`
    /// without a target, and in words.
    pub target: Option<String>,
    /// That the target moved; `None` where it never did.
    pub target_mark: Option<MarkView>,
    /// Progress as a bar, in HTML; empty where there is no way to a target.
    pub bar_html: String,
    /// The same as wide as its column, with its words below it, those of the plan under its tick.
    pub wide_html: String,
    /// Progress in words: in whole percent of the way, or the share of the budget; `None` where it is
    /// not defined.
    pub done: Option<String>,
    /// The next milestone with its day, of a single one the day alone; `None` of anything else.
    pub next: Option<String>,
    /// Planned progress in words, in whole percent, or the day of an amount; `None` without a
    /// declared plan, or a day.
    pub plan: Option<String>,
}

/// What a project shows in large figures: its leading indicator, else the next of its milestones,
/// else its money. `None` where nothing was published, and for words too long to stand large.
pub fn headline(here: &PageContext<'_>, project: &ProjectInsight) -> Option<HeadlineView> {
    match project.lead_indicator() {
        Some(lead) => indicator(here, project, lead),
        None if project.milestones.is_empty() => money_put_in(here, project),
        None => next_milestone(here, project),
    }
}

fn indicator(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
) -> Option<HeadlineView> {
    let words = here.words();
    let declared = of.plan.as_ref().is_some_and(|p| p.declared);
    let percent = |p: f64| words.locale.percent(p);
    let worded = of.indicator.kind.is_worded();
    // A long note is told where there is room for it.
    let shown = value(here, of).filter(|note| !worded || !tiles::is_long(note))?;
    let done = of
        .progress
        .filter(|_| small::has_way(of))
        .map(|p| value::bounded(here, p));
    let plan = of.planned_progress.filter(|_| declared).map(percent);
    let say =
        |key: &str, p: Option<&String>| p.map(|p| words.say(key, &[("percent", Arg::Text(p))]));
    let (done, here_planned) = (
        say("headline-done", done.as_ref()),
        say("headline-plan-here", plan.as_ref()).unwrap_or_default(),
    );
    Some(HeadlineView {
        name: of.indicator.name.get(here.lang).to_owned(),
        numbers: here.field("numbers", || Some(numbers(here, of))),
        value: shown,
        value_mark: figure_mark(here, project, of),
        target: target(here, of).filter(|_| !worded),
        target_mark: promise_mark(here, project, |f| is_target(f, &of.indicator.id)),
        bar_html: small::bullet(of),
        wide_html: small::bullet_alone(
            of,
            [done.as_deref().unwrap_or_default(), &here_planned],
            words.locale.is_from_right(),
        ),
        plan: say("headline-plan", plan.as_ref()),
        next: None,
        done,
    })
}

/// A headline of words alone.
fn worded(name: String, value: String) -> HeadlineView {
    HeadlineView {
        name,
        numbers: None,
        value,
        value_mark: None,
        target: None,
        target_mark: None,
        bar_html: String::new(),
        wide_html: String::new(),
        done: None,
        next: None,
        plan: None,
    }
}

/// How many milestones are met, with the next and its day; that all are, where none is left.
fn next_milestone(here: &PageContext<'_>, project: &ProjectInsight) -> Option<HeadlineView> {
    let words = here.words();
    let Reason::Milestones { met, of, next } = &project.judgement.reason else {
        return None;
    };
    let counts = [("met", Arg::Count(*met)), ("of", Arg::Count(*of))];
    let Some(Next { name, date, .. }) = next else {
        let all = words.say("headline-milestones-all", &counts);
        return Some(worded(words.say("section-milestones", &[]), all));
    };
    let between = words.say("list-comma", &[]);
    let name = name.get(here.lang);
    let day = date.and_then(PartialDate::last);
    let past = day.is_some_and(|day| day < here.insight.as_of);
    let past = ("past", Arg::Text(if past { "yes" } else { "no" }));
    let day = date.map(|date| words.locale.partial(date, ""));
    let expected = |day: &str| words.say("headline-expected", &[("date", Arg::Text(day)), past]);
    if *of == 1 && !tiles::is_long(name) {
        return Some(HeadlineView {
            next: day.as_deref().map(expected),
            ..worded(words.say("section-milestones", &[]), name.to_owned())
        });
    }
    let bar = Bullet {
        progress: Some(*met as f64 / *of as f64),
        planned: None,
        token: project.judgement.status.token(),
        room: false,
        alone: true,
        steps: *of,
    };
    Some(HeadlineView {
        target: Some(words.say("headline-milestones", &counts)),
        bar_html: bar.draw(),
        next: {
            let next = words.say("headline-next", &[("name", Arg::Text(name))]);
            let expected = day.as_deref().map(expected);
            let said: Vec<String> = [Some(next), expected].into_iter().flatten().collect();
            Some(said.join(&between))
        },
        ..worded(
            words.say("section-milestones", &[]),
            words.locale.number(*met as f64, 0),
        )
    })
}

/// What was spent, else committed, of the budget.
fn money_put_in(here: &PageContext<'_>, project: &ProjectInsight) -> Option<HeadlineView> {
    let words = here.words();
    let (sum, amount, day) = money::newest(here, project)?;
    let budget = money::sums(here, project)
        .into_iter()
        .find(|(of, ..)| *of == Sum::Budget && sum != Sum::Budget);
    let share = money::share(project).map(|share| words.locale.percent(share));
    let day = day.map(|day| words.locale.date(day));
    Some(HeadlineView {
        target: budget.map(|(_, amount, _)| amount),
        done: share.map(|p| words.say("headline-of-budget", &[("percent", Arg::Text(&p))])),
        plan: day.map(|day| words.say("headline-by", &[("date", Arg::Text(&day))])),
        ..worded(words.say(sum.key(), &[]), amount)
    })
}
