//! `record`: figures of a day, milestones that were reached, and what there is to say about them.
//! The words of the command are read here, and what it changes is told.

use super::edit::{self, Stop};
use super::{Format, Global, report, today};
use crate::amend::{self, Attached, Record, Recorded, Refused};
use crate::base::Date;
use crate::io::{Failure, FolderSource, edits};
use crate::model::{Indicator, Project, Settings, Site};
use crate::source::{Overlay, Source};
use crate::{Computed, Options, Outcome, computed, stated};
use clap::Args;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Args)]
#[command(override_usage = "milepost record PROJECT [INDICATOR=]VALUE… [OPTIONS]")]
#[command(
    after_help = "Without words a figure is put where those of its indicator stand: the project's file, or the table beside it; a workbook is never written. With `--note`, `--next`, `--blocker` or `--photo` it is part of a dated report. A figure that is there already is refused: `milepost correct` is for what was published. `milepost undo` takes it back. Examples:\n\n  milepost record lifts 120\n  milepost record lifts homes=120 \"waiting=24 days\" --date 2021-08\n  milepost record lifts survey=reached --evidence survey.pdf --title \"Record of the survey\"\n  milepost record lifts 120 --note \"Six streets at work.\" --photo yard.jpg --alt \"A lift in a yard\""
)]
pub struct RecordArgs {
    /// The project's id
    project: String,
    /// Figures: `120`, `120 lifts`, `80%`, `120 of 400`, `yes`, or words where the figures are
    /// words; with the id of the indicator before it where there are several, `homes=120`. A
    /// milestone is `survey=reached`, or `survey=2021-05-12`
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    values: Vec<String>,
    /// The day or period that the figures are about, such as 2021-08-31, 2021-08 or 2021-Q3
    /// [default: the day of publication]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The day of publication, which a report is named by [default: the as-of date, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    published: Option<Date>,
    /// What happened, in Markdown: the text of a report
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What comes next
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,
    /// What stands in the way
    #[arg(long, value_name = "TEXT")]
    blocker: Option<String>,
    /// A photograph for the report, copied beside the project; may be given again
    #[arg(long, value_name = "FILE", requires = "alt")]
    photo: Vec<PathBuf>,
    /// What the photograph shows, for those who do not see it; once for each
    #[arg(long, value_name = "TEXT", requires = "photo")]
    alt: Vec<String>,
    /// What proves it: a file, copied beside the project and listed there, or the id of evidence
    /// that it lists already; may be given again
    #[arg(long, value_name = "FILE")]
    evidence: Vec<PathBuf>,
    /// The title of the evidence, once for each file [default: the name of the file]
    #[arg(long, value_name = "TEXT", requires = "evidence")]
    title: Vec<String>,
    /// Show what would be written, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Do not ask on a terminal
    #[arg(short, long)]
    yes: bool,
}

/// Records figures and words; gives the exit code.
pub fn record(global: &Global, args: &RecordArgs) -> u8 {
    edit::ended(global, try_record(global, args))
}

fn try_record(global: &Global, args: &RecordArgs) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let options = Options {
        strict: false,
        ..global.options()
    };
    let said = stated(&source, &options);
    let Some(site) = &said.made else {
        return Err(Stop::Told(report::outcome(global, &source, &said)));
    };
    let project = amend::project(site, &args.project)
        .map_err(|refused| edit::unread(refused, &said.diagnostics))?;
    let (published, whence) = day(global, args, &site.settings);
    let recorded = recorded((site, project), &source, args, published)?;
    let shown = Shown {
        recorded: &recorded,
        project,
        lines: moves(&source, &options, &recorded, project),
        published,
    };
    let is_kept = |site: &Site| {
        amend::project(site, &args.project).is_ok_and(|p| recorded.is_kept_by(p, project))
    };
    edit::admissible(global, &source, &options, &recorded.edits, is_kept)?;
    shown.print(global, args);
    if args.dry_run || !edit::confirmed(args.yes) {
        shown.json(global, "not written");
        return Ok(0);
    }
    let is_kept = edit::written(global, &recorded.edits)?;
    shown.json(global, "written");
    shown.told(global, whence);
    edit::tell_undo(global, is_kept);
    edit::not_yet(global, published, global.as_of.or(site.settings.as_of));
    Ok(0)
}

/// The record that is asked for, with the files that were given.
fn recorded(
    (site, project): (&Site, &Project),
    source: &FolderSource,
    args: &RecordArgs,
    published: Date,
) -> Result<Recorded, Stop> {
    let photos = files(&args.photo, Some(&args.alt))?;
    let (proof, paths) = proof(project, &args.evidence);
    let titles = Some(&args.title).filter(|titles| !titles.is_empty());
    let evidence = files(&paths, titles)?;
    let ask = Record {
        values: &args.values,
        date: args.date.as_deref(),
        published,
        note: args.note.as_deref(),
        next: args.next.as_deref(),
        blocker: args.blocker.as_deref(),
        photos: &photos.iter().map(Given::attached).collect::<Vec<_>>(),
        evidence: &evidence.iter().map(Given::attached).collect::<Vec<_>>(),
        proof: &proof,
    };
    Ok(amend::record((&site.settings, project), source, &ask)?)
}

/// The day of publication, and where it is from. What is recorded is new, so that it is today
/// unless the site stands still.
fn day(global: &Global, args: &RecordArgs, settings: &Settings) -> (Date, &'static str) {
    let given = args.published.map(|day| (day, "as given"));
    let as_of = global.as_of.map(|day| (day, "the day of --as-of"));
    let fixed = settings
        .as_of
        .map(|day| (day, "the as-of date in site.yaml"));
    given
        .or(as_of)
        .or(fixed)
        .unwrap_or_else(|| (today(), "today"))
}

/// A file that was given with the command.
struct Given {
    name: String,
    bytes: Vec<u8>,
    words: Option<String>,
}

impl Given {
    fn attached(&self) -> Attached<'_> {
        Attached {
            name: &self.name,
            bytes: &self.bytes,
            words: self.words.as_deref(),
        }
    }
}

/// The ids of evidence among what was given, and the files.
fn proof<'a>(project: &Project, given: &'a [PathBuf]) -> (Vec<&'a str>, Vec<PathBuf>) {
    let (mut ids, mut files) = (Vec::new(), Vec::new());
    for path in given {
        // A word with a dot or a folder is a file, whatever it is called.
        match path.to_str().filter(|id| !id.contains(['.', '/', '\\'])) {
            Some(id) if project.evidence(id).is_some() || !path.exists() => ids.push(id),
            _ => files.push(path.clone()),
        }
    }
    (ids, files)
}

/// Reads the files that were given, each with the words about it.
fn files(paths: &[PathBuf], words: Option<&Vec<String>>) -> Result<Vec<Given>, Stop> {
    if let Some(words) = words.filter(|words| words.len() != paths.len()) {
        let message = format!(
            "{} files and {} texts about them are given",
            paths.len(),
            words.len()
        );
        return Err(Refused {
            message,
            hint: "give one text for each file, in the same order".to_owned(),
            needless: false,
        }
        .into());
    }
    let given = |(at, path): (usize, &PathBuf)| {
        let name = Path::file_name(path).unwrap_or_default().to_string_lossy();
        Ok(Given {
            name: name.into_owned(),
            bytes: edits::given(path)?,
            words: words.map(|words| words[at].clone()),
        })
    };
    let all: Result<Vec<Given>, Failure> = paths.iter().enumerate().map(given).collect();
    Ok(all?)
}

/// What moves in the project, each as a name with what it was and what it is; nothing where the
/// site has mistakes.
fn moves(
    source: &dyn Source,
    options: &Options,
    recorded: &Recorded,
    project: &Project,
) -> Vec<(String, String, String)> {
    let overlay = Overlay::new(source, &recorded.edits);
    let (before, after) = (computed(source, options), computed(&overlay, options));
    let mut lines = Vec::new();
    for figure in &recorded.figures {
        let indicator = project.indicator(&figure.indicator);
        let was = indicator.and_then(|i| stood(i, figure.when.day()));
        let now = format!("{} for {}", figure.said.text(), figure.written);
        lines.push((
            figure.indicator.to_string(),
            was.unwrap_or_else(|| "no figure".to_owned()),
            now,
        ));
    }
    for (id, day) in &recorded.milestones {
        lines.push((
            id.to_string(),
            "not reached".to_owned(),
            format!("reached on {day}"),
        ));
    }
    let status = |outcome: &Outcome<Computed>| {
        let insight = &outcome.made.as_ref()?.insight;
        let of = insight.projects.iter().find(|p| p.known.id == project.id)?;
        let progress = of
            .progress
            .as_ref()
            .map(|p| format!(", {} %", whole_percent(p.value)));
        Some(format!(
            "{}{}",
            of.judgement.status.word(),
            progress.unwrap_or_default()
        ))
    };
    if let Some((was, is)) = status(&before).zip(status(&after)) {
        lines.push(("status".to_owned(), was, is));
    }
    lines
}

/// The figure of an indicator before a day, as a person reads it.
fn stood(indicator: &Indicator, day: Date) -> Option<String> {
    let mut figures = indicator.observations.iter();
    let figure = figures.rfind(|figure| figure.when.day() < day)?;
    let value = figure.value.as_ref().map(ToString::to_string);
    let words = || {
        let note = figure.note.as_ref()?;
        note.versions().next().map(|(_, words)| words.to_owned())
    };
    Some(format!("{} for {}", value.or_else(words)?, figure.about()))
}

/// A share as whole percents: 100 only where it is reached, 0 only where there is nothing.
fn whole_percent(share: f64) -> i64 {
    let percent = (share * 100.0).round() as i64;
    match percent {
        100 if share < 1.0 => 99,
        0 if share > 0.0 => 1,
        other => other,
    }
}

/// What is told about a record.
struct Shown<'a> {
    recorded: &'a Recorded,
    project: &'a Project,
    lines: Vec<(String, String, String)>,
    published: Date,
}

impl Shown<'_> {
    /// The difference on the standard output, what moves beside it: whoever is asked has seen it.
    fn print(&self, global: &Global, args: &RecordArgs) {
        let diff = edit::unsteered(&edit::shown(&self.recorded.edits));
        let asks = !args.dry_run && edit::asks(args.yes);
        if global.format == Format::Json {
            // The standard output holds nothing but JSON.
            return if asks {
                eprint!("{diff}")
            };
        }
        if !args.dry_run && global.quiet && !asks {
            return;
        }
        print!("{diff}");
        let title = self
            .project
            .title
            .versions()
            .next()
            .map_or("", |(_, title)| title);
        eprintln!("{} ({})", edit::unsteered(title), self.project.id);
        for (name, was, is) in &self.lines {
            let moved = if was == is {
                format!("{is}, as before")
            } else {
                format!("{was} → {is}")
            };
            eprintln!("  {name}: {}", edit::unsteered(&moved));
        }
        for note in &self.recorded.notes {
            eprintln!("note: {note}");
        }
    }

    /// What became of it, once that is known.
    fn json(&self, global: &Global, result: &str) {
        if global.format != Format::Json {
            return;
        }
        let diff = edit::shown(&self.recorded.edits);
        let moves = self.lines.iter();
        let moves =
            moves.map(|(name, was, is)| serde_json::json!({ "name": name, "from": was, "to": is }));
        let files = self.recorded.edits.iter().map(|edit| &*edit.path);
        let json = serde_json::json!({
            "result": result,
            "project": &*self.project.id, "published": self.published.to_string(),
            "files": files.collect::<Vec<_>>(), "moves": moves.collect::<Vec<_>>(), "diff": diff,
        });
        println!("{json}");
    }

    fn told(&self, global: &Global, whence: &str) {
        if global.quiet || global.format != Format::Human {
            return;
        }
        let files = self
            .recorded
            .edits
            .iter()
            .filter(|edit| edit.after.is_some());
        let files: Vec<&str> = files.map(|edit| &*edit.path).collect();
        eprintln!(
            "Wrote {}, published {} ({whence})",
            files.join(", "),
            self.published
        );
    }
}
