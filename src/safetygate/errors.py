"""
What can go wrong, and how it is told.

Three kinds of fault, three answers.
A caller who builds something the domain forbids meets `InvalidValue`.
A partner who sends something that does not conform is answered with `Problem` values, all of them, which `InvalidDocument` carries.
A host that lacks an optional package meets `MissingExtra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from safetygate.domain.problem import Problem
    from safetygate.exchange.report import Report


class SafetyGateError(Exception):
    """
    The root of every error that this library raises on purpose.
    """


@final
class InvalidValue(SafetyGateError, ValueError):
    """
    A record was about to be built with a value that the domain forbids.

    Attributes:
        field: The name of the member that was refused.
    """

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self._message = message

    def __reduce__(self) -> tuple[object, ...]:
        return (_invalid_value, (self._message, self.field))


def _invalid_value(message: str, field: str) -> InvalidValue:
    return InvalidValue(message, field=field)


@final
class InvalidDocument(SafetyGateError):
    """
    A document does not conform: its *report* names every problem, each at its place.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was found, errors first."""
        return self.report.problems

    def __str__(self) -> str:
        return self.report.text()


@final
class MissingExtra(SafetyGateError, ImportError):
    """
    An optional package is not installed: the sentence names the extra that brings it.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.extra = extra

    def __str__(self) -> str:
        what, extra = self.args
        return f"{what} needs an optional package: pip install 'safetygate[{extra}]'"


@final
class UnreadableFeed(SafetyGateError):
    """
    What was given is no feed that can be read: the sentence says what was expected and what came.
    """
