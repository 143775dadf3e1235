"""
JSON as it may be exchanged: I-JSON (RFC 7493), of bounded size and depth, every member once.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias, final

from safetygate.documents.json_values import is_array, is_object
from safetygate.documents.problems import problem
from safetygate.domain.records.characters import UNSTORABLE, is_storable
from safetygate.domain.records.frozen import MAX_INTEGER
from safetygate.domain.records.problems import Problem, Severity
from safetygate.domain.records.rules import Path

Data: TypeAlias = bytes | bytearray | memoryview | str
"""A document as it travels: bytes in UTF-8, or the text they stand for."""

MOST_BYTES: Final = 16 * 2**20
"""The largest document that is read: 16 MiB."""

MOST_LEVELS: Final = 64
"""The deepest nesting that is read; the deepest document of the schemas has fewer than 16 levels beside extensions."""


@final
class Unreadable(Exception):
    """
    A text that is not JSON at all; it carries the one problem that says why.
    """

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message_en)
        self.problem = found


@final
class _Twice(dict[str, object]):
    """
    An object in which some members stood more than once; their names are kept.
    """

    names: tuple[str, ...] = ()


@final
class _NotANumber:
    """
    Stands where NaN or an infinity stood, so that the path to it can be named.
    """


_NOT_A_NUMBER: Final = _NotANumber()


def decode(data: Data) -> str:
    """
    The characters of *data*.

    Raises:
        Unreadable: Where it is neither bytes nor text, is too large, opens with a byte order mark, or is not UTF-8.
    """
    if not isinstance(data, Data):
        raise Unreadable(problem("not-data", found=type(data).__name__))
    # Text of too many characters has too many bytes; to count these would take as much memory again.
    sized = data.encode(errors="surrogatepass") if isinstance(data, str) and len(data) <= MOST_BYTES else data
    if (sized.nbytes if isinstance(sized, memoryview) else len(sized)) > MOST_BYTES:
        raise Unreadable(problem("too-large", limit=MOST_BYTES))
    if isinstance(data, str):
        text = data
    else:
        try:
            text = bytes(data).decode()
        except UnicodeDecodeError:
            raise Unreadable(problem("not-utf8")) from None
    # RFC 8259, section 8.1: a byte order mark must not be added; some parsers take it and some do not.
    if text.startswith("\ufeff"):
        raise Unreadable(problem("byte-order-mark"))
    return text


def parse(text: str) -> Any:
    """
    The JSON value of *text*; `problems_of` tells what is wrong with it as exchanged JSON.

    A duplicate member keeps its last value, so that everything else about the document can still be told.

    Raises:
        Unreadable: Where *text* is not JSON.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda _: _NOT_A_NUMBER,
            # Python refuses to turn more than 4,300 digits into a number, and takes long over fewer: beyond 2^53 all
            # are out of range alike.
            parse_int=lambda digits: int(digits) if len(digits) <= 20 else math.inf,
        )
    except json.JSONDecodeError as error:
        reason = error.msg.lower()
        raise Unreadable(problem("not-json", reason=reason, line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise Unreadable(problem("too-deep", limit=MOST_LEVELS)) from None


def problems_of(value: object) -> Iterator[Problem]:
    """What is wrong with a parsed JSON *value* as exchanged JSON, wherever it stands in it; it never recurses."""
    # What is nested thousands of levels deep would be the end of a function that calls itself. The last of the list is
    # taken next, so children are put on it in reverse and problems come in the order of the document.
    waiting: list[tuple[object, Path]] = [(value, ())]
    while waiting:
        item, path = waiting.pop()
        code = _fault(item)
        if code is not None:
            yield problem(code, path, found=type(item).__name__)
        if isinstance(item, _Twice):
            yield from (problem("duplicate-member", (*path, name)) for name in item.names)
        if len(path) >= MOST_LEVELS and isinstance(item, dict | list):
            yield problem("too-deep", path, limit=MOST_LEVELS)
        elif is_object(item):
            names: Iterable[object] = item.keys()  # a host may hand in a dict whose names are no text
            for name in names:
                code = _fault(name) if isinstance(name, str) else "name-not-text"
                if code is not None:
                    yield problem(code, (*path, str(name)))
            waiting += [(child, (*path, name)) for name, child in reversed(item.items())]
        elif is_array(item):
            waiting += [(child, (*path, index)) for index, child in reversed(list(enumerate(item)))]


def doubts_of(value: object, path: Path = ()) -> Iterator[Problem]:
    """Every text within a parsed and tidy JSON *value* that people would not see as it is: blank, or turned round."""
    if is_object(value):
        for name, item in value.items():
            yield from doubts_of(item, (*path, name))
    elif is_array(value):
        for position, item in enumerate(value):
            yield from doubts_of(item, (*path, position))
    elif isinstance(value, str):
        if value.isspace():
            yield problem("blank-text", path, severity=Severity.WARNING)
        if _TURNING.search(value) is not None:
            yield problem("turned-text", path, severity=Severity.WARNING)


def doubts_in(text: str) -> Iterator[Problem]:
    """The same for a document as it stands, which is parsed only where there may be such a text."""
    turned = not text.isascii() and _TURNING.search(text) is not None
    if turned or "\\" in text or _BLANK.search(text) is not None:
        yield from doubts_of(json.loads(text))


# Between two quotation marks nothing but blanks: a blank text, as strings are never neighbours in JSON.
_BLANK: Final = re.compile(r'"\s+"')

# Embeddings, overrides and isolates (Unicode Standard Annex 9): with them a text is shown in another order than it has.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def tidy(value: object, levels: int = MOST_LEVELS) -> Any:
    """
    A parsed JSON *value* with whatever `problems_of` names in it replaced by something harmless.

    So a schema engine can tell what else is wrong.
    A number without fraction becomes an integer, which is the same number in JSON.
    """
    if is_object(value):
        return {_plain(str(name)): tidy(item, levels - 1) for name, item in value.items()} if levels else None
    if is_array(value):
        return [tidy(item, levels - 1) for item in value] if levels else None
    if isinstance(value, str):
        return _plain(value)
    if _fault(value) is not None:
        return None
    return (
        int(value) if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value) else value
    )


def _plain(text: str) -> str:
    return text if is_storable(text) else UNSTORABLE.sub("?", text)


def _fault(item: object) -> str | None:
    if item is _NOT_A_NUMBER:
        return "not-a-number"
    if isinstance(item, str):
        found = None if is_storable(item) else UNSTORABLE.search(item)
        return None if found is None else "lone-surrogate" if "\ud800" <= found[0] <= "\udfff" else "not-storable"
    if item is None or isinstance(item, bool | dict | list):
        return None
    if not isinstance(item, int | float):
        return "not-json-value"
    return None if abs(item) <= MAX_INTEGER else "number-range"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    # Only now: nearly no object of any document comes here, and counting takes longer than building the dict.
    counts = Counter(name for name, _ in pairs)
    twice = _Twice(members)
    twice.names = tuple(name for name, count in counts.items() if count > 1)
    return twice
