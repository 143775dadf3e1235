"""
The numbered rules, applied to documents.

A rule speaks about one record.
Here it is asked of every record inside a document whose own part has no problem, so one wrong corner hides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from safetygate.documents.checking.audience import may_show
from safetygate.documents.codec.members import RecordClass, members
from safetygate.documents.codec.reader import reader
from safetygate.documents.codec.source import Refused, once
from safetygate.documents.json_values import is_array, is_object
from safetygate.documents.problems import MOST_OF_POINTER, pointer, problem, show
from safetygate.documents.schema import address_of
from safetygate.domain.records import checks
from safetygate.domain.records.moments import cut_moment
from safetygate.domain.records.problems import Problem, Severity
from safetygate.domain.records.rules import Path, Rule, Strength, rules_of

SEVERITIES: Final[Mapping[Strength, Severity]] = {
    Strength.MANDATORY: Severity.ERROR,
    Strength.RECOMMENDED: Severity.WARNING,
    Strength.INFORMATIVE: Severity.INFORMATION,
}


def broken_rules(record: object) -> Iterator[Problem]:
    """
    Every place of *record*, and of the records in it, at which a rule does not hold.

    Mandatory rules are not asked again: no record can be built that breaks one.
    """
    for part, path in _parts(record, ()):
        for rule in _advisory(type(part)):
            for within in rule.paths(part):
                yield describe(rule, type(record), (*path, *within), _value(part, within))


@once
def _advisory(cls: RecordClass) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(cls) if rule.strength is not Strength.MANDATORY)


def broken_rules_beside(document: object, cls: RecordClass, pointers: Collection[str]) -> Iterator[Problem]:
    """The same for a parsed *document* of the class *cls*, asked of every part that has no problem at *pointers*."""
    above = _above(pointers)
    for part, owner, path, at in _objects(document, checks.Part(cls), (), ""):
        if at[:MOST_OF_POINTER] not in above:
            try:
                record = reader(owner, rules=False)(part, [0])
            except Refused:
                continue
            for rule in rules_of(owner):
                for within in rule.paths(record):
                    yield describe(rule, cls, (*path, *within), _value(record, within))


def cut_fractions(document: object, cls: RecordClass) -> Iterator[Problem]:
    """
    Cut every moment in a parsed *document* of the class *cls* to six digits of fraction, in place, and tell where.
    """
    for part, owner, path, _ in _objects(document, checks.Part(cls), (), ""):
        for name in _moments(owner) & part.keys():
            text = part[name]
            shorter = cut_moment(text) if isinstance(text, str) else None
            if shorter is not None:
                part[name] = shorter
                yield problem("fraction-cut", (*path, name), value=text, severity=Severity.WARNING)


@once
def _moments(cls: RecordClass) -> frozenset[str]:
    return frozenset(member.name for member in members(cls) if isinstance(member.check, checks.Moment))


def _above(pointers: Collection[str]) -> set[str]:
    """All of *pointers*, and those of everything that they lie in."""
    above: set[str] = set()
    for at in pointers:
        while at not in above:
            above.add(at)
            at = at.rpartition("/")[0]  # noqa: PLW2901  # one level up
    return above


def describe(rule: Rule, cls: type[object], path: Path, value: object) -> Problem:
    """The problem that *rule* does not hold at *path* of a document of the class *cls*."""
    return Problem(
        pointer=pointer(path),
        code=rule.code,
        severity=SEVERITIES[rule.strength],
        message_en=rule.en,
        message_zh=rule.zh,
        value=show(value) if isinstance(value, str | int | float) and may_show(address_of(cls), path) else None,
    )


def _value(record: Any, within: Path) -> Any:
    for token in within:
        record = record[token] if isinstance(token, int) else getattr(record, token, None)
    return getattr(record, "value", record)


def _parts(record: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """*record* and every record in it of which a rule is to be asked, with the path to it."""
    yield record, path
    for name in _holders(type(record)):
        held = getattr(record, name)
        if isinstance(held, tuple):
            for position, item in enumerate(held):
                yield from _parts(item, (*path, name, position))
        elif held is not None:
            yield from _parts(held, (*path, name))


@once
def _holders(cls: RecordClass) -> tuple[str, ...]:
    """The members of *cls* that hold records of which a rule is to be asked, or in which there are such records."""
    return tuple(
        member.name
        for member in members(cls)
        if any(_advisory(inner) or _holders(inner) for inner in _classes_in(member.check))
    )


def _classes_in(check: checks.Check) -> tuple[RecordClass, ...]:
    match check:
        case checks.Items():
            return _classes_in(check.item)
        case checks.Part():
            return (check.cls,)
        case checks.OneOf():
            return check.classes
        case _:
            return ()


def _objects(
    value: object, check: checks.Check, path: Path, at: str
) -> Iterator[tuple[dict[str, object], RecordClass, Path, str]]:
    """
    Every JSON object in *value* that should be a record, with its class, the path to it and its pointer.

    It goes by the class, not by the data, so no name on the path has a sign that a pointer must escape.
    """
    if isinstance(check, checks.Items) and is_array(value):
        for position, item in enumerate(value):
            yield from _objects(item, check.item, (*path, position), f"{at}/{position}")
    elif isinstance(check, checks.OneOf) and is_object(value):
        kind = value.get("kind")
        by_kind = {cls.kind: cls for cls in (*check.classes, *check.beside)}
        if isinstance(kind, str) and kind in by_kind:
            yield from _objects(value, checks.Part(by_kind[kind]), path, at)
    elif isinstance(check, checks.Part) and is_object(value):
        yield value, check.cls, path, at
        for member in members(check.cls):
            if member.name in value:
                yield from _objects(value[member.name], member.check, (*path, member.name), f"{at}/{member.name}")
