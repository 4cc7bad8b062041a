//! What an id is the id of.

/// What an id is the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ids {
    /// A focus.
    Focus,
    /// A batch.
    Batch,
    /// A department.
    Department,
    /// A person.
    Person,
    /// A place.
    Place,
    /// A scale.
    Scale,
    /// A grade of any scale.
    Grade,
    /// A dimension of breakdowns.
    Dimension,
    /// A project.
    Project,
    /// An indicator of a project.
    Indicator,
    /// A milestone of a project.
    Milestone,
    /// A piece of evidence of a project.
    Evidence,
    /// A column of a table of figures, a dimension, or `skip`.
    Column,
    /// A kind of group that projects are counted by.
    Grouping,
}

impl Ids {
    /// What it is called, in English and in Chinese.
    pub fn name(self) -> [&'static str; 2] {
        match self {
            Ids::Focus => ["focus", "领域"],
            Ids::Batch => ["batch", "批次"],
            Ids::Department => ["department", "部门"],
            Ids::Person => ["person", "人员"],
            Ids::Place => ["place", "地区"],
            Ids::Scale => ["scale", "评级标尺"],
            Ids::Grade => ["grade", "评级"],
            Ids::Dimension => ["dimension", "分组维度"],
            Ids::Project => ["project", "项目"],
            Ids::Indicator => ["indicator", "指标"],
            Ids::Milestone => ["milestone", "节点"],
            Ids::Evidence => ["evidence", "证据"],
            Ids::Column => ["column", "列"],
            Ids::Grouping => ["kind of group", "分组方式"],
        }
    }
}
