//! What a build needs of the disk: room, rights, a place of its own, and folders that change
//! places.

use super::{Finding, Global};
use crate::io::failure::printable;
use crate::io::{Failure, FolderSource, Looked, probe, system};
use crate::source::Source;

/// The demonstration with its spare takes a tenth of it.
const MUCH: u64 = 500 << 20;

pub fn findings(global: &Global) -> Vec<Finding> {
    vec![
        site(global),
        output(global),
        room(global),
        exchange(global),
        network(global),
    ]
}

fn failed(id: &'static str, failure: &Failure) -> Finding {
    Finding::broken(id, failure.message(), failure.hint.clone())
}

fn site(global: &Global) -> Finding {
    match FolderSource::open(&global.root) {
        Err(failure) => failed("site", &failure),
        Ok(source) if source.find("content/site.yaml").is_none() => Finding::lacking(
            "site",
            format!("there is no site in `{}`", printable(&global.root)),
            "run `milepost init DIR` for a working sample, or name a site with `-C DIR`",
        ),
        Ok(source) => {
            let found = format!(
                "{} files in `{}`",
                source.files().len(),
                printable(&global.root)
            );
            Finding::fine("site", found)
        }
    }
}

/// Whether a build could write; nothing is made where there is no site.
fn output(global: &Global) -> Finding {
    let to = global.output();
    if !global.root.join("content").is_dir() {
        return Finding::fine("output", "not looked at without a site");
    }
    match Looked::at(global.options().audience, &global.root, &to) {
        Ok(_) => Finding::fine("output", format!("`{}` may be written to", printable(&to))),
        Err(failure) => failed("output", &failure),
    }
}

fn room(global: &Global) -> Finding {
    let Some(room) = system::room(&global.root) else {
        return Finding::fine("room", "the system does not say how much is free");
    };
    let files = room
        .files
        .map_or_else(String::new, |n| format!(" and {n} files"));
    let found = format!("{} MB{files} are free", room.bytes >> 20);
    match room.bytes < MUCH {
        true => Finding::lacking(
            "room",
            found,
            "free some space: a site is kept twice on the disk",
        ),
        false => Finding::fine("room", found),
    }
}

fn exchange(global: &Global) -> Finding {
    match probe::exchange(&global.root) {
        Ok(true) => Finding::fine(
            "exchange",
            "a new site takes the place of the old one in one step",
        ),
        Ok(false) => Finding::fine(
            "exchange",
            "a new site takes the place of the old one in two steps; for a moment there is none",
        ),
        Err(failure) => failed("rights", &failure),
    }
}

fn network(global: &Global) -> Finding {
    match system::is_remote(&global.root) {
        Some(true) => Finding::lacking(
            "network",
            "the site is on a network drive",
            "build on a disk of this computer and copy the output: locks and change times of network \
             drives cannot always be trusted",
        ),
        Some(false) => Finding::fine("network", "the site is on a disk of this computer"),
        None => Finding::fine(
            "network",
            "the system does not say whether this is a network drive",
        ),
    }
}
