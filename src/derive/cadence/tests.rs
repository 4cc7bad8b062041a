//! Duties of small projects, drawn as one letter a period.

use super::*;
use crate::Options;
use crate::derive::{AsOf, History, insight};
use crate::io::MemorySource;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

const CADENCE: &str = "cadence: {progress: weekly, guidance: monthly, showcase: quarterly}";

/// A site with one project, which promises [`CADENCE`] unless it says otherwise: lines of
/// `site.yaml`, of its front matter, and other files by path and text.
pub fn site(config: &str, front: &str, files: &[(&str, &str)]) -> Site {
    let cadence = if config.contains("cadence:") {
        ""
    } else {
        CADENCE
    };
    let config = format!(
        "title: T\npublisher: P\nlanguages: [en]\nfocuses: {{f: F}}\nas_of: 2031-12-31\n{config}\n{cadence}\n"
    );
    let project = format!("---\ntitle: P\nfocus: f\ndue: 2031-12-31\n{front}\n---\n");
    let mut all = vec![("content/site.yaml".to_owned(), config.clone().into_bytes())];
    all.push((
        "content/projects/p/index.md".to_owned(),
        project.into_bytes(),
    ));
    all.extend(files.iter().map(|(path, text)| {
        (
            format!("content/{path}"),
            format!("---\n{text}\n---\n").into_bytes(),
        )
    }));
    let stated = crate::stated(&MemorySource::new(all), &Options::default());
    let errors = stated.diagnostics.iter();
    let errors: Vec<_> = errors
        .filter(|d| d.code.severity() == crate::base::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    stated.made.expect("a sound configuration")
}

fn letters<'a>(duties: impl Iterator<Item = &'a Duty>) -> String {
    let letter = |duty: &Duty| match duty.state {
        State::Kept => 'k',
        State::Late => 'l',
        State::Missed => 'm',
        State::Open => 'o',
        State::Closed => '-',
    };
    duties.map(letter).collect()
}

/// The duties of one kind, one letter a period, with the first day of the first period.
fn check_duties(site: &Site, t: &str, kind: Kind, expected: &str) {
    let insight = insight(site, AsOf::on(day(t)), History::Whole);
    let all = duties(&insight.projects[0], site, day("1971-01-01"), day(t));
    let of_kind: Vec<Duty> = all.into_iter().filter(|d| d.kind == kind).collect();
    let first = of_kind
        .first()
        .map_or_else(String::new, |d| d.span.first.to_string());
    assert_eq!(
        format!("{first} {}", letters(of_kind.iter())),
        expected,
        "{kind:?} on {t}"
    );
}

const HOLIDAYS: &str = "calendar: {closed: [2021-10-01/2021-10-07]}";

#[test]
fn a_week_without_news_is_missed_and_the_running_one_is_open() {
    let front = "start: 2021-09-01\ntarget: 9 homes\ndone: {2021-09-08: 1, 2021-09-30: 2}";
    let site = site("", front, &[]);
    // The week in which the project began is not whole, so nothing is due for it.
    check_duties(&site, "2021-10-13", Kind::Progress, "2021-09-06 kmmkmo");
    check_duties(&site, "2021-10-17", Kind::Progress, "2021-09-06 kmmkmo");
    check_duties(&site, "2021-10-18", Kind::Progress, "2021-09-06 kmmkmmo");
}

#[test]
fn only_what_the_site_promises_is_owed() {
    let front = "start: 2021-01-01\nevery: weekly\ntarget: 9 homes\ndone: {2021-02-28: 1}";
    let owed = |cadence: &str| {
        let site = site(&format!("cadence: {cadence}"), front, &[]);
        let insight = insight(&site, AsOf::on(day("2021-05-15")), History::Whole);
        let mut kinds: Vec<&str> = duties(
            &insight.projects[0],
            &site,
            day("1971-01-01"),
            day("2021-05-15"),
        )
        .iter()
        .map(|d| d.kind.word())
        .collect();
        kinds.dedup();
        let shows = !board(&site, &insight.projects, day("2021-05-15"))
            .showcases
            .is_empty();
        (kinds.join(" "), shows)
    };
    let nothing = (String::new(), false);
    assert_eq!(
        [owed("none"), owed("{}"), owed("{visibility: public}")],
        [nothing.clone(), nothing.clone(), nothing]
    );
    assert_eq!(owed("{progress: weekly}"), ("progress".to_owned(), false));
    assert_eq!(
        owed("{guidance: monthly, progress: none}"),
        ("guidance".to_owned(), false)
    );
    assert_eq!(owed("{showcase: yearly}"), ("showcase".to_owned(), true));
    assert_eq!(
        owed("{progress: monthly, showcase: quarterly}"),
        ("progress showcase".to_owned(), true)
    );
}

#[test]
fn a_week_of_holidays_is_not_due() {
    let front = "start: 2021-09-20\ntarget: 9 homes\ndone: {}";
    check_duties(
        &site(HOLIDAYS, front, &[]),
        "2021-10-19",
        Kind::Progress,
        "2021-09-20 mmmmo",
    );
    let whole = "calendar: {closed: [2021-10-01/2021-10-08]}";
    check_duties(
        &site(whole, front, &[]),
        "2021-10-19",
        Kind::Progress,
        "2021-09-20 mm-mo",
    );
}

#[test]
fn news_after_the_end_of_its_week_is_late_and_keeps_the_week_in_which_it_comes() {
    let front =
        "start: 2021-09-06\ntarget: 9 homes\ndone: {2021-09-10: {value: 1, published: 2021-09-22}}";
    check_duties(
        &site("", front, &[]),
        "2021-09-30",
        Kind::Progress,
        "2021-09-06 lmko",
    );
    // Before it was published nobody could know of it.
    check_duties(
        &site("", front, &[]),
        "2021-09-21",
        Kind::Progress,
        "2021-09-06 mmo",
    );
    let report = [(
        "projects/p/2021-09-22.md",
        "kind: progress\nfor: 2021-09-10",
    )];
    let silent = "start: 2021-09-06\ntarget: 9 homes\ndone: {}";
    check_duties(
        &site("", silent, &report),
        "2021-09-30",
        Kind::Progress,
        "2021-09-06 lmko",
    );
}

#[test]
fn a_project_reports_as_often_as_its_headline_says() {
    let of = |every: &str| {
        site(
            "",
            &format!("start: 2021-01-01\n{every}\ntarget: 9 homes\ndone: {{2021-02-28: 1}}"),
            &[],
        )
    };
    check_duties(
        &of("every: monthly"),
        "2021-04-15",
        Kind::Progress,
        "2021-01-01 mkmo",
    );
    check_duties(
        &of("every: quarterly"),
        "2021-04-15",
        Kind::Progress,
        "2021-01-01 ko",
    );
    check_duties(
        &of("every: 45 days"),
        "2021-04-15",
        Kind::Progress,
        "2021-01-01 mko",
    );
    check_duties(
        &of("every: yearly"),
        "2021-04-15",
        Kind::Progress,
        "2021-01-01 k",
    );
    let two = "start: 2021-01-01\nindicators: {a: {name: A, unit: u, headline: true, target: 9, every: quarterly}, b: {name: B, unit: u, headline: true, target: 9, every: monthly}}";
    check_duties(
        &site("", two, &[]),
        "2021-03-15",
        Kind::Progress,
        "2021-01-01 mmo",
    );
}

#[test]
fn guidance_is_monthly_and_may_be_written_up_later() {
    let notes = [
        ("projects/p/2021-02-10-guidance.md", "kind: guidance"),
        (
            "projects/p/2021-04-03-guidance.md",
            "kind: guidance\nfor: 2021-03-30",
        ),
    ];
    let front = "start: 2021-01-01\ntarget: 9 homes\ndone: {}";
    check_duties(
        &site("", front, &notes),
        "2021-05-01",
        Kind::Guidance,
        "2021-01-01 mklko",
    );
}

#[test]
fn a_quarter_is_shown_when_something_about_it_is_out_soon_after_its_end() {
    let shown = |value: &str| {
        site(
            "",
            &format!("start: 2021-01-01\ntarget: 9 homes\ndone: {{{value}}}"),
            &[],
        )
    };
    check_duties(
        &shown("2021-03-31: {value: 1, published: 2021-04-10}"),
        "2021-04-12",
        Kind::Showcase,
        "2021-01-01 ko",
    );
    check_duties(
        &shown("2021-03-31: {value: 1, published: 2021-04-11}"),
        "2021-04-12",
        Kind::Showcase,
        "2021-01-01 lo",
    );
    check_duties(&shown(""), "2021-04-10", Kind::Showcase, "2021-01-01 oo");
    check_duties(&shown(""), "2021-04-11", Kind::Showcase, "2021-01-01 mo");
    let hasty = site(
        "calendar: {grace: 2}",
        "start: 2021-01-01\ntarget: 9 homes\ndone: {}",
        &[],
    );
    check_duties(&hasty, "2021-04-03", Kind::Showcase, "2021-01-01 mo");
    let met = "start: 2021-01-01\nmilestones: {a: {name: A, due: 2021-05-01, met: 2021-05-01}}";
    check_duties(
        &site("", met, &[]),
        "2021-06-01",
        Kind::Showcase,
        "2021-01-01 mk",
    );
}

#[test]
fn quarters_are_those_of_the_programme() {
    let config = "calendar: {quarter_starts: [2, 5, 8, 11]}";
    let stop = "showcase: {dates: [2022-01-20], stops: [{project: p}]}";
    let site = site(
        config,
        "start: 2021-06-01\ntarget: 9 homes\ndone: {}",
        &[("quarters/2021-Q4.md", stop)],
    );
    check_duties(&site, "2022-03-01", Kind::Showcase, "2021-08-01 mko");
    // A stop that lies ahead shows nothing yet.
    check_duties(&site, "2022-01-19", Kind::Showcase, "2021-08-01 mo");
    let board = board(
        &site,
        &insight(&site, AsOf::on(day("2022-03-01")), History::Whole).projects,
        day("2022-03-01"),
    );
    assert_eq!(letters(board.showcases.iter()), "mko");
    assert_eq!(
        board.window,
        Span {
            first: day("2021-05-01"),
            last: day("2022-04-30")
        }
    );
}

#[test]
fn nothing_is_owed_before_publication_after_the_end_or_in_a_pause() {
    let front = |stage: &str| {
        format!("start: 2021-01-01\npublished: 2021-02-15\ntarget: 9 homes\ndone: {{}}\n{stage}")
    };
    let months = |stage: &str| site("", &front(stage), &[]);
    check_duties(&months(""), "2021-06-15", Kind::Guidance, "2021-03-01 mmmo");
    check_duties(
        &months("stage: {2021-05-10: cancelled}"),
        "2021-06-15",
        Kind::Guidance,
        "2021-03-01 mm",
    );
    let paused = "stage: {2021-03-20: paused, 2021-05-02: under-way}";
    check_duties(
        &months(paused),
        "2021-06-15",
        Kind::Guidance,
        "2021-03-01 --mo",
    );
    let unknown = site("", "start: unknown\ntarget: 9 homes\ndone: {}", &[]);
    check_duties(&unknown, "2021-06-15", Kind::Guidance, " ");
}

#[test]
fn a_department_answers_for_the_periods_that_ended_while_it_led() {
    let config = "departments: {b: B, a: A, c: C}";
    let front = "start: 2021-01-01\ndepartments: {2021-01-01: a, 2021-03-10: b}\ntarget: 9 homes\ndone: {2021-02-10: 1}";
    let site = site(config, front, &[]);
    let board = board(
        &site,
        &insight(&site, AsOf::on(day("2021-05-01")), History::Whole).projects,
        day("2021-05-01"),
    );
    let names: Vec<&str> = board.departments.iter().map(|(id, _)| &**id).collect();
    assert_eq!(
        names,
        ["b", "a"],
        "the order of the configuration, without who owes nothing"
    );
    let of = |at: usize, kind| {
        let parts = &board.departments[at].1.parts[&kind];
        parts
            .iter()
            .map(|(span, t)| (span.first.to_string(), t.kept, t.missed, t.open))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(1, Kind::Guidance),
        [
            ("2021-01-01".to_owned(), 0, 1, 0),
            ("2021-02-01".to_owned(), 0, 1, 0)
        ]
    );
    assert_eq!(of(1, Kind::Progress)[1], ("2021-02-01".to_owned(), 1, 3, 0));
    assert_eq!(of(0, Kind::Progress)[0].0, "2021-03-01");
    let all: usize = board.all.parts[&Kind::Progress]
        .iter()
        .map(|(_, t)| t.due())
        .sum();
    let each: usize = board
        .departments
        .iter()
        .flat_map(|(_, d)| &d.parts[&Kind::Progress])
        .map(|(_, t)| t.due())
        .sum();
    assert_eq!(all, each);
}
