"""
Reminders as a calendar feed (RFC 5545): the last days of intended periods, as events of whole days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from safetygate.domain.desk.reminders import Reminder
from safetygate.domain.records.errors import expect_each
from safetygate.domain.records.moments import days_after
from safetygate.domain.records.phrases import Language, Phrase
from safetygate.outputs.capitals import say_standing
from safetygate.outputs.feed import Members, write_feed

_TITLE: Final = Phrase("Intended periods that end", "即将届满的预期期限")


def reminder_calendar(
    reminders: Iterable[Reminder], *, made_at: dt.datetime, language: str | Language, organizer: str | None = None
) -> bytes:
    """
    The feed of *reminders*, as an iCalendar file.

    Args:
        reminders: What `upcoming` gives.
        made_at: The moment at which the feed is made; of two copies of an event, the later one holds.
        language: The language of the entries.
        organizer: The mailbox of the office that publishes the feed.

    Raises:
        InvalidValue: Where *made_at* names no zone, *organizer* is no mailbox, or there are no words in *language*.
        MissingExtra: Where the extra `[ical]` is not installed.
    """
    reminders = expect_each(reminders, Reminder, field="reminders")
    return write_feed(
        (_event(each, Language.parse(language)) for each in reminders),
        product="Reminders",
        name=_TITLE.say(language),
        made_at=made_at,
        organizer=organizer,
    )


def _event(reminder: Reminder, language: Language) -> Members:
    return {
        # The same whenever the feed is made, so that a calendar moves what it has and does not show it twice.
        "UID": f"{reminder.case.id}/{reminder.flag.id}",
        "DTSTART": reminder.last_on,
        # The end is exclusive (RFC 5545, 3.6.1).
        "DTEND": days_after(reminder.last_on, 1),
        "SUMMARY": reminder.text(language),
        # The event takes the last day as the addressee counts it; the hour at which it ends differs by capital.
        "DESCRIPTION": say_standing(reminder.standing, language),
    }
