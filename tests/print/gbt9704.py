#!/usr/bin/env python3
"""Measures the layout of official documents (GB/T 9704-2012) on a printed page that is full of text.

    gbt9704.py REPORT.pdf

Looks at every page that has nothing but lines of text: 22 lines of 28 characters within 156 × 225 mm, 28 mm from the left
and 37 mm from the top; the number of the page outside, 7 mm below. Exit code 1 with findings, or without such a page.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262
LINES, CHARACTERS = 22, 28
NEAR = 1.2  # millimetres: the standard allows 1, and fonts put their letters a little above the middle


def pages(pdf):
    source = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    name = "{http://www.w3.org/1999/xhtml}"
    for page in xml.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", source)).iter(name + "page"):
        box = lambda e: [float(e.get(k)) / MM for k in ("xMin", "yMin", "xMax", "yMax")]
        words = lambda line: "".join(w.text or "" for w in line.iter(name + "word"))
        yield [(box(line), words(line)) for line in page.iter(name + "line")]


def measure(number, lines):
    """What is wrong with a page; `None` for one that is not full of text."""
    # The boxes of lines are higher than their letters; their middles tell where they stand.
    middle = lambda line: (line[0][1] + line[0][3]) / 2
    body = [line for line in lines if middle(line) < BOTTOM]
    foot = [line for line in lines if middle(line) > BOTTOM]
    if not body or any(len(words) < 20 for _, words in body[:-1]) or len(body) < LINES - 2:
        return None
    wrong = []
    if len(body) != LINES:
        wrong.append(f"{len(body)} lines")
    wrong += [f"{len(words)} characters in 「{words}」" for _, words in body if len(words) != CHARACTERS]
    measured = {
        "left": (min(b[0] for b, _ in body), LEFT),
        "right": (max(b[2] for b, _ in body), RIGHT),
        "first line": (middle(body[0]), TOP + (BOTTOM - TOP) / LINES / 2),
        "last line": (middle(body[-1]), BOTTOM - (BOTTOM - TOP) / LINES / 2),
    }
    wrong += [f"{what} at {is_:.1f} mm, not {should:.1f}" for what, (is_, should) in measured.items() if abs(is_ - should) > NEAR]
    if [re.sub(r"\s", "", words) for _, words in foot] != [f"—{number}—"]:
        return wrong + [f"the foot says {[words for _, words in foot]}"]
    (left, _, right, _), _ = foot[0]
    below = middle(foot[0]) - BOTTOM
    # One character of 14 points stays free outside.
    beside, should = (right, RIGHT - 14 / MM) if number % 2 else (left, LEFT + 14 / MM)
    # Seven millimetres to the upper edge of its line, half a line to its middle.
    if abs(beside - should) > NEAR or abs(below - 7 - 7 / MM) > 2 * NEAR:
        wrong.append(f"the number of the page stands at {left:.1f}–{right:.1f} mm, {below:.1f} mm below the text")
    return wrong


def main():
    measured = {number: found for number, lines in enumerate(pages(sys.argv[1]), 1) if (found := measure(number, lines)) is not None}
    for number, wrong in measured.items():
        for words in wrong:
            print(f"{sys.argv[1]}: [23] page {number}: {words}")
    full = len(measured)
    print(f"{sys.argv[1]}: {full} pages full of text, {sum(map(len, measured.values()))} findings")
    return 1 if full < 2 or any(measured.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
