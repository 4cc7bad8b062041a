#!/usr/bin/env python3
"""The files that a site offers, as programs read them that are not ours: feeds, calendars, linked
data, workbooks and data packages. Usage: read.py SITE"""

import sys

from formats import faults

# How many files of each kind a site has at least. A kind of 0 is one that no site has yet: once
# there is a file of it, the line gets its number, and from then on the file may not go missing.
EXPECTED = {
    "feeds": 100,
    "calendars": 100,
    "texts with linked data": 300,
    "workbooks": 9,
    "data packages": 1,
}


def main():
    wrong, count = faults(sys.argv[1])
    for kind, least in EXPECTED.items():
        if count[kind] < least:
            wrong.append(f"expected and missing: {least} {kind}, and there are {count[kind]}")
    for line in wrong:
        print(line)
    awaited = [kind for kind, least in EXPECTED.items() if least == 0 and count[kind] == 0]
    if awaited:
        print(f"not asked for yet: {', '.join(awaited)}")
    told = ", ".join(f"{number} {kind}" for kind, number in count.items() if number)
    print(f"{told}: {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
