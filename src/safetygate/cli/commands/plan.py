"""
The command `plan`: the Action plan, from its draft to its reviews.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Sequence
from typing import Any, Final

import click
from attrs import evolve
from pendulum import Date

import safetygate as sg
from safetygate.cli.command import Choice, group
from safetygate.cli.commands import plan_steps
from safetygate.cli.options import form_option, language_option, limit_option, organizer_option, output_option
from safetygate.cli.outcome import Unusable
from safetygate.cli.records import file_argument, record_in, records_in_all, write_record
from safetygate.cli.streams import cut, open_output, put, put_json, say, show_table
from safetygate.documents.plain import write_plain
from safetygate.domain.records.moments import format_day
from safetygate.domain.records.periods import years_after


@group()
def plan() -> None:
    """Keep the Action plan: sign it, record activities, see what is due, review it.

    管理行动计划：签署、记录活动、查看待办事项、进行审议。

    A command reads the plan from FILE and leaves that file as it is; - is the standard input.

    命令从 FILE 读取计划且不改动该文件；- 表示标准输入。
    """


@plan.command(short_help="Begin a plan. 新建计划。")
@click.option("--demo", is_flag=True, help="With made-up letters and activities. 附虚构的函件和活动。")
@output_option
def new(demo: bool, output: str | None) -> None:  # noqa: FBT001  # a flag of the command line
    """Write the Action plan of 2023 as a draft that nobody has signed.

    写出 2023 年行动计划的未签署草案。
    """
    if demo:
        # Only the demonstration stands on what was made for tests.
        from safetygate.testing.plans import demo_plan

        write_record(demo_plan(), output)
    else:
        write_record(sg.PLAN_OF_2023, output)


@plan.command(short_help="Show how it stands. 显示进展状况。")
@file_argument
@plan_steps.at_option
@plan_steps.reports_option
@plan_steps.submissions_option
@form_option
@language_option
def status(file: str, at: Date, form: str, language: str, **received: Sequence[str]) -> None:
    """Show what is on course, due or past on one day.

    显示某一日各事项进展正常、待完成或已超过预期期限。

    The share of rapid reactions, and how many quarterly reports came, are left out where no file is given.

    未给出相应文件时，不列快速反馈的比例和收到的季度报告数。
    """
    found = record_in(file, sg.ActionPlan, language).status(at=at, **_read_received(language, **received))
    if form == "json":
        put(json.dumps(write_plain(found), ensure_ascii=False, indent=2).encode())
        return
    rows = [
        (
            each.code.label(language),
            _OVER.say(language, each.year_kind.label(language), each.period.label(language)),
            each.figures(language),
            each.standing.label(language),
        )
        for each in found.indicators
    ]
    if found.cycle is not None:
        name, due_on = _REVIEW.say(language), format_day(found.cycle.review_due_on)
        rows.append((name, due_on, "", found.review.label(language)))
    show_table(" · ".join((format_day(at), found.state.label(language), found.standing.label(language))), rows)
    for remark in found.remarks:
        say(remark.label(language))


def _read_received(language: str, *, reports: Sequence[str], submissions: Sequence[str]) -> dict[str, Any]:
    """What was received, as `ActionPlan.status()` takes it: `None` where no file is given."""
    return {
        "reports": list(records_in_all(reports, sg.QuarterlyReport, language)) if reports else None,
        "submissions": list(records_in_all(submissions, sg.QuarterlySubmission, language)) if submissions else None,
    }


_REVIEW: Final = sg.Phrase("Review", "审议")
_OVER: Final = sg.Phrase("{} {}", "{}{}")


@plan.command(short_help="List what lies ahead. 列出后续事项。")
@file_argument
@plan_steps.ahead_options
@limit_option
@form_option
@language_option
def due(file: str, form: str, limit: int | None, language: str, **options: Any) -> None:
    """List what lies ahead: activities, workshops still missing, quarterly reports, the review.

    列出后续事项：活动、尚缺的研讨会、季度报告、审议。
    """
    found = cut(_look_ahead(record_in(file, sg.ActionPlan, language), language, **options), limit, language)
    if form == "json":
        put_json([write_plain(each) for each in found])
    for each in found if form == "text" else ():
        say(f"{format_day(each.due_on)}  {each.label(language)}")


def _look_ahead(
    plan: sg.ActionPlan, language: str, *, at: Date, until: Date | None, submissions: Sequence[str]
) -> tuple[sg.Due, ...]:
    return plan.due(
        between=(at, until or years_after(at, 1)),
        submissions=list(records_in_all(submissions, sg.QuarterlySubmission, language)),
    )


@plan.command(short_help="Show it to people. 以便于阅读的形式显示。")
@file_argument
@click.option(
    "--format",
    "form",
    type=Choice(["markdown", "side_by_side", "page"]),
    default="markdown",
    show_default=True,
    help="In one language, in both, or as a page (HTML). 单语、双语对照或网页（HTML）。",
)
@plan_steps.ahead_options
@plan_steps.reports_option
@language_option
def show(file: str, form: str, language: str, reports: Sequence[str], **options: Any) -> None:
    """Show the text of the plan, its signatures, activities and reviews.

    显示计划文本、签署情况、活动和审议。

    The page also shows what is on course and what lies ahead, and the timeline of the cycle.

    网页另显示进展状况、后续事项以及审议周期的时间线。
    """
    found = record_in(file, sg.ActionPlan, language)
    if form == "page":
        # Only this form needs the extra for pages.
        from safetygate.outputs.plan.page import plan_page

        due = _look_ahead(found, language, **options)
        received = _read_received(language, reports=reports, submissions=options["submissions"])
        text = plan_page(found, at=options["at"], due=due, language=language, **received)
    else:
        from safetygate.outputs.plan.text import plan_markdown, plan_side_by_side

        text = plan_side_by_side(found) if form == "side_by_side" else plan_markdown(found, language)
    put(text.rstrip("\n").encode())


@plan.command("changes", short_help="Show what was changed. 列出修改内容。")
@file_argument
@click.argument("later", metavar="[LATER]", required=False)
@language_option
def show_changes(file: str, later: str | None, language: str) -> None:
    """Show what was changed in the plan in FILE, as a JSON Patch (RFC 6902).

    以 JSON Patch（RFC 6902）列出 FILE 中计划的修改内容。

    With LATER, what that copy of the plan changes; without, what its last version changes in the one before.

    给出 LATER 时，列出该副本对计划的修改；未给出时，列出最后版本对前一版本的修改。
    """
    plan = record_in(file, sg.ActionPlan, language)
    if later is not None:
        found = sg.changes(plan, record_in(later, sg.ActionPlan, language))
    elif len(plan.versions) > 1:
        # Activities and reviews are the same in both, and would only lengthen the two sides of the comparison.
        bare = evolve(plan, activities=(), reviews=())
        found = sg.changes(*(evolve(bare, versions=(version,)) for version in plan.versions[-2:]))
    else:
        raise Unusable("expected a plan with several versions, or another copy of it to compare with")
    put(json.dumps(found, ensure_ascii=False, indent=2).encode())


@plan.command(short_help="Write a calendar feed. 输出日历订阅文件。")
@file_argument
@plan_steps.ahead_options
@organizer_option
@output_option
@language_option
def ical(file: str, output: str | None, organizer: str | None, language: str, **options: Any) -> None:
    """Write all activities, and what is due from one day to another, as an iCalendar file.

    以 iCalendar 文件输出全部活动及一段时间内的应完成事项。
    """
    from safetygate.outputs.plan.calendar import plan_calendar

    found, now = record_in(file, sg.ActionPlan, language), dt.datetime.fromtimestamp(time.time(), dt.UTC)
    due = _look_ahead(found, language, **options)
    feed = plan_calendar(found, due=due, made_at=now, language=language, organizer=organizer)
    with open_output(output, apart=[file]) as write:
        # What is written gets a line feed; lines of a calendar end in CR and LF (RFC 5545, 3.1).
        write(feed.rstrip(b"\r\n") + b"\r")


for command in (plan_steps.sign, plan_steps.activity, plan_steps.review):
    plan.add_command(command)
