//! In which unit the distance of two days is told.

use crate::base::Days;

/// The unit and the count: up to 180 days in days, which can be compared from row to row, up to 730
/// in months of 30, more in years of 365, each to the nearest whole; `None` where both days are one.
pub fn unit(days: Days) -> Option<(&'static str, u32)> {
    match days.unsigned_abs() {
        0 => None,
        n if n <= 180 => Some(("days", n)),
        n if n <= 730 => Some(("months", (n + 15) / 30)),
        n => Some(("years", (n + 182) / 365)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_told_in_days_up_to_half_a_year_then_in_months_then_in_years() {
        let told = [0, 1, -90, 180, 181, 194, 196, 730, 731, -912, 913].map(unit);
        let expected = [
            None,
            Some(("days", 1)),
            Some(("days", 90)),
            Some(("days", 180)),
            Some(("months", 6)),
            Some(("months", 6)),
            Some(("months", 7)),
            Some(("months", 24)),
            Some(("years", 2)),
            Some(("years", 2)),
            Some(("years", 3)),
        ];
        assert_eq!(told, expected);
    }
}
