"""
The members of one notice, under the names of our records, whatever the feed calls them; what nobody takes is a finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias, final

from safetygate.domain.records.frozen import FrozenMap
from safetygate.feeds.finding import Notes
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.wording import says_nothing

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | FrozenMap[str] | None"
"""
What a member can be: text, truth, a list, an object, or nothing; numbers are kept as they are written.

A `FrozenMap` is never read from a feed: it is one text in several languages, put together from the parts of a notice.
"""


EMPTY: Final[tuple[Value, ...]] = (None, "", [], {})
"""What a member holds that holds nothing."""


def show(value: object) -> str:
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

    __slots__ = ("_inner", "_notes", "_path", "_values")

    def __init__(self, names: Mapping[str, str], values: Mapping[str, Value], notes: Notes, path: str = "") -> None:
        """Take the *values* under our names, which *names* gives for those of the feed; *path* leads to them."""
        self._values = {names.get(name, name): value for name, value in values.items()}
        self._notes = notes
        self._path = path
        self._inner: list[Members] = []

    def text(self, name: str) -> str:
        """The text of the member *name*; empty where there is none."""
        value = self._values.pop(name, None)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self._notes.add(Remark.MEMBER_UNEXPECTED, "", f"{self._path}{name}: {show(value)}")
        return ""

    def peek(self, name: str) -> str:
        """The text of the member *name*, which stays to be taken; empty where it is none."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def peek_texts(self, name: str) -> tuple[str, ...]:
        """The texts of the member *name*, one or many, or one in several languages, which stay to be taken."""
        value = self._values.get(name)
        if not value:
            return ()
        if isinstance(value, str):
            return (value,)
        many = value.values() if isinstance(value, FrozenMap) else value if isinstance(value, list) else (value,)
        return tuple(each for each in many if isinstance(each, str))

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of the member *name*, which may be one or many."""
        value = self._values.pop(name, None)
        if not value:
            return ()
        if isinstance(value, str):
            return (value,)
        texts: list[str] = []
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                texts.append(each)
            elif each is not None:
                self._notes.add(Remark.MEMBER_UNEXPECTED, "", f"{self._path}{name}: {show(each)}")
        return tuple(texts)

    def wordings(self, name: str, language: str) -> Mapping[str, str]:
        """The texts of the member *name* by language; a bare text is in *language*."""
        value = self._values.get(name)
        if type(value) is FrozenMap:
            del self._values[name]
            return value
        text = self.text(name)
        return {language: text} if text else {}

    def words(self, name: str) -> str:
        """The text of the member *name*, which may be an object that has it as its `name` or its `key`."""
        if not isinstance(self._values.get(name), dict):
            return self.text(name)
        inner = self.inner(name)
        return inner.text("name") or inner.text("key")

    def flag(self, name: str) -> bool | None:
        """Whether the member *name* is true or false."""
        value = self._values.pop(name, None)
        if value is None or isinstance(value, bool):
            return value
        self._notes.add(Remark.MEMBER_UNEXPECTED, "", f"{self._path}{name}: {show(value)}")
        return None

    def inner(self, name: str) -> Members:
        """The members of the object that is the member *name*; none where there is no such object."""
        return self._within(self._values.pop(name, None), name)

    def inners(self, name: str, only: str | None = None) -> tuple[Members, ...]:
        """The objects in the list that is the member *name*; a bare text may be one that has it as *only*."""
        value = self._values.pop(name, None)
        items = value if isinstance(value, list) else [value]
        return tuple(
            self._within({only: item} if only and isinstance(item, str) else item, name)
            for item in items
            if item is not None
        )

    def _within(self, value: Value, name: str) -> Members:
        path = f"{self._path}{name}."
        if value is not None and not isinstance(value, dict):
            self._notes.add(Remark.MEMBER_UNEXPECTED, "", f"{path[:-1]}: {show(value)}")
        inner = Members({}, value if isinstance(value, dict) else {}, self._notes, path)
        self._inner.append(inner)
        return inner

    def skip(self, names: Iterable[str]) -> None:
        """Take the members *names* without a word, here and in every object that was taken from here."""
        for name in names:
            self._values.pop(name, None)
        for inner in self._inner:
            inner.skip(names)

    def close(self) -> None:
        """Write down every member that holds something and that nobody took, here and within."""
        for inner in self._inner:
            inner.close()
        for name, value in self._values.items():
            if value not in EMPTY and not (isinstance(value, str) and says_nothing(value)):
                self._notes.add(Remark.MEMBER_UNKNOWN, "", f"{self._path}{name}: {show(value)}")
