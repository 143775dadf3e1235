"""
How long reading, writing and importing take, and how much memory an alert takes, against other libraries.

Run it with `python benchmarks/bench_documents.py`; on real alerts where there are any, else, or with `made-up` behind
it, on alerts made up for this.
All contenders work on the same alerts in one run.
Their models are written by hand, beside this file, with the same members, codes and bounds.
They do less for their time: only ours asks the numbered rules and refuses items and members that stand twice.
"""

from __future__ import annotations

import gc
import itertools
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import with_cattrs
import with_msgspec
import with_pydantic
from race import kept, one_after_another, race, ratio

import safetygate
from alerts import documents
from safetygate.documents.codec.structs import read_by_msgspec, write_by_msgspec
from safetygate.documents.codec.writer import write_by_text
from safetygate.documents.reading import read_by_json, read_quickly

CORE, FAST = "safetygate, core install", "safetygate[fast]"
LIMIT, PYDANTIC = "msgspec structs: the limit", "pydantic v2"
PARSED = "json.loads alone, nothing checked"
JSONSCHEMA, FASTJSONSCHEMA = "jsonschema + cattrs", "fastjsonschema + cattrs"
ROUNDS, BATCH = 60, 100
SIZES = (1_000, 10_000, 100_000)

READING: Mapping[str, Callable[[bytes], Any]] = {
    LIMIT: with_msgspec.decode,
    FAST: lambda data: read_quickly(data, read_by_msgspec),
    PARSED: json.loads,
    PYDANTIC: with_pydantic.decode,
    CORE: lambda data: read_quickly(data, read_by_json),
    FASTJSONSCHEMA: with_cattrs.decode_by_fastjsonschema,
    JSONSCHEMA: with_cattrs.decode_by_jsonschema,
}
WRITING: Mapping[str, Callable[[Any], bytes]] = {
    LIMIT: with_msgspec.encode,
    FAST: lambda record: write_by_msgspec(record, ordered=False),
    f"{FAST}, canonical": lambda record: write_by_msgspec(record, ordered=True),
    PYDANTIC: with_pydantic.encode,
    CORE: lambda record: write_by_text(record, ordered=False),
    f"{CORE}, canonical": lambda record: write_by_text(record, ordered=True),
    "cattrs": with_cattrs.encode,
}


def batches(items: Mapping[str, Sequence[Any]], rounds: int, size: int) -> Iterator[dict[str, Sequence[Any]]]:
    """As many batches as there are rounds, one stretch of the items after the other."""
    count = len(next(iter(items.values())))
    for number in range(rounds):
        start = number * size % max(1, count - size)
        yield {name: own[start : start + size] for name, own in items.items()}


def show(title: str, times: Mapping[str, list[float]], aims: Sequence[tuple[str, str, float]]) -> None:
    """One table of a race, and below it what was aimed at."""
    print(f"\n{title} (pydantic v2 = 1)\n")
    for name in times:
        print(f"    {name:40} {ratio(times, name, PYDANTIC):7.2f}")
    print()
    for one, other, aim in aims:
        print(f"    {one} takes {ratio(times, one, other):.2f} × the time of {other}; aimed at: at most {aim}")


def reading(data: Sequence[bytes]) -> None:
    """From bytes to checked record."""
    aims = ((CORE, PYDANTIC, 1.6), (FAST, PYDANTIC, 0.75), (FAST, LIMIT, 1.5))
    quickly = {name: work for name, work in READING.items() if name != JSONSCHEMA}
    for title, turn, size in (("one after another", one_after_another, BATCH), ("kept in a list", kept, len(data))):
        rounds = ROUNDS if size == BATCH else ROUNDS // 6
        times = race(quickly, batches(dict.fromkeys(quickly, data), rounds, size), turn)
        show(f"From bytes to checked record, {title}", times, aims)
    slowly = {name: READING[name] for name in (CORE, JSONSCHEMA)}
    times = race(slowly, batches(dict.fromkeys(slowly, data), ROUNDS // 3, BATCH // 10), one_after_another)
    print(f"    {CORE} is {ratio(times, JSONSCHEMA, CORE):.0f} × faster than {JSONSCHEMA}; aimed at: at least 35")


def writing(data: Sequence[bytes]) -> None:
    """From record to bytes."""
    records = {
        name: list(map(read, data)) for name, read in READING.items() if name in {LIMIT, PYDANTIC, FASTJSONSCHEMA}
    }
    ours = list(map(safetygate.loads, data))
    items = {name: records.get(name, ours) for name in WRITING} | {"cattrs": records[FASTJSONSCHEMA]}
    times = race(WRITING, batches(items, ROUNDS, BATCH), one_after_another)
    aims = ((CORE, PYDANTIC, 1.5), (FAST, PYDANTIC, 0.45), (f"{CORE}, canonical", CORE, 1.1))
    show("From record to bytes", times, (*aims, (f"{FAST}, canonical", FAST, 1.1)))


def importing(alert: bytes) -> None:
    """What a fresh process spends on it, over a bare one, up to the first *alert* that it has read."""
    ground, front, all_of_it = "import attrs, pendulum", "import safetygate", "import safetygate; safetygate.loads"
    first = "import sys, safetygate; safetygate.loads(sys.stdin.buffer.read())"
    times: dict[str, list[float]] = {program: [] for program in ("pass", ground, front, all_of_it, first)}
    for _, program in itertools.product(range(ROUNDS // 4), times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], input=alert, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times[program].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    bare = statistics.median(times.pop("pass"))
    spent = {program: statistics.median(own) - bare for program, own in times.items()}
    print(f"\nImport, in fresh processes ({ground} = 1)\n")
    for program, own in spent.items():
        print(f"    {program:70} {own / spent[ground]:7.2f}")
    print(f"\n    {front} takes {spent[front] / spent[ground]:.2f} × the time of {ground}; aimed at: at most 1.2")


def memory(data: Sequence[bytes]) -> None:
    """What one record takes while all are kept."""
    taken = {name: _memory(READING[name], data) for name in (LIMIT, FAST, PYDANTIC)}
    print(f"\nMemory for each alert, of {len(data)} kept ({LIMIT} = 1)\n")
    for name, own in taken.items():
        print(f"    {name:40} {own / taken[LIMIT]:7.2f}")


def _memory(read: Callable[[bytes], Any], data: Sequence[bytes]) -> float:
    read(data[0])
    gc.collect()
    tracemalloc.start()
    records = list(map(read, data))
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / len(records)


def archive(data: Sequence[bytes]) -> None:
    """A file with one alert a line, no two of which are the same, read with every rule asked."""
    print("\nA whole archive, line by line, with every rule asked\n")
    with tempfile.TemporaryFile() as file:
        for number, alert in enumerate(itertools.islice(itertools.cycle(data), SIZES[-1])):
            file.write(alert.replace(b'"number":"', b'"number":"%d ' % number, 1) + b"\n")
        for size in SIZES:
            file.seek(0)
            start = time.process_time()
            valid = sum(received.report.valid for received in safetygate.iter_ndjson(itertools.islice(file, size)))
            spent = time.process_time() - start
            print(f"    {size:>7,} alerts, {valid:>7,} of them valid: {size / spent:>7,.0f} alerts a second")


def main() -> None:
    """Print all of it."""
    data, what = documents(real_ones="made-up" not in sys.argv[1:])
    length = statistics.mean(map(len, data))
    print(f"Python {platform.python_version()}; {what}, {length:,.0f} bytes on average")
    reading(data)
    writing(data)
    importing(data[0])
    memory(data)
    archive(data)


if __name__ == "__main__":
    main()
