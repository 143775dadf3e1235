"""
Two calendars of 2025 for the tests: the State Council's, and one made up after the manner of the Union's institutions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safetygate.domain.deadlines.calendars import DaysOff
from safetygate.domain.records.moments import days_after, parse_day


def span(first: str, last: str) -> Iterator[dt.date]:
    """Every day from *first* to *last*."""
    start = parse_day(first)
    return (days_after(start, count) for count in range((parse_day(last) - start).in_days() + 1))


CHINA = DaysOff(
    name="China (State Council)",
    version="notice of 12 November 2024",
    years=(2025,),
    days_off=(
        parse_day("2025-01-01"),
        *span("2025-01-28", "2025-02-04"),
        *span("2025-04-04", "2025-04-06"),
        *span("2025-05-01", "2025-05-05"),
        *span("2025-05-31", "2025-06-02"),
        *span("2025-10-01", "2025-10-08"),
    ),
    working_days=tuple(
        map(parse_day, ("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11")),
    ),
)
"""The days that are off and the weekend days that are worked in 2025."""

OFFICE = DaysOff(
    name="Exemplar office, Brussels",
    version="2025-1",
    years=(2025,),
    days_off=(
        *span("2025-01-01", "2025-01-03"),
        *span("2025-04-17", "2025-04-21"),
        *span("2025-05-01", "2025-05-02"),
        parse_day("2025-05-09"),
        *span("2025-12-24", "2025-12-31"),
    ),
)
"""An office that closes from Maundy Thursday to Easter Monday, on 9 May and at the end of the year; made up."""
