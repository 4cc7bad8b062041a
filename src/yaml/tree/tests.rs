use super::*;
use crate::base::mutation::{Mutations, how_many};
use std::path::Path;

/// What YAML may hold beside plain maps and lists, right and wrong.
const PIECES: &[&str] = &[
    ":",
    ": ",
    ":\n",
    " :",
    "- ",
    "-",
    "\n- ",
    "\n  - ",
    "- - ",
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "  ",
    " ",
    "#",
    " # c",
    "\n# c\n",
    "\n    # c\n",
    "{",
    "}",
    "[",
    "]",
    "{}",
    "[]",
    "{a: 1, b: 2}",
    "[x, y]",
    ",",
    ", ",
    "'",
    "\"",
    "''",
    "\"x\"",
    "'y'",
    "\\",
    "\\n",
    "|\n",
    "|-\n  x\n",
    ">\n  x\n",
    "&a ",
    "*a",
    "!t ",
    "? ",
    "%",
    "@",
    "`",
    "~",
    "null",
    "---\n",
    "...\n",
    "\t",
    "\r\n",
    "\0",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{3000}",
    "：",
    "a: 1\n",
    "a:\n",
    "a:\n- b\n",
    "a: b: c",
    "\"a\": 1\n",
    "- a: 1\n  b: 2\n",
    "-1",
    "2021-06-30",
    "<<: ",
    "{a: }",
    "{a}",
    "[a: b]",
    "[,]",
    "{a:1}",
    "[a,]",
    "x y",
    "x: 'y' z",
    "http://a.example/?b=c#d",
    "12:30",
    ".5",
    "...",
    "标题",
];

/// Every front matter of the demonstration and of the tiny sites.
fn front_matters() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut found) = (
        vec![root.join("content"), root.join("tests/sites")],
        Vec::new(),
    );
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the repository") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read(&path).map(String::from_utf8);
            let Ok(Ok(text)) = text else { continue };
            match path.extension().and_then(|kind| kind.to_str()) {
                Some("yaml") => found.push(text),
                Some("md") => {
                    let rest = text.strip_prefix("---\n");
                    let front = rest.and_then(|rest| rest.split_once("\n---\n"));
                    found.extend(front.map(|(front, _)| format!("{front}\n")));
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Whether the quick reader knows a text, which it must read as the full parser does.
fn is_read_at_once(text: &str) -> bool {
    let Some(quick) = plain::read(text, FileId(1), 7) else {
        return false;
    };
    let mut diags = Diagnostics::new();
    let full = read_fully(text, FileId(1), 7, &mut diags);
    assert_eq!(full, Some(quick), "{text}");
    assert_eq!(diags.counts(), (0, 0), "{text}");
    true
}

#[test]
fn nearly_every_front_matter_is_read_at_once_and_as_the_full_parser_reads_it() {
    let all = front_matters();
    let quick = all.iter().filter(|text| is_read_at_once(text)).count();
    assert!(all.len() * 9 / 10 < quick, "only {quick} of {}", all.len());
}

#[test]
fn however_yaml_is_changed_the_quick_reader_reads_what_the_full_one_reads() {
    let mut samples = Vec::new();
    for text in front_matters()
        .into_iter()
        .filter(|text| text.len() < 10_000)
    {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        samples.extend(lines.chunks(8).map(<[&str]>::concat));
        samples.push(text);
    }
    let (mut quick, number) = (0, how_many(20_000));
    for text in Mutations::new(samples, PIECES).take(number) {
        quick += usize::from(is_read_at_once(&String::from_utf8_lossy(&text)));
    }
    assert!(
        number / 4 < quick,
        "only {quick} of {number} were read at once"
    );
}
