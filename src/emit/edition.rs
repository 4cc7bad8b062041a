//! What an edition vouches for: its facts by their check sum, and where the newest edition is.

use crate::derive::facts::{self, Fact};
use crate::render::context::Renderer;
use serde_json::json;

/// Name of the list in the folder of an edition.
pub const NAME: &str = "edition.json";

/// The manifest of a permanent edition: anybody can hold its SHA-256 against `data/facts.csv`
/// beside it.
pub fn manifest(renderer: &Renderer<'_>, seen: &[Fact]) -> Vec<u8> {
    let insight = renderer.insight;
    let period = insight.period.expect("an edition is that of a period");
    let list = json!({
        "schema": "milepost/1",
        "edition": period.slug(),
        "first": period.first.to_string(),
        "as_of": insight.as_of.to_string(),
        "published_by": insight.by.to_string(),
        "facts": seen.len(),
        "file": "data/facts.csv",
        "sha256": facts::sum(seen),
        "superseded_by": "../../index.html",
    });
    let mut text = serde_json::to_vec_pretty(&list)
        .unwrap_or_else(|e| panic!("a tree of values is JSON: {e}"));
    text.push(b'\n');
    text
}
