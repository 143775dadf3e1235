"""
The quarterly tally on Spark: the three functions, partition by partition, with nothing of ours in between.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.engines.partitions import add, case_key, empty, merge
from safetygate.testing.quarters import cases

if shutil.which("java") is None:
    pytest.skip("Spark is not tried: no Java runtime is found", allow_module_level=True)
pyspark = pytest.importorskip("pyspark", reason="Spark is not tried: pyspark is not installed")
sql = pytest.importorskip("pyspark.sql")

pytestmark = [pytest.mark.local_server, pytest.mark.filterwarnings("ignore")]

TERMS = Terms.of_quarter(Quarter(2026, 3), sg.ACTION_PLAN, dt.datetime(2026, 10, 15, tzinfo=dt.UTC))
MADE = tuple(cases(Random(7), 200, first_on=dt.date(2026, 6, 1), days=120))
ALONE = sg.dumps(QuarterlyTally(terms=TERMS).add_all(MADE))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Two processes on this machine."""
    for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
        os.environ.setdefault(name, sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_spark_counts_what_one_processor_counts(spark: Any, tmp_path: Path) -> None:
    """
    Each case lies in two files, each with half of what was said; the same bytes all the same.

    The lines are brought together by case before they are counted.
    """
    for turn in range(2):
        halves = (evolve(case, entries=()).receive(case.entries[turn::2]) for case in MADE)
        (tmp_path / f"{turn}.ndjson").write_bytes(b"\n".join(map(sg.dumps, halves)))
    start = empty(TERMS)

    def count(lines: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        yield add(start, (line for _, line in lines))

    placed = spark.sparkContext.textFile(str(tmp_path / "*.ndjson")).keyBy(case_key)
    assert placed.partitionBy(4).mapPartitions(count).treeReduce(merge) == ALONE
