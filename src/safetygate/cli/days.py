"""
Days at the command line: how they are typed in, and which one is today.
"""

from __future__ import annotations

import time
from typing import Any, final

import click
from pendulum import Date

from safetygate.domain.instant import parse_day


@final
class DayType(click.ParamType):
    """
    A day as it is typed in: `YYYY-MM-DD`, and nothing that would have to be guessed.
    """

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        """The day that *value* names; click tells the sentence where it names none."""
        if isinstance(value, Date):
            return value
        try:
            return parse_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


DAY = DayType()


def today() -> Date:
    """The day that the calendar of this machine shows."""
    now = time.localtime()
    return Date(now.tm_year, now.tm_mon, now.tm_mday)
