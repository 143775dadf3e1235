"""
The numbered rules, applied to documents.

A rule speaks about one record.
Here it is asked of every record inside a document whose own part has no problem, so one wrong corner hides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

from safetygate.domain import validators as check
from safetygate.domain.problem import Problem, Severity
from safetygate.domain.rule import Rule, Strength, rules_of
from safetygate.exchange.generated import Refused, kept
from safetygate.exchange.json_value import is_array, is_object
from safetygate.exchange.members import members
from safetygate.exchange.problems import MOST_OF_POINTER, pointer, shown
from safetygate.exchange.reader import reader

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
            for way in rule.places(part):
                yield told(rule, (*place, *way), _value(part, way))


@kept
def _advisory(cls: type[Any]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(cls) if rule.strength is not Strength.MANDATORY)


def broken_rules_beside(document: Any, cls: type[Any], pointers: Collection[str]) -> Iterator[Problem]:
    """The same for a parsed *document* of the class *cls*, asked of every part that has no problem at *pointers*."""
    above = _above(pointers)
    for part, of, place, way in _objects(document, check.Record(cls), (), ""):
        if way[:MOST_OF_POINTER] not in above:
            try:
                record = reader(of, rules=False)(part, [0])
            except Refused:
                continue
            for rule in rules_of(of):
                yield from (told(rule, (*place, *down), _value(record, down)) for down in rule.places(record))


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
        (member.name, member.check.of if isinstance(member.check, check.Items) else member.check)
        for member in members(cls)
    )
    return tuple(name for name, of in held if isinstance(of, check.Record | check.Kinds))


def _objects(value: Any, of: check.Check, place: Place, way: str) -> Iterator[tuple[Any, type[Any], Place, str]]:
    """
    Every JSON object in *value* that should be a record, with its class, its place and its pointer.

    It goes by the class, not by the data, so no name on the way has a sign that a pointer must escape.
    """
    if isinstance(of, check.Items) and is_array(value):
        for position, item in enumerate(value):
            yield from _objects(item, of.of, (*place, position), f"{way}/{position}")
    elif isinstance(of, check.Kinds) and is_object(value):
        kind = value.get("kind")
        if isinstance(kind, str) and kind in of.by_kind:
            yield from _objects(value, check.Record(of.by_kind[kind]), place, way)
    elif isinstance(of, check.Record) and is_object(value):
        yield value, of.of, place, way
        for member in members(of.of):
            if member.name in value:
                yield from _objects(value[member.name], member.check, (*place, member.name), f"{way}/{member.name}")
