"""
Reminders as a calendar feed (RFC 5545): the last days of intended periods, as events of whole days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from safetygate.documents.extras import need
from safetygate.domain.desk.reminders import Reminder
from safetygate.domain.records.moments import days_after, to_moment
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.inert import calendar

_TITLE: Final = Phrase("Intended periods that end", "即将届满的预期期限")


def reminder_calendar(reminders: Iterable[Reminder], *, made_at: dt.datetime, language: str | Language) -> bytes:
    """
    The feed of *reminders*, as an iCalendar file.

    Args:
        reminders: What `upcoming` gives.
        made_at: The moment at which the feed is made; of two copies of an event, the later one holds.
        language: The language of the entries.

    Raises:
        InvalidValue: Where *made_at* names no zone, or there are no words in *language*.
        MissingExtra: Where the extra `[ical]` is not installed.
    """
    icalendar = need("icalendar", "The calendar feed", "ical")
    stamp = to_moment(made_at, field="made_at")
    feed = icalendar.Calendar()
    feed.add("PRODID", "-//safetygate//Reminders//EN")
    feed.add("VERSION", "2.0")
    # So that a calendar takes the feed as published and sends no answers to it.
    feed.add("METHOD", "PUBLISH")
    feed.add("X-WR-CALNAME", _TITLE.say(language))
    for each in reminders:
        event: Any = icalendar.Event()
        # The same whenever the feed is made, so that a calendar moves what it has and does not show it twice.
        event.add("UID", icalendar.vText(calendar(f"{each.case.id}/{each.flag.id}")))
        event.add("DTSTAMP", stamp)
        event.add("DTSTART", each.last_on)
        # The end is exclusive (RFC 5545, 3.6.1).
        event.add("DTEND", days_after(each.last_on, 1))
        event.add("SUMMARY", icalendar.vText(calendar(each.text(language))))
        event.add("DESCRIPTION", icalendar.vText(calendar(each.standing.text(language))))
        # A last day keeps nobody busy: no appointment is to be refused for it.
        event.add("TRANSP", "TRANSPARENT")
        feed.add_component(event)
    made: bytes = feed.to_ical()
    return made
