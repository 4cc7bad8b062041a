//! Who is counted is named beside the count, with why and since when; what is said leads there.

use crate::support::{check_said, demo, text, words_of};

fn check(page: &str, says: &[&str]) {
    check_said(page, &words_of(text(demo(), page)), says, &[]);
}

#[test]
fn the_start_names_who_is_newly_complete_behind_or_no_longer_so_where_they_are_few() {
    let said = [
        "新完成 +4 社区日间照料中心 、 课后延时服务 、 急救站点 、 断头路打通",
        "新过半 +11 新落后 +1 公厕改造升级",
        "不再落后 +1 断头路打通",
        "改动承诺 +2 居家适老化改造 、 养老护理员培训",
        "措施已超期31天：五家管线单位一次勘察、一张图纸。",
    ];
    check("index.html", &said);
}

#[test]
fn each_screen_of_a_showcase_begins_with_its_message() {
    let said = [
        "5个落后，其中2个明显滞后或期限已过；慢得最多的是“既有住宅加装电梯”，约167天。",
        "前进最多的6项",
        "落后的5个分布在4个领域，“住有宜居”最多，2个。",
        "下季到期28项，最早的在2022年1月15日：公厕改造升级。",
        "公厕改造升级 目标150座",
    ];
    check("quarters/2021-q4/index.html", &said);
}

#[test]
fn a_moved_target_says_why_when_and_by_whose_decision() {
    let said = [
        "推迟90天",
        "2021年10月15日 改期 ：七八月连续强降雨",
        "决定：市政府专题会议",
    ];
    check("changes/targets/index.html", &said);
}

#[test]
fn a_text_leads_to_pages_that_the_site_makes_in_its_own_language() {
    for (page, href) in [
        ("about/index.html", "../changes/index.html"),
        ("en/about/index.html", "../quarters/index.html"),
    ] {
        let link = format!("<a href=\"{href}\">");
        let main = text(demo(), page).split("<main").nth(1).unwrap_or_default();
        assert!(main.contains(&link), "{page} has no {link}");
    }
}
