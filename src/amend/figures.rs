//! New figures, put where the figures of their indicator stand: into the front matter of the
//! project, or into the table beside it.

use super::{Page, Refused, Texts};
use crate::base::{Date, Decimal, PartialDate};
use crate::discover::is_workbook;
use crate::model::{Id, Indicator, Observation, Project, Slice, When};
use crate::table::delimited;
use crate::table::named::column;
use crate::yaml::edit::{FrontMap, Pair, Splice};
use crate::yaml::{Node, Value, quoted};
use std::collections::BTreeMap;

/// A figure to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFigure {
    /// The id of its indicator.
    pub indicator: Id,
    /// The part that it is of.
    pub slice: Slice,
    /// What it is about.
    pub when: When,
    /// The same as it is written, such as `2021-07` for the last day of that month.
    pub written: String,
    /// What it says.
    pub said: Said,
    /// When it was published; `None` where that is the day that it is about, or stands elsewhere.
    pub published: Option<Date>,
    /// Ids of its evidence.
    pub evidence: Vec<Id>,
    /// What else is known of it, by key: `note`, `qualifier`, `flag`.
    pub more: Vec<(&'static str, String)>,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A number.
    Number(Decimal),
    /// Yes or no.
    Answer(bool),
    /// So many of so many.
    Fraction(Decimal, Decimal),
    /// Words.
    Words(String),
}

impl Said {
    /// Whether a figure says this.
    pub fn is_said_by(&self, figure: &Observation) -> bool {
        let same =
            |a: &Decimal, b: &Option<Decimal>| b.as_ref().map(Decimal::value) == Some(a.value());
        match self {
            Said::Number(number) => same(number, &figure.value),
            Said::Answer(yes) => same(&Decimal::from(i32::from(*yes)), &figure.value),
            Said::Fraction(above, below) => {
                same(above, &figure.numerator) && same(below, &figure.denominator)
            }
            Said::Words(words) => figure.note.as_ref().is_some_and(|note| {
                note.versions()
                    .any(|(_, version)| version == words.as_str())
            }),
        }
    }

    /// As a person reads it.
    pub fn text(&self) -> String {
        match self {
            Said::Number(number) => number.to_string(),
            Said::Answer(yes) => answer(*yes).to_owned(),
            Said::Fraction(above, below) => format!("{above} of {below}"),
            Said::Words(words) => words.clone(),
        }
    }

    /// The keys of a figure with their values.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        match self {
            Said::Number(number) => vec![("value", number.to_string())],
            Said::Answer(yes) => vec![("value", answer(*yes).to_owned())],
            Said::Fraction(above, below) => vec![
                ("numerator", above.to_string()),
                ("denominator", below.to_string()),
            ],
            Said::Words(words) => vec![("note", quoted(words))],
        }
    }
}

fn answer(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

impl NewFigure {
    /// Whether a project has it.
    pub fn is_in(&self, project: &Project) -> bool {
        let indicator = project.indicator(&self.indicator);
        let figures = indicator.map_or(&[][..], |i| i.figures(&self.slice));
        let same = |figure: &Observation| figure.when == self.when && self.said.is_said_by(figure);
        figures.iter().any(same)
    }

    /// The figure as a value of YAML, with its parts behind it; `place` is what of it stands
    /// elsewhere already, as in a report.
    pub fn yaml(&self, parts: &[&NewFigure]) -> String {
        let mut pairs = self.said.pairs();
        let is_bare = self.evidence.is_empty() && self.published.is_none();
        if let (Said::Words(words), true) = (&self.said, is_bare && self.more.is_empty()) {
            return quoted(words);
        }
        let more = self.more.iter().map(|(key, text)| match *key {
            "note" => (*key, quoted(text)),
            _ => (*key, text.clone()),
        });
        pairs.extend(more);
        pairs.extend(self.published.map(|day| ("published", day.to_string())));
        if !self.evidence.is_empty() {
            pairs.push(("evidence", format!("[{}]", self.evidence.join(", "))));
        }
        if !parts.is_empty() {
            let of = |part: &&NewFigure| {
                let value = part
                    .slice
                    .values()
                    .next()
                    .map(|(_, value)| value.to_string());
                format!("{}: {}", value.unwrap_or_default(), part.said.text())
            };
            let parts: Vec<String> = parts.iter().map(of).collect();
            pairs.push(("by", format!("{{{}}}", parts.join(", "))));
        }
        match pairs.as_slice() {
            [("value", value)] => value.clone(),
            _ => {
                let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                format!("{{{}}}", pairs.join(", "))
            }
        }
    }

    /// What it has for a column of a table; `None` for any other.
    fn cell(&self, name: &str) -> Option<String> {
        let of_said = || self.said.pairs().into_iter().find(|(key, _)| *key == name);
        match (name, &self.said) {
            ("date", _) => Some(self.written.clone()),
            ("note", Said::Words(words)) => Some(words.clone()),
            ("published", _) => self.published.map(|day| day.to_string()),
            ("evidence", _) if !self.evidence.is_empty() => Some(self.evidence.join("; ")),
            _ => {
                let part = self.slice.value(name).map(ToString::to_string);
                let more = self.more.iter().find(|(key, _)| *key == name);
                let more = more.map(|(_, text)| text.clone());
                part.or(more).or_else(|| Some(of_said()?.1))
            }
        }
    }

    /// The columns that it cannot do without.
    fn columns(&self) -> Vec<String> {
        let said = self.said.pairs().into_iter().map(|(key, _)| key.to_owned());
        let published = self.published.map(|_| "published".to_owned());
        let evidence = (!self.evidence.is_empty()).then(|| "evidence".to_owned());
        let slice = self
            .slice
            .values()
            .map(|(dimension, _)| dimension.to_string());
        let more = self.more.iter().map(|(key, _)| (*key).to_owned());
        let all = said.chain(published).chain(evidence).chain(slice);
        all.chain(more).collect()
    }
}

/// The edits that put new figures of a project into its front matter, and the texts of the tables
/// beside it that take them.
///
/// # Errors
/// A layout that has no safe place, a table without a column that is needed, or a figure of a part
/// for which there is no place.
pub fn put(
    project: &Project,
    page: &Page<'_>,
    begins: i8,
    figures: &[NewFigure],
    texts: &mut Texts<'_>,
) -> Result<Vec<Splice>, Refused> {
    let mut splices = Vec::new();
    let mut unwritten = Vec::new();
    let key = if page.is_short(project) {
        "done"
    } else {
        "observations"
    };
    for indicator in &project.indicators {
        let own = figures.iter().filter(|f| f.indicator == indicator.id);
        let own: Vec<&NewFigure> = own.collect();
        if own.is_empty() {
            continue;
        }
        let fail = || not_in_place(indicator, key, &own);
        let sheet = match key {
            "done" => Some(page.sheet()),
            _ => page.of_listed(&indicator.id),
        };
        let node = sheet
            .and_then(|sheet| sheet.entry(key))
            .map(|(_, node)| node);
        if let Some(name) = node.and_then(Node::as_str) {
            let path = format!("{}/{name}", project.folder);
            if is_workbook(name) {
                return Err(in_workbook(&path));
            }
            texts.change(&path, |text| table(text, &path, &own))?;
            continue;
        }
        let pairs = pairs(indicator, &own).ok_or_else(fail)?;
        match sheet {
            Some(sheet) => {
                splices.extend(map(&sheet, key, node, &pairs, begins).ok_or_else(fail)?);
            }
            None => unwritten.push((
                indicator.id.to_string(),
                format!("{{{key}: {}}}", flow(&pairs)),
            )),
        }
    }
    if !unwritten.is_empty() {
        // A row of a table says what these indicators are.
        let added = page.sheet().add_pairs("indicators", &unwritten);
        splices.extend(added.ok_or_else(|| unlisted(&unwritten))?);
    }
    Ok(splices)
}

/// The refusal of a figure that would have to stand in a workbook.
fn in_workbook(path: &str) -> Refused {
    let message = format!("the figures stand in {path}, and a workbook is never written");
    let hint = "fill it in there, or record it in a report, with `--note \"…\"`";
    Refused::new(message, hint)
}

fn unlisted(indicators: &[(String, String)]) -> Refused {
    let lines: Vec<String> = indicators
        .iter()
        .map(|(id, value)| format!("  {id}: {value}"))
        .collect();
    let message = "`indicators` is laid out in a way that milepost does not edit";
    Refused::new(
        message,
        format!("write it by hand:\nindicators:\n{}", lines.join("\n")),
    )
}

/// One figure as it is written into a map: its day, the key and the value.
struct Written {
    day: Date,
    key: String,
    value: String,
}

/// The figures of each day with their parts, by day; `None` where a part has no place in a map: it
/// is of several dimensions, or nothing is said of the whole.
fn pairs(indicator: &Indicator, figures: &[&NewFigure]) -> Option<Vec<Written>> {
    let mut days: BTreeMap<When, Vec<&NewFigure>> = BTreeMap::new();
    for figure in figures {
        days.entry(figure.when).or_default().push(figure);
    }
    let written = |(when, all): (When, Vec<&NewFigure>)| {
        let (whole, parts): (Vec<&NewFigure>, Vec<&NewFigure>) =
            all.into_iter().partition(|f| f.slice.is_whole());
        let whole = *whole.first()?;
        let fits = parts.is_empty() || indicator.by.len() <= 1;
        fits.then(|| Written {
            day: when.day(),
            key: whole.written.clone(),
            value: whole.yaml(&parts),
        })
    };
    days.into_iter().map(written).collect()
}

/// Figures as a map on one line.
fn flow(figures: &[Written]) -> String {
    let all = figures.iter().map(|w| format!("{}: {}", w.key, w.value));
    format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
}

/// Puts figures into the map of an indicator, each behind the one before it in time.
fn map(
    sheet: &FrontMap<'_>,
    key: &str,
    node: Option<&Node>,
    new: &[Written],
    begins: i8,
) -> Option<Vec<Splice>> {
    let Some(node) = node.filter(|node| !node.is_null()) else {
        let after = [
            "plan",
            "target",
            "no_target",
            "baseline",
            "unit",
            "name",
            "title",
        ];
        let in_place = || sheet.add_key(&after, key, &flow(new));
        let at_end = || {
            let pairs = new.iter().map(|w| (w.key.clone(), w.value.clone()));
            sheet.put_map(key, &pairs.collect::<Vec<_>>())
        };
        // Only the map of the whole file ends where its text does; several have a line each there.
        let added = match (key, new) {
            ("done", [_]) => in_place().or_else(at_end),
            ("done", _) => at_end().or_else(in_place),
            _ => in_place(),
        };
        return added.map(|splice| vec![splice]);
    };
    let Value::Map(there) = &node.value else {
        return None;
    };
    let day = |text: &str| PartialDate::parse(text, begins).and_then(PartialDate::last);
    let mut waiting = new.iter().peekable();
    let mut wanted = Vec::new();
    for (at, (key, _)) in there.iter().enumerate() {
        while let Some(earlier) = waiting.next_if(|w| day(&key.text).is_some_and(|d| w.day < d)) {
            wanted.push(Pair::New(earlier.key.clone(), earlier.value.clone()));
        }
        wanted.push(Pair::Kept(at));
    }
    wanted.extend(waiting.map(|w| Pair::New(w.key.clone(), w.value.clone())));
    sheet.put_pairs(node, &wanted)
}

fn not_in_place(indicator: &Indicator, key: &str, figures: &[&NewFigure]) -> Refused {
    if let Some(part) = figures.iter().find(|f| !f.slice.is_whole()) {
        let message = format!(
            "the figure of `{} ({})` has no place in the project's file",
            indicator.id, part.slice
        );
        let hint = "name a table with a column for each dimension under `observations`, or write \
            it with the figure of the whole";
        return Refused::new(message, hint);
    }
    let lines: Vec<String> = figures
        .iter()
        .map(|f| format!("{}: {}", f.written, f.yaml(&[])))
        .collect();
    let message = format!(
        "`{key}` of `{}` is laid out in a way that milepost does not edit",
        indicator.id
    );
    Refused::new(message, format!("write it by hand: {}", lines.join(", ")))
}

/// A table with a row for each new figure behind its last one.
fn table(text: &str, path: &str, figures: &[&NewFigure]) -> Result<String, Refused> {
    const KNOWN: [&str; 2] = ["date", "value"];
    let sign = delimited::sign(text, |name| KNOWN.contains(&&*column(name)));
    let bare = text.trim_start_matches('\u{feff}');
    let head = bare
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let names: Vec<Box<str>> = head
        .split(sign)
        .map(|name| column(name.trim().trim_matches('"')))
        .collect();
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut made = text.to_owned();
    if !made.ends_with('\n') {
        made.push_str(line_end);
    }
    for figure in figures {
        let needed = figure.columns();
        if let Some(missing) = needed
            .iter()
            .find(|name| !names.contains(&name.as_str().into()))
        {
            let message = format!("{path} has no column `{missing}`");
            let hint = format!("add `{missing}` to its first line");
            return Err(Refused::new(message, hint));
        }
        let cells = names
            .iter()
            .map(|name| cell(&figure.cell(name).unwrap_or_default(), sign));
        let cells: Vec<String> = cells.collect();
        made.push_str(&cells.join(&sign.to_string()));
        made.push_str(line_end);
    }
    Ok(made)
}

/// A cell as it stands in a table, in quotes where it needs them.
fn cell(text: &str, sign: char) -> String {
    match text.contains([sign, '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}
