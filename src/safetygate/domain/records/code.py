"""
What a code list is: codes, their labels in English and Chinese, and how each real feed spells them.
"""

from __future__ import annotations

import enum
from typing import Final, Self, final

from attrs import frozen

from safetygate.domain.records.phrases import Language, Phrase


@final
@frozen
class Entry:
    """
    One code with all that is said of it.

    Attributes:
        code: The full word, identical in JSON and in Python.
        en: The label for people who read English.
        zh: The label for people who read Chinese.
        weekly_xml: Its spellings in the weekly report, the usual one first.
        portal_json: Its names and keys in the portal's JSON.
        spreadsheet: Its spellings in the spreadsheet export, where they differ from the weekly report.
        opendatasoft: Its spellings in the OpenDataSoft mirror, where they differ from the weekly report.
    """

    code: str
    en: str
    zh: str
    weekly_xml: tuple[str, ...] = ()
    portal_json: tuple[str, ...] = ()
    spreadsheet: tuple[str, ...] = ()
    opendatasoft: tuple[str, ...] = ()


class CodeList(enum.Enum):
    """
    A closed list of codes; every member is written as an `Entry`.
    """

    def __new__(cls, entry: Entry) -> Self:
        """Let the code be the member's value."""
        member = object.__new__(cls)
        member._value_ = entry.code
        return member

    __hash__ = object.__hash__
    """Members are compared by identity; the hash of `enum.Enum`, by name, takes ten times as long."""

    def __init__(self, entry: Entry) -> None:
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
