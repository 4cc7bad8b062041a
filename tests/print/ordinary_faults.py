#!/usr/bin/env python3
"""Faults put in on purpose: each check of ordinary.py must find the style sheet that breaks what it looks after.

    ordinary_faults.py SITE PAGE

PAGE has a menu, text, details, a table of more than ten rows and a chart. Exit code 1 when a fault is not found.
"""
import pathlib
import shutil
import sys
import tempfile

from ordinary import findings

LINK = '<a href="https://reports.example/2021/audit">audit</a>'

# The check, and what is added to the style sheet (in its rules for print) so that it has something to find.
FAULTS = [
    ("without_noise", ".mp-menu{display:block!important}"),
    ("light", "html{background:#14181d!important}"),
    ("details_open", "details::details-content{display:none!important}"),
    ("addresses_told", "a::after{content:none!important}"),
    ("nothing_empty", "main::before{content:'';display:block;height:600mm}"),
    ("nothing_cut", "main{position:relative;left:40mm}"),
    ("heads_repeated", "thead{display:table-row-group!important}tbody th{height:40mm}"),
    ("no_heading_last", "h2{break-after:page!important}"),
    ("charts_whole", "main{overflow:clip}.pr-wide .pr-chart{max-height:none!important;max-width:none!important;width:900mm!important}"),
    ("told_who_and_when", ".mp-foot{display:none!important}"),
]


def with_fault(site, page, fault, folder):
    """A site of one page, with one fault in its style sheet."""
    for path in (page, "style.css"):
        target = pathlib.Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pathlib.Path(site, path), target)
    written = pathlib.Path(folder, page)
    written.write_text(written.read_text(encoding="utf-8").replace('class="mp-prose"><p>', f'class="mp-prose"><p>{LINK} ', 1), encoding="utf-8")
    with open(pathlib.Path(folder, "style.css"), "a", encoding="utf-8") as style:
        style.write(f"\n@media print{{{fault}}}")


def main(site, page):
    with tempfile.TemporaryDirectory() as work:
        for check, fault in FAULTS:
            with_fault(site, page, fault, pathlib.Path(work, check))
        found = {(browser, path) for browser, path, check, _ in findings(work, [f"{check}/{page}" for check, _ in FAULTS]) if path.startswith(check)}
    missed = [(browser, check) for check, _ in FAULTS for browser in ("chromium", "firefox") if (browser, f"{check}/{page}") not in found]
    for browser, check in missed:
        print(f"{browser}: {check} does not find its fault")
    print(f"{len(FAULTS)} faults in two browsers, {len(missed)} not found")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
