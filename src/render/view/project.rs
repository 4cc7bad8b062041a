//! One project, block by block.

use crate::base::PartialDate;
use crate::derive::ProjectInsight;
use crate::derive::group::groups_of;
use crate::model::{GroupKind, Id};
use crate::render::address::page::Page;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::map::{LocatorView, locator};
use crate::render::figure::of_project;
use crate::render::part::body::body;
use crate::render::part::breakdown::{BreakdownView, breakdowns};
use crate::render::part::coming::coming;
use crate::render::part::grades::{GradesView, grades};
use crate::render::part::groups::around;
use crate::render::part::headline::{HeadlineView, headline};
use crate::render::part::history::{self, EntryView};
use crate::render::part::indicators::{IndicatorRowView, others};
use crate::render::part::milestone::{MilestoneView, milestone};
use crate::render::part::numbers::{SeriesView, series};
use crate::render::part::pace::facts;
use crate::render::part::page::{self, PageView};
use crate::render::part::prints;
use crate::render::part::promise::{moved, original, promise_source};
use crate::render::part::rail::{self, FactsView};
use crate::render::part::record::{self, ActionView, EvidenceView, FeedbackView, PhotoView};
use crate::render::part::report::{ReportView, report};
use crate::render::part::soon::{self, SoonView};
use crate::render::phrase::status::{StatusView, shown};
use crate::render::phrase::{
    DateView, FactView, LinkView, TextView, cadence, declared, group, money, project_link, reason,
    text, updated,
};
use crate::theme::Arg;
use serde::Serialize;

/// One project.
#[derive(Debug, Serialize)]
pub struct ProjectView {
    /// Its id, the same in every language.
    pub id: String,
    /// Its number in the announced list; `None` where it has none.
    pub no: Option<u32>,
    /// Its title.
    pub title: TextView,
    /// Its focus; `None` where that is not known.
    pub focus: Option<LinkView>,
    /// The focuses around its own, the outermost first.
    pub around: Vec<LinkView>,
    /// Its batch; `None` where it has none.
    pub batch: Option<LinkView>,
    /// Who leads it on the as-of date, in the order written.
    pub leads: Vec<LinkView>,
    /// The departments that carry it on the as-of date, the one that leads first.
    pub departments: Vec<LinkView>,
    /// Where it works, in the order written.
    pub places: Vec<LinkView>,
    /// A small map with these; `None` where nobody says where they lie.
    pub locator: Option<LocatorView>,
    /// Facts of its own, in the order written.
    pub own_facts: Vec<FactView>,
    /// When it starts, `2021-01-04`; `None` where that is unknown.
    pub start: Option<String>,
    /// The last day of when it is due, `2021-12-31`; `None` where that is unknown or it has no end.
    pub due: Option<String>,
    /// Days left until then, negative after it; `None` together with it.
    pub days_left: Option<i32>,
    /// Share of its time that has passed, 0 to 1; `None` where start or due day is unknown.
    pub elapsed: Option<f64>,
    /// Share of the way, which may lie outside of 0 to 1: of the headline that decides, or of its
    /// milestones; `None` where it is not defined.
    pub progress: Option<f64>,
    /// What it is; `None` where nobody wrote it.
    pub summary: Option<TextView>,
    /// Its status.
    pub status: StatusView,
    /// The status in one sentence.
    pub reason: String,
    /// What its latest headline figure is about; `None` without figures.
    pub updated: Option<DateView>,
    /// Whether they are out of date.
    pub stale: bool,
    /// What was declared, by whom and when; `None` where nothing was.
    pub declared: Option<String>,
    /// The original wording; `None` where it is not recorded.
    pub promise: Option<TextView>,
    /// Where it was published; `None` where that is not known.
    pub promise_source: Option<String>,
    /// What moved of target and due date on the last day on which one of the whole did, else of a
    /// part; empty where none ever moved.
    pub moved: Vec<EntryView>,
    /// Progress against the original promise, in one sentence; `None` where it did not move.
    pub original: Option<String>,
    /// What it shows in large figures; `None` where nothing was published, or only a long note.
    pub headline: Option<HeadlineView>,
    /// What will come, by day, each with its date as the label; empty once anything was published.
    pub coming: Vec<FactView>,
    /// What is open of it, past days first, at most four; empty where `coming` tells it.
    pub ahead: Vec<SoonView>,
    /// How residents get what it offers, as a link where there is an address; `None` where that is
    /// not said.
    pub apply: Option<LinkView>,
    /// Time left, pace needed, paces seen, as far as they are known.
    pub facts: Vec<FactView>,
    /// The charts of the headline indicators, in the order of the project; of a project without
    /// headlines that of its first indicator.
    pub charts_html: Vec<String>,
    /// All its indicators with their figures as numbers, in the order of the project, closed ones
    /// as well.
    pub series: Vec<SeriesView>,
    /// Its milestones by due date.
    pub milestones: Vec<MilestoneView>,
    /// The indicators beside the leading one, in the order of the project.
    pub indicators: Vec<IndicatorRowView>,
    /// The parts of each indicator that has some, along each of its dimensions, in the order of
    /// the project.
    pub breakdowns: Vec<BreakdownView>,
    /// The milestones as a chart; `None` without any.
    pub timeline_html: Option<String>,
    /// Breakdowns over several dates, as charts, in the order of the project.
    pub breakdowns_html: Vec<String>,
    /// The courses of parts with targets of their own, and parts in two dimensions at once, as
    /// charts, in the order of the project.
    pub parts_html: Vec<String>,
    /// Small charts of all indicators; `None` where there are few.
    pub multiples_html: Option<String>,
    /// How the promise moved, as a chart; `None` where it did not.
    pub ladder_html: Option<String>,
    /// Its money over time, as a chart; `None` where no money is told, or too little to draw.
    pub money_html: Option<String>,
    /// Budget, the newest amount committed and the newest spent, each in words; empty where no
    /// money is told.
    pub money: Vec<FactView>,
    /// What is committed or spent above the budget, as sentences; none where nothing is.
    pub money_above: Vec<String>,
    /// Who says so about the money, as a sentence; `None` where that is not known.
    pub money_source: Option<String>,
    /// The write-up as HTML, headings from `h3` down; empty without one.
    pub body_html: String,
    /// The tag of its language; `None` where that is the page’s.
    pub body_lang: Option<String>,
    /// Dated facts without a plan, in the order written.
    pub events: Vec<EventView>,
    /// Problems and what is done: open ones first.
    pub actions: Vec<ActionView>,
    /// Which kinds of things stand in the internal edition only, in one sentence; `None` when
    /// nothing is withheld.
    pub withheld: Option<String>,
    /// The three latest reports, the newest first.
    pub reports: Vec<ReportView>,
    /// All others, the newest first, as links.
    pub older: Vec<LinkView>,
    /// Photographs of it and of its reports, the newest first.
    pub photos: Vec<PhotoView>,
    /// What residents said, in the order written.
    pub feedback: Vec<FeedbackView>,
    /// What proves it, by id.
    pub evidence: Vec<EvidenceView>,
    /// How it was rated: its status, then how sure it is to be kept; only what was declared.
    pub grades: Vec<GradesView>,
    /// Promises that moved, the newest first, then handovers.
    pub changes: Vec<EntryView>,
    /// Figures that were replaced, the newest first.
    pub corrections: Vec<EntryView>,
    /// Leads, departments, places, dates and what else stands in its rail.
    pub rail: Vec<FactsView>,
    /// Whether its facts are invented for a demonstration.
    pub illustrative: bool,
    /// The address of the page on the site itself, also in an earlier edition; `None` where the
    /// site does not know its own.
    pub permanent: Option<String>,
    /// Its pages for paper; empty in an earlier edition.
    pub prints: Vec<LinkView>,
    /// The projects that have most in common with it, at most four; without the two beside it.
    pub related: Vec<LinkView>,
    /// The project before it in its focus, or in the site where it has none; `None` for the first.
    pub previous: Option<LinkView>,
    /// The project after it; `None` for the last.
    pub next: Option<LinkView>,
}

/// A dated fact.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// When, in words, as exactly as it is known.
    pub date: String,
    /// When, for machines: `2021-06-11`, or `2021-06`, `2021-Q2`, `2021` where only so much was
    /// said; empty where it is not known.
    pub iso: String,
    /// What happened, in words.
    pub text: String,
}

/// A project's page.
///
/// # Errors
/// A template that does not fit, or a body that cannot be read again.
pub fn project(here: &PageContext<'_>, id: &str) -> Result<(PageView, ProjectView), RenderError> {
    let of = here
        .insight
        .project(id)
        .expect("a project's page exists only with its project");
    let known = &of.known;
    let rendered = body(here, &known.bodies, Some(of), "", 3)?;
    let coming = here.field("coming", || coming(here, of));
    let view = ProjectView {
        id: known.id.to_string(),
        no: known.no,
        title: text(here, &known.title),
        around: (known.focus.as_ref())
            .map_or_else(Vec::new, |id| around(here, GroupKind::Focus, id)),
        focus: known
            .focus
            .as_ref()
            .map(|id| group::group_link(here, GroupKind::Focus, id)),
        batch: (known.batch.as_ref()).map(|id| group::group_link(here, GroupKind::Batch, id)),
        leads: here.field("leads", || rail::leads(here, known)),
        departments: here.field("departments", || rail::departments(here, known)),
        locator: here.field("locator", || locator(here, &of.places)),
        places: (known.places.iter())
            .map(|id| group::group_link(here, GroupKind::Place, id))
            .collect(),
        own_facts: here.field("own_facts", || rail::own_facts(here, known)),
        start: known.start.first().map(|day| day.to_string()),
        due: of.ends().map(|day| day.to_string()),
        days_left: of.days_left,
        elapsed: of.elapsed,
        progress: of.progress.map(|p| p.value),
        summary: known.summary.as_ref().map(|s| text(here, s)),
        status: shown(here, &of.shown),
        reason: here.field("reason", || reason::project_reason(here, of)),
        updated: here.field("updated", || {
            // The sentence of a declared grade has its day.
            let told = of.shown.rating().is_some() && !of.stale;
            if told { None } else { updated(here, of) }
        }),
        stale: of.stale,
        declared: here.field("declared", || declared::declared(here, of)),
        promise: known.promise.as_ref().map(|p| text(here, &p.text)),
        promise_source: here.field("promise_source", || promise_source(here, of)),
        moved: here.field("moved", || moved(here, of)),
        original: here.field("original", || original(here, of)),
        headline: here.field("headline", || headline(here, of)),
        ahead: match coming.is_empty() {
            true => here.field("ahead", || soon::open_of(here, of, AHEAD)),
            false => Vec::new(),
        },
        coming,
        apply: known.apply.as_ref().map(|apply| LinkView {
            href: apply.url.as_ref().map(ToString::to_string),
            text: apply.text.get(here.lang).to_owned(),
        }),
        facts: here.field("facts", || facts(here, of)),
        charts_html: here.try_field("charts_html", || of_project::headlines(here, of))?,
        series: here.field("series", || {
            of.indicators.iter().map(|i| series(here, i)).collect()
        }),
        milestones: here.field("milestones", || {
            (of.milestones.iter()).map(|m| milestone(here, m)).collect()
        }),
        indicators: here.field("indicators", || others(here, of)),
        breakdowns: here.field("breakdowns", || {
            let all = of.indicators.iter();
            all.flat_map(|i| breakdowns(here, of, i)).collect()
        }),
        timeline_html: here.try_field("timeline_html", || of_project::milestones(here, of))?,
        breakdowns_html: here.try_field("breakdowns_html", || of_project::breakdowns(here, of))?,
        parts_html: here.try_field("parts_html", || of_project::parts(here, of))?,
        multiples_html: here.try_field("multiples_html", || of_project::multiples(here, of))?,
        ladder_html: here.try_field("ladder_html", || of_project::ladder(here, of))?,
        money_html: here.try_field("money_html", || of_project::money(here, of))?,
        money: here.field("money", || money(here, of)),
        money_above: money_above(here, of),
        money_source: money::source(here, of),
        body_lang: rendered.lang(here),
        body_html: rendered.html,
        events: here.field("events", || events(here, of)),
        actions: here.field("actions", || record::actions(here, of)),
        withheld: here.field("withheld", || cadence::withheld(here)),
        reports: here.field("reports", || {
            let latest = known.reports.iter().rev().take(3);
            latest.map(|r| report(here, of, r)).collect()
        }),
        older: here.field("older", || {
            let earlier = known.reports.iter().rev().skip(3);
            earlier.map(|r| older(here, of, r)).collect()
        }),
        photos: here.field("photos", || record::gallery(here, of)),
        feedback: here.field("feedback", || record::feedback(here, of)),
        evidence: here.field("evidence", || record::evidence(here, of)),
        grades: here.field("grades", || grades(here, of)),
        changes: here.field("changes", || history::changes(here, of)),
        corrections: here.field("corrections", || history::corrections(here, of)),
        rail: here.field("rail", || rail::rail(here, of)),
        illustrative: known.is_illustrative(),
        permanent: here
            .settings()
            .base_url
            .as_ref()
            .map(|base| format!("{base}{}", here.page.path(here.lang, here.settings()))),
        prints: here.field("prints", || prints::of_project(here, &known.id)),
        related: here.field("related", || related(here, of)),
        previous: here.field("previous", || neighbour(here, of, -1)),
        next: here.field("next", || neighbour(here, of, 1)),
    };
    let title = view.title.text.clone();
    let description = known.summary.as_ref().map_or_else(
        || reason::project_reason(here, of),
        |s| s.get(here.lang).to_owned(),
    );
    // A page counts as untranslated by its text, else by its title.
    let other = rendered
        .other
        .or_else(|| (!known.title.has(here.lang)).then_some(known.title.words(here.lang).lang));
    Ok((page::page(here, title, description, other), view))
}

/// Budget, committed and spent, each with the day that it is told for.
fn money_above(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<String> {
    let words = here.words();
    let line = |(sum, above): (money::Sum, String)| {
        let name = words.say(sum.key(), &[]);
        let args = [("name", Arg::Text(&name)), ("above", Arg::Text(&above))];
        words.say("money-named-above", &args)
    };
    money::above(here, of).into_iter().map(line).collect()
}

fn money(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<FactView> {
    let words = here.words();
    let dated = |amount: String, day: Option<crate::base::Date>| match day {
        None => amount,
        Some(day) => words.say(
            "amount-by",
            &[
                ("amount", Arg::Text(&amount)),
                ("date", Arg::Text(&words.locale.date(day))),
            ],
        ),
    };
    let fact = |(sum, amount, day): (money::Sum, String, Option<crate::base::Date>)| FactView {
        label: words.say(sum.key(), &[]),
        value: dated(amount, day),
        href: None,
    };
    money::sums(here, of).into_iter().map(fact).collect()
}

fn events(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EventView> {
    let words = here.words();
    let view = |e: &crate::model::Event| EventView {
        date: words
            .locale
            .partial(e.date, &words.say("unknown-date", &[])),
        iso: match e.date {
            PartialDate::Unknown => String::new(),
            known => known.to_string(),
        },
        text: e.text.get(here.lang).to_owned(),
    };
    of.known.events.iter().map(view).collect()
}

fn older(here: &PageContext<'_>, of: &ProjectInsight, one: &crate::model::Report) -> LinkView {
    let kind = here
        .words()
        .say(&format!("report-{}", one.kind.word()), &[]);
    let title = one
        .title
        .as_ref()
        .map_or(kind, |t| t.get(here.lang).to_owned());
    LinkView {
        href: Some(here.href(&Page::Report(of.known.id.clone(), one.slug.clone()))),
        text: format!("{} {title}", here.words().locale.date(one.date)),
    }
}

/// The project before or behind one in its focus, or among all where it has none.
fn neighbour(here: &PageContext<'_>, of: &ProjectInsight, step: isize) -> Option<LinkView> {
    let place = here.insight.projects.place(&of.known.id)?;
    let other = match &of.known.focus {
        Some(focus) => {
            let places = here.all.members().of(GroupKind::Focus, focus);
            let at = places.binary_search(&place).ok()?;
            *places.get(at.checked_add_signed(step)?)?
        }
        None => place.checked_add_signed(step)?,
    };
    here.insight
        .projects
        .get(other)
        .map(|of| project_link(here, &of.known))
}

/// The projects that have most in common with one; without those before and behind it.
fn related(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<LinkView> {
    let place = here.insight.projects.place(&of.known.id);
    let near = [-1, 1].map(|step| neighbour(here, of, step));
    let at = (here.settings(), here.insight.as_of);
    let kinds = GroupKind::all(here.settings());
    let own = kinds.flat_map(|kind| {
        let ids = groups_of(of, kind, at).into_iter();
        ids.map(move |id| (kind, id))
    });
    let own: Vec<(GroupKind, Id)> = own.collect();
    let members = here.all.members();
    let others = place.map_or_else(Vec::new, |at| members.related(at, &own, RELATED + 2));
    let links = others
        .into_iter()
        .filter_map(|at| here.insight.projects.get(at))
        .map(|of| project_link(here, &of.known));
    let links = links.filter(|link| !near.iter().flatten().any(|near| near.href == link.href));
    links.take(RELATED).collect()
}

/// How many open dates its rail names.
const AHEAD: usize = 4;

/// How many related projects a page names.
const RELATED: usize = 4;
