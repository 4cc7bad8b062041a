//! The keys of `content/site.yaml`.

use super::groups::{
    BATCH, BOOK, DIMENSION, FOCUS, GRADE, GROUP, OWN_GROUPS, PERSON, PLACE, PRINT,
};
use super::ids::Ids;
use super::keys::Takes::{
    Address, ById, ByLanguage, ByWord, Day, Either, File, Id, Language, Line, List, Map, Text, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::programme::{
    CADENCE, CALENDAR, CONSULTATION, DECLARED_TOTAL, DECLARED_WORDS, EVENT, GOVERNMENT, LISTS,
    PHOTO_SIZES, PLACE_MAP, SITE_CHANGE, TABLES, TERM, THEME, TOLERANCE, WITHOUT,
};
use crate::model::layout::ARRANGED;
use crate::model::output::Family;
use crate::model::term;
use crate::model::vocabulary::{Leading, Provenance};

maps! {
    /// The site.
    SITE "the site" "网站" {
        "title" Text, Required, "Our promises",
            "The title of the site.",
            "网站标题。";
        "publisher" Text, Required, "Delivery office",
            "Who publishes it and answers for it.",
            "由谁发布、由谁负责。";
        "languages" List(&Language), Is("zh-Hans"), "[zh-Hans, en]",
            "Its languages; the first has the addresses without a prefix.",
            "网站的语言，第一种的地址不带前缀。";
        "scales" ById(&List(&Map(&GRADE))), Nothing,
            "{health: [{id: well, name: Well, token: on-track}]}",
            "Scales of your own for declared grades, each from best to worst.",
            "自定的评级标尺，从最好到最差。";
        "as_of" Either(&[Word(&["latest"]), Day]), Is("latest"), "2021-12-31",
            "The day on which the site stands; `latest` is the newest publication.",
            "网站按哪一天的情况；`latest` 指最新公布的日期。";
        "calendar" Map(&CALENDAR), Nothing, "{period: year, starts: 4}",
            "By which period it reports, when its years begin, and which days do not count.",
            "按什么周期汇报、年度从几月开始、哪些日子不算。";
        "dimensions" ById(&Either(&[Map(&DIMENSION), ById(&Text)])), Nothing,
            "{sex: {female: Women, male: Men}}",
            "What figures may be broken down by, beside place and department.",
            "除地区和部门外，数据还可以按什么分组。";
        "base_url" Address, Nothing, "https://results.example.org/",
            "Where the site will stand; feeds and the map of the site need it.",
            "网站的网址，订阅源和站点地图要用。";
        "theme" Either(&[Line, Map(&THEME)]), Is("civic"), "civic",
            "How the site looks: the name of a theme, or a map.",
            "网站外观：主题名，或一组设置。";
        "focuses" ById(&Either(&[Text, Map(&FOCUS)])),
            As("required where projects are listed", "列出项目时必填"), "{care: Growing old well}",
            "The focuses of the programme; each project belongs to one.",
            "工作领域，每个项目属于一个。";
        "batches" ById(&Either(&[Text, Map(&BATCH)])), Nothing,
            "{first: {name: First batch, start: 2021-01-04, due: 2021-12-31}}",
            "Projects that were announced together, with the dates they share.",
            "一起公布的各批项目，以及共同的日期。";
        "departments" ById(&Either(&[Text, Map(&GROUP)])), Nothing, "{housing: Housing}",
            "The departments that carry projects.",
            "承办项目的部门。";
        "places" ById(&Either(&[Text, Map(&PLACE)])), Nothing, "{east: East side}",
            "Where projects happen, and what figures may be broken down by.",
            "项目所在的地区，数据也可以按它分。";
        "map" Map(&PLACE_MAP), Nothing, "{source: Surveying office, review_number: 浙S(2021)12号}",
            "Whose map of the places it is; outlines stand in `content/places.geojson`.",
            "地区地图的来源和审图号，边界写在 `content/places.geojson`。";
        "groups" ById(&Map(&OWN_GROUPS)), Nothing,
            "{funder: {name: Funder, values: {city: The city}}}",
            "Kinds of groups of your own; each is a key of projects, and has pages.",
            "自定的分组方式，每一种都是项目的一个键，并有自己的页面。";
        "people" ById(&Either(&[Text, Map(&PERSON)])), Nothing,
            "{ann-moss: {name: Ann Moss, role: Deputy mayor}}",
            "The people who lead projects.",
            "牵头领导。";
        "tables" Map(&TABLES), Nothing, "{hidden: skip}",
            "How tables of figures in `content/data/` are read.",
            "怎样读 `content/data/` 里的数据表。";
        "editions" Word(&["periods", "none"]), Is("none"), "periods",
            "Whether every build writes a permanent edition for each closed period.",
            "每次生成时，是否为每个已结束的周期留一份永久版本。";
        "outputs" List(&Word(Family::WORDS)), As("all of them", "全部"), "[pages, data]",
            "What a build makes; what is left out is not computed.",
            "生成哪些内容，没列出的不计算。";
        "cadence" Either(&[Word(&["none"]), Map(&CADENCE)]), Nothing, "{progress: weekly}",
            "What is promised to be done regularly; only what is named is judged.",
            "承诺定期做的事，只评判写明的。";
        "terms" ByWord(term::TERMS, &Either(&[Text, Map(&TERM), ByLanguage(&Map(&TERM))])), Nothing,
            "{project: {one: Key result, other: Key results}}",
            "What the site calls its things, in every sentence.",
            "站内各种事物的叫法，所有句子都随之改变。";
        "sections" ByWord(ARRANGED, &Either(&[Map(&WITHOUT), List(&Line)])), Nothing,
            "{project: {without: [money]}}",
            "Which sections pages have, and in which order.",
            "页面有哪些部分、按什么顺序。";
        "menu" List(&Line), As("that of the theme", "用主题的菜单"), "[projects, data]",
            "What the main menu holds, in its order.",
            "主菜单的内容和顺序。";
        "lists" Map(&LISTS), Nothing, "{projects: 100}",
            "How lists are broken into pages, and which there are.",
            "列表怎样分页、有哪些列表页。";
        "consultations" List(&Map(&CONSULTATION)), Nothing,
            "[{channel: online, received: 3120, adopted: 29}]",
            "How the public was asked, and what became of it.",
            "怎样征集意见、采纳了多少。";
        "declared_totals" List(&Map(&DECLARED_TOTAL)), Nothing, "[{label: projects, value: 42}]",
            "Totals that were published and are not computed here.",
            "公布过、但不在本站计算的总数。";
        "declared_status" List(&Map(&DECLARED_WORDS)), Nothing,
            "[{label: summary, text: Several are complete}]",
            "States of the whole that were published in words, without numbers.",
            "只用文字公布、没有数字的总体情况。";
        "scale" Id(Ids::Scale), Is("status"), "rag",
            "The scale of declared grades that name none.",
            "没写标尺的自评用哪种标尺。";
        "status" Word(Leading::WORDS), Is("figures"), "declared",
            "What leads where a project has figures and a declared grade.",
            "既有数据又有自评时，以哪个为主。";
        "events" List(&Map(&EVENT)), Nothing, "[{date: 2021-06-11, text: The council met}]",
            "What happened to the programme as a whole.",
            "整个计划的大事记。";
        "tolerances" Map(&TOLERANCE), Nothing, "{days: 7, share: 0.05, behind: 0.15}",
            "From when something counts as behind.",
            "多慢才算慢。";
        "changes" List(&Map(&SITE_CHANGE)), Nothing,
            "[{published: 2021-10-15, field: calendar.grace, from: 5, to: 10, kind: method, \
             reason: Counting takes longer}]",
            "Rules of the site that moved, each with its reason; entries are only added.",
            "全站规则的改动和原因，只增不改。";
        "static" List(&File), Nothing, "[CNAME]",
            "Files of `content/` that go to the root of the site as they are.",
            "`content/` 里原样放到网站根目录的文件。";
        "licence" Line, Nothing, "CC-BY-4.0",
            "Under which licence texts and data may be used.",
            "文字和数据按什么许可使用。";
        "contact" Line, Nothing, "results@example.org",
            "Whom readers may write to.",
            "联系方式。";
        "currency" Line, Nothing, "CNY",
            "The currency of money where a project names none.",
            "项目未写币种时用的币种。";
        "notice" Text, Nothing, "\"Illustrative data\"",
            "What stands on every page, above all else.",
            "写在每一页最上面的提示。";
        "provenance" Word(Provenance::WORDS), Is("stated"), "illustrative",
            "Whether the facts are real or invented for a demonstration.",
            "数据是真实的还是示意的。";
        "books" ById(&Map(&BOOK)), Nothing, "{care: {title: Growing old well, focuses: [care]}}",
            "Printed books beside those of each period.",
            "按期汇编之外的自定汇编。";
        "photos" Either(&[Word(&["original"]), Map(&PHOTO_SIZES)]), Nothing, "{quality: 70}",
            "In which sizes JPEG photographs go out; `original` leaves them as they are.",
            "JPEG 照片以哪些尺寸发布；`original` 保持原图。";
        "print" Map(&PRINT), Nothing, "{texts: full}",
            "How paper is set, and which texts it has.",
            "纸面的版式和收入的文字。";
        "government" Map(&GOVERNMENT), Nothing, "{site_id_code: \"3300000001\"}",
            "What a government's site has to state.",
            "政府网站必须标明的信息。";
    }
}
