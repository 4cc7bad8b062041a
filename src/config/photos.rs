//! In which widths and quality photographs go out.

use crate::model::Photos;
use crate::reference;
use crate::yaml::{Node, Reader};

/// The least and the greatest width that may be asked for.
const WIDTHS: (i64, i64) = (100, 4096);

/// `original`, which leaves photographs as they are, or a map; what it does not say is as usual.
pub fn photos(node: Option<&Node>, reader: &mut Reader) -> Photos {
    let usual = Photos::default();
    let Some(node) = node else { return usual };
    if node.as_str() == Some("original") {
        let widths = Vec::new();
        return Photos { widths, ..usual };
    }
    let Some(mut fields) = reader.fields(
        node,
        &reference::PHOTO_SIZES,
        "`original`, or a map with `widths` and `quality`",
    ) else {
        return usual;
    };
    let widths = fields.take("widths").map(|list| {
        let each = reader.list(list).iter();
        let (low, high) = WIDTHS;
        let widths = each.filter_map(|n| reader.whole(n, low, high));
        let mut widths: Vec<usize> = widths.map(|n| n as usize).collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    });
    let quality = fields.take("quality").and_then(|n| reader.whole(n, 30, 95));
    fields.finish(reader.diags);
    Photos {
        // Without a width that can be used something was wrong with them, which is told.
        widths: widths.filter(|w| !w.is_empty()).unwrap_or(usual.widths),
        quality: quality.map_or(usual.quality, |n| n as u8),
    }
}
