//! What the preview shows that a build would not, marked on its pages: drafts, and what is still to
//! come.

use crate::Ready;
use crate::base::Date;
use crate::base::encode::html_text;
use crate::model::Project;
use std::collections::BTreeMap;

/// Where the preview has the styles of its marks.
pub const STYLE: &str = "/.milepost/marks.css";

/// The marks of one site.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// What a project is, in words, by its id.
    projects: BTreeMap<String, String>,
    /// What the whole site is; empty where nothing is to be said.
    site: String,
    /// What the site calls a project.
    project: String,
}

impl Marks {
    /// What is marked of a site on a day.
    pub fn of(site: &Ready, today: Date) -> Marks {
        let marked = |project: &Project| Some((project.id.to_string(), mark(project, today)?));
        let [project, _] = site.settings().noun("project", ["project", "projects"]);
        Marks {
            project,
            projects: site.projects().filter_map(marked).collect(),
            site: match site.as_of() {
                day if today < day => format!("This is the site of {day}, a day still to come."),
                _ => String::new(),
            },
        }
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty() && self.site.is_empty()
    }

    /// What is said at the top of a page, as a part of it; empty where nothing is to be said.
    pub fn note(&self, path: &str) -> String {
        let own = path.split('/').find_map(|part| self.projects.get(part));
        let own = own.map(|words| format!("This {} is {words}.", self.project));
        let site = Some(&self.site).filter(|site| !site.is_empty()).cloned();
        let words: Vec<String> = own.into_iter().chain(site).collect();
        if words.is_empty() {
            return String::new();
        }
        format!(
            "<aside class=\"milepost-mark\" lang=\"en\" dir=\"ltr\">{}</aside>",
            html_text(&words.join(" "))
        )
    }

    /// Styles that mark every link to a project which is marked.
    pub fn style(&self) -> String {
        let one = |(id, words): (&String, &String)| {
            let end = format!("{id}/index.html\"]::after");
            format!("a[href$=\"/{end},a[href=\"{end}{{content:\" ({words})\"}}\n")
        };
        let links: String = self.projects.iter().map(one).collect();
        format!("{}{links}", include_str!("marks.css"))
    }
}

/// What a project is that not everybody may see on a day; `None` for all others. The words stand in
/// styles as well and have no quotes.
fn mark(project: &Project, today: Date) -> Option<String> {
    let begins = project.published.max(project.embargo);
    match begins.filter(|day| today < *day) {
        _ if project.draft => Some("a draft".to_owned()),
        Some(day) => Some(format!("not public before {day}")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(site: &str) -> Marks {
        Marks {
            projects: [("lifts".to_owned(), "a draft".to_owned())].into(),
            site: site.to_owned(),
            project: "project".to_owned(),
        }
    }

    #[test]
    fn a_draft_is_marked_on_its_pages_and_at_every_link_to_it() {
        let marks = marks("");
        assert!(
            marks
                .note("en/projects/lifts/index.html")
                .contains("This project is a draft.")
        );
        assert_eq!(marks.note("projects/parks/index.html"), "");
        let style = marks.style();
        assert!(style.contains("a[href=\"lifts/index.html\"]::after{content:\" (a draft)\"}"));
    }

    #[test]
    fn a_site_of_a_day_to_come_says_so_on_every_page() {
        let note = marks("This is the site of 2031-01-01, a day still to come.").note("index.html");
        assert!(
            note.contains("2031-01-01") && !note.contains("project"),
            "{note}"
        );
    }
}
