//! The keys of an indicator, in its own map and in a project of one, and of its figures.

use super::ids::Ids;
use super::keys::KeyDoc;
use super::keys::Takes::{
    Amount, ByDay, ByLanguage, Date, Day, Either, File, Id, Interval, Line, List, Map, Number,
    Parts, Planned, Text, Truth, When, Whole, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::programme::TOLERANCE;
use crate::model::vocabulary::{
    Accumulation, Direction, Flag, Kind, Level, Provenance, Qualifier, Shape,
};

/// The words for a yes or a no, which a figure of such an indicator is.
const ANSWERS: &[&str] = &["yes", "no"];

/// What an indicator has in its own map and in a project of one alike.
pub const MEASURED: &[KeyDoc] = keys! {
    "kind" Word(Kind::WORDS), Is("count"), "percent",
        "What kind of quantity is counted.",
        "数量的类型。";
    "by" List(&Id(Ids::Dimension)), Nothing, "place",
        "What its figures are broken down by.",
        "数据按什么分组。";
    "overlapping" Either(&[Truth, List(&Id(Ids::Dimension))]), Is("false"), "true",
        "Whether parts may overlap, so that they need not add up; or along which dimensions.",
        "各部分是否可以重叠（不必相加等于总数），或在哪些维度上可以。";
    "definition" Text, Nothing, "\"Finished and verified by that day\"",
        "What exactly is counted.",
        "到底数的是什么。";
    "direction" Word(Direction::WORDS), Is("increase"), "at-most",
        "Where it should go: up, down, or within a limit.",
        "应当往哪个方向走：升、降，或守住界限。";
    "accumulation" Word(Accumulation::WORDS), Is("cumulative"), "per-period",
        "Whether a figure is the total so far, that of its period, or the state of the day.",
        "数字是累计数、当期数还是当日的状态。";
    "level" Word(Level::WORDS), Nothing, "outcome",
        "What it tells about: what was put in, what was made, or what changed for people.",
        "说明的是投入、产出还是成效；投入不决定项目状态。";
    "no_target" Text, Nothing, "\"Set after the survey\"",
        "Why there is no target.",
        "为什么没有目标。";
    "shape" Word(Shape::WORDS), Nothing, "even",
        "The form of the plan between its points; without it nothing is planned in between.",
        "计划在各点之间的形状；不写就没有中间计划。";
    "closed" Day, Nothing, "2021-09-30",
        "The day from which the indicator counts nowhere any more.",
        "从这天起不再计入任何统计。";
    "every" Interval, As("the site's, or the rhythm of the figures", "按全站的，或数据的节奏"),
        "monthly",
        "How often a figure is due.",
        "多久应有一次数据。";
    "min" Number, Nothing, "0",
        "The least that a figure can be; less is an error.",
        "数据的下限，低于它就报错。";
    "max" Number, Nothing, "100000",
        "The most that a figure can be; more is an error.",
        "数据的上限，高于它就报错。";
    "decimals" Whole(0, 6), As("as the figures are written", "按数据的写法"), "1",
        "How many decimals are shown.",
        "显示几位小数。";
    "tolerance" Map(&TOLERANCE), As("that of the site", "按全站的"), "{days: 14}",
        "From when this indicator counts as behind.",
        "这个指标多慢才算慢。";
    "provenance" Word(Provenance::WORDS), As("that of the site", "按全站的"), "illustrative",
        "Whether the facts are real or invented for a demonstration.",
        "数据是真实的还是示意的。";
    "baseline" Either(&[Number, Word(ANSWERS), Map(&BASELINE)]),
        As("0 at the start for a count, else unknown", "计数类从 0 起，其余未知"),
        "{value: 120, date: 2020-12-31}",
        "Where it stood at the start.",
        "起点的数值。";
    "plan" ByDay(&Planned), Nothing, "{2021-06-30: 30%}",
        "What is planned for days in between; the ends are baseline and target. Takes `by` too.",
        "中间各日期计划达到多少，两端是起点和目标。也可写 `by`。";
    "unit" Either(&[Text, Map(&UNIT), ByLanguage(&Either(&[Line, Map(&UNIT)]))]),
        As("`%` for percent, else required", "百分比为 `%`，其余必填"), "homes",
        "What is counted: the word behind the number.",
        "单位，写在数字后面的词。";
};

/// A figure, or a map of what is known of it.
const OBSERVED: super::keys::Takes = Either(&[Number, Word(ANSWERS), Text, Map(&FIGURE)]);

maps! {
    /// An indicator.
    INDICATOR "an indicator" "指标" {
        "name" Text, Required, "Homes adapted",
            "What the indicator is called.",
            "指标名称。";
        "target" Either(&[Number, Word(ANSWERS), Map(&TARGET)]), Nothing, "2300",
            "What it should reach.",
            "要达到多少。";
        "observations" Either(&[File, ByDay(&OBSERVED)]), Nothing,
            "{2021-04-30: 120, 2021-05-31: 260}",
            "Its figures by the day they are about, or the name of a table beside the project.",
            "各日期的数据，或项目旁边一个表格文件的名字。";
        "headline" Truth, As("the first that is no input", "第一个非投入指标"), "true",
            "Whether the project is judged by it.",
            "项目是否按它评判。";
    } + MEASURED

    /// A target.
    TARGET "a target" "目标" {
        "value" Either(&[Number, Word(ANSWERS)]), As("required without `low` and `high`",
            "没有 `low` 和 `high` 时必填"), "2300",
            "What it should reach.",
            "要达到多少。";
        "low" Number, Nothing, "419",
            "The lower end of a range that it should be in.",
            "目标区间的下限。";
        "high" Number, Nothing, "457",
            "The upper end of a range that it should be in.",
            "目标区间的上限。";
        "date" Date, As("the due date of the project", "项目的期限"), "2021-12-31",
            "By when.",
            "到什么时候。";
        "source" Text, Nothing, "\"Five-year plan\"",
            "Where it was promised.",
            "承诺的出处。";
        "by" Parts(&Number), Nothing, "{east: 1300, west: 1000}",
            "What each part should reach; `each` stands for all that are not named.",
            "各部分的目标，`each` 代表没写到的各部分。";
    }

    /// A baseline.
    BASELINE "a baseline" "起点" {
        "value" Either(&[Number, Word(ANSWERS)]), Required, "0",
            "Where it stood.",
            "当时的数值。";
        "date" Date, As("the start of the project", "项目的开始日期"), "2020-12-31",
            "When it stood there.",
            "是哪一天的。";
        "source" Text, Nothing, "\"Census of 2020\"",
            "Where the number comes from.",
            "数字出处。";
        "by" Parts(&Number), Nothing, "{east: 10, west: 5}",
            "Where each part stood.",
            "各部分的起点。";
    }

    /// The forms of a unit.
    UNIT "the forms of a unit beside numbers" "单位在不同数字后的写法" {
        "zero" Line, Nothing, "homes",
            "The form beside zero, in languages that have one.",
            "零的形式（部分语言）。";
        "one" Line, Nothing, "home",
            "The form beside one.",
            "单数形式。";
        "two" Line, Nothing, "homes",
            "The form beside two, in languages that have one.",
            "二的形式（部分语言）。";
        "few" Line, Nothing, "homes",
            "The form beside a few, in languages that have one.",
            "少数的形式（部分语言）。";
        "many" Line, Nothing, "homes",
            "The form beside many, in languages that have one.",
            "多数的形式（部分语言）。";
        "other" Line, Required, "homes",
            "The form beside all other numbers.",
            "其余数字后的形式。";
    }

    /// A figure.
    FIGURE "a figure, as a map" "一次数据（详细写法）" {
        "value" Either(&[Number, Word(ANSWERS)]), As("required unless a note or flag explains it",
            "没有备注或标记说明时必填"), "120",
            "The number.",
            "数值。";
        "note" Text, Nothing, "\"Counted by hand\"",
            "What is to be said of it; of a qualitative indicator the figure itself.",
            "备注；定性指标就是内容本身。";
        "qualifier" Word(Qualifier::WORDS), Is("exact"), "at-least",
            "How exact it is.",
            "准确程度。";
        "published" Date, As("the day it is about; in a report the report's",
            "数据的日期；报告中为报告日期"), "2021-05-08",
            "When it was first published.",
            "首次公布的日期。";
        "flag" Word(Flag::WORDS), Is("normal"), "provisional",
            "Whether it is provisional, estimated, a break in the series, or missing.",
            "是否为初步数、估计数、新序列的起点或缺数。";
        "numerator" Number, Nothing, "120",
            "What was counted, of a share.",
            "分子。";
        "denominator" Number, Nothing, "400",
            "Out of how many, of a share.",
            "分母。";
        "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
            "The evidence for it, by id.",
            "证据的 id。";
        "by" Parts(&Number), Nothing, "{east: 80, west: 40}",
            "The figure of each part.",
            "各部分的数值。";
        "period" When, As("that of the report", "报告的周期"), "2021-06",
            "In a report: the period that a figure per period is about.",
            "报告中：当期数属于哪个周期。";
    }
}

/// The short form: a project of one indicator.
pub const SHORT: &[KeyDoc] = keys! {
    "target" Either(&[Amount, Number, Word(ANSWERS), Map(&TARGET)]), Nothing, "2300 homes",
        "What the project should reach: the number and its unit. It makes the indicator `main`.",
        "项目要达到多少：数字和单位。由此得到指标 `main`。";
    "done" Either(&[File, ByDay(&OBSERVED)]), Nothing, "{2021-04-30: 120, 2021-05-31: 260}",
        "What is done, by day, or the name of a table beside the project.",
        "各日期完成了多少，或项目旁边一个表格文件的名字。";
};

/// What a report says of indicators.
pub const REPORTED: &[KeyDoc] = keys! {
    "observations" super::keys::Takes::Of(Ids::Indicator, &OBSERVED), Nothing, "{homes: 812}",
        "Figures by indicator, about the day of the report.",
        "各指标的数据，日期为报告日期。";
    "done" OBSERVED, Nothing, "812",
        "The figure of a project of one indicator.",
        "只有一个指标的项目的数据。";
};
