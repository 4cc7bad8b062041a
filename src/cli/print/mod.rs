//! `print`: reports as PDF, and whether a PDF is as it should be. The site is built into a folder
//! of its own, never into its output.

mod fonts;
mod printout;
mod progress;
mod printer;

use super::{Format, Global, report};
use crate::io::browser::Browser;
use crate::io::failure::Kind;
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, Scratch, Stop, published};
use crate::print::{Finding, Item, everything, findings, folder, items};
use crate::render::address::kind::KINDS;
use crate::{Made, Options, pdf, run};
use clap::Args;
use printer::{Printer, Problem};
use progress::Progress;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The kinds of pages for paper, for the help.
fn kinds() -> String {
    let kinds = KINDS.map(|kind| (format!("{} {}", kind.word, kind.named), kind.help));
    let others = [
        (
            "quarters/2021-q4/".to_owned(),
            "any page of the site, by its address",
        ),
        (
            "FILE.pdf".to_owned(),
            "with --check: a PDF that is there already",
        ),
    ];
    let lines = kinds
        .into_iter()
        .chain(others)
        .map(|(what, help)| format!("\n  {what:<17} {help}"));
    format!(
        "WHAT is one or more of:{}",
        lines.collect::<Vec<_>>().concat()
    )
}

/// What is printed, and where to.
#[derive(Debug, Args)]
#[command(after_help = kinds())]
pub struct PrintArgs {
    /// What to print; several share the work
    what: Vec<String>,
    /// The file to write [default: NAME.pdf in the current folder, such as 2021-q3.pdf or
    /// lifts-poster.pdf]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "all"])]
    pdf: Option<PathBuf>,
    /// The folder to write into, made if need be
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The language, such as en [default: the first of the site]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Let what is wrong with the print fail the run, and see that a second print has the same
    /// bytes
    #[arg(long)]
    check: bool,
    /// Print every report of the site, into pdf/ unless --out says otherwise
    #[arg(long, conflicts_with = "what")]
    all: bool,
    /// The browser: a program, or the path of one
    #[arg(long, env = "MILEPOST_BROWSER", value_name = "PATH")]
    browser: Option<PathBuf>,
    /// How long the browser may take for one print [default: 120, and more for a long page]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    time_limit: Option<u64>,
}

/// Prints, or checks PDFs that are there already; gives the exit code.
pub fn print(global: &Global, args: &PrintArgs) -> u8 {
    let progress = Progress::new(global);
    let ended = match args.what.iter().any(|what| is_pdf(what)) {
        true => existing(global, args, &progress),
        false => try_print(global, args, &progress),
    };
    progress.clear();
    ended.unwrap_or_else(|failure| report::failure(&failure))
}

fn is_pdf(what: &str) -> bool {
    Path::new(what)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("pdf"))
}

/// Checks PDFs that somebody printed before.
fn existing(global: &Global, args: &PrintArgs, progress: &Progress<'_>) -> Result<u8, Failure> {
    if !args.check || !args.what.iter().all(|what| is_pdf(what)) {
        eprintln!(
            "error: a PDF is no page of the site; to check one write `print --check FILE.pdf`, to \
             name the target `--pdf FILE.pdf`"
        );
        return Ok(2);
    }
    let mut worst = 0;
    for file in &args.what {
        let bytes = published::read_file(Path::new(file))?;
        let found = match pdf::Document::read(bytes.into()) {
            Ok(document) => {
                let found = findings(&document, None);
                progress.checked(file, document.pages.len(), found.len());
                found
            }
            Err(pdf::Unreadable) => vec![unreadable()],
        };
        worst = worst.max(judge(global, args, progress, file, &found));
    }
    Ok(worst)
}

/// The finding about something that only calls itself a PDF.
fn unreadable() -> Finding {
    let (message, hint) = (
        "it is no PDF, or it is damaged".to_owned(),
        "print it again",
    );
    Finding {
        rule: "pages",
        page: None,
        message,
        hint,
        is_note: false,
    }
}

/// Tells what was found; gives the exit code.
fn judge(
    global: &Global,
    args: &PrintArgs,
    progress: &Progress<'_>,
    file: &str,
    found: &[Finding],
) -> u8 {
    progress.findings(file, found, args.check);
    let fails = |finding: &Finding| global.strict || (args.check && !finding.is_note);
    u8::from(found.iter().any(fails))
}

fn try_print(global: &Global, args: &PrintArgs, progress: &Progress<'_>) -> Result<u8, Failure> {
    if global.output.is_some() {
        eprintln!(
            "error: `--output` is the folder of the site; name the PDF with `--pdf FILE`, its \
             folder with `--out DIR`"
        );
        return Ok(2);
    }
    let stop = Stop::listen()?;
    let browser = Browser::find(
        args.browser.as_deref(),
        args.time_limit.map(Duration::from_secs),
    );
    let base = browser
        .as_ref()
        .map_or_else(|_| std::env::temp_dir(), Browser::base);
    let scratch = Scratch::new(&base, &stop)?;
    let source = FolderSource::open(&global.root)?;
    progress.step("building the site");
    let options = Options {
        paper: true,
        ..global.options()
    };
    let outcome = run(&source, &options, Some(&scratch), &|done, of| {
        progress.pages(done, of)
    });
    progress.clear();
    stop.check()?;
    let code = report::outcome(global, &source, &outcome);
    let Some(made) = outcome.made else {
        return Ok(code);
    };
    fonts::lay(&scratch, &source, &made.fonts)?;
    let as_of = made.as_of;
    let jobs = match jobs(global, args, &scratch, made) {
        Ok(jobs) => jobs,
        Err(NoJobs::Told(code)) => return Ok(code),
        Err(NoJobs::World(failure)) => return Err(failure),
    };
    let browser = browser.map_err(|failure| by_hand(failure, global, &scratch, &jobs))?;
    let printer = Printer {
        browser: &browser,
        scratch: &scratch,
        stop: &stop,
        as_of,
        progress,
        twice: args.check,
    };
    // Warnings about the content were told; only --strict lets them fail a print, as it does a
    // build.
    jobs.iter()
        .try_fold(code, |worst, job| match one(global, args, &printer, job) {
            Err(failure) if matches!(failure.kind, Kind::Stopped(_)) || jobs.len() == 1 => {
                Err(failure)
            }
            // One page that cannot be printed is no reason to leave out the others.
            Err(failure) => {
                progress.clear();
                Ok(worst.max(report::failure(&failure)))
            }
            Ok(code) => Ok(worst.max(code)),
        })
}

/// A page and the file it is printed into.
struct Job {
    item: Item,
    target: PathBuf,
}

/// Why nothing is printed.
enum NoJobs {
    /// The reason was told; the exit code.
    Told(u8),
    /// The world's failure.
    World(Failure),
}

impl From<Failure> for NoJobs {
    fn from(failure: Failure) -> NoJobs {
        NoJobs::World(failure)
    }
}

/// The pages that were asked for, and where each goes.
///
/// # Errors
/// The words mean nothing, several pages would go into one file, or a file may not be written.
fn jobs(
    global: &Global,
    args: &PrintArgs,
    scratch: &Scratch,
    made: Made,
) -> Result<Vec<Job>, NoJobs> {
    let pages = scratch.pages();
    let first = match pages.contains("index.html") {
        true => crate::print::Page::read(&scratch.read("index.html")?).lang,
        false => None,
    };
    let folder = match folder(args.lang.as_deref(), first.as_deref(), &pages) {
        Ok(folder) => folder,
        Err(unknown) => return Err(NoJobs::Told(progress::unknown("language", &unknown))),
    };
    // What stands in quotation marks is as good as without.
    let what: Vec<String> = args
        .what
        .iter()
        .flat_map(|words| words.split_whitespace())
        .map(str::to_owned)
        .collect();
    let all = everything(&folder, &pages);
    let closed = made.closed.map(|period| period.slug());
    let found = if args.all {
        Ok(all.clone())
    } else {
        items(&what, &folder, &pages, closed.as_deref())
    };
    let found = match found {
        Ok(found) if found.is_empty() => return Err(NoJobs::Told(progress::nothing(made.as_of))),
        Err(_) if all.is_empty() => return Err(NoJobs::Told(progress::nothing(made.as_of))),
        Ok(found) => found,
        Err(unknown) => return Err(NoJobs::Told(progress::unknown("page", &unknown))),
    };
    let (Some(file), [item]) = (&args.pdf, found.as_slice()) else {
        return several(global, args, found);
    };
    published::apart_from_outputs(file, &global.output())?;
    published::may_hold_pdf(file)?;
    Ok(vec![Job {
        item: item.clone(),
        target: file.clone(),
    }])
}

fn several(global: &Global, args: &PrintArgs, found: Vec<Item>) -> Result<Vec<Job>, NoJobs> {
    if args.pdf.is_some() {
        eprintln!(
            "error: `--pdf` names one file, and {} were asked for; name a folder with `--out DIR`",
            found.len()
        );
        return Err(NoJobs::Told(2));
    }
    let own = if args.all {
        Path::new("pdf")
    } else {
        Path::new("")
    };
    let folder = args.out.as_deref().unwrap_or(own);
    published::apart_from_outputs(folder, &global.output())?;
    if !folder.as_os_str().is_empty() {
        published::make_folder(folder)?;
    }
    let lang = args
        .lang
        .as_ref()
        .map_or_else(String::new, |lang| format!(".{lang}"));
    let edition = if global.options().audience == crate::check::Audience::Internal {
        ".internal"
    } else {
        ""
    };
    let mut taken = BTreeSet::new();
    let mut jobs = Vec::new();
    for item in found {
        let named = |name: &str| folder.join(format!("{name}{lang}{edition}.pdf"));
        let mut target = named(&item.name);
        // Two pages of one short name: the later goes by its full one.
        if !taken.insert(target.clone()) {
            target = named(&item.full_name());
            taken.insert(target.clone());
        }
        published::may_hold_pdf(&target)?;
        jobs.push(Job { item, target });
    }
    Ok(jobs)
}

/// The failure to find a browser, with the page to print by hand.
fn by_hand(failure: Failure, global: &Global, scratch: &Scratch, jobs: &[Job]) -> Failure {
    let Some(job) = jobs.first() else {
        return failure;
    };
    let html = scratch.read(&job.item.path).unwrap_or_default();
    let address = crate::print::Page::read(&html).canonical;
    let place = address.unwrap_or_else(|| {
        format!(
            "{} (after `milepost build`)",
            printable(global.output().join(&job.item.path))
        )
    });
    Failure {
        hint: format!(
            "{}\n  or open {place} in any browser and press Ctrl+P",
            failure.hint
        ),
        ..failure
    }
}

/// Prints one page into its file; gives the exit code.
fn one(global: &Global, args: &PrintArgs, printer: &Printer<'_>, job: &Job) -> Result<u8, Failure> {
    let began = Instant::now();
    let file = printable(&job.target);
    let printout = match printer.print(&job.item) {
        Ok(printout) => printout,
        Err(Problem::World(failure)) => return Err(failure),
        Err(problem) => {
            printer.progress.clear();
            eprintln!(
                "error: cannot print `{}`: {problem}; {file} was not written",
                job.item.path
            );
            return Ok(1);
        }
    };
    printer.progress.step("checking");
    published::put_pdf(&job.target, &printout.bytes)?;
    printer.progress.clear();
    printer
        .progress
        .printed(&file, &job.item, &printout, printer.as_of, began.elapsed());
    Ok(judge(
        global,
        args,
        printer.progress,
        &file,
        &printout.findings,
    ))
}
