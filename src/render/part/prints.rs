//! Links to the pages for paper, and the lasting address of a page. Nothing is printed here; a link
//! to a page that this edition does not have is left out.

use crate::base::encode::url_path;
use crate::model::Id;
use crate::render::address::edition;
use crate::render::address::page::Page;
use crate::render::address::pages::years;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::phrase::LinkView;
use crate::theme::Arg;

/// Links to pages for paper with their words, in the order given; only those that exist. The key is
/// that of a string; a book has its own title instead.
pub fn links(here: &PageContext<'_>, all: &[(Printed, &str)]) -> Vec<LinkView> {
    let link = |(printed, key): &(Printed, &str)| {
        let text = match printed {
            Printed::Year(year) => here
                .words()
                .say(key, &[("year", Arg::Text(&year.to_string()))]),
            Printed::Book(id) => here
                .settings()
                .books
                .iter()
                .find(|b| b.id == *id)?
                .title
                .get(here.lang)
                .to_owned(),
            _ => here.words().say(key, &[]),
        };
        Some(LinkView {
            href: Some(here.href_if(&Page::Print(printed.clone()))?),
            text,
        })
    };
    all.iter().filter_map(link).collect()
}

/// Pages for paper about a project: sheet, poster, large poster, board.
pub fn of_project(here: &PageContext<'_>, id: &Id) -> Vec<LinkView> {
    let all = [
        (Printed::Sheet(id.clone()), "print-link-sheet"),
        (Printed::Poster(id.clone()), "print-link-poster"),
        (Printed::LargePoster(id.clone()), "print-link-large-poster"),
        (Printed::Board(id.clone()), "print-link-board"),
    ];
    links(here, &all)
}

/// Pages for paper about the programme: the book of the period, those of its years, the newest
/// first, those of the site's own choice, the board and the wall.
pub fn of_programme(here: &PageContext<'_>) -> Vec<LinkView> {
    let own = here.insight.period.map(Printed::Period);
    let mut all: Vec<_> = own
        .map(|own| (own, "print-link-book"))
        .into_iter()
        .collect();
    let years = years(here.settings(), here.insight);
    all.extend(
        years
            .into_iter()
            .rev()
            .map(|year| (Printed::Year(year), "print-link-year")),
    );
    all.extend(
        here.settings()
            .books
            .iter()
            .map(|b| (Printed::Book(b.id.clone()), "")),
    );
    all.extend([
        (Printed::Programme, "print-link-programme"),
        (Printed::Wall, "print-link-wall"),
    ]);
    links(here, &all)
}

/// The lasting address of a page for a code and for words: in the permanent edition of the period
/// that a book is about where there is one, else on the site; `None` where the site does not know
/// its own address.
pub fn permanent(here: &PageContext<'_>, page: &Page) -> Option<String> {
    let path = url_path(&page.path(here.lang, here.settings()));
    let base = here.settings().base_url.as_ref()?;
    let period = match here.page {
        Page::Print(Printed::Period(period)) => here.all.editions.iter().find(|q| *q == period),
        _ => None,
    };
    Some(format!(
        "{base}{}{path}",
        period.map(|q| edition::prefix(*q)).unwrap_or_default()
    ))
}
