use super::*;
use crate::base::mutation::{Mutations, how_many};
use std::path::Path;

fn check(html: &str, active: bool) {
    assert_eq!(
        !findings(html.as_bytes(), &Allowed::default()).is_empty(),
        active,
        "{html}"
    );
}

#[test]
fn whatever_could_act_in_a_browser_is_found() {
    for html in [
        "<script>alert(1)</script>",
        "<script src=//evil.example/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"java&#115;cript:alert(1)\">x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<svg><set attributeName=href></svg>",
        "<p style=\"x\">",
        "<style>x</style>",
        "<iframe srcdoc=x>",
        "<base href=/>",
        "<meta http-equiv=Refresh content=0>",
        "<p id=a></p><p id=a></p>",
    ] {
        check(html, true);
    }
    for html in [
        "<p>a &lt;script&gt;</p>",
        "<a href=\"../x/index.html#标题\">x</a>",
        "<a href=\"https://a.example\">x</a>",
        "<svg><use href=\"#k\"/></svg>",
    ] {
        check(html, false);
    }
}

/// What a page may hold in another way than milepost writes it, harmless and not.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "\r\n",
    "\0",
    "\u{c}",
    "&",
    "&amp;",
    "&#58;",
    "&colon;",
    "&lt;",
    "</",
    "<!",
    "<!--",
    "-->",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<?x",
    "<p>",
    "</p>",
    "<br/>",
    "<BASE href=/>",
    "<script>",
    "</script>",
    "<script src=\"a.js\"></script>",
    "<style>",
    "<title>",
    "<textarea>",
    "<plaintext>",
    "<svg><set>",
    "<animateTransform ",
    "<foreignObject>",
    "<ſcript>",
    "<iframe srcdoc=\"x\">",
    " onclick=\"x\"",
    " ONload=x",
    " on",
    " style=\"x\"",
    " id=\"a\"",
    " id=\"&#97;\"",
    " ID='a'",
    " id=a",
    " id",
    " hidden",
    " href=\"javascript:x\"",
    " href=\"java\nscript:x\"",
    " href=\" //e\"",
    " href=\"\0https://a.example\"",
    " href=\"/\\e\"",
    " href=\"\u{85}x\"",
    " href=\"\u{fdd0}//e\"",
    " href=\"https://a.example/?a=1&amp;b=2\"",
    " href=\"x&Tab;:y\"",
    " xlink:href=\"data:x\"",
    " srcset='x:y'",
    " src=x:y",
    " http-equiv=\"refresh\"",
    " http-equiv=\"&#114;efresh\"",
];

/// The recorded pages of the tiny sites.
fn recorded() -> Vec<String> {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let (mut folders, mut pages) = (vec![sites], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the tests") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.iter().any(|part| part == "pages")
                && path.extension() == Some("html".as_ref())
            {
                pages.push(std::fs::read_to_string(path).expect("a page is UTF-8"));
            }
        }
    }
    assert!(!pages.is_empty());
    pages
}

#[test]
fn a_recorded_page_needs_no_full_reader() {
    for page in recorded() {
        assert!(plain::is_harmless(page.as_bytes()), "{page}");
    }
}

#[test]
fn the_quick_reader_finds_what_the_full_one_finds_however_a_page_is_changed() {
    let mut samples = recorded();
    for page in recorded() {
        let lines: Vec<&str> = page.split_inclusive('\n').collect();
        samples.extend(lines.chunks(3).map(<[&str]>::concat));
    }
    let mut vouched = 0;
    let number = how_many(20_000);
    for page in Mutations::new(samples, PIECES).take(number) {
        let full = as_a_browser(&page, &Allowed::default());
        let text = || String::from_utf8_lossy(&page).into_owned();
        assert_eq!(findings(&page, &Allowed::default()), full, "{}", text());
        vouched += usize::from(plain::is_harmless(&page));
    }
    assert!(
        number / 4 < vouched,
        "only {vouched} of {number} were read at once"
    );
}
