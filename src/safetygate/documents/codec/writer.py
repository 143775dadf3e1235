"""
Writing: from records to JSON text, by one function generated for each class.

A document opens with its kind and schema version; absent members and empty lists are left out.
The function appends to one string, `s`.
What is called *opening* here is what goes before a value, as it stands in an f-string.

Two encoders can do the work: these functions and, where the extra `[fast]` is installed, `msgspec`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from json.encoder import encode_basestring
from typing import Any, Final, TypeAlias

from attrs import frozen

from safetygate.documents.canonical import canonical_json
from safetygate.documents.codec.members import Member, written
from safetygate.documents.codec.source import Names, Refused, indented, kept
from safetygate.domain.records import checks
from safetygate.domain.records.frozen import thaw
from safetygate.domain.records.moments import format_day, format_moment
from safetygate.domain.records.texts import Texts

Write: TypeAlias = Callable[[Any], str]


def encoded(record: Any, *, ordered: bool = False) -> bytes:
    """
    The document that stands for *record*, in UTF-8; the same bytes, whichever encoder there is.

    Args:
        record: The record.
        ordered: Whether it is in canonical form (RFC 8785): members stand in the order of their names.
    """
    try:
        return _fastest()(record, ordered=ordered)
    except Refused:
        return write_by_text(record, ordered=ordered)


def write_by_text(record: Any, *, ordered: bool) -> bytes:
    """The document that stands for *record*, by the functions of this module."""
    cls: type[Any] = record.__class__
    return writer(cls, ordered=ordered)(record).encode()


@cache
def _fastest() -> Callable[..., bytes]:
    if find_spec("msgspec") is None:
        return write_by_text
    from safetygate.documents.codec.structs import write_by_msgspec

    return write_by_msgspec


@frozen
class _Way:
    names: Names
    ordered: bool


@kept
def writer(cls: type[Any], *, ordered: bool = False) -> Write:
    """
    The function that turns a record of *cls* into JSON text.

    Args:
        cls: The record class.
        ordered: Whether the text is canonical (RFC 8785): members stand in the order of their names.
    """
    way = _Way(Names(), ordered)
    body = ["s = ''", *_object(cls, "", "r", way), "return s"]
    function: Write = way.names.function(f"write_{cls.__name__}(r)", body)
    return function


def _object(cls: type[Any], opening: str, name: str, way: _Way) -> list[str]:
    """The lines that write the record in the variable *name*."""
    told = written(cls, ordered=way.ordered)
    lines, before = [f"s += f'{opening}{{{{'", f"{name}c = ''"], f"{{{name}c}}"
    for title, part in told.items():
        put = _part(part, f'{before}"{title}":', name, way)
        if isinstance(part, str) or part.always:
            lines, before = [*lines, *put], ","
        else:  # until one member is there for certain, a variable tells whether a comma is due
            lines += [*put, *([] if before == "," else [f"    {name}c = ','"])]
    return [*lines, "s += '}'"]


def _part(part: Member | str, opening: str, name: str, way: _Way) -> list[str]:
    if isinstance(part, str):
        return [f"s += f'{opening}\"{part}\"'"]
    value = f"{name}v"
    fetched, put = f"{value} = {name}.{part.name}", _value(part.check, opening, value, way)
    if part.always:
        return [fetched, *put]
    return [fetched, f"if {value}:" if part.default == () else f"if {value} is not None:", *indented(put)]


def _value(check: checks.Check, opening: str, name: str, way: _Way) -> list[str]:
    """The lines that write the value of the variable *name*."""
    match check:
        case checks.Part():
            return _object(check.cls, opening, name, way)
        case checks.Items(item=checks.Part() | checks.OneOf()):
            item = _value(check.item, f"{{{name}c}}", f"{name}i", way)
            loop = [f"for {name}i in {name}:", *indented([*item, f"{name}c = ','"])]
            return [f"s += f'{opening}['", f"{name}c = ''", *loop, "s += ']'"]
        case checks.Items():
            join, each = way.names.of(",".join), way.names.of(_text_of(check.item, way))
            return [f"s += f'{opening}[{{{join}(map({each}, {name}))}}]'"]
        case checks.Code():  # most members are codes: calling for each would cost as much as all texts
            return [f"s += f'{opening}\"{{{name}._value_}}\"'"]
        case _:
            return [f"s += f'{opening}{{{way.names.of(_text_of(check, way))}({name})}}'"]


def _text_of(check: checks.Check, way: _Way) -> Callable[[Any], str]:
    """The function that turns a value into JSON text."""
    if isinstance(check, checks.OneOf):
        writers = {cls: writer(cls, ordered=way.ordered) for cls in check.classes}
        return lambda record: writers[type(record)](record)
    if isinstance(check, checks.Additions):
        return (lambda value: canonical_json(thaw(value))) if way.ordered else lambda value: _JSON.encode(thaw(value))
    return _TEXTS[type(check)]


def _texts(texts: Texts) -> str:
    return "{" + ",".join([f'"{language}":{encode_basestring(wording)}' for language, wording in texts.items()]) + "}"


_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_TEXTS: Final[Mapping[type[Any], Callable[[Any], str]]] = {
    checks.Text: encode_basestring,
    checks.Code: lambda code: f'"{code.value}"',
    checks.Boolean: {True: "true", False: "false"}.__getitem__,
    checks.Integer: str,
    checks.Day: lambda day: f'"{format_day(day)}"',
    checks.Moment: lambda moment: f'"{format_moment(moment)}"',
    checks.Multilingual: _texts,
}
