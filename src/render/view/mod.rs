//! What a theme sees of each page for screens; no page names another.
//!
//! In comes the page with what was computed for its day, out come the head of the page and its
//! view. Texts are plain words, which a template escapes, unless the field is named `html` or ends
//! in `_html`. What a page does not have is `None` or empty.

pub mod home;
pub mod projects;
pub mod project;
pub mod report;
pub mod search;
pub mod groups;
pub mod group;
pub mod updates;
pub mod milestones;
pub mod money;
pub mod periods;
pub mod period;
pub mod versus;
pub mod changes;
pub mod targets;
pub mod cadence;
pub mod method;
pub mod data;
pub mod evidence;
pub mod content;
