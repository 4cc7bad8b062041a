//! How everything is computed, generated from the configuration.

use crate::derive::cadence::Kind;
use crate::derive::{ProjectInsight, Shown, delay};
use crate::model::Status;
use crate::model::scale::{CONFIDENCE, Grade, Rating, STATUS, Scale};
use crate::model::vocabulary::{Interval, Leading};
use crate::render::context::PageContext;
use crate::render::phrase::cadence::{self, interval, name};
use crate::render::phrase::status::{self, StatusView, shown};
use crate::render::phrase::{LinkView, project_link, reason, say};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How everything is computed, in words.
#[derive(Debug, Serialize)]
pub struct MethodView {
    /// Every status with its meaning, those with one colour and symbol behind each other, also those
    /// that no project has.
    pub statuses: Vec<StatusMeaningView>,
    /// Sections in plain words, in the order in which the method is told; last what is withheld,
    /// where something is.
    pub sections: Vec<MethodSectionView>,
    /// A project of the site whose days behind show how they are counted; `None` where none is
    /// behind by days.
    pub example: Option<ExampleView>,
    /// Its figures beside its plan, as a chart, in HTML; empty without an example, and on paper, where
    /// the chart stands on the sheet of its project.
    pub example_html: String,
    /// How often things are promised; empty without a cadence.
    pub cadence: Vec<ExplainedView>,
    /// The scales of grades that were declared, in the order of the site; the words that are
    /// computed as well are not among them.
    pub scales: Vec<ScaleView>,
}

/// A scale of declared grades.
#[derive(Debug, Serialize)]
pub struct ScaleView {
    /// From which grade to which it runs, in words.
    pub title: String,
    /// Its grades with their meanings, from best to worst, also those that no project has.
    pub grades: Vec<StatusMeaningView>,
}

/// A status with its meaning.
#[derive(Debug, Serialize)]
pub struct StatusMeaningView {
    /// The status.
    pub status: StatusView,
    /// What it means; of a computed one with the site's own tolerances, of a grade what the site
    /// says, and as what it counts.
    pub meaning: String,
}

/// A project as an example of the method.
#[derive(Debug, Serialize)]
pub struct ExampleView {
    /// The project.
    pub project: LinkView,
    /// Its status.
    pub status: StatusView,
    /// That status in one sentence.
    pub reason: String,
}

/// A heading with its words.
#[derive(Debug, Serialize)]
pub struct ExplainedView {
    /// The heading.
    pub title: String,
    /// The words, not HTML.
    pub text: String,
}

/// One section of the method.
#[derive(Debug, Serialize)]
pub struct MethodSectionView {
    /// What it is about, for machines, such as `pace`.
    pub id: String,
    /// The heading above it and those that follow; `None` where it belongs to the one before.
    pub part: Option<String>,
    /// The heading.
    pub title: String,
    /// The words, not HTML.
    pub text: String,
}

/// The sections by the part that they belong to; each is the end of a key of strings.
const PARTS: &[(&str, &[&str])] = &[
    ("figures", &["facts", "missing", "silence", "rounding"]),
    ("way", &["progress", "start", "plan"]),
    (
        "judging",
        &[
            "pace",
            "tolerance",
            "no-plan",
            "limits",
            "bounds",
            "deadline",
        ],
    ),
    ("together", &["project", "programme", "promises"]),
];

/// How everything is computed on this site.
pub fn method(here: &PageContext<'_>) -> MethodView {
    let words = here.words();
    let tolerance = here.settings().tolerance;
    let programme = &here.insight.programme;
    let rated = match programme.rated + programme.not_rated() {
        0 => "no",
        _ => "yes",
    };
    let args = [
        ("days", Arg::Count(tolerance.days as usize)),
        ("share", Arg::Text(&words.locale.percent(tolerance.share))),
        ("behind", Arg::Text(&words.locale.percent(tolerance.behind))),
        ("most", Arg::Text(&words.locale.percent(tolerance.most()))),
        ("rated", Arg::Text(rated)),
    ];
    let section = |(at, (part, key)): (usize, (&str, &&str))| MethodSectionView {
        id: (*key).to_owned(),
        part: (at == 0).then(|| words.say(&format!("method-part-{part}"), &[])),
        title: words.say(&format!("method-{key}"), &[]),
        text: words.say(&format!("method-{key}-text"), &args),
    };
    let sections = PARTS.iter().flat_map(|(part, keys)| {
        let keys = keys.iter().map(|key| (*part, key));
        keys.enumerate().map(section)
    });
    let meaning = |status: &Status| StatusMeaningView {
        status: status::status(here, *status),
        meaning: words.say(&format!("meaning-{}", status.word()), &args),
    };
    let mut statuses: Vec<&Status> = Status::ALL.iter().collect();
    statuses.sort_by_key(|status| status.token());
    let promised = |(kind, every): (Kind, Interval)| ExplainedView {
        title: name(here, kind),
        text: interval(here, every),
    };
    let withheld = cadence::withheld(here).map(|text| MethodSectionView {
        id: "withheld".to_owned(),
        part: None,
        title: words.say("withheld-title", &[]),
        text,
    });
    let ratings = is_rated(here).then(|| ratings(here));
    let told = sections.chain(ratings);
    MethodView {
        statuses: statuses.into_iter().map(meaning).collect(),
        sections: told.chain(withheld).collect(),
        example: here.field("example", || {
            furthest_behind(here).map(|of| example(here, of))
        }),
        example_html: String::new(),
        scales: here.field("scales", || scales(here)),
        cadence: cadence::promised(here).map(promised).collect(),
    }
}

/// The project that is furthest behind by days.
pub fn furthest_behind<'i>(here: &PageContext<'i>) -> Option<&'i ProjectInsight> {
    let t = here.insight.as_of;
    let projects = here.insight.projects.iter();
    let late = projects.filter(|p| p.shown.status().is_some() && p.shown.is_behind());
    let late = late.filter_map(|p| Some((delay(&p.judgement, t)?.whole(), p)));
    Some(late.max_by_key(|(days, _)| *days)?.1)
}

fn example(here: &PageContext<'_>, of: &ProjectInsight) -> ExampleView {
    ExampleView {
        project: project_link(here, &of.known),
        status: shown(here, &of.shown),
        reason: reason::project_reason(here, of),
    }
}

/// Whether a grade was declared of any project.
fn is_rated(here: &PageContext<'_>) -> bool {
    let mut projects = here.insight.projects.iter();
    projects.any(|p| !p.known.declared.is_empty())
}

/// How a declared status stands beside a computed one, by the one that leads on this site.
fn ratings(here: &PageContext<'_>) -> MethodSectionView {
    let key = match here.settings().leading {
        Leading::Figures => "method-ratings-text",
        Leading::Declared => "method-ratings-declared-text",
    };
    MethodSectionView {
        id: "ratings".to_owned(),
        part: None,
        title: here.words().say("method-ratings", &[]),
        text: here.words().say(key, &[]),
    }
}

/// The scales in use. The words that are computed as well have their meaning elsewhere.
fn scales(here: &PageContext<'_>) -> Vec<ScaleView> {
    let projects = here.insight.projects.iter();
    let declared = projects.flat_map(|p| p.known.declared.iter().chain(&p.known.confidence));
    let used: BTreeSet<&str> = declared.map(|d| &*d.is.scale).collect();
    let all = here.settings().scales.iter();
    let shown = all.filter(|s| &*s.id != STATUS && used.contains(&*s.id));
    shown.map(|s| scale(here, s)).collect()
}

fn scale(here: &PageContext<'_>, of: &Scale) -> ScaleView {
    let words = here.words();
    let ratings: Vec<Rating> = (of.grades.iter())
        .filter_map(|grade| of.rating(&grade.id))
        .collect();
    let ends = [ratings.first(), ratings.last()]
        .map(|end| end.map_or_else(String::new, |rating| say::rating(here, rating)));
    let args = [
        ("best", Arg::Text(&ends[0])),
        ("worst", Arg::Text(&ends[1])),
    ];
    let key = match &*of.id == CONFIDENCE {
        true => "method-scale-confidence",
        false => "method-scale",
    };
    let grades = ratings.into_iter().zip(&of.grades);
    ScaleView {
        title: words.say(key, &args),
        grades: grades
            .map(|(rating, grade)| StatusMeaningView {
                meaning: grade_meaning(here, &of.id, grade),
                status: shown(here, &Shown::Declared(Arc::new(rating))),
            })
            .collect(),
    }
}

/// What a grade means, in the words of the site or of the theme, and as what it counts; how sure
/// somebody is counts as nothing.
fn grade_meaning(here: &PageContext<'_>, scale: &str, grade: &Grade) -> String {
    let words = here.words();
    let means = match (&grade.means, &grade.name) {
        (Some(own), _) => Some(own.get(here.lang).to_owned()),
        (None, Some(_)) => None,
        (None, None) => Some(words.say(&format!("means-{scale}-{}", grade.id), &[])),
    };
    let counts = || words.say(&format!("counts-{}", grade.token.class()), &[]);
    let counts = (scale != CONFIDENCE).then(counts);
    let both: Vec<String> = means
        .into_iter()
        .chain(counts)
        .map(|s| stopped(here, s))
        .collect();
    both.join(&words.say("sentence-gap", &[]))
}

/// A sentence with its full stop, which an author may have left out.
fn stopped(here: &PageContext<'_>, said: String) -> String {
    let end = here.words().say("verdict-end", &[]);
    match said.ends_with(['.', '。', '!', '！', '?', '？', '؟']) {
        true => said,
        false => said + &end,
    }
}
