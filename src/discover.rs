//! What each file of the site folder is, decided by its path alone: no file is opened here.

use crate::base::typed_date::day_meant;
use crate::base::{Code, Date, Diagnostics, FileId, Lang, Period, PeriodKind, Span};
use crate::model::settings::{Calendar, Settings};
use crate::source::Source;
use crate::yaml::Node;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The list of published facts that are never taken back; read by the audit, never published as a
/// file.
pub const LEDGER: &str = "content/ledger.csv";

/// The outlines of the places.
pub const MAP: &str = "content/places.geojson";

/// The files of a site by what they are.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Projects, by the path of their folder or the stem of their file.
    pub projects: Vec<ProjectFiles>,
    /// Tables of figures for all projects, directly in `content/data/`, by path.
    pub tables: Vec<FileId>,
    /// Words for periods, by period.
    pub periods: Vec<(Period, Versions)>,
    /// Free pages, by name.
    pub pages: Vec<(String, Versions)>,
    /// Files directly in `content/`, which may be named under `static:` or as the logo, by path.
    pub loose: Vec<FileId>,
    /// Files in folders from which only what is named or linked to is published, by path.
    pub strays: Vec<FileId>,
    /// The outlines of the places; `None` without any.
    pub map: Option<FileId>,
    /// Files of a site's own themes, by path.
    pub theme: Vec<FileId>,
}

/// The same text in several languages: the default one and its translations.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// Each file with the language that its name states, the default language first.
    pub files: Vec<(Lang, FileId)>,
}

impl Versions {
    /// The file that holds the front matter: the one in the default language, else the first;
    /// `None` without any file.
    pub fn main(&self) -> Option<FileId> {
        self.files.first().map(|(_, file)| *file)
    }
}

/// The files of one project.
#[derive(Clone, Debug, Default)]
pub struct ProjectFiles {
    /// The name of its folder or file: its id unless `slug` says otherwise.
    pub name: String,
    /// `content/projects/lifts` for a folder, `content/projects` for a single file.
    pub folder: String,
    /// `index.md` or the single file, with its translations.
    pub index: Versions,
    /// Dated reports, by day, then by slug.
    pub reports: Vec<ReportFiles>,
    /// Everything else: figures, photos, evidence, by path.
    pub others: Vec<FileId>,
    /// What a row of a common table says of it, as a map at the place of its title; `None` where
    /// none lists it.
    pub row: Option<Arc<Node>>,
    /// Whether a file of it has a message already, because of its name.
    told: bool,
}

impl ProjectFiles {
    /// A project without any file, which a row lists.
    pub fn listed(id: &str, row: Arc<Node>) -> ProjectFiles {
        ProjectFiles {
            name: id.to_owned(),
            folder: "content/projects".to_owned(),
            row: Some(row),
            ..ProjectFiles::default()
        }
    }

    /// Its text, else its first report, else its first other file; `None` without any.
    pub fn first(&self) -> Option<FileId> {
        let report = || {
            self.reports
                .first()
                .and_then(|report| report.versions.main())
        };
        let own = self.index.main().or_else(report);
        own.or(self.others.first().copied())
    }

    /// Where it is said what it is: its text, else the row that lists it; `None` for neither.
    pub fn place(&self) -> Option<Span> {
        let row = self.row.as_ref().map(|row| row.span);
        self.index.main().map(Span::start_of).or(row)
    }

    /// Its text and its reports, with their translations.
    pub fn texts(&self) -> impl Iterator<Item = FileId> {
        let versions = std::iter::once(&self.index).chain(self.reports.iter().map(|r| &r.versions));
        versions.flat_map(|v| &v.files).map(|(_, file)| *file)
    }

    /// The tables beside it, which its front matter may name.
    pub fn tables(&self, source: &dyn Source) -> impl Iterator<Item = FileId> {
        let tables = self.others.iter().copied();
        tables.filter(|file| is_table(source.path(*file)))
    }
}

/// The files of one dated report.
#[derive(Clone, Debug)]
pub struct ReportFiles {
    /// `2021-06-11` or `2021-06-11-guidance`: its name without language and ending.
    pub slug: String,
    /// Its day, which its name begins with.
    pub date: Date,
    /// The report and its translations.
    pub versions: Versions,
}

/// Sorts the files of a source; names outside the scheme are reported, and files with such names
/// are in no list.
pub fn inventory(source: &dyn Source, settings: &Settings, diags: &mut Diagnostics) -> Inventory {
    let mut found = Found {
        languages: &settings.languages,
        calendar: &settings.calendar,
        diags,
        inventory: Inventory::default(),
        projects: BTreeMap::new(),
    };
    let mut periods: BTreeMap<Period, Versions> = BTreeMap::new();
    let mut pages: BTreeMap<String, Versions> = BTreeMap::new();
    for (at, file) in source.files().iter().enumerate() {
        let id = FileId(at as u32);
        let parts: Vec<&str> = file.path.split('/').collect();
        match parts.as_slice() {
            ["content", "site.yaml"] => {}
            _ if file.path == LEDGER => {}
            _ if file.path == MAP => found.inventory.map = Some(id),
            ["content", _] => found.inventory.loose.push(id),
            // What Office and LibreOffice leave beside a workbook while it is open.
            ["content", "data", name] if name.starts_with("~$") || name.starts_with(".~lock.") => {}
            ["content", "data", name] if is_table(name) => found.inventory.tables.push(id),
            ["content", "data", ..] => found.no_table(id, &parts),
            ["content", folder, name] if name.ends_with(".md") && kind(folder).is_some() => {
                found.period((folder, name), id, &mut periods)
            }
            ["content", "pages", name] if name.ends_with(".md") => {
                let Some((stem, lang)) = found.stem(name, id) else {
                    continue;
                };
                pages
                    .entry(stem.to_owned())
                    .or_default()
                    .files
                    .push((lang, id));
            }
            ["content", "projects", name] => found.single(name, id),
            ["content", "projects", folder, rest @ ..] => found.in_folder(folder, rest, id),
            ["themes", ..] => found.inventory.theme.push(id),
            _ => found.inventory.strays.push(id),
        }
    }
    let mut inventory = found.finish();
    inventory.periods = periods
        .into_iter()
        .map(|(period, versions)| (period, sorted(versions)))
        .collect();
    inventory.pages = pages
        .into_iter()
        .map(|(name, versions)| (name, sorted(versions)))
        .collect();
    inventory
}

/// The kind of period whose words a folder holds; `None` for any other folder.
fn kind(folder: &str) -> Option<PeriodKind> {
    PeriodKind::ALL
        .into_iter()
        .find(|kind| kind.plural() == folder)
}

/// How a file with words for a period of a kind is named.
fn example(kind: PeriodKind, calendar: &Calendar) -> &'static str {
    match (kind, calendar.starts) {
        (PeriodKind::Month, _) => "2021-06",
        (PeriodKind::Quarter, _) => "2021-Q3",
        (PeriodKind::HalfYear, 1) => "2021-H1",
        (PeriodKind::HalfYear, _) => "2021-22-H1",
        (PeriodKind::Year, 1) => "2021",
        (PeriodKind::Year, _) => "2021-22",
    }
}

struct Found<'a> {
    languages: &'a [Box<str>],
    calendar: &'a Calendar,
    diags: &'a mut Diagnostics,
    inventory: Inventory,
    projects: BTreeMap<(String, bool), ProjectFiles>,
}

impl Found<'_> {
    /// `lifts.en.md` → `lifts`, English; `lifts.md` → `lifts`, the default language; `None` for a
    /// language that the site does not have, which is reported.
    fn stem<'n>(&mut self, name: &'n str, id: FileId) -> Option<(&'n str, Lang)> {
        let whole = name.strip_suffix(".md").unwrap_or(name);
        let Some((stem, tag)) = whole.rsplit_once('.') else {
            return Some((whole, Lang::DEFAULT));
        };
        if let Some(at) = self
            .languages
            .iter()
            .position(|known| known.eq_ignore_ascii_case(tag))
        {
            return Some((stem, Lang(at as u8)));
        }
        let main = |tag: &str| {
            tag.split(['-', '_'])
                .next()
                .unwrap_or("")
                .to_ascii_lowercase()
        };
        let near = self.languages.iter().find(|known| main(known) == main(tag));
        let day = day_meant(whole);
        let hint = match (near, day) {
            (_, Some(day)) => format!("a report is named by its day, `{day}.md`"),
            (Some(known), None) => format!("name it `{stem}.{known}.md`"),
            (None, None) => {
                format!("name it `{stem}.md`, or add `{tag}` to `languages` in site.yaml")
            }
        };
        let message = match day {
            Some(_) => format!("`{name}` has its day in another order"),
            None => format!("`{tag}` in `{name}` is no language of this site"),
        };
        self.bad_name(id, message, &hint);
        None
    }

    /// A file in `content/data/` whose figures nobody reads.
    fn no_table(&mut self, id: FileId, parts: &[&str]) {
        let name = parts[2..].join("/");
        let message = format!("the figures in `{name}` are not read");
        let hint = match (is_table(&name), ends_with(&name, &["et", "ett"])) {
            (true, _) => "move it up, directly into content/data/",
            (_, true) => "a table of WPS is read once WPS has saved it as `.xlsx`",
            _ => {
                "save it as `.xlsx`, `.ods` or `CSV UTF-8 (comma delimited)`, directly in \
                 content/data/"
            }
        };
        self.diags
            .push(Code::NotPublished, Span::start_of(id), message, hint);
    }

    /// Words for a period: in the folder of its kind, named as the period is.
    fn period(
        &mut self,
        (folder, name): (&str, &str),
        id: FileId,
        periods: &mut BTreeMap<Period, Versions>,
    ) {
        let Some((stem, lang)) = self.stem(name, id) else {
            return;
        };
        let of_folder = kind(folder).expect("only folders of periods hold words for them");
        let Some(reported) = self.calendar.period.filter(|kind| *kind == of_folder) else {
            return self.other_period(folder, of_folder, id);
        };
        let Some(period) = Period::named(reported, stem, self.calendar.starts) else {
            let hint = format!("name it as `{}.md`", example(reported, self.calendar));
            let message = format!("`{name}` names no {}", reported.word());
            return self.bad_name(id, message, &hint);
        };
        periods.entry(period).or_default().files.push((lang, id));
    }

    /// Words for a period of a kind by which the programme does not report.
    fn other_period(&mut self, folder: &str, kind: PeriodKind, id: FileId) {
        let hint = match self.calendar.period {
            Some(own) => format!(
                "move it to content/{}/, or write `calendar: {{period: {}}}` in site.yaml",
                own.plural(),
                kind.word()
            ),
            None => format!(
                "write `calendar: {{period: {}}}` in site.yaml, or delete it",
                kind.word()
            ),
        };
        let message = match self.calendar.period {
            Some(own) => format!(
                "content/{folder}/ is for {folder}, and the site reports by the {}",
                own.word()
            ),
            None => format!("content/{folder}/ is for {folder}, and the site reports by none"),
        };
        self.bad_name(id, message, &hint);
    }

    fn single(&mut self, name: &str, id: FileId) {
        if !name.ends_with(".md") {
            return self.inventory.strays.push(id);
        }
        let Some((stem, lang)) = self.stem(name, id) else {
            return;
        };
        let entry = self.projects.entry((stem.to_owned(), false)).or_default();
        entry.index.files.push((lang, id));
        entry.folder = "content/projects".to_owned();
    }

    fn in_folder(&mut self, folder: &str, rest: &[&str], id: FileId) {
        let path = format!("content/projects/{folder}");
        let key = (folder.to_owned(), true);
        match rest {
            [name] if name.ends_with(".md") => {
                let Some((stem, lang)) = self.stem(name, id) else {
                    self.projects.entry(key).or_default().told = true;
                    return;
                };
                let date = stem.get(..10).and_then(Date::parse);
                if stem == "index" {
                    self.projects
                        .entry(key)
                        .or_default()
                        .index
                        .files
                        .push((lang, id));
                } else if let Some(date) = date.filter(|_| is_report(stem)) {
                    self.report(key, stem, date, lang, id);
                } else {
                    let day = day_meant(stem)
                        .map_or_else(|| "2021-06-11".to_owned(), |day| day.to_string());
                    let hint = format!("name it `index.md`, or by its day as `{day}.md`");
                    return self.bad_name(
                        id,
                        format!("`{name}` is neither the project's text nor a dated report"),
                        &hint,
                    );
                }
                let entry = self.projects.entry((folder.to_owned(), true)).or_default();
                entry.folder = path;
            }
            _ => self
                .projects
                .entry(key)
                .or_insert_with(|| ProjectFiles {
                    folder: path,
                    ..ProjectFiles::default()
                })
                .others
                .push(id),
        }
    }

    fn report(&mut self, key: (String, bool), stem: &str, date: Date, lang: Lang, id: FileId) {
        let reports = &mut self.projects.entry(key).or_default().reports;
        match reports.iter_mut().find(|r| r.slug == stem) {
            Some(report) => report.versions.files.push((lang, id)),
            None => reports.push(ReportFiles {
                slug: stem.to_owned(),
                date,
                versions: Versions {
                    files: vec![(lang, id)],
                },
            }),
        }
    }

    fn bad_name(&mut self, id: FileId, message: String, hint: &str) {
        self.diags
            .push(Code::BadName, Span::start_of(id), message, hint);
    }

    fn finish(mut self) -> Inventory {
        let projects = std::mem::take(&mut self.projects);
        let singles: BTreeMap<String, FileId> = projects
            .iter()
            .filter(|((_, folder), _)| !folder)
            .filter_map(|((name, _), project)| Some((name.clone(), project.index.main()?)))
            .collect();
        for ((name, folder), mut project) in projects {
            project.name = name;
            project.index = sorted(project.index);
            project
                .reports
                .sort_by(|a, b| (a.date, &a.slug).cmp(&(b.date, &b.slug)));
            for report in &mut project.reports {
                report.versions = sorted(std::mem::take(&mut report.versions));
            }
            if project.index.files.is_empty() {
                // Its index may be the very file whose name was wrong: one message is enough.
                if project.told {
                    continue;
                }
                if let Some((name, file)) = singles.get_key_value(&project.name).filter(|_| folder)
                {
                    let message = format!(
                        "`{name}.md` stands beside the folder `{name}/`, so what is in it belongs \
                         to nobody"
                    );
                    self.bad_name(
                        *file,
                        message,
                        &format!("move `{name}.md` into the folder, as `{name}/index.md`"),
                    );
                    continue;
                }
            }
            self.inventory.projects.push(project);
        }
        self.inventory
    }
}

impl Inventory {
    /// Takes out folders that have no text and that no row lists, and reports them.
    pub fn without_text(&mut self, diags: &mut Diagnostics) {
        self.projects.retain(|project| {
            if let (None, Some(file)) = (project.place(), project.first()) {
                let message = format!("`{}` has no `index.md`", project.folder);
                let hint = "add one with at least a title and a focus";
                diags.push(Code::BadName, Span::start_of(file), message, hint);
            }
            project.place().is_some()
        });
    }
}

/// Whether a file is a table by its name, in any case.
pub fn is_table(name: &str) -> bool {
    is_text_table(name) || is_workbook(name)
}

/// Whether a file is a table as text by its name, in any case.
pub fn is_text_table(path: &str) -> bool {
    ends_with(path, &["csv", "tsv"])
}

/// Whether a file is a workbook by its name, in any case.
pub fn is_workbook(path: &str) -> bool {
    ends_with(path, &["xlsx", "xls", "ods"])
}

fn ends_with(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether what follows the day in a report's name can stand in an address.
fn is_report(stem: &str) -> bool {
    stem[10..].is_empty()
        || stem[10..]
            .strip_prefix('-')
            .is_some_and(crate::config::is_id)
}

fn sorted(mut versions: Versions) -> Versions {
    versions.files.sort();
    versions
}
