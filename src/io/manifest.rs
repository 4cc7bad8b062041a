//! The list of files that milepost wrote into an output folder, kept inside it.

use crate::base::Hash;
use crate::base::SafePath;
use crate::check::Audience;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Name of the list in the output folder. A folder that has it is ours; only files that stand in
/// it are ever overwritten or removed.
pub(crate) const NAME: &str = ".milepost-manifest";

const HEADER: &str = "milepost manifest 1";

/// What follows in the heading for the internal edition; the public one has nothing there, as no
/// list had before there were two.
const INTERNAL: &str = " internal";

/// What begins the second line, which names the site; lists of earlier versions have no such line.
const SITE: &str = "site ";

/// Path and hash of every file, the list itself left out; for whom the files are; and of which
/// site, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Manifest(
    pub(crate) BTreeMap<String, Hash>,
    pub(crate) Audience,
    pub(crate) Option<Box<str>>,
);

impl Default for Manifest {
    fn default() -> Manifest {
        Manifest(BTreeMap::new(), Audience::Public, None)
    }
}

impl Manifest {
    /// The list as text: a heading, then a line for each file, sorted by path.
    pub(crate) fn text(&self) -> String {
        let audience = if self.1 == Audience::Internal {
            INTERNAL
        } else {
            ""
        };
        let mut text = format!("{HEADER}{audience}\n");
        if let Some(site) = &self.2 {
            let _ = writeln!(text, "{SITE}{site}");
        }
        for (path, hash) in &self.0 {
            let _ = writeln!(text, "{hash}  {path}");
        }
        text
    }

    /// Reads the list back; `None` for anything that [`Manifest::text`] does not write.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Manifest> {
        let text = std::str::from_utf8(bytes).ok()?;
        let rest = text.strip_prefix(HEADER)?;
        let (rest, audience) = match rest.strip_prefix(INTERNAL) {
            Some(rest) => (rest, Audience::Internal),
            None => (rest, Audience::Public),
        };
        let rest = rest.strip_prefix('\n')?;
        let (site, rest) = match rest
            .strip_prefix(SITE)
            .and_then(|rest| rest.split_once('\n'))
        {
            Some((site, rest)) => (Some(site.into()), rest),
            None => (None, rest),
        };
        let mut files = BTreeMap::new();
        for line in rest.lines() {
            let (hash, path) = line.split_once("  ")?;
            SafePath::new(path).ok()?;
            files.insert(path.to_owned(), Hash::parse(hash)?);
        }
        let manifest = Manifest(files, audience, site);
        (manifest.text() == text).then_some(manifest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_nothing_else_does() {
        let files = [("b/c.html", "2"), ("a.html", "1")];
        let files =
            BTreeMap::from(files.map(|(path, text)| (path.to_owned(), Hash::of(text.as_bytes()))));
        let internal = Manifest(files.clone(), Audience::Internal, None);
        assert_eq!(Manifest::parse(internal.text().as_bytes()), Some(internal));
        let named = Manifest(
            files.clone(),
            Audience::Public,
            Some("云湖 site · P".into()),
        );
        assert_eq!(Manifest::parse(named.text().as_bytes()), Some(named));
        let manifest = Manifest(files, Audience::Public, None);
        let text = manifest.text();
        assert!(
            text.starts_with("milepost manifest 1\n"),
            "a list of the public edition reads as it always did"
        );
        assert_eq!(Manifest::parse(text.as_bytes()), Some(manifest));
        for damaged in [
            &text[..text.len() - 1],
            &text[1..],
            "",
            &text.replace("a.html", "../a.html"),
            &text.replace("a.html", "z.html"),
            &text.replace("  ", " "),
            &text.replace(" 1\n", " 1 secret\n"),
        ] {
            assert_eq!(Manifest::parse(damaged.as_bytes()), None, "{damaged}");
        }
    }
}
