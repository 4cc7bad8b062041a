//! The keys of a project.

use super::ids::Ids;
use super::indicator::{INDICATOR, MEASURED, SHORT};
use super::keys::KeyDoc;
use super::keys::Takes::{
    ByDay, ById, ByName, Date, Day, Either, Id, Line, List, Map, Number, Text, Truth, Whole, Word,
};
use super::keys::Usual::{As, Is, Nothing, Required};
use super::programme::EVENT;
use super::record::{
    ACTION, CHANGE, CONFIDENCE, CORRECTION, DECLARED, EVIDENCE, FEEDBACK, MILESTONE, PHOTO,
};
use crate::model::vocabulary::{Stage, Visibility};

/// The long form: indicators that are named.
const LONG: &[KeyDoc] = keys! {
    "indicators" ById(&Map(&INDICATOR)), Nothing,
        "{homes: {name: Homes adapted, unit: homes, target: 2300}}",
        "What the project is measured by, one or several; in place of `target` and `done`.",
        "衡量项目的指标，一个或多个；与 `target`、`done` 二选一。";
};

/// What happened, what was asked and what was answered.
const RECORDED: &[KeyDoc] = keys! {
    "changes" List(&Map(&CHANGE)), Nothing,
        "[{published: 2021-10-15, field: due, from: 2021-12-31, to: 2022-03-31, kind: due, \
         reason: Heavy rain}]",
        "Promises that moved, each with its reason; entries are only added.",
        "改过的承诺和原因，只增不改。";
    "corrections" List(&Map(&CORRECTION)), Nothing,
        "[{published: 2021-10-15, indicator: main, date: 2021-05-31, from: 260, to: 250, \
         kind: correction, reason: Counted twice}]",
        "Figures that were replaced; the file keeps what was first published.",
        "更正过的数据；文件里保留首次公布的数。";
    "events" List(&Map(&EVENT)), Nothing, "[{date: 2021-06-11, text: The first lift runs}]",
        "What happened, by date.",
        "大事记。";
    "actions" ById(&Map(&ACTION)), Nothing,
        "{fixings: {text: Redraw the fixings, from: guidance, raised: 2021-06-11}}",
        "What was asked for and is to be done; internal unless it says otherwise.",
        "要求整改的事项，默认只在内部版显示。";
    "feedback" List(&Map(&FEEDBACK)), Nothing, "[{channel: hotline, summary: It is too loud}]",
        "What residents said, and what was answered.",
        "群众反映和答复。";
    "scale" Id(Ids::Scale), As("that of the batch or the site", "批次或全站的标尺"), "rag",
        "The scale of its declared grades.",
        "自评用哪种标尺。";
    "declared" List(&Map(&DECLARED)), Nothing,
        "[{published: 2021-06-30, scale: rag, status: amber, by: Review board}]",
        "How somebody says that it stands; entries are only added.",
        "自评：由人判断的状况，只增不改。";
    "confidence" List(&Map(&CONFIDENCE)), Nothing, "[{published: 2021-06-30, level: low}]",
        "How sure somebody is that the target will be reached.",
        "对达到目标有多大把握。";
    "money" Map(&MONEY), Nothing, "{budget: 5000000, spent: {2021-06-30: 2000000}}",
        "What it may cost, and what was spent.",
        "预算和支出。";
    "tags" List(&Line), Nothing, "[housing, old age]",
        "Key words.",
        "关键词。";
    "aliases" List(&Line), Nothing, "[projects/old-name]",
        "Earlier addresses, which lead to the project.",
        "旧网址，会转到本项目。";
    "apply" Either(&[Text, Map(&APPLY)]), Nothing,
        "{text: Ask the office of your street, url: 'https://example.org/lifts'}",
        "How residents get what it offers: where to go, whom to call.",
        "居民怎样申请、到哪里办。";
    "contact" Text, Nothing, "lifts@example.org",
        "Whom readers may write to about it.",
        "关于本项目的联系方式。";
    "facts" ByName(&Either(&[Text, Map(&FREE_FACT)])), Nothing, "{Funder: The city}",
        "Anything else, as a label with its words, shown as it is.",
        "其他信息：名目和内容，原样显示。";
};

maps! {
    /// A project.
    PROJECT "a project" "项目" {
        "slug" Line, As("the name of its file or folder", "文件或文件夹的名字"), "lifts",
            "Its id and address: Latin letters, digits, hyphens. Never change it.",
            "id，也是网址：拉丁字母、数字和连字符。以后不要改。";
        "title" Text, As("required, unless a row of a table lists it", "必填，除非由表中的行给出"),
            "Lifts for old houses",
            "What the project is called.",
            "项目名称。";
        "focus" Either(&[Id(Ids::Focus), Word(&["unknown"])]),
            As("required, unless a row of a table lists it", "必填，除非由表中的行给出"), "care",
            "The focus that it belongs to, or `unknown`.",
            "所属领域，不清楚写 `unknown`。";
        "batch" Id(Ids::Batch), Nothing, "first",
            "The batch with which it was announced.",
            "所属批次。";
        "evidence" ById(&Map(&EVIDENCE)), Nothing,
            "{record: {title: Acceptance record, kind: document}}",
            "What proves its figures and stages, by the id that they name.",
            "证明数据和阶段的材料，用 id 引用。";
        "no" Whole(1, 1_000_000), Nothing, "7",
            "Its number in the announced list; it stands in that order everywhere.",
            "公布名单中的序号，各处都按它排。";
        "short_title" Text, As("the title", "用标题"), "Lifts",
            "The title where there is less room, as in lists and on boards.",
            "列表、展板等位置有限处用的短标题。";
        "summary" Text, Nothing, "\"A lift in each house of six floors\"",
            "What it is, in a sentence.",
            "一句话简介。";
        "promise" Either(&[Text, Map(&PROMISE)]), Nothing, "\"40 lifts within the year\"",
            "What was promised, word for word.",
            "承诺的原话。";
        "origin" Text, Nothing, "\"Request no. 49\"",
            "Which request of the public it answers.",
            "回应群众的哪条意见。";
        "lead" Either(&[List(&Id(Ids::Person)), ByDay(&List(&Id(Ids::Person)))]), Nothing,
            "ann-moss",
            "Who leads it, one or several; by the day it began where that changed.",
            "牵头领导，一人或多人；有变动时按日期写。";
        "departments" Either(&[List(&Id(Ids::Department)), Map(&DEPARTMENTS),
            ByDay(&Either(&[List(&Id(Ids::Department)), Map(&DEPARTMENTS)]))]), Nothing,
            "{lead: housing, support: [finance]}",
            "The departments that carry it; of a list the first leads.",
            "承办部门；写成列表时第一个牵头。";
        "partners" List(&Text), Nothing, "[Neighbours' association]",
            "Others that take part.",
            "其他参与方。";
        "places" List(&Id(Ids::Place)), Nothing, "[east, west]",
            "Where it happens.",
            "实施的地区。";
        "start" Date, As("that of the batch, else required", "批次的，否则必填"), "2021-01-04",
            "When it starts.",
            "开始日期。";
        "due" Date, As("that of the batch, else required", "批次的，否则必填"), "2021-12-31",
            "When it is to be done.",
            "期限。";
        "stage" Either(&[Word(Stage::WORDS), Map(&STAGE),
            ByDay(&Either(&[Word(Stage::WORDS), Map(&STAGE)]))]), Nothing,
            "{2021-04-01: under-way}",
            "The stage it is in, by the day it began; one that ends or halts it needs its day.",
            "所处阶段，按开始的日期写；结束或暂停必须写日期。";
        "published" Date, As("the day its batch was announced", "批次公布的日期"), "2021-01-04",
            "The day from which it counts.",
            "从哪天起计入。";
        "visibility" Word(Visibility::WORDS), Is("public"), "internal",
            "Who may see it.",
            "谁能看到。";
        "draft" Truth, Is("false"), "true",
            "Whether it is not ready yet; only `--drafts` shows it.",
            "是否为草稿，只有 `--drafts` 时显示。";
        "embargo" Day, Nothing, "2021-03-01",
            "The day before which it is not shown.",
            "在这天之前不显示。";
        "photos" List(&Map(&PHOTO)), Nothing, "[{file: site.png, alt: Workers on a scaffold}]",
            "Photographs of it.",
            "照片。";
        "milestones" ById(&Map(&MILESTONE)), Nothing,
            "{survey: {name: Survey finished, due: 2021-05-15}}",
            "What has to be reached on the way, and when.",
            "过程中的节点和日期。";
    } + LONG + SHORT + MEASURED + RECORDED

    /// A promise with its source.
    PROMISE "what was promised" "承诺" {
        "text" Text, Required, "\"40 lifts within the year\"",
            "The promise, word for word.",
            "承诺的原话。";
        "source" Text, As("the document of the batch", "批次的文件"), "\"The mayor's speech\"",
            "Where it was made.",
            "出处。";
    }

    /// How residents get what a project offers.
    APPLY "how to get what a project offers" "怎样申请" {
        "text" Text, Required, "\"Ask the office of your street\"",
            "Where to go, whom to call, what to bring.",
            "到哪里、找谁、带什么。";
        "url" Line, Nothing, "https://example.org/lifts",
            "The address at which it is done.",
            "办理的网址。";
    }

    /// A free fact whose label is in several languages.
    FREE_FACT "anything else" "其他信息" {
        "label" Text, As("its key", "它的键"), "Funder",
            "What it is called.",
            "名目。";
        "text" Text, Required, "The city",
            "Its words.",
            "内容。";
    }

    /// Departments.
    DEPARTMENTS "which department leads and which support" "牵头部门和配合部门" {
        "lead" Id(Ids::Department), Nothing, "housing",
            "The department that leads.",
            "牵头部门。";
        "support" List(&Id(Ids::Department)), Nothing, "[finance]",
            "The departments that support it.",
            "配合部门。";
    }

    /// A stage.
    STAGE "a stage of a project" "项目阶段" {
        "is" Word(Stage::WORDS), Required, "completed",
            "The stage.",
            "阶段。";
        "reason" Text, Nothing, "\"The contractor went bankrupt\"",
            "Why, for one that ends or halts the project.",
            "结束或暂停的原因。";
        "evidence" List(&Id(Ids::Evidence)), As("required for completed and accepted",
            "已完成、已验收时必填"), "[record]",
            "The evidence for it, by id.",
            "证据的 id。";
    }

    /// Money.
    MONEY "money of a project" "项目资金" {
        "currency" Line, As("that of the site", "全站的币种"), "CNY",
            "The currency.",
            "币种。";
        "unit" Text, Nothing, "million",
            "The unit of these amounts.",
            "金额的单位。";
        "budget" Number, Nothing, "5000000",
            "What it may cost in all.",
            "总预算。";
        "committed" ByDay(&Number), Nothing, "{2021-03-31: 3000000}",
            "What was promised to somebody, in all by the day.",
            "到该日为止已承诺支出的合计。";
        "spent" ByDay(&Number), Nothing, "{2021-06-30: 2000000}",
            "What was paid, in all by the day.",
            "到该日为止已支出的合计。";
        "source" Text, Nothing, "\"Budget of 2021\"",
            "Where these amounts come from.",
            "金额出处。";
    }
}
