//! milepost turns a folder of Markdown project write-ups into a public results site.
//!
//! ```text
//! content/ ─▶ discover ─▶ parse ─▶ check ─▶ derive ─▶ review ─▶ audit ─▶ render ─▶ emit ─▶ output/
//! themes/     by path     by file, the whole           gate      gate     by page,  staged,
//!                         parallel    site                                parallel  swapped
//! ```
//!
//! [`run`] is the whole program, and its first half, up to the gate behind `audit`, is `compute`:
//! a stage a line, in the order above, which nothing else knows. They read no disk, clock or
//! environment themselves; files come in through a [`source::Source`] and go out through an
//! [`emit::sink::Sink`]. The modules below stand in reading order: each names only modules before
//! it. [`amend`] is beside the pipeline: it adds to the author's files, whose site is looked at as
//! [`stated`] before and after; and so is [`export`], which hands their figures to an office.
//!
//! # The way of one figure
//!
//! A row `2021-09-30,312` of a project's `figures.csv` is text until its project asks for it:
//! [`discover::inventory`] says whose file it is, [`parse::documents`] reads it, and `check` makes
//! it an [`model::Observation`] with the place it stands at: a day, an exact decimal, the day it
//! was published. [`check::visible`] leaves out what this edition may not show;
//! [`derive::series::totals`] adds up what counts on the as-of date, and
//! [`derive::indicator::indicator`] holds it against plan and target, where
//! [`derive::status::judge`] gives a status with its reason. [`audit::findings`] compares it with
//! what was sealed. On the project's page, [`render::view::project`] puts it in words through
//! [`render::phrase`], and [`render::figure::trajectory`] among the points of a
//! [`chart::Trajectory`], which draws itself on a [`chart::canvas::Canvas`]; the template
//! `project.html` places both. [`render::paper::project`] does the same for a sheet and for the
//! pages of a book, which `cli::print` sends through a browser and [`mod@print`] holds against its
//! page. [`emit::data`] writes it to `data/observations.csv` with every digit.

#![forbid(unsafe_code)]

pub mod base;
pub mod model;
pub mod source;
pub mod reference;
pub mod yaml;
pub mod pdf;
pub mod media;
pub mod table;
pub mod geo;
pub mod config;
pub mod theme;
pub mod discover;
pub mod parse;
pub mod check;
pub mod derive;
pub mod edition;
pub mod review;
pub mod audit;
pub mod amend;
pub mod export;
pub mod chart;
pub mod render;
pub mod emit;
mod options;
mod outcome;
mod input;
mod memos;
mod ready;
pub mod print;
pub mod io;
pub mod cli;

use audit::Earlier;
use base::{Date, Diagnostics, FileId};
use check::{Audience, Kept, Targets};
use derive::facts::{Fact, facts, words};
use derive::{AsOf, History, Insight, States};
use discover::Inventory;
use edition::{Edition, Scope};
use emit::Watch;
use emit::part::{self, Part, Whole};
use emit::sink::{Sink, Trial};
use input::{local_theme, refused, settings};
use memos::Look;
pub use memos::Memos;
use model::{Family, Settings, Site};
pub use options::Options;
pub use outcome::{Made, Outcome, Stopped};
use outcome::{name, outcome, stopped, themed, unreadable};
use parse::ImageFile;
use parse::markdown::Link;
pub use ready::{Ready, ready};
use render::address::edition::prefix;
use render::address::page::Page;
use render::address::pages::{pages, printed};
use render::context::Renderer;
use render::language::{Language, languages};
use source::Source;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use theme::Theme;
use yaml::Node;

/// The whole program, from files to pages. Without a sink all is made, so that every mistake is
/// found, and kept nowhere.
pub fn run(
    source: &dyn Source,
    options: &Options,
    sink: Option<&dyn Sink>,
    watch: Watch<'_>,
) -> Outcome {
    outcome(|diags| {
        let Some(now) = compute(source, options, &Memos::none(), diags)? else {
            return Ok(None);
        };
        let editions = editions(&now, source, options);
        let renderers = renderers(&now, &editions, source, options);
        let part = part(&now, source, options).map_err(unreadable)?;
        let to = (sink.unwrap_or(&Trial), watch);
        let emitted = emit::emit(&renderers, &now.theme, to, part, diags);
        let emitted = emitted.map_err(|error| stopped(error, &now.site.settings))?;
        Ok((!diags.has_errors()).then(|| Made {
            site: name(&now.site.settings),
            as_of: now.insight.as_of,
            emitted,
            left_out: now.site.left_out,
            editions: editions.iter().map(|e| e.period.slug().into()).collect(),
            closed: edition::closed(&now.insight, now.whole.settings.calendar.grace).pop(),
            fonts: now.site.settings.fonts.clone(),
        }))
    })
}

/// A site at the gate behind `audit`: checked and computed, nothing drawn yet.
pub struct Computed {
    /// Its theme.
    pub theme: Arc<Theme>,
    /// Its languages in order.
    pub languages: Arc<[Language]>,
    /// Which file is what.
    pub inventory: Inventory,
    /// What is known of images, by path from the root of the content folder.
    pub images: BTreeMap<String, ImageFile>,
    /// What each text links to.
    pub links: BTreeMap<FileId, Vec<Link>>,
    /// What links of this edition may lead to.
    pub targets: Targets,
    /// Which files of the author this edition keeps inside.
    pub kept: Kept,
    /// Everything that the content says, whatever an edition may show of it.
    pub whole: Site,
    /// What this edition may show.
    pub site: Site,
    /// What is computed of it.
    pub insight: Insight,
    /// Everything public that the content says, by what was first published and what came later;
    /// empty until somebody asks.
    facts: OnceLock<Vec<Fact>>,
    /// The words beside the facts; empty until somebody asks.
    words: OnceLock<Vec<Fact>>,
    /// What was sealed before; `None` without a ledger, and when it was not asked for.
    pub ledger: Option<Earlier>,
}

impl Computed {
    /// What is held against an earlier state.
    pub fn now(&self) -> audit::Now<'_> {
        audit::Now {
            facts: self.facts.get_or_init(|| facts(&self.whole)),
            words: self.words.get_or_init(|| words(&self.whole)),
            site: &self.whole,
            as_of: self.insight.as_of,
        }
    }
}

/// The first half of [`run`], for whoever looks at the content without drawing it.
pub fn computed(source: &dyn Source, options: &Options) -> Outcome<Computed> {
    outcome(|diags| compute(source, options, &Memos::none(), diags))
}

/// Everything that the content says, mistakes and all, for whoever adds to it; `None` without a
/// usable `site.yaml`.
pub fn stated(source: &dyn Source, options: &Options) -> Outcome<Site> {
    outcome(|diags| {
        let settings = settings(source, options, diags)?;
        let mut inventory = discover::inventory(source, &settings, diags);
        let memos = Memos::none();
        let langs = &settings.languages;
        let parsed = parse::documents(source, &inventory, langs, &memos.texts, diags);
        let parsed = parsed.map_err(unreadable)?;
        let context = check::Context {
            settings: &settings,
            source,
            parsed: &parsed,
        };
        let tables = check::tables(context, &mut inventory, diags);
        let content = (&inventory, tables);
        Ok(Some(check::site(context, content, &memos.projects, diags)))
    })
}

/// What rows of common tables say of projects, by the id of each, as the front matter of a file
/// would; `None` without a usable `site.yaml`.
pub fn listed(source: &dyn Source, options: &Options) -> Outcome<BTreeMap<String, Arc<Node>>> {
    outcome(|diags| {
        let settings = settings(source, options, diags)?;
        let mut inventory = discover::inventory(source, &settings, diags);
        let (memos, langs) = (Memos::none(), &settings.languages);
        let parsed = parse::documents(source, &inventory, langs, &memos.texts, diags);
        let parsed = parsed.map_err(unreadable)?;
        let context = check::Context {
            settings: &settings,
            source,
            parsed: &parsed,
        };
        check::tables(context, &mut inventory, diags);
        let rows = inventory.projects.into_iter();
        Ok(Some(
            rows.filter_map(|files| Some((files.name, files.row?)))
                .collect(),
        ))
    })
}

/// Files → everything known and computed, up to the gate behind `audit`; `None` where a gate shut.
fn compute(
    source: &dyn Source,
    options: &Options,
    memos: &Memos,
    diags: &mut Diagnostics,
) -> Result<Option<Computed>, Stopped> {
    let settings = settings(source, options, diags)?;
    let (theme, languages) = look(source, &settings, memos)?;
    input::untranslated(source, &settings, &theme, diags);
    input::unsaid(source, &settings, &theme, diags);
    input::sections(&settings, &theme, diags);
    let mut inventory = discover::inventory(source, &settings, diags);
    memos.stand_on(source, &inventory);
    let langs = &settings.languages;
    let parsed = parse::documents(source, &inventory, langs, &memos.texts, diags);
    let parsed = parsed.map_err(unreadable)?;
    let images = parse::images(source, &memos.texts, diags).map_err(unreadable)?;
    refused(source, diags);
    let context = check::Context {
        settings: &settings,
        source,
        parsed: &parsed,
    };
    let tables = check::tables(context, &mut inventory, diags);
    let whole = check::site(context, (&inventory, tables), &memos.projects, diags);
    let as_of = as_of(&whole, options);
    if options.as_of.is_none() {
        check::hidden_figures(&whole, diags);
    }
    if stops(diags, options) {
        return Ok(None);
    }
    let links = parsed.links();
    drop(parsed);
    let site = check::visible(whole.clone(), options.audience, options.drafts, as_of);
    let (at, history) = (AsOf::on(as_of), history(&site.settings, options));
    let insight = derive::insight_with(&site, at, history, &memos.states);
    review::review(&site, &insight, diags);
    let kept = Kept::new(&whole, &site, source, (insight.as_of, insight.by));
    let targets = Targets::new(&inventory, &site, source);
    check::told(&kept, &site, (&targets, source), &links, diags);
    let computed = Computed {
        theme,
        languages,
        inventory,
        images,
        links,
        targets,
        kept,
        facts: OnceLock::new(),
        words: OnceLock::new(),
        ledger: ledger(source, options, diags)?,
        whole,
        site,
        insight,
    };
    audit(&computed, diags);
    Ok((!stops(diags, options)).then_some(computed))
}

/// How the site looks: its theme, and its languages with the templates compiled.
fn look(source: &dyn Source, settings: &Settings, memos: &Memos) -> Result<Look, Stopped> {
    memos.looks.tried(memos::look(source, settings), || {
        let accent = settings.theme.accent.as_deref();
        let mut theme = Theme::new(local_theme(source, settings)?, accent);
        arrange(&mut theme, settings);
        let languages = languages(&theme, settings).map_err(|error| themed(error, settings))?;
        Ok((Arc::new(theme), languages.into()))
    })
}

/// Leaves the sections on the pages that the site wants there.
fn arrange(theme: &mut Theme, settings: &Settings) {
    for wanted in &settings.sections {
        let all = theme.sections(wanted.page);
        let names: Vec<&str> = all.iter().map(|section| &*section.name).collect();
        theme.arrange(wanted.page, &wanted.chosen(&names));
    }
}

/// `--as-of`, then `site.yaml`, then `SOURCE_DATE_EPOCH`, then the newest public fact; never today.
fn as_of(site: &Site, options: &Options) -> Date {
    let earliest = Date::from_ymd(1970, 1, 1).expect("a day of the calendar");
    options
        .as_of
        .or(site.settings.as_of)
        .or(options.epoch)
        .or_else(|| check::newest_fact(site))
        .unwrap_or(earliest)
}

/// Which earlier periods anything asks for.
fn history(settings: &Settings, options: &Options) -> History {
    let told = settings.outputs.tell_of_periods() || options.paper;
    History::told(told || has_editions(settings, options))
}

/// Whether permanent editions were asked for, by an option or in `site.yaml`.
fn has_editions(settings: &Settings, options: &Options) -> bool {
    let usual = settings.editions && settings.outputs.has(Family::Editions);
    options.editions.unwrap_or(usual)
}

fn ledger(
    source: &dyn Source,
    options: &Options,
    diags: &mut Diagnostics,
) -> Result<Option<Earlier>, Stopped> {
    if !options.ledger {
        return Ok(None);
    }
    audit::ledger::read(source, diags).map_err(unreadable)
}

/// Holds the content against what was sealed.
fn audit(computed: &Computed, diags: &mut Diagnostics) {
    let sealed = computed.ledger.iter();
    sealed
        .flat_map(|ledger| audit::findings(ledger, computed.now()))
        .for_each(|finding| diags.add(finding));
}

/// Whether the run ends at a gate.
fn stops(diags: &Diagnostics, options: &Options) -> bool {
    diags.has_errors() || (options.strict && !diags.is_clean())
}

/// The part of the site that was asked for, with what it has in common with the others.
fn part(
    now: &Computed,
    source: &dyn Source,
    options: &Options,
) -> Result<Option<(Part, Whole)>, (String, std::io::Error)> {
    let Some(part) = options.part else {
        return Ok(None);
    };
    let asked = format!(
        "{:?}",
        Options {
            part: None,
            ..options.clone()
        }
    );
    let whole = Whole {
        milepost: env!("CARGO_PKG_VERSION").to_owned(),
        site: name(&now.site.settings).into(),
        audience: options.audience,
        made_from: part::made_from(source, &asked)?.to_string(),
        // The table of files is not made yet.
        files: String::new(),
    };
    Ok(Some((part, whole)))
}

/// The permanent editions that were asked for, by an option or in `site.yaml`, oldest first.
fn editions(now: &Computed, source: &dyn Source, options: &Options) -> Vec<Edition> {
    let settings = &now.whole.settings;
    if !has_editions(settings, options) {
        return Vec::new();
    }
    let scope = Scope {
        audience: options.audience,
        drafts: options.drafts,
    };
    let periods = edition::closed(&now.insight, settings.calendar.grace);
    periods
        .into_iter()
        .map(|q| Edition::new(&now.whole, q, scope, &now.inventory, source))
        .collect()
}

/// What the renderers of a site share, however often they are made.
struct Shared {
    /// The pages for screens of the newest edition.
    newest: Arc<[Page]>,
    /// The pages of the site, those for paper as well, and behind them those of each edition, each
    /// with the ends of periods that were asked for.
    each: Vec<(Arc<[Page]>, Arc<States>)>,
    /// The pages for paper that the site does not publish and that were asked for.
    unlisted: Arc<[Page]>,
}

impl Shared {
    fn new(now: &Computed, editions: &[Edition], options: &Options) -> Shared {
        let newest = pages(&now.site, &now.insight);
        let published = now.site.settings.outputs.has(Family::Print);
        let paper = || printed(&now.site, &now.insight);
        let listed = published.then(paper).unwrap_or_default();
        let unlisted = options.paper && !published;
        let own = [&*newest, &*listed].concat();
        // An edition is searched as little as it is made anew: the index is that of the newest.
        let is_kept = |page: &Page| *page != Page::Search;
        let then = editions.iter().map(|e| {
            let pages = pages(&e.site, &e.insight).into_iter();
            pages.filter(is_kept).collect()
        });
        let each = std::iter::once(own).chain(then);
        Shared {
            each: each.map(|pages| (pages.into(), Arc::default())).collect(),
            newest: newest.into(),
            unlisted: unlisted.then(paper).unwrap_or_default().into(),
        }
    }
}

/// The site itself and behind it its editions, ready to be drawn.
pub fn renderers<'r>(
    now: &'r Computed,
    editions: &'r [Edition],
    source: &'r dyn Source,
    options: &Options,
) -> Vec<Renderer<'r>> {
    renderers_with(
        &Shared::new(now, editions, options),
        (now, editions),
        source,
        options,
    )
}

fn renderers_with<'r>(
    shared: &Shared,
    (now, editions): (&'r Computed, &'r [Edition]),
    source: &'r dyn Source,
    options: &Options,
) -> Vec<Renderer<'r>> {
    let (pages, states) = &shared.each[0];
    let own = Renderer {
        site: &now.site,
        insight: &now.insight,
        states: states.clone(),
        timeline: Arc::default(),
        targets: &now.targets,
        kept: &now.kept,
        source,
        images: &now.images,
        links: &now.links,
        languages: &now.languages,
        internal: options.audience == Audience::Internal,
        rebuilt: options.as_of.is_some() && options.as_of != now.site.settings.as_of,
        editions: editions.iter().map(|e| e.period).collect(),
        members: Arc::default(),
        documents: Arc::default(),
        made: Arc::default(),
        pages: pages.clone(),
        unlisted: shared.unlisted.clone(),
        newest: Arc::default(),
        prefix: String::new(),
    };
    let then = editions
        .iter()
        .zip(&shared.each[1..])
        .map(|(edition, (pages, states))| Renderer {
            site: &edition.site,
            insight: &edition.insight,
            states: states.clone(),
            timeline: Arc::default(),
            targets: &edition.targets,
            kept: &edition.kept,
            members: Arc::default(),
            documents: Arc::default(),
            made: Arc::default(),
            pages: pages.clone(),
            unlisted: Arc::default(),
            newest: shared.newest.clone(),
            prefix: prefix(edition.period),
            ..own.clone()
        });
    let mut all: Vec<_> = then.collect();
    all.insert(0, own);
    all
}
