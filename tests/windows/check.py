#!/usr/bin/env python3
"""Run the program for Windows under wine, beside the program of this machine.

    python3 check.py MILEPOST.EXE MILEPOST [WORDS OF A CHECK]

Each check is a sentence about the product. What wine cannot show stands in README.md.
"""

import hashlib
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXE, OWN = (os.path.abspath(path) for path in sys.argv[1:3])
HOLD = os.path.join(os.path.dirname(EXE), "hold.exe")


def start(*words, cwd, program=EXE):
    """The program for Windows as a process of a group of its own, which speaks into a file: what
    wine starts beside it would keep a pipe open."""
    words, speech = ["wine", program, *map(str, words)], tempfile.TemporaryFile()
    process = subprocess.Popen(
        words, cwd=cwd, stdin=subprocess.DEVNULL, stdout=speech, stderr=subprocess.STDOUT, start_new_session=True
    )
    process.speech = speech
    return process


def words_of(process):
    """What a process said so far, without the returns of Windows."""
    process.speech.seek(0)
    return process.speech.read().decode("utf-8", "replace").replace("\r\n", "\n")


def said(process, limit=300):
    """What a process said, and its exit code."""
    code = process.wait(timeout=limit)
    return words_of(process), code


def windows(*words, cwd, code=0):
    text, got = said(start(*words, cwd=cwd))
    assert got == code, f"{' '.join(map(str, words))} ended with {got}, not {code}:\n{text[-2000:]}"
    return text


def own(*words, cwd):
    subprocess.run([OWN, *map(str, words)], cwd=cwd, check=True, capture_output=True)


def small(folder):
    """The small site that `init` makes; its folder."""
    windows("init", "site", cwd=folder)
    return folder / "site"


def holding(path, milliseconds, cwd):
    """A program that has a file open so that nobody else may write or remove it."""
    holder = start(path, milliseconds, cwd=cwd, program=HOLD)
    end = time.time() + 20
    while "held" not in words_of(holder):
        assert time.time() < end and holder.poll() is None, f"nobody holds {path}: {words_of(holder)}"
        time.sleep(0.05)
    return holder


def edit(path, before, after):
    text = path.read_bytes()
    assert before.encode() in text, f"{path} has no `{before}`"
    path.write_bytes(text.replace(before.encode(), after.encode()))


def tree(folder):
    """Hashes of all files below a folder by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def is_whole(output):
    """Whether every file is there as the list of check sums has it."""
    lines = (output / "checksums.txt").read_text().splitlines()
    return all(hashlib.sha256((output / path).read_bytes()).hexdigest() == sum for sum, path in (line.split("  ", 1) for line in lines))


def the_same_demonstration_has_the_same_bytes(folder):
    for site in ("here", "there"):
        (folder / site).mkdir()
        for part in ("content", "themes"):
            shutil.copytree(ROOT / part, folder / site / part)
    for words, output in ((["--editions", "quarters"], "output"), (["--audience", "internal"], "output-internal")):
        own("build", *words, cwd=folder / "here")
        windows("build", *words, cwd=folder / "there")
        here, there = tree(folder / "here" / output), tree(folder / "there" / output)
        other = [path for path in here.keys() | there.keys() if here.get(path) != there.get(path)]
        assert not other and len(here) > 500, f"{output}: {len(other)} files of {len(here)} are others: {sorted(other)[:5]}"
        print(f"  {len(here)} files of {output}/ have the same bytes")


def a_new_site_is_made_built_and_not_built_again(folder):
    assert re.fullmatch(r"milepost \d+\.\d+\.\d+\n", windows("--version", cwd=folder))
    site = small(folder)
    assert "Built" in windows("build", cwd=site)
    assert is_whole(site / "output")
    assert "Nothing changed" in windows("build", cwd=site)


def places_in_messages_are_written_as_in_the_content(folder):
    site = small(folder)
    edit(site / "content/projects/lifts.md", "focus: home", "focus: hom")
    edit(site / "content/projects/library.md", "batch: first", "batch: frist")
    text = windows("check", cwd=site, code=1)
    for place in ("content/projects/lifts.md:4:8", "content/projects/library.md:"):
        assert place in text, text
    assert "\\" not in text, text
    kept = folder / "site" / "output"
    text = windows("build", cwd=site, code=1)
    assert not kept.exists(), "mistakes made an output"


def an_output_that_is_not_ours_is_refused_and_kept(folder):
    site = small(folder)
    (site / "other").mkdir()
    (site / "other/file.txt").write_text("mine")
    text = windows("build", "--output", "other", cwd=site, code=2)
    assert "`file.txt`" in text and "nothing was changed" in text, text
    windows("build", "--output", "content", cwd=site, code=2)
    windows("build", cwd=site)
    (site / "output/index.html").write_text("mine")
    text = windows("build", "--force", cwd=site, code=2)
    assert "output/index.html" in text and (site / "output/index.html").read_text() == "mine", text


def content_with_returns_of_windows_makes_the_same_bytes_and_keeps_them(folder):
    site = small(folder)
    other = folder / "returns"
    shutil.copytree(site, other)
    for path in (*other.rglob("*.md"), *other.rglob("*.yaml"), *other.rglob("*.csv")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for place in (site, other):
        windows("build", cwd=place)
    assert tree(site / "output") == tree(other / "output")
    text = windows("correct", "lifts", "2021-05-31", "34", "--reason", "One was counted late", cwd=other)
    assert "\\" not in text, text
    changed = (other / "content/projects/lifts.md").read_bytes()
    assert b"corrections:\r\n" in changed and changed.count(b"\n") == changed.count(b"\r\n")
    windows("retarget", "lifts", "130", "--reason", "Ten more", "--decided-by", "Council", cwd=other)
    changed = (other / "content/projects/lifts.md").read_bytes()
    assert b"changes:\r\n" in changed and changed.count(b"\n") == changed.count(b"\r\n")


def a_build_that_is_killed_at_any_moment_leaves_a_whole_output(folder):
    site = small(folder)
    config, plain = site / "content/site.yaml", folder / "plain"
    title = lambda name: config.write_text(re.sub(r"(?m)^title: .*", f"title: Promises {name}", config.read_text()))
    windows("build", cwd=site)
    title("first")
    took = time.time()
    windows("build", cwd=site)
    took = time.time() - took
    chance, states = random.Random(7), {"old": 0, "new": 0, "between": 0}
    for n in range(20):
        title(n)
        before = tree(site / "output")
        process = start("build", cwd=site)
        time.sleep(chance.uniform(0.4, 1.2) * took)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        if not (site / "output").exists():
            states["between"] += 1
        else:
            assert is_whole(site / "output"), f"after kill {n} the output is not whole"
            state = "old" if tree(site / "output") == before else "new"
            states[state] += 1
            # The next one comes nearer to the moment that matters.
            took *= 1.15 if state == "old" else 0.8
        windows("build", cwd=site)
        shutil.rmtree(plain, ignore_errors=True)
        own("build", "--output", plain, cwd=site)
        assert tree(site / "output") == tree(plain), f"after kill {n} the next build is another"
    assert states["old"] and states["new"], f"the kills came all at one time: {states}"
    print(f"  20 kills: {states}")


def a_file_that_stays_open_elsewhere_is_named_and_the_output_kept(folder):
    site = small(folder)
    windows("build", cwd=site)
    config = site / "content/site.yaml"
    title = lambda name: config.write_text(re.sub(r"(?m)^title: .*", f"title: {name}", config.read_text()))
    holder = holding("output/index.html", 60000, site)
    # Under wine the first build moves the folder with the open file to where the second one writes.
    title("First")
    windows("build", cwd=site)
    title("Second")
    before = tree(site / "output")
    text = windows("build", cwd=site, code=3)
    assert "index.html" in text and "another program" in text, text
    assert tree(site / "output") == before, "the output changed"
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()
    assert "Built" in windows("build", cwd=site)


def a_file_that_keeps_an_earlier_build_from_being_finished_is_named(folder):
    site = small(folder)
    windows("build", cwd=site)
    edit(site / "content/projects/lifts.md", "floors", "storeys")
    windows("build", cwd=site)
    spare = next((site / ".milepost").glob("spare-*"))
    # As a build leaves it that was killed while it wrote.
    left = spare.with_name(spare.name.replace("spare-", "new-"))
    left.mkdir()
    (left / "half.html").write_text("half a page")
    holder = holding(left.relative_to(site) / "half.html", 60000, site)
    before = tree(site / "output")
    text = windows("build", "--force", cwd=site, code=3)
    for words in ("finish an earlier build", "half.html` open", "build again; then it is finished"):
        assert words in text, text
    assert tree(site / "output") == before, "the output changed"
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()
    assert "Built" in windows("build", "--force", cwd=site) and not left.exists()


def a_file_that_is_open_for_a_moment_stops_nothing(folder):
    site = small(folder)
    windows("build", cwd=site)
    edit(site / "content/projects/lifts.md", "floors", "storeys")
    windows("build", cwd=site)
    spare = next((site / ".milepost").glob("spare-*"))
    holder = holding(spare.relative_to(site) / "index.html", 2000, site)
    config = site / "content/site.yaml"
    config.write_text(re.sub(r"(?m)^title: .*", "title: Other", config.read_text()))
    assert "Built" in windows("build", cwd=site)
    holder.wait()


def of_two_builds_one_waits_for_nobody(folder):
    site = small(folder)
    for n in range(60):
        text = (site / "content/projects/lifts.md").read_text()
        (site / f"content/projects/lifts-{n}.md").write_text(text)
    first = start("build", cwd=site)
    until = time.time() + 30
    while not list(site.glob(".milepost/new-*")) and time.time() < until:
        time.sleep(0.02)
    text = windows("build", cwd=site, code=4)
    assert "another build" in text, text
    assert said(first)[1] == 0 and is_whole(site / "output")


def a_name_that_differs_only_in_its_letters_case_is_given_to_the_file(folder):
    site = small(folder)
    text = site / "content/projects/lifts.md"
    before = text.read_text()
    for names in ("Notes/Read.txt", "Notes/read.txt", "notes/READ.txt", "Notes/Read.txt", "Notes/Read.txt"):
        for old in (site / "content").glob("[Nn]otes"):
            shutil.rmtree(old)
        (site / "content" / names).parent.mkdir()
        (site / "content" / names).write_text("notes")
        text.write_text(f"{before}\nSee the [notes](../{names}).\n")
        windows("build", "--force", cwd=site)
        assert (site / "output" / names).read_text() == "notes" and is_whole(site / "output"), names
        assert len(list((site / "output").glob("[Nn]otes/*"))) == 1, names


def no_link_is_followed(folder):
    site = small(folder)
    (folder / "secret.md").write_text("secret")
    (folder / "secrets").mkdir()
    (folder / "secrets/a.md").write_text("secret")
    os.symlink(folder / "secret.md", site / "content/projects/linked.md")
    os.symlink(folder / "secrets", site / "content/linked")
    text = windows("check", cwd=site, code=1)
    assert "content/projects/linked.md" in text and "content/linked" in text, text


def names_that_windows_forbids_are_refused_with_another(folder):
    site = small(folder)
    shutil.copy(site / "content/projects/lifts.md", site / "content/projects/con.md")
    text = windows("check", cwd=site, code=1)
    assert "content/projects/con.md" in text and "Windows" in text, text


def a_long_way_to_a_site_is_no_matter(folder):
    # The way to the site has less than 260 letters, which is as far as wine itself finds folders; those of its files
    # have more.
    deep = folder.joinpath(*["a-folder-with-a-rather-long-name"] * 6)
    deep.mkdir(parents=True)
    for words in (["init", deep / "site"], ["-C", deep / "site", "build"]):
        windows(*words, cwd=folder)
    assert is_whole(deep / "site/output")
    assert 260 < max(len(str(path)) for path in (deep / "site").rglob("*"))


def the_preview_answers_and_shows_an_edit(folder):
    site = small(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start("serve", "--port", port, cwd=site)
    try:
        get = lambda: urllib.request.urlopen(f"http://localhost:{port}/projects/lifts/", timeout=5).read().decode()

        def until(words):
            end = time.time() + 30
            while time.time() < end:
                try:
                    if words in get():
                        return
                except OSError:
                    pass
                time.sleep(0.1)
            raise AssertionError(f"the preview never showed `{words}`")

        until("Lifts for old houses")
        edit(site / "content/projects/lifts.md", "Lifts for old houses", "Lifts for all houses")
        until("Lifts for all houses")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


CHECKS = [
    a_new_site_is_made_built_and_not_built_again,
    places_in_messages_are_written_as_in_the_content,
    an_output_that_is_not_ours_is_refused_and_kept,
    content_with_returns_of_windows_makes_the_same_bytes_and_keeps_them,
    a_name_that_differs_only_in_its_letters_case_is_given_to_the_file,
    no_link_is_followed,
    names_that_windows_forbids_are_refused_with_another,
    a_long_way_to_a_site_is_no_matter,
    a_file_that_keeps_an_earlier_build_from_being_finished_is_named,
    a_file_that_is_open_for_a_moment_stops_nothing,
    a_file_that_stays_open_elsewhere_is_named_and_the_output_kept,
    of_two_builds_one_waits_for_nobody,
    the_preview_answers_and_shows_an_edit,
    a_build_that_is_killed_at_any_moment_leaves_a_whole_output,
    the_same_demonstration_has_the_same_bytes,
]


def main():
    # The server of wine stays between two programs, or each would wait for it to start.
    subprocess.run(["wineserver", "-p"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    chosen = [check for check in CHECKS if all(word in check.__name__ for word in sys.argv[3:])]
    assert chosen, "no check has these words"
    failed = 0
    for check in chosen:
        began = time.time()
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(pathlib.Path(folder).resolve())
                how = "ok"
            except (AssertionError, subprocess.SubprocessError, OSError) as error:
                failed += 1
                how = f"FAILED\n{error}"
        print(f"{check.__name__.replace('_', ' ')}: {how} ({time.time() - began:.1f} s)", flush=True)
    subprocess.run(["wineserver", "-k"], check=False)
    sys.exit(1 if failed else 0)


main()
