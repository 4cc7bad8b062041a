//! Sentences on pages: tiny sites beside the phrases that a reader must and must not find.

use crate::support::{Texts, built, check_said, file_of, words_of};
use milepost::Options;
use milepost::check::Audience;
use milepost::io::MemorySource;

/// A site of one project as pages of plain text by path: lines of `site.yaml`, of the project's
/// front matter, and other files below `content/` by path and text.
pub fn site(config: &str, front: &str, files: &[(&str, &str)]) -> Texts {
    edition(config, front, files, Audience::Internal)
}

/// The same in the edition of an audience.
fn edition(config: &str, front: &str, files: &[(&str, &str)], audience: Audience) -> Texts {
    let of = |key: &str, usual: &str| if config.contains(key) { "" } else { usual }.to_owned();
    let config = format!(
        "title: Our promises\npublisher: The office\n{}{}base_url: https://example.org/\n{config}\n",
        of("languages:", "languages: [en, zh-Hans]\n"),
        of("focuses:", "focuses: {f: Care}\n"),
    );
    let project = format!("---\ntitle: Benches\nfocus: f\n{front}\n---\nThe text.\n");
    let mut all = vec![("content/site.yaml".to_owned(), config.into_bytes())];
    all.push((
        "content/projects/benches/index.md".to_owned(),
        project.into_bytes(),
    ));
    all.extend(
        files
            .iter()
            .map(|(path, text)| (format!("content/{path}"), text.as_bytes().to_vec())),
    );
    let options = Options {
        audience,
        ..Options::default()
    };
    let pages = built(&MemorySource::new(all), &options)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| (path, words_of(&String::from_utf8_lossy(&bytes))))
        .collect()
}

/// A page says all of some phrases and none of others.
pub fn check_page(pages: &Texts, page: &str, says: &[&str], never: &[&str]) {
    check_said(page, file_of(pages, page).as_str(), says, never);
}

/// No page says any of some words, in whatever case.
fn check_nowhere(pages: &Texts, never: &[&str]) {
    for (path, text) in pages {
        let text = text.to_lowercase();
        for word in never {
            assert!(!text.contains(word), "{path} says `{word}`:\n{text}");
        }
    }
}

const YEAR: &str = "as_of: 2021-12-31\nbatches: {b: {name: First, announced: 2021-01-04, start: 2021-01-01, due: 2021-12-31}}";

const RHYTHM: &[&str] = &[
    "weekly",
    "monthly",
    "quarterly",
    "every week",
    "every month",
    "showcase every",
    "showcase a quarter",
    "每周",
    "每月报",
    "每月作指导",
    "每月指导",
    "每季展示",
    "每季度一次",
    "月度",
];

#[test]
fn without_a_cadence_no_rhythm_is_spoken_of() {
    let front = "batch: b\ntarget: 10 benches\ndone: {2021-05-31: 4, 2021-11-30: 7}\n\
                 actions: {a: {text: Mend it, from: guidance, raised: 2021-10-01, due: 2021-11-30}}";
    let note = (
        "projects/benches/2021-10-01-guidance.md",
        "---\nkind: guidance\n---\nA note.\n",
    );
    for config in ["", "cadence: {}", "cadence: none"] {
        let pages = site(&format!("{YEAR}\n{config}"), front, &[note]);
        check_nowhere(&pages, RHYTHM);
        assert!(
            !pages.contains_key("cadence/index.html"),
            "a board of nothing"
        );
        assert!(
            pages.contains_key("quarters/2021-q4/index.html"),
            "quarters are the calendar"
        );
        check_page(&pages, "method/index.html", &[], &["How often"]);
    }
}

#[test]
fn only_the_declared_part_of_a_cadence_is_told() {
    let front = "batch: b\ntarget: 10 benches\ndone: {2021-05-31: 4}";
    let pages = site(
        &format!("{YEAR}\ncadence: {{guidance: 10 days}}"),
        front,
        &[],
    );
    check_page(
        &pages,
        "index.html",
        &["Promised: guidance every 10 days"],
        &["progress every", "a showcase"],
    );
    check_page(
        &pages,
        "zh-Hans/index.html",
        &["承诺每10天作指导"],
        &["报进展"],
    );
    check_page(
        &pages,
        "cadence/index.html",
        &["every 10 days: a note of guidance"],
        &["a showcase up to", "report of progress"],
    );
    let all = "cadence: {progress: weekly, guidance: monthly, showcase: quarterly}";
    let pages = site(&format!("{YEAR}\n{all}"), front, &[]);
    check_page(
        &pages,
        "index.html",
        &["Promised: progress every week, guidance every month, a showcase every quarter"],
        &[],
    );
    check_page(
        &pages,
        "zh-Hans/index.html",
        &["承诺每周报进展、每月作指导、每季展示"],
        &[],
    );
}

#[test]
fn a_date_that_has_passed_is_no_next_date() {
    let front = "start: 2021-01-01\ndue: 2022-06-30\ntarget: 100 benches\nplan: {2021-11-30: 90}\ndone: {2021-12-15: 40}\n\
                 actions: {a: {text: Find wood, from: resident, raised: 2021-10-01, due: 2021-11-30, visibility: public}}";
    let pages = site("as_of: 2021-12-31", front, &[]);
    check_page(
        &pages,
        "index.html",
        &[
            "31 days overdue: Find wood",
            "Next milestone or deadline: 30 June 2022",
        ],
        &["Next milestone or deadline: 30 November"],
    );
    check_page(
        &pages,
        "zh-Hans/index.html",
        &["已超期31天：Find wood", "下个节点或期限：2022年6月30日"],
        &[],
    );
    check_page(
        &pages,
        "quarters/2021-q4/index.html",
        &["Find wood 31 days overdue"],
        &[],
    );
    check_page(
        &pages,
        "print/quarters/2021-q4/index.html",
        &["31 days overdue"],
        &[],
    );
    // On its own day an action is the next step, not overdue.
    let pages = site(
        "as_of: 2021-11-30",
        &front.replace("2021-12-15", "2021-11-15"),
        &[],
    );
    check_page(
        &pages,
        "index.html",
        &["Next step, by 30 November 2021: Find wood"],
        &["overdue"],
    );
}

#[test]
fn past_its_deadline_is_told_in_days_since_then() {
    let front = "start: 2021-01-01\ndue: 2021-12-15\ntarget: 100 benches\nshape: even\ndone: {2021-12-15: 80}";
    let pages = site("as_of: 2021-12-31", front, &[]);
    check_page(
        &pages,
        "quarters/2021-q4/index.html",
        &["Past its deadline 16 days"],
        &["about"],
    );
    check_page(
        &pages,
        "zh-Hans/quarters/2021-q4/index.html",
        &["期限已过 16天"],
        &["约16天"],
    );
    // Before the deadline the days are told by the plan, as about so many, and nothing is late yet.
    let before = site(
        "as_of: 2021-11-30",
        &front.replace("2021-12-15: 80", "2021-11-30: 80"),
        &[],
    );
    check_page(
        &before,
        "quarters/2021-q4/index.html",
        &["behind about 55 days", "Still to come"],
        &["Result awaited"],
    );
}

#[test]
fn what_never_published_did_not_stand_still() {
    let still = [
        "stood still for two quarters",
        "no movement in two quarters",
        "Without movement in two quarters",
    ];
    let front = "start: 2021-01-01\ndue: 2022-06-30\npublished: 2021-01-01\ntarget: 100 benches";
    let pages = site("as_of: 2021-12-31", &format!("{front}\ndone: {{}}"), &[]);
    check_page(
        &pages,
        "quarters/2021-q4/index.html",
        &["none stood still for two quarters"],
        &[still[2]],
    );
    check_page(
        &pages,
        "quarters/2021-q4/vs/2021-q3/index.html",
        &[
            "Also None: newly announced ended or paused target or date moved \
           no movement in two quarters no new figure for two quarters",
        ],
        &[],
    );
    let last = |figures: &str| {
        let front = format!("{front}\ndone: {{2021-03-31: 4, {figures}}}");
        site("as_of: 2021-12-31", &front, &[])
    };
    check_page(
        &last(""),
        "quarters/2021-q4/index.html",
        &[
            "one has no new figure for two quarters",
            "No new figure for two quarters",
        ],
        &[", one stood still", still[2]],
    );
    check_page(
        &last("2021-06-30: 4, 2021-09-30: 4, 2021-12-31: 4"),
        "quarters/2021-q4/index.html",
        &["one stood still for two quarters", still[2]],
        &["no new figure"],
    );
}

#[test]
fn no_result_is_awaited_of_a_promise_that_was_moved() {
    let front = "start: 2021-01-01\ndue: 2022-03-31\ntarget: 100 benches\ndone: {2021-12-20: 40}\n\
                 changes: [{published: 2021-12-01, field: due, from: 2021-12-31, to: 2022-03-31, kind: due, reason: Rain}]";
    let pages = site("as_of: 2021-12-31", front, &[]);
    let page = "quarters/2021-q4/index.html";
    check_page(
        &pages,
        page,
        &["Promise changed moved to 31 March 2022"],
        &["Result awaited"],
    );
    check_page(
        &pages,
        "zh-Hans/quarters/2021-q4/index.html",
        &["改过承诺 期限改为2022年3月31日"],
        &["待报结果"],
    );
    let target = "start: 2021-01-01\ndue: 2021-12-31\ntarget: 60 benches\ndone: {2021-12-20: 40}\n\
                  changes: [{published: 2021-12-01, field: target, from: 100, to: 60, kind: target, reason: Rain}]";
    let pages = site("as_of: 2021-12-31", target, &[]);
    check_page(
        &pages,
        page,
        &["Promise changed target now 60 benches"],
        &["Result awaited", "moved to"],
    );
}

#[test]
fn what_goes_on_without_an_end_has_no_time_left() {
    let front = "start: 2021-01-01\ndue: 2022-03-31\nstage: {2021-01-01: ongoing}\n\
                 indicators: {n: {name: Calls, unit: calls, accumulation: snapshot, no_target: A service, definition: d, \
                 observations: {2021-12-01: 40}}}";
    let pages = site("as_of: 2021-12-31", front, &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Continues with no end date"],
        &["Time left", "31 March 2022"],
    );
    check_page(
        &pages,
        "quarters/2021-q4/index.html",
        &[],
        &["31 March", "Due next quarter"],
    );
    check_page(
        &pages,
        "projects/index.html",
        &["Continuing"],
        &["31 March"],
    );
}

#[test]
fn without_a_plan_figures_stand_beside_the_even_pace() {
    let front = "start: 2021-01-01\ndue: 2022-12-31\ntarget: 100 benches\ndone: {2021-03-31: 4}";
    let pages = site("as_of: 2021-06-30", front, &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Against the even pace"],
        &["Against the plan"],
    );
    let pages = site("as_of: 2021-06-30", &format!("{front}\nshape: even"), &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Against the plan"],
        &["Against the even pace"],
    );
}

#[test]
fn what_was_declared_says_when_by_whom_and_why() {
    let span = "start: 2025-01-01\ndue: 2025-12-31\ndepartments: [d]\n";
    let config = "as_of: 2025-06-30\ndepartments: {d: Works}";
    let red = "{published: 2025-06-20, status: well-behind, by: Projects authority, reason: \"Confidence: red.\"}";
    let sure = "{published: 2025-06-20, level: low, by: Projects authority, reason: Review}";
    let pages = site(
        config,
        &format!("{span}declared: [{red}]\nconfidence: [{sure}]"),
        &[],
    );
    let said = [
        "Projects authority, 20 June 2025: Well behind (Confidence: red).",
        "Confidence of reaching the target, Projects authority (20 June 2025): low (Review).",
    ];
    check_page(
        &pages,
        "projects/benches/index.html",
        &said,
        &["The department says"],
    );
    check_page(&pages, "print/projects/benches/index.html", &said, &[]);
    let chinese = "Projects authority（2025年6月20日）：明显滞后（Confidence: red）。";
    check_page(
        &pages,
        "zh-Hans/projects/benches/index.html",
        &[chinese],
        &["部门自评"],
    );
    let other = "declared at risk or worse";
    for page in [
        "index.html",
        "quarters/2025-q2/index.html",
        "print/quarters/2025-q2/index.html",
        "print/boards/wall/index.html",
    ] {
        check_page(
            &pages,
            page,
            &[other],
            &[
                "None of those that can be judged is behind",
                "No project is behind",
            ],
        );
    }
    // Where nobody is named only the day is told; a status that agrees with the figures stands
    // alone.
    let figures = "target: 100 benches\nshape: even\ndone: {2025-06-30: 50}\n";
    let own = "declared: [{published: 2025-06-20, status: on-track, reason: It goes well}]";
    let pages = site(config, &format!("{span}{figures}{own}"), &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Declared on 20 June 2025: On track (It goes well). Latest figures"],
        &["The figures say"],
    );
    let late = own.replace("on-track", "well-behind");
    let pages = site(config, &format!("{span}{figures}{late}"), &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Well behind (It goes well). The figures say: On track."],
        &[],
    );
    let other = "1 project is declared at risk or worse without a figure that shows it.";
    check_page(&pages, "index.html", &[other], &[]);
}

#[test]
fn notes_that_were_published_are_what_was_published() {
    let notes = "{2025-03-31: {note: Draft finished}, 2025-06-15: {note: Sent to council}}";
    let front = format!(
        "start: 2025-01-01\ndue: 2025-12-31\n\
         indicators: {{n: {{name: Law, kind: qualitative, definition: A law, observations: {notes}}}}}"
    );
    let report = (
        "projects/benches/2025-06-20.md",
        "---\nkind: progress\nobservations: {n: {note: Read twice}}\n---\nx\n",
    );
    let nothing = [
        "not published",
        "No figures",
        "no figures",
        "Nothing published",
    ];
    let pages = site("as_of: 2025-06-30", &front, &[report]);
    let told = [
        "20 June 2025: Read twice. Reported in words",
        "31 March 2025 Draft finished 15 June 2025 Sent to council 20 June 2025 Read twice",
    ];
    check_page(&pages, "projects/benches/index.html", &told, &nothing);
    check_page(
        &pages,
        "projects/benches/2025-06-20/index.html",
        &["Law Read twice"],
        &nothing,
    );
    check_page(&pages, "projects/index.html", &["Read twice"], &nothing);
    check_page(
        &pages,
        "quarters/2025-q2/index.html",
        &[],
        &["published no figures", "No figures"],
    );
    check_page(
        &pages,
        "print/projects/benches/index.html",
        &["Read twice"],
        &nothing,
    );
    check_page(
        &pages,
        "print/quarters/2025-q2/index.html",
        &["Read twice"],
        &["No figures published yet"],
    );
    check_page(
        &pages,
        "zh-Hans/projects/benches/index.html",
        &["Read twice"],
        &["未公布数据"],
    );
}

#[test]
fn a_yes_or_no_is_told_in_words() {
    let of = |figures: &str| {
        let front = format!(
            "start: 2025-01-01\ndue: 2025-12-31\n\
             indicators: {{n: {{name: Treaty joined, kind: yes-no, accumulation: snapshot, definition: Joined, \
             observations: {figures}}}}}"
        );
        site("as_of: 2025-06-30", &front, &[])
    };
    let numbers = [
        "0%",
        "100%",
        "Needed to be on time",
        "Average since the start",
        " 0 ",
        " 1 /",
        "+1",
        "/ yes",
    ];
    let pages = of("{2025-03-31: no}");
    check_page(
        &pages,
        "projects/benches/index.html",
        &["Treaty joined no", "31 March 2025: no"],
        &numbers,
    );
    check_page(
        &pages,
        "projects/index.html",
        &["Now\" no", "yes"][1..],
        &["0%"],
    );
    check_page(
        &pages,
        "zh-Hans/projects/benches/index.html",
        &["Treaty joined 否", "2025年3月31日：否"],
        &["已完成0", "按期完成需要"],
    );
    check_page(
        &pages,
        "print/projects/benches/index.html",
        &["no"],
        &["0%", "/ yes", "Needed"],
    );
    let pages = of("{2025-03-31: no, 2025-06-20: yes}");
    check_page(
        &pages,
        "projects/benches/index.html",
        &["20 June 2025: yes"],
        &numbers,
    );
    check_page(&pages, "index.html", &["no → yes"], &["0 → ", "100% done"]);
    check_page(
        &pages,
        "quarters/2025-q2/index.html",
        &["Benches no → yes"],
        &["0 → ", "100 points"],
    );
    check_page(
        &pages,
        "print/quarters/2025-q2/index.html",
        &["no → yes"],
        &["+yes", "100% done"],
    );
}

const PLACES: &str =
    "as_of: 2021-12-31\nplaces: {east: East, west: West}\ndepartments: {d: Works, e: Parks}";

#[test]
fn the_page_of_a_place_says_for_what_its_figures_are() {
    let front = "start: 2021-01-01\ndue: 2022-12-31\nplaces: [east, west]\n";
    let by = "indicators: {n: {name: N, unit: homes, target: 100, by: place, definition: d, \
              observations: {2021-11-30: {value: 40, by: {east: 25, west: 15}}}}}";
    let pages = site(PLACES, &format!("{front}{by}"), &[]);
    check_page(
        &pages,
        "places/east/index.html",
        &["40 homes 25 homes here", "those of the whole project"],
        &[],
    );
    check_page(
        &pages,
        "zh-Hans/places/west/index.html",
        &["40homes 本地15homes", "都是整个项目的"],
        &[],
    );
    let later = by.replace("west: 15}}}", "west: 15}}, 2021-12-20: 60}");
    let pages = site(PLACES, &format!("{front}{later}"), &[]);
    check_page(
        &pages,
        "places/east/index.html",
        &["60 homes 25 homes here (30 November 2021)"],
        &[],
    );
    // Without a breakdown the figure is for all places; in one place alone there is nothing to tell
    // apart.
    let plain = "target: 100 homes\ndone: {2021-11-30: 40}";
    let pages = site(PLACES, &format!("{front}{plain}"), &[]);
    check_page(
        &pages,
        "places/east/index.html",
        &["40 homes 100 homes", "those of the whole project"],
        &["here 40"],
    );
    let pages = site(
        PLACES,
        &format!("start: 2021-01-01\ndue: 2022-12-31\nplaces: [east]\n{plain}"),
        &[],
    );
    check_page(
        &pages,
        "places/east/index.html",
        &["40 homes"],
        &["in all its places", "whole project"],
    );
    // Figures of periods add up, also for a part.
    let sums = "indicators: {n: {name: N, unit: homes, target: 100, by: place, accumulation: per-period, definition: d, \
                observations: {2021-10: {value: 9, by: {east: 5, west: 4}}, 2021-11: {value: 6, by: {east: 2, west: 4}}}}}";
    let pages = site(PLACES, &format!("{front}{sums}"), &[]);
    check_page(
        &pages,
        "places/east/index.html",
        &["15 homes 7 homes here"],
        &[],
    );
}

#[test]
fn the_page_of_a_place_tells_what_is_true_there() {
    let front = "start: 2021-01-01\ndue: 2022-12-31\nplaces: [east, west]\n";
    let by = "indicators: {n: {name: N, unit: homes, shape: even, by: place, definition: d, \
              target: {value: 100, by: {east: 80, west: 20}}, \
              observations: {2021-12-31: {value: 50, by: {east: 25, west: 25}}}}}";
    let pages = site(PLACES, &format!("{front}{by}"), &[]);
    check_page(
        &pages,
        "places/east/index.html",
        &[
            "Figures for East alone 1 of 1 project publishes figures for East alone; 1 has a target here",
            "25 homes 80 homes Well behind",
        ],
        &["Target met"],
    );
    check_page(
        &pages,
        "places/west/index.html",
        &["25 homes 20 homes Target met"],
        &["Well behind"],
    );
    // The project itself is as it was.
    check_page(
        &pages,
        "projects/benches/index.html",
        &[
            "On track",
            "East 25 homes 80 homes Well behind",
            "West 25 homes 20 homes Target met",
        ],
        &[],
    );
}

#[test]
fn a_list_that_names_some_of_the_announced_projects_says_so() {
    let front = "start: 2021-01-01\ndue: 2022-12-31\ntarget: 100 homes\ndone: {2021-11-30: 60}";
    let config = "as_of: 2021-12-31\nconsultations: [{channel: research}, {channel: online}]\ndeclared_totals:\n  \
                  - {label: Announced, value: 42, of: projects}\n  - {label: Nearly done, qualifier: several}\n  \
                  - {label: Half done, value: 30, qualifier: at-least}";
    let pages = site(config, front, &[]);
    let said = [
        "42 projects, 1 of them listed here: 1 at least half done.",
        "Nearly done several",
        "Half done 30 or more",
    ];
    check_page(&pages, "index.html", &said, &[]);
    check_page(
        &pages,
        "index.html",
        &["At first Opinions gathered: research and online"],
        &[],
    );
    check_page(
        &pages,
        "zh-Hans/index.html",
        &[
            "42 个项目，这里列出 1 个： 1 个进度过半。",
            "若干",
            "30以上",
        ],
        &[],
    );
    check_page(&pages, "quarters/2021-q4/index.html", &[said[0]], &[]);
}

#[test]
fn a_late_success_says_how_late() {
    let front = "start: 2021-01-01\ndue: 2021-10-10\ntarget: 100 benches\ndone: {2021-10-10: 80, 2021-11-30: 100, 2021-12-20: 110}";
    let pages = site("as_of: 2021-12-31", front, &[]);
    check_page(
        &pages,
        "quarters/2021-q4/index.html",
        &["Kept late 51 days late"],
        &[],
    );
    check_page(
        &pages,
        "projects/benches/index.html",
        &["51 days after"],
        &[],
    );
    check_page(
        &pages,
        "zh-Hans/quarters/2021-q4/index.html",
        &["逾期后兑现 晚51天"],
        &[],
    );
}

const THE_YEAR: &str = "start: 2025-01-01\ndue: 2025-12-31\n";

#[test]
fn a_project_of_milestones_names_the_next_one_and_no_share_of_nothing() {
    let of = |milestones: &str| {
        let front = format!("{THE_YEAR}milestones: {{{milestones}}}");
        site("as_of: 2025-06-30", &front, &[])
    };
    let none = of("a: {name: Plans, due: 2025-07-31}, b: {name: Doors, due: 2025-09-30}");
    check_page(
        &none,
        "projects/benches/index.html",
        &[
            "None of 2 milestones is met yet; the first, “Plans”, is due on 31 July 2025.",
            "Milestones 0 / 2 milestones Time left",
            "Both milestones are still to come",
        ],
        &["0 of 2", "0%"],
    );
    check_page(
        &none,
        "projects/index.html",
        &["On track 0 2 milestones"],
        &["0 of"],
    );
    check_page(
        &none,
        "print/projects/benches/index.html",
        &["0 / 2 milestones Next: Plans, expected by 31 July 2025"],
        &[],
    );
    check_page(
        &of("a: {name: Doors, due: 2025-05-31}"),
        "projects/benches/index.html",
        &["Its milestone, “Doors”, was due on 31 May 2025."],
        &["0 of 1", "0%"],
    );
    let some =
        of("a: {name: Plans, due: 2025-03-31, met: 2025-03-20}, b: {name: Doors, due: 2025-09-30}");
    check_page(
        &some,
        "projects/benches/index.html",
        &[
            "1 of 2 milestones met; next: “Doors”, due on 30 September 2025.",
            "Milestones 1 / 2 milestones Time left",
        ],
        &[],
    );
    check_page(
        &some,
        "zh-Hans/projects/benches/index.html",
        &["2个节点完成1个；下一个是“Doors”，2025年9月30日到期。"],
        &[],
    );
    check_page(
        &some,
        "print/projects/benches/index.html",
        &["1 / 2 milestones Next: Doors"],
        &["50% done"],
    );
}

#[test]
fn a_project_of_money_alone_tells_its_money_and_is_not_without_figures() {
    let money = "money: {currency: EUR, budget: 1200, spent: {2025-03-31: 100, 2025-06-15: 300}}";
    let pages = site("as_of: 2025-06-30", &format!("{THE_YEAR}{money}"), &[]);
    let nothing = ["No figure", "not published"];
    check_page(
        &pages,
        "projects/benches/index.html",
        &[
            "Cannot be judged yet Only money is published, and money is not judged: 300 EUR spent \
             on 15 June.",
            "Spent 300 EUR / 1,200 EUR 25% of the budget by 15 June 2025",
        ],
        &nothing,
    );
    check_page(&pages, "projects/index.html", &["300 EUR"], &nothing);
    check_page(
        &pages,
        "print/projects/benches/index.html",
        &["300 EUR"],
        &nothing,
    );
    // Before the first amount there is nothing to tell.
    let pages = site("as_of: 2025-02-28", &format!("{THE_YEAR}{money}"), &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["No figure has been published so far.", "What comes next"],
        &["300 EUR"],
    );
}

#[test]
fn a_project_with_nothing_yet_says_what_will_come_and_when() {
    let front = "start: 2025-08-01\ndue: 2026-06\ntarget: 5 gardens\ndefinition: d\nevery: monthly";
    let pages = site("as_of: 2025-06-30", front, &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &[
            "What comes next 1 August 2025 Start 1 September 2025 First figure: Benches \
           June 2026 Target: 5 gardens",
        ],
        &["not published", "Progress", "/ 5 gardens"],
    );
    check_page(
        &pages,
        "zh-Hans/projects/benches/index.html",
        &["接下来 2025年8月1日 开始 2025年9月1日 首次公布数据：Benches 2026年6月 目标：5gardens"],
        &["未公布"],
    );
    check_page(
        &pages,
        "print/projects/benches/index.html",
        &["What comes next 1 August 2025 Start"],
        &["not published", "No figures published yet"],
    );
    // Only what is declared is asked for.
    let front = "start: 2025-01-01\ndue: 2025-12-31\ntarget: 5 gardens\ndefinition: d";
    let pages = site("as_of: 2025-06-30", front, &[]);
    check_page(
        &pages,
        "projects/benches/index.html",
        &["What comes next 31 December 2025 Target: 5 gardens"],
        &["First figure"],
    );
}

#[test]
fn a_limit_has_no_share_of_a_way() {
    let front = format!(
        "{THE_YEAR}indicators: {{n: {{name: Noise, unit: dB, kind: index, accumulation: snapshot, \
         direction: at-most, target: 45, definition: d, observations: {{2025-06-30: 42}}}}}}"
    );
    let pages = site("as_of: 2025-06-30", &front, &[]);
    check_page(
        &pages,
        "projects/index.html",
        &["42 dB", "at most 45 dB"],
        &["100%"],
    );
    check_page(
        &pages,
        "projects/benches/index.html",
        &["42 dB / at most 45 dB"],
        &["100%"],
    );
}

#[test]
fn a_range_is_reached_at_its_nearer_end() {
    let of = |direction: &str, figure: &str| {
        let front = format!(
            "start: 2005-01-01\ndue: 2030-12-31\nindicators: {{n: {{name: Emissions, unit: Mt, \
             kind: index, accumulation: snapshot, direction: {direction}, every: yearly, \
             baseline: {{value: 761, date: 2005}}, target: {{low: 419, high: 457}}, \
             definition: d, observations: {{{figure}}}}}}}"
        );
        site("as_of: 2025-06-30", &front, &[])
    };
    // 67 of the 304 Mt down to the upper end.
    let page = "projects/benches/index.html";
    let told = [
        "694 Mt / 419–457 Mt 22% done",
        "694 Mt, 22% of the way to 419–457 Mt",
    ];
    check_page(&of("decrease", "2022: 700, 2023: 694"), page, &told, &[]);
    let told = [
        "Target met 450 Mt by 2024: the target is reached.",
        "450 Mt, within 419–457 Mt",
    ];
    check_page(&of("decrease", "2024: 450"), page, &told, &[]);
    // A range to stay in has no way to it.
    check_page(
        &of("range", "2022: 700, 2023: 694"),
        page,
        &["694 Mt / 419–457 Mt"],
        &["22%"],
    );
}

#[test]
fn a_milestone_that_is_expected_later_is_overdue_at_once() {
    let front = "start: 2021-01-01\ndue: 2021-12-31\n\
                 milestones: {m: {name: Built, due: 2021-09-30, forecast: {2021-09-01: 2021-11-20}}}";
    let page = "projects/benches/index.html";
    let pages = site("as_of: 2021-10-15", front, &[]);
    check_page(
        &pages,
        page,
        &["Past its deadline", "expected 51 days later"],
        &["awaited"],
    );
    // Without another day it may have been met, and the report is still to come.
    let quiet = front.replace(", forecast: {2021-09-01: 2021-11-20}", "");
    check_page(
        &site("as_of: 2021-10-15", &quiet, &[]),
        page,
        &["awaited"],
        &["Past its deadline"],
    );
}

#[test]
fn what_is_paused_is_not_over() {
    let front = "start: 2021-01-01\ndue: 2022-06-30\n\
                 stage: {2021-02-01: under-way, 2021-08-01: {is: paused, reason: No workers}}\n\
                 milestones: {m: {name: Built, due: 2022-03-31}}";
    let pages = site("as_of: 2021-10-15", front, &[]);
    let never = ["Not met, of projects that are over"];
    check_page(
        &pages,
        "milestones/index.html",
        &["Built", "To come"],
        &never,
    );
    let cancelled = front.replace("is: paused", "is: cancelled");
    let pages = site("as_of: 2021-10-15", &cancelled, &[]);
    check_page(&pages, "milestones/index.html", &never, &[]);
}

#[test]
fn a_promise_that_is_moved_twice_on_one_day_has_two_places() {
    let front = "start: 2021-01-01\ndue: 2022-06-30\ntarget: 12 benches\ndone: {2021-09-30: 4}\nchanges:\n\
                 - {published: 2021-10-01, kind: target, field: target, from: 10, to: 15, reason: One}\n\
                 - {published: 2021-10-01, kind: target, field: target, from: 15, to: 12, reason: Two}";
    let pages = site("as_of: 2021-10-15", front, &[]);
    check_page(&pages, "changes/index.html", &["One", "Two"], &[]);
}

#[test]
fn a_short_title_stands_where_a_project_is_one_among_others() {
    let pages = site(
        "",
        &format!("{THE_YEAR}target: 100 benches\nshort_title: {{en: Seats}}"),
        &[],
    );
    check_page(&pages, "projects/index.html", &["Seats"], &["Benches"]);
    check_page(&pages, "projects/benches/index.html", &["Benches"], &[]);
    // A language without one has the whole title.
    let chinese = "zh-Hans/projects/index.html";
    check_page(&pages, chinese, &["Benches"], &["Seats"]);
    let board = "print/boards/wall/index.html";
    check_page(&pages, board, &["Seats"], &["Benches"]);
}

#[test]
fn the_label_of_a_free_fact_is_in_the_language_of_the_page() {
    let facts = "facts:\n  Funder: The city\n  room: {label: {en: Room, zh-Hans: 房间}, text: '7'}";
    let pages = site("", &format!("{THE_YEAR}target: 100 benches\n{facts}"), &[]);
    let page = "projects/benches/index.html";
    check_page(&pages, page, &["Funder The city", "Room 7"], &["房间"]);
    let chinese = "zh-Hans/projects/benches/index.html";
    check_page(&pages, chinese, &["Funder The city", "房间 7"], &["Room"]);
}
