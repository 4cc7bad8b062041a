#!/usr/bin/env python3
"""Plays faults put in on purpose against check.py: each is printed by the browser and must be found by its number."""
import pathlib
import re
import subprocess
import sys
import tempfile

from browsers import Chromium

HERE = pathlib.Path(__file__).parent
MARGINS = """<style>@page{@top-left{content:"截至 2021-12-31"}@top-center{content:"样书"}}
@page t{@top-right{content:"目录"}} @page a{@top-right{content:"一、总体进展"}} @page b{@top-right{content:"二、项目进展"}}
nav{page:t} section{page:a} section+section{page:b}"""
ROWS = "".join(f'<tr><th scope="row">第{n}个指标行</th><td>{n * 37}单位</td></tr>' for n in range(60))
LONG = [('<tr><th scope="row">床位', ROWS + '<tr><th scope="row">床位'), ('two words">4<', 'two words">6<')]
FAULTS = {
    "": [],
    "long": LONG,
    "9 wrong number": [('words">4<', 'words">3<')],
    "9 number beyond the end": [('words">4<', 'words">5<')],
    "10 foot": [("<style>", '<style>@page{@bottom-center{content:"第 4 页 共 4 页"}}')],
    "11 head": [('@top-right{content:"二、项目进展"}', '@top-right{content:"一、总体进展"}')],
    "11 date": [('@top-left{content:"截至 2021-12-31"}', "")],
    "15 letters as drawings": [("<style>", "<style>h3{-webkit-text-stroke:2px #fff;paint-order:stroke}")],
    "16 lost sentence": [("末段。", '末段。<span class="gone">不见的一句话。</span>'), ("<style>", "<style>.gone{display:none}")],
    "16 private character": [("末段。", "末&#xE000;段。")],
    "16 beyond the edge": [("末段。", '末段。<span style="position:absolute;left:-60mm;top:20mm;white-space:nowrap">写到纸外的一句话</span>')],
    "16 words on words": [("末段。", '末段在这里写得长一些。<span style="position:relative;left:-8em">压在上面的一句话</span>')],
    "17 dots": [("<style>", "<style>svg{box-shadow:2px 2px 4px #000}")],
    "20 pages": [],
    "21 two sheets": [("<body>", '<body class="mp-print-poster">')],
    "22 head once": [*LONG, ("<style>", "<style>thead{display:table-row-group}")],
    "22 gap": [("图 1 两点", "图 2 两点")],
    "27 blank bands": [("<body>", '<body class="mp-print-book">'), ("末段。", "末段。" + '<p style="break-before:page">又一段。</p>' * 3)],
    "24 no code": [("末段。", '末段。<svg class="pr-qr" role="img" aria-label="码" width="100" height="100"><path d="M0 0h9v9z"/></svg>')],
}


def main():
    good = (HERE / "good.html").read_text(encoding="utf-8")
    for old, new in [
        ("<body>", "<body><main>"),
        ("</body>", "</main></body>"),
        ("<p>截至", '<p class="mp-cover-date">截至'),
        ("</head>", MARGINS + "</style></head>"),
    ]:
        good = good.replace(old, new)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder, browser = pathlib.Path(folder), Chromium("--generate-pdf-document-outline")
        (folder / "sheet.css").write_bytes((HERE / "site/themes/civic/css/99-sheet.css").read_bytes())
        for name, edits in FAULTS.items():
            html = good
            for old, new in edits:
                assert old in html, old
                html = html.replace(old, new, 1)
            (folder / "page.html").write_text(html, encoding="utf-8")
            pdf = folder / "page.pdf"
            pdf.unlink(missing_ok=True)
            browser.print(f"file://{folder / 'page.html'}", pdf)
            told = subprocess.run([sys.executable, str(HERE / "check.py"), str(pdf), str(folder / "page.html"), *(["5"] if name == "20 pages" else []), "--real-fonts"], capture_output=True, text=True, check=False)
            numbers = set(re.findall(r": \[(\d+)\]", told.stdout))
            wanted = set(re.findall(r"^\d+", name))
            if numbers != wanted or told.stderr:
                failed += 1
                print(f"`{name or 'no fault'}` is told as {sorted(numbers)}\n{told.stdout}{told.stderr}")
        browser.close()
    print(f"{len(FAULTS)} prints, {failed} not told as they should be")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
