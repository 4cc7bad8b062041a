//! What several pages share.

pub mod page;
pub mod prints;
pub mod site;
pub mod body;
pub mod record;
pub mod history;
pub mod promise;
pub mod milestone;
pub mod pace;
pub mod row;
pub mod tiles;
pub mod headline;
pub mod indicators;
pub mod report;
pub mod rail;
pub mod groups;
pub mod verdict;
pub mod behind;
pub mod account;
pub mod method;
pub mod quarter;
