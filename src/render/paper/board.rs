//! Boards and posters of a project: large type, one chart, at most 150 words, a code that leads to
//! the rest. Words that would not fit are set smaller, step by step, before a promise is cut.

use crate::chart::Figure;
use crate::derive::ProjectInsight;
use crate::model::GroupKind;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::figure::numbered::Numbers;
use crate::render::figure::{of_project, time, trajectory};
use crate::render::paper::coming_next;
use crate::render::paper::display::ProjectBoardView;
use crate::render::paper::photo;
use crate::render::paper::project::MOST_STEPS;
use crate::render::paper::sizes::{BOARD, Fitted, POSTER};
use crate::render::part::headline;
use crate::render::part::pace;
use crate::render::part::page::{self, PageView};
use crate::render::part::prints::permanent;
use crate::render::part::promise::promise;
use crate::render::phrase::group::group_name;
use crate::render::phrase::status::shown;
use crate::render::phrase::{self, date, declared, reason, text};
use crate::theme::Arg;

/// A project on a board or a poster.
pub fn project(here: &PageContext<'_>, id: &str) -> (PageView, ProjectBoardView) {
    let of = here
        .insight
        .project(id)
        .expect("a board exists only with its project");
    let (known, t) = (&of.known, here.insight.as_of);
    let address = permanent(here, &Page::Project(known.id.clone()));
    let is_poster = matches!(
        here.page,
        Page::Print(Printed::Poster(_) | Printed::LargePoster(_))
    );
    let sizes = if is_poster { POSTER } else { BOARD };
    let departments = known.departments.at(t);
    let leads = known.leads.at(t).map_or_else(Vec::new, |ids| {
        ids.iter()
            .map(|id| group_name(here, GroupKind::Lead, id))
            .collect()
    });
    let words = here.words();
    let figure = match is_poster {
        true => steps(here, of).filter(|_| of.indicators.is_empty()),
        false => figure(here, of),
    };
    // The milestones that a poster draws are its headline.
    let headline = match is_poster && figure.is_some() {
        true => None,
        false => headline::headline(here, of),
    };
    let view = ProjectBoardView {
        no: known.no,
        title: text(here, &known.title),
        focus: known
            .focus
            .as_ref()
            .map(|id| group_name(here, GroupKind::Focus, id)),
        status: shown(here, &of.shown),
        reason: reason::brief(here, of),
        declared: declared::declared(here, of),
        finish: pace::finish(here, of).map(|finish| finish.sentence(here)),
        stale: phrase::stale(here, of),
        promise: promise(here, known).map(|promise| sizes.promise(here, promise)),
        headline,
        figure: None,
        photo: photo::photo(here, of, sizes.photo),
        due: words
            .locale
            .partial(known.due, &words.say("unknown-date", &[])),
        lead: (!leads.is_empty()).then(|| leads.join(&words.say("list-comma", &[]))),
        department: departments
            .and_then(|d| d.lead.as_ref())
            .map(|id| group_name(here, GroupKind::Department, id)),
        next: coming_next::next(here, of).map(|next| next.said),
        contact: known
            .contact
            .as_ref()
            .map(|c| c.get(here.lang).to_owned())
            .or_else(|| here.settings().contact.as_ref().map(ToString::to_string)),
        as_of: date(here, t),
        code_html: address.as_deref().map(crate::chart::qr::bare),
        address,
        illustrative: known.is_illustrative(),
        step: 0,
        figure_step: 0,
        answers_step: 0,
        is_whole: false,
    };
    let Fitted {
        step,
        figure_step,
        answers_step,
        is_whole,
        photo,
        has_finish,
    } = sizes.fitted(here, &view, figure.as_ref());
    let source = of_project::source(here, of, of.lead_indicator());
    let drawn = |f| Numbers::default().figure(here, f, source.as_deref());
    let view = ProjectBoardView {
        step,
        figure_step,
        answers_step,
        is_whole,
        photo,
        finish: view.finish.clone().filter(|_| has_finish),
        figure: figure.and_then(drawn),
        ..view
    };
    let word = match here.page {
        Page::Print(Printed::Poster(_)) => "print-poster-title",
        Page::Print(Printed::LargePoster(_)) => "print-large-poster-title",
        _ => "print-board-title",
    };
    let title = words.say(word, &[("title", Arg::Text(&view.title.text))]);
    (page::page(here, title, view.reason.clone(), None), view)
}

/// The trajectory, or the milestones where it cannot be drawn.
fn figure(here: &PageContext<'_>, of: &ProjectInsight) -> Option<Figure> {
    of.lead_indicator()
        .map(|i| trajectory::large(here, of, i))
        .filter(|f| f.drawing.is_some())
        .or_else(|| steps(here, of))
}

/// The milestones, as far as a drawing of them can be read.
fn steps(here: &PageContext<'_>, of: &ProjectInsight) -> Option<Figure> {
    (1..=MOST_STEPS)
        .contains(&of.milestones.len())
        .then(|| time::large_milestones(here, of))
        .filter(|f| f.drawing.is_some())
}
