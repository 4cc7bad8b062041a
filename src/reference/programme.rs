//! What a programme says of itself in `site.yaml`, beside its lists.

use super::ids::Ids;
use super::keys::KeyDoc;
use super::keys::Takes::{
    ByName, Colour, Date, Day, Either, File, Id, Interval, Line, List, Map, Number, Same, Stretch,
    Text, Truth, UpTo, Whole, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use crate::model::field::SiteField;
use crate::model::vocabulary::{ChangeKind, Counted, Qualifier, Visibility};

/// The kinds of periods, as `calendar` names them.
const PERIODS: &[&str] = &["month", "quarter", "half-year", "year", "none"];

/// The most opinions that a consultation may have gathered.
const MANY: i64 = 1_000_000_000;

/// What every entry about a change has.
pub const CHANGED: &[KeyDoc] = keys! {
    "published" Day, Required, "2021-10-15",
        "The day on which the change was published; the new value holds from then on.",
        "公布改动的日期，从这天起按新值。";
    "reason" Text, Required, "\"Heavy rain stopped work\"",
        "Why it moved, for readers.",
        "为什么改，写给读者看。";
    "decided_by" Text, Nothing, "City council",
        "Who decided it.",
        "由谁决定。";
};

maps! {
    /// A term.
    TERM "what the site calls a thing" "站内用词" {
        "one" Text, Required, "Key result",
            "The word for one of them.",
            "单数形式。";
        "other" Text, As("the same as `one`", "同 `one`"), "Key results",
            "The word for several of them.",
            "复数形式。";
        "article" Text, As("by the sound of the word", "按读音判断"), "an",
            "What English puts before one of them.",
            "英文冠词。";
    }

    /// Tolerances.
    TOLERANCE "from when something counts as behind" "多慢才算慢" {
        "days" Whole(0, 3660), Is("7"), "7",
            "So many days behind the plan are still on track.",
            "比计划慢多少天以内仍算正常。";
        "share" UpTo(1), Is("0.05"), "0.05",
            "The same as a share of the time from start to due; the greater of both counts.",
            "同上，按起止时间的比例；两者取大。";
        "behind" UpTo(1), Is("0.15"), "0.15",
            "Beyond this share of the time it is well behind.",
            "慢到超过这一比例，算明显滞后。";
    }

    /// The calendar.
    CALENDAR "the calendar of the programme" "工作日历" {
        "period" Word(PERIODS), Is("quarter"), "year",
            "By which period the programme reports; showcases, comparisons and books follow it.",
            "按什么周期汇报；展示页、对比和汇编都按它。";
        "starts" Whole(1, 12), Is("1"), "4",
            "The month in which its years begin.",
            "年度从几月开始。";
        "closed" List(&Stretch), Nothing, "[2021-02-11/2021-02-17]",
            "Holidays, which make no figure stale and no report late.",
            "放假的日子，不计入数据过期和报送时限。";
        "grace" Whole(0, 60), Is("10"), "10",
            "Days after the end of a period in which its figures may still come in.",
            "周期结束后多少天内仍可补报。";
    }

    /// The cadence.
    CADENCE "what is promised to be done regularly" "承诺定期做的事" {
        "progress" Either(&[Word(&["none"]), Interval]), Nothing, "weekly",
            "How often each project reports its progress.",
            "每个项目多久报一次进展。";
        "guidance" Either(&[Word(&["none"]), Interval]), Nothing, "monthly",
            "How often each project is given guidance.",
            "每个项目多久指导一次。";
        "showcase" Either(&[Word(&["none"]), Interval]), Nothing, "quarterly",
            "How often each project has something to show.",
            "每个项目多久展示一次。";
        "visibility" Word(Visibility::WORDS), Is("internal"), "public",
            "Who sees the board that says whether it was kept.",
            "谁能看到这些事是否按时。";
    }

    /// A consultation.
    CONSULTATION "how the public was asked" "征集意见的情况" {
        "channel" Text, Required, "online",
            "How people were asked.",
            "征集方式。";
        "received" Whole(0, MANY), Nothing, "3120",
            "How many opinions came in.",
            "收到多少条。";
        "adopted" Whole(0, MANY), Nothing, "29",
            "How many of them were taken up.",
            "采纳多少条。";
        "from" Day, Nothing, "2020-11-01",
            "The first day of asking.",
            "开始日期。";
        "to" Day, Nothing, "2020-12-15",
            "The last day of asking.",
            "结束日期。";
        "source" Text, Nothing, "\"Report of the office\"",
            "Where these numbers come from.",
            "数字出处。";
    }

    /// A declared total.
    DECLARED_TOTAL "a total that was declared and not computed" "公布的总数（非计算）" {
        "label" Text, Required, "projects",
            "What was counted.",
            "数的是什么。";
        "qualifier" Word(Qualifier::WORDS), Is("exact"), "at-least",
            "How exact the number is; `several` needs no number.",
            "数字的准确程度，`several` 可不写数。";
        "value" Number, As("required unless `several`", "除 `several` 外必填"), "42",
            "The number.",
            "数字。";
        "of" Word(Counted::WORDS), Nothing, "projects",
            "That it is the number of all projects announced, of which the site may list some.",
            "说明这是公布的项目总数，本站可能只列出一部分。";
        "source" Text, Nothing, "\"Annual report\"",
            "Where it was published.",
            "出处。";
    }

    /// A state declared in words.
    DECLARED_WORDS "a state of the whole that was declared in words" "用文字公布的总体情况" {
        "label" Text, Required, "summary",
            "What it is about.",
            "关于什么。";
        "text" Text, Required, "\"Several are complete\"",
            "What was declared, word for word.",
            "原话。";
        "source" Text, Nothing, "\"Annual report\"",
            "Where it was published.",
            "出处。";
    }

    /// An event.
    EVENT "a dated event" "大事记" {
        "date" Date, Required, "2021-06-11",
            "When it happened.",
            "发生的时间。";
        "text" Text, Required, "what happened",
            "What happened, in a sentence.",
            "发生了什么，一句话。";
        "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
            "The evidence for it, by id.",
            "证据的 id。";
    }

    /// A change of a rule of the site.
    SITE_CHANGE "a change of a rule of the site" "全站规则的改动" {
        "field" Word(SiteField::WORDS), Required, "calendar.grace",
            "The path of the rule that moved.",
            "改动的是哪一项规则。";
        "from" Same, Required, "5",
            "What it was until then; the earliest one is the first promise.",
            "原来的值；最早一条就是最初的承诺。";
        "to" Same, Required, "10",
            "What it became; the last one is what stands in the file now.",
            "改后的值；最后一条就是文件里现在的值。";
        "kind" Word(ChangeKind::WORDS), Required, "method",
            "What kind of change it is.",
            "改动的类别。";
    } + CHANGED

    /// Tables of figures.
    TABLES "how tables of figures are read" "怎样读数据表" {
        "heads" ByName(&Id(Ids::Column)), Nothing, "{Actual so far: value, Clerk: skip}",
            "What heads of columns mean that are not on the documented list; `skip` passes over.",
            "不在说明清单上的表头是什么意思，`skip` 表示略过。";
        "hidden" Word(&["read", "skip"]), Is("read"), "skip",
            "Whether hidden rows of workbooks are read.",
            "工作簿里隐藏的行读不读。";
        "projects" Word(&["read", "skip"]), Is("read"), "skip",
            "Whether rows that say what a project is are read, or their figures alone.",
            "说明项目本身的行读不读，不读时只取数据。";
    }

    /// Lists.
    LISTS "lists of the site" "列表页" {
        "projects" Whole(1, 100_000), Is("200"), "100",
            "How many projects stand on a page of the table of all projects.",
            "全部项目的表每页放多少个。";
        "reports" Whole(1, 100_000), Is("200"), "100",
            "How many dated reports stand on a page of all reports.",
            "全部报告的页面每页放多少篇。";
        "groups" Truth, Is("false"), "true",
            "Whether each kind of group has a page that lists them, for the menu.",
            "每类分组是否有一页清单（可放进菜单）。";
    }

    /// Sizes of photographs.
    PHOTO_SIZES "sizes of photographs" "照片尺寸" {
        "widths" List(&Whole(100, 4096)), Is("[480, 800, 1200, 1920]"), "[600, 1200]",
            "Widths in pixels, never above that of the photograph; paper takes the largest.",
            "宽度（像素），不会超过原图；纸面用最大的。";
        "quality" Whole(30, 95), Is("78"), "70",
            "The quality of JPEG: less is smaller.",
            "JPEG 质量，越低文件越小。";
    }

    /// Sections that a page is to have without some.
    WITHOUT "sections left out of a page" "页面去掉的部分" {
        "without" List(&Line), Required, "[money]",
            "The sections to leave out; the others stay in their order.",
            "去掉哪些部分，其余按原来的顺序。";
    }

    /// The theme.
    THEME "the look of the site" "网站外观" {
        "name" Line, Is("civic"), "civic",
            "The theme: `civic`, or a folder below `themes/`.",
            "主题：`civic`，或 `themes/` 下的文件夹。";
        "logo" File, Nothing, "logo.svg",
            "A picture in `content/` that stands before the title.",
            "标题前的图，放在 `content/` 里。";
        "accent" Colour, As("that of the theme", "用主题的颜色"), "\"#0b5cad\"",
            "The colour of links and marks, in quotes.",
            "链接和标记的颜色，要加引号。";
    }

    /// What law asks of sites of a government.
    GOVERNMENT "what a government's site has to state" "政府网站必须标明的信息" {
        "site_id_code" Line, Nothing, "\"3300000001\"",
            "The code under which the site is registered.",
            "政府网站标识码。";
        "icp" Line, Nothing, "\"ICP 20210001\"",
            "The number of its licence.",
            "ICP备案号。";
    }

    /// A map.
    PLACE_MAP "whose map of the places it is" "地区地图的来源" {
        "source" Text, Nothing, "Surveying office",
            "Who drew it.",
            "由谁绘制。";
        "licence" Line, Nothing, "CC-BY-4.0",
            "Under which licence its outlines may be passed on; without one they are no download.",
            "边界数据按什么许可提供，不写就不提供下载。";
        "review_number" Either(&[Line, Map(&NO_REVIEW)]), Nothing, "浙S(2021)12号",
            "The number of its review (审图号), which public maps in China have to show.",
            "审图号，在中国公开的地图必须标明。";
    }

    /// A map without a review.
    NO_REVIEW "why a map has no review number" "为什么没有审图号" {
        "none" Text, Required, "an invented city",
            "Why it needs none.",
            "为什么不需要。";
    }
}
