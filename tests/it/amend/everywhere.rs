//! Every project that this repository holds, as a sample of what authors write.

use super::why;
use crate::support::{self, Files, files_of};
use milepost::amend::{self, Amendment, Correct, Refused, Retarget};
use milepost::io::MemorySource;
use milepost::model::Project;
use milepost::model::vocabulary::CorrectionKind;
use milepost::source::Source;
use milepost::{Options, computed, stated};

/// The site with one amendment in every project; how many took one.
fn amended(
    files: &Files,
    made: impl Fn(&Project, &str) -> Option<Result<Amendment, Refused>>,
) -> (Files, usize) {
    let source = MemorySource::new(files.clone());
    let site = stated(&source, &Options::default())
        .made
        .expect("a site.yaml");
    let (mut after, mut kept) = (files.clone(), Vec::new());
    for project in &site.projects {
        let path = source.path(project.place.0.file);
        let text = String::from_utf8(files[path].clone()).expect("UTF-8");
        let Some(amendment) = made(project, &text) else {
            continue;
        };
        let amendment = amendment.unwrap_or_else(|refused| panic!("{path}: {refused:?}"));
        after.insert(path.to_owned(), amendment.after.clone().into_bytes());
        kept.push((project.id.clone(), amendment));
    }
    let site = stated(&MemorySource::new(after.clone()), &Options::default())
        .made
        .expect("a site.yaml");
    for (id, amendment) in &kept {
        assert!(
            amendment.is_kept_by(site.project(id).expect("still there")),
            "{}",
            amendment.after
        );
    }
    (after, kept.len())
}

fn errors(files: &Files) -> Vec<String> {
    let source = MemorySource::new(files.clone());
    support::errors(&computed(&source, &Options::default()))
}

fn check_site(site: &str, most: usize) {
    let before = files_of(site);
    assert_eq!(errors(&before), [""; 0]);
    let why = why("2031-01-31", "r: \"q\" # x", &[]);
    let (once, corrected) = amended(&before, |project, text| {
        let numbers = project
            .indicators
            .iter()
            .flat_map(|i| i.observations.iter().map(move |o| (i, o)));
        let withdrawn = |id: &str, when: &str| {
            project
                .corrections
                .iter()
                .any(|c| &*c.indicator == id && c.when.to_string() == when && c.to.is_none())
        };
        let (indicator, date) = numbers
            .filter(|(_, o)| o.value.is_some())
            .map(|(i, o)| (&*i.id, o.when.to_string()))
            .rfind(|(i, w)| !withdrawn(i, w))?;
        let ask = Correct {
            part: &[],
            begins: 1,
            indicator: Some(indicator),
            date: &date,
            value: "withdrawn",
            kind: CorrectionKind::Revision,
            why,
        };
        Some(amend::correction(project, text, &ask))
    });
    let (twice, moved) = amended(&once, |project, text| {
        Some(amend::retarget(
            project,
            text,
            &Retarget {
                words: &[],
                plan: &[],
                begins: 1,
                due: Some("2031-12"),
                decided_by: Some("d"),
                why,
            },
        ))
    });
    assert!(
        most <= corrected && corrected <= moved,
        "{corrected} corrected, {moved} moved"
    );
    // A day this far off is taken for a typing error where `as_of` is not fixed; both sites fix it.
    assert_eq!(errors(&twice), [""; 0]);
}

#[test]
fn every_project_of_the_demo_can_be_corrected_and_moved() {
    check_site(".", 40);
}

#[test]
fn every_project_of_the_gallery_can_be_corrected_and_moved() {
    check_site("tests/sites/gallery", 20);
}
