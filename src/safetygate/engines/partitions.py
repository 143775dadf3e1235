"""
Counting in parts: three pure functions from which any engine makes a tally, and a loop that is one.

`empty`, `add` and `merge` take and give bytes, so that nothing of ours has to travel between machines: a tally is a
document. An engine brings together the lines of one case first, by `case_key`: two authorities export the same cases,
and a case counts once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import reduce
from typing import TypeAlias, final

from safetygate.documents.document import dumps, loads
from safetygate.documents.report import InvalidDocument
from safetygate.domain.cases.case import Case
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.errors import SafetyGateError
from safetygate.domain.reports.tally import QuarterlyTally, unite
from safetygate.domain.reports.terms import Terms

Line: TypeAlias = str | bytes
"""One case as JSON."""


@final
class InvalidLine(SafetyGateError, ValueError):
    """
    A line of a file is no valid case.

    Attributes:
        file: The file.
        line: The number of the line, counted from 1; the number of the row in a Parquet file.
        reason: What is wrong with it, every problem.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


Refusal: TypeAlias = Callable[[Line, InvalidDocument], None]
"""What is done with a line that is no valid case: it raises, or takes note of it and returns."""


def empty(terms: Terms) -> bytes:
    """A tally on *terms* in which nothing is counted yet, as a document."""
    return dumps(QuarterlyTally(terms=terms))


def add(
    tally: bytes, lines: Iterable[Line], calendar: WorkCalendar | None = None, refused: Refusal | None = None
) -> bytes:
    """
    The *tally* with the cases of *lines* counted too; replicas of one case among them are merged first.

    Args:
        tally: The tally as a document.
        lines: The cases, each as JSON; empty lines are passed over.
        calendar: Whose working days, where the policy rests on them.
        refused: What is done with a line that is no valid case; without it, the first one ends the count.

    Raises:
        InvalidDocument: Where a line is no valid case and *refused* is not given.
    """

    def cases() -> Iterable[Case]:
        for line in lines:
            if line.strip():
                try:
                    yield loads(line, Case)
                except InvalidDocument as error:
                    if refused is None:
                        raise
                    refused(line, error)

    return dumps(loads(tally, QuarterlyTally).add_all(unite(cases()), calendar=calendar))


def merge(one: bytes, other: bytes) -> bytes:
    """
    Both tallies together.

    Raises:
        InvalidValue: Where they are on different terms, or made over one input.
    """
    return dumps(loads(one, QuarterlyTally).merge(loads(other, QuarterlyTally)))


def tally_partitions(
    partitions: Iterable[Iterable[Line]],
    terms: Terms,
    *,
    calendar: WorkCalendar | None = None,
    refused: Refusal | None = None,
) -> QuarterlyTally:
    """
    What all cases in *partitions* count to; the rest is explained at `add`.

    All lines of one case have to lie in one partition: an engine shuffles them there by `case_key`.
    """
    counted = (add(empty(terms), lines, calendar, refused) for lines in partitions)
    return loads(reduce(merge, counted, empty(terms)), QuarterlyTally)


def case_key(line: Line) -> str:
    """
    By what the lines of one case are brought together: its identifier, read without a look at the rest.

    A line that is no JSON, or names no case, stands under the empty key, and is refused when it is counted.
    """
    try:
        value = json.loads(line)
    except ValueError:
        return ""
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""
