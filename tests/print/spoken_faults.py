#!/usr/bin/env python3
"""Plays faults put in on purpose against spoken.py: each is made in a good print and must be found.

    spoken_faults.py REPORT.pdf

REPORT.pdf is a print of a book in Chinese, with tables, lists, figures and links.
"""
import pathlib
import re
import sys
import tempfile
from multiprocessing import Pool

import pikepdf
from pikepdf import Dictionary, Name, String

import spoken


def drop(of, key):
    if key in of:
        del of[key]


def elements(pdf, kind):
    """The elements of a kind."""
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == kind and "/P" in o]


def metadata(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert re.search(old, data), old
    pdf.Root.Metadata.write(re.sub(old, new, data))


def content(pdf, old, new, page=1):
    """Changes the content of a page, from 0."""
    data = pdf.pages[page].Contents.read_bytes()
    assert old in data, old
    pdf.pages[page].Contents.write(data.replace(old, new))


def links(pdf):
    return [note for page in pdf.pages for note in page.obj.get("/Annots", [])]


def attributes(cell):
    return [a for a in cell.get("/A", []) if a.get("/O") == "/Table"]


def no_contents(pdf):
    for note in links(pdf):
        del note.Contents


def no_scopes(pdf):
    for cell in elements(pdf, "/TH"):
        for own in attributes(cell):
            drop(own, "/Scope")
    for cell in elements(pdf, "/TD"):
        for own in attributes(cell):
            drop(own, "/Headers")


def shredded(pdf):
    """Every cell of a table is a head."""
    row = max(elements(pdf, "/TR"), key=lambda row: len(row.K))
    for cell in elements(pdf, "/TD"):
        if cell.P.P.objgen == row.P.objgen:
            cell.S = Name.TH


def short_row(pdf):
    row = max(elements(pdf, "/TR"), key=lambda row: len(row.K))
    row.K = pikepdf.Array(list(row.K)[:-2])


def no_bodies(pdf):
    for body in elements(pdf, "/LBody"):
        body.S = Name.NonStruct


def wrong_language(pdf):
    for o in pdf.objects:
        if isinstance(o, Dictionary) and "/S" in o and "/P" in o:
            drop(o, "/Lang")
    pdf.Root.Lang = String("en")


def no_words(pdf):
    for figure in elements(pdf, "/Figure"):
        drop(figure, "/Alt")


FAULTS = {
    "pdfua UA-06-001": lambda pdf: drop(pdf.Root, "/Lang"),
    "outloud DOC-012": lambda pdf: metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "outloud DOC-010": lambda pdf: metadata(pdf, rb"(?s)<dc:title>.*</dc:title>", b""),
    "outloud DOC-015": lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("Another")),
    "pdfua UA-07-002": lambda pdf: drop(pdf.Root, "/ViewerPreferences"),
    "pdfua UA-01-002": lambda pdf: drop(pdf.Root, "/MarkInfo"),
    "outloud TAG-001": lambda pdf: content(pdf, b"/Artifact BMC", b"/Span BMC"),
    "no element says": lambda pdf: content(pdf, b"/NonStruct <</MCID", b"/Artifact <</MCID", 5),
    "outloud LNK-002": no_contents,
    "outloud LNK-005": lambda pdf: [drop(page.obj, "/Tabs") for page in pdf.pages],
    "outloud TBL-002": no_scopes,
    "outloud TBL-010": shredded,
    "outloud TBL-004": short_row,
    "outloud LST-002": no_bodies,
    "outloud FIG-001": no_words,
    "letters are told to be": wrong_language,
}


def found(path, wanted):
    """What the program finds that has to find a fault; of outloud one rule alone, since all of them take long."""
    program, _, rule = wanted.partition(" ")
    if program == "pdfua":
        return list(spoken.by_pdfua(path))
    doc = spoken.Document(path)
    lines = spoken.by_outloud(doc, {rule})[0] if program == "outloud" else list(spoken.by_ourselves(doc))
    doc.close()
    return lines


def play(wanted):
    """What is told instead, of a fault that is not told as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(pathlib.Path(folder, "fault.pdf"))
        with pikepdf.open(sys.argv[1]) as pdf:
            FAULTS[wanted](pdf)
            pdf.save(target)
        lines = found(target, wanted)
    return None if any(wanted in line for line in lines) else f"`{wanted}` is told as {lines[:5]}"


def main():
    lines, _ = spoken.check(sys.argv[1])
    with Pool() as pool:
        failed = [line for line in [*lines, *pool.imap(play, FAULTS)] if line]
    for line in failed:
        print(line)
    print(f"a good print and {len(FAULTS)} faults, {len(failed)} not told as they should be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
