"""
Reading: from plain JSON values to records, by one function generated for each class.

A reader checks and builds in one pass and answers only with the record or with `Refused`.
It explains nothing: that is for the schema engine and the rules.
It passes over members that it does not know, but counts every string that it takes: `quick` tells what that is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, Final, TypeAlias, final

from attrs import frozen

from safetygate.documents.codec.draft import draft_of, kept_beside
from safetygate.documents.codec.members import Member, heading, members
from safetygate.documents.codec.source import Names, Refused, indented, kept
from safetygate.documents.json_text import MOST_LEVELS, problems_of
from safetygate.documents.json_value import is_array, is_object
from safetygate.domain.records import checks
from safetygate.domain.records.frozen import FrozenMap, freeze, in_order
from safetygate.domain.records.moments import parse_day, parse_moment
from safetygate.domain.records.rules import Rule, Strength, rules_of
from safetygate.domain.records.shapes import ADDRESS
from safetygate.domain.records.texts import Texts

Tally: TypeAlias = list[int]
"""How many JSON strings have been taken so far, names of members and values alike: one number, kept in a list."""

Read: TypeAlias = Callable[..., Any]
"""
Takes the values, the tally, and whether the document is plain, and gives the record.

Plain is a document in which no backslash, no `<`, no `>` and no DEL stands: so none of its strings can hold any of
these, nor a quotation mark or a control character, for which JSON needs a backslash.
"""


@final
@frozen
class Way:
    """
    How one reader is made.

    Attributes:
        names: Where its lines find what they refer to.
        rules: Whether it asks the mandatory rules too.
    """

    names: Names
    rules: bool = True


@kept
def reader(cls: type[Any], *, rules: bool = True) -> Read:
    """
    The function that turns a dict of plain JSON values into a record of *cls*, or raises `Refused`.

    Args:
        cls: The record class.
        rules: Whether the mandatory rules are asked too; without, what comes out is not yet proved.
    """
    way = Way(Names(), rules)
    made = _made(cls, "d", way)
    guarded = ["try:", *indented(made), "except (KeyError, TypeError, ValueError): raise Refused from None"]
    return counting(f"read_{cls.__name__}", guarded, way)


def counting(name: str, made: list[str], way: Way) -> Read:
    """The function *name* of which the lines *made* turn the variable `d` into a record, counting `strings`."""
    body = ["strings = 0", *made, "tally[0] += strings", "return d"]
    function: Read = way.names.function(f"{name}(d, tally, plain=False)", body)
    return function


def _made(cls: type[Any], name: str, way: Way) -> list[str]:
    each = (_taken(member, name, way) for member in members(cls))
    return [
        f"if type({name}) is not dict: raise Refused",
        *(f"if {name}[{title!r}] != {text!r}: raise Refused" for title, text in heading(cls).items()),
        *filled(cls, name, each, way),
    ]


def _taken(member: Member, name: str, way: Way) -> list[str]:
    value, put = f"{name}v", f"{name}r.{member.name} ="
    there = [
        f"{value} = {name}[{member.name!r}]",
        *counted(member, value),
        *lines(member.check, value, way),
        f"{put} {value}",
    ]
    if member.required:
        return there
    return [f"if {member.name!r} in {name}:", *indented(there), f"else: {put} {way.names.of(member.default)}"]


def filled(cls: type[Any], name: str, each: Iterable[list[str]], way: Way) -> list[str]:
    """
    The lines that turn the variable *name* into a record.

    They fill a draft by the lines for *each* member, turn it into the record, and ask the mandatory rules.
    """
    of, record = way.names.of, f"{name}r"
    required = (member for member in members(cls) if member.required)
    return [
        f"{record} = {of(draft_of(cls))}()",
        *(f"{record}.{slot} = None" for slot in kept_beside(cls)),
        f"strings += {2 * len(heading(cls)) + sum(map(_strings, required))}",
        *chain.from_iterable(each),
        f"{record}.__class__ = {of(cls)}",
        *(_asked(rule, record, way) for rule in rules_of(cls) if way.rules and rule.strength is Strength.MANDATORY),
        f"{name} = {record}",
    ]


def _asked(rule: Rule, name: str, way: Way) -> str:
    concerned = " or ".join(f"{name}.{member}" for member in rule.about) or "True"
    return f"if ({concerned}) and tuple({way.names.of(rule.broken)}({name})): raise Refused"


def counted(member: Member, name: str) -> list[str]:
    """The lines that count the strings of one *member*, whose value is in the variable *name*."""
    fixed = [] if member.required else [f"strings += {_strings(member)}"]
    match member.check:
        case checks.Items(item=checks.Text() | checks.Code() | checks.Day() | checks.Moment()):
            return [*fixed, f"strings += len({name})"]
        case checks.Multilingual():
            return [*fixed, f"strings += 2 * len({name})"]
        case _:
            return fixed


def _strings(member: Member) -> int:
    """How many strings a member always is: its name, and its value if that is one."""
    return 2 if isinstance(member.check, checks.Text | checks.Code | checks.Day | checks.Moment) else 1


def lines(check: checks.Check, name: str, way: Way) -> list[str]:
    """The lines that check what the variable *name* holds and leave in it what the record will hold."""
    return _LINES[type(check)](check, name, way)


def _text(check: checks.Text, name: str, way: Way) -> list[str]:
    short = f"not {name}" if check.least == 1 else f"len({name}) < {check.least}"
    wrong = f"type({name}) is not str or {short} or len({name}) > {check.most}"
    return [f"if {wrong}: raise Refused", *matched(check, name, way)]


def matched(check: checks.Text, name: str, way: Way) -> list[str]:
    """The lines that hold the text in the variable *name* against its pattern, if there is one."""
    if check.pattern is None:
        return []
    plainly = f"not (plain and {_PLAINLY[check.pattern].format(name)}) and " if check.pattern in _PLAINLY else ""
    return [f"if {plainly}{way.names.of(re.compile(check.pattern).search)}({name}) is None: raise Refused"]


_PLAINLY: Final = {ADDRESS.pattern: "'https://' < {0} < 'https:/0' and ' ' not in {0}"}
"""
By what a string of a plain document has a pattern for certain: to ask this is quicker than to match.

Between the two texts lies all that begins with `https://` and goes on, and nothing else.
"""


def _code(check: checks.Code, name: str, way: Way) -> list[str]:
    return [f"{name} = {way.names.of({member.value: member for member in check.codes})}[{name}]"]


def _truth(_of: checks.Boolean, name: str, _way: Way) -> list[str]:
    return [f"if type({name}) is not bool: raise Refused"]


def _whole(check: checks.Integer, name: str, _way: Way) -> list[str]:
    return [f"if type({name}) is not int or not {check.least} <= {name} <= {check.most}: raise Refused"]


def _day(_of: checks.Day, name: str, way: Way) -> list[str]:
    return [f"{name} = {way.names.of(parse_day)}({name})"]


def _moment(_of: checks.Moment, name: str, way: Way) -> list[str]:
    return [f"{name} = {way.names.of(parse_moment)}({name})"]


def _record(check: checks.Part, name: str, way: Way) -> list[str]:
    return _made(check.cls, name, way)


def _kinds(check: checks.OneOf, name: str, way: Way) -> list[str]:
    readers = {kind: reader(cls, rules=way.rules) for kind, cls in check.by_kind.items()}
    return [f"{name} = {way.names.of(readers)}[{name}['kind']]({name}, tally, plain)"]


def _items(check: checks.Items, name: str, way: Way) -> list[str]:
    wrong = f"type({name}) is not list or not {check.least} <= len({name}) <= {check.most}"
    return [f"if {wrong}: raise Refused", *collected(check, name, lines(check.item, f"{name}i", way))]


def collected(check: checks.Items, name: str, each: list[str]) -> list[str]:
    """The lines that run *each* on every item of the variable *name* and leave in it the tuple of what comes out."""
    distinct = [f"if len(set({name})) != len({name}): raise Refused"] if check.distinct else []
    if isinstance(check.item, checks.Text | checks.Boolean | checks.Integer) or not each:
        checked = [f"for {name}i in {name}:", *indented(each)] if each else []
        return [*checked, f"{name} = tuple({name})", *distinct]
    gathered = [f"for {name}i in {name}:", *indented([*each, f"{name}s.append({name}i)"])]
    return [f"{name}s = []", *gathered, f"{name} = tuple({name}s)", *distinct]


def _wordings(check: checks.Multilingual, name: str, way: Way) -> list[str]:
    wording = f"{name}w"
    return [
        f"if type({name}) is not dict or not {name}: raise Refused",
        f"for {wording} in {name}.values():",
        *indented(_text(checks.Text(check.most), wording, way)),
        *worded(name, way),
    ]


def worded(name: str, way: Way) -> list[str]:
    """The lines that turn the dict in the variable *name*, which nobody else holds, into texts without a copy."""
    texts, usual, tagged = f"{name}t", way.names.of(checks.USUAL_TAGS), way.names.of(checks.is_language_tag)
    return [
        # nearly always all tags are on the list, and one look at a set is quicker than a call for each
        f"if not {usual}.issuperset({name}) and not all(map({tagged}, {name})): raise Refused",
        f"{texts} = {way.names.of(draft_of(Texts))}()",
        f"{texts}._items = {name} if len({name}) == 1 else {way.names.of(in_order)}({name})",
        f"{texts}.__class__ = {way.names.of(Texts)}",
        f"{name} = {texts}",
    ]


def _json(check: checks.Additions, name: str, way: Way) -> list[str]:
    return [f"{name} = {way.names.of(_additions)}({name}, {way.names.of(re.compile(check.pattern).search)}, tally)"]


_LINES: Final[Mapping[type[Any], Callable[..., list[str]]]] = {
    checks.Text: _text,
    checks.Code: _code,
    checks.Boolean: _truth,
    checks.Integer: _whole,
    checks.Day: _day,
    checks.Moment: _moment,
    checks.Part: _record,
    checks.OneOf: _kinds,
    checks.Items: _items,
    checks.Multilingual: _wordings,
    checks.Additions: _json,
}


def _additions(value: Any, named: Callable[[str], Any], tally: Tally) -> FrozenMap[Any]:
    if not is_object(value) or any(len(name) > checks.LONGEST_NAME or named(name) is None for name in value):
        raise Refused
    if next(problems_of(value), None) is not None:
        raise Refused
    tally[0] += _strings_in(value, _SURELY_SHALLOW)
    frozen: FrozenMap[Any] = freeze(value, field="extensions")
    return frozen


_SURELY_SHALLOW: Final = MOST_LEVELS - 16
"""So deep may an addition be wherever it stands; how deep a deeper one stands only the thorough way can tell."""

_NO_COUNT: Final = -(2**53)
"""A tally that no text equals, so that the thorough way is gone."""


def _strings_in(value: Any, levels: int) -> int:
    inner: Any = [*value, *value.values()] if is_object(value) else value
    if not is_array(inner):
        return int(isinstance(value, str))
    return sum(_strings_in(item, levels - 1) for item in inner) if levels else _NO_COUNT
