//! Which pages exist and where they are.

pub mod kind;
pub mod printed;
pub mod page;
pub mod pages;
pub mod follow;
pub mod edition;
pub mod photo;
