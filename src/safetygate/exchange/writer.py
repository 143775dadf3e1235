"""
Writing: from records to plain JSON values, by one function generated for each class.

A document opens with its kind and schema version; absent members and empty lists are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, TypeAlias

from attrs import frozen

from safetygate.domain import validators as check
from safetygate.domain.frozen import thaw
from safetygate.domain.instant import format_day, format_moment
from safetygate.exchange.generated import Names, Refused, indented, kept
from safetygate.exchange.members import Member, heading, members

Write: TypeAlias = Callable[[Any], dict[str, Any]]


@frozen
class _Way:
    ordered: bool
    plain: bool


@kept
def writer(cls: type[Any], *, ordered: bool = False, plain: bool = False) -> Write:
    """
    The function that turns a record of *cls* into a dict of plain JSON values.

    Args:
        cls: The record class.
        ordered: Whether members stand in the order of their names, as in canonical form, or in the order of reading.
        plain: Whether to raise `Refused` where there are agreed additions, which alone may hold fractions and names
            outside ASCII, so that every encoder gives the same bytes for the rest.
    """
    names, way = Names(), _Way(ordered, plain)
    put = [(name, [f"d[{name!r}] = {value!r}"]) for name, value in heading(cls).items()]
    put += [(member.name, _put(member, names, way)) for member in members(cls)]
    body = [line for _, part in (sorted(put) if ordered else put) for line in part]
    function: Write = names.function(
        f"write_{cls.__name__}", [f"def write_{cls.__name__}(r):", *indented(["d = {}", *body, "return d"])]
    )
    return function


def _put(member: Member, names: Names, way: _Way) -> list[str]:
    value = _expression(member.check, "v", names, way)
    put = [f"d[{member.name!r}] = {value}"]
    if member.required or member.default not in (None, ()):
        return [f"v = r.{member.name}", *put]
    there = "v" if member.default == () else "v is not None"
    return [f"v = r.{member.name}", f"if {there}:", *indented(put)]


def _expression(of: check.Check, name: str, names: Names, way: _Way) -> str:
    if isinstance(of, check.Items):
        item = _expression(of.of, "i", names, way)
        return f"list({name})" if item == "i" else f"[{item} for i in {name}]"
    if isinstance(of, check.Record):
        return f"{names.of(writer(of.of, ordered=way.ordered, plain=way.plain))}({name})"
    if isinstance(of, check.Kinds):
        writers = {cls: writer(cls, ordered=way.ordered, plain=way.plain) for cls in of.of}
        return f"{names.of(writers)}[type({name})]({name})"
    if isinstance(of, check.Json) and way.plain:
        return f"{names.of(_refuse)}({name})"
    return _EXPRESSIONS.get(type(of), "{name}").format(name=name, call=names.of(_CALLS.get(type(of))))


def _refuse(_: Any) -> NoReturn:
    raise Refused


_CALLS: Final[Mapping[type[Any], Callable[[Any], Any]]] = {
    check.Day: format_day,
    check.Moment: format_moment,
    check.Wordings: dict,
    check.Json: thaw,
}
_EXPRESSIONS: Final[Mapping[type[Any], str]] = {check.Code: "{name}._value_"} | dict.fromkeys(_CALLS, "{call}({name})")
