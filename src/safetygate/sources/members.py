"""
The members of one notice, under the names of our records, whatever the feed calls them; what nobody takes is a finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias, cast, final

from safetygate.sources.finding import Notes
from safetygate.sources.remark import Remark
from safetygate.sources.wording import says_nothing

Value: TypeAlias = "str | bool | Mapping[str, Value] | tuple[Value, ...] | list[Value] | None"
"""What a member of a feed can be; numbers of JSON are kept as they are written."""


def shown(value: object) -> str:
    """*value* as the feed would write it, to stand in a finding."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def whole(text: str) -> int | None:
    """The whole number above nought that *text* is."""
    plain = text.strip()
    return int(plain) or None if plain.isascii() and plain.isdigit() and len(plain) < 16 else None


@final
class Members:
    """
    The members of one notice, each to be taken by the part that reads it.
    """

    __slots__ = ("_notes", "_values")

    def __init__(self, names: Mapping[str, str], values: Mapping[str, Value], notes: Notes) -> None:
        """Take the *values* under our names, which *names* gives for those of the feed."""
        self._values = {names.get(name, name): value for name, value in values.items()}
        self._notes = notes

    def text(self, name: str) -> str:
        """The text of the member *name*; empty where there is none."""
        value = self._values.pop(name, None)
        if value is None or isinstance(value, str):
            return value or ""
        self._notes.add(Remark.MEMBER_UNEXPECTED, name, shown(value))
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of the member *name*, which may be one or many."""
        value = self._values.pop(name, None)
        texts: list[str] = []
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, str):
                texts.append(each)
            elif each is not None:
                self._notes.add(Remark.MEMBER_UNEXPECTED, name, shown(each))
        return tuple(texts)

    def wordings(self, name: str, language: str) -> Mapping[str, str]:
        """The texts of the member *name* by language; a bare text is in *language*."""
        value = self._values.pop(name, None)
        if isinstance(value, Mapping):
            return cast("Mapping[str, str]", value)
        self._values[name] = value
        text = self.text(name)
        return {language: text} if text else {}

    def close(self) -> None:
        """Write down every member that holds something and that nobody took."""
        for name, value in self._values.items():
            if value not in EMPTY and not (isinstance(value, str) and says_nothing(value)):
                self._notes.add(Remark.MEMBER_UNKNOWN, "", f"{name}: {shown(value)}")


EMPTY: Final[Iterable[object]] = (None, (), [], {})
