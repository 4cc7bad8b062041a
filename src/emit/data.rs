//! The data of the site as CSV and JSON: figures as published, computed ones with six decimals.

use super::counting::Counting;
use super::row::{Cell, Each, Named, computed, name, said, strings, text, written};
use super::sink::{Nowhere, Pieces, Sink};
use super::{package, projects, row, time, workbook};
use crate::base::csv_rows::Rows;
use crate::base::{Date, Hash, Lang, SafePath};
use crate::derive::facts::{self, Fact};
use crate::derive::{AsOf, Bound, Forecast, IndicatorInsight, ProjectInsight, Rule};
use crate::model::vocabulary::{Accumulation, Qualifier};
use crate::model::{Aim, Evidence, GroupKind, Id, Indicator, Observation, Project, Slice};
use crate::render::context::{MadeFile, Renderer};
use crate::render::part::dictionary::{
    self, Column, FIELDS, PARTS, PERIODS, RATINGS_TABLE, TABLES, file_name,
};
use crate::render::view::data::SHOWN;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// One file of data. It is made while it is written, whenever that is, and nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// A table as CSV, by its place in [`TABLES`].
    Csv(usize),
    /// A table as JSON.
    Json(usize),
    /// A table as a workbook of one sheet.
    Workbook(usize),
    /// What all tables are, for programs; made once they are.
    Package,
    /// What the columns and fields mean.
    Meanings,
}

impl File {
    /// Whether it lists published facts or words.
    pub fn is_of_facts(self) -> bool {
        match self {
            File::Csv(at) | File::Json(at) => is_of_facts(TABLES[at].0),
            File::Workbook(_) | File::Package | File::Meanings => false,
        }
    }
}

/// Whether a table lists published facts or words.
fn is_of_facts(table: &str) -> bool {
    matches!(table, "facts" | "words")
}

/// All files of data of an edition by path from its root.
pub fn list(renderer: &Renderer<'_>) -> Vec<(String, File)> {
    let settings = &renderer.site.settings;
    let tables = TABLES.iter().enumerate();
    let tables = tables.filter(|(_, (name, _))| dictionary::has(renderer, name));
    let files = tables.flat_map(|(at, (table, _))| {
        let workbook = has_workbook(renderer, table);
        let files = [
            Some(("csv", File::Csv(at))),
            Some(("json", File::Json(at))),
            workbook.then_some(("xlsx", File::Workbook(at))),
        ];
        let path = |ending| dictionary::path(table, ending, settings);
        let files = files.into_iter().flatten();
        files.map(move |(ending, file)| (path(ending), file))
    });
    let described = [
        (dictionary::FILE.to_owned(), File::Meanings),
        (dictionary::PACKAGE.to_owned(), File::Package),
    ];
    files.chain(described).collect()
}

/// Whether a table is one that people open and short enough for a workbook.
fn has_workbook(renderer: &Renderer<'_>, table: &str) -> bool {
    let projects = &renderer.insight.projects;
    let indicators = || projects.iter().flat_map(|p| &p.known.indicators);
    let most = match table {
        "observations" => indicators().map(|i| i.all_figures().count()).sum(),
        PERIODS => renderer.insight.periods().count() * projects.len(),
        _ => projects.len(),
    };
    !is_of_facts(table) && most <= dictionary::WORKBOOK_ROWS
}

/// Makes what is not made yet of the files of data, all but the description of them, to know how
/// long they are.
pub fn make_known(renderer: &Renderer<'_>) {
    let files = list(renderer).into_iter();
    let missing = files.filter(|(path, _)| renderer.made(path).is_none());
    let missing: Vec<_> = missing.filter(|(_, file)| *file != File::Package).collect();
    let seen = missing.iter().any(|(_, file)| file.is_of_facts());
    let seen = seen.then(|| Seen::new(renderer));
    for (path, file) in missing {
        let nowhere = |pieces: Pieces<'_>| {
            let path = SafePath::new(&path).expect("the path of a file of data is safe");
            Nowhere.pieces(&path, pieces)
        };
        let made = make(renderer, seen.as_ref(), (&path, file), nowhere);
        made.unwrap_or_else(|e| panic!("nothing refuses what is only counted: {e}"));
    }
}

/// Makes one file and hands it on, and keeps what is known of it; its hash. `path` is that in the
/// edition.
///
/// # Errors
/// Those of whoever takes it.
pub fn make(
    renderer: &Renderer<'_>,
    seen: Option<&Seen>,
    (path, file): (&str, File),
    to: impl FnOnce(Pieces<'_>) -> io::Result<Hash>,
) -> io::Result<Hash> {
    let is_table = matches!(file, File::Csv(_));
    let mut known = (0, 0, Vec::new());
    let sum = to(&mut |out| {
        let mut counting = Counting::new(out, if is_table { SHOWN + 1 } else { 0 });
        write(renderer, seen, file, &mut counting)?;
        known = counting.finish();
        Ok(())
    })?;
    let (bytes, lines, head) = known;
    // Of a file that is no table no line is counted.
    let rows = lines.saturating_sub(1);
    renderer.keep_made(
        path,
        MadeFile {
            bytes,
            sum,
            rows,
            head,
        },
    );
    Ok(sum)
}

/// Makes one file and writes it row by row. `seen`: what the edition may know, for a file of facts.
///
/// # Errors
/// Those of the writer.
///
/// # Panics
/// Without facts for a file of them.
pub fn write(
    renderer: &Renderer<'_>,
    seen: Option<&Seen>,
    file: File,
    out: &mut dyn Write,
) -> io::Result<()> {
    match file {
        File::Csv(at) => write_csv(renderer, seen, at, out),
        File::Json(at) => {
            let table = TABLES[at].0;
            let name = file_name(table, &renderer.site.settings);
            let above = match table {
                "projects" => projects::programme(renderer),
                _ => row::head(renderer),
            };
            row::json(&above, name, &|each| rows(renderer, seen, table, each), out)
        }
        File::Workbook(at) => {
            let name = TABLES[at].0;
            let columns = dictionary::columns(renderer.site, name);
            let title = file_name(name, &renderer.site.settings);
            let table = |each: Each<'_>| rows(renderer, seen, name, each);
            workbook::write(title, &columns, (&table, renderer.insight.as_of), out)
        }
        File::Package => package::write(renderer, out),
        File::Meanings => meanings(renderer, out),
    }
}

fn write_csv(
    renderer: &Renderer<'_>,
    seen: Option<&Seen>,
    at: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (name, _) = TABLES[at];
    // The table of facts is what the check sum of an edition is made of, so it has one writer.
    match name {
        "facts" => return facts::write_csv(&given(seen).facts, out),
        "words" => return facts::write_csv(&given(seen).words, out),
        _ => {}
    }
    let columns = dictionary::columns(renderer.site, name);
    let columns: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
    row::csv(&columns, &|each| rows(renderer, seen, name, each), out)
}

/// The rows of the table with a name.
fn rows(renderer: &Renderer<'_>, seen: Option<&Seen>, name: &str, each: Each<'_>) {
    match name {
        "projects" => projects::rows(renderer, each),
        "indicators" => indicators(renderer, each),
        "observations" => observations(renderer, each),
        "milestones" => milestones(renderer, each),
        "evidence" => evidence(renderer, each),
        "facts" => given(seen).facts.iter().for_each(|f| each(&[&fact(f)])),
        PERIODS => time::periods(renderer, each),
        "groups" => groups(renderer, each),
        "changes" => time::changes(renderer, each),
        PARTS => parts(renderer, each),
        RATINGS_TABLE => projects::ratings(renderer, each),
        "words" => given(seen).words.iter().for_each(|f| each(&[&fact(f)])),
        _ => panic!("the list of tables has one that nobody makes: {name}"),
    }
}

/// What the edition may know, for a file that lists it.
///
/// # Panics
/// Without.
pub fn given(seen: Option<&Seen>) -> &Seen {
    seen.expect("a file of facts is made with what its edition may know")
}

/// What each column and field means, in which unit it is and when it is empty, in every language of
/// the site.
fn meanings(renderer: &Renderer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let languages = renderer.languages;
    let mut rows = Rows::new(out);
    let parts = ["meaning", "unit", "empty"];
    let said = (languages.iter())
        .flat_map(|language| parts.map(|part| format!("{part}_{}", language.tag)));
    rows.row(
        ["table".to_owned(), "column".to_owned()]
            .into_iter()
            .chain(said),
    )?;
    let tables = TABLES.iter().map(|(table, _)| *table);
    let tables = tables.filter(|table| dictionary::has(renderer, table));
    for table in tables {
        let columns = dictionary::columns(renderer.site, table);
        meanings_of(renderer, table, &columns, &mut rows)?;
    }
    for (table, columns) in FIELDS {
        meanings_of(renderer, table, columns, &mut rows)?;
    }
    rows.finish()
}

fn meanings_of(
    renderer: &Renderer<'_>,
    table: &'static str,
    columns: &[Column],
    rows: &mut Rows<&mut dyn Write>,
) -> io::Result<()> {
    for column in columns {
        rows.cell(file_name(table, &renderer.site.settings))?;
        rows.cell(&column.name)?;
        meaning(renderer, table, column, rows)?;
        rows.end()?;
    }
    Ok(())
}

fn meaning(
    renderer: &Renderer<'_>,
    table: &str,
    column: &Column,
    rows: &mut Rows<&mut dyn Write>,
) -> io::Result<()> {
    for (at, language) in renderer.languages.iter().enumerate() {
        let said = column.said(&language.strings, Lang(at as u8), table);
        for words in [said.meaning, said.unit, said.empty] {
            rows.cell(&words)?;
        }
    }
    Ok(())
}

/// The groups of the site's own kinds that each project belongs to, and the focuses around its own.
fn groups(renderer: &Renderer<'_>, each: Each<'_>) {
    let settings = &renderer.site.settings;
    for of in renderer.insight.projects.iter() {
        let known = &of.known;
        let line = known.focus.as_deref().map(|id| settings.focus_line(id));
        let focuses = line.unwrap_or_default().into_iter();
        let focuses = focuses.map(|focus| (GroupKind::Focus, focus));
        let own = (0..).map(GroupKind::Own).zip(&known.groups);
        let own = own.flat_map(|(kind, ids)| ids.iter().map(move |id| (kind, id)));
        let own = own.filter_map(|(kind, id)| Some((kind, kind.group(settings, id)?)));
        for (kind, group) in focuses.chain(own) {
            each(&[&[
                ("project", (&known.id).into()),
                ("kind", kind.word(settings).into()),
                ("group", (&group.id).into()),
                ("kind_name", kind_name(renderer, kind)),
                ("group_name", text(renderer, &group.name)),
                ("project_title", text(renderer, &known.title)),
            ]]);
        }
    }
}

/// What a kind of groups is called in each language.
fn kind_name<'c>(renderer: &'c Renderer<'_>, kind: GroupKind) -> Cell<'c> {
    let key = format!("term-{}", kind.word(&renderer.site.settings));
    said(renderer, |language, _| language.strings.say(&key, &[]))
}

fn indicators(renderer: &Renderer<'_>, each: Each<'_>) {
    for project in renderer.insight.projects.iter() {
        for of in &project.indicators {
            let told = [
                ("provenance", of.indicator.provenance.word().into()),
                ("project_title", text(renderer, &project.known.title)),
            ];
            each(&[
                &indicator(renderer, &project.known, of),
                &aims(of),
                &latest(of),
                &against_plan(of),
                &ahead(of),
                &told,
            ]);
        }
    }
}

fn indicator<'c>(
    renderer: &'c Renderer<'_>,
    project: &'c Project,
    of: &'c IndicatorInsight,
) -> [Named<'c>; 9] {
    let i = &of.indicator;
    [
        ("project", (&project.id).into()),
        ("indicator", (&i.id).into()),
        ("name", text(renderer, &i.name)),
        ("unit", name(renderer, i.unit.as_ref())),
        ("kind", i.kind.word().into()),
        ("direction", i.direction.word().into()),
        ("accumulation", i.accumulation.word().into()),
        ("level", i.level.map(|level| level.word()).into()),
        ("headline", of.counted.into()),
    ]
}

/// Where an indicator began and what it should reach.
fn aims(of: &IndicatorInsight) -> [Named<'_>; 6] {
    let i = &of.indicator;
    let (value, low, high) = match i.target.as_ref().map(|t| &t.aim) {
        Some(Aim::Value(value)) => (Some(value), None, None),
        Some(Aim::Range { low, high }) => (None, Some(low), Some(high)),
        None => (None, None, None),
    };
    let baseline = i.baseline.as_ref();
    let began = || of.start.filter(|_| i.start_value().is_some()).into();
    let has_target = i.target.is_some() || i.target_value().is_some();
    [
        (
            "baseline",
            baseline.map_or_else(|| computed(i.start_value()), |b| written(Some(&b.value))),
        ),
        (
            "baseline_date",
            baseline.and_then(|b| b.date).map_or_else(began, Cell::from),
        ),
        (
            "target",
            value.map_or_else(|| computed(i.target_value()), |v| written(Some(v))),
        ),
        ("target_low", written(low)),
        ("target_high", written(high)),
        (
            "target_date",
            Some(of.promised).filter(|_| has_target).into(),
        ),
    ]
}

/// The newest figure and how far it is on the way.
fn latest(of: &IndicatorInsight) -> [Named<'_>; 6] {
    let about = of
        .actual
        .map(|a| of.indicator.figure_date(a.on).to_string());
    let bound = of.progress.and_then(|p| p.bound).map(|bound| match bound {
        Bound::Lower => "lower",
        // Of a sum of both there is no progress, since nothing follows from it.
        Bound::Upper | Bound::Neither => "upper",
    });
    [
        ("latest_value", computed(of.actual.map(|a| a.value))),
        ("latest_qualifier", qualifier(of).into()),
        ("latest_date", about.into()),
        ("progress", computed(of.progress.map(|p| p.value))),
        ("progress_bound", bound.into()),
        ("elapsed", computed(of.elapsed)),
    ]
}

/// Where it stands beside its plan. The even pace is drawn for reference and never exported as one.
fn against_plan(of: &IndicatorInsight) -> [Named<'_>; 8] {
    let declared = of.plan.as_ref().is_some_and(|plan| plan.declared);
    let of_plan = |value: Option<f64>| computed(value.filter(|_| declared));
    let allowed = of.allowed.filter(|_| of.is_paced());
    [
        ("planned_value", of_plan(of.planned)),
        ("planned_progress", of_plan(of.planned_progress)),
        ("sv", of_plan(of.variance())),
        (
            "spi",
            of_plan(of.performance().filter(|_| of.days_ahead.is_some())),
        ),
        ("es_days", of_plan(of.earned_days)),
        ("svt_days", of_plan(of.days_ahead)),
        ("spit", of_plan(of.time_performance())),
        ("tolerance_days", allowed.into()),
    ]
}

/// What is needed from now on, what is expected, and the status.
fn ahead(of: &IndicatorInsight) -> [Named<'_>; 6] {
    let rule = of.judgement.trace.last().copied().unwrap_or(Rule::Unrated);
    let forecast = of.forecast;
    [
        ("required_per_day", computed(of.required)),
        ("forecast_central", forecast.and_then(|f| f.central).into()),
        (
            "forecast_fastest",
            forecast.and_then(Forecast::fastest).into(),
        ),
        (
            "forecast_slowest",
            forecast.and_then(Forecast::slowest).into(),
        ),
        ("status", of.judgement.status.word().into()),
        ("status_reason", rule.word().into()),
    ]
}

/// How exact the latest figure is; a sum with a gap is a lower bound, and one with a part that is
/// only about right is so.
fn qualifier(of: &IndicatorInsight) -> Option<&'static str> {
    let actual = of.actual?;
    let last = of
        .indicator
        .observations
        .iter()
        .rfind(|o| o.when.day() == actual.on);
    Some(match actual.bound {
        Some(Bound::Lower) => "at-least",
        Some(Bound::Upper) => "at-most",
        Some(Bound::Neither) => "about",
        None if of.indicator.accumulation == Accumulation::PerPeriod => sum_qualifier(of).word(),
        None => last.map_or("exact", |o| o.qualifier.word()),
    })
}

/// How exact a sum of periods without a bound is, by the figures in it.
fn sum_qualifier(of: &IndicatorInsight) -> Qualifier {
    let days: BTreeSet<Date> = of.totals.iter().map(|total| total.on).collect();
    let summed = of
        .indicator
        .observations
        .iter()
        .filter(|o| days.contains(&o.when.day()));
    let words: Vec<Qualifier> = summed.map(|o| o.qualifier).collect();
    match words.as_slice() {
        [only] => *only,
        all if all.iter().all(|word| *word == Qualifier::Exact) => Qualifier::Exact,
        _ => Qualifier::About,
    }
}

fn observations(renderer: &Renderer<'_>, each: Each<'_>) {
    let dimensions = dictionary::dimensions(renderer.site);
    for project in renderer.insight.projects.iter() {
        for indicator in &project.known.indicators {
            for (slice, o) in by_date(indicator) {
                let of_part = of_part(&dimensions, slice);
                each(&[
                    &of_figure(renderer, &project.known, indicator, o),
                    &figure(renderer, o),
                    &[("group", group(indicator, slice))],
                    &of_part,
                ]);
            }
        }
    }
}

/// The figures of an indicator and of its parts by date, the whole before its parts.
fn by_date(indicator: &Indicator) -> Vec<(&Slice, &Observation)> {
    let mut figures: Vec<_> = indicator.all_figures().collect();
    figures.sort_by_key(|(_, o)| o.when.day());
    figures
}

/// The part of a figure in one word, as it was when there was one dimension only; nothing for the
/// whole.
fn group<'c>(indicator: &Indicator, slice: &Slice) -> Cell<'c> {
    match slice.is_whole() {
        true => Cell::Nothing,
        false => slice.path(&indicator.by).into(),
    }
}

/// The value of each dimension, nothing where it is the total over all of them.
fn of_part<'c>(dimensions: &'c [Id], slice: &'c Slice) -> Vec<Named<'c>> {
    let dimensions = dimensions.iter();
    dimensions
        .map(|id| (&**id, slice.value(id).into()))
        .collect()
}

/// What a figure is about, and what is known of it beside its value.
fn of_figure<'c>(
    renderer: &'c Renderer<'_>,
    project: &'c Project,
    indicator: &'c Indicator,
    o: &'c Observation,
) -> [Named<'c>; 12] {
    [
        ("project", (&project.id).into()),
        ("indicator", (&indicator.id).into()),
        ("date", o.about().into()),
        ("qualifier", o.qualifier.word().into()),
        ("flag", o.flag.word().into()),
        ("published", o.known_from().into()),
        ("evidence", strings(&o.evidence)),
        ("corrected", o.corrected.into()),
        ("provenance", indicator.provenance.word().into()),
        ("project_title", text(renderer, &project.title)),
        ("indicator_name", text(renderer, &indicator.name)),
        ("unit", name(renderer, indicator.unit.as_ref())),
    ]
}

/// One row a part of an indicator, with where it stands.
fn parts(renderer: &Renderer<'_>, each: Each<'_>) {
    let dimensions = dictionary::dimensions(renderer.site);
    for project in renderer.insight.projects.iter() {
        for whole in &project.indicators {
            for of in &whole.parts {
                let i = &of.indicator;
                let told = [
                    ("project", (&project.known.id).into()),
                    ("indicator", (&i.id).into()),
                    ("part", i.slice.to_string().into()),
                    ("unit", name(renderer, i.unit.as_ref())),
                    ("provenance", i.provenance.word().into()),
                    ("project_title", text(renderer, &project.known.title)),
                    ("indicator_name", text(renderer, &i.name)),
                ];
                each(&[
                    &told,
                    &aims(of),
                    &latest(of),
                    &against_plan(of),
                    &ahead(of),
                    &of_part(&dimensions, &i.slice),
                ]);
            }
        }
    }
}

/// What was observed, as it was written.
fn figure<'c>(renderer: &'c Renderer<'_>, o: &'c Observation) -> [Named<'c>; 4] {
    [
        ("value", written(o.value.as_ref())),
        ("numerator", written(o.numerator.as_ref())),
        ("denominator", written(o.denominator.as_ref())),
        ("note", name(renderer, o.note.as_ref())),
    ]
}

fn milestones(renderer: &Renderer<'_>, each: Each<'_>) {
    for project in renderer.insight.projects.iter() {
        for m in &project.milestones {
            each(&[&[
                ("project", (&project.known.id).into()),
                ("milestone", (&m.milestone.id).into()),
                ("name", text(renderer, &m.milestone.name)),
                ("due", m.milestone.due.into()),
                ("forecast", m.forecast.into()),
                ("met", m.milestone.met.into()),
                ("slip_days", m.slip.into()),
                ("state", m.state.word().into()),
                ("provenance", project.known.provenance.word().into()),
                ("project_title", text(renderer, &project.known.title)),
            ]]);
        }
    }
}

fn evidence(renderer: &Renderer<'_>, each: Each<'_>) {
    for project in renderer.insight.projects.iter() {
        for proof in &project.known.evidence {
            each(&[&proof_of(renderer, project, proof)]);
        }
    }
}

/// What proves the figures; the check sum is that of the author's own file, before pictures are
/// cut.
fn proof_of<'c>(
    renderer: &'c Renderer<'_>,
    project: &'c ProjectInsight,
    e: &'c Evidence,
) -> [Named<'c>; 13] {
    let published = |file: &&SafePath| renderer.kept.why(file).is_none();
    let file = e.file.as_ref().filter(published);
    let sum = e.sha256.as_deref();
    [
        ("project", (&project.known.id).into()),
        ("evidence", (&e.id).into()),
        ("title", text(renderer, &e.title)),
        ("kind", e.kind.word().into()),
        ("publisher", name(renderer, e.publisher.as_ref())),
        ("date", e.date.into()),
        ("url", e.url.as_deref().into()),
        ("archived_url", e.archived_url.as_deref().into()),
        ("file", file.map(SafePath::as_str).into()),
        (
            "sha256",
            sum.filter(|_| file.is_some() || e.file.is_none()).into(),
        ),
        ("locator", name(renderer, e.locator.as_ref())),
        ("licence", e.licence.as_deref().into()),
        ("project_title", text(renderer, &project.known.title)),
    ]
}

/// What an edition may know, also what was replaced since; see [`facts::seen`].
pub struct Seen {
    /// The figures, promises and dates; the table is sorted when it is written.
    pub facts: Vec<Fact>,
    /// The words that were published beside them; sorted as the facts are.
    pub words: Vec<Fact>,
}

impl Seen {
    /// What the edition of a renderer may know.
    pub fn new(renderer: &Renderer<'_>) -> Seen {
        let at = AsOf {
            day: renderer.insight.as_of,
            by: renderer.insight.by,
        };
        let all = facts::facts(renderer.site);
        let days = facts::project_days(&all);
        Seen {
            facts: facts::seen(&all, &days, at),
            words: facts::seen(&facts::words(renderer.site), &days, at),
        }
    }
}

fn fact(fact: &Fact) -> [Named<'_>; 4] {
    [
        ("project", (&fact.project).into()),
        ("fact", (&*fact.fact).into()),
        ("value", (&*fact.value).into()),
        ("published", fact.published.into()),
    ]
}
