//! Every kind of fact there is, in one table: since when, what stands for none, how it moves in the
//! open.

use super::Subject;
use crate::base::Code;
use crate::model::vocabulary::ChangeKind;

/// One kind of fact.
#[derive(Debug)]
pub struct Kind {
    /// Its path, with `ID`, `DAY`, `PART` and `LANG` for what differs.
    pub path: &'static str,
    /// Whether tables of facts have had it from the beginning; a table of that time has no row of
    /// any other kind. See [`marks_all_kinds`].
    pub first: bool,
    /// The value of which no row is written; `None`: every value has its row.
    pub default: Option<&'static str>,
    /// How its value is written in YAML, for a hint that puts it back.
    pub form: Form,
    /// How it takes another value in the open.
    pub moves: Moves,
    /// The finding about one that changed in silence.
    pub code: Code,
}

/// How the value of a fact is written in YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is, without quotes.
    Plain,
    /// Words, in quotes.
    Words,
    /// `a; b` as `[a, b]`.
    List,
    /// `a 1; b 2` as `{a: 1, b: 2}`.
    Map,
    /// `10 by 2021-12-31` as a map with a date behind this word.
    Dated(&'static str),
}

/// How a fact takes another value in the open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// Not at all: it is put back.
    Never,
    /// By an entry under `corrections`.
    Corrected,
    /// By an entry under `changes` of this kind.
    Changed(ChangeKind),
    /// By the day on which it begins: `{2021-04-01: a, 2021-09-01: b}`.
    ByDate,
    /// Without an entry: words that decide nothing.
    Freely,
}

use ChangeKind::{Baseline, Definition, Direction, Due, Method, Plan, Record, Start, Target};
use Code::{FigureChanged, PromiseChanged, PublishedGone, RecordChanged, UnitChanged};
use Form::{Dated, List, Map, Plain, Words};
use Moves::{ByDate, Changed, Corrected, Freely, Never};

const fn kind(path: &'static str, form: Form, moves: Moves, code: Code) -> Kind {
    Kind {
        path,
        first: true,
        default: None,
        form,
        moves,
        code,
    }
}

/// A kind that came later; without a row its value is `default`.
const fn later(
    path: &'static str,
    default: Option<&'static str>,
    form: Form,
    moves: Moves,
    code: Code,
) -> Kind {
    Kind {
        path,
        first: false,
        default,
        form,
        moves,
        code,
    }
}

/// A kind that is words and no fact.
const fn words(path: &'static str) -> Kind {
    later(path, None, Words, Freely, RecordChanged)
}

/// What is written for a value that is not there.
pub const NO_VALUE: &str = "none";

const NONE: Option<&str> = Some(NO_VALUE);

/// The values that need no row for one kind or another.
pub const USUAL: &[&str] = &[NO_VALUE, "stated", "false", "1", "normal", "quarter"];

/// All kinds of fact; each path is in it once.
pub const KINDS: &[Kind] = &[
    kind("project", Plain, Never, PublishedGone),
    kind("promise", Words, Never, PromiseChanged),
    later("promise.LANG", None, Words, Never, PromiseChanged),
    kind("start", Plain, Changed(Start), PromiseChanged),
    kind("due", Plain, Changed(Due), PromiseChanged),
    later("focus", NONE, List, Changed(Record), RecordChanged),
    later("batch", NONE, List, Changed(Record), RecordChanged),
    later("places", NONE, List, Changed(Record), RecordChanged),
    // Without a row nothing is known of it: earlier tables have none of these.
    later("groups.KIND", None, List, Changed(Record), RecordChanged),
    later(
        "provenance",
        Some("stated"),
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    later("lead", NONE, List, ByDate, RecordChanged),
    later("departments", NONE, List, ByDate, RecordChanged),
    later("stage", None, Plain, ByDate, RecordChanged),
    kind("stage@DAY", Plain, Never, RecordChanged),
    later(
        "stage@DAY.evidence",
        NONE,
        List,
        Changed(Record),
        RecordChanged,
    ),
    later("declared@DAY", None, Plain, Never, RecordChanged),
    later("declared@DAY.date", None, Plain, Never, RecordChanged),
    later("declared@DAY.by", None, Words, Never, RecordChanged),
    later("declared@DAY.scale", None, Plain, Never, RecordChanged),
    later("declared@DAY.evidence", NONE, List, Never, RecordChanged),
    later("confidence@DAY", None, Plain, Never, RecordChanged),
    later("confidence@DAY.date", None, Plain, Never, RecordChanged),
    later("confidence@DAY.by", None, Words, Never, RecordChanged),
    later("confidence@DAY.scale", None, Plain, Never, RecordChanged),
    later("confidence@DAY.evidence", NONE, List, Never, RecordChanged),
    later("money.budget", NONE, Plain, Changed(Record), RecordChanged),
    later(
        "money.committed@DAY",
        None,
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    later(
        "money.spent@DAY",
        None,
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    kind("indicators.ID", Plain, Never, PublishedGone),
    kind("indicators.ID.unit", Words, Never, UnitChanged),
    later("indicators.ID.unit.LANG", None, Words, Never, UnitChanged),
    kind("indicators.ID.kind", Plain, Never, UnitChanged),
    kind(
        "indicators.ID.target",
        Dated(" by "),
        Changed(Target),
        PromiseChanged,
    ),
    kind(
        "indicators.ID.baseline",
        Dated(" on "),
        Changed(Baseline),
        PromiseChanged,
    ),
    kind("indicators.ID.plan", Map, Changed(Plan), PromiseChanged),
    kind("indicators.ID.shape", Plain, Changed(Plan), PromiseChanged),
    kind(
        "indicators.ID.direction",
        Plain,
        Changed(Direction),
        PromiseChanged,
    ),
    kind(
        "indicators.ID.accumulation",
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    kind(
        "indicators.ID.every",
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    kind(
        "indicators.ID.definition",
        Words,
        Changed(Definition),
        PromiseChanged,
    ),
    later(
        "indicators.ID.definition.LANG",
        None,
        Words,
        Changed(Definition),
        PromiseChanged,
    ),
    later(
        "indicators.ID.headline",
        Some("false"),
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "indicators.ID.level",
        NONE,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "indicators.ID.closed",
        NONE,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "indicators.ID.tolerance",
        NONE,
        Map,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "indicators.ID.provenance",
        Some("stated"),
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    kind("indicators.ID@DAY", Plain, Corrected, FigureChanged),
    kind("indicators.ID@DAY.numerator", Plain, Never, FigureChanged),
    kind("indicators.ID@DAY.denominator", Plain, Never, FigureChanged),
    kind("indicators.ID@DAY.by.PART", Plain, Corrected, FigureChanged),
    later(
        "indicators.ID@DAY.by.PART.numerator",
        None,
        Plain,
        Never,
        FigureChanged,
    ),
    later(
        "indicators.ID@DAY.by.PART.denominator",
        None,
        Plain,
        Never,
        FigureChanged,
    ),
    later(
        "indicators.ID@DAY.by.PART.flag",
        Some("normal"),
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    later(
        "indicators.ID@DAY.by.PART.evidence",
        NONE,
        List,
        Changed(Record),
        RecordChanged,
    ),
    later(
        "indicators.ID.by.PART.target",
        NONE,
        Dated(" by "),
        Changed(Target),
        PromiseChanged,
    ),
    later(
        "indicators.ID.by.PART.baseline",
        NONE,
        Dated(" on "),
        Changed(Baseline),
        PromiseChanged,
    ),
    later(
        "indicators.ID.by.PART.plan",
        NONE,
        Map,
        Changed(Plan),
        PromiseChanged,
    ),
    later(
        "indicators.ID@DAY.flag",
        Some("normal"),
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    later(
        "indicators.ID@DAY.evidence",
        NONE,
        List,
        Changed(Record),
        RecordChanged,
    ),
    kind("milestones.ID", Plain, Never, RecordChanged),
    kind("milestones.ID.due", Plain, Never, RecordChanged),
    kind("milestones.ID.met", Plain, Never, RecordChanged),
    kind("milestones.ID.forecast@DAY", Plain, Never, RecordChanged),
    later(
        "milestones.ID.share",
        Some("1"),
        Plain,
        Changed(Plan),
        PromiseChanged,
    ),
    later(
        "milestones.ID.evidence",
        NONE,
        List,
        Changed(Record),
        RecordChanged,
    ),
    later("actions.ID", None, Plain, Never, RecordChanged),
    later("actions.ID.due", NONE, Plain, Changed(Due), RecordChanged),
    later(
        "actions.ID.closed",
        None,
        Plain,
        Changed(Record),
        RecordChanged,
    ),
    later(
        "actions.ID.owner",
        NONE,
        Words,
        Changed(Record),
        RecordChanged,
    ),
    kind("reports.SLUG", Plain, Never, RecordChanged),
    later("reports.SLUG.kind", None, Plain, Never, RecordChanged),
    later(
        "site.tolerances",
        None,
        Map,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.calendar.closed",
        None,
        List,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.calendar.grace",
        None,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.calendar.period",
        Some("quarter"),
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.calendar.quarter_starts",
        None,
        List,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.cadence.progress",
        None,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.cadence.guidance",
        None,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
    later(
        "site.cadence.showcase",
        None,
        Plain,
        Changed(Method),
        PromiseChanged,
    ),
];

/// The words beside the facts, each also with `.LANG` behind it.
const WORDS: &[Kind] = &[
    words("title"),
    words("summary"),
    words("indicators.ID.name"),
    words("indicators.ID@DAY.note"),
    words("indicators.ID@DAY.by.PART.note"),
    words("milestones.ID.name"),
    words("actions.ID.text"),
    words("stage@DAY.reason"),
    words("declared@DAY.reason"),
    words("confidence@DAY.reason"),
    words("reports.SLUG.title"),
    words("reports.SLUG.next"),
    words("reports.SLUG.blocker"),
    words("reason@DAY.FIELD"),
];

/// What a path of another version is taken for.
const OTHER: Kind = kind("", Plain, Never, RecordChanged);

/// The kind of the fact with this path; for a path of another version one that never moves.
pub fn of(path: &str) -> &'static Kind {
    let pattern = Subject::of(path).pattern();
    let words = pattern.strip_suffix(".LANG").unwrap_or(&pattern);
    let found = KINDS.iter().find(|kind| kind.path == pattern);
    found
        .or_else(|| WORDS.iter().find(|kind| kind.path == words))
        .unwrap_or(&OTHER)
}

/// Whether a path is that of words that decide nothing.
pub fn is_words(path: &str) -> bool {
    of(path).moves == Freely
}

/// Whether a path is that of people by their ids, or of words for somebody.
pub fn names_people(path: &str) -> bool {
    path == "lead" || path.starts_with("actions.") && of(path).path == "actions.ID.owner"
}

/// Whether a row tells that its table has the kinds that came later: the rules of the site are
/// always among those.
pub fn marks_all_kinds(path: &str) -> bool {
    path.starts_with(super::SITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_of_one_kind() {
        for (path, wanted) in [
            ("due", "due"),
            ("promise.en", "promise.LANG"),
            ("lead", "lead"),
            ("stage@2021-01-01.evidence", "stage@DAY.evidence"),
            ("money.spent@2021-01-01", "money.spent@DAY"),
            ("indicators.a", "indicators.ID"),
            (
                "indicators.a.definition.zh-Hans",
                "indicators.ID.definition.LANG",
            ),
            ("indicators.a@2021-Q2", "indicators.ID@DAY"),
            ("indicators.a@2021-Q2.by.x.y@z", "indicators.ID@DAY.by.PART"),
            ("indicators.a@2021-06-30.flag", "indicators.ID@DAY.flag"),
            (
                "indicators.a@2021-06-30.by.sex=female.flag",
                "indicators.ID@DAY.by.PART.flag",
            ),
            (
                "indicators.a.by.place=east+sex=female.target",
                "indicators.ID.by.PART.target",
            ),
            (
                "milestones.m.forecast@2021-01-01",
                "milestones.ID.forecast@DAY",
            ),
            ("actions.a.closed", "actions.ID.closed"),
            ("reports.2021-06-11-guidance.kind", "reports.SLUG.kind"),
            (
                "site.calendar.quarter_starts",
                "site.calendar.quarter_starts",
            ),
        ] {
            assert_eq!(of(path).path, wanted, "{path}");
        }
        for (path, wanted) in [
            ("title.zh-Hans", "title"),
            ("indicators.a.name.zh-Hans", "indicators.ID.name"),
            (
                "indicators.a@2021-06-30.note.zh-Hans",
                "indicators.ID@DAY.note",
            ),
            (
                "indicators.a@2021-06-30.by.east.note.zh-Hans",
                "indicators.ID@DAY.by.PART.note",
            ),
            ("stage@2021-01-01.reason.zh-Hans", "stage@DAY.reason"),
            (
                "reason@2021-01-01.indicators.a@2021-Q2.zh-Hans",
                "reason@DAY.FIELD",
            ),
        ] {
            assert_eq!((of(path).path, is_words(path)), (wanted, true), "{path}");
        }
        for kind in KINDS.iter().chain(WORDS) {
            let path = kind.path.replace("DAY", "2021-01-31");
            assert_eq!(of(&path).path, kind.path, "{path}");
        }
        assert!(
            KINDS
                .iter()
                .filter_map(|kind| kind.default)
                .all(|usual| USUAL.contains(&usual))
        );
        assert!(
            KINDS
                .iter()
                .all(|kind| !is_words(&kind.path.replace("DAY", "2021-01-31")))
        );
    }
}
