"""
What one member may hold.

Each check is a small frozen value that knows the JSON Schema keywords it stands for.
A record puts it on a member.
From the same value come the refusal when a record is built, the quick reader of documents, and the proof of parity.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Protocol, final

import attrs
from attrs import frozen

from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.languages import Language
from safetygate.domain.records.texts import Texts

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every JSON reader holds exactly (RFC 8785, RFC 7493)."""

LANGUAGE_CODES: Final = tuple(language.value for language in Language)
"""The codes under which texts may be written; `in Language` itself takes no codes before Python 3.12."""

LONGEST_NAME: Final = 200
"""The most characters that the name of an agreed addition has."""


class Check(Protocol):
    """
    What every check offers: a verdict on a value, and the keywords of the same meaning.
    """

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        ...

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is not allowed for *attribute*."""
        ...


@final
@frozen
class Text:
    """
    A string of *least* to *most* characters, all of a pattern where one is given.
    """

    most: int
    least: int = 1
    pattern: str | None = None

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        shape = {} if self.pattern is None else {"pattern": self.pattern}
        return {"type": "string", "minLength": self.least, "maxLength": self.most, **shape}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not str:
            raise InvalidValue(f"expected text, got {type(value).__name__}", field=attribute.name)
        if not self.least <= len(value) <= self.most:
            raise InvalidValue(
                f"expected {self.least} to {self.most} characters, got {len(value)}", field=attribute.name
            )
        if self.pattern is not None and re.search(self.pattern, value, re.ASCII) is None:
            raise InvalidValue(f"expected text of the pattern {self.pattern}", field=attribute.name)
        if not is_scalar_text(value):
            raise InvalidValue("expected text without lone surrogates", field=attribute.name)


def is_scalar_text(value: str) -> bool:
    """Whether *value* can be written as UTF-8: it holds no lone surrogate."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


@final
@frozen
class Code:
    """
    A member of one code list.
    """

    of: type[enum.Enum]

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"enum": [member.value for member in self.of]}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not self.of:
            raise InvalidValue(f"expected a {self.of.__name__}, got {type(value).__name__}", field=attribute.name)


@final
@frozen
class Truth:
    """
    True or false, and nothing that merely looks so.
    """

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"type": "boolean"}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not bool:
            raise InvalidValue(f"expected true or false, got {type(value).__name__}", field=attribute.name)


@final
@frozen
class Whole:
    """
    A whole number from *least* to *most*.
    """

    least: int = 0
    most: int = MAX_INTEGER

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not int or not self.least <= value <= self.most:
            raise InvalidValue(f"expected a whole number from {self.least} to {self.most}", field=attribute.name)


@final
@frozen
class Day:
    """
    A day of the calendar.
    """

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"type": "string", "format": "date", "maxLength": 10, "pattern": moments.DAY_PATTERN}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if moments.to_day(value, field=attribute.name) is not value:
            raise InvalidValue(f"expected a day, got {type(value).__name__}", field=attribute.name)


@final
@frozen
class Moment:
    """
    A moment in UTC.
    """

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"type": "string", "format": "date-time", "maxLength": 32, "pattern": moments.MOMENT_PATTERN}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if moments.to_moment(value, field=attribute.name) is not value:
            raise InvalidValue("expected a moment in UTC", field=attribute.name)


@final
@frozen
class Record:
    """
    A record of one class.
    """

    of: type[Any]

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same; the members are compared record by record."""
        return {"type": "object"}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not self.of:
            raise InvalidValue(f"expected a {self.of.__name__}, got {type(value).__name__}", field=attribute.name)


@final
@frozen
class Kinds:
    """
    A record of one of several classes, told apart by their `kind`.
    """

    of: tuple[type[Any], ...]

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same; the members are compared record by record."""
        return {"type": "object"}

    @cached_property
    def by_kind(self) -> Mapping[str, type[Any]]:
        """From the `kind` written on a document to its class."""
        return {cls.kind: cls for cls in self.of}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) not in self.of:
            names = ", ".join(cls.__name__ for cls in self.of)
            raise InvalidValue(f"expected one of {names}, got {type(value).__name__}", field=attribute.name)


@final
@frozen
class Items:
    """
    A tuple of *least* to *most* items, each of one check, all different where *distinct*.
    """

    of: Check
    most: int
    least: int = 0
    distinct: bool = False

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        bounds = {"minItems": self.least} if self.least else {}
        different = {"uniqueItems": True} if self.distinct else {}
        return {"type": "array", **bounds, "maxItems": self.most, **different}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not tuple:
            raise InvalidValue(f"expected a tuple, got {type(value).__name__}", field=attribute.name)
        if not self.least <= len(value) <= self.most:
            raise InvalidValue(f"expected {self.least} to {self.most} items, got {len(value)}", field=attribute.name)
        for item in value:
            self.of(instance, attribute, item)
        if self.distinct and len(set(value)) != len(value):
            raise InvalidValue("expected items that all differ", field=attribute.name)


@final
@frozen
class Wordings:
    """
    One text in one or more languages, each of 1 to *most* characters.
    """

    most: int

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"enum": list(LANGUAGE_CODES)},
            "additionalProperties": Text(self.most).keywords,
        }

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not Texts or not value:
            raise InvalidValue("expected Texts in at least one language", field=attribute.name)
        for language, wording in value.items():
            if language not in LANGUAGE_CODES:
                raise InvalidValue("expected language codes of the list", field=attribute.name)
            Text(self.most)(instance, attribute, wording)


@final
@frozen
class Json:
    """
    Agreed additions: from a name in reverse-domain form to any JSON value, kept verbatim.
    """

    pattern: str = r"^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+(?:/[A-Za-z0-9._-]+)?(?!\n)$"

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same."""
        return {"type": "object", "propertyNames": {"maxLength": LONGEST_NAME, "pattern": self.pattern}}

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if type(value) is not FrozenMap:
            raise InvalidValue(f"expected a FrozenMap, got {type(value).__name__}", field=attribute.name)
        for name in value:
            if len(name) > LONGEST_NAME or re.search(self.pattern, name, re.ASCII) is None:
                raise InvalidValue("expected names such as org.example.note", field=attribute.name)
        if not _is_shared(value):
            raise InvalidValue("expected values as freeze gives them that all readers hold", field=attribute.name)


def _is_shared(value: Any) -> bool:
    if isinstance(value, str):
        return is_scalar_text(value)
    if isinstance(value, FrozenMap):
        return all(is_scalar_text(name) and _is_shared(item) for name, item in value.items())
    if isinstance(value, tuple):
        return all(map(_is_shared, value))
    if isinstance(value, float):
        return abs(value) <= MAX_INTEGER and not value.is_integer()
    return value is None or (isinstance(value, int) and abs(value) <= MAX_INTEGER)


@final
@frozen
class Maybe:
    """
    What *of* says, or nothing: an absent member is `None` and is never written.
    """

    of: Check

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The JSON Schema keywords that say the same: absence is the schema's `required`."""
        return self.of.keywords

    def __call__(self, instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        """Raise `InvalidValue` where *value* is anything else."""
        if value is not None:
            self.of(instance, attribute, value)
