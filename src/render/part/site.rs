//! What stands around every page: the bar, the menu, the footer. Addresses are those seen from the
//! page.

use crate::base::Lang;
use crate::model::{Family, GroupKind};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::linked::trail;
use crate::render::part::page::{absolute, kind, menu_word};
use crate::render::phrase::{DateView, date, period};
use serde::Serialize;

/// The site around a page.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// One line under the bar; `None` where the site has nothing to announce.
    pub notice: Option<String>,
    /// Whether this is the edition for the office itself.
    pub internal: bool,
    /// That this is an earlier edition, or the site as of another day; `None` on the newest
    /// edition.
    pub earlier: Option<EarlierView>,
    /// The menu: pages that exist in a fixed order, then those of an editor in theirs.
    pub menu: Vec<MenuView>,
    /// The kinds of groups that have a page which lists them, in the order focus, batch,
    /// department, person, place, then those of the site's own; empty where the site has none.
    pub groups: Vec<MenuView>,
    /// The same page in each language, in the order of the configuration, this one too; empty when
    /// there is only one.
    pub languages: Vec<LanguageView>,
    /// The as-of date of the edition, also on pages about an earlier period.
    pub as_of: DateView,
    /// The licence of the data; `None` where none is given.
    pub licence: Option<String>,
    /// Whom to ask; `None` where that is not said.
    pub contact: Option<String>,
    /// Address of the start page.
    pub home: String,
    /// Address of the style sheet of every page.
    pub style: String,
    /// Where the output begins, as seen from this page: empty, or ends in `/`.
    pub root: String,
    /// Address of the icon.
    pub icon: String,
    /// Address of the logo; `None` without one.
    pub logo: Option<String>,
    /// Address of the method page.
    pub method: String,
    /// Address of the data page.
    pub data: Option<String>,
    /// Address of the list of projects.
    pub projects: String,
    /// Address of the list of reports; `None` without any.
    pub updates: Option<String>,
    /// Address of the list of milestones; `None` without any.
    pub milestones: Option<String>,
    /// Address of the page of first promises; `None` where no promise fell due or moved.
    pub targets: Option<String>,
    /// Address of the list of documents; `None` where nothing rests on one.
    pub evidence: Option<String>,
    /// Address of the page of money; `None` where no project publishes any.
    pub money: Option<String>,
    /// Address of the page of changes.
    pub changes: String,
    /// Address of the search; `None` where there is none, as in an earlier edition.
    pub search: Option<String>,
    /// Address of the feed of changes; `None` where the site does not know its own.
    pub feed: Option<String>,
    /// ICP number and government site code, as far as they are given, in this order.
    pub registration: Vec<String>,
    /// Government site code for the head of the page; `None` where it has none.
    pub site_id_code: Option<String>,
    /// Patterns and symbols of the charts, a hidden drawing in HTML.
    pub defs_html: String,
}

/// What an earlier edition says about itself on every page.
#[derive(Debug, Serialize)]
pub struct EarlierView {
    /// Its period, in words.
    pub name: String,
    /// Its as-of date.
    pub as_of: DateView,
    /// The last day of publication that counts.
    pub by: DateView,
    /// The same page in the newest edition, or its start page; `None` where this is the only one.
    pub newest: Option<String>,
}

/// One entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenuView {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether this page lies under it.
    pub within: bool,
}

/// The same page in a language.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    /// The tag of the language.
    pub tag: String,
    /// Its name in itself; its tag where that is not known.
    pub name: String,
    /// The same page there.
    pub href: String,
    /// The absolute address; `None` when the site does not know its own.
    pub url: Option<String>,
    /// Whether it is this page's.
    pub current: bool,
}

/// The style sheet of every page, at the root of the output.
const STYLE_FILE: &str = "style.css";

/// The site around this page.
pub fn site(here: &PageContext<'_>) -> SiteView {
    let settings = here.settings();
    let code = settings.site_id_code.as_ref().map(ToString::to_string);
    let style = here.href_path(STYLE_FILE);
    SiteView {
        title: settings.title.get(here.lang).to_owned(),
        publisher: settings.publisher.get(here.lang).to_owned(),
        notice: settings
            .notice
            .as_ref()
            .map(|n| n.get(here.lang).to_owned()),
        internal: here.all.internal,
        earlier: earlier(here),
        menu: here.field("menu", || menu(here)),
        groups: here.field("groups", || groups(here)),
        languages: languages(here),
        as_of: date(here, here.all.insight.as_of),
        licence: settings.licence.as_ref().map(ToString::to_string),
        contact: settings.contact.as_ref().map(ToString::to_string),
        home: here.href(&Page::Home),
        root: style.trim_end_matches(STYLE_FILE).to_owned(),
        style,
        icon: here.href_path("favicon.svg"),
        logo: settings
            .theme
            .logo
            .as_ref()
            .map(|path| here.href_path(path.as_str())),
        method: here.href(&Page::Method),
        data: here.href_if(&Page::Data),
        projects: here.href(&Page::Projects),
        updates: here.href_if(&Page::Updates),
        milestones: here.href_if(&Page::Milestones),
        targets: here.href_if(&Page::Targets),
        evidence: here.href_if(&Page::Evidence(1)),
        money: here.href_if(&Page::Money),
        changes: here.href(&Page::Changes),
        search: here.href_if(&Page::Search),
        feed: feed(here),
        registration: settings
            .icp
            .iter()
            .map(ToString::to_string)
            .chain(code.clone())
            .collect(),
        site_id_code: code,
        defs_html: here.field("defs_html", || {
            let declared = 0 < here.all.insight.programme.declared;
            crate::chart::definitions(declared.then_some(&settings.scales))
        }),
    }
}

fn earlier(here: &PageContext<'_>) -> Option<EarlierView> {
    let insight = here.all.insight;
    let same = here.all.newest.binary_search(here.page).is_ok();
    // A page that the newest edition does not have leads to its start.
    let page = if same { here.page } else { &Page::Home };
    let edition = !here.all.newest.is_empty();
    (edition || here.all.rebuilt).then(|| EarlierView {
        name: period::name(here, here.days()),
        as_of: date(here, insight.as_of),
        by: date(here, insight.by),
        newest: edition.then(|| here.href_path(&page.path(here.lang, here.settings()))),
    })
}

fn menu(here: &PageContext<'_>) -> Vec<MenuView> {
    let trail = trail(here).into_iter().map(|(page, _)| page);
    // Everything lies under the start page, which the name of the site leads to.
    let trail: Vec<Page> = trail.filter(|page| *page != Page::Home).collect();
    let entry = |page: Page| {
        Some(MenuView {
            href: here.href_if(&page)?,
            text: entry_word(here, &page),
            current: *here.page == page,
            within: trail.contains(&page),
        })
    };
    if let Some(own) = &here.settings().menu {
        let pages = own.iter().map(|(name, _)| named(here, name));
        return pages.filter_map(entry).collect();
    }
    let fixed = [
        Page::Projects,
        Page::Periods,
        Page::Updates,
        Page::Milestones,
        Page::Cadence,
        Page::Data,
        Page::Method,
    ];
    let own = here.all.site.pages.iter().filter(|page| page.menu);
    let own = own.map(|page| Page::Content(page.id.clone()));
    fixed.into_iter().chain(own).filter_map(entry).collect()
}

/// The page that a word of `menu` in site.yaml names; a word of [`crate::model::layout::MENU`], a
/// kind of groups, or a page of an editor.
fn named(here: &PageContext<'_>, name: &str) -> Page {
    match name {
        "projects" => Page::Projects,
        "quarters" => Page::Periods,
        "updates" => Page::Updates,
        "milestones" => Page::Milestones,
        "cadence" => Page::Cadence,
        "data" => Page::Data,
        "method" => Page::Method,
        "evidence" => Page::Evidence(1),
        "money" => Page::Money,
        "changes" => Page::Changes,
        "targets" => Page::Targets,
        _ => {
            let settings = here.settings();
            match GroupKind::all(settings).find(|kind| kind.several(settings) == name) {
                Some(kind) => Page::Groups(kind),
                None => Page::Content(name.into()),
            }
        }
    }
}

/// The words of a menu entry.
fn entry_word(here: &PageContext<'_>, page: &Page) -> String {
    match page {
        Page::Groups(kind) => {
            let key = format!("menu-{}", kind.several(here.settings()));
            here.words().say(&key, &[])
        }
        Page::Content(id) => {
            let mut pages = here.all.site.pages.iter();
            let own = pages.find(|own| own.id == *id);
            own.map_or_else(String::new, |own| own.title.get(here.lang).to_owned())
        }
        _ => menu_word(here, &format!("menu-{}", kind(page))),
    }
}

fn groups(here: &PageContext<'_>) -> Vec<MenuView> {
    let entry = |kind: GroupKind| {
        let page = Page::Groups(kind);
        Some(MenuView {
            href: here.href_if(&page)?,
            text: here
                .words()
                .say(&format!("term-{}", kind.word(here.settings())), &[]),
            current: *here.page == page,
            within: matches!(here.page, Page::Group(own, _) if *own == kind),
        })
    };
    GroupKind::all(here.settings()).filter_map(entry).collect()
}

fn languages(here: &PageContext<'_>) -> Vec<LanguageView> {
    let all = &here.settings().languages;
    if all.len() < 2 {
        return Vec::new();
    }
    let view = |(at, tag): (usize, &str)| {
        let path = here.page.path(Lang(at as u8), here.settings());
        LanguageView {
            tag: tag.to_string(),
            name: here.all.languages[at].name.to_string(),
            href: here.href_own(&path),
            url: absolute(here, &path),
            current: at == here.lang.index(),
        }
    };
    all.iter().map(|tag| &**tag).enumerate().map(view).collect()
}

/// The address of the feed; `None` where the site has none, as where it does not know its own.
pub fn feed(here: &PageContext<'_>) -> Option<String> {
    let path = Page::Changes.path(here.lang, here.settings());
    here.settings()
        .base_url
        .as_ref()
        .filter(|_| here.settings().outputs.has(Family::Feeds))
        .map(|_| here.href_own(&format!("{path}feed.xml")))
}
