"""Another implementation, tried at the command line."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import process, run, saved
from tests.contract.vectors import FOLDER

OURS = (sys.executable, "-m", "safetygate.cli", "conformance", "answer")
NODE = shutil.which("node")
BY_NODE = (
    *("merge", "fold", "deadline", "standing", "worklist", "triage"),
    *("tally", "merged_tally", "report", "submission", "reconciliation"),
    *("plan_cycle", "plan_status", "scope", "changes", "digest", "signature"),
)
"""What the program in Node answers."""


def program(folder: Path, *lines: str) -> tuple[str, str]:
    """A program in Python that reads each question as `question`, and does *lines* with it."""
    body = "\n".join(f"    {line}" for line in lines)
    text = f"import json, sys\nfor line in sys.stdin:\n    question = json.loads(line)\n{body}\n"
    return sys.executable, str(saved(folder, text, "program.py"))


def tried(*command: str, only: tuple[str, ...] = ("triage",), code: int = 0) -> dict[str, Any]:
    """What the command finds of a program, for other programs."""
    chosen = [option for behaviour in only for option in ("--only", behaviour)]
    result = run("conformance", "run", *chosen, "--format", "json", "--", *command)
    assert result.exit_code == code, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_the_library_answers_every_question_rightly() -> None:
    """What the library answers over the protocol is what the vectors say, of every behaviour."""
    found = tried(*OURS, only=())

    assert found["wrong"] == []
    assert all(row["right"] == row["of_all"] > 0 for row in found["behaviours"])


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
def test_an_implementation_from_the_readme_alone_answers_rightly() -> None:
    """The program in Node shares no line with the library: what it knows stands in the READMEs."""
    found = tried(str(NODE), str(FOLDER / "node" / "runner.mjs"), only=BY_NODE)

    assert found["wrong"] == []
    assert [(row["behaviour"], row["right"]) for row in found["behaviours"]] == [
        (row["behaviour"], row["of_all"]) for row in found["behaviours"]
    ]


def test_a_wrong_answer_is_shown_with_its_place(tmp_path: Path) -> None:
    """The table counts it, the lines above say which place is another than the expected one."""
    command = program(tmp_path, 'print(json.dumps({"output": [{"case_id": "case-02", "reasons": []}]}))')
    result = run("conformance", "run", "--only", "triage", "--", *command)

    assert result.exit_code == 1
    assert 'at /0/reasons/0: expected "sold_online", got nothing' in result.output
    assert "triage" in result.output.splitlines()[-1]


def test_a_wrong_answer_is_shown_in_chinese(tmp_path: Path) -> None:
    """Both languages say it."""
    command = program(tmp_path, 'print(json.dumps({"output": 1}))')
    result = run("conformance", "run", "--only", "triage", "--lang", "zh", "--", *command)

    assert "位置 整体：应为" in result.output
    assert "未实现" in result.output


def test_what_is_not_implemented_is_counted_and_never_right(tmp_path: Path) -> None:
    """Whoever does a part says so, and sees how much is left."""
    found = tried(*program(tmp_path, 'print(json.dumps({"not_implemented": True}))'), code=1)

    assert found["behaviours"] == [{"behaviour": "triage", "right": 0, "wrong": 0, "not_implemented": 2, "of_all": 2}]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("print('no JSON')", "expected JSON, got b'no JSON'"),
        ("print('{}')", "expected an output, got {}"),
        ("print('[]')", "expected an output, got []"),
        ("sys.exit(3)", "no answer; the program ended with 3"),
    ],
)
def test_what_is_no_answer_is_wrong(tmp_path: Path, line: str, remark: str) -> None:
    """Neither a crash nor babble passes."""
    found = tried(*program(tmp_path, line), code=1)

    assert found["behaviours"][0]["wrong"] == 2
    assert {row["remark"] for row in found["wrong"]} == {remark}


def test_true_is_not_one_and_a_missing_member_is_a_difference(tmp_path: Path) -> None:
    """Answers are compared as JSON, whatever the order of members."""
    standing = 'print(json.dumps({"output": {"standings": [{"withdrawn": 0}]}}))'
    found = tried(*program(tmp_path, standing), only=("standing",), code=1)
    places = {place["pointer"]: place for row in found["wrong"] for place in row["differences"]}

    assert places["/standings/0/withdrawn"] == {
        "pointer": "/standings/0/withdrawn",
        "expected": "false",
        "got": "0",
    }
    assert places["/standings/0/state"]["got"] == ""


def test_a_program_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    """After the longest wait the command says so."""
    command = program(tmp_path, "import time; time.sleep(60)")
    result = run("conformance", "run", "--only", "triage", "--seconds", "0.5", "--", *command)

    assert result.exit_code == 2
    assert "expected all answers within 0.5 seconds" in result.output


def test_a_program_that_is_not_there_is_named() -> None:
    """As with any file."""
    result = run("conformance", "run", "--", "no-such-program")

    assert result.exit_code == 2
    assert "no-such-program: No such file or directory" in result.output


def test_a_behaviour_that_is_not_there_is_named() -> None:
    """With those that are."""
    result = run("conformance", "run", "--only", "fould", "--", "true")

    assert result.exit_code == 2
    assert "expected one of merge, fold, deadline" in result.output


def test_a_question_that_cannot_be_read_is_told() -> None:
    """The program says what it expected, and goes on with the next question."""
    questions = (
        "no JSON",
        '{"behaviour": "fold"}',
        "",
        '{"behaviour": "flight", "input": {}}',
        '{"behaviour": "fold", "input": {}}',
        '{"behaviour": "fold", "input": {"case": {"kind": "alert"}}}',
        '{"behaviour": "deadline", "input": {"event_at": "tomorrow"}}',
    )
    typed = "\n".join(questions).encode()
    answers = [json.loads(line) for line in process("conformance", "answer", typed=typed).stdout.splitlines()]

    told = [*answers[0], *answers[1], *answers[2], *answers[3], *answers[4], *answers[5]]
    assert told == ["error", "error", "not_implemented", "output", "error", "error"]
    assert answers[3] == {"output": {"refused": "case"}}
    assert "expected a moment" in answers[5]["error"]
