//! Following a site: feeds beside the pages that they belong to, calendars that keep their events,
//! what is due next, and all reports in their order.

use crate::support::{
    Files, build, built, built_from, check_links, check_said, demo, text, words_of,
};
use atom_syndication::Feed;
use milepost::Options;
use milepost::check::Audience;
use milepost::io::MemorySource;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SITE: &str = "title: {en: 'Town, promises', zh-Hans: 承诺}\n\
    publisher: {en: Office, zh-Hans: 办公室}\nlanguages: [en, zh-Hans]\nas_of: 2024-12-31\n\
    focuses: {care: Care, water: Water}\n\
    departments: {housing: Housing}\nplaces: {east: East, west: West}\n\
    calendar: {grace: 5}\n";

const ADDRESS: &str = "base_url: https://town.example/results/\n";

const LIFTS: &str = "---\ntitle: Lifts\nno: 1\nfocus: care\ndepartments: [housing]\n\
    places: [east]\n\
    start: 2024-01-01\ndue: 2025-01-20\n\
    changes:\n  - {published: 2024-11-05, field: due, from: 2024-12-20, to: 2025-01-20, \
    kind: due, reason: 'Rain, and frost'}\n\
    milestones:\n  plan: {name: 'Plan; approved', due: 2024-03-01}\n  \
    wires: {name: Wires moved, due: 2024-10-01, \
    forecast: {2024-09-01: 2025-01-10, 2024-12-01: 2025-01-15}}\n  \
    doors: {name: Doors hung, due: 2024-11-01}\n\
    indicators: {lifts: {name: Lifts at work, unit: lifts, target: 100, \
    plan: {2024-06-30: 20, 2024-09-30: 60, 2024-12-20: 100}}}\n---\nText.\n";

const RIVERS: &str = "---\ntitle: Rivers\nno: 2\nfocus: water\nplaces: [west]\nstart: 2024-01-01\n\
    due: 2026-12-31\nindicators: {cases: {name: Cases, unit: cases, accumulation: per-period, \
    target: 100}}\n---\nText.\n";

fn entry(path: &str, text: &str) -> (String, String) {
    (format!("content/{path}"), text.to_owned())
}

/// Two projects and four reports, with more lines in the configuration.
fn town(settings: &str) -> Vec<(String, String)> {
    let report = |path: &str, head: &str, text: &str| {
        entry(
            &format!("projects/{path}.md"),
            &format!("---\nkind: progress\n{head}---\n{text}\n"),
        )
    };
    vec![
        entry("site.yaml", &format!("{SITE}{settings}")),
        entry("projects/lifts/index.md", LIFTS),
        report(
            "lifts/2024-03-05",
            "observations: {lifts: 8}\nmilestones: {plan: 2024-03-04}\n",
            "The plan is through.",
        ),
        report(
            "lifts/2024-06-28",
            "observations: {lifts: 22}\nnext: Six houses\n",
            "Fast work.",
        ),
        report(
            "lifts/2024-09-27",
            "title: Slow\nobservations: {lifts: 24}\nblocker: No crane\n",
            "Slow work.",
        ),
        entry("projects/rivers/index.md", RIVERS),
        report(
            "rivers/2024-04-03",
            "observations: {cases: {value: 7, period: 2024-Q1}}\n",
            "Seven cases.",
        ),
        report(
            "rivers/2024-07-03",
            "observations: {cases: {value: 5, period: 2024-Q2}}\n",
            "Five cases.",
        ),
    ]
}

fn atom(files: &Files, path: &str) -> Feed {
    let feed: Feed = text(files, path).parse().expect(path);
    assert!(feed.lang.is_some() && !feed.authors.is_empty(), "{path}");
    feed
}

fn json(files: &Files, path: &str) -> Value {
    serde_json::from_str(text(files, path)).expect(path)
}

/// The text of the entry whose id ends so.
fn said(feed: &Feed, id: &str) -> (String, String) {
    let entry = feed.entries.iter().find(|e| e.id.ends_with(id));
    let entry = entry.unwrap_or_else(|| panic!("no {id} among {:?}", ids(feed)));
    let content = entry.content.as_ref().and_then(|c| c.value.clone());
    (entry.title.value.clone(), content.unwrap_or_default())
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|e| &*e.id).collect()
}

// --- feeds

#[test]
fn a_feed_stands_beside_each_page_that_can_be_followed_and_the_page_says_what_it_is() {
    let files = built_from(town(ADDRESS));
    check_links(&files);
    for folder in [
        "updates/",
        "changes/",
        "focuses/care/",
        "departments/housing/",
        "places/east/",
        "projects/lifts/",
        "zh-Hans/projects/lifts/",
    ] {
        let address = format!("https://town.example/results/{folder}");
        let feed = atom(&files, &format!("{folder}feed.xml"));
        let links: Vec<&str> = feed.links.iter().map(|l| &*l.href).collect();
        assert_eq!(links, [address.clone(), format!("{address}feed.xml")]);
        let same = json(&files, &format!("{folder}feed.json"));
        assert_eq!(same["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(same["feed_url"], format!("{address}feed.json"));
        let items = same["items"].as_array().expect("a list");
        let same: Vec<_> = items.iter().filter_map(|i| i["id"].as_str()).collect();
        assert_eq!(same, ids(&feed), "{folder}");
        let page = text(&files, &format!("{folder}index.html"));
        let head = page.split("</head>").next().expect("a head");
        for part in [
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\"",
            "<link rel=\"alternate\" type=\"application/feed+json\" href=\"feed.json\"",
        ] {
            assert!(head.contains(part), "{folder} has no {part}");
        }
    }
    for (page, words) in [
        (
            "projects/lifts/index.html",
            "Follow News in a feed reader (Atom) The same as JSON Feed",
        ),
        (
            "zh-Hans/updates/index.html",
            "订阅 用阅读器看新消息（Atom） 同样内容（JSON Feed）",
        ),
    ] {
        check_said(page, &words_of(text(&files, page)), &[words], &[]);
    }
    // Nobody is followed as a person, and a batch is no subject.
    assert!(
        files
            .keys()
            .all(|p| !p.ends_with("feed.xml") || !p.contains("leads/"))
    );
}

#[test]
fn an_entry_says_what_the_report_says_and_the_figure_that_it_brought_beside_the_one_before() {
    let files = built_from(town(ADDRESS));
    let feed = atom(&files, "projects/lifts/feed.xml");
    let (title, words) = said(&feed, "/projects/lifts/2024-06-28/");
    assert_eq!(title, "Lifts: Progress, 28 June 2024");
    assert_eq!(
        words,
        "Lifts at work: 8 → 22 lifts\nFast work.\nNext: Six houses"
    );
    let (_, words) = said(&feed, "/projects/lifts/2024-03-05/");
    assert_eq!(
        words,
        "Lifts at work: 8 lifts\n“Plan; approved” is met\nThe plan is through."
    );
    let (_, words) = said(&feed, "/projects/lifts/2024-09-27/");
    assert_eq!(
        words,
        "Lifts at work: 22 → 24 lifts\nSlow work.\nObstacle: No crane"
    );
    // A figure of a time of its own is no step from the one before; what they add up to is.
    let feed = atom(&files, "projects/rivers/feed.xml");
    let (_, words) = said(&feed, "/projects/rivers/2024-07-03/");
    assert_eq!(
        words,
        "Cases: 5 cases (for Q2 2024), total 7 → 12 cases\nFive cases."
    );
    let (_, words) = said(&feed, "/projects/rivers/2024-04-03/");
    assert_eq!(
        words,
        "Cases: 7 cases (for Q1 2024), total 7 cases\nSeven cases."
    );
    let feed = atom(&files, "zh-Hans/projects/lifts/feed.xml");
    let (_, words) = said(&feed, "/zh-Hans/projects/lifts/2024-06-28/");
    assert!(words.starts_with("Lifts at work：8 → 22"), "{words}");
}

#[test]
fn changes_keep_their_ids_and_have_the_same_in_every_feed() {
    let files = built_from(town(ADDRESS));
    let id = "https://town.example/results/changes/#mp-change-lifts-2024-11-05-due";
    for feed in [
        "changes/feed.xml",
        "updates/feed.xml",
        "projects/lifts/feed.xml",
        "places/east/feed.xml",
    ] {
        let feed = atom(&files, feed);
        assert!(ids(&feed).contains(&id), "{:?}", ids(&feed));
        let (title, words) = said(&feed, id);
        assert_eq!(
            title,
            "New due date · Lifts: Due date 20 December 2024 → 20 January 2025"
        );
        assert!(words.ends_with("\nRain, and frost"), "{words}");
    }
    let place = "changes/index.html";
    let anchor = "id=\"mp-change-lifts-2024-11-05-due\"";
    assert!(text(&files, place).contains(anchor));
    let of_changes = atom(&files, "changes/feed.xml");
    assert_eq!(ids(&of_changes), [id], "reports are no changes");
    assert!(!ids(&atom(&files, "projects/rivers/feed.xml")).contains(&id));
}

#[test]
fn a_status_that_became_another_one_is_told_once_its_period_is_closed() {
    let status = |as_of: &str| {
        let mut files = town(ADDRESS);
        files[0].1 = files[0]
            .1
            .replace("as_of: 2024-12-31", &format!("as_of: {as_of}"));
        let files = built_from(files);
        let feed = atom(&files, "projects/lifts/feed.xml");
        let turns = feed.entries.iter();
        let turns = turns.filter(|e| e.id.contains("&status="));
        turns
            .map(|e| (e.id.clone(), e.updated.to_string()))
            .collect::<Vec<_>>()
    };
    let address = "https://town.example/results/quarters/2024-q3/?project=lifts&status=2024-q3";
    // Late figures may still come in.
    assert_eq!(
        status("2024-10-04")
            .iter()
            .filter(|t| t.0 == address)
            .count(),
        0
    );
    let closed = status("2024-10-05");
    let (_, day) = closed.iter().find(|t| t.0 == address).expect("a status");
    assert!(day.starts_with("2024-10-05 00:00:00"), "{day}");
    assert!(
        status("2024-12-31").iter().any(|t| t.0 == address),
        "it stays"
    );
    let files = built_from(town(ADDRESS));
    let (title, words) = said(
        &atom(&files, "projects/lifts/feed.xml"),
        "?project=lifts&status=2024-q3",
    );
    assert!(
        title.starts_with("Status · Lifts: ") && title.contains(" → "),
        "{title}"
    );
    assert!(words.starts_with("At the end of Q3 2024: "), "{words}");
    assert!(words.ends_with("\nLifts at work: 22 → 24 lifts"), "{words}");
}

#[test]
fn a_feed_has_the_fifty_newest_entries_of_all_its_projects_and_no_more() {
    let mut files = vec![entry("site.yaml", &format!("{SITE}{ADDRESS}"))];
    for project in 0..8 {
        let id = format!("p{project}");
        let head = "focus: care\nstart: 2024-01-01\ndue: 2025-12-31\n";
        let text = format!("---\ntitle: Title {id}\n{head}---\nText.\n");
        files.push(entry(&format!("projects/{id}/index.md"), &text));
        for day in 1..=10 {
            let path = format!("projects/{id}/2024-0{}-{day:02}.md", project % 4 + 1);
            files.push(entry(&path, "---\nkind: progress\n---\nA day.\n"));
        }
    }
    let files = built_from(files);
    let feed = atom(&files, "updates/feed.xml");
    let days: Vec<String> = feed.entries.iter().map(|e| e.updated.to_string()).collect();
    assert_eq!(days.len(), 50);
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    // Twenty reports of April, twenty of March, and the ten newest of February.
    assert!(days[49].starts_with("2024-02-06"), "{days:?}");
    let unique: BTreeSet<&str> = ids(&feed).into_iter().collect();
    assert_eq!(unique.len(), 50);
    assert_eq!(atom(&files, "projects/p3/feed.xml").entries.len(), 10);
}

#[test]
fn without_an_address_there_are_no_feeds_and_no_page_speaks_of_them_but_calendars_are_there() {
    let files = built_from(town(""));
    check_links(&files);
    for (path, bytes) in &files {
        assert!(!path.contains("feed."), "{path}");
        let words = String::from_utf8_lossy(bytes);
        let is_page = path.ends_with(".html");
        assert!(!is_page || !words.contains("feed.xml"), "{path}");
        assert!(!is_page || !words.contains("JSON Feed"), "{path}");
    }
    let page = words_of(text(&files, "projects/lifts/index.html"));
    check_said(
        "lifts",
        &page,
        &["Follow The dates as a file (iCalendar)"],
        &[],
    );
    let events = events(&files, "projects/lifts/calendar.ics");
    assert!(
        events
            .iter()
            .any(|e| e["UID"].starts_with("lifts.milestone.wires@")),
        "{events:?}"
    );
    assert!(events.iter().all(|e| !e.contains_key("URL")));
}

#[test]
fn two_builds_of_one_content_give_the_same_feeds_and_calendars() {
    let followed = |files: Files| -> BTreeMap<String, Vec<u8>> {
        let ends = ["feed.xml", "feed.json", "calendar.ics"];
        let own = files.into_iter();
        own.filter(|(path, _)| ends.iter().any(|end| path.ends_with(end)))
            .collect()
    };
    let (one, other) = (
        followed(built_from(town(ADDRESS))),
        followed(built_from(town(ADDRESS))),
    );
    assert!(one.len() > 20, "{:?}", one.keys());
    assert!(one == other);
}

// --- calendars

type Event = BTreeMap<String, String>;

/// The events of a calendar, read by the rules of RFC 5545: lines end in CR LF and have 75 octets
/// at most, what is folded goes on behind one blank, each event stands between its two ends, every
/// property once, values of text without their escapes.
fn events(files: &Files, path: &str) -> Vec<Event> {
    let text = text(files, path);
    assert!(text.ends_with("\r\n"), "{path}");
    let lines: Vec<&str> = text.trim_end_matches("\r\n").split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{path}: {} octets: {line}", line.len());
        assert!(
            !line.is_empty() && !line.contains(['\r', '\n']),
            "{path}: {line:?}"
        );
    }
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        match line.strip_prefix(' ') {
            Some(rest) => whole.last_mut().expect("a line goes on").push_str(rest),
            None => whole.push(line.to_owned()),
        }
    }
    let begin = ["BEGIN:VCALENDAR", "VERSION:2.0"];
    assert!(whole.starts_with(&begin.map(str::to_owned)), "{path}");
    assert_eq!(whole.last().map(String::as_str), Some("END:VCALENDAR"));
    assert_eq!(whole.iter().filter(|l| l.starts_with("PRODID:")).count(), 1);
    let mut events: Vec<Event> = Vec::new();
    let mut open: Option<Event> = None;
    for line in &whole[1..whole.len() - 1] {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match (name, value, &mut open) {
            ("BEGIN", "VEVENT", None) => open = Some(Event::new()),
            ("END", "VEVENT", Some(_)) => events.extend(open.take()),
            (_, _, None) => {}
            (_, _, Some(event)) => {
                let earlier = event.insert(name.to_owned(), unescaped(value));
                assert!(earlier.is_none(), "{path}: {name} twice");
            }
        }
    }
    assert!(open.is_none(), "{path}: an event does not end");
    for event in &events {
        for name in [
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "DTSTART;VALUE=DATE",
            "SUMMARY",
            "STATUS",
        ] {
            assert!(event.contains_key(name), "{path}: no {name} in {event:?}");
        }
        let day = &event["DTSTART;VALUE=DATE"];
        assert!(
            day.len() == 8 && day.chars().all(|c| c.is_ascii_digit()),
            "{day}"
        );
        assert!(event["SEQUENCE"].parse::<u32>().is_ok());
    }
    let ids: BTreeSet<&String> = events.iter().map(|e| &e["UID"]).collect();
    assert_eq!(ids.len(), events.len(), "{path}: an id twice");
    events
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("`\\{other:?}` in {value}"),
            },
            (';' | ',', _) => panic!("`{c}` bare in {value}"),
            _ => out.push(c),
        }
    }
    out
}

fn event<'e>(events: &'e [Event], id: &str) -> &'e Event {
    let found = events.iter().find(|e| e["UID"].starts_with(id));
    found.unwrap_or_else(|| panic!("no {id} among {events:?}"))
}

fn check_event(event: &Event, day: &str, moves: &str, summary: &str) {
    let found = ["DTSTART;VALUE=DATE", "SEQUENCE", "SUMMARY"].map(|name| &*event[name]);
    assert_eq!(found, [day, moves, summary]);
}

#[test]
fn a_calendar_has_milestones_and_days_due_and_says_what_is_done() {
    let files = built_from(town(ADDRESS));
    let events = events(&files, "projects/lifts/calendar.ics");
    let of = |id: &str| event(&events, &format!("lifts.{id}@town.example"));
    check_event(
        of("milestone.plan"),
        "20240304",
        "1",
        "Done: Lifts, Plan; approved",
    );
    check_event(
        of("milestone.doors"),
        "20241101",
        "0",
        "Overdue: Lifts, Doors hung",
    );
    check_event(of("due"), "20250120", "1", "“Lifts” is due");
    let wires = of("milestone.wires");
    assert_eq!(wires["DTSTART;VALUE=DATE"], "20250115");
    assert_eq!(wires["DTEND;VALUE=DATE"], "20250116");
    assert_eq!(wires["DESCRIPTION"], "first due 1 October 2024");
    assert_eq!(wires["URL"], "https://town.example/results/projects/lifts/");
    assert!(events.iter().all(|e| e["DTSTAMP"] == "20241231T000000Z"));
    let chinese = self::events(&files, "zh-Hans/projects/lifts/calendar.ics");
    let plan = event(&chinese, "lifts.milestone.plan@town.example");
    assert_eq!(plan["SUMMARY"], "已完成 · Lifts：Plan; approved");
}

#[test]
fn a_day_that_moved_is_the_same_event_with_a_higher_number() {
    let on = |as_of: &str| {
        let mut files = town(ADDRESS);
        files[0].1 = files[0]
            .1
            .replace("as_of: 2024-12-31", &format!("as_of: {as_of}"));
        let files = built_from(files);
        let events = events(&files, "projects/lifts/calendar.ics");
        ["milestone.wires", "due"].map(|id| {
            let event = event(&events, &format!("lifts.{id}@town.example")).clone();
            (
                event["DTSTART;VALUE=DATE"].clone(),
                event["SEQUENCE"].clone(),
            )
        })
    };
    let pair = |day: &str, moves: &str| (day.to_owned(), moves.to_owned());
    assert_eq!(
        on("2024-08-31"),
        [pair("20241001", "0"), pair("20241220", "0")]
    );
    assert_eq!(
        on("2024-09-01"),
        [pair("20250110", "1"), pair("20241220", "0")]
    );
    assert_eq!(
        on("2024-11-05"),
        [pair("20250110", "1"), pair("20250120", "1")]
    );
    assert_eq!(
        on("2024-12-31"),
        [pair("20250115", "2"), pair("20250120", "1")]
    );
}

#[test]
fn groups_and_the_site_have_the_events_of_their_projects_and_pages_lead_to_them() {
    let files = built_from(town(ADDRESS));
    let ids = |path: &str| -> BTreeSet<String> {
        let events = events(&files, path);
        events.iter().map(|e| e["UID"].clone()).collect()
    };
    let (lifts, rivers) = (
        ids("projects/lifts/calendar.ics"),
        ids("projects/rivers/calendar.ics"),
    );
    for group in ["focuses/care", "departments/housing", "places/east"] {
        assert_eq!(ids(&format!("{group}/calendar.ics")), lifts, "{group}");
        let page = text(&files, &format!("{group}/index.html"));
        assert!(page.contains("href=\"calendar.ics\""), "{group}");
    }
    let all: BTreeSet<String> = lifts.union(&rivers).cloned().collect();
    assert_eq!(ids("milestones/calendar.ics"), all);
    let page = text(&files, "milestones/index.html");
    assert!(page.contains("<a href=\"calendar.ics\" type=\"text/calendar\">"));
    let page = words_of(text(&files, "projects/lifts/index.html"));
    check_said(
        "lifts",
        &page,
        &["CSV SVG Subscribe to the dates in your calendar"],
        &[],
    );
}

#[test]
fn what_nobody_waits_for_any_more_is_a_cancelled_event() {
    let mut files = town(ADDRESS);
    files[1].1 = files[1].1.replace(
        "milestones:\n",
        "stage: {2024-12-01: {is: cancelled, reason: No money}}\nmilestones:\n",
    );
    let files = built_from(files);
    let events = events(&files, "projects/lifts/calendar.ics");
    let status = |id: &str| &*event(&events, &format!("lifts.{id}@"))["STATUS"];
    assert_eq!(status("milestone.wires"), "CANCELLED");
    assert_eq!(status("milestone.plan"), "CONFIRMED");
    assert_eq!(status("due"), "CANCELLED");
}

#[test]
fn every_feed_and_every_calendar_of_the_demonstration_is_read_back() {
    let (mut feeds, mut calendars) = (0, 0);
    for path in demo().keys() {
        if path.ends_with("feed.xml") && !path.starts_with("editions/") {
            let feed = atom(demo(), path);
            assert!(feed.entries.len() <= 50, "{path}");
            let ids: BTreeSet<&str> = ids(&feed).into_iter().collect();
            assert_eq!(ids.len(), feed.entries.len(), "{path}: an id twice");
            let same = json(demo(), &path.replace(".xml", ".json"));
            assert_eq!(
                same["items"].as_array().map(Vec::len),
                Some(feed.entries.len())
            );
            feeds += 1;
        }
        if path.ends_with(".ics") {
            assert!(!events(demo(), path).is_empty(), "{path}");
            calendars += 1;
        }
    }
    assert!(
        100 < feeds && 80 < calendars,
        "{feeds} feeds, {calendars} calendars"
    );
}

// --- what is due next

#[test]
fn the_start_page_names_what_is_due_within_thirty_days_and_what_is_late() {
    let showcase = (
        "content/quarters/2025-Q1.md".to_owned(),
        "---\nshowcase: {dates: [2025-01-28]}\n---\nCome.\n".to_owned(),
    );
    let mut files = town(
        "events: [{date: 2025-01-30, text: The town hall opens}, \
         {date: 2025-01-31, text: Too late}]\n",
    );
    files.push(showcase);
    let files = built_from(files);
    let said = words_of(text(&files, "index.html"));
    let (_, said) = said.split_once("Due in the next 30 days").expect("a list");
    let (soon, late) = said
        .split_once("Past the date, not reported as done")
        .expect("late");
    let lines = [
        "15 January 2025 Lifts Wires moved first due 1 October",
        "20 January 2025 Lifts the whole project",
        "28 January 2025 Showcase of Q1 2025",
        "30 January 2025 The town hall opens",
    ];
    check_said("soon", soon, &[&lines.join(" ")], &["Too late"]);
    check_said(
        "late",
        late,
        &["1 November Lifts Doors hung overdue by"],
        &[],
    );
}

#[test]
fn what_is_due_today_is_not_lost_between_what_comes_and_what_is_late() {
    let mut files = town("");
    files[0].1 = files[0].1.replace("as_of: 2024-12-31", "as_of: 2024-11-01");
    let files = built_from(files);
    let said = words_of(text(&files, "index.html"));
    check_said(
        "index",
        &said,
        &["Due in the next 30 days 1 November Lifts Doors hung"],
        &[],
    );
}

// --- all reports

#[test]
fn all_reports_name_their_project_first_then_what_they_say_and_bring() {
    let files = built_from(town(ADDRESS));
    let said = words_of(text(&files, "updates/index.html"));
    for line in [
        "27 September Lifts Slow Slow work. Lifts at work 22 → 24 lifts Obstacle: No crane",
        "3 July Rivers Five cases Cases 5 cases for Q2 2024 total 7 → 12 cases",
        "2024 Sept 1 Jul 1 Jun 1 Apr 1 Mar 1",
    ] {
        check_said("updates", &said, &[line], &[]);
    }
    let page = text(&files, "updates/index.html");
    for month in ["2024-09", "2024-07", "2024-06", "2024-04", "2024-03"] {
        assert!(page.contains(&format!("href=\"#mp-{month}\"")), "{month}");
        assert!(page.contains(&format!(" id=\"mp-{month}\"")), "{month}");
    }
}

#[test]
fn a_script_finds_reports_by_what_their_rows_say_and_without_it_each_choice_leads_somewhere() {
    let files = built_from(town(ADDRESS));
    let page = text(&files, "updates/index.html");
    for part in [
        "<script src=\"../list.js\" defer></script>",
        "data-in=\"focus:care department:housing place:east kind:progress\"",
        "data-in=\"focus:water place:west kind:progress\"",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    let said = words_of(page);
    let facets = "Focus Care 3 Water 2 Place East 3 West 2";
    check_said(
        "updates",
        &said,
        &[facets],
        &["Department Housing", "Kind Progress", "Month"],
    );
    let many = built_from(town("lists: {reports: 2}\n"));
    let page = text(&many, "updates/index.html");
    assert!(
        !page.contains("list.js"),
        "a script would search in one page of several"
    );
}

#[test]
fn many_reports_go_on_over_pages_and_the_months_lead_to_the_right_one() {
    let files = built_from(town("lists: {reports: 2}\n"));
    check_links(&files);
    let said = |path: &str| words_of(text(&files, path));
    check_said(
        "1",
        &said("updates/index.html"),
        &["September 2024", "July 2024"],
        &["June 2024"],
    );
    check_said(
        "2",
        &said("updates/page/2/index.html"),
        &["June 2024", "April 2024"],
        &["July 2024"],
    );
    check_said(
        "3",
        &said("updates/page/3/index.html"),
        &["March 2024", "5 to 5 of 5"],
        &["April 2024"],
    );
    assert!(!files.contains_key("updates/page/4/index.html"));
    let first = text(&files, "updates/index.html");
    for link in [
        "href=\"#mp-2024-09\"",
        "href=\"page/2/index.html#mp-2024-06\"",
        "href=\"page/3/index.html#mp-2024-03\"",
    ] {
        assert!(first.contains(link), "no {link}");
    }
    let (outcome, _) = build(
        &MemorySource::new(town("lists: {reports: 0}\n")),
        &Options::default(),
    );
    assert!(outcome.made.is_none(), "no report on a page is refused");
}

#[test]
fn a_report_says_what_moved_what_is_next_and_what_was_told_before_and_after() {
    let files = built_from(town(ADDRESS));
    let said = words_of(text(&files, "projects/lifts/2024-06-28/index.html"));
    for line in [
        "Progress · Report 2 of 3",
        "Lifts at work 8 → 22 lifts",
        "Next: Six houses",
        "Next milestone or deadline of the project: 15 January 2025, Wires moved",
        "Earlier 5 March 2024",
        "Later 27 September 2024 Slow",
    ] {
        check_said("report", &said, &[line], &[]);
    }
    let said = words_of(text(&files, "projects/lifts/2024-03-05/index.html"));
    check_said("report", &said, &["“Plan; approved” is met"], &["Earlier"]);
}

#[test]
fn a_figure_that_was_corrected_later_says_so_beside_the_report_that_brought_it() {
    let mut files = town(ADDRESS);
    files[1].1 = files[1].1.replace(
        "milestones:\n",
        "corrections:\n  - {published: 2024-10-20, indicator: lifts, date: 2024-06-28, from: 22, \
         to: 20, kind: correction, reason: Counted twice}\nmilestones:\n",
    );
    let files = built_from(files);
    let said = words_of(text(&files, "projects/lifts/2024-06-28/index.html"));
    check_said(
        "report",
        &said,
        &[
            "8 → 22 lifts",
            "This figure was corrected on 20 October 2024: 20 lifts",
        ],
        &[],
    );
    let feed = atom(&files, "projects/lifts/feed.xml");
    let (_, words) = self::said(&feed, "projects/lifts/2024-06-28/");
    let line = "8 → 22 lifts (This figure was corrected on 20 October 2024: 20 lifts)";
    assert!(words.contains(line), "{words}");
    // What was told beside a later figure was told then as well.
    let said = words_of(text(&files, "projects/lifts/2024-09-27/index.html"));
    check_said("report", &said, &["22 → 24 lifts"], &["was corrected"]);
}

#[test]
fn an_edition_of_an_earlier_day_keeps_its_feed_of_changes_and_has_nothing_else_to_follow() {
    let options = Options {
        editions: Some(true),
        ..Options::default()
    };
    let files = built(&MemorySource::new(town(ADDRESS)), &options);
    check_links(&files);
    let ends = ["feed.xml", "feed.json", "calendar.ics"];
    let own: Vec<&str> = files
        .keys()
        .filter(|p| p.starts_with("editions/2024-q3/") && ends.iter().any(|e| p.ends_with(e)))
        .map(String::as_str)
        .collect();
    assert_eq!(
        own,
        [
            "editions/2024-q3/changes/feed.xml",
            "editions/2024-q3/zh-Hans/changes/feed.xml",
        ]
    );
}

// --- what readers asked about

/// A project whose dates are months and quarters, with measures and a report about an earlier day.
const ROOFS: &str = "---\ntitle: '2'\nno: 3\nfocus: care\nstart: 2024-01-01\ndue: 2025-01\n\
    milestones:\n  frame: {name: Frame up, due: 2024-11}\n  tiles: {name: Tiles on, due: 2025-Q1}\n\
    indicators: {roofs: {name: Roofs, unit: roofs, target: 50}}\n\
    actions:\n  crane: {text: Hire a crane, from: audit, raised: 2024-12-03, owner: housing, \
    due: 2025-01-10, visibility: public}\n---\nText.\n";

const ROOFS_REPORT: &str = "---\nkind: progress\nfor: 2024-11-29\nobservations: {roofs: 12}\n\
    actions:\n  tiles: {text: Buy tiles, from: resident, owner: housing, due: 2024-12-20, \
    visibility: public}\n---\nTwelve.\n";

fn roofs(settings: &str) -> Vec<(String, String)> {
    let mut files = town(settings);
    files.push(entry("projects/roofs/index.md", ROOFS));
    files.push(entry("projects/roofs/2024-12-03.md", ROOFS_REPORT));
    files
}

#[test]
fn the_statuses_of_a_period_are_one_piece_of_news_and_drive_no_report_out() {
    let mut files = town(ADDRESS);
    for at in 0..60 {
        let head = "focus: care\nstart: 2024-01-01\ndue: 2024-08-15\ntarget: 9 roofs\n\
            done: {2024-03-31: 1}\n";
        let text = format!("---\ntitle: Roof {at}\n{head}---\nText.\n");
        files.push(entry(&format!("projects/roof-{at}.md"), &text));
    }
    let files = built_from(files);
    let feed = atom(&files, "updates/feed.xml");
    for report in ["projects/lifts/2024-03-05/", "projects/rivers/2024-04-03/"] {
        assert!(
            ids(&feed).iter().any(|id| id.ends_with(report)),
            "{:?}",
            ids(&feed)
        );
    }
    assert!(!ids(&feed).iter().any(|id| id.contains("project=")));
    let (title, words) = said(&feed, "/quarters/2024-q3/?status=2024-q3");
    assert_eq!(title, "Status · Q3 2024: 61 projects changed");
    assert_eq!(words.lines().count(), 61);
    assert!(
        words
            .lines()
            .all(|line| line.contains(": ") && line.contains(" → ")),
        "{words}"
    );
    assert!(words.contains("Roof 59: "), "{words}");
    let focus = atom(&files, "focuses/care/feed.xml");
    let (title, _) = said(&focus, "/quarters/2024-q3/?focus=care&status=2024-q3");
    assert_eq!(title, "Status · Q3 2024: 61 projects changed");
    let own = atom(&files, "projects/roof-7/feed.xml");
    assert!(
        ids(&own)
            .iter()
            .any(|id| id.ends_with("?project=roof-7&status=2024-q3"))
    );
}

#[test]
fn a_figure_that_was_withdrawn_later_is_still_told_by_its_report() {
    let mut files = town(ADDRESS);
    files[1].1 = files[1].1.replace(
        "milestones:\n",
        "corrections:\n  - {published: 2024-10-20, indicator: lifts, date: 2024-06-28, from: 22, \
         to: withdrawn, kind: correction, reason: Counted elsewhere}\nmilestones:\n",
    );
    let files = built_from(files);
    let said = words_of(text(&files, "projects/lifts/2024-06-28/index.html"));
    let told = "8 → 22 lifts This figure was corrected on 20 October 2024: withdrawn";
    check_said("report", &said, &[told], &[]);
}

#[test]
fn a_report_says_which_day_its_figures_are_about_and_what_was_decided() {
    let files = built_from(roofs(ADDRESS));
    let said = words_of(text(&files, "projects/roofs/2024-12-03/index.html"));
    check_said(
        "report",
        &said,
        &[
            "12 roofs for 29 November 2024",
            "Actions and their state",
            "Open, 11 days overdue · Buy tiles",
            "Hire a crane Raised 3 December 2024 Audit Owner Housing Due 10 January 2025",
        ],
        &[],
    );
    let feed = atom(&files, "projects/roofs/feed.xml");
    let (_, words) = self::said(&feed, "projects/roofs/2024-12-03/");
    assert!(
        words.starts_with("Roofs: 12 roofs (for 29 November 2024)"),
        "{words}"
    );
    let said = words_of(text(&files, "projects/lifts/2024-06-28/index.html"));
    check_said(
        "report",
        &said,
        &["8 → 22 lifts"],
        &["for 28 June", "Decided"],
    );
}

#[test]
fn a_month_is_told_as_a_month_and_no_day_of_it_is_promised() {
    let files = built_from(roofs(ADDRESS));
    let mut nearer = roofs(ADDRESS);
    nearer[0].1 = nearer[0].1.replace("2024-12-31", "2025-01-05");
    let home = built_from(nearer);
    let home = words_of(text(&home, "index.html"));
    let lines = [
        "January 2025 2 the whole project",
        "November 2024 2 Frame up overdue by 36 days",
    ];
    check_said("home", &home, &lines, &["31 January", "30 November"]);
    let said = words_of(text(&files, "milestones/index.html"));
    check_said(
        "milestones",
        &said,
        &["Q1 2025 Tiles on", "November 2024 Frame up"],
        &[],
    );
    let events = events(&files, "projects/roofs/calendar.ics");
    let is = |id, summary| assert_eq!(event(&events, id)["SUMMARY"], summary);
    is("roofs.due", "“2” is due (by the end of January 2025)");
    is(
        "roofs.milestone.tiles",
        "2: Tiles on (by the end of Q1 2025)",
    );
    let chinese = self::events(&files, "zh-Hans/projects/roofs/calendar.ics");
    assert_eq!(
        event(&chinese, "roofs.due")["SUMMARY"],
        "“2”到期（2025年1月底前）"
    );
    assert_eq!(
        event(&events, "roofs.due")["DTSTART;VALUE=DATE"],
        "20250131"
    );
}

#[test]
fn the_next_date_is_the_same_wherever_it_is_told_and_what_is_late_stands_beside_it() {
    let files = built_from(roofs(ADDRESS));
    let said = words_of(text(&files, "projects/roofs/2024-12-03/index.html"));
    check_said(
        "report",
        &said,
        &[
            "Past its date: November 2024, Frame up, due 31 days ago, result awaited",
            "Next milestone or deadline of the project: January 2025, ",
        ],
        &[],
    );
    let home = words_of(text(&files, "index.html"));
    check_said(
        "home",
        &home,
        &["Next milestone or deadline: January 2025"],
        &["deadline: 10 January"],
    );
}

#[test]
fn ids_of_events_belong_to_one_site_whether_or_not_it_knows_its_address() {
    let uid = |settings: &str| {
        let files = built_from(town(settings));
        let events = events(&files, "projects/lifts/calendar.ics");
        event(&events, "lifts.due")["UID"].clone()
    };
    let own = uid("");
    assert!(
        own.starts_with("lifts.due@") && own.ends_with(".invalid"),
        "{own}"
    );
    assert_eq!(own, uid("licence: CC-BY-4.0\n"));
    let mut other = town("");
    other[0].1 = other[0].1.replace("'Town, promises'", "Village");
    let events = events(&built_from(other), "projects/lifts/calendar.ics");
    assert_ne!(event(&events, "lifts.due")["UID"], own);
    // Two sites may share a host.
    assert_eq!(uid(ADDRESS), "lifts.due@town.example/results");
    assert_eq!(
        uid("base_url: https://town.example/\n"),
        "lifts.due@town.example"
    );
}

#[test]
fn a_calendar_is_offered_to_subscribe_to_where_the_site_knows_its_address() {
    let files = built_from(town(ADDRESS));
    let page = text(&files, "projects/lifts/index.html");
    let address = "webcal://town.example/results/projects/lifts/calendar.ics";
    assert!(page.contains(&format!(
        "<a href=\"{address}\">Subscribe to the dates in your calendar"
    )));
    let head = page.split("</head>").next().expect("a head");
    assert!(!head.contains("webcal:") && head.contains("href=\"calendar.ics\""));
    let page = text(&files, "zh-Hans/milestones/index.html");
    let address = "webcal://town.example/results/zh-Hans/milestones/calendar.ics";
    assert!(page.contains(&format!("<a href=\"{address}\">在日历中订阅日期")));
    let files = built_from(town(""));
    let page = text(&files, "projects/lifts/index.html");
    assert!(!page.contains("webcal:") && page.contains("calendar.ics"));
}

#[test]
fn an_internal_edition_has_ids_of_its_own() {
    let inside = Options {
        audience: Audience::Internal,
        ..Options::default()
    };
    let files = built(&MemorySource::new(town(ADDRESS)), &inside);
    let feed = atom(&files, "projects/lifts/feed.xml");
    let public = atom(&built_from(town(ADDRESS)), "projects/lifts/feed.xml");
    let both: BTreeSet<&str> = ids(&feed).into_iter().chain(ids(&public)).collect();
    assert_eq!(both.len(), ids(&feed).len() + ids(&public).len());
    assert_ne!(feed.id, public.id);
    assert!(
        feed.title.value.ends_with(" · Internal"),
        "{:?}",
        feed.title
    );
    for id in ids(&feed) {
        assert!(id.starts_with("internal+https://town.example/"), "{id}");
    }
    let items = json(&files, "projects/lifts/feed.json");
    assert!(
        items["items"][0]["id"]
            .as_str()
            .is_some_and(|id| id.starts_with("internal+"))
    );
    for event in events(&files, "projects/lifts/calendar.ics") {
        assert!(
            event["UID"].ends_with("@internal.town.example/results"),
            "{event:?}"
        );
    }
    assert!(!text(&files, "projects/lifts/index.html").contains("webcal:"));
}
