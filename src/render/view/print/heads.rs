//! What runs along the heads and feet of printed pages: one named page a section, as a style sheet
//! beside the page.

use super::super::super::Here;
use super::super::super::printed::Printed;
use super::book::BookView;
use crate::model::Layout;
use crate::theme::Arg;
use std::fmt::Write;

/// Pages of one size without anything around them.
pub fn single(printed: &Printed, margin: &str) -> String {
    let across = if *printed == Printed::Wall {
        " landscape"
    } else {
        ""
    };
    let size = match printed.paper() {
        // The largest size that CSS has a name for is A3.
        "A1" => "594mm 841mm",
        named => named,
    };
    format!("@page{{size:{size}{across};margin:{margin}}}\n")
}

/// The pages of a book: its title and the section's title at the head, the as-of date and the
/// number of the page at the foot.
///
/// Chromium knows no running titles, so each section has a page of its own name (and begins a new
/// page by that).
pub fn book(here: &Here<'_>, view: &BookView) -> String {
    let layout = here.settings().layout;
    let mut css = match layout {
        Layout::Plain => plain(here, view),
        Layout::Gbt9704 => GBT9704.to_owned(),
    };
    // The cover is the first page and has nothing around it.
    let boxes = ["top-left", "top-right", "bottom-left", "bottom-right"]
        .map(|place| format!("@{place}{{content:none;border:0}}"));
    _ = writeln!(css, "@page mp-cover{{margin:0;{}}}", boxes.concat());
    for section in view.sections.values() {
        let head = match layout {
            Layout::Plain => format!("@top-right{{content:{}}}", string(&section.title)),
            Layout::Gbt9704 => String::new(),
        };
        let size = if section.across {
            "size:A4 landscape;"
        } else {
            ""
        };
        _ = writeln!(
            css,
            "@page {class}{{{size}{head}}}\n.{class}{{page:{class}}}",
            class = section.class
        );
    }
    css
}

fn plain(here: &Here<'_>, view: &BookView) -> String {
    let type_ = "font:8.5pt/1.2 var(--mp-paper-sans);color:#3d4650";
    let date = here
        .words()
        .say("as-of", &[("date", Arg::Text(&view.as_of.text))]);
    format!(
        "@page{{size:A4;margin:23mm 20mm 20mm;\
         @top-left{{content:{title};{type_};vertical-align:bottom;padding-bottom:2.5mm}}\
         @top-right{{{type_};vertical-align:bottom;padding-bottom:2.5mm}}\
         @bottom-left{{content:{date};{type_};vertical-align:top;padding-top:4mm}}\
         @bottom-right{{content:{folio};{type_};vertical-align:top;padding-top:4mm}}}}\n",
        title = string(&view.title),
        date = string(&date),
        folio = folio(here),
    )
}

/// 版心 156 × 225 mm, 天头 37 mm, 订口 28 mm; folios of 14 pt, 7 mm below the text, outside with room for
/// one character.
const GBT9704: &str = "@page{size:A4;margin:37mm 26mm 35mm 28mm}\n\
@page :right{@bottom-right{content:\"\u{2014} \" counter(page) \" \u{2014}\";vertical-align:top;padding:7mm 14pt 0 0;font:14pt/1 SimSun,STSong,serif}}\n\
@page :left{@bottom-left{content:\"\u{2014} \" counter(page) \" \u{2014}\";vertical-align:top;padding:7mm 0 0 14pt;font:14pt/1 SimSun,STSong,serif}}\n";

/// “Page X of Y” with counters in the places of its numbers.
fn folio(here: &Here<'_>) -> String {
    let said = here.words().say(
        "print-folio",
        &[("page", Arg::Text("\u{1}")), ("pages", Arg::Text("\u{2}"))],
    );
    let mut parts: Vec<String> = Vec::new();
    for part in said.split_inclusive(['\u{1}', '\u{2}']) {
        let (words, mark) = match part.chars().last() {
            Some('\u{1}') => (&part[..part.len() - 1], "counter(page)"),
            Some('\u{2}') => (&part[..part.len() - 1], "counter(pages)"),
            _ => (part, ""),
        };
        parts.extend(
            [string(words), mark.to_owned()]
                .into_iter()
                .filter(|p| !p.is_empty()),
        );
    }
    parts.join(" ")
}

/// A string of a style sheet: nothing in a title can end it.
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => _ = write!(out, "\\{:x} ", u32::from(c)),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn no_title_breaks_out_of_its_style_sheet() {
        assert_eq!(string("a\"b\\c\nd"), "\"a\\22 b\\5c c d\"");
        assert_eq!(string("</style>"), "\"\\3c /style\\3e \"");
        assert_eq!(string("年度“报告”"), "\"年度“报告”\"");
    }
}
