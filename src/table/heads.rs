//! What the heads of columns mean, in English and Chinese, by the list of the reference.

pub use crate::reference::{COLUMNS, KEYS};

/// The keys of which a table that lists projects has at least one, beside their titles: any table
/// may name who answers for what it shows.
pub const DECIDING: [&str; 4] = ["focus", "batch", "target", "due"];

/// Heads of columns that an office keeps beside its figures, and that nothing here has a use for:
/// they are passed over.
const OTHERS: &[&str] = &[
    "source",
    "来源",
    "数据来源",
    "资料来源",
    "联系人",
    "联系电话",
    "status",
    "状态",
    "进展",
    "进展情况",
    "工作进展",
];

/// The word in site.yaml for a column that is passed over.
pub const SKIP: &str = "skip";

/// What a head means; `None` for one that is not on the list. `own` are the heads that the site has
/// given a meaning, each with a name of a column, a key or [`SKIP`].
pub fn meaning<'a>(head: &str, own: &'a [(Box<str>, Box<str>)]) -> Option<&'a str> {
    let (whole, bare) = (folded(head), folded(&without_brackets(head)));
    let told = own.iter().find(|(name, _)| folded(name) == whole);
    if let Some((_, column)) = told {
        return Some(column);
    }
    let of = |text: &str| {
        let is_of =
            |(name, others): &&(&'static str, &[&str])| *name == text || others.contains(&text);
        let column = COLUMNS
            .iter()
            .chain(KEYS)
            .find(is_of)
            .map(|(name, _)| *name);
        column.or(OTHERS.contains(&text).then_some(SKIP))
    };
    of(&whole).or_else(|| of(&bare))
}

/// The key of a project that a column has for its name; `None` for the name of another column.
pub fn key(name: &str) -> Option<&'static str> {
    let mut keys = KEYS.iter().map(|(key, _)| *key);
    keys.find(|key| *key == name)
}

/// What stands in brackets at the end of a head, such as a language or a unit; empty where nothing
/// does.
pub fn in_brackets(head: &str) -> String {
    let plain = plain(head);
    let inner = plain
        .strip_suffix(')')
        .and_then(|rest| rest.split_once('('));
    inner.map_or_else(String::new, |(_, inner)| inner.trim().to_owned())
}

/// Whether a cell names a row of totals, which is no project.
pub fn is_total(text: &str) -> bool {
    const TOTALS: [&str; 11] = [
        "汇总",
        "总数",
        "合计",
        "小计",
        "总计",
        "共计",
        "total",
        "totals",
        "subtotal",
        "subtotals",
        "grandtotal",
    ];
    let bare = folded(&without_brackets(text));
    TOTALS.contains(&bare.trim_end_matches([':', '：']))
}

/// A head or word as it is compared: without any spaces, in small letters, with the signs of an
/// ASCII keyboard.
fn folded(text: &str) -> String {
    let plain = plain(text);
    let letters = plain.chars().filter(|c| !c.is_whitespace() && *c != '*');
    letters.collect::<String>().to_lowercase()
}

fn without_brackets(text: &str) -> String {
    let plain = plain(text);
    let end = plain.find('(').unwrap_or(plain.len());
    plain[..end].to_owned()
}

/// A text with the signs of an ASCII keyboard for those of full width, and one space for each run
/// of spaces of any kind.
pub fn plain(text: &str) -> String {
    let words = text.split_whitespace();
    let words: Vec<String> = words
        .map(|word| word.chars().map(narrow).collect())
        .collect();
    words.join(" ")
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_meaning(head: &str, expected: &str) {
        let own = [
            ("本期数".into(), "value".into()),
            ("数值".into(), SKIP.into()),
        ];
        assert_eq!(meaning(head, &own).unwrap_or(""), expected, "{head}");
    }

    #[test]
    fn a_head_is_known_in_both_languages_with_blanks_and_brackets() {
        check_meaning("Project", "project");
        check_meaning("项目\u{a0}名称 ", "project");
        check_meaning("项　目", "project");
        check_meaning("序号", "no");
        check_meaning("完成数（部）", "value");
        check_meaning("Value (homes)", "value");
        check_meaning("责任部门", "departments");
        check_meaning("进展情况", SKIP);
        check_meaning("２０２１", "");
        check_meaning("", "");
    }

    #[test]
    fn what_the_site_says_of_a_head_comes_first() {
        check_meaning("本 期 数", "value");
        check_meaning("数值", SKIP);
    }

    #[test]
    fn no_head_has_two_meanings() {
        let mut all: Vec<&str> = OTHERS.to_vec();
        for (name, others) in COLUMNS.iter().chain(KEYS) {
            all.push(name);
            all.extend_from_slice(others);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn totals_are_known_by_their_words() {
        for text in [
            "合计",
            "合 计",
            "小计：",
            "合计（12项）",
            "汇总",
            "Total",
            "GRAND TOTAL",
        ] {
            assert!(is_total(text), "{text}");
        }
        for text in ["", "合计工程", "Totally new lifts", "total-lifts"] {
            assert!(!is_total(text), "{text}");
        }
    }

    #[test]
    fn a_text_is_compared_with_the_signs_of_one_keyboard() {
        for (text, expected) in [
            ("Homes", "Homes"),
            ("two words", "two words"),
            (" Ｈ１ \u{a0} a ", "H1 a"),
            ("旧楼（改造）", "旧楼(改造)"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
