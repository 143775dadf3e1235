"""
The terms of a report: which days it covers, as known when, counted how.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Final, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.codes.reports import ReportStatus
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.policy import FollowUpPolicy
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Code, Day, Maybe, Moment, Part, Text
from safetygate.domain.records.converters import AsCode, as_moment, maybe_day
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.periods import Period, Quarter
from safetygate.domain.records.rules import Path, Record, Rule

ZONE: Final = Text(100)
"""The name of a time zone."""


def _unknown_zone(terms: Terms) -> Iterable[Path]:
    try:
        moments.zone(terms.zone)
    except InvalidValue:
        return [("zone",)]
    return []


def _final_too_early(terms: Terms) -> Iterable[Path]:
    if terms.status is not ReportStatus.FINAL:
        return []
    try:
        over = moments.start_of(moments.days_after(terms.period.last_on, 1), terms.zone) <= terms.as_of
    except InvalidValue:
        # A zone that nobody knows is refused by its own rule, SG-M-080.
        return []
    return [] if over else [("status",)]


@final
@frozen(kw_only=True, cache_hash=True)
class Terms(Record):
    """
    What a report counts: two reports on the same terms and the same cases are equal to the byte.

    Attributes:
        period: The days that it covers.
        zone: In whose days: the IANA time zone in which the period begins and ends.
        policy: How the intended period of a rapid follow-up is counted; where that rests on a calendar of working days,
            the policy names it with its edition.
        as_of: The moment of extraction: only what was known by then counts.
        since: The first day of what is counted cumulatively; absent for everything before.
        status: Whether the figures are provisional, final, or made up.
    """

    period: Period = field(validator=Part(Period))
    zone: str = field(default=moments.BEIJING, validator=ZONE)
    policy: FollowUpPolicy = field(validator=Part(FollowUpPolicy))
    as_of: DateTime = field(converter=as_moment, validator=Moment())
    since: Date | None = field(default=None, converter=maybe_day, validator=Maybe(Day()))

    status: ReportStatus = field(
        default=ReportStatus.PROVISIONAL, converter=AsCode[ReportStatus], validator=Code(ReportStatus)
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            "SG-M-080",
            "expected an IANA time zone such as Asia/Shanghai",
            "时区应采用 IANA 名称，例如 Asia/Shanghai",
            _unknown_zone,
        ),
        Rule(
            "SG-M-081",
            "expected the cumulative count to begin on or before the first day of the period",
            "累计起始日不应晚于报告期首日",
            lambda terms: [("since",)] if terms.since > terms.period.first_on else [],
            about=("since",),
        ),
        Rule(
            "SG-M-088",
            "expected a final report only on a period that is over",
            "期间结束后方可作出最终报告",
            _final_too_early,
        ),
    )

    @classmethod
    def of_quarter(  # noqa: PLR0913  # a quarter and the terms of a report, each by name
        cls,
        quarter: Quarter,
        policy: FollowUpPolicy,
        as_of: dt.datetime,
        *,
        zone: str = moments.BEIJING,
        since: dt.date | None = None,
        status: ReportStatus | str = ReportStatus.PROVISIONAL,
    ) -> Terms:
        """
        The terms of a report on one *quarter*.

        Raises:
            InvalidValue: Where *as_of* or *zone* is none, *since* lies in or after the quarter, or the report is to be
                final before the quarter is over.
        """
        period = Period(first_on=quarter.first_day, last_on=quarter.last_day)
        return cls(period=period, zone=zone, policy=policy, as_of=as_of, since=since, status=status)

    def require_calendar(self, calendar: WorkCalendar | None) -> None:
        """
        Refuse to count without the calendar on which the policy rests.

        Raises:
            InvalidValue: Where *calendar* is another, or there is none and the policy needs one.
        """
        if not self.policy.admits(calendar) or (self.policy.needs_calendar and calendar is None):
            raise InvalidValue("expected the calendar on which the policy rests", field="calendar")
