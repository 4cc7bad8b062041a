//! How everything is computed, generated from the configuration.

use crate::render::context::PageContext;
use crate::render::part::method::{MethodView, method as told};
use crate::render::part::page::{PageView, titled};

/// The method page, for the configuration of this site.
pub fn method(here: &PageContext<'_>) -> (PageView, MethodView) {
    (
        titled(here, "menu-method", "method-description"),
        told(here),
    )
}
