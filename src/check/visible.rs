//! What an edition may show: things are taken away here and counted; what stays is not altered.

use crate::base::Date;
use crate::model::vocabulary::{ReportKind, Visibility, words};
use crate::model::{Project, Site, Withheld};
use std::sync::Arc;

words! {
    /// Whom an edition is for.
    Audience {
        /// Everybody: nothing internal is shown.
        Public = "public",
        /// The office itself: internal things are shown as well.
        Internal = "internal",
    }
}

/// The site without what this edition must not show, with the counts of what was left out.
///
/// Drafts stay only when asked for; a project whose embargo has not ended on the as-of date never
/// stays.
pub fn visible(mut site: Site, audience: Audience, drafts: bool, as_of: Date) -> Site {
    let mut left_out = site.left_out;
    let cadence = site.settings.cadence;
    let open = audience == Audience::Internal || cadence.visibility == Visibility::Public;
    site.shows_board = cadence.promises() && open;
    site.withheld = if audience == Audience::Public {
        withheld(&site, drafts, as_of)
    } else {
        Withheld::default()
    };
    site.projects.retain(|project| {
        let hidden = project.visibility == Visibility::Internal && audience == Audience::Public;
        let embargoed = project.embargo.is_some_and(|end| as_of < end);
        let draft = project.draft && !drafts;
        left_out.drafts += usize::from(draft);
        left_out.embargoed += usize::from(embargoed && !draft);
        left_out.internal += usize::from(hidden && !draft && !embargoed);
        !(hidden || embargoed || draft)
    });
    for project in &mut site.projects {
        if audience == Audience::Public && has_internal(project) {
            left_out.internal += hide_internal(Arc::make_mut(project));
        }
        left_out.later += later(project, as_of);
    }
    let kept: Vec<_> = site.projects.iter().map(|p| p.id.clone()).collect();
    for period in &mut site.periods {
        period.featured.retain(|id| kept.contains(id));
        if let Some(showcase) = &mut period.showcase {
            showcase.stops.retain(|stop| kept.contains(&stop.project));
        }
    }
    site.left_out = left_out;
    site
}

/// The kinds of which something stands in the internal edition only, as of the day of this edition.
///
/// A project that no edition of that day shows, a draft or one under embargo, says nothing about
/// any kind. Where no cadence is promised, or no dated report was ever written, there is no board
/// to withhold.
fn withheld(site: &Site, drafts: bool, as_of: Date) -> Withheld {
    let known = |p: &&Project| {
        (drafts || !p.draft)
            && [p.embargo, p.published]
                .iter()
                .flatten()
                .all(|day| *day <= as_of)
    };
    let (inside, open): (Vec<&Project>, Vec<&Project>) = site
        .projects
        .iter()
        .map(|p| &**p)
        .filter(known)
        .partition(|p| p.visibility == Visibility::Internal);
    let reports = || {
        open.iter()
            .flat_map(|p| &p.reports)
            .filter(|r| r.date <= as_of)
    };
    let mut hidden = reports().filter(|r| r.visibility == Visibility::Internal);
    let mut actions = open
        .iter()
        .flat_map(|p| &p.actions)
        .filter(|a| a.raised <= as_of);
    Withheld {
        projects: !inside.is_empty(),
        guidance: hidden.clone().any(|r| r.kind == ReportKind::Guidance),
        reports: hidden.any(|r| r.kind != ReportKind::Guidance),
        actions: actions.any(|a| a.visibility == Visibility::Internal),
        board: site.settings.cadence.promises() && !site.shows_board && reports().next().is_some(),
    }
}

/// Whether something of a project is for the office alone.
fn has_internal(project: &Project) -> bool {
    let reports = project.reports.iter().map(|r| r.visibility);
    let actions = project.actions.iter().map(|a| a.visibility);
    reports.chain(actions).any(|is| is == Visibility::Internal)
}

/// Takes internal reports and actions away, with what moved of those actions and the evidence that
/// only they name; the number of reports taken.
fn hide_internal(project: &mut Project) -> usize {
    let named = project.cited();
    let before = project.reports.len();
    project
        .reports
        .retain(|report| report.visibility == Visibility::Public);
    project
        .actions
        .retain(|action| action.visibility == Visibility::Public);
    project.drop_moves_of_no_action();
    let still = project.cited();
    project
        .evidence
        .retain(|evidence| still.contains(&evidence.id) || !named.contains(&evidence.id));
    before - project.reports.len()
}

/// Figures that become known after the as-of date.
fn later(project: &Project, as_of: Date) -> usize {
    project
        .indicators
        .iter()
        .flat_map(|i| i.all_figures())
        .filter(|(_, figure)| as_of < figure.known_from())
        .count()
}
