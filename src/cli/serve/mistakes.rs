//! What is wrong, above every page of the preview, in the words of the terminal.

use crate::base::encode::html_text;

/// Where the preview has its styles.
pub const STYLE: &str = "/.milepost/mistakes.css";

/// One message as the terminal prints it, and whether it is only a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The text: a line that says what, then file, line, excerpt and hint.
    pub text: String,
    /// Whether it is only a warning, which stops a strict build.
    pub is_warning: bool,
}

impl Mistake {
    /// What is no warning.
    pub fn error(text: String) -> Mistake {
        Mistake {
            text,
            is_warning: false,
        }
    }

    /// A fault of the program, told in the terminal.
    pub fn fault() -> Mistake {
        Mistake::error("milepost has a fault; the terminal says more".to_owned())
    }
}

/// The messages as a part of a page; `below` says that an earlier page follows.
pub fn banner(mistakes: &[Mistake], below: bool) -> String {
    let title = match mistakes {
        [_] => "1 mistake stops the build".to_owned(),
        many => format!("{} mistakes stop the build", many.len()),
    };
    let below = if below {
        "Below is the page as it was built last. "
    } else {
        ""
    };
    let list: String = mistakes.iter().map(one).collect();
    format!(
        "<section class=\"milepost-mistakes\" lang=\"en\" dir=\"ltr\" \
         role=\"alert\"><h1>{title}</h1><p>{below}This page is loaded again when a file is \
         saved.</p><ol>{list}</ol></section>"
    )
}

fn one(mistake: &Mistake) -> String {
    let (first, rest) = mistake.text.split_once('\n').unwrap_or((&mistake.text, ""));
    let class = if mistake.is_warning {
        "warning"
    } else {
        "error"
    };
    let excerpt = if rest.is_empty() {
        String::new()
    } else {
        format!("<pre>{}</pre>", html_text(rest))
    };
    format!(
        "<li class=\"{class}\"><strong>{}</strong>{excerpt}</li>",
        html_text(first)
    )
}

/// A page that holds nothing but the messages, for a site that was never built.
pub fn page(mistakes: &[Mistake]) -> Vec<u8> {
    let banner = banner(mistakes, false);
    format!(
        "<!doctype html><html lang=\"en\"><head><meta \
         charset=\"utf-8\"><title>Mistakes</title></head><body>{banner}</body></html>"
    )
    .into_bytes()
}

/// A page with a part at its beginning, and with a style sheet for it.
pub fn above(html: &str, part: &str, style: &str) -> String {
    let with_style = html.replacen(
        "</head>",
        &format!("<link rel=\"stylesheet\" href=\"{style}\"></head>"),
        1,
    );
    let body = with_style
        .find("<body")
        .and_then(|start| Some(start + with_style[start..].find('>')? + 1));
    match body {
        Some(at) => format!("{}{part}{}", &with_style[..at], &with_style[at..]),
        None => with_style,
    }
}
