"""
The quarterly tally on a real cluster of several processes on this machine.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import safetygate as sg
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.engines.dask import tally_files
from safetygate.testing.quarters import cases

distributed = pytest.importorskip("distributed", reason="the cluster is not tried: dask is not installed")

TERMS = Terms.of_quarter(Quarter(2026, 3), sg.ACTION_PLAN, dt.datetime(2026, 10, 15, tzinfo=dt.UTC))
MADE = tuple(cases(Random(7), 300, first_on=dt.date(2026, 6, 1), days=120))
ALONE = sg.dumps(QuarterlyTally(terms=TERMS).add_all(MADE))

pytestmark = [
    pytest.mark.local_server,
    pytest.mark.filterwarnings("ignore"),  # of the cluster's own, when its workers die as they are meant to
]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The cases, one a line."""
    path = tmp_path / "cases.ndjson"
    path.write_bytes(b"\n".join(map(sg.dumps, MADE)))
    return str(path)


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own."""
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers,
        distributed.Client(workers),
    ):
        yield workers


def test_a_cluster_counts_what_one_processor_counts(file: str, cluster: Any) -> None:
    """The same bytes, from many small blocks on two workers."""
    assert len(cluster.workers) == 2
    assert sg.dumps(tally_files([file], TERMS, block="20KiB")) == ALONE


def test_a_worker_that_is_lost_takes_nothing_with_it(file: str, cluster: Any) -> None:
    """Its blocks are counted again by the others, and none twice."""
    victim = next(iter(cluster.workers.values())).pid

    def kill() -> None:
        time.sleep(0.3)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    counted = tally_files([file] * 8, TERMS, block="20KiB")
    killer.join()

    eight = QuarterlyTally(terms=TERMS)
    for _ in range(8):
        eight = eight.add_all(MADE)
    assert sg.dumps(counted) == sg.dumps(eight)


def test_without_a_cluster_threads_count(file: str) -> None:
    """Nothing has to be set up to try it."""
    assert sg.dumps(tally_files([file], TERMS)) == ALONE
