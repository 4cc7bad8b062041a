//! Every document that something rests on: what it is, where it can be read, and what rests on it.

use crate::derive::ProjectInsight;
use crate::derive::documents::{Document, ShownBy};
use crate::model::vocabulary::EvidenceKind;
use crate::model::{Citation, Evidence};
use crate::render::address::page::Page;
use crate::render::address::pages::MOST_DOCUMENTS;
use crate::render::context::PageContext;
use crate::render::part::account::cover;
use crate::render::part::finder::{ChoiceView, FacetView, FinderView};
use crate::render::part::page::{PageView, titled};
use crate::render::part::pager::{PagerView, paged};
use crate::render::part::record::{check_sum, closed, document_date, proof_address};
use crate::render::phrase::LinkView;
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeSet;

/// The list of documents.
#[derive(Debug, Serialize)]
pub struct EvidencePageView {
    /// How many there are and how many of them can be opened, in words.
    pub summary: String,
    /// How many of the facts rest on a document that can be opened, and how many name one, in
    /// words; empty without facts.
    pub cover: String,
    /// How many there are on all pages.
    pub total: usize,
    /// The documents of this page: the newest first, those without a day last.
    pub documents: Vec<DocumentView>,
    /// What they are chosen by; `None` where the list goes on over several pages, and for fewer
    /// than two.
    pub finder: Option<FinderView>,
    /// The way to the other pages; `None` where one page holds all.
    pub pager: Option<PagerView>,
}

/// One document.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// Its title.
    pub title: String,
    /// What it is, in words.
    pub kind: String,
    /// The same for machines, as the front matter says it: `document`, `dataset` …
    pub kind_id: &'static str,
    /// Who published it; `None` where that is not said.
    pub publisher: Option<String>,
    /// When it was published, in words; `None` where that is not said.
    pub date: Option<String>,
    /// Its licence, as a sentence; several where projects say different ones, `None` where none
    /// says one.
    pub licence: Option<String>,
    /// Where it can be read; `None` where it cannot.
    pub href: Option<String>,
    /// Where a copy is kept; `None` without one.
    pub archived: Option<String>,
    /// Why it cannot be read, in words; `None` where it can.
    pub closed: Option<String>,
    /// The SHA-256 of the file, 64 hexadecimal digits; `None` where none is known or the file stays
    /// inside.
    pub sha256: Option<String>,
    /// The choices of the list that it belongs to, `kind:document opens:yes`.
    pub within: String,
    /// The projects that show it.
    pub projects: Vec<RestsView>,
}

/// What rests on a document in one project.
#[derive(Debug, Serialize)]
pub struct RestsView {
    /// The project, with the evidence on its page.
    pub project: LinkView,
    /// How many figures, milestones, ratings and other facts rest on it, in words; that none does
    /// where none does.
    pub rests: String,
    /// The page, table or paragraph; `None` for the whole of it.
    pub locator: Option<String>,
}

/// The list of documents; `at` is the page, from 1.
pub fn evidence(here: &PageContext<'_>, at: usize) -> (PageView, EvidencePageView) {
    let all = here.all.documents();
    let (shown, pager) = paged(here, all, at, MOST_DOCUMENTS, Page::Evidence);
    let opens = |d: &&Document| closed(here, first(here, d).1).is_none();
    let open = all.iter().filter(opens).count();
    let counts = [("n", Arg::Count(all.len())), ("open", Arg::Count(open))];
    let documents: Vec<DocumentView> = shown.iter().map(|document| view(here, document)).collect();
    let view = EvidencePageView {
        finder: (pager.is_none() && 1 < all.len()).then(|| finder(here, &documents)),
        summary: here.words().say("documents-summary", &counts),
        cover: cover(here),
        total: all.len(),
        documents,
        pager,
    };
    (titled(here, "menu-evidence", "documents-description"), view)
}

/// A project that shows a document, and the document as it says it.
fn of<'h>(here: &'h PageContext<'_>, by: &ShownBy) -> (&'h ProjectInsight, &'h Evidence) {
    let project = &here.insight.projects[by.project];
    (project, &project.known.evidence[by.evidence])
}

/// The first of those that show a document; all say the same of it.
fn first<'h>(here: &'h PageContext<'_>, document: &Document) -> (&'h ProjectInsight, &'h Evidence) {
    of(here, &document.shown[0])
}

fn view(here: &PageContext<'_>, document: &Document) -> DocumentView {
    let words = here.words();
    let (_, e) = first(here, document);
    let (href, closed) = (proof_address(here, e), closed(here, e));
    DocumentView {
        title: e.title.get(here.lang).to_owned(),
        kind: words.say(&format!("evidence-{}", e.kind.word()), &[]),
        kind_id: e.kind.word(),
        publisher: e.publisher.as_ref().map(|p| p.get(here.lang).to_owned()),
        date: document_date(here, e),
        licence: licence(here, document),
        within: format!("kind:{} opens:{}", e.kind.word(), opens(closed.is_none())),
        closed,
        sha256: check_sum(here, e),
        archived: e.archived_url.as_ref().map(ToString::to_string),
        href,
        projects: document.shown.iter().map(|by| rests(here, by)).collect(),
    }
}

/// The licences that the projects of a document say, as a sentence; `None` where none says one.
fn licence(here: &PageContext<'_>, document: &Document) -> Option<String> {
    let said = document.shown.iter();
    let said: BTreeSet<&str> = said
        .filter_map(|by| of(here, by).1.licence.as_deref())
        .collect();
    let said: Vec<&str> = said.into_iter().collect();
    let words = here.words();
    let licence = said.join(&words.say("list-comma", &[]));
    (!said.is_empty()).then(|| words.say("documents-licence", &[("licence", Arg::Text(&licence))]))
}

/// The word of a choice by whether a document can be opened.
fn opens(can: bool) -> &'static str {
    match can {
        true => "yes",
        false => "no",
    }
}

/// What the documents are chosen by: what they are, and whether they can be opened.
fn finder(here: &PageContext<'_>, documents: &[DocumentView]) -> FinderView {
    let words = here.words();
    let choice = |within: String, name: String| ChoiceView {
        count: (documents.iter())
            .filter(|d| d.within.split(' ').any(|own| own == within))
            .count(),
        within,
        name,
        href: None,
        level: 0,
    };
    let kinds = EvidenceKind::ALL.iter().map(|kind| {
        let name = words.say(&format!("evidence-{}", kind.word()), &[]);
        choice(format!("kind:{}", kind.word()), name)
    });
    let can = [true, false].map(|can| {
        let word = opens(can);
        choice(
            format!("opens:{word}"),
            words.say(&format!("documents-{word}"), &[]),
        )
    });
    let facet = |id: &str, key: &str, choices: Vec<ChoiceView>| FacetView {
        id: id.to_owned(),
        name: words.say(key, &[]),
        choices: choices.into_iter().filter(|c| 0 < c.count).collect(),
    };
    let mut facets = vec![
        facet("kind", "col-kind", kinds.collect()),
        facet("opens", "documents-opens", can.into()),
    ];
    facets.retain(|facet| 1 < facet.choices.len());
    FinderView {
        facets,
        total: documents.len(),
    }
}

fn rests(here: &PageContext<'_>, by: &ShownBy) -> RestsView {
    let words = here.words();
    let (project, e) = of(here, by);
    let said = by.rests.iter().map(|(what, n)| {
        let key = match what {
            Citation::Figure => "documents-figures",
            Citation::Milestone => "documents-milestones",
            Citation::Rating => "documents-ratings",
            Citation::Other => "documents-others",
        };
        words.say(key, &[("n", Arg::Count(*n))])
    });
    let said: Vec<String> = said.collect();
    RestsView {
        project: LinkView {
            href: Some(here.href(&Page::Project(project.known.id.clone())) + "#mp-evidence"),
            text: project.known.name(here.lang).get(here.lang).to_owned(),
        },
        rests: match said.is_empty() {
            true => words.say("documents-nothing", &[]),
            false => said.join(&words.say("list-comma", &[])),
        },
        locator: e.locator.as_ref().map(|l| l.get(here.lang).to_owned()),
    }
}
