"""
What the commands that count a quarter take in the same way: on which terms, and over which cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click

from safetygate.cli.counting import calendar_options, policy_option, read_calendar
from safetygate.cli.records import records_in
from safetygate.cli.when import moment_option, now, read_with
from safetygate.domain.cases.case import Case
from safetygate.domain.codes.reports import ReportStatus
from safetygate.domain.deadlines.calendars import WorkCalendar
from safetygate.domain.records.moments import BEIJING
from safetygate.domain.records.periods import Quarter
from safetygate.domain.reports.seen import Seen
from safetygate.domain.reports.tally import unite
from safetygate.domain.reports.terms import Terms

F = TypeVar("F", bound=Callable[..., Any])


def quarter_option(*, required: bool = True, words: str = "For example 2026-Q3. 季度。") -> Callable[[F], F]:
    """The quarter."""
    return click.option(
        "--quarter", metavar="YYYY-Qn", required=required, callback=read_with(Quarter.parse), help=words
    )


def terms_options(function: F) -> F:
    """On which terms a quarter is counted, but for the quarter; `read_terms` reads them."""
    words = "Count what was known by then; now by default. 数据截止时刻；默认为当前时刻。"
    status = click.option(
        "--status",
        type=click.Choice([status.value for status in ReportStatus]),
        default=ReportStatus.PROVISIONAL.value,
        show_default=True,
        help="Whether the figures are final, or made up. 数字的性质。",
    )
    zone = click.option("--zone", default=BEIJING, show_default=True, help="In whose days. 按何地日期统计。")
    return moment_option("--as-of", default=now, help=words)(policy_option(calendar_options(status(zone(function)))))


def read_terms(quarter: Quarter, options: dict[str, Any]) -> tuple[Terms, WorkCalendar | None]:
    """
    The terms that the options say, and the calendar on which their policy rests.

    Raises:
        Unusable: Where a list of days off cannot be read.
        InvalidValue: Where the terms are none.
    """
    policy, calendar = options["policy"], read_calendar(options)
    if calendar is not None:
        policy = policy.with_calendar(calendar)
    terms = Terms.of_quarter(quarter, policy, options["as_of"], zone=options["zone"], status=options["status"])
    return terms, calendar


def read_once(files: Sequence[str], language: str) -> Iterator[Case]:
    """
    Each case of *files* once, with its replicas merged.

    Files are read twice: first to see which cases come several times, so that only these are held until all their
    replicas are there. What can be read only once is held as a whole.
    """
    if "-" in files:
        yield from unite(_read_cases(files, language))
        return
    seen, several = Seen(), set[str]()
    for case in _read_cases(files, language):
        if not seen.add(case.id):
            several.add(case.id)
    replicas = []
    for case in _read_cases(files, language):
        if case.id in several:
            replicas.append(case)
        else:
            yield case
    yield from unite(replicas)


def _read_cases(files: Sequence[str], language: str) -> Iterator[Case]:
    for name in files:
        yield from records_in(name, Case, language)
