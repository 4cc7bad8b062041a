//! What a mark means; the theme decides how it looks.

use crate::model::status::{Sign, Token};
use plotters::style::Color;
use plotters_backend::{BackendColor, BackendStyle};
use std::fmt::Write;
use std::sync::LazyLock;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $class:literal $fill:literal $stroke:literal $width:literal $dash:literal;)*) => {
        /// The meaning of a mark.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            /// Every role, in the order in which they are declared.
            pub const ALL: &[Role] = &[$(Role::$name,)*];

            /// How it is painted where no style sheet says more.
            pub fn look(self) -> Look {
                match self { $(Role::$name => Look { class: $class, fill: $fill, stroke: $stroke, width: $width, dash: $dash },)* }
            }
        }
    };
}

/// How a role is painted where no style sheet says more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its class in the style sheet.
    pub class: &'static str,
    /// The colour token of its area; empty for none.
    pub fill: &'static str,
    /// The colour token of its edge; empty for none.
    pub stroke: &'static str,
    /// Width of the edge in pixels; 0 without an edge.
    pub width: f64,
    /// Dashes and gaps of the edge in pixels, as SVG writes them; empty for a solid one.
    pub dash: &'static str,
}

roles! {
    /// A line of the grid.
    Grid "pr-grid" "" "grid" 1.0 "";
    /// An axis.
    Axis "pr-axis" "" "muted" 1.0 "";
    /// The line of zero where values lie on both of its sides.
    Zero "pr-zero" "" "ink" 1.5 "";
    /// The as-of date.
    AsOf "pr-asof" "" "asof" 1.0 "";
    /// The target.
    Target "pr-target" "" "target" 1.5 "1.5 4";
    /// A target that no longer holds.
    Former "pr-former" "" "plan" 1.25 "1.5 4";
    /// How far the promise reaches at each time.
    Scope "pr-scope" "" "ink" 2.0 "";
    /// The plan.
    Plan "pr-plan" "" "plan" 2.0 "6 5";
    /// What an even pace would give, where no plan was published.
    Even "pr-even" "" "plan" 1.5 "2 4";
    /// The actual course.
    Actual "pr-actual" "" "actual" 3.0 "";
    /// The actual course in a small drawing beside words.
    Trend "pr-trend" "" "actual" 1.75 "";
    /// A second course beside the actual one.
    Second "pr-second" "" "plan" 2.0 "";
    /// The line from a mark to a label that stands away from it.
    Leader "pr-leader" "" "muted" 0.75 "";
    /// The area between plan and actual.
    Gap "pr-gap" "band" "" 0.0 "";
    /// The area in which a value should stay.
    Inside "pr-band-inside" "band" "" 0.0 "";
    /// The area between the fastest and the slowest pace of a forecast.
    Fan "pr-band-fan" "band" "" 0.0 "";
    /// How far apart plan and actual are on one day.
    Bracket "pr-bracket" "" "ink" 1.25 "";
    /// Where a series begins anew.
    Break "pr-break" "" "muted" 1.0 "1 3";
    /// One figure.
    Dot "pr-dot" "actual" "" 0.0 "";
    /// The latest figure.
    DotEnd "pr-dot-end" "actual" "bg" 2.0 "";
    /// A provisional, estimated or approximate figure.
    DotOpen "pr-dot-open" "bg" "actual" 1.5 "";
    /// The plan on the day of the latest figure; a first date.
    DotPlan "pr-dot-plan" "bg" "plan" 1.5 "";
    /// The target on its due day.
    DotTarget "pr-dot-target" "bg" "target" 1.5 "";
    /// The latest figure of a second course.
    DotSecond "pr-dot-second" "plan" "bg" 1.5 "";
    /// The end of the scope.
    DotScope "pr-dot-scope" "ink" "bg" 1.5 "";
    /// The line of a forecast at its central pace.
    Forecast "pr-forecast" "" "actual" 1.5 "";
    /// That something goes on outside the drawing.
    Arrow "pr-arrow" "actual" "" 0.0 "";
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
    /// What is still to come, in a table of cells.
    Future "pr-future" "" "muted" 1.25 "";
    /// Months still to come, in a row of cells.
    Coming "pr-coming" "" "muted" 1.25 "5 7";
    /// The gap between cells that share one shape.
    Cut "pr-sep" "" "bg" 2.0 "";
    /// The colour of a status: reached.
    Done "pr-done" "done" "" 0.0 "";
    /// The colour of a status: on course.
    OnTrack "pr-ontrack" "ontrack" "" 0.0 "";
    /// The colour of a status: needs attention.
    Risk "pr-risk" "risk" "" 0.0 "";
    /// The colour of a status: in trouble.
    Late "pr-late" "late" "" 0.0 "";
    /// The outline of a declared status: reached.
    SaidDone "pr-declared-done" "bg" "done" 2.5 "";
    /// The outline of a declared status: on course.
    SaidOnTrack "pr-declared-ontrack" "bg" "ontrack" 2.5 "";
    /// The outline of a declared status: needs attention.
    SaidRisk "pr-declared-risk" "bg" "risk" 2.5 "";
    /// The outline of a declared status: in trouble.
    SaidLate "pr-declared-late" "bg" "late" 2.5 "";
    /// The outline of a status: not judged yet.
    None "pr-none" "bg" "none" 1.5 "";
    /// The outline of a status: nothing known. Also of a missing value in a table of cells.
    NoData "pr-nodata" "bg" "none" 1.5 "1.5 2.5";
    /// The outline of a status: halted.
    Stopped "pr-stopped" "bg" "none" 1.5 "4 2.5";
    /// A hatch over what needs attention.
    RiskHatch "pr-hatch-risk" "url(#pr-h-risk)" "" 0.0 "";
    /// A hatch over what is in trouble.
    LateHatch "pr-hatch-late" "url(#pr-h-late)" "" 0.0 "";
    /// A planned stretch of time.
    BarPlan "pr-bar-plan" "plan" "" 0.0 "";
    /// A promise that no longer holds, as a bar.
    BarFormer "pr-bar-former" "bg" "plan" 1.5 "";
    /// A stretch of time as it was.
    BarActual "pr-bar-actual" "actual" "" 0.0 "";
    /// A stretch of time beyond the plan.
    BarLate "pr-bar-late" "late" "" 0.0 "";
    /// A stretch of time that is only forecast.
    BarOpen "pr-bar-open" "bg" "actual" 1.5 "";
    /// A stretch of time beyond the plan that is only forecast.
    BarLateOpen "pr-bar-late-open" "bg" "late" 1.5 "";
    /// A value below the start.
    Below "pr-below" "" "late" 2.5 "";
    /// The lowest class of values.
    Class0 "pr-h0" "h0" "" 0.0 "";
    /// The second class.
    Class1 "pr-h1" "h1" "" 0.0 "";
    /// The middle class.
    Class2 "pr-h2" "h2" "" 0.0 "";
    /// The fourth class.
    Class3 "pr-h3" "h3" "" 0.0 "";
    /// The highest class.
    Class4 "pr-h4" "h4" "" 0.0 "";
    /// A place on a map, in the lowest class.
    Area0 "pr-map-0" "h0" "muted" 1.0 "";
    /// A place on a map, in the second class.
    Area1 "pr-map-1" "h1" "muted" 1.0 "";
    /// A place on a map, in the middle class.
    Area2 "pr-map-2" "h2" "muted" 1.0 "";
    /// A place on a map, in the fourth class.
    Area3 "pr-map-3" "h3" "muted" 1.0 "";
    /// A place on a map, in the highest class.
    Area4 "pr-map-4" "h4" "muted" 1.0 "";
    /// A place on a map of which nothing is known.
    AreaNone "pr-map-none" "band" "muted" 1.0 "";
    /// A place beside those that a small map is about.
    AreaOther "pr-map-other" "band" "muted" 0.75 "";
    /// A place that a small map is about.
    AreaHere "pr-map-here" "actual" "bg" 1.0 "";
    /// A symbol on what is reached.
    SignDone "pr-sign-done" "" "on-done" 1.8 "";
    /// A symbol on what is on course.
    SignOnTrack "pr-sign-ontrack" "on-ontrack" "" 0.0 "";
    /// A symbol on what needs attention.
    SignRisk "pr-sign-risk" "on-risk" "" 0.0 "";
    /// A symbol on what is in trouble.
    SignLate "pr-sign-late" "" "on-late" 1.8 "";
    /// A symbol in an outline.
    Sign "pr-sign-none" "" "none" 1.5 "";
    /// A symbol in the outline of a declared status: reached.
    SignSaidDone "pr-sign-declared-done" "" "done" 1.8 "";
    /// A symbol in the outline of a declared status: on course.
    SignSaidOnTrack "pr-sign-declared-ontrack" "ontrack" "" 0.0 "";
    /// A symbol in the outline of a declared status: needs attention.
    SignSaidRisk "pr-sign-declared-risk" "risk" "" 0.0 "";
    /// A symbol in the outline of a declared status: in trouble.
    SignSaidLate "pr-sign-declared-late" "" "late" 1.8 "";
}

impl Role {
    /// What fills a mark of a status.
    pub fn of(sign: Sign) -> Role {
        match (sign.token, sign.declared) {
            (Token::Done, false) => Role::Done,
            (Token::OnTrack, false) => Role::OnTrack,
            (Token::Risk, false) => Role::Risk,
            (Token::Late, false) => Role::Late,
            (Token::Done, true) => Role::SaidDone,
            (Token::OnTrack, true) => Role::SaidOnTrack,
            (Token::Risk, true) => Role::SaidRisk,
            (Token::Late, true) => Role::SaidLate,
            (Token::None, _) => Role::None,
            (Token::NoData, _) => Role::NoData,
            (Token::Stopped, _) => Role::Stopped,
        }
    }

    /// What draws the symbol of a status.
    pub fn symbol(sign: Sign) -> Role {
        match (sign.token, sign.declared) {
            (Token::Done, false) => Role::SignDone,
            (Token::OnTrack, false) => Role::SignOnTrack,
            (Token::Risk, false) => Role::SignRisk,
            (Token::Late, false) => Role::SignLate,
            (Token::Done, true) => Role::SignSaidDone,
            (Token::OnTrack, true) => Role::SignSaidOnTrack,
            (Token::Risk, true) => Role::SignSaidRisk,
            (Token::Late, true) => Role::SignSaidLate,
            (Token::None | Token::NoData | Token::Stopped, _) => Role::Sign,
        }
    }

    /// What hatches a mark of a status; `None` for one that is not hatched, such as an outline.
    pub fn hatch(sign: Sign) -> Option<Role> {
        match (sign.token, sign.declared) {
            (Token::Risk, false) => Some(Role::RiskHatch),
            (Token::Late, false) => Some(Role::LateHatch),
            _ => None,
        }
    }

    /// Width of the edge in pixels, half of which lies outside its shape; 0 without an edge.
    pub fn edge(self) -> f64 {
        self.look().width
    }

    /// Whether it has an edge.
    pub fn is_outlined(self) -> bool {
        !self.look().stroke.is_empty()
    }
}

/// The class of text on the colour of a status.
pub fn text_on(sign: Sign) -> &'static str {
    match (sign.token, sign.declared) {
        (Token::Done, false) => "pr-on-done",
        (Token::OnTrack, false) => "pr-on-ontrack",
        (Token::Risk, false) => "pr-on-risk",
        (Token::Late, false) => "pr-on-late",
        _ => "pr-nm",
    }
}

/// Channel values that mark a colour as a role; plotters passes nothing else to a backend.
const MARK: u8 = 250;

/// To plotters a role is a colour.
impl Color for Role {
    fn to_backend_color(&self) -> BackendColor {
        // The list is made from the variants in their order, so the discriminant is the place.
        let rgb = (MARK, MARK, *self as u8);
        BackendColor { alpha: 1.0, rgb }
    }
}

impl BackendStyle for Role {
    fn color(&self) -> BackendColor {
        self.to_backend_color()
    }
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

/// The attributes of a mark as SVG: class, and paint from the theme's tokens with a fallback for
/// places without our style sheet.
pub fn attributes(role: Role) -> &'static str {
    static ALL: LazyLock<Vec<String>> =
        LazyLock::new(|| Role::ALL.iter().map(|role| written(role.look())).collect());
    // The list is made from the variants in their order, so the discriminant is the place.
    &ALL[role as usize]
}

fn written(look: Look) -> String {
    let mut text = format!("class=\"{}\" fill=\"", look.class);
    paint(&mut text, look.fill);
    text.push('"');
    if !look.stroke.is_empty() {
        text.push_str(" stroke=\"");
        paint(&mut text, look.stroke);
        _ = write!(text, "\" stroke-width=\"{}\"", look.width);
    }
    if !look.dash.is_empty() {
        _ = write!(text, " stroke-dasharray=\"{}\"", look.dash);
    }
    text
}

fn paint(out: &mut String, token: &str) {
    if token.is_empty() {
        out.push_str("none");
    } else if token.starts_with("url(") {
        out.push_str(token);
    } else {
        _ = write!(out, "var(--pr-{token},{})", light(token));
    }
}

/// Every colour token with its value on light and on dark ground, as the embedded theme has them.
pub const TOKENS: &[(&str, &str, &str)] = &[
    ("bg", "#fff", "#14181d"),
    ("ink", "#111418", "#e9edf1"),
    ("muted", "#59636e", "#9aa6b2"),
    ("grid", "#d5dbe1", "#323a43"),
    ("band", "#eceff3", "#262d35"),
    ("plan", "#6e7781", "#8d98a4"),
    ("actual", "#0b5cad", "#62b0f5"),
    ("target", "#111418", "#e9edf1"),
    ("asof", "#59636e", "#9aa6b2"),
    ("done", "#08317a", "#3d66ad"),
    ("ontrack", "#1575ca", "#55a6e2"),
    ("risk", "#c97005", "#ffc04d"),
    ("late", "#94080f", "#f24c4a"),
    ("late-text", "#94080f", "#ff8a84"),
    ("none", "#59636e", "#9aa6b2"),
    ("on-done", "#fff", "#fff"),
    ("on-ontrack", "#fff", "#0c1116"),
    ("on-risk", "#111418", "#111418"),
    ("on-late", "#fff", "#111418"),
    ("h0", "#dbe9f6", "#22303d"),
    ("h1", "#a9cde8", "#2c4f70"),
    ("h2", "#5fa3d4", "#3a74ab"),
    ("h3", "#2468a8", "#62a8e2"),
    ("h4", "#0b2f5e", "#bfe0fb"),
    ("on-h0", "#111418", "#e9edf1"),
    ("on-h1", "#111418", "#fff"),
    ("on-h2", "#111418", "#fff"),
    ("on-h3", "#fff", "#111418"),
    ("on-h4", "#fff", "#111418"),
    ("hatch", "#ffffff73", "#00000059"),
];

fn light(token: &str) -> &'static str {
    TOKENS.iter().find(|(name, ..)| *name == token).map_or_else(
        || panic!("`{token}` is no colour token"),
        |(_, light, _)| *light,
    )
}
