"""
The commands `validate` and `show`: documents checked, and laid out for people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, BinaryIO, Final, final

import click

import safetygate as sg
from safetygate.cli.command import Choice, command
from safetygate.cli.options import files_argument, form_option, language_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.showing import show_problems, show_record
from safetygate.cli.streams import documents, over, put, tell
from safetygate.documents.report import MOST_PROBLEMS
from safetygate.domain.records.problems import Severity

if TYPE_CHECKING:
    from safetygate.documents.kinds import Document

_ORDER: Final = {severity: order for order, severity in enumerate(Severity)}
_SEVERAL: Final = sg.Phrase("{} documents, {} not valid", "{} 份文档，其中 {} 份无效")


@final
class Checked:
    """
    What was found in one file.

    Attributes:
        name: The name of the file.
        documents: How many documents it holds.
        invalid: How many of them are not valid.
        report: One report on all of them, errors first; in a stream, every problem says on which line it is.
    """

    def __init__(self, name: str, received: Iterable[sg.Received[Document]]) -> None:
        self.name = name
        self.documents = self.invalid = 0
        self._kinds: set[str | None] = set()
        self._complete = True
        # However long a stream is, only the worst are held, and one more, to know that there were more.
        worst = nsmallest(MOST_PROBLEMS + 1, self._problems(received), key=lambda problem: _ORDER[problem.severity])
        self.report = sg.Report(
            document_kind=self._kinds.pop() if len(self._kinds) == 1 else None,
            problems=tuple(worst[:MOST_PROBLEMS]),
            complete=self._complete and len(worst) <= MOST_PROBLEMS,
        )

    def _problems(self, received: Iterable[sg.Received[Document]]) -> Iterator[sg.Problem]:
        for each in received:
            self.documents += 1
            self.invalid += not each.report.valid
            self._kinds.add(each.report.document_kind)
            self._complete = self._complete and each.report.complete
            yield from each.report.problems


@command()
@files_argument
@click.option(
    "--format",
    "form",
    type=Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to report. 报告格式。",
)
@click.option("--lenient", is_flag=True, help="Take unknown members as warnings. 将未知成员视为警告。")
@language_option
def validate(files: Sequence[str], form: str, lenient: bool, language: str) -> Outcome:  # noqa: FBT001  # a flag of the command line
    """Check documents: one in a file, or one a line.

    检查文档：每个文件一份，或每行一份。

    As JSON, there is one validation report a line, for one file after the other.

    JSON 格式下，每个文件一份校验报告，每份一行。
    """
    found: list[Checked] = []

    def work(name: str, stream: BinaryIO) -> Outcome:
        found.append(Checked(name, documents(stream, lenient=lenient)))
        return Outcome.PROBLEMS if found[-1].invalid else Outcome.FINE

    outcome = over(files, work)
    if form == "sarif":
        put(json.dumps(_join_sarif(found), ensure_ascii=False).encode())
    for checked in found if form == "json" else ():
        put(sg.dumps(checked.report))
    for checked in found if form == "text" else ():
        head = checked.report.text(language).splitlines()[0]
        several = _SEVERAL.say(language, checked.documents, checked.invalid)
        show_problems(f"{checked.name}: {head if checked.documents == 1 else several}", checked.report, language)
    return outcome


def _join_sarif(found: Sequence[Checked]) -> dict[str, Any]:
    """One SARIF log of one run: services that show findings take one run of a tool, with each of its rules once."""
    logs = [checked.report.sarif(checked.name) for checked in found] or [sg.Report().sarif()]
    runs = [run for log in logs for run in log["runs"]]
    rules = {rule["id"]: rule for run in runs for rule in run["tool"]["driver"]["rules"]}
    driver = {**runs[0]["tool"]["driver"], "rules": [rules[code] for code in sorted(rules)]}
    results = [result for run in runs for result in run["results"]]
    return {**logs[0], "runs": [{"tool": {"driver": driver}, "results": results}]}


@command()
@files_argument
@form_option
@language_option
def show(files: Sequence[str], form: str, language: str) -> Outcome:
    """Lay documents out for people to read: one in a file, or one a line.

    以便于阅读的形式显示文档：每个文件一份，或每行一份。

    Alerts, cases, plans, tallies, quarterly reports, what they are reconciled with, and validation reports have a
    layout of their own; anything else is shown as JSON.

    预警通报、个案、计划、统计表、季度报告、核对结果和校验报告各有显示形式；其他文档显示为 JSON。
    """

    def work(name: str, stream: BinaryIO) -> Outcome:
        outcome = Outcome.FINE
        for received in documents(stream, lenient=True):
            if received.record is None:
                tell(f"{name}: {received.report.text(language)}")
                outcome = Outcome.PROBLEMS
            elif form == "json":
                put(sg.dumps(received.record, indent=2))
            else:
                show_record(received.record, language)
        return outcome

    return over(files, work)
