"""
Answers about single documents: their scope, their views, their changes, and the form in which they are written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import safetygate as sg
from safetygate.cli.conformance.questions import Question
from safetygate.documents.envelope.attributes import Identity
from safetygate.documents.json_text import Unreadable, decode, parse, problems_of, tidy
from safetygate.documents.json_values import canonical_json
from safetygate.domain.records.problems import Severity


def answer_scope(question: Question) -> dict[str, Any]:
    """Whether an alert falls under the Action plan, criterion by criterion."""
    addressee = question.read("addressee", lambda _: question.part("addressee", sg.Authority))
    scope = sg.in_scope(question.record("alert", sg.Alert), addressee)
    return {
        "addressee": sg.converter().unstructure(scope.addressee),
        "answer": scope.answer.value,
        "findings": [
            {"criterion": each.criterion.value, "answer": each.answer.value, "reason": each.reason.value}
            for each in scope.findings
        ],
    }


def answer_selected_view(question: Question) -> dict[str, Any]:
    """What one audience may see of a document."""
    record = sg.from_dict(question.get("document"))
    return sg.to_dict(sg.selected_view(record, sg.Viewer(question.get("viewer"))))


def answer_changes(question: Question) -> list[dict[str, Any]]:
    """What differs between two documents."""
    return sg.changes(sg.from_dict(question.get("earlier")), sg.from_dict(question.get("later")))


def answer_normal_form(question: Question) -> dict[str, Any]:
    """The document that the library writes of what it read."""
    return sg.to_dict(sg.from_dict(question.get("document")))


def answer_digest(question: Question) -> dict[str, Any]:
    """The canonical text of a JSON text as it was sent, and the SHA-256 of its bytes."""
    try:
        value = parse(decode(question.get("text")))
        problem = next(problems_of(value), None)
    except Unreadable as reason:
        value, problem = None, reason.problem
    if problem is not None:
        raise sg.InvalidValue(problem.message_en, field="text")
    text = canonical_json(tidy(value))
    return {"canonical": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}


def answer_sightings(question: Question) -> list[dict[str, Any]]:
    """What a receiver makes of events that come in one after the other, and remembers of them."""
    seen: dict[Identity, str] = {}
    answers = []
    for delivery in _receive(question):
        found = delivery.problems
        # What is recommended of documents is no matter of the envelope, and grows from version to version.
        outside = [each for each in found if not each.pointer.startswith("/data")]
        answer: dict[str, Any] = {
            "errors": name_problems(each for each in found if each.severity is Severity.ERROR),
            "warnings": name_problems(each for each in outside if each.severity is Severity.WARNING),
        }
        if delivery.envelope is not None:
            answer["envelope"] = delivery.envelope.write()
        if delivery.envelope is not None and delivery.digest is not None:
            answer |= {"digest": delivery.digest, "sighting": delivery.sighting(seen).value}
            seen.setdefault(delivery.envelope.identity, delivery.digest)
        answers.append(answer)
    return answers


def name_problems(problems: Iterable[sg.Problem]) -> list[dict[str, str]]:
    """Pointer and code of each, in the order of texts."""
    found = sorted((each.pointer, each.code) for each in problems)
    return [{"pointer": pointer, "code": code} for pointer, code in found]


def _receive(question: Question) -> Iterator[sg.Delivery[Any]]:
    for event in question.get("events"):
        if isinstance(event, str):
            yield sg.receive(event)
        elif "batch" in event:
            yield from sg.receive_batch(event["batch"])
        else:
            yield sg.receive(event["body"], headers=event["headers"])
