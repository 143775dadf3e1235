"""
The plugin for pytest: fixtures for the tests of hosts, and the conformance of a program in any language.

It stands beside the package and imports nothing of it before a test asks for something: a test run that has nothing to
do with alerts pays nothing, and coverage of the package is measured whole.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from safetygate import Alert, Case
    from safetygate.cli.conformance.running import Judgement

_VECTORS = {"safetygate_valid": True, "safetygate_invalid": False}
_SECONDS = 120.0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option by which a program is tried."""
    parser.getgroup("safetygate", "alerts on unsafe products").addoption(
        "--safetygate-conformance",
        metavar="COMMAND",
        help="ask the program COMMAND, in any language, every question of the conformance vectors, each as a test",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `safetygate_valid` or `safetygate_invalid` once for every vector."""
    for name in _VECTORS.keys() & set(metafunc.fixturenames):
        from safetygate.testing.vectors import document_vectors

        vectors = [each for each in document_vectors() if _VECTORS[name] is not bool(each.problems)]
        metafunc.parametrize(name, vectors, ids=[each.name for each in vectors])


@pytest.fixture
def safetygate_alert() -> Alert:
    """A made-up alert on a product that is sold online."""
    from safetygate.testing.factories import an_alert

    return an_alert(sold_online="yes")


@pytest.fixture
def safetygate_case() -> Case:
    """A made-up case with a flag that waits for its answer."""
    from safetygate.testing.factories import a_case

    return a_case()


@pytest.fixture(scope="session")
def safetygate_quarter() -> tuple[Case, ...]:
    """The third quarter of 2026 as it might be: 60 made-up cases with the proportions of real ones."""
    import datetime as dt
    from random import Random

    from safetygate.testing.quarters import cases

    return tuple(cases(Random(1), 60, first_on=dt.date(2026, 7, 1)))  # noqa: S311  # made-up cases, no secrets


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each question, where a program is to be tried."""
    command = config.getoption("--safetygate-conformance")
    if command is not None:
        items.extend(_Program(shlex.split(command)).questions(session))


class _Program:
    """
    A program under test; it is run once, when the first of its answers is looked at.
    """

    def __init__(self, command: list[str]) -> None:
        from safetygate.cli.conformance.vectors import read_vectors

        self.command = command
        self.vectors = list(read_vectors())
        self._judgements: list[Judgement] = []

    def questions(self, session: pytest.Session) -> Iterator[pytest.Item]:
        for number, vector in enumerate(self.vectors):
            name = f"{vector.behaviour}/{vector.name}"
            yield _Question.from_parent(session, name=name, program=self, number=number)

    def judgement(self, number: int) -> Judgement:
        from safetygate.cli.conformance.running import ask

        self._judgements = self._judgements or ask(self.command, self.vectors, _SECONDS)
        return self._judgements[number]


class _Question(pytest.Item):
    """
    One question of the conformance vectors.
    """

    def __init__(self, *, program: _Program, number: int, **said: Any) -> None:
        super().__init__(**said)
        self.program = program
        self.number = number

    def runtest(self) -> None:
        from safetygate.cli.conformance.running import Verdict

        judgement = self.program.judgement(self.number)
        if judgement.verdict is Verdict.NOT_IMPLEMENTED:
            pytest.skip("the program says that it does not implement this")
        if judgement.verdict is Verdict.WRONG:
            _fail(judgement)

    def reportinfo(self) -> tuple[str, None, str]:
        return "conformance", None, self.name


def _fail(judgement: Judgement) -> NoReturn:
    places = [f"at {where!r}: expected {expected}, got {got}" for where, expected, got in judgement.differences]
    pytest.fail("\n".join([judgement.vector.why, *filter(None, [judgement.remark]), *places]), pytrace=False)
