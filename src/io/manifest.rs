//! The list of files that milepost wrote into an output folder, kept inside it.

use super::hashes::Hash;
use crate::base::SafePath;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Name of the list in the output folder. A folder that has it is ours; only files that stand in
/// it are ever overwritten or removed.
pub(crate) const NAME: &str = ".milepost-manifest";

const HEADER: &str = "milepost manifest 1";

/// Path and hash of every file, the list itself left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest(pub(crate) BTreeMap<String, Hash>);

impl Manifest {
    /// The list as text: a heading, then a line for each file, sorted by path.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, hash) in &self.0 {
            let _ = writeln!(text, "{hash}  {path}");
        }
        text
    }

    /// Reads the list back; `None` for anything that [`Manifest::text`] does not write.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Manifest> {
        let text = std::str::from_utf8(bytes).ok()?;
        let rest = text.strip_prefix(HEADER)?.strip_prefix('\n')?;
        let mut files = BTreeMap::new();
        for line in rest.lines() {
            let (hash, path) = line.split_once("  ")?;
            SafePath::new(path).ok()?;
            files.insert(path.to_owned(), Hash::parse(hash)?);
        }
        let manifest = Manifest(files);
        (manifest.text() == text).then_some(manifest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_nothing_else_does() {
        let files = [("b/c.html", "2"), ("a.html", "1")];
        let manifest = Manifest(files.map(|(path, text)| (path.to_owned(), Hash::of(text.as_bytes()))).into());
        let text = manifest.text();
        assert_eq!(Manifest::parse(text.as_bytes()), Some(manifest));
        for damaged in [
            &text[..text.len() - 1],
            &text[1..],
            "",
            &text.replace("a.html", "../a.html"),
            &text.replace("a.html", "z.html"),
            &text.replace("  ", " "),
        ] {
            assert_eq!(Manifest::parse(damaged.as_bytes()), None, "{damaged}");
        }
    }
}
