//! Names of groups and of whoever belongs to them; an id that the configuration does not name
//! stands for itself.

use crate::model::GroupKind;
use crate::model::Owner;
use crate::render::address::page::Page;
use crate::render::context::PageContext;
use crate::render::phrase::LinkView;

/// Who answers for an action, in words: the name of a department or a person, or the author's own
/// words.
pub fn owner(here: &PageContext<'_>, owner: &Owner) -> String {
    match owner {
        Owner::Department(id) => group_name(here, GroupKind::Department, id),
        Owner::Person(id) | Owner::Private(id) => group_name(here, GroupKind::Lead, id),
        Owner::Words(text) => text.get(here.lang).to_owned(),
    }
}

/// The name of a group in the page's language; its id where the configuration does not know it. Of
/// a person who is private only the first letter and `…`.
pub fn group_name(here: &PageContext<'_>, kind: GroupKind, id: &str) -> String {
    let settings = here.settings();
    let person = settings.person(id).filter(|_| kind == GroupKind::Lead);
    let own = kind.group(settings, id).map(|group| &group.name);
    let text = own.or(person.map(|p| &p.name));
    let private = person.is_some_and(|p| p.private);
    let name = text.map_or(id, |t| t.get(here.lang));
    if private {
        name.chars().take(1).collect::<String>() + "…"
    } else {
        name.to_owned()
    }
}

/// A link to the page of a group, or its name alone where there is none.
pub fn group_link(here: &PageContext<'_>, kind: GroupKind, id: &str) -> LinkView {
    LinkView {
        href: here.href_if(&Page::Group(kind, id.into())),
        text: group_name(here, kind, id),
    }
}

/// The groups of a kind that have a page, in the order of the configuration.
pub fn groups_with_pages(here: &PageContext<'_>, kind: GroupKind) -> Vec<crate::model::Id> {
    let ids = kind.ids(here.settings());
    ids.into_iter()
        .filter(|id| {
            here.all
                .pages
                .binary_search(&Page::Group(kind, id.clone()))
                .is_ok()
        })
        .collect()
}
