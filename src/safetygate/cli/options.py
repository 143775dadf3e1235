"""
What several commands take in the same way: files, a language, days and moments; and which moment is now.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from safetygate.cli.command import LANGUAGES, Choice

if TYPE_CHECKING:
    from pendulum import Date, DateTime

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def files_argument(function: F) -> F:
    """One or more files to read; `-` is the standard input."""
    return click.argument("files", metavar="FILE...", nargs=-1, required=True)(function)


def output_option(function: F) -> F:
    """Where to write, if not to the standard output."""
    return click.option("-o", "--output", metavar="FILE", help="Write to FILE. 写入文件。")(function)


def engine_option(function: F) -> F:
    """Where to count."""
    engines, words = Choice(["local", "dask"]), "Where to count. 计算引擎。"
    return click.option("--engine", type=engines, default="local", show_default=True, help=words)(function)


def organizer_option(function: F) -> F:
    """Who publishes a calendar feed."""
    words = "The mailbox of the office that publishes the feed. 发布日历的机构邮箱。"
    return click.option("--organizer", metavar="MAILBOX", help=words)(function)


def form_option(function: F) -> F:
    """For people, or for programs."""
    forms = Choice(["text", "json"])
    return click.option("--format", "form", type=forms, default="text", show_default=True, help="Format. 格式。")(
        function
    )


def report_form_option(function: F) -> F:
    """For people where they look on, or for programs."""
    words = "For people, or JSON; by default for people on a terminal. 文字或 JSON；终端上默认为文字。"
    return click.option("--format", "form", type=Choice(["text", "json"]), default=_form, help=words)(function)


def _form() -> str:
    return "text" if sys.stdout.isatty() else "json"


def limit_option(function: F) -> F:
    """How much to show; `cut` cuts."""
    words = "Show only the first N; how many more there are is told. 仅显示前 N 项，并说明其余项数。"
    return click.option("-n", "--limit", metavar="N", type=click.IntRange(0), help=words)(function)


def language_option(function: F) -> F:
    """In which language to speak; where the command does not say it, what was said before the command holds."""
    return _language_option()(function)


def first_language_option(function: F) -> F:
    """The same for the command as a whole, which also asks the environment."""
    return _language_option(envvar="SAFETYGATE_LANG", show_envvar=True, show_default="LANG")(function)


def _language_option(**further: Any) -> Callable[[F], F]:
    def default() -> Any:
        return click.get_current_context().meta["language"]

    help_text = "The language of help and output. 帮助和输出所用的语言。"
    return click.option("--lang", "language", type=Choice(LANGUAGES), default=default, help=help_text, **further)


def read_with(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    """What reads a value that was typed in by *parse*, and refuses it as a wrong argument where that raises."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return read


# Moments and days are loaded with the first one that is typed: help and completion do without.
def _parse_day(text: str) -> Date:
    from safetygate.domain.records.moments import parse_day

    return parse_day(text)


def _parse_moment(text: str) -> DateTime:
    from safetygate.domain.records.moments import parse_moment

    return parse_moment(text)


# 03/04/2026 is a day in March to some readers and in April to others.
def day_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a day, written `YYYY-MM-DD`, and nothing that would have to be guessed."""
    return click.option(*names, metavar="DAY", callback=read_with(_parse_day), **further)


# Without an offset a moment in Brussels and one in Beijing are written alike, six or seven hours apart.
def moment_option(*names: str, **further: Any) -> Callable[[F], F]:
    """An option that takes a moment with its offset, and nothing that would have to be guessed."""
    return click.option(*names, metavar="MOMENT", callback=read_with(_parse_moment), **further)


def at_option(function: F) -> F:
    """The moment of which it is asked, or at which something happens."""
    words = "The moment, with its offset; now where it is not given. 时刻（带时区偏移）；未给出时为当前时刻。"
    return moment_option("--at", default=now, help=words)(function)


def now() -> str:
    """The moment that the clock of this machine shows, to the second."""
    from safetygate.domain.records.moments import format_moment

    return format_moment(dt.datetime.now(dt.UTC).replace(microsecond=0))  # noqa: TID251  # this is the host


def today() -> str:
    """The day that the calendar of this machine shows."""
    # The day of whoever types it, unlike a moment, which always has its offset.
    return time.strftime("%Y-%m-%d", time.localtime())
