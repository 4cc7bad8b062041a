//! The lists of a site: focuses, batches, departments, places, people, groups of its own, scales,
//! dimensions and books.

use super::ids::Ids;
use super::keys::KeyDoc;
use super::keys::Takes::{
    ById, ByLanguage, Date, Either, Id, Line, List, Map, Number, Path, Text, Truth, Whole, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::programme::TERM;
use crate::model::print::{Extent, Layout};
use crate::model::status::Token;

/// The keys of everything that projects are grouped by.
const NAMED: &[KeyDoc] = keys! {
    "name" Text, Required, "Growing old well",
        "What it is called on the pages.",
        "在页面上的名称。";
    "description" Text, Nothing, "A safe old age close to home.",
        "What it is about, in a sentence on its page.",
        "一句话说明，写在它自己的页面上。";
    "order" Whole(-9999, 9999), As("0; equals stand as written", "0；相同者按书写顺序"), "2",
        "Where it stands among the others: lower numbers come first.",
        "排列顺序，数字小的在前。";
};

maps! {
    /// A department, or a group of a kind of the site's own.
    GROUP "a department or a group of your own" "部门或自定分组" {} + NAMED

    /// A place.
    PLACE "a place" "地区" {
        "at" List(&Number), Nothing, "[120.15, 30.28]",
            "Its longitude and latitude in degrees (WGS 84): where it stands on the map, or its \
             name in its outline.",
            "经度和纬度（WGS 84，单位为度）：在地图上的位置，有边界时是名称的位置。";
    } + NAMED

    /// A focus.
    FOCUS "a focus" "领域" {
        "within" Id(Ids::Focus), Nothing, "care",
            "The focus that this one lies in; the outer one counts and lists what is in it.",
            "所属的上一级领域，上一级会一并统计和列出。";
    } + NAMED

    /// A batch.
    BATCH "a batch" "批次" {
        "announced" Date, Nothing, "2021-01-04",
            "The day on which its projects were announced; they count from then on.",
            "项目公布的日期，从这天起计入统计。";
        "document" Text, Nothing, "\"Order 2021/1\"",
            "The number or name of the document that announced it.",
            "公布该批项目的文号或文件名。";
        "scale" Id(Ids::Scale), As("that of the site", "用全站的标尺"), "rag",
            "The scale of declared grades in its projects.",
            "该批项目自评所用的评级标尺。";
        "start" Date, Nothing, "2021-01-04",
            "The start of its projects where they name none.",
            "项目未写开始日期时采用的开始日期。";
        "due" Date, Nothing, "2021-12-31",
            "The due date of its projects where they name none.",
            "项目未写期限时采用的期限。";
    } + NAMED

    /// A person.
    PERSON "a person who leads projects" "牵头领导" {
        "name" Text, Required, "Ann Moss",
            "The name of the person.",
            "姓名。";
        "role" Text, Nothing, "Deputy mayor",
            "The office that the person holds.",
            "职务。";
        "body" Text, Nothing, "City council",
            "The body that the person belongs to.",
            "所在机构。";
        "private" Truth, Is("false"), "true",
            "Whether only an initial is shown, and `(private)` in data: for who holds no public office.",
            "是否只显示姓氏缩写，数据中写作 `(private)`（非公职人员）。";
    }

    /// A kind of group of the site's own.
    OWN_GROUPS "a kind of group of your own, such as funders" "自定的分组方式，例如出资方" {
        "name" Either(&[Text, Map(&TERM), ByLanguage(&Map(&TERM))]), Required,
            "{one: Funder, other: Funders}",
            "What one of these groups is called, and several of them.",
            "这类分组的名称（单数与复数）。";
        "values" ById(&Either(&[Text, Map(&GROUP)])), Required, "{city: The city, bank: A bank}",
            "The groups, by the id that projects name; a name, or a map.",
            "各个分组：项目引用的 id，对应名称或一组设置。";
    }

    /// A grade of a scale.
    GRADE "a grade of a scale of your own" "自定标尺中的一级" {
        "id" Line, Required, "delayed",
            "The word by which a declaration names the grade.",
            "自评时填写的词。";
        "name" Text, Required, "Delayed",
            "What readers see.",
            "读者看到的名称。";
        "token" Word(Token::WORDS), Required, "at-risk",
            "The colour and symbol of the grade, and whether it counts as trouble.",
            "颜色和符号，也决定是否算作有问题。";
        "means" Text, Nothing, "More than a month late",
            "What the grade means, printed on the page about the method.",
            "这一级的含义，写在方法页上。";
    }

    /// A dimension of breakdowns.
    DIMENSION "a dimension of breakdowns" "分组维度" {
        "name" Text, As("its id", "用 id"), "Age of residents",
            "What the dimension is called.",
            "维度的名称。";
        "values" ById(&Text), Required, "{young: Under 25, rest: 25 and older}",
            "All its values with their names, so that a typing error is found.",
            "全部取值及其名称，写错会提示。";
    }

    /// A book of the site's own.
    BOOK "a printed book beside those of periods" "按期汇编之外的自定汇编" {
        "title" Text, Required, "Growing old well",
            "The title on its cover.",
            "封面上的书名。";
        "focuses" List(&Id(Ids::Focus)), Nothing, "[care]",
            "The focuses whose projects are in it.",
            "收入哪些领域的项目。";
        "batches" List(&Id(Ids::Batch)), Nothing, "[first]",
            "The batches whose projects are in it.",
            "收入哪些批次的项目。";
        "departments" List(&Id(Ids::Department)), Nothing, "[housing]",
            "The departments whose projects are in it.",
            "收入哪些部门的项目。";
        "projects" List(&Id(Ids::Project)), Nothing, "[lifts]",
            "Projects that are in it by name.",
            "逐个列出的项目。";
        "texts" Either(&[Word(Extent::WORDS), Map(&BOOK_TEXTS)]),
            As("that of `print`", "用 `print` 的设置"), "full",
            "How much of what is written about its projects it prints.",
            "书中收入多少项目文字。";
    }

    /// Which texts paper has.
    BOOK_TEXTS "which texts paper has" "纸面收入的文字" {
        "write-up" Word(Extent::WORDS), Is("fit"), "fit",
            "How much of the text of a project is printed.",
            "项目正文印多少。";
        "reports" Word(Extent::WORDS), Is("fit"), "full",
            "How much of its reports is printed.",
            "各期报告印多少。";
    }

    /// Fonts for paper by typeface.
    FONTS "fonts of your own for paper" "纸面自备字体" {
        "sans" List(&Path), Nothing, "[fonts/hei.ttf, fonts/hei-bold.ttf]",
            "For texts, tables and charts; the black face of GB/T 9704.",
            "正文、表格和图表用；公文版式里作黑体。";
        "serif" List(&Path), Nothing, "[fonts/song.ttf]",
            "For titles and promises; the text of GB/T 9704.",
            "标题和承诺用；公文版式里作仿宋。";
        "kai" List(&Path), Nothing, "[fonts/kai.ttf]",
            "The regular script of GB/T 9704.",
            "公文版式里的楷体。";
    }

    /// How paper is set.
    PRINT "how paper is set" "纸面排版" {
        "layout" Word(Layout::WORDS), Is("plain"), "gbt9704",
            "How books are set: plainly, or as Chinese official documents are.",
            "汇编的版式：普通，或按党政机关公文格式。";
        "texts" Either(&[Word(Extent::WORDS), Map(&BOOK_TEXTS)]), Is("fit"), "full",
            "How much of the texts of projects is on paper: none, what fits, or all.",
            "纸面收入多少项目文字：不收、放得下的、全部。";
        "fonts" Map(&FONTS), Nothing, "{serif: [fonts/song.ttf]}",
            "TrueType files of your own below content/, one for each weight; `milepost print` takes \
             them, no page publishes them.",
            "自备的 TrueType 字体，放在 content/ 下，每种粗细一个文件；只用于 `milepost print`，不会发布。";
    }
}
