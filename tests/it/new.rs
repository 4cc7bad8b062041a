//! `new`: what a file to fill in holds, and that the site is in order with it.

use crate::support::Site;

/// The demonstration of a kind of site.
fn site() -> Site {
    let site = Site::with(&[]);
    site.fine(&["init", "s"]);
    site
}

fn made(site: &Site, words: &[&str]) -> String {
    site.fine(&[&["-C", "s", "new"], words].concat())
}

#[test]
fn a_new_project_names_the_ids_that_the_site_has_in_comments() {
    let site = site();
    made(&site, &["project", "night-buses"]);
    let text = site.text("s/content/projects/night-buses.md");
    for line in [
        "focus: home  # or culture\n",
        "# departments: housing  # or culture\n",
        "# plan: {2021-07-04: 50}  # what is to be done by when on the way\n",
        "done: {}  # figures by day, such as {2021-02-04: 12}\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let plain = text.replace("# departments: housing  # or", "departments: housing  # or");
    let plain = plain.replace("# plan", "plan");
    site.write("s/content/projects/night-buses.md", &plain);
    site.fine(&["-C", "s", "check"]);
    site.fine(&["-C", "s", "record", "night-buses", "12"]);
}

#[test]
fn a_new_report_has_the_indicators_of_its_project_and_their_last_figures() {
    let site = site();
    made(&site, &["report", "lifts"]);
    let text = site.text("s/content/projects/lifts/2021-09-30.md");
    let figures = "# observations:\n#   main: 0  # last 71 lifts for 2021-09-30\n";
    assert!(text.contains(figures), "{text}");
    made(&site, &["report", "lifts", "--date", "2021-10-08"]);
    let told = text
        .replace("main: 0", "main: 75")
        .replace("# obs", "obs")
        .replace("#   m", "  m");
    site.write("s/content/projects/lifts/2021-10-08.md", &told);
    site.fine(&["-C", "s", "check", "--as-of", "2021-10-08"]);
}

#[test]
fn words_for_a_quarter_are_made_for_the_last_one_that_has_ended() {
    let site = site();
    made(&site, &["quarter"]);
    let text = site.text("s/content/quarters/2021-Q3.md");
    assert!(
        text.contains("featured: [library]  # the projects that are shown first: lifts\n"),
        "{text}"
    );
    let plain = text
        .replace("# ", "")
        .replace(" the projects that are shown first: lifts", "");
    let plain = plain.replace("#   ", "  ").replace("#     ", "    ");
    site.write("s/content/quarters/2021-Q3.md", &plain.replace("]  #", "]"));
    site.fine(&["-C", "s", "check"]);
    made(&site, &["quarter", "2021-Q2"]);
    let again = site.run(&["-C", "s", "new", "quarter", "2021-Q2"]);
    assert!(
        again.code != 0 && again.err.contains("it exists already"),
        "{}",
        again.err
    );
    let other = site.run(&["-C", "s", "new", "quarter", "2021"]);
    assert!(
        other.err.contains("`2021` names no quarter"),
        "{}",
        other.err
    );
    site.edit(
        "s/content/site.yaml",
        "languages: [en]",
        "languages: [en]\ncalendar: {period: year, starts: 4}",
    );
    std::fs::remove_dir_all(site.at("s/content/quarters")).expect("made before");
    made(&site, &["period"]);
    assert!(site.at("s/content/years/2020-21.md").exists());
}

#[test]
fn a_new_page_stands_in_the_menu_behind_the_others_and_can_be_taken_back() {
    let site = site();
    made(&site, &["page", "how-we-count"]);
    let text = site.text("s/content/pages/how-we-count.md");
    assert!(text.starts_with("---\ntitle: \"How we count\"\n"), "{text}");
    site.fine(&["-C", "s", "check"]);
    site.fine(&["-C", "s", "undo"]);
    assert!(!site.at("s/content/pages/how-we-count.md").exists());
    let bad = site.run(&["-C", "s", "new", "page", "How we"]);
    assert!(
        bad.code == 2 && bad.err.contains("such as `how-we`"),
        "{}",
        bad.err
    );
    let device = site.run(&["-C", "s", "new", "page", "con"]);
    assert!(device.err.contains("such as `about`"), "{}", device.err);
}

#[test]
fn a_new_page_is_not_made_where_another_has_its_address() {
    let site = site();
    let taken = site.run(&["-C", "s", "new", "page", "projects"]);
    assert_eq!(taken.code, 2, "{}", taken.err);
    let said = "would both be `projects/index.html`";
    assert!(taken.err.contains(said), "{}", taken.err);
    assert!(!site.at("s/content/pages/projects.md").exists());
}
