//! All dated reports of a programme in one order, so that no page that shows some of them has to
//! look at all.

use super::{Insight, ProjectInsight};
use crate::base::Date;
use crate::model::Report;

/// All dated reports, the newest first; of one day by the ids of their projects.
#[derive(Debug)]
pub struct Timeline {
    /// The places of each report's project in the insight, and of the report in its project.
    list: Vec<(u32, u32)>,
    /// The months with reports, the newest first.
    pub months: Vec<Month>,
}

/// A month with reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// The place of its newest report among all.
    pub at: usize,
    /// How many reports it has.
    pub count: usize,
}

impl Timeline {
    /// The reports of a programme.
    pub fn new(insight: &Insight) -> Timeline {
        let projects = insight.projects.iter().enumerate();
        let mut list: Vec<(u32, u32)> = projects
            .flat_map(|(at, p)| (0..p.known.reports.len()).map(move |n| (at as u32, n as u32)))
            .collect();
        let report = |(at, n): (u32, u32)| {
            let known = &insight.projects[at as usize].known;
            (known, &known.reports[n as usize])
        };
        list.sort_by(|a, b| {
            let ((p, one), (q, other)) = (report(*a), report(*b));
            let by_day = other.date.cmp(&one.date);
            by_day.then_with(|| (&p.id, &one.slug).cmp(&(&q.id, &other.slug)))
        });
        let mut months: Vec<Month> = Vec::new();
        for (at, place) in list.iter().enumerate() {
            let first = report(*place).1.date.month_start();
            match months.last_mut().filter(|month| month.first == first) {
                Some(month) => month.count += 1,
                None => months.push(Month {
                    first,
                    at,
                    count: 1,
                }),
            }
        }
        Timeline { list, months }
    }

    /// How many reports there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The places of the reports in their order, for [`Timeline::report`].
    pub fn places(&self) -> &[(u32, u32)] {
        &self.list
    }

    /// A report and its project, by its place; `insight` is the one that the timeline is of.
    pub fn report(insight: &Insight, (at, n): (u32, u32)) -> (&ProjectInsight, &Report) {
        let project = &insight.projects[at as usize];
        (project, &project.known.reports[n as usize])
    }
}
