"""The plugin for pytest, as another project meets it: in a folder of its own, found by its entry point."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = """
import safetygate as sg


def test_what_must_be_taken(safetygate_valid):
    assert sg.validate(safetygate_valid.data).valid, safetygate_valid.about


def test_what_must_be_refused(safetygate_invalid):
    problems = sg.validate(safetygate_invalid.data).problems
    errors = {(each.pointer, each.code) for each in problems if each.severity.value == "error"}
    assert errors == safetygate_invalid.problems


def test_records(safetygate_alert, safetygate_case, safetygate_quarter):
    assert safetygate_alert.sold_online is sg.codes.Answer.YES
    assert [each.id for each in safetygate_case.flags] == ["case-1-flag"]
    assert len(safetygate_quarter) == 60
"""

UNTOUCHED = """
import sys

def pytest_sessionfinish():
    print(sorted(name for name in sys.modules if name.partition(".")[0] == "safetygate"))
"""

PARTLY = """
import json, sys

for line in sys.stdin:
    question = json.loads(line)
    scope = question["behaviour"] == "scope"
    print(json.dumps({"output": {}} if scope else {"not_implemented": True}))
"""


def run(folder: Path, *arguments: str) -> str:
    """What pytest says in *folder*, where another project has its tests."""
    (folder / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-c", "none.ini", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


def test_fixtures_are_there_without_an_import(tmp_path: Path) -> None:
    """Every vector is a test of its own, and realistic records are at hand."""
    (tmp_path / "test_host.py").write_text(FIXTURES, encoding="utf-8")

    said = run(tmp_path, "-q")

    assert "failed" not in said
    assert int(said.split()[-4]) > 200
    assert "[invalid/" not in run(tmp_path, "-q", "--collect-only", "-k", "taken")


@pytest.mark.parametrize("arguments", [(), ("--cov=safetygate", "--cov-report=")])
def test_a_run_that_needs_nothing_loads_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The plugin costs nothing at start, and no line of the package runs before coverage is measured."""
    (tmp_path / "conftest.py").write_text(UNTOUCHED, encoding="utf-8")
    (tmp_path / "test_host.py").write_text("def test_nothing(): pass", encoding="utf-8")

    assert "\n[]\n" in run(tmp_path, "-q", "-s", *arguments).replace(".[", "\n[")


def test_a_program_is_asked_every_question(tmp_path: Path) -> None:
    """The library itself, as a program, answers all of them."""
    said = run(tmp_path, "-q", f"--safetygate-conformance={sys.executable} -m safetygate.cli conformance answer")

    assert "failed" not in said
    assert "skipped" not in said
    assert " passed in " in said


def test_each_wrong_answer_is_shown_with_its_place(tmp_path: Path) -> None:
    """A program that does a part says so; where it is wrong, the report says what was expected there."""
    (tmp_path / "program.py").write_text(PARTLY, encoding="utf-8")

    said = run(tmp_path, "-q", "-rfs", f"--safetygate-conformance={sys.executable} program.py")

    assert "FAILED " in said
    assert "scope/" in said
    assert "the program says that it does not implement this" in said
    assert "at '/" in said
    assert ", got " in said
