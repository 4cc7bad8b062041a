//! `doctor`: what milepost finds on this computer, and what to do where something is missing.

mod disk;
mod paper;

use super::{Format, Global, say};
use crate::io::git;
use serde_json::json;
use std::fmt::Write;

/// One thing that was looked at.
struct Finding {
    /// What it is, a fixed word for machines.
    id: &'static str,
    state: State,
    /// What was found, in words.
    found: String,
    /// What to do; empty where nothing is to be done.
    hint: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it should be.
    Fine,
    /// Something can be done better, or only some commands need it.
    Lacking,
    /// A build cannot work.
    Broken,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Fine => "ok",
            State::Lacking => "note",
            State::Broken => "error",
        }
    }
}

impl Finding {
    fn fine(id: &'static str, found: impl Into<String>) -> Finding {
        Finding {
            id,
            state: State::Fine,
            found: found.into(),
            hint: String::new(),
        }
    }

    fn lacking(id: &'static str, found: impl Into<String>, hint: impl Into<String>) -> Finding {
        Finding {
            state: State::Lacking,
            hint: hint.into(),
            ..Finding::fine(id, found)
        }
    }

    fn broken(id: &'static str, found: impl Into<String>, hint: impl Into<String>) -> Finding {
        Finding {
            state: State::Broken,
            ..Finding::lacking(id, found, hint)
        }
    }
}

/// Looks at everything and tells it; gives the exit code, 3 where a build cannot work.
pub fn doctor(global: &Global) -> u8 {
    let mut findings = vec![program()];
    findings.extend(disk::findings(global));
    findings.extend(paper::findings(global));
    findings.extend([git(global), days()]);
    let text = match global.format {
        Format::Json => json(&findings),
        Format::Human | Format::Github => human(&findings, global.quiet),
    };
    say::bytes(text.as_bytes());
    let is_broken = findings.iter().any(|f| f.state == State::Broken);
    if is_broken { 3 } else { 0 }
}

fn program() -> Finding {
    let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    let version = env!("CARGO_PKG_VERSION");
    Finding::fine(
        "program",
        format!("milepost {version} for {system} on {processor}"),
    )
}

fn git(global: &Global) -> Finding {
    const WHY: &str =
        "only `audit --against` a revision needs git, and keeping versions is worth it";
    match git::version() {
        None => Finding::lacking("git", "git is not installed", format!("install git; {WHY}")),
        Some(version) if git::is_kept(&global.root) => {
            Finding::fine("git", format!("{version}; the site is in a repository"))
        }
        Some(version) => {
            let found = format!("{version}; the site is in no repository");
            Finding::lacking(
                "git",
                found,
                format!("run `git init` in the site folder; {WHY}"),
            )
        }
    }
}

fn days() -> Finding {
    let why = "no clock, time zone or locale of this computer reaches a page";
    Finding::fine("time zone", why)
}

fn human(findings: &[Finding], quiet: bool) -> String {
    let mut text = String::new();
    for Finding {
        id,
        state,
        found,
        hint,
    } in findings
    {
        if quiet && *state == State::Fine {
            continue;
        }
        _ = writeln!(text, "{:<6}{id}: {found}", state.word());
        for line in hint.lines() {
            _ = writeln!(text, "        {line}");
        }
    }
    text
}

fn json(findings: &[Finding]) -> String {
    let one = |f: &Finding| {
        let line = json!({
            "check": f.id, "state": f.state.word(), "found": f.found, "hint": f.hint,
        });
        format!("{line}\n")
    };
    findings.iter().map(one).collect()
}
