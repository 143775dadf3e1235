"""
What can go wrong, and how it is told.

Four kinds of fault, four answers.
A caller who builds something the domain forbids meets `InvalidValue`.
Whoever acts out of turn meets `IllegalStep`, or `NotAllowed` where only others may take the step.
A partner who sends something that does not conform is answered with all its `Problem`s, in one `InvalidDocument`.
A host that lacks an optional package meets `MissingExtra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safetygate.domain.problem import Problem
    from safetygate.domain.vocabulary import CodeList, PlanState, PlanStep, Role, State, Step
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


def expect(value: object, of: type[object], *, field: str) -> None:
    """Raise `InvalidValue` where *value*, given for *field*, is nothing of the class *of*."""
    if not isinstance(value, of):
        raise InvalidValue(f"expected {of.__name__}, got {type(value).__name__}", field=field)


@final
class IllegalStep(SafetyGateError):
    """
    A step that the table of steps does not have where the case, the flag in question or the plan now stands.

    Attributes:
        state: Where it stands.
        step: What was tried.
        allowed: What could be done instead.
    """

    def __init__(
        self, state: State | PlanState, step: Step | PlanStep, allowed: Iterable[Step] | Iterable[PlanStep]
    ) -> None:
        self.state, self.step, self.allowed = state, step, tuple(allowed)
        super().__init__(state, step, self.allowed)

    def __str__(self) -> str:
        return (
            f"expected a step that the state {self.state.value} takes ({_codes(self.allowed)}), got {self.step.value}"
        )


@final
class NotAllowed(SafetyGateError):
    """
    A step that only others may take.

    Attributes:
        role: In which part the authority acted.
        step: What was tried.
        allowed: Who may do it.
    """

    def __init__(self, role: Role, step: Step, allowed: Iterable[Role]) -> None:
        self.role, self.step, self.allowed = role, step, tuple(allowed)
        super().__init__(role, step, self.allowed)

    def __str__(self) -> str:
        return f"expected the step {self.step.value} from {_codes(self.allowed)}, got it from {self.role.value}"


def _codes(codes: Iterable[CodeList]) -> str:
    return ", ".join(code.value for code in codes) or "none"


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
        return (
            f"{what} needs an optional package: install safetygate with its extra [{extra}], "
            f"for example pip install '.[{extra}]' in a checkout of the project"
        )


@final
class UnreadableFeed(SafetyGateError):
    """
    What was given is no feed that can be read: the sentence says what was expected and what came.
    """
