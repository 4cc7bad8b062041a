//! How everything is computed, generated from the configuration.

use crate::derive::ProjectInsight;
use crate::render::context::{PageContext, RenderError};
use crate::render::figure::{of_project, shown, trajectory};
use crate::render::part::method::{MethodView, furthest_behind, method as told};
use crate::render::part::page::{PageView, titled};

/// The method page, for the configuration of this site.
///
/// # Errors
/// A template of a chart that does not fit.
pub fn method(here: &PageContext<'_>) -> Result<(PageView, MethodView), RenderError> {
    let drawn = || furthest_behind(here).map_or(Ok(String::new()), |of| example(here, of));
    let view = MethodView {
        example_html: here.try_field("example_html", drawn)?,
        ..told(here)
    };
    Ok((titled(here, "menu-method", "method-description"), view))
}

/// The figures of a project beside its plan. The table of them stands on its own page.
fn example(here: &PageContext<'_>, of: &ProjectInsight) -> Result<String, RenderError> {
    let Some(lead) = of.lead_indicator() else {
        return Ok(String::new());
    };
    let mut figure = trajectory::trajectory(here, of, lead, true);
    figure.table.rows.clear();
    let source = of_project::source(here, of, [lead]);
    Ok(shown::html(here, "c-example", figure, source.as_deref())?)
}
