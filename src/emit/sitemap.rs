//! `sitemap.xml` and `robots.txt`: which pages search engines are told of.

use crate::base::Lang;
use crate::base::encode::{url_path, xml_text};
use crate::render::address::page::Page;
use crate::render::context::Renderer;

/// Both files with their paths; the site map only when the site knows its own address, and never
/// for the internal edition, which no search engine may read.
pub fn files(renderer: &Renderer<'_>) -> Vec<(String, Vec<u8>)> {
    let settings = &renderer.site.settings;
    if renderer.internal {
        return vec![(
            "robots.txt".to_owned(),
            b"User-agent: *\nDisallow: /\n".to_vec(),
        )];
    }
    let Some(base) = &settings.base_url else {
        return vec![(
            "robots.txt".to_owned(),
            b"User-agent: *\nAllow: /\n".to_vec(),
        )];
    };
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n");
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    // Pages for paper say what others say already.
    for page in renderer
        .pages
        .iter()
        .filter(|page| !matches!(page, Page::NotFound | Page::Print(_)))
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
    vec![
        ("robots.txt".to_owned(), robots.into_bytes()),
        ("sitemap.xml".to_owned(), xml.into_bytes()),
    ]
}
