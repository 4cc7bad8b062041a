//! Links of a page that is printed from a folder: they lead to the published site. In comes a
//! finished page, out comes the same page with other links.

use super::tags::tags;

/// The page with links to other pages made absolute; without a known address they lose their
/// target, since a reader of the paper or the PDF has no such folder.
pub fn absolute(html: &str) -> String {
    let tags = tags(html);
    let base = tags
        .iter()
        .find(|tag| tag.name == "link" && tag.value("rel").as_deref() == Some("canonical"));
    let base = base.and_then(|tag| tag.value("href"));
    let mut out = String::with_capacity(html.len() + 1024);
    let mut from = 0;
    for tag in tags.iter().filter(|tag| matches!(tag.name, "a" | "area")) {
        let Some((_, _, range)) = tag.attributes.iter().find(|(name, ..)| *name == "href") else {
            continue;
        };
        let href = tag.value("href").unwrap_or_default();
        if href.starts_with('#') || has_scheme(&href) {
            continue;
        }
        out.push_str(&html[from..range.start]);
        if let Some(base) = &base {
            out.push_str(&format!("href=\"{}\"", escaped(&joined(base, &href))));
        }
        from = range.end;
    }
    out + &html[from..]
}

fn has_scheme(href: &str) -> bool {
    let scheme = href.split([':', '/', '?', '#']).next().unwrap_or("");
    href[scheme.len()..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// An address relative to another, by the rules of RFC 3986, 5.2.
fn joined(base: &str, href: &str) -> String {
    let base = base.split(['?', '#']).next().unwrap_or(base);
    let root = base.find("://").map_or(0, |at| {
        base[at + 3..].find('/').map_or(base.len(), |n| at + 3 + n)
    });
    if href.starts_with("//") {
        return format!("{}{href}", base.split_inclusive(':').next().unwrap_or(""));
    }
    let (path, tail) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
    let mut parts: Vec<&str> = base[root..].split('/').skip(1).collect();
    if path.starts_with('/') {
        parts.clear();
    } else if !path.is_empty() {
        parts.pop();
    }
    for (at, part) in path
        .trim_start_matches('/')
        .split('/')
        .enumerate()
        .filter(|_| !path.is_empty())
    {
        let is_last = path.trim_start_matches('/').split('/').count() == at + 1;
        match part {
            "." | ".." => {
                if part == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            _ => parts.push(part),
        }
    }
    format!("{}/{}{tail}", &base[..root], parts.join("/"))
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(href: &str, expected: &str) {
        assert_eq!(
            joined("https://a.example/s/print/x/", href),
            expected,
            "{href}"
        );
    }

    #[test]
    fn a_relative_address_is_joined_to_the_page_that_has_it() {
        check("../../projects/a/", "https://a.example/s/projects/a/");
        check(
            "../../projects/a/index.html?q=1#x",
            "https://a.example/s/projects/a/index.html?q=1#x",
        );
        check("b.csv", "https://a.example/s/print/x/b.csv");
        check("./", "https://a.example/s/print/x/");
        check("..", "https://a.example/s/print/");
        check("../../../../../c", "https://a.example/c");
        check("/d", "https://a.example/d");
        check("?q", "https://a.example/s/print/x/?q");
        check("//b.example/", "https://b.example/");
    }

    #[test]
    fn links_to_pages_lead_to_the_site_or_nowhere() {
        let body = "<a class=x href=\"../?a&amp;b\">a</a><a href=\"#i\">b</a><a href=\"https://c.example\">c</a><img src=\"d.png\">";
        let with = format!("<link rel=\"canonical\" href=\"https://a.example/x/\">{body}");
        assert!(
            absolute(&with).contains(
                "<a class=x href=\"https://a.example/?a&amp;b\">a</a><a href=\"#i\">b</a><a href=\"https://c.example\">"
            )
        );
        assert_eq!(
            absolute(body),
            "<a class=x >a</a><a href=\"#i\">b</a><a href=\"https://c.example\">c</a><img src=\"d.png\">"
        );
    }
}
