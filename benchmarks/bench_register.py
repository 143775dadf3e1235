"""
How a register grows with the archive it holds, in one run: `python benchmarks/bench_register.py`.

Told is the time for each alert and its ratio to that of the smallest archive, which should hardly grow; beside it the
time of reading the alerts themselves, and how much memory the register takes with all its alerts.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable

import safetygate as sg
from alerts import made_up

SIZES = (1_000, 10_000, 33_000)
SEEN_AT = dt.datetime(2026, 8, 24, tzinfo=dt.UTC)
ROUNDS = 3
MEGABYTE = 1_000_000


def read(lines: list[bytes]) -> list[sg.Alert]:
    """The alerts that stand on *lines*."""
    return [sg.loads(line, sg.Alert) for line in lines]


def write(register: sg.Register) -> list[bytes]:
    """The register, a document a line."""
    return [sg.dumps(entry) for entry in register.entries]


def read_again(lines: list[bytes]) -> sg.Register:
    """The register that stands on *lines*."""
    return sg.Register().add_all(sg.loads(line, sg.Publication) for line in lines)


def seconds(task: Callable[[], object]) -> float:
    """How long *task* takes at its quickest."""
    times: list[float] = []
    for _ in range(ROUNDS):
        gc.collect()
        begun = time.perf_counter()
        task()
        times.append(time.perf_counter() - begun)
    return min(times)


def tasks(lines: list[bytes]) -> dict[str, Callable[[], object]]:
    """What is measured for each alert of an archive."""
    alerts = read(lines)
    register = sg.Register.of(*alerts, seen_at=SEEN_AT)
    kept = write(register)
    return {
        "reading the alerts, nothing more": lambda: read(lines),
        "taking all of them in": lambda: sg.Register.of(*alerts, seen_at=SEEN_AT),
        "and saying what is in force": lambda: sg.Register.of(*alerts, seen_at=SEEN_AT).current(),
        "writing the register": lambda: write(register),
        "reading it again": lambda: read_again(kept),
    }


def weigh(lines: list[bytes]) -> float:
    """How many megabytes the register of *lines* takes, its alerts included, once it was asked what is in force."""
    tracemalloc.start()
    register = sg.Register().add_all(sg.loads(line, sg.Alert) for line in lines)
    register.current()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0] / MEGABYTE
    tracemalloc.stop()
    return size


def weekly(lines: list[bytes]) -> float:
    """How many seconds one more report of sixty alerts takes, and what changed by it."""
    register, report = sg.Register.of(*read(lines[:-60])), read(lines[-60:])
    return seconds(lambda: register.add(*report, seen_at=SEEN_AT).changes(since=register))


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}; microseconds for each alert, and the ratio to {SIZES[0]:,} alerts")
    archive = list(made_up(SIZES[-1]))
    each: dict[str, dict[int, float]] = {}
    for count in SIZES:
        for title, task in tasks(archive[:count]).items():
            each.setdefault(title, {})[count] = 1e6 * seconds(task) / count
    for title, row in each.items():
        cells = (f"{count:>6,}: {took:6.1f} ({took / row[SIZES[0]]:4.2f} x)" for count, took in row.items())
        print(f"{title:<34}", *cells)
    for count in SIZES:
        lines = archive[:count]
        print(f"{count:>6,} alerts: {weigh(lines):4.0f} MB, one more week {1e3 * weekly(lines):.0f} ms")
