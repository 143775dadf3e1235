"""
The thorough way of reading: every problem of a document, and the record where there is no error.
"""

from __future__ import annotations

from heapq import nsmallest
from itertools import islice
from typing import Any, Final

from attrs import evolve

from safetygate.documents.checking.engine import Lead, leads
from safetygate.documents.checking.rulebook import broken_rules_beside
from safetygate.documents.codec.members import SCHEMA_VERSION
from safetygate.documents.codec.reader import reader
from safetygate.documents.json_text import Data, Unreadable, decoded, parse, problems_of, tidied
from safetygate.documents.json_value import is_array, is_object
from safetygate.documents.kinds import KINDS
from safetygate.documents.problems import listed, pointer, problem
from safetygate.documents.report import MOST_PROBLEMS, Report
from safetygate.domain.records.problems import Problem, Severity

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}


def examined(data: Data, *, lenient: bool = False) -> tuple[Any | None, Report]:
    """The record that *data* holds, if it has no error, and all that was found; never raises on bad data."""
    try:
        value = parse(decoded(data))
    except Unreadable as reason:
        return None, Report(problems=(reason.problem,))
    return examined_value(value, lenient=lenient)


def examined_value(value: Any, *, lenient: bool = False) -> tuple[Any | None, Report]:
    """The same for a parsed JSON *value*."""
    found = list(islice(problems_of(value), MOST_PROBLEMS + 1))
    value = tidied(value)
    taken = {problem.pointer for problem in found}
    undispatched = _undispatched(value)
    if undispatched:
        further = [problem for problem in undispatched if problem.pointer not in taken]
        return None, reported(_kind(value), found + further)
    cls = KINDS[value["kind"]]
    faulty = [fault for fault in leads(value, cls.kind) if fault.pointer not in taken]
    forgiven = [fault for fault in faulty if lenient and fault.code == "unknown-member"]
    if forgiven:
        faulty = [fault for fault in faulty if fault.code != "unknown-member"]
        value = _without(value, {fault.pointer for fault in forgiven})
    errors = {
        *(fault.pointer for fault in found if fault.severity is Severity.ERROR),
        *(each.pointer for each in faulty),
    }
    rules = list(broken_rules_beside(value, cls, errors))
    report = reported(cls.kind, [*found, *_tell(faulty), *map(_forgive, _tell(forgiven)), *rules])
    return (reader(cls)(value, [0]) if report.valid else None), report


def _tell(leads: list[Lead]) -> list[Problem]:
    """As many of the problems as a report can hold and one more, which says that there are more."""
    return [lead.tell() for lead in nsmallest(MOST_PROBLEMS + 1, leads, key=lambda lead: (lead.pointer, lead.code))]


def reported(kind: str | None, found: list[Problem]) -> Report:
    """A report of what was *found*, errors first, at most as much as one report holds."""
    ordered = sorted(found, key=lambda problem: (_ORDER[problem.severity], problem.pointer, problem.code))
    return Report(document_kind=kind, problems=tuple(ordered[:MOST_PROBLEMS]), complete=len(ordered) <= MOST_PROBLEMS)


def _kind(value: Any) -> str | None:
    kind = value.get("kind") if is_object(value) else None
    return kind if isinstance(kind, str) and kind in KINDS else None


def _undispatched(value: Any) -> list[Problem]:
    """Why the kind and the version of a document do not tell by which schema to read it; empty where they do."""
    if not is_object(value):
        return [problem("not-an-object", value=value)]
    found = []
    if "kind" not in value:
        found.append(problem("kind-missing", ("kind",)))
    elif _kind(value) is None:
        found.append(problem("unknown-kind", ("kind",), value=value["kind"], kinds=listed(KINDS)))
    version = value.get("schema_version", SCHEMA_VERSION)
    if "schema_version" not in value:
        found.append(problem("schema-version-missing", ("schema_version",)))
    elif version != SCHEMA_VERSION:
        code = "newer-version" if _is_newer(version) else "unknown-version"
        found.append(problem(code, ("schema_version",), value=version, version=SCHEMA_VERSION))
    return found


def _is_newer(version: Any) -> bool:
    parts = version.split(".") if isinstance(version, str) else []
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= 9]
    return len(numbers) == len(parts) == 2 and numbers > [int(part) for part in SCHEMA_VERSION.split(".")]


def _forgive(fault: Problem) -> Problem:
    return evolve(fault, severity=Severity.WARNING)


def _without(value: Any, pointers: set[str], base: str = "") -> Any:
    if is_object(value):
        ways = {name: base + pointer((name,)) for name in value}
        return {
            name: _without(item, pointers, ways[name]) for name, item in value.items() if ways[name] not in pointers
        }
    if is_array(value):
        return [_without(item, pointers, f"{base}/{position}") for position, item in enumerate(value)]
    return value
