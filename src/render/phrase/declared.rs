//! What was declared about a project beside what its figures say: by whom, when, and why. A
//! declaration is quoted here, not judged.

use crate::base::{Date, Text};
use crate::derive::{Deciding, ProjectInsight};
use crate::model::Status;
use crate::render::context::PageContext;
use crate::render::phrase::say;
use crate::theme::Arg;

/// The newest declared status and confidence of a project in words, and what is computed where that
/// is another status; `None` where nothing was declared. In this order: the status, what is
/// computed, the confidence.
pub fn declared(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let status = of.known.declared.last();
    let says = status.map(|d| {
        let word = say::status(here, d.is);
        statement(
            here,
            "declared",
            &word,
            (d.published, d.by.as_ref(), d.reason.as_ref()),
        )
    });
    let computed = status
        .filter(|d| d.is != of.judgement.status)
        .map(|_| computed(here, of));
    let confidence = of.known.confidence.last().map(|d| {
        let word = here
            .words()
            .say(&format!("confidence-{}", d.is.word()), &[]);
        statement(
            here,
            "declared-confidence",
            &word,
            (d.published, d.by.as_ref(), d.reason.as_ref()),
        )
    });
    let said: Vec<String> = [says, computed, confidence].into_iter().flatten().collect();
    // Sentences of such a language follow each other without a space.
    let between = if here.words().locale.is_spaceless() {
        ""
    } else {
        " "
    };
    (!said.is_empty()).then(|| said.join(between))
}

/// A declared word with its day, with whoever declared it where that is known, and with the reason
/// where one was given.
fn statement(
    here: &PageContext<'_>,
    key: &str,
    word: &str,
    (day, by, why): (Date, Option<&Text>, Option<&Text>),
) -> String {
    let words = here.words();
    // The sentence around the reason ends in a full stop of its own.
    let why = why.map(|why| why.get(here.lang).trim_end_matches(['.', '。']));
    let word = why.map_or_else(
        || word.to_owned(),
        |why| {
            words.say(
                "declared-why",
                &[("word", Arg::Text(word)), ("why", Arg::Text(why))],
            )
        },
    );
    let date = words.locale.date(day);
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
