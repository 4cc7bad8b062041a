//! `undo`: the last edit that milepost wrote into the author's files is taken back.

use super::edit::{self, Stop};
use super::{Format, Global};
use crate::Options;
use crate::amend::{Refused, unified};
use crate::base::Hash;
use crate::discover::LEDGER;
use crate::io::history::{self, Kept, KeptFile};
use crate::io::{FolderSource, edits};
use crate::source::FileEdit;
use clap::Args;

/// What is asked for.
#[derive(Debug, Args)]
#[command(
    after_help = "Takes back what `record`, `new`, `import`, `correct`, `retarget` or `rate` wrote last; given again, what was written before that, up to fifty edits. A file that was changed since is left alone, and so is content/ledger.csv. The difference is shown, so that `git apply` can bring back what was taken back."
)]
pub struct UndoArgs {
    /// Show what would be taken back, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Do not ask on a terminal
    #[arg(short, long)]
    yes: bool,
}

/// Takes the last edit back; gives the exit code.
pub fn undo(global: &Global, args: &UndoArgs) -> u8 {
    edit::ended(global, try_undo(global, args))
}

fn try_undo(global: &Global, args: &UndoArgs) -> Result<u8, Stop> {
    let source = FolderSource::open(&global.root)?;
    let Some(kept) = history::last(&global.root)? else {
        return Err(nothing().into());
    };
    let files = kept.files.iter().rev();
    let reversed = files.map(|file| reversed(global, file));
    let reversed = reversed.collect::<Result<Vec<Option<FileEdit>>, Stop>>()?;
    let reversed: Vec<FileEdit> = reversed.into_iter().flatten().collect();
    let asks = !args.dry_run && edit::asks(args.yes);
    let diff = edit::unsteered(&edit::shown(&reversed));
    match global.format {
        Format::Human if args.dry_run || !global.quiet || asks => print!("{diff}"),
        _ if asks => eprint!("{diff}"),
        _ => {}
    }
    let options = Options {
        strict: false,
        ..global.options()
    };
    edit::admissible(global, &source, &options, &reversed, |_| true)?;
    if !args.dry_run {
        if !edit::confirmed(args.yes) {
            return Ok(0);
        }
        edits::write(&global.root, &reversed).map_err(|unwritten| unwritten.failure)?;
        history::pop(&global.root)?;
    }
    told(global, args.dry_run, &kept, &reversed);
    Ok(0)
}

fn nothing() -> Refused {
    Refused {
        message: "there is nothing to take back".to_owned(),
        hint: "only what milepost itself wrote here can be taken back, each edit once".to_owned(),
        needless: true,
    }
}

/// A file as it was before the edit, if it still is what the edit made of it; `None` where it is
/// as before already, since an edit or `undo` itself can end half way.
fn reversed(global: &Global, file: &KeptFile) -> Result<Option<FileEdit>, Stop> {
    let now = edits::held(&global.root, &file.path)?;
    if now.as_deref() == file.before.as_deref().map(str::as_bytes) {
        return Ok(None);
    }
    // Rows of the ledger are never changed; no command that is kept writes any.
    if now.as_deref().map(Hash::of) != file.after || file.path == LEDGER {
        return Err(changed(file, now.as_deref()).into());
    }
    Ok(Some(FileEdit {
        path: file.path.clone(),
        before: now,
        after: file.before.clone().map(String::into_bytes),
    }))
}

fn changed(file: &KeptFile, now: Option<&[u8]>) -> Refused {
    let path = &file.path;
    let since = now.map(String::from_utf8_lossy).unwrap_or_default();
    let diff = unified(path, file.text.as_deref().unwrap_or_default(), &since);
    let message = match now {
        Some(_) => format!("{path} was changed since, so nothing was taken back"),
        None => format!("{path} is gone, so nothing was taken back"),
    };
    Refused {
        message,
        hint: format!(
            "take the lines back by hand; changed since:\n{}",
            diff.trim_end()
        ),
        needless: false,
    }
}

fn told(global: &Global, dry_run: bool, kept: &Kept, files: &[FileEdit]) {
    if global.format == Format::Json {
        let result = if dry_run { "not written" } else { "taken back" };
        let paths: Vec<&str> = files.iter().map(|edit| &*edit.path).collect();
        let json = serde_json::json!({
            "result": result, "command": kept.command, "files": paths, "diff": edit::shown(files),
        });
        return println!("{json}");
    }
    if !global.quiet {
        let done = match (files, dry_run) {
            ([], _) => "Was taken back already",
            (_, true) => "Would take back",
            (_, false) => "Took back",
        };
        eprintln!("{done}: milepost {}", edit::unsteered(&kept.command));
    }
}
