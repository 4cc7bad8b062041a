//! What a project shows and answers for: milestones, evidence, photographs, actions, changes,
//! corrections, declarations.

use super::ids::Ids;
use super::keys::KeyDoc;
use super::keys::Takes::{
    Address, ByDay, Date, Day, Either, File, Hash, Id, Line, List, Map, Number, Parts, Path, Same,
    Text, UpTo, When, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::programme::CHANGED;
use crate::model::vocabulary::{
    ActionFrom, ChangeKind, Confidence, CorrectionKind, EvidenceKind, Visibility,
};

/// What a declaration has beside its word.
const DECLARING: &[KeyDoc] = keys! {
    "published" Day, Required, "2021-06-30",
        "The day on which it was declared.",
        "公布的日期。";
    "date" When, As("the day of publication", "公布的日期"), "2021-05",
        "The day or period that is judged, where it was published later.",
        "评的是哪天或哪个周期（公布得更晚时写）。";
    "by" Text, Nothing, "Review board",
        "Who declared it.",
        "由谁作出。";
    "reason" Text, Nothing, "\"The contractor stopped work\"",
        "Why; needed where it is better than the figures say.",
        "理由；比数据显示得更好时必须写。";
    "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
        "The evidence for it, by id.",
        "证据的 id。";
};

/// What an action has wherever it stands.
const ACTED: &[KeyDoc] = keys! {
    "text" Text, Required, "\"Redraw the fixings\"",
        "What is to be done.",
        "要做什么。";
    "from" Word(ActionFrom::WORDS), Required, "guidance",
        "Where it came from.",
        "来自哪里。";
    "owner" Either(&[Id(Ids::Department), Id(Ids::Person), Text]), Nothing, "housing",
        "Who answers for it: a department, a person, or words.",
        "由谁负责：部门、人员，或直接写。";
    "due" Day, Nothing, "2021-09-15",
        "The last day on which closing it is in time.",
        "最晚在哪天办结。";
    "closed" Day, Nothing, "2021-09-12",
        "The day on which it was done.",
        "办结的日期。";
    "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
        "The evidence that it was done, by id.",
        "办结的证据的 id。";
    "visibility" Word(Visibility::WORDS), Is("internal"), "public",
        "Who may see it.",
        "谁能看到。";
    "published" Day, As("the day it was raised", "提出的日期"), "2021-07-06",
        "When it was published.",
        "公布的日期。";
};

maps! {
    /// A milestone.
    MILESTONE "a milestone" "节点" {
        "name" Text, Required, "Survey finished",
            "What is reached when it is met.",
            "达到时完成了什么。";
        "due" Date, Required, "2021-05-15",
            "When it is due, as first promised.",
            "最初承诺的日期。";
        "forecast" ByDay(&Day), Nothing, "{2021-04-20: 2021-06-01}",
            "When it is expected now, by the day on which that was said.",
            "预计日期，按说这话的日期排。";
        "met" Day, Nothing, "2021-05-12",
            "The day on which it was met.",
            "达到的日期。";
        "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
            "The evidence that it was met, by id.",
            "达到的证据的 id。";
        "share" UpTo(1_000_000), Is("1"), "2",
            "Its weight in a plan that follows milestones.",
            "按节点推进的计划中所占的份量。";
    }

    /// A piece of evidence.
    EVIDENCE "a piece of evidence" "证据" {
        "title" Text, Required, "Acceptance record",
            "What it is called.",
            "名称。";
        "kind" Word(EvidenceKind::WORDS), Required, "document",
            "What it is.",
            "类型。";
        "file" File, Nothing, "record.pdf",
            "A file beside the project that is published with it.",
            "放在项目旁边、一同公布的文件。";
        "sha256" Hash, As("computed from the file", "由文件算出"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "The check sum of the file, held against it.",
            "文件的校验和，会与文件核对。";
        "publisher" Text, Nothing, "Building control",
            "Who published it.",
            "发布者。";
        "date" Date, Nothing, "2021-09-17",
            "When it was published.",
            "发布日期。";
        "url" Address, Nothing, "https://example.org/record",
            "Where it can be read.",
            "可以看到它的网址。";
        "archived_url" Address, Nothing, "https://archive.example.org/record",
            "A copy that stays, should the first go.",
            "存档网址，以防原网址失效。";
        "locator" Text, Nothing, "\"page 12\"",
            "The page or section that is meant.",
            "在第几页、哪一节。";
        "licence" Line, Nothing, "CC-BY-4.0",
            "Under which licence it may be used.",
            "按什么许可使用。";
    }

    /// The photograph from before.
    BEFORE "the same view before" "改造前的照片" {
        "file" File, Required, "yard-before.jpg",
            "The picture, beside the project.",
            "图片文件，放在项目旁边。";
        "alt" Text, Required, "\"The yard as a car park\"",
            "What it shows, for those who cannot see it.",
            "画面内容，给看不到图的人。";
        "caption" Text, Nothing, "\"The yard in spring\"",
            "What stands below it.",
            "图片说明。";
        "date" Day, Nothing, "2021-03-11",
            "When it was taken.",
            "拍摄日期。";
        "licence" Line, Nothing, "CC-BY-4.0",
            "Under which licence it may be used.",
            "按什么许可使用。";
    }

    /// A photograph.
    PHOTO "a photograph" "照片" {
        "file" File, Required, "site.png",
            "The picture, beside the project.",
            "图片文件，放在项目旁边。";
        "alt" Text, Required, "\"Workers on a scaffold\"",
            "What it shows, for those who cannot see it.",
            "画面内容，给看不到图的人。";
        "caption" Text, Nothing, "\"The first of 40 lifts\"",
            "What stands below it.",
            "图片说明。";
        "date" Day, Nothing, "2021-06-11",
            "When it was taken.",
            "拍摄日期。";
        "licence" Line, Nothing, "CC-BY-4.0",
            "Under which licence it may be used.",
            "按什么许可使用。";
        "place" Id(Ids::Place), Nothing, "east",
            "Where it was taken; the page of the place shows it.",
            "在哪个地区，该地区的页面会显示。";
        "before" Map(&BEFORE), Nothing, "{file: yard-before.jpg, alt: The yard as a car park}",
            "The same view before; both stand side by side.",
            "同一角度改造前的照片，两张并排显示。";
    }

    /// An action of a project.
    ACTION "an action: what was asked for and is to be done" "整改事项" {
        "raised" Day, Required, "2021-06-11",
            "The day on which it was asked for.",
            "提出的日期。";
    } + ACTED

    /// An action in a report.
    REPORT_ACTION "an action that a report raises" "报告提出的整改事项" {
        "raised" Day, As("the day of the report", "报告日期"), "2021-06-11",
            "The day on which it was asked for.",
            "提出的日期。";
    } + ACTED

    /// Feedback.
    FEEDBACK "what residents said" "群众反映" {
        "channel" Text, Required, "hotline",
            "How it came in.",
            "从哪里反映的。";
        "summary" Text, Required, "\"Drilling at noon is too loud\"",
            "What was said.",
            "说了什么。";
        "received" Day, Nothing, "2021-05-19",
            "When it came in.",
            "收到的日期。";
        "response" Text, Nothing, "\"No drilling between twelve and two\"",
            "What was answered.",
            "怎样答复。";
        "response_date" Day, Nothing, "2021-05-27",
            "When it was answered.",
            "答复的日期。";
    }

    /// A change of the promise.
    CHANGE "a change of the promise" "承诺的改动" {
        "field" Path, Required, "due",
            "The path of what moved, such as `due` or `indicators.homes.target`.",
            "改动的是哪一项，例如 `due` 或 `indicators.homes.target`。";
        "from" Same, Required, "2021-12-31",
            "What it was until then; the earliest one is the first promise.",
            "原来的值；最早一条就是最初的承诺。";
        "to" Same, Required, "2022-03-31",
            "What it became; the last one is what stands in the file now.",
            "改后的值；最后一条就是文件里现在的值。";
        "kind" Word(ChangeKind::WORDS), Required, "due",
            "What kind of change it is.",
            "改动的类别。";
        "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
            "The evidence for it, by id.",
            "证据的 id。";
    } + CHANGED

    /// A correction.
    CORRECTION "a correction of a published figure" "对已公布数据的更正" {
        "published" Day, Required, "2021-10-15",
            "The day on which it was corrected; the new figure holds from then on.",
            "更正的日期，从这天起按新数。";
        "indicator" Id(Ids::Indicator), Required, "homes",
            "Whose figure it was.",
            "哪个指标的数据。";
        "date" When, Required, "2021-05-31",
            "The day or period that the figure is about.",
            "数据属于哪天或哪个周期。";
        "by" Either(&[Line, Parts(&Line)]), As("the total", "总数"), "{place: east}",
            "The part whose figure it was.",
            "哪个部分的数据。";
        "from" Number, Required, "260",
            "The figure that was published.",
            "原来公布的数。";
        "to" Either(&[Number, Word(&["withdrawn"])]), Required, "250",
            "The figure that is right, or `withdrawn`.",
            "正确的数；撤回写 `withdrawn`。";
        "reason" Text, Required, "\"Counted twice\"",
            "Why it was corrected, for readers.",
            "为什么更正，写给读者看。";
        "kind" Word(CorrectionKind::WORDS), Required, "correction",
            "Whether better data came in or an error was found.",
            "是有了更好的数据，还是发现了错误。";
        "evidence" List(&Id(Ids::Evidence)), Nothing, "[record]",
            "The evidence for it, by id.",
            "证据的 id。";
    }

    /// A declared grade.
    DECLARED "how somebody says that the project stands" "自评：由人判断的项目状况" {
        "status" Id(Ids::Grade), Required, "green",
            "The grade, a word of the scale.",
            "评级，标尺中的一个词。";
        "scale" Id(Ids::Scale), As("that of the project", "项目的标尺"), "rag",
            "The scale that the word is of.",
            "用的是哪种标尺。";
    } + DECLARING

    /// A declared confidence.
    CONFIDENCE "how sure somebody is that the target will be reached" "对达到目标有多大把握" {
        "level" Either(&[Word(Confidence::WORDS), Id(Ids::Grade)]), Required, "low",
            "How sure.",
            "把握的大小。";
        "scale" Id(Ids::Scale), Is("confidence"), "confidence",
            "The scale that the word is of.",
            "用的是哪种标尺。";
    } + DECLARING
}
