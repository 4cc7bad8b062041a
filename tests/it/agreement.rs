//! What a status sentence says of a figure and its plan is what the chart beside it says.

use crate::support::site_of;
use milepost::base::{Date, Lang};
use milepost::derive::{IndicatorInsight, ProjectInsight, Reason};
use milepost::io::FolderSource;

use milepost::render::address::page::Page;
use milepost::render::context::{PageContext, Renderer};
use milepost::render::figure::trajectory::trajectory;
use milepost::render::phrase::reason::reason as told;
use milepost::render::phrase::say;
use milepost::{Computed, Options, computed};

/// The end of each month, and days around the jumps of plans.
const DAYS: &[&str] = &[
    "2021-01-31",
    "2021-02-28",
    "2021-03-30",
    "2021-03-31",
    "2021-04-01",
    "2021-04-30",
    "2021-05-31",
    "2021-06-29",
    "2021-06-30",
    "2021-07-01",
    "2021-07-31",
    "2021-08-31",
    "2021-09-29",
    "2021-09-30",
    "2021-10-01",
    "2021-10-31",
    "2021-11-30",
    "2021-12-30",
    "2021-12-31",
    "2022-01-31",
    "2022-03-31",
];

#[test]
fn a_status_sentence_and_its_chart_never_disagree() {
    let source = site_of(".");
    let mut compared = 0;
    for day in DAYS {
        let options = Options {
            as_of: Date::parse(day),
            ledger: false,
            ..Options::default()
        };
        let ready = computed(&source, &options).made.expect("the demo is sound");
        let renderer = renderer(&ready, &source);
        for (lang, chinese) in [(Lang(0), true), (Lang(1), false)] {
            let here = renderer.here(&Page::Home, lang, None);
            for (project, of) in ready
                .insight
                .projects
                .iter()
                .flat_map(|p| p.indicators.iter().map(move |i| (p, i)))
            {
                compared += usize::from(check_one(&here, project, of, chinese, day));
            }
        }
    }
    assert!(compared > 500, "only {compared} sentences were compared");
}

fn renderer<'a>(ready: &'a Computed, source: &'a FolderSource) -> Renderer<'a> {
    Renderer {
        rebuilt: false,
        site: &ready.site,
        insight: &ready.insight,
        states: Default::default(),
        timeline: Default::default(),
        documents: Default::default(),
        made: Default::default(),
        members: Default::default(),
        targets: &ready.targets,
        pages: Default::default(),
        unlisted: Default::default(),
        newest: Default::default(),
        prefix: String::new(),
        source,
        images: &ready.images,
        links: &ready.links,
        kept: &ready.kept,
        internal: false,
        languages: &ready.languages,
        editions: Vec::new(),
    }
}

/// Compares one sentence with one takeaway; whether they speak of the plan.
fn check_one(
    here: &PageContext<'_>,
    project: &ProjectInsight,
    of: &IndicatorInsight,
    chinese: bool,
    day: &str,
) -> bool {
    let Reason::Plan { standing, .. } = &of.judgement.reason else {
        return false;
    };
    let reason = told(here, &of.judgement.reason, Some(of));
    let title = trajectory(here, project, of, true).title;
    let both = format!("{} on {day}:\n  {reason}\n  {title}", project.known.id);
    let (even, behind, ahead) = if chinese {
        ("与计划相符", "慢约", "快约")
    } else {
        ("as planned", " behind", " ahead")
    };
    let says = |text: &str, word: &str| text.to_lowercase().contains(word);
    // An upper or lower bound is no number to subtract.
    if of.actual.is_some_and(|a| a.bound.is_some()) {
        return false;
    }
    for word in [even, behind, ahead] {
        assert_eq!(says(&reason, word), says(&title, word), "{both}");
    }
    assert_eq!(days(&reason), days(&title), "{both}");
    let amount = |value: f64| say::amount(here, of, value);
    assert!(
        reason.contains(&amount(standing.planned)) && reason.contains(&amount(standing.actual)),
        "{both}"
    );
    if amount(standing.planned) != amount(standing.actual) {
        assert!(!says(&reason, even), "a difference is called none: {both}");
        let gap = (
            of.indicator.display_decimals(),
            standing.actual - standing.planned,
        );
        assert_eq!(
            title.contains(if chinese { "少" } else { " below " }),
            gap.1 < 0.0,
            "{both}"
        );
    }
    true
}

/// The days that a sentence tells, before it says how many count as on track.
fn days(text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    // A plan between two of its points is told as about so much, in front of what was reported.
    let told = text
        .split_once("reported ")
        .or_else(|| text.split_once("实际"));
    let told = told.map_or(&*text, |(_, told)| told);
    let rest = told
        .split_once("about ")
        .or_else(|| told.split_once('约'))?
        .1;
    rest.split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}
