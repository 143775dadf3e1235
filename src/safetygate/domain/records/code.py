"""
What a code list is: codes, their labels in English and Chinese, and where each code comes from.
"""

from __future__ import annotations

import enum
from typing import Final, Self, final

from attrs import frozen

from safetygate.domain.records.phrases import Language, Phrase


@final
@frozen
class CodeRow:
    """
    One code with all that is said of it.

    Attributes:
        code: The full word, identical in JSON and in Python.
        en: The label for people who read English.
        zh: The label for people who read Chinese.
        source: Where the code stands: an act, a form, a system beside; empty where the whole list has one source.
    """

    code: str
    en: str
    zh: str
    source: str = ""


OURS: Final = "an addition of this library"
"""The source of a code that no act, form or system has."""


class CodeList(enum.Enum):
    """
    A closed list of codes; every member is written as a `CodeRow`.
    """

    def __new__(cls, entry: CodeRow) -> Self:
        """Let the code be the member's value."""
        member = object.__new__(cls)
        member._value_ = entry.code
        return member

    # Members are compared by identity; the hash of `enum.Enum`, by name, takes ten times as long.
    __hash__ = object.__hash__

    def __init__(self, entry: CodeRow) -> None:
        self._entry: Final = entry

    @property
    def en(self) -> str:
        """The label in English."""
        return self._entry.en

    @property
    def zh(self) -> str:
        """The label in Chinese."""
        return self._entry.zh

    @property
    def source(self) -> str:
        """Where the code stands; empty where the docstring of the list says it for all."""
        return self._entry.source

    @property
    def phrase(self) -> Phrase:
        """The label in both languages."""
        return Phrase(self.en, self.zh)

    def label(self, language: str | Language) -> str:
        """
        The label in *language*.

        Raises:
            InvalidValue: Where there are no labels in *language*.
        """
        return self.zh if Language.parse(language) is Language.ZH else self.en
