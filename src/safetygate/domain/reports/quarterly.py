"""
The quarterly report: what a tally tells, so complete that anyone can recompute and compare it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final, final

from attrs import evolve, field, frozen
from pendulum import DateTime

from safetygate.domain.codes.reports import FlowStep, Rounding, Table
from safetygate.domain.records.checks import Additions, Code, Integer, Items, Maybe, Moment, Part
from safetygate.domain.records.converters import AsCode, Each, as_moment, as_texts, maybe_additions, maybe_moment
from safetygate.domain.records.frozen import FrozenMap
from safetygate.domain.records.papers import Paper
from safetygate.domain.records.periods import Period, Quarter
from safetygate.domain.records.rules import Path, Rule
from safetygate.domain.records.shapes import LONG
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.figures import (
    Breakdown,
    DiscontinuedRow,
    Flow,
    MeasureRow,
    OutcomeRow,
    Rapid,
    RapidRow,
    RapidSplit,
    ReasonRow,
    Reconciliation,
    Since,
    Waiting,
)
from safetygate.domain.reports.shares import Share
from safetygate.domain.reports.terms import Terms

NOT_BINDING: Final = Texts(
    en="This Action plan is not intended to create rights or obligations under international or domestic law.",
    zh="本行动计划无意创设国际法或国内法上的权利或义务。",
)
"""The closing sentence of the Action plan; the Chinese wording is a translation of ours."""


@final
@frozen(kw_only=True)
class Comparison:
    """
    An earlier report, in the numbers that are compared.

    Attributes:
        period: The days that it covers.
        as_of: Its moment of extraction.
        transmitted: Alerts transmitted.
        started: Investigations started.
        completed: Investigations completed.
        closing: Investigations under way at the end.
        within: Reactions within the intended period.
    """

    period: Period = field(validator=Part(Period))
    as_of: DateTime = field(converter=as_moment, validator=Moment())
    transmitted: int = field(validator=Integer())
    started: int = field(validator=Integer())
    completed: int = field(validator=Integer())
    closing: int = field(validator=Integer())
    within: Share = field(validator=Part(Share))


def _unequal_totals(report: QuarterlyReport) -> Iterable[Path]:
    for position, table in enumerate(report.breakdowns):
        for step in FlowStep:
            # Where an alert that names two platforms stands in two rows, these need not add up.
            if table.partition:
                total = sum(getattr(row, step.value) for row in table.rows)
                if total != getattr(report.flow, step.value):
                    yield ("breakdowns", position, "rows")
    if sum(row.count for row in report.outcomes) != report.flow.completed:
        yield ("outcomes",)
    if sum(row.count for row in report.discontinued) != report.flow.discontinued:
        yield ("discontinued",)


@final
@frozen(kw_only=True)
class QuarterlyReport(Paper):
    """
    What happened in a quarter, or in another period of whole months.

    Attributes:
        terms: What is counted, as known when: the moment of extraction, the policy and the zone are among them.
        rounding: How shares are rounded.
        flow: Transmitted, started, completed, and what is carried over.
        since: The same since the start of the exchange.
        outcomes: How the completed investigations ended.
        discontinued: Why investigations ended without a final answer.
        waiting: What is not settled at the end of the period.
        measures: Measures by type and initiator.
        reasons: Reasons for no measure.
        breakdowns: The flow by category, risk, level, country, platform, and sold online or not.
        rapid: Rapid follow-up, within and after the intended period.
        rapid_by: The same by sold online, risk level, platform and addressee.
        reconciliation: The rapid channel against the quarterly channel.
        previous: The period before, where its report was given.
        year_before: The same period of the year before, where its report was given.
        supersedes: The moment of extraction of the earlier report on the same period that this one takes the place of.
        notice: That the plan is not binding, in its own words.
        extensions: Agreed additions, kept verbatim.
    """

    kind: ClassVar[str] = "quarterly_report"

    terms: Terms = field(validator=Part(Terms))
    rounding: Rounding = field(default=Rounding.LARGEST_REMAINDER, converter=AsCode[Rounding], validator=Code(Rounding))
    flow: Flow = field(validator=Part(Flow))
    since: Since = field(validator=Part(Since))
    outcomes: tuple[OutcomeRow, ...] = field(converter=Each[OutcomeRow], validator=Items(Part(OutcomeRow), 100))
    discontinued: tuple[DiscontinuedRow, ...] = field(
        converter=Each[DiscontinuedRow], validator=Items(Part(DiscontinuedRow), 100)
    )
    waiting: Waiting = field(validator=Part(Waiting))
    measures: tuple[MeasureRow, ...] = field(converter=Each[MeasureRow], validator=Items(Part(MeasureRow), 100))
    reasons: tuple[ReasonRow, ...] = field(converter=Each[ReasonRow], validator=Items(Part(ReasonRow), 100))
    breakdowns: tuple[Breakdown, ...] = field(converter=Each[Breakdown], validator=Items(Part(Breakdown), 20))
    rapid: Rapid = field(validator=Part(Rapid))
    rapid_by: tuple[RapidSplit, ...] = field(converter=Each[RapidSplit], validator=Items(Part(RapidSplit), 20))
    reconciliation: Reconciliation = field(validator=Part(Reconciliation))
    notice: Texts = field(converter=as_texts, validator=LONG)
    previous: Comparison | None = field(default=None, validator=Maybe(Part(Comparison)))
    year_before: Comparison | None = field(default=None, validator=Maybe(Part(Comparison)))
    supersedes: DateTime | None = field(default=None, converter=maybe_moment, validator=Maybe(Moment()))
    extensions: FrozenMap[Any] | None = field(default=None, converter=maybe_additions, validator=Maybe(Additions()))

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
            "被取代的报告的数据截止时刻应早于本报告",
            lambda report: [("supersedes",)] if report.supersedes >= report.terms.as_of else [],
            about=("supersedes",),
        ),
        Rule(
            "SG-I-080",
            "the opening is not the closing of the period before: something about it became known afterwards",
            "期初数与上一期的期末数不同：其后获知了有关上一期的新情况",
            lambda report: [("flow", "opening")] if report.previous.closing != report.flow.opening else [],
            about=("previous",),
        ),
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
            closing=self.flow.closing,
            within=self.rapid.within,
        )

    def split_by(self, table: Table) -> tuple[RapidRow, ...]:
        """The rows of the rapid channel split by *table*; none where the report has no such split."""
        return next((split.rows for split in self.rapid_by if split.table is table), ())

    def superseding(self, earlier: QuarterlyReport) -> QuarterlyReport:
        """
        The same report, taking the place of an *earlier* one.

        Raises:
            InvalidValue: Where *earlier* was not extracted before this one.
        """
        return evolve(self, supersedes=earlier.terms.as_of)
