//! The newest date of a site, and the typing error that would move it.

use crate::base::Diagnostics;
use crate::base::{Code, Date, Span};
use crate::model::vocabulary::{Interval, Visibility};
use crate::model::{Project, Site};

/// Days after which a single newer date is taken for a typing error, unless it keeps a longer
/// rhythm.
const FAR: i32 = 35;

/// When the facts of a project were published.
fn of_project(project: &Project) -> Vec<(Date, Span)> {
    series(project)
        .into_iter()
        .flat_map(|series| series.facts)
        .collect()
}

/// The newest publication of a public fact; a project under embargo beyond it does not count.
/// `None` when no public fact has a date.
pub fn newest(site: &Site) -> Option<Date> {
    let open: Vec<&Project> = site
        .projects
        .iter()
        .map(|p| &**p)
        .filter(|p| p.visibility == Visibility::Public && !p.draft)
        .collect();
    let newest_of = |embargoed: bool| {
        open.iter()
            .filter(|p| p.embargo.is_some() == embargoed)
            .flat_map(|p| of_project(p))
            .map(|(day, _)| day)
            .max()
    };
    let free = newest_of(false);
    let lifted = open.iter().filter(|p| {
        p.embargo
            .is_some_and(|end| free.is_some_and(|day| end <= day))
    });
    lifted
        .flat_map(|p| of_project(p))
        .map(|(day, _)| day)
        .chain(free)
        .max()
        // Where everything is under embargo there is no other day to go by.
        .or_else(|| newest_of(true))
}

/// Reports a date far after the next newest one, while `as_of` is not fixed: the whole site would
/// follow it.
pub fn check(site: &Site, diags: &mut Diagnostics) {
    if site.settings.as_of.is_some() {
        return;
    }
    let open = site
        .projects
        .iter()
        .filter(|p| p.visibility == Visibility::Public && !p.draft);
    let all: Vec<Series> = open.flat_map(|p| series(p)).collect();
    let mut days: Vec<Date> = all
        .iter()
        .flat_map(|s| &s.facts)
        .map(|(day, _)| *day)
        .collect();
    days.sort();
    days.dedup();
    let [.., before, last] = days[..] else { return };
    let newest: Vec<(&Series, Span)> = all.iter().filter_map(|s| Some((s, s.at(last)?))).collect();
    // One series that may have come so far is enough to believe the date.
    if let Some((_, span)) = newest
        .first()
        .filter(|_| newest.iter().all(|(s, _)| s.reach(before, last) < last))
    {
        let far = last.since(before);
        let message = format!(
            "{last} is {far} days after the next newest date {before}, and the whole site would \
             move to it"
        );
        let hint = "correct the date, write how often there is a figure, such as `every: yearly`, \
            or fix `as_of` in site.yaml";
        diags.push(Code::DateFarAhead, *span, message, hint);
    }
}

/// Days within which facts that keep no rhythm may follow another: a year and a day.
const YEAR: i32 = 366;

/// Days by which a figure may miss the end of its three, six or twelve months.
const ABOUT: i32 = 5;

/// Facts of one kind that follow each other.
struct Series {
    facts: Vec<(Date, Span)>,
    /// How often there is one; `None` where that is not said.
    every: Option<Interval>,
    /// Whether they keep a rhythm, unlike milestones and changes.
    is_regular: bool,
}

/// The facts of a project, each kind by itself.
fn series(project: &Project) -> Vec<Series> {
    let figures = project.indicators.iter().map(|i| Series {
        facts: i
            .all_figures()
            .map(|(_, figure)| (figure.known_from(), figure.place.0))
            .collect(),
        every: i.every,
        is_regular: true,
    });
    let reports = project
        .reports
        .iter()
        .filter(|r| r.visibility == Visibility::Public)
        .map(|r| (r.date, r.place.0));
    let met = project
        .milestones
        .iter()
        .filter_map(|m| Some((m.met_published.or(m.met)?, m.place.0)));
    let changes = project.changes.iter().map(|c| (c.published, c.place.0));
    let corrections = project.corrections.iter().map(|c| (c.published, c.place.0));
    let reports = Series {
        facts: reports.collect(),
        every: None,
        is_regular: true,
    };
    let ratings = project.declared.iter().chain(&project.confidence);
    let ratings = Series {
        facts: ratings.map(|d| (d.published, d.place.0)).collect(),
        every: None,
        is_regular: true,
    };
    let others = Series {
        facts: met.chain(changes).chain(corrections).collect(),
        every: None,
        is_regular: false,
    };
    figures.chain([reports, ratings, others]).collect()
}

impl Series {
    /// Where its fact of a day stands.
    fn at(&self, day: Date) -> Option<Span> {
        self.facts
            .iter()
            .find(|(own, _)| *own == day)
            .map(|(_, span)| *span)
    }

    /// The last day that is not far: twice its interval or twice its longest gap so far after its
    /// own fact before, and [`FAR`] days after any fact. One fact has no gap; then a quarter, half
    /// or whole year is believed.
    fn reach(&self, before: Date, last: Date) -> Date {
        if !self.is_regular {
            return before.plus(YEAR);
        }
        let mut own: Vec<Date> = self
            .facts
            .iter()
            .map(|(day, _)| *day)
            .filter(|day| *day < last)
            .collect();
        own.sort();
        own.dedup();
        let from = own.last().copied().unwrap_or(before);
        let gap = own.windows(2).map(|pair| pair[1].since(pair[0])).max();
        let whole = |months| (last.since(from.plus_months(months)).abs() <= ABOUT).then_some(last);
        let first = || [3, 6, 12].into_iter().find_map(whole);
        let rhythm = gap.map(|days| from.plus(2 * days)).or_else(first);
        let stated = self.every.map(|every| every.after(from, 2));
        [Some(before.plus(FAR)), stated, rhythm]
            .into_iter()
            .flatten()
            .max()
            .unwrap_or(before)
    }
}

/// Public figures later than the as-of date that `site.yaml` fixes: they stay unseen until it moves
/// on.
pub fn hidden(site: &Site, diags: &mut Diagnostics) {
    let Some((as_of, place)) = site.settings.as_of.zip(site.settings.as_of_place) else {
        return;
    };
    let open = site
        .projects
        .iter()
        .filter(|p| p.visibility == Visibility::Public && !p.draft);
    let figures = open
        .flat_map(|p| &p.indicators)
        .flat_map(|i| i.all_figures());
    let mut later: Vec<(Span, Date)> = figures
        .map(|(_, figure)| (figure.place.0, figure.known_from()))
        .filter(|(_, day)| as_of < *day)
        .collect();
    later.sort();
    let (Some((span, _)), Some(newest)) = (later.first(), later.iter().map(|(_, day)| *day).max())
    else {
        return;
    };
    let message = match later.len() {
        1 => format!("this figure is later than the as-of date {as_of} and is not shown"),
        n => format!(
            "{n} figures, the first of them here, are later than the as-of date {as_of} and are \
             not shown"
        ),
    };
    let hint = format!(
        "move the date on, `as_of: {newest}`, or delete that line, and the site follows its \
         newest figure"
    );
    diags.push_two(
        Code::FigureLater,
        *span,
        message,
        hint,
        (place.0, "the as-of date is fixed here".to_owned()),
    );
}
