"""
Steps: what an officer may do next in a case, found by asking the case itself, and done from a form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import safetygate as sg


class Asked(NamedTuple):
    """
    What a form asks for.

    Attributes:
        id: The identifier of the entry.
        by: Who does it.
        at: When.
        flag: The flag it is about; empty where it is about none.
        texts: What is said in words, by language.
    """

    id: str
    by: sg.Authority
    at: dt.datetime
    flag: str = ""
    texts: dict[str, str] | None = None

    def words(self) -> dict[str, Any]:
        """What every entry has."""
        return {"id": self.id, "by": self.by, "at": self.at, "texts": self.texts}


class Step(NamedTuple):
    """
    A step that can be taken now; *name* is a word of the pages.
    """

    name: str
    flag: str


MAKERS: Final[dict[str, Callable[[sg.Case, Asked], Any]]] = {
    "note": lambda case, asked: case.message(**asked.words()),
    "investigate": lambda case, asked: case.follow_up(
        **asked.words(), flag=asked.flag, outcome="under_investigation", completeness="partial"
    ),
    "answer": lambda case, asked: case.follow_up(
        **asked.words(), flag=asked.flag, outcome="no_measure", no_measure_reasons=["company_gone"]
    ),
    "withdraw": lambda case, asked: case.withdraw(**asked.words(), flag=asked.flag, reason="settled"),
    "close": lambda case, asked: case.close(**asked.words(), reason="all_answered"),
}
"""From the name of a step to the entry that it makes."""


def find_steps(case: sg.Case, by: sg.Authority, at: dt.datetime) -> Iterator[Step]:
    """The steps that the case would take from *by* at the moment *at*."""
    flags = [flag.id for flag in case.flags]
    for name in MAKERS:
        for flag in [""] if name in {"note", "close"} else flags:
            asked = Asked(id="tried", by=by, at=at, flag=flag, texts={"en": "?", "zh": "？"})
            if _fits(case, name, asked):
                yield Step(name, flag)


def _fits(case: sg.Case, name: str, asked: Asked) -> bool:
    try:
        case.record(MAKERS[name](case, asked))
    except sg.SafetyGateError:
        return False
    return True
