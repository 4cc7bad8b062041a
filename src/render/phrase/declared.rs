//! What was declared about a project beside what its figures say: by whom, when, and why. A
//! declaration is quoted here, not judged.

use crate::derive::{Deciding, ProjectInsight, Shown};
use crate::model::{Declared, Status};
use crate::render::context::PageContext;
use crate::render::phrase::say;
use crate::theme::Arg;

/// What was declared beside the status that a project is shown with, in words, and how sure it is
/// to be kept; `None` where nothing was. Beside a computed status the newest declared one, and what
/// is computed where that is another; beside a declared one what is computed, where there is
/// anything to judge by.
pub fn declared(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let newest = of.known.declared.last();
    let said: [Option<String>; 3] = match &of.shown {
        Shown::Declared(_) if of.is_judged() => {
            [None, Some(computed(here, of)), sureness(here, of)]
        }
        Shown::Declared(_) => [None, None, sureness(here, of)],
        Shown::Computed(status) => {
            let differs = |d: &&Declared| d.is.status() != Some(*status);
            let beside = newest.filter(differs).map(|_| computed(here, of));
            [newest.map(|d| rated(here, d)), beside, sureness(here, of)]
        }
    };
    let said: Vec<String> = said.into_iter().flatten().collect();
    // Sentences of such a language follow each other without a space.
    let between = match here.words().locale.is_spaceless() {
        true => "",
        false => " ",
    };
    (!said.is_empty()).then(|| said.join(between))
}

/// A declared grade in a sentence, with its day, by whom and why.
pub fn rated(here: &PageContext<'_>, of: &Declared) -> String {
    statement(here, "declared", of)
}

/// The day or period that a grade is about, in words; `None` where that is not said.
pub fn about(here: &PageContext<'_>, of: &Declared) -> Option<String> {
    let words = here.words();
    let day = of.about.map(|day| words.locale.partial(day, ""));
    day.map(|day| words.say("grade-about", &[("date", Arg::Text(&day))]))
}

fn sureness(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let newest = of.known.confidence.last()?;
    Some(statement(here, "declared-confidence", newest))
}

/// A declared word with its day, with whoever declared it where that is known, and with the reason
/// where one was given.
fn statement(here: &PageContext<'_>, key: &str, of: &Declared) -> String {
    let (by, why) = (of.by.as_ref(), of.reason.as_ref());
    let word = say::rating(here, &of.is);
    let words = here.words();
    // The sentence around the reason ends in a full stop of its own.
    let why = why.map(|why| why.get(here.lang).trim_end_matches(['.', '。']));
    let word = why.map_or_else(
        || word.clone(),
        |why| {
            words.say(
                "declared-why",
                &[("word", Arg::Text(&word)), ("why", Arg::Text(why))],
            )
        },
    );
    let date = words.locale.date(of.published);
    let date = match about(here, of) {
        None => date,
        Some(about) => words.say(
            "declared-about",
            &[("date", Arg::Text(&date)), ("about", Arg::Text(&about))],
        ),
    };
    let mut args = vec![("word", Arg::Text(&word)), ("date", Arg::Text(&date))];
    let Some(by) = by.map(|by| by.get(here.lang)) else {
        return words.say(key, &args);
    };
    args.push(("by", Arg::Text(by)));
    words.say(&format!("{key}-by"), &args)
}

/// The computed status in words, by what decides it.
fn computed(here: &PageContext<'_>, of: &ProjectInsight) -> String {
    let key = match (of.judgement.status, &of.deciding) {
        (Status::NoData, _) => "declared-beside-nothing",
        (Status::Unrated, _) => "declared-beside-unrated",
        (_, Deciding::Indicator(_)) => "declared-beside-figures",
        (_, Deciding::Milestone(_) | Deciding::Milestones) => "declared-beside-milestones",
        (_, Deciding::Project) => "declared-beside-stage",
    };
    here.words().say(
        key,
        &[("word", Arg::Text(&say::status(here, of.judgement.status)))],
    )
}
