//! What a mark means; the theme decides how it looks.

use plotters::style::RGBColor;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $class:literal $fill:literal $stroke:literal $width:literal $dash:literal;)*) => {
        /// The meaning of a mark.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            const ALL: &[Role] = &[$(Role::$name,)*];

            /// Class, fill token, stroke token, stroke width, dashes; an empty token paints nothing.
            fn look(self) -> (&'static str, &'static str, &'static str, f64, &'static str) {
                match self { $(Role::$name => ($class, $fill, $stroke, $width, $dash),)* }
            }
        }
    };
}

roles! {
    /// A line of the grid.
    Grid "pr-grid" "" "grid" 1.0 "";
    /// An axis.
    Axis "pr-axis" "" "muted" 1.0 "";
    /// The as-of date.
    AsOf "pr-asof" "" "asof" 1.0 "";
    /// The target.
    Target "pr-target" "" "target" 1.5 "1.5 4";
    /// The plan.
    Plan "pr-plan" "" "plan" 2.0 "6 5";
    /// The actual course.
    Actual "pr-actual" "" "actual" 3.0 "";
    /// From a mark to its label.
    Leader "pr-leader" "" "muted" 0.75 "2 2";
    /// Between plan and actual.
    Gap "pr-gap" "band" "" 0.0 "";
    /// One figure.
    Dot "pr-dot" "actual" "" 0.0 "";
    /// The latest figure.
    DotEnd "pr-dot-end" "actual" "bg" 2.0 "";
    /// A provisional or estimated figure.
    DotOpen "pr-dot-open" "bg" "actual" 1.5 "";
    /// The plan on the day of the latest figure.
    DotPlan "pr-dot-plan" "bg" "plan" 1.5 "";
    /// The target on its due day.
    DotTarget "pr-dot-target" "bg" "target" 1.5 "";
    /// What may still come.
    Forecast "pr-forecast" "" "actual" 1.5 "3 3";
    /// The empty part of a bar.
    Band "pr-band" "band" "" 0.0 "";
    /// The end of the way.
    End "pr-end" "" "ink" 1.0 "";
    /// The plan in a bar.
    Tick "pr-tick" "" "ink" 2.5 "";
    /// What sets the tick off from the bar.
    TickHalo "pr-tick-halo" "" "bg" 5.5 "";
    /// An empty track, where nothing is known.
    Unknown "pr-unknown" "" "muted" 1.0 "1 3";
    /// Reached.
    Done "pr-done" "done" "" 0.0 "";
    /// On course.
    OnTrack "pr-ontrack" "ontrack" "" 0.0 "";
    /// Needs attention.
    Risk "pr-risk" "risk" "" 0.0 "";
    /// In trouble.
    Late "pr-late" "late" "" 0.0 "";
    /// Not judged yet.
    None "pr-none" "bg" "none" 1.5 "";
    /// Nothing known.
    NoData "pr-nodata" "bg" "none" 1.5 "1.5 2.5";
    /// Halted.
    Stopped "pr-stopped" "bg" "none" 1.5 "4 2.5";
    /// An original date.
    Original "pr-original" "" "plan" 2.5 "";
    /// A slip beyond the plan.
    Slip "pr-slip" "" "late" 2.5 "";
    /// A slip that is still a forecast.
    SlipOpen "pr-slip-open" "" "late" 2.5 "4 3";
}

/// Channel values that mark a colour as a role; plotters passes nothing else to a backend.
const MARK: u8 = 250;

/// The colour that stands for a role inside plotters.
pub fn colour(role: Role) -> RGBColor {
    let slot = Role::ALL.iter().position(|r| *r == role).expect("every role is in the list");
    RGBColor(MARK, MARK, slot as u8)
}

/// The role behind a colour.
///
/// # Panics
/// For any other colour: nothing may draw in a raw colour.
pub fn role(rgb: (u8, u8, u8)) -> Role {
    match rgb {
        (MARK, MARK, slot) if usize::from(slot) < Role::ALL.len() => Role::ALL[usize::from(slot)],
        other => panic!("a chart drew in the raw colour {other:?} instead of a role"),
    }
}

/// The attributes of a mark: class, and paint from the theme's tokens with a fallback for places without our style sheet.
pub fn attributes(role: Role) -> String {
    let (class, fill, stroke, width, dash) = role.look();
    let paint = |token: &str| if token.is_empty() { "none".to_owned() } else { format!("var(--pr-{token},{})", fallback(token)) };
    let mut text = format!("class=\"{class}\" fill=\"{}\"", paint(fill));
    if !stroke.is_empty() {
        text.push_str(&format!(" stroke=\"{}\" stroke-width=\"{width}\"", paint(stroke)));
    }
    if !dash.is_empty() {
        text.push_str(&format!(" stroke-dasharray=\"{dash}\""));
    }
    text
}

fn fallback(token: &str) -> &'static str {
    match token {
        "bg" => "#fff",
        "ink" | "target" => "#111418",
        "grid" => "#d5dbe1",
        "band" => "#eceff3",
        "plan" => "#6e7781",
        "actual" => "#0b5cad",
        "done" => "#08317a",
        "ontrack" => "#1575ca",
        "risk" => "#c97005",
        "late" => "#94080f",
        _ => "#59636e",
    }
}
