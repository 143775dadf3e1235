"""
Reminders: which intended periods are about to end, and in which cases nothing is said any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, final

from attrs import field, frozen
from pendulum import Date, DateTime

from safetygate.domain.alerts.parties import Authority
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.flag import Flag
from safetygate.domain.codes import State
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.deadlines.events import expect_policy_of_case
from safetygate.domain.deadlines.policy import ACTION_PLAN, FollowUpPolicy
from safetygate.domain.deadlines.standing import AWAITED, Standing, stand
from safetygate.domain.desk.triage import read_cases
from safetygate.domain.records import moments
from safetygate.domain.records.checks import Day, Part
from safetygate.domain.records.converters import as_day
from safetygate.domain.records.errors import expect
from safetygate.domain.records.periods import Period
from safetygate.domain.records.phrases import Language, Phrase

_SENTENCE: Final = Phrase("{number}: a follow-up by {authority} is intended", "{number}：预期由{authority}跟进反馈")


@final
@frozen(kw_only=True)
class Reminder:
    """
    A flag whose period ends, with no reaction yet.

    Attributes:
        last_on: The last day.
        case: The case.
        flag: The flag.
        standing: Where it stands.
    """

    last_on: Date = field(converter=as_day, validator=Day())
    case: Case = field(validator=Part(Case))
    flag: Flag = field(validator=Part(Flag))
    standing: Standing = field(validator=Part(Standing))

    def concerns(self, authority: Authority) -> bool:
        """Whether *authority* raised the flag or is asked by it."""
        return authority.identity in {self.flag.author.identity, self.flag.addressed_to.identity}

    def text(self, language: str | Language) -> str:
        """
        Whose follow-up to which alert is intended, for the title of a reminder.

        Raises:
            InvalidValue: Where there are no words in *language*.
        """
        asked = self.flag.addressed_to
        # A national authority is known by its country; the code of any other says who it is.
        of_state = asked.country if asked.name is None and asked.identity[1:] else None
        name = asked.name or (asked.code if of_state is None else of_state).label(language)
        return _SENTENCE.say(language, number=self.case.alert.number, authority=name)


def upcoming(
    cases: Iterable[Case],
    between: Period,
    *,
    at: dt.datetime,
    policy: FollowUpPolicy = ACTION_PLAN,
    calendar: WorkCalendar | None = None,
) -> tuple[Reminder, ...]:
    """
    Every flag without a reaction whose last day lies in a period, the nearest first.

    Args:
        cases: The cases, in any order.
        between: The days that are looked at, in the zone in which each flag is counted.
        at: The moment of which it is spoken: what was said later is left out of account.
        policy: How intended periods are counted.
        calendar: Whose working days, where the policy needs to know them.

    Raises:
        InvalidValue: Where *at* names no zone, or the calculation of a deadline raises it.
    """
    moment = moments.to_moment(at, field="at")
    expect(between, Period, field="between")
    expect_policy_of_case(policy)
    found = []
    for case in read_cases(cases):
        known = case.as_of(moment)
        if case.opened_at > moment or known.state is State.CLOSED:
            continue
        for flag in known.waiting:
            where = stand(known, flag, policy, moment, calendar)
            if where.state in AWAITED and where.last_on is not None and where.last_on in between:
                found.append(Reminder(last_on=where.last_on, case=case, flag=flag, standing=where))
    return tuple(sorted(found, key=lambda each: (each.last_on, each.case.alert.number, each.case.id, each.flag.id)))


def quiet_since(cases: Iterable[Case], since: dt.datetime, *, at: dt.datetime) -> tuple[Case, ...]:
    """
    The cases that are open at the moment *at*, and in which nothing was said after *since*, the longest quiet first.

    Raises:
        InvalidValue: Where one of the moments names no zone, or *cases* are none.
    """
    moment, quiet_from = moments.to_moment(at, field="at"), moments.to_moment(since, field="since")
    found: list[tuple[DateTime, str, Case]] = []
    for case in read_cases(cases):
        known = case.as_of(moment)
        last = max(map(known.moment, known.entries), default=case.opened_at)
        quiet = last <= quiet_from and known.state is not State.CLOSED
        if quiet and case.opened_at <= min(quiet_from, moment):
            found.append((last, case.id, case))
    return tuple(case for _, _, case in sorted(found, key=lambda row: row[:2]))
