//! `status`: what an editor has to do, in the terminal or as one JSON object. It writes nothing,
//! and its clock reaches no page.

use super::{Format, Global, report};
use crate::base::{Date, Lang, Text};
use crate::check::Audience;
use crate::derive::ProjectInsight;
use crate::derive::agenda::{Group, Item, What, agenda};
use crate::derive::cadence::Kind;
use crate::derive::group::in_group;
use crate::io::FolderSource;
use crate::model::term::article;
use crate::model::{GroupKind, Id, Project, Settings};
use crate::yaml::did_you_mean;
use crate::{Computed, Options, computed};
use serde_json::{Map, Value, json};
use std::ffi::OsString;
use unicode_width::UnicodeWidthStr;

/// Columns that a title may take.
const TITLE: usize = 28;

/// Prints what is to be done on the day of `--as-of`, else `today`, of everything that the office
/// itself may see, drafts too.
/// `within`: groups as `kind=id`, in each of which a project has to be.
pub fn status(global: &Global, today: Date, within: &[String]) -> u8 {
    let source = match FolderSource::open(&global.root) {
        Ok(source) => source,
        Err(failure) => return report::failure(&failure),
    };
    let as_of = global.as_of.or(Some(today));
    let options = Options {
        as_of,
        audience: Audience::Internal,
        drafts: true,
        ..global.options()
    };
    let outcome = computed(&source, &options);
    let Some(ready) = &outcome.made else {
        // Nothing was listed, so the command does not end as if nothing were to be done.
        return report::outcome(global, &source, &outcome).max(1);
    };
    let settings = &ready.site.settings;
    let groups = within.iter().map(|words| group(words, settings));
    let groups: Vec<(GroupKind, &str)> = match groups.collect() {
        Ok(groups) => groups,
        Err(unknown) => {
            eprintln!("error: {unknown}");
            return 2;
        }
    };
    let t = ready.insight.as_of;
    let wanted = |p: &ProjectInsight| {
        groups
            .iter()
            .all(|(kind, id)| in_group(p, (*kind, id), settings, t))
    };
    let list = List::new(ready, wanted);
    let text = match global.format {
        Format::Json => format!("{}\n", list.json()),
        Format::Human | Format::Github => list.text(),
    };
    // Whoever closes the pipe early, as `head` does, has read enough.
    super::say::bytes(text.as_bytes());
    0
}

/// The words of the command line, in which `--funder bank` of `status`, an option that only the
/// site knows, stands as `--group funder=bank`.
pub fn with_own_groups(
    words: impl Iterator<Item = OsString>,
    command: &clap::Command,
) -> Vec<OsString> {
    let is_known = |name: &str| {
        let status = command.find_subcommand("status").into_iter();
        let all = status
            .chain([command])
            .flat_map(clap::Command::get_arguments);
        let mut names = all.flat_map(|arg| arg.get_long_and_visible_aliases().unwrap_or_default());
        ["help", "version"].contains(&name) || names.any(|known| known == name)
    };
    let own = |word: &OsString| {
        let name = word
            .to_str()?
            .strip_prefix("--")
            .filter(|name| !name.is_empty())?;
        let (name, id) = name
            .split_once('=')
            .map_or((name, None), |(n, id)| (n, Some(id)));
        (!is_known(name)).then(|| (name.to_owned(), id.map(str::to_owned)))
    };
    let mut words = words.peekable();
    let (mut read, mut called) = (Vec::new(), None);
    while let Some(word) = words.next() {
        called = called.or_else(|| Some(command.find_subcommand(&word)?.get_name()));
        let Some((name, id)) = own(&word).filter(|_| called == Some("status")) else {
            read.push(word);
            continue;
        };
        // A group is named behind it; without one it is left to the usual message.
        let is_id = |next: &OsString| next.to_str().is_some_and(|next| !next.starts_with('-'));
        match id.or_else(|| words.next_if(is_id)?.into_string().ok()) {
            Some(id) => read.extend(["--group".into(), format!("{name}={id}").into()]),
            None => read.push(word),
        }
    }
    read
}

/// A group given as `kind=id`, or in words what is wrong with it.
fn group<'w>(words: &'w str, settings: &Settings) -> Result<(GroupKind, &'w str), String> {
    let shown = |text: &str| text.escape_debug().to_string();
    let near = |text: &str, all: &[&str]| {
        did_you_mean(text, all).map_or_else(
            || format!("known here: {}", all.join(", ")),
            |near| format!("did you mean `{near}`?"),
        )
    };
    let Some((kind, id)) = words.split_once('=') else {
        let words = shown(words);
        return Err(format!(
            "`{words}` is no group; write its kind and its id, `focus=care`"
        ));
    };
    let kinds: Vec<&str> = GroupKind::all(settings)
        .map(|kind| kind.word(settings))
        .collect();
    let found = GroupKind::all(settings).find(|known| known.word(settings) == kind);
    let Some(found) = found else {
        let hint = near(kind, &kinds);
        return Err(format!(
            "site.yaml has no groups called `{}`; {hint}",
            shown(kind)
        ));
    };
    // Whoever asks is the office itself, so people who are private are known as well.
    let ids: Vec<Id> = match found {
        GroupKind::Lead => settings.people.iter().map(|p| p.id.clone()).collect(),
        _ => found.ids(settings),
    };
    let ids: Vec<&str> = ids.iter().map(|id| &**id).collect();
    match ids.contains(&id) {
        true => Ok((found, id)),
        false => Err(format!(
            "there is no {kind} `{}` in site.yaml; {}",
            shown(id),
            near(id, &ids)
        )),
    }
}

/// What is to be done in some projects.
struct List<'a> {
    ready: &'a Computed,
    projects: Vec<&'a ProjectInsight>,
    items: Vec<Item>,
    nouns: Nouns,
}

/// What the site calls its things, within an English sentence.
struct Nouns {
    project: String,
    projects: String,
    milestone: String,
    report: String,
}

impl Nouns {
    fn of(settings: &Settings) -> Nouns {
        let [project, projects] = settings.noun("project", ["project", "projects"]);
        let [milestone, _] = settings.noun("milestone", ["milestone", "milestones"]);
        let [report, _] = settings.noun("report", ["report", "reports"]);
        Nouns {
            project,
            projects,
            milestone,
            report,
        }
    }
}

impl<'a> List<'a> {
    fn new(ready: &'a Computed, wanted: impl Fn(&ProjectInsight) -> bool) -> List<'a> {
        let projects: Vec<&ProjectInsight> = ready
            .insight
            .projects
            .iter()
            .filter(|p| wanted(p))
            .collect();
        let mut items = agenda(&ready.site, &ready.insight);
        items.retain(|item| projects.iter().any(|p| p.known.id == item.project));
        List {
            nouns: Nouns::of(&ready.site.settings),
            ready,
            projects,
            items,
        }
    }

    fn group(&self, group: Group) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.group == group)
    }

    /// The project of an item.
    fn project(&self, item: &Item) -> &Project {
        let of = self.projects.iter().find(|p| p.known.id == item.project);
        &of.expect("an item stands on the list only with its project")
            .known
    }

    /// The persons who lead a project, and its leading department, by their names in the first
    /// language.
    fn who(&self, known: &Project) -> (Vec<String>, Option<String>) {
        let (settings, t) = (&self.ready.site.settings, self.ready.insight.as_of);
        let named = |name: Option<&Text>, id: &str| name.map_or_else(|| id.to_owned(), one_line);
        let leads = known.leads.at(t).map_or(&[][..], Vec::as_slice).iter();
        let leads = leads
            .map(|id| named(settings.person(id).map(|p| &p.name), id))
            .collect();
        let department = known.departments.at(t).and_then(|d| d.lead.as_ref());
        (
            leads,
            department.map(|id| named(settings.department(id).map(|g| &g.name), id)),
        )
    }

    fn json(&self) -> Value {
        let mut object = Map::new();
        object.insert(
            "as_of".to_owned(),
            json!(self.ready.insight.as_of.to_string()),
        );
        object.insert("projects".to_owned(), json!(self.projects.len()));
        let item = |item: &Item| {
            let (known, (what, todo)) = (
                self.project(item),
                said(item, self.ready.insight.as_of, &self.nouns),
            );
            let (leads, department) = self.who(known);
            json!({
                "project": &*item.project, "title": one_line(&known.title), "draft": known.draft,
                "leads": leads, "department": department,
                "day": item.day.map(|d| d.to_string()), "days": days(item), "what": what, "do": todo,
            })
        };
        for group in Group::ALL {
            object.insert(
                group.word().to_owned(),
                Value::Array(self.group(*group).map(item).collect()),
            );
        }
        Value::Object(object)
    }

    fn text(&self) -> String {
        let t = self.ready.insight.as_of;
        let n = self.projects.len();
        let Nouns {
            project, projects, ..
        } = &self.nouns;
        let mut text = format!(
            "As of {t}, {n} {}\n",
            if n == 1 { project } else { projects }
        );
        for group in Group::ALL {
            let items: Vec<&Item> = self.group(*group).collect();
            if items.is_empty() {
                text.push_str(&format!("\n{}: none\n", heading(*group)));
                continue;
            }
            text.push_str(&format!("\n{} ({})\n", heading(*group), items.len()));
            let rows: Vec<[String; 5]> = items.iter().map(|item| self.row(item)).collect();
            let width = |at: usize| rows.iter().map(|row| row[at].width()).max().unwrap_or(0);
            let widths = [width(0), width(1), width(2), width(3)];
            for row in &rows {
                let cells: Vec<String> = (0..4).map(|at| padded(&row[at], widths[at])).collect();
                text.push_str(&format!("  {}  → {}\n", cells.join("  "), row[4]));
            }
        }
        text
    }

    /// The id, the title, who answers for it, what is the matter, what to do.
    fn row(&self, item: &Item) -> [String; 5] {
        let known = self.project(item);
        let title = shortened(&one_line(&known.title)) + if known.draft { " [draft]" } else { "" };
        let (leads, department) = self.who(known);
        let who: Vec<String> = leads.into_iter().chain(department).collect();
        let who = if who.is_empty() {
            "nobody named".to_owned()
        } else {
            who.join(", ")
        };
        let (what, todo) = said(item, self.ready.insight.as_of, &self.nouns);
        [item.project.to_string(), title, who, what, todo]
    }
}

fn heading(group: Group) -> &'static str {
    match group {
        Group::Stale => "Out of date",
        Group::Soon => "Due within 7 days",
        Group::Missed => "Missed",
        Group::Behind => "Behind",
        Group::Overdue => "Actions past their date",
        Group::Evidence => "Without evidence",
    }
}

/// What is the matter with an item, and what to do about it.
fn said(item: &Item, t: Date, nouns: &Nouns) -> (String, String) {
    let day = item
        .day
        .map_or_else(|| "an unknown day".to_owned(), |d| d.to_string());
    let count = counted(item.weight, "day");
    match (item.group, &item.what) {
        (Group::Soon, what) => soon(what, &day, item.day == Some(t), nouns),
        (Group::Missed, What::Duty(kind, run)) => missed(*kind, *run, &day, nouns),
        (Group::Behind, What::Status(status)) => {
            let by = if item.weight > 0 {
                format!(" by {count}")
            } else {
                String::new()
            };
            (
                format!("{}{by}, due {day}", status.word()),
                format!(
                    "say in {} {} what stands in the way and what is done",
                    article(&nouns.report),
                    nouns.report
                ),
            )
        }
        (Group::Overdue, What::Action(text)) => {
            let text = shortened(&one_line(text));
            (
                format!("{count} past {day}: {text}"),
                "close it with `closed:` and `evidence:`, or move `due:`".to_owned(),
            )
        }
        (Group::Evidence, what) => evidence(what, &day, nouns),
        _ => (
            format!("no figure since {day}, {count}"),
            "add the newest figure, or set `every:` to how often there is one".to_owned(),
        ),
    }
}

fn soon(what: &What, day: &str, today: bool, nouns: &Nouns) -> (String, String) {
    let when = if today {
        format!("today, {day}")
    } else {
        format!("by {day}")
    };
    let named = |text: &Text| shortened(&one_line(text));
    match what {
        What::Duty(kind, _) => (format!("{} {when}", owed(*kind, nouns)), how(*kind, nouns)),
        What::Milestone(name) => (
            format!("{} {when}: {}", nouns.milestone, named(name)),
            "write `met:` and its day, or give a `forecast:`".to_owned(),
        ),
        What::Action(text) => (
            format!("action {when}: {}", named(text)),
            "close it with `closed:` and `evidence:`".to_owned(),
        ),
        _ => (
            format!("the {} is due {when}", nouns.project),
            "publish the final figure and its evidence".to_owned(),
        ),
    }
}

fn missed(kind: Kind, run: usize, since: &str, nouns: &Nouns) -> (String, String) {
    let times = if run == 1 {
        "once".to_owned()
    } else {
        format!("{run} times in a row")
    };
    (
        format!(
            "no {} for the period from {since}, missed {times}",
            owed(kind, nouns)
        ),
        how(kind, nouns),
    )
}

fn owed(kind: Kind, nouns: &Nouns) -> String {
    match kind {
        Kind::Progress => format!("progress {}", nouns.report),
        Kind::Guidance => "guidance note".to_owned(),
        Kind::Showcase => "showcase".to_owned(),
    }
}

fn how(kind: Kind, nouns: &Nouns) -> String {
    let report = &nouns.report;
    match kind {
        Kind::Progress => {
            format!("write a dated {report} with `kind: progress`, or add a figure")
        }
        Kind::Guidance => format!("write a dated {report} with `kind: guidance`"),
        Kind::Showcase => {
            format!("add a figure of that period, or a dated {report} with `kind: showcase`")
        }
    }
}

fn evidence(what: &What, day: &str, nouns: &Nouns) -> (String, String) {
    let name = |text: &Text| shortened(&one_line(text));
    let todo = "name it with `evidence: [id]`".to_owned();
    match what {
        What::Milestone(text) => (
            format!("{} met {day}: {}", nouns.milestone, name(text)),
            todo,
        ),
        What::Stage(stage) => (format!("{} {day}", stage.word()), todo),
        What::FiguresOf(text, n) => (
            format!(
                "{}, the newest of {day}: {}",
                counted(*n as i32, "figure"),
                name(text)
            ),
            todo,
        ),
        _ => (day.to_owned(), todo),
    }
}

/// Days silent, missed, behind or overdue, or left until it is due; `null` where the day says it
/// all.
fn days(item: &Item) -> Option<i32> {
    match item.group {
        Group::Evidence => None,
        Group::Soon => Some(-item.weight),
        _ => Some(item.weight),
    }
}

fn counted(n: i32, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}

/// A text in the first language, on one line of a terminal.
fn one_line(text: &Text) -> String {
    text.get(Lang::DEFAULT).replace(char::is_control, " ")
}

/// A text that fills so many columns of a terminal, in which a Chinese character takes two.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A text of no more columns than a title may take.
fn shortened(text: &str) -> String {
    if text.width() <= TITLE {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if TITLE - 1 < short.width() + c.to_string().width() {
            break;
        }
        short.push(c);
    }
    short + "…"
}
