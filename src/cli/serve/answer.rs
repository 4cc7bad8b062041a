//! What the preview answers to a request, from the pages in memory: no file is read.

use super::mistakes::{self, Mistake};
use crate::base::encode::percent_decoded;
use crate::media::kind::Kind;
use std::collections::BTreeMap;

/// The files of the site by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a preview shows at one moment.
#[derive(Debug, Default)]
pub struct Shown {
    /// The site as it was built last; empty before the first build.
    pub files: Files,
    /// What stops the build now; empty when nothing does.
    pub mistakes: Vec<Mistake>,
}

/// An answer to a request that may be answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file, with its status and its media type.
    File(u16, &'static str, Vec<u8>),
    /// The same address with a slash at its end.
    Moved(String),
    /// Nothing has that address, and the site has no page to say so.
    Nothing,
}

/// Where the preview has its script.
const SCRIPT: &str = "/.milepost/reload.js";

const HTML: &str = "text/html; charset=utf-8";

impl Shown {
    /// The answer to a path as it stands in the request.
    pub fn answer(&self, path: &str) -> Answer {
        match path {
            SCRIPT => {
                return Answer::File(
                    200,
                    "text/javascript; charset=utf-8",
                    include_bytes!("reload.js").to_vec(),
                );
            }
            mistakes::STYLE => {
                return Answer::File(
                    200,
                    "text/css; charset=utf-8",
                    include_bytes!("mistakes.css").to_vec(),
                );
            }
            _ => {}
        }
        let path = percent_decoded(path.trim_start_matches('/'));
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.clone()
        };
        if let Some(bytes) = self.files.get(&file) {
            return self.file(200, media_type(&file), bytes);
        }
        if self.files.contains_key(&format!("{path}/index.html")) {
            return Answer::Moved(format!("/{}/", crate::base::encode::url_path(&path)));
        }
        match self.files.get("404.html") {
            Some(bytes) => self.file(404, HTML, bytes),
            None if self.mistakes.is_empty() => Answer::Nothing,
            None => self.file(500, HTML, &mistakes::page(&self.mistakes)),
        }
    }

    fn file(&self, status: u16, kind: &'static str, bytes: &[u8]) -> Answer {
        if kind != HTML {
            return Answer::File(status, kind, bytes.to_vec());
        }
        let html = String::from_utf8_lossy(bytes);
        let html = if self.files.is_empty() {
            with_style(&html)
        } else {
            mistakes::above(&html, &self.mistakes)
        };
        Answer::File(status, kind, reloading(&html).into_bytes())
    }
}

fn with_style(html: &str) -> String {
    html.replacen(
        "</head>",
        &format!(
            "<link rel=\"stylesheet\" href=\"{}\"></head>",
            mistakes::STYLE
        ),
        1,
    )
}

/// A page that is loaded again after the next change. Pages for paper allow no script of their own.
fn reloading(html: &str) -> String {
    let html = match html.contains("script-src 'self'") {
        true => html.to_owned(),
        false => html.replacen(
            "base-uri 'none'",
            "script-src 'self'; connect-src 'self'; base-uri 'none'",
            1,
        ),
    };
    html.replacen(
        "</body>",
        &format!("<script src=\"{SCRIPT}\"></script></body>"),
        1,
    )
}

/// Whether the `Host` of a request names this computer, so that no other page reads the preview
/// under its own name.
pub fn is_own_host(host: &str, port: u16) -> bool {
    let (name, asked) = match host
        .rsplit_once(':')
        .filter(|(_, end)| end.bytes().all(|b| b.is_ascii_digit()))
    {
        Some((name, asked)) => (name, asked.parse().ok()),
        None => (host, Some(80)),
    };
    asked == Some(port)
        && ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| name.eq_ignore_ascii_case(own))
}

/// What a file is called in the answer: those of a build, and the kinds that authors may publish.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("") {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        _ => Kind::of(path).map_or("application/octet-stream", Kind::media_type),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(mistakes: &[&str]) -> Shown {
        let page = "<html><head></head><body class=\"x\">Lifts</body></html>";
        let files = [
            "index.html",
            "404.html",
            "projects/lifts/index.html",
            "projects/电梯/index.html",
        ]
        .map(|path| (path, page));
        let files = files.into_iter().chain([("a.csv", "a,b\n")]);
        let mistakes = mistakes.iter().map(|text| Mistake {
            text: (*text).to_owned(),
            is_warning: false,
        });
        Shown {
            files: files
                .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
                .collect(),
            mistakes: mistakes.collect(),
        }
    }

    fn html(answer: Answer) -> (u16, String) {
        match answer {
            Answer::File(status, HTML, bytes) => (status, String::from_utf8(bytes).expect("UTF-8")),
            other => panic!("{other:?} is no page"),
        }
    }

    #[test]
    fn a_folder_without_its_slash_leads_to_the_one_with_it_and_never_to_another_host() {
        let shown = shown(&[]);
        for (path, expected) in [
            ("/projects/lifts", "/projects/lifts/"),
            ("//projects/lifts", "/projects/lifts/"),
            (
                "/projects/%E7%94%B5%E6%A2%AF",
                "/projects/%E7%94%B5%E6%A2%AF/",
            ),
        ] {
            assert_eq!(
                shown.answer(path),
                Answer::Moved(expected.to_owned()),
                "{path}"
            );
        }
        assert_eq!(html(shown.answer("/projects/lifts/")).0, 200);
        assert_eq!(html(shown.answer("/nowhere/at/all")).0, 404);
        assert_eq!(
            shown.answer("/a.csv"),
            Answer::File(200, "text/csv; charset=utf-8", b"a,b\n".to_vec())
        );
    }

    #[test]
    fn mistakes_stand_above_every_page_as_text_and_the_last_good_page_stays_below() {
        let shown = shown(&[
            "error[E004]: unknown key `<script>`\n --> content/a.md:3:1\n  | titel: x\n  = help: did you mean `title`?",
        ]);
        for path in ["/", "/projects/lifts/", "/nowhere"] {
            let (_, html) = html(shown.answer(path));
            let banner = html.find("milepost-mistakes\"").expect("the mistakes");
            assert!(banner < html.find("Lifts").expect("the page"), "{html}");
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
        }
        assert!(matches!(
            shown.answer(mistakes::STYLE),
            Answer::File(200, "text/css; charset=utf-8", _)
        ));
    }

    #[test]
    fn a_site_that_was_never_built_shows_its_mistakes_at_every_address() {
        let shown = Shown {
            files: Files::new(),
            ..shown(&["error: one"])
        };
        let (status, html) = html(shown.answer("/projects/"));
        assert_eq!(status, 500);
        assert!(
            html.contains("error: one") && html.contains(mistakes::STYLE) && html.contains(SCRIPT),
            "{html}"
        );
    }

    #[test]
    fn only_this_computer_is_answered_in_any_letter_case() {
        for host in [
            "localhost:1821",
            "LocalHost:1821",
            "127.0.0.1:1821",
            "[::1]:1821",
        ] {
            assert!(is_own_host(host, 1821), "{host}");
        }
        for host in [
            "evil.example:1821",
            "localhost:80",
            "localhost",
            "localhost.evil.example:1821",
            "",
            "[::1]",
            "localhost:x",
        ] {
            assert!(!is_own_host(host, 1821), "{host}");
        }
        assert!(is_own_host("localhost", 80) && is_own_host("[::1]", 80));
    }
}
