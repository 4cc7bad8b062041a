//! What a fact is about, read from its path.
//!
//! A path is taken apart here and nowhere else; whether such a thing exists is not asked.

/// The thing that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'f> {
    /// A rule of the site.
    Site { part: &'f str },
    /// The project itself, or one of its fields.
    Project { part: Option<&'f str> },
    /// An indicator, or one of its fields.
    Indicator { id: &'f str, part: Option<&'f str> },
    /// A figure, or one of its parts.
    Figure {
        id: &'f str,
        when: &'f str,
        part: Option<&'f str>,
    },
    /// A milestone, or one of its days.
    Milestone { id: &'f str, part: Option<&'f str> },
    /// An action, or one of its fields.
    Action { id: &'f str, part: Option<&'f str> },
    /// What a project says of itself from a day on: `stage`, `declared`, `confidence`,
    /// `money.spent`.
    Dated {
        what: &'f str,
        day: &'f str,
        part: Option<&'f str>,
    },
    /// A dated report, or one of its fields.
    Report {
        slug: &'f str,
        part: Option<&'f str>,
    },
    /// A path of another version.
    Other,
}

impl<'f> Subject<'f> {
    /// The thing named by a path; a path that fits no form is a field of the project.
    pub fn of(path: &'f str) -> Subject<'f> {
        let split = |text: &'f str| {
            text.split_once('.')
                .map_or((text, None), |(id, part)| (id, Some(part)))
        };
        let (head, rest) = split(path);
        match (head, rest, path.split_once('@')) {
            ("project", None, _) => Subject::Project { part: None },
            ("site", Some(part), _) => Subject::Site { part },
            ("milestones", Some(rest), _) => {
                let (id, part) = split(rest);
                Subject::Milestone { id, part }
            }
            ("actions", Some(rest), _) => {
                let (id, part) = split(rest);
                Subject::Action { id, part }
            }
            ("reports", Some(rest), _) => {
                let (slug, part) = split(rest);
                Subject::Report { slug, part }
            }
            ("indicators", Some(rest), _) => match rest.split_once('@') {
                Some((id, rest)) => {
                    let (when, part) = split(rest);
                    Subject::Figure { id, when, part }
                }
                None => {
                    let (id, part) = split(rest);
                    Subject::Indicator { id, part }
                }
            },
            // Behind all prefixes: a figure and a forecast have an `@` as well.
            (_, _, Some((what, rest))) => {
                let (day, part) = split(rest);
                Subject::Dated { what, day, part }
            }
            _ if path.is_empty() => Subject::Other,
            _ => Subject::Project { part: Some(path) },
        }
    }

    /// Its path with `ID`, `DAY`, `PART` and `LANG` in the place of what differs.
    pub fn pattern(self) -> String {
        let with = |thing: &str, part: Option<&str>| match part {
            None => thing.to_owned(),
            Some(part) => match part.split_once(['.', '@']) {
                None => format!("{thing}.{part}"),
                Some(("by", _)) => format!("{thing}.by.PART"),
                Some(("forecast", _)) => format!("{thing}.forecast@DAY"),
                Some((part, _)) => format!("{thing}.{part}.LANG"),
            },
        };
        match self {
            Subject::Site { part } => format!("site.{part}"),
            Subject::Project { part: None } => "project".to_owned(),
            Subject::Project { part: Some(part) } => match part.split_once('.') {
                Some((part @ ("promise" | "title" | "summary"), _)) => format!("{part}.LANG"),
                Some(("groups", _)) => "groups.KIND".to_owned(),
                _ => part.to_owned(),
            },
            Subject::Indicator { part, .. } => match part.and_then(of_part) {
                Some((_, field)) => format!("indicators.ID.by.PART.{field}"),
                None => with("indicators.ID", part),
            },
            Subject::Figure { part, .. } => match part.and_then(beside_part) {
                Some((_, beside)) => with("indicators.ID@DAY.by.PART", Some(beside)),
                None => with("indicators.ID@DAY", part),
            },
            Subject::Milestone { part, .. } => with("milestones.ID", part),
            Subject::Action { part, .. } => with("actions.ID", part),
            Subject::Dated {
                what: "reason",
                part: Some(_),
                ..
            } => "reason@DAY.FIELD".to_owned(),
            Subject::Dated { what, part, .. } => with(&format!("{what}@DAY"), part),
            Subject::Report { part, .. } => with("reports.SLUG", part),
            Subject::Other => String::new(),
        }
    }

    /// The path of the thing that it belongs to; `None` for a project and a rule of the site, which
    /// stand alone.
    pub fn owner(self) -> Option<String> {
        match self {
            Subject::Indicator { id, part: Some(_) } | Subject::Figure { id, part: None, .. } => {
                Some(format!("indicators.{id}"))
            }
            Subject::Figure {
                id,
                when,
                part: Some(part),
            } => Some(match beside_part(part) {
                Some((of, _)) => format!("indicators.{id}@{when}.by.{of}"),
                None => format!("indicators.{id}@{when}"),
            }),
            // What proves that a milestone was met comes with that.
            Subject::Milestone {
                id,
                part: Some("evidence"),
            } => Some(format!("milestones.{id}.met")),
            Subject::Milestone { id, part: Some(_) } => Some(format!("milestones.{id}")),
            Subject::Action { id, part: Some(_) } => Some(format!("actions.{id}")),
            Subject::Dated {
                what,
                day,
                part: Some(_),
            } => Some(format!("{what}@{day}")),
            Subject::Report {
                slug,
                part: Some(_),
            } => Some(format!("reports.{slug}")),
            Subject::Site { .. } | Subject::Project { part: None } | Subject::Other => None,
            _ => Some(super::PROJECT.to_owned()),
        }
    }

    /// Its name in a message, in English, to stand inside a sentence.
    pub fn name(self) -> String {
        match self {
            Subject::Site { part } => format!("`{part}` of the site"),
            Subject::Project { part: None } => "the project".to_owned(),
            Subject::Project {
                part: Some("promise"),
            } => "the wording of the promise".to_owned(),
            Subject::Project { part: Some("due") } => "the due date".to_owned(),
            Subject::Project { part: Some(part) } => match part.split_once('.') {
                Some(("promise", lang)) => format!("the wording of the promise in `{lang}`"),
                Some((part @ ("title" | "summary"), lang)) => format!("the {part} in `{lang}`"),
                Some(("money" | "groups", part)) => format!("the {part}"),
                _ => format!("the {part}"),
            },
            Subject::Indicator { id, part: None } => format!("the indicator `{id}`"),
            Subject::Indicator {
                id,
                part: Some(part),
            } => match (of_part(part), part.split_once('.')) {
                (Some((slice, field)), _) => format!("the {field} of `{id}` for `{slice}`"),
                (None, Some((part, lang))) => format!("the {part} of `{id}` in `{lang}`"),
                (None, None) => format!("the {part} of `{id}`"),
            },
            Subject::Figure { id, when, part } => {
                let of_part = part.and_then(beside_part);
                if let Some((of, beside)) = of_part {
                    return format!("the {beside} of `{of}` in the figure of `{id}` for {when}");
                }
                match part.map(|p| (p, p.strip_prefix("by.").unwrap_or(p))) {
                    None => format!("the figure of `{id}` for {when}"),
                    Some((part @ ("flag" | "evidence" | "note"), _)) => {
                        format!("the {part} of the figure of `{id}` for {when}")
                    }
                    Some((_, part)) => format!("`{part}` in the figure of `{id}` for {when}"),
                }
            }
            Subject::Milestone { id, part: None } => format!("the milestone `{id}`"),
            Subject::Milestone {
                id,
                part: Some("due"),
            } => format!("the due date of the milestone `{id}`"),
            Subject::Milestone {
                id,
                part: Some("met"),
            } => format!("the day on which the milestone `{id}` was met"),
            Subject::Milestone {
                id,
                part: Some(part),
            } => match part.strip_prefix("forecast@") {
                Some(day) => format!("the forecast of {day} for the milestone `{id}`"),
                None => format!("the {part} of the milestone `{id}`"),
            },
            Subject::Action { id, part: None } => format!("the action `{id}`"),
            Subject::Action {
                id,
                part: Some("due"),
            } => format!("the due date of the action `{id}`"),
            Subject::Action {
                id,
                part: Some("closed"),
            } => format!("the day on which the action `{id}` was closed"),
            Subject::Action {
                id,
                part: Some(part),
            } => format!("the {part} of the action `{id}`"),
            Subject::Dated {
                what: "reason",
                day,
                part: Some(field),
            } => {
                format!("the reason of {day} for the change of `{field}`")
            }
            Subject::Dated { what, day, part } => {
                let what = match what {
                    "stage" => format!("the stage from {day} on"),
                    "declared" => format!("the status declared on {day}"),
                    "confidence" => format!("the confidence of {day}"),
                    _ => format!(
                        "the money {} by {day}",
                        what.strip_prefix("money.").unwrap_or(what)
                    ),
                };
                part.map_or(what.clone(), |part| format!("`{part}` of {what}"))
            }
            Subject::Report { slug, part: None } => format!("the report `{slug}`"),
            Subject::Report {
                slug,
                part: Some(part),
            } => format!("the {part} of the report `{slug}`"),
            Subject::Other => "a fact".to_owned(),
        }
    }
}

/// The part and the field of `by.place=east.target`; `None` for a field of the whole.
fn of_part(part: &str) -> Option<(&str, &str)> {
    part.strip_prefix("by.")?.rsplit_once('.')
}

/// The part and what stands beside its figure, as in `by.east.flag` or `by.east.note.en`; `None`
/// for the figure of a part itself.
fn beside_part(part: &str) -> Option<(&str, &str)> {
    const BESIDE: [&str; 5] = [".numerator", ".denominator", ".flag", ".evidence", ".note"];
    let rest = part.strip_prefix("by.")?;
    let last = |word: &'static str| rest.strip_suffix(word).map(|of| (of, &word[1..]));
    let worded = || {
        rest.rfind(".note.")
            .map(|at| (&rest[..at], &rest[at + 1..]))
    };
    BESIDE.into_iter().find_map(last).or_else(worded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_one_thing() {
        for (path, subject) in [
            ("due", Subject::Project { part: Some("due") }),
            (
                "indicators.homes",
                Subject::Indicator {
                    id: "homes",
                    part: None,
                },
            ),
            (
                "indicators.homes.unit",
                Subject::Indicator {
                    id: "homes",
                    part: Some("unit"),
                },
            ),
            (
                "indicators.homes@2021-Q2",
                Subject::Figure {
                    id: "homes",
                    when: "2021-Q2",
                    part: None,
                },
            ),
            (
                "indicators.homes@2021.by.a.b@c",
                Subject::Figure {
                    id: "homes",
                    when: "2021",
                    part: Some("by.a.b@c"),
                },
            ),
            (
                "indicators.homes@2021.by.a.flag",
                Subject::Figure {
                    id: "homes",
                    when: "2021",
                    part: Some("by.a.flag"),
                },
            ),
            (
                "milestones.m.forecast@2021-01-01",
                Subject::Milestone {
                    id: "m",
                    part: Some("forecast@2021-01-01"),
                },
            ),
            (
                "stage@2021-01-01",
                Subject::Dated {
                    what: "stage",
                    day: "2021-01-01",
                    part: None,
                },
            ),
            (
                "money.spent@2021-01-01",
                Subject::Dated {
                    what: "money.spent",
                    day: "2021-01-01",
                    part: None,
                },
            ),
            (
                "reports.2021-06-11-guidance",
                Subject::Report {
                    slug: "2021-06-11-guidance",
                    part: None,
                },
            ),
            (
                "site.calendar.closed",
                Subject::Site {
                    part: "calendar.closed",
                },
            ),
        ] {
            assert_eq!(Subject::of(path), subject, "{path}");
        }
    }
}
