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
from typing import Final, Protocol, final

from attrs import field, frozen

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
from safetygate.domain.plans.years import calendar_years, plan_years
from safetygate.domain.records.checks import Code, Integer, Maybe, Part
from safetygate.domain.records.periods import Period, Quarter, days_of, quarters
from safetygate.domain.reports.figures import Figure

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


class Reported(Protocol):
    """
    What a quarterly report tells of the plan.
    """

    @property
    def rapid_reactions(self) -> Figure:
        """Reactions within the intended period, over those due in the quarter; its period is the quarter."""
        ...


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
        denominator: Of how many: those intended, due, foreseen or told; absent where nothing is intended.
        standing: How that stands against what the plan intends.
    """

    code: IndicatorCode = field(validator=Code(IndicatorCode))
    year_kind: YearKind = field(validator=Code(YearKind))
    period: Period = field(validator=Part(Period))
    numerator: int = field(validator=Integer())
    denominator: int | None = field(default=None, validator=Maybe(Integer()))
    standing: PlanStanding = field(validator=Code(PlanStanding))

    def figures(self, language: str = "en") -> str:
        """The numbers for people, in *language*: `"zh"` for Chinese, anything else for English."""
        if self.denominator is None:
            return str(self.numerator)
        form = _FIGURES.get(self.code, ("{} of {}", "{}/{}"))[language == "zh"]
        return form.format(self.numerator, self.denominator)


_INTENDED: Final = ("{}, intended {}", "{}场，预期{}场")
_FIGURES: Final[Mapping[IndicatorCode, tuple[str, str]]] = {
    IndicatorCode.WORKSHOPS_HELD: _INTENDED,
    IndicatorCode.WORKSHOPS_ONLINE: _INTENDED,
    IndicatorCode.COMPANIES_REACHED: ("{} in {} trainings", "{}家，共{}场培训"),
}


def held(activities: Iterable[Activity], kind: ActivityKind, period: Period, at: dt.date) -> list[Activity]:
    """The activities of one *kind* that were held in *period*, as known on the day *at*."""
    return [
        activity
        for activity in activities
        if activity.status is ActivityStatus.HELD
        and activity.activity_kind is kind
        and activity.starts_on in period
        and activity.starts_on <= at
    ]


def ahead(activities: Iterable[Activity], kind: ActivityKind, period: Period, at: dt.date) -> list[Activity]:
    """The activities of one *kind* in *period* that on the day *at* were still to come, and were not cancelled."""
    return [
        activity
        for activity in activities
        if activity.status is not ActivityStatus.CANCELLED
        and activity.activity_kind is kind
        and activity.starts_on in period
        and (activity.starts_on > at or (activity.starts_on == at and activity.status is not ActivityStatus.HELD))
    ]


def years(start: dt.date, within: Period, target: int | None) -> Iterator[tuple[YearKind, Period, int | None]]:
    """Every year over which workshops are counted, with how many are intended in it."""
    for period in plan_years(start, within):
        yield YearKind.PLAN_YEAR, period, target
    for period in calendar_years(start, within):
        whole = period.first_on.day_of_year == 1
        yield YearKind.CALENDAR_YEAR, period, target if whole else None


def of_workshops(
    activities: Iterable[Activity], target: int | None, start: dt.date, within: Period, at: dt.date
) -> Iterator[Indicator]:
    """
    Workshops held, and those of them held online, in every year of *within* that has begun by *at*.

    A hybrid workshop has an online format, so it counts as held online too.
    """
    activities = tuple(activities)
    online = [activity for activity in activities if activity.mode is not ActivityMode.IN_PERSON]
    for year_kind, period, intended in years(start, within, target):
        if period.first_on <= at:
            for code, counted in (
                (IndicatorCode.WORKSHOPS_HELD, activities),
                (IndicatorCode.WORKSHOPS_ONLINE, online),
            ):
                count = len(held(counted, ActivityKind.WORKSHOP, period, at))
                foreseen = count + len(ahead(counted, ActivityKind.WORKSHOP, period, at))
                yield Indicator(
                    code=code,
                    year_kind=year_kind,
                    period=period,
                    numerator=count,
                    denominator=intended,
                    standing=_against(intended, count, foreseen, ended=at > period.last_on),
                )


def _against(intended: int | None, count: int, foreseen: int, *, ended: bool) -> PlanStanding:
    if intended is None:
        return PlanStanding.NO_TARGET
    if (count if ended else foreseen) >= intended:
        return PlanStanding.ON_COURSE
    return PlanStanding.PAST if ended else PlanStanding.DUE


def of_trainings(activities: Iterable[Activity], within: Period, at: dt.date) -> Iterator[Indicator]:
    """
    Trainings held, over those foreseen; companies reached, over the trainings of which their number is told.
    """
    activities = tuple(activities)
    took_place = held(activities, ActivityKind.TRAINING, within, at)
    foreseen = [
        activity
        for activity in activities
        if activity.activity_kind is ActivityKind.TRAINING
        and activity.status is not ActivityStatus.CANCELLED
        and activity.starts_on in within
    ]
    companies = [
        activity.attendance.companies
        for activity in took_place
        if activity.attendance is not None and activity.attendance.companies is not None
    ]
    yield _untargeted(IndicatorCode.TRAININGS_HELD, within, len(took_place), len(foreseen))
    yield _untargeted(IndicatorCode.COMPANIES_REACHED, within, sum(companies), len(companies))


def _untargeted(code: IndicatorCode, within: Period, numerator: int, denominator: int) -> Indicator:
    return Indicator(
        code=code,
        year_kind=YearKind.REVIEW_PERIOD,
        period=within,
        numerator=numerator,
        denominator=denominator,
        standing=PlanStanding.NO_TARGET,
    )


def of_exchanges(reports: Iterable[Reported], within: Period, at: dt.date) -> Iterator[Indicator]:
    """
    Reactions within the intended period, over those due; quarterly reports received, over the quarters that ended.

    Both tell of the quarters that end in *within* before the day *at*; a report on any other period is passed over.
    Of several reports on one quarter the last one given counts.
    """
    received = by_quarter(reports)
    ended = [quarter for quarter in quarters(within) if quarter.last_day < at]
    told = [received[quarter] for quarter in ended if quarter in received]
    missing = [quarter for quarter in ended if quarter not in received]
    within_period, due = sum(figure.numerator for figure in told), sum(figure.denominator for figure in told)
    awaited = PlanStanding.DUE if missing else PlanStanding.ON_COURSE
    late = any(quarter.shift(1).last_day < at for quarter in missing)
    for code, numerator, denominator, past in (
        (IndicatorCode.RAPID_WITHIN_PERIOD, within_period, due, within_period < due),
        (IndicatorCode.QUARTERLY_REPORTS, len(told), len(ended), late),
    ):
        yield Indicator(
            code=code,
            year_kind=YearKind.REVIEW_PERIOD,
            period=within,
            numerator=numerator,
            denominator=denominator,
            standing=PlanStanding.PAST if past else awaited,
        )


def by_quarter(reports: Iterable[Reported]) -> dict[Quarter, Figure]:
    """What *reports* tell of whole quarters, by quarter."""
    figures = (report.rapid_reactions for report in reports)
    told = ((Quarter.of(figure.period.first_on), figure) for figure in figures)
    return {quarter: figure for quarter, figure in told if figure.period == days_of(quarter)}


def worst(standings: Iterable[PlanStanding]) -> PlanStanding:
    """The worst of *standings*; that there is no target where there are none."""
    order = list(PlanStanding)
    return max(standings, key=order.index, default=PlanStanding.NO_TARGET)
