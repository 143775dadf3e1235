"""
Indicators: what the record shows of the three actions, one number over another, never typed in.

Workshops are counted by the year of the plan and by the calendar year, since "twice a year" may be read as either.
A calendar year during which the plan came into operation has no target: it is not a whole one.
A training and a company reached have none either: their number fits the circumstances (Action plan, action 3).
The share of reactions within the intended period is shown, and stands against nothing unless the parties agreed a
threshold: the plan intends a reaction within 21 days and does not say in how many cases.
A quarterly report counts as received where the submission of the other party was, not where one computed it oneself.
It is due once its quarter has ended, and past once the next one has: the plan names no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.plans.activity import Activity
from safetygate.domain.records.checks import Code, Integer, Maybe, Part
from safetygate.domain.records.converters import AsCode
from safetygate.domain.records.moments import days_after
from safetygate.domain.records.periods import Period, Quarter, quarters, years_after
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission

Target: TypeAlias = Callable[[codes.TargetCode, dt.date], int | None]
"""The number that the plan has in mind for one thing that is counted, on one day."""

ACTIONS: Final[Mapping[codes.IndicatorCode, codes.ActionCode]] = MappingProxyType(
    {
        codes.IndicatorCode.RAPID_WITHIN_PERIOD: codes.ActionCode.RAPID_EXCHANGES,
        codes.IndicatorCode.QUARTERLY_REPORTS: codes.ActionCode.RAPID_EXCHANGES,
        codes.IndicatorCode.WORKSHOPS_HELD: codes.ActionCode.WORKSHOPS,
        codes.IndicatorCode.WORKSHOPS_ONLINE: codes.ActionCode.WORKSHOPS,
        codes.IndicatorCode.TRAININGS_HELD: codes.ActionCode.TRAININGS,
        codes.IndicatorCode.COMPANIES_REACHED: codes.ActionCode.TRAININGS,
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

    code: codes.IndicatorCode = field(converter=AsCode[codes.IndicatorCode], validator=Code(codes.IndicatorCode))
    year_kind: codes.YearKind = field(converter=AsCode[codes.YearKind], validator=Code(codes.YearKind))
    period: Period = field(validator=Part(Period))
    numerator: int = field(validator=Integer())
    denominator: int | None = field(default=None, validator=Maybe(Integer()))
    standing: codes.PlanStanding = field(converter=AsCode[codes.PlanStanding], validator=Code(codes.PlanStanding))

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
_FIGURES: Final[Mapping[codes.IndicatorCode, Phrase]] = {
    codes.IndicatorCode.WORKSHOPS_HELD: _INTENDED,
    codes.IndicatorCode.WORKSHOPS_ONLINE: _INTENDED,
    codes.IndicatorCode.COMPANIES_REACHED: Phrase("{} (trainings that say so: {})", "{}家（注明家数的培训：{}场）"),
}


def split_activities(
    activities: Iterable[Activity], kind: codes.ActivityKind, period: Period, at: dt.date
) -> tuple[list[Activity], list[Activity]]:
    """
    The activities of one *kind* in *period*, as known on the day *at*: those held, and those still to come.

    One that was to take place earlier, and of which nobody has said that it was held, is neither.
    """
    listed = [
        each
        for each in activities
        if each.activity_kind is kind and each.status is not codes.ActivityStatus.CANCELLED and each.starts_on in period
    ]
    held = [each for each in listed if each.status is codes.ActivityStatus.HELD and each.starts_on <= at]
    ahead = [
        each
        for each in listed
        if each.starts_on > at or (each.starts_on == at and each.status is not codes.ActivityStatus.HELD)
    ]
    return held, ahead


def plan_year(start: dt.date, number: int) -> Period:
    """The year *number* of a plan that is in operation since *start*, counted from 1."""
    return Period(first_on=years_after(start, number - 1), last_on=days_after(years_after(start, number), -1))


def plan_year_number(start: dt.date, day: dt.date) -> int:
    """In which year of a plan in operation since *start* a later *day* lies, counted from 1."""
    years = day.year - start.year
    return years + 1 if years_after(start, years) <= day else years


def years_to_count(start: dt.date, within: Period) -> Iterator[tuple[codes.YearKind, Period, bool]]:
    """Every year over which workshops are counted that has a day of *within*, and whether it is a whole one."""
    first_on = max(within.first_on, start)
    for number in range(plan_year_number(start, first_on), plan_year_number(start, within.last_on) + 1):
        yield codes.YearKind.PLAN_YEAR, plan_year(start, number), True
    # "At least twice a year" (Action plan, action 2) does not say from which day a year counts.
    for year in range(first_on.year, within.last_on.year + 1):
        period = Period(first_on=max(Date(year, 1, 1), start), last_on=Date(year, 12, 31))
        yield codes.YearKind.CALENDAR_YEAR, period, period.first_on.day_of_year == 1


def count_workshops(
    activities: Iterable[Activity], target: Target, start: dt.date, within: Period, at: dt.date
) -> Iterator[Indicator]:
    """
    Workshops held, and those of them held online, in every year of *within* that has begun by *at*.

    A hybrid workshop has an online format, so it counts as held online too.
    """
    activities = tuple(activities)
    # The plan asks for an online format, and a hybrid workshop has one.
    online = [activity for activity in activities if activity.mode is not codes.ActivityMode.IN_PERSON]
    for year_kind, period, whole in years_to_count(start, within):
        for code, intends, listed in (
            (codes.IndicatorCode.WORKSHOPS_HELD, codes.TargetCode.WORKSHOPS_A_YEAR, activities),
            (codes.IndicatorCode.WORKSHOPS_ONLINE, codes.TargetCode.WORKSHOPS_ONLINE_A_YEAR, online),
        ):
            if period.first_on <= at:
                held, ahead = split_activities(listed, codes.ActivityKind.WORKSHOP, period, at)
                intended, ended = target(intends, min(at, period.last_on)) if whole else None, at > period.last_on
                yield Indicator(
                    code=code,
                    year_kind=year_kind,
                    period=period,
                    numerator=len(held),
                    denominator=intended,
                    standing=_compare(len(held) + (0 if ended else len(ahead)), intended, ended=ended),
                )


def _compare(count: int, intended: int | None, *, ended: bool) -> codes.PlanStanding:
    if intended is None:
        return codes.PlanStanding.NO_TARGET
    if count >= intended:
        return codes.PlanStanding.ON_COURSE
    return codes.PlanStanding.PAST if ended else codes.PlanStanding.DUE


# No target: their number "will be determined according to relevant circumstances" (Action plan, action 3).
def count_trainings(activities: Iterable[Activity], within: Period, at: dt.date) -> Iterator[Indicator]:
    """
    Trainings held, over those foreseen; companies reached, over the trainings of which their number is known.
    """
    activities = tuple(activities)
    held, _ = split_activities(activities, codes.ActivityKind.TRAINING, within, at)
    foreseen = [
        each
        for each in activities
        if each.activity_kind is codes.ActivityKind.TRAINING
        and each.status is not codes.ActivityStatus.CANCELLED
        and each.starts_on in within
    ]
    attendances = (each.attendance for each in held if each.attendance is not None)
    companies = [attendance.companies for attendance in attendances if attendance.companies is not None]
    for code, numerator, denominator in (
        (codes.IndicatorCode.TRAININGS_HELD, len(held), len(foreseen)),
        (codes.IndicatorCode.COMPANIES_REACHED, sum(companies), len(companies)),
    ):
        yield Indicator(
            code=code,
            year_kind=codes.YearKind.REVIEW_PERIOD,
            period=within,
            numerator=numerator,
            denominator=denominator,
            standing=codes.PlanStanding.NO_TARGET,
        )


def count_reactions(
    reports: Iterable[QuarterlyReport], target: Target, within: Period, at: dt.date
) -> Iterator[Indicator]:
    """
    Reactions within the intended period, over those due in the quarters that end in *within* before the day *at*.

    A report on any other period is passed over; of several reports on one quarter the last one given counts.
    """
    # A later report on a quarter takes the place of an earlier one, as the figures of a live system change.
    by_quarter = {report.quarter: report.rapid.within for report in reports if report.quarter is not None}
    # Summed before they are divided: a mean of shares would weigh a quiet quarter like a busy one.
    shares = [share for quarter, share in by_quarter.items() if quarter in _quarters_over(within, at)]
    reactions, due = sum(share.numerator for share in shares), sum(share.denominator for share in shares)
    percent = target(codes.TargetCode.REACTION_SHARE, min(at, within.last_on))
    # Rounded up: of 7 reactions due, 80 % are reached with 6.
    needed = None if percent is None else -(-due * percent // 100)
    yield Indicator(
        code=codes.IndicatorCode.RAPID_WITHIN_PERIOD,
        year_kind=codes.YearKind.REVIEW_PERIOD,
        period=within,
        numerator=reactions,
        denominator=due,
        standing=_compare(reactions, needed, ended=at > within.last_on),
    )


def count_submissions(submissions: Iterable[QuarterlySubmission], within: Period, at: dt.date) -> Iterator[Indicator]:
    """Quarterly reports of the GACC received by the day *at*, over the quarters that end in *within* before it."""
    ended, received = _quarters_over(within, at), quarters_reported(submissions, at)
    missing = [quarter for quarter in ended if quarter not in received]
    # The plan says "quarterly" and no day: late is what has not come when the next quarter is over, too.
    late = any(quarter.shift(1).last_day < at for quarter in missing)
    awaited = codes.PlanStanding.DUE if missing else codes.PlanStanding.ON_COURSE
    yield Indicator(
        code=codes.IndicatorCode.QUARTERLY_REPORTS,
        year_kind=codes.YearKind.REVIEW_PERIOD,
        period=within,
        numerator=len(ended) - len(missing),
        denominator=len(ended),
        standing=codes.PlanStanding.PAST if late else awaited,
    )


def quarters_reported(submissions: Iterable[QuarterlySubmission], at: dt.date) -> frozenset[Quarter]:
    """The quarters on which the GACC has reported, by the day *at*; one that nobody has received yet is none."""
    return frozenset(
        each.quarter
        for each in submissions
        if each.issuer.code is codes.AuthorityCode.GACC and each.received_on is not None and each.received_on <= at
    )


def _quarters_over(within: Period, at: dt.date) -> list[Quarter]:
    return [quarter for quarter in quarters(within) if quarter.last_day < at]


def worst(standings: Iterable[codes.PlanStanding]) -> codes.PlanStanding:
    """The worst of *standings*; that there is no target where there are none."""
    order = list(codes.PlanStanding)
    return max(standings, key=order.index, default=codes.PlanStanding.NO_TARGET)
