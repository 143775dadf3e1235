"""
The command `report`: the quarterly report of a collection of cases, for programs and for people.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import safetygate as sg
from safetygate import outputs
from safetygate.cli.command import command
from safetygate.cli.options import (
    engine_option,
    files_argument,
    language_option,
    output_option,
    read_with,
    report_form_option,
)
from safetygate.cli.outcome import Outcome
from safetygate.cli.records import record_in, write_record
from safetygate.cli.reporting import quarter_option, read_once, read_terms, terms_options
from safetygate.cli.showing import show_record
from safetygate.cli.streams import replace_file, say, tell


def _parse_figure(text: str) -> tuple[str, str, str]:
    parts = text.split("/")
    if len(parts) != 3:
        raise sg.InvalidValue("expected table, code and column, such as rapid_sold_online/yes/after", field="behind")
    return parts[0], parts[1], parts[2]


@command()
@files_argument
@quarter_option()
@terms_options
@click.option(
    "--previous", metavar="FILE", help="The report on the quarter before, to compare. 上一季度的报告，用于比较。"
)
@click.option("--year-before", metavar="FILE", help="The report on the quarter a year before. 上年同期的报告。")
@click.option(
    "--earlier", metavar="FILE", multiple=True, help="A report on an earlier quarter, for the trend. 更早的报告。"
)
@click.option(
    "--reconciliation", metavar="FILE", help="What `submission reconcile` gave, for the page. 核对结果，用于网页。"
)
@click.option("--contact", metavar="TEXT", help="Whom to ask, on the page. 网页上的联系方式。")
@output_option
@click.option("--html", metavar="FILE", help="A page with charts. 带图表的网页。")
@click.option("--xlsx", metavar="FILE", help="A spreadsheet. 电子表格。")
@click.option(
    "--csv",
    "folder",
    metavar="DIR",
    help="A CSV file a table, and all figures in rows.csv. 每表一个 CSV 文件，全部数据见 rows.csv。",
)
@engine_option
@report_form_option
@click.option(
    "--behind",
    metavar="TABLE/CODE/COLUMN",
    callback=read_with(_parse_figure),
    help="Only list the cases behind a figure, named as in rows.csv. 仅列出某项数据（见 rows.csv）所依据的个案。",
)
@language_option
def report(files: Sequence[str], quarter: sg.Quarter, language: str, **options: Any) -> Outcome:
    """Count the cases of the files, one in a file or one a line, into the report of a quarter.

    将文件中的个案（每个文件一份，或每行一份）统计为季度报告。

    The same cases give the same report to the byte, in whatever order, on one processor or on a cluster.

    同样的个案得出逐字节相同的报告，与顺序无关，单个处理器与集群结果一致。
    """
    terms, calendar = read_terms(quarter, options)
    if options["behind"] is not None:
        for name in sg.cases_behind(read_once(files, language), terms, *options["behind"], calendar=calendar):
            say(name)
        return Outcome.FINE
    earlier = {
        name: None if options[name] is None else record_in(options[name], sg.QuarterlyReport, language)
        for name in ("previous", "year_before")
    }
    if options["engine"] == "dask":
        # Only this engine needs the extra for a cluster.
        from safetygate.engines.dask import tally_files

        tally = tally_files(files, terms, calendar=calendar)
    else:
        tally = sg.QuarterlyTally(terms=terms).add_all(read_once(files, language), calendar=calendar)
    made = tally.report(**earlier)
    if options["output"] is not None or options["form"] == "json":
        write_record(made, options["output"], read=files)
    if options["form"] == "text":
        show_record(made, language)
    _write_forms(made, language, options)
    return Outcome.FINE


def _write_forms(made: sg.QuarterlyReport, language: str, options: dict[str, Any]) -> None:
    """The report for people, in each form that was asked for; what was written is named beside the output."""
    html, xlsx, folder = options["html"], options["xlsx"], options["folder"]
    earlier = [record_in(name, sg.QuarterlyReport, language) for name in options["earlier"]]
    if xlsx is not None:
        _put(Path(xlsx), outputs.report_sheets(made, language, earlier=earlier))
        tell(xlsx)
    if folder is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for table in (
            *outputs.report_tables(made, language, earlier=earlier),
            outputs.tidy_table(made, language, earlier=earlier),
        ):
            # With a byte order mark, without which spreadsheets read Chinese as another encoding.
            _put(Path(folder) / f"{table.name}.csv", outputs.csv_text(table).encode("utf-8-sig"))
        tell(folder)
    if html is not None:
        held = options["reconciliation"]
        rows = None if folder is None else os.path.join(folder, "rows.csv")  # noqa: PTH118  # beside `relpath`
        beside = (name for name in (options["output"], xlsx, rows) if name is not None and name != "-")
        page = outputs.report_page(
            made,
            language,
            earlier=earlier,
            reconciliation=None if held is None else record_in(held, sg.QuarterlyReconciliation, language),
            contact=options["contact"],
            beside=[os.path.relpath(name, Path(html).parent) for name in beside],
        )
        _put(Path(html), page.encode())
        tell(html)


def _put(file: Path, data: bytes) -> None:
    with replace_file(str(file)) as stream:
        stream.write(data)
