#!/usr/bin/env python3
"""Holds printed PDFs to what a reader hears of them, by two other programs: pdfua and outloud.

    spoken.py REPORT.pdf...

Prints one line a finding and what was looked at; exit code 1 with findings. Both programs may only warn where `WARNINGS`
says why. Two rules of outloud are guesses that good documents cannot meet; what they name is looked at once more, by
`is_told_otherwise` and `is_a_table`, and counted as excused. Beyond both, no artifact may be words that are told nowhere,
and words in another script are in the language of that script.
"""
import re
import sys
from multiprocessing import Pool

import pdfua
import pikepdf
from outloud.findings import Result
from outloud.model import Document
from outloud.registry import run_rules
from outloud.rules.tables import grid_of
from pdfua.rules import structure

TOP, FOOT = 60, 58  # points from the upper and the lower edge: what stands there is a running head or foot
WARNINGS = {
    "FIG-012": "it counts words by their spaces, and Chinese has none",
    "HDG-010": "it takes a Chinese heading that begins with a year for a number of a file",
    "LNK-010": "an address of mail may be printed that the publisher did not write as a link",
    "ORD-001": "what lies over a coloured field is painted after it, and read before",
    "TBL-014": "it takes all ruled tables of a page for one grid, and sees none that goes on from the page before",
    "PAG-001": "a note that ends the page of many projects is part of each",
}
# pdfua 0.1.3 asks a list whether it is a number, which ends its rule of empty headings (UA-14-001).
as_integer = structure.as_integer
structure.as_integer = lambda value: None if isinstance(value, pikepdf.Array) else as_integer(value)
HAN = re.compile("[\u3400-\u9fff]")


def plain(words):
    return re.sub(r"[\s\u2066-\u2069]", "", words)


def is_told_otherwise(doc, page, run):
    """Whether an artifact is a running head, or the address of a link of the page, which the link says itself."""
    box = page.obj.MediaBox
    low, high = float(box[1]), float(box[3])
    if run.bbox[1] > high - TOP or run.bbox[3] < low + FOOT:
        return True
    links = [plain(a.contents or "") for a in doc.annotations if a.page == page.index]
    words = re.sub(r"[()（）。，、；：,.;:]+$|^[()（）。，、；：,.;:]+", "", plain(run.text))
    return any(words in said for said in links)


def is_a_table(grid):
    """Whether a table has one row of heads of columns, then rows with at most one head of their own, all of one width."""
    first, *rest = grid.rows
    heads = all(cell.kind == "TH" and cell.scope == "Column" for cell in first if cell.text)
    own = all(sum(cell.kind == "TH" for cell in row) <= 1 and all(cell.scope in (None, "Row") for cell in row) for row in rest)
    return heads and own and rest and len(set(grid.row_widths())) == 1


def is_excused(doc, finding):
    if finding.rule == "TAG-002":
        page = doc.pages[finding.page - 1]
        lines = [line for line in doc.content(page.index).lines if line.artifact_share >= 0.8]
        runs = [run for line in lines for run in line.runs if run.artifact and re.search(r"\w\w", run.text)]
        return bool(runs) and all(is_told_otherwise(doc, page, run) for run in runs)
    counts = re.fullmatch(r"header cells look shredded: (\d+) header cells against (\d+) data cells", finding.message)
    if finding.rule == "TBL-010" and counts:
        grids = [grid_of(doc, table) for table in doc.elements_of("Table")]
        said = tuple(map(int, counts.groups()))
        of = lambda grid: tuple(sum(cell.kind == kind for cell in grid.cells) for kind in ("TH", "TD"))
        named = [grid for grid in grids if of(grid) == said]
        return bool(named) and all(is_a_table(grid) for grid in named)
    return False


def languages(doc):
    """Chinese letters that are told to be in another language: how many of how many.

    A name that nobody translated stands there as it is, and no page says so, on a screen either; the languages in which
    every name of the example is given are looked at.
    """
    if not (doc.lang or "").startswith(("zh", "en")):
        return 0, 0
    wrong = all_of_them = 0
    for element in doc.elements:
        own = element
        while own is not None and not own.lang:
            own = own.parent
        is_chinese = (own.lang if own else doc.lang or "").lower().startswith(("zh", "ja"))
        for ref in element.mcrefs:
            words = doc.content(ref.page).mcid_text.get((ref.stream, ref.mcid), "") if ref.page is not None else ""
            # A name in Chinese within a sentence in English is of that sentence.
            if not re.search("[A-Za-z]{3}", words):
                count = len(HAN.findall(words))
                all_of_them += count
                wrong += 0 if is_chinese else count
    return wrong, all_of_them


def by_pdfua(path):
    report = pdfua.validate(path)
    for outcome in report.outcomes:
        yield from (f"pdfua {f.rule_id}: {f.message}" for f in outcome.findings)
        if outcome.skipped_reason:
            yield f"pdfua {outcome.rule_id} did not run: {outcome.skipped_reason}"


def by_outloud(doc, only=None):
    """What it finds, and how many warnings and guesses were left out."""
    result = Result(path=doc.path)
    run_rules(doc, result, only=only)
    found = [f"outloud {run.rule} crashed: {run.reason}" for run in result.runs if run.status == "crashed"]
    warnings = excused = 0
    for finding in result.findings:
        if finding.severity == "info":
            continue
        if finding.severity == "warning" and finding.rule in WARNINGS:
            warnings += 1
        elif is_excused(doc, finding):
            excused += 1
        else:
            found.append(f"outloud {finding.rule} page {finding.page}: {finding.message}: {finding.evidence}")
    return found, warnings, excused


def by_ourselves(doc):
    for page in doc.pages:
        for run in doc.content(page.index).artifact_runs():
            # Numbers in a drawing that is hidden stand in the tables, too.
            if len(re.findall(r"[^\W\d_]", run.text)) > 3 and not is_told_otherwise(doc, page, run):
                yield f"page {page.number}: no element says 「{run.text[:40]}」"
    wrong, letters = languages(doc)
    if wrong:
        yield f"{wrong} of {letters} Chinese letters are told to be in another language"


def check(path):
    """The findings, and what was looked at."""
    doc = Document(path)
    found, warnings, excused = by_outloud(doc)
    found = [*by_pdfua(path), *found, *by_ourselves(doc)]
    looked = f"{len(doc.pages)} pages, {len(doc.elements)} elements, {len(doc.annotations)} links"
    doc.close()
    return found, f"{looked}, {warnings} warnings and {excused} guesses of outloud excused"


def main():
    failed = 0
    paths = sys.argv[1:]
    with Pool() as pool:
        for path, (found, looked) in zip(paths, pool.imap(check, paths)):
            failed += bool(found)
            for line in found:
                print(f"{path}: {line}")
            print(f"{path}: {looked}, {len(found)} findings", flush=True)
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
