#!/usr/bin/env python3
"""Write one and the same progress-report site for each peer generator.

    python3 generate.py --n 1000 --out DIR [--seed 7] [--peer hugo --peer zola ...]

makes DIR/plain, DIR/milepost, DIR/hugo, DIR/zola, DIR/zola-toml, DIR/eleventy
(whichever are asked for; all but zola-toml and civic by default).  Same seed, same N -> same bytes.  The
text of project i depends on the seed and i only, so a larger N adds projects and
leaves the others as they were (all but the "related project" links, which stay
inside the first N).

Standard library only.

THE PLAIN SCHEMA (what verify.py reads; Eleventy reads the same)
====================================================
plain/site.yaml               title, base_url, language, per_page, feed_limit
plain/projects/pNNNNN.md      one project: YAML front matter between `---` lines,
                              then the Markdown body (CommonMark + tables)
plain/static/style.css        copied as it is

Front matter of a project, every key always there:

    title:       str
    slug:        str            "p00001"; the page is /projects/<slug>/
    date:        str            RFC 3339, when last updated; unique over the site
    lang:        "en" | "zh"    every third project is "zh"
    lead:        str            the person who leads the project
    departments: [str, ...]     1 to 3 of 40
    focus:       str            1 of 5 focus areas
    batch:       str            1 of 4 batches
    start:       "YYYY-MM-DD"
    due:         "YYYY-MM-DD"
    status:      "on-track" | "at-risk" | "delayed" | "done"
    summary:     str            one or two sentences
    related:     str            slug of another project
    indicators:                 exactly 3
      - name:         str
        unit:         str       "%", "days", ...
        baseline:     float     value at the start
        target:       float     value aimed at; may be below the baseline
        measurements:           exactly 24, oldest first, about one a month
          - {date: "YYYY-MM-DD", value: float}
    milestones:                 exactly 5
      - {title: str, due: "YYYY-MM-DD", done: "YYYY-MM-DD" or "", status: "done" | "in-progress" | "planned"}
    updates:                    exactly 12, newest first
      - {date: "YYYY-MM-DD", author: str, text: str}

Numbers have one decimal.  Dates are quoted so that no reader turns them into its
own date type.

THE SITE EVERY PEER MUST MAKE
=============================
/projects/<slug>/        N pages: facts, 3 progress bars (SVG), 1 line chart (SVG,
                         24 points, scaled to the least and greatest value, 5 grid
                         lines), milestones table, updates list, Markdown body
                         (heading ids; no syntax colouring in any peer)
/ and /page/K/           overview table of all projects, newest first, 100 a page,
                         one SVG mini bar a row
/focus/ /batch/ /departments/            lists of terms with counts
/focus/<t>/ (5) /batch/<t>/ (4) /departments/<t>/ (40)   all projects of the term
/404.html  /sitemap.xml  /atom.xml (newest 50)  /style.css
So N + ceil(N/100) + 3 + 49 + 1 HTML pages (redirect stubs not counted).
"""

import argparse
import datetime as dt
import json
import os
import random
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))

FOCUS = ["Public Health", "Clean Water", "Safe Streets", "Open Government", "Lifelong Learning"]
BATCH = ["Batch 2023A", "Batch 2024A", "Batch 2025A", "Batch 2026A"]
DEPARTMENTS = [a + " " + b for a in
               ["Northern", "Southern", "Eastern", "Western", "Central", "Harbour", "Riverside", "Upland"]
               for b in ["Works Office", "Health Office", "Schools Office", "Transport Office", "Records Office"]]
STATUS = ["on-track", "on-track", "on-track", "at-risk", "delayed", "done"]
UNITS = ["%", "days", "cases", "sites", "visits", "tonnes"]
MSTATUS = {"en": {}, "zh": {}}

EN = """office project results public service report measure quarter target baseline progress team residents
survey permit counter waiting time request review budget contract supplier delivery street water quality sample
station school clinic library bus route crossing lighting repair schedule plan site visit training staff volunteer
district village river harbour road bridge pipe meter data record form letter call answer queue office hour
morning week month year season change increase decrease reduce improve extend open close test pilot trial phase
first second final early late steady clear simple shared common local regional national small large new older
finished planned started agreed checked counted published printed explained delayed moved replaced installed
because while after before during between within across against under over with without through toward""".split()
EN_NAMES = ["Ana Reyes", "Tom Birch", "Mei Lin", "Jonas Falk", "Priya Nair", "Olu Ade", "Sara Holm", "Ivo Marek",
            "Lena Roth", "Sam Okafor", "Nora Quist", "Paul Weir"]
ZH_NAMES = ["陈志明", "林美惠", "王建国", "李淑芬", "张文杰", "黄雅婷", "吴俊宏", "刘怡君", "蔡明宪", "杨佩珊", "许家豪", "郑丽华"]
ZH = """本项目 公共服务 市民满意度 各区办公室 水质监测站 学校图书馆 公交路线 道路照明 维修计划 季度报告 年度目标 基准数值
平均等候时间 申请案件 承办人员 志愿者团队 现场访查 培训课程 数据记录 预算执行 合同厂商 交付时程 社区诊所 河岸步道
港口仓库 管线更新 电子表单 意见调查 试办阶段 成果展示 风险评估 改善措施""".split()
ZH_V = """已经完成 持续推进 较上季增加 较去年减少 如期交付 略有延迟 重新安排 获得改善 正式启用 公开说明 定期检查 逐步扩大
共同讨论 确认无误 纳入追踪 提前达成 需要协调 仍待核准""".split()
ZH_C = ["同时", "因此", "此外", "目前", "接下来", "根据统计", "在第二阶段", "与去年同期相比", "为了方便居民", "经过三个月的试办"]


class Text:
    def __init__(self, rnd, lang):
        self.r, self.zh = rnd, lang == "zh"

    def sentence(self):
        r = self.r
        if self.zh:
            parts = []
            for k in range(r.randint(2, 4)):
                p = (r.choice(ZH_C) if r.random() < 0.4 else "") + r.choice(ZH) + r.choice(ZH_V)
                parts.append(p)
            return "，".join(parts) + "。"
        w = [r.choice(EN) for _ in range(r.randint(8, 18))]
        if len(w) > 11:
            w[6] += ","
        return " ".join(w).capitalize() + "."

    def para(self, n, rich=False):
        s = [self.sentence() for _ in range(n)]
        if rich:
            s[0] = "**" + self.phrase() + "** " + s[0]
            s[-1] += " *" + self.phrase() + "* `" + self.r.choice(["v1.2", "form-27", "site_id", "Q3"]) + "`."
        return ("" if self.zh else " ").join(s)

    def phrase(self, n=3):
        if self.zh:
            return self.r.choice(ZH) + self.r.choice(ZH_V)
        return " ".join(self.r.choice(EN) for _ in range(n))

    def head(self, en, zh):
        return zh if self.zh else en


def body(r, lang, i, related):
    t = Text(r, lang)
    h = t.head
    o = []
    o.append("## " + h("Background", "背景说明"))
    o.append(t.para(4, rich=True))
    o.append(t.para(3) + " " + h("See", "参见") + " [" + t.phrase() + "](/projects/" + related + "/)" + h(" and the ", "与")
             + "[" + h("public register", "公开登记") + "](https://example.org/register/%d)" % i + h(".", "。"))
    o.append("## " + h("Approach", "推动方式"))
    o.append(t.para(3))
    o.append("\n".join("- " + t.sentence() for _ in range(3)) + "\n"
             + "\n".join("  - " + t.phrase(4) for _ in range(2)) + "\n- " + t.sentence())
    o.append("### " + h("Method", "执行步骤"))
    o.append("\n".join("%d. " % (k + 1) + t.sentence() for k in range(4)))
    o.append("## " + h("Results by area", "各区成果"))
    o.append(t.para(2))
    head = [h("Area", "区域"), h("Plan", "计划"), h("Result", "成果"), h("Change", "变化"), h("Note", "备注")]
    rows = ["| " + " | ".join(head) + " |", "|---|---:|---:|---:|---|"]
    for k in range(6):
        a, b = r.randint(10, 900), r.randint(10, 900)
        rows.append("| %s %d | %d | %d | %+d | %s |" % (h("Area", "第"), k + 1, a, b, b - a, t.phrase(2)))
    o.append("\n".join(rows))
    o.append("## " + h("Data", "数据来源"))
    o.append(t.para(2))
    o.append("```yaml\nsource: register-%d\nperiod: quarterly\nfields:\n  - name: site_id\n    type: text\n"
             "  - name: value\n    type: number\n    unit: \"%s\"\nchecked: true\nrows: %d\n```"
             % (i, r.choice(UNITS), r.randint(100, 90000)))
    o.append("## " + h("Risks", "风险与因应"))
    o.append("> " + t.para(2))
    o.append(t.para(3, rich=True))
    o.append("## " + h("Next steps", "下一步"))
    o.append(t.para(3))
    o.append("\n".join("- [%s](https://example.org/doc/%d/%d) %s" % (t.phrase(2), i, k, t.sentence()) for k in range(4)))
    o.append("### " + h("Thanks", "致谢"))
    o.append(t.para(2))
    return "\n\n".join(o) + "\n"


def updated(i):
    return (dt.datetime(2026, 10, 31) - dt.timedelta(minutes=(i * 7919) % 100003)).strftime("%Y-%m-%dT%H:%M:%SZ")


def project(seed, i, n):
    r = random.Random("%d/%d" % (seed, i))
    lang = "zh" if i % 3 == 0 else "en"
    t = Text(r, lang)
    start = dt.date(2023, 1, 1) + dt.timedelta(days=r.randint(0, 500))
    p = {
        "title": (t.phrase() + t.phrase() if lang == "zh" else t.phrase(6).capitalize()),
        "slug": "p%05d" % i,
        # unique, never in the future, order unlike the file order
        "date": updated(i),
        "lang": lang,
        "lead": r.choice(ZH_NAMES if lang == "zh" else EN_NAMES),
        "departments": r.sample(DEPARTMENTS, r.randint(1, 3)),
        "focus": r.choice(FOCUS),
        "batch": r.choice(BATCH),
        "start": start.isoformat(),
        "due": (start + dt.timedelta(days=730)).isoformat(),
        "status": r.choice(STATUS),
        "summary": t.sentence() + ("" if lang == "zh" else " ") + t.sentence(),
    }
    rr = random.Random("%d/%d/related" % (seed, i))
    p["related"] = "p%05d" % (1 + rr.randrange(n))
    p["indicators"] = []
    for _ in range(3):
        b = round(r.uniform(5, 40), 1)
        g = round(b + r.choice([-1, 1, 1, 1]) * r.uniform(4, 60), 1)
        if abs(g - b) < 1:
            g = b + 1
        ms, d = [], start
        for m in range(24):
            v = round(b + (g - b) * (m / 26.0) + r.uniform(-2, 2), 1)
            ms.append({"date": (start + dt.timedelta(days=30 * m)).isoformat(), "value": v})
        p["indicators"].append({"name": t.phrase(), "unit": r.choice(UNITS), "baseline": b, "target": g, "measurements": ms})
    p["milestones"] = []
    for k in range(5):
        due = start + dt.timedelta(days=140 * (k + 1))
        st = "done" if k < 3 else ("in-progress" if k == 3 else "planned")
        p["milestones"].append({"title": t.phrase(4), "due": due.isoformat(),
                                "done": (due + dt.timedelta(days=r.randint(-20, 20))).isoformat() if st == "done" else "",
                                "status": st})
    p["updates"] = []
    for k in range(12):
        p["updates"].append({"date": (start + dt.timedelta(days=700 - 55 * k)).isoformat(),
                             "author": r.choice(ZH_NAMES if lang == "zh" else EN_NAMES), "text": t.sentence()})
    return p, body(r, lang, i, p["related"])


# ---------------------------------------------------------------- front matter

def q(s):
    """A double-quoted scalar good for both YAML and TOML."""
    return json.dumps(s, ensure_ascii=False)


def num(v):
    return "%.1f" % v


def yaml_tail(p, ind=""):
    o = [ind + "indicators:"]
    for x in p["indicators"]:
        o.append(ind + "  - name: " + q(x["name"]))
        o.append(ind + "    unit: " + q(x["unit"]))
        o.append(ind + "    baseline: " + num(x["baseline"]))
        o.append(ind + "    target: " + num(x["target"]))
        o.append(ind + "    measurements:")
        for m in x["measurements"]:
            o.append(ind + "      - {date: %s, value: %s}" % (q(m["date"]), num(m["value"])))
    o.append(ind + "milestones:")
    for m in p["milestones"]:
        o.append(ind + "  - {title: %s, due: %s, done: %s, status: %s}" % (q(m["title"]), q(m["due"]), q(m["done"]), q(m["status"])))
    o.append(ind + "updates:")
    for u in p["updates"]:
        o.append(ind + "  - {date: %s, author: %s, text: %s}" % (q(u["date"]), q(u["author"]), q(u["text"])))
    return o


SCALARS = ["lang", "lead", "start", "due", "status", "summary", "related"]


def fm_plain(p):
    o = ["---", "title: " + q(p["title"]), "slug: " + q(p["slug"]), "date: " + q(p["date"])]
    o += ["%s: %s" % (k, q(p[k])) for k in SCALARS]
    o += ["departments: [" + ", ".join(map(q, p["departments"])) + "]", "focus: " + q(p["focus"]), "batch: " + q(p["batch"])]
    return "\n".join(o + yaml_tail(p) + ["---", ""])


def fm_hugo(p):
    o = ["---", "title: " + q(p["title"]), "slug: " + q(p["slug"]), "date: " + p["date"]]
    o += ["%s: %s" % (k, q(p[k])) for k in SCALARS]
    o += ["departments: [" + ", ".join(map(q, p["departments"])) + "]", "focus: [" + q(p["focus"]) + "]", "batch: [" + q(p["batch"]) + "]"]
    return "\n".join(o + yaml_tail(p) + ["---", ""])


def fm_zola(p):
    o = ["---", "title: " + q(p["title"]), "slug: " + q(p["slug"]), "date: " + p["date"], "description: " + q(p["summary"]),
         "taxonomies:", "  departments: [" + ", ".join(map(q, p["departments"])) + "]",
         "  focus: [" + q(p["focus"]) + "]", "  batch: [" + q(p["batch"]) + "]", "extra:"]
    o += ["  %s: %s" % (k, q(p[k])) for k in SCALARS]
    return "\n".join(o + yaml_tail(p, "  ") + ["---", ""])


def fm_zola_toml(p):
    o = ["+++", "title = " + q(p["title"]), "slug = " + q(p["slug"]), "date = " + p["date"], "description = " + q(p["summary"]),
         "[taxonomies]", "departments = [" + ", ".join(map(q, p["departments"])) + "]",
         "focus = [" + q(p["focus"]) + "]", "batch = [" + q(p["batch"]) + "]", "[extra]"]
    o += ["%s = %s" % (k, q(p[k])) for k in SCALARS]
    o.append("milestones = [")
    o += ["  {title = %s, due = %s, done = %s, status = %s}," % (q(m["title"]), q(m["due"]), q(m["done"]), q(m["status"])) for m in p["milestones"]]
    o.append("]\nupdates = [")
    o += ["  {date = %s, author = %s, text = %s}," % (q(u["date"]), q(u["author"]), q(u["text"])) for u in p["updates"]]
    o.append("]")
    for x in p["indicators"]:
        o += ["[[extra.indicators]]", "name = " + q(x["name"]), "unit = " + q(x["unit"]),
              "baseline = " + num(x["baseline"]), "target = " + num(x["target"]), "measurements = ["]
        o += ["  {date = %s, value = %s}," % (q(m["date"]), num(m["value"])) for m in x["measurements"]]
        o.append("]")
    return "\n".join(o + ["+++", ""])


# ------------------------------------------------------------------- templates
# One set of templates in a neutral notation is not worth it: the three languages
# differ in scoping and arithmetic.  They are kept line for line alike instead.

CSS = """body{font:16px/1.5 sans-serif;max-width:60rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem;text-align:left}
.bar{background:#eee}.bar rect.v{fill:#2a6}.chart polyline{fill:none;stroke:#26a;stroke-width:2}
.chart line{stroke:#ddd}.chart text{font-size:10px}.status-delayed{color:#a22}.status-at-risk{color:#a70}
"""

HEAD = """<!doctype html>
<html lang="%(lang)s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%(title)s - Results</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/atom+xml" href="/atom.xml">
</head>
<body>
<header><a href="/">Results</a> <nav><a href="/focus/">Focus areas</a> <a href="/batch/">Batches</a> <a href="/departments/">Departments</a></nav></header>
<main>
"""
FOOT = """</main>
<footer><p>Public results site. <a href="/atom.xml">Feed</a> <a href="/sitemap.xml">Site map</a></p></footer>
</body>
</html>
"""

TABLE_HEAD = "<table class=\"overview\">\n<thead><tr><th>Project</th><th>Lead</th><th>Focus</th><th>Batch</th><th>Status</th><th>Due</th><th>Progress</th></tr></thead>\n<tbody>\n"
TABLE_FOOT = "</tbody>\n</table>\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


# -- Hugo

HUGO_CONF = """baseURL: https://results.example.org/
title: Results
locale: en
disableKinds: [section]
disableHugoGeneratorInject: true
taxonomies: {focus: focus, batch: batch, departments: departments}
pagination: {pagerSize: 100}
outputFormats:
  atom: {mediaType: application/atom+xml, baseName: atom, noUgly: false}
mediaTypes:
  application/atom+xml: {suffixes: [xml]}
outputs: {home: [html, atom], taxonomy: [html], term: [html]}
markup:
  highlight: {codeFences: false}
permalinks: {page: {projects: "/projects/:slug/"}}
"""

HUGO_BASE = HEAD % {"lang": "{{ with .Params.lang }}{{ . }}{{ else }}en{{ end }}", "title": "{{ .Title }}"} + '{{ block "main" . }}{{ end }}' + FOOT

HUGO_PAGE = """{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p class="summary">{{ .Params.summary }}</p>
<dl>
<dt>Lead</dt><dd>{{ .Params.lead }}</dd>
<dt>Departments</dt><dd>{{ range .GetTerms "departments" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</dd>
<dt>Focus</dt><dd>{{ range .GetTerms "focus" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd>
<dt>Batch</dt><dd>{{ range .GetTerms "batch" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</dd>
<dt>Start</dt><dd>{{ .Params.start }}</dd><dt>Due</dt><dd>{{ .Params.due }}</dd>
<dt>Status</dt><dd class="status-{{ .Params.status }}">{{ .Params.status }}</dd>
<dt>Updated</dt><dd>{{ .Date.Format "2006-01-02" }}</dd>
</dl>
<section class="indicators">
<h2>Indicators</h2>
{{ range .Params.indicators }}{{ $last := index .measurements (sub (len .measurements) 1) }}{{ $pct := mul (div (sub $last.value .baseline) (sub .target .baseline)) 100 }}{{ if lt $pct 0.0 }}{{ $pct = 0.0 }}{{ end }}{{ if gt $pct 100.0 }}{{ $pct = 100.0 }}{{ end }}
<div class="indicator"><h3>{{ .name }}</h3>
<p>{{ printf "%.1f" .baseline }} to {{ printf "%.1f" .target }} {{ .unit }}; now {{ printf "%.1f" $last.value }} ({{ $last.date }})</p>
<svg class="bar" width="350" height="16" role="img" aria-label="{{ printf "%.1f" $pct }} percent"><rect width="300" height="16" fill="#eee"/><rect class="v" width="{{ printf "%.1f" (mul $pct 3.0) }}" height="16"/><text x="304" y="12">{{ printf "%.1f" $pct }}%</text></svg></div>
{{ end }}
</section>
{{ $ind := index .Params.indicators 0 }}{{ $ms := $ind.measurements }}{{ $lo := (index $ms 0).value }}{{ $hi := $lo }}{{ range $ms }}{{ if lt .value $lo }}{{ $lo = .value }}{{ end }}{{ if gt .value $hi }}{{ $hi = .value }}{{ end }}{{ end }}{{ $span := sub $hi $lo }}{{ $n := sub (len $ms) 1 }}
<section class="chart">
<h2>{{ $ind.name }}</h2>
<svg class="chart" viewBox="0 0 660 220" width="660" height="220" role="img">
{{ range $k := seq 0 4 }}<line x1="50" x2="625" y1="{{ add 20 (mul $k 40) }}" y2="{{ add 20 (mul $k 40) }}"/><text x="4" y="{{ add 24 (mul $k 40) }}">{{ printf "%.1f" (sub $hi (div (mul $span $k) 4.0)) }}</text>
{{ end }}<polyline points="{{ range $k, $m := $ms }}{{ add 50 (mul $k 25) }},{{ printf "%.1f" (sub 180.0 (div (mul (sub $m.value $lo) 160.0) $span)) }} {{ end }}"/>
<text x="50" y="210">{{ (index $ms 0).date }}</text><text x="570" y="210">{{ (index $ms $n).date }}</text>
</svg>
</section>
<section class="milestones">
<h2>Milestones</h2>
<table>
<thead><tr><th>Milestone</th><th>Due</th><th>Done</th><th>Status</th></tr></thead>
<tbody>
{{ range .Params.milestones }}<tr><td>{{ .title }}</td><td>{{ .due }}</td><td>{{ with .done }}{{ . }}{{ else }}-{{ end }}</td><td class="ms-{{ .status }}">{{ .status }}</td></tr>
{{ end }}</tbody>
</table>
</section>
<section class="body">
{{ .Content }}
</section>
<section class="updates">
<h2>Updates</h2>
<ul>
{{ range .Params.updates }}<li class="update"><time>{{ .date }}</time> <b>{{ .author }}</b> {{ .text }}</li>
{{ end }}</ul>
</section>
</article>
{{ end }}"""

HUGO_HOME = """{{ define "main" }}
{{ $pag := .Paginate .Site.RegularPages.ByDate.Reverse }}
<h1>All projects</h1>
<p>{{ len .Site.RegularPages }} projects, page {{ $pag.PageNumber }} of {{ $pag.TotalPages }}</p>
""" + TABLE_HEAD + """{{ range $pag.Pages }}{{ $ind := index .Params.indicators 0 }}{{ $last := index $ind.measurements (sub (len $ind.measurements) 1) }}{{ $pct := mul (div (sub $last.value $ind.baseline) (sub $ind.target $ind.baseline)) 100 }}{{ if lt $pct 0.0 }}{{ $pct = 0.0 }}{{ end }}{{ if gt $pct 100.0 }}{{ $pct = 100.0 }}{{ end }}<tr class="row"><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ .Params.lead }}</td><td>{{ index .Params.focus 0 }}</td><td>{{ index .Params.batch 0 }}</td><td class="status-{{ .Params.status }}">{{ .Params.status }}</td><td>{{ .Params.due }}</td><td><svg class="bar" width="100" height="10"><rect class="v" width="{{ printf "%.1f" $pct }}" height="10"/></svg> {{ printf "%.1f" $pct }}%</td></tr>
{{ end }}""" + TABLE_FOOT + """<nav class="pager">{{ with $pag.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} {{ with $pag.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}"""

HUGO_TERM = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<p>{{ len .Pages }} projects</p>
<ul>
{{ range .Pages.ByDate.Reverse }}<li class="row"><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.lead }} <span class="status-{{ .Params.status }}">{{ .Params.status }}</span> {{ .Params.due }}</li>
{{ end }}</ul>
{{ end }}"""

HUGO_TAXONOMY = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> ({{ .Count }})</li>
{{ end }}</ul>
{{ end }}"""

HUGO_ATOM = """{{ printf "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>" | safeHTML }}
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Results</title><link rel="self" type="application/atom+xml" href="https://results.example.org/atom.xml"/><id>https://results.example.org/</id>
{{ $p := first 50 .Site.RegularPages.ByDate.Reverse }}<updated>{{ (index $p 0).Date.Format "2006-01-02T15:04:05Z07:00" | safeHTML }}</updated>
{{ range $p }}<entry><title>{{ .Title }}</title><link rel="alternate" type="text/html" href="{{ .Permalink }}"/><id>{{ .Permalink }}</id><updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" | safeHTML }}</updated><author><name>{{ .Params.lead }}</name></author><summary>{{ .Params.summary }}</summary></entry>
{{ end }}</feed>
"""


def peer_hugo(out, projects):
    write(out + "/hugo.yaml", HUGO_CONF)
    write(out + "/layouts/baseof.html", HUGO_BASE)
    write(out + "/layouts/page.html", HUGO_PAGE)
    write(out + "/layouts/home.html", HUGO_HOME)
    write(out + "/layouts/term.html", HUGO_TERM)
    write(out + "/layouts/taxonomy.html", HUGO_TAXONOMY)
    write(out + "/layouts/404.html", '{{ define "main" }}<h1>Not found</h1>{{ end }}')
    write(out + "/layouts/home.atom.xml", HUGO_ATOM)
    write(out + "/static/style.css", CSS)
    write(out + "/content/_index.md", "---\ntitle: All projects\n---\n")
    for p, b in projects():
        write(out + "/content/projects/" + p["slug"] + ".md", fm_hugo(p) + "\n" + b)


# -- Zola (Tera 1)

ZOLA_CONF = """base_url = "https://results.example.org"
title = "Results"
default_language = "en"
generate_feeds = true
feed_filenames = ["atom.xml"]
feed_limit = 50
generate_robots_txt = false
build_search_index = false
taxonomies = [{name = "focus"}, {name = "batch"}, {name = "departments"}]
"""

ZOLA_BASE = HEAD % {"lang": "{% block lang %}en{% endblock lang %}", "title": "{% block title %}{% endblock title %}"} + "{% block main %}{% endblock main %}" + FOOT

ZOLA_PAGE = """{% extends "base.html" %}
{% block lang %}{{ page.extra.lang }}{% endblock lang %}
{% block title %}{{ page.title }}{% endblock title %}
{% block main %}
<article>
<h1>{{ page.title }}</h1>
<p class="summary">{{ page.extra.summary }}</p>
<dl>
<dt>Lead</dt><dd>{{ page.extra.lead }}</dd>
<dt>Departments</dt><dd>{% for d in page.taxonomies.departments %}<a href="/departments/{{ d | slugify }}/">{{ d }}</a> {% endfor %}</dd>
<dt>Focus</dt><dd>{% for d in page.taxonomies.focus %}<a href="/focus/{{ d | slugify }}/">{{ d }}</a>{% endfor %}</dd>
<dt>Batch</dt><dd>{% for d in page.taxonomies.batch %}<a href="/batch/{{ d | slugify }}/">{{ d }}</a>{% endfor %}</dd>
<dt>Start</dt><dd>{{ page.extra.start }}</dd><dt>Due</dt><dd>{{ page.extra.due }}</dd>
<dt>Status</dt><dd class="status-{{ page.extra.status }}">{{ page.extra.status }}</dd>
<dt>Updated</dt><dd>{{ page.date | date(format="%Y-%m-%d") }}</dd>
</dl>
<section class="indicators">
<h2>Indicators</h2>
{% for x in page.extra.indicators %}{% set last = x.measurements | last %}{% set pct = (last.value - x.baseline) / (x.target - x.baseline) * 100.0 %}{% if pct < 0.0 %}{% set pct = 0.0 %}{% endif %}{% if pct > 100.0 %}{% set pct = 100.0 %}{% endif %}
<div class="indicator"><h3>{{ x.name }}</h3>
<p>{{ x.baseline | round(precision=1) }} to {{ x.target | round(precision=1) }} {{ x.unit }}; now {{ last.value | round(precision=1) }} ({{ last.date }})</p>
<svg class="bar" width="350" height="16" role="img" aria-label="{{ pct | round(precision=1) }} percent"><rect width="300" height="16" fill="#eee"/><rect class="v" width="{{ pct * 3.0 | round(precision=1) }}" height="16"/><text x="304" y="12">{{ pct | round(precision=1) }}%</text></svg></div>
{% endfor %}
</section>
{% set ind = page.extra.indicators.0 %}{% set ms = ind.measurements %}{% set_global lo = ms.0.value %}{% set_global hi = lo %}{% for m in ms %}{% if m.value < lo %}{% set_global lo = m.value %}{% endif %}{% if m.value > hi %}{% set_global hi = m.value %}{% endif %}{% endfor %}{% set span = hi - lo %}{% set first = ms | first %}{% set end = ms | last %}
<section class="chart">
<h2>{{ ind.name }}</h2>
<svg class="chart" viewBox="0 0 660 220" width="660" height="220" role="img">
{% for k in range(end=5) %}<line x1="50" x2="625" y1="{{ 20 + k * 40 }}" y2="{{ 20 + k * 40 }}"/><text x="4" y="{{ 24 + k * 40 }}">{{ hi - span * k / 4.0 | round(precision=1) }}</text>
{% endfor %}<polyline points="{% for m in ms %}{{ 50 + loop.index0 * 25 }},{{ 180.0 - (m.value - lo) * 160.0 / span | round(precision=1) }} {% endfor %}"/>
<text x="50" y="210">{{ first.date }}</text><text x="570" y="210">{{ end.date }}</text>
</svg>
</section>
<section class="milestones">
<h2>Milestones</h2>
<table>
<thead><tr><th>Milestone</th><th>Due</th><th>Done</th><th>Status</th></tr></thead>
<tbody>
{% for m in page.extra.milestones %}<tr><td>{{ m.title }}</td><td>{{ m.due }}</td><td>{% if m.done %}{{ m.done }}{% else %}-{% endif %}</td><td class="ms-{{ m.status }}">{{ m.status }}</td></tr>
{% endfor %}</tbody>
</table>
</section>
<section class="body">
{{ page.content | safe }}
</section>
<section class="updates">
<h2>Updates</h2>
<ul>
{% for u in page.extra.updates %}<li class="update"><time>{{ u.date }}</time> <b>{{ u.author }}</b> {{ u.text }}</li>
{% endfor %}</ul>
</section>
</article>
{% endblock main %}"""

ZOLA_HOME = """{% extends "base.html" %}
{% block title %}{{ section.title }}{% endblock title %}
{% block main %}
<h1>All projects</h1>
<p>{{ paginator.total_pages }} projects, page {{ paginator.current_index }} of {{ paginator.number_pagers }}</p>
""" + TABLE_HEAD + """{% for p in paginator.pages %}{% set ind = p.extra.indicators.0 %}{% set last = ind.measurements | last %}{% set pct = (last.value - ind.baseline) / (ind.target - ind.baseline) * 100.0 %}{% if pct < 0.0 %}{% set pct = 0.0 %}{% endif %}{% if pct > 100.0 %}{% set pct = 100.0 %}{% endif %}<tr class="row"><td><a href="{{ p.path }}">{{ p.title }}</a></td><td>{{ p.extra.lead }}</td><td>{{ p.taxonomies.focus.0 }}</td><td>{{ p.taxonomies.batch.0 }}</td><td class="status-{{ p.extra.status }}">{{ p.extra.status }}</td><td>{{ p.extra.due }}</td><td><svg class="bar" width="100" height="10"><rect class="v" width="{{ pct | round(precision=1) }}" height="10"/></svg> {{ pct | round(precision=1) }}%</td></tr>
{% endfor %}""" + TABLE_FOOT + """<nav class="pager">{% if paginator.previous %}<a href="{{ paginator.previous }}">Newer</a>{% endif %} {% if paginator.next %}<a href="{{ paginator.next }}">Older</a>{% endif %}</nav>
{% endblock main %}"""

ZOLA_TERM = """{% extends "base.html" %}
{% block title %}{{ term.name }}{% endblock title %}
{% block main %}
<h1>{{ term.name }}</h1>
<p>{{ term.pages | length }} projects</p>
<ul>
{% for p in term.pages %}<li class="row"><a href="{{ p.path }}">{{ p.title }}</a> {{ p.extra.lead }} <span class="status-{{ p.extra.status }}">{{ p.extra.status }}</span> {{ p.extra.due }}</li>
{% endfor %}</ul>
{% endblock main %}"""

ZOLA_TAXONOMY = """{% extends "base.html" %}
{% block title %}{{ taxonomy.name }}{% endblock title %}
{% block main %}
<h1>{{ taxonomy.name }}</h1>
<ul>
{% for t in terms %}<li><a href="{{ t.path }}">{{ t.name }}</a> ({{ t.page_count }})</li>
{% endfor %}</ul>
{% endblock main %}"""

ZOLA_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Results</title><link rel="self" type="application/atom+xml" href="https://results.example.org/atom.xml"/><id>https://results.example.org/</id>
<updated>{{ last_updated | date(format="%+") }}</updated>
{% for page in pages %}<entry><title>{{ page.title }}</title><link rel="alternate" type="text/html" href="{{ page.permalink | safe }}"/><id>{{ page.permalink | safe }}</id><updated>{{ page.date | date(format="%+") }}</updated><author><name>{{ page.extra.lead }}</name></author><summary>{{ page.extra.summary }}</summary></entry>
{% endfor %}</feed>
"""


def peer_zola(out, projects, fm=fm_zola):
    toml = fm is fm_zola_toml
    write(out + "/config.toml", ZOLA_CONF)
    write(out + "/templates/base.html", ZOLA_BASE)
    write(out + "/templates/page.html", ZOLA_PAGE)
    write(out + "/templates/index.html", ZOLA_HOME)
    write(out + "/templates/taxonomy_single.html", ZOLA_TERM)
    write(out + "/templates/taxonomy_list.html", ZOLA_TAXONOMY)
    write(out + "/templates/404.html", '{% extends "base.html" %}{% block title %}404{% endblock title %}{% block main %}<h1>Not found</h1>{% endblock main %}')
    write(out + "/templates/atom.xml", ZOLA_ATOM)
    write(out + "/static/style.css", CSS)
    write(out + "/content/_index.md", '+++\ntitle = "All projects"\nsort_by = "date"\npaginate_by = 100\n+++\n')
    write(out + "/content/projects/_index.md", '+++\nsort_by = "date"\ntransparent = true\nrender = false\n+++\n')
    for p, b in projects():
        write(out + "/content/projects/" + p["slug"] + ".md", (fm_zola_toml if toml else fm_zola)(p) + "\n" + b)


# -- Eleventy (Nunjucks)

E_CONF = """// Markdown files are not run through a template engine first (the other peers do not either).
const anchor = require("markdown-it-anchor");
const slug = (s) => String(s).toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, "-").replace(/^-|-$/g, "");
module.exports = function (cfg) {
  cfg.setUseGitIgnore(false);
  cfg.amendLibrary("md", (md) => md.use(anchor.default || anchor, { tabIndex: false, slugify: slug }));
  cfg.addPassthroughCopy({ "static/style.css": "style.css" });
  cfg.addFilter("slug", slug);
  cfg.addFilter("f1", (v) => v.toFixed(1));
  cfg.addFilter("ymd", (d) => d.toISOString().slice(0, 10));
  cfg.addFilter("rfc3339", (d) => d.toISOString().replace(".000Z", "Z"));
  const sorted = (api) => api.getFilteredByGlob("content/projects/*.md").sort((a, b) => b.date - a.date);
  cfg.addCollection("projects", sorted);
  cfg.addCollection("feed", (api) => sorted(api).slice(0, 50));
  const taxes = (api) => ["focus", "batch", "departments"].map((tax) => {
    const m = new Map();
    for (const p of sorted(api)) for (const t of [].concat(p.data[tax])) {
      if (!m.has(t)) m.set(t, { tax, name: t, slug: slug(t), pages: [] });
      m.get(t).pages.push(p);
    }
    return { tax, terms: [...m.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
  });
  cfg.addCollection("taxes", taxes);
  cfg.addCollection("terms", (api) => taxes(api).flatMap((x) => x.terms));
  return { dir: { input: "content", includes: "../_includes", data: "../_data" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
};
"""

E_BASE = HEAD % {"lang": '{{ lang or "en" }}', "title": "{{ title }}"} + "{% block main %}{{ content | safe }}{% endblock %}" + FOOT

E_PAGE = """{% extends "base.njk" %}
{% block main %}
<article>
<h1>{{ title }}</h1>
<p class="summary">{{ summary }}</p>
<dl>
<dt>Lead</dt><dd>{{ lead }}</dd>
<dt>Departments</dt><dd>{% for d in departments %}<a href="/departments/{{ d | slug }}/">{{ d }}</a> {% endfor %}</dd>
<dt>Focus</dt><dd><a href="/focus/{{ focus | slug }}/">{{ focus }}</a></dd>
<dt>Batch</dt><dd><a href="/batch/{{ batch | slug }}/">{{ batch }}</a></dd>
<dt>Start</dt><dd>{{ start }}</dd><dt>Due</dt><dd>{{ due }}</dd>
<dt>Status</dt><dd class="status-{{ status }}">{{ status }}</dd>
<dt>Updated</dt><dd>{{ page.date | ymd }}</dd>
</dl>
<section class="indicators">
<h2>Indicators</h2>
{% for x in indicators %}{% set last = x.measurements | last %}{% set pct = (last.value - x.baseline) / (x.target - x.baseline) * 100 %}{% if pct < 0 %}{% set pct = 0 %}{% endif %}{% if pct > 100 %}{% set pct = 100 %}{% endif %}
<div class="indicator"><h3>{{ x.name }}</h3>
<p>{{ x.baseline | f1 }} to {{ x.target | f1 }} {{ x.unit }}; now {{ last.value | f1 }} ({{ last.date }})</p>
<svg class="bar" width="350" height="16" role="img" aria-label="{{ pct | f1 }} percent"><rect width="300" height="16" fill="#eee"/><rect class="v" width="{{ (pct * 3) | f1 }}" height="16"/><text x="304" y="12">{{ pct | f1 }}%</text></svg></div>
{% endfor %}
</section>
{% set ind = indicators[0] %}{% set ms = ind.measurements %}{% set lo = ms[0].value %}{% set hi = lo %}{% for m in ms %}{% if m.value < lo %}{% set lo = m.value %}{% endif %}{% if m.value > hi %}{% set hi = m.value %}{% endif %}{% endfor %}{% set span = hi - lo %}{% set end = ms | last %}
<section class="chart">
<h2>{{ ind.name }}</h2>
<svg class="chart" viewBox="0 0 660 220" width="660" height="220" role="img">
{% for k in range(0, 5) %}<line x1="50" x2="625" y1="{{ 20 + k * 40 }}" y2="{{ 20 + k * 40 }}"/><text x="4" y="{{ 24 + k * 40 }}">{{ (hi - span * k / 4) | f1 }}</text>
{% endfor %}<polyline points="{% for m in ms %}{{ 50 + loop.index0 * 25 }},{{ (180 - (m.value - lo) * 160 / span) | f1 }} {% endfor %}"/>
<text x="50" y="210">{{ ms[0].date }}</text><text x="570" y="210">{{ end.date }}</text>
</svg>
</section>
<section class="milestones">
<h2>Milestones</h2>
<table>
<thead><tr><th>Milestone</th><th>Due</th><th>Done</th><th>Status</th></tr></thead>
<tbody>
{% for m in milestones %}<tr><td>{{ m.title }}</td><td>{{ m.due }}</td><td>{% if m.done %}{{ m.done }}{% else %}-{% endif %}</td><td class="ms-{{ m.status }}">{{ m.status }}</td></tr>
{% endfor %}</tbody>
</table>
</section>
<section class="body">
{{ content | safe }}
</section>
<section class="updates">
<h2>Updates</h2>
<ul>
{% for u in updates %}<li class="update"><time>{{ u.date }}</time> <b>{{ u.author }}</b> {{ u.text }}</li>
{% endfor %}</ul>
</section>
</article>
{% endblock %}"""

E_HOME = """---
title: All projects
layout: base.njk
pagination: {data: collections.projects, size: 100, alias: items}
permalink: "{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}/{% endif %}index.html"
---
<h1>All projects</h1>
<p>{{ collections.projects.length }} projects, page {{ pagination.pageNumber + 1 }} of {{ pagination.pages.length }}</p>
""" + TABLE_HEAD + """{% for p in items %}{% set ind = p.data.indicators[0] %}{% set last = ind.measurements | last %}{% set pct = (last.value - ind.baseline) / (ind.target - ind.baseline) * 100 %}{% if pct < 0 %}{% set pct = 0 %}{% endif %}{% if pct > 100 %}{% set pct = 100 %}{% endif %}<tr class="row"><td><a href="{{ p.url }}">{{ p.data.title }}</a></td><td>{{ p.data.lead }}</td><td>{{ p.data.focus }}</td><td>{{ p.data.batch }}</td><td class="status-{{ p.data.status }}">{{ p.data.status }}</td><td>{{ p.data.due }}</td><td><svg class="bar" width="100" height="10"><rect class="v" width="{{ pct | f1 }}" height="10"/></svg> {{ pct | f1 }}%</td></tr>
{% endfor %}""" + TABLE_FOOT + """<nav class="pager">{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">Newer</a>{% endif %} {% if pagination.href.next %}<a href="{{ pagination.href.next }}">Older</a>{% endif %}</nav>
"""

E_TERM = """---
layout: base.njk
pagination: {data: collections.terms, size: 1, alias: term}
permalink: "{{ term.tax }}/{{ term.slug }}/index.html"
eleventyComputed: {title: "{{ term.name }}"}
---
<h1>{{ term.name }}</h1>
<p>{{ term.pages.length }} projects</p>
<ul>
{% for p in term.pages %}<li class="row"><a href="{{ p.url }}">{{ p.data.title }}</a> {{ p.data.lead }} <span class="status-{{ p.data.status }}">{{ p.data.status }}</span> {{ p.data.due }}</li>
{% endfor %}</ul>
"""

E_TAXONOMY = """---
layout: base.njk
pagination: {data: collections.taxes, size: 1, alias: taxonomy}
permalink: "{{ taxonomy.tax }}/index.html"
eleventyComputed: {title: "{{ taxonomy.tax }}"}
---
<h1>{{ taxonomy.tax }}</h1>
<ul>
{% for t in taxonomy.terms %}<li><a href="/{{ t.tax }}/{{ t.slug }}/">{{ t.name }}</a> ({{ t.pages.length }})</li>
{% endfor %}</ul>
"""

E_ATOM = """---
permalink: atom.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Results</title><link rel="self" type="application/atom+xml" href="https://results.example.org/atom.xml"/><id>https://results.example.org/</id>
<updated>{{ collections.feed[0].date | rfc3339 }}</updated>
{% for p in collections.feed %}<entry><title>{{ p.data.title }}</title><link rel="alternate" type="text/html" href="https://results.example.org{{ p.url }}"/><id>https://results.example.org{{ p.url }}</id><updated>{{ p.date | rfc3339 }}</updated><author><name>{{ p.data.lead }}</name></author><summary>{{ p.data.summary }}</summary></entry>
{% endfor %}</feed>
"""

E_SITEMAP = """---
permalink: sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://results.example.org/</loc></url>
{% for p in collections.projects %}<url><loc>https://results.example.org{{ p.url }}</loc><lastmod>{{ p.date | rfc3339 }}</lastmod></url>
{% endfor %}{% for x in collections.taxes %}<url><loc>https://results.example.org/{{ x.tax }}/</loc></url>
{% for t in x.terms %}<url><loc>https://results.example.org/{{ t.tax }}/{{ t.slug }}/</loc></url>
{% endfor %}{% endfor %}</urlset>
"""


def peer_eleventy(out, projects):
    write(out + "/eleventy.config.js", E_CONF)
    write(out + "/_includes/base.njk", E_BASE)
    write(out + "/_includes/project.njk", E_PAGE)
    write(out + "/static/style.css", CSS)
    write(out + "/content/index.njk", E_HOME)
    write(out + "/content/term.njk", E_TERM)
    write(out + "/content/taxonomy.njk", E_TAXONOMY)
    write(out + "/content/404.njk", "---\ntitle: \"404\"\nlayout: base.njk\npermalink: 404.html\n---\n<h1>Not found</h1>\n")
    write(out + "/content/atom.njk", E_ATOM)
    write(out + "/content/sitemap.njk", E_SITEMAP)
    write(out + "/content/projects/projects.11tydata.js",
          'module.exports = { layout: "project.njk", permalink: (d) => `projects/${d.slug}/index.html` };\n')
    for p, b in projects():
        write(out + "/content/projects/" + p["slug"] + ".md", fm_plain(p) + "\n" + b)


# -- plain

def peer_plain(out, projects):
    write(out + "/site.yaml", "title: Results\nbase_url: https://results.example.org\nlanguage: en\nper_page: 100\nfeed_limit: 50\n")
    write(out + "/static/style.css", CSS)
    for p, b in projects():
        write(out + "/projects/" + p["slug"] + ".md", fm_plain(p) + "\n" + b)


# -- milepost
#
# The same projects in the format of milepost.  What differs, and why:
# * A project of the peers has up to three departments, all of the same rank.  Here
#   one department leads, so the peers' departments are places, under the name and
#   the address of departments.
# * The person who leads it is a free fact: people would have pages of their own.
# * The status is computed, the given one is left out.
# * `no` puts the newest first, the order of the peers' overview.
# * The feed of milepost tells what was corrected; each of the newest 50 projects has
#   one correction, of the first figure of its first indicator.

def ident(s):
    return s.lower().replace(" ", "-")


def milepost_site(extra):
    o = ["title: Results", "publisher: Programme office", "languages: [en]", "base_url: https://results.example.org/",
         "as_of: 2026-10-31", "focuses:"]
    o += ["  %s: %s" % (ident(x), x) for x in FOCUS] + ["batches:"]
    o += ["  %s: %s" % (ident(x), x) for x in BATCH] + ["places:"]
    o += ["  %s: %s" % (ident(x), x) for x in DEPARTMENTS]
    return "\n".join(o + ["terms: {place: Department}"] + extra) + "\n"


def fm_milepost(p, no, corrected):
    o = ["---", "no: %d" % no, "title: " + q(p["title"]), "focus: " + ident(p["focus"]), "batch: " + ident(p["batch"]),
         "places: [" + ", ".join(map(ident, p["departments"])) + "]", "start: " + p["start"], "due: " + p["due"],
         "summary: " + q(p["summary"]), "facts:", "  Lead: " + q(p["lead"]), "  Updated: " + q(p["date"][:10]), "indicators:"]
    for k, x in enumerate(p["indicators"]):
        o += ["  i%d:" % (k + 1), "    name: " + q(x["name"]), "    unit: " + q(x["unit"]), "    kind: ratio",
              "    accumulation: snapshot"]
        if x["target"] < x["baseline"]:
            o.append("    direction: decrease")
        o += ["    baseline: " + num(x["baseline"]), "    target: " + num(x["target"]), "    observations:"]
        first = 1 if corrected and k == 0 else 0
        o += ["      %s: %s" % (m["date"], num(m["value"] + (first if m is x["measurements"][0] else 0))) for m in x["measurements"]]
    o.append("milestones:")
    for k, m in enumerate(p["milestones"]):
        met = ", met: %s, evidence: [record]" % m["done"] if m["done"] else ""
        o.append("  m%d: {name: %s, due: %s%s}" % (k + 1, q(m["title"]), m["due"], met))
    o.append("events:")
    o += ["  - {date: %s, text: %s}" % (u["date"], q(u["author"] + ": " + u["text"])) for u in p["updates"]]
    if corrected:
        m = p["indicators"][0]["measurements"][0]
        o += ["corrections:", "  - {published: %s, indicator: i1, date: %s, from: %s, to: %s, kind: correction, reason: counted again}"
              % (p["due"], m["date"], num(m["value"] + 1), num(m["value"]))]
    return "\n".join(o + ["evidence:", "  record: {title: Record of the office, kind: document, date: %s}" % p["due"], "---", ""])


def milepost(out, projects, extra, theme):
    write(out + "/content/site.yaml", milepost_site(extra))
    newest = sorted(range(1, projects.n + 1), key=updated, reverse=True)
    no_of = {"p%05d" % i: k + 1 for k, i in enumerate(newest)}
    for p, b in projects():
        no = no_of[p["slug"]]
        body = b.replace("](/projects/" + p["related"] + "/)", "](" + p["related"] + ".md)")
        write(out + "/content/projects/" + p["slug"] + ".md", fm_milepost(p, no, no <= 50) + body)
    if theme:
        shutil.copytree(os.path.join(HERE, "theme"), out + "/themes/bench", dirs_exist_ok=True)
        write(out + "/themes/bench/css/00-bench.css", CSS)


def peer_milepost(out, projects):
    milepost(out, projects, ["theme: bench", "lists: {projects: 100, groups: true}", "outputs: [pages, feeds]"], True)


def civic(outputs):
    """The stock theme; `outputs` are the families that are made beside the pages, all by default."""
    extra = ["outputs: [%s]" % ", ".join(["pages"] + outputs)] if outputs is not None else []
    return lambda out, projects: milepost(out, projects, extra, False)


CIVIC = {"civic": None, "civic-pages": [], "civic-quarters": ["quarters"], "civic-print": ["print"],
         "civic-charts": ["charts"], "civic-data": ["data"], "civic-feeds": ["feeds"],
         "civic-search": ["search"]}

PEERS = {"plain": peer_plain, "milepost": peer_milepost, **{k: civic(v) for k, v in CIVIC.items()}, "hugo": peer_hugo, "zola": peer_zola,
         "zola-toml": lambda o, p: peer_zola(o, p, fm_zola_toml), "eleventy": peer_eleventy}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", type=int, required=True, help="number of projects")
    ap.add_argument("--out", required=True, help="directory to write; the peers' folders in it are replaced")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--peer", action="append", choices=sorted(PEERS))
    a = ap.parse_args()
    def projects():
        return (project(a.seed, i, a.n) for i in range(1, a.n + 1))
    projects.n = a.n
    if a.n <= 20000:        # made once for all peers; more would take gigabytes
        kept = list(projects())
        projects = lambda: kept
        projects.n = a.n
    for name in a.peer or ["plain", "milepost", "hugo", "zola", "eleventy"]:
        d = os.path.join(a.out, name)
        shutil.rmtree(d, ignore_errors=True)
        PEERS[name](d, projects)


if __name__ == "__main__":
    main()
