//! The money of a project, as it was written: nothing is converted or added up here.

use crate::base::{Date, Decimal, Text};

/// Money of a project; never part of its status. All amounts are in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The currency's code as written, such as `CNY`; `None`: the site's.
    pub currency: Option<Box<str>>,
    /// The unit of the figures, such as 万元; `None`: the currency itself.
    pub unit: Option<Text>,
    /// What is planned to be spent in all; `None` where that is not said.
    pub budget: Option<Decimal>,
    /// What is committed in all by a day, by date.
    pub committed: Vec<(Date, Decimal)>,
    /// What is spent in all by a day, by date.
    pub spent: Vec<(Date, Decimal)>,
    /// Who says so; `None` where that is not said.
    pub source: Option<Text>,
}
