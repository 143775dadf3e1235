"""
The Action plan as a calendar feed (RFC 5545): activities, and all days on which something is due.

Every event keeps its identifier, whatever becomes of it, so that a calendar which reads the feed again moves it and
does not show it twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from safetygate.documents.extras import need
from safetygate.domain.codes import ActivityStatus, DueKind
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.moments import days_after, format_day, to_moment

_CONTROL: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]")

Members: TypeAlias = Mapping[str, Any]
"""The members of a calendar or an event, by their names in RFC 5545."""

_STATUS: Final[Mapping[ActivityStatus, str]] = {
    ActivityStatus.PLANNED: "TENTATIVE",
    ActivityStatus.MOVED: "TENTATIVE",
    ActivityStatus.HELD: "CONFIRMED",
    ActivityStatus.CANCELLED: "CANCELLED",
}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "minutes": "{} minutes",
        "moved": "first announced for {}",
        "intended": "As the plan intends; it creates no rights or obligations.",
    },
    "zh": {
        "minutes": "时长{}分钟",
        "moved": "原定于{}",
        "intended": "此为计划的预期安排，不创设任何权利或义务。",
    },
}


def plan_calendar(plan: ActionPlan, *, due: Iterable[Due], made_at: dt.datetime, language: str = "en") -> bytes:
    """
    The feed of all activities of the *plan* and of all that is *due*, as an iCalendar file.

    Args:
        plan: The plan.
        due: What lies ahead, as `ActionPlan.due()` tells it.
        made_at: The moment at which the feed is made; of two copies of an event, the later one holds.
        language: The language of the entries: `"zh"` for Chinese, anything else for English.

    Raises:
        MissingExtra: Where the extra `[ical]` is not installed.
    """
    language = "zh" if language == "zh" else "en"
    events = [_activity(activity, language) for activity in plan.activities]
    events += [_due(each, language) for each in due if each.due_kind is not DueKind.ACTIVITY]
    stamp = {"DTSTAMP": to_moment(made_at, field="made_at")}
    return _written(plan, language, ({**event, **stamp, "UID": f"{plan.id}/{event['UID']}"} for event in events))


def _activity(activity: Activity, language: str) -> Members:
    return {
        "UID": f"{DueKind.ACTIVITY.value}/{activity.id}",
        "DTSTART": activity.starts_on,
        "DTEND": days_after(activity.ends_on or activity.starts_on, 1),
        "SUMMARY": activity.title.best(language, "en"),
        "DESCRIPTION": "\n".join(_told(activity, language)),
        "CATEGORIES": [activity.activity_kind.label(language)],
        "STATUS": _STATUS[activity.status],
        "TRANSP": "TRANSPARENT" if activity.status is ActivityStatus.CANCELLED else "OPAQUE",
    }


def _told(activity: Activity, language: str) -> Iterator[str]:
    words = _WORDS[language]
    particulars = [activity.activity_kind.label(language), activity.mode.label(language)]
    if activity.duration_minutes is not None:
        particulars.append(words["minutes"].format(activity.duration_minutes))
    yield " · ".join(particulars)
    status = activity.status.label(language)
    moved = activity.moved_from_on
    yield status if moved is None else f"{status} · {words['moved'].format(format_day(moved))}"
    yield from (topic.label(language) for topic in activity.topics)
    if activity.texts is not None:
        yield activity.texts.best(language, "en")


def _due(due: Due, language: str) -> Members:
    return {
        "UID": f"{due.due_kind.value}/{due.reference}",
        "DTSTART": due.due_on,
        "DTEND": days_after(due.due_on, 1),
        "SUMMARY": due.label(language),
        "DESCRIPTION": _WORDS[language]["intended"],
        "CATEGORIES": [due.due_kind.label(language)],
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }


def _written(plan: ActionPlan, language: str, events: Iterable[Members]) -> bytes:
    icalendar = need("icalendar", "The calendar feed", "ical")
    name = plan.latest.title.best(language, "en")
    head = {"PRODID": "-//safetygate//Action plan//EN", "VERSION": "2.0", "METHOD": "PUBLISH", "X-WR-CALNAME": name}
    feed = _filled(icalendar.Calendar(), head)
    for event in events:
        feed.add_component(_filled(icalendar.Event(), event))
    made: bytes = feed.to_ical()
    return made


def _filled(component: Any, members: Members) -> Any:
    for name, value in members.items():
        component.add(name, _text(value) if isinstance(value, str) else value)
    return component


def _text(value: str) -> Any:
    """A text with its signs escaped, whatever property it stands in: a line end in it must not begin a property."""
    from icalendar import vText

    lines = (_CONTROL.sub("", line) for line in value.splitlines())
    return vText("\n".join(lines))
