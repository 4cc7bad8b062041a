//! `new page`: a page of the site's own.

use super::{Made, from_id, like};
use crate::amend::Refused;
use crate::cli::Global;
use crate::cli::edit::Stop;
use crate::config::is_id;
use crate::io::writable;
use crate::model::Site;
use crate::source::FileEdit;
use crate::yaml::quoted;

/// The file of a page, which stands in the menu behind those that are there.
pub fn page(global: &Global, site: &Site, name: &str, title: Option<&str>) -> Result<Made, Stop> {
    if !is_id(name) {
        let message = format!("`{}` cannot be the address of a page", name.escape_debug());
        let hint = format!(
            "use lower-case Latin letters, digits and hyphens, such as `{}`",
            like(name, "about")
        );
        return Err(Refused::new(message, hint).into());
    }
    let path = format!("content/pages/{name}.md");
    writable(&global.root, &[&path])?;
    let title = title.map_or_else(|| from_id(name), str::to_owned);
    let order = site.pages.len() + 1;
    let text = format!(
        "---\ntitle: {}\n# summary: \"One sentence, for lists and searches.\"\n\
         menu: true  # whether it stands in the menu\norder: {order}  # its place among the pages\n\
         ---\nWhat readers find here.\n",
        quoted(&title)
    );
    Ok(Made {
        edits: vec![FileEdit::new(path, text)],
        todo: "Write what it says",
    })
}
