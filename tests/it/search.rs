//! The index of the search: what is found in it, and that its bytes are those of its content. How a
//! browser asks it is tried in `tests/web/search.mjs`.

use crate::support::{
    Files, built, built_from, demo, demo_with_editions, files_of, site_of, text, unpacked,
};
use milepost::Options;
use milepost::io::MemorySource;

/// The files of an index of a folder of the output, read as a browser reads them.
fn index<'f>(files: &'f Files, folder: &'f str) -> impl Iterator<Item = (&'f str, Vec<u8>)> {
    let own = move |path: &'f String| path.strip_prefix(folder);
    (files.iter()).filter_map(move |(path, bytes)| Some((own(path)?, unpacked(bytes))))
}

/// What can be found in an index, as JSON: a line for each record.
fn records(files: &Files, folder: &str) -> String {
    let records = index(files, folder).filter(|(path, _)| path.starts_with("fragment/"));
    let lines = records.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned() + "\n");
    lines.collect()
}

#[test]
fn an_index_has_the_same_bytes_whatever_thread_makes_it() {
    let source = site_of(".");
    let made = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let files = pool
            .expect("threads")
            .install(|| built(&source, &Options::default()));
        let own = files
            .into_iter()
            .filter(|(path, _)| path.contains("search/"));
        own.collect::<Files>()
    };
    let (one, four) = (made(1), made(4));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        four.keys().collect::<Vec<_>>()
    );
    assert!(one == four, "an index has other bytes in another build");
}

#[test]
fn each_language_finds_its_own_words_and_each_chinese_character_is_one() {
    let (zh, en) = (
        records(demo(), "search/pagefind/"),
        records(demo(), "en/search/pagefind/"),
    );
    for (found, words) in [
        (&zh, "既 有 住 宅 加 装 电 梯"),
        (&zh, "居 民 议 事 会 记 录 汇 总"),
        (&zh, "\"url\":\"../projects/lifts/index.html\""),
        (&en, "Lifts for old apartment houses"),
        (&en, "Minutes of the residents' meetings"),
        (&en, "Deputy mayor"),
    ] {
        assert!(found.contains(words), "{words}");
    }
    assert!(
        !en.contains("既 有 住 宅"),
        "a title is there in two languages"
    );
    // Reports are in Chinese alone, and stand so on the pages of both languages.
    assert!(en.contains("东 湖 区 三 十 一 部 电 梯 签 约"));
}

#[test]
fn what_is_internal_or_to_come_is_found_nowhere() {
    for folder in ["search/pagefind/", "en/search/pagefind/"] {
        let all = records(demo(), folder);
        for hidden in [
            "三 分 贝",
            "Pomegranate Estate, house 7",
            "24h-libraries",
            "heating-pilot",
        ] {
            assert!(!all.contains(hidden), "{hidden} in {folder}");
        }
    }
}

#[test]
fn an_index_holds_what_the_page_asks_for_and_nothing_else() {
    for (folder, program) in [
        ("search/pagefind/", "wasm.unknown.pagefind"),
        ("en/search/pagefind/", "wasm.en.pagefind"),
    ] {
        let mut names: Vec<&str> = index(demo(), folder)
            .map(|(path, _)| path)
            .filter(|path| !path.contains('/') && !path.ends_with(".pf_meta"))
            .collect();
        names.sort_unstable();
        assert_eq!(names, ["pagefind-entry.json", "pagefind.js", program]);
    }
}

#[test]
fn an_edition_has_no_search_and_nothing_of_it_leads_to_one() {
    for (path, bytes) in demo_with_editions() {
        assert!(
            !path.starts_with("editions/") || !path.contains("/search/"),
            "{path}"
        );
        if path.starts_with("editions/") && path.ends_with(".html") {
            let html = String::from_utf8_lossy(bytes);
            assert!(!html.contains("rel=\"search\""), "{path}");
        }
    }
}

#[test]
fn only_the_page_of_the_search_may_compile_what_its_index_needs() {
    for (path, bytes) in demo().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let is_search = ["search/index.html", "en/search/index.html"].contains(&&**path);
        assert_eq!(html.contains("wasm-unsafe-eval"), is_search, "{path}");
        assert_eq!(html.contains("search.js"), is_search, "{path}");
    }
    assert!(demo()["search.js"].len() < 8192, "the script has grown");
}

#[test]
fn what_the_theme_leaves_out_of_a_project_is_not_found_there() {
    let mut files = files_of("tests/sites/every-part");
    let settings = files.get_mut("content/site.yaml").expect("its settings");
    settings.extend(b"sections: {project: {without: [text]}}\n");
    let with = records(
        &built_from(files_of("tests/sites/every-part")),
        "search/pagefind/",
    );
    let without = records(
        &built(&MemorySource::new(files), &Options::default()),
        "search/pagefind/",
    );
    assert!(without.len() < with.len(), "{without}");
}

#[test]
fn a_site_with_nothing_to_find_has_no_search() {
    let settings = "title: T\npublisher: P\nlanguages: [en]\nfocuses: {care: Care}\n";
    let files = built_from([("content/site.yaml", settings)]);
    assert!(!files.keys().any(|path| path.contains("search/")));
    assert!(!text(&files, "index.html").contains("rel=\"search\""));
}
