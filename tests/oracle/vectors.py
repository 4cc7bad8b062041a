"""The test vectors of the progress model, recomputed with the formulas of this folder.

Worked by hand first:
linear       1 April to 31 December 2021 = 274 days, to 30 September = 182. p = 1380/2300 = .6; tau = 182/274 = .66423;
             SV = -.06423; SPI = .6 x 274/182 = .90330; ES = .6 x 274 = 164.4; SVt = 164.4 - 182 = -17.6;
             tolerance = min(max(7, 13.7), 41.1, 92) = 13.7 -> 13; -17.6 lies between -13 and -41.1: behind.
read later   t moves 29 days; t_A, SVt and tolerance do not; 29 <= 92 days, so silence cannot apply.
trajectory   30 June = day 90, 30 September = day 182; 15 August is 46 of the 92 days between: 500 + 1000/2 = 1000.
             PV(182) = 1500, SPI = 1380/1500 = .92; ES = 90 + 92 x 880/1000 = 170.96; SVt = -11.04; within 13.
early        .06 x 274 = 16.44; .12 x 274 = 32.88; SVt = -16.44, between -13 and -41.1: behind. (On whole days,
             t_A = day 33, it is -16.56: the vector's "about -16" is the fractional day.)
late         .94 x 274 - .98 x 274 = -10.96; days left 5.48 -> 5; behind. Without that bound 13: on track.
no plan      .12 < 1/2: early.
decreasing   -3.1/-5.1 = .60784; .9/-5.1 = -.17647; tolerance/span is never above .15, so worse for any span.
ceiling      3.57 <= 4.3: met; no p ratio; on track until the deadline, target met from it on.
over         577/60 = 9.61667.
step         1 January to 31 July 2021 = 211 days, to 31 December = 364. On the day: A 1, ES 211/500 = .42,
             SVt = -211 x 499/500 = -210.58; limit .15 x 364 = 54.6: well behind. On 30 September (day 272): 499 is
             -272/500 = -.54, 400 is -272 x 100/500 = -54.4 (limit 54.6): behind; 500 and 501 lie on the line at day
             211 and 211.3, before day 272: 0. On 30 July (day 210) nothing is due: 0 is 210 days short on the line:
             early; 490 stands at day 206.78, -3.22; 900 is ahead on the line, and no more than on track.
limit        10 kept 30, 35 breaks it: behind; 32 after it too. 5.0 then 4.5 against 4.3 comes nearer: early before half
             time. 761 to 457: gap 304 on 31 December 2005, 237 on 31 December 2023, 6574 days on: 67
             closed; 237/67 x 6574 = 23254 days; 2557 are left: 20697 late. 701 after 700 is no step nearer: well behind.
sum          5 and 3 at most are 8 at most: an upper bound on p of 1 decides nothing.
old baseline 690 @2019 is the latest figure on 1 January 2020; to 680 @31 December 2020 in 365 days: -10 a year.
the same, a gap  780 on 31 December 2007 (day -4384), 680 day 365: 780 - 100 x 4384/4749 = 687.686. To 450 on 31
             December 2030 (day 4017): ES of 680 = 4017 x 7.686/237.686 = 129.89; SVt = 129.89 - 365 = -235.11; tolerance
             200, limit 602: behind. From 780 itself: 4017 x 100/330 = 1217.3 - 365 = 852 days ahead.
later baseline  20 on 31 March 2018, nothing before, start 2015-01-01; 124.2 on 31 March 2024, 2192 days on: 0.04754 a
             day; to 600 by 2030 the rest needs 10009 days, 2466 are left: 7543 late. From the start itself: 12954 late.
upper bound  at most 100 on day 200 of 365: 265 x 2 - 165 = 365 days late, limit 54.75: well behind. At most 195:
             170 x 200/195 - 165 = 9.4, tolerance 18: on track is not proven: unrated.
retarget     1380/1500 = .92; 1380/2300 = .6; .32.
lower bound  no target: p undefined; unrated, with stage ongoing: ongoing.
zero         1 January 2021 + 730 days: p = 2/2300 = .00087; ES = .63; SVt = .63 - 365 = -364.4; limit 109.5.
"""

import math
from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace

from compare import show
from figures import progress
from pace import elapsed, mean_rate
from plan import plan_columns, planned_value, schedule, start_value
from reading import interval
from status import judged, status_of

START = date(2021, 1, 1)


def case(figures=(), **over):
    """An indicator built by hand: figures as (day, value, bound), and whatever differs from the linear vector."""
    ind = SimpleNamespace(id="v", raw={}, kind="count", direction="increase", accumulation="cumulative", level=None,
                          every=("months", 1), B=Fraction(0), T=Fraction(2300), low=None, high=None, b_said=None,
                          s=date(2021, 4, 1), d=date(2021, 12, 31), shape=None, plan_written={}, milestones=[],
                          tolerance={"days": Fraction(7), "share": Fraction(5, 100), "behind": Fraction(15, 100)},
                          facts=[], breaks=[], closed=False)
    ind.__dict__.update(over)
    ind.b = ind.b_said or ind.s
    ind.series = [(day, Fraction(str(value)), bound) for day, value, bound in figures]
    return ind


def numbers_of(ind):
    """p and the plan numbers of the last figure."""
    t_a, value, bound = ind.series[-1]
    p = progress(ind, value, bound)
    return p, plan_columns(ind, p, t_a, value)


def on_share(done, gone):
    """An even plan on fractional days: `done` of the work at `gone` of a span of 274 days."""
    span = Fraction(274)
    tolerance = Fraction(math.floor(min(max(Fraction(7), span / 20), span * 15 / 100, span * (1 - gone))))
    svt = done * span - gone * span
    return svt, tolerance, judged(svt, tolerance, case())


def near(want, decimals):
    """A figure printed with so many decimals."""
    return lambda got: got is not None and abs(got - Fraction(want)) <= Fraction(1, 2 * 10**decimals)


def vectors():
    """Name, then (what, printed value, recomputed value, whether they agree) for each vector."""
    for group in (linear_vectors, share_vectors, direction_vectors, step_vectors, limit_vectors, old_baseline_vectors, later_baseline_vectors,
                  bound_vectors, other_vectors):
        yield from group()


def linear_vectors():
    """An even plan, the same read later, and a plan with points."""
    sep30, later = date(2021, 9, 30), date(2021, 10, 29)
    linear = case([(sep30, 1380, None)], shape="even")
    p, n = numbers_of(linear)
    yield "linear", [
        ("p", ".6000", p, near("0.6", 4)), ("tau", ".6642", elapsed(linear.s, linear.d, sep30), near("0.6642", 4)),
        ("SV", "-.0642", n["sv"], near("-0.0642", 4)), ("SPI", ".9033", n["spi"], near("0.9033", 4)),
        ("ES", "164.4", n["es_days"], near("164.4", 1)), ("SVt", "-17.6", n["svt_days"], near("-17.6", 1)),
        ("tolerance", "13", n["tolerance_days"], near("13", 3)), word("behind", linear, sep30)]
    yield "read later", [word("behind", with_every(linear, text), later)
                         for text in ("weekly", "monthly", "quarterly", "3 days")]
    curve = case([(sep30, 1380, None)], plan_written={"2021-06-30": "500", "2021-09-30": "1500"})
    _, n = numbers_of(curve)
    yield "trajectory", [
        ("PV(08-15)", "1000", planned_value(curve, date(2021, 8, 15)), near("1000", 3)),
        ("SPI", ".92", n["spi"], near("0.92", 2)), ("ES", "170.96", n["es_days"], near("170.96", 2)),
        ("SVt", "-11.0", n["svt_days"], near("-11.0", 1)), word("on-track", curve, sep30)]


def share_vectors():
    """Early and late in the span, with and without a plan."""
    svt, _, status = on_share(Fraction("0.06"), Fraction("0.12"))
    yield "early", [("SVt", "about -16", svt, near("-16", 0)), ("status", "behind", status, "behind".__eq__)]
    _, tolerance, status = on_share(Fraction("0.94"), Fraction("0.98"))
    yield "late", [("tolerance", "days left (5)", tolerance, near("5", 3)),
                   ("status", "behind", status, "behind".__eq__)]
    yield "no plan", [word("early", case([(date(2021, 5, 4), 138, None)]), date(2021, 5, 4))]


def direction_vectors():
    """A falling target, a ceiling, more than the target."""
    sep30 = date(2021, 9, 30)
    fall = {"direction": "decrease", "B": Fraction("15.1"), "T": Fraction(10), "kind": "index", "shape": "even"}
    better, worse = case([(sep30, 12, None)], **fall), case([(sep30, 16, None)], **fall)
    yield "decreasing", [("p at 12", ".6078", numbers_of(better)[0], near("0.6078", 4)),
                         ("p at 16", "-.1765", numbers_of(worse)[0], near("-0.1765", 4)), word("worse", worse, sep30)]
    top = {"direction": "at-most", "T": Fraction("4.3"), "B": None, "kind": "index"}
    before, at_end = case([(sep30, "3.57", None)], **top), case([(date(2021, 12, 31), "3.57", None)], **top)
    yield "ceiling", [word("on-track", before, sep30), word("target-met", at_end, date(2021, 12, 31)),
                      ("SPI", "no ratio", numbers_of(before)[1]["spi"], lambda got: got is None)]
    over = case([(sep30, 577, None)], T=Fraction(60))
    yield "over-fulfilled", [("p", "9.6167", numbers_of(over)[0], near("9.6167", 4))]


def step_vectors():
    """A plan that jumps, on the day of the jump, after it, and before anything is due."""
    def steps(value, day):
        return case([(day, value, None)], T=Fraction(1000), s=START, shape="step", plan_written={"2021-07-31": "500"})

    jump, autumn, eve = date(2021, 7, 31), date(2021, 9, 30), date(2021, 7, 30)
    _, n = numbers_of(steps(1, jump))
    yield "step, on the day", [
        ("PV", "500", n["planned_value"], near("500", 3)), ("ES", ".4", n["es_days"], near("0.4", 1)),
        ("SVt", "-210.6", n["svt_days"], near("-210.6", 1)), word("well-behind", steps(1, jump), jump)]
    between = ((499, "-0.5", "on-track"), (500, "0", "on-track"), (501, "0", "on-track"), (400, "-54.4", "behind"))
    yield "step, between", [check for value, days, status in between for check in (
        (f"SVt of {value}", days, numbers_of(steps(value, autumn))[1]["svt_days"], near(days, 1)),
        word(status, steps(value, autumn), autumn))]
    yield "nothing due yet", [
        word("early", steps(0, eve), eve), word("on-track", steps(490, eve), eve),
        ("line", "-3.2", schedule(steps(490, eve), Fraction(490), eve)[1], near("-3.2", 1)),
        word("on-track", steps(900, eve), eve)]


def limit_vectors():
    """Limits and ranges that were kept, broken, kept again, or are coming nearer."""
    may, june, july = date(2021, 5, 31), date(2021, 6, 30), date(2021, 7, 31)
    top = {"direction": "at-most", "T": Fraction(30)}
    yield "limit broken", [word("behind", case([(may, 10, None), (june, 35, None)], **top), june)]
    again = case([(may, 10, None), (june, 35, None), (july, 32, None)], **top)
    yield "limit, kept again", [word("behind", again, day) for day in (july, date(2021, 9, 30))]
    nearer = case([(may, "5.0", None), (june, "4.5", None)], direction="at-most", T=Fraction("4.3"), B=None)
    yield "limit, nearer", [word("early", nearer, june)]
    checks = []
    for last, t in ((694, date(2025, 6, 30)), (701, date(2025, 6, 30))):
        slow = case([(date(2022, 12, 31), 700, None), (date(2023, 12, 31), last, None)], direction="range", T=None,
                    low=Fraction(419), high=Fraction(457), B=Fraction(761), b_said=date(2005, 12, 31), kind="index",
                    s=date(2005, 1, 1), d=date(2030, 12, 31), every=("months", 12))
        checks.append(word("well-behind", slow, t))
    slow.series[-1] = (date(2023, 12, 31), Fraction(694), None)
    late = 237 / -mean_rate(slow, lambda x: max(x - 457, 0)) - 2557
    yield "limit, too slow", [("lateness", "about 20,697", late, near("20697", 0)), *checks]


def later_baseline_vectors():
    """A baseline of a day after the start, with nothing known before."""
    known = case([(date(2024, 3, 31), "124.2", None)], B=Fraction(20), b_said=date(2018, 3, 31), T=Fraction(600),
                 s=date(2015, 1, 1), d=date(2030, 12, 31), kind="index", every=("months", 12))
    late = (600 - Fraction("124.2")) / mean_rate(known) - (known.d - date(2024, 3, 31)).days
    yield "later baseline", [("lateness", "about 7,543", late, near("7543", 0)),
                             word("well-behind", known, date(2024, 12, 31))]


def old_baseline_vectors():
    """A baseline older than the start."""
    base = {"direction": "decrease", "B": Fraction(780), "T": Fraction(450), "kind": "index", "s": date(2020, 1, 1),
            "d": date(2030, 12, 31), "every": ("months", 12), "shape": "even", "b_said": date(2007, 12, 31)}
    figures = [(date(2019, 12, 31), 690, None), (date(2020, 12, 31), 680, None)]
    known, gap = case(figures, **base), case(figures[1:], **base)
    yield "old baseline", [("start value", "690", start_value(known), near("690", 3)),
                           ("rate a year", "-10", mean_rate(known) * 365, near("-10", 3))]
    yield "the same, a gap", [("start value", "687.69", start_value(gap), near("687.69", 2)),
                              ("SVt", "-235.1", numbers_of(gap)[1]["svt_days"], near("-235.1", 1)),
                              word("behind", gap, date(2020, 12, 31))]
    undated = case(figures, **{**base, "b_said": None})
    yield "no date", [("start value", "690", start_value(undated), near("690", 3))]


def bound_vectors():
    """Bounds: a sum, an upper bound, a lower bound without a target."""
    sums = case([(date(2021, 5, 31), 5, "upper"), (date(2021, 6, 30), 8, "upper")], accumulation="per-period",
                T=Fraction(8))
    yield "sum with a bound", [word("unrated", sums, date(2021, 6, 30))]
    checks = []
    for most, status in ((100, "well-behind"), (195, "unrated")):
        day = START + timedelta(days=200)
        checks.append(word(status, case([(day, most, "upper")], T=Fraction(365), s=START,
                                        d=START + timedelta(days=365)), day))
    yield "upper bound", checks
    sep30 = date(2021, 9, 30)
    bound = case([(sep30, 1200, "lower")], T=None)
    yield "lower bound", [("p", "none", progress(bound, Fraction(1200)), lambda got: got is None),
                          word("unrated", bound, sep30), word("ongoing", bound, sep30, "ongoing")]


def other_vectors():
    """A moved target, and a beginning at nothing."""
    sep30 = date(2021, 9, 30)
    now, first = (numbers_of(case([(sep30, 1380, None)], T=Fraction(target)))[0] for target in (1500, 2300))
    yield "retarget", [("p", ".92", now, near("0.92", 2)), ("p0", ".60", first, near("0.6", 2)),
                       ("difference", "+32 points", (now - first) * 100, near("32", 0))]
    slow = case([(date(2022, 1, 1), 2, None)], s=START, d=date(2023, 1, 1), shape="even")
    yield "zero baseline", [("p", ".0009", numbers_of(slow)[0], near("0.0009", 4)),
                            word("well-behind", slow, date(2022, 1, 1))]


def word(want, ind, t, stage_word=None):
    """The check of a status word."""
    return "status", want, status_of(ind, t, None, stage_word), want.__eq__


def with_every(ind, text):
    """The same indicator with another update interval."""
    return SimpleNamespace(**{**ind.__dict__, "every": interval(text)})


def print_vectors():
    """Prints every vector; returns how many values disagree."""
    wrong = 0
    for name, checks in vectors():
        for what, printed, got, agrees in checks:
            ok = agrees(got)
            wrong += not ok
            print(f"{'agrees ' if ok else 'DIFFERS'} {name}: {what} vector {printed}, formula {show(got)}")
    print("all vectors agree with the formulas" if not wrong else f"{wrong} values disagree")
    return wrong
