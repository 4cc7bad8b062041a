#!/usr/bin/env python3
"""Compares milepost with the recomputation on invented sites.

    python3 random_sites.py BINARY [--seed S] [--count 300] [--keep DIR]

Builds every site on several days, prints how many sites have each feature and each difference with the seed of
its site; exit 1 on any difference, on a build that fails otherwise than by refusing the content, when more than
one site in fifty is refused, or when a feature has fewer than twenty sites of three hundred.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True

from compare import compare  # noqa: E402
from content import read_site  # noqa: E402
from generate import FEATURES, counted, make_site, write  # noqa: E402
from periods import compare_periods  # noqa: E402
from programme import derived_on  # noqa: E402


def try_site(binary, seed, keep):
    """One site: its features, its refusal or None, and the differences of each day."""
    files, days, features = make_site(seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(keep) / str(seed) if keep else Path(scratch)
        shutil.rmtree(folder / "content", ignore_errors=True)
        write(files, folder)
        site, lines = read_site(folder / "content"), []
        for day in days:
            done = build(binary, folder, day, Path(scratch) / "out")
            if done.returncode == 1:
                return features, seed, first_error(done.stderr), []
            if done.returncode:
                return features, seed, None, [f"site {seed} {day}: exit {done.returncode}: {done.stderr[-500:]}"]
            derived, output = derived_on(site, day), Path(scratch) / "out"
            found = compare(derived, output)
            if day == days[-1]:
                found += compare_periods(derived, output)
            lines += [f"site {seed} {day}: {line}" for line in found]
    return features, seed, None, lines


def build(binary, folder, day, output):
    """Builds the site of a folder for a day."""
    return subprocess.run([binary, "-C", folder, "build", "--quiet", "--as-of", str(day), "-o", output],
                          capture_output=True, text=True)


def first_error(text):
    """The first error of a refused build."""
    found = re.search(r"error\[\w+\].*\n.*", text)
    return " ".join(found.group().split()) if found else text[:200]


def tell(result):
    """Prints the refusal or the differences of one site as soon as they are known."""
    _, seed, refusal, lines = result
    if refusal:
        print(f"refused: site {seed}: {refusal}", flush=True)
    for line in lines:
        print(line, flush=True)


def report(results, count):
    """Prints the counts; returns whether all is well."""
    refused = [seed for _, seed, why, _ in results if why]
    lines = [line for *_, differences in results for line in differences]
    features = counted(features for features, _, why, _ in results if not why)
    for feature, sites in features.items():
        print(f"{sites:5} {feature}")
    rare = [feature for feature in FEATURES if features.get(feature, 0) * 300 < 20 * count]
    wrong = {line.split()[1] for line in lines}
    print(f"{count} sites, {len(refused)} refused, {len(wrong)} with {len(lines)} differences"
          + (f"; too rare: {', '.join(rare)}" if rare else ""))
    return not lines and len(refused) * 50 <= count and not (rare and count >= 300)


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Compares milepost with the recomputation on invented sites.")
    parser.add_argument("binary")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--keep")
    args = parser.parse_args()
    seeds = range(args.seed, args.seed + args.count)
    with ProcessPoolExecutor(2) as pool:
        results = []
        for result in pool.map(try_site, [args.binary] * args.count, seeds, [args.keep] * args.count):
            results.append(result)
            tell(result)
    return 0 if report(results, args.count) else 1


if __name__ == "__main__":
    sys.exit(main())
