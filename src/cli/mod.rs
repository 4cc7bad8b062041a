//! The command line: what is asked for, and what is told. Each command gives its exit code; nothing
//! outside this folder prints.

#[macro_use]
mod say;
mod doctor;
mod explain;
mod help;
mod report;
mod edit;
mod amend;
mod audit;
mod last;
mod build;
mod correct;
mod diff;
mod export;
mod import;
mod init;
mod join;
mod new;
mod print;
mod retarget;
mod rate;
mod record;
mod schema;
mod seal;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod theme;
mod undo;

use crate::Options;
use crate::base::{Date, Diagnostics};
use crate::check::Audience;
use crate::emit::part::Part;
use crate::input;
use crate::io::FolderSource;
use crate::model::Settings;
use crate::theme::Theme;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns a folder of Markdown project write-ups into a public results site.
#[derive(Debug, Parser)]
#[command(name = "milepost", version, about, propagate_version = true)]
#[command(
    after_help = "More: completions SHELL, man. Exit codes: 0 fine, 1 content, 2 usage, configuration or theme, 3 disk or system, 4 another build at work, 5 a fault of milepost."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
struct Global {
    /// The site folder
    #[arg(
        short = 'C',
        long,
        global = true,
        default_value = ".",
        value_name = "DIR"
    )]
    root: PathBuf,
    /// Where the site goes [default: output/ in the site folder, output-internal/ for the internal
    /// edition]
    #[arg(short, long, global = true, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address of the site, instead of the one in site.yaml
    #[arg(long, global = true, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
    /// Show the site as it stood on a day
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// Whom the edition is for
    #[arg(long, global = true, default_value = "public", value_enum)]
    audience: Whom,
    /// Show drafts as well
    #[arg(long, global = true)]
    drafts: bool,
    /// Let warnings fail the run
    #[arg(long, global = true)]
    strict: bool,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    verbose: bool,
    /// How messages are printed
    #[arg(long, global = true, default_value = "human", value_enum)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Whom {
    /// Everybody
    Public,
    /// The office itself, with everything internal
    Internal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a working sample site
    Init(init::InitArgs),
    /// Add a project, a report, words for a quarter, or a page
    New {
        #[command(subcommand)]
        what: new::New,
    },
    /// Build the site: content/ → output/
    Build {
        /// Write the permanent editions as well, each with the facts known at the end of its
        /// period
        #[arg(long, value_enum, value_name = "WHICH")]
        editions: Option<Editions>,
        /// Make one of several parts, for as many machines; `milepost join` puts them together
        ///
        /// Which files a part has depends on their paths alone. Every part is built from the same
        /// content into a folder of its own.
        #[arg(long, value_name = "N/OF", value_parser = part)]
        part: Option<Part>,
        /// Build all of it again, even where nothing changed since the last build
        #[arg(long)]
        force: bool,
    },
    /// Put the parts of a site together that `build --part` made
    ///
    /// Each file is held against the check sum that its part was built with. Parts that are
    /// missing, there twice, or made from different content are refused, and the output stays as
    /// it was.
    Join {
        /// The folders of all parts, in any order
        #[arg(required = true, value_name = "FOLDER")]
        parts: Vec<PathBuf>,
    },
    /// Preview in the browser, right after every change
    ///
    /// Each page is made when it is asked for and loaded again after each change of a file;
    /// mistakes stand above it. What a build would not show, such as drafts with `--drafts`, is
    /// marked.
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// Check everything, write nothing
    Check,
    /// Record a figure, a milestone, a report or evidence
    Record(record::RecordArgs),
    /// Correct or withdraw a published figure, saying why
    Correct(correct::CorrectArgs),
    /// Move a target, a plan or a due date, saying why
    Retarget(retarget::RetargetArgs),
    /// Declare how a project stands, or how sure it is to be kept
    Rate(rate::RateArgs),
    /// Write the figures into a workbook or a CSV file, for an office to fill in
    Export(export::ExportArgs),
    /// Take the figures of a workbook or CSV file into the files of the projects
    Import(import::ImportArgs),
    /// Take back what milepost wrote last into the author's files
    Undo(undo::UndoArgs),
    /// Say what needs doing: stale, due soon, missed, behind, overdue, without evidence
    ///
    /// Measured against today, whatever as-of date the site has, since it is a tool for the office
    /// and nothing is published. `--as-of` measures against another day.
    Status {
        /// Only projects that this department leads
        #[arg(long, value_name = "ID")]
        department: Option<String>,
        /// Only projects of this person
        #[arg(long, value_name = "ID")]
        lead: Option<String>,
        /// Only projects of this group: `focus=care`, `batch=first`, `place=east`, or of a kind of
        /// the site's own, `funder=bank`, for which `--funder bank` is the short form; may be given
        /// again, and a project has to be in each
        #[arg(long, value_name = "KIND=ID")]
        group: Vec<String>,
    },
    /// Compare with what was published before; report what changed in silence
    ///
    /// Every figure, promise and date that was published must still be there, or a correction or
    /// change entry must lead from it to the present one. Each finding names the place, the old and
    /// the new value and the entry to paste. Exit code 1 when there are findings.
    Audit {
        /// A site folder, a folder that milepost built, a file such as data/facts.csv, or a git
        /// revision [default: content/ledger.csv if there is one, else HEAD]
        ///
        /// A folder or file of that name comes before a revision; `refs/heads/NAME` names a branch
        /// without doubt.
        #[arg(long, value_name = "WHAT")]
        against: Option<String>,
    },
    /// Record what is published now in content/ledger.csv
    ///
    /// Adds a row for each fact that counts on the as-of date and is not in the ledger yet, and a
    /// check sum for each period that has ended. Rows are never changed or removed, and every
    /// later build and check holds the content against them. Refuses when something that was sealed
    /// before changed in silence. Commit the ledger together with the content.
    Seal {
        /// Say what would be added, write nothing
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
    /// Tell what a build would change on the site
    ///
    /// Builds into memory and compares with the output folder as it stands: pages new, gone and
    /// changed, figures and statuses by project, and texts that changed though no figure did.
    /// Writes nothing; exit code 0 whether or not something would change.
    Diff,
    /// Print reports as PDF with the installed Chromium, Chrome or Edge
    ///
    /// Builds the site into a folder of its own, lets the browser print the page, reads in the PDF
    /// on which page each entry of the contents is, and prints again with the numbers. The result
    /// is checked; two runs give the same bytes. Without a browser: open the print page in any
    /// browser and press Ctrl+P.
    Print(print::PrintArgs),
    /// Help with the theme of a site
    Theme {
        #[command(subcommand)]
        what: ThemeWork,
    },
    /// Look at this computer: browser, fonts, disk, git; and say what to do where something is
    /// missing
    Doctor,
    /// Say what a key, a status, a term, a kind of chart or the code of a message means
    Explain(explain::ExplainArgs),
    /// Print a JSON Schema of what an author writes, for editors; in a site with its own ids
    Schema(schema::SchemaArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Editions {
    /// One for every period whose figures are closed, under editions/2021-q3/
    #[value(alias = "quarters")]
    Periods,
    /// None, whatever site.yaml says; removes those of an earlier build
    None,
}

#[derive(Debug, Subcommand)]
enum ThemeWork {
    /// Write the messages that a language lacks into a file to translate, or add to that file what
    /// it does not offer yet
    Strings {
        /// The language, such as fr or pt-BR
        tag: String,
    },
}

fn address(text: &str) -> Result<String, String> {
    crate::config::site_address(text)
        .map(Into::into)
        .map_err(|(message, hint)| format!("{message}; {hint}"))
}

fn part(text: &str) -> Result<Part, String> {
    Part::parse(text).ok_or_else(|| format!("`{text}` is no part; write the third of 16 as 3/16"))
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text)
        .ok_or_else(|| format!("`{text}` is not a calendar day; write it as YYYY-MM-DD"))
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let command = help::command::<Cli>();
    let words = status::with_own_groups(std::env::args_os(), &command);
    let asked = command
        .try_get_matches_from(words)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match asked {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no mistakes.
            let code = if error.use_stderr() { 2 } else { 0 };
            drop(error.print());
            return ExitCode::from(code);
        }
    };
    // A fault is told once, in our words.
    std::panic::set_hook(Box::new(|_| {}));
    let ended = std::panic::catch_unwind(move || run(cli));
    ExitCode::from(say::ended(
        ended.unwrap_or_else(|fault| report::fault(&*fault)),
    ))
}

fn run(cli: Cli) -> u8 {
    let global = cli.global;
    match cli.command {
        Command::Init(asked) => init::init(&global, &asked),
        Command::New { what } => new::new(&global, &what),
        Command::Build {
            editions,
            part,
            force,
        } => build::build(
            &global,
            editions.map(|which| matches!(which, Editions::Periods)),
            part,
            force,
        ),
        Command::Join { parts } => join::join(&global, &parts),
        #[cfg(feature = "serve")]
        Command::Serve(asked) => serve::serve(&global, &asked),
        Command::Check => build::check(&global),
        Command::Record(asked) => record::record(&global, &asked),
        Command::Correct(asked) => correct::correct(&global, &asked),
        Command::Retarget(asked) => retarget::retarget(&global, &asked),
        Command::Rate(asked) => rate::rate(&global, &asked),
        Command::Export(asked) => export::export(&global, &asked),
        Command::Import(asked) => import::import(&global, &asked),
        Command::Undo(asked) => undo::undo(&global, &asked),
        Command::Status {
            department,
            lead,
            mut group,
        } => {
            let named = |kind: &str, id: Option<String>| id.map(|id| format!("{kind}={id}"));
            group.extend(named("department", department));
            group.extend(named("lead", lead));
            status::status(&global, today(), &group)
        }
        Command::Audit { against } => audit::audit(&global, against.as_deref()),
        Command::Diff => diff::diff(&global),
        Command::Print(asked) => print::print(&global, &asked),
        Command::Theme {
            what: ThemeWork::Strings { tag },
        } => theme::strings(&global, &tag),
        Command::Doctor => doctor::doctor(&global),
        Command::Seal { dry_run } => seal::seal(&global, dry_run),
        Command::Explain(asked) => explain::explain(&asked),
        Command::Schema(asked) => schema::schema(&global, &asked),
        Command::Completions { shell } => {
            let mut words = Vec::new();
            // All options, also those that the help of a command hides.
            clap_complete::generate(shell, &mut Cli::command(), "milepost", &mut words);
            say::bytes(&words);
            0
        }
        Command::Man => {
            let mut page = Vec::new();
            drop(clap_mangen::Man::new(help::command::<Cli>()).render(&mut page));
            say::bytes(&page);
            0
        }
    }
}

impl Global {
    /// The files and the configuration of the site, for a command that needs nothing else of it;
    /// `None` where they have mistakes.
    fn settings(&self) -> Option<(FolderSource, Settings)> {
        let source = FolderSource::open(&self.root).ok()?;
        let settings = input::settings(&source, &self.options(), &mut Diagnostics::new()).ok()?;
        Some((source, settings))
    }

    /// The configuration and the theme of the site; `None` where they have mistakes.
    fn theme(&self) -> Option<(Settings, Theme)> {
        let (source, settings) = self.settings()?;
        let local = input::local_theme(&source, &settings).ok()?;
        Some((settings, Theme::new(local, None)))
    }

    fn options(&self) -> Options {
        Options {
            as_of: self.as_of,
            epoch: epoch(),
            base_url: self.base_url.clone(),
            origin: None,
            audience: match self.audience {
                Whom::Public => Audience::Public,
                Whom::Internal => Audience::Internal,
            },
            drafts: self.drafts,
            editions: None,
            paper: false,
            part: None,
            strict: self.strict,
            ledger: true,
        }
    }

    fn output(&self) -> PathBuf {
        let name = match self.audience {
            Whom::Public => "output",
            Whom::Internal => "output-internal",
        };
        self.output.clone().unwrap_or_else(|| self.root.join(name))
    }
}

/// The day of `SOURCE_DATE_EPOCH`, counted in UTC; `None` where it is not set or no number.
fn epoch() -> Option<Date> {
    day_of(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

/// Today, counted in UTC, for a tool of the office; `SOURCE_DATE_EPOCH` stops the clock. No page is
/// made of it.
fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let clock = || day_of(i64::try_from(since.ok()?.as_secs()).ok()?);
    epoch().or_else(clock).unwrap_or(Date(0))
}

fn day_of(seconds: i64) -> Option<Date> {
    i32::try_from(seconds.div_euclid(86_400))
        .ok()
        .map(|days| Date(0).plus(days))
}
