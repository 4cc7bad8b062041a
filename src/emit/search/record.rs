//! What can be found: a record for each project, report, group, showcase and page of an editor,
//! with the words that stand there.

use crate::base::{Lang, Period, Text};
use crate::derive::ProjectInsight;
use crate::model::{Body, GroupKind, Photo};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError, Renderer};
use crate::render::part::body::text_on_sheet;
use crate::render::part::history;
use crate::render::part::period::stops::{showcase, stops};
use crate::render::part::rail;
use crate::render::part::record;
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{date, group, period, value};
use rayon::prelude::*;

/// One thing that can be found.
#[derive(Debug, Default)]
pub struct Record {
    /// Where it is, as seen from the page of the search.
    pub href: String,
    /// What it is called; `None` for a report without a title of its own.
    pub title: Option<String>,
    /// The project that it is about; `None` where it is no report.
    pub of: Option<String>,
    /// What it is, in a word.
    pub kind: String,
    /// Its day, in words; `None` where it has none.
    pub date: Option<String>,
    /// The status of a project; `None` for all else.
    pub status: Option<StatusView>,
    /// Its words, text by text, the most telling ones first.
    pub texts: Vec<String>,
}

/// All that can be found in an edition, in the order of its pages.
///
/// # Errors
/// A text that cannot be read again.
pub fn records(renderer: &Renderer<'_>, lang: Lang) -> Result<Vec<Record>, RenderError> {
    let made = renderer.pages.par_iter().map(|page| {
        let here = renderer.here(&Page::Search, lang, None);
        let record = of_page(&here, page)?;
        let href = || here.href(page);
        Ok(record.map(|record| Record {
            href: href(),
            ..record
        }))
    });
    let all: Vec<Option<Record>> = made.collect::<Result<_, RenderError>>()?;
    Ok(all.into_iter().flatten().collect())
}

/// The record of a page; `None` for one that is made of others.
fn of_page(here: &PageContext<'_>, page: &Page) -> Result<Option<Record>, RenderError> {
    let project = |id: &str| {
        let of = here.insight.project(id);
        of.expect("a page of a project exists only with its project")
    };
    Ok(Some(match page {
        Page::Project(id) => of_project(here, project(id))?,
        Page::Report(id, slug) => of_report(here, project(id), slug)?,
        Page::Group(kind, id) => of_group(here, *kind, id),
        Page::Period(period) => of_period(here, *period)?,
        Page::Content(id) => of_content(here, id)?,
        _ => return Ok(None),
    }))
}

fn of_project(here: &PageContext<'_>, of: &ProjectInsight) -> Result<Record, RenderError> {
    let (known, own) = (&of.known, |text: &Text| text.get(here.lang).to_owned());
    // What the theme leaves out of the page is not found there either.
    let has = |field: &str| here.language().named.has("project.html", field);
    let mut texts = Vec::new();
    let mut add =
        |field: &str, more: Vec<String>| texts.extend(more.into_iter().filter(|_| has(field)));
    add("summary", known.summary.iter().map(own).collect());
    let apply = known.apply.iter().map(|apply| own(&apply.text));
    add("apply", apply.collect());
    add(
        "promise",
        known.promise.iter().map(|p| own(&p.text)).collect(),
    );
    if has("body_html") {
        add("body_html", paragraphs(here, &known.bodies)?);
    }
    let figure = [value::brief(here, of), value::brief_target(here, of)];
    add("headline", figure.into_iter().flatten().collect());
    let indicators = of.indicators.iter().map(|i| &i.indicator);
    let told = indicators.clone().flat_map(|i| {
        let notes = i.observations.iter().filter_map(|o| o.note.as_ref());
        [Some(&i.name), i.definition.as_ref()]
            .into_iter()
            .flatten()
            .chain(notes)
    });
    add("indicators", told.map(own).collect());
    add(
        "milestones",
        of.milestones
            .iter()
            .map(|m| own(&m.milestone.name))
            .collect(),
    );
    add(
        "events",
        known.events.iter().map(|event| own(&event.text)).collect(),
    );
    let actions = record::actions(here, of).into_iter();
    add(
        "actions",
        actions
            .flat_map(|a| [Some(a.text), a.owner])
            .flatten()
            .collect(),
    );
    let feedback = record::feedback(here, of).into_iter();
    add(
        "feedback",
        feedback
            .flat_map(|f| [Some(f.summary), f.response])
            .flatten()
            .collect(),
    );
    let evidence = record::evidence(here, of).into_iter();
    add(
        "evidence",
        evidence.flat_map(|e| [e.title, e.details]).collect(),
    );
    let gone = history::of_project(here, of).into_iter();
    add("changes", gone.filter_map(|entry| entry.reason).collect());
    let graded = [&known.declared, &known.confidence].into_iter().flatten();
    let graded = graded.filter_map(|declared| declared.reason.as_ref());
    add("grades", graded.map(own).collect());
    add("photos", captions(here, &known.photos));
    let rail = rail::rail(here, of)
        .into_iter()
        .flat_map(|facts| facts.values);
    add("rail", rail.map(|value| value.text).collect());
    let focus = known
        .focus
        .iter()
        .map(|id| group::group_name(here, GroupKind::Focus, id));
    add("focus", focus.collect());
    add("no", known.no.iter().map(u32::to_string).collect());
    Ok(Record {
        title: Some(own(&known.title)),
        kind: here.words().say("term-project", &[]),
        status: Some(shown(here, &of.shown)),
        texts,
        ..Record::default()
    })
}

fn of_report(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    slug: &str,
) -> Result<Record, RenderError> {
    let own = |text: &Text| text.get(here.lang).to_owned();
    let mut reports = of.known.reports.iter();
    let report = reports.find(|report| &*report.slug == slug);
    let report = report.expect("a report's page exists only with its report");
    let mut texts = paragraphs(here, &report.bodies)?;
    let more = [&report.next, &report.blocker, &report.by];
    texts.extend(more.into_iter().flatten().map(own));
    let places = report.places.iter();
    texts.extend(places.map(|id| group::group_name(here, GroupKind::Place, id)));
    texts.extend(captions(here, &report.photos));
    Ok(Record {
        title: report.title.as_ref().map(own),
        of: Some(own(&of.known.title)),
        kind: here
            .words()
            .say(&format!("report-{}", report.kind.word()), &[]),
        date: Some(date(here, report.date).text),
        texts,
        ..Record::default()
    })
}

fn of_group(here: &PageContext<'_>, kind: GroupKind, id: &str) -> Record {
    let settings = here.settings();
    let own = |text: &Text| text.get(here.lang).to_owned();
    let about = kind
        .group(settings, id)
        .and_then(|group| group.description.as_ref());
    let batch = settings.batch(id).filter(|_| kind == GroupKind::Batch);
    let person = settings.person(id).filter(|_| kind == GroupKind::Lead);
    let more = [
        about,
        batch.and_then(|batch| batch.document.as_ref()),
        person.and_then(|person| person.role.as_ref()),
        person.and_then(|person| person.body.as_ref()),
    ];
    Record {
        title: Some(group::group_name(here, kind, id)),
        kind: here
            .words()
            .say(&format!("term-{}", kind.word(settings)), &[]),
        texts: more.into_iter().flatten().map(own).collect(),
        ..Record::default()
    }
}

fn of_period(here: &PageContext<'_>, of: Period) -> Result<Record, RenderError> {
    let words = period::words_of(here, of);
    let name = period::name(here, of);
    let mut texts = Vec::new();
    if let Some(words) = words {
        texts.extend(paragraphs(here, &words.bodies)?);
        for stop in stops(here, words) {
            let said = [Some(stop.place), stop.note, stop.quote, stop.quote_by];
            texts.extend(said.into_iter().flatten());
        }
        if let Some(showcase) = showcase(here, words) {
            texts.extend(showcase.places.into_iter().chain(showcase.comments));
            texts.extend(showcase.host);
        }
    }
    texts.push(name.clone());
    let own = words.and_then(|words| words.title.as_ref());
    Ok(Record {
        title: Some(own.map_or_else(|| name.clone(), |own| own.get(here.lang).to_owned())),
        kind: here.words().say("term-quarter", &[]),
        date: own.map(|_| name),
        texts,
        ..Record::default()
    })
}

fn of_content(here: &PageContext<'_>, id: &str) -> Result<Record, RenderError> {
    let own = |text: &Text| text.get(here.lang).to_owned();
    let mut pages = here.all.site.pages.iter();
    let page = pages.find(|page| &*page.id == id);
    let page = page.expect("a content page is listed only when it exists");
    let mut texts: Vec<String> = page.summary.iter().map(own).collect();
    texts.extend(paragraphs(here, &page.bodies)?);
    Ok(Record {
        title: Some(own(&page.title)),
        kind: here.words().say("search-page", &[]),
        texts,
        ..Record::default()
    })
}

/// The words of a text, paragraph by paragraph, without its charts.
fn paragraphs(here: &PageContext<'_>, bodies: &[(Lang, Body)]) -> Result<Vec<String>, RenderError> {
    let blocks = text_on_sheet(here, bodies, "")?.blocks;
    Ok(blocks.into_iter().map(|block| block.words).collect())
}

fn captions(here: &PageContext<'_>, photos: &[Photo]) -> Vec<String> {
    let own = |text: &Text| text.get(here.lang).to_owned();
    let texts = photos
        .iter()
        .flat_map(|photo| [Some(&photo.alt), photo.caption.as_ref()]);
    texts.flatten().map(own).collect()
}
