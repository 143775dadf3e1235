"""
What one member may hold.

Each check is a small frozen value that knows the JSON Schema keywords it stands for.
A record puts it on a member.
From the same value come the refusal when a record is built, the quick reader of documents, and the proof of parity.
"""

from __future__ import annotations

import enum
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, Final, final

import attrs
from attrs import frozen

from safetygate.domain.records import moments
from safetygate.domain.records.characters import is_storable
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import MAX_INTEGER, FrozenMap, is_shared
from safetygate.domain.records.languages import LANGUAGE_TAG, LONGEST_TAG, is_language_tag
from safetygate.domain.records.texts import Texts

LONGEST_NAME: Final = 200
"""The most characters that the name of an agreed addition has."""

_LONGEST_CITED: Final = 40


class Check(ABC):
    """
    What every check offers: a verdict on a value, and the JSON Schema keywords of the same meaning.
    """

    __slots__ = ()

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """
        Hold *value* against the check, as a validator of attrs does.

        Raises:
            InvalidValue: Where *value* is not allowed; it names the member and what was expected.
        """
        refusal = self._refuse(value)
        if refusal is not None:
            raise InvalidValue(refusal, field=attribute.name)

    def refusal(self, value: Any) -> str | None:
        """What was expected, where *value* is not allowed; else `None`."""
        return self._refuse(value)

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same; of parts, the members are compared record by record."""
        return self._keywords()

    @abstractmethod
    def _refuse(self, value: Any) -> str | None: ...

    @abstractmethod
    def _keywords(self) -> Mapping[str, Any]: ...


def _shape(pattern: str, *refused: str) -> Mapping[str, Any]:
    """The keywords of a *pattern*: to Python, Java and .NET a `$` alone would let a line feed at the end through."""
    return {"pattern": pattern, "not": {"type": "string", "pattern": "|".join([*refused, r"\n"])}}


@final
@frozen
class Text(Check):
    """
    A string of *least* to *most* characters, all of a pattern where one is given.
    """

    most: int
    least: int = 1
    pattern: str | None = None

    def _keywords(self) -> Mapping[str, Any]:
        shape = {} if self.pattern is None else _shape(self.pattern)
        return {"type": "string", "minLength": self.least, "maxLength": self.most, **shape}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not str:
            return f"expected text, got {type(value).__name__}"
        if not self.least <= len(value) <= self.most:
            return f"expected {self.least} to {self.most} characters, got {len(value)}"
        # ASCII, so that a class of characters means in Python what it means in JSON Schema.
        if self.pattern is not None and _compile(self.pattern).fullmatch(value) is None:
            return f"expected text of the pattern {self.pattern}"
        return None if is_storable(value) else "expected text without NUL, non-characters and lone surrogates"


# to look a pattern up among those that `re` remembers takes longer than to search for most of them
@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@final
@frozen
class Code(Check):
    """
    A member of one code list.
    """

    codes: type[enum.Enum]

    def _keywords(self) -> Mapping[str, Any]:
        return {"enum": [member.value for member in self.codes]}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is self.codes:
            return None
        came = repr(value[:_LONGEST_CITED]) if type(value) is str else type(value).__name__
        return f"expected a code of {self.codes.__name__}, got {came}"


@final
@frozen
class Boolean(Check):
    """
    True or false, and nothing that merely looks so.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "boolean"}

    def _refuse(self, value: Any) -> str | None:
        return None if type(value) is bool else f"expected true or false, got {type(value).__name__}"


@final
@frozen
class Integer(Check):
    """
    A whole number from *least* to *most*.
    """

    least: int = 0
    most: int = MAX_INTEGER

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def _refuse(self, value: Any) -> str | None:
        # Not `isinstance`: there `True` is a number as well.
        if type(value) is int and self.least <= value <= self.most:
            return None
        return f"expected a whole number from {self.least} to {self.most}"


@final
@frozen
class Day(Check):
    """
    A day of the calendar.
    """

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "string", "format": "date", "maxLength": 10, **_shape(moments.DAY_PATTERN)}

    def _refuse(self, value: Any) -> str | None:
        try:
            made = moments.to_day(value)
        except InvalidValue as error:
            return error.expected
        return None if made is value else f"expected a day, got {type(value).__name__}"


@final
@frozen
class Moment(Check):
    """
    A moment in UTC.
    """

    def _keywords(self) -> Mapping[str, Any]:
        shape = _shape(moments.MOMENT_PATTERN, moments.MOMENT_OUT_OF_RANGE)
        return {"type": "string", "format": "date-time", "maxLength": 35, **shape}

    def _refuse(self, value: Any) -> str | None:
        try:
            made = moments.to_moment(value)
        except InvalidValue as error:
            return error.expected
        return None if made is value else "expected a moment in UTC"


@final
@frozen
class Part(Check):
    """
    A record of one class.
    """

    cls: type[Any]

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "object"}

    def _refuse(self, value: Any) -> str | None:
        return None if type(value) is self.cls else f"expected a {self.cls.__name__}, got {type(value).__name__}"


@final
@frozen
class OneOf(Check):
    """
    A record of one of several classes, told apart by their `kind`.

    Attributes:
        classes: The classes.
        beside: Further ones that no `kind` names: what came in a kind that is not known.
    """

    classes: tuple[type[Any], ...]
    beside: tuple[type[Any], ...] = ()

    @cached_property
    def by_kind(self) -> Mapping[str, type[Any]]:
        """From the `kind` written on a document to its class."""
        return {cls.kind: cls for cls in self.classes}

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "object"}

    def _refuse(self, value: Any) -> str | None:
        if type(value) in self.classes or type(value) in self.beside:
            return None
        return f"expected one of {', '.join(cls.__name__ for cls in self.classes)}, got {type(value).__name__}"


@final
@frozen
class Items(Check):
    """
    A tuple of *least* to *most* items, each of one check, all different where *distinct*.
    """

    item: Check
    most: int
    least: int = 0
    distinct: bool = False

    # most lists of most records are empty, as most members of `Maybe` are absent
    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """As every check, and without further ado where there is nothing."""
        if value != () or self.least:
            Check.__call__(self, instance, attribute, value)

    def _keywords(self) -> Mapping[str, Any]:
        bounds = {"minItems": self.least} if self.least else {}
        different = {"uniqueItems": True} if self.distinct else {}
        return {"type": "array", **bounds, "maxItems": self.most, **different}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not tuple:
            return f"expected a tuple, got {type(value).__name__}"
        if not self.least <= len(value) <= self.most:
            return f"expected {self.least} to {self.most} items, got {len(value)}"
        refusal = next(filter(None, map(self.item.refusal, value)), None)
        if refusal is not None:
            return refusal
        return "expected items that all differ" if self.distinct and len(set(value)) != len(value) else None


@final
@frozen
class Multilingual(Check):
    """
    One text in one or more languages, each of 1 to *most* characters.
    """

    most: int

    def _keywords(self) -> Mapping[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"type": "string", "minLength": 2, "maxLength": LONGEST_TAG, **_shape(LANGUAGE_TAG)},
            "additionalProperties": Text(self.most).keywords,
        }

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not Texts or not value:
            return "expected Texts in at least one language"
        if not all(map(is_language_tag, value)):
            return "expected well-formed tags of languages, such as en or zh-CN"
        return next(filter(None, map(_wording(self.most).refusal, value.values())), None)


@cache
def _wording(most: int) -> Text:
    return Text(most)


@final
@frozen
class Additions(Check):
    """
    Agreed additions: from a name in reverse-domain form to any JSON value, kept verbatim.
    """

    # org.example.note, eu.europa.safety-gate/inspection_2
    pattern: str = r"^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+(?:/[A-Za-z0-9._-]+)?$"

    def _keywords(self) -> Mapping[str, Any]:
        return {"type": "object", "propertyNames": {"maxLength": LONGEST_NAME, **_shape(self.pattern)}}

    def _refuse(self, value: Any) -> str | None:
        if type(value) is not FrozenMap:
            return f"expected a FrozenMap, got {type(value).__name__}"
        if any(len(name) > LONGEST_NAME or re.fullmatch(self.pattern, name, re.ASCII) is None for name in value):
            return "expected names such as org.example.note"
        return None if is_shared(value) else "expected values as freeze gives them that all readers hold"


@final
@frozen
class Maybe(Check):
    """
    What *check* says, or nothing: an absent member is `None` and is never written.
    """

    check: Check

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """As every check, and without further ado where there is nothing."""
        if value is not None:
            self.check(instance, attribute, value)

    def _keywords(self) -> Mapping[str, Any]:
        return self.check.keywords  # absence is the schema's `required`

    def _refuse(self, value: Any) -> str | None:
        return None if value is None else self.check.refusal(value)
