"""
A plan to show and to try things with: the one of 18 September 2023, with activities that are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.codes.reports import RapidResult, Table
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.plans.activity import Activity, Attendance, Project
from safetygate.domain.plans.agreement import Letter
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.plans.revision import assess_review, begin_review, decide
from safetygate.domain.records.moments import BEIJING, days_after, start_of
from safetygate.domain.records.periods import Period, Quarter
from safetygate.domain.records.texts import Texts
from safetygate.domain.reports.quarterly import QuarterlyReport
from safetygate.domain.reports.submission import QuarterlySubmission
from safetygate.domain.reports.tally import Cell, QuarterlyTally
from safetygate.domain.reports.terms import Terms

MADE_UP: Final = Texts(en="Made up for demonstration.", zh="为演示而虚构。")

_SIGNED_ON: Final = Date(2023, 9, 18)
_SPEAC: Final = Period(first_on=Date(2022, 11, 1), last_on=Date(2025, 11, 30))
_HELD: Final = {"status": codes.ActivityStatus.HELD}
_WORKSHOPS: Final = (
    (
        Date(2024, 3, 21),
        Texts(en="The EU system and the Product Safety Pledge", zh="欧盟制度与《产品安全承诺》"),
        codes.Topic.EU_SYSTEM,
        86,
    ),
    (
        Date(2024, 9, 12),
        Texts(en="The Chinese system and its authorities", zh="中国制度与主管机构"),
        codes.Topic.CHINESE_SYSTEM,
        104,
    ),
    (
        Date(2024, 11, 7),
        Texts(en="Challenges of enforcement in the EU", zh="欧盟执法面临的挑战"),
        codes.Topic.ENFORCEMENT_IN_EU,
        73,
    ),
    (
        Date(2025, 6, 19),
        Texts(en="Challenges of enforcement in China", zh="中国执法面临的挑战"),
        codes.Topic.ENFORCEMENT_IN_CHINA,
        91,
    ),
    (
        Date(2025, 11, 20),
        Texts(en="Marketplaces and repeated offers", zh="网络交易平台与重复上架"),
        codes.Topic.PRODUCT_SAFETY_PLEDGE,
        118,
    ),
    (
        Date(2026, 4, 16),
        Texts(en="Traceability of online sellers", zh="网络销售者的可追溯性"),
        codes.Topic.CHINESE_SYSTEM,
        97,
    ),
)
_TRAININGS: Final = (
    (Date(2024, 5, 23), Texts(en="Toys: what sellers need to know", zh="玩具：销售者须知"), 240),
    (Date(2025, 3, 13), Texts(en="Chargers and power supplies", zh="充电器与电源适配器"), 410),
    (Date(2026, 5, 21), Texts(en="Cosmetics and their labels", zh="化妆品及其标签"), 325),
)


def demo_plan() -> ActionPlan:
    """
    The plan of 18 September 2023 with letters, workshops, trainings and one review, all but the text made up.

    Every activity says of itself that it is made up.
    """
    plan = PLAN_OF_2023
    cities = (Texts(en="Brussels", zh="布鲁塞尔"), Texts(en="Beijing", zh="北京"))
    for party, place in zip(plan.parties, cities, strict=True):
        plan = plan.sign(Letter(party=party, place=place, signed_on=_SIGNED_ON))
    for activity in _activities():
        plan = plan.record(activity)
    plan = begin_review(plan, "review-1", at=Date(2025, 4, 10))
    texts = dict.fromkeys(codes.ActionCode, MADE_UP)
    plan = assess_review(
        plan, at=Date(2025, 9, 10), reports=demo_quarters(), submissions=demo_submissions(), texts=texts
    )
    return decide(plan, codes.ReviewDecision.CONTINUE, at=Date(2025, 9, 15), impact=MADE_UP, next_steps=[MADE_UP])


def demo_quarters() -> tuple[QuarterlyReport, ...]:
    """Made-up quarterly reports, from the end of 2023 to the third quarter of 2026, of rapid reactions only."""
    first = Quarter(2023, 3)
    return tuple(demo_report(first.shift(count), 40 + 3 * count, 52 + 2 * count) for count in range(13))


def demo_report(quarter: Quarter, within: int, due: int) -> QuarterlyReport:
    """
    A made-up report on one quarter: of *due* rapid reactions, so many were *within* the intended period.

    The others came a day late; nothing else was counted.
    """
    terms = Terms.of_quarter(quarter, ACTION_PLAN, start_of(quarter.shift(1).first_day, BEIJING))
    counts = {
        (Table.RAPID, RapidResult.AFTER.value): due - within,
        (Table.RAPID, RapidResult.WITHIN.value): within,
        (Table.DAYS, "20"): within,
        (Table.DAYS, "22"): due - within,
    }
    cells = (Cell(table=table, row=row, count=count) for (table, row), count in counts.items() if count)
    return QuarterlyTally(terms=terms, cells=tuple(cells)).report()


def demo_submissions() -> tuple[QuarterlySubmission, ...]:
    """Made-up quarterly reports of the GACC on the same quarters, without rows; the one on 2026-Q1 never came."""
    return tuple(
        demo_submission(report.terms.period) for report in demo_quarters() if report.quarter != Quarter(2026, 1)
    )


def demo_submission(period: Period) -> QuarterlySubmission:
    """A made-up report of the GACC on the quarter of these days, received a fortnight after its end."""
    dg_just, gacc = PLAN_OF_2023.parties
    return QuarterlySubmission(
        id=f"submission-{Quarter.of(period.first_on)}",
        issuer=gacc,
        recipient=dg_just,
        period=period,
        issued_on=days_after(period.last_on, 13),
        received_on=days_after(period.last_on, 15),
        texts=MADE_UP,
    )


def _activities() -> Iterator[Activity]:
    for number, (day, title, topic, participants) in enumerate(_WORKSHOPS, 1):
        attendance = Attendance(participants=participants)
        yield _workshop(f"workshop-{number}", day, title, topics=(topic,), **_HELD, attendance=attendance)
    for number, (day, title, companies) in enumerate(_TRAININGS, 1):
        attendance = Attendance(participants=companies + 57, companies=companies)
        yield _training(f"training-{number}", day, title, **_HELD, attendance=attendance)
    yield _workshop(
        "workshop-7",
        Date(2026, 12, 10),
        Texts(en="Two years of rapid exchanges", zh="快速交流两年回顾"),
        status=codes.ActivityStatus.MOVED,
        moved_from_on=Date(2026, 11, 26),
        topics=(codes.Topic.ENFORCEMENT_IN_EU, codes.Topic.ENFORCEMENT_IN_CHINA),
    )
    yield _training(
        "training-4",
        Date(2026, 6, 11),
        Texts(en="Electric scooters", zh="电动滑板车"),
        status=codes.ActivityStatus.CANCELLED,
    )


def _workshop(name: str, day: Date, title: Texts, **members: Any) -> Activity:
    kind, audience = codes.ActivityKind.WORKSHOP, (codes.Audience.AUTHORITIES,)
    return _activity(name, day, title, activity_kind=kind, audience=audience, duration_minutes=180, **members)


def _training(name: str, day: Date, title: Texts, **members: Any) -> Activity:
    kind, audience, topics = (
        codes.ActivityKind.TRAINING,
        (codes.Audience.ONLINE_SELLERS,),
        (codes.Topic.SAFETY_REQUIREMENTS,),
    )
    return _activity(
        name, day, title, activity_kind=kind, audience=audience, topics=topics, duration_minutes=90, **members
    )


def _activity(name: str, day: Date, title: Texts, **members: Any) -> Activity:
    return Activity(
        id=name,
        plan_id=PLAN_OF_2023.id,
        title=title,
        starts_on=day,
        mode=codes.ActivityMode.ONLINE,
        languages=(codes.TextLanguage.EN, codes.TextLanguage.ZH),
        hosts=PLAN_OF_2023.parties,
        project=Project(name="SPEAC", lifespan=_SPEAC) if day in _SPEAC else None,
        texts=MADE_UP,
        **members,
    )
