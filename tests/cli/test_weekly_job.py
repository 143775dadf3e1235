"""The weekly job of three users, each in one line: the register, what changed, and what concerns a catalogue."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.running import SAMPLE, run, saved

WITHDRAWN = "At the request of the notifying authority, notification SR/90001/26 has been withdrawn."


@pytest.fixture
def weeks(tmp_path: Path) -> tuple[Path, Path]:
    """Two made-up weekly reports: the second withdraws a toy of the first, and has one new charger."""
    first = SAMPLE.read_text(encoding="utf-8")
    head, *notices = re.split(r"(?=<notifications )", first)
    head = head.replace("28/08/2026", "04/09/2026").replace(">34<", ">35<")
    head = re.sub(r"Notification SR/90099/26.*?measures\.", WITHDRAWN, head)
    charger = notices[1].replace("SR/90002/26", "SR/90013/26").replace("90000002", "90000013")
    return saved(tmp_path, first, "34.xml"), saved(tmp_path, f"{head}{charger}</Safety-Gate>", "35.xml")


@pytest.fixture
def state(tmp_path: Path, weeks: tuple[Path, Path]) -> Path:
    """The register after both weeks."""
    state = tmp_path / "state.ndjson"
    for week in weeks:
        assert run("register", "update", state, week).exit_code == 0
    return state


def test_an_authority_keeps_the_register(tmp_path: Path, weeks: tuple[Path, Path]) -> None:
    """One line a week takes the report in and says what changed; a job that runs twice does no harm."""
    state, (first, second) = tmp_path / "state.ndjson", weeks
    run("register", "update", state, first)

    once, twice = (run("register", "update", state, second) for _ in range(2))

    assert once.stdout.splitlines() == [
        "SR/90001/26 (Duck Family, 6 pcs): Withdrawn, 2026-09-04",
        "SR/90013/26 (Travel charger 20 W): Published, 2026-09-04",
    ]
    assert (twice.exit_code, twice.stdout) == (0, "")


def test_a_researcher_sees_what_changed_since_last_week(state: Path) -> None:
    """One line, a change a line, for a program."""
    result = run("register", "changes", state, "--since", "2026-09-01", "--format", "json")

    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["number"], each["what"]) for each in told] == [
        ("SR/90001/26", "withdrawn"),
        ("SR/90013/26", "published"),
    ]


def test_a_seller_sees_what_concerns_the_catalogue(tmp_path: Path, state: Path) -> None:
    """One line asks the alerts in force; the toy that was withdrawn is not among them, and nothing is shown twice."""
    items = "id,brand,model\nA-1,Voltmuster,VM-20W\nA-2,Quakmuster,QM-0606\n"
    asked = ("watch", saved(tmp_path, items, "mine.csv"), "-", "--state", tmp_path / "shown")
    in_force = run("register", "current", state).stdout

    first, second = (run(*asked, typed=in_force) for _ in range(2))

    found = [(each["id"], each["alert"]) for each in map(json.loads, first.stdout.splitlines())]
    assert found == [("A-1", "SR/90002/26"), ("A-1", "SR/90013/26")]
    assert second.stdout == ""


def test_what_is_in_force_goes_on_into_a_table(state: Path) -> None:
    """The register of today, as rows for whoever asks for a spreadsheet."""
    in_force = run("register", "current", state).stdout
    rows = list(csv.DictReader(io.StringIO(run("export", "-", "--form", "csv", typed=in_force).stdout)))

    assert len(rows) == 12
    assert "SR/90001/26" not in {row["number"] for row in rows}
