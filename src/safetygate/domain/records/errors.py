"""
The errors that every room may raise; each other error stands beside what raises it.

A caller who builds something the domain forbids meets `InvalidValue`; a host that lacks an optional package meets
`MissingExtra`.
Whoever acts out of turn meets `IllegalStep` or `NotAllowed` (the table of steps), a partner who sends something that
does not conform `InvalidDocument` (the validation report), and whoever hands in what is no feed `UnreadableFeed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar, final

from safetygate.domain.records.characters import one_line

T = TypeVar("T")


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
        expected: What was expected there.
    """

    def __init__(self, expected: str, *, field: str) -> None:
        # The name may be a key that a stranger wrote.
        super().__init__(one_line(f"{field}: {expected}"))
        self.field, self.expected = field, expected

    def __reduce__(self) -> tuple[object, ...]:
        # An exception is unpickled by position, and `field` is taken by name only.
        return (partial(InvalidValue, field=self.field), (self.expected,))


def expect(value: object, cls: type[object], *, field: str) -> None:
    """Raise `InvalidValue` where *value*, given for *field*, is no instance of *cls*."""
    if not isinstance(value, cls):
        raise InvalidValue(f"expected {cls.__name__}, got {type(value).__name__}", field=field)


def expect_in_turn(values: Iterable[T], cls: type[object], *, field: str) -> Iterator[T]:
    """
    Each of *values*, given for *field*, when its turn comes: there may be more than memory holds.

    Raises:
        InvalidValue: Where they are no row of values, or one of them is no instance of *cls*.
    """
    row: object = values
    if not isinstance(row, Iterable) or isinstance(row, str | bytes | Mapping):
        raise InvalidValue(f"expected several values, got {type(row).__name__}", field=field)
    for value in values:
        expect(value, cls, field=field)
        yield value


def expect_each(values: Iterable[T], cls: type[object], *, field: str) -> tuple[T, ...]:
    """The same, all at once: raise `InvalidValue` where one of *values*, given for *field*, is no *cls*."""
    return tuple(expect_in_turn(values, cls, field=field))


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
