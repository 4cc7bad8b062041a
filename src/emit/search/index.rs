//! Records → the files of an index: the one home of the crate that makes it.

use super::han::{BETWEEN, spaced};
use super::record::Record;
use crate::render::context::Files;
use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;
use std::path::Path;

/// More files of excerpts than this are put together, several in one.
const MOST_FRAGMENTS: u32 = 1000;

/// The files of an index in the language of a tag, by name, sorted.
///
/// # Errors
/// A thread that the system does not give.
pub fn files(records: Vec<Record>, tag: &str) -> io::Result<Files> {
    // A pool of its own: in that of the build, a thread that waits for a piece of one index would
    // begin with another, within the runtime of the first.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.map_err(io::Error::other)?;
    pool.install(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let made = runtime.block_on(made(records, &tag.to_lowercase()))?;
        Ok(kept(made))
    })
}

async fn made(records: Vec<Record>, tag: &str) -> io::Result<Vec<SyntheticFile>> {
    let config = PagefindServiceConfig::builder().max_fragments(MOST_FRAGMENTS);
    let mut index = PagefindIndex::new(Some(config.build())).map_err(failed)?;
    for record in records {
        let (url, filters) = (record.href.clone(), filters(&record));
        let (words, meta) = (words(&record, tag), meta(&record, tag));
        index
            .add_custom_record(url, words, tag.to_owned(), Some(meta), Some(filters), None)
            .await
            .map_err(failed)?;
    }
    index.get_files().await.map_err(failed)
}

fn failed(error: impl Display) -> io::Error {
    io::Error::other(error.to_string())
}

/// What is searched beside the text, and weighs more or less than it: the page of the search says
/// how much.
fn meta(record: &Record, tag: &str) -> BTreeMap<String, String> {
    let status = record.status.as_ref().map(|status| &status.word);
    let fields = [
        ("title", record.title.as_ref()),
        ("of", record.of.as_ref()),
        ("status", status),
    ];
    let some = fields
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)));
    some.map(|(key, text)| (key.to_owned(), spaced(text, tag)))
        .collect()
}

/// What is shown and never found by its words.
fn filters(record: &Record) -> BTreeMap<String, Vec<String>> {
    let status = record.status.as_ref();
    let fields = [
        ("kind", Some(&record.kind)),
        ("date", record.date.as_ref()),
        ("token", status.map(|status| &status.token)),
        ("symbol", status.map(|status| &status.symbol)),
    ];
    let some = fields
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)));
    some.map(|(key, text)| (key.to_owned(), vec![text.clone()]))
        .collect()
}

/// The text of a record; never without words, since nothing is found in a record that has none.
fn words(record: &Record, tag: &str) -> String {
    let texts = record.texts.iter().map(|text| spaced(text, tag));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let words = match texts.is_empty() {
        true => spaced(record.title.as_ref().unwrap_or(&record.kind), tag),
        false => texts.join(BETWEEN),
    };
    // Words that begin so are orders for the crate.
    words.replace("___", "_")
}

/// What the page of the search asks for, of all that the crate makes: its other interfaces, and a
/// program for languages that this one is not, stay out.
fn kept(made: Vec<SyntheticFile>) -> Files {
    let files = made
        .into_iter()
        .map(|file| (name(&file.filename), file.contents));
    let all: BTreeMap<String, Vec<u8>> = files.collect();
    let programs = all.keys().filter(|name| name.starts_with("wasm.")).count();
    let is_asked = |name: &str| match name.split_once('.') {
        Some(("wasm", rest)) => programs == 1 || rest != "unknown.pagefind",
        _ => {
            let ends = [".pf_meta", ".pf_index", ".pf_fragment"];
            ["pagefind.js", "pagefind-entry.json"].contains(&name)
                || ends.iter().any(|end| name.ends_with(end))
        }
    };
    all.into_iter().filter(|(name, _)| is_asked(name)).collect()
}

fn name(path: &Path) -> String {
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
