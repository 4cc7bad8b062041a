"""Text, numbers, days and intervals as they are written in content files."""

import calendar
import csv
import re
from datetime import date, timedelta
from fractions import Fraction

import yaml

ONE_DAY = timedelta(days=1)


def yaml_map(text):
    """Parses YAML with every scalar kept as the text that was written."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}


def front_matter(path):
    """The YAML block between the first two `---` lines of a Markdown file."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.S | re.M)
    return yaml_map(found.group(1)) if found else {}


def field(mapping, key, default=None):
    """A value of a map, with an empty one counted as absent."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return default if str(value or "").strip() in ("", "null", "~") else value


def listed(value):
    """One value where a list is allowed is a list of one."""
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list) else [value]


def truth(value):
    """A YAML boolean kept as text."""
    return str(value).lower() in ("true", "yes")


def number(text):
    """A plain decimal number, or None where the text is not one."""
    text = str(text).strip() if text is not None else ""
    return Fraction(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text) else None


def quantity(text):
    """The short form `2300 户`: number and unit."""
    found = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)(?:\s+(\S.*))?\s*", str(text or ""))
    return (number(found.group(1)), found.group(2)) if found else (None, None)


def value_of(text, kind):
    """An observed value; yes and no are 1 and 0 for kind yes-no."""
    if kind == "yes-no" and str(text).lower() in ("yes", "true", "no", "false"):
        return Fraction(int(str(text).lower() in ("yes", "true")))
    return number(text)


def month_end(year, month):
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


# The month in which years such as 2024/25 begin; set for the site that is read.
CALENDAR = {"begins": 1}


def year_begins(calendar_block):
    """The month in which the programme's years begin."""
    block = calendar_block or {}
    quarters = listed(field(block, "quarter_starts"))
    return int(field(block, "starts") or (quarters[0] if quarters else 1))


def day_span(text):
    """First and last day of a day, month, quarter, half-year, year or several years; None for unknown or absent."""
    text = str(text or "").strip()
    if found := re.fullmatch(r"(\d{4})/(\d{2})", text):
        year, begins = int(found[1]), CALENDAR["begins"]
        return date(year, begins, 1), month_end(year + 1, begins - 1) if begins > 1 else date(year, 12, 31)
    if found := re.fullmatch(r"(\d{4})/(\d{4})", text):
        return date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)
    if found := re.fullmatch(r"(\d{4})-H([12])", text):
        year, half = int(found[1]), int(found[2])
        return date(year, 6 * half - 5, 1), month_end(year, 6 * half)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return day, day
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), month_end(year, month)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, quarter = int(found[1]), int(found[2])
        return date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    return None


def first_day(text):
    """A start or a baseline date counts as its first day."""
    span = day_span(text)
    return span[0] if span else None


def last_day(text):
    """Any other date counts as its last day."""
    span = day_span(text)
    return span[1] if span else None


def interval(text):
    """An `every`: ("days", n) or ("months", n)."""
    words = {"weekly": ("days", 7), "monthly": ("months", 1), "quarterly": ("months", 3),
             "half-yearly": ("months", 6), "yearly": ("months", 12)}
    if text in words:
        return words[text]
    return "days", int(re.match(r"\d+", str(text))[0])


def shifted(day, every, times):
    """A day moved by whole intervals; month ends stay month ends."""
    unit, n = every
    if unit == "days":
        return day + n * times * ONE_DAY
    at_end = day == month_end(day.year, day.month)
    index = day.year * 12 + day.month - 1 + n * times
    end = month_end(index // 12, index % 12 + 1)
    return end if at_end else min(end, date(index // 12, index % 12 + 1, min(day.day, end.day)))


def closed_days(calendar_block):
    """The days of `calendar.closed`, ranges written as first/last."""
    days = set()
    for item in listed(field(calendar_block or {}, "closed")):
        ends = str(item).split("/")
        day, last = first_day(ends[0]), last_day(ends[-1])
        while day <= last:
            days.add(day)
            day += ONE_DAY
    return days



def csv_rows(path):
    """The rows of a CSV file as maps."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [{(k or "").strip(): (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(handle)]
