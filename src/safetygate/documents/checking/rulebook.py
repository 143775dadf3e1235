"""
The numbered rules, applied to documents.

A rule speaks about one record.
Here it is asked of every record inside a document whose own part has no problem, so one wrong corner hides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

from safetygate.documents.codec.members import members
from safetygate.documents.codec.reader import reader
from safetygate.documents.codec.source import Refused, kept
from safetygate.documents.json_value import is_array, is_object
from safetygate.documents.problems import MOST_OF_POINTER, pointer, shown
from safetygate.domain.records import checks
from safetygate.domain.records.problems import Problem, Severity
from safetygate.domain.records.rules import Rule, Strength, rules_of

Place: TypeAlias = tuple[str | int, ...]

SEVERITIES: Final[Mapping[Strength, Severity]] = {
    Strength.MANDATORY: Severity.ERROR,
    Strength.RECOMMENDED: Severity.WARNING,
    Strength.INFORMATIVE: Severity.INFORMATION,
}


def broken_rules(record: Any) -> Iterator[Problem]:
    """
    Every place of *record*, and of the records in it, at which a rule does not hold.

    Mandatory rules are not asked again: no record can be built that breaks one.
    """
    for part, place in _parts(record, ()):
        for rule in _advisory(type(part)):
            for way in rule.paths(part):
                yield told(rule, (*place, *way), _value(part, way))


@kept
def _advisory(cls: type[Any]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(cls) if rule.strength is not Strength.MANDATORY)


def broken_rules_beside(document: Any, cls: type[Any], pointers: Collection[str]) -> Iterator[Problem]:
    """The same for a parsed *document* of the class *cls*, asked of every part that has no problem at *pointers*."""
    above = _above(pointers)
    for part, owner, place, way in _objects(document, checks.Part(cls), (), ""):
        if way[:MOST_OF_POINTER] not in above:
            try:
                record = reader(owner, rules=False)(part, [0])
            except Refused:
                continue
            for rule in rules_of(owner):
                yield from (told(rule, (*place, *down), _value(record, down)) for down in rule.paths(record))


def _above(pointers: Collection[str]) -> set[str]:
    """All of *pointers*, and the places that they stand in."""
    above: set[str] = set()
    for way in pointers:
        while way not in above:
            above.add(way)
            way = way.rpartition("/")[0]  # noqa: PLW2901  # one level up
    return above


def told(rule: Rule, place: Place, value: Any) -> Problem:
    """The problem that *rule* does not hold at *place*."""
    return Problem(
        pointer=pointer(place),
        code=rule.code,
        severity=SEVERITIES[rule.strength],
        message_en=rule.en,
        message_zh=rule.zh,
        value=shown(value) if isinstance(value, str | int | float) else None,
    )


def _value(record: Any, way: Place) -> Any:
    for token in way:
        record = record[token] if isinstance(token, int) else getattr(record, token, None)
    return getattr(record, "value", record)


def _parts(record: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    yield record, place
    for name in _holders(type(record)):
        held = getattr(record, name)
        if isinstance(held, tuple):
            for position, item in enumerate(held):
                yield from _parts(item, (*place, name, position))
        elif held is not None:
            yield from _parts(held, (*place, name))


@kept
def _holders(cls: type[Any]) -> tuple[str, ...]:
    """The members of *cls* that hold records."""
    held = (
        (member.name, member.check.item if isinstance(member.check, checks.Items) else member.check)
        for member in members(cls)
    )
    return tuple(name for name, check in held if isinstance(check, checks.Part | checks.OneOf))


def _objects(value: Any, check: checks.Check, place: Place, way: str) -> Iterator[tuple[Any, type[Any], Place, str]]:
    """
    Every JSON object in *value* that should be a record, with its class, its place and its pointer.

    It goes by the class, not by the data, so no name on the way has a sign that a pointer must escape.
    """
    if isinstance(check, checks.Items) and is_array(value):
        for position, item in enumerate(value):
            yield from _objects(item, check.item, (*place, position), f"{way}/{position}")
    elif isinstance(check, checks.OneOf) and is_object(value):
        kind = value.get("kind")
        if isinstance(kind, str) and kind in check.by_kind:
            yield from _objects(value, checks.Part(check.by_kind[kind]), place, way)
    elif isinstance(check, checks.Part) and is_object(value):
        yield value, check.cls, place, way
        for member in members(check.cls):
            if member.name in value:
                yield from _objects(value[member.name], member.check, (*place, member.name), f"{way}/{member.name}")
