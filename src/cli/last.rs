//! What the last build was made from and what it said, so that the same build again is none.
//!
//! A file counts as unchanged by its place on the disk, its size and its times; one that was young
//! when it was looked at also by its hash, since it may have changed again within one tick of the
//! clock.

use crate::base::{Code, Date, Diagnostic, FileId, Hash, Span};
use crate::emit::Emitted;
use crate::io::FolderSource;
use crate::model::LeftOut;
use crate::source::Source;
use crate::{Made, Options};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::SystemTime;

/// The first line of what is kept; another version reads nothing from it.
const HEADER: &str = "milepost last build 1";

/// What a build is made from: the program, what was asked for, and a line for each file.
pub struct Inputs(String);

impl Inputs {
    /// Everything that a build of this source with these options depends on; `None` where the
    /// program cannot find itself, so that another version would not be noticed.
    pub fn new(source: &FolderSource, options: &Options) -> Option<Inputs> {
        let program = crate::io::program()?;
        let mut text = format!("{HEADER}\n{program}\n{options:?}\n");
        for (file, stamp) in source.stamped() {
            _ = writeln!(text, "{stamp} {}", file.path);
        }
        for refused in source.refused() {
            _ = writeln!(text, "{} {}", refused.what, refused.path);
        }
        Some(Inputs(text))
    }
}

/// What is kept of a build.
pub struct Last {
    /// All messages, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made.
    pub made: Made,
}

impl Last {
    /// The bytes that are kept; `None` where a file that is young cannot be read.
    pub fn text(
        &self,
        inputs: &Inputs,
        source: &FolderSource,
        looked: SystemTime,
    ) -> Option<String> {
        let mut young = Vec::new();
        let stamps = source.stamped().map(|(_, stamp)| stamp).enumerate();
        for (at, _) in stamps.filter(|(_, stamp)| stamp.is_young(looked)) {
            let bytes = source.read(FileId(at as u32)).ok()?;
            young.push(json!([at, Hash::of(&bytes).to_string()]));
        }
        let told: Vec<Value> = self.diagnostics.iter().map(message).collect();
        let rest = json!({ "young": young, "messages": told, "made": made(&self.made) });
        Some(format!("{}\n{rest}\n", inputs.0))
    }

    /// What the last build said, when it was made from the same; `None` otherwise.
    pub fn of(kept: &str, inputs: &Inputs, source: &FolderSource) -> Option<Last> {
        let rest = kept.strip_prefix(&inputs.0)?.strip_prefix('\n')?;
        let rest: Value = serde_json::from_str(rest).ok()?;
        let is_same = |young: &Value| {
            let (at, hash) = (young[0].as_u64()?, Hash::parse(young[1].as_str()?)?);
            let bytes = source.read(FileId(u32::try_from(at).ok()?)).ok()?;
            Some(Hash::of(&bytes) == hash)
        };
        let young = rest["young"].as_array()?;
        if !young.iter().all(|young| is_same(young) == Some(true)) {
            return None;
        }
        let told = rest["messages"].as_array()?.iter().map(read_message);
        Some(Last {
            diagnostics: told.collect::<Option<_>>()?,
            made: read_made(&rest["made"])?,
        })
    }
}

fn message(of: &Diagnostic) -> Value {
    json!([
        of.code.id(),
        of.span.map(place),
        of.message,
        of.hint,
        of.other
            .as_ref()
            .map(|(span, words)| json!([place(*span), words])),
    ])
}

fn place(span: Span) -> Value {
    json!([span.file.0, span.start, span.end])
}

fn read_message(from: &Value) -> Option<Diagnostic> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let other = match &from[4] {
        Value::Null => None,
        other => Some((read_place(&other[0])?, text(&other[1])?)),
    };
    Some(Diagnostic {
        code: Code::from_id(from[0].as_str()?)?,
        span: match &from[1] {
            Value::Null => None,
            span => Some(read_place(span)?),
        },
        message: text(&from[2])?,
        hint: text(&from[3])?,
        other,
    })
}

fn read_place(from: &Value) -> Option<Span> {
    let number = |at: usize| u32::try_from(from[at].as_u64()?).ok();
    Some(Span {
        file: FileId(number(0)?),
        start: number(1)?,
        end: number(2)?,
    })
}

fn made(of: &Made) -> Value {
    let (emitted, left) = (&of.emitted, of.left_out);
    json!({
        "site": of.site, "as_of": of.as_of.to_string(), "editions": of.editions,
        "emitted": [emitted.pages, emitted.charts, emitted.files, emitted.cleaned],
        "left_out": [left.drafts, left.embargoed, left.internal, left.later],
    })
}

fn read_made(from: &Value) -> Option<Made> {
    let number = |list: &str, at: usize| Some(from[list][at].as_u64()? as usize);
    Some(Made {
        site: from["site"].as_str()?.into(),
        as_of: Date::parse(from["as_of"].as_str()?)?,
        emitted: Emitted {
            pages: number("emitted", 0)?,
            charts: number("emitted", 1)?,
            files: number("emitted", 2)?,
            cleaned: number("emitted", 3)?,
            // What was cut is told once, when it is cut.
            cut: Default::default(),
        },
        left_out: LeftOut {
            drafts: number("left_out", 0)?,
            embargoed: number("left_out", 1)?,
            internal: number("left_out", 2)?,
            later: number("left_out", 3)?,
        },
        editions: from["editions"].as_u64()? as usize,
        closed: None,
    })
}
