"""
The quarterly report: what a tally tells, so complete that anyone can recompute and compare it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final, final

from attrs import evolve, field, frozen
from pendulum import DateTime

from safetygate.domain.frozen import FrozenMap
from safetygate.domain.indicator import Figure
from safetygate.domain.instant import Quarter
from safetygate.domain.product import LONG
from safetygate.domain.report.facts import UNKNOWN
from safetygate.domain.report.figures import (
    Breakdown,
    BreakdownRow,
    Comparison,
    DaysRow,
    Flow,
    MeasureRow,
    OutcomeRow,
    Rapid,
    ReasonRow,
    Reconciliation,
    Since,
)
from safetygate.domain.report.shares import Share, percentages, quantile
from safetygate.domain.report.tally import QuarterlyTally
from safetygate.domain.report.terms import Terms
from safetygate.domain.rule import Place, Rule, hold
from safetygate.domain.text import Texts
from safetygate.domain.validators import Code, Items, Json, Maybe, Moment, Record, maybe_moment
from safetygate.domain.vocabulary import (
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
from safetygate.domain.vocabulary.code import CodeList
from safetygate.domain.vocabulary.report import Agreement, FlowStep, RapidResult, Rounding, StockSide, Table

NOT_BINDING: Final = Texts(
    en="This Action plan is not intended to create rights or obligations under international or domestic law.",
    zh="本行动计划无意创设国际法或国内法上的权利或义务。",
)
"""The closing sentence of the Action plan; the Chinese wording is a translation of ours."""

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


def _unequal_totals(report: QuarterlyReport) -> Iterable[Place]:
    for position, table in enumerate(report.breakdowns):
        for step in FlowStep:
            if table.partition:
                total = sum(getattr(row, step.value) for row in table.rows)
                if total != getattr(report.flow, step.value):
                    yield ("breakdowns", position, "rows")
    if sum(row.count for row in report.outcomes) != report.flow.completed:
        yield ("outcomes",)


def _supersedes_later(report: QuarterlyReport) -> Iterable[Place]:
    earlier = report.supersedes
    return [("supersedes",)] if earlier is not None and earlier >= report.terms.as_of else []


@final
@frozen(kw_only=True)
class QuarterlyReport:
    """
    What happened in a quarter, or in another period of whole months.

    Attributes:
        terms: What is counted, as known when: the moment of extraction, the policy and the zone are among them.
        rounding: How shares are rounded.
        flow: Transmitted, started, completed, and what is carried over.
        since: The same since the start of the exchange.
        outcomes: How the completed investigations ended.
        measures: Measures by type and initiator.
        reasons: Reasons for no measure.
        breakdowns: The flow by category, risk, level, country, platform, and sold online or not.
        rapid: Rapid follow-up, within and after the intended period.
        reconciliation: The rapid channel against the quarterly channel.
        previous: The period before, where its report was given.
        year_before: The same period of the year before, where its report was given.
        supersedes: The moment of extraction of the earlier report on the same period that this one takes the place of.
        notice: That the plan is not binding, in its own words.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "quarterly_report"

    terms: Terms = field(validator=Record(Terms))
    rounding: Rounding = field(default=Rounding.LARGEST_REMAINDER, validator=Code(Rounding))
    flow: Flow = field(validator=Record(Flow))
    since: Since = field(validator=Record(Since))
    outcomes: tuple[OutcomeRow, ...] = field(validator=Items(Record(OutcomeRow), 100))
    measures: tuple[MeasureRow, ...] = field(validator=Items(Record(MeasureRow), 100))
    reasons: tuple[ReasonRow, ...] = field(validator=Items(Record(ReasonRow), 100))
    breakdowns: tuple[Breakdown, ...] = field(validator=Items(Record(Breakdown), 20))
    rapid: Rapid = field(validator=Record(Rapid))
    reconciliation: Reconciliation = field(validator=Record(Reconciliation))
    notice: Texts = field(validator=LONG)
    previous: Comparison | None = field(default=None, validator=Maybe(Record(Comparison)))
    year_before: Comparison | None = field(default=None, validator=Maybe(Record(Comparison)))
    supersedes: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    extensions: FrozenMap[Any] | None = field(default=None, validator=Maybe(Json()))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-086",
            "expected the rows to add up to the total of the period",
            "各行之和应等于本期总数",
            _unequal_totals,
        ),
        Rule(
            "SG-M-087",
            "expected a report to supersede one that was extracted earlier",
            "被取代的报告应早于本报告的提取时间",
            _supersedes_later,
            about=("supersedes",),
        ),
    )

    def __attrs_post_init__(self) -> None:
        hold(self, self.rules)

    @classmethod
    def of(
        cls,
        tally: QuarterlyTally,
        *,
        previous: QuarterlyReport | None = None,
        year_before: QuarterlyReport | None = None,
    ) -> QuarterlyReport:
        """The report that *tally* tells, compared with earlier ones where they are given."""
        return cls(
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

    @property
    def quarter(self) -> Quarter | None:
        """The quarter that it covers; `None` where the period is another."""
        quarter = Quarter.of(self.terms.period.first_on)
        period = self.terms.period
        return quarter if (quarter.first_day, quarter.last_day) == (period.first_on, period.last_on) else None

    @property
    def in_comparison(self) -> Comparison:
        """The numbers by which later reports are compared with this one."""
        return Comparison(
            period=self.terms.period,
            as_of=self.terms.as_of,
            transmitted=self.flow.transmitted,
            started=self.flow.started,
            completed=self.flow.completed,
            within=self.rapid.within,
        )

    @property
    def rapid_reactions(self) -> Figure:
        """Reactions within the intended period over those due, for the indicators of the Action plan."""
        share = self.rapid.within
        return Figure(numerator=share.numerator, denominator=share.denominator, period=self.terms.period)

    def superseding(self, earlier: QuarterlyReport) -> QuarterlyReport:
        """
        The same report, taking the place of an *earlier* one.

        Raises:
            InvalidValue: Where *earlier* was not extracted before this one.
        """
        return evolve(self, supersedes=earlier.terms.as_of)


def _flow(tally: QuarterlyTally) -> Flow:
    steps = {step.value: tally.count(Table.FLOW, step.value) for step in FlowStep}
    return Flow(**steps, **{side.value: tally.count(Table.STOCK, side.value) for side in StockSide})


def _outcomes(tally: QuarterlyTally) -> tuple[OutcomeRow, ...]:
    counts = [tally.count(Table.OUTCOME, outcome.value) for outcome in _OUTCOMES]
    rows = zip(_OUTCOMES, counts, percentages(counts), strict=True)
    return tuple(OutcomeRow(outcome=outcome, count=count, percent=percent) for outcome, count, percent in rows)


def _measures(tally: QuarterlyTally) -> tuple[MeasureRow, ...]:
    return tuple(
        MeasureRow(type=type_, initiator=initiator, count=tally.count(Table.MEASURE, type_.value, initiator.value))
        for type_ in FollowUpMeasureType
        for initiator in Initiator
    )


def _reasons(tally: QuarterlyTally) -> tuple[ReasonRow, ...]:
    return tuple(ReasonRow(reason=reason, count=tally.count(Table.REASON, reason.value)) for reason in NoMeasureReason)


def _breakdown(tally: QuarterlyTally, table: Table, codes: type[CodeList], partition: bool) -> Breakdown:  # noqa: FBT001  # a row of the table above
    listed = [code.value for code in codes]
    rows = listed if UNKNOWN in listed else [*listed, UNKNOWN]
    return Breakdown(table=table, partition=partition, rows=tuple(_row(tally, table, row) for row in rows))


def _row(tally: QuarterlyTally, table: Table, row: str) -> BreakdownRow:
    return BreakdownRow(code=row, **{step.value: tally.count(table, row, step.value) for step in FlowStep})


def _rapid(tally: QuarterlyTally) -> Rapid:
    counts = {result: tally.count(Table.RAPID, result.value) for result in RapidResult}
    due = counts[RapidResult.WITHIN] + counts[RapidResult.AFTER] + counts[RapidResult.UNANSWERED]
    histogram = {int(row): count for (table, row, _), count in tally.counts.items() if table is Table.DAYS}
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


def _reconciliation(tally: QuarterlyTally) -> Reconciliation:
    counts = {agreement.value: tally.count(Table.AGREEMENT, agreement.value) for agreement in Agreement}
    listed = len(tally.differing) == counts[Agreement.DIFFERENT_OUTCOME.value]
    return Reconciliation(**counts, differing=tally.differing, differing_complete=listed)
