//! Figures: which chart is drawn of what, with its table, its caption and the files beside it.

pub mod trajectory;
pub mod small;
pub mod time;
pub mod rows;
pub mod cells;
pub mod block;
pub mod shown;
pub mod numbered;
pub mod of_project;
