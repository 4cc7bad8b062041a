//! Parts of a site that several machines build, and the site that they make together.

use crate::support::{Files, Ran, Site, built, everything, files_of, text};
use milepost::Options;
use milepost::emit::part::{NOTE, Part};
use milepost::io::MemorySource;

#[test]
fn sixteen_parts_have_the_files_of_the_whole_between_them_and_none_twice() {
    let source = MemorySource::new(files_of("tests/sites/every-part"));
    let mut whole = built(&source, &Options::default());
    let mut together = Files::new();
    let mut lines: Vec<String> = Vec::new();
    for number in 1..=16 {
        let options = Options {
            part: Part::parse(&format!("{number}/16")),
            ..Options::default()
        };
        let mut part = built(&source, &options);
        part.remove(NOTE).expect("a note");
        lines.extend(text(&part, "checksums.txt").lines().map(str::to_owned));
        part.remove("checksums.txt");
        for (path, bytes) in part {
            assert!(
                together.insert(path.clone(), bytes).is_none(),
                "{path} is there twice"
            );
        }
    }
    lines.sort_by(|a, b| a[64..].cmp(&b[64..]));
    assert_eq!(lines.join("\n") + "\n", text(&whole, "checksums.txt"));
    whole.remove("checksums.txt");
    assert_eq!(
        together.keys().collect::<Vec<_>>(),
        whole.keys().collect::<Vec<_>>()
    );
    assert!(together == whole, "a part has other bytes than the whole");
}

/// A small site in three parts.
fn in_three() -> Site {
    let site = Site::copy_of("tests/sites/smallest");
    for part in ["1/3", "2/3", "3/3"] {
        site.fine(&["build", "--part", part]);
    }
    site
}

const PARTS: [&str; 3] = [
    "output-part-2-of-3",
    "output-part-1-of-3",
    "output-part-3-of-3",
];

#[test]
fn parts_are_joined_to_what_one_build_makes_and_again_without_a_change() {
    let site = in_three();
    let words = [&["join"], &PARTS[..]].concat();
    let said = site.fine(&words);
    assert!(said.contains("Joined 3 parts, "), "{said}");
    let joined = everything(&site.at("output"));
    site.fine(&words);
    assert_eq!(everything(&site.at("output")), joined);
    site.fine(&["build", "--force"]);
    assert_eq!(everything(&site.at("output")), joined);
}

#[test]
fn parts_that_do_not_make_a_whole_are_refused_and_the_output_stays() {
    let site = in_three();
    site.fine(&["build"]);
    let before = everything(&site.at("output"));
    let check = |words: &[&str], expected: &str| {
        let Ran { code, err, .. } = site.run(&[&["join"], words].concat());
        assert!(code == 2 || code == 3, "{code}: {err}");
        assert!(err.contains(expected), "{expected} is not in {err}");
        assert_eq!(everything(&site.at("output")), before);
    };
    check(&PARTS[..2], "of its parts there is no 3/3");
    check(
        &[PARTS[0], PARTS[0], PARTS[2]],
        "it is part 2 of 3, as is `output-part-2-of-3`",
    );
    check(&["nowhere"], "cannot read `nowhere/part.json`");
    check(&["output"], "cannot read `output/part.json`");
    site.fine(&["build", "--part", "2/2"]);
    check(
        &[PARTS[0], "output-part-2-of-2"],
        "it is one of 2 parts, not of 3",
    );
    let robots = PARTS
        .iter()
        .find(|part| site.at(&format!("{part}/robots.txt")).exists());
    let robots = format!("{}/robots.txt", robots.expect("in one part"));
    site.write(&robots, "changed");
    check(&PARTS, "it is not as the part was built");
    site.edit("content/site.yaml", "title: ", "title: Other ");
    site.fine(&["build", "--part", "3/3", "--output", "other"]);
    check(&[PARTS[0], PARTS[1], "other"], "it is part of another site");
}
