"""
The making of functions and types for records: what the meaning of a check may ask of whoever is making one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from attrs import frozen

from safetygate.documents.codec.members import RecordClass
from safetygate.documents.codec.source import Source
from safetygate.domain.records.checks import Check, OneOf

C = TypeVar("C", bound=Check)

Tally: TypeAlias = list[int]
"""How many JSON strings have been taken so far, names of members and values alike: one number, kept in a list."""


class Reading(ABC):
    """
    The making of a function that turns parsed values into records.

    Attributes:
        source: The function.
        checked: Whether types, lengths and bounds have been checked while the text was parsed.
    """

    checked: ClassVar[bool]

    def __init__(self, source: Source) -> None:
        self.source = source

    @abstractmethod
    def record(self, cls: RecordClass, name: str) -> list[str]:
        """The lines that turn the variable *name* into a record of *cls*."""

    @abstractmethod
    def choose(self, check: OneOf, name: str) -> str:
        """The expression for the function that reads the variable *name*, which may be of several classes."""


class Typing(ABC):
    """
    The making of the types that `msgspec` reads.
    """

    @abstractmethod
    def record(self, cls: RecordClass) -> Any:
        """The type that stands for the record class *cls*."""

    @abstractmethod
    def union(self, check: OneOf) -> Any:
        """The type of any of several records."""

    @abstractmethod
    def bound(self, cls: Any, **bounds: int | None) -> Any:
        """The type *cls* within *bounds*, as `msgspec.Meta` calls them."""


class Writing(ABC):
    """
    The making of a function that writes records: as text, or as what `msgspec` writes.

    Attributes:
        source: The function.
        ordered: Whether members stand in the order of their names (RFC 8785).
    """

    def __init__(self, source: Source, *, ordered: bool) -> None:
        self.source, self.ordered = source, ordered

    @abstractmethod
    def function(self, cls: RecordClass) -> Callable[[Any], Any]:
        """The function that writes a record of *cls* by itself."""

    def choose(self, check: OneOf, value: str) -> str:
        """The expression that calls the function for the class of *value*, which may be of several."""
        functions = {cls: self.function(cls) for cls in (*check.classes, *check.beside)}
        return f"{self.source.refer(functions, 'WRITERS')}[type({value})]({value})"


class TextWriting(Writing):
    """
    The making of a function that appends to the text `s`.
    """

    @abstractmethod
    def record(self, cls: RecordClass, opening: str, name: str) -> list[str]:
        """The lines that write *opening*, as it stands in an f-string, and the record in the variable *name*."""


class StructWriting(Writing):
    """
    The making of a function that gives the struct which `msgspec` writes.
    """

    @abstractmethod
    def record(self, cls: RecordClass, value: str) -> str:
        """The expression for the struct of the record that the expression *value* gives."""


@frozen
class Value(ABC, Generic[C]):
    """
    What one check means for documents.

    Attributes:
        check: The check.
    """

    check: C

    strings: ClassVar[int] = 0
    """How many JSON strings a value always is, not counting those within it."""

    parsed_as: ClassVar[Any] = str
    """The type where nothing about it is bound by the check."""

    def count(self, name: str) -> str:  # most values hold no strings but themselves
        """The expression for how many strings there are within the value of the variable *name*; empty where none."""
        return ""

    @abstractmethod
    def read(self, name: str, reading: Reading) -> list[str]:
        """The lines that check what the variable *name* holds and leave in it what the record will hold."""

    def type(self, typing: Typing) -> Any:
        """The type by which `msgspec` checks it while it parses."""
        return self.parsed_as

    @abstractmethod
    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:
        """The lines that append *opening*, as it stands in an f-string, and the value of the variable *name*."""

    def give(self, value: str, writing: StructWriting) -> str:  # most values are written as they are
        """The expression for what `msgspec` writes for the value that the expression *value* gives."""
        return value


class Scalar(Value[C]):
    """
    What a check means that one function can write.
    """

    __slots__ = ()

    encode: Callable[[Any], str]
    """The function that turns a value into JSON text."""

    def text(self, writing: TextWriting) -> str:
        """The name by which the lines refer to that function."""
        return writing.source.refer(self.encode, f"_{type(self.check).__name__.lower()}_text")

    def write(self, opening: str, name: str, writing: TextWriting) -> list[str]:
        """The lines that append *opening* and what the function gives."""
        return [f"s += f'{opening}{{{self.text(writing)}({name})}}'"]
