//! Lists of a site: how many entries stand on a page, and which lists there are.

use crate::model::Lists;
use crate::reference;
use crate::yaml::{Node, Reader};

/// The most entries that a page of a list may be told to have.
const MOST: i64 = 100_000;

/// A map of lists; what it does not say is as usual.
pub fn lists(node: Option<&Node>, reader: &mut Reader) -> Lists {
    let expected = "a map with `projects`, `reports` and `groups`";
    let fields = node.and_then(|n| reader.fields(n, &reference::LISTS, expected));
    let Some(mut fields) = fields else {
        return Lists::default();
    };
    let projects = fields
        .take("projects")
        .and_then(|n| reader.whole(n, 1, MOST));
    let reports = fields
        .take("reports")
        .and_then(|n| reader.whole(n, 1, MOST));
    let groups = fields.take("groups").and_then(|n| reader.truth(n));
    fields.finish(reader.diags);
    Lists {
        projects: projects.map_or(Lists::default().projects, |n| n as usize),
        reports: reports.map_or(Lists::default().reports, |n| n as usize),
        groups: groups.unwrap_or_default(),
    }
}
