//! The installed browser as a program that turns a page into a PDF.
//!
//! It ends with success even when it made nothing, waits for ever when a part of it hangs, and
//! leaves children behind; so its target is removed first and looked at afterwards, and all that it
//! started is ended with it. It gets a fresh profile, no network, and no
//! shell.

use super::failure::{Failure, Kind, printable};
use super::scratch::Scratch;
use super::signal::Stop;
use super::system::{
    Children, browsers, is_program, needs_no_sandbox, patient, program_file, real,
};
use crate::base::encode::file_address;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Programs in the order in which they are looked for.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
];

/// What to do without one, as the hint of a failure.
const INSTALL: &str = "install one, then print again:
    Debian, Ubuntu  sudo apt install chromium
    Fedora          sudo dnf install chromium
    macOS           brew install --cask google-chrome
    Windows         Edge is there already; Chrome from google.com/chrome
  or name one: `--browser PATH`, or MILEPOST_BROWSER=PATH in the environment";

/// How often it is looked whether the browser has ended.
const LOOK: Duration = Duration::from_millis(20);

/// A browser and how long it may take.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The program, by its path.
    pub program: PathBuf,
    /// How long one page may take; `None` for two minutes and a second more for each 20 kB of it.
    pub limit: Option<Duration>,
}

impl Browser {
    /// The browser that was asked for, else the first that is installed.
    ///
    /// # Errors
    /// There is none; the hint says how to get one.
    pub fn find(asked: Option<&Path>, limit: Option<Duration>) -> Result<Browser, Failure> {
        // `MILEPOST_BROWSER=` in an environment means that none is set.
        let asked = asked.filter(|path| !path.as_os_str().is_empty());
        let (program, why) = match asked {
            Some(path) if is_of_another_kind(path) => (
                None,
                format!(
                    "{} cannot print a page by command; Chromium, Chrome and Edge can",
                    printable(path)
                ),
            ),
            Some(path) if path.components().count() > 1 => (
                is_program(path).then(|| path.to_owned()),
                format!("{} is no program", printable(path)),
            ),
            Some(name) => (
                in_path(&name.to_string_lossy()),
                format!("there is no program `{}`", printable(name)),
            ),
            None => {
                let places = browsers().into_iter().find(|place| is_program(place));
                let found = NAMES.iter().find_map(|name| in_path(name)).or(places);
                (
                    found,
                    "neither Chromium, Chrome nor Edge is installed".to_owned(),
                )
            }
        };
        program
            .map(|program| Browser { program, limit })
            .ok_or_else(|| Failure {
                path: "a browser".to_owned(),
                action: "find",
                error: io::Error::new(io::ErrorKind::NotFound, why),
                kind: Kind::World,
                hint: INSTALL.to_owned(),
            })
    }

    /// What the browser says of itself, else the version that a folder beside it is named for;
    /// `None` where neither tells.
    pub fn version(&self) -> Option<String> {
        let beside = || {
            let folder = fs::read_dir(self.program.parent()?).ok()?;
            let names = folder
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned());
            let is_version = |name: &String| {
                4 == name.split('.').count() && name.split('.').all(|n| n.parse::<u32>().is_ok())
            };
            names.filter(is_version).max()
        };
        // One that answers to no question opens a window, and has such a folder.
        beside().or_else(|| {
            let said = Command::new(&self.program)
                .arg("--version")
                .stderr(Stdio::null())
                .output()
                .ok()?;
            let said = String::from_utf8_lossy(&said.stdout).trim().to_owned();
            Some(said).filter(|said| !said.is_empty())
        })
    }

    /// A folder that the browser may read and write. One that comes as a snap sees neither `/tmp`
    /// nor hidden folders.
    pub fn base(&self) -> PathBuf {
        let real = real(&self.program).unwrap_or_else(|_| self.program.clone());
        let is_snap = real.starts_with("/snap") || real.ends_with("snap") || is_for_snap(&real);
        let home = std::env::home_dir().map(|home| home.join("snap/chromium/common"));
        home.filter(|home| is_snap && home.is_dir())
            .unwrap_or_else(std::env::temp_dir)
    }

    /// Prints a page of the site in the scratch folder.
    ///
    /// # Errors
    /// The browser cannot be started, takes too long, or makes no PDF.
    pub fn print(&self, scratch: &Scratch, page: &str, stop: &Stop) -> Result<Vec<u8>, Failure> {
        let fail = |error| Failure {
            path: printable(page),
            ..Failure::world("print", page, error)
        };
        let (target, profile, said) = (
            scratch.beside("out.pdf"),
            scratch.beside("profile"),
            scratch.beside("said.txt"),
        );
        for old in [&target, &said] {
            gone(patient(|| fs::remove_file(old))).map_err(fail)?;
        }
        // Children of the last one may still be ending, with files of the profile open.
        gone(patient(|| fs::remove_dir_all(&profile))).map_err(fail)?;
        let errors = patient(|| fs::File::create(&said)).map_err(fail)?;
        let limit = self.limit(&scratch.at(page)).map_err(fail)?;
        let mut command = Command::new(&self.program);
        command
            .args(flags(&profile, &target, limit))
            .arg(file_address(&scratch.at(page).to_string_lossy()));
        command
            .env("LC_ALL", "C.UTF-8")
            .env("LANGUAGE", "en")
            .env("TZ", "UTC");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors);
        let children =
            Children::of(command).map_err(|error| Failure::world("start", &self.program, error))?;
        let ended = wait(children, limit, stop)?;
        let Some(status) = ended else {
            return Err(self.too_long(page, limit));
        };
        let bytes = match fs::read(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(fail)?,
        };
        if bytes.starts_with(b"%PDF") {
            Ok(bytes)
        } else {
            Err(nothing(page, status, &said, bytes.is_empty()))
        }
    }

    fn limit(&self, page: &Path) -> io::Result<Duration> {
        let size = fs::metadata(page)?.len();
        Ok(self
            .limit
            .unwrap_or_else(|| Duration::from_secs(120 + size / 20_000)))
    }

    fn too_long(&self, page: &str, limit: Duration) -> Failure {
        let why = format!(
            "the browser did not finish within {} s and was ended",
            limit.as_secs()
        );
        Failure {
            path: printable(page),
            action: "print",
            error: io::Error::new(io::ErrorKind::TimedOut, why),
            kind: Kind::World,
            hint: format!(
                "give it more time with `--time-limit`, or try another with `--browser`; this was \
                 {}",
                printable(&self.program)
            ),
        }
    }
}

fn flags(profile: &Path, target: &Path, limit: Duration) -> Vec<std::ffi::OsString> {
    // A page that is not loaded in three quarters of the time is printed as far as it is.
    let load = limit.mul_f64(0.75).as_millis().to_string();
    let with = |flag: &str, value: &std::ffi::OsStr| [flag.as_ref(), value].concat_os();
    let mut flags: Vec<std::ffi::OsString> = [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
    ]
    .map(Into::into)
    .into();
    flags.push(format!("--timeout={load}").into());
    flags.push(with("--user-data-dir=", profile.as_os_str()));
    flags.push(with("--print-to-pdf=", target.as_os_str()));
    // Inside the system's own walls only root needs this; a container may need it as well.
    if needs_no_sandbox() || std::env::var_os("MILEPOST_NO_SANDBOX").is_some() {
        flags.push("--no-sandbox".into());
    }
    flags
}

/// Joining of two parts of an argument that need not be UTF-8.
trait ConcatOs {
    fn concat_os(&self) -> std::ffi::OsString;
}

impl ConcatOs for [&std::ffi::OsStr; 2] {
    fn concat_os(&self) -> std::ffi::OsString {
        let mut whole = self[0].to_owned();
        whole.push(self[1]);
        whole
    }
}

/// Waits for the end of a browser, and ends what it left behind; `None` when it took too long.
fn wait(
    mut browser: Children,
    limit: Duration,
    stop: &Stop,
) -> Result<Option<ExitStatus>, Failure> {
    let began = Instant::now();
    loop {
        stop.check()?;
        let ended = browser.ended();
        if let Some(status) = ended.map_err(|e| Failure::world("wait for", "the browser", e))? {
            return Ok(Some(status));
        }
        if limit <= began.elapsed() {
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

fn nothing(page: &str, status: ExitStatus, said: &Path, is_empty: bool) -> Failure {
    let words = fs::read(said)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    // Without a desktop every browser complains about its bus, which is not what went wrong.
    let last = words
        .lines()
        .rfind(|line| !line.trim().is_empty() && !line.contains("dbus/"));
    let last = last.map_or_else(String::new, |line| {
        format!(
            ", and said: {}",
            printable(line.chars().take(200).collect::<String>())
        )
    });
    let what = if is_empty {
        "without a PDF"
    } else {
        "with a file that is no PDF"
    };
    let hint = if words.to_lowercase().contains("sandbox") {
        "in a container without a sandbox, set MILEPOST_NO_SANDBOX=1"
    } else {
        "try another browser with `--browser PATH`, or print the page by hand with Ctrl+P"
    };
    Failure {
        path: printable(page),
        action: "print",
        error: io::Error::other(format!("the browser ended {what} ({status}){last}")),
        kind: Kind::World,
        hint: hint.to_owned(),
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(program_file(name.as_ref())))
        .find(|file| is_program(file))
}

/// Browsers that people ask for and that know no such flags: they would open a window and wait.
fn is_of_another_kind(path: &Path) -> bool {
    let name = path
        .file_stem()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    ["firefox", "safari", "epiphany", "konqueror"]
        .iter()
        .any(|other| name.starts_with(other))
}

/// Whether a program is the small script that starts the snap.
fn is_for_snap(path: &Path) -> bool {
    let is_small = fs::metadata(path).is_ok_and(|about| about.len() < 8192);
    is_small
        && fs::read(path)
            .is_ok_and(|bytes| bytes.windows(18).any(|part| part == b"/snap/bin/chromium"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_file_is_encoded() {
        assert_eq!(
            file_address("/a b/50%/#x/样.html"),
            "file:///a%20b/50%25/%23x/%E6%A0%B7.html"
        );
    }

    #[test]
    fn a_browser_that_cannot_print_is_refused_at_once() {
        for name in [
            "firefox",
            "/usr/bin/firefox-esr",
            "Firefox.exe",
            "/Applications/Safari.app/Contents/MacOS/Safari",
        ] {
            let failure = Browser::find(Some(Path::new(name)), None).expect_err("refused");
            assert!(
                failure.message().contains("cannot print a page by command"),
                "{name}: {}",
                failure.message()
            );
        }
    }

    #[test]
    fn an_empty_name_of_a_browser_means_that_none_is_named() {
        let named = |path: Option<&str>| {
            Browser::find(path.map(Path::new), None)
                .ok()
                .map(|browser| browser.program)
        };
        assert_eq!(named(Some("")), named(None));
    }

    #[test]
    fn a_browser_that_is_not_there_comes_with_what_to_install() {
        let failure =
            Browser::find(Some(Path::new("/no/such/browser")), None).expect_err("not there");
        assert_eq!(failure.kind.exit_code(), 3);
        assert!(
            failure.to_string().contains("apt install chromium")
                && failure.message().contains("/no/such/browser is no program")
        );
    }
}
