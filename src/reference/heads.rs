//! What heads of columns mean, in English and Chinese: the documented list.

/// A column that is looked at: its name, and what else it may be called. A head has no case and no
/// spaces, and what stands in brackets behind it does not count.
pub const COLUMNS: &[(&str, &[&str])] = &[
    (
        "project",
        &[
            "projects",
            "projectname",
            "title",
            "项目",
            "项目名称",
            "事项",
            "工作事项",
            "任务",
            "任务名称",
        ],
    ),
    (
        "no",
        &["no.", "number", "#", "序号", "编号", "项目编号", "项目序号"],
    ),
    (
        "indicator",
        &[
            "indicatorname",
            "metric",
            "measure",
            "指标",
            "指标名称",
            "工作指标",
        ],
    ),
    (
        "date",
        &[
            "day",
            "period",
            "asof",
            "日期",
            "时间",
            "统计日期",
            "截止日期",
            "截至日期",
            "统计时间",
            "期间",
            "月份",
        ],
    ),
    (
        "value",
        &[
            "figure",
            "actual",
            "数值",
            "值",
            "完成数",
            "完成值",
            "完成量",
            "累计完成",
            "实际值",
            "实际完成",
        ],
    ),
    ("unit", &["units", "单位", "计量单位"]),
    (
        "note",
        &["notes", "remark", "remarks", "comment", "备注", "说明"],
    ),
    (
        "published",
        &["publishedon", "发布日期", "公布日期", "公开日期"],
    ),
    ("qualifier", &["限定", "限定词"]),
    ("flag", &["标记", "标识"]),
    ("numerator", &["分子"]),
    ("denominator", &["分母"]),
    ("evidence", &["proof", "证据", "佐证", "佐证材料"]),
];

/// A column that says something of a project itself, in a table that lists projects: its key, and
/// what else it may be called. In a table of figures it is passed over.
pub const KEYS: &[(&str, &[&str])] = &[
    ("id", &["slug", "代码", "项目代码"]),
    ("focus", &["领域", "类别", "专题"]),
    ("batch", &["批次"]),
    (
        "lead",
        &["responsible", "牵头领导", "责任领导", "分管领导", "责任人"],
    ),
    (
        "departments",
        &[
            "department",
            "部门",
            "责任部门",
            "责任单位",
            "牵头部门",
            "牵头单位",
        ],
    ),
    ("support", &["配合单位", "配合部门", "协办单位"]),
    ("places", &["place", "地点", "区域", "区县", "实施地点"]),
    (
        "target",
        &["goal", "目标", "目标值", "年度目标", "目标任务", "计划数"],
    ),
    ("baseline", &["基数", "基期", "基期值"]),
    ("start", &["startdate", "开始时间", "开工时间", "启动时间"]),
    (
        "due",
        &[
            "duedate",
            "deadline",
            "完成时限",
            "完成时间",
            "办结时限",
            "截止时间",
        ],
    ),
    (
        "summary",
        &["主要内容", "建设内容", "工作内容", "项目概况", "简介"],
    ),
    ("promise", &["承诺", "承诺内容"]),
];
