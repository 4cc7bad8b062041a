//! `join`: the parts of a site, made by several machines, become the site.

use super::report::{self, Taker};
use super::{Format, Global};
use crate::base::{Hash, SafePath};
use crate::emit::sink::Sink;
use crate::emit::{CHECKSUMS, listed};
use crate::io::failure::printable;
use crate::io::parts::{PartFolder, whole};
use crate::io::{Failure, Looked, Output, Stop, published};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Puts parts together; gives the exit code.
pub fn join(global: &Global, folders: &[PathBuf]) -> u8 {
    match joined(global, folders) {
        Ok(code) => code,
        Err(failure) => report::failure(&failure),
    }
}

fn joined(global: &Global, folders: &[PathBuf]) -> Result<u8, Failure> {
    let began = Instant::now();
    let stop = Stop::listen()?;
    let open = |folder: &PathBuf| PartFolder::open(folder);
    let parts: Vec<PartFolder> = folders.iter().map(open).collect::<Result<_, _>>()?;
    whole(&parts)?;
    let common = &parts[0].note.whole;
    let to = global.output();
    // As for a build, editions that stand there are taken away only for who says so.
    let paths = parts.iter().flat_map(|part| part.files.keys());
    let edition = |path: &SafePath| {
        let (name, _) = path.as_str().strip_prefix("editions/")?.split_once('/')?;
        Some(name.to_owned())
    };
    let made: BTreeSet<String> = paths.filter_map(edition).collect();
    let gone: BTreeSet<String> = published::editions(&to)?
        .difference(&made)
        .cloned()
        .collect();
    if !gone.is_empty() {
        return Ok(report::editions_at_risk(&to, &gone, Taker::Join));
    }
    let output = Looked::at(common.audience, &global.root, &to)?
        .open()?
        .with_stop(stop)
        .named(&common.site)?;
    parts.par_iter().try_for_each(|part| taken(part, &output))?;
    let sums: BTreeMap<SafePath, Hash> = parts.iter().flat_map(|p| p.files.clone()).collect();
    let list = listed(&sums);
    let checksums = SafePath::new(CHECKSUMS).expect("a constant path is safe");
    put(
        &output,
        &checksums,
        list.as_bytes(),
        Hash::of(list.as_bytes()),
    )?;
    let written = output.commit()?;
    told(
        global,
        (parts.len(), sums.len() + 1),
        written.written,
        &to,
        began,
    );
    Ok(0)
}

/// Takes all files of one part.
fn taken(part: &PartFolder, output: &Output) -> Result<(), Failure> {
    for (path, sum) in &part.files {
        put(output, path, &part.read(path, *sum)?, *sum)?;
    }
    Ok(())
}

fn put(output: &Output, path: &SafePath, bytes: &[u8], sum: Hash) -> Result<(), Failure> {
    output
        .put(path, bytes, sum)
        .map_err(|error| Failure::world("write", path.as_str(), error))
}

fn told(
    global: &Global,
    (parts, files): (usize, usize),
    changed: usize,
    output: &Path,
    began: Instant,
) {
    if global.quiet {
        return;
    }
    if global.format == Format::Json {
        let line = serde_json::json!({
            "result": "joined", "parts": parts, "files": files, "changed": changed,
        });
        return println!("{line}");
    }
    eprintln!(
        "Joined {parts} parts, {files} files in {} → {}",
        report::seconds(began.elapsed()),
        printable(output)
    );
}
