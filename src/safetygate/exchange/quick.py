"""
The quick way with `msgspec` (extra `[fast]`): types, lengths and bounds are checked while the bytes are parsed.

Each record class has a twin `msgspec.Struct`, made from the same checks.
What a struct cannot say, and turning it into the record, is left to one generated function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal, Union

import msgspec
from msgspec import UNSET, Meta, UnsetType

from safetygate.domain import validators as check
from safetygate.exchange import reader as plain
from safetygate.exchange.draft import draft_of
from safetygate.exchange.generated import Names, indented, kept
from safetygate.exchange.kinds import KINDS
from safetygate.exchange.members import Member, heading, members
from safetygate.exchange.reader import Read, Tally, collected, ending


def read_by_msgspec(text: str, tally: Tally) -> Any:
    """The record that a JSON *text* holds; raises `Refused` or `ValueError` where it will not take it."""
    decoded = _decoder().decode(text)
    return from_struct(_CLASSES[type(decoded)])(decoded, tally)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    structs = [struct_of(cls) for cls in KINDS.values()]
    _CLASSES.update(zip(structs, KINDS.values(), strict=True))
    return msgspec.json.Decoder(Union[tuple(structs)])  # noqa: UP007  # the members are known only at run time


_CLASSES: Final[dict[type[Any], type[Any]]] = {}


@kept
def struct_of(cls: type[Any]) -> type[msgspec.Struct]:
    """The twin struct of the record class *cls*."""
    fields: list[Any] = [("schema_version", Literal[value]) for name, value in heading(cls).items() if name != "kind"]
    for member in members(cls):
        type_ = _type(member.check)
        fields.append((member.name, type_) if member.required else (member.name, type_ | UnsetType, UNSET))
    tag = {"tag_field": "kind", "tag": cls.kind} if hasattr(cls, "kind") else {}
    return msgspec.defstruct(f"{cls.__name__}Struct", fields, kw_only=True, forbid_unknown_fields=True, gc=False, **tag)


def _type(of: check.Check) -> Any:
    return _TYPES.get(type(of), lambda _: str)(of)


_TYPES: Final[Mapping[type[Any], Callable[[Any], Any]]] = {
    check.Text: lambda of: Annotated[str, Meta(min_length=of.least, max_length=of.most)],
    check.Code: lambda of: of.of,
    check.Truth: lambda _: bool,
    check.Whole: lambda of: Annotated[int, Meta(ge=of.least, le=of.most)],
    check.Record: lambda of: struct_of(of.of),
    check.Kinds: lambda of: Union[tuple(struct_of(cls) for cls in of.of)],  # noqa: UP007  # known only at run time
    check.Items: lambda of: Annotated[list[_type(of.of)], Meta(min_length=of.least, max_length=of.most)],  # type: ignore[misc]  # known only at run time
    check.Wordings: lambda of: dict[str, Annotated[str, Meta(min_length=1, max_length=of.most)]],
    check.Json: lambda _: dict[str, Any],
}


@kept
def from_struct(cls: type[Any]) -> Read:
    """The function that turns the twin struct of *cls* into the record, or raises `Refused`."""
    names = Names()
    body = [
        f"r = {names.of(draft_of(cls))}()",
        f"n = {len(heading(cls)) + sum(member.required for member in members(cls))}",
        *(line for member in members(cls) for line in _taken(member, names)),
        *ending(cls, names, rules=True),
    ]
    name = f"from_{cls.__name__}"
    function: Read = names.function(name, [f"def {name}(d, tally):", *indented(body)])
    return function


def _taken(member: Member, names: Names) -> list[str]:
    lines = [*_lines(member.check, "v", names), f"r.{member.name} = v"]
    if member.required:
        return [f"v = d.{member.name}", *lines]
    default = f"r.{member.name} = {names.of(member.default)}"
    return [
        f"v = d.{member.name}",
        f"if v is {names.of(UNSET)}: {default}",
        "else:",
        *indented([*lines, "n += 1"]),
    ]


def _lines(of: check.Check, name: str, names: Names) -> list[str]:
    """What is left to do for the variable *name* after `msgspec` has checked types, lengths and bounds."""
    match of:
        case check.Text(pattern=None) | check.Code() | check.Truth() | check.Whole():
            return []
        case check.Record():
            return [f"{name} = {names.of(from_struct(of.of))}({name}, tally)"]
        case check.Kinds():
            makers = {struct_of(cls): from_struct(cls) for cls in of.of}
            return [f"{name} = {names.of(makers)}[type({name})]({name}, tally)"]
        case check.Items():
            return collected(of, name, _lines(of.of, f"{name}i", names))
        case _:
            return plain.lines(of, name, names, rules=True)
