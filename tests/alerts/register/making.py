"""Alerts as feeds show them, and what is announced of them, made up for the tests of the register."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import evolve

import safetygate as sg

ALERT = sg.Alert(
    number="SR/00001/26",
    notification_kind="serious_risk",
    notifying_country="DE",
    product=sg.Product(category="toys", name={"en": "Rattle"}),
)


def day(text: str) -> dt.date:
    """A day of 2026, written as month and day."""
    return dt.date.fromisoformat(f"2026-{text}")


def moment(text: str) -> dt.datetime:
    """Noon of a day of 2026."""
    return dt.datetime.combine(day(text), dt.time(12), dt.UTC)


def show(
    number: str,
    on: str | None,
    *,
    feed: str = "weekly_xml",
    page: str | None = None,
    seen: str | None = None,
    **say: Any,
) -> sg.Publication:
    """A publication of the alert *number* in the report of the day *on*."""
    report_on = None if on is None else day(on)
    source = sg.Source(feed=feed, report_on=report_on, page_id=page)
    product = evolve(ALERT.product, **{name: say.pop(name) for name in ("counterfeit", "pictures") if name in say})
    alert = evolve(ALERT, number=number, published_on=report_on, source=source, product=product, **say)
    return sg.Publication(alert=alert, seen_at=None if seen is None else moment(seen))


def announce(action: str, *numbers: str, on: str | None, other: tuple[str, ...] = ()) -> sg.Announcement:
    """What an addendum of the day *on* says was done to the alerts *numbers*."""
    announced_on = None if on is None else day(on)
    return sg.Announcement(action=action, numbers=numbers, other_numbers=other, announced_on=announced_on)
