//! Links of a page for paper: absolute, or plain words. Only tags of links are changed in the
//! finished HTML, nothing between them.

/// The same page with every link that paper can show. `file` is the page from the root of the
/// output, `base` the address of the site, ending in a slash.
///
/// - A link inside the page stays.
/// - A link to another page of the site becomes its absolute address; without the site's own
///   address only its words stay.
/// - A link elsewhere is marked, so that its address is printed behind its words.
pub fn for_paper(html: &str, file: &str, base: Option<&str>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    // Links never stand inside each other, so that one flag tells whether the next end tag goes.
    let mut dropped = false;
    while let Some(at) = rest.find("<a ").into_iter().chain(rest.find("</a>")).min() {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |n| at + n + 1);
        let tag = &rest[at..end];
        rest = &rest[end..];
        if tag == "</a>" {
            if !std::mem::take(&mut dropped) {
                out.push_str(tag);
            }
            continue;
        }
        match target(tag, file, base) {
            Target::Same => out.push_str(tag),
            Target::Words => dropped = true,
            Target::Elsewhere => out.push_str(&marked(tag)),
            Target::Site(address) => out.push_str(&with_address(tag, &address)),
        }
    }
    out + rest
}

/// Where a link of paper leads.
enum Target {
    /// Inside the page, or nowhere.
    Same,
    /// To a page of a site that does not know its address.
    Words,
    /// To another site.
    Elsewhere,
    /// To this address of the site.
    Site(String),
}

fn target(tag: &str, file: &str, base: Option<&str>) -> Target {
    let Some(href) = attribute(tag, "href") else {
        return Target::Same;
    };
    let own = |base: &str| href.starts_with(base);
    match base {
        _ if href.starts_with('#') => Target::Same,
        Some(base) if own(base) => Target::Same,
        _ if href.starts_with("http://") || href.starts_with("https://") => Target::Elsewhere,
        // Another scheme, such as that of mail, leads to no page.
        _ if href.contains(':') => Target::Same,
        Some(base) => Target::Site(format!("{base}{}", resolved(file, href))),
        None => Target::Words,
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[at..].split('"').next()
}

/// A relative address from a file, as a path from the root of the output; a folder ends in a slash.
fn resolved(file: &str, href: &str) -> String {
    let (path, fragment) = href
        .split_once('#')
        .map_or((href, None), |(path, fragment)| (path, Some(fragment)));
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "" | "." => {}
            name => folders.push(name),
        }
    }
    let whole = folders.join("/");
    let page = whole.strip_suffix("index.html").unwrap_or(&whole);
    fragment.map_or_else(|| page.to_owned(), |fragment| format!("{page}#{fragment}"))
}

fn with_address(tag: &str, address: &str) -> String {
    let Some(href) = attribute(tag, "href") else {
        return tag.to_owned();
    };
    tag.replacen(
        &format!(" href=\"{href}\""),
        &format!(" href=\"{address}\""),
        1,
    )
}

fn marked(tag: &str) -> String {
    if tag.contains(" rel=") {
        tag.to_owned()
    } else {
        tag.replacen("<a ", "<a rel=\"external\" ", 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: Option<&str>, html: &str, expected: &str) {
        assert_eq!(
            for_paper(html, "print/projects/lifts/index.html", base),
            expected
        );
    }

    #[test]
    fn a_link_on_paper_is_an_address_that_paper_can_show() {
        let base = Some("https://results.example/");
        let site = "<a class=\"x\" href=\"../../../projects/lifts/index.html#c-1\">Lifts</a>";
        check(
            base,
            site,
            "<a class=\"x\" href=\"https://results.example/projects/lifts/#c-1\">Lifts</a>",
        );
        check(None, site, "Lifts");
        check(base, "<a href=\"#s-1\">1</a>", "<a href=\"#s-1\">1</a>");
        check(
            None,
            "<p><a href=\"https://a.example/\">A</a></p>",
            "<p><a rel=\"external\" href=\"https://a.example/\">A</a></p>",
        );
        check(
            base,
            "<a href=\"https://results.example/x/\">A</a>",
            "<a href=\"https://results.example/x/\">A</a>",
        );
        check(
            None,
            "<abbr>a</abbr><a href=\"mailto:a@b.example\">m</a>",
            "<abbr>a</abbr><a href=\"mailto:a@b.example\">m</a>",
        );
    }
}
