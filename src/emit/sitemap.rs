//! `sitemap.xml` and `robots.txt`: which pages search engines are told of.

use crate::base::Lang;
use crate::base::encode::{url_path, xml_text};
use crate::render::address::page::Page;
use crate::render::context::Renderer;

/// The name of the map.
pub const FILE: &str = "sitemap.xml";

/// The address of the site where it has a map: where it knows its own, and never for the internal
/// edition, which no search engine may read.
pub fn address<'r>(renderer: &'r Renderer<'_>) -> Option<&'r str> {
    let own = renderer.site.settings.base_url.as_deref();
    own.filter(|_| !renderer.internal)
}

/// What search engines may read, and where the map is.
pub fn robots(renderer: &Renderer<'_>) -> String {
    let rule = match renderer.internal {
        true => "Disallow: /",
        false => "Allow: /",
    };
    let map = address(renderer).map(|base| format!("\nSitemap: {base}{FILE}\n"));
    format!("User-agent: *\n{rule}\n{}", map.unwrap_or_default())
}

/// The map: every page but the search, and those for paper, which say what others say already.
pub fn map(renderer: &Renderer<'_>) -> String {
    let settings = &renderer.site.settings;
    let base = address(renderer).unwrap_or_default();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in renderer
        .pages
        .iter()
        .filter(|page| !matches!(page, Page::NotFound | Page::Search | Page::Print(_)))
    {
        for lang in 0..settings.languages.len() {
            let url = format!("{base}{}", url_path(&page.path(Lang(lang as u8), settings)));
            xml.push_str(&format!(
                "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n",
                xml_text(&url),
                renderer.insight.as_of
            ));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
