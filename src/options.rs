//! What a run is asked for beside the files.

use crate::base::Date;
use crate::check::Audience;
use crate::emit::part::Part;

/// What a run is asked for beside the files.
#[derive(Clone, Debug)]
pub struct Options {
    /// The as-of date, before all others.
    pub as_of: Option<Date>,
    /// The as-of date after `site.yaml` and before the newest fact, from `SOURCE_DATE_EPOCH`.
    pub epoch: Option<Date>,
    /// The address of the site, instead of the configured one; ends in `/`.
    pub base_url: Option<String>,
    /// Scheme and host in the place of those in the address of the site, whose path stays:
    /// `http://localhost:1821`; with it every site has an address.
    pub origin: Option<String>,
    /// Whom the edition is for.
    pub audience: Audience,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether the permanent editions of the periods are written as well; `None`: as `site.yaml`
    /// says.
    pub editions: Option<bool>,
    /// Whether pages for paper are made although the site does not publish them; nothing leads to
    /// them then.
    pub paper: bool,
    /// Which part of the site is made; `None` for all of it.
    pub part: Option<Part>,
    /// Whether warnings fail the run.
    pub strict: bool,
    /// Whether the content is held against its own ledger.
    pub ledger: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            as_of: None,
            epoch: None,
            base_url: None,
            origin: None,
            audience: Audience::Public,
            drafts: false,
            editions: None,
            paper: false,
            part: None,
            strict: false,
            ledger: true,
        }
    }
}
