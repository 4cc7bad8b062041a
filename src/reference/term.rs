//! The terms of the field: what a status, a chart, and each thing of a report is.

use crate::model::status::Status;
use crate::model::vocabulary::ChartKind;

/// One term.
#[derive(Debug)]
pub struct TermDoc {
    /// The word by which it is looked up: small letters and hyphens.
    pub word: &'static str,
    /// What it is called, in English and in Chinese.
    pub name: [&'static str; 2],
    /// What it is, in English and in Chinese.
    pub says: [&'static str; 2],
}

/// A kind of terms.
#[derive(Debug)]
pub struct TermList {
    /// What they are, in English and in Chinese.
    pub about: [&'static str; 2],
    /// The terms.
    pub terms: &'static [TermDoc],
}

macro_rules! terms {
    ($($word:expr, $en:literal $zh:literal: $says_en:literal, $says_zh:literal;)*) => {
        &[$(TermDoc {
            word: $word,
            name: [$en, $zh],
            says: [$says_en, $says_zh],
        },)*]
    };
}

/// All terms, list by list.
pub static TERMS: &[TermList] = &[
    TermList {
        about: ["Terms", "术语"],
        terms: FIELD,
    },
    TermList {
        about: ["Statuses", "状态"],
        terms: STATUSES,
    },
    TermList {
        about: ["Kinds of charts", "图表种类"],
        terms: CHARTS,
    },
];

const FIELD: &[TermDoc] = terms! {
    "project", "Project" "项目":
        "What was promised and is carried out: a file with a title, a focus, and what it is \
         measured by.",
        "承诺并实施的一件事：一个文件，写明名称、领域和衡量办法。";
    "focus", "Focus" "领域":
        "What a project is for; every project belongs to one.",
        "项目服务的方向，每个项目属于一个。";
    "batch", "Batch" "批次":
        "Projects that were announced together, with shared dates.",
        "一起公布的项目，日期可以共用。";
    "lead", "Lead" "牵头领导":
        "The person who answers for a project; leads are listed and never ranked.",
        "对项目负责的人，只列出，不排名。";
    "indicator", "Indicator" "指标":
        "A quantity by which a project is measured, with unit, baseline, target and figures.",
        "衡量项目的数量，有单位、起点、目标和数据。";
    "headline", "Headline indicator" "主要指标":
        "An indicator that decides the status of its project; the worst of them is named.",
        "决定项目状态的指标，以其中最差的一个为准。";
    "baseline", "Baseline" "起点":
        "Where an indicator stood at the start; progress is counted from there.",
        "开始时的数值，完成的比例从这里算起。";
    "target", "Target" "目标":
        "What an indicator should reach, and by when.",
        "指标要达到的数值和日期。";
    "plan", "Plan" "计划":
        "What should be reached on days in between; figures are held against it on their own day.",
        "中间各日期应达到的数值，数据按自己的日期与它比较。";
    "observation", "Observation" "数据":
        "A figure about a day or period. A published one is never edited, only corrected.",
        "某天或某周期的数据。公布后不改写，只更正。";
    "progress", "Progress" "完成的比例":
        "The share of the way from baseline to target: (actual - baseline) / (target - baseline).",
        "从起点到目标走了多少：（实际－起点）÷（目标－起点）。";
    "milestone", "Milestone" "节点":
        "Something that has to be reached on the way, with a due day, forecasts and evidence.",
        "过程中必须完成的一步，有日期、预计和证据。";
    "evidence", "Evidence" "证据":
        "A document, data set, photograph or record that proves a figure, a milestone or a stage.",
        "证明数据、节点或阶段的文件、数据、照片或记录。";
    "report", "Report" "报告":
        "A dated text of a project, with what was done, figures, and what stands in the way.",
        "项目的定期文字：做了什么、数据、存在的问题。";
    "change", "Change" "改动":
        "A target, date, plan or rule that moved, with its reason; the first promise stays visible.",
        "改过的目标、期限、计划或规则及原因，最初的承诺仍可看到。";
    "correction", "Correction" "更正":
        "A figure that replaces a published one, with its reason.",
        "替换已公布数据的新数和原因。";
    "declared", "Declared grade" "自评":
        "How somebody says that a project stands, in the words of a scale; drawn as an outline.",
        "由人用标尺中的词作出的判断，画成空心。";
    "scale", "Scale" "评级标尺":
        "An ordered list of grades, such as red, amber, green, or kept and broken.",
        "有顺序的一组等级，例如红黄绿，或兑现与未兑现。";
    "stage", "Stage" "阶段":
        "What a project is declared to be in; completed and accepted need evidence.",
        "项目所处的阶段，已完成和已验收必须有证据。";
    "tolerance", "Tolerance" "容许的偏差":
        "So many days behind the plan are still on track.",
        "比计划慢多少天以内仍算正常。";
    "dimension", "Dimension" "分组维度":
        "What figures are broken down by: place, department, or one of your own, such as sex.",
        "数据按什么分：地区、部门，或自定的，例如性别。";
    "part", "Part" "部分":
        "The share of an indicator that belongs to one value of a dimension, such as one place.",
        "指标中属于某个取值（例如某个地区）的那一份。";
    "period", "Period" "周期":
        "A month, quarter, half-year or year by which the programme reports.",
        "汇报所按的月、季度、半年或年。";
    "showcase", "Showcase" "展示页":
        "The page of a period: where all stands, what moved, and who answers for it.",
        "某个周期的页面：总体情况、变化和负责人。";
    "edition", "Edition" "永久版本":
        "The whole site as it stood at the end of a period, kept for good.",
        "某个周期结束时的整个网站，永久保留。";
    "ledger", "Ledger" "公布记录":
        "The list of all that was published, `content/ledger.csv`; a silent change is an error.",
        "全部已公布内容的记录 `content/ledger.csv`，悄悄改动会报错。";
    "as-of", "As-of date" "截止日期":
        "The day on which the site stands: only what was published by then counts. Never today.",
        "网站按哪一天的情况，只算那天及以前公布的内容，从不取今天。";
    "cadence", "Cadence" "定期要做的事":
        "What is promised to be done regularly: reports, guidance, showcases.",
        "承诺定期做的事：报告、指导、展示。";
    "stale", "Stale" "数据过期":
        "The last figure is older than its interval allows; a mark beside the status.",
        "最新数据比应报的间隔更旧，标在状态旁边。";
    "provenance", "Provenance" "数据性质":
        "Whether facts are stated by the publisher or invented for a demonstration.",
        "数据是发布者公布的，还是示意的。";
};

const STATUSES: &[TermDoc] = terms! {
    Status::Completed.word(), "Completed" "已完成":
        "The stage says that it is finished, with evidence.",
        "阶段为已完成，并有证据。";
    Status::Accepted.word(), "Completed and accepted" "已验收":
        "The stage says that it is finished and accepted, with evidence.",
        "阶段为已验收，并有证据。";
    Status::TargetMet.word(), "Target met" "已达标":
        "The target is reached; a limit or range is kept at its deadline.",
        "已达到目标；上限、下限和区间在期限时守住。";
    Status::Ahead.word(), "Ahead of plan" "快于计划":
        "Before a declared plan by more days than the tolerance.",
        "比公布的计划快，超过容许的天数。";
    Status::OnTrack.word(), "On track" "进度正常":
        "Within the tolerance of the plan, or a limit that is kept.",
        "与计划的差在容许范围内，或守住了界限。";
    Status::Behind.word(), "Slightly behind" "略慢于计划":
        "Late by more days than the tolerance, but not yet far.",
        "慢于计划，超过容许的天数，但还不远。";
    Status::WellBehind.word(), "Well behind" "明显滞后":
        "Late by more than 15 % of the span, or making no way at all.",
        "慢了超过起止时间的15%，或毫无进展。";
    Status::Awaiting.word(), "Deadline passed, final figure awaited" "已到期，待报结果":
        "The deadline passed, and the last figure may still come in.",
        "已过期限，最后一次数据还可能报来。";
    Status::Overdue.word(), "Past its deadline" "期限已过":
        "The deadline passed, and the target is not known to be reached.",
        "已过期限，没有达到目标的记录。";
    Status::Worse.word(), "Worse than at the start" "不如起点":
        "Further from the target than at the start, by more than the tolerance.",
        "比开始时离目标更远，超过容许的偏差。";
    Status::Early.word(), "Too early to judge" "刚起步，暂不评判":
        "Before half time without a plan, or before the plan asks for anything.",
        "没有计划且时间未过半，或计划尚未要求完成什么。";
    Status::NotStarted.word(), "Not started" "尚未开始":
        "The start is still to come.",
        "还没到开始日期。";
    Status::NoData.word(), "No figures published" "未公布数据":
        "No figure was published.",
        "没有公布过数据。";
    Status::NotRated.word(), "Not yet rated" "尚未评定":
        "It is rated by words instead of figures, and nobody rated it yet.",
        "由人评定而非按数据，还没有人评定。";
    Status::Unrated.word(), "Cannot be judged yet" "暂无法评判":
        "Something that the rule needs is unknown.",
        "评判所需的某项信息未知。";
    Status::Ongoing.word(), "Continuing" "长期实施":
        "Without an end and without a target.",
        "没有结束日期，也没有目标。";
    Status::Paused.word(), "Paused" "已暂停":
        "The stage says that it is halted for a time.",
        "阶段为暂停。";
    Status::Cancelled.word(), "Ended, not completed" "已终止":
        "The stage says that it was given up.",
        "阶段为终止。";
    Status::Closed.word(), "Closed" "已结束":
        "The stage says that it is over, however far it came.",
        "阶段为结束，不论做到多少。";
};

const CHARTS: &[TermDoc] = terms! {
    ChartKind::Trajectory.word(), "Trajectory" "走势图":
        "Plan, actual and target of an indicator over time.",
        "一个指标的计划、实际和目标随时间的变化。";
    ChartKind::Milestones.word(), "Milestones" "节点图":
        "Original dates against present ones.",
        "节点原定日期与现在日期的对照。";
    ChartKind::Money.word(), "Money" "资金图":
        "Budget, commitments and spending over time.",
        "预算、已承诺和已支出随时间的变化。";
    ChartKind::BurnUp.word(), "Burn-up" "完成量与目标":
        "What is done against the target as it was promised at each time.",
        "完成的数量与当时承诺的目标。";
    ChartKind::Ladder.word(), "Ladder" "目标阶梯":
        "The first promise, each change of it, and the present one.",
        "最初的承诺、每次改动和现在的承诺。";
    ChartKind::Heat.word(), "Heat map" "热图":
        "The parts of a breakdown by date.",
        "各部分在各日期的数值。";
    ChartKind::Matrix.word(), "Matrix" "矩阵":
        "The parts of several breakdowns side by side.",
        "多个维度各部分的并列比较。";
    ChartKind::Multiples.word(), "Small multiples" "小图组":
        "A small trajectory of every indicator or part.",
        "每个指标或部分一张小走势图。";
    ChartKind::Bullet.word(), "Bullets" "进度条":
        "Rows with a bar for progress and a tick for the plan.",
        "每行一条完成的比例和一个计划刻度。";
    ChartKind::Sparkline.word(), "Sparklines" "趋势线":
        "Rows with the trend alone.",
        "每行只画趋势。";
    ChartKind::Change.word(), "Change" "变化图":
        "Rows with the figure before and the one now.",
        "每行画上次和现在的数值。";
    ChartKind::Status.word(), "Status bars" "状态图":
        "How many projects are in which status, by group.",
        "各组中各状态的项目数。";
    ChartKind::Tiles.word(), "Tiles" "方格图":
        "A numbered tile for every project.",
        "每个项目一个带序号的方格。";
    ChartKind::Calendar.word(), "Calendar" "月历图":
        "The status of every project, month by month.",
        "每个项目逐月的状态。";
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::Word;

    fn check_words(list: &[TermDoc], words: &[&str]) {
        let own: Vec<&str> = list.iter().map(|term| term.word).collect();
        assert_eq!(own, words);
    }

    #[test]
    fn every_status_and_every_kind_of_chart_is_a_term() {
        check_words(STATUSES, <Status as Word>::WORDS);
        check_words(CHARTS, <ChartKind as Word>::WORDS);
    }
}
