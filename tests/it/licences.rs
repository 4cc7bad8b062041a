//! What the product is built from: permissive licences, no banned crate.

use std::process::Command;

const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "CC0-1.0",
    "Unicode-3.0",
    "MPL-2.0",
    "Unlicense",
    "0BSD",
    "Apache-2.0 WITH LLVM-exception",
];
/// Crates that come with one that is needed and have a licence of their own, as permissive as those
/// above: the index of the search is stored with them.
const EXCEPTED: &[(&str, &str)] = &[
    ("minicbor", "BlueOak-1.0.0"),
    ("minicbor-derive", "BlueOak-1.0.0"),
];
const BANNED: &[&str] = &[
    "openssl-sys",
    "serde_yml",
    "libyml",
    "chromiumoxide",
    "headless_chrome",
    "gix",
    "onig_sys",
    "freetype-sys",
    "fontconfig-sys",
];

/// Whether one of the alternatives of a licence expression is wholly allowed.
fn is_permissive(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], "");
    plain.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|licence| ALLOWED.contains(&licence.trim()))
    })
}

#[test]
fn every_crate_has_a_permissive_licence_and_none_is_banned() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ran = Command::new(cargo)
        // Also what only other systems need, which a build for this one did not download.
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let tree: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("cargo prints JSON");
    let packages = tree["packages"].as_array().expect("a list of packages");
    assert!(50 < packages.len(), "the whole tree is looked at");
    for package in packages {
        let (name, licence) = (
            package["name"].as_str().unwrap_or(""),
            package["license"].as_str().unwrap_or("none"),
        );
        assert!(!BANNED.contains(&name), "{name} is banned");
        let excepted = EXCEPTED.contains(&(name, licence));
        assert!(
            excepted || is_permissive(licence),
            "{name} has the licence {licence}"
        );
    }
}
