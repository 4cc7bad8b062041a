#!/usr/bin/env python3
"""Holds a printed PDF against its web page by other means than milepost's own: poppler, qpdf and a reader of codes.

    check.py REPORT.pdf SITE/print/quarters/2021-q4/index.html [PAGES] [--real-fonts]

PAGES is how many pages it must have; with --real-fonts no letter may be a drawing (Type 3). Prints one line a finding
and what was looked at; exit code 1 with findings. Numbers are those of the table in `main.rs`.
"""
import html.parser
import json
import re
import subprocess
import sys
import unicodedata
import urllib.parse
import xml.etree.ElementTree as xml

TOP = 58  # points: what has its middle higher is the running title
FOOT = 44  # points from the lower edge: what has its middle lower is the foot
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "small"}

found = []


def say(number, words):
    found.append(f"[{number}] {words}")


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def text(*command):
    return run(*command).stdout.decode("utf-8", "replace")


def plain(words):
    """Letters only, in one form: what is compared must not depend on spaces, line ends or compatible glyphs."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words))


class Page(html.parser.HTMLParser):
    """What the web page says: blocks of words, entries of contents, tables, captions, addresses, codes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.blocks, self.tables, self.entries, self.captions = [], [], [], [], []
        self.sheets, self.codes, self.images, self.body = [], 0, 0, ""
        self.asof, self.urls, self.open = "", [], []

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        classes = set((a.get("class") or "").split())
        if tag not in VOID:
            self.stack.append((tag, classes))
        self.images += tag in ("img", "image")
        self.codes += "pr-qr" in classes
        if tag == "body":
            self.body = a.get("class") or ""
        if tag == "section" and "mp-sheet" in classes:
            self.sheets.append(a.get("aria-labelledby"))
        if tag == "a" and "mp-url" in classes:
            self.urls.append(a.get("href"))
        if "data-page-for" in a:
            self.entries.append(a["data-page-for"])
        if tag == "table":
            self.tables.append({"head": [], "rows": []})
        if tag == "tr" and self.tables and not self.within("thead"):
            self.tables[-1]["rows"].append("")
        if tag in BLOCKS or classes & {"mp-cover-date", "mp-p-name"}:
            self.open.append({"tag": tag, "words": "", "classes": classes})

    def handle_endtag(self, tag):
        while self.stack and tag in [t for t, _ in self.stack]:
            last, _ = self.stack.pop()
            if last == tag:
                break
        if self.open and self.open[-1]["tag"] == tag:
            block = self.open.pop()
            self.blocks.append((tag, block["words"]))
            if "mp-cover-date" in block["classes"]:
                self.asof = plain(block["words"])
            if tag in ("caption", "figcaption"):
                self.captions.append(block["words"])

    def within(self, tag):
        return any(t == tag for t, _ in self.stack)

    def hidden(self):
        # Ways to the files of a chart are for the screen.
        if self.within("a") and any("pr-source" in c for _, c in self.stack):
            return True
        return any(t in ("svg", "style", "script", "title", "head") or c & {"mp-paper-hint", "mp-skip", "mp-hidden"} for t, c in self.stack)

    def handle_data(self, data):
        if self.hidden() or not self.within("main"):
            return
        if self.open:
            # What a block holds that is a block itself is told by that one.
            self.open[-1]["words"] += data
        if self.tables and self.within("table") and not self.within("caption"):
            table = self.tables[-1]
            if self.within("thead"):
                if self.within("th"):
                    table["head"].append(plain(data))
            elif table["rows"]:
                table["rows"][-1] += plain(data)


def is_below(word):
    """Whether a word stands below the running title."""
    return (word[1] + word[3]) / 2 >= TOP


def in_lines(words):
    """Words from top to bottom and from left to right; those whose middles are near belong to one line."""
    lines = []
    for word in sorted(words, key=lambda w: w[1] + w[3]):
        middle = (word[1] + word[3]) / 2
        if not lines or middle - lines[-1][0] > 3:
            lines.append((middle, []))
        lines[-1][1].append(word)
    return [word for _, line in lines for word in sorted(line)]


def words(pdf):
    """Words with their places, page by page."""
    # Characters that XML forbids would stop the parser; check 16 looks for them in the plain text.
    source = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text("pdftotext", "-bbox", pdf, "-"))
    ns = "{http://www.w3.org/1999/xhtml}"
    pages = []
    for page in xml.fromstring(source).iter(f"{ns}page"):
        height = float(page.get("height"))
        pages.append((height, [tuple(float(w.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")) + (w.text or "",) for w in page.iter(f"{ns}word")]))
    return pages


def links(pdf):
    """Links inside the document: page, rectangle from the top, id; and the page of each id. By qpdf."""
    objects = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", "--json-key=pages", pdf).stdout)
    table, pages = objects["qpdf"][1], [p["object"] for p in objects["pages"]]

    def get(value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = table["obj:" + value]
            return entry.get("value", entry.get("stream", {}).get("dict"))
        return value

    name = lambda value: urllib.parse.unquote(re.sub(r"^[/u]:?", "", value))
    root = get(table["trailer"]["value"]["/Root"])
    places = {name(key): pages.index(get(value)[0]) + 1 for key, value in (get(root.get("/Dests")) or {}).items()}
    found = []
    for number, page in enumerate(pages, 1):
        height = get(page)["/MediaBox"][3]
        for note in map(get, get(get(page).get("/Annots")) or []):
            if "/Dest" in note:
                x0, y0, x1, y1 = get(note["/Rect"])
                found.append((number, (x0, height - y1, x1, height - y0), name(note["/Dest"])))
    return found, places


def contents(pages, page, inner, places):
    """[9] What an independent reader finds where the contents lead."""
    seen = {}
    for number, (x0, y0, x1, y1), target in inner:
        inside = [w for w in pages[number - 1][1] if x0 - 2 <= (w[0] + w[2]) / 2 <= x1 + 2 and y0 - 2 <= (w[1] + w[3]) / 2 <= y1 + 2]
        # The number stands at the end of a line, though the words may take several.
        said = max(inside, key=lambda w: w[2], default=None)
        if target in page.entries and said and re.fullmatch(r"\d+", said[4]):
            title = plain("".join(w[4] for w in in_lines(inside) if w != said))
            seen.setdefault(target, []).append((int(said[4]), title))
    for target in dict.fromkeys(page.entries):
        if target not in seen:
            say(9, f"the entry for {target} has no link with a number")
        for number, title in seen.get(target, []):
            if not 1 <= number <= len(pages):
                say(9, f"the contents say page {number} for {title}, of {len(pages)}")
                continue
            below = [w for w in pages[number - 1][1] if is_below(w)]
            # Bold and plain words of a line may come one kind after the other.
            below = "\n".join(plain("".join(w[4] for w in ws)) for ws in (below, in_lines(below)))
            # The number of a project stands apart from its name.
            if not any(plain(t) in below for t in (title, re.sub(r"^\d+", "", title))):
                say(9, f"the contents say page {number} for {title}, and it is not there")
            if places.get(target) != number:
                say(9, f"the contents say page {number} for {title}, and the link leads to {places.get(target)}")
    return len(seen)


def running(pages, page, places, titles):
    """[10] [11] Foot and head of every page but the cover."""
    # A section that no link leads to follows the one before it.
    starts = [(places.get(i), t) for i, t in titles]
    known = [n for n, (at, _) in enumerate(starts) if at]
    for number, (height, all_words) in enumerate(pages, 1):
        if number == 1:
            continue
        # Words come in any order; those of one line are read from left to right.
        line = lambda ws: plain("".join(w[4] for w in in_lines(ws)))
        foot, head = line([w for w in all_words if w[3] > height - TOP]), line([w for w in all_words if not is_below(w)])
        if not any(form in foot for form in (f"第{number}页共{len(pages)}页", f"Page{number}of{len(pages)}")):
            say(10, f"page {number} does not say so at its foot: {foot}")
        if page.asof and page.asof not in foot + head:
            say(11, f"page {number} does not say {page.asof}")
        last = max((n for n in known if starts[n][0] <= number), default=0)
        until = next((n for n in known if n > last), len(starts))
        now = [t for n, (at, t) in enumerate(starts) if last <= n < until or at == number]
        if now and not any(plain(t) in head for t in now):
            say(11, f"page {number} belongs to {now[0]} and is headed {head}")


def fonts(pdf):
    """[15] Fonts embedded, with meaning; Type 3 is told."""
    drawn = set()
    for row in text("pdffonts", pdf).splitlines()[2:]:
        match = re.match(r"(.*?)\s+(Type 3|TrueType|CID TrueType|Type 1C?|CID Type 0C?(?: \(OT\))?)\s+.*?(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+", row)
        if not match:
            say(15, f"a font that pdffonts shows in its own way: {row}")
            continue
        name, kind, embedded, _, meaning = match.groups()
        if kind == "Type 3":
            drawn.add(name.split("+")[-1] or "?")
        elif embedded != "yes":
            say(15, f"{name} is not embedded")
        if meaning != "yes":
            say(15, f"{name} does not say what its letters mean")
    return drawn


def on_sheet(pages, pdf):
    """[16] Every word is on its sheet, and on no other word."""
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x", text("pdfinfo", "-l", str(len(pages)), pdf))
    for number, (height, all_words) in enumerate(pages, 1):
        width = float(sizes[number - 1])
        seen = [w for w in all_words if re.search(r"\w", w[4])]
        for x0, y0, x1, y1, word in seen:
            if x0 < -1 or x1 > width + 1 or not 0 < (y0 + y1) / 2 < height:
                say(16, f"page {number} has 「{word[:20]}」 beyond its edge")
        # Boxes are higher than letters, and punctuation is trimmed to half of its own; a whole letter on another is a fault.
        shrunk = sorted((x0, y0 + (y1 - y0) * 0.3, x1, y1 - (y1 - y0) * 0.3, word) for x0, y0, x1, y1, word in seen)
        for at, (x0, y0, x1, y1, word) in enumerate(shrunk):
            for a0, b0, a1, b1, other in shrunk[at + 1 :]:
                if a0 >= x1:
                    break
                across, down = min(x1, a1) - max(x0, a0), min(y1, b1) - max(y0, b0)
                # Letters with a rim are drawn twice.
                if other != word and across > 2 * (y1 - y0) and down > 0.6 * min(y1 - y0, b1 - b0):
                    say(16, f"page {number} has 「{other[:20]}」 on 「{word[:20]}」")


def sentences(pdf, page, pages):
    """[16] Every sentence of the page is in the text of the PDF."""
    raw = text("pdftotext", "-raw", pdf, "-").split("\f")
    for number, part in enumerate(raw, 1):
        for c in sorted(set(part)):
            if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn"):
                say(16, f"page {number} has the character U+{ord(c):04X}")
    # Head and foot stand between the two halves of a sentence that goes over the page.
    body = []
    for height, all_words in pages:
        body.append(plain("".join(w[4] for w in all_words if is_below(w) and (w[1] + w[3]) / 2 <= height - FOOT)))
    whole = "".join(body) + plain("".join(raw))
    count = 0
    for _, block in page.blocks:
        for piece in re.split(r"[。；！？，、,;!?]|\.\s", block):
            piece = plain(piece)
            if len(piece) < 2:
                continue
            count += 1
            if piece not in whole:
                say(16, f"`{piece[:60]}` is not in the text of the PDF")
    return count


def tables(page, pages):
    """[22] Heads of tables on each of their pages; numbers of tables and figures without a gap."""
    flat = [plain("".join(w[4] for w in all_words)) for _, all_words in pages]
    for table in page.tables:
        rows = [row for row in table["rows"] if len(row) > 6]
        # Words that stand twice in the book may be those of another table: they say nothing about this one's pages.
        once = [row for row in rows if sum(words.count(row) for words in flat) == 1]
        where = sorted({n for row in once for n, words in enumerate(flat, 1) if row in words})
        if len(where) < 2 or not table["head"]:
            continue
        for number in where:
            if not all(cell in flat[number - 1] for cell in table["head"] if cell):
                say(22, f"page {number} shows rows under no head: {' | '.join(table['head'])}")
    for kind in ("图", "表", "Figure", "Table"):
        numbers = [int(m[1]) for c in page.captions if (m := re.match(rf"{kind}\s?(\d+)\s", c.strip()))]
        if numbers != list(range(1, len(numbers) + 1)):
            say(22, f"{kind} is numbered {numbers}")


def drawn(pdf, number, dpi):
    """A page as an array of grey pixels, row by row; None where it cannot be drawn."""
    import numpy

    picture = run("pdftoppm", "-r", str(dpi), "-gray", "-f", str(number), "-l", str(number), pdf).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    if not head:
        return None
    width, height = int(head[1]), int(head[2])
    return numpy.frombuffer(picture, numpy.uint8, width * height, head.end()).reshape(height, width)


def bands(pdf, page, pages):
    """[27] Pages of a book that are blank over more than half of their text in one band, but for the cover."""
    if "mp-print-book" not in page.body:
        return
    MOST, blank = 2, []
    for number, (height, _) in enumerate(pages, 1):
        image = drawn(pdf, number, 36) if number > 1 else None
        if image is None:
            continue
        scale = len(image) / height
        rows = image[int(TOP * scale) : int((height - TOP) * scale)].min(axis=1) > 245
        longest = max(map(len, "".join("01"[int(row)] for row in rows).split("0")))
        if longest > len(rows) / 2:
            blank.append(number)
    if len(blank) > MOST:
        say(27, f"{len(blank)} pages are blank over half of their text: {', '.join(map(str, blank))}")


def codes(pdf, page, pages):
    """[24] Codes on paper lead to addresses that the page shows."""
    import zxingcpp

    read = []
    for number in range(1, len(pages) + 1):
        image = drawn(pdf, number, 150)
        if image is None:
            say(24, f"page {number} cannot be drawn")
            continue
        read += [(number, code.text) for code in zxingcpp.read_barcodes(image)]
    for number, address in read:
        if address not in page.urls:
            say(24, f"the code on page {number} leads to {address}, which the page does not show")
    if len(read) < page.codes:
        say(24, f"{page.codes} codes on the web page, {len(read)} can be read on paper")
    return len(read)


def sheets(page, pages, places):
    """[21] One project, one page; a poster or board is one sheet."""
    if any(kind in page.body for kind in ("mp-print-poster", "mp-print-board", "mp-print-programme", "mp-print-wall", "mp-print-sheet")):
        if len(pages) != 1:
            say(21, f"it has {len(pages)} pages instead of one")
    starts = [places.get(sheet) for sheet in page.sheets if sheet]
    for one, other, sheet in zip(starts, starts[1:], page.sheets):
        if one is None or other is None or other - one != 1:
            say(21, f"{sheet} begins on page {one} and the next on {other}")


def main():
    pdf, source, *wanted = [a for a in sys.argv[1:] if not a.startswith("--")]
    page = Page()
    page.feed(open(source, encoding="utf-8").read())
    checked = run("qpdf", "--check", pdf)
    if checked.returncode != 0:
        say(1, (checked.stdout + checked.stderr).decode().strip())
    pages = words(pdf)
    inner, places = links(pdf)
    no_fonts = fonts(pdf)
    if no_fonts and "--real-fonts" in sys.argv:
        say(15, f"letters are drawings: {', '.join(sorted(no_fonts))}")
    html = open(source, encoding="utf-8").read()
    titles = re.findall(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', html, re.S)
    # Sections that share pages are headed by the name of their run.
    runs = {}
    for section in re.findall(r"<section\b[^>]*\bdata-run=[^>]*>", html):
        runs[re.search(r'aria-labelledby="([^"]+)"', section)[1]] = re.search(r'data-run="([^"]*)"', section)[1]
    titles = [(i, runs.get(i, re.sub(r"<[^>]+>", "", t))) for i, t in titles]
    entries = contents(pages, page, inner, places) if page.entries else 0
    if page.entries:
        running(pages, page, places, titles)
    if wanted and len(pages) != int(wanted[0]):
        say(20, f"it has {len(pages)} pages instead of {wanted[0]}")
    count = sentences(pdf, page, pages)
    on_sheet(pages, pdf)
    images = [line for line in text("pdfimages", "-list", pdf).splitlines()[2:] if line.strip()]
    if images and not page.images:
        say(17, f"{len(images)} pictures of dots, though the page has none: {images[0].split()[:5]}")
    sheets(page, pages, places)
    tables(page, pages)
    bands(pdf, page, pages)
    read = codes(pdf, page, pages)
    for line in found:
        print(f"{pdf}: {line}")
    fonts_told = f"; letters that are drawings: {', '.join(sorted(no_fonts))}" if no_fonts else ""
    print(f"{pdf}: {len(pages)} pages, {entries} entries, {count} pieces of text, {len(page.tables)} tables, {read} codes, {len(found)} findings{fonts_told}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
