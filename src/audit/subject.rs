//! What a fact is about, read from its path.

/// The thing that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'f> {
    /// The project itself.
    Project,
    /// The wording of its promise.
    Promise,
    /// Its start.
    Start,
    /// Its due date.
    Due,
    /// An indicator, or one of its fields.
    Indicator { id: &'f str, part: Option<&'f str> },
    /// A figure, or one of its parts.
    Figure { id: &'f str, when: &'f str, part: Option<&'f str> },
    /// A milestone, or one of its days.
    Milestone { id: &'f str, part: Option<&'f str> },
    /// The stage from a day on.
    Stage { day: &'f str },
    /// A dated report.
    Report { slug: &'f str },
    /// A path of another version.
    Other,
}

impl<'f> Subject<'f> {
    /// The thing named by a path.
    pub fn of(path: &'f str) -> Subject<'f> {
        let split = |text: &'f str| text.split_once('.').map_or((text, None), |(id, part)| (id, Some(part)));
        match path.split_once(['.', '@']) {
            None => match path {
                "project" => Subject::Project,
                "promise" => Subject::Promise,
                "start" => Subject::Start,
                "due" => Subject::Due,
                _ => Subject::Other,
            },
            Some(("indicators", rest)) => match rest.split_once('@') {
                Some((id, rest)) => {
                    let (when, part) = split(rest);
                    Subject::Figure { id, when, part }
                }
                None => {
                    let (id, part) = split(rest);
                    Subject::Indicator { id, part }
                }
            },
            Some(("milestones", rest)) => {
                let (id, part) = split(rest);
                Subject::Milestone { id, part }
            }
            Some(("stage", day)) => Subject::Stage { day },
            Some(("reports", slug)) => Subject::Report { slug },
            Some(_) => Subject::Other,
        }
    }

    /// The path of the thing that it belongs to within its project; `None` for what stands alone.
    pub fn owner(self) -> Option<String> {
        match self {
            Subject::Indicator { id, part: Some(_) } | Subject::Figure { id, part: None, .. } => Some(format!("indicators.{id}")),
            Subject::Figure { id, when, part: Some(_) } => Some(format!("indicators.{id}@{when}")),
            Subject::Milestone { id, part: Some(_) } => Some(format!("milestones.{id}")),
            _ => None,
        }
    }

    /// Its name in a message.
    pub fn name(self) -> String {
        match self {
            Subject::Project => "the project".to_owned(),
            Subject::Promise => "the wording of the promise".to_owned(),
            Subject::Start => "the start".to_owned(),
            Subject::Due => "the due date".to_owned(),
            Subject::Indicator { id, part: None } => format!("the indicator `{id}`"),
            Subject::Indicator { id, part: Some(part) } => format!("the {part} of `{id}`"),
            Subject::Figure { id, when, part } => match part.map(|p| p.strip_prefix("by.").unwrap_or(p)) {
                None => format!("the figure of `{id}` for {when}"),
                Some(part) => format!("`{part}` in the figure of `{id}` for {when}"),
            },
            Subject::Milestone { id, part: None } => format!("the milestone `{id}`"),
            Subject::Milestone { id, part: Some("due") } => format!("the due date of the milestone `{id}`"),
            Subject::Milestone { id, part: Some("met") } => format!("the day on which the milestone `{id}` was met"),
            Subject::Milestone { id, part: Some(part) } => {
                format!("the forecast of {} for the milestone `{id}`", part.strip_prefix("forecast@").unwrap_or(part))
            }
            Subject::Stage { day } => format!("the stage from {day} on"),
            Subject::Report { slug } => format!("the report `{slug}`"),
            Subject::Other => "a fact".to_owned(),
        }
    }

    /// Whether its values are words, which a message sets off.
    pub fn is_words(self) -> bool {
        matches!(self, Subject::Promise | Subject::Indicator { part: Some("definition" | "unit"), .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_one_thing() {
        for (path, subject) in [
            ("due", Subject::Due),
            ("indicators.homes", Subject::Indicator { id: "homes", part: None }),
            ("indicators.homes.unit", Subject::Indicator { id: "homes", part: Some("unit") }),
            ("indicators.homes@2021-Q2", Subject::Figure { id: "homes", when: "2021-Q2", part: None }),
            ("indicators.homes@2021.by.a.b@c", Subject::Figure { id: "homes", when: "2021", part: Some("by.a.b@c") }),
            ("milestones.m.forecast@2021-01-01", Subject::Milestone { id: "m", part: Some("forecast@2021-01-01") }),
            ("stage@2021-01-01", Subject::Stage { day: "2021-01-01" }),
            ("reports.2021-06-11-guidance", Subject::Report { slug: "2021-06-11-guidance" }),
            ("later.more", Subject::Other),
        ] {
            assert_eq!(Subject::of(path), subject, "{path}");
        }
    }
}
