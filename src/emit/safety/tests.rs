use super::*;
use crate::base::mutation::{Mutations, how_many};
use crate::render::address::page::Page;
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
        "<button>x</button>",
        "<button type=\"submit\" popovertarget=\"m\">x</button>",
        "<button type=\"button\" popovertarget=\"m\" onclick=\"x()\">x</button>",
        "<button type=\"button\" popovertarget=\"m\" formaction=\"x\">x</button>",
    ] {
        check(html, true);
    }
    for html in [
        "<p>a &lt;script&gt;</p>",
        "<a href=\"../x/index.html#标题\">x</a>",
        "<a href=\"https://a.example\">x</a>",
        "<svg><use href=\"#k\"/></svg>",
        "<button type=\"button\" popovertarget=\"m\" class=\"x\">x</button>",
        "<button popovertarget=m type=button>x</button>",
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
    "<button type=\"button\"",
    " popovertarget=\"m\"",
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
    "<script src=\"../list.js\" defer></script>",
    "<script type=\"application/ld+json\">{\"a\": 1}</script>",
    "<script type=\"application/ld+json\">",
    "../list.js",
    " defer",
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

/// All that any page may have.
const ALL: Allowed = Allowed {
    scripts: &["list.js", "search.js"],
    linked_data: true,
};

#[test]
fn a_page_has_no_script_but_those_that_are_named_for_its_kind() {
    let check = |html: &str, allowed: Allowed, good: bool| {
        let full = as_a_browser(html.as_bytes(), &allowed);
        assert_eq!(full.is_empty(), good, "{html}: {full:?}");
        assert_eq!(findings(html.as_bytes(), &allowed), full, "{html}");
    };
    let list = Allowed::on(&Page::Projects);
    let script = "<script src=\"../list.js\" defer></script>";
    check(script, list, true);
    check("<script defer src='list.js'></script>", list, true);
    check(script, Allowed::on(&Page::Home), false);
    check(script, Allowed::on(&Page::NotFound), false);
    for other in [
        "<script src=\"../list.js\" onload=\"x()\"></script>",
        "<script src=\"../list.js\" type=\"application/ld+json\"></script>",
        "<script src=\"../list.js\" nonce=\"a\"></script>",
        "<script src=\"https://a.example/list.js\" defer></script>",
        "<script src=\"//a.example/list.js\" defer></script>",
        "<script src=\"../x/list.js\" defer></script>",
        "<script src=\"../blacklist.js\" defer></script>",
        "<script>x()</script>",
        "<script type=\"application/json\">{}</script>",
        "<script type=\"module\" src=\"list.js\"></script>",
    ] {
        check(other, list, false);
    }
    let data = "<script type=\"application/ld+json\">{\"a\": \"\\u003c\"}</script>";
    check(data, list, true);
    check(data, Allowed::default(), false);
    let left =
        "<script type=\"application/ld+json\">{\"a\": \"</script><img onerror=x>\"}</script>";
    check(left, list, false);
}

#[test]
fn a_recorded_page_needs_no_full_reader() {
    for page in recorded() {
        assert!(plain::is_harmless(page.as_bytes(), &ALL), "{page}");
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
        let full = as_a_browser(&page, &ALL);
        let text = || String::from_utf8_lossy(&page).into_owned();
        assert_eq!(findings(&page, &ALL), full, "{}", text());
        vouched += usize::from(plain::is_harmless(&page, &ALL));
    }
    assert!(
        number / 4 < vouched,
        "only {vouched} of {number} were read at once"
    );
}
