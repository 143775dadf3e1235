"""
What this library answers to the questions of the vectors, one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import safetygate as sg
from safetygate.cli.conformance.accounts import (
    answer_merged_tally,
    answer_reconciliation,
    answer_report,
    answer_submission,
    answer_tally,
)
from safetygate.cli.conformance.cases import answer_fold, answer_merge
from safetygate.cli.conformance.documents import (
    answer_changes,
    answer_digest,
    answer_normal_form,
    answer_scope,
    answer_selected_view,
    answer_sightings,
)
from safetygate.cli.conformance.periods import answer_deadline, answer_standing, answer_triage, answer_worklist
from safetygate.cli.conformance.plans import answer_plan_cycle, answer_plan_status
from safetygate.cli.conformance.questions import Question
from safetygate.cli.conformance.transport import answer_signature, answer_versions
from safetygate.cli.conformance.vectors import MERGE

ANSWERS: Final[Mapping[str, Callable[[Question], Any]]] = {
    MERGE: answer_merge,
    "fold": answer_fold,
    "deadline": answer_deadline,
    "standing": answer_standing,
    "worklist": answer_worklist,
    "triage": answer_triage,
    "tally": answer_tally,
    "merged_tally": answer_merged_tally,
    "report": answer_report,
    "submission": answer_submission,
    "reconciliation": answer_reconciliation,
    "plan_cycle": answer_plan_cycle,
    "plan_status": answer_plan_status,
    "scope": answer_scope,
    "selected_view": answer_selected_view,
    "changes": answer_changes,
    "normal_form": answer_normal_form,
    "digest": answer_digest,
    "sightings": answer_sightings,
    "versions": answer_versions,
    "signature": answer_signature,
}
"""From the behaviour to what answers for it."""


def answer(behaviour: str, given: object) -> Any:
    """
    What comes out of what is *given*; where that cannot be, which member is refused.

    Raises:
        KeyError: Where no such *behaviour* is known.
        ValueError: Where what is *given* cannot be read at all.
    """
    try:
        return ANSWERS[behaviour](Question(given))
    except sg.InvalidValue as error:
        return {"refused": error.field}


def answer_line(line: bytes | str) -> dict[str, Any]:
    """The answer to a question as it comes in, one a line; what cannot be answered says why."""
    # Whoever asks is another program: it is told what it wrote, and goes on with its next question.
    try:
        question = json.loads(line)
        behaviour, given = question["behaviour"], question["input"]
    except (ValueError, TypeError, LookupError) as error:
        return {"error": f"expected a question with behaviour and input: {error}"}
    if behaviour not in ANSWERS:
        return {"not_implemented": True}
    try:
        return {"output": answer(behaviour, given)}
    except sg.MissingExtra:
        return {"not_implemented": True}
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        return {"error": f"input: {error}"}
