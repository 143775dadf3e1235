"""
Triage: the order in which to work, and the reasons for it.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from safetygate.domain.alerts.product import Product
from safetygate.domain.cases.case import Case
from safetygate.domain.codes import Answer, FlagPurpose, FlagReason, NotificationKind, ProductCategory, RiskLevel
from safetygate.domain.codes.deadlines import StartEvent
from safetygate.domain.codes.desk import TriageReason
from safetygate.domain.deadlines.policy import ACTION_PLAN
from safetygate.domain.desk.triage import Priority, triage
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import to_moment
from tests.cases.conversation import ALERT, GACC, MODERATOR, answer, at, closure, flag, withdrawal

DAY = 24 * 60
BY_TRANSMISSION = evolve(ACTION_PLAN, name="by_transmission", starts=StartEvent.ALERT_TRANSMITTED)
NOW = at(30 * DAY)


def case(
    id: str,  # noqa: A002  # the name of the member
    *,
    online: Answer = Answer.NO,
    level: RiskLevel | None = RiskLevel.LOW,
    kind: NotificationKind = NotificationKind.OTHER_RISK,
    category: ProductCategory = ProductCategory.MACHINERY,
    number: str = "OR/00001/26",
    raised: float | None = None,
    reasons: tuple[FlagReason, ...] = (FlagReason.ORIGIN,),
) -> Case:
    """A case of no priority at all, but for what is said; *raised* days after the first, if it is flagged."""
    alert = evolve(
        ALERT,
        number=number,
        sold_online=online,
        risk_level=level,
        notification_kind=kind,
        product=Product(category=category, brands=("Exemplar",)),
    )
    opened = Case.open(alert, id=id, moderator=MODERATOR, participants=(GACC,), opened_at=at(0))
    if raised is None:
        return opened
    asked = flag(f"{id}-flag", raised * DAY, MODERATOR, case_id=id, addressed_to=GACC, reasons=reasons)
    return opened.receive([asked])


def with_entry(of: Case, entry: Any, **members: Any) -> Case:
    """The case with one more entry, made over to it."""
    return of.receive([evolve(entry, case_id=of.id, **members)])


def order(*cases: Case) -> list[str]:
    """The identifiers in the order of work, whatever order they come in."""
    mixed = list(cases)
    random.Random(7).shuffle(mixed)
    return [place.case.id for place in triage(mixed, at=NOW)]


ANSWERED = with_entry(case("answered", online=Answer.YES, raised=12), answer("e", "answered-flag", 13 * DAY))
CLOSED = with_entry(case("closed", online=Answer.YES, raised=12), closure("e", 13 * DAY, MODERATOR))
TAKEN_BACK = with_entry(
    case("taken-back", online=Answer.YES, raised=12),
    withdrawal("e", "taken-back-flag", 13 * DAY, MODERATOR),
)


@pytest.mark.parametrize(
    "cases",
    [
        # Sold online first, then perhaps, then not, whatever the risk.
        (
            case("a", online=Answer.YES, raised=12),
            case("b", online=Answer.UNKNOWN, level=RiskLevel.SERIOUS, raised=1),
            case("c", online=Answer.NO, level=RiskLevel.SERIOUS, category=ProductCategory.TOYS, raised=0.1),
        ),
        # A flag that says so is as good as the alert.
        (
            case("a", level=RiskLevel.HIGH, online=Answer.YES, raised=12),
            case("b", level=RiskLevel.MEDIUM, raised=12, reasons=(FlagReason.SOLD_ONLINE,)),
            case("c", level=RiskLevel.SERIOUS, raised=12),
        ),
        # Then risk, the gravest first; a level that is not stated stands between high and medium.
        (
            case("a", level=RiskLevel.SERIOUS, raised=12),
            case("b", level=None, kind=NotificationKind.SERIOUS_RISK, number="SR/00002/26", raised=12),
            case("c", level=RiskLevel.HIGH, category=ProductCategory.TOYS, raised=12),
            case("d", level=None, raised=12),
            case("e", level=RiskLevel.MEDIUM, raised=1),
            case("f", level=RiskLevel.LOW, raised=12),
        ),
        # Then vulnerable users: by category, or because a flag says so.
        (
            case("a", category=ProductCategory.TOYS, number="OR/00001/26", raised=12),
            case("b", category=ProductCategory.CHILDCARE_ARTICLES, number="OR/00002/26", raised=12),
            case("c", category=ProductCategory.FOOD_IMITATING_PRODUCTS, number="OR/00003/26", raised=12),
            case("d", raised=1),
        ),
        (case("a", raised=12, reasons=(FlagReason.VULNERABLE_USERS,)), case("b", raised=1)),
        # Then the nearest end, those past it first; then those for which none runs.
        (case("a", raised=1), case("b", raised=9.5), case("c", raised=20), case("d")),
        # Then the number, then the identifier.
        (case("b", number="OR/00001/26"), case("a", number="OR/00002/26"), case("c", number="OR/00002/26")),
        # What nobody was asked about comes after what somebody was, be it sold online and the other long past its end.
        (case("a", raised=1), case("b", online=Answer.YES, level=RiskLevel.SERIOUS), case("c", online=Answer.NO)),
        # What is answered, closed or withdrawn comes last.
        (case("a"), ANSWERED, CLOSED, TAKEN_BACK),
    ],
)
def test_the_order_of_work(cases: tuple[Case, ...]) -> None:
    """Each rule decides where the rules before it do not."""
    assert order(*cases) == [each.id for each in cases]


def placed(of: Case) -> Priority:
    """The only place in the order of one case."""
    return triage([of], at=NOW)[0]


def test_every_place_gives_its_reasons_in_both_languages() -> None:
    """The first reason is the one that counts most."""
    urgent = placed(case("a", online=Answer.YES, level=RiskLevel.SERIOUS, category=ProductCategory.TOYS, raised=12))

    assert urgent.reasons == (
        TriageReason.SOLD_ONLINE,
        TriageReason.SERIOUS_RISK,
        TriageReason.VULNERABLE_USERS,
        TriageReason.DEADLINE,
    )
    assert urgent.text("en") == (
        "sold online, which comes first; serious risk; used by children or other vulnerable people; "
        "Running: 18 days used, 3 days left, the last day is Sat 2026-04-04"
    )
    assert urgent.text("zh") == (
        "在线销售，优先处理；严重风险；供儿童等弱势群体使用；期限内：已用18天，剩余3天；最后一日为2026年4月4日（周六）"
    )
    assert placed(case("b", level=None)).text("en") == (
        "not sold online; level of risk not stated; not made for vulnerable people; nobody was asked to act"
    )
    assert placed(ANSWERED).text("en") == (
        "nothing is pending; sold online, which comes first; low risk; not made for vulnerable people"
    )


def test_places_are_counted_from_one() -> None:
    """The first place is place 1."""
    assert [place.position for place in triage([case("a"), case("b"), case("c")], at=NOW)] == [1, 2, 3]
    assert triage([], at=NOW) == ()


def test_what_was_said_later_does_not_count() -> None:
    """As of the day before the answer, the answered case still waits."""
    asked, answered = case("waiting", online=Answer.YES, raised=11), ANSWERED

    assert order(asked, answered) == ["waiting", "answered"]
    assert [place.case.id for place in triage([asked, answered], at=at(12.5 * DAY))] == ["waiting", "answered"]
    assert TriageReason.NOTHING_PENDING not in triage([answered], at=at(12.5 * DAY))[0].reasons


def test_another_policy_gives_another_order() -> None:
    """By the alert's transmission all of one day end together, so the number decides."""
    early, late = case("b", raised=1, number="OR/00002/26"), case("a", raised=2, number="OR/00001/26")

    assert [place.case.id for place in triage([early, late], at=NOW)] == ["b", "a"]
    assert [place.case.id for place in triage([early, late], at=NOW, policy=BY_TRANSMISSION)] == ["a", "b"]


cases = st.builds(
    case,
    id=st.text("abc", min_size=1, max_size=3),
    online=st.sampled_from(Answer),
    level=st.none() | st.sampled_from(RiskLevel),
    category=st.sampled_from([ProductCategory.TOYS, ProductCategory.MACHINERY]),
    number=st.sampled_from(["OR/00001/26", "OR/00002/26"]),
    raised=st.none() | st.integers(1, 25),
)


@given(drawn=st.lists(cases, max_size=8, unique_by=lambda each: each.id), chance=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_cases_come_in(drawn: list[Case], chance: random.Random) -> None:
    """Total and the same for any input order; every case has exactly one place."""
    mixed = list(drawn)
    chance.shuffle(mixed)

    assert triage(mixed, at=NOW) == triage(drawn, at=NOW)
    assert sorted(place.case.id for place in triage(drawn, at=NOW)) == sorted(each.id for each in drawn)


@given(drawn=st.lists(cases, min_size=2, max_size=8, unique_by=lambda each: each.id))
def test_nothing_online_stands_behind_what_is_not(drawn: list[Case]) -> None:
    """The first priority of the Action plan, whatever else is true of the cases: of those in which somebody waits."""
    asked = [place.case for place in triage(drawn, at=NOW) if place.case.flags]
    online = [case.alert.sold_online is Answer.YES for case in asked]

    assert online == sorted(online, reverse=True)


@given(drawn=st.lists(cases, min_size=2, max_size=8, unique_by=lambda each: each.id))
def test_what_is_past_never_stands_below_what_nobody_was_asked(drawn: list[Case]) -> None:
    """Whatever is sold online, and however grave its risk."""
    asked = [bool(place.case.flags) for place in triage(drawn, at=NOW)]

    assert asked == sorted(asked, reverse=True)


def test_what_is_not_open_yet_is_not_in_the_order() -> None:
    """On the morning before it is opened nobody can work on it."""
    assert triage([case("a")], at=at(-DAY)) == ()
    assert len(triage([case("a")], at=at(0))) == 1


def test_two_replicas_of_one_case_keep_an_order() -> None:
    """Even these come out the same: the shorter one first."""
    short = case("a", raised=12)
    seen = {"purpose": FlagPurpose.FOR_ATTENTION, "reasons": (FlagReason.ORIGIN,)}
    long = short.receive([flag("more", 13 * DAY, MODERATOR, case_id="a", **seen)])

    assert [len(place.case.entries) for place in triage([long, short], at=NOW)] == [1, 2]
    assert triage([long, short], at=NOW) == triage([short, long], at=NOW)


def test_a_moment_without_zone_is_refused() -> None:
    """Which day it is cannot be told."""
    with pytest.raises(InvalidValue, match="at: expected a moment with a time zone"):
        triage([case("a")], at=dt.datetime(2026, 3, 2))  # noqa: DTZ001  # that is the point
    assert triage([case("a")], at=to_moment(NOW))
