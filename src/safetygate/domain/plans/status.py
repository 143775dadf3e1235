"""
How the Action plan stands on one day, and what lies ahead: activities, workshops still missing, reports, the review.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain.codes import ActivityKind, ActivityStatus, DueKind, PlanStanding, PlanState
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.cycle import Cycle
from safetygate.domain.plans.indicator import Indicator, by_quarter, counted_years, split_activities, worst
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Multilingual, Part, Text
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.moments import days_after, format_day
from safetygate.domain.records.periods import Period, days_of, quarters
from safetygate.domain.records.phrases import COLON, Language, Phrase
from safetygate.domain.records.rules import Path, Record, Rule
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport


def _count_of_another_kind(due: Due) -> Iterable[Path]:
    missing = due.due_kind is DueKind.WORKSHOP_MISSING
    return [("count",)] if (due.count is not None) is not missing else []


@final
@frozen(kw_only=True)
class Due(Record):
    """
    One thing that is intended by a day, or takes place on it.

    Attributes:
        due_kind: What it is.
        due_on: The day.
        reference: What it is about: an activity, a quarter, a year, a review, or what the host names.
        title: The same for people, where there are words for it.
        period: The days it concerns.
        count: How many are missing.
    """

    due_kind: DueKind = field(validator=Code(DueKind))
    due_on: Date = field(converter=as_day, validator=Day())
    reference: str = field(validator=Text(500))
    title: Texts | None = field(default=None, validator=Maybe(Multilingual(1000)))
    period: Period | None = field(default=None, validator=Maybe(Part(Period)))
    count: int | None = field(default=None, validator=Maybe(Integer(1)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-069",
            "expected a count for missing workshops, and for nothing else",
            "仅缺少的研讨会须注明数量",
            _count_of_another_kind,
        ),
    )

    @property
    def identity(self) -> tuple[DueKind, str]:
        """What stays the same when the day changes."""
        return (self.due_kind, self.reference)

    def label(self, language: str | Language) -> str:
        """
        What it is, for people, in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        code = Language.parse(language).value
        about = self.reference if self.title is None else self.title.best(code, "en")
        label = f"{self.due_kind.label(language)}{COLON.say(language)}{about}"
        return label if self.count is None else _MISSING.say(language, label, self.count)


_MISSING: Final = Phrase("{} ({})", "{}（{}场）")


@final
@frozen(kw_only=True)
class PlanStatus:
    """
    What is on course, due or past on one day.

    Attributes:
        as_of_on: The day.
        state: Where the plan stands in its cycle.
        plan_year: In which year of the plan the day lies, counted from 1; absent while the plan is not in operation.
        cycle: The cycle that is open; absent while the plan is not in operation.
        review: How its review stands.
        indicators: How each thing that is counted stands in the open cycle.
    """

    as_of_on: Date = field(converter=as_day, validator=Day())
    state: PlanState = field(validator=Code(PlanState))
    plan_year: int | None = field(default=None, validator=Maybe(Integer(1)))
    cycle: Cycle | None = field(default=None, validator=Maybe(Part(Cycle)))
    review: PlanStanding = field(default=PlanStanding.NO_TARGET, validator=Code(PlanStanding))
    indicators: tuple[Indicator, ...] = field(default=(), validator=Items(Part(Indicator), 2000))

    @property
    def standing(self) -> PlanStanding:
        """The worst of the review and of all indicators."""
        return worst([self.review, *(indicator.standing for indicator in self.indicators)])


def activities_due(activities: Iterable[Activity], between: Period) -> Iterator[Due]:
    """The activities that are planned for a day of *between*."""
    for activity in activities:
        planned = activity.status in {ActivityStatus.PLANNED, ActivityStatus.MOVED}
        if planned and activity.starts_on in between:
            yield Due(
                due_kind=DueKind.ACTIVITY,
                due_on=activity.starts_on,
                reference=activity.id,
                title=activity.title,
                period=Period(first_on=activity.starts_on, last_on=activity.ends_on or activity.starts_on),
            )


def workshops_due(activities: Iterable[Activity], target: int | None, start: dt.date, between: Period) -> Iterator[Due]:
    """The workshops still to be arranged in each year that ends in *between*, as seen on its first day."""
    activities, at = tuple(activities), between.first_on
    for year_kind, period, intended in counted_years(start, between, target):
        if intended is not None and period.last_on in between:
            held, ahead = split_activities(activities, ActivityKind.WORKSHOP, period, at)
            missing = intended - len(held) - len(ahead)
            if missing > 0:
                yield Due(
                    due_kind=DueKind.WORKSHOP_MISSING,
                    due_on=period.last_on,
                    reference=f"{year_kind.value}:{format_day(period.first_on)}",
                    title=Texts(en=f"{year_kind.en} {period.label('en')}", zh=f"{year_kind.zh}{period.label('zh')}"),
                    period=period,
                    count=missing,
                )


def reports_due(reports: Iterable[QuarterlyReport], start: dt.date, between: Period) -> Iterator[Due]:
    """The quarterly reports not among *reports* that are due on a day of *between*: the day after their quarter."""
    received = by_quarter(reports)
    ends = Period(first_on=max(start, days_after(between.first_on, -1)), last_on=max(start, between.last_on))
    for quarter in quarters(ends):
        due_on = days_after(quarter.last_day, 1)
        if quarter not in received and due_on in between:
            yield Due(
                due_kind=DueKind.QUARTERLY_REPORT,
                due_on=due_on,
                reference=str(quarter),
                period=days_of(quarter),
            )


def review_due(cycle: Cycle, between: Period) -> Iterator[Due]:
    """The day on which the review that ends *cycle* is due, and the day on which its preparation opens."""
    for kind, day in (
        (DueKind.PREPARATION, cycle.preparation_from_on),
        (DueKind.REVIEW, cycle.review_due_on),
    ):
        if day in between:
            yield Due(
                due_kind=kind,
                due_on=day,
                reference=f"review:{format_day(cycle.period.first_on)}",
                title=Texts(en=cycle.period.label("en"), zh=cycle.period.label("zh")),
                period=cycle.period,
            )
