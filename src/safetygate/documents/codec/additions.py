"""
Agreed additions: the one member that may hold any JSON value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from safetygate.documents.codec.making import Tally
from safetygate.documents.codec.source import Refused
from safetygate.documents.json_text import MOST_LEVELS, problems_of
from safetygate.documents.json_values import JSON, canonical_json, is_array, is_object
from safetygate.domain.records.checks import LONGEST_NAME
from safetygate.domain.records.frozen import FrozenMap, freeze, thaw


def take(value: object, named: Callable[[str], object], tally: Tally) -> FrozenMap[object]:
    """
    The additions that the parsed *value* holds; their strings are added to *tally*.

    Raises:
        Refused: Where *value* is no object of such names, or holds what not every reader of JSON can hold.
    """
    if not is_object(value) or any(len(name) > LONGEST_NAME or named(name) is None for name in value):
        raise Refused
    if next(problems_of(value), None) is not None:
        raise Refused
    tally[0] += _strings_in(value, _SURELY_SHALLOW)
    return cast("FrozenMap[object]", freeze(value, field="extensions"))


# So deep may an addition be wherever it stands; how deep a deeper one stands only the thorough way can tell.
_SURELY_SHALLOW: Final = MOST_LEVELS - 16

# A tally that no text equals, so that the thorough way is gone.
_NO_COUNT: Final = -(2**53)


def _strings_in(value: object, levels: int) -> int:
    inner: object = [*value, *value.values()] if is_object(value) else value
    if not is_array(inner):
        return int(isinstance(value, str))
    return sum(_strings_in(item, levels - 1) for item in inner) if levels else _NO_COUNT


def write_canonically(value: object) -> str:
    """The canonical text of additions (RFC 8785)."""
    return canonical_json(thaw(value))


def write(value: object) -> str:
    """The text of additions."""
    return JSON.encode(thaw(value))


def refuse(_: object) -> None:
    """Leave additions to the other encoder: `msgspec` writes fractions and orders names in its own way."""
    raise Refused
