"""
From counts to figures: every row of a report, zero or not, in the order of its code list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from safetygate.domain.codes import (
    Answer,
    Country,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    NoMeasureReason,
    Platform,
    ProductCategory,
    RiskLevel,
    RiskType,
)
from safetygate.domain.codes.reports import Agreement, FlowStep, RapidResult, StockSide, Table
from safetygate.domain.records.code import CodeList
from safetygate.domain.reports.facts import UNKNOWN
from safetygate.domain.reports.figures import (
    Breakdown,
    BreakdownRow,
    DaysRow,
    Flow,
    MeasureRow,
    OutcomeRow,
    Rapid,
    ReasonRow,
    Reconciliation,
    Since,
)
from safetygate.domain.reports.quarterly import NOT_BINDING, QuarterlyReport
from safetygate.domain.reports.shares import Share, percentages, quantile
from safetygate.domain.reports.terms import Terms

_BREAKDOWNS: Final[tuple[tuple[Table, type[CodeList], bool], ...]] = (
    (Table.CATEGORY, ProductCategory, True),
    (Table.RISK_TYPE, RiskType, False),
    (Table.RISK_LEVEL, RiskLevel, True),
    (Table.NOTIFYING_COUNTRY, Country, True),
    (Table.PLATFORM, Platform, False),
    (Table.SOLD_ONLINE, Answer, True),
)
"""Each breakdown with the code list of its rows, and whether an alert stands in one row only."""

_OUTCOMES: Final = tuple(
    outcome
    for outcome in FollowUpOutcome
    if outcome not in {FollowUpOutcome.UNDER_INVESTIGATION, FollowUpOutcome.NOTIFIED_AGAIN}
)
"""The outcomes that a final answer can have."""


class Counted(Protocol):
    """
    What a report is told of: a tally.
    """

    @property
    def terms(self) -> Terms:
        """What was counted, and how."""
        ...

    @property
    def differing(self) -> tuple[str, ...]:
        """The first alert numbers on whose outcome the two channels differ."""
        ...

    def rows(self, table: Table) -> Mapping[str, int]:
        """From row to count, of a table with one column; only rows that are not zero."""
        ...

    def count(self, table: Table, row: str, column: str = "") -> int:
        """One count; zero where nothing was counted."""
        ...


def told(
    tally: Counted, *, previous: QuarterlyReport | None = None, year_before: QuarterlyReport | None = None
) -> QuarterlyReport:
    """The report that *tally* tells, compared with earlier ones where they are given."""
    return QuarterlyReport(
        terms=tally.terms,
        flow=_flow(tally),
        since=Since(**{step.value: tally.count(Table.SINCE, step.value) for step in FlowStep}),
        outcomes=_outcomes(tally),
        measures=_measures(tally),
        reasons=_reasons(tally),
        breakdowns=tuple(_breakdown(tally, *breakdown) for breakdown in _BREAKDOWNS),
        rapid=_rapid(tally),
        reconciliation=_reconciliation(tally),
        notice=NOT_BINDING,
        previous=None if previous is None else previous.in_comparison,
        year_before=None if year_before is None else year_before.in_comparison,
    )


def _flow(tally: Counted) -> Flow:
    steps = {step.value: tally.count(Table.FLOW, step.value) for step in FlowStep}
    return Flow(**steps, **{side.value: tally.count(Table.STOCK, side.value) for side in StockSide})


def _outcomes(tally: Counted) -> tuple[OutcomeRow, ...]:
    counts = [tally.count(Table.OUTCOME, outcome.value) for outcome in _OUTCOMES]
    rows = zip(_OUTCOMES, counts, percentages(counts), strict=True)
    return tuple(OutcomeRow(outcome=outcome, count=count, percent=percent) for outcome, count, percent in rows)


def _measures(tally: Counted) -> tuple[MeasureRow, ...]:
    return tuple(
        MeasureRow(type=type_, initiator=initiator, count=tally.count(Table.MEASURE, type_.value, initiator.value))
        for type_ in FollowUpMeasureType
        for initiator in Initiator
    )


def _reasons(tally: Counted) -> tuple[ReasonRow, ...]:
    return tuple(ReasonRow(reason=reason, count=tally.count(Table.REASON, reason.value)) for reason in NoMeasureReason)


def _breakdown(tally: Counted, table: Table, codes: type[CodeList], partition: bool) -> Breakdown:  # noqa: FBT001  # a row of the table above
    listed = [code.value for code in codes]
    rows = listed if UNKNOWN in listed else [*listed, UNKNOWN]
    return Breakdown(table=table, partition=partition, rows=tuple(_row(tally, table, row) for row in rows))


def _row(tally: Counted, table: Table, row: str) -> BreakdownRow:
    return BreakdownRow(code=row, **{step.value: tally.count(table, row, step.value) for step in FlowStep})


def _rapid(tally: Counted) -> Rapid:
    counts = {result: tally.count(Table.RAPID, result.value) for result in RapidResult}
    due = counts[RapidResult.WITHIN] + counts[RapidResult.AFTER] + counts[RapidResult.UNANSWERED]
    histogram = {int(row): count for row, count in tally.rows(Table.DAYS).items()}
    return Rapid(
        within=Share.of(counts[RapidResult.WITHIN], due),
        after=counts[RapidResult.AFTER],
        unanswered=counts[RapidResult.UNANSWERED],
        running=counts[RapidResult.RUNNING],
        withdrawn=counts[RapidResult.WITHDRAWN],
        histogram=tuple(DaysRow(days=days, count=histogram[days]) for days in sorted(histogram)),
        median_days=quantile(histogram, 1, 2),
        ninth_decile_days=quantile(histogram, 9, 10),
    )


def _reconciliation(tally: Counted) -> Reconciliation:
    counts = {agreement.value: tally.count(Table.AGREEMENT, agreement.value) for agreement in Agreement}
    listed = len(tally.differing) == counts[Agreement.DIFFERENT_OUTCOME.value]
    return Reconciliation(**counts, differing=tally.differing, differing_complete=listed)
