"""
Moments at the command line: how they are typed in, and which one is now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

import click
from pendulum import DateTime

from safetygate.domain.records.moments import format_moment, parse_moment

F = TypeVar("F", bound=Callable[..., Any])


def moment_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a moment with its offset, and nothing that would have to be guessed."""
    return click.option(*names, metavar="MOMENT", callback=parsed, **further)


def at_option(function: F) -> F:
    """The moment of which it is asked, or at which something happens."""
    told = "The moment, with its offset; now where it is not given. 时刻（带时区偏移）；未给出时为当前时刻。"
    return moment_option("--at", default=now, help=told)(function)


def parsed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> DateTime | None:
    """The moment that was typed in, if any."""
    try:
        return None if value is None else parse_moment(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def now() -> str:
    """The moment that the clock of this machine shows, to the second."""
    return format_moment(dt.datetime.now(dt.UTC).replace(microsecond=0))  # noqa: TID251  # this is the host
