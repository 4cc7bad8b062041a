//! The words of the tables, in Chinese where that is the site's first language and in English
//! otherwise. Heads are those of the documented list; the last two are passed over when read.

use crate::model::Settings;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    is_chinese: bool,
}

impl Words {
    /// Those of a site.
    pub fn of(settings: &Settings) -> Words {
        let first = settings.languages.first();
        Words {
            is_chinese: first.is_some_and(|tag| tag.starts_with("zh")),
        }
    }

    fn either<T>(self, chinese: T, english: T) -> T {
        if self.is_chinese { chinese } else { english }
    }

    /// The heads before the columns of dates.
    pub fn wide(self) -> [&'static str; 6] {
        self.either(
            ["序号", "项目", "指标", "单位", "承诺目标", "承诺期限"],
            [
                "No.",
                "Project",
                "Indicator",
                "Unit",
                "Promised",
                "Promised by",
            ],
        )
    }

    /// The heads of a table with a row for each figure.
    pub fn long(self, dimensions: &[&str]) -> Vec<String> {
        let heads = self.either(
            ["项目", "指标", "日期", "数值", "分子", "分母", "备注"],
            [
                "project",
                "indicator",
                "date",
                "value",
                "numerator",
                "denominator",
                "note",
            ],
        );
        let heads = heads.into_iter().chain(dimensions.iter().copied());
        heads.map(str::to_owned).collect()
    }

    /// The name of the sheet of parts, fractions and words.
    pub fn parts(self) -> &'static str {
        self.either("分项、分数与文字", "Parts, fractions, words")
    }

    /// The name of the sheet of projects that no department leads.
    pub fn others(self) -> &'static str {
        self.either("其他", "Others")
    }

    /// What a cell to be filled in takes.
    pub fn asked(self, unit: &str) -> String {
        // A workbook has no room for more beside a cell.
        let unit: String = unit.chars().take(200).collect();
        match &*unit {
            "" => self.either("请填写", "Fill in").to_owned(),
            unit => format!("{}{unit}", self.either("单位：", "In ")),
        }
    }

    /// Why a value was refused.
    pub fn no_number(self) -> &'static str {
        self.either("请填写数字", "Write a number")
    }
}
