#![doc = "milepost"]
#![forbid(unsafe_code)]

pub mod base;
pub mod chart;
pub mod check;
pub mod config;
pub mod derive;
pub mod discover;
pub mod model;
pub mod parse;
pub mod render;
pub mod source;
pub mod theme;
pub mod yaml;
pub mod emit {
    //! x
    pub mod sink;
}
