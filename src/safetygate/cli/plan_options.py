"""
What the commands of the Action plan take in the same way: a plan, a day, quarterly reports.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

import safetygate as sg
from safetygate.cli.records import record_in, records_in, write_record
from safetygate.cli.when import day_option, today

F = TypeVar("F", bound=Callable[..., Any])


def at_option(function: F) -> F:
    """The day on which it is asked, or on which something happens."""
    words = "The day; today where it is not given. 日期；未给出时为今天。"
    return day_option("--at", default=today, help=words)(function)


def reports_option(function: F) -> F:
    """Files with quarterly reports, of which the share of rapid reactions is shown."""
    words = "Quarterly reports with rapid reactions, one file or several. 载有快速反馈的季度报告，可给出多个文件。"
    return click.option("--reports", metavar="FILE", multiple=True, help=words)(function)


def submissions_option(function: F) -> F:
    """Files with the quarterly reports of the GACC as they were received."""
    words = "Quarterly reports of the GACC as received, one file or several. 收到的海关总署季度报告，可给出多个文件。"
    return click.option("--submissions", metavar="FILE", multiple=True, help=words)(function)


def ahead_options(function: F) -> F:
    """From which day to which one looks ahead, and what need not be waited for."""
    words = "The last day; a year later where it is not given. 最后一日；未给出时为一年后。"
    return at_option(day_option("--until", help=words)(submissions_option(function)))


def plan_in(name: str, language: str) -> sg.ActionPlan:
    """
    The plan in the file called *name*.

    Raises:
        Unusable: Where it holds none, with every problem told in *language*.
    """
    return record_in(name, sg.ActionPlan, language)


def reports_in(names: Sequence[str], language: str) -> list[sg.QuarterlyReport]:
    """
    The quarterly reports in the files called *names*.

    Raises:
        Unusable: Where one of them holds something else.
    """
    return [report for name in names for report in records_in(name, sg.QuarterlyReport, language)]


def submissions_in(names: Sequence[str], language: str) -> list[sg.QuarterlySubmission]:
    """
    The quarterly reports of the GACC in the files called *names*.

    Raises:
        Unusable: Where one of them holds something else.
    """
    return [each for name in names for each in records_in(name, sg.QuarterlySubmission, language)]


def write_plan(plan: sg.ActionPlan, output: str | None, *, read: Sequence[str] = ()) -> None:
    """Write *plan* to the file called *output*, none of those that were *read*, or to the standard output."""
    write_record(plan, output, read=read)
