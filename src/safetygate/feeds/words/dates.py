"""
Days and moments as the feeds write them: `21/08/2026`, `2026-08-21`, `2026-08-21T11:00:28.766Z`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pendulum import Date, DateTime

from safetygate.domain.records import moments
from safetygate.feeds.finding import Notes, remember
from safetygate.feeds.remark import Remark
from safetygate.feeds.words.wording import clean, says_nothing

# as "21/08/2026", "2026-08-21" and "2022-05-27 00:00:00" of a workbook
_DAY: Final = re.compile(
    r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"
    r"|(?P<Year>[0-9]{4})[/.-](?P<Month>[0-9]{1,2})[/.-](?P<Day>[0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)
# as "2026-08-21T11:00:28.766Z" and "2024-03-02 14:39:36+0000"
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,6})?[0-9]*\s*(Z|[+-][0-9]{2}):?([0-9]{2})?"
)


@remember
def day(text: str, field: str, notes: Notes) -> Date | None:
    """
    The day that *text* means.

    A moment means the day that begins with it where it is midnight in Brussels or in UTC: the portal writes the day of
    a weekly report as midnight in Brussels and the day of a measure as midnight in UTC. Any other moment means the day
    on which it falls in Brussels, whose calendar the Safety Gate keeps.
    """
    if not text:
        return None
    text = clean(text, field, notes)
    if says_nothing(text):
        return None
    found = _day(text)
    if found is None and (at := _moment(text)) is not None:
        at_midnight = (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)
        found = moments.day_of(at, "UTC" if at_midnight else moments.BRUSSELS)
    if found is None:
        notes.add(Remark.DATE_MALFORMED, field, text)
    return found


def moment(text: str, field: str, notes: Notes) -> DateTime | None:
    """The moment that *text* names, in UTC."""
    if not text:
        return None
    text = clean(text, field, notes)
    found = _moment(text)
    if found is None and not says_nothing(text):
        notes.add(Remark.DATE_MALFORMED, field, text)
    return found


# cached, for the alerts of a report share their few days
@lru_cache(maxsize=4096)
def _day(text: str) -> Date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, number = (match[name] or match[name.title()] for name in ("year", "month", "day"))
    try:
        return moments.parse_day(f"{year}-{month:0>2}-{number:0>2}")
    except ValueError:
        return None


def _moment(text: str) -> DateTime | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    on, at, fraction, hours, minutes = match.groups(default="")
    try:
        return moments.parse_moment(f"{on}T{at}{fraction}{hours}" + (f":{minutes or '00'}" if hours != "Z" else ""))
    except ValueError:
        return None
