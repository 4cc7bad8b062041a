//! The head of a page: its title, its address, its language.

use crate::base::Lang;
use crate::render::address::page::Page;
use crate::render::address::printed::Printed;
use crate::render::context::PageContext;
use crate::render::part::follow::{FollowView, follow};
use crate::theme::Arg;
use serde::Serialize;

/// The page view of a page with a fixed title; `title` and `description` are keys of strings.
pub fn titled(here: &PageContext<'_>, title: &str, description: &str) -> PageView {
    let words = here.words();
    let site_title = here.settings().title.get(here.lang);
    let description = words.say(
        description,
        &[
            ("site", Arg::Text(site_title)),
            ("date", Arg::Text(&words.locale.date(here.insight.as_of))),
        ],
    );
    page(here, menu_word(here, title), description, None)
}

/// The head of the page itself, beside its view.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// What it is about; its heading, in words.
    pub title: String,
    /// In a sentence, for search engines, in words.
    pub description: String,
    /// The language tag of the page.
    pub lang: String,
    /// The direction of writing: `ltr` or `rtl`.
    pub dir: String,
    /// The absolute address in this edition; `None` when the site does not know its own.
    pub canonical: Option<String>,
    /// The name of the language that the text is in, in that language; `None` when the text is in
    /// the page's own.
    pub untranslated: Option<String>,
    /// The name of the page's own language, in that language.
    pub language: String,
    /// The kind of page, a class word for the body, such as `project` or `print-book`.
    pub kind: String,
    /// What it is in words of schema.org, as JSON for a script that no browser runs; `None` where
    /// the site does not know its own address, and on pages for paper.
    pub data_html: Option<String>,
    /// What the head of a page of a Chinese government site says, in the order of its guide; empty
    /// without the code of such a site.
    pub meta: Vec<MetaView>,
    /// A photograph for those who pass it on: the newest one of the project, or the first one of the
    /// report; `None` without one, on all other pages, and in an earlier edition.
    pub image: Option<ImageView>,
    /// The ways to follow it: feeds of what is new, a calendar of what is due; none for a page that
    /// is about nothing that can be followed, and in an earlier edition.
    pub follow: Vec<FollowView>,
}

/// A fact about the page in its head.
#[derive(Debug, Serialize)]
pub struct MetaView {
    /// Its name, such as `ArticleTitle`.
    pub name: &'static str,
    /// Its value.
    pub content: String,
}

/// A photograph by its absolute address.
#[derive(Debug, Serialize)]
pub struct ImageView {
    /// Its address on the site itself.
    pub url: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// The page view of this page; `text_lang` is the language of its text where that is another one.
pub fn page(
    here: &PageContext<'_>,
    title: String,
    description: String,
    text_lang: Option<Lang>,
) -> PageView {
    let tag = here.language().tag.to_string();
    let name = |lang: Lang| here.all.languages[lang.index()].name.to_string();
    PageView {
        title,
        description,
        lang: tag,
        dir: if here.words().locale.is_from_right() {
            "rtl"
        } else {
            "ltr"
        }
        .to_owned(),
        canonical: absolute(here, &here.page.path(here.lang, here.settings())),
        untranslated: text_lang.map(name),
        language: name(here.lang),
        kind: kind(here.page).to_owned(),
        data_html: None,
        meta: Vec::new(),
        image: None,
        follow: here.field("follow", || follow(here)),
    }
}

/// The absolute address of a path of this edition; `None` where the site does not know its own.
pub fn absolute(here: &PageContext<'_>, path: &str) -> Option<String> {
    here.settings()
        .base_url
        .as_ref()
        .map(|base| format!("{base}{}{path}", here.all.prefix))
}

/// The word for a kind of page, in class names and keys of strings.
pub fn kind(page: &Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::Projects | Page::MoreProjects(_) => "projects",
        Page::Project(_) => "project",
        Page::Report(..) => "report",
        Page::Groups(_) => "groups",
        Page::Group(..) => "group",
        Page::Updates | Page::MoreUpdates(_) => "updates",
        Page::Milestones => "milestones",
        Page::Periods => "quarters",
        Page::Period(_) => "quarter",
        Page::Versus(_) => "versus",
        Page::Changes => "changes",
        Page::Targets => "targets",
        Page::Cadence => "cadence",
        Page::Method => "method",
        Page::Evidence(_) => "evidence",
        Page::Money => "money",
        Page::Data => "data",
        Page::Content(_) => "content",
        Page::NotFound => "not-found",
        Page::Search => "search",
        Page::Print(printed) => match printed {
            Printed::Sheet(_) => "print-sheet",
            Printed::Board(_) => "print-board",
            Printed::Poster(_) | Printed::LargePoster(_) => "print-poster",
            Printed::Period(_) | Printed::Year(_) | Printed::Book(_) => "print-book",
            Printed::Programme => "print-programme",
            Printed::Wall => "print-wall",
        },
    }
}

/// The word of a menu entry by its key: the site's own where it renames what the page lists.
pub fn menu_word(here: &PageContext<'_>, key: &str) -> String {
    let term = match key {
        "menu-projects" => "project",
        "menu-quarters" => "quarter",
        "menu-updates" => "report",
        "menu-milestones" => "milestone",
        _ => "",
    };
    let own = here
        .settings()
        .terms
        .get(term)
        .and_then(|words| Some(words.get(here.lang)?.other.to_string()));
    own.unwrap_or_else(|| here.words().say(key, &[]))
}
