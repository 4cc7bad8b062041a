//! The list of the sections of a page, made from its finished text: whichever sections a site or a
//! theme leaves out, moves or adds, the list has those that are there.

/// What stands at the end of the tag of an empty element that the list goes into.
const PLACE: &str = " data-sections>";

/// A page with fewer sections has no list of them.
const FEWEST: usize = 3;

/// The page with the list of its sections in the element that asks for it, or without that element
/// where there are too few: a link to each heading of the second level that has an id.
///
/// # Panics
/// For an element that is not empty.
pub fn listed(html: String) -> String {
    let Some(at) = html.find(PLACE) else {
        return html;
    };
    let begin = html[..at]
        .rfind('<')
        .expect("what ends in the middle of a tag begins one");
    let name: &str = html[begin + 1..].split(' ').next().unwrap_or_default();
    let end = format!("</{name}>");
    let behind = at + PLACE.len();
    let rest = html[behind..].strip_prefix(&*end);
    let rest = rest.expect("the element for the list of sections is empty");
    let links = links(&html[..begin]) + &links(rest);
    match links.matches("<li>").count() {
        0..FEWEST => [&html[..begin], rest].concat(),
        _ => {
            let list = format!("><ul>{links}</ul>{end}");
            [&html[..at], &list, rest].concat()
        }
    }
}

/// A list item with a link for each heading of a part of a page.
fn links(html: &str) -> String {
    let mut links = String::new();
    for part in html.split("<h2 id=\"").skip(1) {
        let Some((id, (text, _))) = part
            .split_once('"')
            .and_then(|(id, rest)| Some((id, rest.split_once('>')?.1.split_once("</h2>")?)))
        else {
            continue;
        };
        links += &format!("<li><a href=\"#{id}\">{}</a></li>", words(text));
    }
    links
}

/// The words of a heading, without the elements around them.
fn words(html: &str) -> String {
    let parts = html.split('<').enumerate();
    let text = parts.map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('>').map_or("", |(_, text)| text),
    });
    text.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_section_that_is_on_the_page() {
        let check = |headings: &str, list: &str| {
            let page = |nav: &str| format!("<body>{nav}<p></p>{headings}</body>");
            let asked = page("<nav class=\"a\" data-sections></nav>");
            assert_eq!(listed(asked), page(list), "{headings}");
        };
        let three = "<h2 id=\"a\">A &amp; b</h2><h2 id=\"c\" class=\"x\"><b>C</b> d</h2>\
            <h2>no id</h2><h2 id=\"e\">E</h2>";
        check(
            three,
            "<nav class=\"a\"><ul><li><a href=\"#a\">A &amp; b</a></li>\
             <li><a href=\"#c\">C d</a></li><li><a href=\"#e\">E</a></li></ul></nav>",
        );
        check("<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>", "");
        assert_eq!(listed("<p></p>".to_owned()), "<p></p>");
    }
}
