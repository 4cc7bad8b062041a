"""What readers that are not ours find wrong with a file of a site: a function for each kind, which
yields sentences."""

import json
import pathlib
import re
import warnings
from urllib.parse import unquote, urlsplit

import feedparser
import frictionless
import icalendar
import openpyxl
from pyld import jsonld

from contexts import CONTEXTS, KNOWN

# Where a document that is read seems to stand, so that words of no vocabulary are seen to be none.
BASE = "https://page.invalid/"

SCRIPT = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.S)


def feed(path, site):
    """Atom: strictly well-formed, with days, and entries that lead to places of the site."""
    read = feedparser.parse(path.read_bytes())
    if read.bozo:
        yield f"is not well-formed: {read.bozo_exception}"
    if read.version != "atom10":
        yield f"is `{read.version}` and not atom10"
    for word in ("title", "id", "updated_parsed"):
        if not read.feed.get(word):
            yield f"has no {word.removesuffix('_parsed')} that can be read"
    if not any(link.rel == "self" for link in read.feed.get("links", [])):
        yield "does not say where it is itself"
    # What has no news yet, a project or a group, can be followed all the same.
    if not read.entries and path.parent.name in ("updates", "changes"):
        yield "has no entry"
    ids = [entry.get("id") for entry in read.entries]
    if len(set(ids)) < len(ids):
        yield "has two entries of one id"
    for entry in read.entries:
        for word in ("id", "title", "updated_parsed", "link"):
            if not entry.get(word):
                what = word.removesuffix("_parsed")
                yield f"has an entry without {what} that can be read: {entry.get('id')}"
        yield from place(entry.get("link", ""), site)


def place(address, site):
    """Whether an address of the site, wherever that is, names a page and a place that are there."""
    parts = urlsplit(address)
    file = site / unquote(parts.path.lstrip("/"))
    file = file / "index.html" if parts.path.endswith("/") or not parts.path else file
    if not file.is_file():
        yield f"leads to {address}, which is not there"
    elif parts.fragment and f'id="{unquote(parts.fragment)}"' not in file.read_text(
        encoding="utf-8"
    ):
        yield f"leads to {address}, and its page has no such place"


def calendar(path, site):
    """RFC 5545: lines as it wants them, one id an event, a day and words for each."""
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    if any(b"\n" in line or b"\r" in line for line in lines) or lines[-1]:
        yield "has a line that does not end in CRLF"
    if any(75 < len(line) for line in lines):
        yield "has a line of more than 75 octets"
    try:
        read = icalendar.Calendar.from_ical(data)
    except ValueError as error:
        yield f"cannot be read: {error}"
        return
    for word in ("VERSION", "PRODID"):
        if not read.get(word):
            yield f"has no {word}"
    for part in read.walk():
        for name, message in getattr(part, "errors", []):
            yield f"has a {name} that cannot be read: {message}"
    events = [part for part in read.walk() if part.name in ("VEVENT", "VTODO")]
    if not events:
        yield "has no event"
    ids = [str(event.get("UID")) for event in events]
    if len(set(ids)) < len(ids):
        yield "has two events of one UID"
    for event in events:
        for word in ("UID", "DTSTAMP", "SUMMARY"):
            if not event.get(word):
                yield f"has an event without {word}: {event.get('UID')}"
        if not event.get("DTSTART") and not event.get("DUE"):
            yield f"has an event without a day: {event.get('UID')}"
        if event.get("URL"):
            yield from place(str(event["URL"]), site)


def offline(address, _options):
    """A context from this folder; nothing is fetched."""
    document = CONTEXTS.get(address.rstrip("/"))
    if document is None:
        raise jsonld.JsonLdError(f"no context is kept for {address}", "jsonld.LoadDocumentError")
    return {"contextUrl": None, "documentUrl": address, "document": document}


def linked(text):
    """One document of linked data: every word is known, and it says something."""
    try:
        document = json.loads(text)
    except ValueError as error:
        yield f"is no JSON: {error}"
        return
    dropped = []
    options = {"documentLoader": offline, "base": BASE}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=dropped.append)
        facts = jsonld.to_rdf(expanded, {"format": "application/n-quads"})
    except jsonld.JsonLdError as error:
        yield f"cannot be read: {error}"
        return
    for word in sorted({str(word) for word in dropped}):
        yield f"says `{word}`, which no vocabulary has that is kept here"
    for word in sorted(set(terms(expanded))):
        if word.startswith(BASE) or (word.startswith("https://schema.org/") and word not in KNOWN):
            yield f"says `{word.removeprefix(BASE)}`, which no vocabulary has that is kept here"
    if not facts.strip():
        yield "says nothing"


def terms(node):
    """All types and properties that an expanded document names."""
    if isinstance(node, list):
        for part in node:
            yield from terms(part)
    elif isinstance(node, dict) and "@value" not in node:
        for word, part in node.items():
            if word == "@type":
                yield from part
            elif word != "@id":
                yield word
                yield from terms(part)


def links(path, _site):
    """Linked data within a page, or in a file of its own."""
    text = path.read_text(encoding="utf-8")
    for document in SCRIPT.findall(text) if path.suffix == ".html" else [text]:
        yield from linked(document)


def workbook(path, _site):
    """A workbook that opens without a word of warning, with heads, and no cell that is an error."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            read = openpyxl.load_workbook(path)
        except Exception as error:  # Whatever it is, a reader of the file would have it too.
            yield f"cannot be opened: {type(error).__name__}: {error}"
            return
    for warning in told:
        yield f"is opened with a warning: {warning.message}"
    for sheet in read.worksheets:
        rows = list(sheet.iter_rows())
        if not rows or all(cell.value is None for cell in rows[0]):
            yield f"has no heads on its sheet {sheet.title}"
        for row in rows:
            for cell in row:
                if cell.data_type == "e":
                    yield f"has {cell.value} in {sheet.title}!{cell.coordinate}"


def package(path, _site):
    """A data package: its own description, and every table that it names, row by row."""
    try:
        report = frictionless.Package(str(path)).validate()
    except frictionless.FrictionlessException as error:
        yield f"cannot be read: {error}"
        return
    for reason in report.flatten(["message"])[:20]:
        yield str(reason[0])
    if not report.valid and not report.flatten(["message"]):
        yield "is not valid"
    if not report.tasks:
        yield "names no table"


def has_links(path):
    """Whether a file is linked data, or a page that carries some."""
    page = path.suffix == ".html" and "application/ld+json" in path.read_text(encoding="utf-8")
    return page or path.suffix == ".jsonld"


# Each kind: which files are of it, and what reads them.
KINDS = {
    "feeds": (lambda path: path.name.endswith((".atom", "feed.xml")), feed),
    "calendars": (lambda path: path.suffix == ".ics", calendar),
    "texts with linked data": (has_links, links),
    "workbooks": (lambda path: path.suffix == ".xlsx", workbook),
    "data packages": (lambda path: path.name == "datapackage.json", package),
}


def faults(site):
    """What is wrong with each file of a site, and how many there are of each kind."""
    site = pathlib.Path(site)
    wrong, count = [], dict.fromkeys(KINDS, 0)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        for kind, (belongs, read) in KINDS.items():
            if belongs(path):
                count[kind] += 1
                wrong += [f"{path.relative_to(site)} {what}" for what in read(path, site)]
    return wrong, count
