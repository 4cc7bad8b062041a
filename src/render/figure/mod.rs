//! Figures: which chart is drawn of what, with its table, its caption and the files beside it.
//!
//! In comes what was computed of a project or of all; here it is arranged into what a chart asks
//! for. Places and shapes are the chart's own, and no figure is changed on the way.

pub mod trajectory;
pub mod small;
pub mod time;
pub mod rows;
pub mod cells;
pub mod block;
pub mod shown;
pub mod numbered;
pub mod of_project;
pub mod map;
