"""
The command `import`: from feeds of the Safety Gate to alerts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

import click

from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.streams import over, tell, written
from safetygate.domain.problem import Severity
from safetygate.exchange.document import dumps

if TYPE_CHECKING:
    from safetygate.sources.finding import Finding

Note: TypeAlias = Callable[[str, int, "Finding"], None]
"""Makes a note of one finding, with the file and the place of the notice in it."""

_IMPORTED: Final[Mapping[str, str]] = {
    "en": "{name}: {alerts} alerts, {findings} findings, {errors} of them errors",
    "zh": "{name}：{alerts} 条警报，{findings} 项发现，其中 {errors} 项为错误",
}
_LONGEST: Final = 80


@click.command("import", short_help="Turn feeds into alerts. 将数据源转换为警报。")
@files_argument
@output_option
@click.option("--findings", metavar="FILE", help="Write findings to FILE, a JSON object a line. 将发现写入文件。")
@language_option
def import_alerts(files: Sequence[str], output: str | None, findings: str | None, language: str) -> Outcome:
    """Turn feeds of the Safety Gate into alerts, one JSON document a line.

    将“安全门”数据源转换为警报，每行一份 JSON 文档。

    A feed is a weekly report (XML), a notice of the portal or a page of the OpenDataSoft mirror (JSON), or a
    spreadsheet export (XLSX, CSV); - is the standard input.
    What is noticed on the way is told beside the output, or written to a file of its own.
    Ends with 1 where a notice was damaged.
    """
    with written(output, apart=files) as write, written(findings, apart=files) as write_finding:
        note: Note = partial(_tell, language) if findings is None else partial(_note, write_finding)
        return over(files, partial(_imported, write, note, language))


def _imported(write: Callable[[bytes], None], note: Note, language: str, name: str, stream: BinaryIO) -> Outcome:
    from safetygate.sources import read_alerts

    alerts, found = 0, Counter[Severity]()
    for reading in read_alerts(stream):
        write(dumps(reading.alert))
        alerts += 1
        for finding in reading.findings:
            note(name, reading.position, finding)
            found[finding.severity] += 1
    errors = found[Severity.ERROR]
    tell(_IMPORTED[language].format(name=name, alerts=alerts, findings=found.total(), errors=errors))
    return Outcome.PROBLEMS if errors else Outcome.FINE


def as_json(name: str, position: int, finding: Finding) -> bytes:
    """A *finding* as a JSON object, with the file and the place of the notice in it; the raw text is never cut."""
    told = {
        "file": name,
        "position": position,
        "number": finding.number,
        "field": finding.field,
        "code": finding.code,
        "severity": finding.severity.value,
        "message_en": finding.message_en,
        "message_zh": finding.message_zh,
        "raw": finding.raw,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def _note(write: Callable[[bytes], None], name: str, position: int, finding: Finding) -> None:
    write(as_json(name, position, finding))


def _tell(language: str, name: str, position: int, finding: Finding) -> None:
    problem = finding.problem()
    raw = json.dumps(finding.raw, ensure_ascii=False)
    shown = raw if len(raw) <= _LONGEST else f"{raw[: _LONGEST - 1]}…"
    place = " ".join(filter(None, (f"{name}:{position}:", finding.number, finding.field)))
    tell(f"{place}: {finding.severity.label(language)} {finding.code}: {problem.message(language)} [{shown}]")
