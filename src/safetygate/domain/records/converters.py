"""
What a member takes beside its own type, and makes its own: any aware `datetime`, any plain `date`.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

from pendulum import Date, DateTime

from safetygate.domain.records import moments
from safetygate.domain.records.errors import InvalidValue


def as_moment(value: dt.datetime) -> DateTime:
    """Any aware `datetime` as a moment in UTC; whatever is none is left for the check to refuse."""
    try:
        return moments.to_moment(value)
    except InvalidValue:
        return cast("DateTime", value)


def as_day(value: dt.date) -> Date:
    """Any plain `date` as a day; whatever is none is left for the check to refuse."""
    try:
        return moments.to_day(value)
    except InvalidValue:
        return cast("Date", value)


def maybe_moment(value: dt.datetime | None) -> DateTime | None:
    """The same for a member that may be absent."""
    return None if value is None else as_moment(value)


def maybe_day(value: dt.date | None) -> Date | None:
    """The same for a member that may be absent."""
    return None if value is None else as_day(value)
