//! Pages → HTML, storey by storey: a file names only what stands above it in this list.
//!
//! A page begins as an [`address`], is looked at through a [`context`], said in small [`phrase`]s,
//! drawn as a [`figure`]; what several pages share is a [`part`]. A [`view`] is what the template
//! of a page for screens sees, a [`paper`] that of a page for paper; [`html`] alone knows which
//! page has which. A theme sees `*View` types only, never the model: only they derive `Serialize`,
//! and only fields named `html` or ending in `_html` hold HTML.

pub mod engine;
pub mod language;
pub mod address;
pub mod context;
pub mod phrase;
pub mod figure;
pub mod part;
pub mod view;
pub mod paper;
mod sections;
pub mod html;
