"""
The command `plan`: the Action plan, from its draft to its reviews.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Sequence
from typing import Any

import click
from pendulum import Date

from safetygate.cli.commands.plan_steps import activity, review, sign
from safetygate.cli.options import language_option, output_option
from safetygate.cli.plan_options import ahead_options, at_option, plan_in, reports_in, reports_option, write_plan
from safetygate.cli.records import file_argument
from safetygate.cli.streams import open_output, put, say, show_table
from safetygate.documents.changes import changes
from safetygate.documents.document import part_to_dict
from safetygate.domain.plans.due import Due
from safetygate.domain.plans.indicator import Indicator
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.periods import years_after


@click.group(short_help="Keep the Action plan. 管理行动计划。")
def plan() -> None:
    """Keep the Action plan: sign it, record activities, see what is due, review it.

    管理行动计划：签署、记录活动、查看待办事项、进行评审。

    A command reads the plan from FILE and leaves that file as it is; - is the standard input.
    """


@plan.command(short_help="Begin a plan. 新建计划。")
@click.option("--demo", is_flag=True, help="With made-up letters and activities. 附虚构的函件和活动。")
@output_option
def new(demo: bool, output: str | None) -> None:  # noqa: FBT001  # a flag of the command line
    """Write the plan of 18 September 2023 as a draft that nobody has signed.

    写出 2023 年 9 月 18 日行动计划的未签署草案。
    """
    write_plan(_demo_plan() if demo else PLAN_OF_2023, output)


def _demo_plan() -> ActionPlan:
    from safetygate.testing.plans import demo_plan

    return demo_plan()


@plan.command(short_help="Show how it stands. 显示进展状况。")
@file_argument
@at_option
@reports_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to tell it. 输出格式。",
)
@language_option
def status(file: str, at: Date, reports: Sequence[str], form: str, language: str) -> None:
    """Show what is on course, due or past on one day.

    显示某一日各事项进展正常、待完成或已逾预期期限。

    What quarterly reports tell is left out where none are given.
    """
    found = plan_in(file, language).status(at=at, reports=reports_in(reports, language) if reports else None)
    if form == "json":
        put(json.dumps(part_to_dict(found), ensure_ascii=False, indent=2).encode())
        return
    rows = [_row(indicator, language) for indicator in found.indicators]
    if found.cycle is not None:
        name = "评审" if language == "zh" else "Review"
        rows.append((name, format_day(found.cycle.review_due_on), "", found.review.label(language)))
    show_table(" · ".join((format_day(at), found.state.label(language), found.standing.label(language))), rows)


def _row(indicator: Indicator, language: str) -> tuple[str, str, str, str]:
    kind, period = indicator.year_kind.label(language), indicator.period.label(language)
    over = f"{kind}{period}" if language == "zh" else f"{kind} {period}"
    return indicator.code.label(language), over, indicator.figures(language), indicator.standing.label(language)


@plan.command(short_help="List what lies ahead. 列出后续事项。")
@file_argument
@ahead_options
@language_option
def due(file: str, language: str, **asked: Any) -> None:
    """List what lies ahead: activities, workshops still missing, quarterly reports, the review.

    列出后续事项：活动、尚缺的研讨会、季度报告、评审。
    """
    for each in _ahead(plan_in(file, language), language, **asked):
        say(f"{format_day(each.due_on)}  {each.label(language)}")


def _ahead(of: ActionPlan, language: str, *, at: Date, until: Date | None, reports: Sequence[str]) -> tuple[Due, ...]:
    return of.due(between=(at, until or years_after(at, 1)), reports=reports_in(reports, language))


@plan.command(short_help="Show it to people. 以便于阅读的形式显示。")
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "side_by_side", "page"]),
    default="markdown",
    show_default=True,
    help="In one language, in both, or as a page (HTML). 单语、双语对照或网页（HTML）。",
)
@ahead_options
@language_option
def show(file: str, form: str, language: str, **asked: Any) -> None:
    """Show the text of the plan, its signatures, activities and reviews.

    显示计划文本、签署情况、活动和评审。

    The page also shows what is on course and what lies ahead, and the timeline of the cycle.
    """
    found = plan_in(file, language)
    shown = _page(found, language, **asked) if form == "page" else _text(found, form, language)
    put(shown.rstrip("\n").encode())


def _text(of: ActionPlan, form: str, language: str) -> str:
    from safetygate.outputs.plan.text import plan_markdown, plan_side_by_side

    return plan_side_by_side(of) if form == "side_by_side" else plan_markdown(of, language)


def _page(of: ActionPlan, language: str, **asked: Any) -> str:
    from safetygate.outputs.plan.page import plan_page

    reports = reports_in(asked["reports"], language) if asked["reports"] else None
    return plan_page(of, at=asked["at"], due=_ahead(of, language, **asked), reports=reports, language=language)


@plan.command("changes", short_help="Tell what another version changes. 列出另一版本的修改。")
@file_argument
@click.argument("later", metavar="LATER")
@language_option
def show_changes(file: str, later: str, language: str) -> None:
    """Tell what LATER changes in the plan in FILE, as a JSON Patch (RFC 6902).

    以 JSON Patch（RFC 6902）列出 LATER 对 FILE 中计划的修改。
    """
    found = changes(plan_in(file, language), plan_in(later, language))
    put(json.dumps(found, ensure_ascii=False, indent=2).encode())


@plan.command(short_help="Write a calendar feed. 输出日历订阅文件。")
@file_argument
@ahead_options
@output_option
@language_option
def ical(file: str, output: str | None, language: str, **asked: Any) -> None:
    """Write all activities, and what is due from one day to another, as an iCalendar file.

    以 iCalendar 文件输出全部活动及一段时间内的到期事项。
    """
    from safetygate.outputs.plan.calendar import plan_calendar

    found, now = plan_in(file, language), dt.datetime.fromtimestamp(time.time(), dt.UTC)
    feed = plan_calendar(found, due=_ahead(found, language, **asked), made_at=now, language=language)
    with open_output(output, apart=[file]) as write:
        write(feed.rstrip(b"\r\n") + b"\r")


for command in (sign, activity, review):
    plan.add_command(command)
