#!/usr/bin/env python3
"""Hold what a build costs against what it cost when it was recorded last.

    python3 growth.py BINARY            fails where it costs more
    python3 growth.py BINARY --record   writes growth.json

Two figures that a noisy machine does not change much: the instructions of a build of 100
projects on one thread, as valgrind counts them, and how much memory each project adds to a
build, from the peaks of 100 and 1000 projects. The sites are those of generate.py, with the
theme of the benchmark.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "growth.json")

# How much more than recorded is no growth yet.
TOLERANCE = {"instructions": 0.05, "bytes_a_project": 0.10}


def site(folder, n):
    out = os.path.join(folder, str(n))
    cmd = [sys.executable, os.path.join(HERE, "generate.py"), "--n", str(n), "--out", out, "--peer", "milepost"]
    subprocess.run(cmd, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(out, "milepost")


def build(binary, folder, out, threads, before=()):
    """Standard error and peak memory in bytes of one build into a fresh folder."""
    cmd = [*before, binary, "-C", folder, "build", "--quiet", "--output", out]
    env = dict(os.environ, RAYON_NUM_THREADS=str(threads))
    with tempfile.TemporaryFile() as said:
        p = subprocess.Popen(cmd, env=env, stdout=said, stderr=said)
        _, status, used = os.wait4(p.pid, 0)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status):
        sys.exit("%s\n%s" % (" ".join(cmd), text))
    return text, used.ru_maxrss * 1024


def counted(binary, folder, out):
    count = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    text, _ = build(binary, folder, out, 1, count)
    found = re.search(r"Collected : (\d+)", text)
    if not found:
        sys.exit("valgrind counted nothing:\n" + text)
    return int(found.group(1))


def measured(binary):
    with tempfile.TemporaryDirectory() as folder:
        small, large = site(folder, 100), site(folder, 1000)
        # The least of three, here and below: a thread that waits for another one counts as well.
        counts = [counted(binary, small, os.path.join(folder, "counted%d" % r)) for r in range(3)]
        peaks = [min(build(binary, d, os.path.join(folder, "out%d.%d" % (k, r)), 1)[1] for r in range(3))
                 for k, d in enumerate((small, large))]
    return {"instructions": min(counts), "bytes_a_project": (peaks[1] - peaks[0]) // 900}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary")
    ap.add_argument("--record", action="store_true", help="write what is measured")
    a = ap.parse_args()
    now = measured(os.path.abspath(a.binary))
    if a.record:
        with open(RECORD, "w") as f:
            json.dump(now, f, indent=1)
            f.write("\n")
        print(now)
        return
    then = json.load(open(RECORD))
    grown = False
    for key, tolerance in TOLERANCE.items():
        share = now[key] / then[key] - 1
        print("%-16s %15d, recorded %15d: %+.1f %%" % (key, now[key], then[key], 100 * share))
        if share < -tolerance:
            print("it costs less: record it with `python3 tests/bench/growth.py BINARY --record`")
        grown |= tolerance < share
    if grown:
        sys.exit("a build costs more than it did; find out why, or record it and say why in the commit")


if __name__ == "__main__":
    main()
