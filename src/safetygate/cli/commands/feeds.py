"""
The command `import`: from feeds of the Safety Gate to alerts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import IO, TYPE_CHECKING, BinaryIO, Final, TypeAlias, final

import click
from attrs import asdict, frozen

from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome, shown_name
from safetygate.cli.streams import over, tell, written
from safetygate.documents.document import dumps
from safetygate.domain.records.problems import Severity

if TYPE_CHECKING:
    from safetygate.domain.alerts.alert import Alert
    from safetygate.feeds import AddendumNote, Finding, WeeklyReport


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
    """

    position: int | None = None
    number: str | None
    field: str = ""
    code: str
    severity: Severity
    message_en: str
    message_zh: str
    raw: str


Note: TypeAlias = Callable[[str, Noticed], None]
"""Makes a note of what was noticed, with the name of the file."""

_IMPORTED: Final[Mapping[str, str]] = {
    "en": "{name}: {alerts} alerts, {findings} findings, {errors} of them errors",
    "zh": "{name}：{alerts} 份预警通报，{findings} 项问题，其中 {errors} 项为错误",
}
_LEFT: Final = {
    "en": "{name}: left as it was, since not all could be read",
    "zh": "{name}：因未能全部读取，文件保持原样",
}
_LONGEST: Final = 80


@click.command("import", short_help="Turn feeds into alerts. 将数据源转换为预警通报。")
@files_argument
@output_option
@click.option("--findings", metavar="FILE", help="Write findings to FILE, a JSON object a line. 将问题写入文件。")
@language_option
def import_alerts(files: Sequence[str], output: str | None, findings: str | None, language: str) -> Outcome:
    """Turn feeds of the Safety Gate into alerts, one JSON document a line.

    将“安全门”数据源转换为预警通报，每行一份 JSON 文档。

    A feed is a weekly report (XML), a notice of the portal or a page of the OpenDataSoft mirror (JSON), or a
    spreadsheet export (XLSX, CSV); - is the standard input.
    Findings, and what a report adds on earlier alerts, are shown on the standard error, or written to a file of their
    own.
    Ends with 1 where a notice was damaged.
    """
    with written(output, apart=files) as write, written(findings, apart=files) as write_finding:
        note: Note = partial(_tell, language) if findings is None else partial(_note, write_finding)
        outcome = over(files, partial(_imported, write, note, language))
        if outcome is Outcome.UNUSABLE:
            for name in {output, findings} - {None, "-"}:
                tell(_LEFT[language].format(name=shown_name(str(name))))
            raise click.exceptions.Exit(outcome)  # so that no file is put in place that is not whole
    return outcome


def _imported(write: Callable[[bytes], None], note: Note, language: str, name: str, stream: BinaryIO) -> Outcome:
    alerts, found = 0, Counter[Severity]()
    for alert, noticed in alerts_of(stream):
        write(dumps(alert))
        alerts += 1
        for each in noticed:
            note(name, each)
            found[each.severity] += 1
    errors = found[Severity.ERROR]
    tell(_IMPORTED[language].format(name=name, alerts=alerts, findings=found.total(), errors=errors))
    return Outcome.PROBLEMS if errors else Outcome.FINE


def alerts_of(stream: IO[bytes]) -> Iterator[tuple[Alert, list[Noticed]]]:
    """Each alert of a feed with all that was noticed; what a report adds comes with its first alert."""
    from safetygate.feeds import read_alerts

    before: WeeklyReport | None = None
    for reading in read_alerts(stream):
        report = reading.report
        added = () if report is None or report == before else report.addendum_notes
        before = report
        found = (_found(reading.position, finding) for finding in reading.findings)
        yield reading.alert, [*map(_added, added), *found]


def _found(position: int, finding: Finding) -> Noticed:
    return Noticed(
        position=position,
        number=finding.number,
        field=finding.field,
        code=finding.code,
        severity=finding.severity,
        message_en=finding.message_en,
        message_zh=finding.message_zh,
        raw=finding.raw,
    )


def _added(note: AddendumNote) -> Noticed:
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
    told["severity"] = noticed.severity.value
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def _note(write: Callable[[bytes], None], name: str, noticed: Noticed) -> None:
    write(as_json(name, noticed))


def _tell(language: str, name: str, noticed: Noticed) -> None:
    raw = json.dumps(noticed.raw, ensure_ascii=False)
    shown = raw if len(raw) <= _LONGEST else f"{raw[: _LONGEST - 1]}…"
    place = name if noticed.position is None else f"{name}:{noticed.position}"
    about = " ".join(filter(None, (noticed.number, noticed.field))) or "-"
    message = noticed.message_zh if language == "zh" else noticed.message_en
    tell(f"{place}: {about}: {noticed.severity.label(language)} {noticed.code}: {message} [{shown}]")
