"""
The quarterly submission: what one authority reports to the other on a quarter, case by case and in totals.

The Action plan wants rapid exchanges "on top of the quarterly reporting of the GACC": this is that
report as a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.follow_up import FollowUpMeasure
from safetygate.domain.codes import FollowUpOutcome, NoMeasureReason
from safetygate.domain.records.checks import Additions, Code, Day, Integer, Items, Maybe, Part, Text
from safetygate.domain.records.converters import (
    Each,
    EachCode,
    MaybeCode,
    as_day,
    maybe_additions,
    maybe_day,
    maybe_texts,
)
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period, Quarter, days_of
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import IDENTIFIER, LONG, NUMBER
from safetygate.domain.records.texts import Texts


def _other_than_outcome(row: SubmissionRow) -> Iterable[Path]:
    belongs = {
        "measures": row.outcome is FollowUpOutcome.MEASURES_TAKEN,
        "no_measure_reasons": row.outcome is FollowUpOutcome.NO_MEASURE,
    }
    return [(member,) for member, fits in belongs.items() if getattr(row, member) and not fits]


def _not_discontinued(row: SubmissionRow) -> Iterable[Path]:
    begun = row.started_on is not None and row.started_on <= (row.discontinued_on or row.started_on)
    without_result = row.completed_on is None and row.outcome in {None, FollowUpOutcome.UNDER_INVESTIGATION}
    return [] if begun and without_result else [("discontinued_on",)]


@final
@frozen(kw_only=True)
class SubmissionRow(Record):
    """
    What is reported on one alert.

    Attributes:
        alert_number: The number of the alert, as the issuer writes it.
        own_number: The number under which the issuer keeps it.
        started_on: The day on which the investigation began; absent where it has not.
        completed_on: The day on which it ended with a result; absent while it is under way.
        discontinued_on: The day on which it ended without one, since the case or the alert did, or nothing was asked
            any more; absent where it did not.
        outcome: What came of it so far.
        measures: What was done.
        no_measure_reasons: Why nothing was done.
        office: The office that investigates.
        texts: What there is to say about it, in one or more languages.
    """

    alert_number: str = field(validator=NUMBER)
    own_number: str | None = field(default=None, validator=Maybe(Text(100)))
    started_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    completed_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    discontinued_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    outcome: FollowUpOutcome | None = field(
        default=None, converter=MaybeCode[FollowUpOutcome], validator=Maybe(Code(FollowUpOutcome))
    )
    measures: tuple[FollowUpMeasure, ...] = field(
        default=(), converter=Each[FollowUpMeasure], validator=Items(Part(FollowUpMeasure), 100)
    )
    no_measure_reasons: tuple[NoMeasureReason, ...] = field(
        default=(), converter=EachCode[NoMeasureReason], validator=Items(Code(NoMeasureReason), 20, distinct=True)
    )
    office: str | None = field(default=None, validator=Maybe(Text(500)))
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-100",
            "expected an investigation to end on or after the day on which it began",
            "调查的完成日期不应早于启动日期，且须注明启动日期",
            lambda row: [("completed_on",)] if row.started_on is None or row.completed_on < row.started_on else [],
            about=("completed_on",),
        ),
        Rule(
            "SG-M-101",
            "expected measures only where measures were taken, and reasons only where none was",
            "仅在已采取措施时填写措施，仅在未采取措施时填写原因",
            _other_than_outcome,
            about=("measures", "no_measure_reasons"),
        ),
        Rule(
            "SG-M-102",
            "expected an outcome of an investigation that has ended",
            "已完成的调查须注明结果",
            lambda row: [("completed_on",)] if row.outcome in {None, FollowUpOutcome.UNDER_INVESTIGATION} else [],
            about=("completed_on",),
        ),
        Rule(
            "SG-M-103",
            "expected the outcome of an investigation, not a second notification",
            "须为调查结果，不得为再次通报",
            lambda row: [("outcome",)] if row.outcome is FollowUpOutcome.NOTIFIED_AGAIN else [],
            about=("outcome",),
        ),
        Rule(
            "SG-M-109",
            "expected an investigation that was discontinued to have begun by then, and to have no result",
            "终止的调查须已启动，终止日期不应早于启动日期，且不得有完成日期或最终结果",
            _not_discontinued,
            about=("discontinued_on",),
        ),
    )

    @property
    def ended_on(self) -> Date | None:
        """The day on which the investigation ended, with a result or without one; absent while it is under way."""
        return self.completed_on or self.discontinued_on


@final
@frozen(kw_only=True)
class SubmissionTotals:
    """
    The totals that the issuer prints; a total that it does not print is absent.

    Attributes:
        transmitted: Alerts transmitted in the quarter.
        opening: Investigations under way at the beginning.
        started: Investigations started.
        completed: Investigations completed.
        discontinued: Investigations discontinued.
        closing: Investigations under way at the end.
    """

    transmitted: int | None = field(default=None, validator=Maybe(Integer()))
    opening: int | None = field(default=None, validator=Maybe(Integer()))
    started: int | None = field(default=None, validator=Maybe(Integer()))
    completed: int | None = field(default=None, validator=Maybe(Integer()))
    discontinued: int | None = field(default=None, validator=Maybe(Integer()))
    closing: int | None = field(default=None, validator=Maybe(Integer()))


def _one_alert_twice(submission: QuarterlySubmission) -> Iterable[Path]:
    seen: set[tuple[str, str | None]] = set()
    for position, row in enumerate(submission.rows):
        key = (row.alert_number, row.own_number)
        if key in seen:
            yield ("rows", position, "alert_number")
        seen.add(key)


@final
@frozen(kw_only=True)
class QuarterlySubmission(Paper):
    """
    What one authority reports to another on a quarter.

    Attributes:
        id: Its identifier.
        issuer: Who reports.
        recipient: To whom.
        period: The days of the quarter, by the calendar of the issuer.
        issued_on: The day on which it was issued.
        received_on: The day on which the recipient had it; the recipient adds it.
        supersedes: The identifier of the earlier submission on the same quarter whose place it takes.
        rows: One row for each alert that is reported on.
        totals: The totals as they are printed.
        texts: What there is to say about it, in one or more languages.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "quarterly_submission"

    id: str = field(validator=IDENTIFIER)
    issuer: Authority = field(validator=Part(Authority))
    recipient: Authority = field(validator=Part(Authority))
    period: Period = field(validator=Part(Period))
    issued_on: Date = field(converter=as_day, validator=Day())
    received_on: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))
    supersedes: str | None = field(default=None, validator=Maybe(IDENTIFIER))
    rows: tuple[SubmissionRow, ...] = field(
        default=(), converter=Each[SubmissionRow], validator=Items(Part(SubmissionRow), 100_000)
    )
    totals: SubmissionTotals | None = field(default=None, validator=Maybe(Part(SubmissionTotals)))
    texts: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(LONG))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-104",
            "expected the days of one quarter",
            "报告期须为一个完整季度",
            lambda report: [] if report.period == days_of(report.quarter) else [("period",)],
        ),
        Rule(
            "SG-M-105",
            "expected each alert in one row, unless the issuer keeps it under several numbers",
            "每份预警通报只应列一行，提出报告的一方以多个编号登记的除外",
            _one_alert_twice,
            about=("rows",),
        ),
        Rule(
            "SG-M-106",
            "expected a submission to another authority",
            "季度报告的接收方不应为报告方本身",
            lambda report: [("recipient",)] if report.recipient.identity == report.issuer.identity else [],
        ),
        Rule(
            "SG-M-107",
            "expected a submission to be received on or after the day on which it was issued",
            "收到日期不应早于签发日期",
            lambda report: [("received_on",)] if report.received_on < report.issued_on else [],
            about=("received_on",),
        ),
    )

    @property
    def quarter(self) -> Quarter:
        """The quarter that it reports on."""
        return Quarter.of(self.period.first_on)
