"""
The command `case`: an alert and all that is said about it, each step from one file to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import click
from pendulum import DateTime

import safetygate as sg
from safetygate.cli.case_options import authority_option
from safetygate.cli.case_rows import case_as_json, show_case
from safetygate.cli.command import group
from safetygate.cli.commands.case_steps import STEPS
from safetygate.cli.options import at_option, files_argument, form_option, language_option, output_option
from safetygate.cli.outcome import Outcome, Unusable, name_for_people
from safetygate.cli.records import file_argument, record_in, records_in, write_record
from safetygate.cli.streams import put_json, tell


@group()
def case() -> None:
    """Keep a case: an alert and all that authorities say about it.

    管理个案：一份预警通报以及各主管机构就其所作的全部沟通。

    A command reads FILE and leaves it as it is; the case with the new entry is written out; - is the standard input.

    命令读取 FILE 且不改动该文件；含新条目的个案另行输出；- 表示标准输入。
    """


@case.command(short_help="Open a case. 建立个案。")
@file_argument
@click.option("--id", "name", required=True, help="Its identifier. 标识符。")
@click.option("--number", help="Which alert, where FILE holds several. 文件含多份预警通报时，指明其编号。")
@authority_option("--moderator", words="Who may close it. 牵头方。", default="dg_just", show_default=True)
@authority_option(
    "--participant",
    "participants",
    words="Another authority. 其他主管机构。",
    multiple=True,
    default=["gacc"],
    show_default=True,
)
@at_option
@output_option
@language_option
def new(file: str, name: str, at: DateTime, language: str, **options: Any) -> None:
    """Open a case about the alert in FILE.

    就文件中的预警通报建立个案。
    """
    # A weekly report is imported into one file of many alerts, of which a case takes one.
    alerts = [each for each in records_in(file, sg.Alert, language) if options["number"] in {None, each.number}]
    if len(alerts) != 1:
        raise Unusable(f"{name_for_people(file)}: expected one alert, got {len(alerts)}: name it with --number")
    sides: dict[str, Any] = {"moderator": options["moderator"], "participants": options["participants"]}
    opened = sg.Case.open(alerts[0], id=name, opened_at=at, **sides)
    write_record(opened, options["output"], read=[file])


for _step in STEPS:
    case.add_command(_step)


@case.command(short_help="Join replicas. 合并副本。")
@files_argument
@output_option
@language_option
def merge(files: Sequence[str], output: str | None, language: str) -> Outcome:
    """Join replicas of one case: every entry of all of them, each once.

    合并同一个案的各副本：保留全部条目，各出现一次。

    Conflicts and entries that do not fit are kept and told; the exit code is then 1.

    相互冲突或不合流程的条目予以保留并说明；此时退出代码为 1。
    """
    replicas = [record_in(name, sg.Case, language) for name in files]
    try:
        whole = reduce(sg.merge, replicas)
    except sg.InvalidValue as refusal:
        raise Unusable(str(refusal)) from refusal
    write_record(whole, output, read=files)
    for variant in whole.variants:
        said = [name for name in ("alert", "opened_at", "extensions") if getattr(variant, name)]
        tell(f"{whole.id}: {said[0]} ≠")
    for conflict in whole.conflicts:
        tell(f"{conflict.entry_id}: {len(conflict.contents)} ≠")
    for misfit in whole.misfits:
        tell(f"{misfit.entry_id}: {misfit.error}")
    return Outcome.PROBLEMS if whole.conflicts or whole.misfits or whole.variants else Outcome.FINE


@case.command(short_help="Show it. 显示个案。")
@file_argument
@form_option
@language_option
def show(file: str, form: str, language: str) -> None:
    """Show where the case stands and what was said, in order.

    显示个案状况以及按顺序排列的全部条目。
    """
    shown = list[dict[str, Any]]()
    for case in records_in(file, sg.Case, language):
        shown.append(case_as_json(case))
        if form == "text":
            show_case(case, language)
    if not shown:
        raise Unusable(f"{name_for_people(file)}: expected a case, got none")
    if form == "json":
        put_json(shown)
