//! What a file of the source may name: only what is declared before it, and outside crates at home.

use crate::support::{below, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// One outside crate, one home; the path begins with one of these.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/cli/report/"]),
    ("atom_syndication", &["src/emit/feed.rs"]),
    ("axum", &["src/cli/serve/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    ("calamine", &["src/table/"]),
    ("csv", &["src/base/csv_rows.rs", "src/table/"]),
    ("encoding_rs", &["src/table/"]),
    ("exif", &["src/media/"]),
    ("fast_qr", &["src/chart/qr.rs"]),
    ("fluent_bundle", &["src/theme/strings"]),
    ("fluent_syntax", &["src/theme/needs.rs"]),
    ("hayro_syntax", &["src/pdf/"]),
    ("html5gum", &["src/emit/safety.rs", "src/print/page.rs"]),
    ("icu_calendar", &["src/base/locale.rs"]),
    ("icu_casemap", &["src/base/"]),
    ("icu_collator", &["src/base/locale.rs"]),
    ("icu_datetime", &["src/base/locale.rs"]),
    ("icu_decimal", &["src/base/locale.rs"]),
    ("icu_locale", &["src/base/locale.rs"]),
    (
        "icu_locale_core",
        &["src/base/locale.rs", "src/base/plural.rs"],
    ),
    ("icu_plurals", &["src/base/plural.rs"]),
    ("icu_provider", &[]),
    ("icu_segmenter", &["src/chart/text.rs"]),
    ("imagesize", &["src/media/kind/image.rs"]),
    ("include_dir", &["src/theme/", "src/cli/init.rs"]),
    ("indicatif", &["src/cli/"]),
    ("jiff", &["src/base/date.rs"]),
    ("lopdf", &["src/pdf/finish/"]),
    ("notify", &["src/cli/serve/watch.rs"]),
    ("pagefind", &["src/emit/search/index.rs"]),
    ("percent_encoding", &["src/base/encode.rs"]),
    ("plotters", &["src/chart/"]),
    ("plotters_backend", &["src/chart/"]),
    ("pulldown_cmark", &["src/parse/markdown/"]),
    ("quick_xml", &["src/table/"]),
    ("rayon", &["src/"]),
    (
        "rust_xlsxwriter",
        &["src/export/book.rs", "src/emit/workbook.rs"],
    ),
    ("rustix", &["src/io/system/unix.rs"]),
    (
        "serde",
        &[
            "src/cli/last.rs",
            "src/emit/row.rs",
            "src/media/kind/text.rs",
            "src/render/",
        ],
    ),
    (
        "serde_json",
        &[
            "src/audit/paste.rs",
            "src/emit/",
            "src/io/",
            "src/cli/",
            "src/media/kind/text.rs",
            "src/reference/schema.rs",
            "src/render/part/linked.rs",
        ],
    ),
    ("serde_yaml", &["src/yaml/"]),
    ("sha2", &["src/base/hash.rs"]),
    ("signal_hook", &["src/io/system/unix.rs"]),
    ("similar", &["src/amend/diff.rs"]),
    ("strsim", &["src/yaml/meant.rs"]),
    ("tera", &["src/render/engine/"]),
    (
        "tokio",
        &[
            "src/cli/serve/",
            "src/emit/search/index.rs",
            "src/io/system/windows.rs",
        ],
    ),
    ("unic_langid", &["src/theme/strings"]),
    ("unicode_normalization", &["src/base/"]),
    ("unicode_width", &["src/cli/status.rs"]),
    ("walkdir", &["src/io/"]),
    ("zip", &["src/media/", "src/table/"]),
    ("zune_jpeg", &["src/media/photo/"]),
    ("dunce", WINDOWS),
    ("fs4", WINDOWS),
    ("fontdb", &["src/io/fonts.rs", "src/media/font.rs"]),
    ("win32job", WINDOWS),
    ("winapi_util", WINDOWS),
    ("std::fs", &["src/io/"]),
    ("std::os", &["src/io/system/"]),
];

const WINDOWS: &[&str] = &["src/io/system/windows.rs"];

/// A module by the names on the way to it from the root of the crate.
type Module = Vec<String>;

/// One file of the source with every path in it, tests left out.
struct Source {
    file: String,
    module: Module,
    syntax: syn::File,
}

fn sources() -> Vec<Source> {
    let files = below(&repository("src"));
    let own = (files.iter()).filter(|(path, at)| path.ends_with(".rs") && !is_test(at));
    own.filter(|(path, _)| path != "main.rs")
        .map(|(path, at)| source(path, at))
        .collect()
}

/// Files of tests stand in a module of that name.
fn is_test(path: &Path) -> bool {
    path.iter()
        .any(|part| part == "tests" || part == "tests.rs")
}

fn source(inside: &str, path: &Path) -> Source {
    let file = format!("src/{inside}");
    let inside = inside.trim_end_matches(".rs");
    let mut module: Module = inside.split('/').map(str::to_owned).collect();
    if module
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        module.pop();
    }
    let text = fs::read_to_string(path).expect("UTF-8");
    let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    Source {
        file,
        module,
        syntax,
    }
}

/// Every path that a piece of syntax names, `use` trees opened, as written.
#[derive(Default)]
struct Named(BTreeSet<Vec<String>>);

impl Named {
    fn tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&with(path.ident.to_string()), &path.tree),
            UseTree::Name(name) => _ = self.0.insert(with(name.ident.to_string())),
            UseTree::Rename(name) => _ = self.0.insert(with(name.ident.to_string())),
            UseTree::Glob(_) => _ = self.0.insert(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(before, item)),
        }
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| {
        a.path().is_ident("cfg")
            && a.parse_args::<syn::Ident>()
                .is_ok_and(|word| word == "test")
    })
}

impl<'a> Visit<'a> for Named {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let names = path.segments.iter().map(|s| s.ident.to_string());
        self.0.insert(names.collect());
        visit::visit_path(self, path);
    }

    /// The words inside of a macro are no syntax tree yet: what looks like a path is one.
    fn visit_macro(&mut self, item: &'a syn::Macro) {
        let text = item.tokens.to_string();
        let mut words = text.split_whitespace().peekable();
        while let Some(first) = words.next() {
            let mut path = vec![first.to_owned()];
            while words.next_if_eq(&"::").is_some() {
                path.extend(words.next().map(str::to_owned));
            }
            if 1 < path.len() {
                self.0.insert(path);
            }
        }
        visit::visit_macro(self, item);
    }
}

fn named(syntax: &syn::File) -> BTreeSet<Vec<String>> {
    let mut named = Named::default();
    named.visit_file(syntax);
    named.0
}

/// The source as modules: in which order they are declared, and which names stand for which.
struct House {
    sources: Vec<Source>,
    /// Each module's children in the order of their declaration.
    children: BTreeMap<Module, Vec<String>>,
    /// What a module passes on from its children.
    passed: BTreeMap<(Module, String), Module>,
}

impl House {
    fn new() -> House {
        let mut house = House {
            sources: sources(),
            children: BTreeMap::new(),
            passed: BTreeMap::new(),
        };
        for source in &house.sources {
            let declared = source.syntax.items.iter().filter_map(|item| match item {
                Item::Mod(item) if item.content.is_none() && !is_for_tests(&item.attrs) => {
                    Some(item.ident.to_string())
                }
                _ => None,
            });
            house
                .children
                .insert(source.module.clone(), declared.collect());
        }
        for source in &house.sources {
            for item in &source.syntax.items {
                let Item::Use(item) = item else { continue };
                if matches!(item.vis, Visibility::Inherited) {
                    continue;
                }
                let mut names = Named::default();
                names.tree(&[], &item.tree);
                for path in names.0 {
                    let full = [&source.module[..], &path].concat();
                    let last = path.last().expect("a path has a name").clone();
                    let target = house.longest(&full);
                    house.passed.insert((source.module.clone(), last), target);
                }
            }
        }
        house
    }

    fn longest(&self, path: &[String]) -> Module {
        let mut length = path.len();
        while !self.children.contains_key(&path[..length]) {
            length -= 1;
        }
        path[..length].to_vec()
    }

    /// The module in which the thing that a file names is; `None` for what is not ours.
    fn module(&self, from: &Source, path: &[String]) -> Option<Module> {
        let mut base = from.module.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => {
                base.clear();
                rest = &path[1..];
            }
            Some("self" | "super") => {
                while let Some(word @ ("self" | "super")) = rest.first().map(String::as_str) {
                    if word == "super" {
                        base.pop();
                    }
                    rest = &rest[1..];
                }
            }
            Some(first) => {
                self.children[&from.module]
                    .iter()
                    .find(|child| *child == first)?;
            }
            None => return None,
        }
        let full = [&base[..], rest].concat();
        let mut module = self.longest(&full);
        while let Some(name) = full.get(module.len()) {
            match self.passed.get(&(module.clone(), name.clone())) {
                Some(target) if *target != module => module = target.clone(),
                _ => break,
            }
        }
        Some(module)
    }

    /// Which modules a file names, itself left out.
    fn arrows(&self, from: &Source) -> BTreeSet<Module> {
        let paths = named(&from.syntax);
        let all = paths.iter().filter_map(|path| self.module(from, path));
        all.filter(|module| *module != from.module).collect()
    }
}

#[test]
fn a_file_names_only_neighbours_that_are_declared_before_it() {
    let house = House::new();
    let mut wrong = Vec::new();
    for from in &house.sources {
        for to in house.arrows(from) {
            let shared = from
                .module
                .iter()
                .zip(&to)
                .take_while(|(a, b)| a == b)
                .count();
            let (Some(own), Some(other)) = (from.module.get(shared), to.get(shared)) else {
                continue;
            };
            let order = &house.children[&to[..shared]];
            let place = |name: &String| order.iter().position(|child| child == name);
            if place(own) < place(other) {
                let to = to.join("::");
                wrong.push(format!(
                    "{} names `{to}`, declared after `{own}`",
                    from.file
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_page_names_a_page() {
    let house = House::new();
    let is_html = |source: &&Source| source.file == "src/render/html.rs";
    let roof = house
        .sources
        .iter()
        .find(is_html)
        .expect("the roof of the pages");
    let is_page = |module: &Module| {
        matches!(module.get(1).map(String::as_str), Some("view" | "paper")) && module.len() == 3
    };
    let pages: BTreeSet<Module> = house.arrows(roof).into_iter().filter(is_page).collect();
    assert!(10 < pages.len(), "only {pages:?}");
    let inside = |source: &&Source| source.module.first().is_some_and(|m| m == "render");
    for from in house
        .sources
        .iter()
        .filter(inside)
        .filter(|source| !is_html(source))
    {
        if let Some(page) = house.arrows(from).intersection(&pages).next() {
            panic!("{} names the page `{}`", from.file, page.join("::"));
        }
    }
}

#[test]
fn each_outside_crate_has_one_home() {
    let manifest = include_str!("../../Cargo.toml");
    let (_, rest) = manifest
        .split_once("\n[dependencies]\n")
        .expect("its dependencies");
    let (own, _) = rest.split_once("\n[").expect("another table behind them");
    let names = own
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0.trim()));
    for name in names.filter(|name| !name.starts_with('#') && *name != "kamadak-exif") {
        let name = name.replace('-', "_");
        assert!(
            HOMES.iter().any(|(home, _)| *home == name),
            "`{name}` has no home"
        );
    }
    let mut wrong = Vec::new();
    for source in sources() {
        for path in named(&source.syntax) {
            let starts = |name: &str| name.split("::").zip(&path).all(|(a, b)| a == b);
            let home = HOMES.iter().find(|(name, _)| {
                name.split("::").count() <= path.len() && 1 < path.len() && starts(name)
            });
            let Some((name, homes)) = home else { continue };
            if !homes.iter().any(|home| source.file.starts_with(home)) {
                wrong.push(format!("{} names `{name}`", source.file));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
