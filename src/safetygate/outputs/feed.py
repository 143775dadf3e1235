"""
A calendar feed (RFC 5545) as every calendar takes it: whole days that block nobody, and that move where they moved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from safetygate.documents.extras import need
from safetygate.domain.records.errors import InvalidValue, expect
from safetygate.domain.records.moments import to_moment
from safetygate.outputs import inert

_MAILBOX: Final = re.compile(r"[^\s@:<>\"]+@[^\s@:<>\"]+")

Members: TypeAlias = Mapping[str, Any]
"""The members of a calendar or an event, by their names in RFC 5545."""


def write_feed(
    events: Iterable[Members], *, product: str, name: str, made_at: dt.datetime, organizer: str | None = None
) -> bytes:
    """
    The feed of *events*, each with its `UID`, its days and its words.

    Args:
        events: The events; the `SEQUENCE` of one counts its changes, so that of two feeds of one minute one is newer.
        product: What made it, as in `Action plan`.
        name: What the calendar is called.
        made_at: The moment at which the feed is made; of two copies of an event, the later one holds.
        organizer: The mailbox of the office that publishes it.

    Raises:
        InvalidValue: Where *made_at* names no zone, or *organizer* is no mailbox.
        MissingExtra: Where the extra `[ical]` is not installed.
    """
    icalendar, moment = need("icalendar", "The calendar feed", "ical"), to_moment(made_at, field="made_at")
    head: dict[str, Any] = {"PRODID": f"-//safetygate//{product}//EN", "VERSION": "2.0"}
    # Calendars take the copy with the higher number; minutes fit in the 32 bits of the standard until 6053.
    minutes = int(moment.timestamp()) // 60
    own: dict[str, Any] = {
        "DTSTAMP": moment,
        "LAST-MODIFIED": moment,
        # Of a whole day nobody is busy all the time: no reader is to block it.
        "TRANSP": "TRANSPARENT",
    }
    if organizer is not None:
        expect(organizer, str, field="organizer")
        if _MAILBOX.fullmatch(organizer) is None:
            raise InvalidValue("expected a mailbox such as office@example.org", field="organizer")
        # What is published names who publishes it (RFC 5546, 3.2.1); without an organiser there is no method.
        head["METHOD"] = "PUBLISH"
        own["ORGANIZER"] = icalendar.vCalAddress(f"mailto:{organizer}")
    feed = _fill(icalendar.Calendar(), {**head, "X-WR-CALNAME": name})
    for event in events:
        revised = {"SEQUENCE": minutes + event.get("SEQUENCE", 0)}
        feed.add_component(_fill(icalendar.Event(), {**event, **own, **revised}))
    written: bytes = feed.to_ical()
    return written


def _fill(component: Any, members: Members) -> Any:
    """The *component* with its *members*, each text escaped: a line end in it must not begin a property."""
    # An extra: it is loaded where a feed is written.
    from icalendar import vText

    for name, value in members.items():
        if type(value) is str:
            # "Plan\x85ATTENDEE:mailto:x@example.org": readers differ in what they take for the end of a line.
            value = vText(inert.calendar(value))  # noqa: PLW2901  # the same value
        component.add(name, value)
    return component
