//! What the preview answers to a request for a page or a file.

use super::marks;
use super::mistakes::{self, Mistake};
use super::site::{Bytes, Found, Shown};
use crate::base::encode::{percent_decoded, url_path};
use crate::media::kind::Kind;

/// An answer to a request that may be answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file, with its status and its media type.
    File(u16, &'static str, Bytes),
    /// Another address: the one with a slash at its end, or the start of the site.
    Moved(String),
    /// Nothing has that address, and the site has no page to say so.
    Nothing,
}

/// Where the preview has its script.
const SCRIPT: &str = "/.milepost/reload.js";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

impl Shown {
    /// The answer to a path as it stands in the request.
    pub fn answer(&self, path: &str) -> Answer {
        let own = |kind, text: &str| Answer::File(200, kind, text.as_bytes().into());
        match path {
            SCRIPT => return own("text/javascript; charset=utf-8", include_str!("reload.js")),
            mistakes::STYLE => return own(CSS, include_str!("mistakes.css")),
            marks::STYLE => return own(CSS, &self.marks.style()),
            _ => {}
        }
        let base = self.site.as_ref().map_or("/", |site| site.base_path());
        let Some(path) = path.strip_prefix(base) else {
            return match path {
                "/" => Answer::Moved(base.to_owned()),
                _ if format!("{path}/") == base => Answer::Moved(base.to_owned()),
                _ => self.missing(),
            };
        };
        let path = percent_decoded(path.trim_start_matches('/'));
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.clone()
        };
        if let Some(answer) = self.made(&file, 200) {
            return answer;
        }
        let folder = format!("{path}/index.html");
        if self.site.as_ref().is_some_and(|site| site.has(&folder)) {
            return Answer::Moved(format!("{base}{}/", url_path(&path)));
        }
        self.missing()
    }

    /// A file of the site; `None` where there is none.
    fn made(&self, path: &str, status: u16) -> Option<Answer> {
        let kind = media_type(path);
        match self.file(path) {
            Found::File(bytes) if kind != HTML => Some(Answer::File(status, kind, bytes)),
            Found::File(bytes) => Some(self.page(path, status, &bytes, &self.mistakes)),
            Found::Mistaken(mistakes, Some(bytes)) if kind == HTML => {
                Some(self.page(path, 500, &bytes, &mistakes))
            }
            Found::Mistaken(mistakes, _) => Some(self.only(&mistakes)),
            Found::Nothing => None,
        }
    }

    fn missing(&self) -> Answer {
        match self.made("404.html", 404) {
            Some(answer) => answer,
            None if self.mistakes.is_empty() => Answer::Nothing,
            None => self.only(&self.mistakes),
        }
    }

    /// A page of the site with what the preview has to say above it.
    fn page(&self, path: &str, status: u16, bytes: &[u8], mistakes: &[Mistake]) -> Answer {
        let mut html = String::from_utf8_lossy(bytes).into_owned();
        if !self.marks.is_empty() {
            html = mistakes::above(&html, &self.marks.note(path), marks::STYLE);
        }
        if !mistakes.is_empty() {
            let banner = mistakes::banner(mistakes, true);
            html = mistakes::above(&html, &banner, mistakes::STYLE);
        }
        self.html(status, &html)
    }

    /// A page of nothing but mistakes.
    fn only(&self, mistakes: &[Mistake]) -> Answer {
        let page = mistakes::page(mistakes);
        let html = mistakes::above(&String::from_utf8_lossy(&page), "", mistakes::STYLE);
        self.html(500, &html)
    }

    fn html(&self, status: u16, html: &str) -> Answer {
        Answer::File(status, HTML, self.reloading(html).into_bytes().into())
    }

    /// A page that is loaded again after the next change. Pages for paper allow no script of their
    /// own.
    fn reloading(&self, html: &str) -> String {
        let html = match html.contains("script-src 'self'") {
            true => html.to_owned(),
            false => html.replacen(
                "base-uri 'none'",
                "script-src 'self'; connect-src 'self'; base-uri 'none'",
                1,
            ),
        };
        let script = format!(
            "<script src=\"{SCRIPT}?{}\"></script></body>",
            self.generation
        );
        html.replacen("</body>", &script, 1)
    }
}

/// What a file is called in the answer: those of a build, and the kinds that authors may publish.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("") {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        _ => Kind::of(path).map_or("application/octet-stream", Kind::media_type),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::{Snapshot, write_new};
    use crate::{Memos, Options, ready};
    use std::sync::Arc;

    /// A small site in a folder, with this address.
    fn shown(base: &str, mistakes: &[&str]) -> Shown {
        let root = tempfile::tempdir().expect("a folder");
        let settings = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {care: Care}\n";
        let files: [(&str, &[u8]); 2] = [
            ("content/site.yaml", settings.as_bytes()),
            (
                "content/projects/lifts.md",
                b"---\ntitle: Lifts\nfocus: care\nstart: unknown\ndue: unknown\n---\n",
            ),
        ];
        write_new(root.path(), &files).expect("writable");
        let source = Snapshot::take(root.path(), None).expect("readable");
        let options = Options {
            base_url: Some(format!("https://t.example{base}")),
            origin: Some("http://localhost:1".to_owned()),
            ..Options::default()
        };
        let site = ready(Arc::new(source), &options, &Memos::none()).made;
        let mut shown = Shown::nothing(7);
        shown.site = Some(Arc::new(site.expect("a site")));
        shown.mistakes = mistakes
            .iter()
            .map(|text| Mistake::error((*text).to_owned()))
            .collect();
        shown
    }

    fn html(answer: Answer) -> (u16, String) {
        match answer {
            Answer::File(status, HTML, bytes) => {
                (status, String::from_utf8(bytes.to_vec()).expect("UTF-8"))
            }
            other => panic!("{other:?} is no page"),
        }
    }

    #[test]
    fn a_folder_without_its_slash_leads_to_the_one_with_it_and_never_to_another_host() {
        let shown = shown("/", &[]);
        for path in ["/projects/lifts", "//projects/lifts", "/projects%2Flifts"] {
            let moved = Answer::Moved("/projects/lifts/".to_owned());
            assert_eq!(shown.answer(path), moved, "{path}");
        }
        assert_eq!(html(shown.answer("/projects/lifts/")).0, 200);
        assert_eq!(html(shown.answer("/nowhere/at/all")).0, 404);
        assert!(matches!(
            shown.answer("/data/projects.csv"),
            Answer::File(200, "text/csv; charset=utf-8", _)
        ));
    }

    #[test]
    fn a_site_in_a_folder_of_a_host_is_in_that_folder_of_the_preview() {
        let shown = shown("/promises/", &[]);
        for path in ["/", "/promises"] {
            assert_eq!(
                shown.answer(path),
                Answer::Moved("/promises/".to_owned()),
                "{path}"
            );
        }
        assert_eq!(html(shown.answer("/promises/projects/lifts/")).0, 200);
        let (status, page) = html(shown.answer("/projects/lifts/"));
        assert!(
            status == 404 && page.contains("\"/promises/style.css\""),
            "{page}"
        );
        let moved = Answer::Moved("/promises/projects/lifts/".to_owned());
        assert_eq!(shown.answer("/promises/projects/lifts"), moved);
    }

    #[test]
    fn a_page_carries_the_generation_it_was_made_of() {
        let (_, page) = html(shown("/", &[]).answer("/"));
        assert!(page.contains("src=\"/.milepost/reload.js?7\""), "{page}");
    }

    #[test]
    fn mistakes_stand_above_every_page_as_text_and_the_last_good_page_stays_below() {
        let shown = shown(
            "/",
            &[
                "error[E004]: unknown key `<script>`\n --> content/a.md:3:1\n  | titel: x\n  = help: \
               did you mean `title`?",
            ],
        );
        for path in ["/", "/projects/lifts/", "/nowhere"] {
            let (_, html) = html(shown.answer(path));
            let banner = html.find("milepost-mistakes\"").expect("the mistakes");
            for part in [
                "unknown key `&lt;script&gt;`",
                "content/a.md:3:1",
                "titel: x",
                "did you mean `title`?",
                mistakes::STYLE,
            ] {
                assert!(html.contains(part), "{path}: {part} in {html}");
            }
            assert!(
                !html.contains("<script>") && !html.contains("style=\""),
                "{html}"
            );
            assert!(banner < html.find("<main").expect("the page"), "{html}");
        }
        assert!(matches!(
            shown.answer(mistakes::STYLE),
            Answer::File(200, CSS, _)
        ));
    }

    #[test]
    fn a_site_that_was_never_built_shows_its_mistakes_at_every_address() {
        let mut shown = Shown::nothing(1);
        shown.mistakes = vec![Mistake::error("error: one".to_owned())];
        let (status, html) = html(shown.answer("/projects/"));
        assert_eq!(status, 500);
        assert!(
            html.contains("error: one") && html.contains(mistakes::STYLE) && html.contains(SCRIPT),
            "{html}"
        );
    }
}
