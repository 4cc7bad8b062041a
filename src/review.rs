//! What the figures themselves say against the words around them: messages only, nothing is
//! changed. It needs the computed insight, so it comes after the checks of form.

mod sums;

use crate::base::{Code, Date, Diagnostics};
use crate::derive::{Insight, ProjectInsight, Shown, freshness};
use crate::model::vocabulary::{Flag, Kind, Stage};
use crate::model::{Indicator, Settings, Site};

/// Reports stale, incomplete and contradictory figures.
pub fn review(site: &Site, insight: &Insight, diags: &mut Diagnostics) {
    for project in insight.projects.iter() {
        one(project, &site.settings, insight.as_of, diags);
    }
    private_people(site, diags);
}

/// Everything that can be said of one project as known on day `t`.
fn one(of: &ProjectInsight, settings: &Settings, t: Date, diags: &mut Diagnostics) {
    let known = &of.known;
    if of.stale {
        let day = of.updated.map_or_else(String::new, |d| d.to_string());
        diags.push(
            Code::Stale,
            known.place.0,
            match of.shown {
                Shown::Declared(_) => format!("`{}` was last rated on {day}", known.id),
                Shown::Computed(_) => format!("the figures of `{}` stop on {day}", known.id),
            },
            match of.shown {
                Shown::Declared(_) => "add a newer entry to `declared:`",
                Shown::Computed(_) => {
                    "add a newer figure, or set `every` to how often there is one"
                }
            },
        );
    }
    let figures = || {
        known
            .indicators
            .iter()
            .flat_map(|i| i.all_figures())
            .map(|(_, figure)| figure)
            .filter(|o| o.value.is_some())
    };
    if figures().next().is_some() && figures().all(|o| o.evidence.is_empty()) {
        let hint = "add `evidence` and name its id at a figure: `{value: 260, evidence: [id]}`";
        diags.push(
            Code::NoEvidence,
            known.place.0,
            format!("no figure of `{}` has evidence", known.id),
            hint,
        );
    }
    completed(of, t, diags);
    declared(of, diags);
    for indicator in &known.indicators {
        defined(indicator, diags);
        intervals(indicator, settings, diags);
        sums::check(indicator, diags);
    }
}

/// A stage says that a project is finished, and a headline is certainly below its target.
fn completed(of: &ProjectInsight, t: Date, diags: &mut Diagnostics) {
    let done = of
        .known
        .stage
        .at(t)
        .is_some_and(|s| matches!(s.is, Stage::Completed | Stage::Accepted));
    for indicator in of.headlines().filter(|_| done) {
        if indicator.progress.is_some_and(|p| p.proves_below(1.0)) {
            let message = format!(
                "`{}` is completed, but `{}` is below its target",
                of.known.id, indicator.indicator.id
            );
            diags.push(
                Code::CompletedBelowTarget,
                indicator.indicator.place.0,
                message,
                "add the final figure, or correct the stage",
            );
        }
    }
}

/// A department may call itself better than its figures only with a reason.
fn declared(of: &ProjectInsight, diags: &mut Diagnostics) {
    use crate::model::status::Token;
    let Some(declared) = of.known.declared.last().filter(|d| d.reason.is_none()) else {
        return;
    };
    let order = |token: Token| Token::ALL.iter().position(|t| *t == token);
    let computed = of.judgement.status.token();
    let judged = computed.is_behind();
    if judged && order(declared.is.token) < order(computed) {
        let message = format!(
            "`{}` is declared {}, but the figures say {}",
            of.known.id,
            declared.is.grade,
            of.judgement.status.word()
        );
        diags.push(
            Code::DeclaredBetter,
            declared.place.0,
            message,
            "add `reason:` to the declaration, or correct it",
        );
    }
}

/// What an indicator needs so that others can judge it; the short form is spared the definition.
fn defined(indicator: &Indicator, diags: &mut Diagnostics) {
    if indicator.target.is_none()
        && indicator.no_target.is_none()
        && indicator.kind != Kind::YesNo
        && indicator.kind != Kind::Qualitative
    {
        let hint = "add `target: …`, or `no_target:` with the reason";
        diags.push(
            Code::NoTarget,
            indicator.place.0,
            format!("`{}` has no target", indicator.id),
            hint,
        );
    }
    if indicator.definition.is_none() && &*indicator.id != "main" {
        let hint = "add `definition:` with what exactly is counted";
        diags.push(
            Code::NotSmart,
            indicator.place.0,
            format!("`{}` has no definition", indicator.id),
            hint,
        );
    }
}

/// Two figures further apart than three intervals, holidays left out.
fn intervals(indicator: &Indicator, settings: &Settings, diags: &mut Diagnostics) {
    let Some(every) = indicator.every else { return };
    for pair in indicator.observations.windows(2) {
        let (from, to) = (pair[0].when.day(), pair[1].when.day());
        let idle = freshness::closed_days(&settings.calendar.closed, from, to);
        if every.after(from, 3).plus(idle) < to && pair[1].flag != Flag::Break {
            let message = format!("`{}` has no figure between {from} and {to}", indicator.id);
            diags.push(
                Code::LongInterval,
                pair[1].place.0,
                message,
                "add the figures between, or `flag: missing` where there are none",
            );
        }
    }
}

/// The full name of a person marked private must not stand in a title or summary.
fn private_people(site: &Site, diags: &mut Diagnostics) {
    for person in site.settings.people.iter().filter(|p| p.private) {
        for (_, name) in person
            .name
            .versions()
            // A name of one character would be found inside other words.
            .filter(|(_, name)| name.chars().count() > 1)
        {
            for project in &site.projects {
                let texts = [
                    Some(&project.title),
                    project.summary.as_ref(),
                    project.promise.as_ref().map(|p| &p.text),
                ];
                if texts
                    .into_iter()
                    .flatten()
                    .flat_map(|t| t.versions())
                    .any(|(_, words)| words.contains(name))
                {
                    let message =
                        format!("the private person `{name}` is named in `{}`", project.id);
                    diags.push(
                        Code::PrivatePerson,
                        project.place.0,
                        message,
                        "leave the name out",
                    );
                }
            }
        }
    }
}
