//! Too much for the paper: long names, long promises, many of everything. Each sheet stays one
//! sheet, and no check is silent.

use super::command::{run_in, said};
use std::fs;
use std::path::Path;

const LONG: &str = "全市老旧小区既有多层住宅加装电梯和适老化改造以及无障碍环境建设与消防通道整治暨周边道路停车配套设施一体化综合提升改造示范";

fn project(title: &str, no: usize, rest: &str) -> String {
    format!(
        "---\ntitle: {title}\nno: {no}\nfocus: f{}\nstart: 2021-01-01\ndue: 2022-03-31\ntarget: 120 部\n\
         done: {{2021-03-31: 20, 2021-09-30: 63, 2021-12-20: 80}}\n{rest}---\n{title}。\n",
        no % 12
    )
}

fn steps(count: usize) -> String {
    (0..count)
        .map(|n| {
            format!(
                "  m{n}: {{name: 第{n}个里程碑完成验收, due: 2021-{:02}-01}}\n",
                n % 12 + 1
            )
        })
        .collect()
}

/// A site of 40 projects in 12 focuses; the first ones have too much of something.
pub fn site(folder: &Path, settings: &str) {
    let focuses: Vec<String> = (0..12)
        .map(|n| format!("f{n}: 重点领域名称比较长的第{n}项"))
        .collect();
    let site = format!(
        "title: 一个名称很长的城市向全体居民公布的年度实事项目完成情况\npublisher: 城市民生实事项目工作领导小组办公室\n\
         notice: 全部数字仅供演示，不代表任何真实地方的真实情况。\nlanguages: [zh-Hans]\nas_of: 2021-12-31\n\
         base_url: https://results.example.org/a/rather/long/path/\nfocuses: {{{}}}\n{settings}",
        focuses.join(", ")
    );
    let promise = format!(
        "promise: {}\n",
        "改造老旧小区的管线和道路，增加停车位和充电桩，并向居民公布每一处的进度。".repeat(12)
    );
    let word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
        .repeat(2);
    let special = [
        project(LONG, 1, &promise),
        project("长承诺", 2, &promise),
        project(&word, 3, ""),
        project("六十个里程碑", 4, &format!("milestones:\n{}", steps(60))),
        project(LONG, 5, &format!("milestones:\n{}", steps(9))),
    ];
    let rest = (6..=40).map(|n| project(&format!("第{n}号民生项目"), n, ""));
    fs::create_dir_all(folder.join("content/projects")).expect("a folder");
    fs::write(folder.join("content/site.yaml"), site).expect("a file");
    for (n, text) in special.into_iter().chain(rest).enumerate() {
        fs::write(folder.join(format!("content/projects/p{}.md", n + 1)), text).expect("a file");
    }
}

#[test]
fn sheets_posters_and_boards_of_too_much_stay_one_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    site(folder.path(), "");
    let mut words = vec![
        "--check".to_owned(),
        "--out".to_owned(),
        "out".to_owned(),
        "wall".to_owned(),
        "board".to_owned(),
    ];
    for kind in ["project", "poster", "board"] {
        words.extend((1..=5).map(|n| format!("{kind} p{n}")));
    }
    words.push("poster-a3 p1".to_owned());
    let output = run_in(folder.path(), folder.path(), &words);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(
        said(&output).matches("Printed 1 page,").count(),
        words.len() - 3,
        "{}",
        said(&output)
    );
}

#[test]
fn a_book_of_too_much_has_a_page_for_each_project_in_both_layouts() {
    for settings in ["", "print: {layout: gbt9704}\n"] {
        let folder = tempfile::tempdir().expect("a folder");
        site(folder.path(), settings);
        let output = run_in(
            folder.path(),
            folder.path(),
            &["2021-q4".to_owned(), "--check".to_owned()],
        );
        assert!(output.status.success(), "{settings}{}", said(&output));
        assert!(
            !said(&output).contains(" takes "),
            "{settings}{}",
            said(&output)
        );
    }
}
