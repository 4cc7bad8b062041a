//! `build` and `check`: the same run, with an output and without one.

use super::last::{Inputs, Last};
use super::report::{self, Closing, Taker};
use super::{Format, Global};
use crate::emit::part::Part;
use crate::io::{Failure, FolderSource, Looked, Stop, published};
use crate::{Made, Options, Outcome, run};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// Builds the site; gives the exit code. `editions`: whether to write the permanent ones; `None`
/// leaves it to the site. `force`: also where nothing changed since the last build.
pub fn build(global: &Global, editions: Option<bool>, part: Option<Part>, force: bool) -> u8 {
    let began = Instant::now();
    match try_build(global, (editions, part, force), began) {
        Ok(code) => code,
        Err(failure) => report::failure(&failure),
    }
}

fn try_build(
    global: &Global,
    (editions, part, force): (Option<bool>, Option<Part>, bool),
    began: Instant,
) -> Result<u8, Failure> {
    let stop = Stop::listen()?;
    let listed = SystemTime::now();
    let source = FolderSource::open(&global.root)?;
    let to = folder(global, part);
    let looked = Looked::at(global.options().audience, &global.root, &to)?;
    let options = Options {
        editions,
        part,
        ..global.options()
    };
    let inputs = Inputs::new(&source, &options);
    let kept = looked.kept().filter(|_| !force).zip(inputs.as_ref());
    if let Some(last) = kept.and_then(|(kept, inputs)| Last::of(&kept, inputs, &source)) {
        return Ok(again(global, &source, &to, (last, began)));
    }
    let output = looked.open()?.with_stop(stop.clone());
    let bar = progress(global, began);
    let watch = |done: usize, of: usize| advance(&bar, began, done, of);
    let outcome = run(&source, &options, Some(&output), &watch);
    bar.finish_and_clear();
    stop.check()?;
    let code = report::outcome(global, &source, &outcome);
    let Some(made) = outcome.made else {
        return Ok(code);
    };
    // Editions that stand there are taken away only for who says so.
    let mut gone = published::editions(&to)?;
    gone.retain(|name| made.editions.iter().all(|made| **made != **name));
    if editions.is_none() && !gone.is_empty() {
        let taker = match made.editions.is_empty() {
            true => Taker::WithoutEditions,
            false => Taker::WithOthers,
        };
        return Ok(report::editions_at_risk(&to, &gone, taker));
    }
    let changed = source.changed()?;
    if let Some(path) = changed.first() {
        return Ok(report::changed(path));
    }
    let last = Last {
        diagnostics: outcome.diagnostics,
        made: made.clone(),
    };
    let kept = inputs.and_then(|inputs| last.text(&inputs, &source, listed));
    let output = output.named(&made.site)?.keeping(kept);
    let adopted = output.adopts();
    let written = output.commit()?;
    if !global.quiet {
        adopted
            .into_iter()
            .for_each(|adopted| report::adopted(&to, &made.site, &adopted));
        let closing = Closing {
            made,
            took: began.elapsed(),
            output: &to,
            written: Some(written),
        };
        closing.print(global.format == Format::Json);
    }
    Ok(code)
}

/// Says again what the last build said, since this one would be the same; gives the exit code.
fn again(
    global: &Global,
    source: &FolderSource,
    output: &Path,
    (last, began): (Last, Instant),
) -> u8 {
    let outcome = Outcome {
        diagnostics: last.diagnostics,
        made: Some(last.made),
        stopped: None,
    };
    let code = report::outcome(global, source, &outcome);
    if let (Some(made), false) = (outcome.made, global.quiet) {
        let closing = Closing {
            made,
            took: began.elapsed(),
            output,
            written: None,
        };
        closing.print(global.format == Format::Json);
    }
    code
}

/// The folder to build into. A part never goes where the whole site stands, unless somebody says
/// so.
fn folder(global: &Global, part: Option<Part>) -> PathBuf {
    match part {
        Some(part) if global.output.is_none() => {
            let name = format!("output-part-{}", part.to_string().replace('/', "-of-"));
            global.root.join(name)
        }
        _ => global.output(),
    }
}

/// Checks the site without writing; gives the exit code.
pub fn check(global: &Global) -> u8 {
    let began = Instant::now();
    let source = match FolderSource::open(&global.root) {
        Ok(source) => source,
        Err(failure) => return report::failure(&failure),
    };
    let outcome: Outcome = run(&source, &global.options(), None, &|_, _| {});
    let code = report::outcome(global, &source, &outcome);
    if let (Some(Made { as_of, .. }), false) = (&outcome.made, global.quiet) {
        eprintln!(
            "Checked {} files as of {as_of} in {}",
            crate::source::Source::files(&source).len(),
            report::seconds(began.elapsed())
        );
    }
    code
}

/// A bar on a terminal, hidden until a build is long enough to be waited for.
fn progress(global: &Global, _began: Instant) -> ProgressBar {
    let quiet = global.quiet || global.format != Format::Human || std::env::var_os("CI").is_some();
    let bar = ProgressBar::with_draw_target(
        None,
        if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        },
    );
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} pages") {
        bar.set_style(style);
    }
    bar
}

fn advance(bar: &ProgressBar, began: Instant, done: usize, of: usize) {
    if Duration::from_millis(300) < began.elapsed() {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    }
}
