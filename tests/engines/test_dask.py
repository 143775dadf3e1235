"""
The quarterly tally on a real cluster of several processes on this machine.
"""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import lzma
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve

import safetygate as sg
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.tally import QuarterlyTally
from safetygate.domain.reports.terms import Terms
from safetygate.engines.dask import tally_alert_files, tally_files
from safetygate.engines.partitions import (
    InvalidLine,
    add,
    alert_key,
    case_key,
    empty,
    merge,
    tally_alert_partitions,
    tally_partitions,
)
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

    assert sg.dumps(counted) == ALONE, "eight copies of a case are one case"


def test_without_a_cluster_threads_count(file: str) -> None:
    """Nothing has to be set up to try it."""
    assert sg.dumps(tally_files([file], TERMS)) == ALONE


def test_replicas_in_several_files_are_one_case(tmp_path: Path) -> None:
    """Two authorities export the same cases, each with half of what was said: merged first, then counted."""
    halves: list[list[bytes]] = [[], []]
    for case in MADE:
        for part, entries in zip(halves, (case.entries[::2], case.entries[1::2]), strict=True):
            bare = evolve(case, entries=())
            part.append(sg.dumps(bare.receive(entries)))
    for name, lines in zip(("ours", "theirs"), halves, strict=True):
        (tmp_path / f"{name}.ndjson").write_bytes(b"\n".join(lines))

    assert sg.dumps(tally_files(str(tmp_path / "*.ndjson"), TERMS, block="20KiB")) == ALONE


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_compressed_files_are_read(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    """By the ending of their name; a pattern may be a plain text."""
    for number, part in enumerate((MADE[:100], MADE[100:])):
        (tmp_path / f"{number}.ndjson.{ending}").write_bytes(pack(b"\n".join(map(sg.dumps, part))))

    assert sg.dumps(tally_files(str(tmp_path / f"*.{ending}"), TERMS)) == ALONE


def test_parquet_is_read(tmp_path: Path) -> None:
    """One column holds each case as JSON."""
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet is not tried: pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"case": [sg.dumps(case).decode() for case in MADE]})
    parquet.write_table(table, tmp_path / "cases.parquet")

    assert sg.dumps(tally_files(str(tmp_path / "cases.parquet"), TERMS)) == ALONE
    parquet.write_table(pyarrow.table({"case": [sg.dumps(MADE[0]).decode(), None]}), tmp_path / "gap.parquet")
    with pytest.raises(InvalidLine, match=r"gap\.parquet, line 2: "):
        tally_files(str(tmp_path / "*.parquet"), TERMS)
    assert sg.dumps(tally_files(str(tmp_path / "*.parquet"), TERMS, skip_invalid=True)) == ALONE
    with pytest.raises(sg.InvalidValue, match=r"column: expected the column alert, which .* lacks"):
        tally_files(str(tmp_path / "gap.parquet"), TERMS, column="alert")


def test_a_bad_line_is_named_with_its_file(tmp_path: Path) -> None:
    """It ends the count, unless one asks to pass it over."""
    path = tmp_path / "cases.ndjson"
    lines = [*map(sg.dumps, MADE[:200]), b'{"kind": "case"}', *map(sg.dumps, MADE[200:])]
    path.write_bytes(b"\n".join(lines))

    with pytest.raises(InvalidLine) as refusal:
        tally_files(str(path), TERMS, block="20KiB")
    assert (Path(refusal.value.file), refusal.value.line) == (path, 201)
    assert "schema-version-missing" in str(refusal.value)
    assert sg.dumps(tally_files(str(path), TERMS, block="20KiB", skip_invalid=True)) == ALONE


def test_a_bad_line_is_named_in_a_store_too() -> None:
    """A store is no folder of this machine: it is asked again, by its own address and with its own options."""
    store = pytest.importorskip("fsspec").filesystem("memory")
    store.pipe("/exports/cases.ndjson.gz", gzip.compress(b"\n".join([*map(sg.dumps, MADE), b"{"])))

    with pytest.raises(InvalidLine) as refusal:
        tally_files("memory://exports/*.gz", TERMS, storage_options={"skip_instance_cache": True})
    assert (refusal.value.file, refusal.value.line) == ("memory:///exports/cases.ndjson.gz", len(MADE) + 1)
    assert sg.dumps(tally_files("memory://exports/*.gz", TERMS, skip_invalid=True)) == ALONE


def test_alerts_are_counted_without_cases(tmp_path: Path) -> None:
    """By file, on partitions and by one processor the same; a number that comes in two files is refused."""
    alerts = [case.alert for case in MADE]
    lines = [sg.dumps(alert) for alert in alerts]
    for number, part in enumerate((lines[:100], lines[100:])):
        (tmp_path / f"{number}.ndjson").write_bytes(b"\n".join(part))
    pattern = str(tmp_path / "*.ndjson")
    alone = sg.AlertTally().add_all(alerts, inputs=[pattern])

    assert tally_alert_files(pattern, block="20KiB", inputs=[pattern]) == alone
    parts = [[line for line in lines if hash(alert_key(line)) % 3 == part] for part in range(3)]
    assert tally_alert_partitions(parts) == evolve(alone, inputs=())
    with pytest.raises(sg.InvalidValue, match="expected each alert once"):
        tally_alert_files([pattern, pattern])
    (tmp_path / "2.ndjson").write_bytes(b"{}")
    with pytest.raises(InvalidLine, match=r"2\.ndjson, line 1: "):
        tally_alert_files(pattern)


def test_three_functions_are_enough_for_any_engine() -> None:
    """Empty, add and merge take and give bytes; a loop over partitions is an engine already."""
    lines = [sg.dumps(case) for case in MADE]
    parts = [sorted(lines)[start::3] for start in range(3)]

    assert sg.dumps(tally_partitions(parts, TERMS)) == ALONE
    one, two = (add(empty(TERMS), part) for part in (lines[:10], lines[10:]))
    assert merge(two, one) == ALONE
    assert {case_key(line) for line in lines} == {case.id for case in MADE}
    assert [case_key(line) for line in (b"{", b"[]", b'{"id": 3}')] == ["", "", ""]
