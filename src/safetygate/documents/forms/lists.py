"""
The rules and the codes as lists, in both languages, for whoever does not read Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from safetygate.documents.codec.members import RecordClass
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import CATALOGUE
from safetygate.domain.records import checks
from safetygate.domain.records.rules import Rule, rules_of


def list_rules() -> list[dict[str, Any]]:
    """Every numbered rule: how binding it is, what it expects, and which kinds of document it may be asked of."""
    rules: dict[str, tuple[Rule, list[str]]] = {}
    for kind, cls in KINDS.items():
        for rule in {rule.code: rule for part in set(_parts(cls)) for rule in rules_of(part)}.values():
            rules.setdefault(rule.code, (rule, []))[1].append(kind)
    return [
        {"code": code, "strength": rule.strength.value, "en": rule.en, "zh": rule.zh, "kinds": kinds}
        for code, (rule, kinds) in sorted(rules.items())
    ]


def list_codes(schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Every code list of the schemas, and the codes of problems, each code with its words."""
    lists = {
        name: {"en": part["description"], "zh": part["x-zh"], "codes": part["x-labels"]}
        for content in schemas.values()
        for name, part in content.get("$defs", {}).items()
        if "x-labels" in part
    }
    problems = {code: attrs.asdict(phrase) for code, phrase in CATALOGUE.items()}
    return {"lists": dict(sorted(lists.items())), "problems": problems}


def _parts(cls: RecordClass) -> Iterator[RecordClass]:
    """The record class *cls* and every one inside it."""
    yield cls
    for member in attrs.fields(cls):
        check: Any = member.validator
        while isinstance(check, checks.Items | checks.Maybe):
            check = check.item if isinstance(check, checks.Items) else check.check
        for inner in (check.cls,) if isinstance(check, checks.Part) else getattr(check, "classes", ()):
            yield from _parts(inner)
