//! The record behind a project: evidence, actions, feedback, photographs.

use crate::base::encode::url_path;
use crate::base::{Date, SafePath};
use crate::derive::ProjectInsight;
use crate::model::vocabulary::{ActionFrom, ReportKind};
use crate::model::{Action, Evidence, Photo, Report};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, Picture};
use crate::render::part::page::{ImageView, absolute};
use crate::render::phrase::group::owner;
use crate::render::phrase::{DateView, LinkView, date};
use crate::theme::Arg;
use serde::Serialize;
use std::collections::BTreeSet;

/// A photograph.
#[derive(Clone, Debug, Serialize)]
pub struct PhotoView {
    /// Its address, as seen from the page.
    pub src: String,
    /// Addresses of the same photograph with the width of each, for the browser to choose from;
    /// `None` where there is one alone.
    pub srcset: Option<String>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Words under it; `None` where it has none.
    pub caption: Option<String>,
    /// Its licence; `None` where that is not said.
    pub licence: Option<String>,
    /// Width in pixels; `None` where the size of the file is not known.
    pub width: Option<usize>,
    /// Height in pixels; `None` together with the width.
    pub height: Option<usize>,
    /// When it was taken, or the day of the report that shows it; `None` where that is not said.
    pub date: Option<DateView>,
    /// The page of the report that shows it, in a gallery; `None` for one of the project itself.
    pub href: Option<String>,
    /// The same view before; `None` where it stands alone.
    pub before: Option<Box<PhotoView>>,
}

/// A photograph for a template.
pub fn photo(here: &PageContext<'_>, photo: &Photo) -> PhotoView {
    let Picture {
        src, srcset, size, ..
    } = here.picture(&photo.file);
    PhotoView {
        src,
        srcset,
        alt: photo.alt.get(here.lang).to_owned(),
        caption: photo.caption.as_ref().map(|c| c.get(here.lang).to_owned()),
        licence: photo.licence.as_ref().map(ToString::to_string),
        width: size.map(|s| s.0),
        height: size.map(|s| s.1),
        date: photo.date.map(|day| date(here, day)),
        href: None,
        before: (photo.before.as_ref()).map(|before| Box::new(self::photo(here, before))),
    }
}

/// The photograph that stands for a page where somebody passes it on.
pub fn shared(here: &PageContext<'_>) -> Option<ImageView> {
    let photo = match here.page {
        Page::Project(id) => shown(here.insight.project(id)?).first()?.2,
        Page::Report(id, slug) => {
            let mut reports = here.insight.project(id)?.known.reports.iter();
            reports.find(|r| r.slug == *slug)?.photos.first()?
        }
        _ => return None,
    };
    // Photographs stand in the site alone, not in its earlier editions.
    let path = url_path(&here.picture(&photo.file).path);
    let url = absolute(here, &path).filter(|_| here.all.prefix.is_empty())?;
    let alt = photo.alt.get(here.lang).to_owned();
    Some(ImageView { url, alt })
}

/// The photographs of a project and of its reports, the newest first: each by the day of its report,
/// one of the project itself by its own; those without a day stand last, in the order written. One
/// that several show stands where it was shown last.
pub fn gallery(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<PhotoView> {
    let id = &of.known.id;
    let view = |(day, report, one): Shown<'_>| PhotoView {
        date: day.map(|day| date(here, day)),
        href: report.map(|r| here.href(&Page::Report(id.clone(), r.slug.clone()))),
        ..photo(here, one)
    };
    shown(of).into_iter().map(view).collect()
}

/// The photograph that stands for a project on paper: the newest pair from one viewpoint, else the
/// newest one; `None` without any.
pub fn lead(here: &PageContext<'_>, of: &ProjectInsight) -> Option<PhotoView> {
    let (day, _, one) = foremost(of)?;
    Some(PhotoView {
        date: one.date.or(day).map(|day| date(here, day)),
        ..photo(here, one)
    })
}

/// The file of that photograph.
pub fn lead_file(of: &ProjectInsight) -> Option<&SafePath> {
    foremost(of).map(|(.., one)| &one.file)
}

fn foremost(of: &ProjectInsight) -> Option<Shown<'_>> {
    let all = shown(of);
    let pair = all.iter().find(|(.., one)| one.before.is_some());
    pair.or(all.first()).copied()
}

/// A photograph with its day, and the report that shows it.
type Shown<'p> = (Option<Date>, Option<&'p Report>, &'p Photo);

fn shown(of: &ProjectInsight) -> Vec<Shown<'_>> {
    let known = &of.known;
    let own = known.photos.iter().map(|photo| (photo.date, None, photo));
    let told = known.reports.iter().flat_map(|report| {
        let photos = report.photos.iter();
        photos.map(move |photo| (Some(report.date), Some(report), photo))
    });
    let mut all: Vec<Shown<'_>> = told.chain(own).collect();
    all.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    let mut seen = BTreeSet::new();
    all.retain(|(.., photo)| seen.insert(&photo.file));
    all
}

/// A piece of evidence.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// Its title.
    pub title: String,
    /// What it is, in words.
    pub kind: String,
    /// The same for machines, as the front matter says it: `document`, `dataset` …
    pub kind_id: &'static str,
    /// Publisher, date, page, licence, in this order as one text; empty where none is known.
    pub details: String,
    /// Where it is: its file, or its address elsewhere; `None` when neither is there to be read.
    pub href: Option<String>,
    /// Where a copy is kept, in case it goes from there; `None` without a copy.
    pub archived: Option<String>,
    /// Why it cannot be read, in words; `None` where it can.
    pub closed: Option<String>,
    /// The SHA-256 of its file, 64 hexadecimal digits; `None` where none is known or the file stays
    /// inside.
    pub sha256: Option<String>,
}

/// All evidence of a project, by id.
pub fn evidence(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EvidenceView> {
    let words = here.words();
    let view = |e: &Evidence| {
        let publisher = e.publisher.as_ref().map(|p| p.get(here.lang).to_owned());
        let day = document_date(here, e);
        let locator = e.locator.as_ref().map(|l| l.get(here.lang).to_owned());
        let licence = e.licence.as_ref().map(ToString::to_string);
        EvidenceView {
            title: e.title.get(here.lang).to_owned(),
            kind: words.say(&format!("evidence-{}", e.kind.word()), &[]),
            kind_id: e.kind.word(),
            details: [publisher, day, locator, licence]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(&words.say("list-comma", &[])),
            href: proof_address(here, e),
            archived: e.archived_url.as_ref().map(ToString::to_string),
            closed: closed(here, e),
            sha256: check_sum(here, e),
        }
    };
    of.known.evidence.iter().map(view).collect()
}

/// Why a document cannot be read, in words; `None` where it can.
pub fn closed(here: &PageContext<'_>, e: &Evidence) -> Option<String> {
    let opens = proof_address(here, e).is_some() || e.archived_url.is_some();
    let key = match stays_inside(here, e) {
        true => "documents-inside",
        false => "documents-nowhere",
    };
    (!opens).then(|| here.words().say(key, &[]))
}

/// The SHA-256 of a document's file, 64 hexadecimal digits; `None` where none is known or the file
/// stays inside.
pub fn check_sum(here: &PageContext<'_>, e: &Evidence) -> Option<String> {
    let sum = e.sha256.as_deref().filter(|_| !stays_inside(here, e));
    sum.map(str::to_owned)
}

fn stays_inside(here: &PageContext<'_>, e: &Evidence) -> bool {
    (e.file.as_ref()).is_some_and(|file| here.href_file(file).is_none())
}

/// When a document was published, as exactly as that is known, in words; `None` where it is not
/// said.
pub fn document_date(here: &PageContext<'_>, e: &Evidence) -> Option<String> {
    let words = here.words();
    e.date
        .map(|d| words.locale.partial(d, &words.say("unknown-date", &[])))
}

/// A problem and what is done about it.
#[derive(Debug, Serialize)]
pub struct ActionView {
    /// What is to be done.
    pub text: String,
    /// Where it came from, in words.
    pub from: String,
    /// The same for machines, as the front matter says it: `guidance`, `showcase` …
    pub from_id: &'static str,
    /// When it was raised.
    pub raised: DateView,
    /// Who answers for it; `None` where nobody is named.
    pub owner: Option<String>,
    /// By when; `None` where no day was set.
    pub due: Option<DateView>,
    /// When it was closed; `None` while it is open.
    pub closed: Option<DateView>,
    /// Whether it is open past its date.
    pub overdue: bool,
    /// How far past its date it is open, or was closed, in words; `None` when it is in time or has
    /// no date.
    pub late: Option<String>,
    /// The same in days.
    pub days_late: Option<i32>,
    /// What proves that it is closed; empty while it is open.
    pub evidence: Vec<LinkView>,
}

/// All actions of a project: open ones first, those past their date before all others, each by the
/// day it was raised; closed ones in the same way.
pub fn actions(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<ActionView> {
    actions_of(here, of, |_| true)
}

/// The actions that a report decided or asked for: those that stand in its file, and those of the
/// project that were raised on its day, where no other report states them. Guidance and showcases
/// ask for those that came from them, reports of progress tell of all others.
pub fn actions_of_report(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    report: &Report,
) -> Vec<ActionView> {
    let stands_in = |a: &Action, report: &Report| a.place.0.file == report.place.0.file;
    let is_elsewhere = |a: &Action| of.known.reports.iter().any(|other| stands_in(a, other));
    let came_from = |a: &Action| match a.from {
        ActionFrom::Guidance => ReportKind::Guidance,
        ActionFrom::Showcase => ReportKind::Showcase,
        _ => ReportKind::Progress,
    };
    actions_of(here, of, |a| {
        let is_of_day = a.raised == report.date && came_from(a) == report.kind;
        stands_in(a, report) || is_of_day && !is_elsewhere(a)
    })
}

fn actions_of(
    here: &PageContext<'_>,
    of: &ProjectInsight,
    keep: impl Fn(&Action) -> bool,
) -> Vec<ActionView> {
    let t = here.insight.as_of;
    let mut actions: Vec<_> = of.known.actions.iter().filter(|a| keep(a)).collect();
    actions.sort_by_key(|a| {
        (
            a.closed.is_some(),
            a.due.is_none_or(|due| t <= due),
            a.raised,
        )
    });
    actions.into_iter().map(|a| action(here, of, a)).collect()
}

fn action(here: &PageContext<'_>, of: &ProjectInsight, a: &Action) -> ActionView {
    let words = here.words();
    let t = here.insight.as_of;
    let late = a
        .due
        .map(|due| a.closed.unwrap_or(t).since(due))
        .filter(|days| *days > 0);
    let key = if a.closed.is_some() {
        "action-closed-late"
    } else {
        "action-overdue-by"
    };
    ActionView {
        text: a.text.get(here.lang).to_owned(),
        from: words.say(&format!("action-{}", a.from.word()), &[]),
        from_id: a.from.word(),
        days_late: late,
        raised: date(here, a.raised),
        owner: a.owner.as_ref().map(|o| owner(here, o)),
        due: a.due.map(|d| date(here, d)),
        closed: a.closed.map(|d| date(here, d)),
        overdue: a.closed.is_none() && late.is_some(),
        late: late.map(|days| {
            words.say(
                key,
                &[("span", Arg::Text(&words.span(days.unsigned_abs() as usize)))],
            )
        }),
        // What proves that it was closed says nothing while it is open.
        evidence: a
            .evidence
            .iter()
            .filter(|_| a.closed.is_some())
            .filter_map(|id| proof(here, of, id))
            .collect(),
    }
}

/// A piece of evidence by its title, with where it is.
fn proof(here: &PageContext<'_>, of: &ProjectInsight, id: &str) -> Option<LinkView> {
    let e = of.known.evidence(id)?;
    Some(LinkView {
        href: proof_address(here, e),
        text: e.title.get(here.lang).to_owned(),
    })
}

/// Where a piece of evidence can be read: its file, or its address elsewhere; `None` when neither
/// is there to be read.
pub fn proof_address(here: &PageContext<'_>, evidence: &Evidence) -> Option<String> {
    let file = evidence.file.as_ref().and_then(|file| here.href_file(file));
    file.or_else(|| evidence.url.as_ref().map(ToString::to_string))
}

/// What residents said and what was answered.
#[derive(Debug, Serialize)]
pub struct FeedbackView {
    /// How it came in, in words.
    pub channel: String,
    /// When it came in; `None` where that is not known.
    pub received: Option<DateView>,
    /// What was said.
    pub summary: String,
    /// What was answered; `None` without an answer.
    pub response: Option<String>,
    /// When it was answered; `None` where that is not known.
    pub response_date: Option<DateView>,
}

/// All feedback of a project, in the order written.
pub fn feedback(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FeedbackView> {
    let view = |f: &crate::model::Feedback| FeedbackView {
        channel: f.channel.get(here.lang).to_owned(),
        received: f.received.map(|d| date(here, d)),
        summary: f.summary.get(here.lang).to_owned(),
        response: f.response.as_ref().map(|r| r.get(here.lang).to_owned()),
        response_date: f.response_date.map(|d| date(here, d)),
    };
    of.known.feedback.iter().map(view).collect()
}
