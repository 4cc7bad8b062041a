"""The report: tables of what was measured, as Markdown."""

import datetime as dt
import os
import platform
import re
import statistics as st


def pick(rows, quiet):
    calm = [x for x in rows if x["others"] <= quiet]
    return calm if len(calm) >= 3 else rows


def middle(rows, key):
    return st.median(x[key] for x in rows)


def spread(rows, key):
    v = sorted(x[key] for x in rows)
    return "%s (%s–%s)" % tuple(digits(x) for x in (st.median(v), v[0], v[-1])) if len(v) > 1 else digits(v[0])


def digits(x):
    return "%.3f" % x if x < 1 else "%.2f" % x if x < 100 else "%.0f" % x


def machine():
    cpu = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    memory = int(re.search(r"MemTotal:\s+(\d+)", open("/proc/meminfo").read()).group(1)) / 2**20
    return "%s, %d cores, %.0f GiB, %s" % (cpu.group(1) if cpu else platform.machine(), os.cpu_count(), memory, platform.system())


def section(results, step):
    """Program and number or name → its rows, in the order measured."""
    return {tuple(k.split("/")[1:]): rows for k, rows in results.items() if k.startswith(step + "/")}


def table(head, rows):
    return "\n".join("| " + " | ".join(r) + " |" for r in [head, ["---"] + ["---:"] * (len(head) - 1)] + rows) + "\n"


def same(results, quiet):
    found = section(results, "same")
    out = []
    for n in sorted({int(n) for _, n in found}):
        ours = pick(found.get(("milepost", str(n)), []), quiet)
        rows = []
        for (name, number), measured in found.items():
            if number != str(n):
                continue
            x = pick(measured, quiet)
            times = "" if not ours or name == "milepost" else "%.2f, %.2f" % (
                middle(x, "cpu") / middle(ours, "cpu"), middle(x, "wall") / middle(ours, "wall"))
            rows.append(["the bytes alone" if name == "bytes" else name, spread(x, "cpu"), spread(x, "wall"),
                         "%.0f" % middle(x, "rss") if name != "bytes" else "", "%d" % x[-1]["files"], "%.1f" % (x[-1]["bytes"] / 1e6),
                         times, "%d (%d quiet)" % (len(measured), sum(y["others"] <= quiet for y in measured))])
        out.append("### %s projects\n\n" % format(n, ",") + table(
            ["", "CPU s", "wall s", "peak MiB", "files", "MB", "times milepost's CPU, wall", "runs"], rows))
    return "\n".join(out)


def growth(results, quiet):
    found = {int(n): pick(rows, quiet) for (name, n), rows in section(results, "same").items() if name == "milepost"}
    rows = []
    for a, b in zip(sorted(found), sorted(found)[1:]):
        x, y = found[a], found[b]
        rows.append(["%s → %s" % (format(a, ","), format(b, ",")), "%.1f" % (middle(y, "cpu") / middle(x, "cpu")),
                     "%.1f" % (middle(y, "wall") / middle(x, "wall")),
                     "%.1f" % ((middle(y, "rss") - middle(x, "rss")) * 1024 / (b - a))])
    return table(["", "times CPU", "times wall", "KiB a project more"], rows)


def over_time(results):
    """Resident memory at twentieths of the longest run that was watched."""
    runs = [(int(n), x["memory"]) for (_, n), rows in section(results, "same").items() for x in rows if x.get("memory")]
    if not runs:
        return ""
    n, rows = max(runs, key=lambda run: run[0])
    steps = [rows[min(len(rows) - 1, len(rows) * k // 20)] for k in range(21)]
    return "\nMemory over time at %s projects, MiB by second: %s.\n" % (
        format(n, ","), ", ".join("%.1f s %d" % (s, mb) for s, mb in steps))


def plain(results, step, quiet):
    rows = []
    for (name, what), measured in section(results, step).items():
        x = pick(measured, quiet)
        rows.append(["%s, %s" % (name, format(int(what), ",") if what.isdigit() else what), spread(x, "cpu"), spread(x, "wall"),
                     "%.0f" % middle(x, "rss"), str(len(measured))])
    return table(["", "CPU s", "wall s", "peak MiB", "runs"], rows)


def text(results, versions, quiet):
    """The whole report; `quiet` is the share of the machine that others may use in a quiet run."""
    return "\n".join([
        "# How long a build takes", "",
        "Written by `tests/bench/run.py`; what is measured and how is told in [README.md](README.md). Of several runs the "
        "median, least and greatest in brackets.", "",
        "- %s, measured on %s" % (machine(), dt.date.today().isoformat()), *("- " + v for v in versions), "",
        "## The same work", "", same(results, quiet),
        "## Growth", "", growth(results, quiet) + over_time(results),
        "## The same site again", "", plain(results, "again", quiet),
        "## The theme civic", "", "Without `pages +` every output is made.", "", plain(results, "civic", quiet),
        "## Start-up", "", plain(results, "small", quiet)])
