//! Printing: a closed pipe ends nothing, a full disk is told once.
//!
//! The macros of the standard library panic when a line cannot be written; a reader who has seen
//! enough (`milepost check | head -1`) is no fault, and a build goes on without one.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};
use std::sync::Mutex;

/// The first failure to write a line, other than a closed pipe.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

/// `println!` of the command line.
macro_rules! println {
    () => { crate::cli::say::out(format_args!("\n")) };
    ($($words:tt)*) => { crate::cli::say::out(format_args!("{}\n", format_args!($($words)*))) };
}

/// `print!` of the command line.
macro_rules! print {
    ($($words:tt)*) => { crate::cli::say::out(format_args!($($words)*)) };
}

/// `eprintln!` of the command line.
macro_rules! eprintln {
    () => { crate::cli::say::err(format_args!("\n")) };
    ($($words:tt)*) => { crate::cli::say::err(format_args!("{}\n", format_args!($($words)*))) };
}

/// Writes to the standard output.
pub fn out(words: Arguments<'_>) {
    note(io::stdout().lock().write_fmt(words));
}

/// Writes to the standard error.
pub fn err(words: Arguments<'_>) {
    note(io::stderr().lock().write_fmt(words));
}

/// Writes finished bytes to the standard output.
pub fn bytes(bytes: &[u8]) {
    note(io::stdout().lock().write_all(bytes));
}

fn note(written: io::Result<()>) {
    let Err(error) = written else { return };
    let mut failed = FAILED
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if error.kind() != ErrorKind::BrokenPipe && failed.is_none() {
        *failed = Some(error);
    }
}

/// The exit code of a run whose lines may not all have been written: 3 when a disk was full.
pub fn ended(code: u8) -> u8 {
    note(io::stdout().flush());
    let failed = FAILED
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .take();
    let Some(error) = failed else { return code };
    let failure = crate::io::Failure::world("write", "the standard output", error);
    err(format_args!("error: {}\n", failure.message()));
    if code == 0 { 3 } else { code }
}
