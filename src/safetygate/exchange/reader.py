"""
Reading: from plain JSON values to records, by one function generated for each class.

A reader checks and builds in one pass and answers only with the record or with `Refused`.
It is never laxer than the schema; what it refuses, the schema engine and the rules explain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from safetygate.domain import validators as check
from safetygate.domain.frozen import FrozenMap, freeze
from safetygate.domain.instant import parse_day, parse_moment
from safetygate.domain.rule import Strength, rules_of
from safetygate.domain.text import Texts
from safetygate.domain.vocabulary import Language
from safetygate.exchange.draft import draft_of
from safetygate.exchange.generated import Names, Refused, indented, kept
from safetygate.exchange.json_text import MOST_LEVELS, problems_of
from safetygate.exchange.members import Member, heading, members

Tally: TypeAlias = list[int]
"""How many JSON members have been read so far: by this number duplicates are found out (see `document`)."""

Read: TypeAlias = Callable[[Any, Tally], Any]

LANGUAGES: Final = frozenset(language.value for language in Language)


@kept
def reader(cls: type[Any], *, rules: bool = True) -> Read:
    """
    The function that turns a dict of plain JSON values into a record of *cls*, or raises `Refused`.

    Args:
        cls: The record class.
        rules: Whether the mandatory rules are checked too; without, what comes out is not yet proved.
    """
    names = Names()
    body = [
        "if type(d) is not dict: raise Refused",
        *(f"if d[{name!r}] != {value!r}: raise Refused" for name, value in heading(cls).items()),
        f"r = {names.of(draft_of(cls))}()",
        f"n = {len(heading(cls)) + sum(member.required for member in members(cls))}",
        *(line for member in members(cls) for line in _taken(member, names, rules=rules)),
        "if n != len(d): raise Refused",
        *ending(cls, names, rules=rules),
    ]
    guarded = ["try:", *indented(body), "except (KeyError, TypeError, ValueError): raise Refused from None"]
    function: Read = names.function(
        f"read_{cls.__name__}", ["def " + f"read_{cls.__name__}(d, tally):", *indented(guarded)]
    )
    return function


def ending(cls: type[Any], names: Names, *, rules: bool) -> list[str]:
    """The last lines of every reader: count the members, turn the draft into the record, ask the mandatory rules."""
    mandatory = [rule for rule in rules_of(cls) if rules and rule.strength is Strength.MANDATORY]
    return [
        "tally[0] += n",
        f"r.__class__ = {names.of(cls)}",
        *(f"if {_concerned(rule.about)}tuple({names.of(rule.broken)}(r)): raise Refused" for rule in mandatory),
        "return r",
    ]


def _concerned(about: tuple[str, ...]) -> str:
    return f"({' or '.join(f'r.{name}' for name in about)}) and " if about else ""


def _taken(member: Member, names: Names, *, rules: bool) -> list[str]:
    taken = [f"v = d[{member.name!r}]", *lines(member.check, "v", names, rules=rules), f"r.{member.name} = v"]
    if member.required:
        return taken
    default = f"r.{member.name} = {names.of(member.default)}"
    return [f"if {member.name!r} in d:", *indented([*taken, "n += 1"]), f"else: {default}"]


def lines(of: check.Check, name: str, names: Names, *, rules: bool) -> list[str]:
    """The lines that check what the variable *name* holds and leave in it what the record will hold."""
    return _LINES[type(of)](of, name, names, rules)


def _text(of: check.Text, name: str, names: Names, _: bool) -> list[str]:
    wanted = [f"if type({name}) is not str or not {of.least} <= len({name}) <= {of.most}: raise Refused from None"]
    if of.pattern is None:
        return wanted
    return [*wanted, f"if {names.of(re.compile(of.pattern).search)}({name}) is None: raise Refused from None"]


def _code(of: check.Code, name: str, names: Names, _: bool) -> list[str]:
    return [f"{name} = {names.of({member.value: member for member in of.of})}[{name}]"]


def _truth(_of: check.Truth, name: str, _names: Names, _: bool) -> list[str]:
    return [f"if type({name}) is not bool: raise Refused from None"]


def _whole(of: check.Whole, name: str, _names: Names, _: bool) -> list[str]:
    return [f"if type({name}) is not int or not {of.least} <= {name} <= {of.most}: raise Refused from None"]


def _day(_of: check.Day, name: str, names: Names, _: bool) -> list[str]:
    return [f"{name} = {names.of(parse_day)}({name})"]


def _moment(_of: check.Moment, name: str, names: Names, _: bool) -> list[str]:
    return [f"{name} = {names.of(parse_moment)}({name})"]


def _record(of: check.Record, name: str, names: Names, rules: bool) -> list[str]:
    return [f"{name} = {names.of(reader(of.of, rules=rules))}({name}, tally)"]


def _kinds(of: check.Kinds, name: str, names: Names, rules: bool) -> list[str]:
    readers = {kind: reader(cls, rules=rules) for kind, cls in of.by_kind.items()}
    return [f"{name} = {names.of(readers)}[{name}['kind']]({name}, tally)"]


def _items(of: check.Items, name: str, names: Names, rules: bool) -> list[str]:
    item = f"{name}i"
    return [
        f"if type({name}) is not list or not {of.least} <= len({name}) <= {of.most}: raise Refused",
        *collected(of, name, lines(of.of, item, names, rules=rules)),
    ]


def collected(of: check.Items, name: str, each: list[str]) -> list[str]:
    """The lines that run *each* on every item of the variable *name* and leave the tuple in it."""
    distinct = [f"if len(set({name})) != len({name}): raise Refused from None"] if of.distinct else []
    if not each:
        return [f"{name} = tuple({name})", *distinct]
    gather = [f"for {name}i in {name}:", *indented([*each, f"{name}s.append({name}i)"])]
    return [f"{name}s = []", *gather, f"{name} = tuple({name}s)", *distinct]


def _wordings(of: check.Wordings, name: str, names: Names, _: bool) -> list[str]:
    return [f"{name} = {names.of(wordings)}({name}, {of.most}, tally)"]


def _json(of: check.Json, name: str, names: Names, _: bool) -> list[str]:
    return [f"{name} = {names.of(additions)}({name}, {names.of(re.compile(of.pattern).search)}, tally)"]


_LINES: Final[Mapping[type[Any], Callable[..., list[str]]]] = {
    check.Text: _text,
    check.Code: _code,
    check.Truth: _truth,
    check.Whole: _whole,
    check.Day: _day,
    check.Moment: _moment,
    check.Record: _record,
    check.Kinds: _kinds,
    check.Items: _items,
    check.Wordings: _wordings,
    check.Json: _json,
}


def wordings(value: Any, most: int, tally: Tally) -> Texts:
    """A text in languages, from a JSON object."""
    if type(value) is not dict or not value:
        raise Refused
    for language, wording in value.items():
        if language not in LANGUAGES or type(wording) is not str or not 1 <= len(wording) <= most:
            raise Refused
    tally[0] += len(value)
    return Texts(value)


def additions(value: Any, named: Callable[[str], Any], tally: Tally) -> FrozenMap[Any]:
    """Agreed additions, from a JSON object: any JSON value, kept."""
    if type(value) is not dict or any(len(name) > check.LONGEST_NAME or named(name) is None for name in value):
        raise Refused
    if next(problems_of(value), None) is not None:
        raise Refused
    tally[0] += _count(value) if _levels(value) <= _SURELY_SHALLOW else _NO_COUNT
    frozen: FrozenMap[Any] = freeze(value, field="extensions")
    return frozen


_SURELY_SHALLOW: Final = MOST_LEVELS - 16
"""So deep may an addition be wherever it stands; how deep a deeper one stands only the thorough way can tell."""

_NO_COUNT: Final = -(2**53)
"""A tally that no text equals, so that the thorough way is gone."""


def _levels(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(_levels, inner), default=0)


def _count(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 0
