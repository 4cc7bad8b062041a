//! Five classes of values between round bounds: fixed by the scale, not by how the values happen to
//! lie.

use super::role::Role;

/// How many classes.
pub const CLASSES: usize = 5;

/// The classes from the lowest to the highest: their roles, and the classes of text on them.
pub const ROLES: [(Role, &str); CLASSES] = [
    (Role::Class0, "pr-on-h0"),
    (Role::Class1, "pr-on-h1"),
    (Role::Class2, "pr-on-h2"),
    (Role::Class3, "pr-on-h3"),
    (Role::Class4, "pr-on-h4"),
];

/// Steps between bounds, times a power of ten; whole tens of them are easy to count in. None is
/// more than a third above the one before, so that the largest value fills three quarters at least.
const STEPS: [f64; 13] = [
    1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 20.0,
];

/// Whether a step is a whole number of others; always where those are too small to tell.
fn is_multiple(step: f64, of: f64) -> bool {
    let times = step / of;
    !(1e-9..=1e9).contains(&of) || 1e9 < times || (times - times.round()).abs() < 1e-6
}

/// The upper end of a scale: a fixed one where the largest value fills at least three quarters of
/// it, else that value, since cells on a scale that is far wider would look alike.
pub fn top(fixed: Option<f64>, most: f64) -> f64 {
    let fixed = fixed.filter(|fixed| 0.75 * fixed <= most);
    fixed.map_or(most, |fixed| fixed.max(most))
}

/// Five classes of equal height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Classes {
    /// The lower bound of the lowest class; never above zero.
    pub low: f64,
    /// The height of each class, in the unit of the values; above zero.
    pub step: f64,
}

impl Classes {
    /// Over a range that they cover, with zero as a bound where it is near; `least` is the last
    /// digit of the values.
    ///
    /// Values of more than 1e15 are counted as 1e15, which is drawn as the highest class.
    pub fn over(low: f64, high: f64, least: f64) -> Classes {
        let (low, high) = (
            low.clamp(-1e15, 1e15).min(0.0),
            high.clamp(-1e15, 1e15).max(0.0),
        );
        // No step is finer than the last digit of the values: a class could hold none of them.
        let rough = ((high - low) / CLASSES as f64).max(least).max(1e-9);
        let magnitude = 10f64.powf(rough.log10().floor());
        // The tiny factors forgive what rounding does to steps such as 0.1.
        let covers = |step: &f64| {
            high <= ((low / step + 1e-9).floor() + CLASSES as f64) * step * (1.0 + 1e-12)
        };
        let steps = STEPS
            .iter()
            .map(|m| m * magnitude)
            .filter(|step| rough <= step * (1.0 + 1e-9))
            // Bounds between two values that there can be would be harder to read and say no more.
            .filter(|step| is_multiple(*step, least));
        let step = steps.into_iter().find(covers).unwrap_or(20.0 * magnitude);
        Classes {
            low: (low / step + 1e-9).floor() * step,
            step,
        }
    }

    /// The class of a value; each begins at its lower bound, and the highest holds its upper one
    /// too.
    pub fn of(&self, value: f64) -> usize {
        // A bound that is met up to rounding belongs to the class that begins there.
        (((value - self.low) / self.step + 1e-9).floor().max(0.0) as usize).min(CLASSES - 1)
    }

    /// The six bounds, the lowest first.
    pub fn bounds(&self) -> [f64; CLASSES + 1] {
        std::array::from_fn(|at| self.low + self.step * at as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_bounds(low: f64, high: f64, least: f64, expected: [f64; 6]) {
        assert_eq!(Classes::over(low, high, least).bounds(), expected);
    }

    #[test]
    fn classes_have_round_bounds() {
        check_bounds(3.0, 100.0, 1.0, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        check_bounds(0.0, 27.0, 1.0, [0.0, 6.0, 12.0, 18.0, 24.0, 30.0]);
        check_bounds(0.0, 10.1, 1.0, [0.0, 3.0, 6.0, 9.0, 12.0, 15.0]);
        check_bounds(0.0, 277.0, 0.1, [0.0, 60.0, 120.0, 180.0, 240.0, 300.0]);
        check_bounds(0.0, 2.0, 1.0, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        check_bounds(0.0, 0.0, 1.0, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        check_bounds(-30.0, 10.0, 1.0, [-30.0, -20.0, -10.0, 0.0, 10.0, 20.0]);
        check_bounds(
            0.0,
            112_345.0,
            1.0,
            [0.0, 25_000.0, 50_000.0, 75_000.0, 100_000.0, 125_000.0],
        );
    }

    #[test]
    fn a_value_on_a_bound_stands_in_the_class_that_begins_there() {
        let classes = Classes::over(0.0, 100.0, 1.0);
        assert_eq!(
            [0.0, 19.9, 20.0, 79.0, 80.0, 100.0].map(|v| classes.of(v)),
            [0, 0, 1, 3, 4, 4]
        );
    }

    proptest! {
        #[test]
        fn every_value_stands_between_the_bounds_of_its_class(values in proptest::collection::vec(-1e12f64..1e12, 1..20)) {
            let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
            let classes = Classes::over(low, high, 1.0);
            let bounds = classes.bounds();
            for value in values {
                let at = classes.of(value);
                let near = classes.step * 1e-6;
                prop_assert!(bounds[at] - near <= value && value <= bounds[at + 1] + near, "{value} in {at} of {bounds:?}");
            }
        }
    }
}
