"""
Counting in parts: three pure functions from which any engine makes a tally, and a loop that is one.

`empty`, `add` and `merge` take and give bytes, so that nothing of ours has to travel between machines: a tally is a
document. An engine brings together the lines of one case first, by `case_key`: two authorities export the same cases,
and a case counts once. Alerts without cases are counted in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import TypeAlias, TypeVar, final

from safetygate.documents.document import dumps, loads
from safetygate.documents.report import InvalidDocument
from safetygate.domain.alerts.alert import Alert
from safetygate.domain.cases.case import Case
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.errors import SafetyGateError
from safetygate.domain.reports.alerts import AlertTally
from safetygate.domain.reports.tally import QuarterlyTally, unite
from safetygate.domain.reports.terms import Terms

D = TypeVar("D", Alert, Case)

Line: TypeAlias = str | bytes
"""One case, or one alert, as JSON."""


@final
class InvalidLine(SafetyGateError, ValueError):
    """
    A line of a file is no valid case, or no valid alert where alerts are counted.

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
"""What is done with a line that is not valid: it raises, or takes note of it and returns."""


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
    cases = unite(_read(lines, Case, refused))
    return dumps(loads(tally, QuarterlyTally).add_all(cases, calendar=calendar))


def add_alerts(tally: bytes, lines: Iterable[Line], refused: Refusal | None = None) -> bytes:
    """
    The *tally* of alerts with those of *lines* counted too; it begins as `dumps(AlertTally())`.

    Args:
        tally: The tally as a document.
        lines: The alerts, each as JSON; empty lines are passed over.
        refused: What is done with a line that is no valid alert; without it, the first one ends the count.

    Raises:
        InvalidDocument: Where a line is no valid alert and *refused* is not given.
        InvalidValue: Where one number comes twice: a register folds what was published again.
    """
    return dumps(loads(tally, AlertTally).add_all(_read(lines, Alert, refused)))


def _read(lines: Iterable[Line], cls: type[D], refused: Refusal | None) -> Iterator[D]:
    for line in lines:
        if line.strip():
            try:
                yield loads(line, cls)
            except InvalidDocument as error:
                if refused is None:
                    raise
                refused(line, error)


def merge(one: bytes, other: bytes) -> bytes:
    """
    Both tallies together.

    Raises:
        InvalidValue: Where they are on different terms, or made over one input.
    """
    return dumps(loads(one, QuarterlyTally).merge(loads(other, QuarterlyTally)))


def merge_alerts(one: bytes, other: bytes) -> bytes:
    """
    Both tallies of alerts together.

    Raises:
        InvalidValue: Where they are made over one input.
    """
    return dumps(loads(one, AlertTally).merge(loads(other, AlertTally)))


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


def tally_alert_partitions(partitions: Iterable[Iterable[Line]], *, refused: Refusal | None = None) -> AlertTally:
    """
    What all alerts in *partitions* count to; the rest is explained at `add_alerts`.

    All lines with one number have to lie in one partition, so that none counts twice: an engine shuffles them there by
    `alert_key`.
    """
    start = dumps(AlertTally())
    return loads(reduce(merge_alerts, (add_alerts(start, lines, refused) for lines in partitions), start), AlertTally)


def case_key(line: Line) -> str:
    """
    By what the lines of one case are brought together: its identifier, read without a look at the rest.

    A line that is no JSON, or names no case, stands under the empty key, and is refused when it is counted.
    """
    return _read_member(line, "id")


def alert_key(line: Line) -> str:
    """By what the lines of one alert are brought together: its number; the rest is as with `case_key`."""
    return _read_member(line, "number")


def _read_member(line: Line, member: str) -> str:
    try:
        value = json.loads(line)
    except ValueError:
        return ""
    name = value.get(member) if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""
