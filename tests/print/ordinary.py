#!/usr/bin/env python3
"""Prints ordinary pages as Ctrl+P does, in Chromium and in Firefox, and holds each print against its page.

    ordinary.py SITE PAGE…

Prints one line a finding; exit code 1 with findings. What is read of a print comes from poppler.
"""
import concurrent.futures
import functools
import html.parser
import http.server
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import unicodedata
import xml.etree.ElementTree as xml

from browsers import DARK_CHROMIUM, Chromium, Firefox

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "svg", "title", "mp-hidden"}
HEADS = ("h2", "h3", "h4")
NOISE = {"nav", "mp-skip", "button"}
TOOLS = {"mp-finder", "mp-preview", "mp-follow"}
# Firefox gives some letters of Chinese fonts no meaning in its PDF; a few of its phrases cannot be found.
FOUND = {"chromium": 1.0, "firefox": 0.7}
WHOLE = {"chromium": 1.0, "firefox": 0.7}
MARGIN = 40  # points; the style sheet leaves 15 mm
NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def plain(words):
    """Letters only, in one form: what is compared must not depend on spaces, line ends or compatible glyphs."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", words))


class Page(html.parser.HTMLParser):
    """What the web page says: noise, text of details, addresses in texts, heads and rows of tables, publisher, date."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.stack, self.noise, self.details, self.addresses, self.tables, self.foot, self.main = [], [], [], [], [], [], []
        self.heads, self.charts, self.tools = [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag not in VOID:
            self.stack.append((tag, {tag, a.get("id"), *(a.get("class") or "").split()}))
        if tag == "a" and re.match("https?:", a.get("href", "")) and (self.within("mp-prose", "mp-evidence", "mp-entries")):
            self.addresses.append(a["href"])
        if tag in HEADS:
            self.heads.append("")
        if tag == "svg" and self.within("pr-wide"):
            self.charts.append([])
        if tag == "table":
            self.tables.append(([], []))
        if tag == "tr" and self.within("tbody"):
            self.tables[-1][1].append("")

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def within(self, *names):
        return any(marks & set(names) for _, marks in self.stack)

    def handle_data(self, data):
        words = plain(data)
        if self.within("text") and self.within("pr-wide"):
            self.charts[-1].append(words)
        if not words or self.within(*UNSEEN):
            return
        if self.within(*TOOLS):
            self.tools.append(words)
        elif self.within(*NOISE):
            self.noise.append(words)
        elif self.within("mp-foot"):
            if self.within("strong", "time"):
                self.foot.append(words)
        elif self.within("main"):
            self.main.append(words)
            if self.within(*HEADS):
                self.heads[-1] += words
            if self.within("details"):
                self.details.append(words)
            if self.within("th") and self.within("thead"):
                self.tables[-1][0].append(words)
            elif self.within("th") and self.within("tbody"):
                self.tables[-1][1][-1] += words


class Print:
    """What a PDF has on each page: its words with their places, its picture in few grey pixels."""

    def __init__(self, pdf):
        source = run("pdftotext", "-bbox", pdf, "-").decode("utf-8", "replace")
        source = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", source)
        self.sheets = []
        for number, page in enumerate(xml.fromstring(source).iter(f"{NAMESPACE}page"), 1):
            words = [(float(w.get("xMin")), float(w.get("xMax")), plain(w.text or "")) for w in page.iter(f"{NAMESPACE}word")]
            self.sheets.append((float(page.get("width")), words, Picture(pdf, number)))
        self.lines = [[plain(line) for line in sheet.splitlines() if plain(line)] for sheet in run("pdftotext", "-raw", pdf, "-").decode("utf-8", "replace").split("\f")]
        self.texts = ["".join(lines) for lines in self.lines]
        self.text = "".join(self.texts)

    def says(self, words, text=None):
        """Whether words are there; a letter without a meaning may be any, but not more than half of them."""
        form = "".join(f"[{re.escape(c)}\ufffd]" for c in words)
        matches = re.finditer(f"(?=({form}))", self.text if text is None else text)
        return any(match.group(1).count("\ufffd") * 2 <= len(words) for match in matches)


class Picture:
    """A sheet in grey at 20 dots an inch."""

    def __init__(self, pdf, number):
        data = run("pdftoppm", "-gray", "-r", "20", "-f", str(number), "-l", str(number), pdf)
        _, size, _, self.dots = data.split(b"\n", 3)
        self.width, self.height = map(int, size.split())

    def corners(self):
        w, last = self.width, (self.height - 1) * self.width
        return [self.dots[i] for i in (0, w - 1, last, last + w - 1)]

    def inked(self):
        return sum(dot < 200 for dot in self.dots)

    def median(self):
        return sorted(self.dots)[len(self.dots) // 2]


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).stdout


def pairs(words):
    """Each with the next one: less likely to be found by chance than each alone, where letters have no meaning."""
    return [a + b for a, b in zip(words, words[1:])]


def without_noise(page, made, browser):
    """No menu, skip link, button, search of a list or rows of a file. Words that the text has as well do not count."""
    body = "".join(page.main + page.foot)
    # Names and numbers of a tool stand side by side in a list as well, so that only single words tell.
    alone = [words for words in page.noise + page.tools if len(words) > 3 and words in made.text]
    told = [words for words in alone + pairs(page.noise) if words not in body and made.says(words)]
    if told:
        yield "prints a menu, a skip link, a button, a search or rows of a file: " + ", ".join(told)


def light(page, made, browser):
    for number, (_, _, picture) in enumerate(made.sheets, 1):
        if min(*picture.corners(), picture.median()) < 250:
            yield f"sheet {number} is not white"


def details_open(page, made, browser):
    wanted = [words for words in page.details if len(words) > 2] if browser == "chromium" else pairs(page.details)
    share = sum(made.says(words) for words in wanted) / len(wanted) if wanted else 1
    if share < FOUND[browser]:
        yield f"{share:.0%} of the text in closed details is there"


def addresses_told(page, made, browser):
    for address in page.addresses:
        if not made.says(plain(address)):
            yield f"does not tell {address}"


def nothing_empty(page, made, browser):
    if not made.sheets:
        yield "is empty"
    for number, (_, words, picture) in enumerate(made.sheets, 1):
        if picture.inked() < 20:
            yield f"sheet {number} is empty"


def nothing_cut(page, made, browser):
    """No word over the margin of a sheet; the words of charts are words as well."""
    for number, (width, words, _) in enumerate(made.sheets, 1):
        over = [w for x0, x1, w in words if w and (x1 > width - MARGIN or x0 < MARGIN)]
        if over:
            yield f"sheet {number} is cut at its edge: {', '.join(over[:5])}"


def heads_repeated(page, made, browser):
    """Where the first rows of a sheet belong to a table that began earlier, its head is there again."""
    for head, rows in page.tables:
        on = [{n for n, text in enumerate(made.texts) if made.says(row, text)} for row in rows if len(row) > 3]
        sure = sorted({next(iter(sheets)) for sheets in on if len(sheets) == 1})
        if len(rows) > 10 and len(sure) > 1:
            for sheet in sure:
                if sum(made.says(words, made.texts[sheet]) for words in head) < len(head) * FOUND[browser]:
                    yield f"sheet {sheet + 1} has rows of a table without its head: {', '.join(head[:3])}"


def no_heading_last(page, made, browser):
    for number, lines in enumerate(made.lines[: len(made.sheets) - 1], 1):
        ends = {"".join(lines[-n:]) for n in (1, 2, 3)}
        for head in {head for head in page.heads if any(len(head) == len(end) and made.says(head, end) for end in ends)}:
            yield f"sheet {number} ends with a heading: {head}"


def charts_whole(page, made, browser):
    """The words of a chart stand on one sheet."""
    for words in page.charts:
        best = max((sum(made.says(w, text) for w in words) for text in made.texts), default=0)
        if best < len(words) * WHOLE[browser]:
            yield f"a chart has {best} of its {len(words)} words on one sheet: {', '.join(words[:4])}"


def told_who_and_when(page, made, browser):
    """Both stand alone in the foot; the source beneath a chart says the same within a sentence."""
    alone = {"".join(lines[at : at + n]) for lines in made.lines for at in range(len(lines)) for n in (1, 2, 3)}
    for words in page.foot:
        if not any(len(words) == len(lines) and made.says(words, lines) for lines in alone):
            yield f"does not say {words}"


CHECKS = [without_noise, light, details_open, addresses_told, nothing_empty, nothing_cut, heads_repeated, no_heading_last, charts_whole, told_who_and_when]


def serve(folder):
    """The site at an address of its own, since a page of errors names its style sheet from the root."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def printed(start, base, folder, paths):
    """Everything wrong with these pages in one browser: browser, page, name of the check, words."""
    browser, found = start(), []
    try:
        with tempfile.TemporaryDirectory() as work:
            for number, path in enumerate(paths):
                pdf = str(pathlib.Path(work, f"{number}.pdf"))
                browser.print(base + path, pdf)
                page = Page(pathlib.Path(folder, path).read_text(encoding="utf-8"))
                made = Print(pdf)
                found += [(browser.name, path, check.__name__, words) for check in CHECKS for words in check(page, made, browser.name)]
    finally:
        browser.close()
    return found


def findings(folder, paths):
    """Everything wrong with these pages; the browsers work side by side."""
    base = serve(folder)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        parts = [pool.submit(printed, start, base, folder, paths) for start in (Firefox, lambda: Chromium(DARK_CHROMIUM))]
        return [one for part in parts for one in part.result()]


if __name__ == "__main__":
    wrong = findings(sys.argv[1], sys.argv[2:])
    for browser, path, check, words in wrong:
        print(f"{browser}: {path}: {check}: {words}")
    print(f"{len(sys.argv) - 2} pages on paper in two browsers, {len(wrong)} faults")
    sys.exit(bool(wrong))
