//! Where each message of the interface stands, and what it looks like with values: for whoever
//! translates it.

use super::Strings;
use super::strings::Arg;
use std::collections::BTreeSet;

/// Where messages stand, by how their keys begin; the longest beginning counts.
const PLACES: &[(&str, &str)] = &[
    (
        "-",
        "what a thing is called, for one and for several, within sentences and at their beginning",
    ),
    ("half-of-year", "a half-year by its name"),
    ("toc-title", "list of the sections of a long page"),
    ("related-", "projects that have much in common with one"),
    ("size-", "how long a file is"),
    ("documents-", "the page of all evidence"),
    ("plan-", "a plan that moved, day by day"),
    ("photo-", "two photographs of one view, side by side"),
    ("finder-", "what the rows of a list are chosen by"),
    ("period-", "what the site reports by"),
    (
        "year-split",
        "a year that begins in one calendar year and ends in the next",
    ),
    (
        "coming-",
        "a project with nothing yet: what will come and when",
    ),
    ("grade-", "a declared grade, or a line about grades"),
    ("grades-", "heading of declared grades by period"),
    ("here-", "the page of a place: what is true there"),
    (
        "accumulation-",
        "how figures add up, as a fact or as a value that changed",
    ),
    ("action-", "problems and what is done about them"),
    ("amount-by", "a sum of money with its day"),
    ("answer", "figures that are a yes or a no"),
    ("arrow", "between a value and the one that followed"),
    ("as-of", "the as-of date, at the foot of every page"),
    (
        "behind-",
        "home page and showcase, the section on what is behind",
    ),
    (
        "body-",
        "the text of an author: tables, notes, lists to tick off",
    ),
    (
        "breadcrumb",
        "what the line of links above the heading is, read out",
    ),
    ("breakdown-", "heading of a breakdown"),
    (
        "cadence-",
        "the board that shows whether what was promised regularly came in time",
    ),
    (
        "calendar-",
        "dates for a calendar: the link to them, and a line for each of them there",
    ),
    (
        "cause-",
        "why a status is as it is: the reason that a rule could not be used",
    ),
    ("change-", "the kind of change, on the page of changes"),
    ("changes-", "the page of changes and corrections"),
    ("chart-alt", "a chart in words for those who do not see it"),
    ("chart-calendar-", "the calendar of statuses by month"),
    ("chart-burn-", "the chart of what is left to do"),
    ("chart-heat-", "the heat map of a breakdown"),
    ("chart-map-", "the map of the places"),
    (
        "chart-matrix-",
        "the table of parts and indicators in colours",
    ),
    ("chart-money-", "the chart of money"),
    ("chart-multiples-", "small charts side by side"),
    ("chart-note-", "a note below a chart"),
    ("chart-slip-", "how much a milestone moved, in the timeline"),
    ("chart-status-", "the bars of statuses by group"),
    ("chart-tiles-", "the numbered squares, one for each project"),
    ("chart-timeline-", "the timeline of milestones"),
    (
        "chart-title-",
        "the title of the chart of a figure: what it shows, in a sentence",
    ),
    ("chart-", "a chart, its key or the table below it"),
    ("col-", "heading of a column on the screen"),
    (
        "column-",
        "what a column of the data holds, in the dictionary of the data",
    ),
    (
        "confidence-",
        "how sure the office is of reaching the target",
    ),
    ("correction-", "a figure that was replaced"),
    ("counts-", "the method: as what a declared grade counts"),
    ("data-", "the page of downloads"),
    ("day-of-month", "the day of a month within a date in words"),
    ("days", "a length of time"),
    ("decided-by", "who decided a change"),
    (
        "declared",
        "what somebody declared about a project, beside what the figures say",
    ),
    ("direction-", "which way a figure should go"),
    ("due-", "showcase: promises due in the period"),
    ("earlier-", "the line above the pages of an earlier edition"),
    (
        "empty-",
        "when a column is empty, in the dictionary of the data",
    ),
    ("every-", "how often, within a sentence"),
    ("evidence-", "the kind of evidence"),
    ("fact-", "label of a fact beside a project"),
    ("feedback-", "what residents asked and what was answered"),
    ("field-", "what was changed, within a line on changes"),
    ("figure-", "the line below a chart"),
    ("figures-", "how many figures all of it rests on"),
    ("flag-", "the state of a figure"),
    ("follow-", "how a page can be followed: what each link is"),
    ("focus", "home page: projects by focus"),
    (
        "group",
        "the page of a group, and the list of all groups of a kind",
    ),
    ("guidance-", "showcase: guidance and what was done"),
    ("headline-", "the headline figure of a project"),
    ("home", "the home page"),
    ("illustrative", "mark at figures that are invented"),
    ("bar-key-", "what a bar, its tick and its end are"),
    ("in-", "the unit of a column, in the dictionary of the data"),
    ("indicator-", "an indicator that is closed"),
    (
        "internal-mark",
        "mark on every page of the internal edition",
    ),
    ("kept-", "what became of a promise"),
    ("key-", "home page: the key to the numbered squares"),
    ("ladder-", "the chart of targets that moved"),
    (
        "language-label",
        "what the switch of languages is, read out",
    ),
    (
        "language-name",
        "the name of your language in itself, in the switch of languages",
    ),
    ("late-", "why something is late"),
    ("level-", "input, output or outcome"),
    ("limit-", "a target that is a limit"),
    (
        "list-",
        "signs between the parts of a list or sentence, with their spaces",
    ),
    (
        "local-",
        "the page of a place or department: figures of it alone",
    ),
    ("loop-", "home page: what happens again and again"),
    (
        "map-",
        "below a map: whose it is, and how its places are counted",
    ),
    ("mark-", "mark at a figure that was changed, read out"),
    ("meaning-", "the method: what a status means"),
    ("means-", "the method: what a declared grade means"),
    (
        "menu-",
        "an entry of the menu, which is also the heading of its page",
    ),
    ("method-", "the page that tells how everything is computed"),
    ("milestone", "milestones and their state"),
    ("money-", "a sum of money, or the page of money"),
    (
        "moved-",
        "something that changed: home page, project, or a list of changes",
    ),
    ("moves-", "showcase: what moved"),
    ("news-", "what is new: a line in a feed"),
    ("next-", "link to the next one, or what comes next"),
    ("not-found", "the page for addresses that do not exist"),
    ("not-published", "instead of a value that was not published"),
    (
        "number-",
        "how numbers are written, or a number of the showcase",
    ),
    ("original-", "progress against what was promised first"),
    ("pager-", "links between the pages of a long list"),
    ("per-", "a pace"),
    ("percent-", "between a number and its percent sign"),
    ("permanent", "label of the permanent address"),
    (
        "place-verdict-",
        "the sentence that sums up the projects of a place; its parts are joined as they stand",
    ),
    ("places-", "home page: projects by place"),
    ("previous-", "link to the previous one"),
    ("print-col-", "heading of a column on paper"),
    ("print-left-", "what a sheet of paper had no room for"),
    ("print-link-", "link to a page for paper"),
    (
        "print-run-",
        "head of the pages that several sections of a printed book share",
    ),
    ("print-section-", "heading of a section of a printed book"),
    (
        "print-sub-",
        "heading of a part of a section of a printed book",
    ),
    ("print-table-", "caption of a table in a printed book"),
    ("print-", "pages for paper"),
    ("project", "a project, or the list of all of them"),
    ("promise", "promises that are due"),
    ("provenance-", "whether figures are real"),
    ("quarter", "periods and their showcase"),
    ("reason-", "why a status is as it is, in a sentence"),
    (
        "rebuilt-",
        "the line above the pages of a site as of another day",
    ),
    ("record-", "showcase: changes and corrections"),
    ("remark-", "remark at a figure in a table"),
    ("report", "a dated report"),
    ("rows-", "a chart of rows: bars, trends or changes"),
    ("rule-", "a rule of the site that changed"),
    (
        "search-",
        "the search: the link to it, its page, what it says",
    ),
    ("section-", "heading of a section on the page of a project"),
    ("sentence-gap", "what stands between two sentences"),
    ("shape-", "the shape of a plan"),
    ("showcase-", "showcase: where and when it was held"),
    ("since-", "home page: what changed since the period before"),
    (
        "skip",
        "the first link of every page, for readers with a keyboard",
    ),
    ("soon-", "home page: what is due soon"),
    ("stage-", "the stage of a project"),
    ("worst-", "before links to projects that are behind"),
    ("stale-badge", "mark at figures that are out of date"),
    (
        "status-",
        "the word of a status, on the screen and on paper",
    ),
    ("step", "home page: how the programme went so far"),
    ("stop-", "showcase: a stop on the way"),
    ("table-", "what a table is, read out"),
    ("targets-", "the page of targets that moved"),
    ("term-", "what a thing is called by itself, as a label"),
    (
        "terms-",
        "what several things of a kind are called, within a sentence",
    ),
    ("tile", "the numbered squares, one for each project"),
    ("toc", "heading of the contents of a page"),
    ("token-", "the word for a group of statuses of one colour"),
    ("total-", "how exact a declared number is"),
    ("trust-", "home page: can you trust this?"),
    ("unchanged", "instead of a difference of nothing"),
    ("unit-", "a unit"),
    ("unknown-date", "instead of a date that is not known"),
    (
        "untranslated",
        "the line above a text that is in another language",
    ),
    ("updated", "when the latest figures are from"),
    ("updates-", "the page of all reports"),
    (
        "verdict-",
        "the sentence that sums up all projects; its parts are joined as they stand",
    ),
    ("versus-", "the comparison of two periods"),
    ("when-", "a day within a sentence"),
    ("withdrawn", "instead of a figure that was withdrawn"),
    ("withheld", "what this edition does not show"),
    ("years", "a length of time"),
];

/// Where a message stands, in English; `None` for one that nothing is known of.
pub fn place(key: &str) -> Option<&'static str> {
    let own = PLACES.iter().filter(|(begins, _)| key.starts_with(begins));
    own.max_by_key(|(begins, _)| begins.len())
        .map(|(_, place)| *place)
}

/// Values for an example, by the names of variables.
const VALUES: &[(&str, &str)] = &[
    ("actual", "1,380 homes"),
    ("all", "1,204"),
    ("allowed", "13 days"),
    ("amount", "10 homes"),
    ("back", "2"),
    ("before", "1,080"),
    ("best", "East"),
    ("budget", "9.8 million"),
    ("by", "120"),
    ("channel", "Town hall"),
    ("channels", "online, by letter"),
    ("committed", "8.2 million"),
    ("date", "30 September 2021"),
    ("days", "13"),
    ("document", "Work report 2021"),
    ("due", "31 December 2021"),
    ("every", "every month"),
    ("figures", "1,204 published figures"),
    ("first", "2,300"),
    ("from", "1 January 2021"),
    ("gap", "120 homes"),
    ("indicator", "Homes mended"),
    ("kind", "Focus"),
    ("language", "English"),
    ("last", "1,500"),
    ("latest", "1,380"),
    ("list", "two tables"),
    ("month", "September"),
    ("name", "Homes mended"),
    ("note", "Lend a hand"),
    ("now", "1,380"),
    ("part", "target"),
    ("parts", "900"),
    ("percent", "60%"),
    ("place", "East"),
    ("planned", "1,500 homes"),
    ("plan", "Plan for 30 September: 1,500 homes"),
    ("points", "12 points"),
    ("project", "Lifts for old houses"),
    ("publisher", "Delivery office"),
    ("quarter", "Q3 2021"),
    ("reason", "four weeks of rain"),
    ("share", "5%"),
    ("site", "Our promises"),
    ("source", "Housing"),
    ("span", "12 days"),
    ("spent", "7.6 million"),
    ("start", "1 January 2021"),
    ("status", "on track"),
    ("target", "2,300 homes"),
    ("text", "the second crew came late"),
    ("title", "Homes mended"),
    ("to", "31 December 2021"),
    ("unit", "homes"),
    ("until", "30 June 2021"),
    ("value", "1,380 homes"),
    ("verdict", "42 projects: 7 basically complete."),
    ("what", "The target"),
    ("when", "on 30 September 2021"),
    ("why", "no figure published"),
    ("word", "on track"),
    ("worst", "West"),
    ("year", "2021"),
];

/// Variables that count something.
const COUNTS: &[&str] = &[
    "n", "m", "k", "of", "total", "behind", "complete", "half", "kept", "later", "missing", "more",
    "less", "on", "overdue", "slipped", "met", "grace", "pages", "page", "forward", "still",
];

/// A message with values, on one line; `None` where it has no variables.
pub fn example(english: &Strings, key: &str, variables: &BTreeSet<&str>) -> Option<String> {
    let value = |name: &str| VALUES.iter().find(|(own, _)| *own == name);
    let args: Vec<(&str, Arg<'_>)> = variables
        .iter()
        .map(|name| match value(name) {
            _ if COUNTS.contains(name) => (*name, Arg::Count(5)),
            Some((_, words)) => (*name, Arg::Text(words)),
            None => (*name, Arg::Text("5")),
        })
        .collect();
    let said = (!args.is_empty()).then(|| english.try_say(key, &args))??;
    Some(said.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    #[test]
    fn whoever_translates_is_told_where_each_message_stands() {
        let theme = Theme::new(Vec::new(), None);
        let unknown: Vec<&str> = theme
            .lacking("fr")
            .into_iter()
            .filter(|key| place(key).is_none())
            .collect();
        assert!(
            unknown.is_empty(),
            "say in PLACES where these stand: {unknown:?}"
        );
        assert_eq!(
            place("print-col-lead"),
            Some("heading of a column on paper")
        );
    }
}
