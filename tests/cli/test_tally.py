"""Alerts counted without cases at the command line."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from random import Random

import pytest

import safetygate as sg
from safetygate.testing.quarters import cases
from tests.cli.running import run, saved

MADE = tuple(case.alert for case in cases(Random(5), 30, first_on=dt.date(2026, 6, 1), days=100))


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_tally_is_a_document_and_a_table(tmp_path: Path, engine: str) -> None:
    """What is written is the tally that the library makes, over the file that was named; each count is a row."""
    if engine == "dask":
        pytest.importorskip("dask")
    stored, table = saved(tmp_path, b"\n".join(map(sg.dumps, MADE)), "alerts.ndjson"), tmp_path / "counts.csv"
    result = run("tally", stored, "--engine", engine, "--csv", table, "--lang", "zh")
    expected = sg.AlertTally().add_all(MADE, inputs=[str(stored)])
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))

    assert result.exit_code == 0
    assert sg.loads(result.stdout) == expected
    assert [int(row["value"]) for row in rows] == [cell.count for cell in expected.cells]
    assert rows[0]["table_label"] == "预警通报，按发布年份"


def test_an_earlier_tally_goes_on(tmp_path: Path) -> None:
    """Over other files; over the same file it is refused."""
    one, other = (
        saved(tmp_path, b"\n".join(map(sg.dumps, part)), name)
        for part, name in ((MADE[:10], "one.ndjson"), (MADE[10:], "other.ndjson"))
    )
    earlier = tmp_path / "earlier.json"
    run("tally", one, "-o", earlier)
    grown, again = run("tally", other, "--merge", earlier), run("tally", one, "--merge", earlier)

    assert sg.loads(grown.stdout, sg.AlertTally).counts == sg.AlertTally().add_all(MADE).counts
    assert (again.exit_code, "expected each input once" in again.stderr) == (2, True)
