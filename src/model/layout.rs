//! What `site.yaml` says of the pages themselves: which sections they have, and what the menu
//! holds.

use super::InFile;

/// The pages whose sections a site may choose, by the names of their templates.
pub const ARRANGED: &[&str] = &["home", "project", "group", "report"];

/// Pages that the menu may hold beside lists of groups and pages of an editor: their words there.
pub const MENU: &[&str] = &[
    "projects",
    "quarters",
    "updates",
    "milestones",
    "cadence",
    "data",
    "method",
    "changes",
    "targets",
    "evidence",
    "money",
];

/// A word with where it stands.
pub type Placed = (Box<str>, InFile);

/// The sections of a page as a site wants them; whether the page has such sections is not known
/// here.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections {
    /// The page, one of [`ARRANGED`].
    pub page: &'static str,
    /// Names of sections, each once.
    pub names: Vec<Placed>,
    /// Whether these are left out, and all others stay in their order; else only these stand on
    /// the page, in this order.
    pub without: bool,
}

impl Sections {
    /// The names of the sections that the page has then, out of those it could have.
    pub fn chosen<'s>(&'s self, all: &[&'s str]) -> Vec<&'s str> {
        let named = |name: &str| self.names.iter().any(|(own, _)| **own == *name);
        if self.without {
            let left = all.iter().copied().filter(|name| !named(name));
            return left.collect();
        }
        self.names.iter().map(|(name, _)| &**name).collect()
    }
}
