"""
The command `report`: the quarterly report of a collection of cases, for programs and for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from pendulum import DateTime

import safetygate as sg
from safetygate import codes, outputs
from safetygate.cli.counting import calendar_options, policy_option, read_calendar
from safetygate.cli.options import files_argument, language_option, output_option
from safetygate.cli.outcome import Outcome
from safetygate.cli.records import record_in, records_in_all, write_record
from safetygate.cli.streams import replace_file, tell
from safetygate.cli.when import moment_option, now, read_with
from safetygate.domain.records.moments import BEIJING
from safetygate.domain.reports.seen import Seen


@click.command(short_help="Count a quarter. 统计一个季度。")
@files_argument
@click.option(
    "--quarter",
    metavar="YYYY-Qn",
    required=True,
    callback=read_with(sg.Quarter.parse),
    help="For example 2026-Q3. 季度。",
)
@moment_option(
    "--as-of", default=now, help="Count what was known by then; now by default. 数据截止时刻；默认为当前时刻。"
)
@policy_option
@calendar_options
@click.option(
    "--status",
    type=click.Choice([status.value for status in codes.ReportStatus]),
    default=codes.ReportStatus.PROVISIONAL.value,
    show_default=True,
    help="Whether the figures are final, or made up. 数字的性质。",
)
@click.option("--zone", default=BEIJING, show_default=True, help="In whose days. 按何地日期统计。")
@click.option(
    "--previous", metavar="FILE", help="The report on the quarter before, to compare. 上一季度的报告，用于比较。"
)
@click.option("--year-before", metavar="FILE", help="The report on the quarter a year before. 上年同期的报告。")
@output_option
@click.option("--html", metavar="FILE", help="A page with charts. 带图表的网页。")
@click.option("--xlsx", metavar="FILE", help="A spreadsheet. 电子表格。")
@click.option("--csv", "folder", metavar="DIR", help="A CSV file a table. 每表一个 CSV 文件。")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where to count. 计算引擎。",
)
@language_option
def report(files: Sequence[str], quarter: sg.Quarter, as_of: DateTime, language: str, **options: Any) -> Outcome:
    """Count the cases of the files, one in a file or one a line, into the report of a quarter.

    将文件中的个案（每个文件一份，或每行一份）统计为季度报告。

    The same cases give the same report to the byte, in whatever order, on one processor or on a cluster.
    """
    policy, calendar = options["policy"], read_calendar(options)
    if calendar is not None:
        policy = policy.with_calendar(calendar)
    terms = sg.Terms.of_quarter(quarter, policy, as_of, zone=options["zone"], status=options["status"])
    earlier = {
        name: None if options[name] is None else record_in(options[name], sg.QuarterlyReport, language)
        for name in ("previous", "year_before")
    }
    if options["engine"] == "dask":
        from safetygate.engines.dask import tally_files

        tally = tally_files(files, terms, calendar=calendar)
    else:
        tally = sg.QuarterlyTally(terms=terms).add_all(_read_once(files, language), calendar=calendar)
    made = tally.report(**earlier)
    write_record(made, options["output"], read=files)
    _write_forms(made, language, html=options["html"], xlsx=options["xlsx"], folder=options["folder"])
    return Outcome.FINE


def _read_once(files: Sequence[str], language: str) -> Iterator[sg.Case]:
    """
    Each case of *files* once, with its replicas merged.

    Files are read twice: first to see which cases come several times, so that only these are held until all their
    replicas are there. What can be read only once is held as a whole.
    """
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


def _write_forms(
    made: sg.QuarterlyReport, language: str, *, html: str | None, xlsx: str | None, folder: str | None
) -> None:
    """The report for people, in each form that was asked for; what was written is named beside the output."""
    if html is not None:
        _put(Path(html), outputs.report_page(made, language).encode())
        tell(html)
    if xlsx is not None:
        _put(Path(xlsx), outputs.report_sheets(made, language))
        tell(xlsx)
    if folder is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for table in outputs.report_tables(made, language):
            # With a byte order mark, without which spreadsheets read Chinese as another encoding.
            _put(Path(folder) / f"{table.name}.csv", outputs.csv_text(table).encode("utf-8-sig"))
        tell(folder)


def _put(file: Path, data: bytes) -> None:
    with replace_file(str(file)) as stream:
        stream.write(data)
