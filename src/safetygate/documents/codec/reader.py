"""
Reading: from plain JSON values to records, by one function generated for each class.

A reader checks and builds in one pass and answers only with the record or with `Refused`.
It explains nothing: that is for the schema engine and the rules.
It passes over members that it does not know, but counts every string that it takes: `reading` tells what that is for.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias, cast, final

from safetygate.documents.codec.making import Reading
from safetygate.documents.codec.members import VERSIONS, Member, RecordClass, heading, members
from safetygate.documents.codec.minors import growing, minor_of
from safetygate.documents.codec.source import Source, draft_of, indent, once
from safetygate.documents.codec.values import value_of
from safetygate.domain.records.checks import OneOf
from safetygate.domain.records.rules import Strength, rules_of

Read: TypeAlias = Callable[..., Any]
"""
Takes the values, the tally, and whether the document is plain, and gives the record.

Plain is a document in which no backslash, no `<`, no `>` and no DEL stands: so none of its strings can hold any of
these, nor a quotation mark or a control character, for which JSON needs a backslash.
"""


@once
def reader(cls: RecordClass, *, rules: bool = True) -> Read:
    """
    The function that turns a dict of plain JSON values into a record of *cls*, or raises `Refused`.

    Args:
        cls: The record class.
        rules: Whether the mandatory rules are asked too; without, what comes out is not yet proved.
    """
    reading = _FromPlain(Source(f"read_{cls.__name__}" if rules else f"read_{cls.__name__}_without_rules"), rules=rules)
    return reading.function(cls)


class RecordReading(Reading):
    """
    The making of a function that fills a draft of each record, turns it into the record, and asks the mandatory rules.
    """

    def __init__(self, source: Source, *, rules: bool = True) -> None:
        super().__init__(source)
        self._rules = rules

    def function(self, cls: RecordClass) -> Read:
        """The function for *cls*; it counts the strings that it takes."""
        name = re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        lines = ["strings = 0", *self.guard(self.record(cls, name)), "tally[0] += strings", f"return {name}"]
        return self.source.compile(f"{name}, tally, plain=False", lines)

    def guard(self, lines: list[str]) -> list[str]:
        """Let *lines* raise nothing but `Refused`, where they could."""
        return lines

    @abstractmethod
    def fetch(self, name: str, title: str) -> str:
        """The expression for what stands under *title* in the document in the variable *name*."""

    @abstractmethod
    def member(self, member: Member, name: str) -> list[str]:
        """The lines that read one *member* of the record in the variable *name* into its draft."""

    def record(self, cls: RecordClass, name: str) -> list[str]:
        """The lines that turn the variable *name* into a record of *cls*."""
        refer, draft = self.source.refer, f"{name}_draft"
        strings = 2 * len(heading(cls)) + sum(_strings(member) for member in members(cls) if member.required)
        # The constructor of a class that caches its hash sets this slot of attrs beside the members.
        slots = [slot for slot in getattr(cls, "__slots__", ()) if slot == "_attrs_cached_hash"]
        return [
            f"{draft} = {refer(draft_of(cls))}()",
            *(f"{draft}.{slot} = None" for slot in slots),
            f"strings += {strings}",
            *(line for member in members(cls) for line in self.member(member, name)),
            *(self._finish(cls, name) if heading(cls) else ()),
            f"{draft}.__class__ = {refer(cls)}",
            *self._ask_rules(cls, name),
            f"{name} = {draft}",
        ]

    def _finish(self, cls: RecordClass, name: str) -> list[str]:
        """What else a document has: nothing from beyond its version, nor anything that only the thorough way weighs."""
        refer, draft, version = self.source.refer, f"{name}_draft", self.fetch(name, "schema_version")
        if not self._rules:  # then the thorough way has weighed all that, and only asks the rules
            return [f"{draft}.beyond = {name}.get('beyond')"]
        lines = [f"{draft}.beyond = None", f"if {draft}.requires: raise Refused"]
        if growing(cls):
            lines.append(f"if {refer(minor_of)}({draft}) > {refer(VERSIONS, 'VERSIONS')}[{version}]: raise Refused")
        return lines

    def _ask_rules(self, cls: RecordClass, name: str) -> list[str]:
        lines, draft = [], f"{name}_draft"
        # A variable is quicker to look at than a member; only where all that was checked has one, be it there or not.
        held = f"{name}_" if self.checked else f"{draft}."
        for rule in rules_of(cls) if self._rules else ():
            if rule.strength is Strength.MANDATORY:
                broken = f"tuple({self.source.refer(rule.broken, rule.code.replace('-', '_'))}({draft}))"
                concerned = " or ".join(f"{held}{member}" for member in rule.about)
                lines.append(f"if {f'({concerned}) and ' if concerned else ''}{broken}: raise Refused")
        return lines


def _strings(member: Member) -> int:
    """How many strings a member always is: its name, and its value if that is one."""
    return 1 + value_of(member.check).strings


def count(member: Member, value: str) -> list[str]:
    """The lines that count the strings of one *member*, whose value is in the variable *value*."""
    fixed = [] if member.required else [str(_strings(member))]  # those of a required one are counted beforehand
    counted = [*fixed, *filter(None, [value_of(member.check).count(value)])]
    return [f"strings += {' + '.join(counted)}"] if counted else []


@final
class _FromPlain(RecordReading):
    checked: ClassVar[bool] = False

    def guard(self, lines: list[str]) -> list[str]:
        return ["try:", *indent(lines), "except (KeyError, TypeError, ValueError): raise Refused from None"]

    def record(self, cls: RecordClass, name: str) -> list[str]:
        return [
            f"if type({name}) is not dict: raise Refused",
            *(self._check_heading(cls, name) if heading(cls) else ()),
            *super().record(cls, name),
        ]

    def _check_heading(self, cls: RecordClass, name: str) -> list[str]:
        versions = self.source.refer(VERSIONS, "VERSIONS")
        return [
            f"if {name}['kind'] != {heading(cls)['kind']!r}: raise Refused",
            f"if {name}['schema_version'] not in {versions}: raise Refused",
        ]

    def fetch(self, name: str, title: str) -> str:
        return f"{name}[{title!r}]"

    def member(self, member: Member, name: str) -> list[str]:
        value, filled = f"{name}_{member.name}", f"{name}_draft.{member.name}"
        lines = [
            f"{value} = {name}[{member.name!r}]",
            *count(member, value),
            *value_of(member.check).read(value, self),
            f"{filled} = {value}",
        ]
        if member.required:
            return lines
        default = self.source.refer(member.default, "DEFAULT") if member.default else repr(member.default)
        return [f"if {member.name!r} in {name}:", *indent(lines), f"else: {filled} = {default}"]

    def choose(self, check: OneOf, name: str) -> str:
        beside = {} if self._rules else {cls.kind: cls for cls in check.beside}
        readers = {kind: reader(cls, rules=self._rules) for kind, cls in {**check.by_kind, **beside}.items()}
        return f"{self.source.refer(cast('object', readers), 'READERS')}[{name}['kind']]"
