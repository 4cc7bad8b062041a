//! The words beside the facts: titles, notes and reasons. They decide nothing, so they stand in a
//! table of their own.

use super::{Fact, text};
use crate::base::{Date, Lang, Span, Text};
use crate::model::vocabulary::{Flag, Visibility};
use crate::model::{Indicator, Observation, Project};

/// The words of one project as they stand, in no order.
pub fn of_project(project: &Project, languages: &[Box<str>]) -> Vec<Fact> {
    let mut words = Collected {
        project,
        languages,
        facts: Vec::new(),
    };
    words.head();
    project
        .indicators
        .iter()
        .for_each(|indicator| words.indicator(indicator));
    for milestone in &project.milestones {
        words.add(
            &format!("milestones.{}.name", milestone.id),
            Some(&milestone.name),
            None,
            milestone.place.0,
        );
    }
    for action in project
        .actions
        .iter()
        .filter(|a| a.visibility == Visibility::Public)
    {
        words.add(
            &format!("actions.{}.text", action.id),
            Some(&action.text),
            Some(action.known_from()),
            action.place.0,
        );
    }
    for report in project
        .reports
        .iter()
        .filter(|r| r.visibility == Visibility::Public)
    {
        for (part, text) in [
            ("title", &report.title),
            ("next", &report.next),
            ("blocker", &report.blocker),
        ] {
            let path = format!("reports.{}.{part}", report.slug);
            words.add(&path, text.as_ref(), Some(report.date), report.place.0);
        }
    }
    words.reasons();
    words.facts
}

struct Collected<'a> {
    project: &'a Project,
    languages: &'a [Box<str>],
    facts: Vec<Fact>,
}

impl Collected<'_> {
    /// One row for each language in which the words are written; none where they are not.
    fn add(&mut self, path: &str, words: Option<&Text>, published: Option<Date>, place: Span) {
        for (lang, version) in words.into_iter().flat_map(Text::versions) {
            let fact = match lang {
                Lang::DEFAULT => path.to_owned(),
                _ => format!("{path}.{}", self.languages[lang.index()]),
            };
            let (project, value) = (self.project.id.clone(), text::line(version).into());
            self.facts.push(Fact {
                project,
                fact: fact.into(),
                value,
                published,
                place: Some(place),
            });
        }
    }

    /// What the project says of itself.
    fn head(&mut self) {
        let project = self.project;
        let at = |key: &str| project.keys.span(key).unwrap_or(project.place.0);
        self.add("title", Some(&project.title), None, at("title"));
        self.add("summary", project.summary.as_ref(), None, at("summary"));
    }

    fn indicator(&mut self, indicator: &Indicator) {
        // In the short form the name is the title, which has its row.
        if let Some(place) = indicator.keys.span("name") {
            self.add(
                &format!("indicators.{}.name", indicator.id),
                Some(&indicator.name),
                None,
                place,
            );
        }
        // Words in the place of a number are the figure itself.
        let beside = |figure: &Observation| figure.value.is_some() || figure.flag == Flag::Missing;
        let all = indicator.all_figures();
        for (slice, figure) in all.filter(|(_, figure)| beside(figure)) {
            let of_part = match slice.is_whole() {
                true => String::new(),
                false => format!(".by.{}", slice.path(&indicator.by)),
            };
            let when = figure.when.exact();
            let path = format!("indicators.{}@{when}{of_part}.note", indicator.id);
            self.add(
                &path,
                figure.note.as_ref(),
                figure.published,
                figure.place.0,
            );
        }
    }

    /// Why a stage was declared, a status, a change, a correction.
    fn reasons(&mut self) {
        let project = self.project;
        let stage = project.keys.span("stage").unwrap_or(project.place.0);
        for (day, entry) in project.stage.entries() {
            if let Some(day) = day {
                self.add(
                    &format!("stage@{day}.reason"),
                    entry.reason.as_ref(),
                    None,
                    stage,
                );
            }
        }
        for declared in &project.declared {
            self.add(
                &format!("declared@{}.reason", declared.published),
                declared.reason.as_ref(),
                None,
                declared.place.0,
            );
        }
        for declared in &project.confidence {
            self.add(
                &format!("confidence@{}.reason", declared.published),
                declared.reason.as_ref(),
                None,
                declared.place.0,
            );
        }
        let open = project.changes.iter().filter(|c| project.is_open(&c.field));
        for change in open {
            self.add(
                &format!("reason@{}.{}", change.published, change.field.path()),
                Some(&change.reason),
                None,
                change.place.0,
            );
        }
        for c in &project.corrections {
            let path = format!(
                "reason@{}.indicators.{}@{}",
                c.published,
                c.indicator,
                c.when.exact()
            );
            self.add(&path, Some(&c.reason), None, c.place.0);
        }
    }
}
