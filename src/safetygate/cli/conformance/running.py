"""
Another program, asked all questions, and what is right of its answers.
"""

from __future__ import annotations

import enum
import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, final

import safetygate as sg
from safetygate.cli.conformance.vectors import Vector
from safetygate.documents.json_values import canonical_json
from safetygate.documents.problems import pointer
from safetygate.domain.records.rules import Path


@final
class Verdict(enum.Enum):
    """
    What became of one question.
    """

    RIGHT = "right"
    WRONG = "wrong"
    # Said openly by a program that does a part only; it is no right answer.
    NOT_IMPLEMENTED = "not_implemented"


class Difference(NamedTuple):
    """
    One place in which an answer is another than the expected one.

    Attributes:
        pointer: The place, as a JSON Pointer.
        expected: What stands there in the vector, as JSON; empty where nothing does.
        got: What stands there in the answer; empty where nothing does.
    """

    pointer: str
    expected: str
    got: str


class Judgement(NamedTuple):
    """
    One question, and what became of it.

    Attributes:
        vector: The question with the expected answer.
        verdict: Whether the answer is right.
        differences: Where it is not.
        remark: What else is to be said of it: that there is no answer, or that it is none.
    """

    vector: Vector
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    remark: str = ""


class Score(NamedTuple):
    """
    How many answers of one behaviour are right.

    Attributes:
        behaviour: The behaviour.
        right: Right answers.
        wrong: Wrong ones, missing ones among them.
        not_implemented: Questions that the program says it does not answer.
        of_all: All questions.
    """

    behaviour: str
    right: int
    wrong: int
    not_implemented: int
    of_all: int


def ask(command: Sequence[str], vectors: Sequence[Vector], seconds: float) -> list[Judgement]:
    """
    What is right of what the program *command* answers, which reads questions and writes answers, one a line each.

    Raises:
        OSError: Where there is no such program.
        InvalidValue: Where it takes longer than so many *seconds*.
    """
    questions = ({"behaviour": each.behaviour, "name": each.name, "input": each.input} for each in vectors)
    lines = "".join(f"{json.dumps(question, ensure_ascii=False)}\n" for question in questions)
    try:
        done = subprocess.run(  # noqa: S603  # the user names the program, as with `time` or `xargs`
            list(command), input=lines.encode(), stdout=subprocess.PIPE, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise sg.InvalidValue(f"expected all answers within {seconds:g} seconds", field="seconds") from None
    answers = done.stdout.splitlines()
    silent = f"no answer; the program ended with {done.returncode}"
    return [
        judge(vector, answers[number]) if number < len(answers) else Judgement(vector, Verdict.WRONG, remark=silent)
        for number, vector in enumerate(vectors)
    ]


def judge(vector: Vector, line: bytes) -> Judgement:
    """Whether the *line* that a program wrote is the answer to *vector*."""
    try:
        answer = json.loads(line)
    except ValueError:
        return Judgement(vector, Verdict.WRONG, remark=f"expected JSON, got {line[:80]!r}")
    if not isinstance(answer, dict) or "output" not in answer:
        silent = isinstance(answer, dict) and answer.get("not_implemented") is True
        remark = "" if silent else f"expected an output, got {canonical_json(answer)[:200]}"
        return Judgement(vector, Verdict.NOT_IMPLEMENTED if silent else Verdict.WRONG, remark=remark)
    found = tuple(compare(vector.output, answer["output"]))
    return Judgement(vector, Verdict.WRONG if found else Verdict.RIGHT, found)


def compare(expected: Any, got: Any, path: Path = ()) -> Iterator[Difference]:
    """Where *got* is another JSON value than *expected*: the order of members means nothing, that of lists does."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for name in dict.fromkeys((*expected, *got)):
            yield from _compare_at(expected, got, name, path)
    elif isinstance(expected, list) and isinstance(got, list):
        for position in range(max(len(expected), len(got))):
            yield from _compare_at(dict(enumerate(expected)), dict(enumerate(got)), position, path)
    elif canonical_json(expected) != canonical_json(got):
        # By their texts: Python holds 1 and true for the same.
        yield Difference(pointer(path), canonical_json(expected), canonical_json(got))


def _compare_at(expected: dict[Any, Any], got: dict[Any, Any], key: str | int, path: Path) -> Iterator[Difference]:
    place = (*path, key)
    if key in expected and key in got:
        yield from compare(expected[key], got[key], place)
        return
    there, here = (canonical_json(each[key]) if key in each else "" for each in (expected, got))
    yield Difference(pointer(place), there, here)


def count(judgements: Sequence[Judgement]) -> list[Score]:
    """How many answers of each behaviour are right."""
    verdicts = Counter((each.vector.behaviour, each.verdict) for each in judgements)
    behaviours = Counter(each.vector.behaviour for each in judgements)
    return [
        Score(
            behaviour,
            right=verdicts[behaviour, Verdict.RIGHT],
            wrong=verdicts[behaviour, Verdict.WRONG],
            not_implemented=verdicts[behaviour, Verdict.NOT_IMPLEMENTED],
            of_all=of_all,
        )
        for behaviour, of_all in behaviours.items()
    ]
