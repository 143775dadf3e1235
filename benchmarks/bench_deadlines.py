"""
How long deadlines, standings, the order of work and worklists take: `python benchmarks/bench_deadlines.py [CASES]`.

Deadlines are compared with the plainest code on `datetime` and `zoneinfo` that gives the same answer, which is checked
first. Contenders take turns, and what is told is the ratio of their medians: times drift, ratios hardly do.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from pendulum import Date

from safetygate.domain.alerts.alert import Alert
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.case import Case
from safetygate.domain.cases.flag import Flag
from safetygate.domain.cases.follow_up import FollowUp
from safetygate.domain.codes import (
    Answer,
    AuthorityCode,
    Completeness,
    Country,
    FlagPurpose,
    FlagReason,
    FollowUpOutcome,
    NoMeasureReason,
    NotificationKind,
    ProductCategory,
    RiskLevel,
)
from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.deadlines.deadline import deadline
from safetygate.domain.deadlines.policy import ACTION_PLAN, CN_CIVIL_CODE, EU_1182_71, FollowUpPolicy
from safetygate.domain.deadlines.standing import standing
from safetygate.domain.desk.triage import triage
from safetygate.domain.desk.worklist import worklist
from safetygate.domain.records.moments import to_moment

ROUNDS = 15
START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
BEIJING, BRUSSELS = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Brussels")
OFF = frozenset(dt.date(year, 1, 1) + number * DAY for year in range(2020, 2090) for number in (0, 27, 28, 110, 120))
LIST = DaysOff(
    name="made up",
    version="1",
    years=tuple(range(2020, 2090)),
    days_off=tuple(Date(day.year, day.month, day.day) for day in sorted(OFF)),
)


def plain_strict(event: dt.datetime) -> tuple[dt.date, dt.datetime]:
    """21 calendar days, as one would write it."""
    last = event.astimezone(BEIJING).date() + dt.timedelta(days=21)
    return last, dt.datetime.combine(last + DAY, dt.time(), BEIJING).astimezone(dt.UTC)


def plain_rolled(zone: ZoneInfo) -> Callable[[dt.datetime], tuple[dt.date, dt.datetime]]:
    """The same, moved to the next working day."""

    def rolled(event: dt.datetime) -> tuple[dt.date, dt.datetime]:
        last = event.astimezone(zone).date() + dt.timedelta(days=21)
        while last.weekday() >= 5 or last in OFF:
            last += DAY
        return last, dt.datetime.combine(last + DAY, dt.time(), zone).astimezone(dt.UTC)

    return rolled


def ours(policy: FollowUpPolicy, calendar: DaysOff | None = None) -> Callable[[dt.datetime], Any]:
    """The calculator."""
    return lambda event: deadline(event, policy, calendar)


def seconds(task: Callable[[dt.datetime], Any], events: list[dt.datetime]) -> float:
    """How long *task* takes for each of *events*, on average."""
    begun = time.perf_counter()
    for event in events:
        task(event)
    return (time.perf_counter() - begun) / len(events)


def compare(
    title: str, plain: Callable[[dt.datetime], Any], own: Callable[[dt.datetime], Any], events: list[Any]
) -> None:
    """One line: the ratio of medians, the time and how many a second."""
    for event in events:
        answer = own(event)
        if plain(event) != (answer.last_on, answer.ends_at):
            raise SystemExit(f"{title}: different answers for {event}")
    pairs = [(seconds(plain, events), seconds(own, events)) for _ in range(ROUNDS)]
    theirs, mine = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{title:<58} {mine / theirs:5.2f} x  {1 / mine:>9,.0f} a second  (plain: {1 / theirs:>9,.0f})")


def deadlines() -> None:
    """Strict and rolled, for events of two years and for events each of its own day."""
    chance = random.Random(1)
    two_years = [START + dt.timedelta(seconds=chance.randrange(2 * 365 * 86400)) for _ in range(10_000)]
    own_days = [START + number * DAY + dt.timedelta(seconds=chance.randrange(86400)) for number in range(10_000)]
    moments = [to_moment(event) for event in two_years]
    compare("strict, datetimes of two years", plain_strict, ours(ACTION_PLAN), two_years)
    compare("strict, moments of records, two years", plain_strict_of(moments, two_years), ours(ACTION_PLAN), moments)
    compare("strict, each event on a day of its own", plain_strict, ours(ACTION_PLAN), own_days)
    compare("rolled, Regulation 1182/71, with a list", plain_rolled(BRUSSELS), ours(EU_1182_71, LIST), two_years)
    compare("rolled, Civil Code of China, with a list", plain_rolled(BEIJING), ours(CN_CIVIL_CODE, LIST), two_years)


def plain_strict_of(moments: list[Any], events: list[dt.datetime]) -> Callable[[Any], Any]:
    """The plain code on plain datetimes: a record's moment is one already, of another class."""
    events_by_moment = dict(zip(map(id, moments), events, strict=True))
    return lambda moment: plain_strict(events_by_moment[id(moment)])


def case(number: int, chance: random.Random) -> Case:
    """A case with one flag, half of them answered."""
    opened_at = to_moment(START + dt.timedelta(minutes=chance.randrange(150 * 24 * 60)))
    alert = Alert(
        number=f"SR/{number:05}/25",
        notification_kind=NotificationKind.SERIOUS_RISK,
        risk_level=chance.choice((None, *RiskLevel)),
        notifying_country=Country.DE,
        product=Product(
            category=chance.choice((ProductCategory.TOYS, ProductCategory.MACHINERY)), brands=("Exemplar",)
        ),
        sold_online=chance.choice(tuple(Answer)),
    )
    return Case.open(alert, id=f"case-{number}", moderator=DG_JUST, participants=(GACC,), opened_at=opened_at).receive(
        said(number, opened_at, chance)
    )


DG_JUST = Authority(code=AuthorityCode.DG_JUST)
GACC = Authority(code=AuthorityCode.GACC)


def said(number: int, opened_at: Any, chance: random.Random) -> list[Any]:
    """A flag, and perhaps an answer to it."""
    common = {"case_id": f"case-{number}", "made_at": opened_at}
    asked = {"addressed_to": GACC, "purpose": FlagPurpose.FOR_FOLLOW_UP, "reasons": (FlagReason.ORIGIN,)}
    flag = Flag(id=f"flag-{number}", author=DG_JUST, **common | asked)
    if chance.random() < 0.5:
        return [flag]
    done = {"outcome": FollowUpOutcome.NO_MEASURE, "completeness": Completeness.FINAL}
    reasons = {"no_measure_reasons": (NoMeasureReason.COMPANY_GONE,), "flag_id": flag.id}
    made_at = opened_at + dt.timedelta(days=chance.randrange(1, 40))
    return [flag, FollowUp(id=f"answer-{number}", author=GACC, **common | done | reasons | {"made_at": made_at})]


def queue(count: int) -> None:
    """Standings, the order of work and worklists of many cases, standings for the first time and again."""
    chance = random.Random(1)
    cases = [case(number, chance) for number in range(count)]
    now = START + 120 * DAY
    for title, task in (
        ("standings, first time", lambda: [standing(each, ACTION_PLAN, at=now) for each in cases]),
        ("standings, again", lambda: [standing(each, ACTION_PLAN, at=now) for each in cases]),
        ("order of work", lambda: triage(cases, at=now)),
        ("worklist of whoever is asked", lambda: worklist(cases, for_=GACC, at=now)),
        ("worklist of whoever asks", lambda: worklist(cases, for_=DG_JUST, at=now)),
    ):
        begun = time.perf_counter()
        task()
        took = time.perf_counter() - begun
        print(f"{title:<58} {took:6.2f} s for {count:,} cases  ({1e6 * took / count:.0f} microseconds each)")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}; ratio to plain datetime and zoneinfo, medians of {ROUNDS} rounds")
    deadlines()
    queue(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
