"""
How the Action plan stands on one day, and what lies ahead: activities, workshops still missing, reports, the review.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.plans import indicator
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.agreement import PlanVersion
from safetygate.domain.plans.cycle import Cycle
from safetygate.domain.plans.indicator import Indicator, Target
from safetygate.domain.records.checks import Code, Day, Integer, Items, Maybe, Multilingual, Part, Text
from safetygate.domain.records.converters import AsCode, Each, as_day, maybe_texts
from safetygate.domain.records.moments import days_after, format_day
from safetygate.domain.records.periods import Period, days_of, quarters
from safetygate.domain.records.phrases import COLON, Language, Phrase
from safetygate.domain.records.rules import Record, Rule
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission


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

    due_kind: codes.DueKind = field(converter=AsCode[codes.DueKind], validator=Code(codes.DueKind))
    due_on: Date = field(converter=as_day, validator=Day())
    reference: str = field(validator=Text(500))
    title: Texts | None = field(default=None, converter=maybe_texts, validator=Maybe(Multilingual(1000)))
    period: Period | None = field(default=None, validator=Maybe(Part(Period)))
    count: int | None = field(default=None, validator=Maybe(Integer(1)))

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-069",
            "expected a count for missing workshops, and for nothing else",
            "仅缺少的研讨会须注明数量",
            lambda due: [("count",)] if (due.count is None) is (due.due_kind is codes.DueKind.WORKSHOP_MISSING) else [],
        ),
    )

    @property
    def identity(self) -> tuple[codes.DueKind, str]:
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
class PlanRemark:
    """
    What a reader of the status should know beside the numbers.

    Attributes:
        code: What it is.
        period: The days that it is about, where it is about some.
    """

    code: codes.PlanRemarkCode = field(converter=AsCode[codes.PlanRemarkCode], validator=Code(codes.PlanRemarkCode))
    period: Period | None = field(default=None, validator=Maybe(Part(Period)))

    def label(self, language: str | Language) -> str:
        """
        The remark for people, in *language*.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        words = self.code.label(language)
        return words if self.period is None else f"{self.period.label(language)}{COLON.say(language)}{words}"


@final
@frozen(kw_only=True)
class PlanStatus:
    """
    What is on course, due or past on one day.

    Attributes:
        as_of_on: The day.
        state: Where the plan stands in its cycle.
        version: Which version is in operation; absent while none is.
        plan_year: In which year of the plan the day lies, counted from 1; absent while the plan is not in operation.
        cycle: The cycle that is open; absent while the plan is not in operation.
        review: How its review stands.
        indicators: How each thing that is counted stands in the open cycle.
        remarks: What a reader should know beside the numbers.
    """

    as_of_on: Date = field(converter=as_day, validator=Day())
    state: codes.PlanState = field(converter=AsCode[codes.PlanState], validator=Code(codes.PlanState))
    version: int | None = field(default=None, validator=Maybe(Integer(1)))
    plan_year: int | None = field(default=None, validator=Maybe(Integer(1)))
    cycle: Cycle | None = field(default=None, validator=Maybe(Part(Cycle)))
    review: codes.PlanStanding = field(
        default=codes.PlanStanding.NO_TARGET, converter=AsCode[codes.PlanStanding], validator=Code(codes.PlanStanding)
    )
    indicators: tuple[Indicator, ...] = field(
        default=(), converter=Each[Indicator], validator=Items(Part(Indicator), 2000)
    )
    remarks: tuple[PlanRemark, ...] = field(
        default=(), converter=Each[PlanRemark], validator=Items(Part(PlanRemark), 1000)
    )

    @property
    def standing(self) -> codes.PlanStanding:
        """
        The worst of the review and of all indicators whose period has not ended.

        A year that ended with fewer workshops than intended stays among the indicators; it does not mark what is done
        in the years after it.
        """
        open_now = (each.standing for each in self.indicators if each.period.last_on >= self.as_of_on)
        return indicator.worst([self.review, *open_now])


_CLOSE: Final = 60
"""Days. A reading of ours: two workshops "regularly" twice a year are hardly meant within the same two months."""


def find_crowded_years(
    activities: Iterable[Activity], target: Target, start: dt.date | None
) -> Iterator[tuple[Period, list[Activity]]]:
    """Every year of the plan with as many workshops as intended, all of them close together; with the later ones."""
    workshops = [each for each in activities if each.activity_kind is codes.ActivityKind.WORKSHOP]
    listed = [each for each in workshops if each.status is not codes.ActivityStatus.CANCELLED]
    listed.sort(key=lambda activity: activity.starts_on)
    if start is None or not listed or listed[-1].starts_on < start:
        return
    for year_kind, year, _ in indicator.years_to_count(start, Period(first_on=start, last_on=listed[-1].starts_on)):
        held = [each for each in listed if each.starts_on in year]
        intended = target(codes.TargetCode.WORKSHOPS_A_YEAR, year.last_on)
        enough = year_kind is codes.YearKind.PLAN_YEAR and intended is not None and len(held) >= max(intended, 2)
        if enough and (held[-1].starts_on - held[0].starts_on).days < _CLOSE:
            yield year, held[1:]


def remarks_on_workshops(
    activities: Iterable[Activity], target: Target, start: dt.date, within: Period
) -> Iterator[PlanRemark]:
    """Which years with a day of *within* have their workshops close together."""
    for year, _ in find_crowded_years(activities, target, start):
        if year.first_on <= within.last_on and year.last_on >= within.first_on:
            yield PlanRemark(code=codes.PlanRemarkCode.WORKSHOPS_CLOSE_TOGETHER, period=year)


def remarks_on(version: PlanVersion, reports: Iterable[QuarterlyReport]) -> Iterator[PlanRemark]:
    """What there is to say of the letters of the *version* in operation, and of the number of days in *reports*."""
    if any(letter.signed_on is None for letter in version.letters):
        yield PlanRemark(code=codes.PlanRemarkCode.LETTER_DAYS_UNKNOWN)
    intended = version.target(codes.TargetCode.REACTION_DAYS)
    for report in reports:
        if intended is not None and report.terms.policy.days != intended:
            yield PlanRemark(code=codes.PlanRemarkCode.OTHER_NUMBER_OF_DAYS, period=report.terms.period)


def activities_due(activities: Iterable[Activity], between: Period) -> Iterator[Due]:
    """The activities that are planned for a day of *between*."""
    for activity in activities:
        planned = activity.status in {codes.ActivityStatus.PLANNED, codes.ActivityStatus.MOVED}
        if planned and activity.starts_on in between:
            yield Due(
                due_kind=codes.DueKind.ACTIVITY,
                due_on=activity.starts_on,
                reference=activity.id,
                title=activity.title,
                period=Period(first_on=activity.starts_on, last_on=activity.ends_on or activity.starts_on),
            )


def workshops_due(activities: Iterable[Activity], target: Target, start: dt.date, between: Period) -> Iterator[Due]:
    """The workshops still to be arranged in each year that ends in *between*, as seen on its first day."""
    activities, at = tuple(activities), between.first_on
    for year_kind, period, whole in indicator.years_to_count(start, between):
        intended = (
            target(codes.TargetCode.WORKSHOPS_A_YEAR, period.last_on) if whole and period.last_on in between else None
        )
        # What is planned counts as arranged: the reminder is for workshops of which nobody has thought yet.
        held, ahead = indicator.split_activities(activities, codes.ActivityKind.WORKSHOP, period, at)
        missing = (intended or 0) - len(held) - len(ahead)
        if missing > 0:
            yield Due(
                due_kind=codes.DueKind.WORKSHOP_MISSING,
                due_on=period.last_on,
                # By the first day of its year and not by its number: the same year keeps its name in a calendar that
                # reads the feed again.
                reference=f"{year_kind.value}:{format_day(period.first_on)}",
                title=Texts(en=f"{year_kind.en} {period.label('en')}", zh=f"{year_kind.zh}{period.label('zh')}"),
                period=period,
                count=missing,
            )


# Due the day after its quarter, as the plan names no day: a calendar shows it when it can first be expected.
def reports_due(submissions: Iterable[QuarterlySubmission], start: dt.date, between: Period) -> Iterator[Due]:
    """The quarterly reports not received that are due on a day of *between*: the day after their quarter."""
    received = indicator.quarters_reported(submissions, between.last_on)
    ends = Period(first_on=max(start, days_after(between.first_on, -1)), last_on=max(start, between.last_on))
    for quarter in quarters(ends):
        due_on = days_after(quarter.last_day, 1)
        if quarter not in received and due_on in between:
            yield Due(
                due_kind=codes.DueKind.QUARTERLY_REPORT,
                due_on=due_on,
                reference=str(quarter),
                period=days_of(quarter),
            )


def review_due(cycle: Cycle, between: Period) -> Iterator[Due]:
    """The day on which the review that ends *cycle* is due, and the day on which its preparation opens."""
    for kind, day in (
        (codes.DueKind.PREPARATION, cycle.preparation_from_on),
        (codes.DueKind.REVIEW, cycle.review_due_on),
    ):
        if day in between:
            yield Due(
                due_kind=kind,
                due_on=day,
                reference=f"review:{format_day(cycle.period.first_on)}",
                title=Texts(en=cycle.period.label("en"), zh=cycle.period.label("zh")),
                period=cycle.period,
            )


def in_order(found: Iterable[Due]) -> tuple[Due, ...]:
    """By day, then by kind in the order of its list, then by what they are about."""
    kinds = list(codes.DueKind)
    return tuple(sorted(found, key=lambda due: (due.due_on, kinds.index(due.due_kind), due.reference)))
