//! Pages at earlier addresses of a project that lead to where it is now; they need neither script
//! nor style.

use crate::base::encode::{html_attribute, html_text, url_path};
use crate::base::{Lang, Span};
use crate::model::Project;
use crate::render::address::page::{Page, relative};
use crate::render::context::Renderer;

/// A page that only leads to another one.
pub struct Redirect {
    /// Its file, from the root of the output.
    pub path: String,
    /// The page, which leads on without a script.
    pub html: Vec<u8>,
    /// Where the author wrote the earlier address.
    pub span: Span,
}

/// One for each earlier address of each visible project in each language; empty where no project
/// moved.
pub fn redirects(renderer: &Renderer<'_>) -> Vec<Redirect> {
    let projects = renderer
        .insight
        .projects
        .iter()
        .map(|p| &p.known)
        .filter(|p| !p.aliases.is_empty());
    let langs = || (0..renderer.languages.len()).map(|at| Lang(at as u8));
    projects
        .flat_map(|project| langs().flat_map(move |lang| of_project(renderer, project, lang)))
        .collect()
}

fn of_project(renderer: &Renderer<'_>, project: &Project, lang: Lang) -> Vec<Redirect> {
    let settings = &renderer.site.settings;
    let root = format!("{}{}", renderer.prefix, Page::Home.path(lang, settings));
    let now = format!(
        "{}{}",
        renderer.prefix,
        Page::Project(project.id.clone()).path(lang, settings)
    );
    let title = project.title.get(lang);
    let one = |(alias, place): &(crate::base::SafePath, crate::model::InFile)| {
        let end = if alias.as_str().ends_with(".html") {
            ""
        } else {
            "/index.html"
        };
        let path = format!("{root}{alias}{end}");
        let href = relative(&path, &url_path(&now));
        let canonical = settings
            .base_url
            .as_ref()
            .map(|base| format!("{base}{}", url_path(&now)));
        let html = page(
            &renderer.languages[lang.index()].tag,
            title,
            &href,
            canonical.as_deref().unwrap_or(&href),
        );
        Redirect {
            path,
            html: html.into_bytes(),
            span: place.0,
        }
    };
    project.aliases.iter().map(one).collect()
}

/// The whole page; it needs no script, and no style to be read while the browser goes on.
fn page(tag: &str, title: &str, href: &str, canonical: &str) -> String {
    let (name, href, canonical) = (
        html_text(title),
        html_attribute(href),
        html_attribute(canonical),
    );
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <p><a href=\"{href}\">{name}</a></p>\n</html>\n"
    )
}
