//! milepost turns a folder of Markdown project write-ups into a public results site.
//!
//! ```text
//!           read                                one barrier:
//!           stream
//! content/ ─────▶ discover ▶ parse ▶ check ─▶ the whole Site ─▶ derive ▶ review ▶ audit ─▶ chart ▶
//! render ▶ emit ─────▶ output/
//! themes/           (by path)  (per file, parallel)  all errors, sorted          gate      (per
//! page, parallel)      stage, verify, swap
//! ```
//!
//! [`run`] is the whole program; its first half, up to the gate after `audit`, is also [`ready`].
//! It knows the order of the stages and reads no disk, clock or environment itself; the files come
//! in through a [`source::Source`] and go out through a [`emit::sink::Sink`]. Each module names
//! only modules before it. [`amend`] is beside the pipeline: it adds entries to the author's files,
//! whose site is looked at as [`stated`] before and after.

#![forbid(unsafe_code)]

pub mod base;
pub mod model;
pub mod source;
pub mod yaml;
pub mod pdf;
pub mod media;
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
pub mod chart;
pub mod render;
pub mod emit;
pub mod print;
pub mod io;
pub mod cli;

use audit::Earlier;
use base::{Code, Date, Diagnostic, Diagnostics, FileId};
use check::Audience;
use derive::facts::{Fact, facts, words};
use derive::{Horizon, Insight};
use edition::{Edition, Scope};
use emit::sink::{Nowhere, Sink};
use emit::{EmitError, Emitted, Watch};
use model::{LeftOut, Settings, Site};
use render::context::Renderer;
use render::language::Language;
use source::Source;
use std::collections::BTreeMap;
use theme::{Theme, ThemeError};

/// What a run is asked for beside the files.
#[derive(Clone, Debug)]
pub struct Options {
    /// The as-of date, before all others.
    pub as_of: Option<Date>,
    /// The as-of date after `site.yaml` and before the newest fact, from `SOURCE_DATE_EPOCH`.
    pub epoch: Option<Date>,
    /// The address of the site, instead of the configured one; ends in `/`.
    pub base_url: Option<String>,
    /// Whom the edition is for.
    pub audience: Audience,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether the permanent editions of the quarters are written as well; `None`: as `site.yaml`
    /// says.
    pub editions: Option<bool>,
    /// Whether warnings fail the run.
    pub strict: bool,
    /// Whether the content is held against its own ledger.
    pub ledger: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            as_of: None,
            epoch: None,
            base_url: None,
            audience: Audience::Public,
            drafts: false,
            editions: None,
            strict: false,
            ledger: true,
        }
    }
}

/// What a run came to.
#[derive(Debug)]
pub struct Outcome<T = Made> {
    /// All messages, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made; `None` when a gate stopped the run.
    pub made: Option<T>,
    /// Why it stopped, when it was neither the author's content nor the end.
    pub stopped: Option<Stopped>,
}

/// A finished run.
#[derive(Clone, Debug)]
pub struct Made {
    /// The name of the site in one line: its title and its publisher.
    pub site: Box<str>,
    /// The as-of date.
    pub as_of: Date,
    /// What was written.
    pub emitted: Emitted,
    /// What was left out.
    pub left_out: LeftOut,
    /// How many permanent editions were written beside the site.
    pub editions: usize,
    /// The newest quarter whose figures are closed; `None` when none is yet.
    pub closed: Option<derive::Quarter>,
}

/// A stop that no change of the content mends.
#[derive(Debug)]
pub enum Stopped {
    /// The configuration is missing or wrong.
    Config,
    /// A template or strings file.
    Theme(ThemeError),
    /// Reading or writing failed: path, action, error.
    World(String, &'static str, std::io::Error),
    /// A finished page has active content: page and findings.
    Unsafe(String, Vec<String>),
    /// A file changed while building.
    Changed(String),
}

/// The whole program, from files to pages. Without a sink all is made, so that every mistake is
/// found, and kept nowhere.
pub fn run(
    source: &dyn Source,
    options: &Options,
    sink: Option<&dyn Sink>,
    watch: Watch<'_>,
) -> Outcome {
    outcome(|diags| {
        let Some(ready) = judged(source, options, diags)? else {
            return Ok(None);
        };
        let closed = edition::closed(&ready.insight, ready.whole.settings.calendar.grace).pop();
        let site = name(&ready.site.settings);
        let (as_of, left_out) = (ready.insight.as_of, ready.site.left_out);
        let made = |emitted, editions| Made {
            site: site.clone(),
            as_of,
            emitted,
            left_out,
            editions,
            closed,
        };
        let sink = sink.unwrap_or(&Nowhere);
        let editions = editions(&ready, source, options);
        let quarters: Vec<_> = editions.iter().map(|e| e.quarter).collect();
        let newest = render::address::pages::pages(&ready.site, &ready.insight);
        let mut own = newest.clone();
        own.extend(render::address::pages::printed(&ready.site, &ready.insight));
        let rebuilt = options.as_of.is_some() && options.as_of != ready.site.settings.as_of;
        let renderer = |(site, kept), insight, targets, pages, newest, prefix| Renderer {
            rebuilt,
            site,
            insight,
            targets,
            kept,
            pages,
            newest,
            prefix,
            source,
            images: &ready.images,
            links: &ready.links,
            internal: options.audience == Audience::Internal,
            languages: &ready.languages,
            editions: &quarters,
        };
        let mut renderers = vec![renderer(
            (&ready.site, &ready.kept),
            &ready.insight,
            &ready.targets,
            own,
            &[],
            String::new(),
        )];
        renderers.extend(editions.iter().map(|e| {
            let pages = render::address::pages::pages(&e.site, &e.insight);
            renderer(
                (&e.site, &e.kept),
                &e.insight,
                &e.targets,
                pages,
                &newest,
                render::address::edition::prefix(e.quarter),
            )
        }));
        let emitted = emit::emit(&renderers, &ready.theme, sink, watch, diags)
            .map_err(|error| stopped(error, &ready.site.settings))?;
        Ok((!diags.has_errors()).then_some(made(emitted, editions.len())))
    })
}

/// A site at the gate after `audit`: checked and computed, nothing drawn yet.
pub struct Ready {
    /// Its theme.
    pub theme: Theme,
    /// Its languages in order.
    pub languages: Vec<Language>,
    /// Which file is what.
    pub inventory: discover::Inventory,
    /// Sizes of images by path from the root of the content folder.
    pub images: BTreeMap<String, (usize, usize)>,
    /// What each text links to.
    pub links: BTreeMap<FileId, Vec<parse::markdown::Link>>,
    /// What links of this edition may lead to.
    pub targets: check::Targets,
    /// Which files of the author this edition keeps inside.
    pub kept: check::Kept,
    /// Everything that the content says, whatever an edition may show of it.
    pub whole: Site,
    /// What this edition may show.
    pub site: Site,
    /// What is computed of it.
    pub insight: Insight,
    /// Everything public that the content says, by what was first published and what came later.
    pub facts: Vec<Fact>,
    /// The words beside the facts.
    pub words: Vec<Fact>,
    /// What was sealed before; `None` without a ledger, and when it was not asked for.
    pub ledger: Option<Earlier>,
}

/// Everything that the content says, mistakes and all, for whoever adds to it; `None` without a
/// usable `site.yaml`.
pub fn stated(source: &dyn Source, options: &Options) -> Outcome<Site> {
    outcome(|diags| {
        let settings = settings(source, options, diags)?;
        let inventory = discover::inventory(source, &settings.languages, diags);
        let parsed =
            parse::documents(source, &inventory, &settings.languages, diags).map_err(unreadable)?;
        let context = check::Context {
            settings: &settings,
            source,
            parsed: &parsed,
        };
        Ok(Some(check::site(context, &inventory, diags)))
    })
}

impl Ready {
    /// What is held against an earlier state.
    pub fn now(&self) -> audit::Now<'_> {
        audit::Now {
            facts: &self.facts,
            words: &self.words,
            site: &self.whole,
            as_of: self.insight.as_of,
        }
    }
}

/// The first half of [`run`], for whoever looks at the content without drawing it.
pub fn ready(source: &dyn Source, options: &Options) -> Outcome<Ready> {
    outcome(|diags| judged(source, options, diags))
}

/// Files → everything known and computed, up to the gate after `audit`.
fn judged(
    source: &dyn Source,
    options: &Options,
    diags: &mut Diagnostics,
) -> Result<Option<Ready>, Stopped> {
    let settings = settings(source, options, diags)?;
    let theme = Theme::new(
        local_theme(source, &settings)?,
        settings.theme.accent.as_deref(),
    );
    let languages =
        render::language::languages(&theme, &settings).map_err(|error| themed(error, &settings))?;
    let inventory = discover::inventory(source, &settings.languages, diags);
    let parsed =
        parse::documents(source, &inventory, &settings.languages, diags).map_err(unreadable)?;
    let images = check::images(source, diags).map_err(unreadable)?;
    refused(source, diags);
    let context = check::Context {
        settings: &settings,
        source,
        parsed: &parsed,
    };
    let whole = check::site(context, &inventory, diags);
    let as_of = as_of(&whole, options);
    if options.as_of.is_none() {
        check::hidden_figures(&whole, diags);
    }
    if stops(diags, options) {
        return Ok(None);
    }
    let links = links(&parsed);
    drop(parsed);
    let site = check::visible(whole.clone(), options.audience, options.drafts, as_of);
    let insight = derive::insight(&site, Horizon::on(as_of));
    review::review(&site, &insight, diags);
    let kept = check::Kept::new(&whole, &site, source, (insight.as_of, insight.by));
    let targets = check::Targets::new(&inventory, &site, source);
    check::told(&kept, &site, (&targets, source), &links, diags);
    let (facts, words) = (facts(&whole), words(&whole));
    let ledger = if options.ledger {
        audit::ledger::read(source, diags).map_err(unreadable)?
    } else {
        None
    };
    let now = audit::Now {
        facts: &facts,
        words: &words,
        site: &whole,
        as_of,
    };
    ledger
        .iter()
        .flat_map(|ledger| audit::findings(ledger, now))
        .for_each(|finding| diags.add(finding));
    if stops(diags, options) {
        return Ok(None);
    }
    Ok(Some(Ready {
        theme,
        languages,
        inventory,
        images,
        links,
        targets,
        kept,
        whole,
        site,
        insight,
        facts,
        words,
        ledger,
    }))
}

/// Runs stages that push their messages, and sums up.
fn outcome<T>(stages: impl FnOnce(&mut Diagnostics) -> Result<Option<T>, Stopped>) -> Outcome<T> {
    let mut diags = Diagnostics::new();
    let (made, stopped) = match stages(&mut diags) {
        Ok(made) => (made, None),
        Err(stopped) => (None, Some(stopped)),
    };
    Outcome {
        diagnostics: diags.sorted(),
        made,
        stopped,
    }
}

/// The name of a site in one line, which tells its output from another site's.
fn name(settings: &Settings) -> Box<str> {
    let words = [&settings.title, &settings.publisher].map(|text| {
        let text = text.get(base::Lang::DEFAULT).replace(char::is_control, " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    words.join(" · ").into()
}

/// The permanent editions that were asked for, by an option or in `site.yaml`, oldest first.
fn editions(ready: &Ready, source: &dyn Source, options: &Options) -> Vec<Edition> {
    let settings = &ready.whole.settings;
    if !options.editions.unwrap_or(settings.editions) {
        return Vec::new();
    }
    let scope = Scope {
        audience: options.audience,
        drafts: options.drafts,
    };
    let quarters = edition::closed(&ready.insight, settings.calendar.grace);
    quarters
        .into_iter()
        .map(|q| Edition::new(&ready.whole, q, scope, &ready.inventory, source))
        .collect()
}

/// Whether the run ends at a gate.
fn stops(diags: &Diagnostics, options: &Options) -> bool {
    diags.has_errors() || (options.strict && !diags.is_empty())
}

fn settings(
    source: &dyn Source,
    options: &Options,
    diags: &mut Diagnostics,
) -> Result<Settings, Stopped> {
    let Some(file) = source.find("content/site.yaml") else {
        if source
            .refused()
            .iter()
            .any(|entry| matches!(entry.path.as_str(), "content" | "content/site.yaml"))
        {
            refused(source, diags);
            return Err(Stopped::Config);
        }
        let hint = "run `milepost init`, or write content/site.yaml:\ntitle: Our promises\npublisher: Delivery office\nfocuses: {care: Growing old well}".to_owned();
        diags.add(Diagnostic {
            code: Code::NoConfig,
            span: None,
            message: "there is no content/site.yaml".to_owned(),
            hint,
            other: None,
        });
        return Err(Stopped::Config);
    };
    let text = parse::read_text(source, file, parse::LARGEST_TEXT, diags).map_err(unreadable)?;
    let settings = text.and_then(|text| config::settings(&text, file, diags));
    let Some(mut settings) = settings.filter(|_| !diags.has_errors()) else {
        return Err(Stopped::Config);
    };
    if let Some(url) = &options.base_url {
        settings.base_url = Some(url.as_str().into());
    }
    Ok(settings)
}

/// The files of the site's own theme, by path inside it.
fn local_theme(
    source: &dyn Source,
    settings: &Settings,
) -> Result<Vec<(String, Vec<u8>)>, Stopped> {
    let folder = format!("themes/{}/", settings.theme.name);
    let own = source
        .files()
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((FileId(at as u32), file.path.strip_prefix(&folder)?)));
    own.map(|(file, path)| {
        Ok((
            path.to_owned(),
            source
                .read(file)
                .map_err(|e| unreadable((format!("{folder}{path}"), e)))?,
        ))
    })
    .collect()
}

/// Entries of the content folder that are never followed.
fn refused(source: &dyn Source, diags: &mut Diagnostics) {
    for entry in source.refused() {
        let message = format!(
            "`{}` is {}, which is never followed",
            entry.path.escape_debug(),
            entry.what
        );
        diags.add(Diagnostic {
            code: Code::NotARegularFile,
            span: None,
            message,
            hint: put_there(&entry.path),
            other: None,
        });
    }
}

/// What to do about an entry that is not followed.
fn put_there(path: &str) -> String {
    match path {
        "content" | "themes" => format!(
            "put the folder `{path}` itself there, or run milepost in the folder that holds it"
        ),
        _ => "put the file itself there".to_owned(),
    }
}

/// What each text links to, kept after the documents are gone.
fn links(parsed: &parse::Parsed) -> BTreeMap<FileId, Vec<parse::markdown::Link>> {
    parsed
        .documents
        .iter()
        .map(|(file, document)| (*file, document.outline.links.clone()))
        .collect()
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

fn unreadable((path, error): (String, std::io::Error)) -> Stopped {
    Stopped::World(path, "read", error)
}

/// A theme's mistake with the path that its author knows.
fn themed(error: ThemeError, settings: &Settings) -> Stopped {
    Stopped::Theme(ThemeError {
        file: theme::shown(&error.file, &settings.theme.name),
        ..error
    })
}

fn stopped(error: EmitError, settings: &Settings) -> Stopped {
    match error {
        EmitError::Render(render::context::RenderError::Theme(error)) => themed(error, settings),
        EmitError::Render(render::context::RenderError::Read(path, error))
        | EmitError::Read(path, error) => Stopped::World(path, "read", error),
        EmitError::Render(render::context::RenderError::Changed(path)) => Stopped::Changed(path),
        EmitError::Unsafe(page, findings) => Stopped::Unsafe(page, findings),
        EmitError::Write(path, error) => Stopped::World(path, "write", error),
    }
}
