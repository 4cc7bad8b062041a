#!/usr/bin/env python3
"""Plays faults put in on purpose against formats.py: a small folder with a file of each kind has
none, and each damage of one of its files is told."""

import json
import pathlib
import re
import sys
import tempfile

import openpyxl

from formats import KINDS, faults

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Changes</title><id>https://a.example/</id>
<updated>2021-12-13T00:00:00Z</updated><link rel="self" href="https://a.example/feed.xml"/>
<author><name>Office</name></author>
<entry><title>A date moved</title><id>https://a.example/#moved</id>
<updated>2021-12-13T00:00:00Z</updated><link href="https://a.example/#moved"/></entry></feed>
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a//b//EN
BEGIN:VEVENT
UID:one@a.example
DTSTAMP:20211213T000000Z
DTSTART;VALUE=DATE:20211231
SUMMARY:Homes made fit
URL:https://a.example/#moved
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
PAGE = """<!doctype html><title>A</title><p id="moved">words</p>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Dataset", "name": "Figures",
"license": "https://a.example/by",
"distribution": {"@type": "DataDownload", "contentUrl": "https://a.example/a.csv"}}</script>
"""
PACKAGE = {
    "name": "figures",
    "resources": [
        {
            "name": "figures",
            "path": "figures.csv",
            "schema": {
                "fields": [{"name": "day", "type": "date"}, {"name": "value", "type": "number"}]
            },
        }
    ],
}

# The file, the words in it, what stands in their place, and what is told.
FAULTS = [
    ("feed.xml", "</entry>", "", "is not well-formed"),
    (
        "feed.xml",
        "</id>\n<updated>2021-12-13T00:00:00Z",
        "</id>\n<updated>13th of last month",
        "no updated",
    ),
    (
        "feed.xml",
        "moved</id>\n<updated>2021-12-13T00:00:00Z",
        "moved</id>\n<updated>soon",
        "without updated",
    ),
    (
        "feed.xml",
        'link href="https://a.example/#moved"',
        'link href="https://a.example/#gone"',
        "no such place",
    ),
    (
        "feed.xml",
        'link href="https://a.example/#moved"',
        'link href="https://a.example/b/"',
        "is not there",
    ),
    ("feed.xml", 'rel="self"', 'rel="next"', "where it is itself"),
    ("a.ics", "DTSTART;VALUE=DATE:20211231", "DTSTART;VALUE=DATE:20211331", "cannot be read"),
    ("a.ics", "UID:one@a.example\r\n", "", "without UID"),
    ("a.ics", "END:VEVENT\r\n", "", "read"),
    ("a.ics", "fit\r\n", "fit\n", "CRLF"),
    ("a.ics", "Homes", "Homes " * 14, "75 octets"),
    ("index.html", '"Figures",', '"Figures"', "is no JSON"),
    ("index.html", '"name"', '"nmae"', "says `nmae`"),
    ("index.html", '"Dataset"', '"Datset"', "says `Datset`"),
    ("index.html", '"https://schema.org"', '"https://elsewhere.example"', "elsewhere.example"),
    (
        "index.html",
        '"https://schema.org"',
        '{"@vocab": "https://schema.org/", "name": "nmae"}',
        "schema.org/nmae",
    ),
    ("a.jsonld", '"name"', '"nmae"', "vocabulary"),
    ("figures.csv", "2021-12-31", "2021-13-31", "2021-13-31"),
    ("figures.csv", "value", "valeu", "valeu"),
    ("datapackage.json", '"date"', '"dtae"', "dtae"),
    ("datapackage.json", "figures.csv", "gone.csv", "gone.csv"),
]


def whole(folder):
    """A file of each kind, without a fault."""
    files = {
        "feed.xml": FEED,
        "a.ics": CALENDAR,
        "index.html": PAGE,
        "figures.csv": "day,value\n2021-12-31,3\n",
    }
    files["a.jsonld"] = re.search(r"\{.*\}", PAGE, re.S)[0]
    files["datapackage.json"] = json.dumps(PACKAGE)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    book = openpyxl.Workbook()
    book.active.append(["day", "value"])
    book.active.append(["2021-12-31", 3])
    book.save(folder / "a.xlsx")


def spoil_cell(folder):
    book = openpyxl.load_workbook(folder / "a.xlsx")
    book.active["B2"] = "#REF!"
    book.save(folder / "a.xlsx")


def spoil_heads(folder):
    book = openpyxl.load_workbook(folder / "a.xlsx")
    book.active.insert_rows(1)
    book.save(folder / "a.xlsx")


def cut(folder):
    data = (folder / "a.xlsx").read_bytes()
    (folder / "a.xlsx").write_bytes(data[: len(data) // 2])


def replace(name, old, new):
    def change(folder):
        text = (folder / name).read_bytes().decode()
        assert old in text, f"{old} is not in {name}"
        (folder / name).write_bytes(text.replace(old, new, 1).encode())

    return change


def main():
    cases = [
        (f"{name}: {new or 'no ' + old}", replace(name, old, new), told)
        for name, old, new, told in FAULTS
    ]
    cases += [
        ("a cell", spoil_cell, "#REF!"),
        ("heads", spoil_heads, "no heads"),
        ("cut", cut, "be opened"),
    ]
    missed = []
    for name, change, told in [("nothing", None, None), *cases]:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            whole(folder)
            if change:
                change(folder)
            wrong, count = faults(folder)
            if told is None and (wrong or not all(count.values())):
                missed.append(f"what is whole is told as {wrong}, {count}")
            elif told is not None and not any(told in line for line in wrong):
                missed.append(f"{name!r} is told as {wrong}")
    for line in missed:
        print(line)
    print(
        f"{len(cases)} faults in files of {len(KINDS)} kinds, "
        f"{len(missed)} not told as they should be"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
