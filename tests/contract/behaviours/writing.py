"""
The files of the vectors of behaviour, written anew: `python -m tests.contract.behaviours.writing`.

Whoever changes what the library answers changes a file that everybody sees.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from safetygate.cli.conformance.answers import answer
from tests.contract.behaviours.accounts import (
    ask_merged_tally,
    ask_reconciliation,
    ask_report,
    ask_submission,
    ask_tally,
)
from tests.contract.behaviours.asking import Asked
from tests.contract.behaviours.cases import ask_fold
from tests.contract.behaviours.documents import (
    ask_changes,
    ask_digest,
    ask_normal_form,
    ask_scope,
    ask_selected_view,
    ask_sightings,
)
from tests.contract.behaviours.periods import ask_deadline, ask_standing, ask_triage, ask_worklist
from tests.contract.behaviours.plans import ask_plan_cycle, ask_plan_status
from tests.contract.behaviours.transport import ask_signature, ask_versions
from tests.contract.vectors import FOLDER

QUESTIONS: Final[Mapping[str, Callable[[], Iterable[Asked]]]] = {
    "fold": ask_fold,
    "deadline": ask_deadline,
    "standing": ask_standing,
    "worklist": ask_worklist,
    "triage": ask_triage,
    "tally": ask_tally,
    "merged_tally": ask_merged_tally,
    "report": ask_report,
    "submission": ask_submission,
    "reconciliation": ask_reconciliation,
    "plan_cycle": ask_plan_cycle,
    "plan_status": ask_plan_status,
    "scope": ask_scope,
    "selected_view": ask_selected_view,
    "changes": ask_changes,
    "normal_form": ask_normal_form,
    "digest": ask_digest,
    "sightings": ask_sightings,
    "versions": ask_versions,
    "signature": ask_signature,
}
"""From the behaviour to its questions; of merging, each vector is a file of its own, written by hand."""

WIDTH: Final = 120


def path_of(behaviour: str) -> Path:
    """The file of the vectors of one *behaviour*."""
    return FOLDER / "behaviour" / f"{behaviour.replace('_', '-')}.json"


def write(behaviour: str) -> str:
    """The file of one *behaviour*, with what the library answers."""
    vectors = [
        {"name": asked.name, "why": asked.why, "input": asked.input, "output": answer(behaviour, asked.input)}
        for asked in QUESTIONS[behaviour]()
    ]
    return lay_out({"behaviour": behaviour, "vectors": vectors}) + "\n"


def lay_out(value: Any, indent: int = 0, before: int = 0) -> str:
    """The JSON text of *value* as the files of the contract are: on one line where it fits."""
    line = _write_line(value)
    if not value or not isinstance(value, dict | list) or before + len(line) <= WIDTH:
        return line
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    rows = ",\n".join(_rows(value, indent + 2))
    return f"{opening}\n{rows}\n{' ' * indent}{closing}"


def _write_line(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(
            f"{json.dumps(name, ensure_ascii=False)}: {_write_line(item)}" for name, item in value.items()
        )
        return f"{{ {inside} }}" if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_write_line, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _rows(value: Any, indent: int) -> Iterator[str]:
    for name, item in value.items() if isinstance(value, dict) else enumerate(value):
        head = f"{' ' * indent}{json.dumps(name, ensure_ascii=False)}: " if isinstance(value, dict) else " " * indent
        yield head + lay_out(item, indent, len(head) + 1)


if __name__ == "__main__":
    for name in QUESTIONS:
        path_of(name).parent.mkdir(exist_ok=True)
        path_of(name).write_text(write(name), encoding="utf-8")
