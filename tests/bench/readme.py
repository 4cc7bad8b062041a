#!/usr/bin/env python3
"""Measures a build of the demonstration and writes the figures into README.md.

    tests/bench/readme.py path/to/milepost

Each of five builds goes into an empty folder; the least and the most processor time are written
(of all threads, user and system), and the most memory that any of them held.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"(<!-- measured -->).*?(<!-- /measured -->)", re.S)


def build(program):
    """Seconds of processor time and megabytes of one build."""
    with tempfile.TemporaryDirectory() as folder:
        child = subprocess.Popen([program, "-C", ROOT, "build", "-q", "-o", f"{folder}/site"])
        _, status, used = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit("the demonstration does not build")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def words(builds):
    """The figures as the README has them."""
    low, high = (f"{edge(seconds for seconds, _ in builds):.1f}" for edge in (min, max))
    time = low if low == high else f"{low} to {high}"
    return f"{time} s of processor time, {max(memory for _, memory in builds):.0f} MB of memory"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    figures = words([build(os.path.realpath(sys.argv[1])) for _ in range(5)])
    readme = ROOT / "README.md"
    text, count = PLACE.subn(lambda found: found[1] + figures + found[2], readme.read_text(encoding="utf-8"))
    if count != 1:
        sys.exit("README.md has no place for the figures, or several")
    readme.write_text(text, encoding="utf-8")
    print(figures)


main()
