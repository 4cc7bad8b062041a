//! Which pages exist and where they are.

pub mod printed;
pub mod page;
pub mod pages;
pub mod edition;
