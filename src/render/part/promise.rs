//! What was promised, where, and whether it moved.

use crate::derive::ProjectInsight;
use crate::model::{Change, Field, IndicatorField, PartField, Project};
use crate::render::context::PageContext;
use crate::render::part::history::{self, EntryView};
use crate::render::phrase::{TextView, text};
use crate::theme::Arg;

/// What was promised, in its own words; the summary where there are none; `None` without either.
pub fn promise(here: &PageContext<'_>, known: &Project) -> Option<TextView> {
    known
        .promise
        .as_ref()
        .map(|p| &p.text)
        .or(known.summary.as_ref())
        .map(|t| text(here, t))
}

/// Where the promise was published, as its project says; else the document of its batch with the
/// day on which that was announced. `None` where neither is known.
pub fn promise_source(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let promise = of.known.promise.as_ref();
    match promise.and_then(|promise| promise.source.as_ref()) {
        Some(source) => Some(source.get(here.lang).to_owned()),
        None => batch_source(here, of),
    }
}

fn batch_source(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let batch = here.settings().batch(of.known.batch.as_ref()?)?;
    let document = batch.document.as_ref()?.get(here.lang);
    let day = here.words().locale.partial(batch.announced?, "");
    let args = [("document", Arg::Text(document)), ("date", Arg::Text(&day))];
    Some(here.words().say("promise-source", &args))
}

/// The newest change of the promise: what moved of target and due date on the last day on which one
/// of the whole did, both where both did, else of a part; empty where none ever moved.
pub fn moved(here: &PageContext<'_>, of: &ProjectInsight) -> Vec<EntryView> {
    let newest = newest_moves(&of.known);
    newest.map(|c| history::change(here, of, c)).collect()
}

fn newest_moves(known: &Project) -> impl Iterator<Item = &Change> {
    let of_whole = |c: &&Change| {
        matches!(
            c.field,
            Field::Due | Field::Indicator(_, IndicatorField::Target)
        )
    };
    let of_part = |c: &&Change| matches!(c.field, Field::Part(_, _, PartField::Target));
    let changes = || known.changes.iter();
    let last = changes()
        .rfind(of_whole)
        .or_else(|| changes().rfind(of_part));
    let is_whole = last.is_some_and(|c| of_whole(&c));
    changes().filter(move |c| {
        let is_ours = if is_whole { of_whole(c) } else { of_part(c) };
        is_ours && last.is_some_and(|last| last.published == c.published)
    })
}

/// Progress against the target first promised beside that of now, both in whole percent; `None`
/// where no newest move is one of that target, or one of them is not defined.
pub fn original(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let lead = of.lead_indicator()?;
    let target = Field::Indicator(lead.indicator.id.clone(), IndicatorField::Target);
    newest_moves(&of.known).find(|c| c.field == target)?;
    let original = of
        .original
        .iter()
        .find(|o| o.id == lead.indicator.id && o.target_drift.is_some())?;
    let locale = here.words().locale;
    let (now, first) = (
        locale.percent(lead.progress?.value),
        locale.percent(original.progress?),
    );
    Some(here.words().say(
        "original-progress",
        &[("now", Arg::Text(&now)), ("first", Arg::Text(&first))],
    ))
}
