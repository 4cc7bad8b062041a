//! `explain`: what a code, a key or a term means, or all of the reference.

use super::say;
use crate::base::Code;
use crate::reference::{self, KINDS, Kind, TERMS, TermDoc, Tongue, places};
use crate::yaml::did_you_mean;
use clap::{Args, ValueEnum};

/// What `explain` is asked for.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A code such as E004, a key such as `target` or `site.calendar.starts`, a status, a term of
    /// the field, or a kind of chart; without one, an overview
    #[arg(value_name = "WHAT")]
    what: Option<String>,
    /// The whole reference of keys and terms, as Markdown
    #[arg(long, conflicts_with = "what")]
    all: bool,
    /// With `--all`: as a page of the manual, milepost(5)
    #[arg(long, requires = "all")]
    man: bool,
    /// The language of keys and terms; codes are explained in English
    #[arg(long, value_enum, value_name = "TAG", default_value = "en")]
    lang: Lang,
}

/// The languages of the reference, as they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Chinese, simplified
    #[value(name = "zh", aliases = ["zh-Hans", "zh-hans", "zh-CN"])]
    Zh,
}

impl Lang {
    /// The language of the reference.
    pub fn tongue(self) -> Tongue {
        match self {
            Lang::En => Tongue::English,
            Lang::Zh => Tongue::Chinese,
        }
    }
}

/// Prints what was asked for; gives the exit code, 2 for a word that nothing is called.
pub fn explain(asked: &ExplainArgs) -> u8 {
    let tongue = asked.lang.tongue();
    let said = match &asked.what {
        Some(word) => match explained(word, tongue) {
            Some(said) => said,
            None => return unknown(word),
        },
        None if asked.man => reference::manual(tongue),
        None if asked.all => reference::whole(tongue),
        None => overview(tongue),
    };
    say::bytes(said.as_bytes());
    0
}

/// All that a word means; `None` where it means nothing.
fn explained(word: &str, tongue: Tongue) -> Option<String> {
    if let Some(code) = Code::from_id(word) {
        return Some(of_code(code, tongue));
    }
    let plain = word.trim().to_lowercase().replace(' ', "-");
    let mut parts = Vec::new();
    let is_meant = |term: &&TermDoc| {
        let named = |name: &str| name.to_lowercase().replace(' ', "-") == plain;
        term.word == plain || term.name.into_iter().any(named)
    };
    for list in TERMS {
        let about = tongue.of(list.about);
        for term in list.terms.iter().filter(is_meant) {
            parts.push(format!("{about}\n{}", reference::term(term, tongue)));
        }
    }
    parts.extend(
        KINDS
            .iter()
            .find(|kind| kind.word == plain)
            .map(|kind| of_kind(kind, tongue)),
    );
    let found = reference::find(&word.trim().to_lowercase());
    match found.as_slice() {
        [only] => parts.push(reference::key(only, tongue)),
        several => parts.extend(several.iter().map(|place| reference::brief(place, tongue))),
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn of_code(code: Code, tongue: Tongue) -> String {
    let note = match tongue {
        Tongue::English => "",
        Tongue::Chinese => "（消息的说明目前只有英文）\n\n",
    };
    let (id, title) = (code.id(), code.title());
    format!("{note}{id}: {title}\n\n{}\n", code.explanation().trim_end())
}

/// The keys of something that is written as a whole.
fn of_kind(kind: &Kind, tongue: Tongue) -> String {
    let colon = tongue.of([": ", "："]);
    let about = tongue.of(kind.map.about);
    let mut said = format!("{about}{colon}{}\n\n", kind.file);
    for key in kind.map.keys() {
        said += &format!("{}\n    {}\n", key.name, tongue.of(key.says));
    }
    said
}

/// What may be asked, and the list of codes.
fn overview(tongue: Tongue) -> String {
    let mut said = tongue
        .of([
            "milepost explain WHAT says what a key, a term or a code means:\n",
            "milepost explain WHAT 说明一个键、术语或代码的意思：\n",
        ])
        .to_owned();
    let files: Vec<&str> = KINDS.iter().map(|kind| kind.word).collect();
    let row = |name: &str, words: Vec<&str>| format!("\n{name}\n  {}\n", words.join(", "));
    said += &row(tongue.of(["Files and blocks", "文件和代码块"]), files);
    let keys = ["target", "milestones.due", "site.calendar.starts"].to_vec();
    said += &row(tongue.of(["Keys, for example", "键，例如"]), keys);
    for list in TERMS {
        let words = list.terms.iter().map(|term| term.word).collect();
        said += &row(tongue.of(list.about), words);
    }
    said += &format!("\n{}\n", tongue.of(["Codes of messages", "消息代码"]));
    for code in Code::ALL {
        said += &format!("  {}  {}\n", code.id(), code.title());
    }
    said
}

/// Says that nothing is called so, with what is meant.
fn unknown(word: &str) -> u8 {
    let lower = word.to_lowercase();
    let mut known: Vec<String> = Code::ALL.iter().map(|c| c.id().to_lowercase()).collect();
    let terms = TERMS.iter().flat_map(|list| list.terms);
    known.extend(terms.map(|term| term.word.to_owned()));
    for place in places() {
        known.push(place.key.name.to_owned());
        known.push(place.path);
    }
    // Words that are far longer than any key are not compared with all of them.
    known.sort_by_key(|own| own.len().abs_diff(lower.len()));
    known.dedup();
    let all: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = did_you_mean(&lower, &all).map(|near| match Code::from_id(near) {
        Some(code) => code.id(),
        None => near,
    });
    let hint = near.map_or_else(
        || "`milepost explain` says what there is".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    eprintln!(
        "error: there is no key, term or code `{}`; {hint}",
        word.escape_debug()
    );
    2
}
