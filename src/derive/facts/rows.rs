//! The rows of one project and of the site's rules, each thing with its whole history.
//!
//! Here a history is written forward: first what was published first, then what each change or
//! correction made of it. Later rows never alter earlier ones.

use super::{Fact, PROJECT, SITE, kind, text};
use crate::base::{Date, Lang, Span, Text};
use crate::derive::known::first_published;
use crate::model::scale::{CONFIDENCE, STATUS};
use crate::model::vocabulary::Visibility;
use crate::model::{
    Action, ActionField, ByDate, Change, ChangeValue, Correction, Field, FigureField, Indicator,
    IndicatorField, IndicatorPart, Milestone, MilestoneField, MoneyField, Observation, OwnGroups,
    PartField, Project, ProjectField, Report, Settings, SiteField, Slice,
};

/// The value of a row that only says that a thing is there.
const LISTED: &str = "listed";

/// The rules of the site, which belong to no project.
pub fn of_site(settings: &Settings) -> Vec<Fact> {
    let first = settings.first_published();
    let mut facts = Vec::new();
    for part in SiteField::ALL {
        let mut add = |value: &ChangeValue, published: Option<Date>, place: Option<Span>| {
            let fact = format!("{SITE}{}", part.word()).into();
            let value = text::plain(value).unwrap_or_default().into();
            facts.push(Fact {
                project: "".into(),
                fact,
                value,
                published,
                place,
            });
        };
        let value = first.value(*part);
        let changed = settings
            .changes
            .iter()
            .any(|c| c.field == Field::Site(*part));
        // Where nothing ever changed, a value that is understood without a row gets none.
        if changed || !is_usual(*part, &value) {
            add(&value, None, settings.keys.span(part.key()));
        }
        for change in settings
            .changes
            .iter()
            .filter(|c| c.field == Field::Site(*part))
        {
            add(&change.to, Some(change.published), Some(change.place.0));
        }
    }
    facts
}

fn is_usual(part: SiteField, value: &ChangeValue) -> bool {
    let usual = kind::of(&format!("{SITE}{}", part.word())).default;
    usual.is_some_and(|usual| text::plain(value).as_deref() == Some(usual))
}

/// Everything that was published about a project, in no order.
pub fn of_project(project: &Project, settings: &Settings) -> Vec<Fact> {
    let first = first_published(project);
    let mut rows = Rows {
        project,
        first: &first,
        languages: &settings.languages,
        kinds: &settings.groups,
        settings,
        facts: Vec::new(),
    };
    rows.add(PROJECT, LISTED, rows.counts_from(), project.place.0);
    rows.head();
    for indicator in &project.indicators {
        rows.indicator(indicator);
    }
    for milestone in &project.milestones {
        rows.milestone(milestone);
    }
    for action in project
        .actions
        .iter()
        .filter(|a| a.visibility == Visibility::Public)
    {
        rows.action(action);
    }
    for report in project
        .reports
        .iter()
        .filter(|r| r.visibility == Visibility::Public)
    {
        rows.report(report);
    }
    rows.declared();
    rows.money();
    rows.facts
}

struct Rows<'a> {
    project: &'a Project,
    first: &'a Project,
    languages: &'a [Box<str>],
    /// The kinds of groups of the site's own.
    kinds: &'a [OwnGroups],
    settings: &'a Settings,
    facts: Vec<Fact>,
}

impl Rows<'_> {
    fn add(&mut self, fact: &str, value: &str, published: Option<Date>, place: Span) {
        let project = self.project.id.clone();
        self.facts.push(Fact {
            project,
            fact: fact.into(),
            value: value.into(),
            published,
            place: Some(place),
        });
    }

    /// An embargo that ends later than the stated day is when the public could see the project.
    fn counts_from(&self) -> Option<Date> {
        self.project.published.max(self.project.embargo)
    }

    /// Where a key of the project was written; the project itself where it comes from elsewhere.
    fn at(&self, key: &str) -> Span {
        self.project.keys.span(key).unwrap_or(self.project.place.0)
    }

    /// The words in the default language, then each other version.
    fn words(&mut self, fact: &str, words: &Text, published: Option<Date>, place: Span) {
        self.add(fact, &text::words(words), published, place);
        self.translations(fact, words, published, place);
    }

    /// One row for each version in another language than the default one.
    fn translations(&mut self, fact: &str, words: &Text, published: Option<Date>, place: Span) {
        for (lang, version) in words.versions().filter(|(lang, _)| *lang != Lang::DEFAULT) {
            let path = format!("{fact}.{}", self.languages[lang.index()]);
            self.add(&path, &text::line(version), published, place);
        }
    }

    /// The value first published on a day, then each one that a change put in its place.
    ///
    /// Where nothing ever changed, a value that is understood without a row gets none.
    fn history(&mut self, fact: &str, field: &Field, published: Option<Date>, place: Span) {
        let changes: Vec<&Change> = self
            .project
            .changes
            .iter()
            .filter(|c| c.field == *field)
            .collect();
        let first = text::field(self.first, field);
        if let Some(value) =
            first.filter(|value| !changes.is_empty() || kind::of(fact).default != Some(value))
        {
            self.add(fact, &value, published, place);
        }
        self.definitions(fact, self.first.value(field), published, place);
        if changes.is_empty() {
            return;
        }
        let mut standing = self.first.clone();
        for change in changes {
            standing.put(field, &change.to);
            if let Some(value) = text::field(&standing, field) {
                self.add(fact, &value, Some(change.published), change.place.0);
            }
            self.definitions(
                fact,
                Some(change.to.clone()),
                Some(change.published),
                change.place.0,
            );
        }
    }

    /// The other versions of a definition, the only field that moves and has words.
    fn definitions(
        &mut self,
        fact: &str,
        value: Option<ChangeValue>,
        published: Option<Date>,
        place: Span,
    ) {
        if let Some(ChangeValue::Text(words)) = value {
            self.translations(fact, &words, published, place);
        }
    }

    /// A value that changes by date: the first one, then each later one from its day on.
    ///
    /// One from the day on which the project counts is there since ever, whether that day was
    /// written or not.
    fn by_date<T>(&mut self, fact: &str, values: &ByDate<T>, value: impl Fn(&T) -> String) {
        for (day, entry) in values.entries() {
            let value = value(entry);
            if kind::of(fact).default != Some(&value) || 1 < values.entries().len() {
                self.add(
                    fact,
                    &value,
                    day.filter(|day| Some(*day) != self.counts_from()),
                    self.at(fact),
                );
            }
        }
    }

    /// What the project is and who carries it.
    fn head(&mut self) {
        let project = self.project;
        if let Some(promise) = &project.promise {
            self.words("promise", &promise.text, None, self.at("promise"));
        }
        self.history("start", &Field::Start, None, self.at("start"));
        self.history("due", &Field::Due, None, self.at("due"));
        for part in ProjectField::ALL {
            self.history(
                part.word(),
                &Field::Project(*part),
                None,
                self.at(part.word()),
            );
        }
        for (at, kind) in (0u8..).zip(self.kinds) {
            let field = Field::Groups(at, kind.id.clone());
            self.history(&field.path(), &field, None, self.at(&kind.id));
        }
        let settings = self.settings;
        self.by_date("lead", &project.leads, |ids| {
            let people = ids.iter().map(|id| settings.person_in_data(id));
            text::list(people.map(str::to_owned))
        });
        self.by_date("departments", &project.departments, text::departments);
        if let [(day, first), ..] = project.stage.entries() {
            self.add("stage", first.is.word(), *day, self.at("stage"));
        }
        for (day, entry) in project.stage.entries() {
            if let Some(day) = day {
                self.add(
                    &format!("stage@{day}"),
                    entry.is.word(),
                    None,
                    self.at("stage"),
                );
                self.history(
                    &format!("stage@{day}.evidence"),
                    &Field::Stage(*day),
                    None,
                    self.at("stage"),
                );
            }
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let path = format!("indicators.{}", indicator.id);
        let place = indicator.place.0;
        let at = |key: &str| indicator.keys.span(key);
        self.add(&path, LISTED, None, place);
        // In the short form the unit stands behind the target.
        let unit_at = at("unit").or(at("target")).unwrap_or(place);
        match &indicator.unit {
            Some(unit) => self.words(&format!("{path}.unit"), unit, None, unit_at),
            None => self.add(&format!("{path}.unit"), kind::NO_VALUE, None, unit_at),
        }
        self.add(
            &format!("{path}.kind"),
            indicator.kind.word(),
            None,
            at("kind").unwrap_or(place),
        );
        for part in IndicatorField::ALL {
            let field = Field::Indicator(indicator.id.clone(), *part);
            self.history(
                &field.path(),
                &field,
                None,
                at(part.word()).unwrap_or(place),
            );
        }
        for figure in &indicator.observations {
            let path = format!("{path}@{}", figure.when.exact());
            self.figure(&path, (indicator, &indicator.slice), figure);
        }
        for part in &indicator.parts {
            self.part(indicator, part);
        }
    }

    /// What is promised for a part, and its figures.
    fn part(&mut self, indicator: &Indicator, part: &IndicatorPart) {
        // What is promised for each part is known of one from its first figure on.
        let known = |figure: &Observation| figure.known_from().max(figure.when.day());
        let first = part.observations.iter().map(known).min();
        let published = first.filter(|_| part.is_filled);
        for field in PartField::ALL {
            let field = Field::Part(indicator.id.clone(), part.slice.clone(), *field);
            self.history(&field.path(), &field, published, part.place.0);
        }
        let name = part.slice.path(&indicator.by);
        for figure in &part.observations {
            let when = figure.when.exact();
            let path = format!("indicators.{}@{when}.by.{name}", indicator.id);
            self.figure(&path, (indicator, &part.slice), figure);
        }
    }

    /// A figure of the whole or a part as first published, what stands beside it, and what
    /// corrections made of it.
    fn figure(&mut self, path: &str, of: (&Indicator, &Slice), figure: &Observation) {
        let (indicator, slice) = of;
        let (published, place) = (figure.published, figure.place.0);
        if let Some(value) = text::figure(figure) {
            self.add(path, &value, published, place);
        }
        for (word, number) in [
            ("numerator", &figure.numerator),
            ("denominator", &figure.denominator),
        ] {
            if let Some(number) = number {
                self.add(&format!("{path}.{word}"), number.as_str(), published, place);
            }
        }
        for part in FigureField::ALL {
            let field = |slice: &Slice| {
                Field::Figure(indicator.id.clone(), slice.clone(), figure.when, *part)
            };
            if slice.is_whole() || !self.is_as_whole(&field(slice), &field(&indicator.slice)) {
                let path = format!("{path}.{}", part.word());
                self.history(&path, &field(slice), published, place);
            }
        }
        self.corrected(path, of, figure);
    }

    /// Whether what stands beside a figure of a part is said with the whole: by an entry that gives
    /// both, or after one that changed the whole alone.
    fn is_as_whole(&self, of_part: &Field, of_whole: &Field) -> bool {
        let moved = |c: &Change| c.field == *of_part;
        let now = |field| text::field(self.project, field);
        let same =
            now(of_part) == now(of_whole) || now(of_part) == text::field(self.first, of_whole);
        same && !self.project.changes.iter().any(moved)
    }

    /// What corrections made of a figure.
    fn corrected(
        &mut self,
        path: &str,
        (indicator, slice): (&Indicator, &Slice),
        figure: &Observation,
    ) {
        let is_of = |c: &&Correction| {
            c.indicator == indicator.id && c.slice == *slice && c.when == figure.when
        };
        for c in self.project.corrections.iter().filter(is_of) {
            let value =
                c.to.as_ref()
                    .map(|v| text::qualified(figure.qualifier, v.as_str()));
            self.add(
                path,
                value.as_deref().unwrap_or("withdrawn"),
                Some(c.published),
                c.place.0,
            );
        }
    }

    fn milestone(&mut self, milestone: &Milestone) {
        let path = format!("milestones.{}", milestone.id);
        let place = milestone.place.0;
        self.add(&path, LISTED, None, place);
        self.add(
            &format!("{path}.due"),
            &milestone.due.to_string(),
            None,
            place,
        );
        if let Some(met) = milestone.met {
            self.add(
                &format!("{path}.met"),
                &met.to_string(),
                milestone.met_published,
                place,
            );
        }
        for (published, expected) in milestone.forecast.entries() {
            if let Some(day) = published {
                self.add(
                    &format!("{path}.forecast@{day}"),
                    &expected.to_string(),
                    Some(*day),
                    place,
                );
            }
        }
        let share = Field::Milestone(milestone.id.clone(), MilestoneField::Share);
        self.history(&share.path(), &share, None, place);
        if milestone.met.is_some() {
            // What proves that it was met appears with that.
            let evidence = Field::Milestone(milestone.id.clone(), MilestoneField::Evidence);
            self.history(
                &evidence.path(),
                &evidence,
                milestone.met_published.or(milestone.met),
                place,
            );
        }
    }

    fn action(&mut self, action: &Action) {
        let path = format!("actions.{}", action.id);
        let published = Some(action.known_from());
        self.add(&path, LISTED, published, action.place.0);
        for part in ActionField::ALL {
            let field = Field::Action(action.id.clone(), *part);
            let changed = self.project.changes.iter().any(|c| c.field == field);
            // An action that is closed for the first time moves nothing: the day is simply its row.
            if *part == ActionField::Closed && !changed {
                if let Some(day) = action.closed {
                    let published = action.published.filter(|published| day < *published);
                    self.add(&field.path(), &day.to_string(), published, action.place.0);
                }
            } else {
                self.history(&field.path(), &field, published, action.place.0);
            }
        }
    }

    /// A report is listed with its kind; its words stand beside the facts.
    fn report(&mut self, report: &Report) {
        let path = format!("reports.{}", report.slug);
        self.add(&path, LISTED, Some(report.date), report.place.0);
        self.add(
            &format!("{path}.kind"),
            report.kind.word(),
            Some(report.date),
            report.place.0,
        );
    }

    /// How somebody said that it stands, and how sure it is.
    fn declared(&mut self) {
        let project = self.project;
        let status = project.declared.iter().map(|d| ("declared", STATUS, d));
        let confidence = project
            .confidence
            .iter()
            .map(|d| ("confidence", CONFIDENCE, d));
        for (what, usual, of) in status.chain(confidence) {
            let (path, place) = (format!("{what}@{}", of.published), of.place.0);
            self.add(&path, &of.is.grade, None, place);
            if let Some(about) = of.about {
                self.add(&format!("{path}.date"), &about.to_string(), None, place);
            }
            if let Some(by) = &of.by {
                self.add(&format!("{path}.by"), &text::words(by), None, place);
            }
            if &*of.is.scale != usual {
                self.add(&format!("{path}.scale"), &of.is.scale, None, place);
            }
            if !of.evidence.is_empty() {
                let named = text::list(of.evidence.iter().map(ToString::to_string));
                self.add(&format!("{path}.evidence"), &named, None, place);
            }
        }
    }

    fn money(&mut self) {
        let Some(money) = &self.project.money else {
            return;
        };
        let place = self.at("money");
        self.history("money.budget", &Field::Budget, None, place);
        for part in MoneyField::ALL {
            let mut days: Vec<Date> = money.sums(*part).iter().map(|(day, _)| *day).collect();
            // A sum that a change took away has its rows as well.
            days.extend(self.project.changes.iter().filter_map(|c| match &c.field {
                Field::Money(of, day) if of == part => Some(*day),
                _ => None,
            }));
            days.sort();
            days.dedup();
            for day in days {
                let field = Field::Money(*part, day);
                self.history(&field.path(), &field, None, place);
            }
        }
    }
}
