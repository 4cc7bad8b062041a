//! A dated report in a list.

use crate::base::Date;
use crate::derive::ProjectInsight;
use crate::derive::group::group_department;
use crate::model::{GroupKind, Id, Report};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::brought::{self, FigureRowView};
use crate::render::part::record::{PhotoView, photo};
use crate::render::phrase::group::group_link;
use crate::render::phrase::{DateView, LinkView, date};
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
    /// Its first words, at most 160 characters and `…` where it goes on; empty without a text.
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
    ReportView {
        date: date(here, one.date),
        href: here.href(&Page::Report(of.known.id.clone(), one.slug.clone())),
        title: one
            .title
            .as_ref()
            .map_or_else(|| kind.clone(), |t| t.get(here.lang).to_owned()),
        kind,
        kind_id: one.kind.word(),
        excerpt: own.map_or_else(String::new, |(_, body)| first_words(&body.excerpt)),
        lang: other,
        project: LinkView {
            href: Some(here.href(&Page::Project(of.known.id.clone()))),
            text: of.known.title.get(here.lang).to_owned(),
        },
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

/// An excerpt that ends with a sentence where one fills half of it, else at a word. One of fewer than 160 characters is the whole text, a longer one
/// was cut wherever that was.
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
        return format!("{} …", &excerpt[..end]);
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
    use super::first_words;

    #[test]
    fn an_excerpt_that_was_cut_ends_at_a_word() {
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
        let said = format!("{}两部", "电梯已经运行。".repeat(23));
        check_words(&said, &format!("{} …", said.trim_end_matches("两部")));
    }
}
