"""
How long importing takes beside `xmltodict` and `json` on the same reports: `python benchmarks/bench_feeds.py [FOLDER]`.

The others turn each notice into JSON and know nothing of it; we read, check and explain it, and write it as a document.
Each report is read once by either, after others have been read, so that nothing is remembered but what repeats.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xmltodict

import safetygate
from safetygate.feeds import read_alerts

REAL = Path(__file__).parents[2] / "shared" / "data" / "real" / "weekly_xml"
WARM_UP = 2
NOTICES = {"notifications", "notification"}


def ours(path: Path) -> int:
    """How many alerts a report gives, each written as a document."""
    return len([safetygate.dumps(reading.alert) for reading in read_alerts(path)])


def theirs(path: Path) -> int:
    """How many notices a report gives, each written as JSON."""
    return len([json.dumps(notice, ensure_ascii=False) for notice in notices(xmltodict.parse(path.read_bytes()))])


def notices(value: Any) -> Iterator[Any]:
    """Every notice in what `xmltodict` makes of a report; where one is inside another, the inner one."""
    for name, held in value.items() if isinstance(value, dict) else ():
        inner = list(notices(held))
        if inner or name.rpartition(":")[2] not in NOTICES:
            yield from inner
        else:
            yield from held if isinstance(held, list) else [held]


def measure(path: Path) -> tuple[float, float]:
    """The processor time of either for one report, which neither has read before."""
    start = time.process_time()
    count = ours(path)
    middle = time.process_time()
    if theirs(path) != count:
        raise SystemExit(f"{path.name}: expected as many notices as alerts")
    return middle - start, time.process_time() - middle


def main(folder: Path) -> None:
    """Print the ratio over all reports but those that warm up, and the median of those of single reports."""
    paths = sorted(path for path in folder.glob("*.xml") if "list" not in path.name and "extract" not in path.name)
    if len(paths) <= WARM_UP:
        print(f"no real reports in {folder}")
        return
    for path in paths[:WARM_UP]:
        measure(path)
    times = [measure(path) for path in paths[WARM_UP:]]
    whole = sum(one for one, _ in times) / sum(other for _, other in times)
    single = statistics.median(one / other for one, other in times)
    print(f"importing {len(times)} reports, xmltodict + json = 1: {whole:.2f} together, {single:.2f} the median report")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REAL)
