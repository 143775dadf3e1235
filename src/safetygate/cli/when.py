"""
Days and moments at the command line: how they are typed in, and which of them is now.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any, TypeVar

import click
from pendulum import Date

from safetygate.domain.records.moments import format_day, format_moment, parse_day, parse_moment

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def read_with(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    """What reads a value that was typed in by *parse*, and refuses it as a wrong argument where that raises."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return read


def day_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a day, written `YYYY-MM-DD`, and nothing that would have to be guessed."""
    return click.option(*names, metavar="DAY", callback=read_with(parse_day), **further)


def moment_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a moment with its offset, and nothing that would have to be guessed."""
    return click.option(*names, metavar="MOMENT", callback=read_with(parse_moment), **further)


def at_option(function: F) -> F:
    """The moment of which it is asked, or at which something happens."""
    words = "The moment, with its offset; now where it is not given. 时刻（带时区偏移）；未给出时为当前时刻。"
    return moment_option("--at", default=now, help=words)(function)


def now() -> str:
    """The moment that the clock of this machine shows, to the second."""
    return format_moment(dt.datetime.now(dt.UTC).replace(microsecond=0))  # noqa: TID251  # this is the host


def today() -> str:
    """The day that the calendar of this machine shows."""
    now = time.localtime()
    return format_day(Date(now.tm_year, now.tm_mon, now.tm_mday))
