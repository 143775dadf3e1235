"""The register at the command line: reports taken in week by week, what changed, and what is in force."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import safetygate as sg
from tests.alerts.register.making import announce, show
from tests.cli.running import BROKEN, SAMPLE, run, saved

NUMBER = "SR/00001/26"


def lines(*entries: sg.Publication | sg.Announcement | sg.Alert) -> bytes:
    """*entries* as documents, one a line."""
    return b"".join(sg.dumps(entry) + b"\n" for entry in entries)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A register of two alerts, one of which is withdrawn."""
    entries = (show(NUMBER, "03-06"), show("SR/00002/26", "03-06"), announce("withdrawn", NUMBER, on="03-13"))
    return saved(tmp_path, lines(*entries), "state.ndjson")


def test_a_report_makes_a_register_and_the_next_one_tells_what_changed(tmp_path: Path) -> None:
    """Of a new register the changes are counted; afterwards each is a sentence, and a report again is nothing new."""
    kept = tmp_path / "state.ndjson"

    first = run("register", "update", kept, SAMPLE, "--seen-at", "2026-08-24T07:00:00Z")
    before = kept.read_bytes()
    again = run("register", "update", kept, SAMPLE, "--seen-at", "2026-09-01T07:00:00Z")
    more = run("register", "update", kept, saved(tmp_path, lines(show(NUMBER, "03-06")), "more.ndjson"))

    assert (first.exit_code, first.stdout, again.exit_code, again.stdout) == (0, "", 0, "")
    assert (kept.stat().st_size > len(before), kept.read_bytes().count(b"2026-08-24T07:00:00Z")) == (
        True,
        before.count(b"publication"),
    )
    assert more.stdout == f"{NUMBER} (Rattle): Published, 2026-03-06\n"


def test_two_registers_are_merged_in_any_order(state: Path, tmp_path: Path) -> None:
    """A register is taken in as any feed is, and both ways give the same bytes."""
    other = saved(
        tmp_path, lines(show("SR/00003/26", "03-06"), announce("restored", NUMBER, on="03-20")), "other.ndjson"
    )
    one, two = tmp_path / "one.ndjson", tmp_path / "two.ndjson"

    run("register", "update", one, state, other)
    run("register", "update", two, other, state)

    assert one.read_bytes() == two.read_bytes()


def test_the_alerts_in_force_are_written_as_alerts(state: Path) -> None:
    """What any other command reads, on any day."""
    now = run("register", "current", state).stdout_bytes.splitlines()
    then = run("register", "current", state, "--on", "2026-03-12").stdout_bytes.splitlines()

    assert [sg.loads(line, sg.Alert).number for line in now] == ["SR/00002/26"]
    assert [sg.loads(line, sg.Alert).number for line in then] == [NUMBER, "SR/00002/26"]


def test_changes_are_sentences_or_objects_with_a_patch(state: Path) -> None:
    """For people in their language, for programs as JSON that says the same in both."""
    chinese = run("--lang", "zh", "register", "changes", state, "--since", "2026-03-07")
    objects = run("register", "changes", state, "--since", "2026-03-06", "--format", "json")

    assert chinese.stdout == f"{NUMBER}（Rattle）：2026-03-13 撤回\n"
    first, _, last = map(json.loads, objects.stdout.splitlines())
    assert (first["what"], first["patch"][0]["op"], first["patch"][0]["path"]) == ("published", "add", "")
    assert last == {
        "number": NUMBER,
        "on": "2026-03-13",
        "what": "withdrawn",
        "status": "withdrawn",
        "patch": [],
        "en": f"{NUMBER} (Rattle): Withdrawn, 2026-03-13",
        "zh": f"{NUMBER}（Rattle）：2026-03-13 撤回",
    }


def test_one_alert_is_shown_with_its_history(state: Path) -> None:
    """Status, feeds and history stand above the card; of an alert that was never seen it is said."""
    shown = run("register", "show", state, NUMBER)
    unknown = run("register", "show", state, "SR/09999/26")

    assert "Withdrawn for good" in shown.stdout
    assert f"{NUMBER} (Rattle): Published, 2026-03-06" in shown.stdout
    assert (unknown.exit_code, unknown.stderr) == (1, "SR/09999/26: no such alert was seen in any feed\n")


def test_doubts_are_listed(state: Path, tmp_path: Path) -> None:
    """A register without doubts ends with 0; one that cannot decide something tells it at once, and ends with 1."""
    said = saved(tmp_path, lines(announce("withdrawn", "SR/09999/26", on="03-13")), "said.ndjson")

    assert run("register", "doubts", state).exit_code == 0
    assert "SR/09999/26: no such alert was seen in any feed" in run("register", "update", state, said).stderr
    listed = run("register", "doubts", state)
    assert (listed.exit_code, listed.stdout) == (1, "SR/09999/26: no such alert was seen in any feed\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BROKEN, "/product/category"),
        ('{"kind":"days_off","schema_version":"1.0","name":"a","version":"b","years":[]}', "got days_off"),
        ("no feed at all", "expected"),
    ],
)
def test_what_cannot_be_read_leaves_the_register_as_it_was(
    state: Path, tmp_path: Path, text: str, expected: str
) -> None:
    """All files are taken in or none, and each that cannot be is named."""
    before = state.read_bytes()
    good = saved(tmp_path, lines(show("SR/00003/26", "03-06")), "good.ndjson")

    bad = saved(tmp_path, text, "bad.json")

    result = run("register", "update", state, bad, good)

    assert result.exit_code == 2
    assert "bad.json" in result.stderr
    assert "state.ndjson: left as it was" in result.stderr
    assert expected in result.stderr
    assert state.read_bytes() == before


def test_a_register_has_a_name() -> None:
    """It is read and written: the standard input is no place for it."""
    result = run("register", "update", "-", SAMPLE)

    assert (result.exit_code, "expected the name of a file" in result.stderr) == (2, True)
