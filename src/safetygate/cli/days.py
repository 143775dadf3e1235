"""
Days at the command line: how they are typed in, and which one is today.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import click
from pendulum import Date

from safetygate.domain.records.moments import format_day, parse_day

F = TypeVar("F", bound=Callable[..., Any])


def day_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a day, written `YYYY-MM-DD`, and nothing that would have to be guessed."""
    return click.option(*names, metavar="DAY", callback=_parsed, **further)


def _parsed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Date | None:
    try:
        return None if value is None else parse_day(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def today() -> str:
    """The day that the calendar of this machine shows."""
    now = time.localtime()
    return format_day(Date(now.tm_year, now.tm_mon, now.tm_mday))
