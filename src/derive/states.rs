//! Whole states of earlier periods, computed again when they are asked for and soon forgotten.

use super::{Insight, Past, frozen};
use crate::model::Site;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// How many are remembered: a period's pages look at its own end and at the one before.
const REMEMBERED: usize = 2;

/// The ends of periods that were asked for last; without them the answers are the same, only later.
#[derive(Debug, Default)]
pub struct States(Mutex<VecDeque<Arc<Insight>>>);

impl States {
    /// All that was computed at the end of an earlier period, always of the same site.
    pub fn of(&self, site: &Site, past: &Past) -> Arc<Insight> {
        let remembered = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = remembered()
            .iter()
            .find(|s| s.period == Some(past.period))
            .cloned();
        found.unwrap_or_else(|| {
            // Whole states are large, so room is made before and not after.
            remembered().truncate(REMEMBERED - 1);
            let state = Arc::new(frozen(site, past));
            let mut recent = remembered();
            recent.truncate(REMEMBERED - 1);
            recent.push_front(state.clone());
            state
        })
    }
}
