#!/usr/bin/env python3
"""Check that built sites hold the same work.

    python3 verify.py --site DIR --out hugo=OUT1 --out zola=OUT2 ...

DIR is what generate.py wrote (DIR/plain is read for the expected content).  Counts
pages, rows, entries, SVGs and tables in every output, recomputes each project's
chart and bars from the front matter, and prints one line per peer.  Exit status 1
when something is missing.  Standard library only."""

import argparse
import glob
import html
import json
import os
import re
import sys

# Where a generator puts what the peers agree on: the folder of each kind of term, the
# pages of the overview from the second on, the levels of headings in a text, the feed,
# and the pages it makes beside those that are asked for.
PEERS = {"focus": "focus", "batch": "batch", "departments": "departments", "overview": ("index.html", "page/%d/index.html"),
         "headings": "23", "feed": "/atom.xml", "beside": ()}
MILEPOST = {"focus": "focuses", "batch": "batches", "departments": "departments",
            "overview": ("projects/index.html", "projects/page/%d/index.html"), "headings": "34", "feed": "/changes/feed.xml",
            "beside": ("index.html", "changes/index.html", "data/index.html", "method/index.html", "milestones/index.html",
                       "quarters/", "print/")}
TERMS = ("focus", "batch", "departments")


def plain(site):
    out = {}
    for f in sorted(glob.glob(os.path.join(site, "plain", "projects", "*.md"))):
        fm, body = open(f, encoding="utf-8").read().split("\n---\n", 1)
        p = {"values": [], "baseline": [], "target": [], "updates": [], "terms": []}
        for line in fm.split("\n"):
            s = line.strip()
            if s.startswith("slug: "):
                p["slug"] = json.loads(s[6:])
            elif s.startswith("title: "):
                p["title"] = json.loads(s[7:])
            elif s.startswith(("focus: ", "batch: ")):
                k, v = s.split(": ", 1)
                p["terms"].append((k, json.loads(v)))
            elif s.startswith("departments: "):
                p["terms"] += [("departments", d) for d in json.loads(s[13:])]
            elif s.startswith("baseline: "):
                p["baseline"].append(float(s[10:])); p["values"].append([])
            elif s.startswith("target: "):
                p["target"].append(float(s[8:]))
            elif ", value: " in s:
                p["values"][-1].append(float(s.split(", value: ")[1].rstrip("}")))
            elif ", text: " in s:
                p["updates"].append(json.loads(s.split(", text: ")[1][:-1]))
        p["heads"] = re.findall(r"^#{2,3} (.*)$", body, re.M)
        out[p["slug"]] = p
    return out


def terms(ps):
    """The terms that a project has; all 49 from some 100 projects on."""
    return {t for p in ps.values() for t in p["terms"]}


def check(name, out, ps):
    bad = []
    n = len(ps)
    lay = MILEPOST if os.path.isdir(os.path.join(out, "focuses")) else PEERS

    def need(ok, what):
        if not ok:
            bad.append(what)

    pages = [os.path.relpath(f, out) for f in glob.glob(out + "/**/*.html", recursive=True)]
    stubs = [p for p in pages if re.search(r"(^|/)page/1/index\.html$", p)]
    beside = [p for p in pages if p.startswith(lay["beside"])] if lay["beside"] else []
    pages = [p for p in pages if p not in stubs and p not in beside]
    home = (n + 99) // 100
    overview = [lay["overview"][0]] + [lay["overview"][1] % k for k in range(2, home + 1)]
    need(len([p for p in pages if p.startswith("projects/") and p not in overview]) == n, "project pages")
    expected = n + home + len(TERMS) + len(terms(ps)) + 1
    need(len(pages) == expected, "HTML pages: %d, not %d" % (len(pages), expected))
    for slug, p in ps.items():
        f = os.path.join(out, "projects", slug, "index.html")
        if not os.path.exists(f):
            need(False, slug + " absent"); continue
        t = open(f, encoding="utf-8").read()
        u = html.unescape(t)
        need(t.count("<svg") == 4, slug + " svg")
        need(t.count("<table") == 2 and t.count("</tr>") == 6 + 7, slug + " tables")
        need(t.count('class="update"') == 12, slug + " updates")
        need(all(x in u for x in p["updates"]), slug + " update texts")
        need(p["title"] in u, slug + " title")
        need(len(re.findall("<h[%s] id=" % lay["headings"], t)) == len(p["heads"]) == 8, slug + " headings")
        need(t.count("<pre") == 1 and t.count("<blockquote") == 1, slug + " blocks")
        pts = re.search(r'<polyline points="([^"]*)"', t)
        xy = [tuple(map(float, a.split(","))) for a in pts.group(1).split()] if pts else []
        v = p["values"][0]; lo, hi = min(v), max(v)
        want = [(50 + 25 * k, 180 - (x - lo) * 160 / (hi - lo)) for k, x in enumerate(v)]
        need(len(xy) == 24 and all(abs(a[0] - b[0]) < .01 and abs(a[1] - b[1]) <= .0501 for a, b in zip(xy, want)), slug + " chart")
        bars = [float(x) for x in re.findall(r'class="v" width="([0-9.]+)"', t)]
        want = [300 * min(1, max(0, (v[-1] - b) / (g - b))) for v, b, g in zip(p["values"], p["baseline"], p["target"])]
        need(len(bars) == 3 and all(abs(a - b) <= .0501 for a, b in zip(bars, want)), slug + " bars")
    rows = order = 0
    for k, page in enumerate(overview, 1):
        f = os.path.join(out, page)
        t = open(f, encoding="utf-8").read() if os.path.exists(f) else ""
        rows += t.count('class="row"')
        need(t.count("<svg") == t.count('class="row"'), "home bars, page %d" % k)
    need(rows == n, "home rows: %d" % rows)
    for x in TERMS:
        fs = glob.glob(out + "/" + lay[x] + "/*/index.html")
        c = len([t for t in terms(ps) if t[0] == x])
        need(len(fs) == c, "%s pages: %d, not %d" % (x, len(fs), c))
        r = sum(open(f, encoding="utf-8").read().count('class="row"') for f in fs)
        need(r == n if x != "departments" else r > n, "%s rows: %d" % (x, r))
    def text(f):
        return open(out + f, encoding="utf-8").read() if os.path.exists(out + f) else ""

    feed = text(lay["feed"])
    need(feed.count("<entry>") == min(50, n), "feed entries: %d" % feed.count("<entry>"))
    sm = text("/sitemap.xml").count("<loc>")
    need(sm >= n + 4 + len(terms(ps)), "sitemap: %d" % sm)
    need(os.path.exists(out + "/style.css") and os.path.exists(out + "/404.html"), "style.css, 404.html")
    files = [f for f in glob.glob(out + "/**/*", recursive=True) if os.path.isfile(f)]
    print("%-10s %6d HTML pages + %d beside them + %d redirect stub, %6d files, %11d bytes, feed %d, sitemap %d: %s" % (
        name, len(pages), len(beside), len(stubs), len(files), sum(map(os.path.getsize, files)), feed.count("<entry>"), sm,
        "same" if not bad else "DIFFERS: " + "; ".join(bad[:8]) + (" ... %d in all" % len(bad))))
    return not bad


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--site", required=True)
    ap.add_argument("--out", action="append", required=True, help="name=DIR")
    a = ap.parse_args()
    ps = plain(a.site)
    ok = [check(*o.split("=", 1), ps) for o in a.out]
    sys.exit(0 if all(ok) else 1)


if __name__ == "__main__":
    main()
