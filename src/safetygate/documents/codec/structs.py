"""
Twin structs for `msgspec` (extra `[fast]`), which parses and writes JSON several times as fast as Python does.

Each record class has a twin to read, made from the same checks: types, lengths and bounds are checked while the bytes
are parsed; what a struct cannot say, and turning it into the record, is left to one generated function.
It has another twin to write, which checks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final, Literal, NoReturn, TypeAlias, Union

import msgspec
from msgspec import Meta, Struct, defstruct

from safetygate.documents.codec import reader
from safetygate.documents.codec.members import Member, heading, members, written
from safetygate.documents.codec.reader import Read, Tally, Way, collected, counted, counting, filled, matched, worded
from safetygate.documents.codec.source import Names, Refused, indented, kept
from safetygate.documents.kinds import KINDS
from safetygate.domain.records import checks
from safetygate.domain.records.moments import format_day, format_moment

Twin: TypeAlias = type[Struct]


def read_by_msgspec(data: bytes, tally: Tally, plain: bool) -> Any:  # noqa: FBT001  # a parser as `quick` calls it
    """The record of a document, parsed by `msgspec`; raises `Refused` or `ValueError` where it will not take it."""
    decode, classes = _parsing()
    struct = decode(data)
    return _from_twin(classes[type(struct)])(struct, tally, plain)


def write_by_msgspec(record: Any, *, ordered: bool) -> bytes:
    """
    The document that stands for *record*, byte for byte as `writer` has it.

    Raises:
        Refused: Where there are agreed additions, as they alone hold fractions and names outside ASCII.
    """
    cls: type[Any] = record.__class__
    return _ENCODE(_into_twin(cls, ordered=ordered)(record))


_ENCODE: Final = msgspec.json.Encoder().encode


@cache
def _parsing() -> tuple[Callable[[bytes], Struct], Mapping[Twin, type[Any]]]:
    """What parses a document of any kind, and for each struct that may come of it the class of the record."""
    classes = {_twin(cls): cls for cls in KINDS.values()}
    return msgspec.json.Decoder(_any_of(classes)).decode, classes


@kept
def _twin(cls: type[Any]) -> Twin:
    """
    The struct that is read for the record class *cls*.

    A member that is absent is `None`, which no member that is there can be: JSON's `null` is refused.
    """
    kind = heading(cls).get("kind")
    fields: list[Any] = [(name, Literal[text]) for name, text in heading(cls).items() if name != "kind"]
    for member in members(cls):
        type_ = _TYPES[type(member.check)](member.check)
        fields.append((member.name, type_) if member.required else (member.name, type_, None))
    return defstruct(
        f"{cls.__name__}Read",
        fields,
        tag_field=None if kind is None else "kind",
        tag=kind,
        kw_only=True,
        forbid_unknown_fields=True,
        gc=False,
    )


def _any_of(types: Iterable[type[Any]]) -> Any:
    return Union[tuple(types)]  # noqa: UP007  # the members are known only at run time


def _long(type_: Any, least: int, most: int | None = None) -> Any:
    return Annotated[type_, Meta(min_length=least, max_length=most)]


_TYPES: Final[Mapping[type[Any], Callable[[Any], Any]]] = {
    checks.Text: lambda check: _long(str, check.least, check.most),
    checks.Code: lambda check: check.codes,
    checks.Boolean: lambda _: bool,
    checks.Integer: lambda check: Annotated[int, Meta(ge=check.least, le=check.most)],
    checks.Day: lambda _: str,
    checks.Moment: lambda _: str,
    checks.Part: lambda check: _twin(check.cls),
    checks.OneOf: lambda check: _any_of(map(_twin, check.classes)),
    checks.Items: lambda check: _long(
        GenericAlias(list, _TYPES[type(check.item)](check.item)), check.least, check.most
    ),
    checks.Multilingual: lambda check: _long(GenericAlias(dict, (str, _long(str, 1, check.most))), 1),
    checks.Additions: lambda _: dict[str, Any],
}


@kept
def _from_twin(cls: type[Any]) -> Read:
    """The function that turns the struct that was read for *cls* into the record, or raises `Refused`."""
    way = Way(Names())
    return counting(f"from_{cls.__name__}", _made(cls, "d", way), way)


def _made(cls: type[Any], name: str, way: Way) -> list[str]:
    return filled(cls, name, (_taken(member, name, way) for member in members(cls)), way)


def _taken(member: Member, name: str, way: Way) -> list[str]:
    value, fetched = f"{name}v", f"{name}.{member.name}"
    there = [*counted(member, value), *_left(member.check, value, way)]
    if not there:
        return [f"{name}r.{member.name} = {fetched}"]
    default = [] if member.default is None else [f"else: {value} = {way.names.of(member.default)}"]
    taken = there if member.required else [f"if {value} is not None:", *indented(there), *default]
    return [f"{value} = {fetched}", *taken, f"{name}r.{member.name} = {value}"]


def _left(check: checks.Check, name: str, way: Way) -> list[str]:
    """The lines for what is left to do about the variable *name* after `msgspec` has checked it."""
    match check:
        case checks.Text():
            return matched(check, name, way)
        case checks.Part():
            return _made(check.cls, name, way)
        case checks.OneOf():
            makers = {_twin(cls): _from_twin(cls) for cls in check.classes}
            return [f"{name} = {way.names.of(makers)}[type({name})]({name}, tally, plain)"]
        case checks.Items():
            return collected(check, name, _left(check.item, f"{name}i", way))
        case checks.Multilingual():
            return worded(name, way)
        case _:
            return [] if isinstance(check, _WHOLLY_CHECKED) else reader.lines(check, name, way)


_WHOLLY_CHECKED: Final = (checks.Code, checks.Boolean, checks.Integer)


@kept
def _into_twin(cls: type[Any], *, ordered: bool) -> Callable[[Any], Struct]:
    """The function that turns a record of *cls* into the struct that is written for it."""
    names = Names()
    body = [f"return {_struct(cls, 'r', names, ordered=ordered)}"]
    function: Callable[[Any], Struct] = names.function(f"into_{cls.__name__}(r)", body)
    return function


@kept
def _written_twin(cls: type[Any], *, ordered: bool) -> Twin:
    """The struct that is written for the record class *cls*; a member that is `None` is left out."""
    fields = [(title, Any, None) for title in written(cls, ordered=ordered)]
    return defstruct(f"{cls.__name__}Written", fields, omit_defaults=True, gc=False)


def _struct(cls: type[Any], place: str, names: Names, *, ordered: bool) -> str:
    """The expression that gives the struct for the record at *place*."""
    values = [
        repr(part) if isinstance(part, str) else _given(part, f"{place}.{title}", names, ordered=ordered)
        for title, part in written(cls, ordered=ordered).items()
    ]
    return f"{names.of(_written_twin(cls, ordered=ordered))}({', '.join(values)})"


def _given(member: Member, place: str, names: Names, *, ordered: bool) -> str:
    value = _value(member.check, place, names, ordered=ordered)
    if member.always or (value == place and member.default is None):
        return value
    return f"{value} if {place} else None" if member.default == () else f"None if {place} is None else {value}"


def _value(check: checks.Check, place: str, names: Names, *, ordered: bool) -> str:
    """The expression for what the value at *place* is written as."""
    match check:
        case checks.Code():
            return f"{place}._value_"
        case checks.Multilingual():
            return f"{place}._items"
        case checks.Part():
            return _struct(check.cls, place, names, ordered=ordered)
        case checks.OneOf():
            makers = {cls: _into_twin(cls, ordered=ordered) for cls in check.classes}
            return f"{names.of(makers)}[type({place})]({place})"
        case checks.Items():
            item = _value(check.item, "i", names, ordered=ordered)
            return place if item == "i" else f"[{item} for i in {place}]"
        case _:
            return f"{names.of(_CALLS[type(check)])}({place})" if type(check) in _CALLS else place


def _refuse(_: Any) -> NoReturn:
    raise Refused


_CALLS: Final[Mapping[type[Any], Callable[[Any], Any]]] = {
    checks.Day: format_day,
    checks.Moment: format_moment,
    checks.Additions: _refuse,
}
