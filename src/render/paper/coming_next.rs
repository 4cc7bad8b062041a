//! What comes next of a project on paper.

use crate::derive::{ProjectInsight, said};
use crate::render::context::PageContext;
use crate::render::phrase::group;
use crate::theme::Arg;

/// The next step of a project.
pub struct ComingNext {
    /// In words.
    pub said: String,
    /// What the action says that it is; `None` where a report tells it.
    pub action: Option<String>,
}

/// What the newest report says that comes next, else the open action that is due next, with who
/// answers for it and its day; `None` without either. A day that has passed is a problem, and no
/// next step.
pub fn next(here: &PageContext<'_>, of: &ProjectInsight) -> Option<ComingNext> {
    if let Some(said) = said::last(of, |r| r.next.as_ref()) {
        return Some(ComingNext {
            said: said.get(here.lang).to_owned(),
            action: None,
        });
    }
    let open = of.known.actions.iter().filter(|a| a.closed.is_none());
    let dated = open.filter_map(|a| Some((a.due?, a)));
    let to_come = dated.filter(|(due, _)| here.insight.as_of <= *due);
    let (due, action) = to_come.min_by_key(|(due, _)| *due)?;
    let words = here.words();
    let day = words.locale.date_near(due, here.insight.as_of);
    let due = words.say("action-due", &[("date", Arg::Text(&day))]);
    let owner = action.owner.as_ref().map(|o| group::owner(here, o));
    let state: Vec<String> = owner.into_iter().chain([due]).collect();
    let state = state.join(&words.say("list-comma", &[]));
    let args = [("text", action.text.get(here.lang)), ("state", &*state)];
    let args = args.map(|(key, said)| (key, Arg::Text(said)));
    Some(ComingNext {
        said: words.say("print-next-action", &args),
        action: Some(action.text.get(here.lang).to_owned()),
    })
}
