"""
What else stands on the desk: reminders, quiet cases, news, selections, and many flags at once.
"""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

import icalendar
import pytest
from attrs import evolve

from safetygate.domain.alerts.parties import DG_JUST, GACC, SAMR
from safetygate.domain.alerts.product import Offer, Product
from safetygate.domain.cases.steps import NotAllowed
from safetygate.domain.codes import Answer, Country, FlagPurpose, Platform, ProductCategory, RiskLevel, State
from safetygate.domain.codes.desk import NewsKind
from safetygate.domain.desk.flagging import Request, flag_all
from safetygate.domain.desk.news import news
from safetygate.domain.desk.reminders import quiet_since, upcoming
from safetygate.domain.desk.selection import Selection, select
from safetygate.domain.records.errors import InvalidValue
from safetygate.domain.records.moments import parse_day, parse_moment
from safetygate.domain.records.periods import Period
from safetygate.domain.records.texts import Texts
from safetygate.outputs.reminders import reminder_calendar
from tests.cases.conversation import ALERT
from tests.desk.quarter import CASES

JULY = Period(first_on=parse_day("2026-07-01"), last_on=parse_day("2026-07-31"))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-07-01T09:30:00Z", []),
        ("2026-07-05T09:00:00Z", [("2026-07-22", "A"), ("2026-07-23", "B")]),
        ("2026-07-21T09:00:00Z", [("2026-07-23", "B")]),
        # Past its period it still waits; answered, it does not.
        ("2026-07-27T09:00:00Z", [("2026-07-23", "B")]),
        ("2026-08-06T09:00:00Z", []),
    ],
)
def test_what_is_about_to_be_due(moment: str, expected: list[tuple[str, str]]) -> None:
    """The flags without a reaction whose last day lies in July, as known at a moment."""
    found = upcoming(CASES, JULY, at=parse_moment(moment))

    assert [(str(each.last_on), each.case.id) for each in found] == expected
    assert all(each.concerns(GACC) and each.concerns(DG_JUST) and not each.concerns(SAMR) for each in found)


def test_reminders_are_a_calendar_feed() -> None:
    """An event of a whole day each, in the language that is asked for, with one and the same identifier each time."""
    at = parse_moment("2026-07-05T09:00:00Z")
    found = upcoming(CASES, JULY, at=at)
    feeds = {
        language: icalendar.Calendar.from_ical(reminder_calendar(found, made_at=at, language=language))
        for language in ("en", "zh-CN")
    }
    first, second = feeds["en"].walk("VEVENT")

    assert (first["UID"], first.decoded("DTSTART"), first.decoded("DTEND")) == (
        "A/A-flag",
        dt.date(2026, 7, 22),
        dt.date(2026, 7, 23),
    )
    assert str(second["SUMMARY"]) == (
        "OR/00002/26: a follow-up by General Administration of Customs of the People's Republic of China is intended"
    )
    assert str(feeds["zh-CN"].walk("VEVENT")[1]["SUMMARY"]) == "OR/00002/26：预期由中华人民共和国海关总署跟进反馈"
    assert reminder_calendar(found, made_at=at, language="en") == reminder_calendar(found, made_at=at, language="en")


def test_cases_in_which_nothing_is_said_any_more() -> None:
    """Open by then, and without a word since; the longest quiet first."""
    at = parse_moment("2026-08-20T00:00:00Z")

    def quiet(since: str) -> list[str]:
        return [case.id for case in quiet_since(CASES, parse_moment(since), at=at)]

    assert quiet("2026-08-19T00:00:00Z") == ["C", "E"]
    assert quiet("2026-08-01T00:00:00Z") == ["C"]
    assert quiet("2026-07-01T00:00:00Z") == []
    assert [case.id for case in quiet_since(CASES, at, at=parse_moment("2026-07-04T00:00:00Z"))] == ["A", "B", "C"]


def test_news_are_what_others_did() -> None:
    """Cases that others opened and what others said, the oldest first, never one's own."""
    since, at = parse_moment("2026-07-29T00:00:00Z"), parse_moment("2026-08-12T00:00:00Z")

    def told(authority: Any) -> list[tuple[str, str | None]]:
        found = news(CASES, since=since, for_=authority, at=at)
        return [(each.case.id, each.entry and each.entry.id) for each in found]

    assert told(GACC) == [("C", "C-2"), ("E", None), ("B", "B-3")]
    assert told(DG_JUST) == [("B", "B-2"), ("E", "E-flag")]


def test_news_read_in_both_languages() -> None:
    """Which alert, who, and what."""
    since, at = parse_moment("2026-08-05T00:00:00Z"), parse_moment("2026-08-06T01:30:00Z")
    answered, opened = (news(CASES, since=since, for_=authority, at=at)[0] for authority in (DG_JUST, GACC))

    assert answered.text("en") == (
        "OR/00002/26: Give the final answer, by General Administration of Customs of the People's Republic of China"
    )
    assert answered.text("zh") == "OR/00002/26：中华人民共和国海关总署：最终反馈"
    assert (opened.news_kind, opened.text("en"), opened.text("zh")) == (
        NewsKind.CASE,
        "OR/00005/26: A case was opened",
        "OR/00005/26：建立个案",
    )


def test_news_that_arrive_late_are_found_by_what_was_seen() -> None:
    """An answer of 5 August that arrives in September is no news by its moment, and is by the case as last seen."""
    seen = [evolve(CASES[1], entries=CASES[1].entries[:1])]
    by_moment = news([CASES[1]], since=parse_moment("2026-09-01T00:00:00Z"), for_=DG_JUST)
    by_seen = news([CASES[1]], since=seen, for_=DG_JUST)

    assert by_moment == ()
    assert [each.entry and each.entry.id for each in by_seen] == ["B-2"]
    assert [each.news_kind for each in news([CASES[1]], since=[], for_=GACC)][:1] == [NewsKind.CASE]


LAMP = evolve(
    ALERT,
    number="SR/00009/26",
    origin=Country.CN,
    sold_online=Answer.YES,
    risk_level=RiskLevel.SERIOUS,
    published_on=parse_day("2026-06-12"),
    product=Product(
        category=ProductCategory.LIGHTING_EQUIPMENT, brands=("Exemplar",), name=Texts(en="Night Lamp", zh="夜灯")
    ),
    offers=(Offer(platform=Platform.TEMU, identifier="601099516755037"),),
)


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ({}, True),
        ({"origin": ["CN", "TR"]}, True),
        ({"origin": ["TR"]}, False),
        ({"sold_online": ["yes"]}, True),
        ({"sold_online": ["no", "unknown"]}, False),
        ({"platform": ["temu"]}, True),
        ({"platform": ["amazon"]}, False),
        ({"risk_level": ["serious"], "category": ["lighting_equipment"]}, True),
        ({"risk_level": ["serious"], "category": ["toys"]}, False),
        ({"since": dt.date(2026, 6, 12)}, True),
        ({"since": dt.date(2026, 6, 13)}, False),
        ({"text": "LAMP night"}, True),
        ({"text": "夜灯"}, True),
        ({"text": "601099516755037"}, True),
        ({"text": "serious risk"}, True),
        ({"text": "lamp kettle"}, False),
    ],
)
def test_a_selection_chooses_what_answers_to_all_of_it(asked: dict[str, Any], chosen: bool) -> None:  # a table
    """Any value of a member, and all members; words in any order, in any text, number or label."""
    assert list(select([LAMP], Selection(**asked))) == ([LAMP] if chosen else [])


def test_cases_are_chosen_by_their_alerts() -> None:
    """The same question, of cases; an alert without a day is not chosen by one."""
    assert [case.id for case in select(CASES, Selection(sold_online=["yes"]))] == ["A", "D"]
    assert list(select([evolve(LAMP, published_on=None)], Selection(since=dt.date(2000, 1, 1)))) == []
    assert list(select([LAMP, *CASES], Selection(text="SR/00009/26"))) == [LAMP]


AT = parse_moment("2026-09-20T08:00:00Z")


def test_many_flags_are_raised_in_one_call() -> None:
    """About alerts in new cases, and in cases that there are; one flag for each addressee."""
    names = count(1)
    request = Request(author=DG_JUST, addressed_to=(GACC, SAMR), reasons=["sold_online", "origin"])
    [new, carried_on] = flag_all([LAMP, CASES[3]], request, at=AT, identify=lambda: f"new-{next(names)}")

    assert (new.id, new.moderator, new.participants, new.opened_at) == ("new-1", DG_JUST, (GACC, SAMR), AT)
    assert [(flag.id, flag.addressed_to, flag.purpose) for flag in new.flags] == [
        ("new-2", GACC, FlagPurpose.FOR_FOLLOW_UP),
        ("new-3", SAMR, FlagPurpose.FOR_FOLLOW_UP),
    ]
    assert new.state is State.AWAITING
    assert [flag.id for flag in carried_on.flags] == ["D-flag", "new-4", "new-5"]
    assert [flag.after for flag in carried_on.flags[1:]] == [CASES[3].last, "new-4"]


def test_flags_are_raised_all_or_none() -> None:
    """A stranger to a case raises none in it, and then no other is made either; somebody must be asked."""
    request = Request(author=SAMR, addressed_to=(GACC,), reasons=["origin"])

    with pytest.raises(NotAllowed):
        flag_all([LAMP, CASES[0]], request, at=AT, identify=iter("abc").__next__)
    with pytest.raises(InvalidValue, match="addressed_to: expected 1 to 100 items, got 0"):
        Request(author=DG_JUST, addressed_to=(), reasons=["origin"])
