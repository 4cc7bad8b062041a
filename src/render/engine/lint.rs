//! What no template may do, found before anything is rendered.

use crate::theme::ThemeError;

/// How a script begins, in small letters.
const SCRIPT: &str = "<script";

/// What no template may do, since autoescaping does not know where in a tag it stands: values in
/// unquoted attributes, in scripts, in styles, in event handlers; `safe` on anything but `.html`
/// values.
pub fn lint(name: &str, source: &str) -> Result<(), ThemeError> {
    let error = |at: usize, message: &str| {
        let before = &source[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.len() - before.rfind('\n').map_or(0, |n| n + 1) + 1;
        ThemeError {
            file: name.to_owned(),
            line,
            column,
            message: message.to_owned(),
            ..ThemeError::default()
        }
    };
    if let Some((at, _)) = source.match_indices("={{").next() {
        // Inside a component call `<name key={value} />` there is only one brace.
        return Err(error(at, "a value in an attribute without quotes"));
    }
    let lower = source.to_ascii_lowercase();
    for (word, message) in [
        ("<style", "a style element in a template"),
        (" style=", "a style attribute in a template"),
        (" onclick=", "an event handler in a template"),
        (" onload=", "an event handler in a template"),
    ] {
        if let Some(at) = lower.find(word) {
            return Err(error(at, message));
        }
    }
    for (at, _) in lower.match_indices(SCRIPT) {
        if !is_known_script(&source[at..]) {
            return Err(error(
                at,
                "a script in a template, other than `<script src=\"…\" defer></script>` and \
                 `<script type=\"application/ld+json\">{{ … | safe }}</script>`",
            ));
        }
    }
    for (at, _) in source.match_indices("| safe") {
        let value = source[..at].trim_end();
        if !value.ends_with("html") {
            return Err(error(
                at,
                "`safe` on a value that is not HTML made by the generator; only fields named \
                 `html` or ending in `_html` are",
            ));
        }
    }
    Ok(())
}

/// Whether a script of a template is one of the two that a page may have: a file of the theme, or
/// data about the page that the generator wrote. Which page may have which file is seen to when the
/// page is finished.
fn is_known_script(tag: &str) -> bool {
    let Some((tag, rest)) = tag.split_once('>') else {
        return false;
    };
    let Some((body, _)) = rest.split_once("</script>") else {
        return false;
    };
    let value = |text: &str| text.starts_with("{{") && text.ends_with("}}") && text.len() < 80;
    if tag == "<script type=\"application/ld+json\"" {
        return value(body) && body.matches("{{").count() == 1 && body.contains("| safe");
    }
    let source = tag.strip_prefix("<script src=\"");
    let source = source.and_then(|tag| tag.strip_suffix("\" defer"));
    body.is_empty() && source.is_some_and(|source| !source.contains('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_no_scripts_but_files_of_the_theme_and_data_about_the_page() {
        let check = |source: &str, good: bool| {
            assert_eq!(lint("x.html", source).is_ok(), good, "{source}");
        };
        check(
            "<script src=\"{{ site.root }}list.js\" defer></script>",
            true,
        );
        let data = "<script type=\"application/ld+json\">{{ page.data_html | safe }}</script>";
        check(data, true);
        check("<p></p><SCRIPT>x()</SCRIPT>", false);
        check("<script>x()</script>", false);
        check("<script src=\"a.js\" defer>x()</script>", false);
        check("<script src=\"a.js\" onload=\"x()\" defer></script>", false);
        check("<script src=\"a.js\"></script>", false);
        check(
            "<script type=\"application/ld+json\">{\"a\": {{ page.title }}}</script>",
            false,
        );
        check(
            "<script type=\"application/ld+json\">{{ page.title }}</script>",
            false,
        );
        check(
            "<script type=\"text/javascript\">{{ a_html | safe }}</script>",
            false,
        );
        check("<script src=\"a.js\" defer>", false);
    }
}
