"""
The quarterly tally: how it grows with the number of cases, beside polars and pandas, and on one and two workers.

`python benchmarks/bench_report.py [CASES ...]`, by default 10000 and 100000; a million takes some minutes.
Making the cases up is not counted. Polars and pandas count the same flows from columns that are there already.
"""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import safetygate as sg
from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import FlowStep, Table
from safetygate.domain.reports.facts import facts
from safetygate.domain.reports.terms import Terms
from safetygate.testing.quarters import cases

TERMS = Terms.of_quarter(sg.Quarter(2026, 3), sg.ACTION_PLAN, dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
CHUNK = 1_000
STEPS = [step.value for step in FlowStep]
COLUMNS = ("category", "notifying_country", "sold_online", *STEPS)


def made_up(count: int) -> Iterator[Case]:
    """As many cases, over half a year."""
    return cases(Random(1), count, first_on=dt.date(2026, 5, 1), days=180)


def seconds(work: Callable[[], object]) -> float:
    """The processor time that *work* takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def growth(count: int) -> float:
    """Microseconds a case, of *count* cases that are added in one stream; what making them up takes is left out."""
    making = 0.0

    def stream() -> Iterator[Case]:
        nonlocal making
        of, start = made_up(count), time.process_time()
        while chunk := list(islice(of, CHUNK)):
            making += time.process_time() - start
            yield from chunk
            start = time.process_time()

    spent = seconds(lambda: sg.QuarterlyTally(terms=TERMS).add_all(stream()).report())
    return (spent - making) / count * 1e6


def columns(of: list[Case]) -> dict[str, list[object]]:
    """What polars and pandas are given: three properties, and the days of transmission, start and completion."""
    rows = []
    for case in of:
        known = facts(case, TERMS)
        days = [None if known is None else known.days.get(step) for step in FlowStep]
        alert = case.alert
        rows.append((alert.product.category.value, alert.notifying_country.value, alert.sold_online.value, *days))
    plain = [[dt.date(v.year, v.month, v.day) if isinstance(v, dt.date) else v for v in row] for row in rows]
    return {name: [row[place] for row in plain] for place, name in enumerate(COLUMNS)}


def beside(count: int) -> None:
    """How long the same breakdowns take from columns."""
    import pandas as pd
    import polars as pl

    of = list(made_up(count))
    data = columns(of)
    first, last = dt.date(2026, 7, 1), dt.date(2026, 9, 30)
    wide, frame = pl.DataFrame(data), pd.DataFrame(data).astype(dict.fromkeys(STEPS, "datetime64[s]"))
    by = COLUMNS[:3]

    def with_polars() -> list[pl.DataFrame]:
        counts = [pl.col(step).is_between(first, last).sum() for step in STEPS]
        return [wide.group_by(name).agg(*counts) for name in by]

    def with_pandas() -> list[pd.DataFrame]:
        within = {step: frame[step].between(pd.Timestamp(first), pd.Timestamp(last)) for step in STEPS}
        counted = frame.assign(**within)
        return [counted.groupby(name)[STEPS].sum() for name in by]

    tallies: list[sg.QuarterlyTally] = []
    ours = seconds(lambda: tallies.append(sg.QuarterlyTally(terms=TERMS).add_all(of)))
    expected = [tallies[0].count(Table.FLOW, step) for step in STEPS] * len(by)
    for found in (with_polars(), with_pandas()):
        if [int(table[step].sum()) for table in found for step in STEPS] != expected:
            raise SystemExit("different counts")
    for label, work in (
        ("columns made of the cases", lambda: columns(of)),
        ("polars, columns", with_polars),
        ("pandas, columns", with_pandas),
    ):
        taken = statistics.median(seconds(work) for _ in range(3))
        print(f"{label:32} {taken / ours:8.4f} of the time of the tally, for {count} cases")


def scaling(count: int) -> None:
    """How much faster two workers are than one, on a cluster of processes."""
    from distributed import Client, LocalCluster

    from safetygate.engines.dask import tally_files

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.ndjson"
        with file.open("wb") as out:
            out.writelines(sg.dumps(case) + b"\n" for case in made_up(count))
        taken = {}
        for workers in (1, 2):
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
                Client(cluster),
            ):
                tally_files([str(file)], TERMS, block="2MiB")
                start = time.perf_counter()
                tally_files([str(file)], TERMS, block="2MiB")
                taken[workers] = time.perf_counter() - start
    print(f"two workers {taken[1] / taken[2]:.2f} times as fast as one, for {count} cases with reading")


def main() -> None:
    """Print one line a measurement."""
    counts = [int(text) for text in sys.argv[1:] or ("10000", "100000")]
    for count in counts:
        spent = growth(count)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:>9} cases {spent:7.1f} µs a case {1e6 / spent:8.0f} cases/s, peak memory {peak:.0f} MiB")
    beside(10_000)
    scaling(min(max(counts), 50_000))


if __name__ == "__main__":
    main()
