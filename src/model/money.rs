//! The money of a project.

use crate::base::{Date, Decimal, Text};

/// Money of a project; never part of its status.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The currency's code.
    pub currency: Option<Box<str>>,
    /// The unit of the figures, such as 万元.
    pub unit: Option<Text>,
    /// What is planned in all.
    pub budget: Option<Decimal>,
    /// What is committed, by date.
    pub committed: Vec<(Date, Decimal)>,
    /// What is spent, by date.
    pub spent: Vec<(Date, Decimal)>,
    /// Who says so.
    pub source: Option<Text>,
}
