"""The calendar feed, read back by another iCalendar reader."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import icalendar
import pytest
import vobject
from attrs import evolve
from hypothesis import given

from safetygate.domain.codes import ActivityMode, ActivityStatus, DueKind, Topic
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.errors import InvalidValue, MissingExtra
from safetygate.domain.records.texts import Texts
from safetygate.outputs.plan.calendar import plan_calendar
from safetygate.testing.plans import demo_plan, demo_submissions
from tests.plans.making import MADE_UP, activities, day, signed, workshop

MADE_AT = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
AHEAD = (day("2026-11-22"), day("2027-12-31"))


def read(plan: ActionPlan, due: Any = (), language: str = "en") -> dict[str, Any]:
    """The events of the feed, by identifier."""
    feed = vobject.readOne(plan_calendar(plan, due=due, made_at=MADE_AT, language=language).decode())
    events = feed.contents.get("vevent", [])
    found = {event.uid.value: event for event in events}
    assert len(found) == len(events)
    return found


def test_the_feed_holds_all_activities_and_all_that_is_due() -> None:
    """Each on its day, once: an activity that lies ahead is not told a second time as due."""
    plan = demo_plan()
    due = plan.due(between=AHEAD, submissions=demo_submissions())
    events = read(plan, due)

    days = {uid: str(event.dtstart.value) for uid, event in events.items()}
    assert days == {
        **{f"{plan.id}/activity/{each.id}": str(each.starts_on) for each in plan.activities},
        f"{plan.id}/quarterly_report/2026-Q4": "2027-01-01",
        f"{plan.id}/preparation/review:2025-09-18": "2027-03-18",
        f"{plan.id}/quarterly_report/2027-Q1": "2027-04-01",
        f"{plan.id}/quarterly_report/2027-Q2": "2027-07-01",
        f"{plan.id}/workshop_missing/plan_year:2026-09-18": "2027-09-17",
        f"{plan.id}/review/review:2025-09-18": "2027-09-18",
        f"{plan.id}/quarterly_report/2027-Q3": "2027-10-01",
        f"{plan.id}/workshop_missing/calendar_year:2027-01-01": "2027-12-31",
    }


@given(activities())
def test_an_update_moves_an_event_and_does_not_double_it(made: tuple[Activity, ...]) -> None:
    """Whatever becomes of an activity, its event keeps its identifier."""
    plan = signed(activities=made)
    moved = plan
    for each in made:
        later = evolve(
            each, status=ActivityStatus.MOVED, starts_on=each.starts_on.add(days=7), moved_from_on=each.starts_on
        )
        moved = moved.record(later)
    before, after = read(plan), read(moved)

    assert before.keys() == after.keys()
    assert all(after[uid].dtstart.value - before[uid].dtstart.value == dt.timedelta(days=7) for uid in before)


def test_a_due_day_keeps_its_identifier_when_it_moves() -> None:
    """So does whatever the host adds."""
    due = Due(due_kind=DueKind.FOLLOW_UP, due_on=day("2027-01-22"), reference="SR/01234/26")
    first, second = (read(signed(), [each]) for each in (due, evolve(due, due_on=day("2027-01-29"))))

    assert list(first) == list(second) == ["eu-china-action-plan/follow_up/SR/01234/26"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (ActivityStatus.PLANNED, "TENTATIVE"),
        (ActivityStatus.MOVED, "TENTATIVE"),
        (ActivityStatus.HELD, "CONFIRMED"),
        (ActivityStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_an_event_says_what_has_become_of_it(status: ActivityStatus, expected: str) -> None:
    """A cancelled activity stays in the calendar, struck out, until the feed is read again."""
    made = workshop("1", "2026-12-10", status=status, moved_from_on=day("2026-12-01"))
    (event,) = read(signed(activities=(made,))).values()

    assert event.status.value == expected


def test_an_event_takes_whole_days() -> None:
    """From the first day up to the day after the last, as RFC 5545 wants it, and nobody's calendar is blocked."""
    made = workshop("1", "2026-12-10", ends_on=day("2026-12-11"))
    (event,) = read(signed(activities=(made,))).values()

    assert (event.dtstart.value, event.dtend.value) == (dt.date(2026, 12, 10), dt.date(2026, 12, 12))
    assert event.transp.value == "TRANSPARENT"


MADE = workshop(
    "1",
    "2026-12-10",
    title=Texts(
        en="Commas, semicolons; and\nlines", zh="逗号，分号；以及很长很长很长很长很长很长很长很长很长很长的标题"
    ),
    status=ActivityStatus.MOVED,
    moved_from_on=day("2026-12-01"),
    duration_minutes=90,
    mode=ActivityMode.HYBRID,
    topics=(Topic.EU_SYSTEM,),
    texts=MADE_UP,
)


@pytest.mark.parametrize(
    ("language", "description"),
    [
        (
            "en",
            (
                "Workshop · Hybrid · 90 minutes\n"
                "Moved to another day · first announced for 2026-12-01\n"
                "EU system and examples of initiatives\n"
                "Made up"
            ),
        ),
        ("zh", "研讨会 · 线上线下结合 · 时长90分钟\n已改期 · 原定于2026-12-01\n欧盟制度及有关举措示例\n虚构"),
    ],
)
def test_an_event_is_told_in_one_language(language: str, description: str) -> None:
    """Special characters, long lines and Chinese come back as they were."""
    plan = signed(activities=(MADE,))
    feed = vobject.readOne(plan_calendar(plan, due=(), made_at=MADE_AT, language=language).decode())

    assert feed.vevent.summary.value == MADE.title[language]
    assert feed.vevent.description.value == description
    assert feed.contents["x-wr-calname"][0].value == plan.latest.title[language]


def test_the_feed_is_the_same_for_the_same_record() -> None:
    """The moment at which it is made is an argument, and stands in it in UTC."""
    plan = demo_plan()
    due = plan.due(between=AHEAD)
    feed = plan_calendar(plan, due=due, made_at=MADE_AT, language="en")

    assert feed == plan_calendar(plan, due=due, made_at=MADE_AT, language="en")
    assert feed.count(b"DTSTAMP:20261122T013000Z") == feed.count(b"BEGIN:VEVENT")
    assert feed.count(b"LAST-MODIFIED:20261122T013000Z") == feed.count(b"BEGIN:VEVENT")
    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))


def test_a_due_day_says_that_it_is_only_intended() -> None:
    """The plan creates no rights or obligations."""
    due = signed().due(between=(day("2025-09-18"), day("2025-09-18")))
    (english,), (chinese,) = (read(signed(), due, language).values() for language in ("en", "zh"))

    assert english.summary.value == "Review due: 2023-09-18 to 2025-09-17"
    assert english.description.value == "As the plan intends; it creates no rights or obligations."
    assert chinese.summary.value == "应开展审议：2023-09-18至2025-09-17"
    assert chinese.description.value == "此为计划的预期安排，不创设任何权利或义务。"


def test_a_missing_package_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host is told which extra to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra) as refusal:
        plan_calendar(signed(), due=(), made_at=MADE_AT, language="en")

    assert str(refusal.value).startswith("The calendar feed needs an optional package: install safetygate with its")
    assert refusal.value.extra == "ical"


_FORGED = """
import datetime as dt
from attrs import evolve
from safetygate.domain.records.texts import Texts
from safetygate.outputs.plan.calendar import plan_calendar
from safetygate.testing.plans import demo_plan

plan = demo_plan()
title = Texts(en="Plan" + SIGN + "ATTENDEE:mailto:x@example.org")
plan = plan.with_latest(title=title)
plan = evolve(plan, activities=tuple(evolve(each, title=title) for each in plan.activities))
print(plan_calendar(plan, due=(), made_at=dt.datetime(2026, 11, 22, tzinfo=dt.timezone.utc), language="en").decode())
"""


@pytest.mark.parametrize("options", [[], ["-O"]])
@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x85", "\u2028", "\x0b"])
def test_no_text_begins_a_property(options: list[str], sign: str) -> None:
    """A line end in a title or a text is escaped, with and without the assertions of the interpreter."""
    script = f"SIGN = {sign!r}\n{_FORGED}"
    made = subprocess.run([sys.executable, *options, "-c", script], capture_output=True, check=True, text=True).stdout

    assert not [line for line in made.splitlines() if line.startswith("ATTENDEE")]
    assert "X-WR-CALNAME:Plan\\nATTENDEE:mailto:x@example.org" in made


@pytest.mark.parametrize("reader", [icalendar.Calendar.from_ical, vobject.readOne])
def test_two_readers_move_a_moved_event(reader: Any) -> None:
    """The later copy has the same identifier, a higher revision and the new days; in either reader."""
    first = workshop("1", "2026-12-10")
    later = evolve(first, status=ActivityStatus.MOVED, starts_on=day("2026-12-17"), moved_from_on=day("2026-12-10"))
    plan = signed(activities=(first,))
    feeds = [
        plan_calendar(each, due=(), made_at=made_at, language="en", organizer="office@example.org")
        for each, made_at in ((plan, MADE_AT), (plan.record(later), MADE_AT + dt.timedelta(minutes=1)))
    ]

    before, after = (find_event(reader(feed.decode())) for feed in feeds)
    assert before["uid"] == after["uid"]
    assert (before["dtstart"], after["dtstart"]) == (dt.date(2026, 12, 10), dt.date(2026, 12, 17))
    assert int(before["sequence"]) < int(after["sequence"])
    assert before["last-modified"] < after["last-modified"]
    assert after["organizer"] == "mailto:office@example.org"
    assert all(feed.count(b"\n") == feed.count(b"\r\n") == feed.count(b"\r") for feed in feeds)
    assert all(b"METHOD:PUBLISH\r\n" in feed for feed in feeds)


def find_event(feed: Any) -> dict[str, Any]:
    """The only event of a *feed*, as either reader gives it."""
    names = ("uid", "dtstart", "sequence", "last-modified", "organizer")
    if isinstance(feed, icalendar.Calendar):
        (event,) = feed.walk("VEVENT")
        return {name: getattr(event[name], "dt", event[name]) for name in names}
    return {name: feed.vevent.contents[name][0].value for name in names}


@pytest.mark.parametrize("organizer", ["office", "a@b\r\nATTENDEE:x", "mailto:office@example.org", ""])
def test_an_organizer_is_a_mailbox(organizer: str) -> None:
    """Anything else is refused by its name."""
    with pytest.raises(InvalidValue, match="organizer: expected a mailbox"):
        plan_calendar(signed(), due=(), made_at=MADE_AT, language="en", organizer=organizer)
