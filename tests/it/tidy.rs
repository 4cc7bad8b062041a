//! What a look at the sources alone can hold: what may be named below the disk edge, what stands in
//! the root, and how the theme is written.

use crate::support::{below, repository};
use std::fs;
use std::path::Path;

/// Files below a folder with an ending, by their path in it.
fn with_ending(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = below(&repository(folder)).into_iter();
    files
        .filter(|(path, _)| path.ends_with(ending))
        .map(|(path, at)| (path, fs::read_to_string(at).expect("UTF-8")))
        .collect()
}

fn sources() -> Vec<(String, String)> {
    let files = with_ending("src", ".rs").into_iter();
    files
        .map(|(path, text)| (format!("src/{path}"), text))
        .collect()
}

/// The code without comments and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn below_the_edge_nothing_reads_clock_environment_or_chance() {
    for (path, text) in sources().iter().filter(|(path, _)| {
        !path.starts_with("src/io/")
            && !path.starts_with("src/cli/")
            && !path.ends_with("/tests.rs")
            && path != "src/main.rs"
    }) {
        for word in [
            "std::env",
            "SystemTime",
            "Instant::now",
            "static mut",
            "HashMap",
            "HashSet",
            "thread_rng",
            "std::process",
        ] {
            assert!(!code(text).contains(word), "{path} uses `{word}`");
        }
    }
}

#[test]
fn only_views_and_rows_are_serialized() {
    // What the program keeps for itself between two builds is neither.
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| path != "src/cli/last.rs")
    {
        let derives =
            code(&text).contains("Serialize)]") || code(&text).contains("derive(Serialize");
        assert!(
            !derives || path.starts_with("src/render/"),
            "{path} derives Serialize outside the views"
        );
        assert!(
            !code(&text).contains("Deserialize"),
            "{path} deserializes; content is read through the tree of yaml/"
        );
    }
}

#[test]
fn only_one_folder_asks_which_system_it_runs_on() {
    let is_outside = |(path, _): &(String, String)| !path.starts_with("src/io/system/");
    for (path, text) in sources().into_iter().filter(is_outside) {
        for word in [
            "cfg(unix",
            "cfg(windows",
            "cfg!(windows",
            "cfg!(unix",
            "target_os",
        ] {
            assert!(
                !code(&text).contains(word),
                "{path} asks for the system: `{word}`"
            );
        }
    }
}

#[test]
fn a_string_of_the_theme_stands_in_one_file_of_its_language() {
    let mut known = std::collections::BTreeMap::new();
    for (path, text) in with_ending("themes/civic/strings", ".ftl") {
        let language = path.split('/').next().unwrap_or_default().to_owned();
        let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let keys = text.lines().filter_map(|line| line.split_once(" ="));
        for (key, _) in keys.filter(|(key, _)| key.chars().all(is_key)) {
            let before = known.insert((language.clone(), key.to_owned()), path.clone());
            assert_eq!(before, None, "{path}: {key} is already there");
        }
    }
}

#[test]
fn the_strings_of_the_theme_name_what_a_site_may_rename_only_by_its_terms() {
    let english = [
        "project",
        "focus",
        "batch",
        "department",
        "milestone",
        "lead",
        "place",
        "indicator",
        "report",
        "book",
    ];
    let chinese = [
        "项目",
        "领域",
        "批次",
        "部门",
        "节点",
        "牵头领导",
        "地区",
        "指标",
        "报告",
    ];
    for (path, text) in with_ending("themes/civic/strings", ".ftl") {
        let lines = text.lines().filter(|line| !line.starts_with(['-', '#']));
        for line in lines {
            // What stands before the sign is the key, and what stands in braces no word.
            let said = line.split_once(" = ").map_or(line, |(_, said)| said);
            let words: String = said
                .split('{')
                .map(|p| p.split_once('}').map_or(p, |p| p.1))
                .collect();
            let small = words.to_lowercase();
            let mut own = small.split(|c: char| !c.is_ascii_alphanumeric());
            let is_named = own.any(|word| {
                english.iter().any(|n| {
                    word == *n || [format!("{n}s"), format!("{n}es")].contains(&word.to_owned())
                })
            });
            assert!(
                !is_named && !chinese.iter().any(|n| words.contains(n)),
                "{path}: {line}"
            );
        }
    }
}

#[test]
fn the_root_holds_what_it_should() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "content",
        "themes",
        "output",
        "output-internal",
        "tests",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "target",
    ];
    for entry in fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the root") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(
            name.starts_with('.') || allowed.contains(&name.as_str()),
            "`{name}` does not belong in the root"
        );
    }
}

#[test]
fn both_languages_have_the_same_strings() {
    let keys = |lang: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("themes/civic/strings")
            .join(lang);
        let mut keys = Vec::new();
        for entry in fs::read_dir(folder).expect("a folder of strings") {
            let text = fs::read_to_string(entry.expect("an entry").path()).expect("UTF-8");
            keys.extend(
                text.lines()
                    .filter_map(|line| line.split_once(" = "))
                    .filter(|(key, _)| !key.starts_with([' ', '#']))
                    .map(|(key, _)| key.to_owned()),
            );
        }
        keys.sort();
        keys
    };
    assert_eq!(keys("zh-Hans"), keys("en"));
}

/// Files of the theme with an ending, by their path inside it.
fn theme(ending: &str) -> Vec<(String, String)> {
    with_ending("themes/civic", &format!(".{ending}"))
}

/// Whether a declaration has a length of its own: paper is measured in its own units.
fn has_own_length(line: &str) -> bool {
    const DISTANCES: &[&str] = &[
        "margin",
        "padding",
        "gap",
        "row-gap",
        "column-gap",
        "font-size",
    ];
    let Some((name, value)) = line.trim().split_once(": ") else {
        return false;
    };
    let is_distance = DISTANCES
        .iter()
        .any(|d| name == *d || name.starts_with(&format!("{d}-")));
    let outside = value.split("calc(").next().unwrap_or(value);
    is_distance && outside.contains("rem")
}

#[test]
fn colours_sizes_and_distances_stand_in_the_tokens_alone() {
    assert!(has_own_length("  padding: var(--mp-s4) 1rem;") && !has_own_length("  width: 9rem;"));
    for (path, text) in theme("css")
        .iter()
        .filter(|(path, _)| path != "css/00-tokens.css")
    {
        assert!(
            text.starts_with("/* "),
            "{path} does not say what it is for"
        );
        for (at, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.ends_with('{'))
        {
            let colour = line.contains(": #") || line.contains(" #");
            let own = !path.starts_with("css/paper/") && has_own_length(line);
            assert!(!colour && !own, "{path}:{}: `{}`", at + 1, line.trim());
        }
    }
}

#[test]
fn the_theme_reads_as_source() {
    for (path, text) in ["html", "css"].into_iter().flat_map(theme) {
        for (at, line) in text.lines().enumerate() {
            let columns = line.chars().count();
            assert!(columns <= 100, "{path}:{}: {columns} columns", at + 1);
            let declarations = line.matches("; ").count() * usize::from(path.ends_with(".css"));
            assert!(
                declarations == 0 || line.contains("/*"),
                "{path}:{}: two on a line",
                at + 1
            );
        }
    }
}

/// A function of `tests/run`: its lines between the braces.
fn function<'r>(run: &'r str, name: &str) -> &'r str {
    let head = format!("\n{name}() {{");
    let Some((_, body)) = run.split_once(&head) else {
        panic!("tests/run has no function `{name}`");
    };
    let end = if body.starts_with('\n') {
        "\n}\n"
    } else {
        "}\n"
    };
    body.split_once(end).map_or(body, |(body, _)| body)
}

#[test]
fn each_step_of_the_checks_names_what_it_runs_so_that_it_is_installed_or_told() {
    let run = fs::read_to_string(repository("tests/run")).expect("the checks");
    let steps: Vec<(&str, &str)> = run
        .lines()
        .filter_map(|line| line.strip_prefix("  '"))
        .filter_map(|line| Some((line.split_once('|')?, line)))
        .map(|((name, rest), _)| (name, rest.split('|').next().unwrap_or("")))
        .collect();
    assert!(10 < steps.len(), "{steps:?}");
    let is_run = |body: &str, program: &str| {
        let mut words = body.split_whitespace();
        words.any(|word| word == program || word.ends_with(&format!("({program}")))
    };
    let mut seen = 0;
    for (name, needs) in steps {
        let mut body = function(&run, &format!("step_{name}")).to_owned();
        for inner in ["pseudo", "for_system"] {
            if is_run(&body, inner) {
                body += function(&run, inner);
            }
        }
        if body.contains(".ci/release") {
            body += "\npython3 ";
        }
        for (program, kinds) in [
            ("node", &["npm"][..]),
            ("npx", &["npm"]),
            ("\"$python\"", &["pip"]),
            ("python3", &["python", "pip"]),
            ("/usr/bin/cargo", &["wine"]),
        ] {
            let has = needs.split_whitespace().any(|need| kinds.contains(&need));
            let runs = is_run(&body, program);
            assert!(
                !runs || has,
                "step {name} runs `{program}` and needs {needs}"
            );
            seen += usize::from(runs);
        }
    }
    assert!(8 < seen, "only {seen} programs were found in steps");
}
