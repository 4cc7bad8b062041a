//! What several pages share.
//!
//! In come the page and what was computed for the day that it looks at; out come views, pieces of
//! what a template sees, and the functions that fill them. Texts of a view are plain words unless
//! their field is named `html` or ends in `_html`; what a page does not have is `None` or empty,
//! and a template leaves it out.

pub mod follow;
pub mod page;
pub mod prints;
pub mod dictionary;
pub mod linked;
pub mod site;
pub mod body;
pub mod record;
pub mod history;
pub mod grades;
pub mod brought;
pub mod promise;
pub mod milestone;
pub mod pace;
pub mod numbers;
pub mod rail;
pub mod row;
pub mod pager;
pub mod behind;
pub mod tiles;
pub mod headline;
pub mod coming;
pub mod indicators;
pub mod breakdown;
pub mod soon;
pub mod report;
pub mod news;
pub mod here;
pub mod groups;
pub mod finder;
pub mod verdict;
pub mod account;
pub mod method;
pub mod period;
pub mod trouble;
