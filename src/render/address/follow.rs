//! What can be followed, and where its feeds and its calendar are: beside the page that they
//! belong to. Whether they are made is decided elsewhere.

use crate::base::Lang;
use crate::model::{GroupKind, Id, Settings};
use crate::render::address::page::Page;

/// The name of a feed in Atom, in the folder of its page.
pub const ATOM: &str = "feed.xml";

/// The name of the same as JSON Feed.
pub const JSON: &str = "feed.json";

/// The name of a calendar, in the folder of its page.
pub const CALENDAR: &str = "calendar.ics";

/// Something whose news and dates can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// The whole site.
    Site,
    /// What moved on the whole site: promises and figures, without reports.
    Changes,
    /// The projects of one focus, department or place.
    Group(GroupKind, Id),
    /// One project.
    Project(Id),
}

impl Followed {
    /// What can be followed from a page; `None` for a page that is about no such thing.
    pub fn from(page: &Page) -> Option<Followed> {
        match page {
            Page::Home | Page::Updates | Page::MoreUpdates(_) | Page::Milestones => {
                Some(Followed::Site)
            }
            Page::Changes => Some(Followed::Changes),
            Page::Group(kind, id) => is_followed(*kind).then(|| Followed::Group(*kind, id.clone())),
            Page::Project(id) => Some(Followed::Project(id.clone())),
            _ => None,
        }
    }

    /// Everything that can be followed on a site with these pages.
    pub fn all(pages: &[Page]) -> Vec<Followed> {
        let own = |page: &&Page| matches!(page, Page::Group(..) | Page::Project(_));
        let each = pages.iter().filter(own).filter_map(Followed::from);
        let site = (!pages.is_empty()).then_some([Followed::Site, Followed::Changes]);
        site.into_iter().flatten().chain(each).collect()
    }

    /// The page that its feeds belong to.
    pub fn page(&self) -> Page {
        match self {
            Followed::Site => Page::Updates,
            Followed::Changes => Page::Changes,
            Followed::Group(kind, id) => Page::Group(*kind, id.clone()),
            Followed::Project(id) => Page::Project(id.clone()),
        }
    }

    /// The folder of its feeds from the root of an edition, with a slash at its end.
    pub fn folder(&self, lang: Lang, settings: &Settings) -> String {
        self.page().path(lang, settings)
    }

    /// Its calendar from the root of an edition; `None` for what has none.
    pub fn calendar(&self, lang: Lang, settings: &Settings) -> Option<String> {
        let page = match self {
            Followed::Site => Page::Milestones,
            Followed::Changes => return None,
            _ => self.page(),
        };
        Some(page.path(lang, settings) + CALENDAR)
    }
}

/// Whether groups of a kind can be followed: those that say what a project is for, who carries it
/// and where. Nobody follows a person.
fn is_followed(kind: GroupKind) -> bool {
    matches!(
        kind,
        GroupKind::Focus | GroupKind::Department | GroupKind::Place
    )
}
