#![doc = "milepost"]
#![forbid(unsafe_code)]

pub mod base;
pub mod config;
pub mod model;
pub mod source;
pub mod theme;
pub mod yaml;
pub mod emit {
    //! x
    pub mod sink;
}
