"""What people see: layouts, colours and limits; and the same for programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import safetygate as sg
from safetygate.domain.records.moments import parse_moment
from safetygate.testing.plans import demo_plan
from tests.cli.running import ALERT, BROKEN, run, saved

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

AT = "2026-09-01T08:00:00Z"
MOMENT = parse_moment(AT)


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """What the command shows where its output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "safetygate.cli", *map(str, arguments)]
    variables = os.environ | {"TERM": "xterm", "LC_ALL": "C", "COLUMNS": "100"} | environment
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=variables):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            os.close(ours)
    return shown.decode()


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Three cases, each with a flag that is open."""
    lines = []
    for number in range(3):
        alert = sg.loads(ALERT.replace("01234", f"0123{number}"), sg.Alert)
        case = sg.Case.open(alert, id=f"c{number}", moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=MOMENT)
        flag = case.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=MOMENT, reasons=["sold_online"])
        lines.append(sg.dumps(case.record(flag)) + b"\n")
    return saved(tmp_path, b"".join(lines), "cases.ndjson")


def test_severity_has_a_colour_on_a_terminal_only(tmp_path: Path) -> None:
    """An error is red where somebody looks on; not in a file, and not where `NO_COLOR` is set."""
    path = saved(tmp_path, BROKEN)

    assert "\x1b[31m\x1b[1mError\x1b[0m enum" in on_a_terminal("validate", path)
    assert "\x1b" not in on_a_terminal("validate", path, NO_COLOR="1")
    assert "\x1b" not in run("validate", path).stdout


def test_a_report_speaks_to_people_on_a_terminal(cases: Path) -> None:
    """There it is a text that answers first; written to a pipe it is the document; `--format` decides otherwise."""
    asked = ("report", cases, "--quarter", "2026-Q3", "--as-of", "2026-10-01T00:00:00Z")

    shown, document = on_a_terminal(*asked), run(*asked).stdout

    assert shown.splitlines()[0].rstrip() == "EU–China Safety Gate: report on quarter 3 of 2026"
    assert "reactions due came within" in shown
    assert json.loads(document)["kind"] == "quarterly_report"
    assert run(*asked, "--format", "text").stdout.splitlines()[0] == shown.splitlines()[0].rstrip()
    assert '"quarterly_report"' in on_a_terminal(*asked, "--format", "json")


def test_a_report_is_saved_and_shown(cases: Path, tmp_path: Path) -> None:
    """With `-o` the document goes to the file, and what people read can be asked for beside it."""
    file = tmp_path / "report.json"
    asked = ("report", cases, "--quarter", "2026-Q3", "--as-of", "2026-10-01T00:00:00Z", "-o", file)

    assert run(*asked).stdout == ""
    assert "季度" in run("--lang", "zh", *asked, "--format", "text").stdout
    assert sg.loads(file.read_bytes(), sg.QuarterlyReport).flow.transmitted == 3


def test_each_kind_has_its_layout(cases: Path, tmp_path: Path) -> None:
    """Cases, plans, tallies and reports are laid out for people; `--format json` gives the document itself."""
    plan = saved(tmp_path, sg.dumps(demo_plan()), "plan.json")
    tally = saved(tmp_path, run("tally", saved(tmp_path, ALERT)).stdout, "tally.json")

    assert run("show", cases).stdout == run("case", "show", cases).stdout
    assert run("show", plan).stdout.startswith("# ")
    assert "Alerts by risk level" in run("show", tally).stdout
    assert sg.loads(run("show", plan, "--format", "json").stdout, sg.ActionPlan) == demo_plan()


def test_a_case_is_there_for_programs(cases: Path) -> None:
    """Its state, and what became of every entry."""
    first, *others = json.loads(run("case", "show", cases, "--format", "json").stdout)

    assert len(others) == 2
    assert (first["case_id"], first["state"], first["status"]) == ("c0", "awaiting", "in_force")
    assert first["entries"] == [
        {
            "id": "f",
            "kind": "flag",
            "made_at": AT,
            "author": "dg_just",
            "step": "flag_for_follow_up",
            "in_effect": True,
            "state": "awaiting",
        }
    ]


@pytest.mark.parametrize(
    "typed", [("queue",), ("worklist", "--for", "gacc"), ("upcoming", "--from", "2026-09-01", "--to", "2026-12-31")]
)
def test_a_limit_says_what_it_leaves_out(typed: tuple[str, ...], cases: Path) -> None:
    """Only the first are shown, for people and for programs, and how many more there are is told beside them."""
    text = run(*typed, cases, "--at", AT, "--limit", "1")
    found = run(*typed, cases, "--at", AT, "-n", "1", "--format", "json")

    assert "SR/01230/26" in text.stdout
    assert "SR/01231/26" not in text.stdout
    assert len(json.loads(found.stdout)) == 1
    assert found.stderr == text.stderr == "and 2 more, without --limit\n"
    assert run(*typed, cases, "--at", AT, "--limit", "3").stderr == ""


def test_lists_are_there_for_programs(tmp_path: Path) -> None:
    """Kinds with their names, what lies ahead in a plan, and what a register knows of one alert and cannot decide."""
    state = tmp_path / "register.ndjson"
    run("register", "update", state, saved(tmp_path, ALERT), "--seen-at", AT)
    kinds = json.loads(run("schema", "list", "--format", "json").stdout)
    ahead = run("plan", "due", "-", "--at", "2026-01-01", "--format", "json", typed=sg.dumps(demo_plan())).stdout
    known = json.loads(run("register", "show", state, "SR/01234/26", "--format", "json").stdout)

    assert set(kinds[0]) == {"kind", "id", "en", "zh"}
    assert {"due_kind", "due_on"} <= set(json.loads(ahead)[0])
    assert (known["numbers"], known["status"]) == (["SR/01234/26"], "in_force")
    assert known["alert"]["product"]["category"] == "toys"
    assert json.loads(run("register", "doubts", state, "--format", "json").stdout) == []
