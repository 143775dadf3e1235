"""
The Action plan as a calendar feed (RFC 5545): activities, and all days on which something is due.

Every event keeps its identifier, whatever becomes of it, so that a calendar which reads the feed again moves it and
does not show it twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from safetygate.domain.codes import ActivityStatus, DueKind
from safetygate.domain.plans.activity import Activity
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.status import Due
from safetygate.domain.records.errors import expect, expect_each
from safetygate.domain.records.moments import days_after, format_day
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.feed import Members, write_feed

# The values of RFC 5545, 3.8.1.11; a day that was moved may be moved again.
_STATUS: Final[Mapping[ActivityStatus, str]] = {
    ActivityStatus.PLANNED: "TENTATIVE",
    ActivityStatus.MOVED: "TENTATIVE",
    ActivityStatus.HELD: "CONFIRMED",
    ActivityStatus.CANCELLED: "CANCELLED",
}

_MINUTES: Final = Phrase("{} minutes", "时长{}分钟")
_MOVED: Final = Phrase("first announced for {}", "原定于{}")
_INTENDED: Final = Phrase(
    "As the plan intends; it creates no rights or obligations.", "此为计划的预期安排，不创设任何权利或义务。"
)


def plan_calendar(
    plan: ActionPlan,
    *,
    due: Iterable[Due],
    made_at: dt.datetime,
    language: str | Language,
    organizer: str | None = None,
) -> bytes:
    """
    The feed of all activities of the *plan* and of all that is *due*, as an iCalendar file.

    Args:
        plan: The plan.
        due: What lies ahead, as `ActionPlan.due()` gives it.
        made_at: The moment at which the feed is made; of two copies of an event, the later one holds.
        language: The language of the entries.
        organizer: The mailbox of the office that publishes the feed.

    Raises:
        InvalidValue: Where there are no words in *language*, or *organizer* is no mailbox.
        MissingExtra: Where the extra `[ical]` is not installed.
    """
    due = expect_each(due, Due, field="due")
    expect(plan, ActionPlan, field="plan")
    parsed = Language.parse(language)
    events = [_activity(activity, parsed) for activity in plan.activities]
    events += [_due(each, parsed) for each in due if each.due_kind is not DueKind.ACTIVITY]
    named = ({**event, "UID": f"{plan.id}/{event['UID']}"} for event in events)
    title = plan.latest.title.best(parsed.value, "en")
    return write_feed(named, product="Action plan", name=title, made_at=made_at, organizer=organizer)


def _activity(activity: Activity, language: Language) -> Members:
    particulars = [activity.activity_kind.label(language), activity.mode.label(language)]
    if activity.duration_minutes is not None:
        particulars.append(_MINUTES.say(language, activity.duration_minutes))
    status, moved = [activity.status.label(language)], activity.moved_from_on
    if moved is not None:
        status.append(_MOVED.say(language, format_day(moved)))
    lines = [" · ".join(particulars), " · ".join(status), *(topic.label(language) for topic in activity.topics)]
    if activity.texts is not None:
        lines.append(activity.texts.best(language.value, "en"))
    return {
        "UID": f"{DueKind.ACTIVITY.value}/{activity.id}",
        "DTSTART": activity.starts_on,
        # The end is exclusive (RFC 5545, 3.6.1): an event of one day ends on the next.
        "DTEND": days_after(activity.ends_on or activity.starts_on, 1),
        "SUMMARY": activity.title.best(language.value, "en"),
        "DESCRIPTION": "\n".join(lines),
        "CATEGORIES": [activity.activity_kind.label(language)],
        "STATUS": _STATUS[activity.status],
        "SEQUENCE": activity.revision,
    }


def _due(due: Due, language: Language) -> Members:
    return {
        "UID": f"{due.due_kind.value}/{due.reference}",
        "DTSTART": due.due_on,
        "DTEND": days_after(due.due_on, 1),
        "SUMMARY": due.label(language),
        "DESCRIPTION": _INTENDED.say(language),
        "CATEGORIES": [due.due_kind.label(language)],
        "STATUS": "CONFIRMED",
    }
