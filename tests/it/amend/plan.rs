//! `retarget --plan`: points move where they stand in the file, and the entry keeps the former
//! ones.

use super::refused::check_refused;
use super::{amended, check, page, source, why};
use milepost::amend::{self, Refused, Retarget};
use milepost::{Options, stated};

fn replanned(
    text: &str,
    words: &[&str],
    plan: &[&str],
    due: Option<&str>,
) -> Result<String, Refused> {
    let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let (words, plan) = (owned(words), owned(plan));
    let ask = Retarget {
        words: &words,
        plan: &plan,
        begins: 1,
        due,
        decided_by: None,
        why: why("2021-10-15", "r", &[]),
    };
    amended(text, |project| amend::retarget(project, text, &ask))
}

/// The page with the entry about a plan.
fn with_entry(middle: &str, from: &str, to: &str) -> String {
    let pairs = [
        "published: 2021-10-15",
        "field: plan",
        &format!("from: {from}"),
        &format!("to: {to}"),
        "kind: plan",
    ];
    let pairs = [&pairs[..], &["reason: \"r\""]].concat();
    let line = format!("  - {{{}}}\n", pairs.join(", "));
    let entry = if line.len() <= 121 {
        line
    } else {
        format!("  - {}\n", pairs.join("\n    "))
    };
    page(middle).replace("\n---\nBody", &format!("\nchanges:\n{entry}---\nBody"))
}

fn check_plan(before: &str, plan: &[&str], after: &str, from: &str, to: &str) {
    check(&page(before), &with_entry(after, from, to), |text| {
        replanned(text, &[], plan, None)
    });
}

const OLD: &str = "{2021-03-31: 100, 2021-06-30: 900}";

#[test]
fn a_plan_moves_in_braces_as_they_were_written() {
    let new = "{2021-03-31: 100, 2021-09-30: 700}";
    let moved = ["2021-03-31=100", "2021-09-30=700"];
    check_plan(
        &format!("plan: {OLD} # p\n"),
        &moved,
        &format!("plan: {new} # p\n"),
        OLD,
        new,
    );
    let new = "{2021-03-31: 90, 2021-06-30: 900}";
    check_plan(
        &format!("plan: {OLD}\n"),
        &["2021-03=90", "2021-06=900"],
        &format!("plan: {new}\n"),
        OLD,
        new,
    );
    let wide = "plan: {\n  \"2021-03-31\": 100.0,\n  2021-06-30: 900,\n}\n";
    let after = "plan: {\n  2021-02-28: 50,\n  \"2021-03-31\": 100.0,\n  2021-06-30: 800,\n}\n";
    let (old, new) = (
        OLD.replace("100", "100.0"),
        "{2021-02-28: 50, 2021-03-31: 100, 2021-06-30: 800}",
    );
    check_plan(
        wide,
        &["2021-02-28=50", "2021-03-31=100", "2021-06-30=800"],
        after,
        &old,
        new,
    );
    let told = "plan: {\n  2021-03-31: 100, # one\n  2021-06-30: 900}\n";
    check_plan(
        told,
        &["2021-03=90", "2021-06=900"],
        &told.replace("100,", "90,"),
        OLD,
        "{2021-03-31: 90, 2021-06-30: 900}",
    );
}

#[test]
fn a_plan_in_lines_keeps_the_comments_of_the_points_that_stay() {
    let before = "plan: # p\n  # first\n  2021-03-31: 100 # a\n  2021-06-30: 900 # b\n  # last\n";
    let new = "{2021-03-31: 120, 2021-05-31: 500, 2021-09-30: 1000}";
    let after = "plan: # p\n  # first\n  2021-03-31: 120 # a\n  2021-05-31: 500\n  2021-09-30: 1000\n  # last\n";
    check_plan(
        before,
        &["2021-03-31=120", "2021-05-31=500", "2021-09-30=1000"],
        after,
        OLD,
        new,
    );
    let after = "plan: # p\n  # first\n  2021-02-28: 50\n  2021-06-30: 900 # b\n  # last\n";
    check_plan(
        before,
        &["2021-02-28=50", "2021-06-30=900"],
        after,
        OLD,
        "{2021-02-28: 50, 2021-06-30: 900}",
    );
}

#[test]
fn a_plan_of_one_step_a_share_and_a_first_plan_are_entries_too() {
    let step = "shape: step\nplan: {2021-06-30: 900}\n";
    let after = "shape: step\nplan: {2021-09-30: 900}\n";
    check_plan(
        step,
        &["2021-09-30=900"],
        after,
        "{2021-06-30: 900}",
        "{2021-09-30: 900}",
    );
    let share = "plan: {2021-06-30: 900}\n";
    check_plan(
        share,
        &["2021-06-30=7.5%"],
        "plan: {2021-06-30: 7.5%}\n",
        "{2021-06-30: 900}",
        "{2021-06-30: 7.5%}",
    );
    let given = |text: &str| replanned(text, &["main"], &["2021-06-30=900"], None);
    let first = with_entry("", "{}", "{2021-06-30: 900}")
        .replace("# promised\n", "# promised\nplan: {2021-06-30: 900}\n");
    check(&page(""), &first, given);
    check(
        &page("plan: {}\n"),
        &with_entry("plan: {2021-06-30: 900}\n", "{}", "{2021-06-30: 900}"),
        given,
    );
}

#[test]
fn target_plan_and_due_date_move_together_and_lead_back_to_the_first() {
    let text = page(&format!("plan: {OLD}\n"));
    let once =
        replanned(&text, &["800"], &["2021-06-30=400"], Some("2022-03-31")).expect("written");
    let twice =
        replanned(&once, &[], &["2021-06-30=300", "2022-01-31=700"], None).expect("written");
    let site = stated(&source(&twice), &Options::default())
        .made
        .expect("a site.yaml");
    let project = site.project("homes").expect("there");
    assert_eq!(project.changes.len(), 4);
    let first = milepost::derive::known::first_published(project);
    let of_text = stated(&source(&text), &Options::default())
        .made
        .expect("a site.yaml");
    let before = of_text.project("homes").expect("there");
    assert_eq!(
        (&first.indicators[0].plan, first.due),
        (&before.indicators[0].plan, before.due)
    );
}

#[test]
fn what_cannot_be_planned_is_said_with_what_to_do() {
    let text = page(&format!("plan: {OLD}\n"));
    let refused = |plan: &[&str], message, hint| {
        check_refused(replanned(&text, &[], plan, None), message, hint)
    };
    let form = "write `--plan 2021-06-30=400,2021-09-30=900`; a number has no `,` inside";
    refused(
        &["2021-06-30=1", "500"],
        "`500` is not a day with its planned value",
        form,
    );
    refused(
        &["{2021-06-30: 400}"],
        "`{2021-06-30: 400}` is not a day with its planned value",
        form,
    );
    refused(
        &["2021-06-31=4"],
        "`2021-06-31` is not a calendar day",
        "that month goes from 2021-06-01 to 2021-06-30",
    );
    refused(
        &["2021-06-30=120%"],
        "`120%` is not a share of the way",
        "use 0% to 100%",
    );
    let order = "give each day once, from the earliest to the latest";
    refused(
        &["2021-06-30=4", "2021-03-31=2"],
        "the plan has 2021-03-31 after 2021-06-30",
        order,
    );
    refused(
        &["2021-06-30=4", "2021-06=5"],
        "the plan has two values for 2021-06-30",
        order,
    );
    let same = "nothing to change: the plan of `main` is {2021-03-31: 100, 2021-06-30: 900}";
    refused(&["2021-03-31=100.0", "2021-06-30=900"], same, "");
    check_refused(
        replanned(&text, &["mian"], &["2021-06-30=4"], None),
        "there is no indicator `mian`",
        "did you mean `main`?",
    );
    let limit = page("direction: at-least\n");
    check_refused(
        replanned(&limit, &[], &["2021-06-30=4"], None),
        "nothing would be held against a plan of `main`: a limit is judged by whether it is kept",
        "move the target, or its due date with `--due`",
    );
    let steps = page("shape: by-milestones\nmilestones: {m: {title: M, due: 2021-06-30}}\n");
    check_refused(
        replanned(&steps, &[], &["2021-06-30=4"], None),
        "nothing would be held against a plan of `main`: it follows its milestones",
        "move the milestones, or end that: `shape: even`, with an entry about `indicators.main.shape`",
    );
    check_refused(
        replanned(&text, &["500"], &[], None),
        "the plan of `main` says 900 for 2021-06-30, outside 0 to 500",
        "move the plan as well: add `--plan 2021-03-31=100`, or another that fits",
    );
    let one = page("plan: {\n  2021-03-31: 100, # one\n  2021-06-30: 900}\n");
    let message = replanned(&one, &[], &["2021-06-30=900"], None)
        .expect_err("comments in braces")
        .message;
    assert_eq!(
        message,
        "`plan` is laid out in a way that milepost does not edit"
    );
}
