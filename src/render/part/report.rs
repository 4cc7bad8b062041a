//! A dated report in a list.

use crate::base::Date;
use crate::chart::text::width;
use crate::derive::ProjectInsight;
use crate::derive::group::group_department;
use crate::model::vocabulary::ReportKind;
use crate::model::{GroupKind, Id, Report};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::brought::{self, FigureRowView};
use crate::render::part::record::{PhotoView, actions_of_report, photo};
use crate::render::phrase::group::group_link;
use crate::render::phrase::{DateView, LinkView, date, project_link};
use crate::theme::Arg;
use serde::Serialize;

/// A report in a list.
#[derive(Debug, Serialize)]
pub struct ReportView {
    /// Its day.
    pub date: DateView,
    /// Its page, as seen from this one.
    pub href: String,
    /// What it is, in words.
    pub kind: String,
    /// The same for machines: `progress`, `guidance` or `showcase`.
    pub kind_id: &'static str,
    /// Its title; the words for its kind where it has none.
    pub title: String,
    /// What it says in one line: its own title, what guidance asked for, its first sentence where
    /// that is short and in the language of the page, or the words for its kind.
    pub news: String,
    /// What of its first words follows that line; empty without any.
    pub more: String,
    /// Its first words, at most 160 characters: whole sentences, else cut at a word with `…` behind
    /// it; empty without a text.
    pub excerpt: String,
    /// The tag of the language of those words; `None` when it is that of the page.
    pub lang: Option<String>,
    /// Its project.
    pub project: LinkView,
    /// What comes next; `None` where the report does not say.
    pub next: Option<String>,
    /// What stands in the way; `None` where the report names nothing.
    pub blocker: Option<String>,
    /// Its first photograph; `None` without any.
    pub photo: Option<PhotoView>,
    /// Which of the reports of its project it is, in words; `None` where it is the only one.
    pub story: Option<String>,
    /// The figures that it published, beside those before.
    pub figures: Vec<FigureRowView>,
    /// The milestones that it reports as met, by their names.
    pub met: Vec<String>,
    /// The focus of its project; `None` where that is not known.
    pub focus: Option<LinkView>,
    /// Where what it tells happened: the places that it names, else those of its project.
    pub places: Vec<LinkView>,
    /// What a list of reports may be chosen by, and it belongs to: `focus:care kind:progress`,
    /// departments and places likewise.
    pub within: String,
}

/// A report for a list.
pub fn report(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> ReportView {
    let words = here.words();
    let kind = words.say(&format!("report-{}", one.kind.word()), &[]);
    let own = one
        .bodies
        .iter()
        .find(|(lang, _)| *lang == here.lang)
        .or(one.bodies.first());
    let other = own
        .filter(|(lang, _)| *lang != here.lang)
        .map(|(lang, _)| here.settings().languages[lang.index()].to_string());
    let excerpt = own.map_or_else(String::new, |(_, body)| first_words(&body.excerpt));
    let title = one.title.as_ref().map(|t| t.get(here.lang).to_owned());
    let asked = asked(here, of, one);
    let is_own = title.is_none() && other.is_none() && asked.is_none();
    let first = first_sentence(&excerpt).filter(|_| is_own);
    let more = excerpt[first.map_or(0, str::len)..].trim().to_owned();
    let news = first.map(|said| without_stop(said).to_owned());
    ReportView {
        date: date(here, one.date),
        href: here.href(&Page::Report(of.known.id.clone(), one.slug.clone())),
        news: title
            .clone()
            .or(asked)
            .or(news)
            .unwrap_or_else(|| kind.clone()),
        more,
        title: title.unwrap_or_else(|| kind.clone()),
        kind,
        kind_id: one.kind.word(),
        excerpt,
        lang: other,
        project: project_link(here, &of.known),
        next: one.next.as_ref().map(|t| t.get(here.lang).to_owned()),
        blocker: one.blocker.as_ref().map(|t| t.get(here.lang).to_owned()),
        photo: one.photos.first().map(|p| photo(here, p)),
        story: here.field("story", || story(here, of, one)),
        figures: here.field("figures", || brought::figures(here, of, one)),
        met: here.field("met", || brought::milestones(here, of, one)),
        focus: (of.known.focus.as_ref()).map(|id| group_link(here, GroupKind::Focus, id)),
        places: here.field("places", || {
            let own = [&one.places, &of.known.places];
            let places = own.into_iter().find(|places| !places.is_empty());
            let places = places.into_iter().flatten();
            let link = |id: &Id| group_link(here, GroupKind::Place, id);
            places.map(link).collect()
        }),
        within: here.field("within", || within(here, of, one)),
    }
}

/// What a report says in one line, where it says that itself: by its title, by what it asked for, or
/// by a first sentence in the language of the page.
pub fn news(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Option<String> {
    let title = one.title.as_ref().map(|t| t.get(here.lang).to_owned());
    let said = || head(here, of, one).map(|said| without_stop(&said).to_owned());
    title.or_else(|| asked(here, of, one)).or_else(said)
}

/// The sentence, with its stop, that heads a report without a title; `None` where none does.
pub fn head(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Option<String> {
    let is_headed = one.title.is_some() || asked(here, of, one).is_some();
    let mut bodies = one.bodies.iter().filter(|_| !is_headed);
    let (_, body) = bodies.find(|(lang, _)| *lang == here.lang)?;
    first_sentence(&first_words(&body.excerpt)).map(str::to_owned)
}

/// What guidance without a title asked for first, which is its news whatever it begins with; `None`
/// where it asked for nothing, or in too many words to head the rest.
fn asked(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Option<String> {
    if one.kind != ReportKind::Guidance || one.title.is_some() {
        return None;
    }
    let actions = actions_of_report(here, of, one);
    let text = without_stop(&actions.first()?.text).to_owned();
    let said = here
        .words()
        .say("report-asked", &[("text", Arg::Text(&text))]);
    (width(&said, 1.0) <= LONGEST).then_some(said)
}

/// The widest line that heads a report, in sizes of its letters: about 60 Chinese characters, or 120
/// Latin letters.
const LONGEST: f64 = 62.0;

/// A sentence that stands alone.
fn without_stop(said: &str) -> &str {
    said.trim_end_matches(['。', '.'])
}

/// The first sentence of an excerpt, with its stop; `None` where there is none, or where it is too
/// long to head the rest.
fn first_sentence(excerpt: &str) -> Option<&str> {
    let marks = ['。', '！', '？'];
    let han = excerpt.find(marks).map(|at| at + '。'.len_utf8());
    let points = [". ", "! ", "? "].map(|mark| excerpt.find(mark).map(|at| at + 1));
    let whole = excerpt.ends_with('.').then_some(excerpt.len());
    let ends = points.into_iter().chain([han, whole]).flatten();
    let said = &excerpt[..ends.min()?];
    (width(said, 1.0) <= LONGEST).then_some(said)
}

/// An excerpt that ends with a sentence where one fills half of it, else at a word. One of fewer
/// than 160 characters is the whole text, a longer one was cut wherever that was.
fn first_words(excerpt: &str) -> String {
    const LONGEST: usize = 40;
    if excerpt.chars().count() < 160 {
        return excerpt.trim().to_owned();
    }
    let stops = excerpt.match_indices(['。', '！', '？']);
    let stops = stops.map(|(at, stop)| at + stop.len());
    let points = excerpt.match_indices(". ").map(|(at, _)| at + 1);
    let whole = stops.chain(points).max();
    if let Some(end) = whole.filter(|end| excerpt.len() / 2 < *end) {
        return excerpt[..end].to_owned();
    }
    // Chinese has no spaces between words and may be cut anywhere.
    let end = excerpt.rfind(char::is_whitespace);
    let end = end.filter(|end| excerpt.len() - end < LONGEST);
    let whole = excerpt[..end.unwrap_or(excerpt.len())].trim();
    let is_pause = |c: char| {
        matches!(
            c,
            ',' | ';' | ':' | '–' | '—' | '-' | '，' | '、' | '；' | '：'
        )
    };
    format!("{}…", whole.trim_end_matches(is_pause))
}

/// What a report belongs to: the focus of its project with those around it, its department, the
/// places that the report names or else its project does, its kind.
fn within(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> String {
    let (known, settings) = (&of.known, here.settings());
    let focuses = known.focus.iter().flat_map(|id| settings.focus_line(id));
    let department = group_department(of, here.insight.as_of);
    let places = [&one.places, &known.places];
    let places = places.into_iter().find(|places| !places.is_empty());
    let mut words: Vec<String> = focuses.map(|f| format!("focus:{}", f.id)).collect();
    words.extend(department.map(|id| format!("department:{id}")));
    words.extend(places.into_iter().flatten().map(|id| format!("place:{id}")));
    words.push(format!("kind:{}", one.kind.word()));
    words.join(" ")
}

/// A month for machines: `2021-06`.
pub fn month(day: Date) -> String {
    let (year, month, _) = day.ymd();
    format!("{year:04}-{month:02}")
}

/// Which of the reports of its project a report is, in words.
fn story(here: &PageContext<'_>, of: &ProjectInsight, one: &Report) -> Option<String> {
    let all = &of.known.reports;
    let at = all.iter().position(|own| own.slug == one.slug)?;
    let args = [("no", Arg::Count(at + 1)), ("of", Arg::Count(all.len()))];
    (1 < all.len()).then(|| here.words().say("report-story", &args))
}

#[cfg(test)]
mod tests {
    use super::{first_sentence, first_words};

    #[test]
    fn a_report_is_headed_by_its_first_sentence_where_that_is_short() {
        let check_sentence = |excerpt: &str, said: Option<&str>| {
            assert_eq!(first_sentence(excerpt), said, "{excerpt}");
        };
        check_sentence("本周开工四部。一楼不同意。", Some("本周开工四部。"));
        check_sentence("Four lifts began. One waits.", Some("Four lifts began."));
        check_sentence("Four lifts began.", Some("Four lifts began."));
        check_sentence("About 2.5 km are done", None);
        check_sentence(&format!("{}。", "电梯".repeat(40)), None);
    }

    #[test]
    fn an_excerpt_that_was_cut_ends_with_a_sentence_or_at_a_word() {
        let check_words = |excerpt: &str, said: &str| {
            assert_eq!(first_words(excerpt), said, "{excerpt}");
        };
        check_words("Two lifts run. ", "Two lifts run.");
        let text = "The rails hold, ".repeat(10);
        check_words(
            &format!("{text}resid"),
            &format!("{}…", text.trim_end_matches(", ")),
        );
        // Without spaces anything is an end.
        let han = "电梯已经运行，".repeat(23);
        check_words(&han, &format!("{}…", han.trim_end_matches('，')));
        // A sentence that fills half of it is a better end than a word.
        let said = "电梯已经运行。".repeat(23);
        check_words(&format!("{said}两部"), &said);
        let said = "Two lifts run today. ".repeat(8);
        check_words(&format!("{said}A third"), said.trim_end());
    }
}
