//! Word that something in the site folder changed: from the system, or by looking again and again.

use crate::io::read::FOLDERS;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How often the folder is looked at where the system gives no word.
const LOOK: Duration = Duration::from_millis(300);

/// An editor saves in bursts: a change counts once nothing followed it for so long.
const QUIET: Duration = Duration::from_millis(15);

/// The longest that a change waits for quiet.
const PATIENCE: Duration = Duration::from_millis(300);

/// Calls for a look after each change below the site folder, for ever; without the system's help,
/// or when `poll` asks for it, every 300 milliseconds.
pub fn watch(root: &Path, poll: bool, mut look: impl FnMut()) {
    let heard = if poll { None } else { listen(root, &mut look) };
    if let Some(why) = heard {
        eprintln!("note: the system tells no changes here ({why}); looking every 0.3 s instead");
    }
    loop {
        std::thread::sleep(LOOK);
        look();
    }
}

/// Looks whenever the system tells of a change; ends, with the reason, when it cannot.
fn listen(root: &Path, look: &mut impl FnMut()) -> Option<notify::Error> {
    let (tell, told) = channel();
    let folders = FOLDERS.map(|folder| root.join(folder));
    let heard = move |event: notify::Result<Event>| {
        let change = event.map(|event| is_change(&event).then(|| is_of(&event, &folders)));
        if let Some(word) = change.transpose() {
            // Nobody listens any more when the preview ends.
            let _ = tell.send(word);
        }
    };
    let watching = notify::recommended_watcher(heard).and_then(|mut watcher| {
        attend(&mut watcher, root)?;
        // What changed before there was a watch.
        look();
        loop {
            if burst(&told)? {
                attend(&mut watcher, root)?;
            }
            look();
        }
    });
    let ended: notify::Result<()> = watching;
    ended.err()
}

fn attend(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Waits for a change and for the end of its burst; whether one of the folders themselves came or
/// went.
fn burst(told: &Receiver<notify::Result<bool>>) -> notify::Result<bool> {
    let ended = |_| notify::Error::generic("its watch ended");
    let mut folders = told.recv().map_err(ended)??;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match told.recv_timeout(QUIET) {
            Ok(word) => folders |= word?,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(folders)
}

fn is_of(event: &Event, folders: &[PathBuf]) -> bool {
    event.paths.iter().any(|path| folders.contains(path))
}

/// Whether files may be others now; reading them, as a preview does, changes nothing.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
