//! The address that a site is published at: checked as text, never looked up.

/// An address of the web, ending in `/`, which is added where it is missing.
///
/// # Errors
/// In words what is wrong, and what to type.
pub fn site_address(text: &str) -> Result<Box<str>, (String, String)> {
    let refused = |hint: String| (format!("`{text}` is not the address of a site"), hint);
    let scheme = ["https://", "http://"].into_iter().find(|s| {
        text.get(..s.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(s))
    });
    let Some(scheme) = scheme else {
        let bare = text.trim_start_matches('/').trim_end_matches('/');
        let example = if is_host(bare.split('/').next().unwrap_or("")) {
            bare
        } else {
            "results.example"
        };
        return Err(refused(format!("write it as `https://{example}/`")));
    };
    let rest = &text[scheme.len()..];
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if !is_host(host) {
        return Err(refused(
            "name a computer after `//`, as in `https://results.example/`".to_owned(),
        ));
    }
    if let Some(bad) = path
        .chars()
        .find(|c| c.is_whitespace() || c.is_control() || "?#<>\"`{}|\\^".contains(*c))
    {
        return Err(refused(format!(
            "leave out `{}` and what follows",
            bad.escape_default()
        )));
    }
    if path.split('/').any(|part| part == "." || part == "..") || path.contains("//") {
        return Err(refused(
            "write the folder without `.`, `..` and `//`".to_owned(),
        ));
    }
    let end = if path.ends_with('/') { "" } else { "/" };
    Ok(format!("{scheme}{host}{path}{end}").into())
}

/// Whether this is the name or number of a computer, perhaps with a port.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rfind(':').filter(|at| !text[*at..].contains(']')) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|n| n > 0));
    let is_number = |inner: &str| inner.parse::<std::net::Ipv6Addr>().is_ok();
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let is_name = match name.strip_prefix('[').and_then(|n| n.strip_suffix(']')) {
        Some(inner) => is_number(inner),
        None => name
            .strip_suffix('.')
            .unwrap_or(name)
            .split('.')
            .all(is_part),
    };
    is_name && is_port
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let said = match site_address(text) {
            Ok(address) => address.into_string(),
            Err((message, hint)) => format!("{message}: {hint}"),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn a_site_is_at_an_address_of_the_web() {
        check("https://results.example", "https://results.example/");
        check("HTTP://results.example/a/b", "http://results.example/a/b/");
        check("http://localhost:8080/", "http://localhost:8080/");
        check("http://[::1]:80", "http://[::1]:80/");
        check("https://例子.中国/业绩/", "https://例子.中国/业绩/");
    }

    #[test]
    fn anything_else_is_told_with_what_to_type() {
        check(
            "results.example/a",
            "`results.example/a` is not the address of a site: write it as `https://results.example/a/`",
        );
        check(
            "//results.example/",
            "`//results.example/` is not the address of a site: write it as `https://results.example/`",
        );
        let example = "write it as `https://results.example/`";
        for text in [
            "",
            "javascript:alert(1)",
            "mailto:a@b.example",
            "https:/x",
            "ftp://x.example/",
        ] {
            check(
                text,
                &format!("`{text}` is not the address of a site: {example}"),
            );
        }
        let host = "name a computer after `//`, as in `https://results.example/`";
        for text in [
            "https://",
            "https:///x",
            "https://a b/",
            "https://-a/",
            "https://a..b/",
            "https://a:x/",
            "http://u:p@h/",
            "http://[x]/",
        ] {
            check(
                text,
                &format!("`{text}` is not the address of a site: {host}"),
            );
        }
        check(
            "https://a.example/?x",
            "`https://a.example/?x` is not the address of a site: leave out `?` and what follows",
        );
        check(
            "https://a.example/a b",
            "`https://a.example/a b` is not the address of a site: leave out ` ` and what follows",
        );
        check(
            "https://a.example/../b",
            "`https://a.example/../b` is not the address of a site: write the folder without `.`, `..` and `//`",
        );
    }
}
