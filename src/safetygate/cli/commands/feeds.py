"""
The command `import`: from feeds of the Safety Gate to alerts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, TypeAlias, final

import click
from attrs import asdict, frozen

from safetygate.cli.command import command
from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome, name_for_people
from safetygate.cli.showing import paint
from safetygate.cli.streams import open_output, over, tell
from safetygate.documents.document import dumps
from safetygate.domain.records.phrases import COMMA, Phrase
from safetygate.domain.records.problems import Severity

if TYPE_CHECKING:
    from safetygate.domain.alerts.alert import Alert
    from safetygate.feeds import AddendumNote, Finding, Labels, WeeklyReport
    from safetygate.feeds.intake import Intake


@final
@frozen(kw_only=True)
class Noticed:
    """
    One thing that was noticed in a feed: a finding on a notice, or what a report adds on an alert of an earlier one.

    Attributes:
        position: The place of the notice in the feed, counted from 1; absent for what a report adds.
        number: The number of the alert, where there is one.
        field: The member of the alert that it is about.
        code: What, as a stable code.
        severity: How much it weighs.
        message_en: What it says in English.
        message_zh: What it says in Chinese.
        raw: The text in question, exactly as it stood and never cut.
        routine: Whether it asks nothing of anybody, and is only counted.
    """

    position: int | None = None
    number: str | None
    field: str = ""
    code: str
    severity: Severity
    message_en: str
    message_zh: str
    raw: str
    routine: bool = False

    def text(self, name: str, language: str) -> str:
        """The same on one line, for people: where in the file called *name*, about what, and what it says."""
        raw = json.dumps(self.raw, ensure_ascii=False)
        shown = raw if len(raw) <= _LONGEST else f"{raw[: _LONGEST - 1]}…"
        where = name if self.position is None else f"{name}:{self.position}"
        about = " ".join(filter(None, (self.number, self.field))) or "-"
        message = Phrase(self.message_en, self.message_zh).say(language)
        return f"{where}: {about}: {self.severity.label(language)} {self.code}: {message} [{shown}]"


Note: TypeAlias = Callable[[str, Noticed], None]
"""Makes a note of what was noticed, with the name of the file."""

_IMPORTED: Final = Phrase(
    "{name}: {alerts} alerts; {errors} errors, {warnings} warnings, {remarks} remarks{routine}",
    "{name}：{alerts} 份预警通报；错误 {errors} 项，警告 {warnings} 项，提示 {remarks} 项{routine}",
)
_ROUTINE: Final = Phrase("; counted only: {}", "；仅计数：{}")
_INDEX: Final = Phrase("{name}: an index of {entries} weekly reports", "{name}：每周报告目录，共 {entries} 份报告")
_LEFT: Final = Phrase("{name}: left as it was, since not all could be read", "{name}：因未能全部读取，文件保持原样")
# A description has up to 2,626 characters; a line for people needs to show only what it is about.
_LONGEST: Final = 80


@command("import")
@files_argument
@output_option
@click.option("--findings", metavar="FILE", help="Write findings to FILE, a JSON object a line. 将问题写入文件。")
@click.option("--encoding", metavar="NAME", help="The encoding of a table, such as gb18030. 表格的字符编码。")
@click.option(
    "--labels",
    "labels",
    metavar="FILE",
    multiple=True,
    type=click.File("rb"),
    help="Words of another language for codes, as JSON. 其他语言的代码标签。",
)
@language_option
def import_alerts(
    files: Sequence[str], output: str | None, findings: str | None, language: str, **reading: Any
) -> Outcome:
    """Turn feeds of the Safety Gate into alerts, one JSON document a line.

    将“安全门”数据源转换为预警通报，每行一份 JSON 文档。

    A feed is a weekly report (XML), a notice of the portal or a page of the OpenDataSoft mirror (JSON), or a
    spreadsheet or mirror export (XLSX, XLS, CSV); - is the standard input. Of an index of weekly reports, its entries
    are written.
    Findings, and what a report adds on earlier alerts, are shown on the standard error, or written to a file of their
    own; findings that ask nothing of anybody are only counted.
    Ends with 1 where a notice was damaged, or is none.

    数据源可为每周报告（XML）、门户通报或 OpenDataSoft 镜像页面（JSON）、
    电子表格或镜像导出文件（XLSX、XLS、CSV）；- 表示标准输入。
    如为每周报告目录，则输出其条目。
    发现的问题及报告对以往通报的补充说明显示于标准错误输出，或写入单独文件；
    无须任何一方处理的问题仅计数。
    如有通报损坏或无法识别，以 1 结束。
    """
    from safetygate.feeds import Labels

    reading["labels"] = [Labels.parse(file.read()) for file in reading["labels"]]
    with open_output(output, apart=files) as write, open_output(findings, apart=[*files, output]) as write_finding:

        def note(name: str, noticed: Noticed) -> None:
            if findings is None:
                line = noticed.text(name, language)
                click.echo(paint(line, noticed.severity, noticed.code, language), err=True)
            else:
                write_finding(as_json(name, noticed))

        importer = Importer(write=write, note=note, language=language, read=partial(_read, **reading))
        outcome = over(files, importer.work)
        if outcome is Outcome.UNUSABLE:
            for name in {output, findings} - {None, "-"}:
                tell(_LEFT.say(language, name=name_for_people(str(name))))
            raise click.exceptions.Exit(outcome)  # so that no file is put in place that is not whole
    return outcome


@final
@frozen(kw_only=True)
class Importer:
    """
    Turns one feed after the other into alerts.

    Attributes:
        write: Writes one document.
        note: Makes a note of what was noticed.
        language: The language to speak.
        read: Reads a feed: each alert with all that was noticed.
    """

    write: Callable[[bytes], None]
    note: Note
    language: str
    read: Callable[[Intake], Iterator[tuple[Alert | None, list[Noticed]]]]

    def work(self, name: str, stream: BinaryIO) -> Outcome:
        """Turn the feed in *stream*, called *name*, into alerts, or list the entries of an index of reports."""
        from safetygate.feeds import detection
        from safetygate.feeds.intake import open_intake

        alerts, found, routine = 0, Counter[Severity](), Counter[str]()
        with open_intake(stream) as intake:
            if detection.is_index(intake.head):
                return self._list_index(name, intake)
            for alert, noticed in self.read(intake):
                if alert is not None:
                    self.write(dumps(alert))
                    alerts += 1
                for each in noticed:
                    if each.routine:
                        routine[each.code] += 1
                    else:
                        self.note(name, each)
                        found[each.severity] += 1
        counted = COMMA.say(self.language).join(f"{code} {count}" for code, count in routine.most_common())
        severities = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "remarks": Severity.INFORMATION}
        counts = {title: found[severity] for title, severity in severities.items()}
        counts_only = _ROUTINE.say(self.language, counted) if counted else ""
        tell(_IMPORTED.say(self.language, name=name, alerts=alerts, routine=counts_only, **counts))
        return Outcome.PROBLEMS if found[Severity.ERROR] else Outcome.FINE

    def _list_index(self, name: str, intake: Intake) -> Outcome:
        """Write the entries of an index of weekly reports, each as a JSON object."""
        from safetygate.feeds.forms import weekly_report

        entries = 0
        for report in weekly_report.read_index(intake):
            entries += 1
            held = asdict(report, filter=lambda _, value: value is not None)
            self.write(json.dumps(held, ensure_ascii=False, separators=(",", ":"), default=str).encode())
        tell(_INDEX.say(self.language, name=name, entries=entries))
        return Outcome.FINE


def alerts_of(stream: IO[bytes]) -> Iterator[tuple[Alert, list[Noticed]]]:
    """Each alert of a feed with all that was noticed; what a report adds comes with its first alert."""
    from safetygate.feeds.intake import open_intake

    with open_intake(stream) as intake:
        for alert, noticed in _read(intake):
            if alert is not None:
                yield alert, noticed


def _read(
    intake: Intake, *, encoding: str | None = None, labels: Iterable[Labels] = ()
) -> Iterator[tuple[Alert | None, list[Noticed]]]:
    """Each alert with all that was noticed; what a report without alerts adds comes last, without an alert."""
    from safetygate.feeds import detection

    reports: list[WeeklyReport] = []
    told = 0
    for reading in detection.readings(intake, reports, encoding=encoding, labels=tuple(labels)):
        added = [_describe_note(note) for report in reports[told:] for note in report.addendum_notes]
        told = len(reports)
        yield reading.alert, [*added, *(_describe_finding(reading.position, finding) for finding in reading.findings)]
    yield None, [_describe_note(note) for report in reports[told:] for note in report.addendum_notes]


def _describe_finding(position: int, finding: Finding) -> Noticed:
    return Noticed(
        position=position,
        number=finding.number,
        field=finding.field,
        code=finding.code,
        severity=finding.severity,
        message_en=finding.message_en,
        message_zh=finding.message_zh,
        raw=finding.raw,
        routine=finding.is_routine,
    )


def _describe_note(note: AddendumNote) -> Noticed:
    return Noticed(
        number=", ".join(note.numbers) or None,
        code=f"addendum-{note.action.value}",
        severity=Severity.INFORMATION,
        message_en=note.action.en,
        message_zh=note.action.zh,
        raw=note.text,
    )


def as_json(name: str, noticed: Noticed) -> bytes:
    """What was *noticed*, as a JSON object, with the *name* of the file."""
    told = {"file": name, **asdict(noticed, filter=lambda _, value: value is not None)}
    del told["routine"]
    told["severity"] = noticed.severity.value
    # A notice may hold half a surrogate pair ("\ud83d"), which has no bytes in UTF-8; it stays as its escape.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")
