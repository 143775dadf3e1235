"""
What the commands that count a quarter take in the same way: on which terms, and over which cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click

import safetygate as sg
from safetygate import codes
from safetygate.cli.command import Choice
from safetygate.cli.counting import calendar_options, policy_option, read_calendar
from safetygate.cli.options import moment_option, now, read_with
from safetygate.cli.records import records_in_all
from safetygate.domain.records.moments import BEIJING
from safetygate.domain.reports.seen import Seen

F = TypeVar("F", bound=Callable[..., Any])


def quarter_option(*, required: bool = True, words: str = "For example 2026-Q3. 季度。") -> Callable[[F], F]:
    """The quarter."""
    return click.option(
        "--quarter", metavar="YYYY-Qn", required=required, callback=read_with(sg.Quarter.parse), help=words
    )


def terms_options(function: F) -> F:
    """On which terms a quarter is counted, but for the quarter; `read_terms` reads them."""
    words = "Count what was known by then; now by default. 数据截止时刻；默认为当前时刻。"
    # Provisional unless somebody says otherwise: figures of a live system change, and final is a decision.
    status = click.option(
        "--status",
        type=Choice([status.value for status in codes.ReportStatus]),
        default=codes.ReportStatus.PROVISIONAL.value,
        show_default=True,
        help="Whether the figures are final, or made up. 数字的性质。",
    )
    # Beijing, since the quarterly report is that of GACC; two zones can put one entry in two quarters.
    zone = click.option("--zone", default=BEIJING, show_default=True, help="In whose days. 按何地日期统计。")
    return moment_option("--as-of", default=now, help=words)(policy_option(calendar_options(status(zone(function)))))


def read_terms(quarter: sg.Quarter, options: dict[str, Any]) -> tuple[sg.Terms, sg.WorkCalendar | None]:
    """
    The terms that the options say, and the calendar on which their policy rests.

    Raises:
        Unusable: Where a list of days off cannot be read.
        InvalidValue: Where the terms are none.
    """
    policy, calendar = options["policy"], read_calendar(options)
    if calendar is not None:
        # In its version: a report that is counted again later must find the same last days.
        policy = policy.with_calendar(calendar)
    terms = sg.Terms.of_quarter(quarter, policy, options["as_of"], zone=options["zone"], status=options["status"])
    return terms, calendar


def read_once(files: Sequence[str], language: str) -> Iterator[sg.Case]:
    """
    Each case of *files* once, with its replicas merged.

    Files are read twice: first to see which cases come several times, so that only these are held until all their
    replicas are there. What can be read only once is held as a whole.
    """
    # The standard input cannot be read twice.
    if "-" in files:
        yield from sg.unite(records_in_all(files, sg.Case, language))
        return
    seen, several = Seen(), set[str]()
    for case in records_in_all(files, sg.Case, language):
        if not seen.add(case.id):
            several.add(case.id)
    replicas = []
    for case in records_in_all(files, sg.Case, language):
        if case.id in several:
            replicas.append(case)
        else:
            yield case
    yield from sg.unite(replicas)
