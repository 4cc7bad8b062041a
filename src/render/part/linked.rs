//! What a page says of itself to programs: where it stands, what it is and who publishes it, in
//! words of schema.org, and in those of Chinese government sites where the site has their code.

use crate::base::encode::{host_of, json_in_script};
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::part::dictionary;
use crate::render::part::page::{MetaView, PageView, absolute, kind, menu_word};
use crate::render::phrase::{group, period};
use serde_json::{Value, json};

/// The page above each other one, from the start to the page's own parent, each with its name;
/// empty on the start page.
pub fn trail(here: &PageContext<'_>) -> Vec<(Page, String)> {
    let mut pages = Vec::new();
    let mut at = above(here.page);
    while let Some(page) = at {
        at = above(&page);
        let exists = here.all.pages.binary_search(&page).is_ok();
        pages.extend(exists.then(|| (page.clone(), name(here, &page))));
    }
    pages.reverse();
    pages
}

/// The page that another one lies under; `None` for the start page.
fn above(page: &Page) -> Option<Page> {
    Some(match page {
        Page::Home | Page::NotFound | Page::Print(_) => return None,
        Page::MoreProjects(_) | Page::Project(_) => Page::Projects,
        Page::Report(project, _) => Page::Project(project.clone()),
        Page::Group(kind, _) => Page::Groups(*kind),
        Page::Period(_) => Page::Periods,
        Page::Versus(period) => Page::Period(*period),
        Page::Targets => Page::Changes,
        Page::Evidence(2..) => Page::Evidence(1),
        _ => Page::Home,
    })
}

/// What a page is called as one that others lie under.
fn name(here: &PageContext<'_>, page: &Page) -> String {
    let settings = here.settings();
    match page {
        Page::Home => settings.title.get(here.lang).to_owned(),
        Page::Project(id) => {
            let of = here
                .insight
                .project(id)
                .or_else(|| here.all.insight.project(id));
            of.map_or_else(String::new, |of| of.known.title.get(here.lang).to_owned())
        }
        Page::Groups(kind) => here
            .words()
            .say(&format!("term-{}", kind.word(settings)), &[]),
        Page::Group(kind, id) => group::group_name(here, *kind, id),
        Page::Period(of) => period::name(here, *of),
        _ => menu_word(here, &format!("menu-{}", kind(page))),
    }
}

/// The page in words of schema.org, as JSON for the text of a script; `None` where the site does not
/// know its own address, and on pages for paper and for missing addresses.
pub fn data(here: &PageContext<'_>, page: &PageView) -> Option<String> {
    let url = page.canonical.as_ref()?;
    if matches!(here.page, Page::Print(_) | Page::NotFound) {
        return None;
    }
    let mut graph = vec![about(here, page, url)];
    graph.extend(crumbs(here, page, url));
    let json = json!({"@context": "https://schema.org", "@graph": graph});
    Some(json_in_script(&json.to_string()))
}

/// The way from the start page to this one; `None` on the start page.
fn crumbs(here: &PageContext<'_>, page: &PageView, url: &str) -> Option<Value> {
    let trail = trail(here).into_iter().filter_map(|(above, name)| {
        let url = absolute(here, &above.path(here.lang, here.settings()))?;
        Some((name, url))
    });
    let trail: Vec<(String, String)> = trail.collect();
    let own = [(page.title.clone(), url.to_owned())];
    let items = (1..).zip(trail.iter().chain(&own)).map(
        |(at, (name, url))| json!({"@type": "ListItem", "position": at, "name": name, "item": url}),
    );
    (!trail.is_empty())
        .then(|| json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()}))
}

fn about(here: &PageContext<'_>, page: &PageView, url: &str) -> Value {
    let settings = here.settings();
    let (title, publisher) = (&settings.title, &settings.publisher);
    let home = absolute(here, &Page::Home.path(here.lang, settings));
    let publisher = json!({
        "@type": "Organization",
        "name": publisher.get(here.lang),
        "url": home,
    });
    let mut own = json!({
        "@type": kind_of(here.page),
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "publisher": publisher,
        "dateModified": modified(here),
    });
    if let Page::Report(..) = here.page {
        own["datePublished"] = own["dateModified"].clone();
    }
    if let Some(image) = &page.image {
        own["image"] = json!(image.url);
    }
    if *here.page != Page::Home {
        let name = title.get(here.lang);
        own["isPartOf"] = json!({"@type": "WebSite", "name": name, "url": home});
    }
    if *here.page == Page::Data {
        // A set of data is found by its name alone, far from its site.
        own["name"] = json!(format!("{} · {}", title.get(here.lang), page.title));
        dataset(here, &mut own);
    }
    own
}

/// What a page is in words of schema.org.
fn kind_of(page: &Page) -> &'static str {
    match page {
        Page::Home => "WebSite",
        Page::Project(_) | Page::Report(..) | Page::Period(_) | Page::Versus(_) => "Report",
        Page::Data => "Dataset",
        Page::Content(_) | Page::Method => "WebPage",
        _ => "CollectionPage",
    }
}

/// The day that the page is as of: its report, the latest figures of its project, else the day that
/// it tells about.
fn modified(here: &PageContext<'_>) -> String {
    let day = match here.page {
        Page::Project(id) => here.insight.project(id).and_then(|of| of.updated),
        Page::Report(id, slug) => here.insight.project(id).and_then(|of| {
            let mut reports = of.known.reports.iter();
            Some(reports.find(|r| r.slug == *slug)?.date)
        }),
        _ => None,
    };
    day.unwrap_or(here.insight.as_of).to_string()
}

/// Adds what a set of data has beside a page: its licence, its time, its files.
fn dataset(here: &PageContext<'_>, own: &mut Value) {
    let settings = here.settings();
    let file = |name: &'static str, ending: &str, format: &str| {
        let path = dictionary::path(name, ending, settings);
        json!({
            "@type": "DataDownload",
            "name": here.words().say(&format!("data-{name}"), &[]),
            "encodingFormat": format,
            "contentUrl": absolute(here, &path),
        })
    };
    let formats = [("csv", "text/csv"), ("json", "application/json")];
    let tables = dictionary::tables(here.all);
    let files = tables.flat_map(|name| formats.map(|(ending, format)| file(name, ending, format)));
    own["distribution"] = files.collect();
    own["creator"] = own["publisher"].clone();
    own["isAccessibleForFree"] = json!(true);
    own["version"] = json!(here.insight.as_of.to_string());
    if let Some(licence) = &settings.licence {
        own["license"] = json!(licence_address(licence));
    }
    let starts = here
        .insight
        .projects
        .iter()
        .filter_map(|of| of.known.start.first());
    if let Some(first) = starts.min() {
        own["temporalCoverage"] = json!(format!("{first}/{}", here.insight.as_of));
    }
}

/// The address of a licence that has one: of Creative Commons its own, of an identifier of SPDX the
/// page of that list; what is written for all others.
fn licence_address(licence: &str) -> String {
    let is_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    if !licence.contains('-') || !licence.chars().all(is_id) {
        return licence.to_owned();
    }
    let parts = licence
        .strip_prefix("CC-")
        .and_then(|rest| rest.rsplit_once('-'));
    match parts {
        Some((kind, version)) => {
            let kind = kind.to_ascii_lowercase();
            format!("https://creativecommons.org/licenses/{kind}/{version}/")
        }
        None => format!("https://spdx.org/licenses/{licence}"),
    }
}

/// What the head of every page of a Chinese government site says (the office of the State Council's
/// guide for such sites, 2017, annex 2): of the site, of the column, and of an article; empty where
/// the site has no code.
pub fn meta(here: &PageContext<'_>, page: &PageView) -> Vec<MetaView> {
    let settings = here.settings();
    let Some(code) = &settings.site_id_code else {
        return Vec::new();
    };
    let site = settings.title.get(here.lang);
    let trail = trail(here);
    let column = trail.last().filter(|(above, _)| *above != Page::Home);
    let is_article = kind_of(here.page) == "Report";
    let own = column.map_or(&page.title, |(_, name)| name);
    let domain = settings.base_url.as_deref().map(host_of);
    let said = [
        ("SiteName", Some(site.to_owned())),
        ("SiteDomain", domain.map(str::to_owned)),
        ("SiteIDCode", Some(code.to_string())),
        (
            "ColumnName",
            (*here.page != Page::Home).then(|| own.clone()),
        ),
        ("ArticleTitle", is_article.then(|| page.title.clone())),
        ("PubDate", is_article.then(|| modified(here))),
        (
            "ContentSource",
            is_article.then(|| settings.publisher.get(here.lang).to_owned()),
        ),
        ("Description", Some(page.description.clone())),
        ("Url", page.canonical.clone()),
    ];
    let said = said.into_iter();
    said.filter_map(|(name, content)| {
        Some(MetaView {
            name,
            content: content?,
        })
    })
    .collect()
}
