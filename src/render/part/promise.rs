//! What was promised, where, and whether it moved.

use crate::derive::ProjectInsight;
use crate::model::{ChangeValue, Field, Project};
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

/// The newest change of the due date or of a target; `None` where neither moved.
pub fn moved(here: &PageContext<'_>, of: &ProjectInsight) -> Option<EntryView> {
    let promise = |c: &crate::model::Change| {
        matches!(
            (&c.field, &c.from),
            (Field::Due, _) | (_, ChangeValue::Target(..))
        )
    };
    let at = of.known.changes.iter().rev().position(promise)?;
    // They are told the newest first there too, before all handovers.
    history::changes(here, of).into_iter().nth(at)
}

/// Progress against the target first promised beside that of now, both in whole percent; `None`
/// where the target never moved, or one of them is not defined.
pub fn original(here: &PageContext<'_>, of: &ProjectInsight) -> Option<String> {
    let lead = of.lead_indicator()?;
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
