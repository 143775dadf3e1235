"""
Answers about single documents: their scope, their views, their changes, and the form in which they are written.
"""

from __future__ import annotations

from typing import Any

import safetygate as sg
from safetygate.cli.conformance.questions import Question


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
