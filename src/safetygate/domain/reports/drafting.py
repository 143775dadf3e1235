"""
From counts to a report: every row, zero or not, in the order of its code list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from safetygate.domain import codes
from safetygate.domain.codes.deadlines import Certainty
from safetygate.domain.codes.reports import (
    AgeBand,
    Agreement,
    FlowStep,
    RapidResult,
    StockSide,
    Table,
)
from safetygate.domain.records.code import CodeList
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import days_after
from safetygate.domain.records.periods import years_after
from safetygate.domain.reports import figures
from safetygate.domain.reports.cells import Key
from safetygate.domain.reports.facts import NOT_STARTED, UNKNOWN
from safetygate.domain.reports.quarterly import NOT_BINDING, QuarterlyReport
from safetygate.domain.reports.shares import Share, percentages, quantile
from safetygate.domain.reports.terms import Terms

BREAKDOWNS: Final[Mapping[Table, type[CodeList]]] = {
    Table.CATEGORY: codes.ProductCategory,
    Table.RISK_TYPE: codes.RiskType,
    Table.RISK_LEVEL: codes.RiskLevel,
    Table.NOTIFYING_COUNTRY: codes.Country,
    Table.PLATFORM: codes.Platform,
    Table.SOLD_ONLINE: codes.Answer,
}
"""Each breakdown with the code list of its rows."""

SPLITS: Final[Mapping[Table, type[CodeList]]] = {
    Table.RAPID_SOLD_ONLINE: codes.Answer,
    Table.RAPID_RISK_LEVEL: codes.RiskLevel,
    Table.RAPID_PLATFORM: codes.Platform,
    Table.RAPID_ADDRESSEE: codes.AuthorityCode,
}
"""Each split of the rapid channel with the code list of its rows."""

FEWEST: Final = 5
"""From how many reactions on the median and the 90th percentile of a row are told: of fewer they say little."""

_SEVERAL: Final = frozenset({Table.RISK_TYPE, Table.PLATFORM})
"""The breakdowns in which one alert may stand in several rows."""

_FINAL_OUTCOMES: Final = tuple(
    outcome
    for outcome in codes.FollowUpOutcome
    if outcome not in {codes.FollowUpOutcome.UNDER_INVESTIGATION, codes.FollowUpOutcome.NOTIFIED_AGAIN}
)


def draw_up(
    terms: Terms,
    counts: Mapping[Key, int],
    differing: tuple[str, ...],
    *,
    previous: QuarterlyReport | None = None,
    year_before: QuarterlyReport | None = None,
) -> QuarterlyReport:
    """
    The report that *counts* make.

    Args:
        terms: What was counted, and how.
        counts: From table, row and column to the count; what is missing is zero.
        differing: The first numbers of alerts on whose outcome the two channels differ.
        previous: The report on the period before, to compare with.
        year_before: The report on the same period of the year before.

    Raises:
        InvalidValue: Where *previous* is not on the period right before, or *year_before* not on the same days a year
            earlier, or either on another zone or policy.
    """
    _require_before(previous, terms)
    _require_year_before(year_before, terms)
    steps, sides = ([code.value for code in names] for names in (FlowStep, StockSide))
    reasons = _column(counts, Table.DISCONTINUED, [reason.value for reason in codes.DiscontinuationReason])
    return QuarterlyReport(
        terms=terms,
        flow=figures.Flow(
            **_column(counts, Table.FLOW, steps),
            **_column(counts, Table.STOCK, sides),
            discontinued=sum(reasons.values()),
        ),
        since=figures.Since(**_column(counts, Table.SINCE, steps)),
        outcomes=_outcomes(counts),
        discontinued=tuple(figures.DiscontinuedRow(reason=reason, count=count) for reason, count in reasons.items()),
        waiting=figures.Waiting(
            not_started=counts.get((Table.WAITING, NOT_STARTED, ""), 0),
            overdue=[figures.AgeRow(age=age, count=counts.get((Table.OVERDUE, age.value, ""), 0)) for age in AgeBand],
        ),
        measures=tuple(
            figures.MeasureRow(type=type_, initiator=who, count=counts.get((Table.MEASURE, type_.value, who.value), 0))
            for type_ in codes.FollowUpMeasureType
            for who in codes.Initiator
        ),
        reasons=tuple(
            figures.ReasonRow(reason=reason, count=counts.get((Table.REASON, reason.value, ""), 0))
            for reason in codes.NoMeasureReason
        ),
        breakdowns=tuple(_breakdown(counts, table, listed) for table, listed in BREAKDOWNS.items()),
        rapid=_rapid(counts),
        rapid_by=tuple(_split(counts, table, listed) for table, listed in SPLITS.items()),
        reconciliation=_reconciliation(counts, differing),
        notice=NOT_BINDING,
        previous=None if previous is None else previous.in_comparison,
        year_before=None if year_before is None else year_before.in_comparison,
    )


def _require_before(previous: QuarterlyReport | None, terms: Terms) -> None:
    if previous is not None:
        require_alike(previous.terms, terms, "previous")
        if days_after(previous.terms.period.last_on, 1) != terms.period.first_on:
            raise InvalidValue("expected the report on the period right before", field="previous.terms.period")


def _require_year_before(earlier: QuarterlyReport | None, terms: Terms) -> None:
    if earlier is not None:
        require_alike(earlier.terms, terms, "year_before")
        days = earlier.terms.period
        # The day after the last one is compared, so that a period that ends in February fits in leap years too.
        ends = (days.first_on, days_after(days.last_on, 1))
        wanted = (terms.period.first_on, days_after(terms.period.last_on, 1))
        if tuple(years_after(day, 1) for day in ends) != wanted:
            raise InvalidValue("expected the report on the same period a year before", field="year_before.terms.period")


def require_alike(earlier: Terms, terms: Terms, name: str) -> None:
    """Raise `InvalidValue` where the figures of two periods, the first of them called *name*, cannot be compared."""
    for member in ("zone", "policy"):
        if getattr(earlier, member) != getattr(terms, member):
            raise InvalidValue("expected a report on the same zone and policy", field=f"{name}.terms.{member}")


def _column(counts: Mapping[Key, int], table: Table, rows: list[str]) -> dict[str, int]:
    return {row: counts.get((table, row, ""), 0) for row in rows}


def _outcomes(counts: Mapping[Key, int]) -> tuple[figures.OutcomeRow, ...]:
    numbers = [counts.get((Table.OUTCOME, outcome.value, ""), 0) for outcome in _FINAL_OUTCOMES]
    rows = zip(_FINAL_OUTCOMES, numbers, percentages(numbers), strict=True)
    return tuple(figures.OutcomeRow(outcome=outcome, count=count, percent=percent) for outcome, count, percent in rows)


def _breakdown(counts: Mapping[Key, int], table: Table, listed: type[CodeList]) -> figures.Breakdown:
    rows = dict.fromkeys([*(code.value for code in listed), UNKNOWN])
    return figures.Breakdown(
        table=table,
        partition=table not in _SEVERAL,
        rows=tuple(
            figures.BreakdownRow(code=row, **{step.value: counts.get((table, row, step.value), 0) for step in FlowStep})
            for row in rows
        ),
    )


def _rapid(counts: Mapping[Key, int]) -> figures.Rapid:
    histogram = {int(row): count for (table, row, _), count in counts.items() if table is Table.DAYS}
    return figures.Rapid(
        **_results(_column(counts, Table.RAPID, [result.value for result in RapidResult])),
        histogram=tuple(figures.DaysRow(days=days, count=histogram[days]) for days in sorted(histogram)),
        median_days=quantile(histogram, 1, 2),
        ninth_decile_days=quantile(histogram, 9, 10),
        certainty=max(
            (each for each in Certainty if (Table.CERTAINTY, each.value, "") in counts),
            # The list goes from the surest to the least sure.
            key=list(Certainty).index,
            default=Certainty.PUBLISHED,
        ),
    )


def _results(columns: Mapping[str, int]) -> dict[str, Any]:
    """What became of the flags; those within the intended period are a share of all that were due."""
    results = {result.value: columns.get(result.value, 0) for result in RapidResult}
    # A flag that was withdrawn, or whose period still runs, was not due: it would make the share smaller for nothing.
    due = sum(results[each.value] for each in (RapidResult.WITHIN, RapidResult.AFTER, RapidResult.UNANSWERED))
    return {**results, RapidResult.WITHIN.value: Share.of(results[RapidResult.WITHIN.value], due)}


def _split(counts: Mapping[Key, int], table: Table, listed: type[CodeList]) -> figures.RapidSplit:
    found: dict[str, dict[str, int]] = {}
    for (of_table, row, column), count in counts.items():
        if of_table is table:
            found.setdefault(row, {})[column] = count
    rows: list[figures.RapidRow] = []
    for code in dict.fromkeys([*(code.value for code in listed), UNKNOWN]):
        columns = found.get(code, {})
        # Beside the results stand the days that reactions took, each a column of its own.
        histogram = {int(column): count for column, count in columns.items() if column.isdecimal()}
        enough = histogram if sum(histogram.values()) >= FEWEST else {}
        median, decile = quantile(enough, 1, 2), quantile(enough, 9, 10)
        rows.append(figures.RapidRow(code=code, **_results(columns), median_days=median, ninth_decile_days=decile))
    return figures.RapidSplit(table=table, fewest=FEWEST, rows=tuple(rows))


def _reconciliation(counts: Mapping[Key, int], differing: tuple[str, ...]) -> figures.Reconciliation:
    rows = _column(counts, Table.AGREEMENT, [agreement.value for agreement in Agreement])
    listed = len(differing) == rows[Agreement.DIFFERENT_OUTCOME.value]
    return figures.Reconciliation(**rows, differing=differing, differing_complete=listed)
