//! The world's failure: what could not be done, to which path, and why.

use super::system;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::{MAIN_SEPARATOR, Path};

/// Something that the disk, the system or the chosen folder did not allow.
///
/// Shown as ``cannot write `output/x`: No space left on device``, and a hint on a second line
/// where there is one.
#[derive(Debug)]
pub struct Failure {
    /// The path as a reader knows it, printable.
    pub path: String,
    /// What was tried, as a verb: `read`, `write`, `lock`.
    pub action: &'static str,
    /// What the system said, or the reason of a refusal.
    pub error: io::Error,
    /// Whose business it is, which decides the exit code.
    pub kind: Kind,
    /// What to do about it, as an instruction; may be empty.
    pub hint: String,
}

/// Whose business a failure is, which decides the exit code; see [`Kind::exit_code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The disk, the permissions or the system did not allow it.
    World,
    /// The chosen folder must not be written to, or holds what is not ours.
    Refused,
    /// Another build holds the output.
    Locked,
    /// A signal asked the program to end; the number of the signal.
    Stopped(u8),
}

impl Kind {
    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        match self {
            Kind::World => 3,
            Kind::Refused => 2,
            Kind::Locked => 4,
            Kind::Stopped(signal) => 128 + signal,
        }
    }
}

impl Failure {
    /// A failure of the system. One that already is a [`Failure`] inside keeps its own words.
    pub fn world(action: &'static str, path: impl AsRef<Path>, error: io::Error) -> Failure {
        match Failure::inside(error) {
            Ok(failure) => failure,
            Err(error) => {
                let hint = hint_for(&error).to_owned();
                Failure {
                    path: printable(path),
                    action,
                    error,
                    kind: Kind::World,
                    hint,
                }
            }
        }
    }

    /// A folder or file that is left alone on purpose.
    pub fn refused(
        path: impl AsRef<Path>,
        why: impl Into<String>,
        hint: impl Into<String>,
    ) -> Failure {
        Failure {
            path: printable(path),
            action: "write",
            error: io::Error::other(why.into()),
            kind: Kind::Refused,
            hint: hint.into(),
        }
    }

    /// The failure that travelled inside an [`io::Error`].
    ///
    /// # Errors
    /// The error as it was, where none travelled inside.
    pub fn inside(error: io::Error) -> Result<Failure, io::Error> {
        error.downcast::<Failure>()
    }

    /// The first line: what, where, why; without the hint.
    pub fn message(&self) -> String {
        format!(
            "cannot {} `{}`: {}",
            self.action,
            self.path,
            plain(&self.error)
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())?;
        if self.hint.is_empty() {
            Ok(())
        } else {
            write!(f, "\n  hint: {}", self.hint)
        }
    }
}

impl Error for Failure {}

impl From<Failure> for io::Error {
    fn from(failure: Failure) -> io::Error {
        io::Error::new(failure.error.kind(), failure)
    }
}

/// A path for a message: characters that steer a terminal or turn the reading direction are shown
/// as their code.
pub fn printable(path: impl AsRef<Path>) -> String {
    let mut shown = String::new();
    if path.as_ref().as_os_str().is_empty() {
        return ".".to_owned();
    }
    for c in path.as_ref().to_string_lossy().chars() {
        if c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '`')
        {
            shown.extend(c.escape_unicode());
        } else {
            // Everywhere as in the content, which knows one separator.
            shown.push(if c == MAIN_SEPARATOR { '/' } else { c });
        }
    }
    shown
}

/// The system's words without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

fn hint_for(error: &io::Error) -> &'static str {
    match error.kind() {
        _ if system::is_held(error) => "another program has it open; close it there and try again",
        io::ErrorKind::StorageFull => {
            "free some space and build again; the earlier output is unchanged"
        }
        io::ErrorKind::QuotaExceeded => {
            "free some space within the quota and build again; the earlier output is unchanged"
        }
        io::ErrorKind::PermissionDenied => "check who owns it and what they may do (`ls -ld`)",
        io::ErrorKind::ReadOnlyFilesystem => "choose another folder with `--output`",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_where_and_why() {
        let full = io::Error::from_raw_os_error(rustix::io::Errno::NOSPC.raw_os_error());
        let failure = Failure::world("write", "output/x", full);
        assert_eq!(
            failure.message(),
            "cannot write `output/x`: No space left on device"
        );
        assert!(failure.to_string().contains("\n  hint: free some space"));
        assert_eq!(failure.kind.exit_code(), 3);
    }

    #[test]
    fn a_failure_survives_the_way_through_an_io_error() {
        let error: io::Error = Failure::refused("output", "is not ours", "choose another").into();
        let back = Failure::world("read", "elsewhere", error);
        assert_eq!((back.kind, back.path.as_str()), (Kind::Refused, "output"));
    }

    #[test]
    fn a_path_cannot_steer_the_terminal() {
        assert_eq!(
            printable("a\u{1b}[31m\n\u{202e}b"),
            "a\\u{1b}[31m\\u{a}\\u{202e}b"
        );
    }
}
