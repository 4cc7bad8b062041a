//! The keys of dated reports, of pages about periods, of free pages, of chart blocks, and the
//! columns of tables of figures.

use super::ids::Ids;
use super::indicator::REPORTED;
use super::keys::KeyDoc;
use super::keys::Takes::{
    Amount, ById, Day, Either, Id, Line, List, Map, Number, Of, Text, Truth, When, Whole, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::record::{PHOTO, REPORT_ACTION};
use crate::model::vocabulary::{ChartKind, Flag, Qualifier, ReportKind, Sorting, Visibility};

/// What a translation of a project or of a page may say.
const TITLED: &[KeyDoc] = keys! {
    "title" Text, As("that of the original", "用原文的"), "Lifts for old houses",
        "The title in this language.",
        "这种语言的标题。";
    "summary" Text, As("that of the original", "用原文的"), "\"A lift in each house\"",
        "The summary in this language.",
        "这种语言的简介。";
};

/// What a report says beside its figures, which a translation may say as well.
const TOLD: &[KeyDoc] = keys! {
    "title" Text, As("its kind and day", "类别和日期"), "\"A wet July\"",
        "The title of the report.",
        "报告标题。";
    "next" Text, Nothing, "\"Ten more houses in August\"",
        "What comes next.",
        "下一步。";
    "blocker" Text, Nothing, "\"Material is late\"",
        "What stands in the way.",
        "存在的问题。";
    "by" Text, Nothing, "Housing",
        "Who reports.",
        "由谁报告。";
};

maps! {
    /// A dated report.
    REPORT "a dated report of a project" "项目的定期报告" {
        "kind" Word(ReportKind::WORDS), Required, "progress",
            "Whether it reports progress, gives guidance, or shows something.",
            "是进展、指导还是展示。";
        "for" When, As("its own day", "报告日期"), "2021-06",
            "The day or period that its figures are about, where they are older.",
            "数据属于哪天或哪个周期（早于报告日期时写）。";
        "places" List(&Id(Ids::Place)), Nothing, "[east]",
            "The places that it is about; their pages show it.",
            "涉及的地区，这些地区的页面会显示。";
        "photos" List(&Map(&PHOTO)), Nothing, "[{file: site.png, alt: Workers on a scaffold}]",
            "Photographs in it.",
            "照片。";
        "visibility" Word(Visibility::WORDS), As("public; guidance is internal",
            "public；指导类为 internal"), "public",
            "Who may see it.",
            "谁能看到。";
        "milestones" Of(Ids::Milestone, &Day), Nothing, "{survey: 2021-05-12}",
            "Milestones that were met, with the day.",
            "达到的节点和日期。";
        "actions" ById(&Map(&REPORT_ACTION)), Nothing,
            "{fixings: {text: Redraw the fixings, from: guidance}}",
            "What it asks for.",
            "提出的整改事项。";
    } + TOLD + REPORTED

    /// A translation of a report.
    REPORT_WORDS "a translation of a report" "报告的译文" {} + TOLD

    /// A translation of a project.
    PROJECT_WORDS "a translation of a project" "项目的译文" {
        "short_title" Text, As("the title", "用标题"), "Lifts",
            "The title in this language where there is less room, as in lists and on boards.",
            "这种语言的短标题，用在位置有限处。";
    } + TITLED

    /// A translation of a page.
    PAGE_WORDS "a translation of a page" "页面的译文" {} + TITLED

    /// Words for a period.
    PERIOD "words for a quarter or another period" "某个季度或其他周期的文字" {
        "title" Text, As("the name of the period", "周期的名称"), "\"A good start\"",
            "The title of its showcase.",
            "展示页的标题。";
        "showcase" Map(&SHOWCASE), Nothing, "{dates: [2021-09-28], host: City council}",
            "The showcase on the spot: when, by whom, and where it stopped.",
            "现场展示：时间、主办和各站。";
        "featured" List(&Id(Ids::Project)), Nothing, "[lifts]",
            "Projects that are shown first.",
            "重点展示的项目。";
    }

    /// A showcase.
    SHOWCASE "a showcase on the spot" "现场展示" {
        "dates" List(&Day), Nothing, "[2021-09-28]",
            "The days on which it was.",
            "举行的日期。";
        "host" Text, Nothing, "City council",
            "Who invited.",
            "主办方。";
        "stops" List(&Map(&STOP)), Nothing, "[{project: lifts, place: Canal Street}]",
            "Where it stopped, in order.",
            "依次到过的地方。";
        "comments" List(&Text), Nothing, "[\"More of this\"]",
            "What was said there.",
            "现场的意见。";
    }

    /// A stop of a showcase.
    STOP "a stop of a showcase" "现场展示的一站" {
        "project" Id(Ids::Project), Required, "lifts",
            "The project that was shown.",
            "看的是哪个项目。";
        "place" Text, Nothing, "Canal Street",
            "Where it was.",
            "地点。";
        "note" Text, Nothing, "\"The first lift runs\"",
            "What was seen.",
            "看到了什么。";
        "photos" List(&Map(&PHOTO)), Nothing, "[{file: site.png, alt: Workers on a scaffold}]",
            "Photographs, beside the project that was shown.",
            "照片，放在该项目旁边。";
        "words" Text, Nothing, "\"It took us years to get here\"",
            "What somebody said there.",
            "现场的一句话。";
        "by" Text, Nothing, "\"A neighbour\"",
            "Who said it.",
            "谁说的。";
    }

    /// A free page.
    PAGE "a free page, such as about or contact" "自由页面，例如关于、联系" {
        "title" Text, Required, "About",
            "The title of the page.",
            "页面标题。";
        "summary" Text, Nothing, "\"Who we are\"",
            "What it is about, in a sentence.",
            "一句话简介。";
        "order" Whole(-9999, 9999), Is("0"), "2",
            "Where it stands among the pages: lower numbers come first.",
            "排列顺序，数字小的在前。";
        "menu" Truth, Is("false"), "true",
            "Whether it stands in the main menu.",
            "是否放进主菜单。";
    }

    /// A chart block.
    CHART "a chart block in a text" "正文里的图表" {
        "kind" Word(ChartKind::WORDS), Required, "trajectory",
            "Which chart to draw.",
            "画哪种图。";
        "project" Id(Ids::Project), As("the project whose text it stands in",
            "所在正文的项目"), "lifts",
            "The project it is about.",
            "关于哪个项目。";
        "indicator" Id(Ids::Indicator), As("the only one, or a row for each",
            "唯一的一个，或每个一行"), "homes",
            "The indicator it shows.",
            "画哪个指标。";
        "zero" Truth, Is("true"), "false",
            "Whether the axis of a trajectory begins at zero.",
            "走势图的纵轴是否从零开始。";
        "by" Either(&[Id(Ids::Dimension), Id(Ids::Grouping)]), As("focus for a status chart",
            "状态图按领域"), "place",
            "The dimension whose parts are shown, or the groups that a status chart counts by.",
            "按哪个维度画各部分，或状态图按什么分组。";
        "sort" Word(Sorting::WORDS), Is("site"), "trouble",
            "The order of the rows of a status chart.",
            "状态图各行的顺序。";
    }

    /// A row of a table of figures.
    ROW "a row of a table of figures" "数据表的一行" {
        "project" Id(Ids::Project), As("required in a table of all projects without `no`",
            "全部项目的表中没有 `no` 时必填"), "lifts",
            "The project: its id or its exact title.",
            "项目的 id 或完整名称。";
        "no" Whole(1, 1_000_000), Nothing, "7",
            "The number of the project in the announced list, in place of its name.",
            "项目序号，可代替名称。";
        "indicator" Id(Ids::Indicator), As("`main`, or the only one", "`main`，或唯一的一个"),
            "homes",
            "The indicator: its id or name.",
            "指标的 id 或名称。";
        "date" When, Required, "2021-09-30",
            "The day or period that the figure is about.",
            "数据属于哪天或哪个周期。";
        "value" Either(&[Number, Line]), Required, "812",
            "The figure; its unit may stand behind it.",
            "数值，后面可带单位。";
        "unit" Line, Nothing, "homes",
            "The unit, held against that of the indicator.",
            "单位，会与指标的单位核对。";
        "published" When, As("the day it is about", "数据的日期"), "2021-10-08",
            "When the figure was first published.",
            "首次公布的日期。";
        "qualifier" Word(Qualifier::WORDS), Is("exact"), "at-least",
            "How exact it is.",
            "准确程度。";
        "flag" Word(Flag::WORDS), Is("normal"), "provisional",
            "Whether it is provisional, estimated, a break in the series, or missing.",
            "是否为初步数、估计数、新序列的起点或缺数。";
        "numerator" Number, Nothing, "120",
            "What was counted, of a share.",
            "分子。";
        "denominator" Number, Nothing, "400",
            "Out of how many, of a share.",
            "分母。";
        "evidence" Line, Nothing, "record",
            "Ids of evidence of the project, set apart by spaces.",
            "证据的 id，用空格隔开。";
        "note" Line, Nothing, "\"Counted by hand\"",
            "What is to be said of it.",
            "备注。";
    }

    /// A row of a table that lists projects.
    LISTED "a row of a table that lists projects" "列出项目的表的一行" {
        "project" Line, Required, "老旧小区加装电梯",
            "The title of the project; in another language with its tag in brackets, as `title (en)`.",
            "项目名称；另一种语言在表头的括号里写语言标签，如“项目名称（en）”。";
        "no" Whole(1, 1_000_000), Nothing, "7",
            "The number in the announced list, from which the address is made.",
            "公布清单中的序号，网址由它而来。";
        "id" Line, As("the number, or the title in Latin letters", "序号，或拉丁字母的名称"), "lifts",
            "The id, from which the address is made instead.",
            "项目的 id，网址改由它而来。";
        "focus" Id(Ids::Focus), As("not known", "未知"), "care",
            "The focus: its id or its name in any language.",
            "领域：id 或任一语言的名称。";
        "batch" Id(Ids::Batch), Nothing, "first",
            "The batch: its id or name; its dates hold where the row has none.",
            "批次：id 或名称；行里没有日期时用批次的。";
        "lead" Id(Ids::Person), Nothing, "chen-mingyuan",
            "Who answers for it: ids or names, set apart by commas.",
            "牵头领导：id 或姓名，用顿号或逗号隔开。";
        "departments" Id(Ids::Department), Nothing, "housing",
            "The departments, by id or name; the first leads.",
            "责任部门：id 或名称，第一个牵头。";
        "support" Id(Ids::Department), Nothing, "civil-affairs",
            "Departments that support, by id or name.",
            "配合单位：id 或名称。";
        "places" Id(Ids::Place), Nothing, "east",
            "Where it is, by id or name.",
            "实施地点：id 或名称。";
        "indicator" Line, As("the title of the project", "项目名称"), "建成电梯",
            "What is counted; rows of one title are the indicators of one project.",
            "指标名称；同名的几行是同一项目的几个指标。";
        "unit" Line, As("what stands behind the target", "目标后面的单位"), "部",
            "The unit; `%` makes the indicator a percentage.",
            "单位；`%` 表示百分比指标。";
        "target" Amount, Nothing, "300部",
            "What was promised, as a number; its unit may stand behind it.",
            "承诺的目标数，后面可带单位。";
        "baseline" Number, Nothing, "40",
            "Where it began.",
            "起点的数。";
        "start" When, As("that of the batch, else not known", "批次的开始日，否则未知"), "2021-01-01",
            "When it begins.",
            "开始时间。";
        "due" When, As("that of the batch, else not known", "批次的期限，否则未知"), "2021-12-31",
            "By when it is promised; `12月底前` takes the year of the title.",
            "完成时限；“12月底前”的年份取自表的标题。";
        "summary" Line, Nothing, "为老楼装电梯。",
            "What it is, in a sentence.",
            "一句话说明内容。";
        "promise" Line, Nothing, "全年加装300部。",
            "The promise in the words in which it was given.",
            "承诺的原话。";
    }
}
