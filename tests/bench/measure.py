"""Running one program: wall, processor time, peak memory, and what others used meanwhile."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time

NCPU = os.cpu_count()
HZ = os.sysconf("SC_CLK_TCK")


def busy():
    """Processor seconds of the machine so far, all but idle and waiting for the disk."""
    v = [int(x) for x in open("/proc/stat").readline().split()[1:9]]
    return (sum(v) - v[3] - v[4]) / HZ


def wait_quiet(limit, share):
    """Wait at most `limit` seconds for a second in which the machine is nearly idle."""
    end = time.time() + limit
    while time.time() < end:
        a = busy()
        time.sleep(1.0)
        if (busy() - a) / NCPU < share:
            return


def resident(pid, rows, done):
    """Notes seconds and resident megabytes of a process until it ends."""
    begin = time.perf_counter()
    while not done.wait(0.1):
        try:
            found = re.search(r"VmRSS:\s+(\d+)", open("/proc/%d/status" % pid).read())
        except OSError:
            return
        if found:
            rows.append([round(time.perf_counter() - begin, 2), int(found.group(1)) // 1024])


def spawn(cmd, cwd, env, log, over_time=False):
    """Run to the end; `over_time` notes the memory ten times a second as well."""
    rows, done = [], threading.Event()
    with open(log, "wb") as out:
        before, begin = busy(), time.perf_counter()
        p = subprocess.Popen(cmd, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        watcher = threading.Thread(target=resident, args=(p.pid, rows, done))
        if over_time:
            watcher.start()
        _, status, used = os.wait4(p.pid, 0)
        wall = time.perf_counter() - begin
    done.set()
    if over_time:
        watcher.join()
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode:
        sys.exit("%s: exit %d, see %s" % (" ".join(cmd), p.returncode, log))
    cpu = used.ru_utime + used.ru_stime
    row = {"wall": wall, "cpu": cpu, "sys": used.ru_stime, "rss": used.ru_maxrss / 1024,
           "others": max(0.0, (busy() - before - cpu) / (wall * NCPU))}
    return dict(row, memory=rows) if over_time else row


def warm(folder):
    """Read every file once, so that no run pays for a cold disk."""
    for at, _, files in os.walk(folder):
        for f in files:
            with open(os.path.join(at, f), "rb") as h:
                h.read()


# Every run writes into a new folder and nothing is removed until the end.  ext4 will
# not hand out an inode again for some minutes after it was freed, and walks over all
# of the freed ones at each create: removing 10,000 folders before a run costs that run
# seconds of system time that are not the generator's.

def fresh(top, name):
    os.makedirs(top, exist_ok=True)
    k = 1
    while os.path.exists(os.path.join(top, "%s.%d" % (name, k))):
        k += 1
    return os.path.join(top, "%s.%d" % (name, k))


def size(folder):
    """Files and bytes below a folder."""
    found = [os.path.join(at, f) for at, _, files in os.walk(folder) for f in files]
    return len(found), sum(map(os.path.getsize, found))


def clean_site(folder):
    for x in ("resources", "public", ".hugo_build.lock", "_site", ".cache"):
        p = os.path.join(folder, x)
        if os.path.isdir(p):
            shutil.rmtree(p, ignore_errors=True)
        elif os.path.exists(p):
            os.remove(p)
