//! Rows of tables that list projects are projects, beside texts and folders or alone.

use crate::support::{Files, build, text};
use milepost::io::MemorySource;
use milepost::{Options, Outcome};

const CONFIG: &str = "title: T\npublisher: P\nlanguages: [zh-Hans, en]\nas_of: 2021-08-31\n\
    focuses: {care: 老有颐养, home: 住有宜居}\ndepartments: {housing: 住建局, civil: 民政局}\n\
    people: {chen: {name: 陈明远}}\nbatches: {first: {name: 第一批, start: 2021-01-01, due: 2021-12-31}}\n";

fn site(config: &str, table: &str, others: &[(&str, &str)]) -> (Outcome, Files) {
    let mut files = vec![
        (
            "content/site.yaml".to_owned(),
            format!("{CONFIG}{config}").into_bytes(),
        ),
        (
            "content/data/list.csv".to_owned(),
            table.as_bytes().to_vec(),
        ),
    ];
    let others = others.iter();
    files.extend(others.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    build(&MemorySource::new(files), &Options::default())
}

/// The named columns of the table of projects, or of indicators, a line each.
fn told((outcome, files): &(Outcome, Files), table: &str, columns: &[&str]) -> Vec<String> {
    let path = format!("data/{table}.csv");
    assert!(files.contains_key(&path), "{:?}", said(outcome));
    let table = text(files, &path);
    let mut lines = table
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let at = |name: &&str| {
        let at = head.iter().position(|own| own == name);
        at.unwrap_or_else(|| panic!("no column {name} in {head:?}"))
    };
    let places: Vec<usize> = columns.iter().map(at).collect();
    let of = |line: Vec<&str>| {
        places
            .iter()
            .map(|at| line[*at])
            .collect::<Vec<_>>()
            .join(" ")
    };
    lines.map(of).collect()
}

/// Errors and warnings, but those that ask for evidence and definitions.
fn said(outcome: &Outcome) -> Vec<String> {
    let told = outcome
        .diagnostics
        .iter()
        .filter(|d| !["W107", "W109", "N001"].contains(&d.code.id()));
    told.map(|d| format!("{} {}", d.code.id(), d.message))
        .collect()
}

const TABLE: &str = "序号,项目名称,领域,批次,牵头领导,责任部门,配合单位,目标,2021年7月\n\
    1,加装电梯,住有宜居,第一批,陈明远,住建局,民政局,300部,120\n\
    2,老年食堂,care,第一批,chen,民政局、住建局,,20个,7\n";

#[test]
fn a_row_without_a_text_is_a_project_with_its_people_offices_dates_and_figures() {
    let made = site("", TABLE, &[]);
    let columns = [
        "id",
        "no",
        "title",
        "focus",
        "batch",
        "lead",
        "lead_department",
        "start",
        "due",
    ];
    assert_eq!(
        told(&made, "projects", &columns),
        [
            "1 1 加装电梯 home first chen housing 2021-01-01 2021-12-31",
            "2 2 老年食堂 care first chen civil 2021-01-01 2021-12-31",
        ]
    );
    let columns = ["project", "target", "unit", "latest_value", "latest_date"];
    let expected = ["1 300 部 120 2021-07", "2 20 个 7 2021-07"];
    assert_eq!(told(&made, "indicators", &columns), expected);
    assert_eq!(said(&made.0), [""; 0]);
    let page = text(&made.1, "projects/1/index.html");
    assert!(page.contains("民政局"), "who supports is not on the page");
}

#[test]
fn a_text_without_a_focus_adds_to_the_row_of_its_title_and_one_with_a_focus_says_all() {
    let added = "---\ntitle: 加装电梯\nsummary: 老楼装上电梯。\n---\n先装东湖区。\n";
    let made = site("", TABLE, &[("content/projects/1.md", added)]);
    assert_eq!(
        told(&made, "projects", &["id", "title"]),
        ["1 加装电梯", "2 老年食堂"]
    );
    assert!(text(&made.1, "projects/1/index.html").contains("先装东湖区"));
    let whole = "---\ntitle: 加装电梯\nfocus: care\nbatch: first\ntarget: 500 部\n---\n";
    let made = site("", TABLE, &[("content/projects/lifts.md", whole)]);
    let columns = ["project", "target", "latest_value"];
    assert_eq!(
        told(&made, "indicators", &columns),
        ["2 20 7", "lifts 500 120"]
    );
    let notes = made.0.diagnostics.iter().filter(|d| d.code.id() == "N001");
    let notes: Vec<&str> = notes.map(|d| &*d.message).collect();
    assert_eq!(
        notes,
        ["what a row says of a project is passed over: its own file says it"]
    );
}

#[test]
fn reports_in_the_folder_of_a_row_are_its_own_and_a_folder_of_nobody_is_told() {
    let report = "---\nkind: progress\ntitle: 开工\n---\n已开工。\n";
    let made = site(
        "",
        TABLE,
        &[
            ("content/projects/1/2021-07-20.md", report),
            ("content/projects/1/index.md", "---\ntitle: 加装电梯\n---\n"),
        ],
    );
    assert!(
        made.1.contains_key("projects/1/2021-07-20/index.html"),
        "{:?}",
        made.1.keys()
    );
    let made = site("", TABLE, &[("content/projects/9/2021-07-20.md", report)]);
    assert_eq!(
        said(&made.0),
        ["E048 `content/projects/9` has no `index.md`"]
    );
}

#[test]
fn what_a_row_and_another_place_say_differently_is_told_at_both() {
    let text = "---\ntitle: 加装电梯\ntarget: 200 部\n---\n";
    let made = site("", TABLE, &[("content/projects/1.md", text)]);
    let found = &made.0.diagnostics[0];
    assert_eq!(
        (
            found.code.id(),
            found.message.as_str(),
            found.other.is_some()
        ),
        (
            "E064",
            "`target` is said in two places, and differently",
            true
        )
    );
    let same = "---\ntitle: 加装电梯\ntarget: 300部\n---\n";
    let made = site("", TABLE, &[("content/projects/1.md", same)]);
    assert_eq!(said(&made.0), [""; 0]);
}

#[test]
fn a_figure_in_a_table_and_in_a_text_is_one_mistake_that_names_both_places() {
    let text = "---\ntitle: 加装电梯\ndone: {2021-07: 121}\n---\n";
    let made = site("", TABLE, &[("content/projects/1.md", text)]);
    assert_eq!(
        said(&made.0),
        ["E019 `main` has two figures for 2021-07-31"]
    );
    let found = &made.0.diagnostics[0];
    let files = [
        found.span.map(|span| span.file),
        found.other.as_ref().map(|(at, _)| at.file),
    ];
    assert!(
        files[0].is_some() && files[1].is_some() && files[0] != files[1],
        "{found:?}"
    );
}

#[test]
fn rows_of_one_title_are_the_indicators_of_one_project() {
    let table = "项目,title (en),领域,批次,指标,单位,目标,2021年7月\n\
        老年食堂,Meals,care,第一批,食堂,,20个,7\n\
        老年食堂,Meals,care,第一批,助餐点,个,50,10\n";
    let made = site("", table, &[]);
    let columns = ["project", "indicator", "name", "target", "latest_value"];
    assert_eq!(
        told(&made, "indicators", &columns),
        ["meals main 食堂 20 7", "meals indicator-2 助餐点 50 10"]
    );
}

#[test]
fn a_row_whose_title_is_nearly_that_of_a_text_is_no_new_project() {
    let whole = "---\ntitle: 加装电梯工程\nfocus: care\nbatch: first\ntarget: 500 部\n---\n";
    let table = TABLE.replace("1,加装电梯", ",加装电梯工種");
    let made = site("", &table, &[("content/projects/lifts.md", whole)]);
    assert_eq!(said(&made.0), ["E010 there is no project `加装电梯工種`"]);
}

#[test]
fn a_row_without_number_or_latin_title_is_told_once_with_what_to_fill_in() {
    let table = TABLE.replace("1,加装电梯", ",加装电梯");
    let made = site("", &table, &[]);
    let found = said(&made.0);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        made.0.diagnostics[0].hint.contains("序号"),
        "{:?}",
        made.0.diagnostics[0]
    );
}

#[test]
fn names_that_the_site_lacks_come_with_the_lines_to_add_under_ids_that_are_free() {
    let table = TABLE
        .replace("民政局、住建局", "民政居")
        .replace(",陈明远,", ",林素琴,");
    let (outcome, _) = site("", &table, &[]);
    let hint = |of: &str| {
        let told = outcome
            .diagnostics
            .iter()
            .find(|d| d.code.id() == "W125" && d.message.contains(of));
        told.map(|d| d.hint.as_str()).unwrap_or_default()
    };
    assert_eq!(
        hint("departments"),
        "for `民政居` did you mean `民政局`? add below `departments:` in site.yaml, under ids that \
         never change:\n  departments-1: \"民政居\""
    );
    assert!(
        hint("people").ends_with("people-1: {name: \"林素琴\"}"),
        "{}",
        hint("people")
    );
}

#[test]
fn two_corrections_of_one_figure_on_one_day_have_a_place_each_on_the_page_of_changes() {
    let entry = |from: u8, to: u8| {
        format!(
            "  - {{published: 2021-08-20, indicator: main, date: 2021-07, from: {from}, to: {to}, \
             kind: correction, reason: r}}\n"
        )
    };
    let text = format!(
        "---\ntitle: 加装电梯\ncorrections:\n{}{}---\n",
        entry(120, 118),
        entry(118, 117)
    );
    let made = site("", TABLE, &[("content/projects/1.md", &text)]);
    assert_eq!(said(&made.0), [""; 0]);
    let page = crate::support::text(&made.1, "changes/index.html");
    let places = page
        .matches("id=\"mp-correction-1-main-2021-07-31-2021-08-20")
        .count();
    assert_eq!(places, 2, "{page}");
    assert!(
        page.contains("id=\"mp-correction-1-main-2021-07-31-2021-08-20-2\""),
        "{page}"
    );
}

#[test]
fn rows_that_are_numbered_anew_keep_their_words_and_what_was_withheld_stays_so() {
    let internal = "---\ntitle: 老年食堂\nvisibility: internal\n---\n";
    let made = site("", TABLE, &[("content/projects/2.md", internal)]);
    assert_eq!(told(&made, "projects", &["title"]), ["加装电梯"]);
    let anew = TABLE
        .replace("1,加装电梯", "3,加装电梯")
        .replace("2,老年食堂", "1,老年食堂");
    let made = site("", &anew, &[("content/projects/2.md", internal)]);
    assert_eq!(told(&made, "projects", &["title"]), ["加装电梯"]);
    // Without its title nobody would know whose words they are.
    let made = site(
        "",
        &anew,
        &[("content/projects/1.md", "---\nvisibility: internal\n---\n")],
    );
    assert_eq!(
        said(&made.0),
        ["E006 the text does not say that the project is `老年食堂`"]
    );
    let report = "---\nkind: progress\ntitle: 开工\n---\n已开工。\n";
    let made = site("", TABLE, &[("content/projects/1/2021-07-20.md", report)]);
    assert_eq!(
        said(&made.0),
        ["E006 the files of this folder do not say that the project is `加装电梯`"]
    );
}

#[test]
fn a_title_that_is_nearly_that_of_a_draft_makes_no_second_project() {
    let draft =
        "---\ntitle: 加装电梯工程\nfocus: care\nbatch: first\ndraft: true\ntarget: 5 部\n---\n";
    let table = "序号,项目,领域,目标\n1,加装电梯工種,care,300部\n";
    let made = site("", table, &[("content/projects/lifts.md", draft)]);
    assert_eq!(said(&made.0), ["E010 there is no project `加装电梯工種`"]);
}

#[test]
fn rows_that_say_nothing_of_a_project_are_none_and_rows_without_a_title_are_told() {
    let table = format!(
        "{TABLE},第二部分：住房,,,,,,,\n序号,项目名称,领域,批次,牵头领导,责任部门,配合单位,目标,2021年7月\n\
         合计（2项）,,,,,,,,127\n3,,care,第一批,,,,5个,\n"
    );
    let made = site("", &table, &[]);
    let errors: Vec<String> = said(&made.0);
    assert_eq!(errors, ["E033 the row names no project"]);
    let table = table.replace("3,,care", "3,养老床位,care");
    let made = site("", &table, &[]);
    assert_eq!(told(&made, "projects", &["id"]), ["1", "2", "3"]);
}

#[test]
fn two_projects_of_one_title_stay_two_and_two_columns_of_one_meaning_are_told() {
    let table =
        "id,项目,领域,批次,目标\nroad-n,修路,home,first,3公里\nroad-s,修路,home,first,3公里\n";
    let made = site("", table, &[]);
    assert_eq!(told(&made, "projects", &["id"]), ["road-n", "road-s"]);
    let table = "序号,项目,领域,目标,目标值\n1,修路,home,3公里,4公里\n";
    let made = site("", table, &[]);
    assert_eq!(
        said(&made.0),
        ["E034 the columns `目标` and `目标值` say the same of a project"]
    );
}

#[test]
fn an_indicator_without_a_name_is_not_the_one_that_another_row_names() {
    let table = "序号,项目,领域,批次,指标,单位,目标\n\
        1,电梯,home,第一批,,部,100\n1,电梯,home,第一批,用户,,5000人\n";
    let made = site("", table, &[]);
    let columns = ["indicator", "name", "target", "unit"];
    let expected = ["main 电梯 100 部", "indicator-2 用户 5000 人"];
    assert_eq!(told(&made, "indicators", &columns), expected);
}

#[test]
fn a_site_may_leave_rows_to_its_texts() {
    let made = site("tables: {projects: skip}\n", TABLE, &[]);
    assert_eq!(
        said(&made.0).len(),
        2,
        "each row of figures is about nobody"
    );
}

/// A site with nothing but a workbook as a city keeps it: two sheets, a merged title and merged
/// groups, subtotals, a hidden row, percentages, units behind numbers.
fn city(name: &str) -> (Outcome, Files) {
    let bytes = std::fs::read(crate::support::repository("tests/tables").join(name));
    let config = format!("{CONFIG}tables: {{heads: {{备注: note}}}}\n");
    let config = config.replace(
        "care: 老有颐养",
        "care: 老有颐养, young: 幼有善育, health: 病有良医",
    );
    let config = config.replace(
        "civil: 民政局",
        "civil: 民政局, edu: 教育局, health: 卫生健康委员会",
    );
    let config = config.replace("housing: 住建局", "housing: 住房和城乡建设局");
    let config = config.replace(
        "chen: {name: 陈明远}",
        "chen: {name: 陈明远}, lin: {name: 林素琴}",
    );
    let files = vec![
        ("content/site.yaml".to_owned(), config.into_bytes()),
        (
            format!("content/data/{name}"),
            bytes.expect("a table of the tests"),
        ),
    ];
    build(&MemorySource::new(files), &Options::default())
}

#[test]
fn a_workbook_is_the_same_site_after_another_program_has_saved_it() {
    let made = city("city.xlsx");
    let projects = told(
        &made,
        "projects",
        &["id", "focus", "lead_department", "lead", "due"],
    );
    assert_eq!(projects.len(), 42);
    assert_eq!(projects[7], "8 care civil chen 2021-12-31");
    let figures = told(&made, "observations", &["project", "date", "value", "unit"]);
    assert_eq!(figures.len(), 3 * 42);
    // A percentage, a number with its unit behind it, and one in full width.
    for figure in [
        "7 2021-08-31 56 %",
        "5 2021-08-31 140 人次",
        "6 2021-08-31 130 部",
    ] {
        assert!(
            figures.iter().any(|own| own == figure),
            "{figure} is not in {figures:?}"
        );
    }
    for name in ["city-saved.xlsx", "city-saved.ods", "city-gb18030.csv"] {
        let again = city(name);
        let differs = made
            .1
            .keys()
            .find(|path| made.1.get(*path) != again.1.get(*path));
        assert_eq!((differs, again.1.len()), (None, made.1.len()), "{name}");
    }
}

#[test]
fn percentages_of_a_file_that_does_not_say_its_formats_are_refused_each_at_its_cell() {
    let (outcome, _) = city("city.xls");
    let found = said(&outcome);
    // Six projects of a target and three figures.
    assert_eq!(
        found.iter().filter(|said| said.starts_with("E008")).count(),
        24,
        "{found:?}"
    );
    assert_eq!(found[0], "E008 `0.8` can mean 0.8 % or 80 %");
}
