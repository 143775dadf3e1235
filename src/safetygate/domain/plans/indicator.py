"""
Indicators: what the record shows of the three actions, one number over another, never typed in.

Workshops are counted by the year of the plan and by the calendar year, since "twice a year" may be read as either.
A calendar year during which the plan came into operation has no target: it is not a whole one.
A training and a company reached have none either: their number fits the circumstances (Action plan, action 3).
A quarterly report is due once its quarter has ended, and past once the next one has: the plan names no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.codes import (
    ActionCode,
    ActivityKind,
    ActivityMode,
    ActivityStatus,
    IndicatorCode,
    PlanStanding,
    YearKind,
)
from safetygate.domain.plans.activity import Activity
from safetygate.domain.records.checks import Code, Integer, Maybe, Part
from safetygate.domain.records.moments import days_after
from safetygate.domain.records.periods import Period, Quarter, quarters, years_after
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport

ACTIONS: Final[Mapping[IndicatorCode, ActionCode]] = MappingProxyType(
    {
        IndicatorCode.RAPID_WITHIN_PERIOD: ActionCode.RAPID_EXCHANGES,
        IndicatorCode.QUARTERLY_REPORTS: ActionCode.RAPID_EXCHANGES,
        IndicatorCode.WORKSHOPS_HELD: ActionCode.WORKSHOPS,
        IndicatorCode.WORKSHOPS_ONLINE: ActionCode.WORKSHOPS,
        IndicatorCode.TRAININGS_HELD: ActionCode.TRAININGS,
        IndicatorCode.COMPANIES_REACHED: ActionCode.TRAININGS,
    }
)
"""Which action each indicator tells of."""


@final
@frozen(kw_only=True)
class Indicator:
    """
    How one thing that is counted stands in one period.

    Attributes:
        code: What is counted.
        year_kind: Over which kind of period.
        period: Its days.
        numerator: How many there are.
        denominator: Of how many: those intended, due, foreseen or known; absent where nothing is intended.
        standing: How that stands against what the plan intends.
    """

    code: IndicatorCode = field(validator=Code(IndicatorCode))
    year_kind: YearKind = field(validator=Code(YearKind))
    period: Period = field(validator=Part(Period))
    numerator: int = field(validator=Integer())
    denominator: int | None = field(default=None, validator=Maybe(Integer()))
    standing: PlanStanding = field(validator=Code(PlanStanding))

    def figures(self, language: str | Language) -> str:
        """
        The numbers for people, in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        words = _NUMBER if self.denominator is None else _FIGURES.get(self.code, _PART)
        return words.say(language, self.numerator, self.denominator)


_NUMBER: Final = Phrase("{}", "{}")
_PART: Final = Phrase("{} of {}", "{}/{}")
_INTENDED: Final = Phrase("{}, intended {}", "{}场，预期{}场")
_FIGURES: Final[Mapping[IndicatorCode, Phrase]] = {
    IndicatorCode.WORKSHOPS_HELD: _INTENDED,
    IndicatorCode.WORKSHOPS_ONLINE: _INTENDED,
    IndicatorCode.COMPANIES_REACHED: Phrase("{} in {} trainings", "{}家，共{}场培训"),
}


def split_activities(
    activities: Iterable[Activity], kind: ActivityKind, period: Period, at: dt.date
) -> tuple[list[Activity], list[Activity]]:
    """
    The activities of one *kind* in *period*, as known on the day *at*: those held, and those still to come.

    One that was to take place earlier, and of which nobody has said that it was held, is neither.
    """
    listed = [
        each
        for each in activities
        if each.activity_kind is kind and each.status is not ActivityStatus.CANCELLED and each.starts_on in period
    ]
    held = [each for each in listed if each.status is ActivityStatus.HELD and each.starts_on <= at]
    ahead = [
        each
        for each in listed
        if each.starts_on > at or (each.starts_on == at and each.status is not ActivityStatus.HELD)
    ]
    return held, ahead


def plan_year(start: dt.date, number: int) -> Period:
    """The year *number* of a plan that is in operation since *start*, counted from 1."""
    return Period(first_on=years_after(start, number - 1), last_on=days_after(years_after(start, number), -1))


def plan_year_number(start: dt.date, day: dt.date) -> int:
    """In which year of a plan in operation since *start* a later *day* lies, counted from 1."""
    years = day.year - start.year
    return years + 1 if years_after(start, years) <= day else years


def counted_years(start: dt.date, within: Period, target: int | None) -> Iterator[tuple[YearKind, Period, int | None]]:
    """Every year over which workshops are counted that has a day of *within*, with how many are intended in it."""
    first_on = max(within.first_on, start)
    for number in range(plan_year_number(start, first_on), plan_year_number(start, within.last_on) + 1):
        yield YearKind.PLAN_YEAR, plan_year(start, number), target
    for year in range(first_on.year, within.last_on.year + 1):
        period = Period(first_on=max(Date(year, 1, 1), start), last_on=Date(year, 12, 31))
        yield YearKind.CALENDAR_YEAR, period, target if period.first_on.day_of_year == 1 else None


def count_workshops(
    activities: Iterable[Activity], target: int | None, start: dt.date, within: Period, at: dt.date
) -> Iterator[Indicator]:
    """
    Workshops held, and those of them held online, in every year of *within* that has begun by *at*.

    A hybrid workshop has an online format, so it counts as held online too.
    """
    activities = tuple(activities)
    online = [activity for activity in activities if activity.mode is not ActivityMode.IN_PERSON]
    for year_kind, period, intended in counted_years(start, within, target):
        if period.first_on <= at:
            for code, listed in ((IndicatorCode.WORKSHOPS_HELD, activities), (IndicatorCode.WORKSHOPS_ONLINE, online)):
                held, ahead = split_activities(listed, ActivityKind.WORKSHOP, period, at)
                ended = at > period.last_on
                if intended is None:
                    standing = PlanStanding.NO_TARGET
                elif len(held) + (0 if ended else len(ahead)) >= intended:
                    standing = PlanStanding.ON_COURSE
                else:
                    standing = PlanStanding.PAST if ended else PlanStanding.DUE
                yield Indicator(
                    code=code,
                    year_kind=year_kind,
                    period=period,
                    numerator=len(held),
                    denominator=intended,
                    standing=standing,
                )


def count_trainings(activities: Iterable[Activity], within: Period, at: dt.date) -> Iterator[Indicator]:
    """
    Trainings held, over those foreseen; companies reached, over the trainings of which their number is known.
    """
    activities = tuple(activities)
    held, _ = split_activities(activities, ActivityKind.TRAINING, within, at)
    foreseen = [
        each
        for each in activities
        if each.activity_kind is ActivityKind.TRAINING
        and each.status is not ActivityStatus.CANCELLED
        and each.starts_on in within
    ]
    attendances = (each.attendance for each in held if each.attendance is not None)
    companies = [attendance.companies for attendance in attendances if attendance.companies is not None]
    for code, numerator, denominator in (
        (IndicatorCode.TRAININGS_HELD, len(held), len(foreseen)),
        (IndicatorCode.COMPANIES_REACHED, sum(companies), len(companies)),
    ):
        yield Indicator(
            code=code,
            year_kind=YearKind.REVIEW_PERIOD,
            period=within,
            numerator=numerator,
            denominator=denominator,
            standing=PlanStanding.NO_TARGET,
        )


def count_exchanges(reports: Iterable[QuarterlyReport], within: Period, at: dt.date) -> Iterator[Indicator]:
    """
    Reactions within the intended period, over those due; quarterly reports received, over the quarters that ended.

    Both are about the quarters that end in *within* before the day *at*; a report on any other period is passed over.
    Of several reports on one quarter the last one given counts.
    """
    received = by_quarter(reports)
    ended = [quarter for quarter in quarters(within) if quarter.last_day < at]
    shares = [received[quarter].rapid.within for quarter in ended if quarter in received]
    missing = [quarter for quarter in ended if quarter not in received]
    reactions, due = sum(share.numerator for share in shares), sum(share.denominator for share in shares)
    late = any(quarter.shift(1).last_day < at for quarter in missing)
    for code, numerator, denominator, past in (
        (IndicatorCode.RAPID_WITHIN_PERIOD, reactions, due, reactions < due),
        (IndicatorCode.QUARTERLY_REPORTS, len(shares), len(ended), late),
    ):
        awaited = PlanStanding.DUE if missing else PlanStanding.ON_COURSE
        yield Indicator(
            code=code,
            year_kind=YearKind.REVIEW_PERIOD,
            period=within,
            numerator=numerator,
            denominator=denominator,
            standing=PlanStanding.PAST if past else awaited,
        )


def by_quarter(reports: Iterable[QuarterlyReport]) -> dict[Quarter, QuarterlyReport]:
    """The *reports* on whole quarters, by quarter; of several on one quarter the last one."""
    return {report.quarter: report for report in reports if report.quarter is not None}


def worst(standings: Iterable[PlanStanding]) -> PlanStanding:
    """The worst of *standings*; that there is no target where there are none."""
    order = list(PlanStanding)
    return max(standings, key=order.index, default=PlanStanding.NO_TARGET)
