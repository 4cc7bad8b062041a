//! The widths of texts on which the layout of charts counts, for the browser to measure.

use milepost::chart::text;

/// Texts as charts hold them, in several languages; each is measured in regular and in bold
/// letters.
const TEXTS: &[(&str, &str)] = &[
    ("zh-Hans", "目标 2,300户，2022年3月31日"),
    ("zh-Hans", "实际 1,380户（待确认）"),
    ("zh-Hans", "计划 12.35万人次"),
    ("zh-Hans", "截至12月31日"),
    ("zh-Hans", "照此速度 2022年5月23日"),
    ("zh-Hans", "预计晚约2个月"),
    ("zh-Hans", "老旧小区与城中村综合改造提升工作领导小组办公室"),
    ("zh-Hans", "“心系银发”微幸福工程——适老化改造"),
    ("zh-Hans", "≥1,200亩"),
    ("zh-Hans", "−27万元"),
    ("zh-Hans", "34微克/立方米"),
    ("en", "Target 2,300 homes, 31 March 2022"),
    ("en", "Actual 1,380 homes (provisional)"),
    ("en", "as of 31 December"),
    ("en", "At this pace 23 May 2022"),
    ("en", "expected 12 days later"),
    (
        "en",
        "Joint office for the renewal of old housing estates and of villages inside the city",
    ),
    ("en", "WILLIAM MMXXI & Co. (Westminster)"),
    ("en", "0123456789"),
    ("en", "−12.5%"),
    ("en", "Jul 2021"),
    ("de", "Straßenbeleuchtung erneuert, größtenteils im Plan"),
    ("ru", "Капитальный ремонт жилых домов завершён"),
    ("ja", "高齢者向け住宅の改修、計画どおり"),
    ("ko", "노후 주택 개선 사업은 계획대로"),
];

#[test]
fn estimated_widths_are_listed_for_the_browser() {
    let rows: Vec<serde_json::Value> = TEXTS
        .iter()
        .flat_map(|(lang, words)| [13.0, 14.0].map(|size| (lang, words, size)))
        .flat_map(|(lang, words, size)| {
            let row = |bold: bool, estimate: f64| serde_json::json!({"text": words, "lang": lang, "size": size, "bold": bold, "estimate": estimate});
            [row(false, text::width(words, size)), row(true, text::bold_width(words, size))]
        })
        .collect();
    assert!(
        rows.iter()
            .all(|row| row["estimate"].as_f64().is_some_and(|w| w > 10.0))
    );
    if let Ok(path) = std::env::var("MILEPOST_TEXT_WIDTHS") {
        let text = serde_json::to_string_pretty(&rows).expect("JSON");
        std::fs::write(&path, text).unwrap_or_else(|e| panic!("{path} cannot be written: {e}"));
    }
}
