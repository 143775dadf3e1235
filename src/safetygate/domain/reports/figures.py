"""
The figures of a report: rows and totals, as people read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, final

from attrs import field, frozen

from safetygate.domain.codes import (
    DiscontinuationReason,
    FollowUpMeasureType,
    FollowUpOutcome,
    Initiator,
    NoMeasureReason,
)
from safetygate.domain.codes.deadlines import Certainty
from safetygate.domain.codes.reports import AgeBand, Table
from safetygate.domain.records.checks import Boolean, Code, Integer, Items, Maybe, Part, Text
from safetygate.domain.records.converters import AsCode, Each
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.shapes import NUMBER
from safetygate.domain.reports.shares import DECIMAL, Share


def _not_carried_over(flow: Flow) -> Iterable[Path]:
    return [] if flow.opening + flow.started - flow.completed - flow.discontinued == flow.closing else [("closing",)]


@final
@frozen(kw_only=True)
class Flow(Record):
    """
    What went through in the period, under three denominators that are never mixed.

    Attributes:
        transmitted: Alerts transmitted.
        opening: Investigations under way at the beginning.
        started: Investigations started.
        completed: Investigations completed.
        discontinued: Investigations that ended without a final answer.
        closing: Investigations under way at the end.
    """

    transmitted: int = field(validator=Integer())
    opening: int = field(validator=Integer())
    started: int = field(validator=Integer())
    completed: int = field(validator=Integer())
    discontinued: int = field(validator=Integer())
    closing: int = field(validator=Integer())

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-084",
            "expected opening plus started minus completed minus discontinued to be closing",
            "期初调查中的数量加启动数减完成数再减终止数应等于期末调查中的数量",
            _not_carried_over,
        ),
    )


@final
@frozen(kw_only=True)
class Since:
    """
    The same counted since the start of the exchange, up to the end of the period.

    Attributes:
        transmitted: Alerts transmitted.
        started: Investigations started.
        completed: Investigations completed.
    """

    transmitted: int = field(validator=Integer())
    started: int = field(validator=Integer())
    completed: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class OutcomeRow:
    """
    How many investigations ended in one way.

    Attributes:
        outcome: The outcome of the final answer.
        count: How many investigations completed in the period.
        percent: Their share in all that were completed.
    """

    outcome: FollowUpOutcome = field(converter=AsCode[FollowUpOutcome], validator=Code(FollowUpOutcome))
    count: int = field(validator=Integer())
    percent: str = field(validator=DECIMAL)


@final
@frozen(kw_only=True)
class MeasureRow:
    """
    In how many cases one type of measure was first reported in the period, on one initiative.

    Attributes:
        type: The type of measure.
        initiator: On whose initiative.
        count: How many cases.
    """

    type: FollowUpMeasureType = field(converter=AsCode[FollowUpMeasureType], validator=Code(FollowUpMeasureType))
    initiator: Initiator = field(converter=AsCode[Initiator], validator=Code(Initiator))
    count: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class ReasonRow:
    """
    In how many cases one reason for no measure was first reported in the period.

    Attributes:
        reason: The reason.
        count: How many cases.
    """

    reason: NoMeasureReason = field(converter=AsCode[NoMeasureReason], validator=Code(NoMeasureReason))
    count: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class DiscontinuedRow:
    """
    How many investigations ended without a final answer in the period, for one reason.

    Attributes:
        reason: The reason.
        count: How many.
    """

    reason: DiscontinuationReason = field(
        converter=AsCode[DiscontinuationReason], validator=Code(DiscontinuationReason)
    )
    count: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class AgeRow:
    """
    How many flags for follow-up have been past the intended period for so long at the end of the period.

    Attributes:
        age: For how long.
        count: How many flags.
    """

    age: AgeBand = field(converter=AsCode[AgeBand], validator=Code(AgeBand))
    count: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class Waiting:
    """
    What is not settled at the end of the period; it stays here in every later period until it is.

    Attributes:
        not_started: Alerts transmitted whose investigation has not begun, in cases that are not closed.
        overdue: Flags for follow-up without a reaction, past the intended period, by age; a closure settles none.
    """

    not_started: int = field(validator=Integer())
    overdue: tuple[AgeRow, ...] = field(converter=Each[AgeRow], validator=Items(Part(AgeRow), 10))


@final
@frozen(kw_only=True)
class BreakdownRow:
    """
    One row of a breakdown.

    Attributes:
        code: A code of the list that the table is about, or `unknown` where the alert does not say.
        transmitted: Alerts transmitted in the period.
        started: Investigations started in the period.
        completed: Investigations completed in the period.
    """

    code: str = field(validator=Text(100))
    transmitted: int = field(validator=Integer())
    started: int = field(validator=Integer())
    completed: int = field(validator=Integer())


@final
@frozen(kw_only=True)
class Breakdown:
    """
    The flow of the period by one property of the alert.

    Attributes:
        table: By what.
        partition: Whether every alert stands in exactly one row, so that rows add up to the total; an alert that names
            several risks or platforms stands in several.
        rows: A row for every code of the list, zero or not, in the order of the list.
    """

    table: Table = field(converter=AsCode[Table], validator=Code(Table))
    partition: bool = field(validator=Boolean())
    rows: tuple[BreakdownRow, ...] = field(converter=Each[BreakdownRow], validator=Items(Part(BreakdownRow), 1000))


@final
@frozen(kw_only=True)
class DaysRow:
    """
    How many reactions took so many days.

    Attributes:
        days: Integer days from the day of the event, which is day 0, in the zone of whoever was asked.
        count: How many reactions.
    """

    days: int = field(validator=Integer())
    count: int = field(validator=Integer(1))


def _reactions_without_days(rapid: Rapid) -> Iterable[Path]:
    answered = sum(row.count for row in rapid.histogram)
    return [] if answered == rapid.within.numerator + rapid.after else [("histogram",)]


@final
@frozen(kw_only=True)
class Rapid(Record):
    """
    The rapid channel: flags for follow-up whose intended period ends in the period of the report.

    Attributes:
        within: Reactions within the intended period, over all flags that were due: withdrawn and running ones are not.
        after: Reactions after it.
        unanswered: No reaction, past the intended period at the moment of extraction.
        running: No reaction yet, and the intended period has not ended at the moment of extraction.
        withdrawn: Withdrawn without a reaction.
        histogram: How many days the reactions took.
        median_days: The median of these days; absent where there is no reaction.
        ninth_decile_days: The 90th percentile of these days; absent where there is no reaction.
        certainty: What the last days rest on, the least sure of them.
    """

    within: Share = field(validator=Part(Share))
    after: int = field(validator=Integer())
    unanswered: int = field(validator=Integer())
    running: int = field(validator=Integer())
    withdrawn: int = field(validator=Integer())
    histogram: tuple[DaysRow, ...] = field(default=(), converter=Each[DaysRow], validator=Items(Part(DaysRow), 10_000))
    median_days: str | None = field(default=None, validator=Maybe(DECIMAL))
    ninth_decile_days: str | None = field(default=None, validator=Maybe(DECIMAL))
    certainty: Certainty = field(default=Certainty.PUBLISHED, converter=AsCode[Certainty], validator=Code(Certainty))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-085",
            "expected a number of days for every reaction",
            "每一次反馈均应有相应的天数",
            _reactions_without_days,
        ),
    )


@final
@frozen(kw_only=True)
class RapidRow:
    """
    The rapid channel in one row of a split.

    Attributes:
        code: A code of the list that the split is about, or `unknown` where the alert does not say.
        within: Reactions within the intended period, over all flags that were due.
        after: Reactions after it.
        unanswered: No reaction, past the intended period.
        running: No reaction yet, and the intended period has not ended.
        withdrawn: Withdrawn without a reaction.
        median_days: The median of the days of its reactions; absent where there are fewer than the split asks for.
        ninth_decile_days: Their 90th percentile; absent likewise.
    """

    code: str = field(validator=Text(100))
    within: Share = field(validator=Part(Share))
    after: int = field(validator=Integer())
    unanswered: int = field(validator=Integer())
    running: int = field(validator=Integer())
    withdrawn: int = field(validator=Integer())
    median_days: str | None = field(default=None, validator=Maybe(DECIMAL))
    ninth_decile_days: str | None = field(default=None, validator=Maybe(DECIMAL))


@final
@frozen(kw_only=True)
class RapidSplit:
    """
    The rapid channel by one property, so that one can see whether priority was given.

    Attributes:
        table: By what.
        fewest: From how many reactions on a row tells median and percentile.
        rows: A row for every code of the list, zero or not.
    """

    table: Table = field(converter=AsCode[Table], validator=Code(Table))
    fewest: int = field(validator=Integer(1))
    rows: tuple[RapidRow, ...] = field(converter=Each[RapidRow], validator=Items(Part(RapidRow), 1000))


@final
@frozen(kw_only=True)
class Reconciliation:
    """
    What the rapid channel and the quarterly channel say of the cases of which one of them completed its work.

    Attributes:
        same_outcome: Both channels, same outcome.
        different_outcome: Both channels, different outcomes.
        different_measures: Both channels, same outcome, different measures or reasons.
        first_rapid: Completed first by the rapid channel, whether or not the other follows.
        first_investigated: Completed first by the quarterly channel, likewise.
        differing: The first numbers of alerts with different outcomes, in order of text.
        differing_complete: Whether all of them are listed.
    """

    same_outcome: int = field(validator=Integer())
    different_outcome: int = field(validator=Integer())
    different_measures: int = field(validator=Integer())
    first_rapid: int = field(validator=Integer())
    first_investigated: int = field(validator=Integer())
    differing: tuple[str, ...] = field(default=(), converter=Each[str], validator=Items(NUMBER, 100, distinct=True))
    differing_complete: bool = field(default=True, validator=Boolean())
