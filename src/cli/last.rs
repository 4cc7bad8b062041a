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
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
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
            let at = at as u32;
            let bytes = source.read(FileId(at)).ok()?;
            young.push((at, Hash::of(&bytes).to_string()));
        }
        let rest = Kept {
            young,
            messages: self.diagnostics.iter().map(Message::of).collect(),
            made: KeptMade::of(&self.made),
        };
        Some(format!(
            "{}\n{}\n",
            inputs.0,
            serde_json::to_string(&rest).ok()?
        ))
    }

    /// What the last build said, when it was made from the same; `None` otherwise.
    pub fn of(kept: &str, inputs: &Inputs, source: &FolderSource) -> Option<Last> {
        let rest = kept.strip_prefix(&inputs.0)?.strip_prefix('\n')?;
        let rest: Kept<'_> = serde_json::from_str(rest).ok()?;
        let is_same = |(at, hash): &(u32, String)| {
            let bytes = source.read(FileId(*at)).ok()?;
            Some(Hash::of(&bytes) == Hash::parse(hash)?)
        };
        if !rest.young.iter().all(|young| is_same(young) == Some(true)) {
            return None;
        }
        let codes: HashMap<&str, Code> = Code::ALL.iter().map(|code| (code.id(), *code)).collect();
        let told = rest
            .messages
            .into_iter()
            .map(|message| message.read(&codes));
        Some(Last {
            diagnostics: told.collect::<Option<_>>()?,
            made: rest.made.read()?,
        })
    }
}

/// What stands below the lines of the inputs, as JSON.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    /// Files that were young, by number, with the hash of each.
    young: Vec<(u32, String)>,
    #[serde(borrow)]
    messages: Vec<Message<'a>>,
    made: KeptMade,
}

/// File, start and end of a span.
type Place = (u32, u32, u32);

/// A diagnostic: code, place, message, hint, and the other place with its words.
#[derive(Serialize, Deserialize)]
struct Message<'a>(
    &'a str,
    Option<Place>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    Option<(Place, String)>,
);

impl<'a> Message<'a> {
    fn of(of: &'a Diagnostic) -> Message<'a> {
        let other = of.other.as_ref();
        Message(
            of.code.id(),
            of.span.map(place),
            Cow::Borrowed(&of.message),
            Cow::Borrowed(&of.hint),
            other.map(|(span, words)| (place(*span), words.clone())),
        )
    }

    fn read(self, codes: &HashMap<&str, Code>) -> Option<Diagnostic> {
        let Message(code, at, message, hint, other) = self;
        Some(Diagnostic {
            code: *codes.get(code)?,
            span: at.map(span),
            message: message.into_owned(),
            hint: hint.into_owned(),
            other: other.map(|(at, words)| (span(at), words)),
        })
    }
}

fn place(span: Span) -> Place {
    (span.file.0, span.start, span.end)
}

fn span((file, start, end): Place) -> Span {
    Span {
        file: FileId(file),
        start,
        end,
    }
}

/// What was made, in numbers.
#[derive(Serialize, Deserialize)]
struct KeptMade {
    site: Box<str>,
    as_of: String,
    editions: Vec<Box<str>>,
    /// Pages, charts, files, and pictures that were cleaned.
    emitted: [usize; 4],
    /// Drafts, embargoed, internal, later.
    left_out: [usize; 4],
}

impl KeptMade {
    fn of(made: &Made) -> KeptMade {
        let (emitted, left) = (&made.emitted, made.left_out);
        KeptMade {
            site: made.site.clone(),
            as_of: made.as_of.to_string(),
            editions: made.editions.clone(),
            emitted: [
                emitted.pages,
                emitted.charts,
                emitted.files,
                emitted.cleaned,
            ],
            left_out: [left.drafts, left.embargoed, left.internal, left.later],
        }
    }

    fn read(self) -> Option<Made> {
        let [pages, charts, files, cleaned] = self.emitted;
        let [drafts, embargoed, internal, later] = self.left_out;
        Some(Made {
            site: self.site,
            as_of: Date::parse(&self.as_of)?,
            emitted: Emitted {
                pages,
                charts,
                files,
                cleaned,
                // What was cut is told once, when it is cut.
                cut: Default::default(),
            },
            // Nothing is printed from what is remembered.
            fonts: Vec::new(),
            left_out: LeftOut {
                drafts,
                embargoed,
                internal,
                later,
            },
            editions: self.editions,
            closed: None,
        })
    }
}
