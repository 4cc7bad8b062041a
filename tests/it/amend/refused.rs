//! What cannot be corrected or moved, and what the author is told.

use super::{OLD, amended, corrected, page, retargeted, source, why};
use milepost::amend::{self, Correct, Refused, Retarget};
use milepost::model::vocabulary::CorrectionKind;
use milepost::{Options, stated};

pub fn check_refused(made: Result<String, Refused>, message: &str, hint: &str) {
    let refused = made.expect_err(message);
    assert_eq!(
        (refused.message.as_str(), refused.hint.as_str()),
        (message, hint)
    );
}

#[test]
fn what_cannot_be_corrected_is_said_with_what_to_do() {
    let correct =
        |date, value, published, reason| corrected(&page(""), date, value, published, reason);
    let day = "2021-10-15";
    check_refused(
        correct("2021-06-30", "820.0", day, "r"),
        "nothing to correct: the figure for 2021-06-30 is 820",
        "",
    );
    check_refused(
        correct("2021-05-31", "8", day, "r"),
        "`main` has no figure for 2021-05-31",
        "the nearest figures are for `2021-03-31` or `2021-06-30`",
    );
    check_refused(
        correct("2021-06-31", "8", day, "r"),
        "`2021-06-31` is not a calendar day",
        "that month goes from 2021-06-01 to 2021-06-30",
    );
    check_refused(
        correct("june", "8", day, "r"),
        "`june` is not a calendar day",
        "write it as YYYY-MM-DD",
    );
    check_refused(
        correct("unknown", "8", day, "r"),
        "a figure without a date cannot be found",
        "write the day it is about as YYYY-MM-DD",
    );
    check_refused(
        correct("2021-06-30", "1,234", day, "r"),
        "`1,234` can mean two numbers",
        "write `1234` for the whole number, or `1.2340` for the fraction",
    );
    check_refused(
        correct("2021-06-30", "many", day, "r"),
        "`many` is not a plain number",
        "write it in digits, with `.` before a fraction and the unit under `unit`",
    );
    check_refused(
        correct("2021-06-30", "8", day, " \n"),
        "`--reason` is missing: readers see it beside the figure, so that they know why it moved",
        "add `--reason \"…\"` with what happened, in one sentence",
    );
    check_refused(
        correct("2021-06-30", "8", day, "a\u{7}b"),
        "the reason holds a control character",
        "retype it without",
    );
    check_refused(
        correct("2021-06-30", "8", "2021-06-29", "r"),
        "the figure for 2021-06-30 was published on 2021-06-30, after 2021-06-29",
        "give the day of this one, such as `--published 2021-06-30`",
    );
    let later = page(&format!("corrections: [{OLD}]\n"));
    check_refused(
        corrected(&later, "2021-03-31", "8", "2021-04-30", "r"),
        "an earlier correction of the figure for 2021-03-31 was published on 2021-05-01, after 2021-04-30",
        "give the day of this one, such as `--published 2021-05-01`",
    );
    let words = page("").replace("820", "{note: many}");
    check_refused(
        corrected(&words, "2021-06-30", "8", day, "r"),
        "the figure for 2021-06-30 has no number that could be corrected",
        "a figure in words, or a missing one, is completed where it stands",
    );
    let periods = page("accumulation: per-period\n").replace("-31: 100, 2021-06-30: 820", ": 100");
    check_refused(
        corrected(&periods, "2021-03-31", "8", day, "r"),
        "`2021-03-31` is no period, and `main` counts per period",
        "write `2021-06`, `2021-Q2` or `2021`",
    );
    assert!(
        corrected(&periods, "2021-03", "8", day, "r")
            .expect("written")
            .contains("date: 2021-03, from: 100")
    );
}

#[test]
fn names_that_nothing_has_are_answered_with_the_nearest() {
    let evidence = ["cuont".to_owned()];
    let ask = |indicator, evidence| Correct {
        part: &[],
        begins: 1,
        indicator,
        date: "2021-06-30",
        value: "8",
        kind: CorrectionKind::Correction,
        why: why("2021-10-15", "r", evidence),
    };
    let correct = |ask: Correct<'_>| {
        amended(&page(""), |project| {
            amend::correction(project, &page(""), &ask)
        })
    };
    check_refused(
        correct(ask(Some("mian"), &[])),
        "there is no indicator `mian`",
        "did you mean `main`?",
    );
    check_refused(
        correct(ask(None, &evidence)),
        "there is no evidence `cuont`",
        "did you mean `count`?",
    );
    let site = stated(&source(&page("")), &Options::default())
        .made
        .expect("a site.yaml");
    let refused = amend::project(&site, "home").expect_err("no such project");
    assert_eq!(
        (refused.message.as_str(), refused.hint.as_str()),
        ("there is no project `home`", "did you mean `homes`?")
    );
}

#[test]
fn what_cannot_be_retargeted_is_said_with_what_to_do() {
    let text = page("");
    let two = page("indicators:\n  homes: {name: H, unit: h, target: 50}\n  yards: {name: Y, unit: y, no_target: later}\n")
        .replace("target: 2300 户  # promised\ndone: {2021-03-31: 100, 2021-06-30: 820}\n", "");
    let value = "add the new target, such as `1500`, the new due date as `--due 2022-03-31`, or the new plan as `--plan 2021-06-30=400,2021-09-30=900`";
    check_refused(retargeted(&text, &[], None), "no new value is given", value);
    check_refused(
        retargeted(&text, &["main"], None),
        "no new value is given",
        value,
    );
    check_refused(
        retargeted(&text, &["2300"], None),
        "nothing to change: the target of `main` is 2300",
        "",
    );
    check_refused(
        retargeted(&text, &[], Some("2021-12-31")),
        "nothing to change: `homes` is due 2021-12-31",
        "",
    );
    check_refused(
        retargeted(&text, &["5,x"], None),
        "`5,x` is not a plain number",
        "write it in digits, with `.` before a fraction and the unit under `unit`",
    );
    check_refused(
        retargeted(&two, &["40"], None),
        "`homes` has several indicators",
        "say which: `homes` or `yards`",
    );
    check_refused(
        retargeted(&two, &["hoems"], None),
        "there is no indicator `hoems`",
        "did you mean `homes`?",
    );
    check_refused(
        retargeted(&two, &["yards", "40"], None),
        "`yards` has no target that could move",
        "write a first target into the file; it needs no entry under `changes`",
    );
    let moved = retargeted(&text, &["2000"], None).expect("written");
    let early = Retarget {
        words: &["1500".to_owned()],
        plan: &[],
        begins: 1,
        due: None,
        decided_by: None,
        why: why("2021-10-14", "r", &[]),
    };
    check_refused(
        amended(&moved, |project| amend::retarget(project, &moved, &early)),
        "an earlier change of `target` was published on 2021-10-15, after 2021-10-14",
        "give the day of this one, such as `--published 2021-10-15`",
    );
    let refused = retargeted(
        &page("due: !!x\n")
            .replace("!!x", "\"2021-12-31\\x20\"")
            .replace("\\x20", ""),
        &[],
        Some("2022-01-31"),
    );
    assert!(refused.is_ok());
    let refused = retargeted(&page("due: \"2021-12-\\x331\"\n"), &[], Some("2022-01-31"))
        .expect_err("escapes");
    assert_eq!(
        refused.message,
        "`due` is laid out in a way that milepost does not edit"
    );
}
