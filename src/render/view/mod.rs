//! What a theme sees of each page for screens; no page names another.

pub mod home;
pub mod projects;
pub mod project;
pub mod report;
pub mod group;
pub mod updates;
pub mod milestones;
pub mod quarters;
pub mod quarter;
pub mod versus;
pub mod changes;
pub mod targets;
pub mod cadence;
pub mod method;
pub mod dictionary;
pub mod content;
