"""
Answers about documents on their way: what of a newer version is kept, and whose signatures hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import safetygate as sg
from safetygate.cli.conformance.documents import name_problems
from safetygate.cli.conformance.questions import Question
from safetygate.documents.codec.members import members
from safetygate.documents.json_values import find, tokens_of
from safetygate.documents.plain import is_record_class
from safetygate.documents.signatures import ALGORITHMS
from safetygate.domain.records.moments import parse_moment
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.problems import Severity


def answer_versions(question: Question) -> dict[str, Any]:
    """What a reader makes of a document of any version: its problems, what it keeps, and what it writes."""
    text = json.dumps(question.get("document"), ensure_ascii=False)
    received = sg.read(text, understands=question.read("understands", list) or ())
    answer: dict[str, Any] = _tell(received.report)
    if received.record is not None:
        written = sg.to_dict(received.record)
        answer |= {
            "kept": {place: find(written, tokens_of(place)) for place in _list_kept(received.record)},
            "written": written,
        }
    return answer


def _list_kept(value: object, place: str = "") -> Iterator[str]:
    """Where in a record something is kept that only a newer version knows."""
    if isinstance(value, Paper):
        yield from (f"{place}{within}" for within in value.beyond or () if within != "/schema_version")
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _list_kept(item, f"{place}/{position}")
    elif is_record_class(cls := type(value)):
        for member in members(cls):
            yield from _list_kept(getattr(value, member.name), f"{place}/{member.name}")


def answer_signature(question: Question) -> dict[str, Any]:
    """Whose signatures of an event hold, and what is wrong with the others."""
    delivery = sg.receive(question.get("event"))
    if delivery.record is None:
        raise sg.InvalidValue("expected an event without an error", field="event")
    keys = {each["id"]: _load_key(**each) for each in question.get("keys")}
    algorithms = question.read("algorithms", list) or ALGORITHMS
    verification = sg.verify(delivery, keys.get, at=question.moment("at"), algorithms=algorithms)
    return {"valid": verification.valid, "by": list(verification.by), **_tell(verification.report)}


def _load_key(jwk: dict[str, Any], **named: str) -> sg.Key:
    moments = {name: parse_moment(text) for name, text in named.items() if name != "id"}
    return sg.load_key(jwk, id=named["id"], **moments)


def _tell(report: sg.Report) -> dict[str, Any]:
    """Errors and warnings; what is recommended of documents grows from version to version, and is left out."""
    errors = (each for each in report.problems if each.severity is Severity.ERROR)
    warnings = (
        each for each in report.problems if each.severity is Severity.WARNING and not each.code.startswith("SG-")
    )
    return {"errors": name_problems(errors), "warnings": name_problems(warnings)}
